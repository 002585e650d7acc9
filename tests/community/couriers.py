"""A courier for the tests of the domain: it takes what is due, and things become of it as a test says."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, dispatch, notices
from community.database import Transaction
from community.dispatch import Leased, Outcome
from community.notices import Notice
from community.outbox import Delivery, State
from community.people import Person

OWNER = "courier"
#: Nobody's digest is looked at, unless a test means to.
MANY = 100


async def lease(transaction: Transaction, *, a_day: int = MANY) -> list[Leased]:
    async with transaction() as session:
        return await dispatch.lease(session, owner=OWNER, now=clock.now(), limit=1000, a_day=a_day)


async def begin(transaction: Transaction, leased: Sequence[Leased]) -> set[int]:
    async with transaction() as session:
        return await dispatch.begin(session, [one.id for one in leased], owner=OWNER)


async def end(transaction: Transaction, leased: Sequence[Leased], becomes: Callable[[Leased], State]) -> None:
    outcomes = [
        Outcome(one.id, state, {"message_id": one.message_id or 1000 + number} if state is State.SENT else {})
        for number, one in enumerate(leased)
        for state in (becomes(one),)
    ]
    async with transaction() as session:
        await dispatch.end(session, outcomes, owner=OWNER)


async def deliver(
    transaction: Transaction, becomes: Mapping[int | None, State] | None = None, *, a_day: int = MANY
) -> list[Leased]:
    """Take what is due and let it arrive, or, for some people or chats, let something else become of it."""
    leased = await lease(transaction, a_day=a_day)
    begun = await begin(transaction, leased)
    went = [one for one in leased if one.id in begun]
    fates = becomes or {}
    await end(transaction, went, lambda one: fates.get(one.person_id or one.chat_id, State.SENT))
    return went


async def deliveries(session: AsyncSession, card: str, **which: Any) -> list[Delivery]:
    """Return the deliveries of a card, in the order in which they were posted."""
    found = select(Delivery).where(col(Delivery.card) == card).order_by(col(Delivery.created_at), col(Delivery.id))
    return [
        row for row in await session.scalars(found) if all(getattr(row, name) == value for name, value in which.items())
    ]


async def told(transaction: Transaction, card: str, **which: Any) -> list[int]:
    """Return whom a card was posted for: ids of people and chats, sorted."""
    async with transaction.reading() as session:
        return sorted(row.person_id or row.chat_id or 0 for row in await deliveries(session, card, **which))


@asynccontextmanager
async def opened(transaction: Transaction, notice: Notice) -> AsyncGenerator[tuple[AsyncSession, Notice]]:
    """Open a transaction, and the notice in it."""
    async with transaction() as session:
        yield session, await notices.notice(session, notice.id)


async def now(transaction: Transaction, notice: Notice) -> Notice:
    """Return the notice as it is in the database now."""
    async with transaction.reading() as session:
        return await notices.notice(session, notice.id)


def ids(*people: Person) -> list[int]:
    return sorted(person.id for person in people)
