"""What is drawn can be read: no boxes for letters, and lines that begin and end as Chinese and English lines do."""

import os
import re
from pathlib import Path

import pytest

from handlers.pictures.typeface import Typeface
from locales import LANGUAGES

ROOT = Path(__file__).parents[2]
TEXT = "明天（周三）上午 9:30，3 栋的“热水器”请先关掉；等水清了再用。谢谢您！家里有老人、孩子的，可以打电话……"


@pytest.fixture(params=["with a shaper", "without one"])
def face(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Typeface:
    """The typeface as it is here, and as it is on a system without fribidi."""
    if request.param == "without one":
        monkeypatch.setattr("PIL.features.check", lambda _: False)
    return Typeface("zh-Hans")


def every_word(language: str) -> str:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "locales" / language).glob("*.ftl")))
    # Telegram shows emoji; a picture leaves them out.
    return re.sub(r"[\U0001f000-\U0001faff\u2300-\u27bf\u2b00-\u2bff\ufe0f\s]", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_our_words_is_in_the_typeface(face: Typeface, language: str) -> None:
    letters = "".join(sorted(set(every_word(language))))
    assert face.clean(letters) == letters


def test_every_common_simplified_character_is_in_the_typeface(face: Typeface) -> None:
    # GB 2312 is the list of the mainland: 6763 characters in the rows 16 to 87.
    rows = (bytes([0xA0 + row, 0xA0 + cell]) for row in range(16, 88) for cell in range(1, 95))
    letters = "".join(row.decode("gb2312", errors="ignore") for row in rows)
    assert len(letters) == 6763
    assert face.clean(letters) == letters


def test_every_common_traditional_character_is_in_the_typeface(face: Typeface) -> None:
    # The first plane of Big5: 5401 characters in everyday use.
    codes = (bytes([high, low]) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    letters = "".join(code.decode("big5", errors="ignore") for code in codes)
    assert len(letters) >= 5401
    assert face.clean(letters) == letters


def test_emoji_are_left_out_and_leave_no_gap(face: Typeface) -> None:
    assert face.clean("🚰 停水 💧 通知\n👨‍👩‍👧 All") == "停水 通知\nAll"


def test_a_name_with_an_unknown_letter_does_not_become_another_name(face: Typeface) -> None:
    assert face.clean("王\U0003134a") == "王〓"


def test_english_is_set_with_narrow_quotes() -> None:
    assert Typeface("en").clean("It’s “on”") == 'It\'s "on"'
    assert Typeface("zh-Hans").clean("“开”") == "“开”"


@pytest.mark.parametrize("width", range(90, 900, 30))
def test_lines_keep_the_rules_and_lose_nothing(face: Typeface, width: int) -> None:
    lines = face.lines(TEXT, size=30, width=width)
    assert "".join(lines).replace(" ", "") == TEXT.replace(" ", "")
    assert all(face.width(line, 30) <= width for line in lines)
    for line in lines:
        assert line[0] not in "，。；！”）、…：", line
        assert line[-1] not in "（“", line


def test_english_is_broken_between_words(face: Typeface) -> None:
    text = "Please store water tonight; the main pipe is being repaired."
    for width in range(200, 900, 50):
        assert " ".join(face.lines(text, size=30, width=width)) == text


def test_only_a_word_that_is_too_long_for_a_line_is_broken_inside(face: Typeface) -> None:
    lines = face.lines("see https://example.org/a/very/long/address/indeed now", size=30, width=300)
    assert lines[0] == "see"
    assert "".join(lines[1:]).endswith("/indeed now")
    assert all(face.width(line, 30) <= 300 for line in lines)


def test_empty_lines_stay_between_paragraphs(face: Typeface) -> None:
    assert face.lines("一\n\n二", size=30, width=300) == ["一", "", "二"]
    assert face.lines("", size=30, width=300) == []


def test_what_is_too_long_for_one_line_ends_in_an_ellipsis(face: Typeface) -> None:
    assert face.short("一网格", size=30, width=300) == "一网格"
    short = face.short("二网格（北区，含商铺和沿街的所有住户）", size=30, width=300)
    assert short.startswith("二网格")
    assert short.endswith("…")
    assert face.width(short, 30) <= 300
    assert face.short("🚰", size=30, width=300) == ""


def test_readers_of_simplified_and_traditional_get_their_own_shapes() -> None:
    from PIL import Image, ImageDraw, features

    if not features.check("raqm"):
        # Only on a developer's machine: without the system's fribidi Pillow draws every reader the Traditional shapes.
        assert not os.environ.get("CI"), "fribidi must be there in CI"
        pytest.skip("choosing shapes needs fribidi on the system")

    def looks(language: str) -> bytes:
        image = Image.new("1", (100, 100), 1)
        Typeface(language).write(ImageDraw.Draw(image), (10, 80), "骨。", size=40, fill=0)
        return image.tobytes()

    assert looks("zh-Hans") != looks("zh-Hant")
    assert looks("zh-Hans") == looks("en")
