"""The card of an event in groups: where it stands, what it says, and what a group that is new is shown."""

import pytest

from community import attending, billboards, groups
from community.database import Transaction
from community.groups import Purpose
from tests.community.conftest import RESIDENTS, STAFF, Cast
from tests.community.couriers import deliveries, told
from tests.community.inviting import calls_off, comes, held
from tests.community.sending import DAY, NOON

pytestmark = pytest.mark.usefixtures("noon")
GRID, OTHER, NEW = -211, -212, -213


async def linked(transaction: Transaction, cast: Cast, chat: int, place_id: int | None, purpose: Purpose) -> None:
    async with transaction() as session:
        await groups.link(session, chat, purpose=purpose, place_id=place_id or 0, by=cast.zhao)


async def test_it_stands_in_the_residents_groups_of_its_place_and_inside_it(
    transaction: Transaction, cast: Cast
) -> None:
    await linked(transaction, cast, GRID, cast.grid.id, Purpose.RESIDENTS)
    await linked(transaction, cast, OTHER, cast.other_grid.id, Purpose.VOLUNTEERS)
    await held(transaction, cast)
    assert await told(transaction, "event-post") == sorted([RESIDENTS, GRID])
    assert STAFF not in await told(transaction, "event-post")


async def test_of_a_place_without_a_group_the_next_above_shows_it(transaction: Transaction, cast: Cast) -> None:
    await linked(transaction, cast, GRID, cast.grid.id, Purpose.RESIDENTS)
    await held(transaction, cast, place_id=cast.building.id)
    await held(transaction, cast, place_id=cast.other_grid.id)
    assert await told(transaction, "event-post") == sorted([GRID, RESIDENTS])


async def test_it_counts_and_names_nobody(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, seats=5, by=cast.wang, place_id=cast.grid.id)
    await comes(transaction, found, cast.zhang, heads=4)
    await comes(transaction, found, cast.li, heads=2, sure=True)
    async with transaction.reading() as session:
        (card,) = await deliveries(session, "event-post")
    said = card.arguments or {}
    assert (said["taken"], said["families"], said["waiting"], said["host"]) == (4, 1, 1, "grid-worker")
    assert not any(name in str(said) for name in ("Zhang", "Li", "Wang"))
    async with transaction() as session:
        await attending.leave(session, found.id, by=cast.zhang)
    async with transaction.reading() as session:
        (card,) = await deliveries(session, "event-post")
    # What came free is kept for whoever waited.
    assert (card.arguments or {})["taken"] == 2


async def test_a_group_that_is_new_is_shown_the_next_few_once(transaction: Transaction, cast: Cast) -> None:
    coming = [
        await held(transaction, cast, starts_at=NOON + days * DAY, title=f"第{days}场") for days in (4, 1, 3, 2, 5)
    ]
    await calls_off(transaction, coming[1], cast.chen)
    await linked(transaction, cast, NEW, cast.community.id, Purpose.RESIDENTS)
    for _ in range(2):
        async with transaction() as session:
            assert await billboards.tell_new_group(session, NEW) == billboards.MOST_AT_ONCE
    async with transaction.reading() as session:
        shown = [(one.arguments or {})["title"] for one in await deliveries(session, "event-post", chat_id=NEW)]
    assert sorted(shown) == ["第2场", "第3场", "第4场"]
    async with transaction() as session:
        assert await billboards.tell_new_group(session, STAFF) == 0
