"""Parts of a whole as bars, below a figure in large type: what was kept of what was promised, and how a week went."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.pictures.canvas import BAR_ROW, CALM, EDGE, HEADING, INSIDE, LINE, QUIET, ROW, TEXT, TITLE, WIDTH, Canvas
from locales import Translator

_FIGURE: Final = 120
_HUNDRED: Final = 100
#: More rows than these make a picture that Telegram refuses and nobody reads.
_MOST_ROWS: Final = 24
_LONGEST_TITLE: Final = 2
_LONGEST_BESIDE: Final = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A name, what is said of it at the right, and how many of a hundred its bar is filled; None: it has no bar."""

    name: str
    figure: str
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """All that the picture shows, worded already. `parts` are a heading and its rows; parts without rows are left out."""

    title: str
    figure: str
    beside: str
    parts: Sequence[tuple[str, Sequence[Row]]]


def bars(t: Translator, shown: Bars) -> bytes:
    """Draw it. PNG, 1080 pixels wide."""
    count = sum(len(rows) for _, rows in shown.parts)
    page = _Page(t, room=1200 + 120 * len(shown.parts) + BAR_ROW * min(count, _MOST_ROWS))
    page.head(shown)
    left = _MOST_ROWS
    for heading, rows in shown.parts:
        page.part(heading, rows[:left])
        left -= len(rows[:left])
    return page.png()


class _Page(Canvas):
    """The parts, one below the other."""

    def head(self, shown: Bars) -> None:
        for line in self.face.lines(shown.title, size=TITLE, width=INSIDE, most=_LONGEST_TITLE):
            self.y += 72
            self.write(EDGE, line, size=TITLE, bold=True)
        if shown.figure:
            self.y += 150
            self.write(EDGE, self.face.clean(shown.figure), size=_FIGURE, bold=True, fill=CALM)
        for line in self.face.lines(shown.beside, size=HEADING, width=INSIDE, most=_LONGEST_BESIDE):
            self.y += 62
            self.write(EDGE, line, size=HEADING, fill=QUIET)

    def part(self, heading: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        self.y += 44
        self.draw.rectangle((EDGE, self.y, WIDTH - EDGE, self.y + 2), LINE)
        self.y += 66
        self.write(EDGE, self.face.short(heading, size=HEADING, width=INSIDE), size=HEADING, bold=True)
        for one in rows:
            figure = self.face.short(one.figure, size=TEXT, width=INSIDE * 2 // 3)
            if one.percent is None:
                self.y += ROW
                self.row(EDGE, one.name, figure)
            else:
                self.bar(one.name, figure, part=one.percent, whole=_HUNDRED)
