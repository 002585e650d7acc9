"""What a line says about a task: "端午包粽子, 8 人, 周六 9:00" is title, places and time; the rest is asked.

A moment is what `handlers.cards.times` understands. Here only the end is added to it, and the rest of the line is looked at.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from community import hours
from handlers.cards import times

_SEATS: Final = re.compile(
    r"(?<![\d:])(?:要|招|共)?\s*(\d{1,3}|[一二两兩三四五六七八九]?十[一二三四五六七八九]?|[一二两兩三四五六七八九])\s*"
    r"(?:个人|個人|人|名|位|people|persons?|volunteers?|helpers?)(?![\w])",
    re.IGNORECASE,
)
_UNITS: Final = dict(zip("一二两兩三四五六七八九", (1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
#: What stands between a beginning and an end.
_TO: Final = re.compile(r"\s*(?:到|至|~|～|–|—|-|\buntil\b|\btill\b|\bto\b)\s*", re.IGNORECASE)
_APART: Final = re.compile(r"[\s,，、;；。]+")
#: A line of more pieces than these is a text, and no plan.
_MOST_PIECES: Final = 24
_HALF_A_DAY: Final = timedelta(hours=12)
_NUMBER: Final = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Line:
    """What was understood; None and an empty title where nothing was said of it."""

    title: str = ""
    seats: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def understand(text: str) -> Line:
    """Return what a line says about a task."""
    line = unicodedata.normalize("NFKC", " ".join(text.split()))
    seats = None
    if found := _SEATS.search(line):
        seats = _count(found[1])
        line = f"{line[: found.start()]} , {line[found.end() :]}"
    pieces = [piece for piece in _APART.split(line) if piece]
    if len(pieces) <= _MOST_PIECES:
        # The longest that is a time is one: of 12 月 3 日 9:00, the last piece alone would be another.
        runs = [(at, end) for at in range(len(pieces)) for end in range(at + 1, len(pieces) + 1)]
        for at, end in sorted(runs, key=lambda run: run[0] - run[1]):
            if (when := span(" ".join(pieces[at:end]))) is not None:
                return Line(_title(pieces[:at] + pieces[end:]), seats, *when)
    return Line(_title(pieces), seats)


def span(text: str) -> tuple[datetime, datetime | None] | None:
    """Return beginning and end of a time that was typed, the end None where none is named; None if it is no time."""
    text = unicodedata.normalize("NFKC", text).strip()
    if (starts_at := times.parse(text)) is not None:
        return starts_at, None
    for to in reversed([*_TO.finditer(text)]):
        left, right = text[: to.start()], text[to.end() :]
        starts_at = times.parse(left) or times.parse(f"{left}点")
        ends_at = _end(right, starts_at) if starts_at is not None and right else None
        if starts_at is not None and ends_at is not None:
            return starts_at, ends_at
    return None


def numbers(text: str) -> list[int]:
    """Return the numbers in what was typed for places, and for the fewest of them."""
    plain = re.sub(r"[一二两兩三四五六七八九]?十[一二三四五六七八九]?|[一二两兩三四五六七八九]", _in_digits, text)
    return [int(one) for one in _NUMBER.findall(unicodedata.normalize("NFKC", plain))]


def _end(text: str, starts_at: datetime) -> datetime | None:
    """Return the end on the same day: in the afternoon where it began in one and only the hour is named."""
    day = hours.local(starts_at).date().isoformat()
    at = times.parse(f"{day} {text}") or times.parse(f"{day} {text}点")
    if at is not None and at <= starts_at < at + _HALF_A_DAY:
        at += _HALF_A_DAY
    return at


def _title(pieces: list[str]) -> str:
    return " ".join(pieces).strip(" ,，、;；。:：")


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_UNITS.get(tens, 1) * 10 if ten else 0) + _UNITS.get(ones, 0)


def _in_digits(found: re.Match[str]) -> str:
    return str(_count(found[0]))
