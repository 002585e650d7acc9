"""Volunteers for tests: teams with members, and tasks that are open, as rows."""

from datetime import timedelta
from typing import Any

from community import access, clock, numbers, people, signups, tasks, volunteers
from community.database import Transaction
from community.people import Person, RoleName
from community.signups import Signup
from community.stints import State as Given
from community.stints import Stint
from community.tasks import Risk, State, Task
from community.teams import Membership, Standing, Team
from community.volunteers import Profile
from tests.community.conftest import Cast


async def a_team(transaction: Transaction, cast: Cast, name: str = "水电队", *members: Person) -> Team:
    """Return a team of the community that Li leads, with these members."""
    async with transaction() as session:
        team = Team(place_id=cast.community.id or 0, name=name, purpose="修水电")
        session.add(team)
        await session.flush()
        session.add(Membership(team_id=team.id or 0, person_id=cast.li.id, standing=Standing.MEMBER, leads=True))
        for person in members:
            session.add(Membership(team_id=team.id or 0, person_id=person.id, standing=Standing.MEMBER))
        await session.flush()
    return team


async def a_volunteer(transaction: Transaction, cast: Cast, number: int, name: str, **profile: Any) -> Person:
    """Return a volunteer of the community, a grown-up unless `profile` says otherwise, who can be written to."""
    async with transaction() as session:
        person = await people.meet(session, telegram_id=number, name=name, client_language="zh-Hans")
        await people.grant(session, person, role=RoleName.VOLUNTEER, place_id=cast.community.id or 0, by=cast.zhao)
        await people.start(session, person.id)
        (await volunteers.meet(session, person.id)).profile = Profile(**{"minor": False, **profile})
    return person


async def a_task(transaction: Transaction, cast: Cast, **values: Any) -> Task:
    """Return an open task of the community, tomorrow from now for two hours, with two places, unless `values` say otherwise."""
    starts_at = values.pop("starts_at", clock.now() + timedelta(days=1))
    spot, served = values.pop("spot", None), values.pop("served", None)
    fields = {
        "place_id": cast.community.id,
        "state": State.OPEN,
        "title": "包粽子",
        "meeting": "社区活动室",
        "planner_id": cast.chen.id,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "seats": 2,
        "home": False,
        "risk": Risk.EVERYDAY,
        "skill": "",
        "insured": True,
        "opened_at": clock.now(),
    } | values
    async with transaction() as session:
        new = Task(**fields)
        if new.state != State.DRAFT:
            new.number = await numbers.next_number(session, tasks.SERIES)
        new.spot, new.served = spot, served
        session.add(new)
        await session.flush()
    return new


async def signs_up(transaction: Transaction, task: Task, by: Person, *, sure: bool = False) -> Signup:
    """Let somebody sign up, by the door."""
    async with transaction() as session:
        return await signups.claim(session, await access.takeable_task(session, task.id, by=by), by=by, sure=sure)


async def leaves(transaction: Transaction, task: Task, by: Person) -> bool:
    """Let somebody give their place back."""
    async with transaction() as session:
        return await signups.leave(session, await access.seen_task(session, task.id, by=by), by=by)


async def there(transaction: Transaction, task: Task) -> dict[str, str]:
    """Return what everybody is to the task, by name, in their order."""
    async with transaction.reading() as session:
        return {person.name or "": own.state for own, person in await signups.of(session, task.id)}


async def a_stint(
    transaction: Transaction, cast: Cast, person: Person, minutes: int, *, task: Task | None = None, **values: Any
) -> Stint:
    """Return the time that somebody gave at a task of an hour ago, which Chen confirmed unless `values` say otherwise."""
    task = task or await a_task(transaction, cast, starts_at=clock.now() - timedelta(hours=1), home=False)
    in_at = values.pop("in_at", task.starts_at)
    fields = {
        "task_id": task.id,
        "person_id": person.id,
        "state": Given.CONFIRMED,
        "in_at": in_at,
        "out_at": in_at + timedelta(minutes=minutes),
        "minutes": minutes,
        "confirmed_by": cast.chen.id,
        "confirmed_as": "staff",
        "confirmed_at": clock.now(),
    } | values
    if fields["state"] != Given.CONFIRMED:
        fields |= {"confirmed_by": None, "confirmed_as": None, "confirmed_at": None}
    async with transaction() as session:
        new = Stint(**fields)
        session.add(new)
        await session.flush()
    return new
