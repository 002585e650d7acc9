"""The shape of the database: all tables in one metadata, and the migrations that lead to it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

# Every module with tables is imported here, so that the metadata is whole whoever asks.
from community import (
    adjustments,
    articles,
    askings,
    audiences,
    birthdays,
    boards,
    cases,
    certificates,
    drafts,
    entries,
    events,
    followers,
    follows,
    followups,
    groups,
    guests,
    holidays,
    invitations,
    notices,
    numbers,
    observances,
    outbox,
    pauses,
    people,
    places,
    proxies,
    pulses,
    questions,
    recents,
    reminders,
    services,
    signups,
    skills,
    stints,
    tasks,
    teams,
    timers,
    trail,
    volunteers,
    votes,
)
from community.database import Database, metadata

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = [
    "MIGRATIONS",
    "TABLES",
    "NewerDatabaseError",
    "config",
    "current",
    "head",
    "is_current",
    "make_sure_that_not_newer",
    "metadata",
    "upgrade",
]

MIGRATIONS: Final = Path(__file__).parent / "migrations"
TABLES: Final = (
    people.Person,
    people.Role,
    places.Place,
    groups.Group,
    services.Service,
    proxies.Proxy,
    cases.Case,
    entries.Entry,
    followers.Follower,
    boards.Board,
    questions.Question,
    numbers.Series,
    votes.Vote,
    articles.Article,
    articles.ArticleVersion,
    adjustments.Adjustment,
    askings.Asking,
    follows.Follow,
    recents.Recent,
    outbox.Batch,
    outbox.Delivery,
    pauses.Pause,
    timers.Timer,
    notices.Notice,
    notices.Receipt,
    audiences.Subscription,
    drafts.Draft,
    invitations.Invitation,
    teams.Team,
    teams.Membership,
    volunteers.Volunteer,
    skills.Skill,
    tasks.Task,
    signups.Signup,
    stints.Stint,
    stints.Correction,
    certificates.Certificate,
    events.Event,
    guests.Guest,
    followups.Unasked,
    reminders.Unreminded,
    birthdays.Birthday,
    observances.Year,
    observances.Observance,
    holidays.SpecialDay,
    pulses.Pulse,
    trail.Entry,
)


class NewerDatabaseError(Exception):
    """A newer version of the program has been here; this one does not know the tables. Holds the revision."""


def config(connection: Connection | None = None) -> "Config":
    """Return Alembic's configuration; nothing of it is in a file. Alembic is imported only here, as a start rarely needs it."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    settings.set_main_option("path_separator", "os")
    if connection is not None:
        settings.attributes["connection"] = connection
    return settings


def head() -> str:
    """Return the newest revision. File names begin with it and count up: "0001_first_tables.py"."""
    return max(path.name.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def current(connection: Connection) -> str | None:
    """Return the revision that the database is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


async def is_current(database: Database) -> bool:
    """Tell whether the database is at the newest revision."""
    async with database.reader.connect() as connection:
        return await connection.run_sync(current) == head()


async def make_sure_that_not_newer(database: Database) -> None:
    """Raise NewerDatabaseError when the database is ahead of this program."""
    async with database.reader.connect() as connection:
        found = await connection.run_sync(current)
    if found is not None and found > head():
        raise NewerDatabaseError(found)


async def upgrade(database: Database, *, backups: Path | None = None, now: datetime | None = None) -> None:
    """Bring the database to the newest revision. An old SQLite file is copied to `backups` first."""
    await make_sure_that_not_newer(database)
    if await is_current(database):
        return
    if database.sqlite and backups is not None and now is not None:
        await _copy(database, backups / f"before-{head()}-{now:%Y%m%d-%H%M%S}.db")

    def run(connection: Connection) -> None:
        from alembic import command

        command.upgrade(config(connection), "head")

    async with database.reshaping() as connection:
        await connection.run_sync(run)


async def _copy(database: Database, path: Path) -> None:
    async with database.reader.connect() as connection:
        if await connection.run_sync(current) is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # VACUUM cannot run inside a transaction; the reader's BEGIN is ended first.
        raw = await connection.get_raw_connection()
        await connection.exec_driver_sql("COMMIT")
        await raw.driver_connection.execute("VACUUM INTO ?", (str(path),))  # type: ignore[union-attr]  # aiosqlite's own
        await connection.exec_driver_sql("BEGIN")
