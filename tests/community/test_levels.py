"""Whose a case is: the desks of the four levels, what is gone past, and what stands on their cards."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlmodel import col

from community import cases, casework, clock, deadlines, endings, groups, levels, people, places, proxies
from community.cases import Case, State
from community.database import Transaction
from community.followers import Follower
from community.groups import Purpose
from community.people import Person, Role, RoleName
from community.places import Level, Place
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import deliveries, told
from tests.community.filing import claimed, filed, now
from tests.community.working import arrive, does, shows

pytestmark = pytest.mark.usefixtures("catalogue", "noon")
GRID_STAFF, TEAM = -301, -201


async def linked(transaction: Transaction, cast: Cast, chat: int, purpose: Purpose, place: Place) -> None:
    async with transaction() as session:
        group = await groups.link(session, chat, purpose=purpose, place_id=place.id or 0, by=cast.zhao)
        await levels.tell_new_group(session, group)


async def tower(transaction: Transaction, cast: Cast) -> Place:
    """Let the community lie in a street and a district; return the street."""
    async with transaction() as session:
        district = await places.add(session, parent=None, level=Level.DISTRICT, name="东区", by=cast.zhao.id)
        street = await places.add(session, parent=district, level=Level.STREET, name="长街", by=cast.zhao.id)
        community = await places.place(session, cast.community.id or 0)
        community.parent_id = street.id
        return street


async def desk(transaction: Transaction, found: Case, level: Level) -> levels.Desk | None:
    async with transaction.reading() as session:
        return await levels.desk_or_none(session, await cases.case(session, found.id), level)


async def desk_cards(transaction: Transaction) -> list[tuple[int | None, str, str]]:
    """Return the reader of each desk's card, what kind of chat it is, and why it came."""
    async with transaction.reading() as session:
        rows = [row for row in await deliveries(session, "case-desk") if row.step == "send"]
    said: list[Any] = [row.arguments or {} for row in rows]
    return [(row.person_id or row.chat_id, one["where"], one["why"]) for row, one in zip(rows, said, strict=True)]


async def test_a_grid_without_a_group_shows_it_to_its_worker(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang)
    assert found.level == Level.GRID
    assert await desk_cards(transaction) == [(cast.wang.id, "person", "new")]


async def test_a_staff_group_stands_for_the_people_of_its_place(transaction: Transaction, cast: Cast) -> None:
    await linked(transaction, cast, GRID_STAFF, Purpose.STAFF, cast.grid)
    found = await filed(transaction, cast.zhang)
    here = await desk(transaction, found, Level.GRID)
    assert here is not None
    assert (here.groups, [one.id for one in here.people]) == ((GRID_STAFF,), [cast.wang.id])
    assert await desk_cards(transaction) == [(GRID_STAFF, "staff", "new")]


async def test_volunteers_hear_in_their_group_of_what_they_may_take(transaction: Transaction, cast: Cast) -> None:
    await linked(transaction, cast, TEAM, Purpose.VOLUNTEERS, cast.grid)
    await filed(transaction, cast.zhang, service="tap")
    assert await desk_cards(transaction) == [(TEAM, "team", "new"), (cast.wang.id, "person", "new")]
    await filed(transaction, cast.zhang, service="lock")
    assert (await desk_cards(transaction))[2:] == [(cast.wang.id, "person", "new")]


async def test_a_team_of_the_community_is_asked_from_the_beginning_but_not_about_others_work(
    transaction: Transaction, cast: Cast
) -> None:
    await linked(transaction, cast, TEAM, Purpose.VOLUNTEERS, cast.community)
    found = await filed(transaction, cast.zhang, service="tap")
    assert found.level == Level.GRID
    assert await desk_cards(transaction) == [(TEAM, "team", "new"), (cast.wang.id, "person", "new")]
    await claimed(transaction, found, cast.wang)
    async with transaction() as session:
        found = await cases.case(session, found.id)
        for why in ("unsolved", "breadth"):
            await levels.tell(session, found, why=why, level=Level.COMMUNITY)
    assert (await desk_cards(transaction))[2:] == [(STAFF, "staff", "unsolved")]


async def test_what_was_sent_down_no_longer_says_above_that_it_came_up(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang)
    async with transaction() as session:
        await deadlines.climb(session, await cases.case(session, found.id), why="unaccepted")
    await arrive(transaction)
    await does(transaction, cast.chen, deadlines.send_down, found, words="归网格办")
    assert [said["why"] for card, said in await shows(transaction, STAFF) if card == "case-desk"] == ["new"]
    assert [said["why"] for card, said in await shows(transaction, cast.wang.id) if card == "case-desk"] == [
        "new",
        "returned",
    ]


async def test_where_it_goes_is_asked_of_the_level_where_it_lies_alone(transaction: Transaction, cast: Cast) -> None:
    await linked(transaction, cast, GRID_STAFF, Purpose.STAFF, await tower(transaction, cast))
    found = await filed(transaction, cast.zhang)
    for by in (cast.wang, cast.chen):
        await claimed(transaction, found, by)
        await arrive(transaction)
        await does(transaction, by, endings.refer, found, words="归上面管")
    for chat, why in ((STAFF, "new"), (GRID_STAFF, "outside")):
        assert [said["why"] for card, said in await shows(transaction, chat) if card == "case-desk"] == [why]


async def test_a_level_without_people_is_gone_past_and_told_once_a_day(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await session.execute(update(Person).where(col(Person.id) == cast.wang.id).values(reachable=False))
    found = await filed(transaction, cast.zhang)
    await filed(transaction, cast.zhang, service="lock")
    assert found.level == Level.COMMUNITY
    assert await desk_cards(transaction) == [(STAFF, "staff", "new")] * 2
    assert await told(transaction, "case-level-empty") == [cast.zhao.id]
    clock.move(timedelta(days=365))
    await filed(transaction, cast.zhang, service="gate")
    assert await told(transaction, "case-level-empty") == [cast.zhao.id] * 2


async def test_a_group_that_is_linked_late_gets_what_lay_where_nobody_was(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await groups.unlink(session, STAFF)
        await session.execute(delete(Role).where(col(Role.name) != RoleName.ADMINISTRATOR))
    found = await filed(transaction, cast.zhang)
    assert (found.level, await desk_cards(transaction)) == (Level.GRID, [(cast.zhao.id, "person", "new")])
    await linked(transaction, cast, STAFF, Purpose.STAFF, cast.community)
    found = await now(transaction, found)
    assert (found.level, found.state) == (Level.COMMUNITY, State.WAITING)
    assert (await desk_cards(transaction))[1:] == [(STAFF, "staff", "group")]
    assert found.accept_by
    assert found.accept_by > clock.now()


async def test_a_level_that_the_tree_has_not_is_no_gap(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang)
    async with transaction() as session:
        found = await cases.case(session, found.id)
        assert await levels.next_up(session, found) == Level.COMMUNITY
        found.level = Level.COMMUNITY
        assert await levels.next_up(session, found) is None
        assert await levels.below(session, found) == Level.GRID
        found.level = Level.GRID
        assert await levels.below(session, found) is None
    assert await told(transaction, "case-level-empty") == []


async def test_an_empty_street_is_gone_past_on_the_way_up_and_down(transaction: Transaction, cast: Cast) -> None:
    street = await tower(transaction, cast)
    async with transaction() as session:
        await people.grant(session, cast.li, role=RoleName.STAFF, place_id=street.parent_id or 0, by=cast.zhao)
    found = await filed(transaction, cast.zhang, service="noise")
    async with transaction() as session:
        found = await cases.case(session, found.id)
        assert await levels.next_up(session, found) == Level.DISTRICT
        found.level = Level.DISTRICT
        assert await levels.below(session, found) == Level.COMMUNITY
    async with transaction.reading() as session:
        (warning,) = await deliveries(session, "case-level-empty")
        assert warning.arguments == {"level": "street", "place": "长街", "number": found.number}


async def test_with_nobody_anywhere_the_administrators_get_the_card_themselves(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        await groups.unlink(session, STAFF)
        await session.execute(delete(Role).where(col(Role.name) != RoleName.ADMINISTRATOR))
    found = await filed(transaction, cast.zhang)
    assert found.level == Level.GRID
    assert await desk_cards(transaction) == [(cast.zhao.id, "person", "new")]
    assert (await claimed(transaction, found, cast.zhao)).holder_id == cast.zhao.id


async def test_whoever_has_not_said_where_they_live_is_the_only_communitys(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.li)
    assert (found.place_id, found.level) == (None, Level.COMMUNITY)
    assert await desk_cards(transaction) == [(STAFF, "staff", "new")]


async def test_in_a_tree_of_many_communities_the_top_sees_to_them(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        other = await places.add(session, parent=None, level=Level.COMMUNITY, name="别的社区", by=cast.zhao.id)
    found = await filed(transaction, cast.li)
    assert await desk_cards(transaction) == [(STAFF, "staff", "new")]
    await linked(transaction, cast, -900, Purpose.STAFF, other)
    assert await desk_cards(transaction) == [(STAFF, "staff", "new"), (-900, "staff", "group")]
    assert (await now(transaction, found)).level == Level.COMMUNITY


async def test_another_communitys_people_are_not_told(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        other = await places.add(session, parent=None, level=Level.COMMUNITY, name="别的社区", by=cast.zhao.id)
    await filed(transaction, cast.zhang, service="noise", place_id=other.id)
    assert await desk_cards(transaction) == [(cast.zhao.id, "person", "new")]


async def test_a_group_is_shown_what_waits_when_it_is_linked_and_not_again(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang)
    taken = await filed(transaction, cast.zhang, service="lock")
    await claimed(transaction, taken, cast.wang)
    before = await desk_cards(transaction)
    for _ in range(2):
        await linked(transaction, cast, GRID_STAFF, Purpose.STAFF, cast.grid)
    assert await desk_cards(transaction) == [*before, (GRID_STAFF, "staff", "group")]
    assert (await shows(transaction, GRID_STAFF))[0][1]["case_id"] == found.id


async def test_nothing_private_is_on_a_desks_card(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        proxy = await proxies.declare(session, by=cast.zhang, name="CANARY")
    found = await filed(
        transaction, cast.zhang, "CANARY", spot="CANARY", phone="13800000000", proxy_id=proxy.id, service="tap"
    )
    async with transaction.reading() as session:
        facts = await levels.facts(session, await cases.case(session, found.id))
    said = json.dumps(facts, ensure_ascii=False)
    for private in ("CANARY", "13800000000", "Zhang", str(cast.zhang.id), str(cast.zhang.telegram_id) + '"'):
        assert private not in said
    assert (facts["number"], facts["place"], facts["state"], facts["breadth"]) == (1, "3 栋", "waiting", 0)
    assert facts["service"]["en"]
    assert facts["sure"] is False


async def test_days_off_that_are_announced_are_sure(transaction: Transaction, cast: Cast) -> None:
    clock.move(timedelta())
    found = await filed(transaction, cast.zhang)
    async with transaction.reading() as session:
        facts = await levels.facts(session, await cases.case(session, found.id))
    assert facts["sure"] is (found.solve_by is not None and found.solve_by.year < 2027)


async def test_every_card_follows_the_case_and_keeps_why_it_came(transaction: Transaction, cast: Cast) -> None:
    await linked(transaction, cast, TEAM, Purpose.VOLUNTEERS, cast.grid)
    found = await filed(transaction, cast.zhang)
    await arrive(transaction)
    await claimed(transaction, found, cast.wang)
    await does(transaction, cast.wang, casework.release, found)
    for reader, where in ((TEAM, "team"), (cast.wang.id, "person")):
        cards = [said for card, said in await shows(transaction, reader) if card == "case-desk"]
        assert [(one["state"], one["who"], one["where"], one["why"]) for one in cards] == [
            (State.WAITING, None, where, "new"),
            (State.WAITING, None, where, "again"),
        ]
    await claimed(transaction, found, cast.li)
    cards = [said for card, said in await shows(transaction, TEAM) if card == "case-desk"]
    assert {(one["state"], one["who"]) for one in cards} == {(State.TAKEN, "Li")}


async def test_breadth_is_told_above_once_and_its_own_level_stays(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service="lift")
    async with transaction() as session:
        for person in (cast.wang, cast.li, cast.chen):
            session.add(Follower(case_id=found.id, person_id=person.id))
    for _ in range(2):
        async with transaction() as session:
            await levels.tell_above(session, await cases.case(session, found.id), why="breadth")
    assert await desk_cards(transaction) == [(cast.wang.id, "person", "new"), (STAFF, "staff", "breadth")]
    assert (await shows(transaction, STAFF))[0][1]["breadth"] == 3
    assert (await now(transaction, found)).level == Level.GRID


async def test_where_it_belongs_is_said_only_of_what_is_no_duty(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang)
    async with transaction() as session:
        found = await cases.case(session, found.id)
        assert (await levels.facts(session, found))["belongs"] is None
        outside = await filed_outside(session)
        found.service, found.outside = outside, True
        await session.flush()
        facts = await levels.facts(session, found)
        assert facts["belongs"]["zh-Hans"]
        assert facts["basis"]["zh-Hans"]


async def filed_outside(session: Any) -> str:
    """Return a category that is not among the community's duties."""
    from community import services

    return next(one.key for one in await services.everything(session) if one.outside)
