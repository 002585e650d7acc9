"""A picture for a phone that grows downwards: headings, rows of words and figures, bars."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

from handlers.pictures.typeface import Typeface
from locales import Translator

WIDTH: Final = 1080
EDGE: Final = 56
INSIDE: Final = WIDTH - 2 * EDGE
TITLE, HEADING, TEXT, SMALL = 52, 42, 38, 34
ROW: Final = 64
#: How high a row with a bar below it is.
BAR_ROW: Final = 108
PAPER, INK, QUIET, LINE, CALM = "#FFFFFF", "#1F2933", "#52606D", "#E1E6EB", "#2F6F8F"
#: A single one among thousands is still seen.
_THINNEST: Final = 8


class Canvas:
    """`y` is where the next thing begins; `room` is the most that it may need, in pixels."""

    def __init__(self, t: Translator, *, room: int) -> None:
        from PIL import Image, ImageDraw

        self.t = t
        self.face = Typeface(t.language)
        self.image = Image.new("RGB", (WIDTH, room), PAPER)
        self.draw = ImageDraw.Draw(self.image)
        self.y = EDGE

    def heading(self, message_id: str, **arguments: int) -> None:
        """Begin a part, with a thin rule above."""
        self.y += 44
        self.draw.rectangle((EDGE, self.y, WIDTH - EDGE, self.y + 2), LINE)
        self.y += 66
        self.write(EDGE, self.t.plain(message_id, **arguments), size=HEADING, bold=True)

    def row(self, x: int, words: str, figure: str) -> None:
        """Write words at the left and a figure at the right; the words give way."""
        room = WIDTH - EDGE - x - round(self.face.width(figure, TEXT)) - 24
        self.write(x, self.face.short(words, size=TEXT, width=room), size=TEXT)
        self.write(WIDTH - EDGE, figure, size=TEXT, anchor="rs")

    def bar(self, words: str, figure: str, *, part: int, whole: int) -> None:
        """Write a row, and below it a bar that is filled as far as the part of the whole."""
        self.y += 62
        self.row(EDGE, words, figure)
        self.y += 20
        self.draw.rectangle((EDGE, self.y, WIDTH - EDGE, self.y + 26), LINE)
        if part and whole:
            filled = max(min(part / whole, 1) * INSIDE, _THINNEST)
            self.draw.rectangle((EDGE, self.y, EDGE + filled, self.y + 26), CALM)
        self.y += 26

    def shares(self, counts: Mapping[str, int], colours: Mapping[str, str]) -> None:
        """Draw one bar that is divided by the counts, none of which is 0."""
        self.y += 32
        x = EDGE
        for name, width in zip(counts, shares(list(counts.values()), INSIDE), strict=True):
            self.draw.rectangle((x, self.y, x + width - 4, self.y + 56), colours[name])
            x += width
        self.y += 56 + 16

    def legend(self, colour: str, words: str, figure: str) -> None:
        """Write a row with the colour that it stands for."""
        self.y += ROW
        self.draw.rectangle((EDGE, self.y - 32, EDGE + 36, self.y + 4), colour)
        self.row(EDGE + 60, words, figure)

    def write(self, x: int, line: str, *, size: int, fill: str = INK, bold: bool = False, anchor: str = "ls") -> None:
        """Write one clean line whose base line is at `y`."""
        self.face.write(self.draw, (x, self.y), line, size=size, fill=fill, bold=bold, anchor=anchor)

    def png(self) -> bytes:
        """Return what was drawn."""
        file = BytesIO()
        self.image.crop((0, 0, WIDTH, self.y + EDGE)).save(file, "PNG")
        return file.getvalue()


def shares(counts: Sequence[int], width: int) -> list[int]:
    """Divide a width by counts; none becomes too thin to see, at the cost of the widest."""
    widths = [max(_THINNEST, width * count // sum(counts)) for count in counts]
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths
