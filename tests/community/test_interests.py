"""Whom a new event is told of: those who asked for it and live there, once; and nobody learns who they are."""

import asyncio
from typing import Any

import pytest

from community import audiences, batches, birthdays, clock, events, hosting, interests, people
from community.audiences import Topic
from community.database import Transaction
from community.events import Event, Kind
from community.outbox import Delivery, State
from community.people import Person
from tests.community.conftest import RESIDENTS, Cast
from tests.community.couriers import deliver, deliveries
from tests.community.inviting import WHOLE, alters, by, calls_off, held
from tests.community.sending import DAY, HOUR, MINUTE, NOON

pytestmark = pytest.mark.usefixtures("noon")
CARD, PARTY = interests.CARD, interests.BIRTHDAY_CARD


async def wants(transaction: Transaction, topic: Topic, *whose: Person) -> None:
    async with transaction() as session:
        for person in whose:
            await audiences.subscribe(session, topic, by=person)


async def invited(transaction: Transaction, card: str = CARD) -> list[Delivery]:
    async with transaction.reading() as session:
        return await deliveries(session, card)


async def readers(transaction: Transaction, found: Event | None = None, card: str = CARD) -> set[int | None]:
    stem = f"event:{found.id}:" if found else "event:"
    return {row.person_id for row in await invited(transaction, card) if row.key.startswith(stem)}


async def said(transaction: Transaction, found: Event, card: str = CARD) -> dict[str, Any]:
    async with transaction.reading() as session:
        batch = await batches.batch_or_none(session, f"event:{found.id}:{card}")
        assert batch is not None
        return batch.arguments or {}


@pytest.mark.parametrize(
    ("values", "topics"),
    [
        ({}, {Topic.EVENTS}),
        ({"topic": Topic.HEALTH}, {Topic.HEALTH, Topic.EVENTS}),
        ({"kind": Kind.TRAINING}, {Topic.JOBS, Topic.EVENTS}),
        ({"kind": Kind.TRAINING, "topic": Topic.SENIORS}, {Topic.SENIORS, Topic.EVENTS}),
        ({"kind": Kind.JOBS}, {Topic.JOBS, Topic.EVENTS}),
        ({"topic": Topic.EVENTS}, {Topic.EVENTS}),
    ],
)
def test_an_event_is_about_its_topic_and_is_an_event(values: dict[str, Any], topics: set[Topic]) -> None:
    assert set(interests.topics(Event(place_id=1, **values))) == topics


async def test_who_wants_to_hear_of_it_and_lives_there_is_told_once_in_private(
    transaction: Transaction, everyone: Cast
) -> None:
    cast = everyone
    await wants(transaction, Topic.JOBS, cast.zhang, cast.li, cast.wang)
    await wants(transaction, Topic.EVENTS, cast.li)
    await wants(transaction, Topic.HEALTH, cast.zhao)
    async with transaction() as session:
        # Who moved to the other grid is not at home where the fair is.
        await people.settle(session, cast.wang.id, place_id=cast.other_grid.id)
    fair = await held(transaction, cast, kind=Kind.JOBS, place_id=cast.grid.id)
    async with transaction() as session:
        await interests.invite(session, await events.event(session, fair.id))
    rows = await invited(transaction)
    assert sorted(row.person_id or 0 for row in rows) == sorted([cast.zhang.id, cast.li.id])
    assert {row.chat_id for row in rows} == {None}
    assert {row.kind for row in rows} == {"notice"}
    assert (await said(transaction, fair))["number"] == fair.number


async def test_nothing_that_a_group_or_a_host_reads_tells_that_anybody_is_interested(
    transaction: Transaction, everyone: Cast
) -> None:
    await wants(transaction, Topic.JOBS, everyone.zhang)
    without = await held(transaction, everyone, kind=Kind.GATHERING)
    fair = await held(transaction, everyone, kind=Kind.JOBS)
    async with transaction.reading() as session:
        cards = await deliveries(session, "event-post", chat_id=RESIDENTS)
    assert [set(row.arguments or {}) for row in cards] == [set(cards[0].arguments or {})] * 2
    for row in cards:
        assert str(everyone.zhang.id) not in str(row.arguments)
    assert (await readers(transaction, without), await readers(transaction, fair)) == (set(), {everyone.zhang.id})
    async with transaction.reading() as session:
        hers = await deliveries(session, CARD, person_id=everyone.chen.id)
    assert not hers


async def test_a_host_who_blocked_or_never_started_is_not_written_to(transaction: Transaction, everyone: Cast) -> None:
    await wants(transaction, Topic.EVENTS, everyone.chen, everyone.zhang, everyone.li, everyone.wang)
    async with transaction() as session:
        await people.unreachable(session, everyone.zhang.telegram_id)
        new = await people.meet(session, telegram_id=77, name="New", client_language="en")
        await audiences.subscribe(session, Topic.EVENTS, by=new)
    await held(transaction, everyone)
    assert await readers(transaction) == {everyone.li.id, everyone.wang.id}


async def test_a_series_is_told_of_once_and_to_those_who_came_to_want_it_later(
    transaction: Transaction, everyone: Cast
) -> None:
    await wants(transaction, Topic.EVENTS, everyone.zhang)
    first = await held(transaction, everyone, repeat="weekly")
    await wants(transaction, Topic.EVENTS, everyone.li)
    async with transaction() as session:
        # As series do: its next occasion.
        values = first.model_dump(exclude={"id", "number", "regular_at", "changed_at"})
        following = Event(**{**values, "starts_at": NOON + 10 * DAY, "ends_at": NOON + 11 * DAY})
        following.number, following.regular_at = 99, NOON + 10 * DAY
        session.add(following)
        await session.flush()
        await interests.invite(session, following)
    assert await readers(transaction, first) == {everyone.zhang.id}
    assert await readers(transaction, following) == {everyone.li.id}


async def test_what_was_not_sent_yet_says_the_new_time_and_nobody_is_invited_to_what_was_called_off(
    transaction: Transaction, everyone: Cast
) -> None:
    await wants(transaction, Topic.EVENTS, everyone.zhang, everyone.li)
    found = await held(transaction, everyone)
    await alters(transaction, found, everyone.chen, starts_at=NOON + 5 * DAY)
    assert (await said(transaction, found))["starts_at"] == (NOON + 5 * DAY).isoformat()
    await calls_off(transaction, found, everyone.chen)
    assert {row.state for row in await invited(transaction)} == {State.CANCELLED}
    assert not [one for one in await deliver(transaction) if one.card == CARD]


async def test_one_tap_and_such_events_are_told_no_more(transaction: Transaction, everyone: Cast) -> None:
    await wants(transaction, Topic.JOBS, everyone.zhang)
    await wants(transaction, Topic.HEALTH, everyone.zhang)
    fair = await held(transaction, everyone, kind=Kind.JOBS)
    async with transaction() as session:
        assert await interests.hush(session, fair, by=everyone.zhang) == [Topic.JOBS]
        assert await interests.hush(session, fair, by=everyone.zhang) == []
    async with transaction.reading() as session:
        assert await audiences.subscriptions(session, everyone.zhang.id) == {Topic.HEALTH}
    other = await held(transaction, everyone, kind=Kind.JOBS)
    assert await readers(transaction, other) == set()


async def test_to_a_party_come_those_whose_month_it_is_and_each_is_told_once(
    transaction: Transaction, everyone: Cast
) -> None:
    cast = everyone
    month = (NOON + 3 * DAY).month
    async with transaction() as session:
        await birthdays.tell(session, by=cast.zhang, month=month, lunar=False)
        await birthdays.tell(session, by=cast.li, month=month % 12 + 1, lunar=False)
    await wants(transaction, Topic.EVENTS, cast.zhang, cast.wang)
    party = await celebration(transaction, cast)
    assert await readers(transaction, party, PARTY) == {cast.zhang.id}
    assert await readers(transaction, party) == {cast.wang.id}


@pytest.mark.usefixtures("at_once")
async def test_two_who_invite_at_once_invite_each_person_once(transaction: Transaction, everyone: Cast) -> None:
    await wants(transaction, Topic.EVENTS, everyone.zhang, everyone.li)
    found = await held(transaction, everyone)
    await wants(transaction, Topic.EVENTS, everyone.wang)

    async def invite() -> None:
        async with transaction() as session:
            await interests.invite(session, await events.event(session, found.id))

    await asyncio.gather(invite(), invite())
    rows = await invited(transaction)
    assert sorted(row.person_id or 0 for row in rows) == sorted([everyone.zhang.id, everyone.li.id, everyone.wang.id])


async def celebrated(transaction: Transaction, who: Person, month: int) -> None:
    async with transaction() as session:
        await birthdays.tell(session, by=who, month=month, lunar=False)


async def celebration(transaction: Transaction, cast: Cast) -> Event:
    """Return an open party in three days."""
    async with transaction() as session:
        party = await hosting.begin(session, by=cast.chen, place_id=cast.community.id or 0, kind=Kind.BIRTHDAY)
        party = await hosting.fill(session, party, by=cast.chen, **WHOLE, starts_at=NOON + 3 * DAY)
        return await hosting.open(session, party, by=cast.chen)


async def test_who_was_invited_to_a_party_is_forgotten_a_day_after_it(transaction: Transaction, everyone: Cast) -> None:
    await celebrated(transaction, everyone.zhang, NOON.month)
    party = await celebration(transaction, everyone)
    await deliver(transaction)
    assert await readers(transaction, party, PARTY) == {everyone.zhang.id}
    await by(transaction, NOON + 4 * DAY - MINUTE)
    async with transaction() as session:
        assert await interests.forget_old(session, now=clock.now()) == 0
    await by(transaction, NOON + 5 * DAY)
    async with transaction() as session:
        assert await interests.forget_old(session, now=clock.now()) == 1
        assert await interests.forget_old(session, now=clock.now()) == 0
        await interests.invite(session, await events.event(session, party.id))
    assert await readers(transaction, party, PARTY) == set()


async def test_who_takes_their_month_back_was_never_invited(transaction: Transaction, everyone: Cast) -> None:
    for who in (everyone.zhang, everyone.li):
        await celebrated(transaction, who, NOON.month)
    party = await celebration(transaction, everyone)
    async with transaction() as session:
        await birthdays.forget(session, by=everyone.zhang)
    assert await readers(transaction, party, PARTY) == {everyone.li.id}


async def test_a_party_that_moves_into_another_month_invites_its_people_too(
    transaction: Transaction, everyone: Cast
) -> None:
    await celebrated(transaction, everyone.zhang, NOON.month)
    await celebrated(transaction, everyone.li, NOON.month + 1)
    party = await celebration(transaction, everyone)
    await alters(transaction, party, everyone.chen, starts_at=NOON + 40 * DAY, ends_at=NOON + 40 * DAY + HOUR)
    assert await readers(transaction, party, PARTY) == {everyone.zhang.id, everyone.li.id}
