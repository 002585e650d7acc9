"""Tasks for volunteers: when and where, how many are wanted, what it takes, and what may go wrong; the row and its states.

A task is a row from its first word on; nobody but those who plan it knows of it until it is open. `planning` fills and opens
it, `signups` says who takes part, `visits` what they get to know, `turnouts` who comes, `stints` how long they were there.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
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

from community import clock, timers
from community.database import new_id
from community.errors import NotFound
from community.secrets import secret
from community.timers import Timer

SERIES: Final = "task"
LONGEST_TITLE: Final = 60
LONGEST_NOTES: Final = 500
LONGEST_WORDS: Final = 300
MOST_SEATS: Final = 200
#: Fewer never go to somebody's home.
LEAST_AT_HOME: Final = 2
#: How long after its end a task keeps the door and the name of whoever was served.
WORDS_KEPT_FOR: Final = timedelta(days=30)
#: Somebody works on the row at this moment: how long a timer lets them.
AGAIN_IN: Final = timedelta(seconds=5)


class State(StrEnum):
    """How far a task has come."""

    #: It is being planned: it has no number.
    DRAFT = "draft"
    #: Places can be taken, until it ends.
    OPEN = "open"
    OVER = "over"
    CALLED_OFF = "called-off"


class Risk(StrEnum):
    """What may happen to whoever takes part, at the worst."""

    #: Nothing beyond everyday life.
    EVERYDAY = "everyday"
    #: Something to be careful of: it is told.
    CARE = "care"
    #: Somebody may get hurt: nobody takes part without an accident insurance (志愿服务条例, article 17).
    DANGER = "danger"


_S = State
#: Which way is open from each state. The drawing in the docs is made from this table.
TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    _S.DRAFT: frozenset({_S.OPEN}),
    _S.OPEN: frozenset({_S.OVER, _S.CALLED_OFF}),
    _S.OVER: frozenset(),
    _S.CALLED_OFF: frozenset(),
}


class Task(SQLModel, table=True):
    """One task, or one occurrence of a series. Title, meeting point, notes and risk are for every volunteer to read.

    The door and who is served are sealed: they are for whoever takes part, from then until it is done. None where the gates ask
    for an answer means that nobody gave one yet.
    """

    __table_args__ = (
        CheckConstraint("state IN ('draft','open','over','called-off')", name="state"),
        CheckConstraint("(state = 'draft') = (number IS NULL)", name="number"),
        CheckConstraint("risk IN ('everyday','care','danger')", name="risk"),
        CheckConstraint("seats BETWEEN 1 AND 200", name="seats"),
        # The last word on who takes part: whatever races, no task has more people than places.
        CheckConstraint("taken BETWEEN 0 AND seats", name="taken"),
        CheckConstraint("ends_at > starts_at", name="times"),
        UniqueConstraint("series_id", "regular_at"),
        Index("ix_task_coming", "state", "starts_at"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    #: What people call it by: #T8.
    number: int | None = Field(default=None, unique=True)
    place_id: int = Field(foreign_key="place.id", index=True)
    #: The team that is asked; None: every volunteer of the place.
    team_id: int | None = Field(default=None, sa_column=Column(ForeignKey("team.id", ondelete="SET NULL"), index=True))
    #: The case that it helps with.
    case_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("case_file.id", ondelete="SET NULL"), index=True)
    )
    #: Of a series: the id of its first task.
    series_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    #: Of a series: when it comes by the series' rule, whatever it was altered to. Two of a series never come at one moment.
    regular_at: datetime | None = None
    #: How often it comes again, a name of `timers.Repeat`; None: this once.
    repeat: str | None = Field(default=None, max_length=16)
    state: str = Field(default=State.DRAFT, max_length=16)
    #: Who plans it, and is asked when something is unclear.
    planner_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    title: str = Field(default="", max_length=LONGEST_TITLE)
    #: What to bring, what to wear: for everybody.
    notes: str = Field(default="", max_length=LONGEST_NOTES)
    #: Where one meets, in words for everybody; never a door.
    meeting: str = Field(default="", max_length=120)
    #: The door, unit and floor.
    spot_sealed: bytes | None = None
    #: Who is served, where they have no account here: {"name": str, "phone": str}.
    served_sealed: bytes | None = None
    #: Who is served.
    served_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    seats: int = 1
    #: How many hold a place.
    taken: int = 0
    #: Places kept for those who never were at this series, until a day before.
    kept: int = 0
    #: With fewer it does not take place.
    least: int = 1
    urgent: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: Whether it leads into somebody's home.
    home: bool | None = None
    risk: str | None = Field(default=None, max_length=16)
    risk_words: str = Field(default="", max_length=LONGEST_WORDS)
    #: The skill that it takes, a key of the crafts; empty: none.
    skill: str | None = Field(default=None, max_length=24)
    #: It is enough that one of those who go can do it; the last place is kept for who can.
    one_skilled: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: Whoever is served wishes that women come.
    women: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: Whether everybody who takes part is insured against accidents.
    insured: bool | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    changed_at: datetime = Field(default_factory=clock.now, index=True)
    #: Why it was called off.
    reason: str = Field(default="", max_length=LONGEST_WORDS)
    #: When the door and the name were forgotten.
    anonymised_at: datetime | None = None

    spot = secret("spot")
    served = secret("served")

    @property
    def adults(self) -> bool:
        """Whether it is for adults alone: into homes, and where somebody may get hurt, no minor is sent."""
        return bool(self.home) or self.risk == Risk.DANGER


async def task(session: AsyncSession, task_id: int) -> Task:
    """Return the task as it is now, or raise NotFound. Who may see it is `access`'s to say."""
    found = await session.get(Task, task_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def by_number(session: AsyncSession, number: int) -> Task:
    """Return the task that people call by this number, or raise NotFound."""
    found = (await session.scalars(select(Task).where(col(Task.number) == number))).one_or_none()
    if found is None:
        raise NotFound
    return found


async def lock(session: AsyncSession, found: Task) -> None:
    """Let whatever else happens to this task come before or after; it is refreshed. Raises NotFound when it went.

    Cases are locked before tasks, and tasks before people.
    """
    own = select(Task).where(col(Task.id) == found.id).with_for_update(key_share=True)
    if (await session.scalars(own.execution_options(populate_existing=True))).one_or_none() is None:
        raise NotFound


async def of_timer(session: AsyncSession, timer: Timer) -> Task | None:
    """Return the task of a timer, locked; None where it is gone, or where somebody works on it: the timer then comes again.

    A timer that fires has its own row already, and whoever works on a task and calls it off has that: neither may wait for
    the other.
    """
    own = col(Task.id) == int(timer.subject.split(":")[1])
    wanted = select(Task).where(own).with_for_update(skip_locked=True, key_share=True)
    found = (await session.scalars(wanted.execution_options(populate_existing=True))).one_or_none()
    if found is None and (await session.scalars(select(col(Task.id)).where(own))).first() is not None:
        await timers.arm(session, kind=timer.kind, subject=timer.subject, at=clock.now() + AGAIN_IN)
    return found


async def move(session: AsyncSession, found: Task, olds: Sequence[State], new: State, **values: Any) -> bool:
    """Move the row to `new` if it is still in one of `olds`, and refresh it; the database decides races."""
    if any(new not in TRANSITIONS[old] for old in olds):
        raise ValueError(f"no way from {olds} to {new}")
    moved = await session.execute(
        update(Task)
        .where(col(Task.id) == found.id, col(Task.state).in_(olds))
        .values(state=new, changed_at=clock.now(), **values)
        .returning(col(Task.id))
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        return False
    await session.refresh(found)
    return True
