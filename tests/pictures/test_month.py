"""The picture of a month comes out whole, whatever the month brought. How it looks was looked at."""

from io import BytesIO

import pytest
from PIL import Image

from handlers.pictures import Month, month
from locales import LANGUAGES, Translator

GREEN, AMBER, RED = (47, 125, 91), (217, 161, 59), (180, 72, 59)


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
    figures = Month("2026 年 10 月", 312, 230, 50, 32, 40, 6, [("低保", 80), ("公租房", 41), ("其他", 12)])
    assert {GREEN, AMBER, RED} <= colours(opened(t, figures))


def test_a_month_of_nothing_is_still_a_picture(t: Translator) -> None:
    assert GREEN not in colours(opened(t, Month("", 0, 0, 0, 0, 0, 0, [])))


def test_many_long_subjects_never_become_a_picture_that_telegram_refuses(t: Translator) -> None:
    subjects = [("很长的主题" * 20, 300 - number) for number in range(200)]
    image = opened(t, Month("十月" * 50, 10**9, 10**9 - 1, 1, 0, 10**6, 10**6, subjects))
    # A photo may be 10000 pixels wide and high together.
    assert image.width + image.height <= 10_000
