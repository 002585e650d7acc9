"""`linli migrate` brings the keys along, as what moves from one table to another is sealed anew."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from alembic import command
from sqlalchemy import Connection, text

from community import schema, secrets
from community.database import Database

MOMENT = "'2026-11-22 08:00:00'"


def older(folder: Path) -> None:
    """Leave a database of an older program in the folder, with the words of one request."""
    secrets.unlock([secrets.key_kept_in(folder / "keys")])
    words = secrets.seal("水管漏水", place=("question", "words", "2"))

    def fill(connection: Connection) -> None:
        command.upgrade(schema.config(connection), "0003")
        connection.execute(
            text(
                "INSERT INTO person (id, telegram_id, client_language, reachable, met_at)"  # noqa: S608 - ours
                f" VALUES (1, 1, 'en', true, {MOMENT})"
            )
        )
        insert = (
            "INSERT INTO question (id, number, person_id, kind, state, words_sealed, asked_at, changed_at, reopened)"  # noqa: S608 - ours
            f" VALUES (2, 7, 1, 'repair', 'waiting', :words, {MOMENT}, {MOMENT}, 0)"
        )
        connection.execute(text(insert), {"words": words})

    async def build() -> None:
        database = Database(f"sqlite+aiosqlite:///{folder / 'linli.db'}")
        async with database.reshaping() as connection:
            await connection.run_sync(fill)
        await database.close()

    asyncio.run(build())


def entries(folder: Path) -> list[str]:
    """Return what is said in its cases."""

    def read(connection: Connection) -> list[str]:
        rows = connection.execute(text("SELECT id, words_sealed FROM case_entry")).all()
        return [secrets.unseal(sealed, place=("case_entry", "words", str(entry_id))) for entry_id, sealed in rows]

    async def look() -> list[str]:
        database = Database(f"sqlite+aiosqlite:///{folder / 'linli.db'}")
        async with database.reader.connect() as connection:
            found = await connection.run_sync(read)
        await database.close()
        return found

    return asyncio.run(look())


def test_the_words_of_an_older_program_are_there_after_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    older(folder)
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder)}
    line = [sys.executable, "-m", "bot", "migrate"]
    done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"revision {schema.head()}" in done.stdout
    assert entries(folder) == ["水管漏水"]


def test_a_key_that_was_made_here_still_opens_after_others_are_given(tmp_path: Path) -> None:
    made = secrets.at_hand([], tmp_path)
    assert len(made) == 1
    assert secrets.at_hand(["given"], tmp_path) == ["given", *made]
    assert secrets.at_hand(["given"], tmp_path / "elsewhere") == ["given"]
    assert not (tmp_path / "elsewhere").exists()
