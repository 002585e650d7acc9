"""The numbers that people say to one another, such as #R17: each series counts up, and no number is given twice."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community.database import add_unless_there


class Series(SQLModel, table=True):
    """The last number given in a series; numbers are never given twice."""

    name: str = Field(primary_key=True, max_length=16)
    last: int = 0


async def next_number(session: AsyncSession, series: str) -> int:
    """Return the next number of the series. Two that ask at once get two numbers."""
    await add_unless_there(session, Series(name=series))
    following = update(Series).where(col(Series.name) == series).values(last=col(Series.last) + 1)
    number: int = (await session.execute(following.returning(col(Series.last)))).scalar_one()
    return number


async def last_number(session: AsyncSession, series: str) -> int:
    """Return the last number given in the series, 0 when there was none."""
    found = await session.scalars(select(col(Series.last)).where(col(Series.name) == series))
    return found.first() or 0
