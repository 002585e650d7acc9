"""Volunteers: what they told us of themselves, so that what they are asked fits them. All of it is sealed.

There are no points and no ranks. Nobody is asked for more than choosing a task needs, and nothing of it is shown to neighbours.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, false
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from community import clock
from community.database import add_unless_there
from community.secrets import secret


class Language(StrEnum):
    """What a volunteer can talk with a neighbour in."""

    MANDARIN = "mandarin"
    CANTONESE = "cantonese"
    DIALECT = "dialect"
    SIGN = "sign"
    ENGLISH = "english"


class Slot(StrEnum):
    """When a volunteer usually has time."""

    WORKDAY_MORNING = "workday-morning"
    WORKDAY_AFTERNOON = "workday-afternoon"
    WORKDAY_EVENING = "workday-evening"
    WEEKEND_MORNING = "weekend-morning"
    WEEKEND_AFTERNOON = "weekend-afternoon"
    WEEKEND_EVENING = "weekend-evening"


class Limit(StrEnum):
    """What a volunteer cannot do; nobody asks why."""

    STAIRS = "stairs"
    LIFTING = "lifting"
    OUTDOORS = "outdoors"
    PETS = "pets"
    NIGHT = "night"
    HOMES = "homes"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a volunteer said of themselves; None: not said."""

    languages: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    minor: bool | None = None
    woman: bool | None = None


class Volunteer(SQLModel, table=True):
    """What is known of a person who helps. A minor helps from `consent_at` on: somebody saw that the guardian agrees."""

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    profile_sealed: bytes | None = None
    #: Who saw the guardian's consent, and when.
    consent_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    consent_at: datetime | None = None
    #: They want to be asked nothing for now.
    rests: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    since: datetime = Field(default_factory=clock.now)

    sealed_profile = secret("profile", row="person_id")

    @property
    def profile(self) -> Profile:
        """What they said of themselves."""
        said: dict[str, Any] = self.sealed_profile or {}
        lists = {name: tuple(said.get(name, ())) for name in ("languages", "free", "cannot")}
        return Profile(**lists, minor=said.get("minor"), woman=said.get("woman"))

    @profile.setter
    def profile(self, new: Profile) -> None:
        self.sealed_profile = asdict(new)


async def volunteer_or_none(session: AsyncSession, person_id: int) -> Volunteer | None:
    """Return what is known of this person as a volunteer, None when they never were one."""
    return await session.get(Volunteer, person_id, populate_existing=True)


async def meet(session: AsyncSession, person_id: int) -> Volunteer:
    """Return the row of this person, a new one at the first time."""
    found = await volunteer_or_none(session, person_id)
    if found is None:
        new = Volunteer(person_id=person_id)
        new.profile = Profile()
        await add_unless_there(session, new)
        found = await session.get_one(Volunteer, person_id)
    return found
