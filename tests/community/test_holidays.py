"""What staff enter of days off counts at once, takes the place of what was known, and is asked for while nobody knows it."""

import asyncio
from collections.abc import Generator, Mapping
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from community import calendar, clock, festivals, holidays, hours, people
from community.database import Transaction
from community.errors import BadDaysOff, NotAllowed
from community.holidays import SpecialDay
from community.people import Person
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.sending import DAY, at, here

#: A year that no package knows for a long time.
YEAR = 2040
NAMES = {
    "new-year": "元旦",
    "spring-festival": "春节",
    "qingming": "清明节",
    "labour-day": "劳动节",
    "dragon-boat": "端午节",
    "mid-autumn": "中秋节",
    "national-day": "国庆节",
}


@pytest.fixture(autouse=True)
def _as_it_was() -> Generator[None]:
    calendar.keep_entered({})
    yield
    calendar.keep_entered({})


def announced(days: Mapping[str, int], year: int = YEAR) -> str:
    """Return an announcement in which each of these holidays has so many days off from its own day on."""
    lines = [f"国务院办公厅关于{year}年部分节假日安排的通知"]
    for holiday, count in days.items():
        first = festivals.first_of(holiday, year)
        assert first
        last = first + (count - 1) * DAY
        lines.append(f"{NAMES[holiday]}：{first.month}月{first.day}日至{last.month}月{last.day}日放假，共{count}天。")
    return "\n".join(lines)


WHOLE = announced(dict(zip(NAMES, (3, 8, 3, 5, 3, 3, 7), strict=True)))


async def entered(transaction: Transaction, by: Person, text: str, year: int = YEAR) -> None:
    async with transaction() as session:
        await holidays.enter(session, text, year=year, by=by)


async def rows(transaction: Transaction) -> int:
    async with transaction.reading() as session:
        return (await session.execute(select(func.count()).select_from(SpecialDay))).scalar_one()


async def warned(transaction: Transaction, moment: str) -> list[tuple[int | None, int]]:
    at(here(moment))
    async with transaction() as session:
        await holidays.warn(session, now=clock.now())
    async with transaction.reading() as session:
        found = await deliveries(session, holidays.MISSING)
    return [(row.person_id, (row.arguments or {})["year"]) for row in found]


def test_what_the_package_knows_is_told_as_spans() -> None:
    spring = holidays.span_of("spring-festival", 2026)
    assert spring
    assert (spring.first, spring.last, spring.days) == (date(2026, 2, 15), date(2026, 2, 23), 9)
    assert spring.worked == (date(2026, 2, 14), date(2026, 2, 28))
    assert [one.holidays for one in holidays.spans(2026)] == [(key,) for key in NAMES]
    # New Year of 2023 began in 2022; National Day and Mid-Autumn of 2025 are one.
    assert holidays.spans(2023)[0].first == date(2022, 12, 31)
    assert set(holidays.spans(2025)[-1].holidays) == {"mid-autumn", "national-day"}
    assert holidays.spans(2025)[-1].worked == (date(2025, 9, 28), date(2025, 10, 11))


def test_of_a_year_that_nobody_knows_nothing_is_told() -> None:
    assert holidays.spans(YEAR) == []
    assert not calendar.knows(YEAR)
    assert holidays.span_of("spring-festival", YEAR) is None


async def test_entered_days_count_at_once_and_after_a_restart(transaction: Transaction, cast: Cast) -> None:
    labour_day = here(f"{YEAR}-05-01 10:00")
    before = calendar.after(here(f"{YEAR}-04-30 16:30"), timedelta(hours=2))
    assert hours.local(before).date() == date(YEAR, 5, 1)
    await entered(transaction, cast.chen, WHOLE)
    assert calendar.knows(YEAR)
    assert not calendar.is_open(labour_day)
    after = calendar.after(here(f"{YEAR}-04-30 16:30"), timedelta(hours=2))
    assert hours.local(after).date() == date(YEAR, 5, 7)
    assert [(one.holidays, one.days) for one in holidays.spans(YEAR)] == [
        ((key,), days) for key, days in zip(NAMES, (3, 8, 3, 5, 3, 3, 7), strict=True)
    ]
    calendar.keep_entered({})
    async with transaction.reading() as session:
        await holidays.load(session)
    assert calendar.knows(YEAR)


async def test_what_is_taken_back_never_counted(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await holidays.enter(session, WHOLE, year=YEAR, by=cast.chen)
        await session.rollback()
    assert not calendar.knows(YEAR)
    assert await rows(transaction) == 0


async def test_an_amendment_takes_the_place_of_what_was_entered(transaction: Transaction, cast: Cast) -> None:
    await entered(transaction, cast.chen, WHOLE)
    count = await rows(transaction)
    await entered(transaction, cast.chen, WHOLE)
    assert await rows(transaction) == count
    await entered(transaction, cast.chen, announced({"labour-day": 3}))
    labour, qingming = holidays.span_of("labour-day", YEAR), holidays.span_of("qingming", YEAR)
    assert labour
    assert qingming
    assert (labour.days, qingming.days) == (3, 3)
    assert await rows(transaction) == count - 2


async def test_an_amendment_goes_before_the_package_too(transaction: Transaction, cast: Cast) -> None:
    text = "春节：2026年2月16日（周一）至20日（周五）放假，共5天。"
    assert not calendar.works(date(2026, 2, 23))
    assert calendar.works(date(2026, 2, 28))
    await entered(transaction, cast.chen, text, year=2026)
    assert calendar.works(date(2026, 2, 23))
    # The weekends that were to be worked are weekends again.
    assert not calendar.works(date(2026, 2, 28))
    assert not calendar.works(date(2026, 2, 14))
    spring = holidays.span_of("spring-festival", 2026)
    assert spring
    assert (spring.first, spring.last, spring.worked) == (date(2026, 2, 16), date(2026, 2, 20), ())
    assert [one.holidays for one in holidays.spans(2026)] == [(key,) for key in NAMES]
    await entered(
        transaction,
        cast.chen,
        "春节：2月15日（周日）至23日放假调休，共9天。2月14日（周六）、2月28日（周六）上班。",
        year=2026,
    )
    assert calendar.works(date(2026, 2, 28))
    assert not calendar.works(date(2026, 2, 23))


async def test_only_staff_enter_days_off_and_only_what_can_be_right(transaction: Transaction, cast: Cast) -> None:
    for one in (cast.zhang, cast.li, cast.wang):
        with pytest.raises(NotAllowed):
            await entered(transaction, one, WHOLE)
    with pytest.raises(BadDaysOff):
        await entered(transaction, cast.chen, "五一放假五天")
    assert await rows(transaction) == 0


async def test_staff_are_warned_in_november_and_weekly_in_december(transaction: Transaction, cast: Cast) -> None:
    await entered(transaction, cast.chen, announced({"national-day": 7}, YEAR - 1), YEAR - 1)
    count = 0
    for moment, more in (
        ("2039-11-09 10:00", 0),
        ("2039-11-10 08:00", 0),
        ("2039-11-10 10:00", 1),
        ("2039-11-10 11:00", 0),
        ("2039-11-18 10:00", 0),
        # The 20th is a Sunday: the counter opens the day after.
        ("2039-11-20 10:00", 0),
        ("2039-11-21 10:00", 1),
        ("2039-12-01 10:00", 1),
        ("2039-12-08 10:00", 1),
        ("2039-12-15 10:00", 1),
    ):
        count += more
        assert await warned(transaction, moment) == [(cast.chen.id, YEAR)] * count, moment
    await entered(transaction, cast.chen, WHOLE)
    assert len(await warned(transaction, "2039-12-22 10:00")) == count


async def test_nobody_is_warned_of_a_year_that_is_known(transaction: Transaction, cast: Cast) -> None:
    assert calendar.knows(2026)
    assert cast.chen.started_at
    assert await warned(transaction, "2025-11-10 10:00") == []
    assert await warned(transaction, "2026-03-02 10:00") == []


async def test_as_long_as_this_year_is_unknown_staff_hear_it_every_month(transaction: Transaction, cast: Cast) -> None:
    assert await warned(transaction, f"{YEAR}-01-03 10:00") == [(cast.chen.id, YEAR)]
    assert await warned(transaction, f"{YEAR}-01-30 10:00") == [(cast.chen.id, YEAR)]
    assert await warned(transaction, f"{YEAR}-02-01 10:00") == [(cast.chen.id, YEAR)] * 2


async def test_whoever_cannot_be_written_to_is_not_warned(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        (await people.person(session, cast.chen.id)).started_at = None
    assert {person for person, _ in await warned(transaction, f"{YEAR}-01-03 10:00")} <= {cast.zhao.id}


async def test_of_two_announcements_at_once_the_later_one_holds(transaction: Transaction, cast: Cast) -> None:
    first, second = announced({"national-day": 7}), announced({"national-day": 3})
    before = asyncio.Event()

    async def enter_slowly() -> None:
        async with transaction() as session:
            await holidays.enter(session, first, year=YEAR, by=cast.chen)
            before.set()
            # The other one comes meanwhile, and waits.
            await asyncio.sleep(0.2)

    async def enter_after() -> None:
        await before.wait()
        await entered(transaction, cast.zhao, second)

    await asyncio.gather(enter_slowly(), enter_after())
    assert await rows(transaction) == 3
