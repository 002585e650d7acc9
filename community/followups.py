"""Followups: some time after a course, whoever was there is asked in private whether it was of use.

Nobody is asked twice, nor after they said that they would rather not be. What one person said is nobody else's to know: the
host reads totals, and those only once enough have answered.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, audiences, batches, cells, clock, events, guests, hours, outbox, timers
from community.access import Act
from community.database import add_unless_there
from community.errors import NotFound
from community.events import Event, Kind, State
from community.guests import Guest
from community.people import Person
from community.timers import Late, Occasion, Timer

#: The kinds of timers; their subject is the event.
USEFUL: Final = "event-useful"
TOTALS: Final = "event-totals"
#: How long after the course people are asked, and how long they have before totals are told.
AFTER: Final = timedelta(days=14)
ANSWERS: Final = timedelta(days=7)
#: Later than this nobody remembers what the question is about.
GRACE: Final = timedelta(days=7)
_KINDS: Final = (Kind.TRAINING, Kind.JOBS)


class Use(StrEnum):
    """What somebody says of a course."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Unasked(SQLModel, table=True):
    """A person would rather not be asked whether courses were of use."""

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    since: datetime = Field(default_factory=clock.now)


async def plan(session: AsyncSession, found: Event) -> None:
    """Let those who were at a course be asked about it later, in hours in which nobody is disturbed; twice is once."""
    if found.kind not in _KINDS or found.state != State.OVER or found.ends_at is None:
        return
    at = hours.when_loud(found.ends_at + AFTER)
    await timers.arm(session, kind=USEFUL, subject=found.subject, at=at, occurrence=found.ends_at)


async def ask(session: AsyncSession, timer: Timer) -> None:
    """Ask who came, or where nobody noted that, who had a place."""
    found = await events.of_timer(session, timer)
    if found is None or found.state != State.OVER:
        return
    key = f"{found.subject}:{USEFUL}"
    if await batches.batch_or_none(session, key) is not None:
        return
    about = {"event_id": found.id, "number": found.number, "title": found.title}
    batch = await batches.begin(session, key, card="event-useful", **about)
    await batches.fan_out(session, batch, kind=outbox.Kind.NOTICE, whom=await _there(session, found))
    at = hours.when_loud(clock.now() + ANSWERS)
    await timers.arm(session, kind=TOTALS, subject=found.subject, at=at, occurrence=timer.occurrence)


async def answer(session: AsyncSession, event_id: int, use: Use, *, by: Person) -> Event:
    """Keep what `by` says of a course; a later answer takes the place of the earlier. Raises NotFound: they were not there."""
    found = await events.event(session, event_id)
    own = await guests.guest_or_none(session, event_id, by.id)
    if own is None or own.state != guests.State.COMING or found.state != State.OVER:
        raise NotFound
    mine = col(Guest.event_id) == event_id, col(Guest.person_id) == by.id
    await session.execute(update(Guest).where(*mine).values(useful=use))
    return found


async def said(session: AsyncSession, event_id: int, *, by: Person) -> Use | None:
    """Return what `by` said of a course, None for nothing."""
    own = await guests.guest_or_none(session, event_id, by.id)
    return Use(own.useful) if own is not None and own.useful else None


async def asks(session: AsyncSession, person: Person) -> bool:
    """Tell whether the person is asked after courses."""
    return await session.get(Unasked, person.id) is None


async def stop_asking(session: AsyncSession, *, by: Person) -> None:
    """Ask the person no more."""
    await add_unless_there(session, Unasked(person_id=by.id))


async def ask_again(session: AsyncSession, *, by: Person) -> None:
    """Ask the person again after courses to come."""
    await session.execute(delete(Unasked).where(col(Unasked.person_id) == by.id))


async def totals(session: AsyncSession, event_id: int) -> dict[str, int | None] | None:
    """Return how many gave each answer, None for what is too few to be told; None for all where hardly anybody answered.

    "answered" is how many there were, None where what is not told could be worked out from it.
    """
    counted = select(col(Guest.useful), func.count()).where(
        col(Guest.event_id) == event_id, col(Guest.useful).is_not(None)
    )
    answers = (await session.execute(counted.group_by(col(Guest.useful)))).all()
    counts: Counter[str] = Counter({use: count for use, count in answers if use})
    if cells.told(counts.total()) is None:
        return None
    shown = {use.value: cells.told(counts[use]) if counts[use] else 0 for use in Use}
    hidden = [use for use, count in shown.items() if count is None]
    known = sum(count or 0 for count in shown.values())
    may_tell = not hidden or cells.may_tell(counts.total(), known, hidden=len(hidden))
    return {**shown, "answered": counts.total() if may_tell else None}


async def tell(session: AsyncSession, timer: Timer) -> None:
    """Tell the host, or whoever holds events there, what was answered, as long as enough did."""
    found = await events.of_timer(session, timer)
    if found is None or (figures := await totals(session, found.id)) is None:
        return
    host = await session.get(Person, found.host_id) if found.host_id is not None else None
    if host is None or not await access.allowed(session, host, Act.HOLD_EVENT, place_id=found.place_id):
        host = next(iter(await access.nearest(session, Act.HOLD_EVENT, place_id=found.place_id)), None)
    if host is None:
        return
    await outbox.post(
        session,
        key=f"{found.subject}:{TOTALS}",
        card="event-totals",
        of=outbox.Kind.REMINDER,
        person_id=host.id,
        number=found.number,
        title=found.title,
        figures=figures,
    )


async def _there(session: AsyncSession, found: Event) -> Select[int]:
    """Select who is asked: who was there, can be written to, and did not say that they would rather not be asked."""
    noted = select(col(Guest.person_id)).where(col(Guest.event_id) == found.id, col(Guest.came).is_not(None))
    was_noted = (await session.scalars(noted.limit(1))).first() is not None
    there = select(col(Guest.person_id)).where(
        col(Guest.event_id) == found.id, col(Guest.state) == guests.State.COMING, col(Guest.useful).is_(None)
    )
    if was_noted:
        there = there.where(col(Guest.came).is_(True))
    unasked = select(col(Unasked.person_id))
    return audiences.writable(there).where(col(Person.id).not_in(unasked), col(Person.id) != (found.host_id or 0))


OCCASIONS: Final[Mapping[str, Occasion]] = {
    # Asked much later, nobody would know what it is about.
    USEFUL: Occasion(ask, late=Late.SKIP, grace=GRACE),
    TOTALS: Occasion(tell, late=Late.RUN),
}
