"""What a courier may take, in which order, and what happens on the way to what it may not."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update
from sqlmodel import col

from community import batches, clock, dispatch, hours, outbox, pauses, people, timers
from community.database import Database, Transaction
from community.outbox import ENDED, POLICIES, TRANSITIONS, Delivery, Kind, State
from community.people import Person

#: A Tuesday at noon, in the community's own time.
NOON = hours.at(datetime(2026, 11, 24, tzinfo=UTC).date(), time(12))


@pytest.fixture(autouse=True)
def at_noon() -> None:
    clock.move(NOON - datetime.now(UTC))


async def somebody(transaction: Transaction, number: int = 1) -> Person:
    async with transaction() as session:
        met = await people.meet(session, telegram_id=number, name="Zhang", client_language="en")
        return await people.start(session, met.id)


async def post(transaction: Transaction, key: str, *, of: Kind = Kind.REPLY, **more: Any) -> None:
    async with transaction() as session:
        await outbox.post(session, key=key, card="c", of=of, **{"chat_id": None if "person_id" in more else -1, **more})


async def take(transaction: Transaction, *, owner: str = "me", limit: int = 100, a_day: int = 3) -> list[str]:
    async with transaction() as session:
        leased = await dispatch.lease(session, owner=owner, now=clock.now(), limit=limit, a_day=a_day)
        return [one.key for one in leased]


async def rows(transaction: Transaction) -> dict[str, Delivery]:
    async with transaction.reading() as session:
        return {row.key: row for row in await session.scalars(select(Delivery))}


async def end(transaction: Transaction, key: str, state: State, **values: Any) -> None:
    row = (await rows(transaction))[key]
    async with transaction() as session:
        assert await dispatch.begin(session, [row.id], owner="me") == {row.id}
    async with transaction() as session:
        await dispatch.end(session, [dispatch.Outcome(row.id, state, values)], owner="me")


async def test_what_somebody_waits_for_goes_before_broadcasts_and_the_older_before_the_newer(
    transaction: Transaction,
) -> None:
    for number, kind in enumerate((Kind.NOTICE, Kind.URGENT, Kind.REPLY, Kind.NOTICE, Kind.ALERT, Kind.REMINDER)):
        await post(transaction, f"{kind}{number}", of=kind)
    assert await take(transaction) == ["reply2", "alert4", "reminder5", "urgent1", "notice0", "notice3"]


async def test_no_two_couriers_take_one_row(transaction: Transaction) -> None:
    for number in range(6):
        await post(transaction, str(number))
    taken = [await take(transaction, owner=owner, limit=2) for owner in ("a", "b", "c", "d")]
    assert sorted(key for keys in taken for key in keys) == ["0", "1", "2", "3", "4", "5"]
    assert {row.owner for row in (await rows(transaction)).values()} == {"a", "b", "c"}


async def test_what_is_not_due_held_or_stale_is_not_taken(transaction: Transaction) -> None:
    await post(transaction, "later", due_at=clock.now() + timedelta(minutes=1))
    await post(transaction, "stale", due_at=clock.now() - timedelta(days=2), of=Kind.ALERT)
    await post(transaction, "held")
    async with transaction() as session:
        await session.execute(update(Delivery).where(col(Delivery.key) == "held").values(held=True))
    assert await take(transaction) == []
    found = await rows(transaction)
    assert {key: row.state for key, row in found.items()} == {
        "later": State.PENDING,
        "stale": State.EXPIRED,
        "held": State.PENDING,
    }


async def test_every_row_expires_by_its_kind(transaction: Transaction) -> None:
    for kind in Kind:
        await post(transaction, kind, of=kind)
    for key, row in (await rows(transaction)).items():
        assert row.expires_at == row.due_at + POLICIES[Kind(key)].lasts


@pytest.mark.parametrize("kind", Kind)
async def test_what_must_not_disturb_the_night_waits_for_the_morning(transaction: Transaction, kind: Kind) -> None:
    clock.move(hours.at(hours.local(NOON).date(), time(22)) - datetime.now(UTC))
    await post(transaction, "k", of=kind)
    waits = kind in {Kind.NOTICE, Kind.REMINDER}
    assert await take(transaction) == ([] if waits else ["k"])
    morning = hours.at(hours.local(NOON).date() + timedelta(days=1), time(8))
    if waits:
        assert (await rows(transaction))["k"].due_at == morning
        clock.move(morning + timedelta(seconds=1) - datetime.now(UTC))
        assert await take(transaction) == ["k"]


async def test_more_notices_than_a_person_gets_a_day_wait_for_the_digest(transaction: Transaction) -> None:
    zhang, emma = await somebody(transaction), await somebody(transaction, 2)
    for number in range(5):
        await post(transaction, f"z{number}", of=Kind.NOTICE, person_id=zhang.id)
    await post(transaction, "e", of=Kind.NOTICE, person_id=emma.id)
    await post(transaction, "urgent", of=Kind.URGENT, person_id=zhang.id)
    assert await take(transaction, a_day=2) == ["urgent", "z0", "z1", "e"]
    await end(transaction, "z0", State.SENT, message_id=1)
    await end(transaction, "z1", State.SENT, message_id=2)
    found = await rows(transaction)
    assert [key for key, row in found.items() if row.aside] == ["z2", "z3", "z4"]
    assert found["z2"].due_at == hours.digest_at(NOON)
    async with transaction() as session:
        # The timer that gathers them is armed, once.
        due = await timers.due(session, now=hours.digest_at(NOON))
        assert len(due) == 1
    # What has come today counts for the rest of the day, and no longer.
    await post(transaction, "z5", of=Kind.NOTICE, person_id=zhang.id)
    assert await take(transaction, a_day=2) == []
    clock.move(NOON + timedelta(days=1) - datetime.now(UTC))
    await post(transaction, "z6", of=Kind.NOTICE, person_id=zhang.id)
    assert await take(transaction, a_day=2) == ["z6"]


async def test_a_row_that_is_taken_knows_its_reader(transaction: Transaction) -> None:
    zhang = await somebody(transaction)
    await post(transaction, "k", person_id=zhang.id, words="hello")
    async with transaction() as session:
        (one,) = await dispatch.lease(session, owner="me", now=clock.now(), limit=9, a_day=9)
    assert (one.chat_id, one.language, one.reachable) == (1, "en", True)
    assert one.arguments == {"words": "hello"}
    assert not one.shared


async def test_a_row_of_a_batch_says_what_the_batch_says(transaction: Transaction) -> None:
    zhang = await somebody(transaction)
    async with transaction() as session:
        batch = await batches.begin(session, "b", card="c", words="all")
        whom = select(col(Person.id)).where(col(Person.id) == zhang.id)
        assert await batches.fan_out(session, batch, kind=Kind.NOTICE, whom=whom) == 1
    async with transaction() as session:
        (one,) = await dispatch.lease(session, owner="me", now=clock.now(), limit=9, a_day=9)
    assert (one.shared, one.arguments, one.version) == (True, {"words": "all"}, 0)


@pytest.mark.parametrize("kind", [Kind.NOTICE, Kind.REPLY])
@pytest.mark.parametrize("state", [State.LEASED, State.SENDING])
async def test_after_a_kill_only_what_had_left_is_in_doubt(transaction: Transaction, kind: Kind, state: State) -> None:
    await post(transaction, "k", of=kind)
    await take(transaction)
    async with transaction() as session:
        await session.execute(update(Delivery).values(state=state))
        found = await dispatch.recover(session, everyone=True)
    row = (await rows(transaction))["k"]
    if state is State.LEASED:
        assert (row.state, row.again, found["back"]) == (State.PENDING, False, 1)
    elif kind is Kind.NOTICE:
        assert (row.state, found["unknown"]) == (State.UNKNOWN, 1)
    else:
        assert (row.state, row.again, found["repeated"]) == (State.PENDING, True, 1)


async def test_a_living_couriers_rows_are_left_alone(transaction: Transaction) -> None:
    await post(transaction, "k")
    await take(transaction)
    async with transaction() as session:
        assert (await dispatch.recover(session)).total() == 0
    assert (await rows(transaction))["k"].state == State.LEASED


async def test_what_was_not_begun_goes_back_at_the_end(transaction: Transaction) -> None:
    for key in ("a", "b", "c"):
        await post(transaction, key)
    await take(transaction)
    found = await rows(transaction)
    async with transaction() as session:
        assert await dispatch.begin(session, [found["a"].id], owner="me")
        await dispatch.give_back(session, courier="another")
        await dispatch.give_back(session, courier="me")
    assert {key: row.state for key, row in (await rows(transaction)).items()} == {
        "a": State.SENDING,
        "b": State.PENDING,
        "c": State.PENDING,
    }


async def test_a_row_that_was_leased_anew_is_not_sent_as_it_was(transaction: Transaction) -> None:
    await post(transaction, "card:1", number=1)
    async with transaction() as session:
        (old,) = await dispatch.lease(session, owner="me1", now=clock.now(), limit=9, a_day=9)
    async with transaction() as session:
        assert await outbox.revise(session, "edit", key_prefix="card:", card="c", number=2) == 1
    async with transaction() as session:
        (new,) = await dispatch.lease(session, owner="me2", now=clock.now(), limit=9, a_day=9)
    assert (old.arguments, new.arguments) == ({"number": 1}, {"number": 2})
    async with transaction() as session:
        assert await dispatch.begin(session, [old.id], owner=old.owner) == set()
        assert await dispatch.begin(session, [new.id], owner=new.owner) == {new.id}


async def test_a_courier_holds_on_to_what_it_has_in_hand(transaction: Transaction) -> None:
    for key in ("mine", "dead"):
        await post(transaction, key)
        async with transaction() as session:
            await dispatch.lease(session, owner=f"{key}1", now=clock.now(), limit=9, a_day=9)
    async with transaction() as session:
        await session.execute(update(Delivery).values(leased_until=datetime.now(UTC) - timedelta(seconds=1)))
        await dispatch.renew(session, courier="mine")
        assert (await dispatch.recover(session))["back"] == 1
    assert {key: row.state for key, row in (await rows(transaction)).items()} == {
        "mine": State.LEASED,
        "dead": State.PENDING,
    }


async def test_what_follows_from_a_message_is_written_with_it(transaction: Transaction) -> None:
    async with transaction() as session:
        batch = await batches.begin(session, "b", card="c")
        await batches.fan_out_to_groups(session, batch, kind=Kind.NOTICE, chat_ids=[-7], pins=True)
        (one,) = await dispatch.lease(session, owner="me", now=clock.now(), limit=9, a_day=9)
        await dispatch.begin(session, [one.id], owner="me")
    async with transaction() as session:
        await dispatch.end(session, [dispatch.Outcome(one.id, State.SENT, {"message_id": 5}, of=one)], owner="me")
    pin = (await rows(transaction))["b:-7:pin"]
    assert (pin.step, pin.target_id, pin.message_id, pin.state) == ("pin", one.id, 5, State.PENDING)


async def test_results_of_many_are_written_together(transaction: Transaction) -> None:
    for key in ("a", "b", "c"):
        await post(transaction, key)
    await take(transaction)
    found = await rows(transaction)
    async with transaction() as session:
        ids = [found[key].id for key in ("a", "b", "c")]
        assert await dispatch.begin(session, ids, owner="me") == set(ids)
    later = clock.now() + timedelta(seconds=9)
    outcomes = [
        dispatch.Outcome(ids[0], State.SENT, {"message_id": 7}),
        dispatch.Outcome(ids[1], State.PENDING, {"due_at": later}),
        dispatch.Outcome(ids[2], State.FAILED, {"reason": "no"}),
    ]
    async with transaction() as session:
        await dispatch.end(session, outcomes, owner="me")
    found = await rows(transaction)
    assert (found["a"].state, found["a"].message_id, found["a"].attempts) == (State.SENT, 7, 1)
    assert (found["b"].state, found["b"].due_at, found["b"].owner) == (State.PENDING, later, None)
    assert (found["c"].state, found["c"].reason) == (State.FAILED, "no")


async def test_a_pause_is_kept_and_the_longer_one_counts(transaction: Transaction) -> None:
    now = datetime.now(UTC)
    async with transaction() as session:
        await pauses.pause(session, -1, until=now + timedelta(seconds=100))
        await pauses.pause(session, -1, until=now + timedelta(seconds=50))
        await pauses.pause(session, 0, until=now + timedelta(seconds=10))
    async with transaction() as session:
        assert {chat: round(seconds) for chat, seconds in (await pauses.standing(session, now=now)).items()} == {
            -1: 100,
            0: 10,
        }
        assert set(await pauses.standing(session, now=now + timedelta(seconds=20))) == {-1}
        assert set(await pauses.standing(session, now=now)) == {-1}


# Of SQLite alone: PostgreSQL chooses by statistics, and an empty table has none.
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
async def test_the_look_at_what_is_due_uses_its_index(database: Database, transaction: Transaction) -> None:
    said: list[tuple[str, Any]] = []

    def remember(_connection: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        said.append((statement, values))

    event.listen(database.engine.sync_engine, "before_cursor_execute", remember)
    await post(transaction, "k")
    await take(transaction)
    (look,) = [one for one in said if "LIMIT" in one[0] and one[0].startswith("SELECT")]
    async with database.reader.connect() as connection:
        plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {look[0]}", look[1])).all()
    assert any("ix_delivery_waiting" in str(line) for line in plan), plan


def test_every_state_has_its_ways_and_the_ended_ones_end() -> None:
    assert set(TRANSITIONS) == set(State)
    assert {state for state, ways in TRANSITIONS.items() if not ways} | {State.UNKNOWN} == set(ENDED)


@pytest.mark.parametrize("state", State)
async def test_a_revision_touches_what_waits_and_leaves_alone_what_is_on_its_way(
    transaction: Transaction, state: State
) -> None:
    async with transaction() as session:
        await outbox.post(session, key="card:1", card="old", chat_id=-1, words="old")
    async with transaction() as session:
        row = (await session.scalars(select(Delivery))).one()
        row.state, row.message_id = state, 7 if state == State.SENT else None
    async with transaction() as session:
        count = await outbox.revise(session, "edit", key_prefix="card:", card="new", words="new")
    async with transaction.reading() as session:
        found = [
            (row.card, row.arguments) for row in await session.scalars(select(Delivery).order_by(col(Delivery.id)))
        ]
    new = ("new", {"words": "new"})
    expected = {
        State.PENDING: [new],
        State.LEASED: [new],
        State.SENDING: [("old", {"words": "old"}), new],
        State.SENT: [("old", None), new],
    }.get(state, [("old", None)])
    assert found == expected
    assert count == sum(one == new for one in found)
