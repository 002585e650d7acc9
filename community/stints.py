"""Stints: the time that a volunteer gave, from checking in to checking out; whoever was served, or leads, says that it was so.

Nobody confirms their own. Nobody types hours in: a stint begins with the volunteer's own tap at a task of theirs. What is wrong
is corrected by two people, in `corrections`, and both figures stay to be seen.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    UniqueConstraint,
    false,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, hours, outbox, seats, tasks, trail
from community.database import add_unless_there, new_id
from community.errors import Ended, JustArrived, NoSeat, NotFound, ServedFirst, StillThere, TaskEnded, TooEarly
from community.people import Person
from community.tasks import Task

LONGEST_REASON: Final = 200
#: How long before the start one can check in, and how long after the end the time still counts.
EARLY: Final = timedelta(minutes=30)
LATE: Final = timedelta(minutes=30)
#: How long whoever was served is waited for before the leader confirms in their place.
SERVED_FIRST: Final = timedelta(days=2)
_MINUTE: Final = timedelta(minutes=1)


class State(StrEnum):
    """How far a stint has come."""

    #: They checked in.
    RUNNING = "running"
    #: They checked out; nobody has confirmed it yet.
    ENDED = "ended"
    CONFIRMED = "confirmed"
    #: Whoever was asked says that it was not so: it counts nothing until a correction is agreed on.
    DOUBTED = "doubted"


_S = State
TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    _S.RUNNING: frozenset({_S.ENDED}),
    _S.ENDED: frozenset({_S.CONFIRMED, _S.DOUBTED}),
    #: By a correction.
    _S.DOUBTED: frozenset({_S.CONFIRMED}),
    _S.CONFIRMED: frozenset({_S.CONFIRMED}),
}


class Stint(SQLModel, table=True):
    """The time of one volunteer at one task. `minutes` counts once it is confirmed."""

    __table_args__ = (
        UniqueConstraint("task_id", "person_id"),
        CheckConstraint("state IN ('running','ended','confirmed','doubted')", name="state"),
        CheckConstraint("minutes >= 0 AND minutes <= 1440", name="minutes"),
        CheckConstraint("(state = 'running') = (out_at IS NULL)", name="running"),
        CheckConstraint("confirmed_by IS NULL OR confirmed_by <> person_id", name="own"),
        Index("ix_stint_person", "person_id", "in_at"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    task_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("task.id", ondelete="SET NULL"), index=True)
    )
    person_id: int = Field(sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), nullable=False))
    state: str = Field(default=State.RUNNING, max_length=16)
    in_at: datetime
    out_at: datetime | None = None
    #: Nobody checked out: it ended by itself, at the end of the task.
    by_time: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    minutes: int = 0
    #: Who said that it was so, and as what: served, leader or staff.
    confirmed_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    confirmed_as: str | None = Field(default=None, max_length=16)
    confirmed_at: datetime | None = None


class Correction(SQLModel, table=True):
    """Somebody found other minutes right, with a reason; it holds once a second person agrees. It is never deleted."""

    __table_args__ = (
        CheckConstraint("minutes >= 0 AND minutes <= 1440", name="minutes"),
        CheckConstraint("agreed_by IS NULL OR agreed_by <> asked_by", name="two"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    stint_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("stint.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    before: int
    minutes: int
    reason: str = Field(max_length=LONGEST_REASON)
    asked_by: int = Field(sa_column=Column(BigInteger, nullable=False))
    asked_at: datetime = Field(default_factory=clock.now)
    #: The second person; `refused_at` is set instead of `agreed_at` where they found it wrong.
    agreed_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    agreed_at: datetime | None = None
    refused_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One stint, its task (None: it is gone), and whatever was asked to be corrected, the oldest first."""

    stint: Stint
    task: Task | None
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """The time that somebody gave: minutes that are confirmed, and that wait to be.

    `months`: the first day of each month with confirmed time, and its minutes, oldest first. `records`: newest first.
    """

    confirmed: int
    waiting: int
    months: tuple[tuple[date, int], ...]
    records: tuple[Record, ...]


async def stint(session: AsyncSession, stint_id: int) -> Stint:
    """Return the stint as it is now, or raise NotFound. Who may do what with it is `access`'s to say."""
    found = await session.get(Stint, stint_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def stint_or_none(session: AsyncSession, task_id: int, person_id: int) -> Stint | None:
    """Return the stint of a person at a task, None when they did not check in."""
    own = select(Stint).where(col(Stint.task_id) == task_id, col(Stint.person_id) == person_id)
    return (await session.scalars(own.execution_options(populate_existing=True))).one_or_none()


async def of_task(session: AsyncSession, task_id: int) -> list[tuple[Stint, Person]]:
    """Return the stints of a task and whose they are, in the order in which they began."""
    wanted = (
        select(Stint, Person)
        .join(Person, col(Person.id) == col(Stint.person_id))
        .where(col(Stint.task_id) == task_id)
        .order_by(col(Stint.in_at), col(Stint.id))
        .execution_options(populate_existing=True)
    )
    return [(found, person) for found, person in (await session.execute(wanted)).all()]


async def check_in(session: AsyncSession, task: Task, *, by: Person) -> Stint:
    """Let the time of `by` at the task begin; doing it twice is doing it once.

    Raises NoSeat for whoever holds no place, TooEarly, and TaskEnded once it is over.
    """
    now = clock.now()
    # Giving up the place comes before or after: there is no stint without a place.
    await tasks.lock(session, task)
    if found := await stint_or_none(session, task.id, by.id):
        return found
    signup = await seats.signup_or_none(session, task.id, by.id)
    if signup is None or signup.state != seats.State.HELD:
        raise NoSeat
    starts_at, ends_at = times(task)
    if task.state != tasks.State.OPEN or now >= ends_at:
        raise TaskEnded(state=task.state if task.state != tasks.State.OPEN else tasks.State.OVER)
    if now < starts_at - EARLY:
        raise TooEarly(minutes=EARLY // _MINUTE)
    await add_unless_there(session, Stint(task_id=task.id, person_id=by.id, in_at=now))
    found = await stint_or_none(session, task.id, by.id)
    if found is None:
        raise NotFound
    await trail.record(session, by=by.id, act="checked-in", subject=f"stint:{found.id}")
    return found


async def check_out(session: AsyncSession, found: Stint, task: Task, *, by: Person) -> Stint:
    """Let the running time of `by` end now; doing it twice is doing it once.

    Raises NoSeat for everybody else; JustArrived in the first minute, as nobody but two people could mend that afterwards.
    """
    if found.person_id != by.id:
        raise NoSeat
    now = clock.now()
    if found.state == State.RUNNING and now < found.in_at + _MINUTE and now < times(task)[1]:
        raise JustArrived
    minutes = counted(task, found.in_at, now)
    if await _move(session, found, [State.RUNNING], State.ENDED, out_at=now, minutes=minutes):
        await trail.record(session, by=by.id, act="checked-out", subject=f"stint:{found.id}")
    return found


async def end_by_time(session: AsyncSession, task: Task) -> None:
    """Let what still runs at a task that is over end with it, marked as such, and say so to whoever forgot to check out."""
    _, ends_at = times(task)
    if task.state == tasks.State.CALLED_OFF and task.ended_at is not None:
        # What did not take place was nobody's time.
        ends_at = min(ends_at, task.ended_at)
    for found, person in await of_task(session, task.id):
        if found.state != State.RUNNING:
            continue
        # Whoever came at the last moment was there for none of it.
        out_at = max(ends_at, found.in_at)
        minutes = counted(task, found.in_at, out_at)
        if await _move(session, found, [State.RUNNING], State.ENDED, out_at=out_at, minutes=minutes, by_time=True):
            await tell(session, found, task, what="by-time", person_id=person.id)


async def confirm(session: AsyncSession, found: Stint, *, by: Person, as_: str) -> bool:
    """Say that it was so, as served, leader or staff; False when somebody did before.

    Raises StillThere while it runs, ServedFirst while whoever was served is waited for, and Ended where somebody doubts it:
    then it takes a correction.
    """
    task = await _to_attest(session, found, as_)
    values = {"confirmed_by": by.id, "confirmed_as": as_, "confirmed_at": clock.now()}
    if not await _move(session, found, [State.ENDED], State.CONFIRMED, **values):
        return _was_so(found, State.CONFIRMED)
    await trail.record(session, by=by.id, act="confirmed", subject=f"stint:{found.id}")
    await tell(session, found, task, what="confirmed", as_=as_)
    await _refresh(session, task, by)
    return True


async def doubt(session: AsyncSession, found: Stint, *, by: Person, as_: str) -> bool:
    """Say that it was not so; False when somebody did before. The volunteer is told, and how to have it looked at.

    Raises as `confirm` does; Ended where somebody confirmed it.
    """
    task = await _to_attest(session, found, as_)
    if not await _move(session, found, [State.ENDED], State.DOUBTED):
        return _was_so(found, State.DOUBTED)
    await trail.record(session, by=by.id, act="doubted", subject=f"stint:{found.id}")
    await tell(session, found, task, what="doubted")
    await _refresh(session, task, by)
    return True


async def waits_for_served(session: AsyncSession, task: Task) -> bool:
    """Tell whether whoever was served is still waited for: we may write to them, and two days are not over."""
    if task.served_id is None or task.ends_at is None:
        return False
    served = await session.get(Person, task.served_id)
    reached = served is not None and served.started_at is not None and served.reachable
    return reached and clock.now() < (task.ended_at or task.ends_at) + SERVED_FIRST


async def hours_of(session: AsyncSession, person_id: int) -> Hours:
    """Return the time that somebody gave, and all that was said about it."""
    wanted = (
        select(Stint, Task)
        .outerjoin(Task, col(Task.id) == col(Stint.task_id))
        .where(col(Stint.person_id) == person_id)
        .order_by(col(Stint.in_at).desc(), col(Stint.id).desc())
        .execution_options(populate_existing=True)
    )
    rows = (await session.execute(wanted)).all()
    asked: dict[int, list[Correction]] = {found.id: [] for found, _ in rows}
    theirs = select(Correction).where(col(Correction.stint_id).in_(asked)).order_by(col(Correction.asked_at))
    for one in await session.scalars(theirs.execution_options(populate_existing=True)):
        asked[one.stint_id].append(one)
    months: dict[date, int] = {}
    for found, _ in reversed(rows):
        if found.state == State.CONFIRMED:
            month = hours.local(found.in_at).date().replace(day=1)
            months[month] = months.get(month, 0) + found.minutes
    return Hours(
        confirmed=sum(months.values()),
        waiting=sum(found.minutes for found, _ in rows if found.state == State.ENDED),
        months=tuple(months.items()),
        records=tuple(Record(found, task, tuple(asked[found.id])) for found, task in rows),
    )


def counted(task: Task, in_at: datetime, out_at: datetime) -> int:
    """Return the minutes between two moments, as far as they lie near the task, by what the clock on the wall shows."""
    starts_at, ends_at = times(task)
    begins, ends = max(in_at, starts_at - EARLY), min(out_at, ends_at + LATE)
    return max(0, (ends.replace(second=0, microsecond=0) - begins.replace(second=0, microsecond=0)) // _MINUTE)


def most(task: Task) -> int:
    """Return the most minutes that anybody can have been at a task."""
    starts_at, ends_at = times(task)
    return counted(task, starts_at - EARLY, ends_at + LATE)


def times(task: Task) -> tuple[datetime, datetime]:
    """Return when a task that was opened begins and ends; a draft may not know it."""
    if task.starts_at is None or task.ends_at is None:
        raise ValueError("only a draft has no times")
    return task.starts_at, task.ends_at


def about(task: Task) -> dict[str, Any]:
    """Return what every card about the time at a task says of it: nothing that a group may not read."""
    starts_at, ends_at = times(task)
    return {
        "task_id": task.id,
        "number": task.number,
        "title": task.title,
        "starts_at": starts_at.isoformat(),
        "ends_at": ends_at.isoformat(),
    }


async def tell(
    session: AsyncSession,
    found: Stint,
    task: Task,
    *,
    what: str,
    person_id: int | None = None,
    occasion: int = 0,
    **said: Any,
) -> None:
    """Tell the volunteer, or another person, what became of a stint; once for each `what` and `occasion`.

    `what` is confirmed, doubted, by-time, asked, corrected or refused.
    """
    person_id = person_id or found.person_id
    await outbox.post(
        session,
        key=f"task:{task.id}:stint:{what}:{occasion or found.id}:{person_id}",
        card="stint-told",
        of=outbox.Kind.REMINDER,
        person_id=person_id,
        expires_at=clock.now() + timedelta(days=3),
        **about(task),
        what=what,
        stint_id=found.id,
        own=person_id == found.person_id,
        **{"minutes": found.minutes, "before": 0, "as_": "", "name": "", "reason": "", **said},
    )


async def task_of(session: AsyncSession, found: Stint) -> Task:
    """Return the task of a stint. Raises NotFound where it is gone."""
    if found.task_id is None:
        raise NotFound
    return await tasks.task(session, found.task_id)


async def _to_attest(session: AsyncSession, found: Stint, as_: str) -> Task:
    """Return the task of a stint that may be confirmed or doubted. Raises StillThere, ServedFirst."""
    if found.state == State.RUNNING:
        raise StillThere
    task = await task_of(session, found)
    if as_ != "served" and found.state == State.ENDED and await waits_for_served(session, task):
        raise ServedFirst(days=SERVED_FIRST.days)
    return task


def _was_so(found: Stint, state: State) -> bool:
    """Return False where it came to this state before; raise Ended where somebody said the opposite."""
    if found.state != state:
        raise Ended
    return False


async def _refresh(session: AsyncSession, task: Task, by: Person) -> None:
    """Let the cards of all others who were asked about it say how it stands now."""
    # Imported here because it asks `access`, which knows stints.
    from community import turnouts

    await turnouts.revise(session, task, besides=by.id)


async def _move(session: AsyncSession, found: Stint, olds: list[State], new: State, **values: Any) -> bool:
    """Move the row to `new` if it is still in one of `olds`, and refresh it; the database decides races."""
    if any(new not in TRANSITIONS[old] for old in olds):
        raise ValueError(f"no way from {olds} to {new}")
    moved = await session.execute(
        update(Stint)
        .where(col(Stint.id) == found.id, col(Stint.state).in_(olds))
        .values(state=new, **values)
        .returning(col(Stint.id))
        .execution_options(synchronize_session=False)
    )
    went = moved.first() is not None
    await session.refresh(found)
    return went
