"""What is on in a month, as pages that old eyes can read on a phone.

First comes the month at a glance, then every day on which there is something, in large letters. Whoever cannot see them loses
nothing: the same stands in the text that follows.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from handlers.pictures.canvas import CALM, EDGE, INK, INSIDE, LINE, QUIET, WIDTH, Canvas
from locales import Translator

#: No letter is smaller than this: a page is as wide as the phone, and on its screen these are still larger than print.
SMALLEST: Final = 46
_MONTH, _NUMBER, _TITLE, _TIME = 88, 88, 60, 52
_RED, _PALE = "#B3261E", "#DCEBF3"
#: Telegram makes pictures smaller that are higher than this.
HIGHEST: Final = 1440
#: An album has no more pictures.
MOST_PAGES: Final = 10
_DAY: Final = timedelta(days=1)
_DAYS: Final = 7
_WORKED: Final = 5
_CELL_HEIGHT: Final = 142
#: Where what is on stands, beside the day.
_BESIDE: Final = EDGE + 190
_ROOM: Final = WIDTH - EDGE - _BESIDE
#: What it takes to end a page: its number, and air.
_FOOT: Final = 110


@dataclass(frozen=True, slots=True)
class Entry:
    """What is on: when, what, and where, in words."""

    clock: str
    title: str
    where: str
    called_off: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which there is something, or days off on end up to `last`: what is special in words, and what is on."""

    day: date
    last: date
    special: str = ""
    #: It is a festival or a day off; `works`: a weekend that is worked.
    red: bool = False
    off: bool = False
    works: bool = False
    entries: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a list: `above` its base line there is so much room."""

    words: str
    size: int
    above: int
    fill: str = INK
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together on a page: an event, or what is special about a day. `day`: it begins a day."""

    day: date
    last: date
    lines: tuple[_Line, ...]
    begins: bool
    red: bool
    #: It is an event.
    counts: bool

    @property
    def height(self) -> int:
        """How high it is, with the air below it."""
        return max(sum(line.above for line in self.lines), 170 if self.begins else 0) + 34


def programme(t: Translator, month: date, days: Sequence[Day]) -> list[bytes]:
    """Draw the month of a day, first at a glance. PNG, 1080 pixels wide, HIGHEST high at most, and MOST_PAGES at most.

    `days` are those of the month on which there is something, in order.
    """
    first = _Sheet(t)
    first.glance(month, days)
    left = [block for day in days for block in _blocks(first, day)]
    sheets = [first]
    while left and len(sheets) < MOST_PAGES:
        sheet = _Sheet(t, like=first)
        sheet.head(month)
        left = sheet.fill(left)
        sheets.append(sheet)
    if left:
        sheets[-1].more(sum(block.counts for block in left))
    for number, sheet in enumerate(sheets, start=1):
        sheet.foot(number, len(sheets))
    return [sheet.png() for sheet in sheets]


class _Sheet(Canvas):
    """One page."""

    def __init__(self, t: Translator, *, like: "_Sheet | None" = None) -> None:
        super().__init__(t, room=HIGHEST)
        if like is not None:
            # Its letters are read already.
            self.face = like.face

    def glance(self, month: date, days: Sequence[Day]) -> None:
        """Draw all days of the month, those with something on marked."""
        self.y += 88
        self.write(EDGE, self._name(month), size=_MONTH, bold=True)
        self.y += 78
        count = sum(not entry.called_off for day in days for entry in day.entries)
        self.write(EDGE, self.t.plain("chart-programme-count", count=count), size=_TIME, fill=QUIET)
        self.y += 84
        for at in range(_DAYS):
            name = self.t.plain("chart-programme-weekday", number=at + 1)
            self.write(_middle(at), name, size=SMALLEST, fill=_RED if at >= _WORKED else QUIET, anchor="ms")
        self.y += 24
        marked = {day.day + ahead * _DAY: day for day in days for ahead in range((day.last - day.day).days + 1)}
        last = monthrange(month.year, month.month)[1]
        for number in range(1, last + 1):
            day = month.replace(day=number)
            self._cell(day, marked.get(day, Day(day, day)))
            if day.isoweekday() == _DAYS or number == last:
                self.y += _CELL_HEIGHT
        if any(_is_on(day) for day in days):
            self.y += 66
            self.draw.rounded_rectangle((EDGE, self.y - 44, EDGE + 56, self.y + 10), 12, _PALE, CALM, 4)
            self.write(EDGE + 76, self.t.plain("chart-programme-dot"), size=SMALLEST)

    def _cell(self, on_wall: date, day: Day) -> None:
        """Draw one day: red where it is off or a festival, with a frame where something is on."""
        middle, top, on = _middle(on_wall.weekday()), self.y, _is_on(day)
        if on:
            box = (middle - 62, top + 6, middle + 62, top + _CELL_HEIGHT - 6)
            self.draw.rounded_rectangle(box, 18, _PALE, CALM, 4)
        fill, bold = _RED if day.red else INK, on or day.red
        at = (middle, top + 70)
        self.face.write(self.draw, at, str(on_wall.day), size=_TITLE, fill=fill, bold=bold, anchor="ms")
        if day.off or day.works:
            said = self.t.plain("chart-programme-off" if day.off else "chart-programme-works")
            below, fill = (middle, top + 122), _RED if day.off else INK
            self.face.write(self.draw, below, said, size=SMALLEST, fill=fill, bold=True, anchor="ms")

    def head(self, month: date) -> None:
        """Say which month it is, small, as every page has it."""
        self.y += 30
        self.write(EDGE, self._name(month), size=SMALLEST, fill=QUIET)
        self.y += 26

    def _name(self, month: date) -> str:
        return self.t.plain("chart-programme", month=month.month, year=month.year)

    def fill(self, blocks: list[_Block]) -> list[_Block]:
        """Write as many of the blocks as there is room for, one at least; return the others."""
        for at, block in enumerate(blocks):
            if at and self.y + block.height > HIGHEST - _FOOT:
                return blocks[at:]
            self._block(block, anew=block.begins or not at)
        return []

    def _block(self, block: _Block, *, anew: bool) -> None:
        top = self.y
        if anew:
            self.draw.rectangle((EDGE, top, WIDTH - EDGE, top + 3), LINE)
            fill = _RED if block.red else INK
            number = str(block.day.day)
            self.face.write(self.draw, (EDGE, top + 98), number, size=_NUMBER, fill=fill, bold=True)
            sign, after = self.t.plain("chart-programme-date"), EDGE + round(self.face.width(number, _NUMBER)) + 12
            self.face.write(self.draw, (after, top + 98), sign, size=SMALLEST, fill=fill)
            weekday = self.t.plain("time-weekday", number=block.day.isoweekday())
            until = self.t.plain("chart-programme-until", date=block.last.day)
            below = weekday if block.last == block.day else until
            self.face.write(self.draw, (EDGE, top + 160), below, size=SMALLEST, fill=fill)
        for line in block.lines:
            self.y += line.above
            self.write(_BESIDE, line.words, size=line.size, fill=line.fill, bold=line.bold)
        self.y = top + block.height

    def more(self, count: int) -> None:
        """Say that the month has more than fits."""
        self.y = min(self.y + 20, HIGHEST - _FOOT)
        self.write(_BESIDE, self.t.plain("chart-programme-more", count=count), size=SMALLEST)

    def foot(self, number: int, of: int) -> None:
        """Write the number of the page where there are several."""
        if of > 1:
            self.y += 60
            said = self.t.plain("chart-programme-page", page=number, pages=of)
            self.write(WIDTH - EDGE, said, size=SMALLEST, fill=QUIET, anchor="rs")
        self.y = min(self.y, HIGHEST - EDGE)


def _is_on(day: Day) -> bool:
    return any(not entry.called_off for entry in day.entries)


def _blocks(sheet: _Sheet, day: Day) -> list[_Block]:
    """Return what is said of a day: first what is special about it, then what is on."""
    fill = _RED if day.red else INK
    special = _wrapped(sheet, day.special, size=_TIME, most=2, fill=fill, bold=True)
    parts = [_entry(sheet, entry) for entry in day.entries] or [[]]
    return [
        _Block(
            day.day, day.last, tuple(lines if at else special + lines), begins=not at, red=day.red, counts=bool(lines)
        )
        for at, lines in enumerate(parts)
    ]


def _entry(sheet: _Sheet, entry: Entry) -> list[_Line]:
    fill = QUIET if entry.called_off else INK
    clock = QUIET if entry.called_off else CALM
    lines = _wrapped(sheet, entry.clock, size=_TIME, most=1, fill=clock, bold=True)
    lines += _wrapped(sheet, entry.title, size=_TITLE, most=3, fill=fill, bold=True)
    lines += _wrapped(sheet, entry.where, size=SMALLEST, most=2, fill=fill)
    if entry.called_off:
        lines += _wrapped(
            sheet, sheet.t.plain("chart-programme-called-off"), size=SMALLEST, most=1, fill=_RED, bold=True
        )
    return lines


def _wrapped(sheet: _Sheet, said: str, *, size: int, most: int, fill: str = INK, bold: bool = False) -> list[_Line]:
    found = sheet.face.lines(said, size=size, width=_ROOM, most=most) if said else []
    return [_Line(line, size, above=round(size * 1.36), fill=fill, bold=bold) for line in found if line]


def _middle(weekday: int) -> int:
    return EDGE + round(INSIDE / _DAYS * (weekday + 0.5))
