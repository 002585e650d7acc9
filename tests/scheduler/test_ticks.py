"""Ticks look at what is due, at once and again; the heartbeat tells when they stopped."""

import asyncio
from datetime import timedelta

from community import clock, drafts
from community.database import Database
from scheduler import Scheduler
from scheduler.health import ALARM_AFTER, Heartbeat
from scheduler.ticks import TICKS


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
