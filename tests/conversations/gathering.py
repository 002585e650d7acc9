"""How stories about events are told: what is on, and how the rows stand."""

from datetime import timedelta
from typing import Any

from community import events, guests, hosting, people, places
from community.events import Event
from community.places import Level
from tests.conversations.conftest import PEOPLE
from tests.conversations.tasking import tomorrow
from tests.stories import Town

#: An hour that is not at night, whenever the tests run.
NOON = 12


async def an_event(town: Town, **values: Any) -> Event:
    """Open an event of Chen's for the community, the day after tomorrow at noon unless `values` say otherwise."""
    values = {"title": "端午包粽子", "venue": "社区活动室", "starts_at": tomorrow(NOON) + timedelta(days=1), **values}
    async with town.app.database.transaction() as session:
        (community,) = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        draft = await hosting.begin(session, by=chen, place_id=community.id or 0)
        await hosting.fill(session, draft, by=chen, **values)
        return await hosting.open(session, draft, by=chen)


async def there(town: Town, event: Event) -> dict[str, tuple[str, int]]:
    """Return what everybody is to the event, and with how many, by name."""
    async with town.app.database.transaction.reading() as session:
        return {person.name or "": (one.state, one.heads) for one, person in await guests.of(session, event.id)}


async def now(town: Town, event: Event) -> Event:
    """Return the event as it is now."""
    async with town.app.database.transaction.reading() as session:
        return await events.event(session, event.id)
