"""How a broadcast went, as a picture for a phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from handlers.pictures.typeface import Typeface
from locales import Translator

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDTH: Final = 1080
_EDGE: Final = 56
_INSIDE: Final = _WIDTH - 2 * _EDGE
_PLOT: Final = 360
#: Drawn larger and reduced, slanting lines are smooth.
_FINE: Final = 2
_TITLE, _HEADING, _TEXT, _SMALL = 52, 42, 38, 34
_ROW: Final = 64
_GRID_ROW: Final = 108
#: More rows than these make a picture that Telegram refuses and nobody reads; the rest is shown as one.
_MOST_GRIDS: Final = 24
_LONGEST_TITLE: Final = 3
#: A single failure among thousands is still seen.
_THINNEST: Final = 8

_PAPER, _INK, _QUIET, _LINE, _CALM = "#FFFFFF", "#1F2933", "#52606D", "#E1E6EB", "#2F6F8F"
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
    chart = _Chart(t, rows=len(_OUTCOMES) + len(figures.grids[:_MOST_GRIDS]))
    chart.title(figures)
    chart.course(figures)
    chart.outcomes(figures)
    chart.grids(figures)
    return chart.png()


class _Chart:
    """A picture that grows downwards; `y` is where the next thing begins."""

    def __init__(self, t: Translator, *, rows: int) -> None:
        from PIL import Image, ImageDraw

        self.t = t
        self.face = Typeface(t.language)
        self.image = Image.new("RGB", (_WIDTH, 1500 + _GRID_ROW * (rows + 1)), _PAPER)
        self.draw = ImageDraw.Draw(self.image)
        self.y = _EDGE

    def title(self, figures: Report) -> None:
        title = self.t.plain("chart-title", number=figures.number, title=figures.title)
        for line in self.face.lines(title, size=_TITLE, width=_INSIDE, most=_LONGEST_TITLE):
            self.y += 72
            self._write(_EDGE, line, size=_TITLE, bold=True)

    def course(self, figures: Report) -> None:
        self._heading("chart-course")
        if not figures.steps:
            self.y += _ROW
            self._write(_EDGE, self.t.plain("chart-nothing-sent"), size=_TEXT, fill=_QUIET)
            return
        marks = _marks(max(sent for _, sent in figures.steps))
        left = _EDGE + round(max(self.face.width(str(mark), _SMALL) for mark in marks)) + 20
        top = self.y + 44
        for mark in marks:
            y = top + _PLOT * (1 - mark / marks[-1])
            self.face.write(self.draw, (left - 20, y), str(mark), size=_SMALL, fill=_QUIET, anchor="rm")
        self.image.paste(_plot(figures.steps, marks, width=_WIDTH - _EDGE - left), (left, top))
        self.y = top + _PLOT
        self._ends(left, figures.started, figures.ended)

    def outcomes(self, figures: Report) -> None:
        counts = {name: figures.outcomes[name] for name in _OUTCOMES if figures.outcomes.get(name)}
        if not counts:
            return
        self._heading("chart-outcomes", count=sum(counts.values()))
        self.y += 32
        x = _EDGE
        for name, width in zip(counts, _shares(list(counts.values()), _INSIDE), strict=True):
            self.draw.rectangle((x, self.y, x + width - 4, self.y + 56), _OUTCOMES[name])
            x += width
        self.y += 56 + 16
        for name, count in counts.items():
            self.y += _ROW
            self.draw.rectangle((_EDGE, self.y - 32, _EDGE + 36, self.y + 4), _OUTCOMES[name])
            self._row(_EDGE + 60, self.t.plain("chart-outcome", outcome=name), str(count))

    def grids(self, figures: Report) -> None:
        if not figures.grids:
            return
        self._heading("chart-grids")
        shown, rest = figures.grids[:_MOST_GRIDS], figures.grids[_MOST_GRIDS:]
        for name, confirmed, reached in shown:
            self._grid(name, confirmed, reached)
        if rest:
            name = self.t.plain("chart-other-grids", count=len(rest))
            self._grid(name, sum(one[1] for one in rest), sum(one[2] for one in rest))

    def png(self) -> bytes:
        file = BytesIO()
        self.image.crop((0, 0, _WIDTH, self.y + _EDGE)).save(file, "PNG")
        return file.getvalue()

    def _heading(self, message_id: str, **arguments: int) -> None:
        self.y += 44
        self.draw.rectangle((_EDGE, self.y, _WIDTH - _EDGE, self.y + 2), _LINE)
        self.y += 66
        self._write(_EDGE, self.t.plain(message_id, **arguments), size=_HEADING, bold=True)

    def _grid(self, name: str, confirmed: int, reached: int) -> None:
        self.y += 62
        self._row(_EDGE, name, f"{confirmed} / {reached}")
        self.y += 20
        self.draw.rectangle((_EDGE, self.y, _WIDTH - _EDGE, self.y + 26), _LINE)
        if confirmed and reached:
            share = min(confirmed / reached, 1)
            self.draw.rectangle((_EDGE, self.y, _EDGE + max(share * _INSIDE, _THINNEST), self.y + 26), _CALM)
        self.y += 26

    def _row(self, x: int, words: str, figure: str) -> None:
        """Write words at the left and a figure at the right; the words give way."""
        room = _WIDTH - _EDGE - x - round(self.face.width(figure, _TEXT)) - 24
        self._write(x, self.face.short(words, size=_TEXT, width=room), size=_TEXT)
        self._write(_WIDTH - _EDGE, figure, size=_TEXT, anchor="rs")

    def _ends(self, left: int, started: str, ended: str) -> None:
        """Write when it began and ended below the plot, in one line where they have room."""
        self.y += 52
        room = _WIDTH - _EDGE - left
        start, end = (self.face.short(words, size=_SMALL, width=room) for words in (started, ended))
        self._write(left, start, size=_SMALL, fill=_QUIET)
        if sum(self.face.width(words, _SMALL) for words in (start, end)) > room - 40:
            self.y += 48
        self._write(_WIDTH - _EDGE, end, size=_SMALL, fill=_QUIET, anchor="rs")

    def _write(self, x: int, line: str, *, size: int, fill: str = _INK, bold: bool = False, anchor: str = "ls") -> None:
        self.face.write(self.draw, (x, self.y), line, size=size, fill=fill, bold=bold, anchor=anchor)


def _plot(steps: Sequence[tuple[float, int]], marks: Sequence[int], *, width: int) -> "Image":
    """Draw the stairs of what was sent: each message counts from the moment it arrived."""
    from PIL import Image, ImageDraw

    wide, high = width * _FINE, _PLOT * _FINE
    image = Image.new("RGB", (wide, high), _PAPER)
    draw = ImageDraw.Draw(image)
    for mark in marks:
        y = min(high * (1 - mark / marks[-1]), high - 4)
        draw.rectangle((0, y, wide, y + 3), _LINE)
    span = max(steps[-1][0], 1)
    stairs = [(0.0, float(high))]
    for seconds, sent in steps:
        x = min(max(seconds / span, 0), 1) * (wide - 8)
        stairs += [(x, stairs[-1][1]), (x, high * (1 - sent / marks[-1]))]
    stairs.append((wide, stairs[-1][1]))
    draw.polygon([*stairs, (wide, high)], fill="#D6E6EC")
    draw.line([(x, min(max(y, 4), high - 5)) for x, y in stairs], fill=_CALM, width=9, joint="curve")
    return image.reduce(_FINE)


def _marks(most: int) -> list[int]:
    """Return round numbers from 0 to at least `most`, at most six of them."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if 5 * step >= most:
                return list(range(0, max(most, 1) + step, step))
        size *= 10


def _shares(counts: Sequence[int], width: int) -> list[int]:
    """Divide a width by counts; none becomes too thin to see, at the cost of the widest."""
    widths = [max(_THINNEST, width * count // sum(counts)) for count in counts]
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths
