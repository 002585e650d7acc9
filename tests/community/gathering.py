"""Guests for tests of the domain: neighbours who can be written to, what they are to an event, and what they heard."""

from typing import Any

from sqlalchemy import insert, select
from sqlmodel import col

from community import attending, clock, guests
from community.database import Transaction, new_id
from community.events import Event
from community.guests import Guest
from community.outbox import Delivery
from community.people import Person
from tests.community.couriers import deliveries


async def neighbours(transaction: Transaction, *names: str) -> list[Person]:
    """Return people of these names, who pressed START and have no role."""
    ids = [new_id() for _ in names]
    async with transaction() as session:
        rows = [
            {"id": one, "telegram_id": 1000 + at, "client_language": "zh-Hans", "started_at": clock.now()}
            for at, one in enumerate(ids)
        ]
        await session.execute(insert(Person), rows)
        found = list(
            await session.scalars(select(Person).where(col(Person.id).in_(ids)).order_by(col(Person.telegram_id)))
        )
        for person, name in zip(found, names, strict=True):
            person.name = name
    return found


async def many(transaction: Transaction, count: int) -> list[Person]:
    """Return as many people at once, without names."""
    return await neighbours(transaction, *["" for _ in range(count)])


async def waits(transaction: Transaction, found: Event, by: Person, heads: int) -> Guest:
    """Let somebody stand in line."""
    async with transaction() as session:
        return await attending.wait(session, found.id, by=by, heads=heads)


async def leaves(transaction: Transaction, found: Event, by: Person) -> bool:
    """Let somebody say that they cannot come."""
    async with transaction() as session:
        return await attending.leave(session, found.id, by=by)


async def accepts(transaction: Transaction, found: Event, by: Person) -> Guest:
    """Let somebody take what is offered."""
    async with transaction() as session:
        return await attending.accept(session, found.id, by=by)


async def there(transaction: Transaction, found: Event) -> dict[str, tuple[str, int]]:
    """Return what everybody is to the event, and with how many, by name, in their order."""
    async with transaction.reading() as session:
        return {person.name or "": (one.state, one.heads) for one, person in await guests.of(session, found.id)}


async def own(transaction: Transaction, found: Event, who: Person) -> Guest:
    """Return the row of somebody."""
    async with transaction.reading() as session:
        one = await guests.guest_or_none(session, found.id, who.id)
    assert one is not None
    return one


async def posted(transaction: Transaction, card: str, **said: Any) -> list[Delivery]:
    """Return the deliveries of a card that say this."""
    async with transaction.reading() as session:
        rows = await deliveries(session, card)
    return [row for row in rows if all((row.arguments or {}).get(name) == value for name, value in said.items())]


async def heard(transaction: Transaction, card: str, **said: Any) -> list[int | None]:
    """Return who got the card, in the order in which they did."""
    return [row.person_id for row in await posted(transaction, card, **said)]


async def asked(transaction: Transaction, found: Event) -> list[int | None]:
    """Return to whom places were offered, in order, whatever became of it."""
    async with transaction.reading() as session:
        offers = col(Delivery.key).startswith(f"event:{found.id}:offer:"), col(Delivery.step) == "send"
        return [
            one.person_id for one in await session.scalars(select(Delivery).where(*offers).order_by(col(Delivery.id)))
        ]
