"""Many people tap at once, or two things happen to one event at the same moment: sums are right, and nobody waits for ever."""

import asyncio
import random
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from community import attending, events, guests, hosting, reminders, timers
from community.database import Transaction
from community.errors import CommunityError, EventEnded, EventFull
from community.events import Event
from community.guests import Guest, State
from community.outbox import Batch
from community.people import Person
from community.timers import Timer
from scheduler.ticks import OCCASIONS
from tests.community.conftest import Cast
from tests.community.gathering import accepts, leaves, many, neighbours, own, there, waits
from tests.community.inviting import comes, held, now
from tests.community.sending import DAY, HOUR, MINUTE, NOON
from tests.community.test_task_races import meanwhile, settled

pytestmark = pytest.mark.usefixtures("noon", "at_once")
#: A thousand on two hundred places end alike, and take twice as long.
MANY, PLACES, DOORS = 500, 100, 20
_A_MOMENT = 0.3


async def sums(transaction: Transaction, event: Event) -> None:
    """Make sure that as many places are taken as the rows say, and no more than there are."""
    async with transaction.reading() as session:
        found = await events.event(session, event.id)
        seated = col(Guest.event_id) == event.id, col(Guest.state).in_(guests.SEATED)
        total = (
            await session.execute(select(func.coalesce(func.sum(col(Guest.heads)), 0)).where(*seated))
        ).scalar_one()
    assert found.taken == total
    assert found.seats is None or total <= found.seats


async def fires(transaction: Transaction, kind: str) -> str | None:
    """Fire the timer of a kind, as the scheduler does, though it is found only now."""
    async with transaction.reading() as session:
        found = (await session.scalars(select(Timer).where(col(Timer.kind) == kind))).one()
    async with transaction() as session:
        return await timers.fire(session, found.id, now=found.planned_at + MINUTE, occasions=OCCASIONS)


async def test_five_hundred_families_tap_for_a_hundred_places(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=PLACES)
    everybody = await many(transaction, MANY)
    dice = random.Random(7)  # noqa: S311 - the same each time
    doors = asyncio.Semaphore(DOORS)

    async def tap(who: Person, heads: int) -> None:
        async with doors, transaction() as session:
            await attending.wait(session, event.id, by=who, heads=heads)

    await asyncio.gather(*(tap(who, dice.randint(1, 4)) for who in everybody))
    await sums(transaction, event)
    found = await now(transaction, event)
    assert found.taken == PLACES
    async with transaction.reading() as session:
        line = [one for one, _ in await guests.of(session, event.id, State.WAITING)]
        coming, heads = await guests.heads(session, event.id, State.COMING)
    assert (len(line) + coming, heads) == (MANY, PLACES)
    assert len({one.position for one in line}) == len(line)
    # Twenty leave: what they leave goes to the first who fit, and to nobody twice.
    async with transaction.reading() as session:
        leaving = (await guests.of(session, event.id, State.COMING))[:20]
    await asyncio.gather(*(leaves(transaction, event, person) for _, person in leaving))
    await sums(transaction, event)
    assert (await now(transaction, event)).taken == PLACES


async def test_leaving_coming_and_changing_all_at_once_leaves_right_sums(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=12)
    everybody = await many(transaction, 12)
    dice = random.Random(3)  # noqa: S311 - the same each time
    doors = asyncio.Semaphore(DOORS)

    async def does(who: Person) -> None:
        for _ in range(4):
            what, heads = dice.randint(0, 3), dice.randint(1, 4)
            try:
                async with doors, transaction() as session:
                    if what == 0:
                        await attending.leave(session, event.id, by=who)
                    elif what == 1:
                        await attending.accept(session, event.id, by=who)
                    else:
                        await attending.join(session, event.id, by=who, heads=heads, sure=what == 2)
            except CommunityError:
                pass

    await asyncio.gather(*(does(who) for who in everybody))
    await sums(transaction, event)
    async with transaction.reading() as session:
        for one, _ in await guests.of(session, event.id, State.OFFERED):
            assert one.offered_until


async def test_taking_an_offer_at_the_very_moment_at_which_it_ends(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=2)
    zhou, zheng = await neighbours(transaction, "周", "郑")
    await comes(transaction, event, zhou, heads=2)
    await waits(transaction, event, zheng, 2)
    await leaves(transaction, event, zhou)

    async def accept() -> None:
        async with transaction() as session:
            await events.lock(session, await events.event(session, event.id))
            await asyncio.sleep(2 * _A_MOMENT)
            await attending.accept(session, event.id, by=zheng)

    async with meanwhile(accept()) as accepting:
        await settled(accepting, fires(transaction, attending.OFFER))
    assert (await own(transaction, event, zheng)).state == State.COMING
    await sums(transaction, event)


async def test_an_offer_that_ends_while_somebody_takes_it_is_taken_or_gone_and_never_both(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, seats=2)
    zhou, zheng, wu = await neighbours(transaction, "周", "郑", "吴")
    await comes(transaction, event, zhou, heads=2)
    for who in (zheng, wu):
        await waits(transaction, event, who, 2)
    await leaves(transaction, event, zhou)
    await settled(
        fires(transaction, attending.OFFER),
        accepts(transaction, event, zheng),
        leaves(transaction, event, wu),
        comes(transaction, event, zhou, heads=2, sure=True),
    )
    await sums(transaction, event)
    states = {name: state for name, (state, _) in (await there(transaction, event)).items()}
    assert sum(state in guests.SEATED for state in states.values()) == 1, states


async def test_calling_off_while_somebody_signs_up_and_a_reminder_fires(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, starts_at=NOON + 2 * DAY)
    await comes(transaction, event, cast.zhang)

    async def call_off() -> None:
        async with transaction() as session:
            found = await events.event(session, event.id)
            await events.lock(session, found)
            await asyncio.sleep(2 * _A_MOMENT)
            await hosting.call_off(session, found, by=cast.chen, reason="下雨")

    async with meanwhile(call_off()) as calling:
        said = await settled(calling, comes(transaction, event, cast.li), fires(transaction, reminders.DAY))
    assert any(isinstance(one, EventEnded) for one in said)
    async with transaction.reading() as session:
        sent = await session.scalars(select(Batch).where(col(Batch.card) == "event-remind"))
        assert sent.all() == []
    assert set(await there(transaction, event)) == {"Zhang"}


async def test_two_thumbs_of_one_person_are_one_family(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=3)
    said: list[Any] = await settled(*(comes(transaction, event, cast.zhang, heads=heads) for heads in (3, 2, 3, 1)))
    assert not any(isinstance(one, EventFull) for one in said)
    await sums(transaction, event)


async def test_fewer_places_against_one_who_comes(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=4, starts_at=NOON + 2 * HOUR)

    async def fewer() -> None:
        async with transaction() as session:
            await hosting.alter(session, await events.event(session, event.id), by=cast.chen, seats=1)

    await settled(fewer(), *(comes(transaction, event, who, heads=2) for who in (cast.zhang, cast.li)))
    await sums(transaction, event)
