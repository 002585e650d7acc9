"""Every kind of timer stands in docs/delivery.md with what it does, and with what becomes of it when it is late."""

import inspect
from datetime import timedelta
from pathlib import Path

import pytest

from community.timers import Late, Occasion
from scheduler.ticks import OCCASIONS

PAGE = Path(__file__).parents[2] / "docs" / "delivery.md"
_MEANT = {Late.RUN: "runs", Late.SKIP: "skipped", Late.ASK: "asked"}


def _lateness(occasion: Occasion) -> str:
    if occasion.grace is None:
        return _MEANT[occasion.late]
    days, hours = divmod(occasion.grace, timedelta(days=1))
    told = f"{days} d" if days and not hours else f"{occasion.grace / timedelta(hours=1):g} h"
    return f"{_MEANT[occasion.late]} after {told}"


def _line(kind: str, occasion: Occasion) -> str:
    does = (inspect.getdoc(occasion.fire or occasion.fire_all) or "").split("\n\n")[0].replace("\n", " ")
    first = does.partition(". ")[0].removesuffix(".")
    return f"| `{kind}` | {first} | {_lateness(occasion)} | {occasion.way} |"


def test_the_table_of_timers_is_whole_and_right() -> None:
    made = [_line(kind, occasion) for kind, occasion in sorted(OCCASIONS.items())]
    table = PAGE.read_text(encoding="utf-8").partition("<!-- every kind of timer -->\n")[2].partition("\n\n")[0]
    if table.splitlines()[2:] != made:
        pytest.fail("docs/delivery.md should have:\n\n" + "\n".join(made))
