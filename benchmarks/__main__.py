"""`python -m benchmarks`: measure speed and memory beside their peers, and print one table.

`docs/speed.md` keeps what it printed and tells what was done about it.
"""

import argparse
import asyncio
import os
import platform
import unicodedata
from collections.abc import Sequence
from importlib import metadata

from benchmarks import answers, broadcasts, festivals, measures, timers
from benchmarks.measures import Row

_ALL = {**measures.ALL, **broadcasts.ALL, **timers.ALL, **festivals.ALL, **answers.ALL}
_HEAD = Row("", "Linli", "bare aiogram", "compared", "aim")
_MET = {None: "", True: "met", False: "NOT MET"}


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=list(_ALL), action="append", help="this measurement; may be given again")
    parser.add_argument("--quick", action="store_true", help="short rounds: to see that it works, not to quote")
    given = parser.parse_args()
    rows = []
    for name in given.only or _ALL:
        rows += asyncio.run(_ALL[name](quick=given.quick))
    print(_machine())
    print(_table(rows))


def _machine() -> str:
    """Say what the figures were taken on, and how busy it was beside them."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("aiogram", "pydantic", "SQLAlchemy"))
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, load {os.getloadavg()[1]:.1f}, Python {platform.python_version()}, {versions}\n"


def _table(rows: Sequence[Row]) -> str:
    lines = [
        [one.what, one.linli, one.echo, one.compared, one.aim, _MET[one.met] if one is not _HEAD else ""]
        for one in (_HEAD, *rows)
    ]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join("  ".join(_filled(*cell) for cell in zip(line, widths, strict=True)).rstrip() for line in lines)


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


if __name__ == "__main__":
    main()
