"""A4 to print: black on white, 300 dots an inch, as many pages as it takes, bound as PDF."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from handlers.pictures.typeface import Typeface
from locales import Translator

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS: Final = 300
SIZE: Final = (2480, 3508)
WIDTH, HEIGHT = SIZE
EDGE: Final = 220
INSIDE: Final = WIDTH - 2 * EDGE
#: Below this stands what is on every page.
FOOT: Final = HEIGHT - 460
TITLE, HEADING, TEXT, SMALL = 104, 76, 58, 50
BOX: Final = 58
_BLACK, _WHITE = 0, 1


class Paper:
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
        return self.y + height <= FOOT

    def write(self, x: int, line: str, *, size: int, bold: bool = False, anchor: str = "ls") -> None:
        """Write one clean line whose base line is at `y`."""
        self.face.write(self.draw, (x, self.y), line, size=size, fill=_BLACK, bold=bold, anchor=anchor)

    def paragraphs(self, text: str, *, size: int, step: int, bold: bool = False, centred: bool = False) -> None:
        """Write a text of any length, its base lines `step` apart; empty lines are half as high."""
        for line in self.face.lines(text, size=size, width=INSIDE):
            if not self.fits(step):
                self.turn()
            self.y += step if line else step // 2
            self.write(WIDTH // 2 if centred else EDGE, line, size=size, bold=bold, anchor="ms" if centred else "ls")

    def rule(self, thickness: int) -> None:
        """Draw a line from edge to edge."""
        self.draw.rectangle((EDGE, self.y, WIDTH - EDGE, self.y + thickness - 1), _BLACK)

    def box(self, x: int) -> None:
        """Draw a box to tick, standing a little below the base line as Chinese characters do."""
        bottom = self.y + 8
        self.draw.rectangle((x, bottom - BOX, x + BOX, bottom), outline=_BLACK, width=5)

    def pdf(self, title: str, *, foot: Sequence[str] = ()) -> bytes:
        """Write what stands below every page, and bind them."""
        from PIL import Image

        self.turn()
        file = BytesIO()
        for at, page in enumerate(self.full, start=1):
            self._open(Image.frombytes("1", SIZE, zlib.decompress(page)))
            self._foot(foot, at)
            self.page.save(file, "PDF", resolution=DOTS, append=at > 1, title=self.face.clean(title))
        return file.getvalue()

    def _foot(self, foot: Sequence[str], at: int) -> None:
        self.y = FOOT + 40
        self.rule(4)
        for line in self.face.lines("\n".join(foot), size=TEXT, width=INSIDE):
            self.y += 78
            self.write(EDGE, line, size=TEXT)
        if len(self.full) > 1:
            self.y = FOOT + 118
            number = self.t.plain("page-number", page=at, pages=len(self.full))
            self.write(WIDTH - EDGE, number, size=SMALL, anchor="rs")

    def _open(self, page: "Image | None" = None) -> None:
        from PIL import Image, ImageDraw

        self.page = page or Image.new("1", SIZE, _WHITE)
        self.draw, self.y = ImageDraw.Draw(self.page), EDGE
