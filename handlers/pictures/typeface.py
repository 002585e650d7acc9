"""The letters in pictures: one typeface for all languages, and lines broken where Chinese and English may be broken."""

import re
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

#: The package is a folder with this one file in it; nothing of its code is used.
_PACKAGE, _FILE = "cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf"
#: Stands for a letter that the typeface lacks, as printers have done it; a name must not silently become another.
_GETA: Final = "〓"
#: Never a character, so its picture is that of everything unknown.
_NO_CHARACTER: Final = "\uffff"
#: The typeface has these as wide as a Chinese character, which tears English apart.
_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")

#: Nothing of this may end a line, and nothing of that begin one.
_OPENING = re.escape("（「『《〈【〔［｛“‘([{")
_CLOSING = re.escape("，。、；：？！）」』》〉】〕］｝”’…—·～％℃,.;:?!)]}%")
#: Chinese characters, their punctuation and full-width forms: a line may be broken before and after each.
_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
#: What stays together: a character or a word with the punctuation that clings to it, and the spaces after it.
_PIECE: Final = re.compile(
    rf"[{_OPENING}]*(?:[^\s{_OPENING}{_CLOSING}{_WIDE}][^\s{_OPENING}{_WIDE}]*|[{_WIDE}])?[{_CLOSING}]*\s*"
)


class Typeface:
    """The letters of one picture in one language, at any size in pixels. Belongs to one thread."""

    def __init__(self, language: str) -> None:
        """Read what a reader of `language` reads."""
        from PIL import features

        # The typeface is drawn for Traditional Chinese and holds the shapes of Simplified beside it. Choosing them takes a
        # shaper, which works only where the system has fribidi; elsewhere everybody gets the Traditional shapes.
        shapes = "zh-Hant" if language == "zh-Hant" else "zh-Hans"
        self._shapes = shapes if features.check("raqm") else None
        self._straight = language == "en"
        self._fonts: dict[int, FreeTypeFont] = {}
        self._known: dict[str, bool] = {}
        # A shaper hides some characters that the typeface lacks; this one hides nothing.
        self._plain = _open(20, shaping=False)
        self._unknown = self._look(_NO_CHARACTER)

    def clean(self, text: str) -> str:
        """Return the text without what the typeface cannot show, such as emoji, one space between words."""
        if self._straight:
            text = text.translate(_STRAIGHT)
        return "\n".join(" ".join(filter(None, map(self._cleaned, line.split()))) for line in text.splitlines())

    def width(self, text: str, size: int) -> float:
        """Return how wide one line of clean text is."""
        return self._font(size).getlength(text, language=self._shapes)

    def lines(self, text: str, *, size: int, width: int, most: int | None = None) -> list[str]:
        """Return the text in clean lines no wider than `width`; if it needs more than `most`, an ellipsis ends the last."""
        found: list[str] = []
        for paragraph in self.clean(text).splitlines():
            line = ""
            for piece in _PIECE.findall(paragraph):
                if self.width(line + piece.rstrip(), size) <= width:
                    line += piece
                    continue
                # Only a word that is longer than a whole line is broken inside.
                *whole, rest = self._cut(piece.rstrip(), size=size, width=width)
                found += [*([line.rstrip()] if line else []), *whole]
                line = rest + piece[len(piece.rstrip()) :]
            found.append(line.rstrip())
        if most is None or len(found) <= most:
            return found
        last = found[most - 1]
        while last and self.width(f"{last}…", size) > width:
            last = last[:-1]
        return [*found[: most - 1], f"{last.rstrip()}…"]

    def short(self, text: str, *, size: int, width: int) -> str:
        """Return the text as one clean line; what is too long ends in an ellipsis."""
        return "".join(self.lines(" ".join(text.split()), size=size, width=width, most=1))

    def write(
        self,
        draw: "ImageDraw",
        at: tuple[float, float],
        line: str,
        *,
        size: int,
        fill: str | int,
        bold: bool = False,
        anchor: str = "ls",
    ) -> None:
        """Write one clean line; `at` is on its base line, at the left unless `anchor` (Pillow's) says otherwise."""
        stroke = size / 40 if bold else 0
        draw.text(
            at, line, fill, self._font(size), anchor, stroke_width=stroke, language=self._shapes, stroke_fill=fill
        )

    def _font(self, size: int) -> "FreeTypeFont":
        if size not in self._fonts:
            self._fonts[size] = _open(size, shaping=self._shapes is not None)
        return self._fonts[size]

    def _cut(self, word: str, *, size: int, width: int) -> list[str]:
        parts = [""]
        for letter in word:
            if parts[-1] and self.width(parts[-1] + letter, size) > width:
                parts.append("")
            parts[-1] += letter
        return parts

    def _cleaned(self, word: str) -> str:
        return "".join(letter if self._knows(letter) else _GETA if letter.isalpha() else "" for letter in word)

    def _knows(self, letter: str) -> bool:
        if letter not in self._known:
            self._known[letter] = self._look(letter) != self._unknown
        return self._known[letter]

    def _look(self, letter: str) -> bytes:
        from PIL import Image, ImageDraw

        image = Image.new("1", (32, 32))
        ImageDraw.Draw(image).text((0, 0), letter, 1, self._plain)
        return image.tobytes()


def _open(size: int, *, shaping: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    layout = ImageFont.Layout.RAQM if shaping else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(resources.files(_PACKAGE) / _FILE), size, layout_engine=layout)
