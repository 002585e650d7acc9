"""People and their roles.

A person is known by the chat account they write from. What we keep: the name they show, their language, the place they
chose. Names are sealed; who is what, is not.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, UniqueConstraint, delete, false, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, trail
from community.database import add_unless_there, new_id
from community.errors import AdministratorFromSettings, NoSuchPerson
from community.names import clean
from community.places import path
from community.secrets import secret

LONGEST_NAME: Final = 64


class RoleName(StrEnum):
    """What a person may be beside a resident. All but the last hold within a place of the tree."""

    STEWARD = "steward"
    VOLUNTEER = "volunteer"
    TEAM_LEADER = "team-leader"
    GRID_WORKER = "grid-worker"
    STAFF = "staff"
    OFFICER = "officer"
    DEPUTY = "deputy"
    ADMINISTRATOR = "administrator"


class Person(SQLModel, table=True):
    """Someone who wrote to us. `language` is their own choice; `client_language` what their Telegram says."""

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    telegram_id: int = Field(sa_column=Column(BigInteger, unique=True, nullable=False))
    name_sealed: bytes | None = None
    language: str | None = Field(default=None, max_length=8)
    client_language: str = Field(default="zh-Hans", max_length=8)
    place_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("place.id", ondelete="SET NULL"), index=True)
    )
    #: False while the person blocks the bot.
    reachable: bool = True
    #: When they pressed start in the private chat; None: the bot may not write to them first.
    started_at: datetime | None = None
    met_at: datetime = Field(default_factory=clock.now)
    #: The case about which they talk with a person through us right now: what they write goes there. No foreign key, as a
    #: case refers to people; a case that is gone is nobody's any more.
    talks_about: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))

    name = secret("name")

    @property
    def speaks(self) -> str:
        """The language to speak with them."""
        return self.language or self.client_language


class Role(SQLModel, table=True):
    """A person's role within a place (and all places in it). Administrators have none: they are named in the settings."""

    __table_args__ = (
        UniqueConstraint("person_id", "name", "place_id"),
        CheckConstraint(
            "name IN ('steward','volunteer','team-leader','grid-worker','staff','officer','deputy','administrator')",
            name="name",
        ),
        CheckConstraint("(name = 'administrator') = (place_id IS NULL)", name="place"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), nullable=False))
    name: str = Field(max_length=16)
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)
    granted_at: datetime = Field(default_factory=clock.now)
    #: It came with a membership of a team, and goes with the last one; nobody gave it by hand.
    with_team: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))


async def person(session: AsyncSession, person_id: int) -> Person:
    """Return the person, or raise NoSuchPerson."""
    found = await session.get(Person, person_id)
    if found is None:
        raise NoSuchPerson
    return found


async def by_telegram_id(session: AsyncSession, telegram_id: int) -> Person:
    """Return the person of this account, or raise NoSuchPerson."""
    found = await by_telegram_id_or_none(session, telegram_id)
    if found is None:
        raise NoSuchPerson
    return found


async def by_telegram_id_or_none(session: AsyncSession, telegram_id: int) -> Person | None:
    """Return the person of this account, if we have met."""
    return (await session.scalars(select(Person).where(col(Person.telegram_id) == telegram_id))).one_or_none()


async def meet(session: AsyncSession, *, telegram_id: int, name: str, client_language: str) -> Person:
    """Return the person of this account as they show themselves now; a new row at the first word.

    Two first words at once, in a group and in private, meet one person: the unique account decides.
    """
    name = clean(name, LONGEST_NAME)
    found = await by_telegram_id_or_none(session, telegram_id)
    if found is None:
        new = Person(telegram_id=telegram_id, client_language=client_language)
        new.name = name
        await add_unless_there(session, new)
        found = await by_telegram_id(session, telegram_id)
    if found.name != name:
        found.name = name
    if found.client_language != client_language:
        found.client_language = client_language
    return found


async def one_at_a_time(session: AsyncSession, by: Person) -> None:
    """Let two wishes of one person at once be looked at one after the other (on SQLite all writers are)."""
    own = select(col(Person.id)).where(col(Person.id) == by.id)
    # Rows that refer to the person may come meanwhile: whoever writes them may hold what this one waits for.
    await session.execute(own.with_for_update(key_share=True))


async def stays(session: AsyncSession, person_id: int) -> bool:
    """Tell whether the person is there; if so, nobody erases them before this transaction ends. Cases are locked before."""
    own = select(col(Person.id)).where(col(Person.id) == person_id)
    return (await session.scalars(own.with_for_update(read=True, key_share=True))).first() is not None


async def start(session: AsyncSession, person_id: int) -> Person:
    """Remember that this person opened the private chat: from now on the bot may write to them."""
    found = await person(session, person_id)
    found.reachable = True
    if found.started_at is None:
        found.started_at = clock.now()
    return found


async def speak(session: AsyncSession, person_id: int, *, language: str) -> Person:
    """Speak this language with the person from now on."""
    found = await person(session, person_id)
    found.language = language
    return found


async def settle(session: AsyncSession, person_id: int, *, place_id: int | None) -> Person:
    """Remember the place that the person chose, or that they chose none."""
    found = await person(session, person_id)
    found.place_id = place_id
    return found


async def unreachable(session: AsyncSession, telegram_id: int) -> None:
    """Remember that the person of this account blocked the bot."""
    found = await by_telegram_id_or_none(session, telegram_id)
    if found is not None:
        found.reachable = False


async def roles(session: AsyncSession, person_id: int) -> list[Role]:
    """Return the person's roles, oldest first."""
    return list(
        (await session.scalars(select(Role).where(col(Role.person_id) == person_id).order_by(col(Role.id)))).all()
    )


async def every_role(session: AsyncSession) -> list[tuple[Role, Person]]:
    """Return all roles with who holds them, oldest first."""
    found = await session.execute(
        select(Role, Person).join(Person, col(Person.id) == col(Role.person_id)).order_by(col(Role.id))
    )
    return [(role, person) for role, person in found]


async def roles_at(session: AsyncSession, person_id: int, place_id: int | None) -> set[RoleName]:
    """Return what the person is at this place: by a role there, or at any place that it lies in."""
    here = {place.id for place in await path(session, place_id)} | {None}
    return {RoleName(role.name) for role in await roles(session, person_id) if role.place_id in here}


async def holders(session: AsyncSession, names: Iterable[RoleName], *, place_id: int | None) -> Sequence[Person]:
    """Return who holds one of these roles at this place or above it."""
    here = [place.id for place in await path(session, place_id)]
    where = (col(Role.place_id).in_(here)) | (col(Role.place_id).is_(None))
    matching = select(col(Role.person_id)).where(col(Role.name).in_([str(name) for name in names]), where)
    return (await session.scalars(select(Person).where(col(Person.id).in_(matching)).order_by(col(Person.id)))).all()


async def grant(
    session: AsyncSession, whom: Person, *, role: RoleName, place_id: int, by: Person, with_team: bool = False
) -> bool:
    """Give the role within the place; False when they had it. The right to grant is checked by `access`.

    `with_team`: it comes with a membership. Whoever is given it by hand as well keeps it when they leave the team.
    """
    if role is RoleName.ADMINISTRATOR:
        raise AdministratorFromSettings
    for had in await roles(session, whom.id):
        if had.name == role and had.place_id == place_id:
            had.with_team = had.with_team and with_team
            return False
    session.add(Role(person_id=whom.id, name=role, place_id=place_id, with_team=with_team))
    await trail.record(session, by=by.id, act="granted", subject=f"person:{whom.id}:{role}:{place_id}")
    return True


async def revoke(session: AsyncSession, role_id: int, *, by: Person) -> Role | None:
    """Take a role away and return what it was; None when it was gone already. The right is checked by `access`."""
    role = await session.get(Role, role_id)
    if role is None:
        return None
    if role.name == RoleName.ADMINISTRATOR:
        raise AdministratorFromSettings
    await session.delete(role)
    await session.flush()
    await trail.record(session, by=by.id, act="revoked", subject=f"person:{role.person_id}:{role.name}:{role.place_id}")
    return role


async def name_administrators(session: AsyncSession, telegram_ids: Iterable[int]) -> Sequence[Person]:
    """Let exactly these accounts be administrators, and return who is none any more.

    Runs at every start, so the settings stay the truth. What the former ones have in hand is `departures`' to see to.
    """
    wanted = set(telegram_ids)
    were = select(col(Role.person_id)).where(col(Role.name) == RoleName.ADMINISTRATOR)
    gone = select(Person).where(col(Person.id).in_(were), col(Person.telegram_id).not_in(wanted))
    former = (await session.scalars(gone.order_by(col(Person.id)))).all()
    await session.execute(delete(Role).where(col(Role.name) == RoleName.ADMINISTRATOR))
    for telegram_id in sorted(wanted):
        found = await by_telegram_id_or_none(session, telegram_id)
        if found is None:
            found = Person(telegram_id=telegram_id)
            session.add(found)
            await session.flush()
        session.add(Role(person_id=found.id, name=RoleName.ADMINISTRATOR))
    await session.flush()
    return former
