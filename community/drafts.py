"""Half-finished conversations, kept so that a restart forgets nobody. What people typed in them is sealed."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock
from community.secrets import secret

KEPT_FOR: Final = timedelta(days=14)


class Draft(SQLModel, table=True):
    """One conversation; `key` names bot, chat and account."""

    key: str = Field(primary_key=True, max_length=96)
    state: str | None = Field(default=None, max_length=64)
    content_sealed: bytes | None = None
    changed_at: datetime = Field(default_factory=clock.now, index=True)

    content = secret("content", row="key")


async def keys(session: AsyncSession) -> set[str]:
    """Return the keys of all drafts."""
    return set((await session.scalars(select(col(Draft.key)))).all())


async def draft_or_none(session: AsyncSession, key: str) -> Draft | None:
    """Return the conversation, if there is one."""
    return await session.get(Draft, key)


async def keep(session: AsyncSession, key: str, *, state: str | None, content: dict[str, Any]) -> None:
    """Keep the conversation; one that has neither state nor content is over and goes."""
    found = await session.get(Draft, key)
    if state is None and not content:
        if found is not None:
            await session.delete(found)
        return
    if found is None:
        found = Draft(key=key)
        session.add(found)
    found.state = state
    found.content = content or None
    found.changed_at = clock.now()


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete conversations untouched for KEPT_FOR; return how many."""
    old = delete(Draft).where(col(Draft.changed_at) < now - KEPT_FOR).returning(col(Draft.key))
    return len((await session.execute(old)).all())
