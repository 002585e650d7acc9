"""Telegram's word that nothing may be said for a while: in one chat, or anywhere."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col


class Pause(SQLModel, table=True):
    """Telegram's word that a chat, or with chat 0 the whole bot, must be silent until a moment of real time."""

    chat_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    until: datetime


async def pause(session: AsyncSession, chat_id: int, *, until: datetime) -> None:
    """Remember that a chat (0: every chat) must be silent until then, by the real clock: a restart must not forget it."""
    found = await session.get(Pause, chat_id)
    if found is None:
        session.add(Pause(chat_id=chat_id, until=until))
    else:
        found.until = max(found.until, until)


async def standing(session: AsyncSession, *, now: datetime) -> dict[int, float]:
    """Return the seconds that chats must still be silent, 0 standing for all; what is over is forgotten."""
    await session.execute(delete(Pause).where(col(Pause.until) <= now))
    return {one.chat_id: (one.until - now).total_seconds() for one in (await session.scalars(select(Pause))).all()}
