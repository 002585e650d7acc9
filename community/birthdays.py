"""Birthdays: the month in which somebody would like to be celebrated, if they said so; never a day, never a year.

The month is sealed. Lunar or solar is the person's own choice. Whoever chose a lunar month belongs to the party of the solar
month in which its fifteenth day falls, as the ordinary month counts and a leap month never does; once in every year.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BigInteger, Column, ForeignKey, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, people, trail
from community.database import add_unless_there
from community.errors import NotFound
from community.people import Person
from community.secrets import CannotOpenError, secret

MONTHS: Final = range(1, 13)
_MIDDLE: Final = 15
_LAST: Final = 12


class Birthday(SQLModel, table=True):
    """Somebody would like to be celebrated. `told` is {"month": 1 to 12, "lunar": bool}, with "visit" where they wanted one."""

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    told_sealed: bytes | None = None
    since: datetime = Field(default_factory=clock.now)

    told = secret("told", row="person_id")

    @property
    def month(self) -> int:
        """The month, of the year that they chose."""
        return int(self.told["month"])

    @property
    def lunar(self) -> bool:
        """Whether it is a month of the lunar year."""
        return bool(self.told["lunar"])

    @property
    def visit(self) -> tuple[int, int] | None:
        """The party in whose place they asked for a visit last, and the case that came of it."""
        event_id, case_id = (self.told or {}).get("visit") or (None, None)
        return (event_id, case_id) if event_id and case_id else None

    @visit.setter
    def visit(self, new: tuple[int, int]) -> None:
        self.told = {**self.told, "visit": [*new]}


async def birthday_or_none(session: AsyncSession, person_id: int) -> Birthday | None:
    """Return what the person told, None when nothing."""
    return await session.get(Birthday, person_id, populate_existing=True)


async def tell(session: AsyncSession, *, by: Person, month: int, lunar: bool) -> Birthday:
    """Keep the month of somebody's birthday in the place of what they told before. Raises NotFound for no month."""
    if month not in MONTHS:
        raise NotFound
    await people.one_at_a_time(session, by)
    told: dict[str, Any] = {"month": month, "lunar": lunar}
    found = await birthday_or_none(session, by.id)
    if found is None:
        found = Birthday(person_id=by.id)
        found.told = told
        if await add_unless_there(session, found):
            # That somebody joined says nothing of their month.
            await trail.record(session, by=by.id, act="told-birthday", subject=f"person:{by.id}")
        found = await session.get_one(Birthday, by.id)
    found.told = {**(found.told or {}), **told}
    await session.flush()
    return found


async def forget(session: AsyncSession, *, by: Person) -> bool:
    """Delete at once what the person told; tell whether there was anything."""
    await people.one_at_a_time(session, by)
    own = delete(Birthday).where(col(Birthday.person_id) == by.id).returning(col(Birthday.person_id))
    if (await session.execute(own)).first() is None:
        return False
    await trail.record(session, by=by.id, act="forgot-birthday", subject=f"person:{by.id}")
    return True


async def celebrating(session: AsyncSession, *, year: int, month: int) -> list[int]:
    """Return the ids of those who belong to the party of that solar month, wherever they live."""
    lunar = lunar_months(year, month)
    found: list[int] = []
    for one in (await session.scalars(select(Birthday).order_by(col(Birthday.person_id)))).all():
        try:
            wanted = one.month in lunar if one.lunar else one.month == month
        except CannotOpenError:
            # What no key opens must not keep the others from their party.
            continue
        if wanted:
            found.append(one.person_id)
    return found


@lru_cache(maxsize=64)
def lunar_months(year: int, month: int) -> frozenset[int]:
    """Return the lunar months whose people are celebrated in that solar month; every one of the twelve once a year."""
    return frozenset(one for one in MONTHS if party_month(year, one) == month)


@lru_cache(maxsize=64)
def party_month(year: int, lunar: int) -> int:
    """Return the solar month of that year in which a lunar month is celebrated: where its fifteenth day falls.

    What is called the twelfth month of a year has its middle in January or February of the next one: the one whose middle is
    in `year` began in the year before. The eleventh may have its middle a few days after New Year. It then counts for
    December, in which it began: one year would have it twice otherwise, and another never.
    """
    # Imported here as the tables of all rows need no calendar.
    from community import festivals

    middle: date = festivals.solar(year - 1 if lunar == _LAST else year, lunar, _MIDDLE)
    return middle.month if middle.year == year else _LAST
