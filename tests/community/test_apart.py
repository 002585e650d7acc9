"""A complaint about those who work in a community is for whoever works above it; none of them has anything to do with it."""

import pytest

from community import access, casework, deadlines, joinings, levels, people, services, worklists
from community.cases import Case, Kind, State
from community.clock import now as moment
from community.database import Transaction
from community.errors import NobodyBelow, NotAlike, NotAllowed, NotFound
from community.people import Person, RoleName
from community.places import Level
from tests.community.conftest import STREET, Cast, Tower
from tests.community.couriers import deliveries
from tests.community.filing import claimed, filed, now
from tests.community.working import does

pytestmark = pytest.mark.usefixtures("catalogue")
CONDUCT = "staff-conduct"


async def complained(transaction: Transaction, by: Person) -> Case:
    return await filed(transaction, by, "网格员骂人", service=CONDUCT, kind=Kind.COMPLAINT)


async def may(transaction: Transaction, who: Person, found: Case) -> tuple[bool, bool, bool, int, int]:
    """Return whether they may take it, direct it and see it, how many wait for them, and on how many lists of theirs it is."""
    async with transaction.reading() as session:
        try:
            await access.seen_case(session, found.id, by=who)
            seen = True
        except NotFound:
            seen = False
        board = (await worklists.read(session, now=moment())).of(who, await people.roles(session, who.id))
        return (
            await access.may_claim(session, who, found),
            await access.directs(session, who, found),
            seen,
            await casework.waiting_for(session, who),
            sum(map(len, board.sections.values())),
        )


async def test_only_whoever_works_above_the_community_has_to_do_with_it(
    transaction: Transaction, cast: Cast, tower: Tower
) -> None:
    found = await complained(transaction, cast.zhang)
    assert found.level == Level.STREET
    for person in (cast.wang, cast.li, cast.chen):
        assert await may(transaction, person, found) == (False, False, False, 0, 0), person.name
    # It has not come up to the district: there it is only on the list of all that is open.
    for person, lists in ((tower.sun, 2), (tower.qian, 1), (cast.zhao, 2)):
        assert await may(transaction, person, found) == (True, True, True, 1, lists), person.name
    async with transaction.reading() as session:
        assert [row.chat_id for row in await deliveries(session, "case-desk")] == [STREET]
    await claimed(transaction, found, tower.sun)
    async with transaction.reading() as session:
        heirs = [one.id for one in await casework.heirs(session, await now(transaction, found))]
        assert heirs == [tower.qian.id, cast.zhao.id]
    for act in (casework.take_over, deadlines.send_down):
        with pytest.raises((NotAllowed, NobodyBelow)):
            await does(transaction, cast.chen, act, found, **({"words": "归我"} if act is deadlines.send_down else {}))
    with pytest.raises(NotAllowed):
        await does(transaction, tower.sun, casework.hand_over, found, cast.chen)
    with pytest.raises(NobodyBelow):
        await does(transaction, tower.sun, deadlines.send_down, found, words="归社区")


async def test_where_nobody_works_above_the_community_the_administrators_see_to_it(
    transaction: Transaction, cast: Cast
) -> None:
    found = await complained(transaction, cast.zhang)
    assert (found.level, found.state) == (Level.STREET, State.WAITING)
    assert await may(transaction, cast.chen, found) == (False, False, False, 0, 0)
    async with transaction.reading() as session:
        assert [(row.chat_id, row.person_id) for row in await deliveries(session, "case-desk")] == [
            (None, cast.zhao.id)
        ]
    with pytest.raises(NotAllowed):
        await does(transaction, cast.chen, deadlines.send_down, found, words="归我")
    assert (await claimed(transaction, found, cast.zhao)).holder_id == cast.zhao.id


@pytest.mark.usefixtures("tower")
async def test_without_a_place_it_is_no_different(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await people.settle(session, cast.zhang.id, place_id=None)
    found = await complained(transaction, cast.zhang)
    assert await may(transaction, cast.chen, found) == (False, False, False, 0, 0)
    assert (await may(transaction, cast.zhao, found))[:3] == (True, True, True)


async def test_its_words_do_not_come_down_by_merging(transaction: Transaction, cast: Cast, tower: Tower) -> None:
    found = await complained(transaction, cast.zhang)
    other = await filed(transaction, cast.li, "太吵", service="noise", kind=Kind.COMPLAINT)
    with pytest.raises(NotAlike):
        await does(transaction, tower.sun, joinings.merge, found, other)


async def test_whoever_had_such_a_case_when_its_category_was_raised_has_no_desk_below(
    transaction: Transaction, cast: Cast, tower: Tower
) -> None:
    found = await filed(transaction, cast.zhang, "太吵", service="noise", kind=Kind.COMPLAINT)
    assert found.level == Level.COMMUNITY
    async with transaction() as session:
        await services.change(session, "noise", by=cast.zhao, field="level", value=Level.STREET)
    async with transaction.reading() as session:
        assert await levels.desk_or_none(session, found, Level.COMMUNITY) is None
        assert await access.may_claim(session, tower.sun, found)
        assert not await access.may_claim(session, cast.chen, found)
    with pytest.raises(NotAllowed):
        await claimed(transaction, found, cast.chen)
    assert (await claimed(transaction, found, tower.sun)).holder_id == tower.sun.id


async def test_those_whom_it_is_about_do_not_bring_it_down(transaction: Transaction, cast: Cast, tower: Tower) -> None:
    for field, value in (("level", Level.COMMUNITY), ("claimers", [RoleName.GRID_WORKER])):
        async with transaction() as session:
            with pytest.raises(NotAllowed):
                await services.change(session, CONDUCT, by=cast.chen, field=field, value=value)
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await services.retire(session, CONDUCT, by=cast.chen)
        await services.change(session, CONDUCT, by=cast.chen, field="task", value="单独听您说")
        await services.change(session, CONDUCT, by=tower.sun, field="level", value=Level.DISTRICT)
