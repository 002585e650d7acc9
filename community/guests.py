"""Guests: who comes to an event, with how many of their family, or waits for places; the row, its states, and the places taken.

How many places are taken is a number in the event's own row, changed by a conditional update and kept in bounds by the
database. A family is one row: it waits and comes as one. What people do is in `attending`.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    and_,
    case,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, events
from community.database import new_id
from community.events import Event
from community.people import Person


class State(StrEnum):
    """What a person is to an event."""

    #: They come, with as many as `heads`.
    COMING = "coming"
    WAITING = "waiting"
    #: Places came free and are kept for them until `offered_until`.
    OFFERED = "offered"
    #: They cannot come, or do not want to any more: nobody asks why.
    AWAY = "away"


_S = State
TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    _S.COMING: frozenset({_S.AWAY}),
    _S.WAITING: frozenset({_S.COMING, _S.OFFERED, _S.AWAY}),
    #: Waiting again: they let the time pass, and stand at the end of the list.
    _S.OFFERED: frozenset({_S.COMING, _S.WAITING, _S.AWAY}),
    _S.AWAY: frozenset({_S.COMING, _S.WAITING}),
}
#: Places are theirs, or kept for them: these count as taken.
SEATED: Final = (State.COMING, State.OFFERED)
#: They are told what becomes of the event.
CONCERNED: Final = (State.COMING, State.OFFERED, State.WAITING)


class Guest(SQLModel, table=True):
    """A person, with their family, at an event. Whoever is erased leaves no row, and no place taken."""

    __table_args__ = (
        CheckConstraint("state IN ('coming','waiting','offered','away')", name="state"),
        CheckConstraint("heads BETWEEN 1 AND 9", name="heads"),
        CheckConstraint("wanted BETWEEN 2 AND 9", name="wanted"),
        CheckConstraint("useful IN ('yes','partly','no')", name="useful"),
        Index("ix_guest_line", "event_id", "state", "position"),
    )

    event_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    person_id: int = Field(
        sa_column=Column(
            BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
        )
    )
    state: str = Field(max_length=16)
    #: How many people they are, themselves included.
    heads: int = 1
    #: They come, and would like to be so many: the places that are missing are theirs when it is their turn.
    wanted: int | None = None
    #: The order of the waiting list; it rises with time.
    position: int = Field(default_factory=new_id, sa_column=Column(BigInteger, nullable=False))
    at: datetime = Field(default_factory=clock.now)
    changed_at: datetime = Field(default_factory=clock.now)
    offered_until: datetime | None = None
    #: Whether they came, as its host noted; None: nobody noted it.
    came: bool | None = None
    #: What they said of a course some time later: yes, partly or no.
    useful: str | None = Field(default=None, max_length=8)


async def guest_or_none(session: AsyncSession, event_id: int, person_id: int) -> Guest | None:
    """Return what the person is to the event as it is now, None when nothing."""
    return await session.get(Guest, (event_id, person_id), populate_existing=True)


async def of(session: AsyncSession, event_id: int, *states: State) -> list[tuple[Guest, Person]]:
    """Return who is at an event in one of these states (none: any), in the order in which they came."""
    wanted = (
        select(Guest, Person)
        .join(Person, col(Person.id) == col(Guest.person_id))
        .where(col(Guest.event_id) == event_id)
        .order_by(col(Guest.position), col(Guest.person_id))
    )
    if states:
        wanted = wanted.where(col(Guest.state).in_(states))
    return [(guest, person) for guest, person in (await session.execute(wanted)).all()]


async def page(session: AsyncSession, event_id: int, *, at: int, count: int) -> list[tuple[Guest, Person]]:
    """Return a few of those who come or wait, from number `at` on: who comes before who waits, in the order they came."""
    seated = case((col(Guest.state).in_(SEATED), 0), else_=1)
    wanted = (
        select(Guest, Person)
        .join(Person, col(Person.id) == col(Guest.person_id))
        .where(col(Guest.event_id) == event_id, col(Guest.state).in_(CONCERNED))
        .order_by(seated, col(Guest.position), col(Guest.person_id))
    )
    return [(guest, person) for guest, person in (await session.execute(wanted.offset(at).limit(count))).all()]


async def line(
    session: AsyncSession, found: Event, *, fitting: int | None, silent_too: bool, limit: int
) -> list[tuple[Guest, Person]]:
    """Return who waits for places, the first first: families of whom it takes no more than `fitting` (None: any number).

    Whoever comes already and would like to bring more stands in it as well. Left out is who cannot be written to, and
    unless `silent_too` who let an offer pass.
    """
    more = and_(col(Guest.state) == State.COMING, col(Guest.wanted).is_not(None))
    need = case((more, col(Guest.wanted) - col(Guest.heads)), else_=col(Guest.heads))
    wanted = (
        select(Guest, Person)
        .join(Person, col(Person.id) == col(Guest.person_id))
        .where(
            col(Guest.event_id) == found.id,
            or_(col(Guest.state) == State.WAITING, more),
            col(Person.reachable),
            col(Person.started_at).is_not(None),
        )
        .order_by(col(Guest.position), col(Guest.person_id))
        .limit(limit)
    )
    if fitting is not None:
        wanted = wanted.where(need <= fitting)
    if not silent_too:
        wanted = wanted.where(col(Guest.offered_until).is_(None))
    return [(guest, person) for guest, person in (await session.execute(wanted)).all()]


async def ahead(session: AsyncSession, own: Guest) -> int:
    """Return how many families wait before this one."""
    before = (
        col(Guest.event_id) == own.event_id,
        or_(col(Guest.state) == State.WAITING, and_(col(Guest.state) == State.COMING, col(Guest.wanted).is_not(None))),
        col(Guest.position) < own.position,
    )
    return int((await session.execute(select(func.count()).where(*before))).scalar_one())


async def behind(session: AsyncSession, event_id: int) -> int:
    """Return a position behind everybody who is at the event: two who come within one millisecond are in order, too."""
    last = (
        await session.execute(select(func.max(col(Guest.position))).where(col(Guest.event_id) == event_id))
    ).scalar()
    return max(new_id(), (last or 0) + 1)


async def families(session: AsyncSession, event_id: int, state: State) -> int:
    """Return how many families are in this state; the index knows it."""
    theirs = col(Guest.event_id) == event_id, col(Guest.state) == state
    return int((await session.execute(select(func.count()).select_from(Guest).where(*theirs))).scalar_one())


async def heads(session: AsyncSession, event_id: int, state: State) -> tuple[int, int]:
    """Return how many families are in this state, and how many people they are."""
    theirs = col(Guest.event_id) == event_id, col(Guest.state) == state
    counted = select(func.count(), func.coalesce(func.sum(col(Guest.heads)), 0)).where(*theirs)
    families, people = (await session.execute(counted)).one()
    return families, people


async def take(session: AsyncSession, found: Event, count: int) -> bool:
    """Take so many places if as many are free, and tell whether they were; negative gives some back.

    The database decides, whoever else takes some now.
    """
    room = or_(col(Event.seats).is_(None), col(Event.taken) + count <= col(Event.seats))
    open_ = (col(Event.state) == events.State.OPEN, col(Event.starts_at) > clock.now(), room) if count > 0 else ()
    taken = (
        update(Event)
        .where(col(Event.id) == found.id, *open_)
        .values(taken=col(Event.taken) + count)
        .returning(col(Event.id))
        .execution_options(synchronize_session=False)
    )
    if (await session.execute(taken)).first() is None:
        return False
    await session.refresh(found)
    return True


async def move(session: AsyncSession, own: Guest, olds: Sequence[State], new: State, **values: Any) -> bool:
    """Move the row to `new` if it is still in one of `olds`, and refresh it; the database decides races."""
    if any(new not in TRANSITIONS[old] for old in olds):
        raise ValueError(f"no way from {olds} to {new}")
    same = col(Guest.event_id) == own.event_id, col(Guest.person_id) == own.person_id
    moved = await session.execute(
        update(Guest)
        .where(*same, col(Guest.state).in_(olds))
        .values(state=new, **{"changed_at": clock.now(), "offered_until": None, "wanted": None, **values})
        .returning(col(Guest.event_id))
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        return False
    await session.refresh(own)
    return True


async def change(session: AsyncSession, own: Guest, **values: Any) -> None:
    """Change the row, which stays in its state, and refresh it. The event is locked."""
    same = col(Guest.event_id) == own.event_id, col(Guest.person_id) == own.person_id
    changed = update(Guest).where(*same).values(**{"changed_at": clock.now(), **values})
    await session.execute(changed.execution_options(synchronize_session=False))
    await session.refresh(own)
