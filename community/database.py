"""Where rows are kept, and the one way to change them.

`Transaction` is what handlers, ticks and the courier hold: `async with transaction() as session:` writes,
`async with transaction.reading() as session:` only reads. Whatever differs between SQLite and PostgreSQL is in this file
and nowhere else.
"""

import sys
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from secrets import randbits
from typing import Any, Final

from sqlalchemy import MetaData, Select, String, event, func, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

metadata: Final[MetaData] = SQLModel.metadata

#: What PostgreSQL calls the order of bytes.
_BYTES: Final = "C"

#: Seconds that SQLite waits for another writer, such as a backup: longer than any of them, so that nothing is lost.
PATIENCE: Final = 30

#: True while this task is inside a write transaction. The bot's session refuses to speak then.
inside: ContextVar[bool] = ContextVar("inside a transaction", default=False)


_last_id = 0


def new_id() -> int:
    """Return a fresh row id: 43 bits of milliseconds, 20 random bits; within a process each is above the one before.

    Made here and not by the database because secrets are bound to it before the row is written; rising with time because
    that keeps indexes small, and because what is made in one millisecond would else meet now and then.
    """
    global _last_id  # noqa: PLW0603 - what a process gave last is known to the process
    _last_id = max(_last_id + 1, (int(datetime.now(UTC).timestamp() * 1000) << 20) | randbits(20))
    return _last_id


async def add_unless_there(session: AsyncSession, row: SQLModel) -> bool:
    """Insert the row unless a unique key of it is taken; False when it was. Two that insert at once are both content."""
    statement = _insert(session, type(row)).values(**row.model_dump()).on_conflict_do_nothing()
    return bool(getattr(await session.execute(statement), "rowcount", 0))


async def add_many_unless_there(session: AsyncSession, rows: Sequence[SQLModel]) -> None:
    """Insert the rows, all of one table, whose unique keys are not taken; those whose are stay away."""
    if rows:
        statement = _insert(session, type(rows[0])).on_conflict_do_nothing()
        await session.execute(statement, [row.model_dump() for row in rows])


async def add_all_unless_there(session: AsyncSession, table: type[SQLModel], rows: Select[Any], *, key: str) -> int:
    """Insert what `rows` selects, columns named like the table's, where its `key` is not taken yet; return how many."""
    names = [column.name for column in rows.selected_columns]
    statement = _insert(session, table).from_select(names, rows).on_conflict_do_nothing(index_elements=[key])
    return int(getattr(await session.execute(statement), "rowcount", 0))


async def add_up(session: AsyncSession, row: SQLModel, *, count: str) -> None:
    """Insert the row; where its primary key is taken, add its number in the column `count` to the one that is there."""
    table = inspect(type(row)).local_table
    statement = _insert(session, type(row)).values(**row.model_dump())
    sums = {count: table.c[count] + statement.excluded[count]}
    await session.execute(statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=sums))


def _insert(session: AsyncSession, table: type[SQLModel]) -> Any:
    return (sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert)(table)


def byte_by_byte(length: int) -> String:
    """Return the type of a text that is compared byte by byte, as SQLite does anyway: its order is no language's."""
    return String(length).with_variant(postgresql.VARCHAR(length, collation=_BYTES), "postgresql")


def begins_with(session: AsyncSession, column: Any, prefix: str) -> Any:
    """Return the condition that a text begins like this; where the column is `byte_by_byte`, its index serves it.

    LIKE's would need an index of its own.
    """
    compared = column if session.get_bind().dialect.name == "sqlite" else column.collate(_BYTES)
    return compared.between(prefix, prefix + chr(sys.maxunicode))


def locks_rows(session: AsyncSession) -> bool:
    """Tell whether writers meet at single rows, so that they must take them in one order; SQLite has one writer."""
    return session.get_bind().dialect.name != "sqlite"


async def real_now(session: AsyncSession) -> datetime:
    """Return the moment that leases go by: the database's own, so that several machines agree; with SQLite there is one."""
    if session.get_bind().dialect.name == "sqlite":
        return datetime.now(UTC)
    moment: datetime = (await session.execute(select(func.clock_timestamp()))).scalar_one()
    return moment


class Database:
    """One database: its engines and its transactions.

    `schema` is for PostgreSQL only (the tests give each worker its own).
    """

    def __init__(self, url: str | URL, *, schema: str | None = None) -> None:
        self.url = make_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self._claim: AsyncConnection | None = None
        self._listeners: dict[type, list[Callable[[Any], None]]] = defaultdict(list)
        if self.sqlite:
            # One writer: SQLite has one anyway, and a queue in the pool is fairer than busy-waiting on the file.
            self.engine = self._sqlite_engine("BEGIN IMMEDIATE", pool_size=1)
            self._reader = self._sqlite_engine("BEGIN", pool_size=4)
        else:
            options: dict[str, Any] = {"pool_size": 10, "pool_pre_ping": True}
            if schema:
                options["connect_args"] = {"server_settings": {"search_path": schema}}
            self.engine = self._reader = create_async_engine(self.url, **options)
        self.transaction = Transaction(self)

    def _sqlite_engine(self, begin: str, *, pool_size: int) -> AsyncEngine:
        engine = create_async_engine(
            self.url, pool_size=pool_size, max_overflow=0, connect_args={"timeout": PATIENCE, "isolation_level": None}
        )

        @event.listens_for(engine.sync_engine, "connect")
        def configure(connection: Any, _record: object) -> None:
            cursor = connection.cursor()
            # FULL costs a sync a commit; NORMAL could forget the last sends at a power cut, and repeat them.
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                f"busy_timeout={PATIENCE * 1000}",
                "foreign_keys=ON",
            ):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

        @event.listens_for(engine.sync_engine, "begin")
        def start(connection: Any) -> None:
            # The driver's own begin would leave the first SELECT outside the transaction.
            connection.exec_driver_sql(begin)

        return engine

    def on_change(self, table: type, listener: Callable[[Any], None]) -> None:
        """Call `listener(row)` after each commit that added, changed or deleted a row of `table` through the ORM."""
        self._listeners[table].append(listener)

    def tell(self, rows: list[Any]) -> None:
        """Tell the listeners of these committed rows."""
        for row in rows:
            for listener in self._listeners.get(type(row), ()):
                listener(row)

    @asynccontextmanager
    async def reshaping(self) -> AsyncGenerator[AsyncConnection]:
        """Open a transaction that may rebuild tables.

        SQLite rebuilds a table by dropping it, and with foreign keys on that would delete all rows that refer to it. They
        are off here, which only works outside a transaction, and everything is checked before the commit.
        """
        async with self.engine.connect() as connection:
            if not self.sqlite:
                async with connection.begin():
                    yield connection
                return
            raw = (await connection.get_raw_connection()).driver_connection
            if raw is None:
                raise RuntimeError("the connection was closed")
            await raw.execute("PRAGMA foreign_keys=OFF")
            try:
                async with connection.begin():
                    yield connection
                    if broken := (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first():
                        raise RuntimeError(f"the migration left a row of {broken[0]} without its parent")
            finally:
                await raw.execute("PRAGMA foreign_keys=ON")

    async def claim(self) -> bool:
        """Make sure that no other process works on this database; False when one does.

        On PostgreSQL a lock of a connection that stays open tells; on SQLite the process holds a lock on a file.
        """
        if self.sqlite:
            return True
        self._claim = await self.engine.connect()
        lock = "SELECT pg_try_advisory_lock(hashtext(current_schema() || '.linli'))"
        held = bool((await self._claim.exec_driver_sql(lock)).scalar_one())
        # The lock is the connection's; a transaction left open would be ended by the server in time, and the lock with it.
        await self._claim.commit()
        return held

    async def close(self) -> None:
        """Close all connections."""
        if self._claim is not None:
            await self._claim.close()
        await self.engine.dispose()
        if self._reader is not self.engine:
            await self._reader.dispose()

    @property
    def reader(self) -> AsyncEngine:
        """The engine that only reads; on PostgreSQL it is the same one."""
        return self._reader


class Transaction:
    """Opens transactions. Actions take the session and never commit; the end of the block does."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._write = async_sessionmaker(database.engine, expire_on_commit=False)
        self._read = async_sessionmaker(database.reader, expire_on_commit=False)

    @asynccontextmanager
    async def __call__(self) -> AsyncGenerator[AsyncSession]:
        """Open a transaction that writes: all of the block happens, or nothing of it."""
        touched: list[Any] = []

        def remember(session: Session, _context: object) -> None:
            touched.extend((*session.new, *session.dirty, *session.deleted))

        token = inside.set(True)
        try:
            async with self._write() as session, session.begin():
                event.listen(session.sync_session, "after_flush", remember)
                yield session
        finally:
            inside.reset(token)
        self._database.tell(touched)

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncSession]:
        """Open a transaction that only reads: it never waits for a writer."""
        async with self._read() as session, session.begin():
            yield session
