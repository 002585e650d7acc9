"""The programme: what is on, day by day, as one person or one group reads it; with the festivals and days off of these days.

Whoever lives in a community reads what all of it holds: a grid or a building that invites its neighbours says so on the
card. Who comes stands nowhere here; a person sees which events are their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import audiences, calendar, clock, festivals, guests, hours, places
from community.events import Event, State
from community.guests import Guest
from community.people import Person
from community.places import Level

#: What is shown of an event that nobody can come to any more: it was, or it was called off.
_SHOWN: Final = (State.OPEN, State.OVER, State.CALLED_OFF)
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """Some days of the programme, `first` and `last` among them: a week that begins on Monday, or a month."""

    first: date
    last: date

    @property
    def weekly(self) -> bool:
        """Whether it is a week."""
        return self.last - self.first < _WEEK

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def week(day: date) -> Span:
    """Return the week in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + 6 * _DAY)


def month(day: date) -> Span:
    """Return the month in which a day lies."""
    first = day.replace(day=1)
    return Span(first, (first + 31 * _DAY).replace(day=1) - _DAY)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is special about a day: its festivals, each name by language, and that it is off or worked against its weekday."""

    festivals: tuple[Mapping[str, str], ...] = ()
    off: bool = False
    works: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """The events of some days in the order in which they begin, and what is special about each of these days."""

    span: Span
    events: Sequence[Mapping[str, Any]]
    marks: Mapping[date, Mark] = field(default_factory=dict)


async def of(session: AsyncSession, span: Span, *, place_id: int | None, who: Person | None = None) -> Programme:
    """Return what is on in the community of a place; without one, everywhere. `who`: what is theirs is marked."""
    found = await rows(session, span, place_id=place_id)
    return Programme(span, await shown(session, found, span=span, place_id=place_id, who=who), marks(span))


async def following(session: AsyncSession, span: Span, *, place_id: int | None) -> Mapping[str, Any] | None:
    """Return the next event that is open and begins after these days, and not before now; None where there is none."""
    after = max(hours.at(span.last + _DAY, time.min), clock.now())
    wanted = (await _near(session, select(Event), place_id)).where(
        col(Event.state) == State.OPEN, col(Event.starts_at) >= after
    )
    found = (await session.scalars(wanted.order_by(col(Event.starts_at), col(Event.id)).limit(1))).first()
    return None if found is None else (await shown(session, [found], place_id=place_id))[0]


def marks(span: Span) -> dict[date, Mark]:
    """Return what is special about the days: festivals, days off for a holiday, and weekends that are worked for them."""
    names: dict[date, list[Mapping[str, str]]] = {}
    for festival, day in festivals.between(span.first, span.last):
        names.setdefault(day, []).append(festival.names)
    specials = calendar.specials(span.first, span.last)
    found = {}
    for day in sorted({*names, *specials}):
        special = specials.get(day)
        off, works = special is not None and not special.works, special is not None and special.works
        found[day] = Mark(tuple(names.get(day, ())), off=off, works=works)
    return found


async def shown(
    session: AsyncSession,
    found: Sequence[Event],
    *,
    span: Span | None = None,
    place_id: int | None = None,
    who: Person | None = None,
) -> list[Mapping[str, Any]]:
    """Return what a list says of each. `day`: on which it stands there; one that began before stands on the first."""
    names = {one.id: one for one in await places.everything(session)}
    own = await _own(session, found, who)
    # Where there is one community, everybody is at home in it.
    communities = [one.id for one in names.values() if one.level == Level.COMMUNITY]
    here = communities[0] if place_id is None and len(communities) == 1 else await _community(session, place_id)
    return [
        {
            "event_id": one.id,
            "number": one.number or 0,
            "kind": one.kind,
            "title": one.title,
            "state": _stands(one),
            "day": _day(one, span).isoformat(),
            "starts_at": one.starts_at and one.starts_at.isoformat(),
            "ends_at": one.ends_at and one.ends_at.isoformat(),
            "venue": one.venue,
            # The community itself is where its neighbours are anyway.
            "place": names[one.place_id].name if one.place_id != here and one.place_id in names else "",
            "free": None if one.seats is None else max(one.seats - one.taken, 0),
            "heads": own[one.id].heads if one.id in own else 0,
            "seat": own[one.id].state if one.id in own else None,
        }
        for one in found
    ]


async def rows(session: AsyncSession, span: Span, *, place_id: int | None) -> list[Event]:
    """Return the rows of what is on, for a file: what was called off among it, as a calendar has to take it out."""
    begins, ends = hours.at(span.first, time.min), hours.at(span.last + _DAY, time.min)
    wanted = await _near(session, select(Event), place_id)
    wanted = wanted.where(col(Event.starts_at) < ends, col(Event.ends_at) > begins)
    return list(await session.scalars(wanted.order_by(col(Event.starts_at), col(Event.id))))


async def _near(session: AsyncSession, wanted: Select[Event], place_id: int | None) -> Select[Event]:
    """Narrow down to what was opened in the community of a place, all of what is inside it, and what lies above."""
    wanted = wanted.where(col(Event.state).in_(_SHOWN))
    if place_id is None:
        return wanted
    path = await places.path(session, place_id)
    top = await _community(session, place_id)
    above = [place.id for place in path if place.id is not None]
    return wanted.where(col(Event.place_id).in_(audiences.inside((top,))) | col(Event.place_id).in_(above))


async def _community(session: AsyncSession, place_id: int | None) -> int | None:
    """Return the community that a place is or lies in; above communities, the place itself."""
    path = await places.path(session, place_id) if place_id is not None else []
    return next((place.id for place in path if place.level == Level.COMMUNITY), place_id)


async def _own(session: AsyncSession, found: Sequence[Event], who: Person | None) -> dict[int, Guest]:
    if who is None or not found:
        return {}
    mine = col(Guest.person_id) == who.id, col(Guest.state).in_(guests.CONCERNED)
    rows = await session.scalars(select(Guest).where(*mine, col(Guest.event_id).in_([one.id for one in found])))
    return {one.event_id: one for one in rows}


def _stands(found: Event) -> str:
    """Return the state as people see it: what is open may be going on, or over though nobody has noted that yet."""
    now = clock.now()
    if found.state != State.OPEN or found.starts_at is None or found.ends_at is None or now < found.starts_at:
        return found.state
    return "running" if now < found.ends_at else State.OVER.value


def _day(found: Event, span: Span | None) -> date:
    day = hours.local(found.starts_at).date() if found.starts_at else clock.now().date()
    return max(day, span.first) if span else day
