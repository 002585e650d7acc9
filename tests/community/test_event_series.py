"""Events that come again, by the week and by the month; a skipped one, the end of a series, and days off."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import access, departures, hosting, people, series, timers
from community.database import Transaction
from community.errors import NotFound
from community.events import Event, State
from community.people import Person
from community.timers import Timer
from scheduler.ticks import OCCASIONS, fire_due
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.inviting import by, calls_off, held
from tests.community.sending import DAY, HOUR, MINUTE, at, here

#: A Tuesday on which people sing together, from two to four.
STARTS = here("2026-11-24 14:00")
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _monday() -> None:
    at(STARTS - DAY)


async def begun(transaction: Transaction, cast: Cast, repeat: str = "weekly", **values: Any) -> Event:
    whole: dict[str, Any] = {"starts_at": STARTS, "repeat": repeat, "seats": 20, "notes": "带歌本"}
    return await held(transaction, cast, **whole | values)


async def all_of(transaction: Transaction, found: Event) -> list[Event]:
    async with transaction.reading() as session:
        own = select(Event).where(col(Event.series_id) == found.series_id).order_by(col(Event.regular_at))
        return list((await session.scalars(own)).all())


async def stops(transaction: Transaction, found: Event, person: Person) -> None:
    async with transaction() as session:
        await series.stop(session, await access.held_event(session, found.id, by=person), by=person)


async def told(transaction: Transaction) -> list[str]:
    async with transaction.reading() as session:
        return [(one.arguments or {})["what"] for one in await deliveries(session, "event-host")]


async def test_when_one_is_over_the_next_is_open_with_a_number_of_its_own(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast)
    assert (first.series_id, first.regular_at) == (first.id, STARTS)
    await by(transaction, STARTS + 2 * HOUR - MINUTE)
    assert len(await all_of(transaction, first)) == 1
    await by(transaction, STARTS + 2 * HOUR)
    first, second = await all_of(transaction, first)
    assert first.state == State.OVER
    assert (second.state, second.number, second.taken, second.came) == (State.OPEN, 2, 0, None)
    assert (second.starts_at, second.ends_at) == (STARTS + WEEK, STARTS + WEEK + 2 * HOUR)
    same = ("title", "venue", "notes", "seats", "host_id", "kind", "repeat", "place_id")
    assert {name: getattr(second, name) for name in same} == {name: getattr(first, name) for name in same}
    assert await told(transaction) == ["next"]
    async with transaction.reading() as session:
        assert len(await deliveries(session, "event-post")) == 2
    await by(transaction, STARTS + WEEK + 2 * HOUR)
    assert [one.starts_at for one in await all_of(transaction, first)] == [STARTS + n * WEEK for n in range(3)]


async def test_by_the_month_it_is_opened_not_too_far_ahead(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast, "monthly")
    await by(transaction, STARTS + 10 * DAY)
    assert len(await all_of(transaction, first)) == 1
    await by(transaction, here("2026-12-24 14:00") - series.AHEAD)
    assert [one.starts_at for one in await all_of(transaction, first)] == [STARTS, here("2026-12-24 14:00")]


async def test_one_that_ends_at_night_goes_on_in_the_morning(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast, starts_at=here("2026-11-24 19:00"))
    await by(transaction, here("2026-11-24 21:30"))
    assert len(await all_of(transaction, first)) == 1
    await by(transaction, here("2026-11-25 08:00"))
    assert len(await all_of(transaction, first)) == 2


async def test_what_nobody_looked_at_in_time_is_not_made_up_for(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast)
    for _ in range(2):
        await by(transaction, STARTS + 3 * WEEK + DAY)
    assert [one.regular_at for one in await all_of(transaction, first)] == [STARTS, STARTS + 4 * WEEK]


@pytest.mark.usefixtures("at_once")
async def test_of_several_schedulers_one_makes_the_next(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast)
    at(STARTS + 2 * HOUR)
    await asyncio.gather(*(fire_due(transaction) for _ in range(3)))
    assert len(await all_of(transaction, first)) == 2


async def test_one_is_skipped_and_the_series_goes_on(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast)
    await calls_off(transaction, first, cast.chen)
    await by(transaction, STARTS + 2 * HOUR)
    first, second = await all_of(transaction, first)
    assert (first.state, second.state, second.starts_at) == (State.CALLED_OFF, State.OPEN, STARTS + WEEK)


async def test_a_series_ends_and_what_is_open_takes_place(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast)
    for _ in range(2):
        await stops(transaction, first, cast.chen)
    await by(transaction, STARTS + 2 * HOUR)
    (first,) = await all_of(transaction, first)
    assert first.state == State.OVER
    alone = await held(transaction, cast)
    with pytest.raises(NotFound):
        await stops(transaction, alone, cast.chen)


async def test_a_whole_series_is_called_off(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast)
    await by(transaction, STARTS + 2 * HOUR)
    async with transaction() as session:
        found = await access.held_event(session, first.id, by=cast.chen)
        assert await series.call_off(session, found, by=cast.chen, reason="老师搬走了") == 1
    await by(transaction, STARTS + WEEK + 2 * HOUR)
    assert [one.state for one in await all_of(transaction, first)] == [State.OVER, State.CALLED_OFF]


@pytest.mark.usefixtures("at_once")
async def test_calling_a_series_off_while_the_next_is_made_ends_it(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast)
    at(STARTS + 2 * HOUR)
    async with transaction.reading() as session:
        timer = (await session.scalars(select(Timer).where(col(Timer.kind) == series.NEXT))).one()

    async def fire() -> None:
        async with transaction() as session:
            await timers.fire(session, timer.id, now=timer.due_at, occasions=OCCASIONS)

    async def end() -> None:
        async with transaction() as session:
            found = await access.held_event(session, first.id, by=cast.chen)
            await series.call_off(session, found, by=cast.chen, reason="不办了")

    await asyncio.wait_for(asyncio.gather(fire(), end()), 30)
    await by(transaction, STARTS + 5 * WEEK)
    assert State.OPEN not in [one.state for one in await all_of(transaction, first)]
    assert len(await all_of(transaction, first)) <= 2


async def test_on_a_day_off_its_host_decides_and_the_series_goes_on(transaction: Transaction, cast: Cast) -> None:
    # The Thursday after is the first of October.
    at(here("2026-09-23 10:00"))
    starts: datetime = here("2026-09-24 14:00")
    first = await begun(transaction, cast, starts_at=starts)
    await by(transaction, starts + 2 * HOUR)
    _, off = await all_of(transaction, first)
    assert (off.state, off.number, off.starts_at) == (State.DRAFT, None, starts + WEEK)
    assert await told(transaction) == ["day-off"]
    async with transaction() as session:
        off = await access.held_event(session, off.id, by=cast.chen)
        off = await hosting.open(session, off, by=cast.chen)
    assert (off.state, off.regular_at) == (State.OPEN, starts + WEEK)
    await by(transaction, starts + WEEK + 2 * HOUR)
    assert [one.starts_at for one in await all_of(transaction, first)] == [starts + n * WEEK for n in range(3)]


async def test_a_day_off_that_is_left_out_does_not_end_the_series(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-09-23 10:00"))
    starts = here("2026-09-24 14:00")
    first = await begun(transaction, cast, starts_at=starts)
    await by(transaction, starts + 2 * HOUR)
    _, off = await all_of(transaction, first)
    async with transaction() as session:
        await hosting.drop(session, await access.held_event(session, off.id, by=cast.chen), by=cast.chen)
    await by(transaction, starts + WEEK + 2 * HOUR)
    _, second = await all_of(transaction, first)
    assert (second.state, second.starts_at) == (State.OPEN, starts + 2 * WEEK)


async def test_of_a_host_who_went_others_hear_when_the_next_is_open(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast, by=cast.wang, place_id=cast.grid.id)
    await calls_off(transaction, first, cast.wang)
    async with transaction() as session:
        for role in await people.roles(session, cast.wang.id):
            await people.revoke(session, role.id or 0, by=cast.zhao)
        await departures.release_all(session, cast.wang, by=cast.zhao)
    await by(transaction, STARTS + 2 * HOUR)
    async with transaction.reading() as session:
        said = [(one.person_id, (one.arguments or {})["what"]) for one in await deliveries(session, "event-host")]
    # The one that was called off is nobody's to hold; the next one is.
    assert said == [(cast.chen.id, "hostless")]


@pytest.mark.parametrize(
    ("day", "off"),
    [("2026-10-01", True), ("2026-10-03", True), ("2026-10-10", False), ("2026-11-28", False), ("2026-11-26", False)],
)
def test_a_weekend_is_no_day_off_unless_the_state_says_so(day: str, *, off: bool) -> None:
    assert series.is_off(here(f"{day} 14:00")) is off
