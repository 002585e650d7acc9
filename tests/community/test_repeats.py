"""Tasks that come again, by the week and by the month, and further shifts."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import access, clock, hours, planning, repeats, signups, tasks, timers, turnouts
from community.database import Transaction
from community.errors import BadTask, NotFound
from community.people import Person
from community.seats import State as Seat
from community.tasks import State, Task
from community.teams import Team
from community.timers import Timer
from scheduler.ticks import OCCASIONS, fire_due
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.helping import a_team, a_volunteer, signs_up, there
from tests.community.sending import at
from tests.community.test_gates import MEETING, VISIT, drafted, opened

#: A Saturday morning; the day before is a Friday.
SATURDAY = datetime(2026, 12, 5, 1, tzinfo=clock.now().tzinfo)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _friday() -> None:
    at(SATURDAY - timedelta(days=1))


async def series(transaction: Transaction, cast: Cast, repeat: str = "weekly", **values: Any) -> Task:
    """Return the first of a series of Chen's that begins on Saturday at nine, open."""
    whole = {**MEETING, "starts_at": SATURDAY, "repeat": repeat, "seats": 4, "least": 1, **values}
    return await opened(transaction, await drafted(transaction, cast, whole), cast.chen)


async def all_of(transaction: Transaction, task: Task) -> list[Task]:
    async with transaction.reading() as session:
        own = select(Task).where(col(Task.series_id) == task.series_id).order_by(col(Task.regular_at))
        return list((await session.scalars(own)).all())


async def by(transaction: Transaction, moment: datetime) -> None:
    """Let time pass, and fire what became due."""
    at(moment)
    await fire_due(transaction)


async def test_when_one_begins_the_next_is_open_with_the_same_gates_and_its_own_number(
    transaction: Transaction, cast: Cast
) -> None:
    first = await series(transaction, cast, **VISIT | {"repeat": "weekly", "seats": 4})
    assert (first.series_id, first.regular_at, first.kept) == (first.id, SATURDAY, 0)
    await by(transaction, SATURDAY - timedelta(minutes=1))
    assert len(await all_of(transaction, first)) == 1
    await by(transaction, SATURDAY)
    _, second = await all_of(transaction, first)
    assert (second.state, second.number, second.starts_at, second.regular_at) == (State.OPEN, 2, *[SATURDAY + WEEK] * 2)
    assert (second.kept, second.taken, second.planner_id) == (1, 0, cast.chen.id)
    same = ("title", "seats", "least", "home", "risk", "risk_words", "skill", "insured", "spot", "served", "repeat")
    assert {name: getattr(second, name) for name in same} == {name: getattr(first, name) for name in same}
    assert planning.gates(second) == ()
    await by(transaction, SATURDAY + WEEK)
    assert [one.starts_at for one in await all_of(transaction, first)] == [SATURDAY + n * WEEK for n in range(3)]


async def test_a_place_is_kept_for_who_never_was_there_and_with_one_place_none(
    transaction: Transaction, cast: Cast
) -> None:
    old, older, new = [await a_volunteer(transaction, cast, 41 + n, name) for n, name in enumerate(("Sun", "Xu", "Wu"))]
    first = await series(transaction, cast, seats=2)
    alone = await series(transaction, cast, seats=1, title="一个人的事")
    await signs_up(transaction, first, old)
    await signs_up(transaction, first, older)
    await by(transaction, SATURDAY)
    second = (await all_of(transaction, first))[1]
    assert (second.kept, (await all_of(transaction, alone))[1].kept) == (1, 0)
    at(SATURDAY + timedelta(hours=3))
    for person in (older, old, new):
        await signs_up(transaction, second, person)
    assert await there(transaction, second) == {"Xu": Seat.HELD, "Sun": Seat.WAITING, "Wu": Seat.HELD}


async def test_nothing_comes_twice_after_a_restart_or_three_days_down(transaction: Transaction, cast: Cast) -> None:
    first = await series(transaction, cast)
    await by(transaction, SATURDAY + timedelta(days=3))
    await by(transaction, SATURDAY + timedelta(days=3, minutes=1))
    second = (await all_of(transaction, first))[1]
    assert second.starts_at == SATURDAY + WEEK
    async with transaction() as session:
        # The very timer again, as if its end had been forgotten.
        spent = (await session.scalars(select(Timer).where(col(Timer.occurrence) == SATURDAY + WEEK))).one()
        await repeats.begin_next(session, spent)
        await repeats.arm(session, await tasks.task(session, first.id))
    await fire_due(transaction)
    assert len(await all_of(transaction, first)) == 2


async def test_what_nobody_looked_at_for_weeks_is_not_made_up_for(transaction: Transaction, cast: Cast) -> None:
    first = await series(transaction, cast)
    await by(transaction, SATURDAY + timedelta(days=17))
    assert [one.starts_at for one in await all_of(transaction, first)] == [SATURDAY, SATURDAY + 3 * WEEK]


async def test_a_month_keeps_its_day_and_ends_with_the_month_where_that_is_shorter(
    transaction: Transaction, cast: Cast
) -> None:
    begin = datetime(2026, 12, 31, 1, tzinfo=clock.now().tzinfo)
    first = await series(transaction, cast, "monthly", starts_at=begin)
    for _ in range(4):
        await by(transaction, (await all_of(transaction, first))[-1].starts_at or begin)
    days = [hours.local(one.starts_at).date().isoformat() for one in await all_of(transaction, first) if one.starts_at]
    assert days == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


async def test_one_that_was_moved_does_not_move_the_others(transaction: Transaction, cast: Cast) -> None:
    first = await series(transaction, cast)
    async with transaction() as session:
        found = await tasks.task(session, first.id)
        await planning.alter(session, found, by=cast.chen, starts_at=SATURDAY + timedelta(days=1, hours=4))
    await by(transaction, SATURDAY)
    assert (await all_of(transaction, first))[1].starts_at == SATURDAY + WEEK


async def test_calling_one_off_leaves_the_others_and_calling_all_off_ends_it(
    transaction: Transaction, cast: Cast
) -> None:
    first = await series(transaction, cast)
    async with transaction() as session:
        await planning.call_off(session, await tasks.task(session, first.id), by=cast.chen, reason="下雪")
    await by(transaction, SATURDAY)
    second = (await all_of(transaction, first))[1]
    assert second.state == State.OPEN
    sun = await a_volunteer(transaction, cast, 41, "Sun")
    await signs_up(transaction, second, sun)
    async with transaction() as session:
        found = await tasks.task(session, second.id)
        assert await repeats.call_off(session, found, by=cast.chen, reason="活动室要修") == 1
    await by(transaction, SATURDAY + 2 * WEEK)
    assert [one.state for one in await all_of(transaction, first)] == [State.CALLED_OFF] * 2
    async with transaction.reading() as session:
        (heard,) = [row for row in await deliveries(session, "task-called-off") if row.person_id == sun.id]
        assert (heard.arguments or {})["reason"] == "活动室要修"


async def test_a_series_that_is_stopped_keeps_what_is_open_and_goes_no_further(
    transaction: Transaction, cast: Cast
) -> None:
    first = await series(transaction, cast)
    for _ in range(2):
        async with transaction() as session:
            await repeats.stop(session, await tasks.task(session, first.id), by=cast.chen)
    await by(transaction, SATURDAY + WEEK)
    (only,) = await all_of(transaction, first)
    assert (only.repeat, only.number) == (None, 1)
    async with transaction() as session:
        once = await planning.begin(session, by=cast.chen, place_id=cast.community.id)
        with pytest.raises(NotFound):
            await repeats.stop(session, once, by=cast.chen)


@pytest.mark.usefixtures("at_once")
async def test_a_series_that_is_called_off_at_the_moment_of_its_next_leaves_nothing_behind(
    transaction: Transaction, cast: Cast
) -> None:
    found = [await series(transaction, cast, title=f"第 {number} 组") for number in range(4)]

    async def end(task: Task) -> None:
        async with transaction() as session:
            await repeats.call_off(session, await tasks.task(session, task.id), by=cast.chen, reason="不办了")

    at(SATURDAY)
    await asyncio.gather(fire_due(transaction), *(end(task) for task in found))
    await fire_due(transaction)
    await by(transaction, SATURDAY + 2 * WEEK)
    async with transaction.reading() as session:
        kept = (await session.scalars(select(Task).where(col(Task.state) == State.OPEN))).all()
        assert [one.number for one in kept] == []
        armed = select(Timer).where(col(Timer.state) == timers.State.ARMED, col(Timer.kind) == repeats.NEXT)
        assert not (await session.scalars(armed)).all()


async def test_where_a_gate_shut_meanwhile_the_next_stays_a_draft_and_its_planner_is_told(
    transaction: Transaction, cast: Cast
) -> None:
    team = await a_team(transaction, cast)
    first = await series(transaction, cast, team_id=team.id)
    async with transaction() as session:
        (await session.get_one(Team, team.id)).closed_at = clock.now()
    await by(transaction, SATURDAY)
    second = (await all_of(transaction, first))[1]
    assert (second.state, second.number) == (State.DRAFT, None)
    async with transaction.reading() as session:
        (heard,) = await deliveries(session, "task-plan")
        assert (heard.person_id, (heard.arguments or {})["what"]) == (cast.chen.id, "next-shut")
    # Once it is mended and opened, the series goes on.
    async with transaction() as session:
        found = await access.planned_task(session, second.id, by=cast.chen)
        await planning.change(session, found, by=cast.chen, team_id=None)
        await planning.open(session, found, by=cast.chen)
    await by(transaction, SATURDAY + WEEK)
    assert (await all_of(transaction, first))[2].number == 3


async def test_a_series_goes_on_when_whoever_planned_it_is_gone(transaction: Transaction, cast: Cast) -> None:
    first = await series(transaction, cast)
    async with transaction() as session:
        (await tasks.task(session, first.id)).planner_id = None
    await by(transaction, SATURDAY)
    assert (await all_of(transaction, first))[1].state == State.OPEN


async def again(transaction: Transaction, task: Task, who: Person, starts_at: datetime) -> Task:
    async with transaction() as session:
        return await repeats.again(
            session, await access.planned_task(session, task.id, by=who), by=who, starts_at=starts_at
        )


async def test_a_shift_is_the_same_task_at_another_time_once(transaction: Transaction, cast: Cast) -> None:
    first = await opened(transaction, await drafted(transaction, cast, VISIT | {"starts_at": SATURDAY}), cast.chen)
    shift = await again(transaction, first, cast.chen, SATURDAY + timedelta(hours=5))
    twice = await again(transaction, first, cast.chen, SATURDAY + timedelta(hours=5))
    assert (shift.state, shift.number, twice.id) == (State.OPEN, 2, shift.id)
    assert shift.ends_at == SATURDAY + timedelta(hours=7)
    assert (shift.spot, shift.served, shift.home, shift.series_id) == (VISIT["spot"], VISIT["served"], True, None)
    with pytest.raises(BadTask):
        await again(transaction, first, cast.chen, SATURDAY - timedelta(days=2))
    draft = await drafted(transaction, cast, MEETING)
    with pytest.raises(NotFound):
        await again(transaction, draft, cast.chen, SATURDAY)


async def test_what_was_urgent_once_is_not_so_every_week(transaction: Transaction, cast: Cast) -> None:
    first = await series(transaction, cast)
    async with transaction() as session:
        (await tasks.task(session, first.id)).urgent = True
    await by(transaction, SATURDAY)
    assert [one.urgent for one in await all_of(transaction, first)] == [True, False]


def test_the_scheduler_knows_the_timers_of_series() -> None:
    assert OCCASIONS[repeats.NEXT].grace is None


async def goes_on(transaction: Transaction, task: Task, who: Person) -> Task:
    """Let somebody decide that it takes place with as many as there are."""
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        await turnouts.go_on(session, found, by=who)
        return found


async def test_going_on_with_fewer_is_for_this_one_alone(transaction: Transaction, cast: Cast) -> None:
    sun, xu = [await a_volunteer(transaction, cast, 41 + n, name) for n, name in enumerate(("Sun", "Xu"))]
    first = await series(transaction, cast, seats=5, least=4)
    for person in (sun, xu):
        await signs_up(transaction, first, person)
    # Decided twice, as another one left: what it took at first is what counts.
    assert (await goes_on(transaction, first, cast.chen)).least == 2
    async with transaction() as session:
        await signups.leave(session, await tasks.task(session, first.id), by=xu)
    assert (await goes_on(transaction, first, cast.chen)).least == 1
    shift = await again(transaction, first, cast.chen, SATURDAY + timedelta(hours=5))
    await by(transaction, SATURDAY)
    assert [one.least for one in await all_of(transaction, first)] == [1, 4]
    assert shift.least == 4
    # With fewer places by now it takes no more than there are.
    second = (await all_of(transaction, first))[1]
    await goes_on(transaction, second, cast.chen)
    async with transaction() as session:
        await planning.alter(session, await tasks.task(session, second.id), by=cast.chen, seats=3)
    await by(transaction, SATURDAY + WEEK)
    assert (await all_of(transaction, first))[2].least == 3
