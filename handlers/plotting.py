"""What a line says about a task or an event: "端午包粽子, 8 人, 周六 9:00" is title, places and time; the rest is asked.

A moment is what `handlers.cards.times` understands. Here only the end is added to it, and the rest of the line is looked at.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from community import hours
from handlers.cards import times
from locales import everywhere

_SEATS: Final = re.compile(
    r"(?<![\d:])(?:要|招|共)?\s*(\d{1,4}|[一二两兩三四五六七八九]?十[一二三四五六七八九]?|[一二两兩三四五六七八九])\s*"
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
_NUMBER: Final = re.compile(r"\d{1,4}")
_COMMAS: Final = re.compile(r"[,，;；。\n]+")
#: What stands before a place: alone in its piece, or behind a time.
_AT: Final = re.compile(
    r"(?:^|\s)(?:地[点點]\s*[:：]?|在|(?:venue|place|where)\s*:|at\s)\s*(?P<where>\S.*)$", re.IGNORECASE
)
#: How a place mostly ends, where nothing stands before it.
_A_PLACE: Final = re.compile(
    r"(?:[室厅廳馆館场場站楼樓院园園亭堂店口栋棟层層处處]|中心|社区|社區|号|號"
    r"|\b(?:room|hall|cent(?:re|er)|square|garden|park|office|gate|lobby|court|library|school))$",
    re.IGNORECASE,
)
#: What is left of a time that was not understood.
_HALF_A_TIME: Final = re.compile(r"^[-~～–—]|\d\s*[:/月]\s*\d|\d\s*(?:[点點时時]|[ap]m\b)", re.IGNORECASE)
#: For as many as come.
_UNLIMITED: Final = "word-unlimited"


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


def and_where(text: str) -> tuple[str, str]:
    """Return a line without the place where it is to be, and that place; empty where none can be told.

    It is what follows 在 or 地点, or a piece between commas that ends as places do. Otherwise the first piece is the title.
    """
    pieces = [piece.strip() for piece in _COMMAS.split(unicodedata.normalize("NFKC", text)) if piece.strip()]
    for number, piece in enumerate(pieces):
        found = _AT.search(piece)
        named = found is not None and ":" in found[0]
        if found is None or (number == 0 and not found.start() and not named) or span(found["where"]) is not None:
            continue
        pieces[number] = piece[: found.start()].strip()
        return ", ".join(one for one in pieces if one), found["where"]
    for number, piece in enumerate(pieces[1:], 1):
        if _A_PLACE.search(piece) and span(piece) is None and not _SEATS.fullmatch(piece):
            return ", ".join((*pieces[:number], *pieces[number + 1 :])), piece
    return text, ""


def seats(text: str) -> int | None:
    """Return for how many people there is room as it was typed; 0 for as many as come, None if it is no number."""
    said = text.strip().rstrip("。.!！").casefold()
    if said in {word for one in everywhere(_UNLIMITED) for word in one.casefold().split("|")}:
        return 0
    found = numbers(text)
    return found[0] if len(found) == 1 and found[0] else None


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


def is_half_a_time(text: str) -> bool:
    """Tell whether what is left of a line holds a date or an hour that was not understood."""
    return _HALF_A_TIME.search(text) is not None


def numbers(text: str) -> list[int]:
    """Return the numbers in what was typed for places, and for the fewest of them."""
    plain = re.sub(r"[一二两兩三四五六七八九]?十[一二三四五六七八九]?|[一二两兩三四五六七八九]", _in_digits, text)
    return [int(one) for one in _NUMBER.findall(unicodedata.normalize("NFKC", plain))]


def _end(text: str, starts_at: datetime) -> datetime | None:
    """Return the end, on the same day where it names none, and in the afternoon where only an hour before the beginning is."""
    day = hours.local(starts_at).date().isoformat()
    at = times.parse(f"{day} {text}")
    if at is None and (other := times.parse(text)) is not None:
        return other
    at = at or times.parse(f"{day} {text}点")
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
