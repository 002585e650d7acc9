"""Ticks look at what is due, at once and again, and each timer fires once; the heartbeat tells when they stopped."""

import asyncio
import pkgutil
from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col
from structlog.testing import capture_logs

import community
from community import clock, deadlines, drafts, hours, pulses, timers, trail
from community.database import Database, Transaction
from community.hours import Quiet
from community.timers import Late, Occasion, Repeat, State, Timer
from scheduler import Scheduler
from scheduler.health import ALARM_AFTER, SILENT_AFTER, Heartbeat
from scheduler.ticks import FORGETTING, OCCASIONS, TICKS, TIMERS, Tick, fire_due

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MORNING = datetime(2027, 3, 1, 9, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def _as_it_was() -> Generator[None]:
    yield
    hours.keep(zone=SHANGHAI, quiet=Quiet(time(20), time(8)))


def move_to(moment: datetime) -> None:
    """Let the clock show this moment, and go on from there."""
    clock.move(moment - datetime.now(UTC))


@dataclass
class Series:
    """Something that comes every day at the same time: it leaves a trace and arms the next one."""

    wall: time = time(9)
    first: date = date(2027, 1, 1)
    fired: list[datetime] = field(default_factory=list)
    missed: list[datetime] = field(default_factory=list)

    def occasions(self, grace: timedelta | None = None) -> Mapping[str, Occasion]:
        if grace is None:
            return {"daily": Occasion(self.fire, late=Late.RUN)}
        return {"daily": Occasion(self.fire, late=Late.SKIP, grace=grace, missed=self.miss)}

    async def fire(self, session: AsyncSession, timer: Timer) -> None:
        self.fired.append(timer.occurrence)
        await trail.record(session, by=0, act="fired", subject=timer.subject)
        await self.arm_next(session)

    async def miss(self, session: AsyncSession, timer: Timer) -> None:
        self.missed.append(timer.occurrence)
        await self.arm_next(session)

    async def arm_next(self, session: AsyncSession) -> None:
        following = timers.next_occurrence(clock.now(), wall=self.wall, repeat=Repeat.DAILY, first=self.first)
        await timers.arm(session, kind="daily", subject="series:1", at=following)


async def trace(session: AsyncSession, timer: Timer) -> None:
    await trail.record(session, by=0, act="fired", subject=timer.subject)


async def arm(transaction: Transaction, *subjects: str, kind: str = "reminder", at: datetime = MORNING) -> None:
    async with transaction() as session:
        for subject in subjects:
            assert await timers.arm(session, kind=kind, subject=subject, at=at)


async def traces(transaction: Transaction) -> Counter[str]:
    async with transaction.reading() as session:
        return Counter(await session.scalars(select(col(trail.Entry.subject))))


async def waiting(transaction: Transaction) -> list[datetime]:
    """Return when what is armed is due."""
    async with transaction.reading() as session:
        armed = select(col(Timer.due_at)).where(col(Timer.state) == State.ARMED).order_by(col(Timer.due_at))
        return list((await session.scalars(armed)).all())


async def test_every_tick_has_a_name_of_its_own_and_a_sensible_pace() -> None:
    assert len({tick.name for tick in TICKS}) == len(TICKS)
    assert all(tick.seconds >= 1 for tick in TICKS)


async def test_a_start_looks_at_once_and_a_moved_clock_looks_again(database: Database) -> None:
    async def left() -> set[str]:
        async with database.transaction.reading() as session:
            return await drafts.keys(session)

    async def wait_for(wanted: set[str]) -> None:
        async with asyncio.timeout(10):
            while await left() != wanted:  # noqa: ASYNC110 - looks at rows, which tell nobody
                await asyncio.sleep(0.02)

    async with database.transaction() as session:
        await drafts.keep(session, "old", state="s", content={})
    clock.move(timedelta(days=15))
    async with database.transaction() as session:
        await drafts.keep(session, "new", state="s", content={})
    heartbeat = Heartbeat()
    ticking = Scheduler(database.transaction, heartbeat.beat)
    ticking.start()
    try:
        await wait_for({"new"})
        clock.move(timedelta(days=30))
        ticking.wake()
        await wait_for(set())
    finally:
        await ticking.stop()


def test_a_heart_that_stopped_is_noticed() -> None:
    heartbeat = Heartbeat()
    assert heartbeat.alive
    heartbeat._last -= ALARM_AFTER + 1  # noqa: SLF001 - the time since the last tick
    assert not heartbeat.alive
    heartbeat.beat()
    assert heartbeat.alive


REMINDERS: Mapping[str, Occasion] = {"reminder": Occasion(trace, late=Late.RUN)}


async def test_a_look_fires_what_is_due_and_leaves_what_is_not(transaction: Transaction) -> None:
    await arm(transaction, "due", "due too")
    await arm(transaction, "later", at=MORNING + MINUTE)
    move_to(MORNING)
    for _ in range(3):
        await fire_due(transaction, occasions=REMINDERS)
    assert await traces(transaction) == {"due": 1, "due too": 1}
    move_to(MORNING + MINUTE)
    await fire_due(transaction, occasions=REMINDERS)
    assert await traces(transaction) == {"due": 1, "due too": 1, "later": 1}


async def test_a_look_goes_on_until_nothing_is_due_but_does_not_go_on_forever(transaction: Transaction) -> None:
    async def arm_another(session: AsyncSession, timer: Timer) -> None:
        await trace(session, timer)
        at = timer.occurrence + timedelta(milliseconds=1)
        await timers.arm(session, kind="chain", subject="chain", at=at)

    await arm(transaction, "chain", kind="chain", at=MORNING - MINUTE)
    move_to(MORNING)
    await fire_due(transaction, occasions={"chain": Occasion(arm_another, late=Late.RUN)}, seconds=0.1)
    fired = (await traces(transaction))["chain"]
    # A minute of it would be sixty thousand.
    assert 1 < fired < 10_000
    assert len(await waiting(transaction)) == 1


async def test_a_poison_row_holds_up_nobody_and_is_tried_again(transaction: Transaction) -> None:
    poisonous = True

    async def fire(session: AsyncSession, timer: Timer) -> None:
        await trace(session, timer)
        if poisonous and timer.subject == "poison":
            raise RuntimeError("what somebody wrote")

    await arm(transaction, "poison", at=MORNING - MINUTE)
    await arm(transaction, "one", "two")
    move_to(MORNING)
    with capture_logs() as said:
        await fire_due(transaction, occasions={"reminder": Occasion(fire, late=Late.RUN)})
    assert await traces(transaction) == {"one": 1, "two": 1}
    assert [(line["event"], line["kind"]) for line in said] == [("timer stumbled", "reminder")]
    assert "poison" not in str(said)
    [again] = await waiting(transaction)
    assert MORNING < again < MORNING + MINUTE
    poisonous = False
    move_to(MORNING + MINUTE)
    await fire_due(transaction, occasions={"reminder": Occasion(fire, late=Late.RUN)})
    assert await traces(transaction) == {"one": 1, "two": 1, "poison": 1}


async def test_kinds_that_nobody_knows_are_named_once_a_look_and_kept(transaction: Transaction) -> None:
    await arm(transaction, "a", "b", "c", kind="riddle")
    await arm(transaction, "d", kind="puzzle")
    await arm(transaction, "known")
    move_to(MORNING)
    with capture_logs() as said:
        await fire_due(transaction, occasions=REMINDERS)
    assert [(line["log_level"], line["kind"]) for line in said] == [("warning", "puzzle"), ("warning", "riddle")]
    assert await traces(transaction) == {"known": 1}
    move_to(MORNING + MINUTE)
    await fire_due(
        transaction, occasions={"riddle": Occasion(trace, late=Late.RUN), "puzzle": Occasion(trace, late=Late.RUN)}
    )
    assert await traces(transaction) == {"known": 1, "a": 1, "b": 1, "c": 1, "d": 1}


@pytest.mark.parametrize("grace", [None, timedelta(hours=1)], ids=["however late", "within an hour"])
async def test_three_days_without_a_look_are_one_late_or_skipped_occurrence_and_then_the_next(
    transaction: Transaction, grace: timedelta | None
) -> None:
    series = Series()
    move_to(MORNING - MINUTE)
    async with transaction() as session:
        await series.arm_next(session)
    move_to(MORNING + 3 * DAY + timedelta(hours=5))
    for _ in range(2):
        await fire_due(transaction, occasions=series.occasions(grace))
    assert (series.missed if grace else series.fired) == [MORNING]
    assert (series.fired if grace else series.missed) == []
    assert await waiting(transaction) == [MORNING + 4 * DAY]


async def test_a_clock_that_jumps_a_day_there_and_back_fires_nothing_twice(transaction: Transaction) -> None:
    series = Series()
    move_to(MORNING - MINUTE)
    async with transaction() as session:
        await series.arm_next(session)
    for days in (0, 1, 0, 1, -1, 0, 1, 2):
        for minutes in (0, 1):
            move_to(MORNING + days * DAY + minutes * MINUTE)
            await fire_due(transaction, occasions=series.occasions())
    assert series.fired == [MORNING, MORNING + DAY, MORNING + 2 * DAY]
    assert await waiting(transaction) == [MORNING + 3 * DAY]


@pytest.mark.parametrize("zone", [NEW_YORK, SHANGHAI], ids=["New York", "Shanghai"])
@pytest.mark.parametrize(
    ("first", "wall", "shown"),
    [
        # There is no 02:30 on the 14th of March in New York, and two 01:30 on the 7th of November.
        (date(2027, 3, 13), time(2, 30), {NEW_YORK: time(3, 30), SHANGHAI: time(2, 30)}),
        (date(2027, 11, 6), time(1, 30), {NEW_YORK: time(1, 30), SHANGHAI: time(1, 30)}),
    ],
)
async def test_a_daily_series_fires_once_a_day_though_clocks_change(
    transaction: Transaction, zone: ZoneInfo, first: date, wall: time, shown: Mapping[ZoneInfo, time]
) -> None:
    hours.keep(zone=zone, quiet=None)
    series = Series(wall=wall, first=first)
    start = hours.at(first, time(0))
    move_to(start)
    async with transaction() as session:
        await series.arm_next(session)
    for quarters in range(3 * 24 * 4):
        move_to(start + quarters * 15 * MINUTE)
        await fire_due(transaction, occasions=series.occasions())
    days = [first + number * DAY for number in range(3)]
    walls = [wall, shown[zone], wall]
    assert [hours.local(moment).replace(tzinfo=None) for moment in series.fired] == [
        datetime.combine(day, at) for day, at in zip(days, walls, strict=True)
    ]


async def test_many_timers_that_fire_alone_and_three_who_look_at_once_fire_each_once(transaction: Transaction) -> None:
    subjects = [f"visit:{number}" for number in range(200)]
    await arm(transaction, *subjects)
    move_to(MORNING)

    async def look() -> None:
        while await waiting(transaction):
            await fire_due(transaction, occasions=REMINDERS)

    await asyncio.gather(*(look() for _ in range(3)))
    assert await traces(transaction) == dict.fromkeys(subjects, 1)


async def test_what_has_ended_long_ago_is_forgotten_by_the_tick_that_forgets(transaction: Transaction) -> None:
    await arm(transaction, "old")
    move_to(MORNING)
    await fire_due(transaction, occasions=REMINDERS)
    move_to(MORNING + 91 * DAY)
    await next(tick for tick in TICKS if tick.name == "forget").run(transaction)
    async with transaction.reading() as session:
        assert (await session.scalars(select(Timer))).all() == []


def test_whatever_is_kept_for_a_while_is_forgotten_by_that_tick() -> None:
    modules = [import_module(f"community.{module.name}") for module in pkgutil.iter_modules(community.__path__)]
    keeping = {module.forget_old for module in modules if hasattr(module, "forget_old")}
    assert keeping <= set(FORGETTING)


def test_the_scheduler_knows_what_every_timer_of_a_case_is_for_and_keeps_what_was_promised_however_late() -> None:
    assert {kind: OCCASIONS[kind] for kind in deadlines.OCCASIONS} == deadlines.OCCASIONS
    assert {occasion.late for occasion in deadlines.OCCASIONS.values()} == {Late.RUN}


async def test_a_scheduler_that_lost_the_job_of_its_timers_is_not_ready_for_long(database: Database) -> None:
    heartbeat = Heartbeat()
    ticking = Scheduler(database.transaction, heartbeat.beat)
    looks = ticking.vigil.looks

    async def looked() -> None:
        looks._last = 0.0  # noqa: SLF001 - the time of the last look
        async with asyncio.timeout(10):
            while looks.age > ALARM_AFTER:  # noqa: ASYNC110 - a time that passes tells nobody
                await asyncio.sleep(0.02)

    ticking.start()
    try:
        await looked()
        ticking._scheduler.remove_job(TIMERS)  # noqa: SLF001 - what must not happen
        looks._last -= SILENT_AFTER + 1  # noqa: SLF001
        await asyncio.sleep(0)
        assert heartbeat.alive
        assert not looks.alive
    finally:
        await ticking.stop()


async def test_while_one_looks_one_waits_and_no_more(database: Database) -> None:
    looks, go = [0], asyncio.Event()

    async def look(_transaction: Transaction) -> None:
        looks[0] += 1
        await go.wait()

    ticking = Scheduler(database.transaction, Heartbeat().beat)
    slow, turn = Tick("slow", 1, look), asyncio.Lock()
    asked = [asyncio.create_task(ticking._look(slow, turn, database.transaction)) for _ in range(5)]  # noqa: SLF001
    _, waiting = await asyncio.wait(asked, timeout=0.05)
    assert (len(waiting), looks[0]) == (2, 1)
    go.set()
    await asyncio.gather(*asked)
    assert looks[0] == 2


async def test_a_look_that_fails_is_no_look(database: Database) -> None:
    async def fail(_transaction: Transaction) -> None:
        raise RuntimeError

    ticking = Scheduler(database.transaction, Heartbeat().beat)
    broken = Tick(TIMERS, 1, fail)
    before = ticking.vigil.looks.age
    with pytest.raises(RuntimeError):
        await ticking._look(broken, asyncio.Lock(), database.transaction)  # noqa: SLF001
    assert ticking.vigil.looks.age >= before
    async with database.transaction.reading() as session:
        assert await pulses.last(session, pulses.TIMERS) is None
