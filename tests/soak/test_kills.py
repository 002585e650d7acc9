"""A bot that is killed in the middle of a broadcast loses nobody, and repeats nothing."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from community import notices
from community.database import Database
from community.notices import State as NoticeState
from community.outbox import Batch, Delivery, State
from tests.conftest import KEY
from tests.soak.conftest import HANGS, IN_DOUBT, READERS, Street, draft, settle

#: Three or four requests are on their way at any moment, or what half a second sends where the machine stood still. A courier
#: that is in doubt about all it has in hand would be at some hundred.
MOST_IN_DOUBT = 15
#: A supervisor that waits ten seconds need never kill.
SUPERVISOR = 10.0
#: Enough rows that a kill finds their insert at work.
MANY = 100_000


@pytest.mark.timeout(4 * HANGS)
async def test_a_killed_broadcast_is_finished_and_nobody_has_it_twice(
    street: Street, chance: Random, record_property: Callable[[str, object], None]
) -> None:
    async with street.bot() as bot:
        await street.until_sent(1)
        await asyncio.sleep(chance.uniform(0.2, 0.8 * READERS / 30))
        bot.kill()
        await bot.wait()
        assert len(street.got()) < READERS
    async with street.bot():
        await street.until_done()
    # What was on its way in the moment of the kill arrives, though nobody waits for the answer any more.
    await asyncio.sleep(0.5)
    states, got = await street.states(), street.got()
    count = Counter(states.values())
    record_property(IN_DOUBT, count[State.UNKNOWN])
    assert set(count) <= {State.SENT, State.UNKNOWN}, count
    assert count.total() == READERS
    assert all(got[reader] == 1 for reader, state in states.items() if state is State.SENT)
    assert max(got.values()) == 1
    assert count[State.UNKNOWN] <= MOST_IN_DOUBT


@pytest.mark.timeout(4 * HANGS)
async def test_a_stop_under_load_leaves_nothing_in_doubt(street: Street, chance: Random) -> None:
    async with street.bot() as bot:
        await street.until_sent(1)
        await asyncio.sleep(chance.uniform(0.2, 0.8 * READERS / 30))
        bot.terminate()
        async with asyncio.timeout(SUPERVISOR):
            assert await bot.wait() == 0
    count = Counter((await street.states()).values())
    assert set(count) == {State.SENT, State.PENDING}, count
    assert count[State.SENT] == len(street.got())
    async with street.bot():
        await street.until_done()
    assert set((await street.states()).values()) == {State.SENT}
    assert set(street.got().values()) == {1}


@pytest.mark.timeout(4 * HANGS)
async def test_a_kill_while_a_notice_is_posted_leaves_all_or_nothing(
    database: Database, url: str, chance: Random
) -> None:
    await settle(database, MANY)
    async with database.transaction() as session:
        notice_id = await draft(session)
    async with _publishing(url, notice_id) as process:
        assert await _line(process) == "begins"
        await asyncio.sleep(chance.uniform(0.02, 1.0))
        with suppress(ProcessLookupError):
            # On a quick machine it is done already.
            process.kill()
        committed = await _line(process) == "committed"
        await process.wait()
    posted = await _posted(database, notice_id)
    assert posted in (
        {(MANY, NoticeState.SENDING)} if committed else {(0, NoticeState.DRAFT), (MANY, NoticeState.SENDING)}
    )
    if posted[0] == 0:
        async with _publishing(url, notice_id) as process:
            assert await _line(process) == "begins"
            assert await _line(process) == "committed"
            await process.wait()
        assert await _posted(database, notice_id) == (MANY, NoticeState.SENDING)


@asynccontextmanager
async def _publishing(url: str, notice_id: int) -> AsyncIterator[asyncio.subprocess.Process]:
    root = Path(__file__).parents[2]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path(__file__).with_name("publish.py")),
        url,
        KEY,
        str(notice_id),
        env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(root)},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    async with asyncio.timeout(HANGS):
        return (await process.stdout.readline()).decode().strip()


async def _posted(database: Database, notice_id: int) -> tuple[int, str]:
    """Return how many deliveries the notice has, and how far it has come."""
    async with database.transaction.reading() as session:
        notice = await notices.notice(session, notice_id)
        rows = (
            select(func.count())
            .select_from(Delivery)
            .join(Batch, col(Batch.id) == col(Delivery.batch_id))
            .where(col(Batch.key) == notices.key(notice, "send"))
        )
        return (await session.execute(rows)).scalar_one(), notice.state
