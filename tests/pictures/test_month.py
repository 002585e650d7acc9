"""The picture of a month comes out whole, whatever the month brought. How it looks was looked at."""

from io import BytesIO

import pytest
from PIL import Image

from handlers.pictures import Month, month
from locales import LANGUAGES, Translator

GREEN, AMBER, RED, BLUE = (47, 125, 91), (217, 161, 59), (180, 72, 59), (47, 111, 143)


def opened(t: Translator, figures: Month) -> Image.Image:
    image = Image.open(BytesIO(month(t, figures)))
    image.load()
    assert image.format == "PNG"
    assert image.width == 1080
    return image


def colours(image: Image.Image) -> set[object]:
    return {colour for _, colour in image.getcolors(1 << 20) or []}


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param)


def test_a_month_shows_its_three_outcomes(t: Translator) -> None:
    figures = Month("2026 年 10 月", 312, 230, 50, 32, 40, 6, [("低保", 80), ("公租房", 41)], 12)
    assert {GREEN, AMBER, RED} <= colours(opened(t, figures))


def test_what_is_asked_too_rarely_to_be_named_makes_no_subject_look_small(t: Translator) -> None:
    def filled(others: int) -> int:
        image = opened(t, Month("2026 年 10 月", 80, 80, 0, 0, 0, 0, [("低保", 9)], others)).convert("RGB")
        return max(sum(image.getpixel((x, y)) == BLUE for x in range(image.width)) for y in range(image.height))

    assert filled(900) == filled(0) > 900


def test_a_month_of_nothing_is_still_a_picture(t: Translator) -> None:
    assert GREEN not in colours(opened(t, Month("", 0, 0, 0, 0, 0, 0, [])))


def test_many_long_subjects_never_become_a_picture_that_telegram_refuses(t: Translator) -> None:
    subjects = [("很长的主题" * 20, 300 - number) for number in range(200)]
    image = opened(t, Month("十月" * 50, 10**9, 10**9 - 1, 1, 0, 10**6, 10**6, subjects))
    # A photo may be 10000 pixels wide and high together.
    assert image.width + image.height <= 10_000
