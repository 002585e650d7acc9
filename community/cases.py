"""Cases: everything that a resident asks of people, from the first word to an honest end; the row and its states.

A case is a row from its first word on: a draft without a number, which survives restarts and is offered again. `intake` fills
and submits it, `levels` knows whose it is, `casework` is what its holder does, `endings` how it ends, `deadlines` what becomes
due, `entries` what was said and sent in it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, false, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock
from community.database import new_id
from community.errors import NotFound
from community.secrets import secret

#: What one person may have open at once.
MOST_OPEN: Final = 5
#: How long a case that ended may still be reopened.
REOPENS_FOR: Final = timedelta(days=30)
#: How long after its end a case keeps words, files, names and doors; then only its figures stay.
WORDS_KEPT_FOR: Final = timedelta(days=180)
#: How long the figures stay.
KEPT_FOR: Final = timedelta(days=5 * 365)
#: How long a draft waits for its writer.
DRAFTS_KEPT_FOR: Final = timedelta(days=14)


class Kind(StrEnum):
    """What a case is about."""

    QUESTION = "question"
    REPAIR = "repair"
    HELP = "help"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    #: What somebody of the committee found on a walk.
    PATROL = "patrol"


class State(StrEnum):
    """How far a case has come."""

    #: It is being written; it has no number, and nobody but its writer knows of it.
    DRAFT = "draft"
    #: Nobody has it in hand.
    WAITING = "waiting"
    TAKEN = "taken"
    #: Its holder asked the resident something: the clock stands still.
    ASKING = "asking"
    #: It rests until a day, for a reason that the resident was told: the clock stands still.
    ON_HOLD = "on-hold"
    #: `outcome` says how.
    ENDED = "ended"
    #: The resident took it back.
    WITHDRAWN = "withdrawn"
    #: It goes on in another case.
    MERGED = "merged"


class Outcome(StrEnum):
    """How a case ended. The first three are the work's ends; the other six are the lawful ways to answer without work."""

    #: It is said to be solved, with proof; `confirmed` tells whether the resident says so too.
    SOLVED = "solved"
    ANSWERED = "answered"
    #: It cannot be solved now: why, and what else to do, was told.
    NOT_NOW = "not-now"
    #: It belongs to 110, 119, 120 or 122, at once.
    EMERGENCY = "emergency"
    #: A court, an office or a procedure decides it by law.
    STATUTORY = "statutory"
    #: It is being seen to, or was: how far it is, was told.
    ALREADY = "already"
    #: It is between private people; what they can do was told.
    PRIVATE = "private"
    #: It is not among the community's duties; where it belongs was told.
    OUTSIDE = "outside"
    #: What is asked for is against the law or good order; why was told.
    IMPROPER = "improper"


class Window(StrEnum):
    """When somebody may come."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WEEKEND = "weekend"


class Contact(StrEnum):
    """How the resident wants to be spoken with."""

    CHAT = "chat"
    PHONE = "phone"
    VISIT = "visit"


_S = State
#: Which way is open from each state. The drawing in the docs is made from this table.
TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    _S.DRAFT: frozenset({_S.WAITING}),
    #: Waiting again: it climbed, or came down.
    _S.WAITING: frozenset({_S.WAITING, _S.TAKEN, _S.WITHDRAWN, _S.MERGED}),
    #: Taken again: it was handed over, or taken over.
    _S.TAKEN: frozenset({_S.WAITING, _S.TAKEN, _S.ASKING, _S.ON_HOLD, _S.ENDED, _S.WITHDRAWN, _S.MERGED}),
    _S.ASKING: frozenset({_S.WAITING, _S.TAKEN, _S.ENDED, _S.WITHDRAWN, _S.MERGED}),
    _S.ON_HOLD: frozenset({_S.WAITING, _S.TAKEN, _S.ENDED, _S.WITHDRAWN, _S.MERGED}),
    #: Not solved, says the resident: back to the one who led it, or to whoever comes when that one is gone.
    _S.ENDED: frozenset({_S.TAKEN, _S.WAITING}),
    _S.WITHDRAWN: frozenset(),
    _S.MERGED: frozenset(),
}
#: Somebody has it in hand.
HELD: Final = (State.TAKEN, State.ASKING, State.ON_HOLD)
#: Somebody waits for it.
OPEN: Final = (State.WAITING, *HELD)
#: Nothing more will happen unless it is reopened.
OVER: Final = (State.ENDED, State.WITHDRAWN, State.MERGED)
#: Outcomes that are no work's end: the six lawful answers.
LAWFUL: Final = (
    Outcome.EMERGENCY,
    Outcome.STATUTORY,
    Outcome.ALREADY,
    Outcome.PRIVATE,
    Outcome.OUTSIDE,
    Outcome.IMPROPER,
)

#: The same as a condition, in the words of the index of what is open: only so do both databases go by it.
IS_OPEN: Final = text("state IN ('waiting','taken','asking','on-hold')")


class Case(SQLModel, table=True):
    """One case. A draft has neither number nor level; whoever may see what of it is `access`'s to say."""

    __tablename__ = "case_file"  # CASE is a word of SQL.
    __table_args__ = (
        CheckConstraint("kind IN ('question','repair','help','complaint','suggestion','patrol')", name="kind"),
        CheckConstraint(
            "state IN ('draft','waiting','taken','asking','on-hold','ended','withdrawn','merged')", name="state"
        ),
        CheckConstraint(
            "outcome IN ('solved','answered','not-now','emergency','statutory','already','private','outside','improper')",
            name="outcome",
        ),
        CheckConstraint("(state = 'draft') = (number IS NULL)", name="number"),
        CheckConstraint("(state = 'ended') = (outcome IS NOT NULL)", name="ended"),
        CheckConstraint("level IN ('grid','community','street','district')", name="level"),
        Index("ix_case_file_open", "place_id", "state", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index("ix_case_file_alike", "place_id", "service", "submitted_at"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    #: What people call it by: #R17. None for a draft.
    number: int | None = Field(default=None, unique=True)
    kind: str = Field(max_length=16)
    #: The category, a key of the catalogue; None: nobody chose one yet.
    service: str | None = Field(
        default=None, sa_column=Column(ForeignKey("service.key", ondelete="SET NULL"), index=True)
    )
    state: str = Field(default=State.DRAFT, max_length=16, index=True)
    outcome: str | None = Field(default=None, max_length=16)
    #: Whether the resident says that it is solved; None: they have not said.
    confirmed: bool | None = None
    #: Who asks. None after they were erased, or once the words were forgotten.
    person_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    #: For whom, if not for themselves: by leave of an older neighbour.
    proxy_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("proxy.id", ondelete="SET NULL"), index=True)
    )
    #: The building, or whatever place is known.
    place_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("place.id", ondelete="SET NULL"), index=True)
    )
    #: Where exactly, in free words: unit, floor, door.
    spot_sealed: bytes | None = None
    phone_sealed: bytes | None = None
    window: str = Field(default=Window.ANY, max_length=16)
    contact: str = Field(default=Contact.CHAT, max_length=16)
    #: The level of government at which it lies now.
    level: str | None = Field(default=None, max_length=16)
    #: Who has it in hand.
    holder_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    #: Who took it first, and leads it to its end through every transfer.
    lead_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    #: The promised times: until when somebody takes it, and until when it is solved.
    accept_by: datetime | None = None
    solve_by: datetime | None = None
    #: What was promised first, before any extension or pause: what is kept or broken in the figures.
    promised_by: datetime | None = None
    #: Since when the clock stands still.
    paused_at: datetime | None = None
    held_until: datetime | None = None
    #: Written and submitted, taken first, ended last; changed whenever it comes a step further.
    submitted_at: datetime | None = Field(default=None, index=True)
    accepted_at: datetime | None = None
    ended_at: datetime | None = None
    changed_at: datetime = Field(default_factory=clock.now, index=True)
    #: Counts whenever it comes to another desk or another hand: the keys of its deliveries hold it.
    turn: int = 0
    reopened: int = 0
    extended: int = 0
    climbed: int = 0
    #: It came back from the level above, with a decision.
    returned: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: It is not among the community's duties: it goes up with the basis.
    outside: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: The case that this one is a part of, and the one in which it goes on.
    part_of_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("case_file.id", ondelete="SET NULL"), index=True)
    )
    merged_into_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("case_file.id", ondelete="SET NULL"), index=True)
    )
    #: The article about which a person was asked.
    article_id: str | None = Field(default=None, max_length=80)
    #: When words and names were forgotten.
    anonymised_at: datetime | None = None

    spot = secret("spot")
    phone = secret("phone")


async def case(session: AsyncSession, case_id: int) -> Case:
    """Return the case as it is now, or raise NotFound. Who may see it is `access`'s to say."""
    found = await session.get(Case, case_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def lock(session: AsyncSession, found: Case) -> None:
    """Let whatever else happens to this case come before or after; it is refreshed. Raises NotFound when it went.

    Cases are locked before people, several in the order of their ids. Rows that refer to it may come meanwhile.
    """
    own = select(Case).where(col(Case.id) == found.id).with_for_update(key_share=True)
    if (await session.scalars(own.execution_options(populate_existing=True))).one_or_none() is None:
        raise NotFound


async def by_number(session: AsyncSession, number: int) -> Case:
    """Return the case that people call by this number, or raise NotFound."""
    found = (await session.scalars(select(Case).where(col(Case.number) == number))).one_or_none()
    if found is None:
        raise NotFound
    return found


async def open_ones(session: AsyncSession, person_id: int) -> Sequence[Case]:
    """Return what this person asked people for and still waits for; the parts of a case are not counted again."""
    theirs = col(Case.person_id) == person_id, col(Case.state).in_(OPEN), col(Case.part_of_id).is_(None)
    return (await session.scalars(select(Case).where(*theirs).order_by(col(Case.number)))).all()


async def move(session: AsyncSession, found: Case, olds: Sequence[State], new: State, **values: Any) -> bool:
    """Move the row to `new` if it is still in one of `olds`, and refresh it; the database decides races.

    `values` may hold column names; a key `where` is a further condition on the row (a SQL expression).
    """
    if any(new not in TRANSITIONS[old] for old in olds):
        raise ValueError(f"no way from {olds} to {new}")
    where = values.pop("where", None)
    conditions = [col(Case.id) == found.id, col(Case.state).in_(olds), *([] if where is None else [where])]
    moved = await session.execute(
        update(Case)
        .where(*conditions)
        .values(state=new, changed_at=clock.now(), **values)
        .returning(col(Case.id))
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        return False
    await session.refresh(found)
    return True
