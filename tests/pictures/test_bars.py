"""The pictures of what was kept, and of a week, come out whole whatever there was. How they look was looked at."""

from io import BytesIO

import pytest
from PIL import Image

from handlers.cards import patterns
from handlers.cards.card import LONGEST_MESSAGE, Audience, visible_length
from handlers.pictures import Bars, Row, bars
from locales import LANGUAGES, Translator

BLUE = (47, 111, 143)


def opened(t: Translator, shown: Bars) -> Image.Image:
    image = Image.open(BytesIO(bars(t, shown)))
    image.load()
    assert image.format == "PNG"
    assert image.width == 1080
    return image.convert("RGB")


def longest_bar(image: Image.Image) -> int:
    return max(sum(image.getpixel((x, y)) == BLUE for x in range(image.width)) for y in range(image.height))


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param)


def test_a_bar_is_as_long_as_its_share(t: Translator) -> None:
    half, whole = (
        longest_bar(opened(t, Bars("", "", "", [("", [Row("报修", "%", percent)])]))) for percent in (50, 100)
    )
    assert whole > 900
    assert abs(half - whole / 2) < 5


def test_nothing_is_still_a_picture(t: Translator) -> None:
    assert longest_bar(opened(t, Bars("", "", "", [("没有", [])]))) == 0


def test_many_long_rows_never_become_a_picture_that_telegram_refuses(t: Translator) -> None:
    rows = [Row("很长的类别" * 20, "12345 · " * 20, 50) for _ in range(200)]
    image = opened(t, Bars("标题" * 200, "100%", "一句话" * 200, [("一", rows), ("二", rows)]))
    assert image.width + image.height <= 10_000


@pytest.mark.parametrize("few", [True, False])
def test_a_week_is_told_whatever_it_was(t: Translator, *, few: bool) -> None:
    figures = {"count": None if few else 30, "accepted": 90, "solved": None, "reopened": 0, "few": few}
    name = {"zh-Hans": "楼顶、楼道漏水", "zh-Hant": "樓頂、樓道漏水", "en": "Roof or corridor leak"}
    again = [
        {"place": "3 栋", "service": name, "key": key, "kind": kind, "count": None if few else 9, "reopened": few}
        for key, kind in (("leak-shared", "repair"), ("own-1", "help"), ("own-2", "repair"), ("own-3", "complaint"))
    ]
    card = patterns.case_week(
        t,
        place_id=1,
        place="梧桐社区",
        since="2026-11-30",
        until="2026-12-06",
        week=figures,
        before=figures,
        categories=[] if few else [(name, 20), (name, 10)] * 6,
        others=None if few else 7,
        again=again,
        seasons=[{"service": name, "before": None if few else 6, "after": 12}],
        in_group=True,
    )
    assert card.audience is Audience.STAFF
    assert visible_length(card.text) <= LONGEST_MESSAGE
    assert card.media[0].file
