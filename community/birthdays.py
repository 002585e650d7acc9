"""Birthdays: the month in which somebody would like to be celebrated, if they said so; never a day, never a year.

The month is sealed. Lunar or solar is the person's own choice. Whoever chose a lunar month belongs to the party of the solar
month in which its fifteenth day falls, as the ordinary month counts and a leap month never does; once in every year.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BigInteger, Column, ForeignKey, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, festivals, people, trail
from community.database import add_unless_there
from community.errors import NotFound
from community.outbox import Delivery
from community.people import Person
from community.secrets import CannotOpenError, secret

MONTHS: Final = range(1, 13)
#: The card of those whose month it is: its deliveries tell what is sealed here, and are forgotten early.
INVITATION: Final = "birthday-invitation"
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
    """Delete at once what the person told, and what tells it: that they were invited; tell whether they had told anything."""
    await people.one_at_a_time(session, by)
    invited = col(Delivery.person_id) == by.id, col(Delivery.card) == INVITATION
    # In the order in which couriers take theirs, so that neither waits for the other. What has not left is not sent any more.
    await session.execute(select(col(Delivery.id)).where(*invited).order_by(col(Delivery.id)).with_for_update())
    await session.execute(delete(Delivery).where(*invited).execution_options(synchronize_session=False))
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


def lunar_months(year: int, month: int) -> frozenset[int]:
    """Return the lunar months whose people are celebrated in that solar month."""
    return frozenset(lunar for lunar, party in party_months(year).items() if party == month)


def next_party(month: int, *, lunar: bool, today: date) -> date:
    """Return the first day of the next solar month, this one included, to whose party somebody belongs."""
    for year in (today.year, today.year + 1):
        first = date(year, party_months(year)[month] if lunar else month, 1)
        if first >= today.replace(day=1):
            return first
    raise AssertionError("every month comes once a year")


@lru_cache(maxsize=8)
def party_months(year: int) -> Mapping[int, int]:
    """Return in which solar month of the year each lunar month is celebrated: where its fifteenth day falls; each once.

    What is called the twelfth month has its middle in January or February: in `year` it is that of the lunar year before. The
    eleventh may have its middle some days after New Year, so that one solar year has it twice, and another never. It then
    counts for December, in which it began.
    """
    first = date(year, 1, 1)
    middles: dict[int, int] = {}
    for day in (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)):
        lunar, number, leap = festivals.lunar(day)
        if number == _MIDDLE and not leap:
            middles[lunar] = day.month
    return {lunar: middles.get(lunar, _LAST) for lunar in MONTHS}
