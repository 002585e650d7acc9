"""What a month brought: how many questions, what became of them, and what they were about, as a picture for a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.pictures.canvas import BAR_ROW, CALM, EDGE, HEADING, INSIDE, ROW, TITLE, Canvas
from locales import Translator

_FIGURE: Final = 120
#: More rows than these make a picture that Telegram refuses and nobody reads; the rest is shown as one.
_MOST_SUBJECTS: Final = 16
#: What became of questions, the best first, and its colour.
_OUTCOMES: Final = {"answered": "#2F7D5B", "doubtful": "#D9A13B", "unsure": "#B4483B"}


@dataclass(frozen=True, slots=True)
class Month:
    """The figures of a month; its name and those of the subjects are worded already.

    `others` counts the questions about subjects that were asked for too rarely to be named.
    """

    name: str
    asked: int
    answered: int
    doubtful: int
    unsure: int
    useful: int
    useless: int
    subjects: Sequence[tuple[str, int]]
    others: int = 0


def month(t: Translator, figures: Month) -> bytes:
    """Draw a month. PNG, 1080 pixels wide."""
    page = _Page(t, room=1500 + BAR_ROW * (min(len(figures.subjects), _MOST_SUBJECTS) + 2))
    page.title(figures)
    page.outcomes(figures)
    page.subjects(figures.subjects, figures.others)
    page.votes(figures)
    return page.png()


class _Page(Canvas):
    """The parts of a month, one below the other."""

    def title(self, figures: Month) -> None:
        self.y += 60
        title = self.t.plain("chart-month", month=figures.name)
        self.write(EDGE, self.face.short(title, size=TITLE, width=INSIDE), size=TITLE, bold=True)
        self.y += 150
        self.write(EDGE, str(figures.asked), size=_FIGURE, bold=True, fill=CALM)
        beside = EDGE + round(self.face.width(str(figures.asked), _FIGURE)) + 28
        self.write(beside, self.t.plain("chart-asked", count=figures.asked), size=HEADING)

    def outcomes(self, figures: Month) -> None:
        counts = {"answered": figures.answered, "doubtful": figures.doubtful, "unsure": figures.unsure}
        total = sum(counts.values())
        if not total:
            return
        self.heading("chart-month-outcomes")
        self.shares({name: count for name, count in counts.items() if count}, _OUTCOMES)
        for name, count in counts.items():
            share = self.t.plain("chart-count-share", count=count, percent=round(100 * count / total))
            self.legend(_OUTCOMES[name], self.t.plain("chart-month-outcome", outcome=name), share)

    def subjects(self, subjects: Sequence[tuple[str, int]], others: int) -> None:
        if not subjects and not others:
            return
        self.heading("chart-month-subjects")
        shown, rest = subjects[:_MOST_SUBJECTS], subjects[_MOST_SUBJECTS:]
        for name, count in shown:
            self.bar(name, str(count), part=count, whole=shown[0][1])
        # Many together are no subject: a bar of them would make the others look small.
        if rest:
            self.y += ROW
            words = self.t.plain("chart-month-more", count=len(rest))
            self.row(EDGE, words, str(sum(count for _, count in rest)))
        if others:
            self.y += ROW
            self.row(EDGE, self.t.plain("month-other-subjects"), str(others))

    def votes(self, figures: Month) -> None:
        if not figures.useful and not figures.useless:
            return
        self.heading("chart-month-votes")
        for name, count in (("useful", figures.useful), ("useless", figures.useless)):
            self.y += ROW
            self.row(EDGE, self.t.plain("chart-month-vote", vote=name), str(count))
