"""Events that come again, by the week or by the month: each occurrence is an event of its own, with a number of its own.

The next one is opened when the last is over, and not too far ahead. A timer decides that it is made, and a unique key that it
is made once; what nobody looked at in time is not made up for. Where it would fall on a day off, somebody is asked first.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import calendar, clock, events, gaps, hosting, hosts, hours, timers, trail
from community.database import add_unless_there
from community.errors import NotFound
from community.events import Event, State
from community.people import Person
from community.timers import Late, Occasion, Repeat, Timer

#: The kind of the timer that makes the next one.
NEXT: Final = "event-next"
#: The next one is opened no longer before than this.
AHEAD: Final = timedelta(days=10)
#: What the next one takes over from the last.
_SAME: Final = ("place_id", "host_id", "kind", "topic", "title", "notes", "venue", "whom", "picture", "seats")


async def arm(session: AsyncSession, found: Event) -> None:
    """Let the next of its series come; nothing for what comes once."""
    if found.repeat is None or found.series_id is None or found.regular_at is None:
        return
    following = await _following(session, found, found.regular_at)
    at = hours.when_loud(max(found.regular_at + _length(found), following - AHEAD))
    await timers.arm(session, kind=NEXT, subject=_subject(found), at=at, occurrence=following)


async def begin_next(session: AsyncSession, timer: Timer) -> None:
    """Make the next of a series and open it; on a day off it stays a draft, and whoever holds it is asked."""
    last = await _last(session, int(timer.subject.partition(":")[2]))
    if last is None or last.repeat is None:
        return
    at = timer.occurrence
    if at <= clock.now():
        at = await _following(session, last, clock.now())
    values = {name: getattr(last, name) for name in _SAME}
    length = _length(last)
    new = Event(
        **values, starts_at=at, ends_at=at + length, series_id=last.series_id, regular_at=at, repeat=last.repeat
    )
    if not await add_unless_there(session, new):
        return
    new = await events.event(session, new.id)
    if is_off(at):
        await arm(session, new)
        await hosts.tell(session, new, what="day-off")
        return
    await hosting.open(session, new, by=None)
    await hosts.tell(session, new, what="next" if await hosts.is_held(session, new) else "hostless")


async def stop(session: AsyncSession, found: Event, *, by: Person) -> None:
    """Let nothing more of the series come; what is open stays, and what waits for an answer goes. Twice is once.

    Raises NotFound for what comes once.
    """
    if found.series_id is None:
        raise NotFound
    # The timer before the events: the next one may be on its way, and is then known, with a timer of its own.
    await timers.cancel(session, subject=_subject(found))
    # In one order, as whoever is erased holds several of them, too.
    theirs = select(col(Event.id)).where(col(Event.series_id) == found.series_id).order_by(col(Event.id))
    await session.execute(theirs.with_for_update(key_share=True))
    series = update(Event).where(col(Event.series_id) == found.series_id).values(repeat=None)
    await session.execute(series.execution_options(synchronize_session=False))
    await timers.cancel(session, subject=_subject(found))
    await trail.record(session, by=by.id, act="stopped", subject=_subject(found))
    for one in await _which(session, found, State.DRAFT):
        await session.delete(one)
    await session.flush()
    if found.state != State.DRAFT:
        await session.refresh(found)


async def call_off(session: AsyncSession, found: Event, *, by: Person, reason: str) -> int:
    """Call off the whole series: what is open of it, and what would come; return how many were open. Raises as one does."""
    await stop(session, found, by=by)
    theirs = await _which(session, found, State.OPEN)
    for one in theirs:
        await hosting.call_off(session, one, by=by, reason=reason)
    return len(theirs)


def is_off(at: datetime) -> bool:
    """Tell whether a moment lies on a statutory day off, a weekend within them included."""
    day = hours.local(at).date()
    special = calendar.specials(day, day).get(day)
    return special is not None and not special.works


async def _which(session: AsyncSession, found: Event, state: State) -> list[Event]:
    theirs = select(Event).where(col(Event.series_id) == found.series_id, col(Event.state) == state)
    return list((await session.scalars(theirs.order_by(col(Event.id)))).all())


async def _following(session: AsyncSession, found: Event, after: datetime) -> datetime:
    """Return when the series comes next after a moment, by its first one's day and time."""
    first = await session.get(Event, found.series_id)
    rule = first if first is not None and first.regular_at is not None else found
    local = hours.local(rule.regular_at or after)
    return timers.next_occurrence(after, wall=local.time(), repeat=Repeat(found.repeat or ""), first=local.date())


async def _last(session: AsyncSession, series_id: int) -> Event | None:
    """Return the latest of a series. It is not locked: whoever calls a series off has its events, and waits for its timer."""
    newest = select(Event).where(col(Event.series_id) == series_id, col(Event.state) != State.DRAFT)
    newest = newest.order_by(col(Event.regular_at).desc()).limit(1)
    return (await session.scalars(newest.execution_options(populate_existing=True))).first()


def _length(found: Event) -> timedelta:
    return found.ends_at - found.starts_at if found.starts_at and found.ends_at else gaps.USUAL


def _subject(found: Event) -> str:
    return f"series:{found.series_id}"


#: What becomes due by itself. However late: a series goes on, with the occurrence that still lies ahead.
OCCASIONS: Final[Mapping[str, Occasion]] = {NEXT: Occasion(begin_next, late=Late.RUN)}
