"""What many get alike is posted once for each, held, called off, changed, followed and counted together."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import batches, clock, outbox
from community.database import Transaction
from community.outbox import Batch, Delivery, Kind, State, Step
from community.people import Person
from tests.community.conftest import RESIDENTS, STAFF, Cast
from tests.community.couriers import begin, deliver, end, lease

EVERYONE = select(col(Person.id))


async def sent_to_all(transaction: Transaction, key: str = "notice:1:send", **arguments: str) -> Batch:
    """Begin a batch for all five people and two groups."""
    async with transaction() as session:
        batch = await batches.begin(session, key, card="notice", **(arguments or {"html": "old"}))
        assert await batches.fan_out(session, batch, kind=Kind.URGENT, whom=EVERYONE) == 5
        groups = RESIDENTS, STAFF
        assert await batches.fan_out_to_groups(session, batch, kind=Kind.URGENT, chat_ids=groups, pins=True) == 2
        return batch


async def found(session: AsyncSession, key: str = "notice:1:send") -> Batch:
    batch = await batches.batch_or_none(session, key)
    assert batch
    return batch


async def rows(transaction: Transaction, batch: Batch) -> list[Delivery]:
    async with transaction.reading() as session:
        mine = select(Delivery).where(col(Delivery.batch_id) == batch.id).order_by(col(Delivery.id))
        return list(await session.scalars(mine))


async def states(transaction: Transaction, batch: Batch) -> set[str]:
    return {row.state for row in await rows(transaction, batch)}


@pytest.mark.usefixtures("cast")
async def test_everyone_gets_one_and_nobody_a_second(transaction: Transaction) -> None:
    batch = await sent_to_all(transaction)
    async with transaction() as session:
        again = await found(session)
        assert await batches.fan_out(session, again, kind=Kind.URGENT, whom=EVERYONE) == 0
        assert await batches.fan_out_to_groups(session, again, kind=Kind.URGENT, chat_ids=[RESIDENTS, -7]) == 1
    posted = await rows(transaction, batch)
    assert len(posted) == 8
    assert len({row.key for row in posted}) == 8
    assert {(row.card, row.kind, row.state, row.step) for row in posted} == {("notice", "urgent", "pending", "send")}
    assert [row.pins for row in posted if row.chat_id in {RESIDENTS, STAFF}] == [True, True]


async def test_somebody_who_comes_later_is_added(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        batch = await batches.begin(session, "notice:1:send", card="notice")
        some = EVERYONE.where(col(Person.id).in_([cast.zhang.id, cast.li.id]))
        assert await batches.fan_out(session, batch, kind=Kind.NOTICE, whom=some) == 2
        assert await batches.fan_out(session, batch, kind=Kind.NOTICE, whom=EVERYONE) == 3


@pytest.mark.usefixtures("cast")
async def test_nothing_is_posted_when_the_transaction_fails(transaction: Transaction) -> None:
    async def fail() -> None:
        async with transaction() as session:
            batch = await batches.begin(session, "notice:1:send", card="notice")
            await batches.fan_out(session, batch, kind=Kind.NOTICE, whom=EVERYONE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with transaction.reading() as session:
        assert await batches.batch_or_none(session, "notice:1:send") is None
        assert (await session.scalars(select(Delivery))).all() == []


@pytest.mark.usefixtures("cast")
async def test_what_goes_to_many_stands_behind_what_one_person_waits_for(transaction: Transaction) -> None:
    async with transaction() as session:
        lines = {}
        for kind in Kind:
            batch = await batches.begin(session, f"batch:{kind}", card="notice")
            await batches.fan_out(session, batch, kind=kind, whom=EVERYONE)
            which = select(col(Delivery.line)).where(col(Delivery.batch_id) == batch.id).distinct()
            lines[kind] = (await session.scalars(which)).one()
    assert lines == {Kind.REPLY: 2, Kind.ALERT: 2, Kind.REMINDER: 2, Kind.NOTICE: 2, Kind.URGENT: 1}


@pytest.mark.usefixtures("cast")
async def test_while_it_is_held_nothing_more_leaves(transaction: Transaction) -> None:
    batch = await sent_to_all(transaction)
    in_hand = await lease(transaction)
    left = await begin(transaction, in_hand[:2])
    async with transaction() as session:
        await batches.hold(session, await found(session))
    assert len(left) == 2
    assert await begin(transaction, in_hand[2:]) == set()
    assert await lease(transaction) == []
    # One of those that had left arrived; Telegram asked the other to wait, and it waits for the others now.
    await end(transaction, in_hand[:1], lambda _: State.SENT)
    await end(transaction, in_hand[1:2], lambda _: State.PENDING)
    assert await lease(transaction) == []
    assert sorted(row.state for row in await rows(transaction, batch)) == ["pending"] * 6 + ["sent"]
    async with transaction() as session:
        await batches.let_go(session, await found(session))
    assert len(await deliver(transaction)) == 6
    assert await states(transaction, batch) == {State.SENT}


@pytest.mark.usefixtures("cast")
async def test_what_came_back_after_it_went_on_is_not_held_any_more(transaction: Transaction) -> None:
    await sent_to_all(transaction)
    in_hand = await lease(transaction)
    await begin(transaction, in_hand)
    async with transaction() as session:
        await batches.hold(session, await found(session))
        await batches.let_go(session, await found(session))
    await end(transaction, in_hand, lambda _: State.PENDING)
    assert len(await lease(transaction)) == 7


@pytest.mark.usefixtures("cast")
async def test_what_is_called_off_never_leaves(transaction: Transaction) -> None:
    batch = await sent_to_all(transaction)
    in_hand = await lease(transaction)
    await begin(transaction, in_hand[:2])
    async with transaction() as session:
        assert await batches.call_off(session, await found(session)) == 5
        assert await batches.call_off(session, await found(session)) == 0
    assert await begin(transaction, in_hand[2:]) == set()
    await end(transaction, in_hand[:1], lambda _: State.SENT)
    await end(transaction, in_hand[1:2], lambda _: State.PENDING)
    # Telegram asked it to wait: by then it is too late for it.
    assert await lease(transaction) == []
    ended = sorted(row.state for row in await rows(transaction, batch))
    assert ended == ["cancelled"] * 5 + ["expired", "sent"]


@pytest.mark.usefixtures("cast")
async def test_a_change_takes_back_what_was_rendered_and_not_begun(transaction: Transaction) -> None:
    batch = await sent_to_all(transaction)
    in_hand = await lease(transaction)
    await begin(transaction, in_hand[:1])
    async with transaction() as session:
        await batches.change(session, await found(session), html="new")
    assert await begin(transaction, in_hand[1:]) == set()
    again = await lease(transaction)
    assert len(again) == 6
    assert {one.version for one in again} == {1}
    assert {one.arguments["html"] for one in again} == {"new"}
    assert sorted(row.state for row in await rows(transaction, batch)) == ["leased"] * 6 + ["sending"]


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("step", [Step.EDIT, Step.DELETE])
async def test_a_step_follows_what_arrived_or_is_about_to(transaction: Transaction, step: Step) -> None:
    earlier = await sent_to_all(transaction)
    in_hand = await lease(transaction)
    await begin(transaction, in_hand)
    await end(transaction, in_hand[:3], lambda _: State.SENT)
    await end(transaction, in_hand[3:4], lambda _: State.FAILED)
    await end(transaction, in_hand[4:5], lambda _: State.UNKNOWN)
    async with transaction() as session:
        batch = await batches.begin(session, "notice:1:correct:1", card="notice", html="new")
        assert await batches.follow(session, batch, earlier=await found(session), step=step) == 5
        assert await batches.follow(session, batch, earlier=await found(session), step=step) == 0
    posted = await rows(transaction, batch)
    messages = {row.id: row.message_id for row in await rows(transaction, earlier)}
    assert {row.target_id for row in posted} == {one.id for one in (*in_hand[:3], *in_hand[5:])}
    assert all(row.message_id == messages[row.target_id or 0] for row in posted)
    assert {row.step for row in posted} == {step}
    people_reached = {one.person_id for one in (*in_hand[:3], *in_hand[5:])} - {None}
    assert {row.person_id for row in posted} - {None} == people_reached


async def test_a_message_that_went_out_otherwise_is_followed_and_no_push(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        batch = await batches.begin(session, "notice:1:copies", card="notice")
        for _ in range(2):
            await batches.record(session, batch, person_id=cast.zhang.id, message_id=7, media_ids=(5, 6))
        step = await batches.begin(session, "notice:1:withdraw", card="notice-withdrawn", number=1)
        assert await batches.follow(session, step, earlier=batch, step=Step.DELETE) == 1
    (one,) = await lease(transaction)
    assert (one.step, one.person_id, one.message_id, one.media_ids) == (Step.DELETE, cast.zhang.id, 7, (5, 6))
    assert [row.kind for row in await rows(transaction, batch)] == [Kind.REPLY]


@pytest.mark.usefixtures("cast")
async def test_what_may_have_arrived_is_sent_again_when_somebody_says_so(transaction: Transaction) -> None:
    batch = await sent_to_all(transaction)
    in_hand = await lease(transaction)
    await begin(transaction, in_hand)
    await end(transaction, in_hand[:2], lambda _: State.UNKNOWN)
    await end(transaction, in_hand[2:], lambda _: State.SENT)
    clock.move(timedelta(days=30))
    async with transaction() as session:
        assert await batches.resend_unknown(session, await found(session)) == 2
        assert await batches.resend_unknown(session, await found(session)) == 0
    again = await deliver(transaction)
    assert {one.id for one in again} == {one.id for one in in_hand[:2]}
    assert all(one.again for one in again)
    assert await states(transaction, batch) == {State.SENT}


async def test_who_taps_has_the_message(transaction: Transaction, cast: Cast) -> None:
    await sent_to_all(transaction)
    await deliver(transaction, {cast.zhang.id: State.UNKNOWN, cast.li.id: State.UNKNOWN, cast.wang.id: State.FAILED})
    async with transaction() as session:
        for person in (cast.zhang, cast.wang):
            await batches.prove(session, await found(session), person_id=person.id)
    async with transaction.reading() as session:
        readers = await batches.readers(session, await found(session))
    assert readers == {
        cast.zhang.id: State.SENT, cast.li.id: State.UNKNOWN, cast.wang.id: State.FAILED,
        cast.chen.id: State.SENT, cast.zhao.id: State.SENT,
    }  # fmt: skip


async def test_a_tally_counts_people_and_groups_and_what_became_of_a_digest(
    transaction: Transaction, cast: Cast
) -> None:
    await sent_to_all(transaction)
    await deliver(transaction, {cast.zhang.id: State.UNKNOWN, STAFF: State.FAILED})
    async with transaction() as session:
        await outbox.post(session, key="digest:1", card="notice-digest", person_id=cast.li.id)
        digest = (await session.scalars(select(Delivery).where(col(Delivery.key) == "digest:1"))).one()
        in_digest = update(Delivery).where(col(Delivery.key) == f"notice:1:send:{cast.li.id}")
        await session.execute(in_digest.values(state=State.CANCELLED, within_id=digest.id))
    async with transaction.reading() as session:
        tally = await batches.tally(session, await found(session))
    assert tally.people == {State.SENT: 3, State.UNKNOWN: 1, State.PENDING: 1}
    assert tally.groups == {State.SENT: 1, State.FAILED: 1}
    assert tally.left == 1
    await deliver(transaction)
    async with transaction.reading() as session:
        tally = await batches.tally(session, await found(session))
        assert len(await batches.sent_times(session, await found(session))) == 5
    assert (tally.people[State.SENT], tally.left) == (4, 0)


@pytest.mark.usefixtures("cast")
async def test_steps_are_not_counted_as_messages(transaction: Transaction) -> None:
    await sent_to_all(transaction)
    await deliver(transaction)
    async with transaction() as session:
        batch = await batches.begin(session, "notice:1:withdraw", card="notice-withdrawn")
        await batches.follow(session, batch, earlier=await found(session), step=Step.DELETE)
        assert (await batches.tally(session, batch)).left == 0
        assert await batches.sent_times(session, batch) == []


@pytest.mark.usefixtures("cast")
async def test_of_two_fan_outs_at_once_everyone_gets_one(transaction: Transaction) -> None:
    async with transaction() as session:
        await batches.begin(session, "notice:1:send", card="notice")

    async def fan_out() -> int:
        async with transaction() as session:
            return await batches.fan_out(session, await found(session), kind=Kind.NOTICE, whom=EVERYONE)

    assert sorted(await asyncio.gather(fan_out(), fan_out())) == [0, 5]
