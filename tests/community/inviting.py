"""Events for tests of the domain: begun, opened, and how they stand."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from community import access, attending, clock, events, hosting
from community.database import Transaction
from community.events import Event
from community.guests import Guest
from community.people import Person
from community.timers import State, Timer
from scheduler.ticks import fire_due
from tests.community.conftest import Cast
from tests.community.sending import at

#: All that an event needs.
WHOLE: dict[str, Any] = {"title": "端午包粽子", "venue": "社区活动室"}


async def drafted(transaction: Transaction, cast: Cast, *, by: Person | None = None, **values: Any) -> Event:
    """Return a draft of Chen's, or of `by`, for the community."""
    place_id = values.pop("place_id", cast.community.id)
    async with transaction() as session:
        new = await hosting.begin(session, by=by or cast.chen, place_id=place_id)
        return await hosting.fill(session, new, by=by or cast.chen, **values)


async def held(transaction: Transaction, cast: Cast, *, by: Person | None = None, **values: Any) -> Event:
    """Return an open event of Chen's, or of `by`: in three days from now for two hours, unless `values` say otherwise."""
    values = {**WHOLE, "starts_at": clock.now() + timedelta(days=3), **values}
    new = await drafted(transaction, cast, by=by, **values)
    async with transaction() as session:
        found = await access.held_event(session, new.id, by=by or cast.chen)
        return await hosting.open(session, found, by=by or cast.chen)


async def comes(transaction: Transaction, found: Event, by: Person, *, heads: int = 1, sure: bool = False) -> Guest:
    """Let somebody sign up."""
    async with transaction() as session:
        return await attending.join(session, found.id, by=by, heads=heads, sure=sure)


async def alters(transaction: Transaction, found: Event, by: Person, *, reason: str = "下雨", **values: Any) -> Event:
    """Let somebody change an open event, by the door."""
    async with transaction() as session:
        return await hosting.alter(
            session, await access.held_event(session, found.id, by=by), by=by, reason=reason, **values
        )


async def calls_off(transaction: Transaction, found: Event, by: Person, *, reason: str = "下雨") -> Event:
    """Let somebody call an event off, by the door."""
    async with transaction() as session:
        return await hosting.call_off(session, await access.held_event(session, found.id, by=by), by=by, reason=reason)


async def now(transaction: Transaction, found: Event) -> Event:
    """Return the event as it is now."""
    async with transaction.reading() as session:
        return await events.event(session, found.id)


async def armed(transaction: Transaction, subject: str, *kinds: str) -> dict[str, datetime]:
    """Return what is armed for the subject, by kind."""
    async with transaction.reading() as session:
        own = select(Timer).where(col(Timer.subject) == subject, col(Timer.state) == State.ARMED)
        return {one.kind: one.due_at for one in await session.scalars(own) if not kinds or one.kind in kinds}


async def by(transaction: Transaction, moment: datetime) -> None:
    """Let time pass, and fire what became due."""
    at(moment)
    await fire_due(transaction)
