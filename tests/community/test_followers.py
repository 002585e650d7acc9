"""One thing that many neighbours have is one case: it says how many, never who, and the third lets the level above know."""

import asyncio
from datetime import timedelta

import pytest

from community import access, cases, followers, joinings, mydata, people
from community.cases import Case, State
from community.database import Transaction
from community.errors import Ended, NotFound
from community.people import Person
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import deliveries, told
from tests.community.filing import claimed, drafted, filed, now
from tests.community.sending import NOON, at

pytestmark = pytest.mark.usefixtures("noon", "catalogue")


async def follow(transaction: Transaction, found: Case, by: Person) -> int:
    async with transaction() as session:
        return await followers.follow(session, await cases.case(session, found.id), by=by)


async def offered(transaction: Transaction, draft: Case) -> list[int | None]:
    async with transaction.reading() as session:
        return [one.number for one in await followers.alike(session, draft)]


async def neighbours(transaction: Transaction, count: int) -> list[Person]:
    async with transaction() as session:
        return [
            await people.meet(session, telegram_id=100 + number, name=f"N{number}", client_language="en")
            for number in range(count)
        ]


async def test_what_a_neighbour_reported_of_the_same_place_is_offered(transaction: Transaction, everyone: Cast) -> None:
    lift = await filed(transaction, everyone.zhang, service="lift")
    await filed(transaction, everyone.zhang, service="gate")
    await filed(transaction, everyone.zhang, service="lift", place_id=everyone.other_grid.id)
    await filed(transaction, everyone.li, service="lift")
    assert await offered(transaction, await drafted(transaction, everyone.li, service="lift")) == [lift.number]
    async with transaction() as session:
        (found,) = await followers.alike(session, await drafted(transaction, everyone.li, service="lift"))
        await followers.follow(session, found, by=everyone.li)
    assert await offered(transaction, await drafted(transaction, everyone.li, service="lift")) == []


async def test_what_concerns_one_household_is_offered_to_nobody_and_cannot_be_followed(
    transaction: Transaction, everyone: Cast
) -> None:
    found = await filed(transaction, everyone.zhang)
    assert await offered(transaction, await drafted(transaction, everyone.li)) == []
    with pytest.raises(NotFound):
        await follow(transaction, found, everyone.li)


async def test_only_the_last_two_weeks_and_the_three_newest_are_offered(
    transaction: Transaction, everyone: Cast
) -> None:
    await filed(transaction, everyone.zhang, service="lift")
    at(NOON + followers.ALIKE_FOR + timedelta(minutes=1))
    assert await offered(transaction, await drafted(transaction, everyone.li, service="lift")) == []
    for _ in range(4):
        await filed(transaction, everyone.zhang, service="lift")
    assert await offered(transaction, await drafted(transaction, everyone.li, service="lift")) == [5, 4, 3]


@pytest.mark.usefixtures("at_once")
async def test_following_twice_at_once_is_following_once(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service="lift")
    assert await asyncio.gather(*(follow(transaction, found, cast.li) for _ in range(5))) == [1] * 5
    assert await follow(transaction, found, cast.zhang) == 1
    async with transaction() as session:
        assert await followers.everyone(session, found.id) == [cast.li.id]
        assert (await access.seen_case(session, found.id, by=cast.li)).id == found.id
        assert await followers.unfollow(session, found, by=cast.li) == 0
        assert await followers.unfollow(session, found, by=cast.li) == 0


@pytest.mark.usefixtures("at_once")
async def test_the_third_lets_the_level_above_know_once(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service="lift")
    level = found.level
    many = await neighbours(transaction, 5)
    await asyncio.gather(*(follow(transaction, found, one) for one in many))
    async with transaction.reading() as session:
        cards = await deliveries(session, "case-desk")
        above = [row for row in cards if row.arguments["why"] == "breadth"]
        assert {row.arguments["breadth"] for row in cards} == {5}
        assert not [one for one in many if one.name in str([row.arguments for row in cards])]
    assert [row.chat_id for row in above] == [STAFF]
    assert (await now(transaction, found)).level == level
    async with transaction() as session:
        await followers.unfollow(session, found, by=many[0])
        await followers.unfollow(session, found, by=many[1])
        await followers.unfollow(session, found, by=many[2])
    await follow(transaction, found, many[0])
    assert len(await told(transaction, "case-desk", chat_id=STAFF)) == 1


async def test_followers_hear_without_a_word_of_the_resident(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, "canary", service="lift")
    await follow(transaction, found, cast.li)
    await claimed(transaction, found, cast.wang)
    async with transaction.reading() as session:
        heard = await deliveries(session, "case-told", person_id=cast.li.id)
    assert [row.arguments["what"] for row in heard] == ["taken"]
    assert "canary" not in str(heard[0].arguments)
    assert "Zhang" not in str(heard[0].arguments)


async def test_what_is_over_is_not_followed_any_more(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service="lift")
    async with transaction() as session:
        await cases.move(session, await cases.case(session, found.id), [State.WAITING], State.WITHDRAWN)
    with pytest.raises(Ended):
        await follow(transaction, found, cast.li)


async def test_what_was_merged_is_followed_where_it_goes_on(transaction: Transaction, cast: Cast) -> None:
    old = await filed(transaction, cast.zhang, service="lift")
    new = await filed(transaction, cast.zhang, service="lift")
    async with transaction() as session:
        found = await cases.case(session, old.id)
        await cases.move(session, found, [State.WAITING], State.MERGED, merged_into_id=new.id)
    assert await follow(transaction, old, cast.li) == 1
    async with transaction.reading() as session:
        assert await followers.everyone(session, new.id) == [cast.li.id]


async def test_who_is_erased_follows_no_more_and_sees_before_what_they_follow(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, service="lift")
    await follow(transaction, found, cast.li)
    async with transaction() as session:
        assert [one.number for one in (await mydata.kept(session, cast.li.id)).followed] == [found.number]
        await mydata.erase(session, cast.li.id)
    async with transaction.reading() as session:
        assert await followers.count(session, found.id) == 0


async def test_hearing_no_more_works_from_the_card_of_what_was_merged(transaction: Transaction, everyone: Cast) -> None:
    found = await filed(transaction, everyone.zhang, service="lift")
    into = await filed(transaction, everyone.wang, service="lift")
    await follow(transaction, found, everyone.li)
    async with transaction() as session:
        both = await cases.case(session, found.id), await cases.case(session, into.id)
        await joinings.merge(session, *both, by=everyone.chen)
    async with transaction() as session:
        assert await followers.unfollow(session, await cases.case(session, found.id), by=everyone.li) == 1
        assert await followers.everyone(session, into.id) == [everyone.zhang.id]
