"""Whom a notice is for: places, roles and topics choose people; groups are chosen by themselves.

What is chosen is kept as it was meant, not as a list of names: who lives there is asked when the notice starts.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from sqlalchemy import BigInteger, Column, ForeignKey, Select, case, delete, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, places
from community.access import Act
from community.database import add_unless_there
from community.errors import NobodyToReach, TooFewForTopic
from community.groups import Group
from community.people import Person, Role, RoleName, roles
from community.places import Level, Place

if TYPE_CHECKING:
    from community.notices import Notice


class Topic(StrEnum):
    """What residents can subscribe to: subjects of everyday life, none that tells of anyone's situation."""

    OUTAGES = "outages"
    SAFETY = "safety"
    EVENTS = "events"
    JOBS = "jobs"
    HEALTH = "health"
    CHILDREN = "children"
    SENIORS = "seniors"


class Subscription(SQLModel, table=True):
    """A person wants to hear about a topic."""

    person_id: int = Field(sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True))
    topic: str = Field(primary_key=True, max_length=16, index=True)


#: The roles that a notice can be for. A resident has none: choosing no role means everyone.
ROLES: Final = (
    RoleName.STEWARD,
    RoleName.VOLUNTEER,
    RoleName.TEAM_LEADER,
    RoleName.GRID_WORKER,
    RoleName.STAFF,
)

#: Fewer people than these are neither counted nor written to by what they are interested in: one could guess who they are.
FEW: Final = 5

#: Places that are a whole community or more.
_WHOLE: Final = (Level.DISTRICT, Level.STREET, Level.COMMUNITY)

Chosen = Literal["places", "roles", "topics", "groups"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen.

    People who live in one of `places`, or anywhere inside it; and, if roles are chosen, who instead hold one of them
    there; and, if topics are chosen, who want to hear about one of them. Without places it is the whole of the author's
    own place. Each of `groups` (chat ids) besides; when nothing else is chosen, only these.
    """

    places: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()

    @classmethod
    def of(cls, notice: "Notice") -> Self:
        """Return what was chosen for this notice."""
        return cls(**{kind: tuple(values) for kind, values in notice.audience.items()})

    def as_json(self) -> dict[str, list[Any]]:
        """Return it as a notice keeps it."""
        return {kind: list(values) for kind, values in asdict(self).items()}

    @property
    def topical(self) -> bool:
        """Whether it tells what people are interested in: small numbers are then hidden, and nobody is listed."""
        return bool(self.topics)

    @property
    def personal(self) -> bool:
        """Whether it is for people at all, and not for groups alone."""
        return bool(self.places or self.roles or self.topics or not self.groups)

    def everywhere(self, whole: int | None) -> bool:
        """Tell whether people in all of the `whole` are meant, chosen by name or because no place is."""
        return whole in self.places or (self.personal and not self.places)

    def toggled(self, kind: Chosen, value: int | str, *, whole: int | None = None) -> Self:
        """Return it with this value chosen as well, or without it when it was.

        Of places, either the `whole` is chosen or some inside it.
        """
        had: tuple[int | str, ...] = getattr(self, kind)
        if value in had:
            now = tuple(one for one in had if one != value)
        elif kind == "places":
            now = (value,) if value == whole else (*(one for one in had if one != whole), value)
        else:
            now = (*had, value)
        changed: dict[str, Any] = {kind: now}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class Heads:
    """How many people are meant, how many of them the bot may write to, and how many groups there are."""

    people: int
    writable: int
    groups: int

    @property
    def readers(self) -> int:
        """How many messages it takes."""
        return self.writable + self.groups


def people(wanted: Wanted, *, within: int | None) -> Select[int]:
    """Select the ids of all people meant, whether the bot may write to them or not. `within` is the author's place."""
    if not wanted.personal:
        return select(col(Person.id)).where(false())
    here = inside(wanted.places or (within,))
    if wanted.roles:
        held = select(col(Role.person_id)).where(col(Role.name).in_(wanted.roles), col(Role.place_id).in_(here))
        chosen = select(col(Person.id)).where(col(Person.id).in_(held))
    else:
        # Whoever has not chosen a home is everybody's neighbour, but not of one grid or building.
        whole = select(col(Place.id)).where(col(Place.id) == within, col(Place.level).in_(_WHOLE)).exists()
        everywhere = not wanted.places or within in wanted.places
        anywhere = col(Person.place_id).is_(None) & (whole if everywhere else false())
        chosen = select(col(Person.id)).where(col(Person.place_id).in_(here) | anywhere)
    if wanted.topics:
        interested = select(col(Subscription.person_id)).where(col(Subscription.topic).in_(wanted.topics))
        chosen = chosen.where(col(Person.id).in_(interested))
    return chosen


def writable(chosen: Select[int]) -> Select[int]:
    """Select those of the people chosen who started the bot and did not block it."""
    return select(col(Person.id)).where(
        col(Person.id).in_(chosen), col(Person.reachable), col(Person.started_at).is_not(None)
    )


async def heads(session: AsyncSession, wanted: Wanted, *, within: int | None) -> Heads:
    """Count who is meant."""
    may_write = col(Person.reachable) & col(Person.started_at).is_not(None)
    counted = select(func.count(), func.coalesce(func.sum(case((may_write, 1), else_=0)), 0)).select_from(Person)
    meant = counted.where(col(Person.id).in_(people(wanted, within=within)))
    everyone, some = (await session.execute(meant)).one()
    return Heads(people=everyone, writable=some, groups=len(await groups(session, wanted)))


def require_readers(wanted: Wanted, heads: Heads) -> None:
    """Raise TooFewForTopic or NobodyToReach unless a notice for these may be sent.

    For a topic nobody and a few are one refusal: two of them would tell how many there are.
    """
    if wanted.topical and heads.writable < FEW:
        raise TooFewForTopic
    if not heads.readers:
        raise NobodyToReach


async def groups(session: AsyncSession, wanted: Wanted) -> Sequence[Group]:
    """Return the groups that were chosen and are still linked."""
    chosen = select(Group).where(col(Group.id).in_(wanted.groups)).order_by(col(Group.id))
    return (await session.scalars(chosen)).all()


async def groups_within(session: AsyncSession, within: int | None) -> list[Group]:
    """Return the groups that are linked at the place or inside it."""
    here = select(Group).where(col(Group.place_id).in_(inside((within,)))).order_by(col(Group.place_id), col(Group.id))
    return list((await session.scalars(here)).all())


async def place_counts(session: AsyncSession, parent_id: int) -> list[tuple[Place, int]]:
    """Return the places directly inside this one, with the number of people who live in each."""
    top = select(col(Place.id).label("top"), col(Place.id)).where(col(Place.parent_id) == parent_id).cte(recursive=True)
    whole = top.union(select(top.c.top, col(Place.id)).join(top, col(Place.parent_id) == top.c.id))
    living = (
        select(whole.c.top, func.count())
        .select_from(whole)
        .join(Person, col(Person.place_id) == whole.c.id)
        .group_by(whole.c.top)
    )
    counts: dict[int | None, int] = dict((await session.execute(living)).all())
    parent = await places.place(session, parent_id)
    return [(place, counts.get(place.id, 0)) for place in await places.inside(session, parent)]


async def role_counts(session: AsyncSession, wanted: Wanted, *, within: int | None) -> dict[str, int]:
    """Count for each role how many people it would be for, in the places and with the topics that are chosen."""
    meant = people(replace(wanted, roles=ROLES, groups=()), within=within)
    held = (
        select(col(Role.name), func.count(col(Role.person_id).distinct()))
        .where(col(Role.place_id).in_(inside(wanted.places or (within,))), col(Role.person_id).in_(meant))
        .group_by(col(Role.name))
    )
    counts = dict((await session.execute(held)).all())
    return {role: counts.get(role, 0) for role in ROLES}


async def topic_counts(session: AsyncSession, wanted: Wanted, *, within: int | None) -> dict[str, int]:
    """Count for each topic how many want to hear about it, in the places and with the roles that are chosen."""
    meant = people(replace(wanted, topics=(), groups=()), within=within)
    interested = (
        select(col(Subscription.topic), func.count())
        .where(col(Subscription.person_id).in_(meant))
        .group_by(col(Subscription.topic))
    )
    counts = dict((await session.execute(interested)).all())
    return {topic: counts.get(topic, 0) for topic in Topic}


async def offices(session: AsyncSession, by: Person) -> list[Place]:
    """Return the highest places in whose name `by` may announce; for an administrator, the communities."""
    where = {role.place_id for role in await roles(session, by.id) if Act.ANNOUNCE in access.MAY[RoleName(role.name)]}
    if None in where:
        everything = await places.everything(session)
        communities = [place for place in everything if place.level == Level.COMMUNITY]
        return communities or await places.inside(session, None)
    found = []
    for place_id in sorted(where - {None}, key=lambda one: one or 0):
        here, *above = await places.path(session, place_id)
        if where.isdisjoint(place.id for place in above):
            found.append(here)
    return found


async def subscriptions(session: AsyncSession, person_id: int) -> set[Topic]:
    """Return what the person wants to hear about."""
    chosen = select(col(Subscription.topic)).where(col(Subscription.person_id) == person_id)
    return {Topic(name) for name in (await session.scalars(chosen)).all()}


async def subscribe(session: AsyncSession, topic: Topic, *, by: Person) -> None:
    """Let the person hear about the topic from now on."""
    await add_unless_there(session, Subscription(person_id=by.id, topic=topic))


async def unsubscribe(session: AsyncSession, topic: Topic, *, by: Person) -> None:
    """Let the person hear about the topic no more."""
    theirs = col(Subscription.person_id) == by.id, col(Subscription.topic) == topic
    await session.execute(delete(Subscription).where(*theirs))


def inside(place_ids: Sequence[int | None]) -> Select[int]:
    """Select the ids of these places and of all places inside them."""
    # Nested, so that an INSERT from it begins as one: SQLite's driver counts the rows of no other statement.
    top = select(col(Place.id)).where(col(Place.id).in_(place_ids)).cte(recursive=True, nesting=True)
    whole = top.union(select(col(Place.id)).join(top, col(Place.parent_id) == top.c.id))
    return select(whole.c.id)
