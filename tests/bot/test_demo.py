"""The demo community comes in once, with everything to try; what is there already stays as it is."""

from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientSession
from sqlalchemy import select
from sqlmodel import col

from bot import demo
from community import access, clock, eligibility, hours, outbox, people, places, programmes, skills, tasks, teams
from community.database import Database
from community.people import RoleName
from community.places import Level
from community.tasks import Task
from playground import Playground


async def state(playground: Playground) -> dict[str, Any]:
    async with ClientSession(playground.url) as control, control.get("/control/state") as answer:
        found: dict[str, Any] = (await answer.json())["result"]
        return found


async def started(database: Database, playground: Playground) -> None:
    """Let the demo community come in as at the first start, when the administrators are named already."""
    async with database.transaction() as session:
        await people.name_administrators(session, [demo.ADMINISTRATOR])
    await demo.settle(database, playground.url)


async def test_three_teams_have_leaders_and_a_task_waits_for_whoever_comes(database: Database) -> None:
    async with Playground() as playground:
        await started(database, playground)
        # Another start changes nothing.
        await demo.settle(database, playground.url)
        shown = await state(playground)
    assert {one["id"] for one in shown["people"]} == {one.id for one in demo.NEIGHBOURS}
    async with database.transaction.reading() as session:
        found = {one.name: one for one in await teams.everything(session)}
        assert list(found) == sorted(one.name for one in demo.TEAMS)
        led = {name: [who.name for who in await teams.leaders(session, one.id or 0)] for name, one in found.items()}
        assert led == {"水电队": ["李师傅"], "助残队": ["孙阿姨"], "文艺队": ["老马"]}
        li = await people.by_telegram_id(session, 1006)
        assert {role.name for role in await people.roles(session, li.id)} == {RoleName.VOLUNTEER, RoleName.TEAM_LEADER}
        today = hours.local(clock.now()).date()
        assert await skills.suits(session, li.id, "electricity", licence=True, day=today)
        open_one, draft = (await session.scalars(select(Task).order_by(col(Task.number).is_(None)))).all()
        assert (open_one.title, open_one.state, open_one.number, open_one.seats) == ("包饺子", tasks.State.OPEN, 1, 8)
        assert open_one.starts_at is not None
        starts = hours.local(open_one.starts_at)
        assert (starts.isoweekday(), starts.hour, starts.minute) == (6, 9, 0)
        assert (draft.state, draft.planner_id, draft.team_id) == (tasks.State.DRAFT, li.id, found["水电队"].id)
        chen = await people.by_telegram_id(session, 1014)
        assert await eligibility.reasons(session, open_one, chen, now=clock.now()) == ()
        assert await access.takeable_task(session, open_one.id, by=chen)
        cards = (await session.scalars(select(outbox.Delivery).order_by(col(outbox.Delivery.card)))).all()
        # One of each: whoever is met by a wall of cards reads none of them.
        shown_in = {(card.card, card.chat_id) for card in cards if card.chat_id is not None}
        assert shown_in == {("event-post", demo.CHATS[0][0]), ("task-post", demo.CHATS[1][0])}


async def test_a_newcomer_finds_life_in_the_days_ahead(database: Database) -> None:
    async with Playground() as playground:
        await started(database, playground)
    today = hours.local(clock.now()).date()
    async with database.transaction.reading() as session:
        community = next(one for one in await places.everything(session) if one.level == Level.COMMUNITY)
        span = programmes.Span(today, today + timedelta(days=14))
        found = (await programmes.of(session, span, place_id=community.id)).events
    assert [one["title"] for one in found] == [one.title for one in demo.EVENTS]
    assert {one["state"] for one in found} == {"open"}
    assert [one["free"] for one in found] == [None, 9, 16, None]
    # At an hour at which neighbours come, not in the midst of the night.
    assert {hours.local(datetime.fromisoformat(one["starts_at"])).strftime("%H:%M") for one in found} == {
        "09:30",
        "14:30",
    }


async def test_a_neighbourhood_of_an_earlier_program_keeps_what_it_has(database: Database) -> None:
    async with database.transaction() as session:
        await people.name_administrators(session, [demo.ADMINISTRATOR])
        await places.add(session, parent=None, level=Level.COMMUNITY, name="梧桐社区", by=0)
    async with Playground() as playground:
        playground.world.add_person(id=demo.ADMINISTRATOR, first_name="主任")
        for chat_id, title, *_ in demo.CHATS:
            playground.world.add_group(id=chat_id, title=title, members=[demo.ADMINISTRATOR], bot=False)
        await demo.settle(database, playground.url)
        shown = await state(playground)
    assert [one["first_name"] for one in shown["people"]] == ["主任"]
    async with database.transaction.reading() as session:
        assert await teams.everything(session) == []
        assert len(await places.everything(session)) == 1
        assert await people.by_telegram_id_or_none(session, 1013) is None
