"""Teams of volunteers: what each is for, who is in it, and who leads it; how one is founded, described, and where it talks.

Whoever is in a team is a volunteer at its place, and whoever leads one a team leader there: the roles follow the membership.
How people come, lead and go is in `memberships`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    UniqueConstraint,
    false,
    func,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, groups, places, trail
from community.errors import BadName, NotFound, TeamClosed, WordsTooLong
from community.groups import Group, Purpose
from community.names import clean
from community.people import Person

LONGEST_NAME: Final = 30
LONGEST_PURPOSE: Final = 200


class Standing(StrEnum):
    """What somebody is to a team."""

    #: They asked to join; its leader has not answered yet.
    ASKED = "asked"
    MEMBER = "member"


class Team(SQLModel, table=True):
    """One team. Name and purpose are for everybody to read; a closed one takes no members and no tasks."""

    __table_args__ = (UniqueConstraint("place_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    #: The community, or whatever place it belongs to.
    place_id: int = Field(foreign_key="place.id", index=True)
    name: str = Field(max_length=LONGEST_NAME)
    purpose: str = Field(default="", max_length=LONGEST_PURPOSE)
    #: Its own linked group, if it has one; else the volunteers' groups of its place hear of its tasks. No foreign key, as a
    #: group changes its id when it becomes a supergroup.
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    founded_at: datetime = Field(default_factory=clock.now)
    closed_at: datetime | None = None


class Membership(SQLModel, table=True):
    """A person in a team, or at its door. Whoever leaves has no row."""

    __table_args__ = (CheckConstraint("standing IN ('asked','member')", name="standing"),)

    team_id: int = Field(sa_column=Column(ForeignKey("team.id", ondelete="CASCADE"), primary_key=True))
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    )
    standing: str = Field(default=Standing.ASKED, max_length=16)
    leads: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    since: datetime = Field(default_factory=clock.now)


async def team(session: AsyncSession, team_id: int) -> Team:
    """Return the team, a closed one too, or raise NotFound."""
    found = await session.get(Team, team_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def team_or_none(session: AsyncSession, team_id: int | None) -> Team | None:
    """Return the team, None when there is none."""
    return await session.get(Team, team_id) if team_id is not None else None


async def membership_or_none(session: AsyncSession, team_id: int, person_id: int) -> Membership | None:
    """Return what somebody is to the team as it is now, None when nothing."""
    return await session.get(Membership, (team_id, person_id), populate_existing=True)


async def mine(session: AsyncSession, person_id: int) -> list[tuple[Team, Membership]]:
    """Return the open teams in which this person is, or which they asked to join, by name."""
    wanted = (
        select(Team, Membership)
        .join(Membership, col(Membership.team_id) == col(Team.id))
        .where(col(Membership.person_id) == person_id, col(Team.closed_at).is_(None))
        .order_by(col(Team.name), col(Team.id))
    )
    read = await session.execute(wanted.execution_options(populate_existing=True))
    return [(found, membership) for found, membership in read.all()]


async def members(session: AsyncSession, team_id: int) -> list[tuple[Person, Membership]]:
    """Return who is in the team or asked to be, leaders first, then by how long."""
    wanted = (
        select(Person, Membership)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(col(Membership.team_id) == team_id)
        .order_by(col(Membership.leads).desc(), col(Membership.since), col(Person.id))
    )
    read = await session.execute(wanted.execution_options(populate_existing=True))
    return [(person, membership) for person, membership in read.all()]


async def leads(session: AsyncSession, who: Person, team_id: int | None) -> bool:
    """Tell whether this person leads the team."""
    found = await membership_or_none(session, team_id, who.id) if team_id is not None else None
    return found is not None and found.leads


async def leaders(session: AsyncSession, team_id: int) -> list[Person]:
    """Return who leads the team, the first one first."""
    return [person for person, membership in await members(session, team_id) if membership.leads]


async def everything(session: AsyncSession, *, closed: bool = False) -> list[Team]:
    """Return all open teams by name; with `closed` those that were closed as well, at the end."""
    wanted = select(Team).order_by(col(Team.closed_at).is_not(None), col(Team.name), col(Team.id))
    if not closed:
        wanted = wanted.where(col(Team.closed_at).is_(None))
    return list((await session.scalars(wanted)).all())


async def near(session: AsyncSession, place_id: int | None) -> list[Team]:
    """Return the open teams that somebody who lives at the place may join, by name: those of the place, above and inside it.

    Whoever has not said where they live may join any.
    """
    every = await everything(session)
    if place_id is None:
        return every
    above = {one.id for one in await places.path(session, place_id)}
    return [
        found
        for found in every
        if found.place_id in above or place_id in {one.id for one in await places.path(session, found.place_id)}
    ]


async def sizes(session: AsyncSession) -> dict[int, int]:
    """Return how many members each team has, by its id; teams without any are left out."""
    counted = (
        select(col(Membership.team_id), func.count())
        .where(col(Membership.standing) == Standing.MEMBER)
        .group_by(col(Membership.team_id))
    )
    return {int(team_id): int(count) for team_id, count in (await session.execute(counted)).all()}


async def chats(session: AsyncSession, *, team_id: int | None, place_id: int) -> list[int]:
    """Return the groups in which a task is posted: the team's own, else the volunteers' groups nearest to the place."""
    found = await team_or_none(session, team_id)
    if found is not None and found.chat_id is not None:
        own = await groups.group_or_none(session, found.chat_id)
        # It may have been unlinked, or linked to another purpose meanwhile: then it is no place for tasks any more.
        if own is not None and own.purpose == Purpose.VOLUNTEERS:
            return [own.id]
    return [one.id for one in await groups.nearest(session, Purpose.VOLUNTEERS, place_id=place_id)]


async def possible_chats(session: AsyncSession, found: Team) -> list[Group]:
    """Return the linked groups that may be the team's own: of volunteers, at its place or above it."""
    above = [one.id for one in await places.path(session, found.place_id)]
    wanted = select(Group).where(col(Group.purpose) == Purpose.VOLUNTEERS, col(Group.place_id).in_(above))
    return list((await session.scalars(wanted.order_by(col(Group.id)))).all())


async def found(session: AsyncSession, *, place_id: int, name: str, purpose: str, by: Person) -> Team:
    """Found a team; the right is checked by `access`. Raises BadName, WordsTooLong, NotFound.

    One of this name that was closed comes back, with its new purpose and without anybody in it.
    """
    await places.place(session, place_id)
    name, purpose = _name(name), _purpose(purpose)
    old = (
        await session.scalars(select(Team).where(col(Team.place_id) == place_id, col(Team.name) == name))
    ).one_or_none()
    values: dict[str, Any] = {"purpose": purpose, "chat_id": None, "founded_at": clock.now(), "closed_at": None}
    if old is None:
        new = Team(place_id=place_id, name=name, **values)
        session.add(new)
        try:
            await session.flush()
        except IntegrityError:
            raise BadName(name=name, longest=LONGEST_NAME) from None
    elif await _change(session, old, closed=True, **values):
        new = old
    else:
        raise BadName(name=name, longest=LONGEST_NAME)
    await trail.record(session, by=by.id, act="founded", subject=f"team:{new.id}")
    return new


async def describe(
    session: AsyncSession, one: Team, *, by: Person, name: str | None = None, purpose: str | None = None
) -> None:
    """Give the team another name or purpose. Raises BadName, WordsTooLong, TeamClosed."""
    values = {}
    if name is not None:
        values["name"] = _name(name)
    if purpose is not None:
        values["purpose"] = _purpose(purpose)
    try:
        changed = await _change(session, one, closed=False, **values)
    except IntegrityError:
        raise BadName(name=values["name"], longest=LONGEST_NAME) from None
    if not changed:
        raise TeamClosed(name=one.name)
    await trail.record(session, by=by.id, act="described", subject=f"team:{one.id}")


async def set_chat(session: AsyncSession, one: Team, chat_id: int | None, *, by: Person) -> None:
    """Let its tasks be posted in this group, one of `possible_chats`; None: where all volunteers hear of them.

    Raises NotFound for another group, TeamClosed.
    """
    if chat_id is not None and chat_id not in {group.id for group in await possible_chats(session, one)}:
        raise NotFound
    if not await _change(session, one, closed=False, chat_id=chat_id):
        raise TeamClosed(name=one.name)
    await trail.record(session, by=by.id, act="moved", subject=f"team:{one.id}")


async def move_chat(session: AsyncSession, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    moved = update(Team).where(col(Team.chat_id) == old).values(chat_id=new)
    await session.execute(moved.execution_options(synchronize_session=False))


async def require_open(session: AsyncSession, one: Team) -> None:
    """Let the team stay open until the transaction ends. Raises TeamClosed."""
    still = select(col(Team.id)).where(col(Team.id) == one.id, col(Team.closed_at).is_(None))
    if (await session.scalars(still.with_for_update(read=True))).first() is None:
        raise TeamClosed(name=one.name)


async def end(session: AsyncSession, one: Team) -> bool:
    """Write that the team is closed; False when it was. Who must hear of it is `memberships`' to see to."""
    return await _change(session, one, closed=False, closed_at=clock.now())


async def _change(session: AsyncSession, one: Team, *, closed: bool, **values: Any) -> bool:
    """Change the row if it is still open, or still closed, and refresh it."""
    ended = col(Team.closed_at).is_not(None) if closed else col(Team.closed_at).is_(None)
    changed = await session.execute(
        update(Team)
        .where(col(Team.id) == one.id, ended)
        .values(**values)
        .returning(col(Team.id))
        .execution_options(synchronize_session=False)
    )
    if changed.first() is None:
        return False
    await session.refresh(one)
    return True


def _name(name: str) -> str:
    cleaned = clean(name, LONGEST_NAME + 1)
    if not 0 < len(cleaned) <= LONGEST_NAME or not any(letter.isalnum() for letter in cleaned):
        raise BadName(name=cleaned, longest=LONGEST_NAME)
    return cleaned


def _purpose(purpose: str) -> str:
    cleaned = clean(purpose, len(purpose))
    if len(cleaned) > LONGEST_PURPOSE:
        raise WordsTooLong(over=len(cleaned) - LONGEST_PURPOSE, longest=LONGEST_PURPOSE)
    return cleaned
