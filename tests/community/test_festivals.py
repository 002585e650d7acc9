"""Festivals fall on the days on which the Hong Kong Observatory has them, and their data say only what can be so.

`observatory.csv` has the figures of the Observatory's conversion tables for 2020-2056: month and day of each festival in the
year, and the leap month (0: none). The moon's months and the solar terms of the tables were compared with sxtwl as well.
"""

import csv
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from borax.calendars.lunardate import LunarDate, TermUtils

from community import festivals
from community.festivals import BadFestivalError, parse

DAY = timedelta(days=1)
YEARS = range(2020, 2057)
with Path(__file__).with_name("observatory.csv").open(encoding="utf-8") as _file:
    OBSERVATORY = {int(row.pop("year")): row for row in csv.DictReader(_file)}
LUNAR = {one.key: one.rule for one in festivals.everything() if one.how == "lunar"}
GOOD = """
[[festival]]
key = "peach-day"
when = { solar = [3, 30] }
[festival.name]
zh-Hans = "桃花节"
zh-Hant = "桃花節"
en = "Peach Day"
[festival.says.1]
zh-Hans = "桃花开了。"
zh-Hant = "桃花開了。"
en = "The peaches bloom."
"""


def dates(key: str, year: int) -> list[date]:
    return [day for one, day in festivals.days(year) if one.key == key]


@pytest.mark.parametrize("year", YEARS)
def test_every_festival_is_where_the_observatory_has_it(year: int) -> None:
    row = {key: text for key, text in OBSERVATORY[year].items() if key != "leap"}
    assert len(row) == 13
    assert {key: [f"{day:%m-%d}" for day in dates(key, year)] for key in row} == {
        key: text.split() for key, text in row.items()
    }


@pytest.mark.parametrize("year", YEARS)
def test_a_second_library_finds_the_same_days(year: int) -> None:
    for key, rule in LUNAR.items():
        month, number = map(int, rule)
        found = [LunarDate(moon, month, number).to_solar_date() for moon in (year - 1, year)]
        assert dates(key, year) == [day for day in found if day.year == year], key
    assert dates("qingming", year) == [TermUtils.nth_term_day(year, 6)]
    assert dates("winter-solstice", year) == [TermUtils.nth_term_day(year, 23)]


def test_every_rule_of_the_moon_and_the_terms_stands_in_the_table() -> None:
    others = {one.key for one in festivals.everything() if one.how in {"term", "before"}}
    assert set(OBSERVATORY[2020]) == {*LUNAR, *others, "leap"}


@pytest.mark.parametrize("year", YEARS)
def test_leap_months_are_those_of_the_observatory(year: int) -> None:
    start = date(year, 3, 1)
    leaps = {month for month, _, leap in (festivals.lunar(start + number * DAY) for number in range(340)) if leap}
    assert leaps == {int(OBSERVATORY[year]["leap"])} - {0}


def test_the_leap_month_of_2033_is_the_eleventh() -> None:
    assert festivals.lunar(date(2033, 12, 21)) == (11, 30, False)
    assert festivals.lunar(date(2033, 12, 22)) == (11, 1, True)
    assert festivals.lunar(date(2034, 1, 20)) == (12, 1, False)
    assert dates("spring-festival", 2034) == [date(2034, 2, 19)]


def test_a_leap_month_moves_no_festival() -> None:
    # 2025 has a sixth month twice, 2028 a fifth, 2031 a third.
    assert dates("dragon-boat", 2028) == [date(2028, 5, 28)]
    assert dates("qixi", 2025) == [date(2025, 8, 29)]
    assert len(dates("dragon-boat", 2028)) == 1


def test_the_eve_is_the_day_before_on_the_29th_as_well() -> None:
    days = {year: dates("new-years-eve", year)[0] for year in YEARS}
    assert {festivals.lunar(day)[1] for day in days.values()} == {29, 30}
    assert festivals.lunar(days[2025]) == (12, 29, False)
    assert all(day + DAY == dates("spring-festival", year)[0] for year, day in days.items())


def test_a_year_may_have_a_festival_twice_or_not_at_all() -> None:
    assert dates("laba", 2022) == [date(2022, 1, 10), date(2022, 12, 30)]
    assert dates("laba", 2023) == []
    assert festivals.first_of("laba", 2023) is None


def test_weekdays_are_counted_within_their_month() -> None:
    # May 2027 begins with a Saturday, so that its first Sunday is the 2nd; in 2022 it is the 1st.
    assert dates("mothers-day", 2027) == [date(2027, 5, 9)]
    assert dates("mothers-day", 2022) == [date(2022, 5, 8)]
    assert dates("disability-day", 2026) == [date(2026, 5, 17)]
    assert dates("fathers-day", 2026) == [date(2026, 6, 21)]


def test_days_are_found_by_date_and_across_the_years() -> None:
    assert [one.key for one in festivals.on(date(2020, 10, 1))] == ["mid-autumn", "national-day"]
    assert festivals.on(date(2026, 11, 22)) == []
    found = festivals.between(date(2026, 12, 22), date(2027, 1, 15))
    assert [(one.key, day) for one, day in found] == [
        ("winter-solstice", date(2026, 12, 22)),
        ("new-year", date(2027, 1, 1)),
        ("laba", date(2027, 1, 15)),
    ]
    assert festivals.name(found[0][0], "zh-Hant") == "冬至"


def test_beyond_what_is_known_nothing_is_said() -> None:
    with pytest.raises(ValueError, match="2100"):
        festivals.days(2100)
    assert festivals.between(date(2199, 1, 1), date(2199, 12, 31)) == []


def test_there_are_enough_of_them_and_not_too_many_messages() -> None:
    every = festivals.everything()
    assert len(every) >= 24
    assert {one.off for one in every if one.off} == set(festivals.STATUTORY)
    told = sum(len(one.days) for one in every if one.usual)
    assert told <= 36
    assert sum(one.tells for one in every if one.usual) <= 6
    assert all(len(one.days) <= 3 for one in every)


def test_the_words_stay_true_however_early_they_are_said() -> None:
    for one in festivals.everything():
        for days, words in one.says.items():
            for language, text in words.items():
                where = f"{one.key}, {days}, {language}"
                assert not re.search(r"今天|明天|后天|後天|昨天|\b(?:today|tomorrow|yesterday)\b", text), where
                assert not re.search(r"\d月|\d 月|\d日|20\d\d", text.replace("11 月 9 日", "")), where


def test_what_is_asked_for_by_the_words_are_commands_that_exist() -> None:
    said = "".join(text for one in festivals.everything() for words in one.says.values() for text in words.values())
    assert set(re.findall(r"/[a-z]+", said)) <= {"/events", "/assist", "/volunteer", "/ask", "/repair"}


def test_words_that_nobody_wrote_are_the_nearest_ones() -> None:
    festival = festivals.festival_or_none("spring-festival")
    assert festival is not None
    assert festival.days == (7, 3, 0)
    assert festival.words(7) == festival.says[7]
    assert festival.words(1) == festival.says[0]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('key = "peach-day"', 'key = "Peach"', "small letters"),
        ("{ solar = [3, 30] }", "{ solar = [2, 29] }", "no such day every year"),
        ("{ solar = [3, 30] }", "{ lunar = [3, 30] }", "no such day every year"),
        ("{ solar = [3, 30] }", "{ solar = [13, 1] }", "no such day every year"),
        ("{ solar = [3, 30] }", "{ weekday = [5, 5, 7] }", "no such day every year"),
        ("{ solar = [3, 30] }", '{ term = "立秋了" }', "no such day every year"),
        ("{ solar = [3, 30] }", "{ solar = [true, 1] }", "no such day every year"),
        ("{ solar = [3, 30] }", "{ solar = [3, 30], lunar = [3, 3] }", "one rule"),
        ("{ solar = [3, 30] }", '{ before = "plum-day" }', "plum-day, which is no festival"),
        ("{ solar = [3, 30] }", '{ before = "peach-day" }', "peach-day, which is no festival"),
        ('key = "peach-day"', 'key = "peach-day"\noff = "peach-day"', "no statutory holiday"),
        ('key = "peach-day"', 'key = "peach-day"\nusual = "no"', "true or false"),
        ('key = "peach-day"', 'key = "peach-day"\ncolour = "pink"', "nobody knows what colour means"),
        ("[festival.says.1]", "[festival.says.2]", "not 2"),
        ('en = "Peach Day"', 'fr = "Pêche"', "peach-day, its name: it is written in"),
        ('en = "The peaches bloom."', 'en = " "', "1 days before, en"),
        ('en = "The peaches bloom."', 'en = "a <b>peach</b>"', "without tags"),
        ("[[festival]]", "[[festival]", "no TOML"),
    ],
)
def test_a_mistake_in_the_data_is_told_with_its_place(old: str, new: str, why: str) -> None:
    assert [one.key for one in parse(GOOD)] == ["peach-day"]
    with pytest.raises(BadFestivalError, match=why):
        parse(GOOD.replace(old, new))


def test_two_festivals_with_one_key_are_a_mistake() -> None:
    with pytest.raises(BadFestivalError, match="there are two"):
        parse(GOOD + GOOD)


def test_the_moon_is_asked_only_when_somebody_wants_to_know() -> None:
    code = "import sys; from community import festivals, observances; print('lunar_python' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
