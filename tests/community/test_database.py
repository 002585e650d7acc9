"""Transactions are whole or nothing, migrations walk up, down and up, and nobody hears of what was rolled back."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select, text
from sqlmodel import col

from community import clock, misses, outbox, people, schema, secrets, services, timers
from community import database as db
from community.database import Database, Transaction


async def test_a_failed_transaction_leaves_nothing_and_tells_nobody(
    database: Database, transaction: Transaction
) -> None:
    heard: list[object] = []
    database.on_change(people.Person, heard.append)

    async def fail() -> None:
        async with transaction() as session:
            await people.meet(session, telegram_id=1, name="Zhang", client_language="en")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with transaction.reading() as session:
        assert await people.by_telegram_id_or_none(session, 1) is None
    assert heard == []


async def test_listeners_hear_after_the_commit(database: Database, transaction: Transaction) -> None:
    heard: list[outbox.Delivery] = []
    database.on_change(outbox.Delivery, heard.append)
    async with transaction() as session:
        await outbox.post(session, key="k", card="c", chat_id=-1)
        assert heard == []
    assert [row.key for row in heard] == ["k"]


async def test_the_task_knows_that_it_is_inside_a_transaction(transaction: Transaction) -> None:
    assert not db.inside.get()
    async with transaction():
        assert db.inside.get()
    assert not db.inside.get()


async def test_times_come_back_aware_and_in_utc(transaction: Transaction) -> None:
    async with transaction() as session:
        zhang = await people.meet(session, telegram_id=1, name="Zhang", client_language="en")
    async with transaction.reading() as session:
        found = await people.person(session, zhang.id)
        assert found.met_at.utcoffset() is not None
        assert abs((datetime.now(UTC) - found.met_at).total_seconds()) < 60


def test_the_newest_file_is_the_head() -> None:
    assert ScriptDirectory.from_config(schema.config()).get_current_head() == schema.head()


async def test_migrations_walk_up_down_and_up(database: Database) -> None:
    revisions = [one.revision for one in ScriptDirectory.from_config(schema.config()).walk_revisions()]

    def stairs(connection: Connection) -> None:
        config = schema.config(connection)
        for _ in revisions:
            command.downgrade(config, "-1")
        assert schema.current(connection) is None
        for _ in revisions:
            command.upgrade(config, "+1")
            command.downgrade(config, "-1")
            command.upgrade(config, "+1")
        assert schema.current(connection) == schema.head()

    async with database.engine.begin() as connection:
        await connection.run_sync(stairs)


async def test_an_edit_goes_back_though_its_message_does_not(database: Database) -> None:
    # What counts in a group is an edit by itself of a message that is one of many; the older tables know only the edit.
    kept = "id, key, card, chat_id, batch_id, kind, step, line, state, held, aside, again, pins, due_at, expires_at, created_at"
    rows = (
        (10, "notice:1:send:-100", 1, "send", None),
        (11, "notice:1:count:1", None, "edit", 10),
        (12, "question:1:waiting:-100", None, "send", None),
        (13, "question:1:taken", None, "edit", 12),
    )

    def walk(connection: Connection) -> None:
        moment = "'2026-11-22 08:00:00'"
        connection.execute(
            text(f"INSERT INTO batch (id, key, card, version, created_at) VALUES (1, 'b', 'notice', 0, {moment})")  # noqa: S608 - ours
        )
        for row_id, key, batch_id, step, target_id in rows:
            insert = (
                f"INSERT INTO delivery ({kept}, attempts, target_id) VALUES (:id, :key, 'notice', -100, :batch, 'notice',"  # noqa: S608 - ours
                f" :step, 0, 'sent', false, false, false, false, {moment}, {moment}, {moment}, 1, :target)"
            )
            values = {"id": row_id, "key": key, "batch": batch_id, "step": step, "target": target_id}
            connection.execute(text(insert), values)
        command.downgrade(schema.config(connection), "0001")
        found = connection.execute(text("SELECT id, revises_id FROM delivery ORDER BY id")).all()
        assert [tuple(row) for row in found] == [(11, None), (12, None), (13, 12)]
        connection.execute(text("DELETE FROM delivery"))
        command.upgrade(schema.config(connection), "head")

    async with database.reshaping() as connection:
        await connection.run_sync(walk)


async def test_what_nobody_could_answer_so_far_is_a_miss_from_now_on(database: Database) -> None:
    moment = "'2026-11-22 08:00:00'"

    def fill(connection: Connection) -> None:
        command.downgrade(schema.config(connection), "0002")
        connection.execute(
            text(
                "INSERT INTO person (id, telegram_id, client_language, reachable, met_at)"  # noqa: S608 - ours
                f" VALUES (1, 1, 'en', true, {moment})"
            )
        )
        for row_id, number, state in ((1, None, "unanswered"), (2, 7, "waiting"), (3, 8, "done")):
            insert = (
                "INSERT INTO question (id, number, person_id, kind, state, words_sealed, asked_at, changed_at, reopened)"  # noqa: S608 - ours
                f" VALUES (:id, :number, 1, 'question', :state, NULL, {moment}, {moment}, 0)"
            )
            connection.execute(text(insert), {"id": row_id, "number": number, "state": state})
        connection.execute(text(f"INSERT INTO vote VALUES ('lift', 1, true, {moment})"))  # noqa: S608 - ours

    def walk(connection: Connection) -> None:
        fill(connection)
        command.upgrade(schema.config(connection), "0003")
        found = connection.execute(text("SELECT id, outcome, missed FROM question ORDER BY id")).all()
        assert [(row[0], row[1], bool(row[2])) for row in found] == [(1, "", True), (2, "", False), (3, "", False)]
        assert connection.execute(text("SELECT article_id, reason FROM vote")).all() == [("lift", None)]
        command.downgrade(schema.config(connection), "0002")
        assert connection.execute(text("SELECT number FROM question ORDER BY id")).scalars().all() == [None, 7, 8]
        command.upgrade(schema.config(connection), "head")
        for table in ("vote", "question", "case_file", "person"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - the names stand above

    async with database.reshaping() as connection:
        await connection.run_sync(walk)


async def test_a_numbered_question_becomes_a_case_with_its_words_and_goes_back(database: Database) -> None:
    moment = "'2026-11-22 08:00:00'"
    states = ((1, None, "unanswered"), (2, 7, "waiting"), (3, 8, "done"), (4, 9, "taken"), (5, 10, "withdrawn"))
    kept = "id, key, card, kind, step, line, state, held, aside, again, pins, due_at, expires_at, created_at, attempts"
    cards = (
        (10, "question:2:waiting:0:-300", "send", "sent", 20, -300, None),
        (11, "question:4:in-hand:1:1", "send", "sent", 21, None, 1),
        (12, "question:4:taken:1", "send", "sent", 22, None, 1),
        (13, "question:2:waiting:1:-300", "send", "pending", None, -300, None),
        (14, "question:2:card:waiting:1:0:10", "edit", "pending", 20, -300, None),
    )

    def fill(connection: Connection) -> None:
        command.downgrade(schema.config(connection), "0003")
        people = f"INSERT INTO person (id, telegram_id, client_language, reachable, met_at) VALUES (1, 1, 'en', true, {moment})"  # noqa: S608 - ours
        connection.execute(text(people))
        for row_id, number, state in states:
            insert = (
                "INSERT INTO question (id, number, person_id, holder_id, kind, state, words_sealed, asked_at, changed_at,"  # noqa: S608 - ours
                f" reopened) VALUES (:id, :number, 1, :holder, 'repair', :state, :words, {moment}, {moment}, 1)"
            )
            words = secrets.seal(f"词 {row_id}", place=("question", "words", str(row_id)))
            if row_id == 5:
                words = b"sealed by a key that is lost"
            holder = 1 if state in {"taken", "done"} else None
            values = {"id": row_id, "number": number, "state": state, "words": words, "holder": holder}
            connection.execute(text(insert), values)
        for row_id, key, step, state, message_id, chat_id, person_id in cards:
            insert = (
                f"INSERT INTO delivery ({kept}, message_id, chat_id, person_id) VALUES (:id, :key, 'question-waiting',"  # noqa: S608 - ours
                f" 'reply', :step, 0, :state, false, false, false, false, {moment}, {moment}, {moment}, 1, :message, :chat,"
                " :person)"
            )
            values = {"id": row_id, "key": key, "step": step, "state": state}
            connection.execute(text(insert), {**values, "message": message_id, "chat": chat_id, "person": person_id})

    def walk(connection: Connection) -> None:
        fill(connection)
        command.upgrade(schema.config(connection), "head")
        found = connection.execute(text("SELECT id, number, state, outcome, turn FROM case_file ORDER BY id")).all()
        assert [tuple(row) for row in found] == [
            (2, 7, "waiting", None, 1),
            (3, 8, "ended", "solved", 1),
            (4, 9, "taken", None, 1),
            (5, 10, "withdrawn", None, 1),
        ]
        said = connection.execute(text("SELECT id, case_id, words_sealed FROM case_entry ORDER BY case_id")).all()
        opened = {
            case_id: secrets.unseal(sealed, place=("case_entry", "words", str(entry_id)))
            for entry_id, case_id, sealed in said
        }
        assert opened == {2: "词 2", 3: "词 3", 4: "词 4"}
        assert connection.execute(text("SELECT case_id FROM question ORDER BY id")).scalars().all() == [
            None,
            2,
            3,
            4,
            5,
        ]
        # What stands in chats changes with the case from now on; what was not sent yet is nothing that anybody can draw.
        assert connection.execute(text("SELECT key FROM delivery ORDER BY id")).scalars().all() == [
            "case:2:desk:staff:0:community:-300:again",
            "case:4:hand:1:1:0",
        ]
        connection.execute(text("DELETE FROM question WHERE id = 3"))
        command.downgrade(schema.config(connection), "0003")
        back = connection.execute(text("SELECT id, number, state, words_sealed FROM question ORDER BY id")).all()
        assert [tuple(row)[:3] for row in back] == list(states)
        assert secrets.unseal(back[2][3], place=("question", "words", "3")) == "词 3"
        assert connection.execute(text("SELECT count(*) FROM delivery")).scalar_one() == 0
        command.upgrade(schema.config(connection), "head")
        for table in ("question", "case_file", "person"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - the names stand above
        connection.execute(text("DELETE FROM case_entry"))

    async with database.reshaping() as connection:
        await connection.run_sync(walk)


async def test_what_volunteers_could_take_so_far_is_for_those_who_lead_them(database: Database) -> None:
    named = {"a": ["volunteer", "team-leader", "staff"], "b": ["volunteer"], "c": ["grid-worker", "staff"]}

    def walk(connection: Connection) -> None:
        command.downgrade(schema.config(connection), "0004")
        for key, claimers in named.items():
            insert = (
                "INSERT INTO service (key, kind, words, accept_minutes, solve_minutes, claimers, level, position)"
                " VALUES (:key, 'help', '{}', 60, 60, :claimers, 'grid', 1)"
            )
            connection.execute(text(insert), {"key": key, "claimers": json.dumps(claimers)})
        command.upgrade(schema.config(connection), "head")
        found = connection.execute(select(col(services.Service.key), col(services.Service.claimers))).all()
        assert {row[0]: row[1] for row in found} == {
            "a": ["team-leader", "staff"], "b": ["team-leader"], "c": ["grid-worker", "staff"],
        }  # fmt: skip
        connection.execute(text("DELETE FROM service"))

    async with database.reshaping() as connection:
        await connection.run_sync(walk)


async def test_the_older_program_is_left_nothing_that_it_does_not_know(
    database: Database, transaction: Transaction
) -> None:
    async with transaction() as session:
        await misses.plan(session, clock.now())
        await timers.arm(session, kind="notice", subject="notice:1", at=clock.now())
        for card in ("answer-ready", "notice-late"):
            await outbox.post(session, key=card, card=card, chat_id=-1)

    def walk(connection: Connection) -> None:
        command.downgrade(schema.config(connection), "0002")
        assert connection.execute(text("SELECT kind FROM timer")).scalars().all() == ["notice"]
        assert connection.execute(text("SELECT card FROM delivery")).scalars().all() == ["notice-late"]
        command.upgrade(schema.config(connection), "head")

    async with database.reshaping() as connection:
        await connection.run_sync(walk)


async def test_the_migrations_lead_to_the_tables_of_the_code(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_an_old_file_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    found = Database(f"sqlite+aiosqlite:///{tmp_path / 'old.db'}")
    now = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
    await schema.upgrade(found, backups=tmp_path / "backups", now=now)
    assert not (tmp_path / "backups").exists()
    async with found.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(Exception, match="0000"):
        await schema.upgrade(found, backups=tmp_path / "backups", now=now)
    await found.close()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [f"before-{schema.head()}-20261122-083000.db"]


async def test_a_rebuilt_table_keeps_what_refers_to_it(database: Database, transaction: Transaction) -> None:
    async with transaction() as session:
        zhang = await people.meet(session, telegram_id=1, name="Zhang", client_language="en")
        await outbox.post(session, key="k", card="c", person_id=zhang.id)

    def rebuild(connection: Connection) -> None:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        with Operations(context).batch_alter_table("person", recreate="always") as batch:
            batch.alter_column("client_language", server_default="en")

    if database.sqlite:
        async with database.reshaping() as connection:
            await connection.run_sync(rebuild)
    async with transaction.reading() as session:
        assert (await session.scalars(select(outbox.Delivery))).one().person_id == zhang.id


async def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    found = Database(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
    await schema.upgrade(found)
    async with found.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(schema.NewerDatabaseError):
        await schema.upgrade(found)
    await found.close()


async def test_one_process_at_a_time(database: Database, address: tuple[str, str | None]) -> None:
    other = Database(address[0], schema=address[1])
    assert await database.claim()
    assert await other.claim() is database.sqlite
    await other.close()
