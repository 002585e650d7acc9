"""Pages to print: a notice to hang up, and a list for visits and calls. A4 as PDF, black on white, 300 dots an inch."""

from collections.abc import Sequence
from typing import Final

from handlers.pictures.paper import BOX, EDGE, HEADING, INSIDE, TEXT, TITLE, WIDTH, Paper
from locales import Translator

_NAME: Final = 640
#: A line of the list stays a line: a note that goes on is cut.
_LONGEST_NOTE: Final = 6
#: A notice is as large as its words allow, so that it is read in passing: title and text.
_NOTICE_SIZES: Final = ((220, 118), (190, 96), (160, 80), (140, 68), (120, 58))


def notice_page(t: Translator, *, number: int, title: str, text: str, code: str, office: str, date: str) -> bytes:
    """Return a notice to hang up in a building, as PDF: one page, or more where the text is very long.

    `code` is what people verify the notice with; `date` is worded already.
    """
    for sizes in _NOTICE_SIZES:
        paper = _notice(t, title, text, signature=(office, date), sizes=sizes)
        if not paper.full:
            break
    how = paper.face.lines(t.plain("page-how", code=code, office=office), size=TEXT, width=INSIDE, most=2)
    return paper.pdf(title, foot=(t.plain("page-verify", number=number, code=code), *how, t.plain("page-never-asks")))


def visits_page(
    t: Translator, *, heading: str, buildings: Sequence[tuple[str, Sequence[tuple[str, str]] | int]]
) -> bytes:
    """Return a list for visits and calls, as PDF: per building a box to tick for each name, with its note.

    A building that comes with a number instead of names gets as many boxes.
    """
    paper = Paper(t)
    paper.paragraphs(heading, size=TITLE, step=TITLE * 4 // 3, bold=True)
    paper.y += 30
    for name, visits in buildings:
        if isinstance(visits, int):
            _boxes(paper, name, visits)
        else:
            _visits(paper, name, visits)
    return paper.pdf(heading)


def _notice(t: Translator, title: str, text: str, *, signature: Sequence[str], sizes: tuple[int, int]) -> Paper:
    title_size, size = sizes
    step = round(size * 1.65)
    paper = Paper(t)
    paper.paragraphs(title, size=title_size, step=title_size * 4 // 3, bold=True, centred=True)
    paper.y += title_size // 2
    paper.rule(10)
    paper.y += size
    paper.paragraphs(text, size=size, step=step)
    if not paper.fits(step * (len(signature) + 1)):
        paper.turn()
    paper.y += step
    for words in signature:
        paper.y += step
        paper.write(WIDTH - EDGE, paper.face.short(words, size=size, width=INSIDE), size=size, anchor="rs")
    return paper


def _building(paper: Paper, name: str, count: int) -> None:
    """Write where the visits are that follow, and how many."""
    paper.y += round(HEADING * 1.9)
    words = paper.t.plain("page-visits", count=count)
    paper.write(WIDTH - EDGE, words, size=TEXT, anchor="rs")
    room = INSIDE - round(paper.face.width(words, TEXT)) - 40
    paper.write(EDGE, paper.face.short(name, size=HEADING, width=room), size=HEADING, bold=True)
    paper.y += 30
    paper.rule(5)


def _visits(paper: Paper, building: str, visits: Sequence[tuple[str, str]]) -> None:
    """List the visits; a building that goes on overleaf is named again there."""
    left, step = EDGE + BOX + 40, round(TEXT * 1.4)
    beside = left + _NAME + 40
    for at, (name, note) in enumerate(visits):
        names = paper.face.lines(name, size=TEXT, width=_NAME, most=_LONGEST_NOTE)
        notes = paper.face.lines(note, size=TEXT, width=WIDTH - EDGE - beside, most=_LONGEST_NOTE)
        height = step * max(len(names), len(notes)) + 40
        _make_room(paper, building, len(visits), height, first=at == 0)
        top = paper.y
        for x, lines in ((left, names), (beside, notes)):
            paper.y = top
            for line in lines:
                paper.y += step
                paper.write(x, line, size=TEXT)
        paper.y = top + step
        paper.box(EDGE)
        paper.y = top + height
        paper.rule(1)


def _boxes(paper: Paper, building: str, count: int) -> None:
    """Draw a box for each visit, row by row."""
    apart = BOX + 50
    a_row = INSIDE // apart
    for at in range(0, count, a_row):
        _make_room(paper, building, count, 2 * BOX, first=at == 0)
        paper.y += 2 * BOX
        for place in range(min(a_row, count - at)):
            paper.box(EDGE + place * apart)
    paper.y += 30


def _make_room(paper: Paper, building: str, count: int, height: int, *, first: bool) -> None:
    """Turn the page if so much does not fit, and name the building at its beginning and on every new page."""
    turned = not paper.fits(height + (3 * HEADING if first else 0))
    if turned:
        paper.turn()
    if turned or first:
        _building(paper, building, count)
