"""What may go wrong with time: clocks that jump, days without power, many who look at once, somebody who changes their mind."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col
from structlog.testing import capture_logs

from community import clock, dispatch, endings, outbox, planning, tasks, timers, turnouts
from community.cases import State
from community.database import Transaction
from community.outbox import Delivery, Post
from community.outbox import State as Sent
from community.people import Person
from community.timers import Late, Occasion, Timer
from scheduler.ticks import OCCASIONS, fire_due
from tests.community import turning_up
from tests.community.climbing import LIGHT, desks, look
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import begin, deliveries, end, lease
from tests.community.filing import filed, now
from tests.community.sending import NOON, at, here
from tests.community.turning_up import STARTS, helpers
from tests.community.working import does

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


async def post(session: AsyncSession, timer: Timer) -> None:
    """Tell the person whose number the subject is, once for each occurrence."""
    key = f"{timer.subject}:{timer.kind}:{timer.occurrence:%Y%m%d%H%M%S%f}"
    await outbox.post(session, key=key, card="x", person_id=int(timer.subject.split(":")[1]))


async def post_all(session: AsyncSession, found: Sequence[Timer]) -> None:
    """The same for many."""
    posts = [Post(f"{one.subject}:{one.kind}", "x", int(one.subject.split(":")[1]), {"at": one.id}) for one in found]
    await outbox.post_all(session, posts)


REMINDERS: Mapping[str, Occasion] = {
    "checkin": Occasion(post, late=Late.RUN, together=True),
    "greeting": Occasion(post, late=Late.SKIP, grace=12 * HOUR, together=True),
    "sign": Occasion(fire_all=post_all, late=Late.RUN),
}


async def arm_many(transaction: Transaction, kind: str, person: Person, many: int) -> None:
    """Arm timers that are due now, in few statements."""
    due = clock.now() - MINUTE
    subjects = [f"person:{person.id}:{number}" for number in range(many)]
    async with transaction() as session:
        rows = [Timer(kind=kind, subject=one, occurrence=due, planned_at=due, due_at=due) for one in subjects]
        await session.execute(insert(Timer), [one.model_dump() for one in rows])


async def states(transaction: Transaction, kind: str) -> Counter[str]:
    async with transaction.reading() as session:
        return Counter((await session.scalars(select(col(Timer.state)).where(col(Timer.kind) == kind))).all())


async def posted(transaction: Transaction) -> int:
    async with transaction.reading() as session:
        rows = select(func.count()).select_from(Delivery).where(col(Delivery.card) == "x")
        return (await session.scalars(rows)).one()


# 15. Clocks that jump.


@pytest.mark.usefixtures("catalogue", "wednesday")
async def test_a_clock_that_goes_back_a_day_breaks_no_promise_early_and_none_twice(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    due = found.accept_by
    assert due
    for moment in (due - DAY, due - MINUTE, due - DAY, due + MINUTE, due - DAY, due + MINUTE, due + 2 * MINUTE):
        at(moment)
        await look(transaction)
        climbed = (await now(transaction, found)).climbed
        assert climbed == (1 if moment > due or climbed else 0)
    assert await desks(transaction, "unaccepted") == [STAFF]


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize("jump", [-5 * MINUTE, DAY, -DAY])
async def test_a_clock_that_jumps_while_a_message_is_in_hand_lets_nobody_else_take_it(
    transaction: Transaction, cast: Cast, jump: timedelta
) -> None:
    async with transaction() as session:
        await outbox.post(session, key="x", card="x", person_id=cast.zhang.id, expires_at=NOON + 9 * DAY)
    mine = await lease(transaction)
    at(NOON + jump)
    async with transaction() as session:
        assert not (await dispatch.recover(session)).total()
        assert await dispatch.lease(session, owner="another", now=clock.now(), limit=10, a_day=9) == []
    assert await begin(transaction, mine) == {mine[0].id}
    await end(transaction, mine, lambda _: Sent.SENT)
    async with transaction.reading() as session:
        assert [one.state for one in await deliveries(session, "x")] == [Sent.SENT]


# 17. Three days without power.


@pytest.mark.usefixtures("catalogue", "wednesday")
async def test_after_three_days_away_what_was_promised_comes_once_late_what_is_past_is_skipped_and_a_case_climbs_one_level(
    transaction: Transaction, cast: Cast, tower: object
) -> None:
    assert tower
    found = await filed(transaction, cast.zhang, service=LIGHT)
    await arm_many(transaction, "checkin", cast.zhang, 40)
    await arm_many(transaction, "greeting", cast.zhang, 3)
    # Friday to Monday, so that the counter is open.
    at(here("2026-11-23 10:00"))
    for _ in range(5):
        with capture_logs() as logs:
            await fire_due(transaction, occasions={**OCCASIONS, **REMINDERS})
        assert logs == []
    assert await states(transaction, "checkin") == {timers.State.FIRED: 40}
    assert await states(transaction, "greeting") == {timers.State.SKIPPED: 3}
    assert await posted(transaction) == 40
    late = await now(transaction, found)
    assert (late.climbed, late.state) == (1, State.WAITING)
    assert await desks(transaction, "unaccepted") == [STAFF]
    assert late.accept_by
    assert late.accept_by > clock.now() + HOUR


# 18. Three replicas.


@pytest.mark.usefixtures("noon")
async def test_ten_thousand_timers_and_three_who_look_at_once_fire_each_once(
    transaction: Transaction, cast: Cast
) -> None:
    await arm_many(transaction, "sign", cast.zhang, 10_000)

    async def look_until_done() -> None:
        while True:
            with capture_logs() as logs:
                await fire_due(transaction, occasions=REMINDERS)
            assert logs == []
            async with transaction.reading() as session:
                if not await timers.due(session, now=clock.now(), limit=1):
                    return

    await asyncio.gather(*(look_until_done() for _ in range(3)))
    assert await states(transaction, "sign") == {timers.State.FIRED: 10_000}
    assert await posted(transaction) == 10_000


@pytest.mark.usefixtures("noon", "at_once")
async def test_several_who_look_at_once_take_different_timers_and_nobody_waits(
    transaction: Transaction, cast: Cast
) -> None:
    await arm_many(transaction, "sign", cast.zhang, 30)
    async with transaction() as session:
        first = await timers.fire_many(session, now=clock.now(), occasions=REMINDERS, limit=10)
        if session.get_bind().dialect.name == "sqlite":
            # It has one writer: who comes second waits for the first, and finds what it left.
            assert first.count == 10
            return
        async with asyncio.timeout(5), transaction() as other:
            second = await timers.fire_many(other, now=clock.now(), occasions=REMINDERS, limit=100)
            alone = await timers.look(other, now=clock.now())
            taken = [await timers.fire(other, one, now=clock.now(), occasions=REMINDERS) for one, _ in alone]
    assert (first.count, second.count) == (10, 20)
    assert set(taken) == {None}
    assert await states(transaction, "sign") == {timers.State.FIRED: 30}


# 20. Somebody changes their mind at that very moment.


@pytest.mark.usefixtures("noon", "at_once")
@pytest.mark.parametrize("kind", ["sign", "checkin"])
async def test_calling_off_while_a_batch_fires_leaves_each_with_one_winner(
    transaction: Transaction, cast: Cast, kind: str
) -> None:
    await arm_many(transaction, kind, cast.zhang, 200)
    subjects = [f"person:{cast.zhang.id}:{number}" for number in range(0, 200, 4)]

    async def call_off(some: Sequence[str]) -> int:
        count = 0
        for subject in some:
            async with transaction() as session:
                count += await timers.cancel(session, subject=subject)
        return count

    async def fire() -> None:
        with capture_logs() as logs:
            await fire_due(transaction, occasions=REMINDERS)
        assert logs == []

    *counts, _, _ = await asyncio.gather(call_off(subjects[:25]), call_off(subjects[:24:-1]), fire(), fire())
    await fire()
    ended = await states(transaction, kind)
    cancelled = sum(count or 0 for count in counts)
    assert ended == Counter({timers.State.FIRED: 200 - cancelled, timers.State.CANCELLED: cancelled})
    assert await posted(transaction) == 200 - cancelled


@pytest.mark.usefixtures("catalogue", "wednesday", "at_once")
async def test_who_withdraws_as_their_time_comes_is_withdrawn_or_climbs_and_nobody_waits_for_ever(
    transaction: Transaction, cast: Cast
) -> None:
    """What a timer of a case holds, it holds alone: whoever has the case in hand and calls off its timers waits for one."""
    found = [await filed(transaction, cast.zhang, service=service) for service in (LIGHT, "tap", "lift")]
    at(max(one.accept_by for one in found if one.accept_by) + MINUTE)

    async def fire() -> None:
        with capture_logs() as logs:
            await fire_due(transaction)
        assert logs == []

    async with asyncio.timeout(30):
        await asyncio.gather(
            *(does(transaction, cast.zhang, endings.withdraw, one) for one in reversed(found)), fire(), fire()
        )
    for one in found:
        assert (await now(transaction, one)).state in {State.ENDED, State.WITHDRAWN}
    climbed = [(await now(transaction, one)).climbed for one in found]
    assert len(await desks(transaction, "unaccepted")) == sum(climbed)
    # A timer that found its case in somebody's hand comes once more, and finds that nobody wants it.
    at(clock.now() + MINUTE)
    await fire()
    assert len(await desks(transaction, "unaccepted")) == sum(climbed)
    async with transaction.reading() as session:
        armed = select(col(Timer.kind)).where(col(Timer.state) == timers.State.ARMED)
        assert "case-accept" not in (await session.scalars(armed)).all()


# A date is looked at again just before it is told.


async def test_a_reminder_that_waits_for_the_morning_is_not_sent_once_its_task_was_moved(
    transaction: Transaction, cast: Cast
) -> None:
    (sun,) = await helpers(transaction, cast, "孙")
    task = await turning_up.planned(transaction, cast, sun)
    # The bot was away in the afternoon, and found it in the night.
    await turning_up.look(transaction, here("2027-03-05 22:00"))
    async with transaction.reading() as session:
        assert len(await deliveries(session, "task-remind", state=Sent.PENDING)) == 1
    async with transaction() as session:
        await planning.alter(session, await tasks.task(session, task.id), by=cast.chen, starts_at=STARTS + 7 * DAY)
    await turning_up.look(transaction, here("2027-03-06 08:00"))
    assert [one.card for one in await lease(transaction) if one.card == "task-remind"] == []
    await turning_up.look(transaction, STARTS + 7 * DAY - 24 * HOUR)
    async with transaction.reading() as session:
        told = await deliveries(session, "task-remind", state=Sent.PENDING)
    assert [(one.arguments or {})["starts_at"] for one in told] == [
        (STARTS + 7 * DAY).astimezone(clock.now().tzinfo).isoformat()
    ]


@pytest.mark.parametrize("what", ["moved", "called off"])
async def test_a_reminder_in_a_couriers_hand_is_not_sent_once_its_task_was_moved_or_called_off(
    transaction: Transaction, cast: Cast, what: str
) -> None:
    (sun,) = await helpers(transaction, cast, "孙")
    task = await turning_up.planned(transaction, cast, sun)
    await turning_up.look(transaction, STARTS - 24 * HOUR + MINUTE)
    mine = [one for one in await lease(transaction) if one.card == "task-remind"]
    assert len(mine) == 1
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        if what == "moved":
            await planning.alter(session, found, by=cast.chen, starts_at=STARTS + DAY)
        else:
            await planning.call_off(session, found, by=cast.chen, reason="下雨")
    assert await begin(transaction, mine) == set()


async def test_who_gives_a_place_back_is_not_reminded_of_it_in_the_morning(
    transaction: Transaction, cast: Cast
) -> None:
    sun, wu = await helpers(transaction, cast, "孙", "吴")
    task = await turning_up.planned(transaction, cast, sun, wu)
    await turning_up.look(transaction, here("2027-03-05 22:00"))
    async with transaction() as session:
        await turnouts.cannot(session, await tasks.task(session, task.id), by=sun)
    async with transaction.reading() as session:
        waiting = await deliveries(session, "task-remind", state=Sent.PENDING)
    assert [one.person_id for one in waiting] == [wu.id]


async def test_what_is_too_old_is_not_sent_however_long_the_courier_was_away(
    transaction: Transaction, cast: Cast
) -> None:
    (sun,) = await helpers(transaction, cast, "孙")
    await turning_up.planned(transaction, cast, sun)
    await turning_up.look(transaction, STARTS - 24 * HOUR + MINUTE)
    at(STARTS + HOUR)
    assert [one for one in await lease(transaction) if one.card == "task-remind"] == []
    async with transaction.reading() as session:
        assert [one.state for one in await deliveries(session, "task-remind")] == [Sent.EXPIRED]
