"""Questions that the articles could not answer, and requests for a person.

An unsure answer leaves a row with the words sealed, so that staff can learn what is missing. When the resident asks for a
person, the same row gets a number and waits for somebody to take it in hand.
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
    String,
    delete,
    false,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, outbox, places, trail
from community.database import new_id
from community.errors import AlreadyTaken, Ended, NotFound, TooMany
from community.groups import Group, Purpose, nearest
from community.numbers import next_number
from community.people import Person, RoleName, holders, person
from community.secrets import secret

LONGEST_WORDS: Final = 1000
MOST_OPEN: Final = 5
KEPT_FOR: Final = timedelta(days=90)
#: Outcomes of a search that leave the asker without a sure answer.
MISSES: Final = frozenset({"unsure", "doubtful"})


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
    #: "Not solved yet", says the resident: it waits again under its old number.
    State.DONE: frozenset({State.WAITING}),
    State.WITHDRAWN: frozenset(),
}


class Question(SQLModel, table=True):
    """What one resident asked. `number` is there from the moment they asked for a person."""

    __table_args__ = (
        CheckConstraint("state IN ('unanswered','waiting','taken','done','withdrawn')", name="state"),
        CheckConstraint("kind IN ('question','repair','help')", name="kind"),
        CheckConstraint("(state = 'unanswered') = (number IS NULL)", name="number"),
        Index("ix_question_missed", "asked_at", sqlite_where=text("missed"), postgresql_where=text("missed")),
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
    asked_at: datetime = Field(default_factory=clock.now)
    #: When it last came a step further: what has ended is kept for KEPT_FOR from here.
    changed_at: datetime = Field(default_factory=clock.now, index=True)
    #: How often it was said to be answered and was not.
    reopened: int = 0
    #: What the articles said to it; empty where they were not asked.
    outcome: str = Field(default="", sa_column=Column(String(16), nullable=False, server_default=text("''")))
    #: The articles are still without an answer: nothing that was offered fitted, and nobody saw to it.
    missed: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))

    words = secret("words")


async def question(session: AsyncSession, question_id: int) -> Question:
    """Return the question, or raise NotFound. Who may see it is `access`'s to say."""
    found = await session.get(Question, question_id)
    if found is None:
        raise NotFound
    return found


async def record(
    session: AsyncSession,
    *,
    by: Person,
    words: str,
    kind: Kind = Kind.QUESTION,
    article_id: str | None = None,
    outcome: str = "",
) -> Question:
    """Keep a question that had no sure answer; what was unsure or doubtful is a miss."""
    new = Question(person_id=by.id, place_id=by.place_id, kind=kind, article_id=article_id, outcome=outcome)
    new.missed = outcome in MISSES
    new.words = words[:LONGEST_WORDS]
    session.add(new)
    await session.flush()
    return new


async def miss_again(session: AsyncSession, question_id: int) -> None:
    """Count the question as a miss, whatever became of it: somebody waits for an answer.

    Raises NotFound, also for what the articles were not asked: words that were meant for a person are on no list.
    """
    # A statement, not an attribute: whoever settles it at this moment is waited for, or waits.
    asked = col(Question.missed) | col(Question.outcome).in_(MISSES)
    missed = update(Question).where(col(Question.id) == question_id, asked).values(missed=True)
    if (await session.scalars(missed.returning(col(Question.id)))).first() is None:
        raise NotFound


async def ask(session: AsyncSession, *, by: Person, words: str, kind: Kind, article_id: str | None = None) -> Question:
    """Ask for a person straight away, with the first words. Raises TooMany.

    Asking again about the same article, or again without a word, is asking once: a thumb may tap twice.
    """
    await one_at_a_time(session, by)
    if article_id is not None or not words:
        for found in await open_ones(session, by.id):
            if found.article_id == article_id and (article_id is not None or not found.words):
                return found
    new = await record(session, by=by, words=words, kind=kind, article_id=article_id)
    return await want_person(session, new, by=by)


async def open_ones(session: AsyncSession, person_id: int) -> Sequence[Question]:
    """Return what this person asked people for and still waits for."""
    wanted = select(Question).where(
        col(Question.person_id) == person_id, col(Question.state).in_([State.WAITING, State.TAKEN])
    )
    return (await session.scalars(wanted.order_by(col(Question.number)))).all()


async def make_sure_of_room(session: AsyncSession, *, by: Person) -> None:
    """Raise TooMany when this person has as many open requests as one may have: before they write it all down."""
    if (count := len(await open_ones(session, by.id))) >= MOST_OPEN:
        raise TooMany(count=count)


async def want_person(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Let the question wait for a person and tell the staff of its place. Asking twice is asking once. Raises TooMany."""
    if found.state != State.UNANSWERED:
        return found
    await one_at_a_time(session, by)
    await make_sure_of_room(session, by=by)
    if not await _move(session, found, State.UNANSWERED, State.WAITING, number=await next_number(session, "R")):
        await session.refresh(found)
        return found
    await trail.record(session, by=by.id, act="asked-for-person", subject=f"question:{found.id}")
    await _tell_staff(session, found)
    return found


async def take(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Take the question in hand; the first thumb wins. Raises AlreadyTaken, Ended.

    The holder gets the words in private, the resident hears who it is, and the staff's cards say so.
    """
    if not await _move(session, found, State.WAITING, State.TAKEN, holder_id=by.id):
        await session.refresh(found)
        if found.state != State.TAKEN or found.holder_id is None:
            raise Ended
        if found.holder_id != by.id:
            raise AlreadyTaken(who=(await person(session, found.holder_id)).name or "")
        return found
    await trail.record(session, by=by.id, act="took", subject=f"question:{found.id}")
    asker = await person(session, found.person_id)
    place = await places.place_or_none(session, found.place_id)
    await outbox.post(
        session,
        key=_in_hand(found),
        card="question-in-hand",
        person_id=by.id,
        question_id=found.id,
        number=found.number,
        kind=found.kind,
        place=place.name if place else None,
        name=asker.name,
        telegram_id=asker.telegram_id,
        words=found.words,
    )
    await outbox.post(
        session,
        key=f"question:{found.id}:taken:{found.reopened}",
        card="question-taken",
        person_id=found.person_id,
        number=found.number,
        who=by.name,
    )
    await _revise_staff_cards(session, found, who=by.name)
    return found


async def finish(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Say that the resident was answered; the words leave the holder's chat. Raises Ended when it is not in hand any more."""
    if found.state == State.DONE:
        return found
    if not await _move(session, found, State.TAKEN, State.DONE):
        raise Ended
    await trail.record(session, by=by.id, act="finished", subject=f"question:{found.id}")
    asker = await person(session, found.person_id)
    reached = asker.reachable and asker.started_at is not None
    await outbox.revise(
        session,
        f"question:{found.id}:finished:{found.reopened}",
        key_prefix=_in_hand(found),
        card="question-finished",
        number=found.number,
        reached=reached,
    )
    await outbox.post(
        session,
        key=f"question:{found.id}:done:{found.reopened}",
        card="question-done",
        person_id=found.person_id,
        question_id=found.id,
        number=found.number,
        kind=found.kind,
        who=by.name,
    )
    await _revise_staff_cards(session, found, who=by.name)
    return found


async def reopen(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Let it wait again, with its number and words, because it was not solved. Raises Ended when it is too late for that."""
    if found.state in {State.WAITING, State.TAKEN}:
        return found
    before = found.reopened
    if not await _move(session, found, State.DONE, State.WAITING, holder_id=None, reopened=before + 1):
        raise Ended
    await _close_round(session, found, before)
    await trail.record(session, by=by.id, act="reopened", subject=f"question:{found.id}")
    await _tell_staff(session, found)
    return found


async def withdraw(session: AsyncSession, found: Question, *, by: Person) -> Question:
    """Take the question back. Whoever had it in hand is told, and its words leave their chat. Raises Ended."""
    if found.state == State.WITHDRAWN:
        return found
    if not (
        await _move(session, found, State.WAITING, State.WITHDRAWN)
        or await _move(session, found, State.TAKEN, State.WITHDRAWN)
    ):
        raise Ended
    await trail.record(session, by=by.id, act="withdrew", subject=f"question:{found.id}")
    await _call_off(session, found)
    return found


async def release_all(session: AsyncSession, holder: Person, *, by: Person) -> int:
    """Let what this person has in hand wait for another one, and say so on their cards; return how many it was."""
    held = select(Question).where(col(Question.holder_id) == holder.id, col(Question.state) == State.TAKEN)
    found = (await session.scalars(held)).all()
    for one in found:
        in_hand, before = _in_hand(one), one.reopened
        if await _move(session, one, State.TAKEN, State.WAITING, holder_id=None, reopened=before + 1):
            await _close_round(session, one, before)
            await trail.record(session, by=by.id, act="released", subject=f"question:{one.id}")
            key = f"question:{one.id}:released:{one.reopened}"
            await outbox.revise(session, key, key_prefix=in_hand, card="question-released", number=one.number)
            await outbox.post(
                session,
                key=f"question:{one.id}:waits-again:{one.reopened}",
                card="question-waits-again",
                person_id=one.person_id,
                number=one.number,
            )
            await _tell_staff(session, one)
    return len(found)


async def call_off_all(session: AsyncSession, by: Person) -> None:
    """Let nothing of this person stay on other people's cards: they are about to be erased."""
    # All of theirs in one order, and before the person's own row: so does everybody who works on questions.
    own = select(col(Question.id)).where(col(Question.person_id) == by.id).order_by(col(Question.id))
    await session.execute(own.with_for_update())
    for found in await open_ones(session, by.id):
        await _call_off(session, found)


async def move_home(session: AsyncSession, by: Person) -> None:
    """Give the place that the person chose just now to what still waits, on the staff's cards too."""
    for found in await open_ones(session, by.id):
        if by.place_id not in {None, found.place_id} and found.state == State.WAITING:
            found.place_id = by.place_id
            await _revise_staff_cards(session, found, who=None)
            # The grid of the new place may have a staff group of its own, which has not heard yet.
            await _tell_staff(session, found)


async def mine(session: AsyncSession, person_id: int) -> list[Question]:
    """Return what the person asked people for, newest first."""
    wanted = select(Question).where(col(Question.person_id) == person_id, col(Question.number).is_not(None))
    return list((await session.scalars(wanted.order_by(col(Question.number).desc()))).all())


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete questions that ended KEPT_FOR ago, or never had a person, and their cards; return how many."""
    ended = [State.UNANSWERED, State.DONE, State.WITHDRAWN]
    old = delete(Question).where(col(Question.changed_at) < now - KEPT_FOR, col(Question.state).in_(ended))
    forgotten = (await session.scalars(old.returning(col(Question.id)))).all()
    for question_id in forgotten:
        await outbox.forget_about(session, f"question:{question_id}:")
    return len(forgotten)


async def one_at_a_time(session: AsyncSession, by: Person) -> None:
    """Let two wishes of one person at once be looked at one after the other (on SQLite all writers are)."""
    own = select(col(Person.id)).where(col(Person.id) == by.id)
    # Rows that refer to the person may come meanwhile: whoever writes them may hold what this one waits for.
    await session.execute(own.with_for_update(key_share=True))


async def _tell_staff(session: AsyncSession, found: Question) -> None:
    """Tell the staff group of the question's place; where none is linked, each administrator."""
    place = await places.place_or_none(session, found.place_id)
    groups = await nearest(session, Purpose.STAFF, place_id=found.place_id)
    readers: list[dict[str, Any]] = [{"chat_id": group.id} for group in groups]
    if not readers:
        administrators = await holders(session, [RoleName.ADMINISTRATOR], place_id=None)
        readers = [{"person_id": person.id} for person in administrators if person.started_at is not None]
    for reader in readers:
        await outbox.post(
            session,
            key=f"{_waiting(found)}:{found.reopened}:{next(iter(reader.values()))}",
            card="question-waiting",
            **_facts(found, place),
            **reader,
        )


async def tell_new_group(session: AsyncSession, group: Group) -> None:
    """Show a staff group that was linked just now what waits at its place: until now perhaps nobody could be told."""
    for found in (await session.scalars(select(Question).where(col(Question.state) == State.WAITING))).all():
        if group.id in {one.id for one in await nearest(session, Purpose.STAFF, place_id=found.place_id)}:
            await _tell_staff(session, found)


async def _revise_staff_cards(session: AsyncSession, found: Question, *, who: str | None) -> None:
    """Let the staff's cards say how far it has come."""
    place = await places.place_or_none(session, found.place_id)
    await outbox.revise(
        session,
        f"question:{found.id}:card:{found.state}:{found.place_id}:{found.reopened}",
        key_prefix=f"{_waiting(found)}:{found.reopened}:",
        card="question-waiting" if found.state == State.WAITING else "question-held",
        **_facts(found, place),
        **({} if found.state == State.WAITING else {"state": found.state, "who": who}),
    )


async def _close_round(session: AsyncSession, found: Question, number: int) -> None:
    """Let the staff's cards of an earlier round say that there is a newer one."""
    place = await places.place_or_none(session, found.place_id)
    await outbox.revise(
        session,
        f"question:{found.id}:card:again:{number}",
        key_prefix=f"{_waiting(found)}:{number}:",
        card="question-held",
        **_facts(found, place),
        state="again",
        who=None,
    )


async def _call_off(session: AsyncSession, found: Question) -> None:
    found.state = State.WITHDRAWN
    await outbox.revise(
        session,
        f"question:{found.id}:called-off:{found.reopened}",
        key_prefix=_in_hand(found),
        card="question-withdrawn",
        number=found.number,
    )
    await _revise_staff_cards(session, found, who="")


def _facts(found: Question, place: places.Place | None) -> dict[str, Any]:
    """Return what a group may read of a question."""
    return {
        "question_id": found.id,
        "number": found.number,
        "kind": found.kind,
        "place": place.name if place else None,
    }


def _waiting(found: Question) -> str:
    return f"question:{found.id}:waiting"


def _in_hand(found: Question) -> str:
    return f"question:{found.id}:in-hand:{found.reopened}:{found.holder_id}"


async def _move(session: AsyncSession, found: Question, old: State, new: State, **values: int | None) -> bool:
    """Move the row from `old` to `new` if it is still in `old`; the database decides races, not an earlier read."""
    if new not in TRANSITIONS[old]:
        raise ValueError(f"no way from {old} to {new}")
    moved = await session.execute(
        update(Question)
        .where(col(Question.id) == found.id, col(Question.state) == old)
        .values(state=new, changed_at=clock.now(), **values)
        .returning(col(Question.id))
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        return False
    await session.refresh(found)
    return True
