"""Seats at tasks: who has a place, or waits for one; the row, its states, and the number of places that are taken.

How many hold a place is a number in the task's own row, changed by a conditional update and kept in bounds by the database;
so any number of thumbs at once leave exactly as many holders as there are places. What people do is in `signups`.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, tasks
from community.database import new_id
from community.people import Person
from community.secrets import secret
from community.tasks import Task

#: Until so long before the start, places that are kept for newcomers are theirs alone.
KEPT_UNTIL: Final = timedelta(days=1)


class State(StrEnum):
    """What a person is to a task."""

    #: They have a place.
    HELD = "held"
    WAITING = "waiting"
    #: A place came free and is kept for them until `offered_until`.
    OFFERED = "offered"
    #: They cannot come, or do not want to any more: nobody asks why.
    LEFT = "left"
    #: Whoever is served would rather have somebody else, and gives no reason.
    DECLINED = "declined"


_S = State
TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    _S.HELD: frozenset({_S.LEFT, _S.DECLINED}),
    _S.WAITING: frozenset({_S.HELD, _S.OFFERED, _S.LEFT}),
    #: Waiting again: they let the time pass, and stand at the end of the list.
    _S.OFFERED: frozenset({_S.HELD, _S.WAITING, _S.LEFT}),
    _S.LEFT: frozenset({_S.HELD, _S.WAITING}),
    _S.DECLINED: frozenset(),
}
#: A place is theirs, or kept for them: these count as taken.
SEATED: Final = (State.HELD, State.OFFERED)


class Signup(SQLModel, table=True):
    """A person at a task. Whoever is erased leaves no row, and no place taken."""

    __table_args__ = (
        CheckConstraint("state IN ('held','waiting','offered','left','declined')", name="state"),
        Index("ix_signup_line", "task_id", "state", "position"),
    )

    task_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("task.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    person_id: int = Field(
        sa_column=Column(
            BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
        )
    )
    state: str = Field(max_length=16)
    #: The order of the waiting list; it rises with time.
    position: int = Field(default_factory=new_id, sa_column=Column(BigInteger, nullable=False))
    at: datetime = Field(default_factory=clock.now)
    changed_at: datetime = Field(default_factory=clock.now)
    offered_until: datetime | None = None
    #: They hold one of the places kept for those who are new.
    kept: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: What they answered to the last reminder; None: nothing.
    coming: bool | None = None
    #: Who noted that they did not come, and when. It fades; they may say how it was.
    missed_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    missed_at: datetime | None = None
    contest_sealed: bytes | None = None
    contested_at: datetime | None = None
    #: A team leader or staff agreed with them: it does not count.
    cleared_by: int | None = Field(default=None, sa_column=Column(BigInteger))

    #: A row is bound to its task and its person.
    contest = secret("contest", row="bound")

    @property
    def bound(self) -> str:
        """What its secrets are bound to."""
        return f"{self.task_id}:{self.person_id}"


async def signup_or_none(session: AsyncSession, task_id: int, person_id: int) -> Signup | None:
    """Return what the person is to the task as it is now, None when nothing."""
    return await session.get(Signup, (task_id, person_id), populate_existing=True)


async def of(session: AsyncSession, task_id: int, *states: State) -> list[tuple[Signup, Person]]:
    """Return who is at a task in one of these states (none: any), in the order in which they came."""
    wanted = (
        select(Signup, Person)
        .join(Person, col(Person.id) == col(Signup.person_id))
        .where(col(Signup.task_id) == task_id)
        .order_by(col(Signup.position), col(Signup.person_id))
    )
    if states:
        wanted = wanted.where(col(Signup.state).in_(states))
    return [(signup, person) for signup, person in (await session.execute(wanted)).all()]


async def waiting(session: AsyncSession, task_id: int) -> tuple[int, int]:
    """Return how many wait for a place, and a position behind all of them."""
    line = col(Signup.task_id) == task_id, col(Signup.state) == State.WAITING
    count, last = (await session.execute(select(func.count(), func.max(col(Signup.position))).where(*line))).one()
    # Two that come within the same millisecond are in order, too.
    return count, max(new_id(), (last or 0) + 1)


async def ahead(session: AsyncSession, own: Signup) -> int:
    """Return how many wait before this one."""
    line = col(Signup.task_id) == own.task_id, col(Signup.state) == State.WAITING, col(Signup.position) < own.position
    return int((await session.execute(select(func.count()).where(*line))).scalar_one())


async def is_new(session: AsyncSession, found: Task, person_id: int) -> bool:
    """Tell whether somebody never had a place at this series."""
    if found.series_id is None:
        return False
    others = select(col(Task.id)).where(col(Task.series_id) == found.series_id, col(Task.id) != found.id)
    held = select(col(Signup.task_id)).where(
        col(Signup.person_id) == person_id, col(Signup.state) == State.HELD, col(Signup.task_id).in_(others)
    )
    return (await session.scalars(held.limit(1))).first() is None


async def take(session: AsyncSession, found: Task, *, new: bool) -> bool | None:
    """Take a place if one is free that may be taken, and tell whether it is one of those kept for who is new; None: none is.

    The database decides, whoever else takes one now.
    """
    free = (
        col(Task.id) == found.id,
        col(Task.state) == tasks.State.OPEN,
        col(Task.starts_at) > clock.now(),
        col(Task.taken) < col(Task.seats),
    )
    taken = {"taken": col(Task.taken) + 1}
    if new and await _change(session, found, *free, col(Task.kept) > 0, **taken, kept=col(Task.kept) - 1):
        return True
    return (
        False
        if await _change(session, found, *free, col(Task.taken) < col(Task.seats) - col(Task.kept), **taken)
        else None
    )


async def free(session: AsyncSession, found: Task, *, kept: bool) -> bool:
    """Let a place be free again; one that was kept for who is new is so once more, while there is time: then True."""
    again = kept and found.starts_at is not None and clock.now() < found.starts_at - KEPT_UNTIL
    back = {"kept": col(Task.kept) + 1} if again else {}
    await _change(session, found, col(Task.id) == found.id, col(Task.taken) > 0, taken=col(Task.taken) - 1, **back)
    return again


async def open_kept(session: AsyncSession, found: Task) -> None:
    """Let the places that were kept for who is new be everybody's."""
    await _change(session, found, col(Task.id) == found.id, kept=0)


async def move(session: AsyncSession, own: Signup, olds: Sequence[State], new: State, **values: Any) -> bool:
    """Move the row to `new` if it is still in one of `olds`, and refresh it; the database decides races."""
    if any(new not in TRANSITIONS[old] for old in olds):
        raise ValueError(f"no way from {olds} to {new}")
    same = col(Signup.task_id) == own.task_id, col(Signup.person_id) == own.person_id
    moved = await session.execute(
        update(Signup)
        .where(*same, col(Signup.state).in_(olds))
        .values(state=new, **{"changed_at": clock.now(), "offered_until": None, "kept": False, **values})
        .returning(col(Signup.task_id))
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        return False
    await session.refresh(own)
    return True


async def _change(session: AsyncSession, found: Task, *which: Any, **values: Any) -> bool:
    changed = update(Task).where(*which).values(**values).returning(col(Task.id))
    if (await session.execute(changed.execution_options(synchronize_session=False))).first() is None:
        return False
    await session.refresh(found)
    return True
