"""The large calendar comes out whole and large, whatever the month holds. How it looks was looked at."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from handlers.pictures import Day, Entry
from handlers.pictures import programme as drawn
from handlers.pictures.programme import HIGHEST, MOST_PAGES
from locales import LANGUAGES, Translator

RED, FRAME = (179, 38, 30), (220, 235, 243)
MARCH = date(2027, 3, 1)
CHESS = Entry("下午 2:00", "棋牌下午", "社区活动室")


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param)


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Every size in which a letter is written, in pixels."""
    from handlers.pictures.typeface import Typeface

    found: set[int] = set()
    write = Typeface.write

    def look(self: Typeface, *arguments: object, size: int, **more: object) -> None:
        found.add(size)
        write(self, *arguments, size=size, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Typeface, "write", look)
    return found


def pages(t: Translator, *days: Day) -> list[Image.Image]:
    found = [Image.open(BytesIO(png)).convert("RGB") for png in drawn(t, MARCH, days)]
    for image in found:
        assert image.width == 1080
        assert image.height <= HIGHEST
    return found


def colours(image: Image.Image) -> set[object]:
    return {colour for _, colour in image.getcolors(1 << 20) or []}


def a_day(number: int, *entries: Entry, **more: bool | str) -> Day:
    day = MARCH.replace(day=number)
    return Day(day, day, entries=entries, **more)  # type: ignore[arg-type]  # as the tests name it


def test_a_month_in_which_nothing_is_on_is_one_page(t: Translator) -> None:
    (page,) = pages(t)
    assert FRAME not in colours(page)


def test_what_is_on_is_framed_at_a_glance_and_told_on_the_next_page(t: Translator) -> None:
    first, second = pages(t, a_day(16, CHESS))
    assert FRAME in colours(first)
    assert RED in colours(first)
    assert RED not in colours(second)


def test_what_was_called_off_is_framed_no_more_and_said_to_be_off(t: Translator) -> None:
    first, second = pages(t, a_day(16, Entry("9:00", "X", "Y", called_off=True)))
    assert FRAME not in colours(first)
    assert RED in colours(second)


def test_no_letter_is_smaller_than_old_eyes_read_on_a_phone(t: Translator, sizes: set[int]) -> None:
    days = [a_day(number, CHESS, special="元宵节，放假", red=True, off=True) for number in range(1, 32)]
    days.append(Day(MARCH, MARCH + timedelta(days=5), special="放假", red=True, off=True))
    pages(t, *days, a_day(20, works=True, special="调休"))
    # A phone shows the 1080 pixels as about 400 of its own: 17 of these at least, where print has 14.
    assert min(sizes) * 400 / 1080 >= 17


def test_days_off_on_end_are_all_red_at_a_glance(t: Translator) -> None:
    def red(days: Day) -> int:
        return sum(colour == RED for colour in pages(t, days)[0].get_flattened_data())

    one = Day(MARCH, MARCH, special="x", red=True, off=True)
    five = Day(MARCH, MARCH + timedelta(days=4), special="x", red=True, off=True)
    assert red(five) > 2 * red(one) - red(Day(MARCH, MARCH))


def test_a_full_month_is_an_album_that_telegram_takes(t: Translator) -> None:
    long = Entry("下午 2:00", "重阳节" * 20, "很远的地方" * 24)
    found = pages(t, *(a_day(number, long, long, long) for number in range(1, 32)))
    assert len(found) == MOST_PAGES
    # Telegram counts the sides together.
    assert all(page.width + page.height <= 10_000 for page in found)


def test_every_page_has_something_on_it(t: Translator) -> None:
    for page in pages(t, *(a_day(number, CHESS) for number in range(1, 12))):
        assert len(colours(page)) > 2
