"""What becomes due by itself: one row per kind, subject and occurrence.

Whoever plans something arms a timer. The scheduler finds it when it is due and fires it: in one transaction the row ends,
its deliveries are posted and the next step is armed. The unique key makes planning twice the same as planning once, and a
conditional update decides who fires, so that any number of processes may look. What kinds only add rows are fired many at a
time; the others alone.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    Index,
    Select,
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
#: Timers in one transaction, at most: nobody who writes waits long for it.
BATCH: Final = 200
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
#: The same for many timers of one kind, in few statements.
ActionForAll = Callable[[AsyncSession, Sequence[Timer]], Awaitable[None]]


class Late(StrEnum):
    """What becomes of a timer that is found late, after a night without power, say. Every kind says it."""

    #: It fires, however late: a promise is a promise, and the row that it is for decides whether anybody still wants it.
    RUN = "run"
    #: Later than its grace it is skipped: it was only worth saying in time. A series arms its next one in `missed`.
    SKIP = "skip"
    #: Later than its grace it does not fire, and `missed` asks whoever planned it by hand.
    ASK = "ask"


class Way(StrEnum):
    """How timers of one kind share a transaction."""

    #: Each has one of its own. Its action takes rows that people change as well: a case, a task, a card that stands in a
    #: chat. In a batch it would hold them until the batch's last timer is done, and take them in an order of its own:
    #: people would wait for it, and on PostgreSQL two of whom each holds what the other wants end in a deadlock.
    ALONE = "alone"
    #: Many in one, each within a savepoint: its action only adds rows, whose keys nobody else adds.
    TOGETHER = "together"
    #: Many in one: they end by one statement, and one action does for all what they are for. It only adds rows, too.
    AT_ONCE = "at once"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What timers of one kind do when they are due, and what becomes of them when they are late.

    A kind has `fire`, or `fire_all` for many at once. It fires alone unless it says that it only adds rows (`together`).
    """

    fire: Action | None = None
    _: KW_ONLY
    late: Late
    grace: timedelta | None = None
    missed: Action | None = None
    fire_all: ActionForAll | None = None
    together: bool = False

    def __post_init__(self) -> None:
        if (self.fire is None) == (self.fire_all is None):
            raise ValueError("an occasion has one action: for each timer, or for all")
        if (self.late is Late.RUN) != (self.grace is None):
            raise ValueError("what runs late has no grace, and whatever else becomes of it needs one")
        if self.late is Late.RUN and self.missed is not None:
            raise ValueError("what runs late is never missed")
        if self.late is Late.ASK and self.missed is None:
            raise ValueError("somebody is to be asked")

    @property
    def way(self) -> Way:
        """How its timers share a transaction."""
        if self.fire_all is not None:
            return Way.AT_ONCE
        return Way.TOGETHER if self.together else Way.ALONE

    def too_late(self, lateness: timedelta) -> bool:
        """Tell whether it does not fire any more."""
        return self.grace is not None and lateness > self.grace


@dataclass(frozen=True, slots=True)
class Fired:
    """What became of a batch: how many ended, and which stumbled, with their kind and what went wrong."""

    count: int = 0
    stumbled: list[tuple[int, str, Exception]] = field(default_factory=list)


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


async def due(session: AsyncSession, *, now: datetime, limit: int = BATCH) -> list[int]:
    """Return the ids of what is armed and due, oldest first."""
    return [timer_id for timer_id, _ in await look(session, now=now, limit=limit)]


async def look(session: AsyncSession, *, now: datetime, limit: int = BATCH) -> list[tuple[int, str]]:
    """Return id and kind of what is armed and due, oldest first."""
    waiting = select(col(Timer.id), col(Timer.kind)).where(_ARMED, col(Timer.due_at) <= now)
    found = await session.execute(waiting.order_by(col(Timer.due_at), col(Timer.id)).limit(limit))
    return [(timer_id, kind) for timer_id, kind in found.all()]


async def fire(
    session: AsyncSession, timer_id: int, *, now: datetime, occasions: Mapping[str, Occasion]
) -> State | None:
    """End a timer and do what it is for, in this one transaction; return how it ended.

    None: somebody else has it in hand or was faster, it was cancelled, or it is not due any more. Raises UnknownKindError, and
    whatever the action raises: the transaction then leaves the timer armed, and `stumble` is to follow.
    """
    found = (await session.scalars(_claim(now, 1, col(Timer.id) == timer_id))).one_or_none()
    if found is None:
        return None
    if found.kind not in occasions:
        raise UnknownKindError(found.kind)
    occasion = occasions[found.kind]
    ended = State.SKIPPED if occasion.too_late(now - found.planned_at) else State.FIRED
    return ended if await _end(session, occasion, [timer_id], ended, now=now) else None


async def fire_many(
    session: AsyncSession, *, now: datetime, occasions: Mapping[str, Occasion], limit: int = BATCH
) -> Fired:
    """End up to `limit` timers of the kinds that do not fire alone, the oldest first, in this one transaction.

    Several that do this at the same time take different timers, and none waits for another. What an action breaks is taken
    back to just before it, and this timer stumbles; the others go on.
    """
    kinds = [kind for kind, occasion in occasions.items() if occasion.way is not Way.ALONE]
    # What is read is plain: a savepoint that is taken back would let rows forget what they hold.
    claimed = await session.scalars(_claim(now, limit, col(Timer.kind).in_(kinds)))
    groups: dict[tuple[str, State], list[int]] = defaultdict(list)
    for one in claimed.all():
        late = occasions[one.kind].too_late(now - one.planned_at)
        groups[one.kind, State.SKIPPED if late else State.FIRED].append(one.id)
    count, stumbled = 0, []
    for (kind, ended), ids in groups.items():
        done, poison = await _end_many(session, occasions[kind], ids, ended, now=now)
        count += done
        for timer_id, error in poison:
            await stumble(session, timer_id, now=now)
            stumbled.append((timer_id, kind, error))
    return Fired(count, stumbled)


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


def _claim(now: datetime, limit: int, which: ColumnElement[bool]) -> Select[Timer]:
    """Select what is armed and due, for this transaction alone; what another one has in hand is left to that."""
    waiting = select(Timer).where(_ARMED, col(Timer.due_at) <= now, which)
    waiting = waiting.order_by(col(Timer.due_at), col(Timer.id)).limit(limit)
    return waiting.with_for_update(skip_locked=True).execution_options(populate_existing=True)


async def _end_many(
    session: AsyncSession, occasion: Occasion, ids: Sequence[int], ended: State, *, now: datetime
) -> tuple[int, list[tuple[int, Exception]]]:
    """End timers of one kind, all at once or each by itself; return how many ended, and which of them could not."""
    if len(ids) > 1 and (occasion.missed is None if ended is State.SKIPPED else occasion.fire_all is not None):
        # Which of them it was, if one was, shows when each goes by itself.
        with suppress(Exception):
            async with session.begin_nested():
                return await _end(session, occasion, ids, ended, now=now), []
    count, poison = 0, []
    for timer_id in ids:
        try:
            async with session.begin_nested():
                count += await _end(session, occasion, [timer_id], ended, now=now)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this timer's own trouble
            poison.append((timer_id, error))
    return count, poison


async def _end(session: AsyncSession, occasion: Occasion, ids: Collection[int], ended: State, *, now: datetime) -> int:
    """End those of the timers that are still armed and do what they are for; return how many they were."""
    moved = await _move(session, State.ARMED, ended, col(Timer.id).in_(ids), col(Timer.due_at) <= now, changed_at=now)
    if not moved:
        return 0
    action = occasion.missed if ended is State.SKIPPED else occasion.fire
    if action is None and (ended is State.SKIPPED or occasion.fire_all is None):
        return len(moved)
    rows = select(Timer).where(col(Timer.id).in_(moved)).order_by(col(Timer.due_at), col(Timer.id))
    found = (await session.scalars(rows.execution_options(populate_existing=True))).all()
    if action is not None:
        for one in found:
            await action(session, one)
    elif occasion.fire_all is not None:
        await occasion.fire_all(session, found)
    return len(moved)


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
