"""A timer is armed once, ends once and says how; a series has one next occurrence, by the clock on the wall."""

import asyncio
from collections.abc import Generator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, hours, timers, trail
from community.database import Database, Transaction
from community.hours import Quiet
from community.timers import LONGEST_BREAK, Late, Occasion, Repeat, State, Timer, UnknownKindError

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")


@pytest.fixture(autouse=True)
def _as_it_was() -> Generator[None]:
    yield
    hours.keep(zone=SHANGHAI, quiet=Quiet(time(20), time(8)))


async def note(session: AsyncSession, timer: Timer) -> None:
    """Leave a trace in the transaction that fires."""
    assert timer.state == State.FIRED
    await trail.record(session, by=0, act="fired", subject=timer.subject)


async def note_missed(session: AsyncSession, timer: Timer) -> None:
    assert timer.state == State.SKIPPED
    await trail.record(session, by=0, act="missed", subject=timer.subject)


OCCASIONS = {
    "reminder": Occasion(note, late=Late.RUN),
    "visit": Occasion(note, late=Late.SKIP, grace=timedelta(hours=1), missed=note_missed),
    "greeting": Occasion(note, late=Late.SKIP, grace=timedelta(hours=1)),
}


async def armed(
    transaction: Transaction, kind: str = "reminder", at: datetime = NOON, subject: str = "notice:1"
) -> int:
    """Arm a timer and return its id."""
    async with transaction() as session:
        assert await timers.arm(session, kind=kind, subject=subject, at=at)
        which = col(Timer.kind) == kind, col(Timer.subject) == subject, col(Timer.occurrence) == at
        return (await session.scalars(select(col(Timer.id)).where(*which))).one()


async def fired(transaction: Transaction, timer_id: int, now: datetime = NOON) -> State | None:
    async with transaction() as session:
        return await timers.fire(session, timer_id, now=now, occasions=OCCASIONS)


async def stumbled(transaction: Transaction, timer_id: int, now: datetime = NOON) -> Timer | None:
    async with transaction() as session:
        return await timers.stumble(session, timer_id, now=now)


async def due(transaction: Transaction, now: datetime = NOON, **limit: int) -> list[int]:
    async with transaction.reading() as session:
        return await timers.due(session, now=now, **limit)


async def timer(transaction: Transaction, timer_id: int) -> Timer:
    async with transaction.reading() as session:
        return await session.get_one(Timer, timer_id)


async def traces(transaction: Transaction) -> list[str]:
    async with transaction.reading() as session:
        return list((await session.scalars(select(col(trail.Entry.act)).order_by(col(trail.Entry.id)))).all())


async def test_the_same_occurrence_is_armed_once(transaction: Transaction) -> None:
    async with transaction() as session:
        assert await timers.arm(session, kind="visit", subject="visit:1", at=NOON)
        assert not await timers.arm(session, kind="visit", subject="visit:1", at=NOON)
        assert not await timers.arm(session, kind="visit", subject="visit:1", at=NOON - DAY, occurrence=NOON)
        assert await timers.arm(session, kind="visit", subject="visit:1", at=NOON, occurrence=NOON + DAY)
        assert await timers.arm(session, kind="visit", subject="visit:2", at=NOON)
        assert await timers.arm(session, kind="reminder", subject="visit:1", at=NOON)
    assert len(await due(transaction)) == 4


async def test_of_many_who_arm_the_same_at_once_one_does(transaction: Transaction) -> None:
    async def arm() -> bool:
        async with transaction() as session:
            return await timers.arm(session, kind="visit", subject="visit:1", at=NOON)

    assert sorted(await asyncio.gather(*(arm() for _ in range(6)))) == [False] * 5 + [True]


async def test_what_was_called_off_may_be_armed_again_and_what_has_ended_may_not(transaction: Transaction) -> None:
    timer_id = await armed(transaction)
    assert await stumbled(transaction, timer_id)
    async with transaction() as session:
        assert await timers.cancel(session, subject="notice:1") == 1
        assert await timers.arm(session, kind="reminder", subject="notice:1", at=NOON + MINUTE, occurrence=NOON)
    again = await timer(transaction, timer_id)
    assert (again.state, again.attempts) == (State.ARMED, 0)
    assert again.planned_at == again.due_at == NOON + MINUTE
    assert await fired(transaction, timer_id, NOON + MINUTE) == State.FIRED
    async with transaction() as session:
        assert not await timers.arm(session, kind="reminder", subject="notice:1", at=NOON)


async def test_calling_off_ends_one_kind_or_all_of_one_subject(transaction: Transaction) -> None:
    async with transaction() as session:
        for kind in ("reminder", "visit", "greeting"):
            await timers.arm(session, kind=kind, subject="notice:1", at=NOON)
        await timers.arm(session, kind="visit", subject="notice:12", at=NOON)
        assert await timers.cancel(session, subject="notice:1", kind="visit") == 1
        assert await timers.cancel(session, subject="notice:1") == 2
        assert await timers.cancel(session, subject="notice:1") == 0
    assert len(await due(transaction)) == 1


async def test_what_is_due_comes_oldest_first_and_the_future_not_at_all(transaction: Transaction) -> None:
    late = await armed(transaction, at=NOON - MINUTE)
    now = await armed(transaction, at=NOON)
    later = await armed(transaction, at=NOON + SECOND)
    latest = await armed(transaction, at=NOON - DAY)
    assert await due(transaction) == [latest, late, now]
    assert await due(transaction, limit=2) == [latest, late]
    assert await due(transaction, NOON + SECOND) == [latest, late, now, later]


async def test_a_look_reads_only_the_index_of_what_is_armed(database: Database) -> None:
    said: list[tuple[str, Any]] = []

    @event.listens_for(database.reader.sync_engine, "before_cursor_execute")
    def listen(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        said.append((statement, parameters))

    await due(database.transaction)
    statement, parameters = next(one for one in said if "FROM timer" in one[0])
    async with database.reader.connect() as connection:
        if not database.sqlite:
            # A table this small would be read whole, or what is due of it sorted.
            await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            await connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
        explain = "EXPLAIN QUERY PLAN " if database.sqlite else "EXPLAIN "
        plan = str((await connection.exec_driver_sql(explain + statement, parameters)).all())
    assert "ix_timer_armed" in plan
    assert "SORT" not in plan.upper()
    assert "B-TREE" not in plan.upper()


async def test_a_timer_fires_once_and_not_before_its_time(transaction: Transaction) -> None:
    timer_id = await armed(transaction)
    assert await fired(transaction, timer_id, NOON - SECOND) is None
    assert await fired(transaction, timer_id) == State.FIRED
    assert await fired(transaction, timer_id) is None
    assert await fired(transaction, timer_id, NOON + DAY) is None
    assert await fired(transaction, 1) is None
    assert await traces(transaction) == ["fired"]


async def test_a_timer_that_was_called_off_does_not_fire(transaction: Transaction) -> None:
    timer_id = await armed(transaction)
    async with transaction() as session:
        await timers.cancel(session, subject="notice:1")
    assert await fired(transaction, timer_id) is None
    assert await traces(transaction) == []


async def test_of_many_who_fire_at_once_one_does(transaction: Transaction) -> None:
    timer_id = await armed(transaction)
    ended = await asyncio.gather(*(fired(transaction, timer_id) for _ in range(6)))
    assert [one for one in ended if one] == [State.FIRED]
    assert await traces(transaction) == ["fired"]


async def test_calling_off_and_firing_at_once_have_one_winner(transaction: Transaction) -> None:
    async def cancel(subject: str) -> int:
        async with transaction() as session:
            return await timers.cancel(session, subject=subject)

    wins = 0
    for number in range(12):
        subject = f"notice:{number}"
        timer_id = await armed(transaction, subject=subject)
        # Both are first in turn, as the one who begins often wins.
        pair: list[Any] = [fired(transaction, timer_id), cancel(subject)]
        results = await asyncio.gather(*(pair if number % 2 else reversed(pair)))
        ended, count = results if number % 2 else reversed(results)
        assert (ended, count) in {(State.FIRED, 0), (None, 1)}
        assert (await timer(transaction, timer_id)).state == (State.CANCELLED if count else State.FIRED)
        wins += ended is not None
    assert len(await traces(transaction)) == wins


async def test_a_timer_that_is_planned_anew_while_somebody_fires_it_goes_by_the_new_plan(
    transaction: Transaction,
) -> None:
    timer_id, now = await armed(transaction, kind="greeting"), NOON + 2 * timedelta(hours=1)
    async with transaction() as session:
        await timers.cancel(session, subject="notice:1")
        await timers.arm(session, kind="greeting", subject="notice:1", at=now, occurrence=NOON)
        firing = asyncio.create_task(fired(transaction, timer_id, now))
        # It has read the old plan by now, or waits for this transaction to end.
        await asyncio.sleep(0.1)
    # By the old plan it would be too late.
    ended = await firing or await fired(transaction, timer_id, now)
    assert ended == State.FIRED


async def test_a_failed_action_leaves_the_timer_armed_and_nothing_else(transaction: Transaction) -> None:
    async def fail(session: AsyncSession, timer: Timer) -> None:
        await note(session, timer)
        await timers.arm(session, kind="reminder", subject=timer.subject, at=NOON + DAY)
        raise RuntimeError

    timer_id = await armed(transaction)
    with pytest.raises(RuntimeError):
        async with transaction() as session:
            await timers.fire(session, timer_id, now=NOON, occasions={"reminder": Occasion(fail, late=Late.RUN)})
    assert await due(transaction, NOON + 2 * DAY) == [timer_id]
    assert await traces(transaction) == []


async def test_a_kind_that_nobody_knows_stays_armed(transaction: Transaction) -> None:
    timer_id = await armed(transaction, kind="riddle")
    with pytest.raises(UnknownKindError) as refused:
        await fired(transaction, timer_id)
    assert refused.value.kind == "riddle"
    assert await due(transaction) == [timer_id]


@pytest.mark.parametrize(
    ("kind", "lateness", "ended", "left"),
    [
        ("reminder", 30 * DAY, State.FIRED, ["fired"]),
        ("visit", 60 * MINUTE, State.FIRED, ["fired"]),
        ("visit", 61 * MINUTE, State.SKIPPED, ["missed"]),
        ("greeting", 61 * MINUTE, State.SKIPPED, []),
    ],
)
async def test_a_late_timer_fires_or_is_skipped_as_its_occasion_says(
    transaction: Transaction, kind: str, lateness: timedelta, ended: State, left: list[str]
) -> None:
    timer_id = await armed(transaction, kind=kind)
    assert await fired(transaction, timer_id, NOON + lateness) == ended
    assert (await timer(transaction, timer_id)).state == ended
    assert await traces(transaction) == left
    assert await fired(transaction, timer_id, NOON + lateness) is None


async def test_a_timer_is_late_by_its_plan_however_often_it_stumbled(transaction: Transaction) -> None:
    timer_id = await armed(transaction, kind="visit")
    now = NOON
    while now <= NOON + timedelta(hours=1):
        found = await stumbled(transaction, timer_id, now)
        assert found
        now = found.due_at
    assert await fired(transaction, timer_id, now) == State.SKIPPED


async def test_a_timer_that_stumbles_is_tried_after_longer_and_longer_breaks(transaction: Transaction) -> None:
    timer_id, now, breaks = await armed(transaction), NOON, []
    for _ in range(14):
        found = await stumbled(transaction, timer_id, now)
        assert found
        breaks.append(int((found.due_at - now).total_seconds()))
        now = found.due_at
        assert await due(transaction, now - SECOND) == []
        assert await due(transaction, now) == [timer_id]
    assert breaks == [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, *[LONGEST_BREAK] * 3]
    assert await fired(transaction, timer_id, now) == State.FIRED


async def test_two_who_stumble_at_once_count_once_and_what_has_ended_does_not_stumble(transaction: Transaction) -> None:
    timer_id = await armed(transaction)
    found = await asyncio.gather(*(stumbled(transaction, timer_id) for _ in range(3)))
    assert [one.attempts for one in found if one] == [1]
    async with transaction() as session:
        await timers.cancel(session, subject="notice:1")
    assert await stumbled(transaction, timer_id, NOON + DAY) is None
    assert await stumbled(transaction, 1) is None
    assert (await timer(transaction, timer_id)).state == State.CANCELLED


def following(repeat: Repeat, first: str, wall: str, after: str) -> datetime:
    found = timers.next_occurrence(
        datetime.fromisoformat(after).replace(tzinfo=UTC),
        wall=time.fromisoformat(wall),
        repeat=repeat,
        first=date.fromisoformat(first),
    )
    assert found.tzinfo is UTC
    return found.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("repeat", "first", "after", "expected"),
    [
        # A series begins on its first day, not before.
        (Repeat.DAILY, "2027-05-01", "2027-01-01 00:00", "2027-05-01 01:00"),
        (Repeat.WEEKLY, "2027-05-01", "2027-01-01 00:00", "2027-05-01 01:00"),
        (Repeat.MONTHLY, "2027-05-31", "2027-01-01 00:00", "2027-05-31 01:00"),
        # The next one is later than the moment itself.
        (Repeat.DAILY, "2027-01-01", "2027-05-01 00:59", "2027-05-01 01:00"),
        (Repeat.DAILY, "2027-01-01", "2027-05-01 01:00", "2027-05-02 01:00"),
        # Early in the morning, the day in UTC is still the one before.
        (Repeat.DAILY, "2027-01-01", "2027-05-01 21:59", "2027-05-02 01:00"),
        # A Wednesday stays a Wednesday.
        (Repeat.WEEKLY, "2027-01-06", "2027-05-01 00:00", "2027-05-05 01:00"),
        (Repeat.WEEKLY, "2027-01-06", "2027-05-05 01:00", "2027-05-12 01:00"),
        # A month that has no 31st has a last day, and the month after it has a 31st again.
        (Repeat.MONTHLY, "2027-01-31", "2027-01-31 01:00", "2027-02-28 01:00"),
        (Repeat.MONTHLY, "2027-01-31", "2027-02-28 01:00", "2027-03-31 01:00"),
        (Repeat.MONTHLY, "2027-01-30", "2028-01-31 00:00", "2028-02-29 01:00"),
        (Repeat.MONTHLY, "2027-01-15", "2027-12-15 01:00", "2028-01-15 01:00"),
    ],
)
def test_a_series_has_one_next_occurrence(repeat: Repeat, first: str, after: str, expected: str) -> None:
    assert following(repeat, first, "09:00", after) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("repeat", "wall", "after", "expected"),
    [
        # There is no 02:30 on the 14th of March.
        (Repeat.DAILY, "02:30", "2027-03-13 07:30", "2027-03-14 07:30"),
        (Repeat.DAILY, "02:30", "2027-03-14 07:30", "2027-03-15 06:30"),
        # There are two 01:30 on the 7th of November.
        (Repeat.DAILY, "01:30", "2027-11-06 05:30", "2027-11-07 05:30"),
        (Repeat.DAILY, "01:30", "2027-11-07 05:30", "2027-11-08 06:30"),
        (Repeat.DAILY, "01:30", "2027-11-07 06:30", "2027-11-08 06:30"),
        # Nine on a Sunday is an hour earlier for the rest of the world.
        (Repeat.WEEKLY, "09:00", "2027-03-07 14:00", "2027-03-14 13:00"),
    ],
)
def test_a_series_goes_by_the_clock_on_the_wall(repeat: Repeat, wall: str, after: str, expected: str) -> None:
    hours.keep(zone=NEW_YORK, quiet=None)
    assert following(repeat, "2027-01-03", wall, after) == datetime.fromisoformat(expected)


def test_an_hour_that_is_left_out_before_midnight_comes_after_it() -> None:
    # Nuuk's clocks go from 23:00 to midnight.
    hours.keep(zone=ZoneInfo("America/Nuuk"), quiet=None)
    expected = datetime.fromisoformat("2027-03-28 01:30")
    for after in ("2027-03-27 20:00", "2027-03-28 01:10"):
        assert following(Repeat.DAILY, "2027-01-01", "23:30", after) == expected


def test_a_year_of_a_series_has_every_day_once() -> None:
    hours.keep(zone=NEW_YORK, quiet=None)
    for wall in (time(0), time(1, 30), time(2, 30), time(23, 59)):
        moment, days = datetime(2027, 1, 1, 0, tzinfo=NEW_YORK) - SECOND, []
        for _ in range(365):
            moment = timers.next_occurrence(moment, wall=wall, repeat=Repeat.DAILY, first=date(2027, 1, 1))
            days.append(hours.local(moment).date())
        assert days == [date(2027, 1, 1) + number * DAY for number in range(365)]


async def test_ended_timers_are_forgotten_after_ninety_days_unless_they_tell_of_something_later(
    transaction: Transaction,
) -> None:
    moved = clock.now()
    async with transaction() as session:
        for subject in ("fired", "cancelled", "armed"):
            await timers.arm(session, kind="reminder", subject=subject, at=moved)
        await timers.arm(session, kind="reminder", subject="later", at=moved, occurrence=moved + 30 * DAY)
        await timers.cancel(session, subject="cancelled")
    for timer_id in await due(transaction, moved):
        if (await timer(transaction, timer_id)).subject != "armed":
            assert await fired(transaction, timer_id, moved) == State.FIRED

    async def forgotten(now: datetime) -> int:
        async with transaction() as session:
            return await timers.forget_old(session, now=now)

    assert await forgotten(moved + 90 * DAY) == 0
    assert await forgotten(moved + 90 * DAY + MINUTE) == 2
    assert await forgotten(moved + 120 * DAY + MINUTE) == 1
    async with transaction.reading() as session:
        assert (await session.scalars(select(col(Timer.subject)))).all() == ["armed"]
