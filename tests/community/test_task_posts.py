"""The cards of tasks in volunteers' groups: a group that comes late is shown what comes next, once."""

from datetime import timedelta

import pytest

from community import clock, groups, posts, tasks, teams
from community.database import Transaction
from community.groups import Purpose
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.helping import a_task, a_team

pytestmark = pytest.mark.usefixtures("noon")
GROUP, OWN = -200, -300


async def linked(
    transaction: Transaction, cast: Cast, chat_id: int = GROUP, *, purpose: Purpose = Purpose.VOLUNTEERS
) -> int:
    """Link a group of the community, and return how many tasks it was shown."""
    async with transaction() as session:
        await groups.link(session, chat_id, purpose=purpose, place_id=cast.community.id or 0, by=cast.zhao)
        return await posts.tell_new_group(session, chat_id)


async def shown(transaction: Transaction, chat_id: int = GROUP) -> list[str]:
    """Return the titles of the tasks that the group was shown, in order."""
    async with transaction.reading() as session:
        rows = await deliveries(session, "task-post")
        return [(row.arguments or {})["title"] for row in rows if row.chat_id == chat_id]


async def test_a_group_that_is_linked_later_is_shown_the_next_few_tasks_once(
    transaction: Transaction, cast: Cast
) -> None:
    now = clock.now()
    for day in (9, 3, 1, 7, 5, 2, 4):
        await a_task(transaction, cast, title=f"第{day}天", starts_at=now + timedelta(days=day))
    await a_task(transaction, cast, title="已经开始", starts_at=now - timedelta(hours=1))
    await a_task(transaction, cast, title="取消了", state=tasks.State.CALLED_OFF)
    await a_task(transaction, cast, title="草稿", state=tasks.State.DRAFT)
    assert await linked(transaction, cast, purpose=Purpose.RESIDENTS) == 0
    for _ in range(2):
        assert await linked(transaction, cast) == posts.MOST_AT_ONCE
    assert await shown(transaction) == [f"第{day}天" for day in (1, 2, 3, 4, 5)]


async def test_a_team_that_chooses_its_group_later_is_shown_its_own_tasks_there(
    transaction: Transaction, cast: Cast
) -> None:
    team = await a_team(transaction, cast)
    await linked(transaction, cast)
    await a_task(transaction, cast, title="修水管", team_id=team.id)
    await a_task(transaction, cast, title="包粽子")
    async with transaction() as session:
        await groups.link(session, OWN, purpose=Purpose.VOLUNTEERS, place_id=cast.community.id or 0, by=cast.zhao)
        await teams.set_chat(session, await teams.team(session, team.id or 0), OWN, by=cast.li)
        await posts.tell_new_group(session, OWN)
    # At the same place, it hears of what asks everybody as well, and the other one of nothing that asks the team alone.
    assert sorted(await shown(transaction, OWN)) == ["修水管", "包粽子"]
    assert await shown(transaction) == []
