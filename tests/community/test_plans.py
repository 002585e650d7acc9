"""Notices that start by themselves: in time, late, without their author, in a series."""

import asyncio

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from community import (
    clock,
    groups,
    mydata,
    people,
    plans,
    proposals,
    timers,
)
from community.audiences import Topic, Wanted
from community.database import Transaction
from community.errors import Ended, NobodyToReach
from community.notices import State
from community.people import RoleName
from community.timers import Late, Occasion, Timer
from tests.community.conftest import RESIDENTS, Cast
from tests.community.couriers import ids, now, opened, told
from tests.community.sending import DAY, HOUR, MINUTE, NOON, all_follow, at, begun, every, fire, latest, planned

pytestmark = pytest.mark.usefixtures("noon")


async def test_what_is_planned_starts_by_itself(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    assert await fire(transaction) == []
    at(NOON + DAY + HOUR - MINUTE)
    assert await fire(transaction) == [timers.State.FIRED]
    assert (await now(transaction, notice)).state == State.SENDING
    assert len(await every(transaction)) == 1


async def test_what_is_late_asks_its_author_and_goes_when_they_say_so(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    at(NOON + DAY + HOUR + MINUTE)
    assert await fire(transaction) == [timers.State.SKIPPED]
    assert (await now(transaction, notice)).state == State.MISSED
    assert await told(transaction, "notice") == []
    late = await latest(transaction, "notice-late", everyone.zhao)
    assert (late["number"], late["starts_at"], late["gone"]) == (notice.number, (NOON + DAY).isoformat(), False)
    async with opened(transaction, notice) as (session, notice):
        assert (await proposals.submit(session, notice, by=everyone.zhao)).state == State.SENDING
    assert len(await told(transaction, "notice")) == 5


async def test_what_is_late_can_be_planned_anew_and_be_late_again(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY, repeat="daily")
    at(NOON + DAY + 2 * HOUR)
    await fire(transaction)
    async with opened(transaction, notice) as (session, notice):
        await proposals.take_back(session, notice, by=everyone.zhao)
        # The series goes on without it.
        assert (notice.state, notice.repeat) == (State.DRAFT, None)
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY + 3 * HOUR)
        assert (await proposals.submit(session, notice, by=everyone.zhao)).state == State.SCHEDULED
    at(NOON + DAY + 5 * HOUR)
    await fire(transaction)
    assert await told(transaction, "notice-late") == [everyone.zhao.id] * 2
    assert [one.state for one in await every(transaction)] == [State.MISSED, State.SCHEDULED]


async def test_what_is_late_can_be_dropped(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    at(NOON + 2 * DAY)
    await fire(transaction)
    async with opened(transaction, notice) as (session, notice):
        await proposals.drop(session, notice, by=everyone.zhao)
    assert (await now(transaction, notice)).state == State.DROPPED


async def test_what_was_dropped_does_not_start(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    async with opened(transaction, notice) as (session, notice):
        await proposals.drop(session, notice, by=everyone.zhao)
    at(NOON + DAY)
    assert await fire(transaction) == []


async def test_of_dropping_and_starting_at_once_one_happens(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    at(NOON + DAY + MINUTE)

    async def drop() -> None:
        async with opened(transaction, notice) as (session, found):
            await proposals.drop(session, found, by=everyone.zhao)

    dropped, _ = await asyncio.gather(drop(), fire(transaction), return_exceptions=True)
    state = (await now(transaction, notice)).state
    assert state == (State.SENDING if isinstance(dropped, Ended) else State.DROPPED)
    assert len(await told(transaction, "notice")) == (5 if state == State.SENDING else 0)


@pytest.mark.parametrize("erased", [False, True])
async def test_without_its_author_others_are_asked(transaction: Transaction, everyone: Cast, *, erased: bool) -> None:
    notice = await begun(transaction, everyone.wang, everyone.grid.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=everyone.wang, starts_at=NOON + DAY, repeat="daily")
        await proposals.submit(session, notice, by=everyone.wang)
    async with transaction() as session:
        if erased:
            await mydata.erase(session, everyone.wang.id)
        else:
            for role in await people.roles(session, everyone.wang.id):
                await people.revoke(session, role.id or 0, by=everyone.zhao)
    at(NOON + DAY)
    assert await fire(transaction) == [timers.State.FIRED]
    assert (await now(transaction, notice)).state == State.MISSED
    assert await told(transaction, "notice-late") == ids(everyone.chen, everyone.zhao)
    assert (await latest(transaction, "notice-late", everyone.chen))["gone"]
    assert len(await every(transaction)) == 1


async def test_an_author_who_lost_a_chosen_place_does_not_reach_it(transaction: Transaction, everyone: Cast) -> None:
    cast = everyone
    async with transaction() as session:
        await people.grant(
            session, cast.wang, role=RoleName.GRID_WORKER, place_id=cast.other_grid.id or 0, by=cast.zhao
        )
        await people.settle(session, cast.zhang.id, place_id=cast.other_grid.id)
    notice = await begun(transaction, cast.wang, cast.grid.id, wanted=Wanted(places=(cast.other_grid.id or 0,)))
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=cast.wang, starts_at=NOON + DAY, repeat="daily")
        await proposals.submit(session, notice, by=cast.wang)
        (lost,) = [role for role in await people.roles(session, cast.wang.id) if role.place_id == cast.other_grid.id]
        await people.revoke(session, lost.id or 0, by=cast.zhao)
    at(NOON + DAY)
    assert await fire(transaction) == [timers.State.FIRED]
    assert (await now(transaction, notice)).state == State.MISSED
    assert await told(transaction, "notice") == []
    assert await told(transaction, "notice-late") == ids(cast.chen, cast.zhao)


async def test_what_would_reach_nobody_asks_and_its_series_goes_on(transaction: Transaction, everyone: Cast) -> None:
    notice = await begun(transaction, everyone.zhao, everyone.community.id, wanted=Wanted(groups=(RESIDENTS,)))
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY, repeat="daily")
        await proposals.submit(session, notice, by=everyone.zhao)
        await groups.unlink(session, RESIDENTS)
    at(NOON + DAY)
    assert await fire(transaction) == [timers.State.FIRED]
    assert [one.state for one in await every(transaction)] == [State.MISSED, State.SCHEDULED]
    assert await told(transaction, "notice-late") == [everyone.zhao.id]
    with pytest.raises(NobodyToReach):
        async with opened(transaction, notice) as (session, notice):
            await proposals.submit(session, notice, by=everyone.zhao)


async def test_a_planned_topic_that_too_few_follow_by_then_asks(transaction: Transaction, everyone: Cast) -> None:
    await all_follow(transaction, everyone, Topic.JOBS)
    notice = await begun(transaction, everyone.zhao, everyone.community.id, wanted=Wanted(topics=(Topic.JOBS,)))
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY)
        await proposals.submit(session, notice, by=everyone.zhao)
        await mydata.erase(session, everyone.li.id)
    at(NOON + DAY)
    await fire(transaction)
    assert (await now(transaction, notice)).state == State.MISSED
    assert not (await latest(transaction, "notice-late", everyone.zhao))["gone"]


async def test_whoever_sends_what_was_missed_answers_for_it_and_its_series(
    transaction: Transaction, everyone: Cast
) -> None:
    cast = everyone
    notice = await begun(transaction, cast.wang, cast.grid.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=cast.wang, starts_at=NOON + DAY, repeat="weekly")
        await proposals.submit(session, notice, by=cast.wang)
        for role in await people.roles(session, cast.wang.id):
            await people.revoke(session, role.id or 0, by=cast.zhao)
    at(NOON + DAY)
    await fire(transaction)
    async with opened(transaction, notice) as (session, notice):
        await proposals.submit(session, notice, by=cast.chen)
    found = await every(transaction)
    assert [(one.state, one.author_id) for one in found] == [
        (State.SENDING, cast.chen.id), (State.SCHEDULED, cast.chen.id),
    ]  # fmt: skip
    assert found[1].starts_at == NOON + 8 * DAY
    assert await told(transaction, "notice-progress") == [cast.chen.id]


async def test_a_series_that_goes_on_is_not_planned_twice(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY, repeat="weekly")
    at(NOON + 2 * DAY)
    await fire(transaction)
    async with opened(transaction, notice) as (session, notice):
        await proposals.submit(session, notice, by=everyone.zhao)
    assert [one.state for one in await every(transaction)] == [State.SENDING, State.SCHEDULED]


async def test_one_of_a_series_that_is_moved_begins_its_own(transaction: Transaction, everyone: Cast) -> None:
    await planned(transaction, everyone, NOON + DAY, repeat="weekly")
    at(NOON + DAY)
    await fire(transaction)
    moved_to = NOON + 10 * DAY + HOUR
    async with opened(transaction, (await every(transaction))[-1]) as (session, second):
        await proposals.take_back(session, second, by=everyone.zhao)
        await proposals.plan(session, second, by=everyone.zhao, starts_at=moved_to, repeat="weekly")
        await proposals.submit(session, second, by=everyone.zhao)
    at(moved_to)
    await fire(transaction)
    third = (await every(transaction))[-1]
    assert (third.starts_at, third.series_id) == (moved_to + 7 * DAY, second.id)


@pytest.mark.parametrize("act", ["take_back", "drop"])
async def test_of_firing_and_giving_up_neither_waits_for_the_other(
    transaction: Transaction, everyone: Cast, act: str
) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    at(NOON + DAY)
    begins = asyncio.Event()

    async def begin(session: AsyncSession, timer: Timer) -> None:
        begins.set()
        # The other one now takes its first row; had it the notice already, both would wait forever.
        await asyncio.sleep(0.3)
        await plans.begin(session, timer)

    async def give_up() -> None:
        await begins.wait()
        async with opened(transaction, notice) as (session, found):
            await (proposals.take_back if act == "take_back" else proposals.drop)(session, found, by=everyone.zhao)

    async def start() -> timers.State | None:
        async with transaction.reading() as session:
            (timer_id,) = await timers.due(session, now=clock.now())
        async with transaction() as session:
            return await timers.fire(
                session, timer_id, now=clock.now(), occasions={"notice": Occasion(begin, late=Late.RUN)}
            )

    fired, given_up = await asyncio.gather(start(), give_up(), return_exceptions=True)
    assert fired is timers.State.FIRED
    assert isinstance(given_up, Ended)
    assert (await now(transaction, notice)).state == State.SENDING


async def test_each_of_a_series_is_a_notice_of_its_own(transaction: Transaction, everyone: Cast) -> None:
    await planned(transaction, everyone, NOON + DAY, repeat="weekly")
    for week in range(3):
        at(NOON + DAY + 7 * week * DAY)
        assert await fire(transaction) == [timers.State.FIRED]
        assert await fire(transaction) == []
    found = await every(transaction)
    assert [one.number for one in found] == [1, 2, 3, 4]
    assert [one.state for one in found] == ["sending"] * 3 + ["scheduled"]
    assert [one.starts_at for one in found] == [NOON + DAY + 7 * week * DAY for week in range(4)]
    assert [one.series_id for one in found] == [None] + [found[0].id] * 3
    assert len({one.code for one in found}) == 4
    assert all(one.content == found[0].content for one in found)
    assert await told(transaction, "notice", person_id=everyone.zhang.id) == [everyone.zhang.id] * 3
    async with opened(transaction, found[3]) as (session, last):
        await proposals.drop(session, last, by=everyone.zhao)
    at(NOON + 60 * DAY)
    assert await fire(transaction) == []


async def test_a_monthly_series_keeps_its_day_after_a_short_month(transaction: Transaction, everyone: Cast) -> None:
    await planned(transaction, everyone, NOON.replace(day=31), repeat="monthly")
    for month, day in ((3, 31), (4, 30), (5, 31)):
        at(NOON.replace(month=month, day=day))
        await fire(transaction)
    assert [one.starts_at for one in await every(transaction)][-1] == NOON.replace(month=6, day=30)


async def test_a_series_that_was_late_goes_on_with_its_next_day(transaction: Transaction, everyone: Cast) -> None:
    await planned(transaction, everyone, NOON + DAY, repeat="daily")
    at(NOON + 4 * DAY + 2 * HOUR)
    assert await fire(transaction) == [timers.State.SKIPPED]
    found = await every(transaction)
    assert [(one.state, one.starts_at) for one in found] == [
        (State.MISSED, NOON + DAY), (State.SCHEDULED, NOON + 5 * DAY),
    ]  # fmt: skip


async def test_only_the_first_of_a_series_disturbs_the_night(transaction: Transaction, everyone: Cast) -> None:
    notice = await begun(transaction, everyone.zhao, everyone.community.id, reason="急")
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY, repeat="daily")
        await proposals.submit(session, notice, by=everyone.zhao)
    at(NOON + DAY)
    await fire(transaction)
    assert [one.urgent for one in await every(transaction)] == [True, False]
