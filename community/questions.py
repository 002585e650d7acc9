"""Questions that the articles could not answer.

An unsure answer leaves a row with the words sealed, so that staff can learn what is missing. When the resident asks for a
person, a case begins, and the row says which one.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    String,
    delete,
    false,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock
from community.database import new_id
from community.errors import NotFound
from community.people import Person
from community.secrets import secret

LONGEST_WORDS: Final = 1000
KEPT_FOR: Final = timedelta(days=90)
#: Outcomes of a search that leave the asker without a sure answer.
MISSES: Final = frozenset({"unsure", "doubtful"})


class Question(SQLModel, table=True):
    """What one resident asked the articles."""

    __table_args__ = (
        Index("ix_question_missed", "asked_at", sqlite_where=text("missed"), postgresql_where=text("missed")),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    words_sealed: bytes | None = None
    #: The article that was shown but did not help.
    article_id: str | None = Field(default=None, max_length=80)
    asked_at: datetime = Field(default_factory=clock.now, index=True)
    #: What the articles said to it; empty where they were not asked.
    outcome: str = Field(default="", sa_column=Column(String(16), nullable=False, server_default=text("''")))
    #: The articles are still without an answer: nothing that was offered fitted, and nobody saw to it.
    missed: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: The case in which a person sees to it.
    case_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("case_file.id", ondelete="SET NULL"), index=True)
    )

    words = secret("words")


async def question(session: AsyncSession, question_id: int) -> Question:
    """Return the question, or raise NotFound. Who may see it is `access`'s to say."""
    found = await session.get(Question, question_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def record(
    session: AsyncSession, *, by: Person, words: str, article_id: str | None = None, outcome: str = ""
) -> Question:
    """Keep a question that had no sure answer; what was unsure or doubtful is a miss."""
    new = Question(person_id=by.id, article_id=article_id, outcome=outcome)
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


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete questions asked KEPT_FOR ago; return how many. The case that one led to has its words."""
    old = delete(Question).where(col(Question.asked_at) < now - KEPT_FOR)
    return len((await session.scalars(old.returning(col(Question.id)))).all())
