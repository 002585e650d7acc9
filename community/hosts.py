"""Hosts: who holds an event, and is asked whether it takes place and how many came; and who takes it over when nobody does.

The day before, in loud hours, the host is asked. Who is silent is asked once more in the morning, and others at the place as
well. Silence calls nothing off: people have planned their day.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, audiences, billboards, clock, events, hours, outbox, people, places, timers, trail
from community.access import MAY, Act
from community.database import new_id
from community.errors import AlreadyTaken, EventEnded, NotFound
from community.events import Event, State
from community.outbox import Kind
from community.people import Person, RoleName
from community.places import Level, Place
from community.timers import Late, Occasion, Timer

#: The kinds of timers; their subject is the event.
STILL_ON: Final = "event-still-on"
UNSURE: Final = "event-unsure"
KINDS: Final = (STILL_ON, UNSURE)
#: When the host is asked, on the day before; and when once more, on the day, or where that is too late before the night.
ASKED_AT: Final = time(18)
AGAIN_AT: Final = time(8, 30)
_EVENING: Final = time(20)
#: So long before its beginning it is worth asking.
AHEAD: Final = timedelta(hours=1)
#: Who opened an event later than this before they would be asked need not be asked whether it takes place.
JUST_OPENED: Final = timedelta(hours=6)
#: So many others are asked at once, at the most.
MOST_OTHERS: Final = 3
_STILL: Final = "event-still-on"
_TOLD: Final = "event-host"


def asked_at(starts_at: datetime) -> datetime:
    """Return when its host is asked whether an event that begins then takes place."""
    return hours.before_quiet(hours.at(hours.local(starts_at).date() - timedelta(days=1), ASKED_AT))


def moments(found: Event) -> dict[str, datetime]:
    """Return what becomes due for the host, by the kind of timer, and when; also what lies behind."""
    if found.state != State.OPEN or found.starts_at is None or found.opened_at is None:
        return {}
    first = asked_at(found.starts_at)
    if found.opened_at > first - JUST_OPENED:
        return {}
    day = hours.local(found.starts_at).date()
    again = hours.when_loud(hours.at(day, AGAIN_AT))
    if again > found.starts_at - AHEAD:
        again = hours.before_quiet(hours.at(day - timedelta(days=1), _EVENING))
    return {STILL_ON: first} | ({UNSURE: again} if again > first else {})


async def arm(session: AsyncSession, found: Event) -> None:
    """Let its host be asked; what lies behind does not come."""
    for kind, moment in moments(found).items():
        if moment > clock.now() and found.still_on_at is None:
            await timers.arm(session, kind=kind, subject=found.subject, at=moment)


async def asked(session: AsyncSession, found: Event, *, besides: Collection[int] = ()) -> list[Person]:
    """Return who is asked about an event: its host while they still may hold it, else the nearest who may, apart from some."""
    host = await session.get(Person, found.host_id) if found.host_id is not None else None
    if host is not None and host.reachable and host.started_at and await access.holds(session, host, found):
        return [host]
    return (await others(session, found, besides=[found.host_id or 0, *besides]))[:MOST_OTHERS]


async def where(session: AsyncSession, who: Person) -> list[Place]:
    """Return the places for which this person may hold events, the higher ones first; who may everywhere: all communities."""
    roles = await people.roles(session, who.id)
    at = {role.place_id for role in roles if Act.HOLD_EVENT in MAY[RoleName(role.name)]}
    tree = await places.everything(session)
    if None in at:
        everywhere = [place for place in tree if place.level == Level.COMMUNITY]
        return everywhere or [place for place in tree if place.parent_id is None]
    return [place for place in tree if place.id in at]


async def counts(session: AsyncSession, who: Person) -> dict[str, int]:
    """Return how many events are in each list of this person: coming, drafts, past."""
    found = {}
    for name, conditions in (await _lists(session, who)).items():
        counted = select(func.count()).select_from(Event).where(*conditions)
        found[name] = (await session.execute(counted)).scalar_one()
    return found


async def listed(session: AsyncSession, who: Person, *, which: str, limit: int, offset: int) -> Sequence[Event]:
    """Return the events of one list, some of them: what comes next first, and what was touched or was over last."""
    order = {
        "coming": col(Event.starts_at),
        "drafts": col(Event.changed_at).desc(),
        "past": col(Event.starts_at).desc(),
    }
    found = select(Event).where(*(await _lists(session, who))[which]).order_by(order[which], col(Event.id))
    return (await session.scalars(found.limit(limit).offset(offset))).all()


async def others(session: AsyncSession, found: Event, *, besides: Collection[int]) -> list[Person]:
    """Return those nearest to the event who may hold it, apart from some.

    Streets and districts are not asked about a community's chess: where nobody else works there, administrators are.
    """
    above = {Level.STREET, Level.DISTRICT}
    within = {
        one.id
        for one in await places.path(session, found.place_id)
        if one.level not in above or one.id == found.place_id
    }
    nearest = await access.nearest(session, Act.HOLD_EVENT, place_id=found.place_id, besides=besides)
    here = [one for one in nearest if {role.place_id for role in await people.roles(session, one.id)} & within]
    if here:
        return here
    everywhere = await people.holders(session, [RoleName.ADMINISTRATOR], place_id=None)
    return [one for one in everywhere if one.id not in besides and one.reachable and one.started_at]


async def is_held(session: AsyncSession, found: Event) -> bool:
    """Tell whether somebody holds the event who still may."""
    host = await session.get(Person, found.host_id) if found.host_id is not None else None
    return host is not None and await access.holds(session, host, found)


async def stays(session: AsyncSession, found: Event, *, by: Person) -> Event:
    """Note that the event takes place as planned; whoever says so of one that nobody holds holds it. Raises EventEnded."""
    await events.lock(session, found)
    _make_sure_that_open(found)
    if not await is_held(session, found):
        found.host_id = by.id
    found.still_on_at = found.still_on_at or clock.now()
    await session.flush()
    await trail.record(session, by=by.id, act="stays", subject=found.subject)
    await revise(session, found)
    return found


async def take_over(session: AsyncSession, found: Event, *, by: Person) -> Event:
    """Hold an event that nobody holds any more; twice is once. Raises AlreadyTaken, EventEnded, NotFound for a draft."""
    await events.lock(session, found)
    if found.state == State.DRAFT:
        raise NotFound
    _make_sure_that_open(found)
    if found.host_id == by.id:
        return found
    if await is_held(session, found):
        raise AlreadyTaken(who=(await people.person(session, found.host_id or 0)).name or "")
    found.host_id = by.id
    await session.flush()
    await trail.record(session, by=by.id, act="took-over", subject=found.subject)
    await revise(session, found)
    return found


async def release(session: AsyncSession, person: Person, *, leaves: bool) -> None:
    """Let others hold the events that this person may hold no more; `leaves`: they are about to be erased, and drafts go.

    Called before the person is locked.
    """
    own = col(Event.host_id) == person.id, col(Event.state).in_([State.DRAFT, State.OPEN])
    locked = select(Event).where(*own).order_by(col(Event.id)).with_for_update(key_share=True)
    for found in (await session.scalars(locked.execution_options(populate_existing=True))).all():
        if not leaves and await access.holds(session, person, found):
            continue
        if found.state == State.DRAFT and leaves:
            await session.delete(found)
            continue
        found.host_id = None
        await session.flush()
        if found.state == State.OPEN:
            await tell(session, found, what="hostless", besides=person)
    if leaves:
        await session.execute(update(Event).where(col(Event.host_id) == person.id).values(host_id=None))
    await session.flush()


async def tell(session: AsyncSession, found: Event, *, what: str, besides: Person | None = None) -> None:
    """Tell whoever holds an event what became of it, unless they did it: altered, called-off, next, day-off, hostless."""
    said = await billboards.facts(session, found)
    if what == "called-off":
        said["reason"] = found.reason
    for one in await asked(session, found, besides=[besides.id] if besides else []):
        if besides is None or one.id != besides.id:
            key = f"{found.subject}:host:{what}:{new_id()}:{one.id}"
            await outbox.post(session, key=key, card=_TOLD, person_id=one.id, what=what, **said)


async def ask_how_many(session: AsyncSession, found: Event) -> None:
    """Ask whoever holds it how many came, unless they said so before its end; not at night."""
    if found.came is not None:
        return
    said = await billboards.facts(session, found)
    for one in await asked(session, found):
        key = f"{found.subject}:over:{one.id}"
        await outbox.post(session, key=key, card="event-over", of=Kind.REMINDER, person_id=one.id, **said)


async def revise(session: AsyncSession, found: Event, *, moved: bool = False) -> None:
    """Let whoever was asked whether it takes place, or to hold it, read what became of it; `moved`: it has another time."""
    host = await session.get(Person, found.host_id) if found.host_id is not None else None
    answered = moved or found.still_on_at is not None or found.state != State.OPEN
    more = {**await billboards.facts(session, found), "who": (host.name if host else "") or ""}
    edit = f"{found.subject}:asked:{new_id()}"
    stem = f"{found.subject}:still:"
    await outbox.revise(session, edit, key_prefix=stem, card=_STILL, answered=answered, held=host is not None, **more)
    edit = f"{found.subject}:held:{new_id()}"
    if host is not None or found.state != State.OPEN:
        stem = f"{found.subject}:host:hostless:"
        what = "taken-over" if found.state == State.OPEN else found.state
        await outbox.revise(session, edit, key_prefix=stem, card=_TOLD, what=what, **more)


async def _ask(session: AsyncSession, timer: Timer) -> None:
    """Ask the host, or those who could be, whether it takes place; the second time others as well."""
    found = await events.of_timer(session, timer)
    if found is None or found.state != State.OPEN or found.starts_at is None or found.starts_at <= clock.now():
        return
    due, again = moments(found), timer.kind == UNSURE
    # It was moved at this very moment, and whoever did so armed another.
    if found.still_on_at is not None or timer.kind not in due or due[timer.kind] > clock.now():
        return
    if not again and UNSURE in due and due[UNSURE] <= clock.now():
        # Found late, the first question gives way to the second: nobody reads it twice on end.
        return
    readers = await asked(session, found)
    held = await is_held(session, found)
    if again and held:
        readers += (await others(session, found, besides=[one.id for one in readers]))[:MOST_OTHERS]
    said = await billboards.facts(session, found)
    stamp = int(found.starts_at.timestamp())
    host = await session.get(Person, found.host_id) if found.host_id is not None else None
    for one in readers:
        await outbox.post(
            session,
            key=f"{found.subject}:still:{stamp}:{'again' if again else 'first'}:{one.id}",
            card=_STILL,
            of=Kind.REMINDER,
            person_id=one.id,
            expires_at=found.starts_at,
            answered=False,
            held=held,
            who="" if one.id == found.host_id else (host.name if host else "") or "",
            **said,
        )


async def _lists(session: AsyncSession, who: Person) -> dict[str, list[ColumnElement[bool]]]:
    """Return which events are in each list: those at the places of this person, and inside them."""
    near = col(Event.place_id).in_(audiences.inside([one.id for one in await where(session, who)]))
    state, ended = col(Event.state), col(Event.ends_at) <= clock.now()
    return {
        "coming": [near, state == State.OPEN, ~ended],
        "drafts": [near, state == State.DRAFT, or_(*_SAYING_SOMETHING)],
        "past": [near, state != State.DRAFT, (state != State.OPEN) | ended],
    }


#: What a draft says of itself once somebody filled something in; a blank one is taken up again by whoever begins the next.
_SAYING_SOMETHING: Final = (
    col(Event.title) != "",
    col(Event.venue) != "",
    col(Event.notes) != "",
    col(Event.whom) != "",
    col(Event.starts_at).is_not(None),
    col(Event.picture).is_not(None),
)


def _make_sure_that_open(found: Event) -> None:
    if found.state != State.OPEN:
        raise EventEnded(state=found.state)


#: What becomes due by itself. A question that comes late is still worth asking until the event begins: the row says so.
OCCASIONS: Final[Mapping[str, Occasion]] = {kind: Occasion(_ask, late=Late.RUN) for kind in KINDS}
