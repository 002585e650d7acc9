"""What climbed comes back down with a decision, to whoever leads it or to the desk below; nobody decides for those above."""

import pytest

from community import access, casework, clock, deadlines, endings, entries
from community.cases import State
from community.database import Transaction
from community.entries import Side
from community.errors import Ended, NeedsWords, NobodyBelow, NotAllowed
from community.places import Level
from tests.community.climbing import LIGHT, armed, desks, done, heard, look, posted, sent_down
from tests.community.conftest import DISTRICT, STAFF, STREET, Cast, Tower
from tests.community.filing import claimed, filed, now
from tests.community.sending import DAY, MINUTE, SECOND, at, here

pytestmark = pytest.mark.usefixtures("catalogue", "wednesday")


@pytest.mark.usefixtures("tower")
async def test_what_was_decided_above_goes_back_to_whoever_leads_it_with_the_decision(
    transaction: Transaction, cast: Cast
) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    at((found.solve_by or clock.now()) + MINUTE)
    await look(transaction)
    async with transaction() as session:
        await casework.take_over(session, await access.directed_case(session, found.id, by=cast.chen), by=cast.chen)
    at(here("2026-11-23 09:30"))
    found = await sent_down(transaction, found, cast.chen, words="由网格换灯，费用社区出")
    assert (found.level, found.state, found.returned) == (Level.GRID, State.TAKEN, True)
    assert (found.holder_id, found.lead_id) == (cast.wang.id, cast.wang.id)
    assert found.solve_by == pytest.approx(here("2026-11-25 09:30"), abs=SECOND)
    (returned,) = await posted(transaction, "case-returned")
    assert returned.person_id == cast.wang.id
    assert (returned.arguments or {})["words"] == "由网格换灯，费用社区出"
    hands = await posted(transaction, "case-hand")
    assert hands[-1].person_id == cast.wang.id
    assert [row for row in hands if row.person_id == cast.chen.id] == []
    news = await posted(transaction, "case-told", what="returned")
    assert [(row.person_id, (row.arguments or {})["words"]) for row in news] == [(cast.zhang.id, "")]
    assert set(await armed(transaction)) == {deadlines.NUDGE, deadlines.DUE}


async def test_all_the_way_up_and_back_to_the_desk_below(transaction: Transaction, cast: Cast, tower: Tower) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    for _ in range(3):
        at(((await now(transaction, found)).accept_by or clock.now()) + MINUTE)
        await look(transaction)
    levels_seen = []
    for by in (tower.qian, tower.sun, cast.chen):
        found = await sent_down(transaction, found, by)
        levels_seen.append(found.level)
        assert (found.state, found.returned, found.holder_id) == (State.WAITING, True, None)
        assert await armed(transaction) == {deadlines.ACCEPT: found.accept_by}
    assert levels_seen == [Level.STREET, Level.COMMUNITY, Level.GRID]
    assert await desks(transaction, "returned") == [STREET, STAFF, cast.wang.id]
    assert await heard(transaction, cast.zhang) == {"climbed": 3, "returned": 3}
    with pytest.raises(NobodyBelow):
        await sent_down(transaction, found, cast.chen)
    # Nobody leads it: what was decided is there for whoever takes it.
    async with transaction.reading() as session:
        notes = [one.person_id for one in await entries.of(session, found.id, notes=True) if one.side == Side.NOTE]
    assert notes == [tower.qian.id, tower.sun.id, cast.chen.id]
    # From there its times run again, each once.
    for level in (Level.COMMUNITY, Level.STREET, Level.DISTRICT):
        at(((await now(transaction, found)).accept_by or clock.now()) + MINUTE)
        await look(transaction)
        assert (await now(transaction, found)).level == level
    assert await desks(transaction, "unaccepted") == [STAFF, STREET, DISTRICT] * 2


@pytest.mark.usefixtures("tower")
async def test_what_somebody_sends_up_does_not_come_back_to_their_own_desk(
    transaction: Transaction, cast: Cast
) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.chen)
    assert found.level == Level.GRID
    found = await done(transaction, found, cast.chen, endings.refer, words="归区里统一管")
    assert (found.level, await desks(transaction, "outside")) == (Level.STREET, [STREET])


async def test_nobody_decides_for_the_level_above_them(transaction: Transaction, cast: Cast, tower: Tower) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    for _ in range(2):
        at(((await now(transaction, found)).accept_by or clock.now()) + MINUTE)
        await look(transaction)
    for by in (cast.wang, cast.li, cast.chen):
        with pytest.raises(NotAllowed):
            await sent_down(transaction, found, by)
    with pytest.raises(NeedsWords):
        await sent_down(transaction, found, tower.sun, words=" ")
    assert (await sent_down(transaction, found, tower.qian)).level == Level.COMMUNITY


async def test_without_a_place_whoever_directs_cases_decides(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT, place_id=None), cast.wang)
    assert found.level == Level.COMMUNITY
    with pytest.raises(NotAllowed):
        await sent_down(transaction, found, cast.wang)
    # A community without a grid of its own has nobody below.
    with pytest.raises(NobodyBelow):
        await sent_down(transaction, found, cast.chen)


@pytest.mark.usefixtures("tower")
async def test_what_rests_above_goes_on_below(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    at((found.accept_by or clock.now()) + MINUTE)
    await look(transaction)
    await claimed(transaction, found, cast.chen)
    await done(transaction, found, cast.chen, casework.hold, until=clock.now() + 3 * DAY, reason="等回话")
    # Chen leads it, and sends it away: it is for the desk below.
    found = await sent_down(transaction, found, cast.chen)
    assert (found.state, found.holder_id, found.paused_at, found.held_until) == (State.WAITING, None, None, None)
    assert found.lead_id == cast.chen.id
    assert await desks(transaction, "returned") == [cast.wang.id]


@pytest.mark.usefixtures("tower")
async def test_what_is_over_is_sent_nowhere(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service="noise")
    async with transaction() as session:
        await endings.withdraw(session, await access.own_case(session, found.id, by=cast.zhang), by=cast.zhang)
    with pytest.raises(Ended):
        await sent_down(transaction, found, cast.chen)
