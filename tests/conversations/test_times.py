"""Typed moments: understood in all three languages as people write them, or not at all."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community import clock, hours
from handlers.cards import times
from locales import LANGUAGES, Translator


def go_to(on: date, at: time = time(10)) -> None:
    clock.move(hours.at(on, at) - datetime.now(UTC))


def understood(typed: str) -> str | None:
    found = times.parse(typed)
    return f"{hours.local(found):%Y-%m-%d %H:%M}" if found else None


@pytest.fixture(autouse=True)
def sunday() -> None:
    """A Sunday, 22 November 2026, at ten."""
    go_to(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("周五 9:30", "2026-11-27 09:30"), ("週五9:30", "2026-11-27 09:30"), ("星期五 9:30", "2026-11-27 09:30"),
        ("礼拜五早上 9:30", "2026-11-27 09:30"), ("Friday 9:30", "2026-11-27 09:30"), ("on Fri. at 3 pm", "2026-11-27 15:00"),
        ("周日 11:00", "2026-11-22 11:00"), ("星期天 9:30", "2026-11-22 09:30"), ("本周五 9:30", "2026-11-20 09:30"),
        ("下周三 9:30", "2026-11-25 09:30"), ("下個星期日 9:30", "2026-11-29 09:30"), ("next Wed 9:30", "2026-11-25 09:30"),
        ("下周一十点", "2026-11-23 10:00"), ("下周一9:30", "2026-11-23 09:30"), ("周五晚8点", "2026-11-27 20:00"),
    ],
)  # fmt: skip
def test_a_weekday_is_the_next_one_or_that_of_the_week_that_is_named(typed: str, meant: str) -> None:
    assert understood(typed) == meant


def test_next_weeks_weekday_is_not_this_weeks() -> None:
    go_to(date(2026, 11, 23))
    assert understood("周三 9:30") == understood("this Wednesday 9:30") == "2026-11-25 09:30"
    assert understood("下周三 9:30") == understood("next Wednesday 9:30") == "2026-12-02 09:30"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 号 9:30", "2026-12-15 09:30"), ("15日9:30", "2026-12-15 09:30"), ("25號 9:30", "2026-11-25 09:30"),
        ("22号 11:00", "2026-11-22 11:00"), ("三十号上午九点", "2026-11-30 09:00"), ("31号 9:00", "2026-12-31 09:00"),
        ("on the 15th at 9:30", "2026-12-15 09:30"),
    ],
)  # fmt: skip
def test_a_day_of_the_month_is_this_months_or_the_next_ones(typed: str, meant: str) -> None:
    assert understood(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5 December 9:30", "2026-12-05 09:30"), ("Dec 5 9:30", "2026-12-05 09:30"), ("9:30, 5 Dec", "2026-12-05 09:30"),
        ("December 5th, 2027 at 9:30", "2027-12-05 09:30"), ("the 5th of December at 3 pm", "2026-12-05 15:00"),
        ("5 Dec 9 am", "2026-12-05 09:00"), ("Sept. 5 9:30", "2027-09-05 09:30"), ("12月5号9:30", "2026-12-05 09:30"),
        ("十二月五日九点", "2026-12-05 09:00"), ("9:30 12月5日", "2026-12-05 09:30"),
        ("2026年12月5日 9:30", "2026-12-05 09:30"), ("2028-2-29 9:00", "2028-02-29 09:00"),
        ("2026-12-05T09:30", "2026-12-05 09:30"), ("2026-12-05 09:30:00", "2026-12-05 09:30"),
        ("12月5日（周六）9:30", "2026-12-05 09:30"), ("Sat, 5 Dec, 9:30", "2026-12-05 09:30"),
    ],
)  # fmt: skip
def test_dates_are_understood_with_and_without_names(typed: str, meant: str) -> None:
    assert understood(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11/20 9:00", "2026-11-20 09:00"), ("9-23 9:00", "2026-09-23 09:00"), ("9-22 9:00", "2027-09-22 09:00"),
        ("昨天 9:30", "2026-11-21 09:30"), ("昨晚8點", "2026-11-21 20:00"), ("yesterday at noon", "2026-11-21 12:00"),
        ("今天 9:00", "2026-11-22 09:00"),
    ],
)  # fmt: skip
def test_what_was_lately_is_past_and_not_next_years(typed: str, meant: str) -> None:
    assert understood(typed) == meant


def test_last_december_is_past_in_january() -> None:
    go_to(date(2027, 1, 5))
    assert understood("12-20 9:00") == "2026-12-20 09:00"
    assert understood("10-20 9:00") == "2027-10-20 09:00"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9点一刻", "2026-11-23 09:15"), ("明天九點三刻", "2026-11-23 09:45"), ("下午三点半", "2026-11-22 15:30"),
        ("十一点二十五分", "2026-11-22 11:25"), ("两点零五分", "2026-11-23 02:05"), ("9点整", "2026-11-23 09:00"),
        ("half past 9", "2026-11-23 09:30"), ("a quarter past 3 pm", "2026-11-22 15:15"),
        ("quarter to 1 pm", "2026-11-22 12:45"), ("11 o’clock", "2026-11-22 11:00"),
        ("3 pm", "2026-11-22 15:00"), ("at 3 p.m.", "2026-11-22 15:00"), ("tomorrow at 3 pm", "2026-11-23 15:00"),
        ("3pm tomorrow", "2026-11-23 15:00"), ("tomorrow at 9 in the morning", "2026-11-23 09:00"),
        ("noon tomorrow", "2026-11-23 12:00"), ("明天中午", "2026-11-23 12:00"), ("中午 12", "2026-11-22 12:00"),
        ("明天的中午1点", "2026-11-23 13:00"), ("12 pm", "2026-11-22 12:00"), ("12:30 am", "2026-11-23 00:30"),
        ("凌晨12点", "2026-11-23 00:00"), ("tonight at 8", "2026-11-22 20:00"), ("tonight at 8 pm", "2026-11-22 20:00"),
        ("this afternoon at 3", "2026-11-22 15:00"), ("今天晚上 20:00", "2026-11-22 20:00"), ("明早8点", "2026-11-23 08:00"),
    ],
)  # fmt: skip
def test_the_time_of_the_day_is_said_in_many_ways(typed: str, meant: str) -> None:
    assert understood(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "下下周一 9:30", "月底 9:30", "上周五 9:30", "last Friday 9:30", "每周五 9:30", "周末 9:30",
        "周一至周五 9:30", "前天 9:30", "2/29/9:00",
        "the day before yesterday 9:30", "下个月5号 9:30", "正月十五 9:30", "三天后 9:30", "15号楼 9:30", "周5 9:30",
        "9:30-10:30", "明天 9:30 开会", "明天后天 9:30", "12月5日（周五）9:30", "tomorrow, Friday, 9:30",
        "12/5/2026 9:30", "20/11 9:30", "2-30 9:00", "40号 9:30", "9:30 Z", "9:75", "9点75", "24:00",
    ],
)  # fmt: skip
def test_a_day_that_is_not_understood_is_not_left_out(typed: str) -> None:
    assert understood(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "3", "at 3", "tomorrow at 3", "明天晚上", "tomorrow afternoon", "晚上12点", "晚上1点", "上午 15:00", "15:00 am",
        "上午12点", "上午下午3点", "下午 0:30", "差一刻9点",
    ],
)  # fmt: skip
def test_an_hour_that_may_be_another_one_is_not_guessed(typed: str) -> None:
    assert understood(typed) is None


@pytest.mark.parametrize("language", LANGUAGES)
@given(minutes=st.integers(-50 * 24 * 60, 300 * 24 * 60))
def test_what_linli_says_it_understands(language: str, minutes: int) -> None:
    go_to(date(2026, 11, 22))
    at = hours.at(date(2026, 11, 22), time(10)) + timedelta(minutes=minutes)
    assert times.parse(times.moment(Translator(language), at)) == at
