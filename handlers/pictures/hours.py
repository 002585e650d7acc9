"""The confirmed hours of a volunteer, month by month, as a picture for a phone."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from community.certificates import in_hours
from handlers.pictures.canvas import CALM, EDGE, HEADING, INK, INSIDE, LINE, QUIET, TITLE, WIDTH, Canvas
from locales import Translator

_FIGURE: Final = 120
_PLOT: Final = 380
#: Of the room that a month has, so much is its bar.
_BAR: Final = 0.62
_ABOVE, _BELOW = 28, 30
#: A few minutes are seen, too.
_THINNEST: Final = 8
#: A tenth of an hour, in minutes.
_TENTH: Final = 6


def hours(t: Translator, months: Sequence[tuple[date, int]], *, minutes: int, waiting: int = 0) -> bytes:
    """Draw it. PNG, 1080 pixels wide.

    `months` are the first day of each and its confirmed minutes, oldest first; `minutes` are confirmed in all, and `waiting`
    are not yet.
    """
    page = _Page(t, room=1300)
    page.head(minutes, waiting)
    page.bars(months)
    return page.png()


class _Page(Canvas):
    """The sum, and below it the months beside one another."""

    def head(self, minutes: int, waiting: int) -> None:
        self.y += 60
        self.write(EDGE, self.t.plain("chart-hours"), size=TITLE, bold=True)
        self.y += 150
        figure = in_hours(minutes)
        self.write(EDGE, figure, size=_FIGURE, bold=True, fill=CALM)
        beside = EDGE + round(self.face.width(figure, _FIGURE)) + 28
        self.write(beside, self.t.plain("chart-hours-unit"), size=HEADING)
        if waiting:
            self.y += 70
            words = self.t.plain("chart-hours-waiting", hours=in_hours(waiting))
            self.write(EDGE, self.face.short(words, size=HEADING, width=INSIDE), size=HEADING, fill=QUIET)

    def bars(self, months: Sequence[tuple[date, int]]) -> None:
        """Draw a bar for each month; above it its hours, where there are any, and the year where one begins."""
        if not months:
            return
        most = max(1, *(minutes for _, minutes in months))
        room = INSIDE / len(months)
        self.y += 110 + _PLOT
        foot = self.y
        self.draw.rectangle((EDGE, foot, WIDTH - EDGE, foot + 2), LINE)
        for at, (first, minutes) in enumerate(months):
            middle = EDGE + room * (at + 0.5)
            top = foot
            if minutes:
                top = foot - max(round(_PLOT * minutes / most), _THINNEST)
                self.draw.rectangle((middle - room * _BAR / 2, top, middle + room * _BAR / 2, foot - 1), CALM)
                self.face.write(
                    self.draw, (middle, top - 14), _short(minutes), size=_ABOVE, fill=INK, bold=True, anchor="ms"
                )
            name = self.t.plain("chart-hours-month", month=first.month)
            self.face.write(self.draw, (middle, foot + 50), name, size=_BELOW, fill=QUIET, anchor="ms")
            if at == 0 or first.month == 1:
                self.face.write(self.draw, (middle, foot + 94), str(first.year), size=_BELOW, fill=QUIET, anchor="ms")
        self.y = foot + 100


def _short(minutes: int) -> str:
    """Return the hours without a place that says nothing: 12, not 12.0; and what is less than a tenth not at all."""
    return in_hours(minutes).removesuffix(".0") if minutes >= _TENTH else ""
