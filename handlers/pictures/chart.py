"""How a broadcast went, as a picture for a phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from handlers.pictures.canvas import (
    BAR_ROW,
    CALM,
    EDGE,
    INSIDE,
    LINE,
    PAPER,
    QUIET,
    ROW,
    SMALL,
    TEXT,
    TITLE,
    WIDTH,
    Canvas,
)
from locales import Translator

if TYPE_CHECKING:
    from PIL.Image import Image

_PLOT: Final = 360
#: Drawn larger and reduced, slanting lines are smooth.
_FINE: Final = 2
#: More rows than these make a picture that Telegram refuses and nobody reads; the rest is shown as one.
_MOST_GRIDS: Final = 24
_LONGEST_TITLE: Final = 3

#: What may become of a message, the best first, and its colour.
_OUTCOMES: Final = {
    "sent": "#2F7D5B",
    "digest": "#5B9BB5",
    "waiting": "#B9C2CC",
    "unknown": "#D9A13B",
    "failed": "#B4483B",
    "expired": "#7A6A8F",
    "cancelled": "#6B7580",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What a report shows.

    `started` and `ended` are worded already. `steps` are seconds since the start and how many were sent so far. The keys of
    `outcomes` are sent, digest, waiting, unknown, failed, expired and cancelled, any of them left out. `grids` are a name,
    how many confirmed, and how many were reached.
    """

    number: int
    title: str
    started: str
    ended: str
    steps: Sequence[tuple[float, int]]
    outcomes: Mapping[str, int]
    grids: Sequence[tuple[str, int, int]]


def report(t: Translator, figures: Report) -> bytes:
    """Draw how a broadcast went: its course, what became of the messages, who confirmed. PNG, 1080 pixels wide."""
    rows = len(_OUTCOMES) + len(figures.grids[:_MOST_GRIDS])
    chart = _Chart(t, room=1500 + BAR_ROW * (rows + 1))
    chart.title(figures)
    chart.course(figures)
    chart.outcomes(figures)
    chart.grids(figures)
    return chart.png()


class _Chart(Canvas):
    """The parts of a report, one below the other."""

    def title(self, figures: Report) -> None:
        title = self.t.plain("chart-title", number=figures.number, title=figures.title)
        for line in self.face.lines(title, size=TITLE, width=INSIDE, most=_LONGEST_TITLE):
            self.y += 72
            self.write(EDGE, line, size=TITLE, bold=True)

    def course(self, figures: Report) -> None:
        self.heading("chart-course")
        if not figures.steps:
            self.y += ROW
            self.write(EDGE, self.t.plain("chart-nothing-sent"), size=TEXT, fill=QUIET)
            return
        marks = _marks(max(sent for _, sent in figures.steps))
        left = EDGE + round(max(self.face.width(str(mark), SMALL) for mark in marks)) + 20
        top = self.y + 44
        for mark in marks:
            y = top + _PLOT * (1 - mark / marks[-1])
            self.face.write(self.draw, (left - 20, y), str(mark), size=SMALL, fill=QUIET, anchor="rm")
        self.image.paste(_plot(figures.steps, marks, width=WIDTH - EDGE - left), (left, top))
        self.y = top + _PLOT
        self._ends(left, figures.started, figures.ended)

    def outcomes(self, figures: Report) -> None:
        counts = {name: figures.outcomes[name] for name in _OUTCOMES if figures.outcomes.get(name)}
        if not counts:
            return
        self.heading("chart-outcomes", count=sum(counts.values()))
        self.shares(counts, _OUTCOMES)
        for name, count in counts.items():
            self.legend(_OUTCOMES[name], self.t.plain("chart-outcome", outcome=name), str(count))

    def grids(self, figures: Report) -> None:
        if not figures.grids:
            return
        self.heading("chart-grids")
        shown, rest = figures.grids[:_MOST_GRIDS], figures.grids[_MOST_GRIDS:]
        for name, confirmed, reached in shown:
            self.bar(name, f"{confirmed} / {reached}", part=confirmed, whole=reached)
        if rest:
            name = self.t.plain("chart-other-grids", count=len(rest))
            confirmed, reached = sum(one[1] for one in rest), sum(one[2] for one in rest)
            self.bar(name, f"{confirmed} / {reached}", part=confirmed, whole=reached)

    def _ends(self, left: int, started: str, ended: str) -> None:
        """Write when it began and ended below the plot, in one line where they have room."""
        self.y += 52
        room = WIDTH - EDGE - left
        start, end = (self.face.short(words, size=SMALL, width=room) for words in (started, ended))
        self.write(left, start, size=SMALL, fill=QUIET)
        if sum(self.face.width(words, SMALL) for words in (start, end)) > room - 40:
            self.y += 48
        self.write(WIDTH - EDGE, end, size=SMALL, fill=QUIET, anchor="rs")


def _plot(steps: Sequence[tuple[float, int]], marks: Sequence[int], *, width: int) -> "Image":
    """Draw the stairs of what was sent: each message counts from the moment it arrived."""
    from PIL import Image, ImageDraw

    wide, high = width * _FINE, _PLOT * _FINE
    image = Image.new("RGB", (wide, high), PAPER)
    draw = ImageDraw.Draw(image)
    for mark in marks:
        y = min(high * (1 - mark / marks[-1]), high - 4)
        draw.rectangle((0, y, wide, y + 3), LINE)
    span = max(steps[-1][0], 1)
    stairs = [(0.0, float(high))]
    for seconds, sent in steps:
        x = min(max(seconds / span, 0), 1) * (wide - 8)
        stairs += [(x, stairs[-1][1]), (x, high * (1 - sent / marks[-1]))]
    stairs.append((wide, stairs[-1][1]))
    draw.polygon([*stairs, (wide, high)], fill="#D6E6EC")
    draw.line([(x, min(max(y, 4), high - 5)) for x, y in stairs], fill=CALM, width=9, joint="curve")
    return image.reduce(_FINE)


def _marks(most: int) -> list[int]:
    """Return round numbers from 0 to at least `most`, at most six of them."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if 5 * step >= most:
                return list(range(0, max(most, 1) + step, step))
        size *= 10
