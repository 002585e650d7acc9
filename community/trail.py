"""Who did what, to which, and when. Append-only: ids, never words, so that it may outlive what it tells of."""

from datetime import datetime

from sqlalchemy import BigInteger, Column
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from community import clock
from community.database import new_id


class Entry(SQLModel, table=True):
    """One act. `by` is a person's id and stays after the person was erased; `subject` reads "question:17"."""

    __tablename__ = "trail"

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    at: datetime = Field(default_factory=clock.now)
    by: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))
    act: str = Field(max_length=32)
    subject: str = Field(max_length=96, index=True)


async def record(session: AsyncSession, *, by: int, act: str, subject: str) -> None:
    """Add an entry."""
    session.add(Entry(by=by, act=act, subject=subject))
