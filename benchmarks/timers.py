"""What is measured of timers: how many that are due at once are fired a second, each once, beside one transaction for each."""

import resource
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from cryptography.fernet import Fernet
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from benchmarks.measures import Row
from community import clock, outbox, schema, secrets, timers
from community.database import Database, Transaction
from community.outbox import Delivery, Post
from community.people import Person
from community.timers import Late, Occasion, State, Timer
from scheduler.ticks import fire_due

#: Whoever is reminded, each of much.
_READERS: Final = 1000
_AIM: Final = 1000
_ROWS: Final = 10_000


async def _post(session: AsyncSession, timer: Timer) -> None:
    await outbox.post(session, **_said(timer))


async def _post_all(session: AsyncSession, found: Sequence[Timer]) -> None:
    await outbox.post_all(
        session, [Post(one["key"], one["card"], one["person_id"], {"n": one["n"]}) for one in map(_said, found)]
    )


def _said(timer: Timer) -> dict[str, Any]:
    _, person_id, number = timer.subject.split(":")
    return {"key": timer.subject, "card": "x", "person_id": int(person_id), "n": int(number)}


#: The same reminder, told for many at once, and each in a transaction of its own.
_OCCASIONS: Final[Mapping[str, Occasion]] = {
    "many": Occasion(fire_all=_post_all, late=Late.RUN),
    "alone": Occasion(_post, late=Late.RUN),
}


async def timers_due(*, quick: bool) -> list[Row]:
    """Fire a hundred thousand timers that are due, and some of them the other way."""
    many, few = (10_000, 500) if quick else (100_000, 2000)
    secrets.unlock([Fernet.generate_key().decode()])
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder)}/linli.db")
        await schema.upgrade(database)
        try:
            ids = await _readers(database.transaction)
            # Half of those that go alone before, half after: the machine's speed changes meanwhile.
            first = await _fired(database.transaction, "alone", ids, few // 2, since=0)
            before = _peak()
            rate = await _fired(database.transaction, "many", ids, many, since=few)
            grown = _peak() - before
            second = await _fired(database.transaction, "alone", ids, few // 2, since=few // 2)
            once = await _each_once(database.transaction, many + few // 2 * 2)
        finally:
            await database.close()
    alone = 2 / (1 / first + 1 / second)
    return [
        Row(
            f"{many} timers due at once, SQLite: a second",
            f"{rate:.0f}",
            "",
            f"{rate / alone:.1f} of one transaction each ({alone:.0f})",
            f"{_AIM}",
            rate >= _AIM,
        ),
        Row("  each fired once, and told once", "yes" if once else "NO", "", aim="yes", met=once),
        Row("  memory it takes at most, MB", f"+{grown:.0f}", ""),
    ]


async def _readers(transaction: Transaction) -> list[int]:
    async with transaction() as session:
        people = [Person(telegram_id=number, started_at=clock.now()) for number in range(1, _READERS + 1)]
        session.add_all(people)
        await session.flush()
        return [one.id for one in people]


async def _fired(transaction: Transaction, kind: str, ids: Sequence[int], many: int, *, since: int) -> float:
    """Arm so many, let the scheduler look until nothing is due; return how many it fired a second."""
    due = clock.now() - timedelta(minutes=1)
    for begin in range(since, since + many, _ROWS):
        numbers = range(begin, min(begin + _ROWS, since + many))
        subjects = [f"x:{ids[number % _READERS]}:{number}" for number in numbers]
        rows = [Timer(kind=kind, subject=one, occurrence=due, planned_at=due, due_at=due) for one in subjects]
        async with transaction() as session:
            await session.execute(insert(Timer), [one.model_dump() for one in rows])
    started = time.perf_counter()
    while await _waits(transaction):
        await fire_due(transaction, occasions=_OCCASIONS)
    return many / (time.perf_counter() - started)


async def _waits(transaction: Transaction) -> bool:
    async with transaction.reading() as session:
        return bool(await timers.look(session, now=clock.now(), limit=1))


async def _each_once(transaction: Transaction, many: int) -> bool:
    async with transaction.reading() as session:
        fired = select(func.count()).select_from(Timer).where(col(Timer.state) == State.FIRED)
        told = select(func.count(), func.count(col(Delivery.key).distinct())).select_from(Delivery)
        counts = (await session.scalars(fired)).one(), *(await session.execute(told)).one()
    return set(counts) == {many}


def _peak() -> float:
    """Return how much memory this process had at most, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


ALL: Final = {"timers": timers_due}
