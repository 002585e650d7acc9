"""A week's patterns: what comes again, what was kept, what comes with the season; told to staff once a week."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import clock, groups, patterns, people, places
from community.cases import State
from community.database import Transaction
from community.errors import NotAllowed
from community.patterns import Week
from community.people import RoleName
from community.places import Level
from community.timers import Timer
from scheduler.ticks import fire_due
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import deliveries
from tests.community.sending import at
from tests.community.test_promises import DAY, HOUR, LIGHT, MORNING, happened

pytestmark = pytest.mark.usefixtures("catalogue", "tuesday")
MONDAY = date(2026, 11, 9)


@pytest.fixture
def tuesday() -> None:
    """Ten in the morning of an ordinary Tuesday in Shanghai."""
    at(MORNING)


async def seen(transaction: Transaction, cast: Cast, since: date = MONDAY) -> Week:
    async with transaction.reading() as session:
        return await patterns.read(session, cast.community.id or 0, since, by=cast.chen)


async def reported(transaction: Transaction, cast: Cast, count: int, service: str = LIGHT, **more: Any) -> None:
    await happened(transaction, count, service, **{"place_id": cast.building.id, **more})


async def test_a_week_stands_beside_the_four_before_it(transaction: Transaction, cast: Cast) -> None:
    await reported(transaction, cast, 6)
    await reported(transaction, cast, 8, submitted_at=MORNING - 20 * DAY, reopened=1)
    found = await seen(transaction, cast)
    assert (found.week.count, found.week.accepted, found.week.reopened) == (6, 100, 0)
    assert (found.before.count, found.before.reopened) == (8, 100)
    assert [(names["zh-Hans"], count) for names, count in found.categories] == [("楼道灯", 6)]


async def test_what_is_about_the_staff_themselves_is_not_counted_for_them(transaction: Transaction, cast: Cast) -> None:
    await reported(transaction, cast, 6)
    await reported(transaction, cast, 7, "staff-conduct")
    await reported(transaction, cast, 9, "staff-conduct", submitted_at=MORNING - 20 * DAY)
    found = await seen(transaction, cast)
    # None: nothing is left that could be told.
    assert (found.week.count, found.before.count) == (6, None)
    assert [(names["zh-Hans"], count) for names, count in found.categories] == [("楼道灯", 6)]
    assert (found.others, [one.key for one in found.again]) == (None, [LIGHT])


async def test_another_communitys_cases_are_its_own(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        other = await places.add(session, parent=None, level=Level.COMMUNITY, name="桂花社区", by=cast.zhao.id)
    await reported(transaction, cast, 6)
    await reported(transaction, cast, 9, place_id=other.id)
    await reported(transaction, cast, 7, place_id=None)
    assert (await seen(transaction, cast)).week.count == 6
    with pytest.raises(NotAllowed):
        async with transaction.reading() as session:
            await patterns.read(session, other.id or 0, MONDAY, by=cast.chen)


async def test_the_only_community_has_what_has_no_place(transaction: Transaction, cast: Cast) -> None:
    await reported(transaction, cast, 6, place_id=None)
    assert (await seen(transaction, cast)).week.count == 6


async def test_what_comes_again_in_one_building_is_named_and_counted_from_five(
    transaction: Transaction, cast: Cast
) -> None:
    await reported(transaction, cast, 2)
    await reported(transaction, cast, 1, submitted_at=MORNING - 20 * DAY)
    await reported(transaction, cast, 3, "lift", reopened=1)
    await reported(transaction, cast, 2, "gate")
    found = await seen(transaction, cast)
    assert [(one.key, one.place, one.count, one.reopened) for one in found.again] == [
        ("lift", "3 栋", 6, True),
        (LIGHT, "3 栋", None, False),
    ]


async def test_single_households_are_not_named_by_three(transaction: Transaction, cast: Cast) -> None:
    await reported(transaction, cast, 4, "low-spirits", kind="help")
    assert (await seen(transaction, cast)).again == []
    await reported(transaction, cast, 1, "low-spirits", kind="help")
    assert [one.count for one in (await seen(transaction, cast)).again] == [5]


async def test_few_are_not_told_nor_what_tells_them(transaction: Transaction, cast: Cast) -> None:
    await reported(transaction, cast, 6)
    await reported(transaction, cast, 3, "lift")
    found = await seen(transaction, cast)
    assert found.others is None
    assert len(found.categories) == 1
    for key in ("gate", "ramp"):
        await reported(transaction, cast, 2, key)
    assert (await seen(transaction, cast)).others == 7


async def test_a_season_is_known_only_by_last_years_figures(transaction: Transaction, cast: Cast) -> None:
    last_year = MORNING - 365 * DAY
    await reported(transaction, cast, 9, "heating", submitted_at=last_year + 5 * DAY)
    await reported(transaction, cast, 6, "lift", submitted_at=last_year + 5 * DAY)
    await reported(transaction, cast, 5, "lift", submitted_at=last_year - 5 * DAY)
    found = await seen(transaction, cast)
    assert [(one.service["zh-Hans"], one.before, one.after) for one in found.seasons] == [("暖气不热", None, 9)]


async def fire(transaction: Transaction, moment: datetime) -> list[tuple[int | None, dict[str, Any]]]:
    """Let it be this moment, and what is due be told; return who was told what."""
    at(moment)
    await fire_due(transaction)
    async with transaction.reading() as session:
        return [(one.chat_id or one.person_id, one.arguments or {}) for one in await deliveries(session, patterns.WEEK)]


async def plan(transaction: Transaction) -> datetime:
    """Plan the next week, twice, and return when it comes."""
    for _ in range(2):
        async with transaction() as session:
            await patterns.plan(session, clock.now())
    async with transaction.reading() as session:
        (timer,) = await session.scalars(select(Timer).where(col(Timer.kind) == patterns.WEEK))
    return timer.due_at


async def test_staff_are_told_on_monday_once_and_the_next_week_is_planned(transaction: Transaction, cast: Cast) -> None:
    await reported(transaction, cast, 6, submitted_at=MORNING)
    monday = await plan(transaction)
    assert monday == datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
    assert await fire(transaction, monday - HOUR) == []
    ((reader, told),) = await fire(transaction, monday)
    assert (reader, told["place"], told["since"], told["until"]) == (STAFF, "梧桐社区", "2026-11-16", "2026-11-22")
    assert told["week"]["count"] == 6
    assert told["in_group"]
    assert len(await fire(transaction, monday + HOUR)) == 1
    assert len(await fire(transaction, monday + 7 * DAY)) == 2


async def test_a_monday_off_is_told_when_the_counter_opens(transaction: Transaction) -> None:
    at(datetime(2026, 9, 29, 2, tzinfo=UTC))
    # National Day: from the first to the seventh of October nobody is there, the fifth is a Monday.
    assert await plan(transaction) == datetime(2026, 10, 8, 1, tzinfo=UTC)


async def test_where_nothing_happened_nothing_is_said(transaction: Transaction, cast: Cast) -> None:
    await reported(transaction, cast, 6, state=State.WITHDRAWN, outcome=None)
    assert await fire(transaction, await plan(transaction)) == []


async def test_without_a_group_the_administrators_are_told(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await groups.unlink(session, STAFF)
    await reported(transaction, cast, 6)
    told = await fire(transaction, await plan(transaction))
    assert [(reader, said["in_group"]) for reader, said in told] == [(cast.zhao.id, False)]


async def test_whoever_directs_in_a_community_reads_its_patterns(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        other = await places.add(session, parent=None, level=Level.COMMUNITY, name="桂花社区", by=cast.zhao.id)
        await people.grant(session, cast.li, role=RoleName.STAFF, place_id=other.id or 0, by=cast.zhao)
    async with transaction.reading() as session:
        for who, names in ((cast.chen, ["梧桐社区"]), (cast.li, ["桂花社区"]), (cast.zhao, ["梧桐社区", "桂花社区"])):
            assert [one.name for one in await patterns.communities(session, by=who)] == names
        with pytest.raises(NotAllowed):
            await patterns.communities(session, by=cast.wang)
