"""One case goes on in another, and one becomes several: who hears of it, whose words go where, and what is refused."""

import asyncio

import pytest

from community import cases, casework, departures, groups, joinings
from community.cases import OPEN, Case, State
from community.database import Transaction
from community.errors import AlreadyTaken, Ended, NeedsWords, NotAlike, NotFound
from community.followers import everyone, follow
from community.groups import Purpose
from tests.community.conftest import Cast
from tests.community.filing import claimed, filed, now
from tests.community.working import WORDS, acts, arrive, does, has_words, held, news, shows

pytestmark = pytest.mark.usefixtures("catalogue", "noon")


async def test_one_case_goes_on_in_another_and_its_words_with_the_holder_alone(
    transaction: Transaction, cast: Cast
) -> None:
    into = await held(transaction, cast, service="lift")
    other = await filed(transaction, cast.li, WORDS, service="lift", place_id=cast.building.id)
    async with transaction() as session:
        await follow(session, await cases.case(session, other.id), by=cast.chen)
    await claimed(transaction, other, cast.zhao)
    await arrive(transaction)
    for _ in range(2):
        async with transaction() as session:
            both = [await cases.case(session, one.id) for one in (other, into)]
            await joinings.merge(session, *both, by=cast.wang)
    merged = await now(transaction, other)
    assert (merged.state, merged.merged_into_id) == (State.MERGED, into.id)
    async with transaction.reading() as session:
        assert await everyone(session, into.id) == sorted([cast.li.id, cast.chen.id])
        assert await everyone(session, other.id) == []
    assert await has_words(transaction, cast.wang)
    for person in (cast.zhao, cast.zhang, cast.chen, cast.li):
        assert not await has_words(transaction, person)
    assert [said["how"] for card, said in await shows(transaction, cast.zhao.id) if card == "case-put-away"] == [
        "merged"
    ] * 2
    names = {one.id: one.name or "" for one in (cast.zhang, cast.li, cast.chen)}
    assert sorted((await news(transaction, names))[-2:]) == [("Chen", "merged"), ("Li", "merged")]
    (said,) = [said for card, said in await shows(transaction, cast.wang.id) if card == "case-hand"]
    assert said["breadth"] == 2


async def test_what_is_not_alike_is_not_merged(transaction: Transaction, cast: Cast) -> None:
    found, help_, ended = [
        await filed(transaction, cast.zhang, service=service) for service in ("lift", "other-help", "gate")
    ]
    await claimed(transaction, found, cast.wang)
    part = await does(transaction, cast.wang, joinings.split, found, service="gate", words="门也坏了")

    async def merge(one: Case, other: Case) -> None:
        async with transaction() as session:
            both = [await cases.case(session, each.id) for each in (one, other)]
            await joinings.merge(session, *both, by=cast.wang)

    for one, other in ((found, found), (found, help_), (part, found), (found, part)):
        with pytest.raises(NotAlike):
            await merge(one, other)
    async with transaction() as session:
        gone = await cases.case(session, ended.id)
        await cases.move(session, gone, [State.WAITING], State.WITHDRAWN)
    for one, other in ((ended, found), (found, ended)):
        with pytest.raises(Ended):
            await merge(one, other)


async def test_a_part_has_a_number_and_times_of_its_own(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, WORDS, service="lift")
    part = await does(transaction, cast.wang, joinings.split, found, service="gate", words="门也坏了")
    assert (part.number, part.state, part.service, part.person_id) == (2, State.WAITING, "gate", cast.wang.id)
    assert (part.part_of_id, part.place_id, part.kind) == (found.id, cast.building.id, "repair")
    assert part.solve_by is not None
    (said,) = [said for card, said in await shows(transaction, cast.wang.id) if card == "case-hand"]
    assert said["parts"] == [[2, "waiting"]]
    await claimed(transaction, part, cast.chen)
    (said,) = [said for card, said in await shows(transaction, cast.chen.id) if card == "case-hand"]
    assert (said["part_of"], said["name"], [one["words"] for one in said["entries"]]) == (1, "Wang", ["门也坏了"])
    assert not await has_words(transaction, cast.chen)
    with pytest.raises(NotFound):
        await does(transaction, cast.wang, joinings.split, found, service="nothing", words="?")
    with pytest.raises(NeedsWords):
        await does(transaction, cast.wang, joinings.split, found, service="gate", words="")


async def test_what_was_merged_leaves_the_other_holders_card_with_its_asker(
    transaction: Transaction, cast: Cast
) -> None:
    into = await held(transaction, cast, service="lift")
    other = await filed(transaction, cast.li, WORDS, service="lift", place_id=cast.building.id)
    async with transaction() as session:
        both = [await cases.case(session, one.id) for one in (other, into)]
        await joinings.merge(session, *both, by=cast.wang)
    await arrive(transaction)
    assert await has_words(transaction, cast.wang)
    async with transaction() as session:
        await departures.call_off_all(session, cast.li)
    assert not await has_words(transaction, cast.wang)


@pytest.mark.usefixtures("at_once")
async def test_two_things_at_once_end_as_one_after_the_other(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await groups.link(session, -301, purpose=Purpose.STAFF, place_id=cast.grid.id or 0, by=cast.zhao)
    found = [await filed(transaction, cast.zhang, service=one) for one in ("lift", "gate", "sewer", "lock")]
    into = await filed(transaction, cast.li, service="lift", place_id=cast.building.id)

    async def attempt(act: str, one: Case) -> str:
        try:
            async with transaction() as session:
                here = await cases.case(session, one.id)
                if act == "merge":
                    await joinings.merge(session, here, await cases.case(session, into.id), by=cast.chen)
                elif act == "back":
                    there = await cases.case(session, into.id)
                    await joinings.merge(session, there, here, by=cast.chen)
                elif act == "claim":
                    await casework.claim(session, here, by=cast.wang)
                elif act == "take":
                    await casework.take_over(session, here, by=cast.chen)
                else:
                    await casework.release(session, here, by=cast.chen)
        except (AlreadyTaken, Ended):
            return "refused"
        return act

    acts_ = ("merge", "claim", "take", "back", "release")
    said = await asyncio.gather(*(attempt(act, one) for one in found for act in acts_))
    assert set(said) <= {*acts_, "refused"}
    for one in (*found, into):
        left = await now(transaction, one)
        assert (left.state in OPEN) or left.state == State.MERGED
        assert (left.state == State.WAITING) == (left.holder_id is None) or left.state == State.MERGED
        assert len([act for act in await acts(transaction, one) if act == "merged"]) <= 1
    async with transaction.reading() as session:
        follows = [await everyone(session, one.id) for one in (*found, into)]
        assert all(len(ids) == len(set(ids)) for ids in follows)
