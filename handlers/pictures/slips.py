"""A page to print for a task: for volunteers who go, and for a neighbour who signs and has no telephone. A4 as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.pictures.paper import EDGE, HEADING, INSIDE, SMALL, TITLE, WIDTH, Paper
from locales import Translator

_TEXT: Final = 72
_STEP: Final = round(_TEXT * 1.4)
#: How wide the names of the fields are.
_LABEL: Final = 420
#: A row to sign in is as high as a hand needs.
_ROW: Final = 150
#: More names than these sign on a second page.
_MOST_ROWS: Final = 40
#: Where the columns of the signatures begin, of a hundred parts of the line: name, arrived, left, signature.
_COLUMNS: Final = (0, 34, 50, 66)
_LONGEST_FIELD: Final = 8


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on it, worded already. Empty fields are left out.

    `home`: it leads into somebody's home. `team`: the names of those who go; `rows`: how many lines to sign there are at least.
    """

    number: int
    title: str
    when: str
    meeting: str
    door: str
    served: str
    phone: str
    what: str
    risk: str
    team: Sequence[str]
    rows: int
    home: bool


def task_slip(t: Translator, shown: Slip) -> bytes:
    """Return the page, or two where many sign, as PDF."""
    paper = Paper(t)
    kind = t.plain("slip-title") if shown.home else t.plain("slip-title-open")
    paper.paragraphs(f"#T{shown.number} {kind}", size=HEADING, step=HEADING * 4 // 3)
    paper.paragraphs(shown.title, size=TITLE, step=TITLE * 4 // 3, bold=True)
    paper.y += 44
    paper.rule(8)
    paper.y += 10
    for label, words in (
        (t.plain("slip-when"), shown.when),
        (t.plain("slip-meet"), shown.meeting),
        (t.plain("slip-door"), shown.door),
        (t.plain("slip-served"), shown.served),
        (t.plain("slip-phone"), shown.phone),
        (t.plain("slip-what"), shown.what),
        (t.plain("slip-risk"), shown.risk),
        (t.plain("slip-team"), t.plain("slip-joint").join(shown.team)),
    ):
        _field(paper, label, words)
    paper.y += 50
    paper.rule(2)
    paper.y += 10
    rules = [t.plain("slip-free"), *([t.plain("slip-two")] if shown.home else [])]
    paper.paragraphs("\n".join(rules), size=_TEXT, step=_STEP)
    _signatures(paper, [*shown.team, *[""] * (shown.rows - len(shown.team))][:_MOST_ROWS])
    if shown.home:
        _served(paper)
    foot = [t.plain("slip-private")] if shown.served or shown.door or shown.phone else []
    return paper.pdf(f"#T{shown.number} {shown.title}", foot=foot)


def _field(paper: Paper, label: str, words: str) -> None:
    """Write what a field is called, and beside it what it says; an empty one not at all."""
    if not words:
        return
    lines = paper.face.lines(words, size=_TEXT, width=INSIDE - _LABEL, most=_LONGEST_FIELD)
    if not paper.fits(_STEP * len(lines) + 30):
        paper.turn()
    paper.y += 24
    for at, line in enumerate(lines):
        paper.y += _STEP
        if at == 0:
            paper.write(EDGE, paper.face.short(label, size=_TEXT, width=_LABEL - 40), size=_TEXT, bold=True)
        paper.write(EDGE + _LABEL, line, size=_TEXT)


def _signatures(paper: Paper, names: Sequence[str]) -> None:
    """Draw a line to sign for each volunteer, with the times of arriving and leaving."""
    t = paper.t
    xs = [EDGE + INSIDE * part // 100 for part in _COLUMNS]
    heads = (t.plain("slip-name"), t.plain("slip-came"), t.plain("slip-left"), t.plain("slip-signature"))
    for at, name in enumerate(names):
        if at == 0 or not paper.fits(_ROW):
            if not paper.fits(2 * _ROW + HEADING):
                paper.turn()
            paper.y += HEADING * 2
            for x, words in zip(xs, heads, strict=True):
                paper.write(x, words, size=SMALL)
            paper.y += 26
            paper.rule(4)
        paper.y += _ROW - 40
        paper.write(EDGE, paper.face.short(name, size=_TEXT, width=xs[1] - EDGE - 40), size=_TEXT)
        paper.y += 40
        paper.rule(2)


def _served(paper: Paper) -> None:
    """Leave room for whoever was served, or their family, to sign."""
    if not paper.fits(2 * _ROW):
        paper.turn()
    t = paper.t
    paper.y += round(_ROW * 1.1)
    words = t.plain("slip-sign-served")
    paper.write(EDGE, words, size=_TEXT)
    begin, date_at = EDGE + round(paper.face.width(words, _TEXT)) + 40, WIDTH - EDGE - 560
    paper.draw.rectangle((begin, paper.y + 12, date_at - 60, paper.y + 13), 0)
    day = t.plain("slip-sign-date")
    paper.write(date_at, day, size=_TEXT)
    paper.draw.rectangle(
        (date_at + round(paper.face.width(day, _TEXT)) + 30, paper.y + 12, WIDTH - EDGE, paper.y + 13), 0
    )
