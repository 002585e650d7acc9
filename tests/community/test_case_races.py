"""Two people at the same moment: nothing is lost, nobody waits for ever, and nobody is surprised."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest

from community import access, cases, casework, endings, followers, intake, joinings, mydata, people, talks
from community.cases import Case, Outcome, State
from community.database import Transaction
from community.errors import CommunityError
from community.people import Person, RoleName
from tests.community.conftest import Cast
from tests.community.filing import claimed, drafted, filed, now
from tests.community.working import does

pytestmark = pytest.mark.usefixtures("catalogue", "at_once")
TIMES = 12


async def together(*doings: Awaitable[Any]) -> list[Any]:
    """Do all at once; refusals are answers, anything else is a fault."""
    said = await asyncio.wait_for(asyncio.gather(*doings, return_exceptions=True), 30)
    for one in said:
        if isinstance(one, BaseException) and not isinstance(one, CommunityError):
            raise one
    return said


async def erased(transaction: Transaction, who: Person) -> None:
    async with transaction() as session:
        await mydata.erase(session, who.id)


async def stranger(transaction: Transaction, cast: Cast, number: int, role: RoleName | None = None) -> Person:
    async with transaction() as session:
        one = await people.meet(session, telegram_id=number, name=f"N{number}", client_language="en")
        await people.start(session, one.id)
        one.place_id = cast.building.id
        if role is not None:
            await people.grant(session, one, role=role, place_id=cast.community.id or 0, by=cast.zhao)
        return one


async def test_following_what_is_merged_at_this_moment_follows_where_it_goes_on(
    transaction: Transaction, cast: Cast
) -> None:
    for number in range(TIMES):
        reporter, other = (
            await stranger(transaction, cast, 100 + number),
            await stranger(transaction, cast, 200 + number),
        )
        later, neighbour = (
            await stranger(transaction, cast, 300 + number),
            await stranger(transaction, cast, 400 + number),
        )
        one, two = await filed(transaction, reporter, service="lift"), await filed(transaction, other, service="lift")
        found, into = (one, two) if number % 2 else (two, one)
        await together(
            does(transaction, cast.chen, joinings.merge, found, await now(transaction, into)),
            does(transaction, later, followers.follow, found),
            does(transaction, neighbour, followers.follow, into),
            does(transaction, cast.chen, joinings.merge, found, await now(transaction, into)),
        )
        async with transaction.reading() as session:
            follow = set(await followers.everyone(session, into.id))
        asked = reporter if found.person_id == reporter.id else other
        assert {asked.id, later.id, neighbour.id} <= follow


async def test_whoever_is_erased_while_they_are_handed_something_surprises_nobody(
    transaction: Transaction, cast: Cast
) -> None:
    for number in range(TIMES):
        who = await stranger(transaction, cast, 100 + number, RoleName.GRID_WORKER)
        found = await claimed(
            transaction, await filed(transaction, await stranger(transaction, cast, 200 + number)), cast.chen
        )
        await together(does(transaction, cast.chen, casework.hand_over, found, who), erased(transaction, who))
        found = await now(transaction, found)
        assert (found.state, found.holder_id) in {(State.TAKEN, cast.chen.id), (State.WAITING, None)}


async def test_whoever_is_erased_while_a_case_comes_to_their_desk_surprises_nobody(
    transaction: Transaction, cast: Cast
) -> None:
    for number in range(TIMES):
        worker = await stranger(transaction, cast, 100 + number)
        async with transaction() as session:
            await people.grant(session, worker, role=RoleName.GRID_WORKER, place_id=cast.grid.id or 0, by=cast.zhao)
        asker = await stranger(transaction, cast, 200 + number)
        draft = await drafted(transaction, asker, "漏水")

        async def submit(draft: Case = draft, asker: Person = asker) -> None:
            async with transaction() as session:
                await intake.submit(session, await access.draft_case(session, draft.id, by=asker), by=asker)

        await together(submit(), erased(transaction, worker))
        assert (await now(transaction, draft)).state == State.WAITING


async def test_everything_at_once_about_one_case_ends_somewhere(transaction: Transaction, cast: Cast) -> None:
    for number in range(TIMES):
        asker = await stranger(transaction, cast, 100 + number)
        neighbour = await stranger(transaction, cast, 200 + number)
        found = await claimed(transaction, await filed(transaction, asker, service="lift"), cast.wang)
        part = await does(transaction, cast.wang, joinings.split, found, service="tap", words="水")
        await together(
            does(transaction, cast.wang, endings.finish, found, outcome=Outcome.NOT_NOW, words="没有配件"),
            does(transaction, cast.chen, casework.take_over, found),
            does(transaction, cast.chen, casework.claim, part),
            does(transaction, asker, talks.say, found, words="还在吗"),
            does(transaction, neighbour, followers.follow, found),
            does(transaction, cast.wang, casework.ask, found, words="几楼"),
            does(transaction, cast.wang, endings.withdraw, part),
            erased(transaction, neighbour),
            erased(transaction, asker) if number % 2 else does(transaction, asker, endings.withdraw, found),
        )
        async with transaction.reading() as session:
            found = await cases.case(session, found.id)
        assert found.state in {State.TAKEN, State.ASKING, State.ENDED, State.WITHDRAWN}


async def test_a_number_is_given_once(transaction: Transaction, cast: Cast) -> None:
    askers = [await stranger(transaction, cast, 100 + number) for number in range(TIMES)]
    drafts = [await drafted(transaction, one, "漏水") for one in askers]

    async def submit(draft: Case, by: Person) -> int | None:
        async with transaction() as session:
            return (await intake.submit(session, await cases.case(session, draft.id), by=by)).number

    pairs = list(zip(drafts, askers, strict=True))
    numbers = await together(*(submit(draft, by) for draft, by in pairs), *(submit(draft, by) for draft, by in pairs))
    assert sorted(numbers) == sorted([*range(1, TIMES + 1)] * 2)
