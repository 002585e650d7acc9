"""Timers that only post are fired by the batch; a poison row falls out of it, and every kind says what it is when late."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col
from structlog.testing import capture_logs

from community import outbox, people, timers, trail
from community.database import Database, Transaction
from community.outbox import Delivery, Post
from community.people import Person
from community.timers import BATCH, Late, Occasion, State, Timer, Way
from scheduler.ticks import OCCASIONS, fire_due
from tests.community.conftest import Cast
from tests.community.sending import at

NOON = datetime(2027, 3, 1, 4, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


async def note(session: AsyncSession, timer: Timer) -> None:
    await trail.record(session, by=0, act=timer.kind, subject=timer.subject)
    await session.flush()
    if timer.subject.endswith("poison"):
        raise RuntimeError("what somebody wrote")


async def note_all(session: AsyncSession, found: Sequence[Timer]) -> None:
    for one in found:
        await note(session, one)


async def missed(session: AsyncSession, timer: Timer) -> None:
    assert timer.state == State.SKIPPED
    await trail.record(session, by=0, act="missed", subject=timer.subject)


KINDS: Mapping[str, Occasion] = {
    "alone": Occasion(note, late=Late.RUN),
    "together": Occasion(note, late=Late.RUN, together=True),
    "at-once": Occasion(fire_all=note_all, late=Late.RUN),
    "greeting": Occasion(fire_all=note_all, late=Late.SKIP, grace=HOUR),
    "series": Occasion(note, late=Late.SKIP, grace=HOUR, missed=missed, together=True),
}


async def arm(transaction: Transaction, kind: str, *subjects: str, due: datetime = NOON) -> None:
    async with transaction() as session:
        for subject in subjects:
            await timers.arm(session, kind=kind, subject=subject, at=due)


async def fire(transaction: Transaction, now: datetime = NOON, limit: int = BATCH) -> timers.Fired:
    async with transaction() as session:
        return await timers.fire_many(session, now=now, occasions=KINDS, limit=limit)


async def traces(transaction: Transaction) -> Counter[tuple[str, str]]:
    async with transaction.reading() as session:
        rows = await session.execute(select(col(trail.Entry.act), col(trail.Entry.subject)))
        return Counter((act, subject) for act, subject in rows.all())


async def states(transaction: Transaction) -> dict[str, str]:
    async with transaction.reading() as session:
        return {one.subject: one.state for one in (await session.scalars(select(Timer))).all()}


async def test_a_batch_takes_the_oldest_of_the_kinds_that_do_not_fire_alone(transaction: Transaction) -> None:
    await arm(transaction, "alone", "a", due=NOON - HOUR)
    await arm(transaction, "together", "b", "c", due=NOON - MINUTE)
    await arm(transaction, "at-once", "d", "e")
    await arm(transaction, "at-once", "later", due=NOON + SECOND)
    assert (await fire(transaction, limit=3)).count == 3
    assert await traces(transaction) == Counter([("together", "b"), ("together", "c"), ("at-once", "d")])
    assert (await fire(transaction)).count == 1
    assert (await fire(transaction)).count == 0
    assert await states(transaction) == {**dict.fromkeys("bcde", State.FIRED), "a": State.ARMED, "later": State.ARMED}


@pytest.mark.parametrize("kind", ["together", "at-once"])
async def test_a_poison_row_falls_out_of_its_batch_and_is_tried_again_later(
    transaction: Transaction, kind: str
) -> None:
    await arm(transaction, kind, "one", "poison", "two")
    fired = await fire(transaction)
    assert fired.count == 2
    assert [(stumbled, str(error)) for _, stumbled, error in fired.stumbled] == [(kind, "what somebody wrote")]
    assert await traces(transaction) == Counter([(kind, "one"), (kind, "two")])
    assert await states(transaction) == {"one": State.FIRED, "two": State.FIRED, "poison": State.ARMED}
    async with transaction.reading() as session:
        again = (await session.scalars(select(Timer).where(col(Timer.subject) == "poison"))).one()
    assert (again.attempts, again.due_at) == (1, NOON + 2 * SECOND)
    assert (await fire(transaction)).count == 0
    assert len((await fire(transaction, NOON + 2 * SECOND)).stumbled) == 1


async def test_in_a_batch_what_is_too_late_is_skipped_and_what_has_to_follow_does(transaction: Transaction) -> None:
    await arm(transaction, "greeting", "a", "b", due=NOON - 2 * HOUR)
    await arm(transaction, "greeting", "c", due=NOON - HOUR)
    await arm(transaction, "series", "d", "e", due=NOON - 2 * HOUR)
    assert (await fire(transaction)).count == 5
    assert await traces(transaction) == Counter([("greeting", "c"), ("missed", "d"), ("missed", "e")])
    assert await states(transaction) == {**dict.fromkeys("abde", State.SKIPPED), "c": State.FIRED}


async def test_a_batch_of_kinds_that_post_at_once_is_few_statements(database: Database) -> None:
    transaction = database.transaction
    await arm(transaction, "silent", *(str(number) for number in range(BATCH)))
    said: list[str] = []

    async def post(_session: AsyncSession, found: Sequence[Timer]) -> None:
        assert {one.state for one in found} == {State.FIRED}

    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_: said.append(statement),
    )
    async with transaction() as session:
        fired = await timers.fire_many(
            session, now=NOON, occasions={"silent": Occasion(fire_all=post, late=Late.RUN)}, limit=BATCH
        )
    assert fired.count == BATCH
    assert len([one for one in said if "timer" in one]) == 3


async def test_a_batch_that_fails_as_a_whole_goes_by_its_timers(transaction: Transaction) -> None:
    async def break_off(session: AsyncSession, timer: Timer) -> None:
        await note(session, timer)
        if timer.subject == "breaks":
            await session.rollback()
            raise RuntimeError

    await arm(transaction, "together", "one", "breaks", "two")
    at(NOON)
    with capture_logs() as logs:
        await fire_due(transaction, occasions={"together": Occasion(break_off, late=Late.RUN, together=True)})
    assert await traces(transaction) == Counter([("together", "one"), ("together", "two")])
    assert await states(transaction) == {"one": State.FIRED, "two": State.FIRED, "breaks": State.ARMED}
    assert {line["event"] for line in logs} == {"batch of timers failed", "timer stumbled"}


async def test_many_posts_are_told_once_and_nobody_who_was_erased(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        gone = await people.meet(session, telegram_id=99, name="Gone", client_language="en")
        await outbox.post(session, key="before", card="x", person_id=cast.zhang.id)
    async with transaction() as session:
        await session.delete(await session.get_one(Person, gone.id))
    posts = [Post("before", "x", cast.zhang.id, {}), Post("gone", "x", gone.id, {})]
    posts += [Post(f"{one.id}", "x", one.id, {"name": one.name}) for one in (cast.zhang, cast.li)]
    for _ in range(2):
        async with transaction() as session:
            await outbox.post_all(session, posts)
    async with transaction.reading() as session:
        rows = (await session.scalars(select(Delivery).where(col(Delivery.key) != "before"))).all()
    assert {(one.person_id, (one.arguments or {})["name"]) for one in rows} == {
        (cast.zhang.id, "Zhang"),
        (cast.li.id, "Li"),
    }
    assert {(one.kind, one.line) for one in rows} == {("reminder", 0)}


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"fire": note, "fire_all": note_all, "late": Late.RUN},
        {"fire": note, "late": Late.SKIP},
        {"fire": note, "late": Late.RUN, "grace": HOUR},
        {"fire": note, "late": Late.RUN, "missed": missed},
        {"fire": note, "late": Late.ASK, "grace": HOUR},
    ],
)
def test_an_occasion_says_what_it_does_and_what_becomes_of_it_when_late(wrong: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        Occasion(**wrong)


def test_what_takes_rows_of_others_fires_alone() -> None:
    ways = {kind: occasion.way for kind, occasion in OCCASIONS.items()}
    for kind, way in ways.items():
        if kind.startswith(("case-", "task-", "event-")):
            assert way is Way.ALONE, kind


async def test_firing_by_the_batch_and_one_by_one_at_the_same_time_fires_each_once(transaction: Transaction) -> None:
    await arm(transaction, "together", *(str(number) for number in range(60)))
    async with transaction.reading() as session:
        ids = await timers.due(session, now=NOON)

    async def one_by_one() -> int:
        ended = 0
        for timer_id in reversed(ids):
            async with transaction() as session:
                ended += await timers.fire(session, timer_id, now=NOON, occasions=KINDS) is not None
        return ended

    async def by_batches() -> int:
        return sum([(await fire(transaction, limit=7)).count for _ in range(9)])

    assert sum(await asyncio.gather(one_by_one(), by_batches(), by_batches())) == 60
    assert set((await traces(transaction)).values()) == {1}
