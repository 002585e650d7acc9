"""Whether answers helped: one vote a person and article, and why not where it did not."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, ForeignKey, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock
from community.database import add_unless_there
from community.people import Person


class Reason(StrEnum):
    """Why an answer did not help."""

    WRONG = "wrong"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    #: It answers something else than was asked.
    OTHER_QUESTION = "other-question"


class Vote(SQLModel, table=True):
    """Whether an article helped a person; a second tap replaces the first."""

    article_id: str = Field(primary_key=True, max_length=80)
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    useful: bool
    at: datetime = Field(default_factory=clock.now)
    #: Why not, where it did not help and the person said so.
    reason: str | None = Field(default=None, max_length=16)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many found an article useful, how many did not, and why not: a reason may be missing."""

    useful: int
    useless: int
    reasons: dict[Reason, int]


async def vote(
    session: AsyncSession, article_id: str, *, by: Person, useful: bool, reason: Reason | None = None
) -> bool:
    """Remember whether the article helped; False when the person said the same before."""
    reason = None if useful else reason
    if await add_unless_there(session, Vote(article_id=article_id, person_id=by.id, useful=useful, reason=reason)):
        return True
    found = await session.get_one(Vote, (article_id, by.id))
    changed = found.useful != useful
    found.useful, found.at = useful, clock.now()
    found.reason = reason if useful or reason else found.reason
    return changed


async def give_reason(session: AsyncSession, article_id: str, *, by: Person, reason: Reason) -> None:
    """Remember why the article did not help this person."""
    await vote(session, article_id, by=by, useful=False, reason=reason)


async def tally(session: AsyncSession, article_id: str) -> Tally:
    """Return what people said of the article."""
    votes = select(col(Vote.useful), col(Vote.reason), func.count()).where(col(Vote.article_id) == article_id)
    useful, reasons = Counter[bool](), Counter[Reason]()
    for helped, reason, count in await session.execute(votes.group_by(col(Vote.useful), col(Vote.reason))):
        useful[helped] += count
        if reason is not None:
            reasons[Reason(reason)] += count
    return Tally(useful=useful[True], useless=useful[False], reasons=dict(reasons))
