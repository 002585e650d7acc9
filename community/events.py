"""Events: what neighbours do together; when and where, for how many, what to bring; the row and its states.

An event is a row from its first word on; nobody but those who plan it knows of it until it is open. `hosting` fills and
opens it, `guests` and `attending` say who comes, `billboards` shows it in groups, `programmes` lists what is on. Nothing is
ever to be paid for it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, UniqueConstraint, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, timers
from community.database import new_id
from community.errors import NotFound
from community.timers import Timer

SERIES: Final = "event"
LONGEST_TITLE: Final = 60
LONGEST_NOTES: Final = 500
LONGEST_WORDS: Final = 300
LONGEST_VENUE: Final = 120
MOST_SEATS: Final = 2000
#: As many people as one neighbour may bring, themselves included.
MOST_HEADS: Final = 9
#: Somebody works on the row at this moment: how long a timer lets them.
AGAIN_IN: Final = timedelta(seconds=5)


class State(StrEnum):
    """How far an event has come."""

    #: It is being planned: it has no number.
    DRAFT = "draft"
    #: People can sign up, until it begins.
    OPEN = "open"
    OVER = "over"
    CALLED_OFF = "called-off"


class Kind(StrEnum):
    """What sort of event it is."""

    GATHERING = "gathering"
    #: A course: whoever came is asked some time later whether it was of use.
    TRAINING = "training"
    #: A job fair, or somebody who has work to offer.
    JOBS = "jobs"
    #: Those whose birthday is in its month are invited.
    BIRTHDAY = "birthday"


_S = State
#: Which way is open from each state. The drawing in the docs is made from this table.
TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    _S.DRAFT: frozenset({_S.OPEN}),
    _S.OPEN: frozenset({_S.OVER, _S.CALLED_OFF}),
    _S.OVER: frozenset(),
    _S.CALLED_OFF: frozenset(),
}


class Event(SQLModel, table=True):
    """One event, or one occurrence of a series. All that it says is for everybody to read."""

    __table_args__ = (
        CheckConstraint("state IN ('draft','open','over','called-off')", name="state"),
        CheckConstraint("kind IN ('gathering','training','jobs','birthday')", name="kind"),
        CheckConstraint("(state = 'draft') = (number IS NULL)", name="number"),
        CheckConstraint("seats BETWEEN 1 AND 2000", name="seats"),
        # The last word on who comes: whatever races, no event has more people than places.
        CheckConstraint("taken >= 0 AND (seats IS NULL OR taken <= seats)", name="taken"),
        CheckConstraint("ends_at > starts_at", name="times"),
        UniqueConstraint("series_id", "regular_at"),
        Index("ix_event_coming", "state", "starts_at"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    #: What people call it by: #E3.
    number: int | None = Field(default=None, unique=True)
    #: Whose event it is: a community, a grid or a building.
    place_id: int = Field(foreign_key="place.id", index=True)
    #: Who holds it, and is asked whether it takes place.
    host_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    state: str = Field(default=State.DRAFT, max_length=16)
    kind: str = Field(default=Kind.GATHERING, max_length=16)
    #: Whoever wants to hear about this topic is told in private, a name of `audiences.Topic`.
    topic: str | None = Field(default=None, max_length=16)
    title: str = Field(default="", max_length=LONGEST_TITLE)
    #: What to bring, what there is.
    notes: str = Field(default="", max_length=LONGEST_NOTES)
    venue: str = Field(default="", max_length=LONGEST_VENUE)
    #: Whom it is for, in words; empty: for everybody.
    whom: str = Field(default="", max_length=LONGEST_VENUE)
    #: Telegram's name of a picture.
    picture: str | None = Field(default=None, max_length=200)
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    #: How many people there is room for; None: for everybody who comes.
    seats: int | None = None
    #: How many people have a place, or one that is kept for them.
    taken: int = 0
    #: Of a series: the id of its first event.
    series_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    #: Of a series: when it comes by the series' rule, whatever it was altered to. Two of a series never come at one moment.
    regular_at: datetime | None = None
    #: How often it comes again, a name of `timers.Repeat`; None: this once.
    repeat: str | None = Field(default=None, max_length=16)
    #: Its host said, the day before, that it takes place.
    still_on_at: datetime | None = None
    #: How many people came, as its host counted.
    came: int | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    changed_at: datetime = Field(default_factory=clock.now, index=True)
    #: When the messages about it were deleted, long after its end.
    forgotten_at: datetime | None = None
    #: Why it was called off.
    reason: str = Field(default="", max_length=LONGEST_WORDS)

    @property
    def subject(self) -> str:
        """What timers and the trail call it."""
        return f"event:{self.id}"


async def event(session: AsyncSession, event_id: int) -> Event:
    """Return the event as it is now, or raise NotFound. A draft is only its planners' to see."""
    found = await session.get(Event, event_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def by_number(session: AsyncSession, number: int) -> Event:
    """Return the event that people call by this number, or raise NotFound."""
    found = (await session.scalars(select(Event).where(col(Event.number) == number))).one_or_none()
    if found is None:
        raise NotFound
    return found


async def lock(session: AsyncSession, found: Event) -> None:
    """Let whatever else happens to this event come before or after; it is refreshed. Raises NotFound when it went.

    Events are locked before people.
    """
    own = select(Event).where(col(Event.id) == found.id).with_for_update(key_share=True)
    if (await session.scalars(own.execution_options(populate_existing=True))).one_or_none() is None:
        raise NotFound


async def of_timer(session: AsyncSession, timer: Timer) -> Event | None:
    """Return the event of a timer, locked; None where it is gone, or where somebody works on it: the timer then comes again.

    A timer that fires has its own row already, and whoever works on an event and calls it off has that: neither may wait for
    the other.
    """
    own = col(Event.id) == int(timer.subject.split(":")[1])
    wanted = select(Event).where(own).with_for_update(skip_locked=True, key_share=True)
    found = (await session.scalars(wanted.execution_options(populate_existing=True))).one_or_none()
    if found is None and (await session.scalars(select(col(Event.id)).where(own))).first() is not None:
        await timers.arm(session, kind=timer.kind, subject=timer.subject, at=clock.now() + AGAIN_IN)
    return found


async def move(session: AsyncSession, found: Event, olds: Sequence[State], new: State, **values: Any) -> bool:
    """Move the row to `new` if it is still in one of `olds`, and refresh it; the database decides races."""
    if any(new not in TRANSITIONS[old] for old in olds):
        raise ValueError(f"no way from {olds} to {new}")
    moved = await session.execute(
        update(Event)
        .where(col(Event.id) == found.id, col(Event.state).in_(olds))
        .values(state=new, changed_at=clock.now(), **values)
        .returning(col(Event.id))
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        return False
    await session.refresh(found)
    return True
