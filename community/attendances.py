"""Attendances: who comes to an event and who came, by name, for those who hold events at its place and nobody else.

The names are deleted some time after the event; how many there were stays in the event's row.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Exists, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, billboards, clock, events, guests, trail
from community.errors import EventEnded, NotFound
from community.events import Event
from community.guests import CONCERNED, Guest, State
from community.people import Person

#: How long after its end an event keeps the names of its guests.
NAMES_KEPT_FOR: Final = timedelta(days=90)
#: How long before its start somebody can be noted as there.
EARLY: Final = timedelta(hours=1)
#: Names on one page.
A_PAGE: Final = 20


async def sheet(session: AsyncSession, event_id: int, *, by: Person, page: int = 0) -> dict[str, Any]:
    """Return a page of who comes and who waits, as its card shows it. Raises NotFound, NotAllowed.

    `people`: person_id, name, heads, state and came of each; then how many families and people come, wait, cannot come, and
    came, and whether it can be noted by now who is there.
    """
    found = await _held(session, event_id, by=by)
    counted = (
        select(func.count()).select_from(Guest).where(col(Guest.event_id) == found.id, col(Guest.state).in_(CONCERNED))
    )
    pages = max(1, -(-int((await session.execute(counted)).scalar_one()) // A_PAGE))
    page = min(page, pages - 1)
    shown = await guests.page(session, found.id, at=page * A_PAGE, count=A_PAGE)
    families, heads = await guests.heads(session, found.id, State.COMING)
    waiting, waiting_heads = await guests.heads(session, found.id, State.WAITING)
    offered, offered_heads = await guests.heads(session, found.id, State.OFFERED)
    away, _ = await guests.heads(session, found.id, State.AWAY)
    return {
        "event_id": found.id,
        "number": found.number or 0,
        "title": found.title,
        "people": [
            {"person_id": person.id, "name": person.name, "heads": one.heads, "state": one.state, "came": one.came}
            for one, person in shown
        ],
        "page": page,
        "pages": pages,
        "families": families,
        "heads": heads,
        "waiting": waiting + offered,
        "waiting_heads": waiting_heads + offered_heads,
        "away": away,
        "came": await came(session, found.id),
        "noting": _noting(found),
        "counted": found.came,
        "gone": _names_gone(found, clock.now()),
    }


async def note(session: AsyncSession, event_id: int, person_id: int, *, by: Person, came: bool) -> None:
    """Note that somebody came, or take the note back. Raises NotFound, NotAllowed, EventEnded before it begins."""
    found = await _held(session, event_id, by=by)
    if not _noting(found):
        raise EventEnded(state="ahead" if found.state == events.State.OPEN else found.state)
    own = col(Guest.event_id) == found.id, col(Guest.person_id) == person_id, col(Guest.state) != State.AWAY
    noted = update(Guest).where(*own).values(came=True if came else None).returning(col(Guest.person_id))
    if (await session.execute(noted.execution_options(synchronize_session=False))).first() is None:
        raise NotFound


async def count(session: AsyncSession, event_id: int, *, by: Person) -> int:
    """Let as many have come as are noted; return how many. Raises as `note`."""
    found = await _held(session, event_id, by=by)
    await events.lock(session, found)
    if not _noting(found):
        raise EventEnded(state="ahead" if found.state == events.State.OPEN else found.state)
    found.came = await came(session, found.id)
    await session.flush()
    await trail.record(session, by=by.id, act="counted", subject=found.subject)
    await billboards.revise(session, found)
    return found.came


async def came(session: AsyncSession, event_id: int) -> int:
    """Return how many people came, as far as it was noted, with their families."""
    there = col(Guest.event_id) == event_id, col(Guest.came).is_(True)
    return int((await session.execute(select(func.coalesce(func.sum(col(Guest.heads)), 0)).where(*there))).scalar_one())


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete the names of whoever was at events that ended NAMES_KEPT_FOR ago; return how many.

    How many came is counted before, where nobody did.
    """
    before = now - NAMES_KEPT_FOR
    # What was called off was over when it was, however far ahead it would have been.
    ended = func.coalesce(col(Event.ended_at), col(Event.ends_at), col(Event.changed_at))
    past = col(Event.state) != events.State.DRAFT, ended < before
    named: Exists = exists().where(col(Guest.event_id) == col(Event.id))
    old = select(col(Event.id)).where(*past, named).order_by(col(Event.id)).limit(_A_TURN)
    total = 0
    for event_id in (await session.scalars(old)).all():
        if noted := await came(session, event_id):
            uncounted = col(Event.id) == event_id, col(Event.came).is_(None)
            await session.execute(update(Event).where(*uncounted).values(came=noted))
        gone = delete(Guest).where(col(Guest.event_id) == event_id).returning(col(Guest.person_id))
        total += len((await session.execute(gone)).all())
    return total


#: So many events are forgotten in one transaction; the rest an hour later.
_A_TURN: Final = 50


async def _held(session: AsyncSession, event_id: int, *, by: Person) -> Event:
    """Return an opened event whose guests `by` may see. Raises NotFound, NotAllowed."""
    found = await access.held_event(session, event_id, by=by)
    if found.state == events.State.DRAFT:
        raise NotFound
    return found


def _noting(found: Event) -> bool:
    """Tell whether it can be noted who is there."""
    begun = found.starts_at is not None and clock.now() >= found.starts_at - EARLY
    return begun and found.state in {events.State.OPEN, events.State.OVER}


def _names_gone(found: Event, now: datetime) -> bool:
    ended = found.ended_at or found.ends_at
    return ended is not None and now >= ended + NAMES_KEPT_FOR
