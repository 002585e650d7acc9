"""Questions that the articles could not answer, and requests for a person.

An unsure answer leaves a row with the words sealed, so that staff can learn what is missing. When the resident asks for a
person, the same row gets a number and waits for somebody to take it in hand.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, outbox, places, trail
from community.database import add_unless_there, new_id
from community.errors import AlreadyTaken, NotFound, TooMany
from community.groups import Purpose, nearest
from community.people import Person, RoleName, holders, person
from community.secrets import secret

LONGEST_WORDS: Final = 1000
MOST_OPEN: Final = 5
KEPT_FOR: Final = timedelta(days=90)


class Kind(StrEnum):
    """What the resident wants of a person."""

    QUESTION = "question"
    REPAIR = "repair"
    HELP = "help"


class State(StrEnum):
    """How far a question has come."""

    #: The articles had no sure answer; nobody was asked for.
    UNANSWERED = "unanswered"
    #: The resident asked for a person; nobody has it in hand yet.
    WAITING = "waiting"
    #: Somebody has it in hand.
    TAKEN = "taken"
    #: The one who had it in hand says that the resident was answered.
    DONE = "done"
    #: The resident took it back.
    WITHDRAWN = "withdrawn"


TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    State.UNANSWERED: frozenset({State.WAITING}),
    State.WAITING: frozenset({State.TAKEN, State.WITHDRAWN}),
    State.TAKEN: frozenset({State.DONE, State.WAITING, State.WITHDRAWN}),
    State.DONE: frozenset(),
    State.WITHDRAWN: frozenset(),
}


class Question(SQLModel, table=True):
    """What one resident asked. `number` is there from the moment they asked for a person."""

    __table_args__ = (
        CheckConstraint("state IN ('unanswered','waiting','taken','done','withdrawn')", name="state"),
        CheckConstraint("kind IN ('question','repair','help')", name="kind"),
        CheckConstraint("(state = 'unanswered') = (number IS NULL)", name="number"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    number: int | None = Field(default=None, unique=True)
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    place_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("place.id", ondelete="SET NULL"), index=True)
    )
    kind: str = Field(default=Kind.QUESTION, max_length=16)
    state: str = Field(default=State.UNANSWERED, max_length=16, index=True)
    words_sealed: bytes | None = None
    #: The article that was shown but did not help.
    article_id: str | None = Field(default=None, max_length=80)
    holder_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    asked_at: datetime = Field(default_factory=clock.now, index=True)

    words = secret("words")


class Series(SQLModel, table=True):
    """The last number given in a series; numbers are never given twice."""

    name: str = Field(primary_key=True, max_length=16)
    last: int = 0


class Vote(SQLModel, table=True):
    """Whether an article helped a person; a second tap replaces the first."""

    article_id: str = Field(primary_key=True, max_length=80)
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    useful: bool
    at: datetime = Field(default_factory=clock.now)


async def question(session: AsyncSession, question_id: int) -> Question:
    """Return the question, or raise NotFound. Who may see it is `access`'s to say."""
    found = await session.get(Question, question_id)
    if found is None:
        raise NotFound
    return found


async def record(session: AsyncSession, *, by: Person, words: str, article_id: str | None = None) -> Question:
    """Keep a question that had no sure answer."""
    new = Question(person_id=by.id, place_id=by.place_id, article_id=article_id)
    new.words = words[:LONGEST_WORDS]
    session.add(new)
    await session.flush()
    return new


async def ask(session: AsyncSession, *, by: Person, words: str, kind: Kind, article_id: str | None = None) -> Question:
    """Ask for a person straight away, with the first words. Asking again about the same article is asking once."""
    if article_id is not None:
        same = select(Question).where(
            col(Question.person_id) == by.id,
            col(Question.article_id) == article_id,
            col(Question.state).in_([State.WAITING, State.TAKEN]),
        )
        if (found := (await session.scalars(same)).first()) is not None:
            return found
    new = await record(session, by=by, words=words, article_id=article_id)
    new.kind = kind
    return await want_person(session, new, by=by)


async def want_person(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Let the question wait for a person and tell the staff of its place. Asking twice is asking once. Raises TooMany."""
    if found.state != State.UNANSWERED:
        return found
    open_ones = select(func.count()).where(
        col(Question.person_id) == by.id, col(Question.state).in_([State.WAITING, State.TAKEN])
    )
    if (count := (await session.scalars(open_ones)).one()) >= MOST_OPEN:
        raise TooMany(count=count)
    found.number = await _next_number(session, "R")
    found.state = State.WAITING
    await trail.record(session, by=by.id, act="asked-for-person", subject=f"question:{found.id}")
    await _tell_staff(session, found)
    return found


async def take(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Take the question in hand; the first thumb wins. The resident is told. Raises AlreadyTaken, NotFound."""
    if not await _move(session, found, State.WAITING, State.TAKEN, holder_id=by.id):
        await session.refresh(found)
        if found.state == State.TAKEN and found.holder_id is not None:
            if found.holder_id == by.id:
                return found
            raise AlreadyTaken(who=(await person(session, found.holder_id)).name or "")
        raise NotFound
    await trail.record(session, by=by.id, act="took", subject=f"question:{found.id}")
    await outbox.post(
        session,
        key=f"question:{found.id}:taken:{by.id}",
        card="question-taken",
        person_id=found.person_id,
        number=found.number,
        who=by.name,
    )
    return found


async def finish(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Say that the resident was answered. Raises NotFound when it is not in hand any more."""
    if found.state == State.DONE:
        return found
    if not await _move(session, found, State.TAKEN, State.DONE):
        raise NotFound
    await trail.record(session, by=by.id, act="finished", subject=f"question:{found.id}")
    await outbox.post(
        session,
        key=f"question:{found.id}:done",
        card="question-done",
        person_id=found.person_id,
        number=found.number,
        who=by.name,
    )
    return found


async def withdraw(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Take the question back. Whoever had it in hand is told. Raises NotFound when it has ended."""
    if found.state == State.WITHDRAWN:
        return found
    holder_id = found.holder_id
    if not (
        await _move(session, found, State.WAITING, State.WITHDRAWN)
        or await _move(session, found, State.TAKEN, State.WITHDRAWN)
    ):
        raise NotFound
    await trail.record(session, by=by.id, act="withdrew", subject=f"question:{found.id}")
    if holder_id is not None:
        await outbox.post(
            session,
            key=f"question:{found.id}:withdrawn",
            card="question-withdrawn",
            person_id=holder_id,
            number=found.number,
        )
    return found


async def mine(session: AsyncSession, person_id: int) -> list[Question]:
    """Return what the person asked people for, newest first."""
    wanted = select(Question).where(col(Question.person_id) == person_id, col(Question.number).is_not(None))
    return list((await session.scalars(wanted.order_by(col(Question.number).desc()))).all())


async def vote(session: AsyncSession, article_id: str, *, by: Person, useful: bool) -> None:
    """Remember whether the article helped."""
    found = await session.get(Vote, (article_id, by.id))
    if found is None:
        session.add(Vote(article_id=article_id, person_id=by.id, useful=useful))
    else:
        found.useful, found.at = useful, clock.now()


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete questions older than KEPT_FOR that nobody is waiting for; return how many."""
    ended = [State.UNANSWERED, State.DONE, State.WITHDRAWN]
    old = delete(Question).where(col(Question.asked_at) < now - KEPT_FOR, col(Question.state).in_(ended))
    return len((await session.execute(old.returning(col(Question.id)))).all())


async def _tell_staff(session: AsyncSession, found: Question) -> None:
    """Tell the staff group of the question's place; where none is linked, each administrator."""
    place = await places.place_or_none(session, found.place_id)
    groups = await nearest(session, Purpose.STAFF, place_id=found.place_id)
    readers: list[dict[str, int]] = [{"chat_id": group.id} for group in groups]
    if not readers:
        administrators = await holders(session, [RoleName.ADMINISTRATOR], place_id=None)
        readers = [{"person_id": person.id} for person in administrators if person.started_at is not None]
    for reader in readers:
        await outbox.post(
            session,
            key=f"question:{found.id}:waiting:{next(iter(reader.values()))}",
            card="question-waiting",
            question_id=found.id,
            number=found.number,
            kind=found.kind,
            place=place.name if place else None,
            **reader,
        )


async def _move(session: AsyncSession, found: Question, old: State, new: State, **values: int) -> bool:
    """Move the row from `old` to `new` if it is still in `old`; the database decides races, not an earlier read."""
    if new not in TRANSITIONS[old]:
        raise ValueError(f"no way from {old} to {new}")
    moved = await session.execute(
        update(Question)
        .where(col(Question.id) == found.id, col(Question.state) == old)
        .values(state=new, **values)
        .returning(col(Question.id))
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        return False
    await session.refresh(found)
    return True


async def _next_number(session: AsyncSession, series: str) -> int:
    await add_unless_there(session, Series(name=series))
    following = update(Series).where(col(Series.name) == series).values(last=col(Series.last) + 1)
    number: int = (await session.execute(following.returning(col(Series.last)))).scalar_one()
    return number
