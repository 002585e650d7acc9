"""Who wants to be told: when an article changes, or when there is an answer to what they asked.

What somebody wants to know of is theirs alone, so it is sealed, and found by opening what is kept.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock
from community.database import new_id
from community.people import Person, one_at_a_time
from community.questions import miss_again
from community.secrets import CannotOpenError, secret

KEPT_FOR: Final = timedelta(days=90)


class Follow(SQLModel, table=True):
    """A person wants to be told. `about` reads "article:dibao-apply" or "question:17"."""

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    about_sealed: bytes | None = None
    at: datetime = Field(default_factory=clock.now, index=True)

    about = secret("about")

    @property
    def article_id(self) -> str | None:
        """The article, None where it is about a question."""
        kind, _, rest = str(self.about).partition(":")
        return rest if kind == "article" else None


async def follow(
    session: AsyncSession, *, by: Person, article_id: str | None = None, question_id: int | None = None
) -> bool:
    """Promise to tell this person of the article, or of an answer to the question; False when it was promised before.

    Whoever waits for an answer has none, so the question is a miss again, whatever became of it. Raises NotFound.
    """
    about = _about(article_id, question_id)
    await one_at_a_time(session, by)
    if question_id is not None:
        await miss_again(session, question_id)
    if any(one.about == about for one in await mine(session, by.id)):
        return False
    new = Follow(person_id=by.id)
    new.about = about
    session.add(new)
    await session.flush()
    return True


async def unfollow(
    session: AsyncSession, *, by: Person, article_id: str | None = None, question_id: int | None = None
) -> bool:
    """Take the promise back; False when there was none."""
    about = _about(article_id, question_id)
    found = [one.id for one in await mine(session, by.id) if one.about == about]
    return await end(session, found) > 0


async def mine(session: AsyncSession, person_id: int) -> list[Follow]:
    """Return what this person wants to be told, oldest first."""
    return _readable((await session.scalars(_all().where(col(Follow.person_id) == person_id))).all())


async def followers(
    session: AsyncSession, *, article_id: str | None = None, question_ids: Collection[int] = ()
) -> list[Follow]:
    """Return who wants to be told of the article, or of one of the questions, oldest first."""
    wanted = {_about(None, question_id) for question_id in question_ids}
    if article_id is not None:
        wanted.add(_about(article_id, None))
    return [one for one in await everything(session) if one.about in wanted]


async def everything(session: AsyncSession) -> list[Follow]:
    """Return all that was promised and can be opened, oldest first."""
    return _readable((await session.scalars(_all())).all())


async def end(session: AsyncSession, follow_ids: Collection[int]) -> int:
    """Forget promises, kept or taken back; return how many there were."""
    gone = delete(Follow).where(col(Follow.id).in_(follow_ids)).returning(col(Follow.id))
    return len((await session.scalars(gone)).all())


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete what was promised KEPT_FOR ago; return how many."""
    old = delete(Follow).where(col(Follow.at) < now - KEPT_FOR).returning(col(Follow.id))
    return len((await session.execute(old)).all())


def _about(article_id: str | None, question_id: int | None) -> str:
    if (article_id is None) == (question_id is None):
        raise ValueError("one follows an article or a question")
    return f"article:{article_id}" if article_id is not None else f"question:{question_id}"


def _all() -> Select[Follow]:
    return select(Follow).order_by(col(Follow.at), col(Follow.id))


def _readable(found: Sequence[Follow]) -> list[Follow]:
    """Leave out what no key opens: it must not keep the others from being told."""
    readable = []
    for one in found:
        with suppress(CannotOpenError):
            if one.about:
                readable.append(one)
    return readable
