"""Everybody sees what is kept about them, and can have all of it erased."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from community import clock, drafts, invitations, mydata, outbox, people, questions, votes
from community.database import Database, Transaction
from community.errors import NoSuchPerson
from community.people import RoleName
from community.questions import Kind
from tests.community.conftest import Cast


async def test_a_person_sees_everything_that_is_kept(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await questions.ask(session, by=cast.zhang, words="灯坏了", kind=Kind.REPAIR)
    async with transaction.reading() as session:
        kept = await mydata.kept(session, cast.zhang.id)
        worker = await mydata.kept(session, cast.wang.id)
    assert (kept.person.name, kept.place, len(kept.questions)) == ("Zhang", "3 栋", 1)
    assert worker.roles == (("grid-worker", "一网格"),)


async def test_erasing_leaves_nothing_but_a_trail_of_ids(
    database: Database, transaction: Transaction, cast: Cast
) -> None:
    zhang = cast.zhang.id
    async with transaction() as session:
        question = await questions.ask(session, by=cast.zhang, words="灯坏了", kind=Kind.REPAIR)
        await questions.take(session, question, by=cast.wang)
        await votes.vote(session, "dibao-apply", by=cast.zhang, useful=True)
        await drafts.keep(session, "42:1:1", state="s", content={"words": "灯"})
        await drafts.keep(session, "42:11:11", state="s", content={"words": "another's"})
    async with transaction() as session:
        await mydata.erase(session, zhang)
    async with transaction.reading() as session:
        with pytest.raises(NoSuchPerson):
            await people.person(session, zhang)
        assert await drafts.keys(session) == {"42:11:11"}
    async with database.engine.connect() as connection:
        for table, column in (
            ("question", "person_id"),
            ("vote", "person_id"),
            ("delivery", "person_id"),
            ("role", "person_id"),
        ):
            query = text(f"SELECT count(*) FROM {table} WHERE {column} = :id")  # noqa: S608 - the names stand above
            assert (await connection.execute(query, {"id": zhang})).scalar_one() == 0, table
        acts = (
            await connection.execute(text('SELECT act FROM trail WHERE "by" = :id ORDER BY id'), {"id": zhang})
        ).scalars()
        assert list(acts)[-1] == "erased"


async def test_who_was_erased_is_met_anew(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await mydata.erase(session, cast.zhang.id)
    async with transaction() as session:
        again = await people.meet(session, telegram_id=1, name="Zhang", client_language="en")
    assert again.id != cast.zhang.id
    assert again.started_at is None


async def test_an_erased_administrator_keeps_the_role_that_the_settings_give(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        await mydata.erase(session, cast.zhao.id)
    async with transaction.reading() as session:
        holders = await people.holders(session, [RoleName.ADMINISTRATOR], place_id=None)
        assert [(person.telegram_id, person.name) for person in holders] == [(5, None)]


async def test_what_is_over_is_forgotten_in_time(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await drafts.keep(session, "42:1:1", state="s", content={})
        assert cast.grid.id
        await invitations.invite(session, role=RoleName.STAFF, place_id=cast.grid.id, by=cast.zhao)
        await outbox.post(session, key="other:k", card="question-taken", person_id=cast.zhang.id, number=1, who="Wang")
        sent = (await session.scalars(select(outbox.Delivery))).one()
        sent.state = outbox.State.SENT
    clock.move(timedelta(days=31))
    async with transaction() as session:
        for area in (drafts, invitations, outbox):
            assert await area.forget_old(session, now=clock.now()) == 1
            assert await area.forget_old(session, now=clock.now()) == 0
