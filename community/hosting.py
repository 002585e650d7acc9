"""Holding events: from a line of words to an event that is open, changed with a reason while it is, called off, and over.

A draft needs title, time and place, and nothing else. Once it is open, whoever signed up hears of every change of time or
place, and why. Events are locked before people.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    attending,
    audiences,
    batches,
    billboards,
    clock,
    events,
    followups,
    guests,
    hosts,
    interests,
    numbers,
    outbox,
    reminders,
    timers,
    trail,
)
from community.access import Act
from community.database import new_id
from community.errors import (
    BadEvent,
    EventEnded,
    EventOpen,
    EventUnready,
    NeedsReason,
    NeedsWords,
    NotFound,
    SeatsTaken,
)
from community.events import Event, Kind, State
from community.gaps import checked, gaps, text
from community.guests import Guest
from community.people import Person
from community.timers import Late, Occasion, Timer

#: The kind of the timer that ends an event.
OVER: Final = "event-over"
#: How long a draft waits for whoever began it.
DRAFTS_KEPT_FOR: Final = timedelta(days=14)
#: How long the messages about an event are kept after its end, as they tell who was there.
MESSAGES_KEPT_FOR: Final = timedelta(days=90)
#: What may still change once an event is open, and of this what everybody who signed up is told.
ALTERABLE: Final = frozenset({"starts_at", "ends_at", "venue", "notes", "seats", "picture"})
_TELLING: Final = {"starts_at": "time", "ends_at": "time", "venue": "where", "notes": "notes"}
#: What an event takes over from an earlier one.
_SAME: Final = ("kind", "topic", "title", "notes", "venue", "whom", "picture", "seats")
_NOBODY: Final = 0


class Reason(StrEnum):
    """Why an event is changed or called off, chosen by a tap; kept in the place of words, so that all read it in theirs."""

    WEATHER = "weather"
    VENUE = "venue"
    #: Whoever was to teach or to lead cannot come.
    TEACHER = "teacher"
    HOLIDAY = "holiday"
    TOO_FEW = "too-few"


async def begin(
    session: AsyncSession, *, by: Person, place_id: int | None, like: Event | None = None, kind: Kind = Kind.GATHERING
) -> Event:
    """Begin a draft at a place; `like`: all but the time is as it was then. Raises NotAllowed, NotFound."""
    if place_id is None:
        raise NotFound
    await access.require(session, by, Act.HOLD_EVENT, place_id=place_id)
    values = {"kind": kind} if like is None else {name: getattr(like, name) for name in _SAME}
    new = Event(place_id=place_id, host_id=by.id, **values)
    session.add(new)
    await session.flush()
    await trail.record(session, by=by.id, act="planned", subject=new.subject)
    return new


async def draft_or_none(session: AsyncSession, by: Person, *, titled: bool = True) -> Event | None:
    """Return what this person began last and did not open; `titled`: only if it says what it is."""
    own = select(Event).where(col(Event.host_id) == by.id, col(Event.state) == State.DRAFT)
    own = own.where(col(Event.title) != "") if titled else own.where(col(Event.title) == "")
    return (await session.scalars(own.order_by(col(Event.changed_at).desc(), col(Event.id).desc()).limit(1))).first()


async def fill(session: AsyncSession, found: Event, *, by: Person, **values: Any) -> Event:
    """Fill in fields of a draft; one that nobody holds any more is then held by `by`.

    A beginning without an end keeps the length, two hours at first. Raises BadEvent, WordsTooLong; NotFound for what no
    button offers; EventOpen, EventEnded when it is no draft any more; ValueError for what is no field.
    """
    await _a_draft(session, found)
    await _set(session, found, {"host_id": found.host_id or by.id, **checked(found, values)})
    return found


async def drop(session: AsyncSession, found: Event, *, by: Person) -> None:
    """Forget a draft. Raises EventOpen, EventEnded; NotFound when it is gone."""
    await _a_draft(session, found)
    await trail.record(session, by=by.id, act="dropped", subject=found.subject)
    await session.delete(found)
    await session.flush()


async def open(session: AsyncSession, found: Event, *, by: Person | None) -> Event:  # noqa: A001 - read with its module
    """Give the event its number and let people know; opening it twice is opening it once. `by` None: its series goes on.

    Raises EventUnready with the names of what is missing; EventEnded.
    """
    # Imported here because what comes again is held first.
    from community import series

    await events.lock(session, found)
    if found.state == State.OPEN:
        return found
    if found.state != State.DRAFT:
        raise EventEnded(state=found.state)
    if missing := gaps(found):
        raise EventUnready(missing=tuple(str(gap) for gap in missing))
    values: dict[str, Any] = {"number": await numbers.next_number(session, events.SERIES), "opened_at": clock.now()}
    if found.repeat is not None and found.series_id is None:
        values |= {"series_id": found.id, "regular_at": found.starts_at}
    await events.move(session, found, [State.DRAFT], State.OPEN, **values)
    await _record(session, found, by=by, act="opened")
    await billboards.tell(session, found)
    await arm(session, found)
    await reminders.plan(session, found)
    await interests.invite(session, found)
    await series.arm(session, found)
    return found


async def alter(session: AsyncSession, found: Event, *, by: Person, reason: str = "", **values: Any) -> Event:
    """Change an open event; whoever comes or waits is told what is new of time, place and what to bring, and why.

    `reason` is a `Reason` or somebody's words; for places and picture, of which nobody is told, none is needed. Raises
    NeedsReason, WordsTooLong, BadEvent; SeatsTaken for fewer places than are taken; EventEnded, NotFound for a draft.
    """
    if not values.keys() <= ALTERABLE:
        raise ValueError(f"these do not change once it is open: {values.keys() - ALTERABLE}")
    await _before_it_begins(session, found)
    before = {field: getattr(found, field) for field in ALTERABLE}
    new = checked(found, values)
    if (seats := new.get("seats", found.seats)) is not None and seats < found.taken:
        raise SeatsTaken(taken=found.taken)
    changed = {field for field in ALTERABLE & new.keys() if new[field] != before[field]}
    if not changed:
        return found
    news = sorted({_TELLING[field] for field in changed & _TELLING.keys()})
    if news and not reason.strip():
        raise NeedsReason
    if "time" in news:
        # Whoever moves it says that it takes place; long before, they are asked again when it comes near.
        asked = hosts.asked_at(new["starts_at"])
        new["still_on_at"] = clock.now() if asked <= clock.now() else None
    await _set(session, found, new)
    await _record(session, found, by=by, act="altered")
    if news:
        await _tell(session, found, "event-changed", besides=by, news=news, reason=_words(reason))
        await hosts.tell(session, found, what="altered", besides=by)
    if "time" in news:
        await hosts.revise(session, found, moved=True)
        await arm(session, found)
    if news:
        await reminders.plan(session, found)
    await interests.revise(session, found, moved="time" in news)
    if {"starts_at", "seats"} & changed:
        await attending.move_up(session, found)
    await billboards.revise(session, found)
    return found


async def call_off(session: AsyncSession, found: Event, *, by: Person, reason: str) -> Event:
    """Call an open event off; everybody who signed up, or waits, is told why. Twice is once.

    `reason` is a `Reason` or somebody's words. Raises NeedsWords, WordsTooLong; EventEnded for what is over, NotFound for a
    draft.
    """
    reason = _words(reason)
    if not reason:
        raise NeedsWords
    await events.lock(session, found)
    if found.state == State.CALLED_OFF:
        return found
    if found.state == State.DRAFT:
        raise NotFound
    if not await events.move(session, found, [State.OPEN], State.CALLED_OFF, reason=reason, ended_at=clock.now()):
        raise EventEnded(state=found.state)
    await _record(session, found, by=by, act="called-off")
    await timers.cancel(session, subject=found.subject)
    # Told before they are let go: whom it concerns is read from what they are to it.
    await _tell(session, found, "event-called-off", besides=by, reason=reason)
    await attending.end(session, found)
    await interests.revise(session, found)
    await hosts.tell(session, found, what="called-off", besides=by)
    await hosts.revise(session, found)
    await billboards.revise(session, found)
    return found


async def over(session: AsyncSession, found: Event) -> bool:
    """End an event whose time is over, and ask its host how many came; False when it had ended before."""
    if not await events.move(session, found, [State.OPEN], State.OVER, ended_at=clock.now()):
        return False
    await _record(session, found, by=None, act="over")
    await attending.end(session, found)
    await billboards.revise(session, found)
    await followups.plan(session, found)
    await hosts.ask_how_many(session, found)
    return True


async def count(session: AsyncSession, found: Event, *, by: Person, came: int) -> Event:
    """Note how many people came, as its host counted. Raises BadEvent, EventEnded for what was called off, NotFound."""
    await events.lock(session, found)
    if found.state == State.CALLED_OFF:
        raise EventEnded(state=found.state)
    if found.state == State.DRAFT or found.starts_at is None or found.starts_at > clock.now():
        raise NotFound
    if not 0 <= came <= _MOST_CAME:
        raise BadEvent(why="came")
    found.came = came
    await session.flush()
    await _record(session, found, by=by, act="counted")
    await billboards.revise(session, found)
    return found


async def arm(session: AsyncSession, found: Event) -> None:
    """Let become due what the event, as it stands now, has before it; doing it twice is doing it once."""
    for kind in (OVER, *hosts.KINDS):
        await timers.cancel(session, subject=found.subject, kind=kind)
    if found.state == State.OPEN and found.ends_at is not None:
        await timers.arm(session, kind=OVER, subject=found.subject, at=found.ends_at)
        await hosts.arm(session, found)


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete drafts that nobody touched for long, and messages about what is long over; return how many events it was."""
    old = delete(Event).where(col(Event.state) == State.DRAFT, col(Event.changed_at) < now - DRAFTS_KEPT_FOR)
    drafts = len((await session.scalars(old.returning(col(Event.id)))).all())
    over = (
        update(Event)
        .where(col(Event.forgotten_at).is_(None), col(Event.ended_at) < now - MESSAGES_KEPT_FOR)
        .values(forgotten_at=now)
        .returning(col(Event.id))
    )
    ended = (await session.scalars(over.execution_options(synchronize_session=False))).all()
    for event_id in ended:
        await outbox.forget_about(session, f"event:{event_id}:")
    return drafts + len(ended)


#: No more people than these are believed to have come.
_MOST_CAME: Final = 9999


async def _over(session: AsyncSession, timer: Timer) -> None:
    """Look at the row again: it may end later than was planned, or be called off."""
    found = await events.of_timer(session, timer)
    if found is not None and found.ends_at is not None and found.ends_at <= clock.now():
        await over(session, found)


async def _a_draft(session: AsyncSession, found: Event) -> None:
    await events.lock(session, found)
    if found.state == State.OPEN:
        raise EventOpen(number=found.number)
    if found.state != State.DRAFT:
        raise EventEnded(state=found.state)


async def _before_it_begins(session: AsyncSession, found: Event) -> None:
    await events.lock(session, found)
    if found.state == State.DRAFT:
        raise NotFound
    if found.state != State.OPEN:
        raise EventEnded(state=found.state)
    if found.starts_at is None or found.starts_at <= clock.now():
        raise BadEvent(why="begun")


async def _set(session: AsyncSession, found: Event, values: dict[str, Any]) -> None:
    """Set fields of a row that is locked."""
    for field, value in values.items():
        setattr(found, field, value)
    found.changed_at = clock.now()
    await session.flush()


async def _tell(session: AsyncSession, found: Event, card: str, *, besides: Person, **more: Any) -> None:
    """Tell everybody who comes or waits, in one statement: they may be a thousand."""
    said = await billboards.facts(session, found)
    batch = await batches.begin(session, f"{found.subject}:told:{new_id()}", card=card, **said, **more)
    concerned = select(col(Guest.person_id)).where(
        col(Guest.event_id) == found.id, col(Guest.state).in_(guests.CONCERNED), col(Guest.person_id) != besides.id
    )
    await batches.fan_out(session, batch, kind=outbox.Kind.REPLY, whom=audiences.writable(concerned))


async def _record(session: AsyncSession, found: Event, *, by: Person | None, act: str) -> None:
    await trail.record(session, by=by.id if by else _NOBODY, act=act, subject=found.subject)


def _words(reason: str) -> str:
    """Return why as it is kept. Raises WordsTooLong."""
    return text(reason, events.LONGEST_WORDS)


#: What becomes due by itself. However late: an event that is over is over, and its host is asked once it is noticed.
OCCASIONS: Final[Mapping[str, Occasion]] = {OVER: Occasion(_over, late=Late.RUN)}
