"""Chats of many people that the committee linked: what each is for, and which place it belongs to."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, false, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, trail
from community.database import add_unless_there
from community.people import Person
from community.places import path


class Purpose(StrEnum):
    """What a group is for. It decides what may be said there."""

    RESIDENTS = "residents"
    VOLUNTEERS = "volunteers"
    STAFF = "staff"


class Group(SQLModel, table=True):
    """A linked group; its id is Telegram's chat id."""

    __tablename__ = "chat_group"
    __table_args__ = (CheckConstraint("purpose IN ('residents','volunteers','staff')", name="purpose"),)

    id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    purpose: str = Field(max_length=16)
    place_id: int = Field(foreign_key="place.id", index=True)
    #: In a forum: the topic in which it was linked, and where the bot's own messages go.
    topic_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    linked_at: datetime = Field(default_factory=clock.now)
    #: Whether numbers that belong to a person are kept out of it.
    guards: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))


async def group_or_none(session: AsyncSession, chat_id: int) -> Group | None:
    """Return the group of this chat, None when nobody linked it."""
    return await session.get(Group, chat_id)


async def link(
    session: AsyncSession, chat_id: int, *, purpose: Purpose, place_id: int, by: Person, topic_id: int | None = None
) -> Group:
    """Say what the chat is for; what was said before is replaced."""
    group = await session.get(Group, chat_id)
    if group is None:
        group = Group(id=chat_id, purpose=purpose, place_id=place_id, topic_id=topic_id)
        session.add(group)
    else:
        group.purpose, group.place_id, group.topic_id, group.linked_at = purpose, place_id, topic_id, clock.now()
    await trail.record(session, by=by.id, act="linked", subject=f"group:{chat_id}:{purpose}:{place_id}")
    return group


async def unlink(session: AsyncSession, chat_id: int) -> None:
    """Forget what the chat is for: on request, or because the bot is no longer in it."""
    group = await session.get(Group, chat_id)
    if group is not None:
        await session.delete(group)


async def guard(session: AsyncSession, group: Group, *, on: bool, by: Person) -> bool:
    """Keep numbers that lead to a person out of the group from now on, or no longer; False when it was so already."""
    changed = await session.execute(
        update(Group)
        .where(col(Group.id) == group.id, col(Group.guards) != on)
        .values(guards=on)
        .returning(col(Group.id))
        .execution_options(synchronize_session=False)
    )
    if changed.first() is None:
        return False
    await session.refresh(group)
    await trail.record(session, by=by.id, act="guarded" if on else "unguarded", subject=f"group:{group.id}")
    return True


async def move(session: AsyncSession, old: int, new: int) -> None:
    """Follow a group that became a supergroup: the same link under its new id."""
    group = await session.get(Group, old)
    if group is not None:
        # A group had no topics before it became a supergroup.
        moved = Group(id=new, purpose=group.purpose, place_id=group.place_id, linked_at=group.linked_at)
        moved.guards = group.guards
        await add_unless_there(session, moved)
        await session.delete(group)


async def forget_topic(session: AsyncSession, chat_id: int) -> None:
    """Speak in the general topic from now on: the one in which the group was linked is closed, or gone."""
    group = await session.get(Group, chat_id)
    if group is not None:
        group.topic_id = None


async def nearest(session: AsyncSession, purpose: Purpose, *, place_id: int | None) -> list[Group]:
    """Return the groups of this purpose at the place, else at the next one above; for no place, the highest there are.

    A place with no such group above it has none: another community's is not meant.
    """
    everyone = (await session.scalars(select(Group).where(col(Group.purpose) == purpose).order_by(col(Group.id)))).all()
    for place in await path(session, place_id):
        here = [group for group in everyone if group.place_id == place.id]
        if here:
            return here
    if place_id is not None:
        return []
    depth = {group.id: len(await path(session, group.place_id)) for group in everyone}
    return [group for group in everyone if depth[group.id] == min(depth.values())]
