"""Who is erased leaves events: places come free, others hold what they held, and nothing tells that they were there."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest
from sqlalchemy import insert, select, text
from sqlmodel import col

from community import attending, events, followups, guests, mydata, partings
from community.database import Database, Transaction
from community.errors import CommunityError
from community.events import Event, State
from community.guests import Guest
from community.observances import Year
from community.outbox import Delivery, Step
from community.outbox import State as Sent
from community.partings import Gathering, Invited
from community.people import Person
from community.timers import Timer
from tests.community.celebrating import tells
from tests.community.conftest import Cast
from tests.community.couriers import deliver
from tests.community.gathering import asked, heard, leaves, neighbours, posted, there, waits
from tests.community.inviting import comes, drafted, held, now
from tests.community.sending import DAY, NOON, at

pytestmark = pytest.mark.usefixtures("noon")
CANARY = "金丝雀"
#: How long what has to wait is given to get there.
A_MOMENT = 1.0


async def erase(transaction: Transaction, person: Person) -> None:
    async with transaction() as session:
        await mydata.erase(session, person.id)


async def kept(transaction: Transaction, person: Person) -> Gathering | None:
    async with transaction.reading() as session:
        return (await mydata.kept(session, person.id)).gathering


async def settled(*doings: Awaitable[Any]) -> list[Any]:
    """Do all at once; refusals are answers, anything else is a fault."""
    said = await asyncio.wait_for(asyncio.gather(*doings, return_exceptions=True), 30)
    for one in said:
        if isinstance(one, BaseException) and not isinstance(one, CommunityError):
            raise one
    return said


async def taken_adds_up(transaction: Transaction, found: Event) -> int:
    """Return how many places are taken, as the event says and its guests do."""
    async with transaction.reading() as session:
        event = await events.event(session, found.id)
        rows = (await session.scalars(select(Guest).where(col(Guest.event_id) == found.id))).all()
    assert event.taken == sum(one.heads for one in rows if one.state in guests.SEATED)
    return event.taken


async def test_a_person_sees_what_they_are_to_events_and_their_birthday(transaction: Transaction, cast: Cast) -> None:
    assert await kept(transaction, cast.zhang) is None
    first, second = await held(transaction, cast), await held(transaction, cast, seats=1)
    await comes(transaction, first, cast.zhang, heads=4)
    await waits(transaction, second, cast.zhang, 2)
    await tells(transaction, cast.zhang, 12, lunar=True)
    async with transaction() as session:
        await attending.remind(session, by=cast.zhang, on=False)
        session.add(followups.Unasked(person_id=cast.zhang.id))
    assert await kept(transaction, cast.zhang) == Gathering(
        events=(Invited(2, 2, "waiting"), Invited(1, 4, "coming")),
        hosted=(),
        reminded=False,
        month=12,
        lunar=True,
        answered=0,
        unasked=True,
        expected=True,
    )
    chens = await kept(transaction, cast.chen)
    assert chens is not None
    assert (chens.hosted, chens.events, chens.reminded, chens.month) == ((2, 1), (), None, None)
    assert (chens.expected, chens.hosts) == (False, True)
    for event in (first, second):
        async with transaction() as session:
            await events.move(session, await events.event(session, event.id), [State.OPEN], State.OVER)
    for who in (cast.zhang, cast.chen):
        over = await kept(transaction, who)
        assert over is not None
        assert (over.expected, over.hosts) == (False, False)


async def test_places_of_who_is_erased_are_offered_on(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=4)
    (family,) = await neighbours(transaction, "一家")
    await comes(transaction, event, cast.zhang, heads=4)
    await waits(transaction, event, family, 3)
    await erase(transaction, cast.zhang)
    assert await there(transaction, event) == {"一家": ("offered", 3)}
    assert await asked(transaction, event) == [family.id]
    assert await taken_adds_up(transaction, event) == 3


async def test_who_was_asked_and_is_erased_lets_the_next_ones_be_asked(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=1)
    first, second = await neighbours(transaction, "先", "后")
    await comes(transaction, event, cast.zhang)
    await waits(transaction, event, first, 1)
    await waits(transaction, event, second, 1)
    await leaves(transaction, event, cast.zhang)
    await erase(transaction, first)
    assert await there(transaction, event) == {"Zhang": ("away", 1), "后": ("offered", 1)}
    async with transaction.reading() as session:
        armed = select(Timer).where(col(Timer.subject) == f"{event.subject}:{first.id}", col(Timer.state) == "armed")
        assert (await session.scalars(armed)).all() == []


async def test_an_offer_to_who_is_erased_is_gone_from_their_chat(transaction: Transaction, cast: Cast) -> None:
    """They said nothing to it; and what it became would be in another language than theirs."""
    event = await held(transaction, cast, seats=1)
    seen, unseen = await neighbours(transaction, "看到", "没看到")
    await comes(transaction, event, cast.zhang)
    await waits(transaction, event, seen, 1)
    await waits(transaction, event, unseen, 1)
    await leaves(transaction, event, cast.zhang)
    await deliver(transaction)
    await erase(transaction, seen)
    assert [one.step for one in await posted(transaction, "event-told")] == [Step.DELETE]
    (gone,) = await posted(transaction, "event-told", what="passed-on")
    assert (gone.person_id, gone.chat_id) == (None, seen.telegram_id)
    (waiting,) = [one for one in await posted(transaction, "event-offer") if one.person_id == unseen.id]
    await erase(transaction, unseen)
    async with transaction.reading() as session:
        row = await session.get(Delivery, waiting.id)
    assert row is None or row.state == Sent.CANCELLED
    assert len(await posted(transaction, "event-told")) == 1


async def test_of_what_began_or_is_over_nothing_is_refused_and_figures_stay(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, starts_at=NOON + DAY)
    await comes(transaction, event, cast.zhang, heads=2)
    await comes(transaction, event, cast.li, heads=3)
    at(NOON + DAY)
    await erase(transaction, cast.zhang)
    assert await taken_adds_up(transaction, event) == 3
    async with transaction() as session:
        found = await events.event(session, event.id)
        await events.move(session, found, [State.OPEN], State.OVER)
        found.came = 3
    await erase(transaction, cast.li)
    over = await now(transaction, event)
    assert (over.taken, over.came, await there(transaction, event)) == (3, 3, {})


async def test_what_they_held_others_are_asked_to_hold_and_drafts_go(transaction: Transaction, cast: Cast) -> None:
    event, draft = await held(transaction, cast), await drafted(transaction, cast, title="草稿")
    await erase(transaction, cast.chen)
    assert (await now(transaction, event)).host_id is None
    assert (await now(transaction, event)).state == State.OPEN
    assert await heard(transaction, "event-host", what="hostless") == [cast.zhao.id]
    async with transaction.reading() as session:
        assert await session.get(Event, draft.id) is None


async def test_nothing_of_the_calendar_refers_to_who_was_erased(
    database: Database, transaction: Transaction, cast: Cast
) -> None:
    """Also what a table of the calendar brings one day: every column that may hold a person is looked at."""
    event = await held(transaction, cast)
    await comes(transaction, event, cast.chen)
    await tells(transaction, cast.chen, 3)
    async with transaction() as session:
        session.add(followups.Unasked(person_id=cast.chen.id))
        await session.flush()
        await session.execute(
            insert(Year).values(place_id=cast.community.id, year=2027, state="approved", decided_by=cast.chen.id)
        )
    await erase(transaction, cast.chen)
    columns = [
        (table.name, column.name)
        for table in Event.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    ]
    assert {
        ("guest", "person_id"),
        ("event", "host_id"),
        ("birthday", "person_id"),
        ("festival_year", "decided_by"),
    } <= {*columns}
    async with database.engine.connect() as connection:
        for table, column in columns:
            query = text(f'SELECT count(*) FROM {table} WHERE "{column}" = :id')  # noqa: S608 - names of our own
            assert (await connection.execute(query, {"id": cast.chen.id})).scalar_one() == 0, (table, column)


async def test_a_name_stands_in_no_group_and_leaves_with_who_bore_it(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=2)
    canary, other = await neighbours(transaction, CANARY, "别人")
    await comes(transaction, event, canary, heads=2)
    await waits(transaction, event, other, 2)
    await deliver(transaction)
    async with transaction.reading() as session:
        rows = (await session.scalars(select(Delivery))).all()
        assert any(row.chat_id is not None for row in rows)
        assert all(CANARY not in str(row.arguments) for row in rows if row.person_id != canary.id)
    await erase(transaction, canary)
    await deliver(transaction)
    async with transaction.reading() as session:
        rows = (await session.scalars(select(Delivery))).all()
        assert all(CANARY not in str(row.arguments) for row in rows)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("number", range(4))
async def test_who_signs_up_and_is_erased_at_one_moment_leaves_no_place_taken(
    transaction: Transaction, cast: Cast, number: int
) -> None:
    several = [await held(transaction, cast, seats=9) for _ in range(3)]
    if number % 2:
        await comes(transaction, several[0], cast.zhang, heads=2)
    signs = [comes(transaction, one, cast.zhang, heads=3) for one in several]
    doings = [erase(transaction, cast.zhang), *signs]
    await settled(*(doings[number:] + doings[:number]))
    for one in several:
        assert await taken_adds_up(transaction, one) == 0
        assert await there(transaction, one) == {}


@pytest.mark.usefixtures("at_once")
async def test_an_erasure_waits_for_a_sign_up_that_has_begun(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=9)
    async with transaction() as session:
        await attending.join(session, event.id, by=cast.zhang, heads=3)
        erasing = asyncio.ensure_future(erase(transaction, cast.zhang))
        # It comes as far as it can.
        await asyncio.wait([erasing], timeout=A_MOMENT)
    await settled(erasing)
    assert await taken_adds_up(transaction, event) == 0


@pytest.mark.usefixtures("at_once")
async def test_two_families_who_are_erased_at_once_do_not_wait_for_each_other(
    transaction: Transaction, cast: Cast
) -> None:
    several = [await held(transaction, cast, seats=2) for _ in range(3)]
    families = await neighbours(transaction, "甲", "乙", "丙", "丁")
    for number, one in enumerate(several):
        for family in families[number:] + families[:number]:
            await waits(transaction, one, family, 1)
    await settled(*(erase(transaction, family) for family in families))
    for one in several:
        assert await taken_adds_up(transaction, one) == 0
        assert await there(transaction, one) == {}


async def test_what_concerns_somebody_are_their_events_and_those_they_hold(
    transaction: Transaction, cast: Cast
) -> None:
    mine, other = await held(transaction, cast, by=cast.wang, place_id=cast.grid.id), await held(transaction, cast)
    await comes(transaction, other, cast.wang)
    await comes(transaction, mine, cast.zhang)
    async with transaction.reading() as session:
        assert await partings.concerned(session, cast.wang.id) == {mine.id, other.id}
        assert await partings.concerned(session, cast.zhang.id) == {mine.id}
        assert await partings.concerned(session, cast.li.id) == set()
