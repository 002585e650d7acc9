"""What the committee set for its own community: local facts, words of the dialect, and how sure an answer must be.

Articles and adjustments share one rising counter, so that whoever looks for what changed looks in one place. Whoever takes
its next number is the only one who writes either of them until the transaction ends.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, clock, trail
from community.access import Act
from community.numbers import next_number
from community.people import Person

#: The series of changes: `numbers.next_number` counts it up.
CHANGES: Final = "K"
LONGEST_NAME: Final = 64
LONGEST_VALUE: Final = 400
#: The lowest and the highest that a threshold may be.
RANGES: Final = {"sure": (0.3, 0.95), "possible": (0.02, 0.3)}


class Kind(StrEnum):
    """What is set."""

    #: What articles leave open for each community, by the id of the fact.
    FACT = "fact"
    #: A word of the dialect, and what it means in articles.
    DIALECT = "dialect"
    #: "sure" and "possible": how sure a search must be; "dialect": the starter table that is used, or "".
    TUNING = "tuning"


class Adjustment(SQLModel, table=True):
    """One thing that the committee set; with no value it was taken back."""

    __table_args__ = (CheckConstraint("kind IN ('fact','dialect','tuning')", name="kind"),)

    kind: str = Field(primary_key=True, max_length=16)
    name: str = Field(primary_key=True, max_length=LONGEST_NAME)
    value: str | None = Field(default=None, max_length=LONGEST_VALUE)
    by_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    at: datetime
    change: int = Field(index=True)


async def adjust(session: AsyncSession, kind: Kind, name: str, value: str | None, *, by: Person) -> None:
    """Set it; None takes it back. Raises NotAllowed."""
    await adjust_all(session, kind, {name: value}, by=by)


async def adjust_all(session: AsyncSession, kind: Kind, values: Mapping[str, str | None], *, by: Person) -> None:
    """Set several of one kind, and leave the others as they are. Raises NotAllowed."""
    await access.require_somewhere(session, by, Act.KEEP_ARTICLES)
    change, now = await next_number(session, CHANGES), clock.now()
    for name, value in values.items():
        found = await session.get(Adjustment, (kind, name), populate_existing=True)
        if (found and found.value) == value:
            continue
        if found is None:
            found = Adjustment(kind=kind, name=name, at=now, change=change)
            session.add(found)
        found.value, found.by_id, found.at, found.change = value, by.id, now, change
    await session.flush()
    await trail.record(session, by=by.id, act="adjusted", subject=f"adjustments:{kind}")


def thresholds(given: Mapping[str, str]) -> dict[str, float]:
    """Return what is set of the thresholds, by name; what is no number, or out of RANGES, is as if it were not set."""
    found = {}
    for name, (low, high) in RANGES.items():
        with suppress(ValueError):
            if low <= (value := float(given.get(name, ""))) <= high:
                found[name] = value
    return found


async def adjustments(session: AsyncSession, kind: Kind) -> dict[str, str]:
    """Return what is set, by name."""
    rows = await session.execute(
        select(col(Adjustment.name), col(Adjustment.value))
        .where(col(Adjustment.kind) == kind, col(Adjustment.value).is_not(None))
        .order_by(col(Adjustment.name))
    )
    return {name: value for name, value in rows if value is not None}
