"""How stories about tasks are told: who helps, what is to be done, and how the rows stand."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from community import clock, numbers, people, places, posts, seats, tasks, volunteers
from community.people import Person, RoleName
from community.places import Level
from community.tasks import Risk, State, Task
from community.volunteers import Profile
from tests.conversations.conftest import PEOPLE
from tests.stories import Actor, Town

#: What only those may read who have a place.
DOOR, NAME, PHONE = "9 单元 9901", "陈婆婆", "13912345678"
PRIVATE = (DOOR, NAME, PHONE)


async def the_person(town: Town, actor: Actor) -> Person:
    """Return the row of the person."""
    async with town.app.database.transaction.reading() as session:
        return await people.by_telegram_id(session, actor.id)


async def helps(town: Town, *actors: Actor, starts: bool = True, **profile: Any) -> None:
    """Let people volunteer in the community, grown-ups unless `profile` says otherwise, who pressed START if `starts`."""
    for actor in actors:
        if starts:
            await actor.comes_in()
        async with town.app.database.transaction() as session:
            zhao = await people.by_telegram_id(session, PEOPLE["zhao"])
            me = await people.meet(session, telegram_id=actor.id, name=actor.name, client_language=actor.language)
            (community,) = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
            await people.grant(session, me, role=RoleName.VOLUNTEER, place_id=community.id or 0, by=zhao)
            (await volunteers.meet(session, me.id)).profile = Profile(**{"minor": False, **profile})


def tomorrow(hour: int) -> datetime:
    """Return that hour of tomorrow."""
    here = clock.now().astimezone(ZoneInfo("Asia/Shanghai")) + timedelta(days=1)
    return here.replace(hour=hour, minute=0, second=0, microsecond=0)


async def a_task(town: Town, **values: Any) -> Task:
    """Open a task of the community for tomorrow at nine, with one place unless `values` say otherwise, and post it."""
    starts_at = values.pop("starts_at", tomorrow(9))
    spot, served = values.pop("spot", None), values.pop("served", None)
    async with town.app.database.transaction() as session:
        (community,) = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        fields = {
            "place_id": community.id,
            "state": State.OPEN,
            "title": "包粽子",
            "meeting": "社区活动室",
            "planner_id": chen.id,
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=2),
            "seats": 1,
            "home": False,
            "risk": Risk.EVERYDAY,
            "skill": "",
            "insured": True,
        }
        new = Task(**{**fields, **values})
        new.number = await numbers.next_number(session, tasks.SERIES)
        new.spot, new.served = spot, served
        session.add(new)
        await session.flush()
        await posts.tell(session, new)
    return new


async def a_visit(town: Town, **values: Any) -> Task:
    """Open a visit to somebody's home, for two."""
    fields: dict[str, Any] = {
        "title": "陪诊",
        "home": True,
        "seats": 2,
        "least": 2,
        "spot": DOOR,
        "served": {"name": NAME, "phone": PHONE},
    }
    return await a_task(town, **{**fields, **values})


async def now(town: Town, task: Task) -> Task:
    """Return the task as it is now."""
    async with town.app.database.transaction.reading() as session:
        return await tasks.task(session, task.id)


async def there(town: Town, task: Task) -> dict[str, str]:
    """Return what everybody is to the task, by name, in their order."""
    async with town.app.database.transaction.reading() as session:
        return {person.name or "": own.state for own, person in await seats.of(session, task.id)}
