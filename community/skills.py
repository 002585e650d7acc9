"""Skills of volunteers, and the licences that some of them need by law; a leader looks at a licence before it counts."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, false, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock

SHIPPED: Final = Path(__file__).with_name("skills.toml")


@dataclass(frozen=True, slots=True)
class Craft:
    """A skill that one may have: its names by language; and the licence that the law asks for, by language, if it does."""

    key: str
    names: dict[str, str]
    licences: dict[str, str]

    @property
    def licensed(self) -> bool:
        """Whether nobody may do it without the licence."""
        return bool(self.licences)


class Skill(SQLModel, table=True):
    """A person can do something. `checked_at`: somebody saw the licence; it counts until `until`, the last day."""

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    key: str = Field(primary_key=True, max_length=24, index=True)
    #: They say that they have the licence, and ask to have it looked at.
    licence: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    checked_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    checked_at: datetime | None = None
    until: date | None = None
    since: datetime = Field(default_factory=clock.now)

    def counts(self, day: date) -> bool:
        """Tell whether the licence was seen and holds on this day."""
        return self.checked_at is not None and (self.until is None or self.until >= day)


@cache
def crafts() -> dict[str, Craft]:
    """Return what can be a skill, by key, in the order in which it is shown."""
    read = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    return {raw["key"]: Craft(raw["key"], raw["names"], raw.get("licences", {})) for raw in read["skill"]}


async def of(session: AsyncSession, person_id: int) -> list[Skill]:
    """Return the skills of a person, in the order in which they are shown."""
    found = (await session.scalars(select(Skill).where(col(Skill.person_id) == person_id))).all()
    order = list(crafts())
    return sorted(found, key=lambda one: order.index(one.key) if one.key in order else len(order))


async def suits(session: AsyncSession, person_id: int, key: str, *, licence: bool, day: date) -> bool:
    """Tell whether a person has the skill and, where it needs one, a licence that was seen and holds on that day."""
    found = await session.get(Skill, (person_id, key), populate_existing=True)
    return found is not None and (not licence or found.counts(day))
