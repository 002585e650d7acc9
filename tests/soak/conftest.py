"""A bot that is killed: its own process, its own database, and a playground that counts what every reader got."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random, randrange
from typing import Any

import asyncpg
import pytest
from sqlalchemy import insert, select
from sqlalchemy.engine import make_url
from sqlmodel import col

from community import broadcasts, clock, notices, people, places, proposals, schema
from community.database import Database
from community.outbox import Delivery, State
from community.people import Person
from community.places import Level
from playground import Playground
from tests.conftest import KEY, POSTGRESQL

TOKEN = "4242:a-token-that-opens-nothing-but-this-playground"
BOT = 4242
AUTHOR = 7
#: The first reader; the others follow.
FIRST = 1001
READERS = 150
#: What the real thing is: Telegram's rate, and the way there and back.
RATE, ROUND_TRIP = 29.7, 0.12
#: Whatever takes so long has failed, on however busy a machine.
HANGS = 60.0

#: Under this name a test tells how many messages were in doubt.
IN_DOUBT = "in doubt"
#: `make soak` sets more rounds; a seed is printed with every failure, and repeats the moments of that run.
ROUNDS = range(int(os.environ.get("SOAK_ROUNDS", "1")))
SEED = int(os.environ.get("SOAK_SEED") or randrange(1 << 32))  # noqa: S311 - it chooses moments, not secrets


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many messages each kill left in doubt."""
    for kind in ("sqlite", "postgresql"):
        counts = [
            value
            for report in terminalreporter.getreports("passed")
            for name, value in report.user_properties
            if name == IN_DOUBT and kind in report.nodeid
        ]
        if counts:
            terminalreporter.write_line(f"In doubt after each kill, {kind}: {', '.join(map(str, sorted(counts)))}")


@pytest.fixture(params=ROUNDS)
def chance(request: pytest.FixtureRequest) -> Random:
    """What chooses the moment of this round."""
    sys.stdout.write(f"SOAK_SEED={SEED}, round {request.param}\n")
    return Random(f"{SEED}:{request.param}:{request.node.originalname}")  # noqa: S311 - as above


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(
    request: pytest.FixtureRequest, tmp_path: Path, worker_id: str, without_postgresql: str | None
) -> AsyncGenerator[str]:
    """The address of an empty database that nothing else uses, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'linli.db'}"
        return
    if without_postgresql:
        # Only on a developer's machine: in CI its absence is a failure, and the summary says in red what was not tested.
        pytest.skip(f"PostgreSQL is not there: {without_postgresql}")
    name = f"linli_soak_{os.getpid()}_{worker_id}"
    await _on_server(f'CREATE DATABASE "{name}"')
    yield make_url(POSTGRESQL).set(database=name).render_as_string(hide_password=False)
    await _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


async def _on_server(statement: str) -> None:
    connection = await asyncpg.connect(
        make_url(POSTGRESQL).set(drivername="postgresql").render_as_string(hide_password=False)
    )
    await connection.execute(statement)
    await connection.close()


@pytest.fixture
async def database(url: str) -> AsyncGenerator[Database]:
    """That database with all tables, beside the process that has it open too."""
    found = Database(url)
    await schema.upgrade(found)
    yield found
    await found.close()


@dataclass
class Street:
    """Readers who have started the bot, the notice that is for them, and the Telegram that counts."""

    database: Database
    playground: Playground
    url: str
    folder: Path

    def got(self) -> Counter[int]:
        """Return how many messages of the bot each reader has."""
        messages = self.playground.world.messages
        return Counter(
            {
                reader: count
                for reader in range(FIRST, FIRST + READERS)
                if (count := sum(one.author == BOT for one in messages.get(f"{reader}:{BOT}", {}).values()))
            }
        )

    async def announce(self) -> None:
        """Let the author publish a notice for everybody."""
        async with self.database.transaction() as session:
            await broadcasts.publish(session, await notices.notice(session, await draft(session)))

    async def states(self) -> dict[int, State]:
        """Return what the outbox says of each reader."""
        async with self.database.transaction.reading() as session:
            rows = select(col(Person.telegram_id), col(Delivery.state)).join(
                Delivery, col(Delivery.person_id) == col(Person.id)
            )
            return {number: State(state) for number, state in (await session.execute(rows)).all() if number >= FIRST}

    async def until_sent(self, count: int) -> None:
        """Wait until so many readers have it."""
        async with asyncio.timeout(HANGS):
            while len(self.got()) < count:  # noqa: ASYNC110 - looks at a world that tells nobody
                await asyncio.sleep(0.01)

    async def until_done(self) -> None:
        """Wait until nothing is on its way any more."""
        on_the_way = {State.PENDING, State.LEASED, State.SENDING}
        async with asyncio.timeout(HANGS):
            while on_the_way & set((await self.states()).values()):  # noqa: ASYNC110 - looks at another process's rows
                await asyncio.sleep(0.1)

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """Run Linli as `linli run` starts it; whoever has not ended it is taken to want it killed."""
        env = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.playground.url,
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.folder),
            "SECRET_KEYS": KEY,
            "ADMIN_IDS": str(AUTHOR),
            "SEND_RATE": str(RATE),
            "QUIET_HOURS": "none",
            "WEB_PORT": "0",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=self.folder, env=env, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def draft(session: Any) -> int:
    """Write a draft for the whole community; return its id."""
    author = await people.by_telegram_id(session, AUTHOR)
    (home,) = await places.everything(session)
    assert home.id
    found = await proposals.draft(session, by=author, place_id=home.id, content={"html": "明天停水", "media": []})
    return found.id


async def settle(database: Database, readers: int) -> None:
    """Let so many readers live in one community, with an author who has not started the bot and hears nothing."""
    async with database.transaction() as session:
        await people.meet(session, telegram_id=AUTHOR, name="Zhao", client_language="zh-Hans")
        await people.name_administrators(session, (AUTHOR,))
        author = await people.by_telegram_id(session, AUTHOR)
        home = await places.add(session, parent=None, level=Level.COMMUNITY, name="梧桐社区", by=author.id)
        now = clock.now()
        rows = [
            {"id": number, "telegram_id": number, "place_id": home.id, "started_at": now}
            for number in range(FIRST, FIRST + readers)
        ]
        await session.execute(insert(Person), rows)


@pytest.fixture
async def street(database: Database, url: str, tmp_path: Path) -> AsyncGenerator[Street]:
    """A street with a notice that is about to be sent."""
    await settle(database, READERS)
    async with Playground() as playground:
        world = playground.world
        world.add_bot(token=TOKEN, username="linli_bot", first_name="邻里")
        for number in range(FIRST, FIRST + READERS):
            world.add_person(id=number, first_name=f"Neighbour {number}")
            world.private_chat(number, BOT).started = True
        world.faults.arm("slow", method="sendMessage", times=1_000_000, seconds=ROUND_TRIP)
        found = Street(database, playground, url, tmp_path)
        await found.announce()
        yield found
