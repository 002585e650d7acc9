"""A certificate of voluntary service: one page of A4, to look at and to print. Chinese stands on it in every language."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from community.certificates import in_hours
from handlers.pictures.canvas import INK, QUIET
from handlers.pictures.paper import DOTS, SIZE, WIDTH
from handlers.pictures.typeface import Typeface
from locales import DEFAULT_LANGUAGE, Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

_SHEET, _RED, _GOLD = "#FFFEFB", "#9C2B23", "#B48D45"
_MIDDLE: Final = WIDTH // 2
_EDGE: Final = 300
_INSIDE: Final = WIDTH - 2 * _EDGE
#: The frame: a strong line, and within it a fine one whose corners are crossed.
_OUTER, _INNER, _CORNER = 96, 138, 64
_OFFICE, _TITLE, _SUBTITLE, _TEXT, _SECOND, _FOOT = 84, 188, 88, 80, 60, 52
_FIGURE, _UNIT, _CODE = 330, 110, 96
#: Between the letters of the title.
_APART: Final = 22
#: By so much lines become narrower until they are about as long as one another.
_STEP: Final = 40
#: A name is as large as the line allows; a longer one takes two lines of the last size.
_NAME: Final = (168, 140, 116, 88)
#: The picture for the screen is so many times smaller, which makes its edges smooth.
_SMALLER: Final = 2
#: How much of what was drawn the PDF keeps, of a hundred: letters must stay crisp.
_QUALITY: Final = 92


@dataclass(frozen=True, slots=True)
class Certified:
    """What stands on it. `minutes` are shown as hours, never rounded up; `code` is as people read it."""

    name: str
    minutes: int
    stints: int
    first: date
    last: date
    issued: date
    code: str


def certificate(t: Translator, shown: Certified) -> tuple[bytes, bytes]:
    """Draw it. PNG (1240 by 1754 pixels) and PDF (A4, 300 dots an inch). `t` knows the community's name."""
    sheet = _Sheet(t)
    sheet.frame()
    sheet.head()
    sheet.body(shown)
    sheet.signature(shown)
    sheet.foot(shown)
    return _png(sheet.image), _pdf(sheet.image, sheet.face.clean(f"{t.plain('certificate-title')} {shown.name}"))


class _Sheet:
    """The page; `y` is the base line of what was written last. In another language a Chinese paragraph says all of it again."""

    def __init__(self, t: Translator) -> None:
        from PIL import Image, ImageDraw

        self.t = t
        self.face = Typeface(t.language)
        self.chinese = t if t.language.startswith("zh") else t.in_language(DEFAULT_LANGUAGE)
        self.chinese_face = self.face if self.chinese is t else Typeface(self.chinese.language)
        self.image = Image.new("RGB", SIZE, _SHEET)
        self.draw = ImageDraw.Draw(self.image)
        self.y = 0

    @property
    def twofold(self) -> bool:
        """Whether it is in two languages."""
        return self.chinese is not self.t

    def frame(self) -> None:
        wide, high = SIZE
        self.draw.rectangle((_OUTER, _OUTER, wide - _OUTER, high - _OUTER), outline=_RED, width=16)
        self.draw.rectangle((_INNER, _INNER, wide - _INNER, high - _INNER), outline=_GOLD, width=5)
        for x in (_INNER, wide - _INNER - _CORNER):
            for y in (_INNER, high - _INNER - _CORNER):
                self.draw.rectangle((x, y, x + _CORNER, y + _CORNER), outline=_GOLD, width=5)

    def head(self) -> None:
        """Write whose certificate it is, and its title: always in Chinese first, as it is shown at a counter."""
        self.y = 390 if self.twofold else 490
        office = self.chinese.plain("certificate-office")
        self.centred(office, face=self.chinese_face, size=_OFFICE, fill=QUIET)
        self.y += 255
        self.title(self.chinese.plain("certificate-title"))
        if self.twofold:
            self.y += 138
            self.centred(self.t.plain("certificate-title"), size=_SUBTITLE, fill=_RED)
        self.y += 88
        self.draw.rectangle((_MIDDLE - 330, self.y, _MIDDLE + 330, self.y + 5), _GOLD)

    def body(self, shown: Certified) -> None:
        self.y += 150 if self.twofold else 180
        self.centred(self.t.plain("certificate-certifies"), size=_TEXT)
        self.name(shown.name)
        self.y += 56
        facts = _facts(self.t, shown)
        # A line for each thought: none of them ends with a single character on the next one.
        for line in (
            self.t.plain("certificate-when", **facts),
            self.t.plain("certificate-where", count=shown.stints),
            self.t.plain("certificate-sum"),
        ):
            for part in _balanced(self.face, line, size=_TEXT):
                self.y += 118 if self.twofold else 136
                self.centred(part, size=_TEXT)
        self.y += 340 if self.twofold else 390
        self.figure(in_hours(shown.minutes))
        if not self.twofold:
            self.y += 170
            self.centred(self.t.plain("certificate-hereby"), size=_TEXT)
            return
        self.y += 60
        when = self.chinese.plain("certificate-when", **_facts(self.chinese, shown))
        whole = self.chinese.plain(
            "certificate-whole", name=shown.name, when=when, count=shown.stints, hours=in_hours(shown.minutes)
        )
        for line in _balanced(self.chinese_face, whole, size=_SECOND):
            self.y += round(_SECOND * 1.6)
            self.centred(line, face=self.chinese_face, size=_SECOND, fill=QUIET)

    def title(self, words: str) -> None:
        """Write the title with room between its letters."""
        widths: Sequence[float] = [self.chinese_face.width(letter, _TITLE) + _APART for letter in words]
        x = _MIDDLE - (sum(widths) - _APART) / 2
        for letter, wide in zip(words, widths, strict=True):
            self.chinese_face.write(self.draw, (x, self.y), letter, size=_TITLE, fill=_RED, bold=True)
            x += wide

    def name(self, name: str) -> None:
        """Write the name as large as it fits, underlined."""
        clean = self.face.clean(name)
        size = next((one for one in _NAME if self.face.width(clean, one) <= _INSIDE), _NAME[-1])
        lines = _balanced(self.face, clean, size=size)[:2]
        self.y += 46
        for line in lines:
            self.y += round(size * 1.2)
            self.centred(line, size=size, bold=True)
        self.y += 52
        half = max([360, *(round(self.face.width(line, size)) // 2 + 60 for line in lines)])
        self.draw.rectangle((_MIDDLE - half, self.y, _MIDDLE + half, self.y + 3), INK)

    def figure(self, hours: str) -> None:
        """Write the hours large, and the unit beside them."""
        unit = self.t.plain("certificate-unit", one=hours == "1.0")
        wide, beside = self.face.width(hours, _FIGURE), self.face.width(unit, _UNIT)
        x = _MIDDLE - (wide + 50 + beside) / 2
        self.face.write(self.draw, (x, self.y), hours, size=_FIGURE, fill=_RED, bold=True)
        self.face.write(self.draw, (x + wide + 50, self.y), unit, size=_UNIT, fill=INK)

    def signature(self, shown: Certified) -> None:
        """Write the code at the left, and who issues it and when at the right, with room for a seal."""
        self.y = max(2680 if self.twofold else 2770, self.y + 150)
        right, half = WIDTH - _EDGE, _INSIDE // 2 - 40
        office = self.chinese_face.short(self.chinese.plain("certificate-office"), size=_OFFICE, width=half + 200)
        self.write(right, office, face=self.chinese_face, size=_OFFICE, anchor="rs", bold=True)
        self.write(_EDGE, self.t.plain("certificate-code"), size=_SECOND, fill=QUIET)
        self.y += 124
        self.write(right, _day(self.t, shown.issued), size=_TEXT, anchor="rs")
        self.write(_EDGE, shown.code, size=_CODE, bold=True)

    def foot(self, shown: Certified) -> None:
        """Write how anybody can ask whether it holds, and what it rests on."""
        self.y += 86
        self.draw.rectangle((_EDGE, self.y, WIDTH - _EDGE, self.y + 3), _GOLD)
        self.y += 20
        lines = [(self.face, self.t.plain("certificate-how", code=shown.code), INK)]
        lines.append((self.face, self.t.plain("certificate-basis"), INK))
        if self.twofold:
            lines.append((self.chinese_face, self.chinese.plain("certificate-basis"), QUIET))
        for face, words, fill in lines:
            for line in _balanced(face, words, size=_FOOT):
                self.y += round(_FOOT * 1.5)
                self.write(_EDGE, line, face=face, size=_FOOT, fill=fill)

    def centred(
        self, line: str, *, size: int, face: Typeface | None = None, fill: str = INK, bold: bool = False
    ) -> None:
        face = face or self.face
        line = face.short(line, size=size, width=_INSIDE + 200)
        self.write(_MIDDLE, line, face=face, size=size, fill=fill, bold=bold, anchor="ms")

    def write(
        self,
        x: int,
        line: str,
        *,
        size: int,
        face: Typeface | None = None,
        fill: str = INK,
        bold: bool = False,
        anchor: str = "ls",
    ) -> None:
        (face or self.face).write(self.draw, (x, self.y), line, size=size, fill=fill, bold=bold, anchor=anchor)


def _balanced(face: Typeface, words: str, *, size: int) -> list[str]:
    """Return the words in as few lines as they take, and these about as long as one another."""
    found = face.lines(words, size=size, width=_INSIDE)
    for width in range(_INSIDE - _STEP, _INSIDE // 2, -_STEP):
        narrower = face.lines(words, size=size, width=width)
        if len(narrower) > len(found):
            break
        found = narrower
    return found


def _facts(t: Translator, shown: Certified) -> dict[str, str | bool]:
    return {"first": _day(t, shown.first), "last": _day(t, shown.last), "one": shown.first == shown.last}


def _day(t: Translator, on: date) -> str:
    return t.plain("certificate-day", year=on.year, month=on.month, date=on.day)


def _png(image: "Image") -> bytes:
    file = BytesIO()
    image.reduce(_SMALLER).save(file, "PNG")
    return file.getvalue()


def _pdf(image: "Image", title: str) -> bytes:
    file = BytesIO()
    image.save(file, "PDF", resolution=DOTS, title=title, quality=_QUALITY)
    return file.getvalue()
