"""Whether answers helped: one vote a person and article."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from community import clock
from community.database import add_unless_there
from community.people import Person


class Vote(SQLModel, table=True):
    """Whether an article helped a person; a second tap replaces the first."""

    article_id: str = Field(primary_key=True, max_length=80)
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    useful: bool
    at: datetime = Field(default_factory=clock.now)


async def vote(session: AsyncSession, article_id: str, *, by: Person, useful: bool) -> bool:
    """Remember whether the article helped; False when the person said the same before."""
    if await add_unless_there(session, Vote(article_id=article_id, person_id=by.id, useful=useful)):
        return True
    found = await session.get_one(Vote, (article_id, by.id))
    changed = found.useful != useful
    found.useful, found.at = useful, clock.now()
    return changed
