"""What was answered in a group lately, so that it is not said again and again, and the group keeps its own talk."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import BigInteger, Column, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community.database import add_unless_there

#: For so long an answer is "just above" and is not written once more.
LATELY: Final = timedelta(minutes=10)
#: More answers than this within WHILE are too many for a group.
MOST: Final = 5
WHILE: Final = timedelta(minutes=2)
KEPT_FOR: Final = timedelta(days=1)


class Recent(SQLModel, table=True):
    """The last message in which the bot gave this answer in this chat."""

    chat_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    article_id: str = Field(primary_key=True, max_length=80)
    message_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    at: datetime = Field(index=True)


async def said_lately(session: AsyncSession, chat_id: int, article_id: str, *, now: datetime) -> int | None:
    """Return the message in which this was answered here within LATELY, None when there is none."""
    here = col(Recent.chat_id) == chat_id, col(Recent.article_id) == article_id
    return (await session.scalars(select(col(Recent.message_id)).where(*here, col(Recent.at) > now - LATELY))).first()


async def too_many(session: AsyncSession, chat_id: int, *, now: datetime) -> bool:
    """Tell whether one more answer would be more than MOST within WHILE in this chat."""
    here = col(Recent.chat_id) == chat_id, col(Recent.at) > now - WHILE
    return (await session.scalars(select(func.count()).select_from(Recent).where(*here))).one() >= MOST


async def remember(session: AsyncSession, chat_id: int, article_id: str, message_id: int, *, now: datetime) -> None:
    """Remember in which message this was answered here."""
    new = Recent(chat_id=chat_id, article_id=article_id, message_id=message_id, at=now)
    if not await add_unless_there(session, new):
        here = col(Recent.chat_id) == chat_id, col(Recent.article_id) == article_id
        await session.execute(update(Recent).where(*here).values(message_id=message_id, at=now))


async def forget(session: AsyncSession, chat_id: int, message_id: int) -> None:
    """Forget an answer that was taken away: nobody can be pointed to it."""
    here = col(Recent.chat_id) == chat_id, col(Recent.message_id) == message_id
    await session.execute(delete(Recent).where(*here))


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete what was said KEPT_FOR ago; return how many."""
    old = delete(Recent).where(col(Recent.at) < now - KEPT_FOR).returning(col(Recent.message_id))
    return len((await session.execute(old)).all())
