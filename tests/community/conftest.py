"""The cast: Zhang asks, Wang works a grid, Li volunteers and leads a team, Chen is staff, Zhao administers."""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import insert, select

from community import groups, people, places, services
from community.database import Transaction
from community.groups import Purpose
from community.people import Person, RoleName
from community.places import Level, Place
from community.services import Service
from tests.community.sending import NOON, at, here

RESIDENTS, STAFF, STREET, DISTRICT = -100, -300, -400, -500


@dataclass
class Cast:
    """A small community with its people."""

    community: Place
    grid: Place
    building: Place
    other_grid: Place
    zhang: Person
    wang: Person
    li: Person
    chen: Person
    zhao: Person


@dataclass
class Tower:
    """The levels above the community, each with a group of staff and somebody who works there."""

    street: Place
    district: Place
    sun: Person
    qian: Person


@pytest.fixture
async def cast(transaction: Transaction) -> Cast:
    async with transaction() as session:
        await people.name_administrators(session, [5])
        zhao = await people.meet(session, telegram_id=5, name="Zhao", client_language="zh-Hans")
        community = await places.add(session, parent=None, level=Level.COMMUNITY, name="梧桐社区", by=zhao.id)
        grid = await places.add(session, parent=community, level=Level.GRID, name="一网格", by=zhao.id)
        other = await places.add(session, parent=community, level=Level.GRID, name="二网格", by=zhao.id)
        building = await places.add(session, parent=grid, level=Level.BUILDING, name="3 栋", by=zhao.id)
        found = {}
        for number, name in enumerate(("Zhang", "Wang", "Li", "Chen"), start=1):
            found[name.lower()] = await people.meet(session, telegram_id=number, name=name, client_language="zh-Hans")
        assert grid.id
        assert community.id
        await people.grant(session, found["wang"], role=RoleName.GRID_WORKER, place_id=grid.id, by=zhao)
        for role in (RoleName.VOLUNTEER, RoleName.TEAM_LEADER):
            await people.grant(session, found["li"], role=role, place_id=community.id, by=zhao)
        await people.grant(session, found["chen"], role=RoleName.STAFF, place_id=community.id, by=zhao)
        await groups.link(session, RESIDENTS, purpose=Purpose.RESIDENTS, place_id=community.id, by=zhao)
        await groups.link(session, STAFF, purpose=Purpose.STAFF, place_id=community.id, by=zhao)
        for person in (*found.values(), zhao):
            await people.start(session, person.id)
        found["zhang"].place_id = building.id
    return Cast(community=community, grid=grid, building=building, other_grid=other, zhao=zhao, **found)


@pytest.fixture(scope="session")
def shipped() -> list[dict[str, Any]]:
    """The rows of the categories that come with Linli, read once."""
    return [one.model_dump() for one in services.shipped()]


@pytest.fixture
async def catalogue(transaction: Transaction, shipped: list[dict[str, Any]]) -> None:
    """The categories that come with Linli."""
    async with transaction() as session:
        await session.execute(insert(Service), shipped)


@pytest.fixture
async def everyone(transaction: Transaction, cast: Cast) -> Cast:
    """The cast, all of whom live in Zhang's building."""
    async with transaction() as session:
        for person in (cast.wang, cast.li, cast.chen, cast.zhao):
            await people.settle(session, person.id, place_id=cast.building.id)
    return cast


@pytest.fixture
async def at_once(transaction: Transaction) -> None:
    """Let connections be open before a test begins, so that what it begins at once does meet."""
    async with AsyncExitStack() as stack:
        for session in [await stack.enter_async_context(transaction.reading()) for _ in range(4)]:
            await session.execute(select(1))


@pytest.fixture
def noon() -> None:
    """Let it be noon in the community, when nobody is disturbed."""
    at(NOON)


@pytest.fixture
def wednesday() -> None:
    """A Wednesday morning of an ordinary week."""
    at(here("2026-11-18 09:30"))


@pytest.fixture
async def tower(transaction: Transaction, cast: Cast) -> Tower:
    """All four levels."""
    async with transaction() as session:
        zhao = cast.zhao
        district = await places.add(session, parent=None, level=Level.DISTRICT, name="东区", by=zhao.id)
        street = await places.add(session, parent=district, level=Level.STREET, name="河畔街道", by=zhao.id)
        community = await places.place(session, cast.community.id or 0)
        community.parent_id = street.id
        found = []
        for number, (name, place) in enumerate({"Sun": street, "Qian": district}.items(), start=6):
            person = await people.meet(session, telegram_id=number, name=name, client_language="zh-Hans")
            await people.start(session, person.id)
            await people.grant(session, person, role=RoleName.STAFF, place_id=place.id or 0, by=zhao)
            found.append(person)
        await groups.link(session, STREET, purpose=Purpose.STAFF, place_id=street.id or 0, by=zhao)
        await groups.link(session, DISTRICT, purpose=Purpose.STAFF, place_id=district.id or 0, by=zhao)
    return Tower(street, district, *found)
