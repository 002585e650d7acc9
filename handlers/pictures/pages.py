"""Pages to print: a notice to hang up, and a list for visits and calls. A4 as PDF, black on white, 300 dots an inch."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from handlers.pictures.typeface import Typeface
from locales import Translator

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS: Final = 300
_SIZE: Final = (2480, 3508)
_WIDTH, _HEIGHT = _SIZE
_EDGE: Final = 220
_INSIDE: Final = _WIDTH - 2 * _EDGE
#: Below this stands what is on every page.
_FOOT: Final = _HEIGHT - 460
_TITLE, _HEADING, _TEXT, _SMALL = 104, 76, 58, 50
_BOX: Final = 58
_NAME: Final = 640
#: A line of the list stays a line: a note that goes on is cut.
_LONGEST_NOTE: Final = 6
#: A notice is as large as its words allow, so that it is read in passing: title and text.
_NOTICE_SIZES: Final = ((220, 118), (190, 96), (160, 80), (140, 68), (120, 58))
_BLACK, _WHITE = 0, 1


def notice_page(t: Translator, *, number: int, title: str, text: str, code: str, office: str, date: str) -> bytes:
    """Return a notice to hang up in a building, as PDF: one page, or more where the text is very long.

    `code` is what people verify the notice with; `date` is worded already.
    """
    for sizes in _NOTICE_SIZES:
        paper = _notice(t, title, text, signature=(office, date), sizes=sizes)
        if not paper.full:
            break
    how = paper.face.lines(t.plain("page-how", code=code, office=office), size=_TEXT, width=_INSIDE, most=2)
    return paper.pdf(title, foot=(t.plain("page-verify", number=number, code=code), *how, t.plain("page-never-asks")))


def visits_page(
    t: Translator, *, heading: str, buildings: Sequence[tuple[str, Sequence[tuple[str, str]] | int]]
) -> bytes:
    """Return a list for visits and calls, as PDF: per building a box to tick for each name, with its note.

    A building that comes with a number instead of names gets as many boxes.
    """
    paper = _Paper(t)
    paper.paragraphs(heading, size=_TITLE, step=_TITLE * 4 // 3, bold=True)
    paper.y += 30
    for name, visits in buildings:
        if isinstance(visits, int):
            _boxes(paper, name, visits)
        else:
            _visits(paper, name, visits)
    return paper.pdf(heading)


class _Paper:
    """Pages that are filled downwards; `y` is the base line of what was written last.

    A page is nine megabytes while it is drawn, and some thousands of bytes when it is put away.
    """

    def __init__(self, t: Translator) -> None:
        self.t = t
        self.face = Typeface(t.language)
        self.full: list[bytes] = []
        self._open()

    def turn(self) -> None:
        """Put this page away and begin a new one."""
        self.full.append(zlib.compress(self.page.tobytes(), 1))
        self._open()

    def fits(self, height: float) -> bool:
        """Tell whether the page has room for so much more."""
        return self.y + height <= _FOOT

    def write(self, x: int, line: str, *, size: int, bold: bool = False, anchor: str = "ls") -> None:
        self.face.write(self.draw, (x, self.y), line, size=size, fill=_BLACK, bold=bold, anchor=anchor)

    def paragraphs(self, text: str, *, size: int, step: int, bold: bool = False, centred: bool = False) -> None:
        """Write a text of any length, its base lines `step` apart; empty lines are half as high."""
        for line in self.face.lines(text, size=size, width=_INSIDE):
            if not self.fits(step):
                self.turn()
            self.y += step if line else step // 2
            self.write(_WIDTH // 2 if centred else _EDGE, line, size=size, bold=bold, anchor="ms" if centred else "ls")

    def rule(self, thickness: int) -> None:
        self.draw.rectangle((_EDGE, self.y, _WIDTH - _EDGE, self.y + thickness - 1), _BLACK)

    def box(self, x: int) -> None:
        """Draw a box to tick, standing a little below the base line as Chinese characters do."""
        bottom = self.y + 8
        self.draw.rectangle((x, bottom - _BOX, x + _BOX, bottom), outline=_BLACK, width=5)

    def pdf(self, title: str, *, foot: Sequence[str] = ()) -> bytes:
        """Write what stands below every page, and bind them."""
        from PIL import Image

        self.turn()
        file = BytesIO()
        for at, page in enumerate(self.full, start=1):
            self._open(Image.frombytes("1", _SIZE, zlib.decompress(page)))
            self._foot(foot, at)
            self.page.save(file, "PDF", resolution=_DOTS, append=at > 1, title=self.face.clean(title))
        return file.getvalue()

    def _foot(self, foot: Sequence[str], at: int) -> None:
        self.y = _FOOT + 40
        self.rule(4)
        for line in self.face.lines("\n".join(foot), size=_TEXT, width=_INSIDE):
            self.y += 78
            self.write(_EDGE, line, size=_TEXT)
        if len(self.full) > 1:
            self.y = _FOOT + 118
            number = self.t.plain("page-number", page=at, pages=len(self.full))
            self.write(_WIDTH - _EDGE, number, size=_SMALL, anchor="rs")

    def _open(self, page: "Image | None" = None) -> None:
        from PIL import Image, ImageDraw

        self.page = page or Image.new("1", _SIZE, _WHITE)
        self.draw, self.y = ImageDraw.Draw(self.page), _EDGE


def _notice(t: Translator, title: str, text: str, *, signature: Sequence[str], sizes: tuple[int, int]) -> _Paper:
    title_size, size = sizes
    step = round(size * 1.65)
    paper = _Paper(t)
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
        paper.write(_WIDTH - _EDGE, paper.face.short(words, size=size, width=_INSIDE), size=size, anchor="rs")
    return paper


def _building(paper: _Paper, name: str, count: int) -> None:
    """Write where the visits are that follow, and how many."""
    paper.y += round(_HEADING * 1.9)
    words = paper.t.plain("page-visits", count=count)
    paper.write(_WIDTH - _EDGE, words, size=_TEXT, anchor="rs")
    room = _INSIDE - round(paper.face.width(words, _TEXT)) - 40
    paper.write(_EDGE, paper.face.short(name, size=_HEADING, width=room), size=_HEADING, bold=True)
    paper.y += 30
    paper.rule(5)


def _visits(paper: _Paper, building: str, visits: Sequence[tuple[str, str]]) -> None:
    """List the visits; a building that goes on overleaf is named again there."""
    left, step = _EDGE + _BOX + 40, round(_TEXT * 1.4)
    beside = left + _NAME + 40
    for at, (name, note) in enumerate(visits):
        names = paper.face.lines(name, size=_TEXT, width=_NAME, most=_LONGEST_NOTE)
        notes = paper.face.lines(note, size=_TEXT, width=_WIDTH - _EDGE - beside, most=_LONGEST_NOTE)
        height = step * max(len(names), len(notes)) + 40
        _make_room(paper, building, len(visits), height, first=at == 0)
        top = paper.y
        for x, lines in ((left, names), (beside, notes)):
            paper.y = top
            for line in lines:
                paper.y += step
                paper.write(x, line, size=_TEXT)
        paper.y = top + step
        paper.box(_EDGE)
        paper.y = top + height
        paper.rule(1)


def _boxes(paper: _Paper, building: str, count: int) -> None:
    """Draw a box for each visit, row by row."""
    apart = _BOX + 50
    a_row = _INSIDE // apart
    for at in range(0, count, a_row):
        _make_room(paper, building, count, 2 * _BOX, first=at == 0)
        paper.y += 2 * _BOX
        for place in range(min(a_row, count - at)):
            paper.box(_EDGE + place * apart)
    paper.y += 30


def _make_room(paper: _Paper, building: str, count: int, height: int, *, first: bool) -> None:
    """Turn the page if so much does not fit, and name the building at its beginning and on every new page."""
    turned = not paper.fits(height + (3 * _HEADING if first else 0))
    if turned:
        paper.turn()
    if turned or first:
        _building(paper, building, count)
