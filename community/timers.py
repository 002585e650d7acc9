"""What becomes due by itself: one row per kind, subject and occurrence.

Whoever plans something arms a timer. The scheduler finds it when it is due and fires it: in one transaction the row ends,
its deliveries are posted and the next step is armed. The unique key makes planning twice the same as planning once, and a
conditional update decides who fires, so that any number of processes may look.
"""

from calendar import monthrange
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    Index,
    UniqueConstraint,
    delete,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, hours
from community.database import add_unless_there, new_id

KEPT_FOR: Final = timedelta(days=90)
#: The longest break, in seconds, before a timer that stumbled is tried again.
LONGEST_BREAK: Final = 3600

#: The index of what is armed and the query that wants it say the same words: both databases then see that they fit without
#: having to know a parameter.
_ARMED: Final = text("state = 'armed'")


class State(StrEnum):
    """How far a timer has come."""

    ARMED = "armed"
    FIRED = "fired"
    #: It was found later than its occasion allows.
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    #: Armed again: its action failed, and it is tried later.
    State.ARMED: frozenset({State.ARMED, State.FIRED, State.SKIPPED, State.CANCELLED}),
    State.FIRED: frozenset(),
    State.SKIPPED: frozenset(),
    #: Whoever called it off may want it after all.
    State.CANCELLED: frozenset({State.ARMED}),
}


class Repeat(StrEnum):
    """How often a series comes."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Timer(SQLModel, table=True):
    """One thing that becomes due. `subject` reads "notice:123"; `occurrence` tells which one of a series it is."""

    __table_args__ = (
        # The subject comes first, as calling off asks for all kinds of a subject.
        UniqueConstraint("subject", "kind", "occurrence"),
        CheckConstraint("state IN ('armed','fired','skipped','cancelled')", name="state"),
        Index("ix_timer_armed", "due_at", "id", sqlite_where=_ARMED, postgresql_where=_ARMED),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    kind: str = Field(max_length=32)
    subject: str = Field(max_length=64)
    occurrence: datetime
    #: When it was to fire. It is late by this one, however often it stumbled since.
    planned_at: datetime
    #: When it is looked at: at first as planned, after each stumble somewhat later.
    due_at: datetime
    state: str = Field(default=State.ARMED, max_length=16)
    attempts: int = 0
    #: When it last came a step further: what has ended is kept for KEPT_FOR from here.
    changed_at: datetime = Field(default_factory=clock.now, index=True)


#: What a timer does, in the transaction that ends it: it posts deliveries and arms the next step.
Action = Callable[[AsyncSession, Timer], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What timers of one kind do when they are due, and what becomes of them when they are late.

    Without `grace` they fire however late. With it, a timer that is later than that is skipped, and `missed` runs in its
    place: a series arms its next one there, and what somebody planned by hand asks them.
    """

    fire: Action
    grace: timedelta | None = None
    missed: Action | None = None

    def too_late(self, lateness: timedelta) -> bool:
        """Tell whether nobody wants it any more."""
        return self.grace is not None and lateness > self.grace


class UnknownKindError(LookupError):
    """No occasion is there for timers of this kind."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


async def arm(
    session: AsyncSession, *, kind: str, subject: str, at: datetime, occurrence: datetime | None = None
) -> bool:
    """Let it become due `at` a moment; False when this occurrence was armed before and not cancelled."""
    occurrence = occurrence or at
    new = Timer(kind=kind, subject=subject, occurrence=occurrence, planned_at=at, due_at=at)
    if await add_unless_there(session, new):
        return True
    same = col(Timer.subject) == subject, col(Timer.kind) == kind, col(Timer.occurrence) == occurrence
    fresh = {"planned_at": at, "due_at": at, "attempts": 0, "changed_at": clock.now()}
    return bool(await _move(session, State.CANCELLED, State.ARMED, *same, **fresh))


async def cancel(session: AsyncSession, *, subject: str, kind: str | None = None) -> int:
    """Call off what is armed for the subject, of one kind or of all; return how many."""
    which = [col(Timer.subject) == subject]
    if kind is not None:
        which.append(col(Timer.kind) == kind)
    return len(await _move(session, State.ARMED, State.CANCELLED, *which, changed_at=clock.now()))


async def due(session: AsyncSession, *, now: datetime, limit: int = 200) -> list[int]:
    """Return the ids of what is armed and due, oldest first."""
    waiting = select(col(Timer.id)).where(_ARMED, col(Timer.due_at) <= now)
    return list((await session.scalars(waiting.order_by(col(Timer.due_at), col(Timer.id)).limit(limit))).all())


async def fire(
    session: AsyncSession, timer_id: int, *, now: datetime, occasions: Mapping[str, Occasion]
) -> State | None:
    """End a timer and do what it is for, in this one transaction; return how it ended.

    None: somebody else was faster, it was cancelled, or it is not due any more. Raises UnknownKindError, and whatever the
    action raises: the transaction then leaves the timer armed, and `stumble` is to follow.
    """
    found = await session.get(Timer, timer_id, populate_existing=True)
    if found is None:
        return None
    if found.kind not in occasions:
        raise UnknownKindError(found.kind)
    occasion = occasions[found.kind]
    late = occasion.too_late(now - found.planned_at)
    ended, action = (State.SKIPPED, occasion.missed) if late else (State.FIRED, occasion.fire)
    # Cancelled and armed anew since it was read, it may be planned for another time, and not be late.
    still = col(Timer.id) == timer_id, col(Timer.due_at) <= now, col(Timer.planned_at) == found.planned_at
    if not await _move(session, State.ARMED, ended, *still, changed_at=now):
        return None
    if action is not None:
        await session.refresh(found)
        await action(session, found)
    return ended


async def stumble(session: AsyncSession, timer_id: int, *, now: datetime) -> Timer | None:
    """Try it again later, as its action failed: after 2, 4, 8 seconds and at last every LONGEST_BREAK.

    Nobody behind it waits for it. Returns the timer; None when it ended meanwhile, or stumbled elsewhere.
    """
    found = await session.get(Timer, timer_id, populate_existing=True)
    if found is None:
        return None
    attempts = found.attempts + 1
    # The exponent is bounded, as a timer may stumble for months.
    again = now + timedelta(seconds=min(2 ** min(attempts, 16), LONGEST_BREAK))
    still = col(Timer.id) == timer_id, col(Timer.due_at) <= now
    if not await _move(session, State.ARMED, State.ARMED, *still, attempts=attempts, due_at=again):
        return None
    await session.refresh(found)
    return found


def next_occurrence(after: datetime, *, wall: time, repeat: Repeat, first: date) -> datetime:
    """Return the moment (UTC) of the first occurrence later than `after` of a series that began on the day `first`.

    The clock on the community's wall shows `wall` then, as `hours.at` reads it. A week keeps the weekday of `first`, a
    month its day, or its own last day where it is shorter. However long nobody looked, it is one moment.
    """
    # What the zone leaves out of yesterday's last hour may still come today.
    day = _day_of(repeat, first, max(first, hours.local(after).date() - timedelta(days=1)))
    while (moment := hours.at(day, wall)) <= after:
        day = _day_of(repeat, first, day + timedelta(days=1))
    return moment


def _day_of(repeat: Repeat, first: date, since: date) -> date:
    """Return the first day of the series that is not before `since`."""
    if repeat == Repeat.DAILY:
        return since
    if repeat == Repeat.WEEKLY:
        return since + timedelta(days=(first.weekday() - since.weekday()) % 7)
    day = _in_month(since, first.day)
    return day if day >= since else _in_month(since.replace(day=1) + timedelta(days=31), first.day)


def _in_month(month: date, day: int) -> date:
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete what ended KEPT_FOR ago; return how many.

    What occurs later than that stays, though it ended: planned once more, it would fire once more.
    """
    before = now - KEPT_FOR
    ended = col(Timer.state).in_([State.FIRED, State.SKIPPED, State.CANCELLED])
    old = delete(Timer).where(col(Timer.changed_at) < before, ended, col(Timer.occurrence) < before)
    return len((await session.execute(old.returning(col(Timer.id)))).all())


async def _move(
    session: AsyncSession, old: State, new: State, *which: ColumnElement[bool], **values: Any
) -> Sequence[int]:
    """Move the rows that are still in `old` to `new`; return their ids. The database decides races, not an earlier read."""
    if new not in TRANSITIONS[old]:
        raise ValueError(f"no way from {old} to {new}")
    statement = (
        update(Timer)
        .where(*which, col(Timer.state) == old)
        .values(state=new, **values)
        .returning(col(Timer.id))
        .execution_options(synchronize_session=False)
    )
    return (await session.scalars(statement)).all()
