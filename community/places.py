"""The tree of places: district, street, community, grid, building."""

from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import trail
from community.errors import BadName, NotFound, StillInUse
from community.names import clean

LONGEST_NAME: Final = 40


class Level(StrEnum):
    """The four levels of government, and the house one lives in."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    GRID = "grid"
    BUILDING = "building"


class Place(SQLModel, table=True):
    """One place; `parent_id` is the place that it lies in."""

    __table_args__ = (
        UniqueConstraint("parent_id", "name"),
        # A unique constraint sees no two NULLs as the same; the tops of the tree need an index of their own.
        Index(
            "uq_place_top_name",
            "name",
            unique=True,
            sqlite_where=text("parent_id IS NULL"),
            postgresql_where=text("parent_id IS NULL"),
        ),
        CheckConstraint("level IN ('district','street','community','grid','building')", name="level"),
    )

    id: int | None = Field(default=None, primary_key=True)
    parent_id: int | None = Field(default=None, foreign_key="place.id", index=True)
    level: str
    name: str = Field(max_length=LONGEST_NAME)


async def everything(session: AsyncSession) -> list[Place]:
    """Return all places, the higher ones first, in the order in which they were added."""
    rows = (await session.scalars(select(Place).order_by(col(Place.id)))).all()
    order = list(Level)
    return sorted(rows, key=lambda place: order.index(Level(place.level)))


async def place(session: AsyncSession, place_id: int) -> Place:
    """Return the place, or raise NotFound."""
    found = await session.get(Place, place_id)
    if found is None:
        raise NotFound
    return found


async def place_or_none(session: AsyncSession, place_id: int | None) -> Place | None:
    """Return the place, None when there is none or it went."""
    return await session.get(Place, place_id) if place_id is not None else None


async def inside(session: AsyncSession, parent: Place | None) -> list[Place]:
    """Return the places directly inside `parent`, or the tops of the tree, in the order in which they were added."""
    condition = col(Place.parent_id).is_(None) if parent is None else col(Place.parent_id) == parent.id
    return list((await session.scalars(select(Place).where(condition).order_by(col(Place.id)))).all())


async def path(session: AsyncSession, place_id: int | None) -> list[Place]:
    """Return the place and all that it lies in, the place itself first; empty for none."""
    found: list[Place] = []
    while place_id is not None:
        here = await session.get(Place, place_id)
        if here is None:
            break
        found.append(here)
        place_id = here.parent_id
    return found


def levels_below(here: Place | None) -> list[Level]:
    """Return what kinds of place may lie directly in this one: any lower level, for a small place needs no street above it."""
    levels = list(Level)
    return levels if here is None else levels[levels.index(Level(here.level)) + 1 :]


async def add(session: AsyncSession, *, parent: Place | None, level: Level, name: str, by: int) -> Place:
    """Add a place; `by` is a person's id. Raises BadName for a name that is empty, too long or already there."""
    new = Place(parent_id=parent.id if parent else None, level=level, name=_checked(name))
    if new.name in {other.name for other in await inside(session, parent)}:
        raise BadName(name=new.name, longest=LONGEST_NAME)
    if level not in levels_below(parent):
        raise NotFound
    session.add(new)
    await session.flush()
    await trail.record(session, by=by, act="added", subject=f"place:{new.id}")
    return new


async def rename(session: AsyncSession, here: Place, *, name: str, by: int) -> None:
    """Give the place another name. Raises BadName."""
    parent = await place_or_none(session, here.parent_id)
    name = _checked(name)
    if name in {other.name for other in await inside(session, parent) if other.id != here.id}:
        raise BadName(name=name, longest=LONGEST_NAME)
    here.name = name
    await trail.record(session, by=by, act="renamed", subject=f"place:{here.id}")


async def remove(session: AsyncSession, here: Place, *, by: int) -> None:
    """Remove an empty place. Raises StillInUse when places, roles or groups are there; residents only lose their choice.

    Cases of there are of what it lay in from now on: without a place they would be everybody's.
    """
    # Imported here because people live in places. Their rows are changed one by one, so that whoever remembers them hears.
    from community.cases import Case
    from community.people import Person

    name = here.name
    theirs = select(Case).where(col(Case.place_id) == here.id).order_by(col(Case.id)).with_for_update(key_share=True)
    for found in await session.scalars(theirs.execution_options(populate_existing=True)):
        found.place_id = here.parent_id
    for person in await session.scalars(select(Person).where(col(Person.place_id) == here.id)):
        person.place_id = None
    await trail.record(session, by=by, act="removed", subject=f"place:{here.id}")
    await session.delete(here)
    try:
        await session.flush()
    except IntegrityError:
        raise StillInUse(name=name) from None


def _checked(name: str) -> str:
    cleaned = clean(name, LONGEST_NAME + 1)
    meant_otherwise = cleaned.endswith(("?", "？")) or not any(letter.isalnum() for letter in cleaned)
    if len(cleaned) > LONGEST_NAME or meant_otherwise:
        raise BadName(name=cleaned, longest=LONGEST_NAME)
    return cleaned
