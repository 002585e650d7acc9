"""The State Council's paragraphs are read as they were published, and what cannot be right is found before it counts."""

from datetime import date, timedelta

import pytest

from community import announcements, calendar
from community.announcements import Announced
from community.errors import BadDaysOff

WHOLE = """国务院办公厅关于2026年部分节假日安排的通知

各省、自治区、直辖市人民政府：
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
"""
DAY = timedelta(days=1)


def span(first: str, last: str) -> tuple[date, ...]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return tuple(start + number * DAY for number in range((end - start).days + 1))


def read(text: str, year: int = 2026) -> Announced:
    _, (found,) = announcements.read(text, year)
    return found


def test_a_whole_announcement_says_what_the_package_knows() -> None:
    year, found = announcements.read(WHOLE, 2030)
    assert year == 2026
    known = calendar.shipped(date(2026, 1, 1), date(2026, 12, 31))
    assert {day for one in found for day in one.off} == {day for day, one in known.items() if not one.works}
    assert {day for one in found for day in one.worked} == {day for day, one in known.items() if one.works}
    assert [one.holidays for one in found] == [
        ("new-year",),
        ("spring-festival",),
        ("qingming",),
        ("labour-day",),
        ("dragon-boat",),
        ("mid-autumn",),
        ("national-day",),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "国务院办公厅\n2025年11月4日\n"),
        ("", "　　　　国务院办公厅\n　　　　2025 年 11 月 4 日\n　　（此件公开发布）"),
        ("", "国务院办公厅2025年11月4日"),
        ("", "2025年11月4日"),
        ("", "國務院辦公廳\n2025年11月4日"),
        ("发文机关：国务院办公厅\n成文日期：2025年11月04日\n发布日期：2025年11月04日\n", "扫一扫在手机打开当前页"),
    ],
)
def test_when_it_was_signed_or_published_is_neither_its_year_nor_a_day_off(above: str, below: str) -> None:
    assert announcements.read(f"{above}{WHOLE}{below}", 2030) == announcements.read(WHOLE, 2030)


def test_what_employers_are_encouraged_to_do_is_no_day_off() -> None:
    found = read(
        "二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。"
        "鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。",
        2024,
    )
    assert found.off == span("2024-02-10", "2024-02-17")


@pytest.mark.parametrize(
    ("text", "year", "holidays", "off", "worked"),
    [
        ("元旦：1月1日（周三）放假1天，不调休。", 2025, ("new-year",), span("2025-01-01", "2025-01-01"), ()),
        ("元旦：1月1日放假，1月2日（星期一）补休。", 2017, ("new-year",), span("2017-01-01", "2017-01-02"), ()),
        ("劳动节：5月1日放假，与周末连休。", 2017, ("labour-day",), span("2017-04-29", "2017-05-01"), ()),
        (
            "元旦：2022年12月31日至2023年1月2日放假调休，共3天。",
            2023,
            ("new-year",),
            span("2022-12-31", "2023-01-02"),
            (),
        ),
        ("元旦：12月30日至1月1日放假调休，共3天。", 2018, ("new-year",), span("2017-12-30", "2018-01-01"), ()),
        (
            "六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。",
            2025,
            ("national-day", "mid-autumn"),
            span("2025-10-01", "2025-10-08"),
            (date(2025, 9, 28), date(2025, 10, 11)),
        ),
        (
            "春節：1月28日（農曆除夕、週二）至2月4日（農曆正月初七、週二）放假調休，共8天。1月26日（週日）、2月8日（週六）上班。",
            2025,
            ("spring-festival",),
            span("2025-01-28", "2025-02-04"),
            (date(2025, 1, 26), date(2025, 2, 8)),
        ),
        (
            "清明节: 4 月 4 日(周六) - 6 日(周一) 放假 , 共 3 天 .",
            2026,
            ("qingming",),
            span("2026-04-04", "2026-04-06"),
            (),
        ),
    ],
)
def test_it_is_read_as_it_was_written_in_many_years(
    text: str, year: int, holidays: tuple[str, ...], off: tuple[date, ...], worked: tuple[date, ...]
) -> None:
    assert read(text, year) == Announced(holidays, off, worked)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("明天放假吗", "nothing"),
        ("春节：" * 2000, "nothing"),
        ("春节：祝大家快乐。", "no-days"),
        ("春节：2月15日（周一）至23日放假，共9天。", "weekday"),
        ("春节：2月15日至23日放假，共8天。", "count"),
        ("春节：2月23日至15日放假。", "span"),
        ("春节：2月15日至10月1日放假。", "span"),
        ("清明节：4月4日放假。", "wrong-year"),
        ("元旦：1月40日放假。", "no-such-day"),
        ("元旦：1月1日放假。1月6日上班。", "worked"),
        ("元旦：1月1日（周四）。", "unclear"),
        ("元旦：1月1日放假。国庆节：10月1日放假。元旦：1月1日放假。", "twice"),
    ],
)
def test_what_cannot_be_right_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(BadDaysOff) as refused:
        announcements.read(text, 2026)
    assert refused.value.fields["why"] == why


def test_the_text_of_another_year_is_found_by_its_weekdays_or_festivals() -> None:
    paragraphs = [line for line in WHOLE.splitlines() if "放假" in line][1:]
    for paragraph in paragraphs:
        with pytest.raises(BadDaysOff) as refused:
            announcements.read(paragraph, 2027)
        assert refused.value.fields["why"] in {"weekday", "wrong-year"}
