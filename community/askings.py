"""How often was asked what, counted by day: no words, no people.

Most questions need no write. They are counted in memory, and a tick adds the counts to the table.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint, ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, hours
from community.articles import Article
from community.database import Transaction, add_up
from community.votes import Vote

KEPT_FOR: Final = timedelta(days=2 * 366)
#: A subject with fewer questions is not named: one could guess who asked.
FEW: Final = 5


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    DOUBTFUL = "doubtful"
    UNSURE = "unsure"
    #: The article is there, and is told no more: its rule may have changed.
    EXPIRED = "expired"


class Asking(SQLModel, table=True):
    """How many questions of a day had this outcome, and with which article; without one it is empty."""

    __table_args__ = (CheckConstraint("outcome IN ('answered','doubtful','unsure','expired')", name="outcome"),)

    day: date = Field(primary_key=True)
    outcome: str = Field(primary_key=True, max_length=16)
    article_id: str = Field(default="", primary_key=True, max_length=80)
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """The figures of a month.

    `asked` is the sum of the three below it; `unsure` counts expired answers too, as nothing was told. `by_subject`: what was
    asked most first; last, under "", the subjects with fewer than FEW.
    """

    asked: int
    answered: int
    doubtful: int
    unsure: int
    by_subject: tuple[tuple[str, int], ...]
    useful: int
    useless: int


_noted: Counter[tuple[date, str, str]] = Counter()


def note(outcome: str, article_id: str = "") -> None:
    """Count a question that was asked just now."""
    _noted[hours.local(clock.now()).date(), Outcome(outcome), article_id] += 1


async def flush(transaction: Transaction) -> None:
    """Add what was noted to the table. What cannot be written now is noted again."""
    if not _noted:
        return
    noted = _noted.copy()
    _noted.clear()
    try:
        async with transaction() as session:
            # In one order, as two processes may do this at once.
            for (day, outcome, article_id), count in sorted(noted.items()):
                new = Asking(day=day, outcome=outcome, article_id=article_id, count=count)
                await add_up(session, new, count="count")
    except BaseException:
        _noted.update(noted)
        raise


async def month(session: AsyncSession, first: date) -> Month:
    """Return the figures of the month that begins on the day `first`."""
    following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    days = col(Asking.day) >= first, col(Asking.day) < following
    sums = select(col(Asking.outcome), func.sum(col(Asking.count))).where(*days).group_by(col(Asking.outcome))
    asked = Counter({Outcome(outcome): int(count) for outcome, count in await session.execute(sums)})
    moments = hours.at(first, time.min), hours.at(following, time.min)
    cast = select(col(Vote.useful), func.count()).where(col(Vote.at) >= moments[0], col(Vote.at) < moments[1])
    votes: Counter[bool] = Counter()
    for useful, count in await session.execute(cast.group_by(col(Vote.useful))):
        votes[useful] += count
    return Month(
        asked=asked.total(),
        answered=asked[Outcome.ANSWERED],
        doubtful=asked[Outcome.DOUBTFUL],
        unsure=asked[Outcome.UNSURE] + asked[Outcome.EXPIRED],
        by_subject=await _by_subject(session, *days),
        useful=votes[True],
        useless=votes[False],
    )


async def _by_subject(session: AsyncSession, *days: ColumnElement[bool]) -> tuple[tuple[str, int], ...]:
    """Return how often each subject was asked for, without telling too much."""
    counted = (
        select(col(Article.subject), func.sum(col(Asking.count)))
        .select_from(Asking)
        .outerjoin(Article, col(Article.id) == col(Asking.article_id))
        .where(*days, col(Asking.article_id) != "")
        .group_by(col(Article.subject))
    )
    named, others = [], 0
    for subject, count in await session.execute(counted):
        if subject and count >= FEW:
            named.append((subject, int(count)))
        else:
            others += int(count)
    named.sort(key=lambda one: (-one[1], one[0]))
    return (*named, *([("", others)] if others else []))


async def counts(session: AsyncSession, *, since: date) -> dict[str, int]:
    """Return how often each article was asked for since that day."""
    found = select(col(Asking.article_id), func.sum(col(Asking.count))).where(
        col(Asking.day) >= since, col(Asking.article_id) != ""
    )
    return {
        article_id: int(count) for article_id, count in await session.execute(found.group_by(col(Asking.article_id)))
    }


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete the counts of days that are KEPT_FOR ago; return how many."""
    old = delete(Asking).where(col(Asking.day) < hours.local(now - KEPT_FOR).date()).returning(col(Asking.count))
    return len((await session.execute(old)).all())
