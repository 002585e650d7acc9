"""Made-up data from people who may do much: whoever leads a team, or plans tasks, learns and breaks nothing by it."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from community.tasks import Task
from tests.conversations import tasking
from tests.conversations.test_teams import opens_team, with_member
from tests.stories import Actor, Town


async def answered(actor: Actor, town: Town, data: str) -> str:
    """Tap it, and return what is said to whoever tapped."""
    page = town.heard(actor.key(None))[-1]
    town.alerts.clear()
    await actor.taps_what_was_there(page, data)

    async def told() -> bool:
        return bool(town.alerts)

    assert await actor.until(told)
    return str(town.alerts[-1]["text"])


@pytest.mark.parametrize("act", ["dismiss", "consent", "relieve", "appoint"])
async def test_a_leader_learns_no_name_of_anybody_who_is_not_in_the_team(
    chen: Actor, li: Actor, emma: Actor, town: Town, act: str
) -> None:
    team = await with_member(town)
    for one in (chen, li, emma):
        await one.comes_in()
    other = (await tasking.the_person(town, emma)).id
    keeper = li if act == "dismiss" else chen
    await opens_team(keeper, leads=keeper is li)
    said = await answered(keeper, town, f"member:{act}:{team.id}:{other}:0")
    assert said == town.plain(keeper.language, "refused-not-found")
    assert emma.name not in str(town.heard(keeper.key(None))[-1])


@pytest.mark.parametrize("value", ["2147483648", "999999999999999999999999", "everybody"])
async def test_a_team_that_no_button_names_is_not_there(chen: Actor, town: Town, value: str) -> None:
    await chen.comes_in()
    await chen.says("/task 包粽子")
    await chen.hears_of("包粽子")
    async with town.app.database.transaction.reading() as session:
        chen_id = (await tasking.the_person(town, chen)).id
        found = (await session.scalars(select(Task).where(col(Task.planner_id) == chen_id))).one()
    said = await answered(chen, town, f"planset:{found.id}:team:{value}")
    assert said == town.plain(chen.language, "refused-not-found")
