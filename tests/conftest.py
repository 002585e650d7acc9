"""What all tests share: real databases, and the honest line about what was not reached."""

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, Generator
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Dialect, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from community import clock, hours, schema, secrets
from community import database as databases
from community.database import Database, Transaction
from community.hours import Quiet

#: Another PostgreSQL may be named; each test worker makes a schema of its own in it and drops it afterwards.
POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "postgresql+asyncpg://127.0.0.1/test")
KEY = Fernet.generate_key().decode()


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Generator[None]:
    """Let all databases of a test worker share what SQLAlchemy made of their statements; a third of the time went there.

    It keeps that for each engine, as a process has one; here every test has its own.
    """
    dialects: dict[str, Dialect] = {}
    statements: dict[Any, Any] = {}

    def create_warm(*arguments: Any, **options: Any) -> AsyncEngine:
        engine = create_async_engine(*arguments, **options)
        sync = engine.sync_engine
        sync.dialect = dialects.setdefault(sync.dialect.name, sync.dialect)
        sync.update_execution_options(compiled_cache=statements)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(databases, "create_async_engine", create_warm)
        yield


def _unreachable() -> str | None:
    """Return why PostgreSQL cannot be used, None when it can."""

    async def connect() -> None:
        url = make_url(POSTGRESQL).set(drivername="postgresql").render_as_string(hide_password=False)
        connection = await asyncpg.connect(url, timeout=5)
        await connection.close()

    try:
        asyncio.run(connect())
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        return f"{type(error).__name__}: {error}".splitlines()[0]
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one visible line what could not be reached."""
    if reason := _unreachable():
        terminalreporter.write_line(f"PostgreSQL was NOT tested ({POSTGRESQL}): {reason}", red=True, bold=True)


@pytest.fixture(scope="session")
def without_postgresql() -> str | None:
    """Why PostgreSQL cannot be used. Where it must be there (CI), that is a failure."""
    reason = _unreachable()
    if reason and os.environ.get("CI"):
        pytest.fail(f"PostgreSQL must be there in CI: {reason}")
    return reason


@pytest.fixture(autouse=True)
def _own_keys_and_clock() -> Generator[None]:
    secrets.unlock([KEY])
    hours.keep(zone=ZoneInfo("Asia/Shanghai"), quiet=Quiet(time(20), time(8)))
    yield
    clock.move(timedelta())


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file at the newest schema, made once by the migrations and copied for every test."""
    path = tmp_path_factory.mktemp("template") / "empty.db"

    async def build() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await schema.upgrade(database)
        await database.close()

    asyncio.run(build())
    return path


@pytest.fixture(scope="session")
def empty_postgresql(worker_id: str, without_postgresql: str | None) -> Generator[str]:
    """A schema of this worker's own, at the newest revision."""
    if without_postgresql:
        # Only on a developer's machine: CI has failed above, and the summary says in red what was not tested.
        pytest.skip(f"PostgreSQL is not there: {without_postgresql}")
    name = f"linli_{os.getpid()}_{worker_id}"

    async def run(*statements: str) -> None:
        database = Database(POSTGRESQL)
        async with database.engine.begin() as connection:
            for statement in statements:
                await connection.execute(text(statement))
        await database.close()

    async def build() -> None:
        database = Database(POSTGRESQL, schema=name)
        await schema.upgrade(database)
        await database.close()

    asyncio.run(run(f"CREATE SCHEMA {name}"))
    asyncio.run(build())
    yield name
    asyncio.run(run(f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str | None]:
    """Where an empty database is, once of each kind: its URL and its schema."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "test.db")
        return f"sqlite+aiosqlite:///{tmp_path / 'test.db'}", None
    return POSTGRESQL, request.getfixturevalue("empty_postgresql")


@pytest.fixture
async def database(address: tuple[str, str | None]) -> AsyncGenerator[Database]:
    """An empty database, once of each kind."""
    url, name = address
    found = Database(url, schema=name)
    if name:
        async with found.engine.begin() as connection:
            # Few rows at a time: TRUNCATE makes new files for every table and index, which takes a hundred times longer.
            for table in reversed(schema.metadata.sorted_tables):
                await connection.execute(table.delete())
    yield found
    await found.close()


@pytest.fixture
def transaction(database: Database) -> Transaction:
    return database.transaction
