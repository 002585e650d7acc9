"""Everybody who works on cases has the right ones before them, the most pressing first, and finds no others."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from community import access, cases, casework, clock, people, places, worklists
from community.cases import Case, Kind, State
from community.database import Transaction
from community.errors import NotAllowed
from community.people import Person, Role, RoleName
from community.places import Level
from community.worklists import Section, Worklist
from tests.community.conftest import Cast
from tests.community.filing import claimed, filed
from tests.community.sending import at
from tests.community.working import does

pytestmark = pytest.mark.usefixtures("catalogue", "tuesday")


@pytest.fixture
def tuesday() -> None:
    """Ten in the morning of an ordinary Tuesday in Shanghai."""
    at(datetime(2026, 11, 17, 2, tzinfo=UTC))


async def before(transaction: Transaction, who: Person) -> Worklist:
    async with transaction.reading() as session:
        everything = await worklists.read(session, now=clock.now())
        return everything.of(who, await people.roles(session, who.id))


async def numbers(transaction: Transaction, who: Person) -> dict[str, list[int | None]]:
    """Return which cases stand in which section; empty ones are left out."""
    found = await before(transaction, who)
    return {section: [one.number for one in those] for section, those in found.sections.items() if those}


async def due(transaction: Transaction, found: Case, **until: timedelta | None) -> None:
    """Let a case be due so much later than now."""
    values = {name: clock.now() + span if span is not None else None for name, span in until.items()}
    async with transaction() as session:
        await session.execute(update(Case).where(col(Case.id) == found.id).values(**values))


async def found_by(transaction: Transaction, who: Person, *wordings: str) -> list[int]:
    async with transaction.reading() as session:
        lines, count = await worklists.search(session, *wordings, by=who, now=clock.now())
    assert count == len(lines)
    return [line["number"] for line in lines]


async def test_what_waits_is_before_all_who_may_take_it_and_nobody_else(transaction: Transaction, cast: Cast) -> None:
    await filed(transaction, cast.zhang, service="tap")
    await filed(transaction, cast.zhang, service="lift")
    # The lift must be taken sooner.
    assert await numbers(transaction, cast.wang) == {Section.WAITING: [2, 1]}
    assert await numbers(transaction, cast.li) == {Section.WAITING: [1]}
    assert await numbers(transaction, cast.chen) == {Section.WAITING: [2, 1], Section.ALL: [2, 1]}
    assert await numbers(transaction, cast.zhang) == {}


async def test_above_the_communities_only_what_came_up_waits(transaction: Transaction, cast: Cast) -> None:
    low = await filed(transaction, cast.zhang, service="tap")
    async with transaction() as session:
        street = await places.add(session, parent=None, level=Level.STREET, name="桥头街道", by=cast.zhao.id)
        (await places.place(session, cast.community.id or 0)).parent_id = street.id
        wu = await people.meet(session, telegram_id=700, name="Wu", client_language="zh-Hans")
        await people.grant(session, wu, role=RoleName.STAFF, place_id=street.id or 0, by=cast.zhao)
    assert await numbers(transaction, wu) == {Section.ALL: [1]}
    await filed(transaction, cast.zhang, service="lift")
    async with transaction() as session:
        await session.execute(update(Case).where(col(Case.id) == low.id).values(level=Level.STREET))
    assert await numbers(transaction, wu) == {Section.WAITING: [1], Section.ALL: [2, 1]}
    assert await numbers(transaction, cast.chen) == {Section.WAITING: [2, 1], Section.ALL: [2, 1]}
    assert await numbers(transaction, cast.zhao) == {Section.WAITING: [2, 1], Section.ALL: [2, 1]}


async def test_what_is_in_hand_is_due_today_soon_or_later(transaction: Transaction, cast: Cast) -> None:
    held = [await claimed(transaction, await filed(transaction, cast.zhang), cast.wang) for _ in range(4)]
    for one, span in zip(held, (-60, 4, 30, 24 * 9), strict=True):
        await due(transaction, one, solve_by=timedelta(hours=span))
    found = await numbers(transaction, cast.wang)
    assert found == {Section.TODAY: [1, 2], Section.SOON: [3], Section.LATER: [4]}
    assert [one.number for one in (await before(transaction, cast.wang)).pressing] == [1, 2, 3, 4]


async def test_a_day_is_the_communitys_day(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    # Ten in the morning there: fourteen hours are left of today.
    await due(transaction, found, solve_by=timedelta(hours=13, minutes=59))
    assert Section.TODAY in await numbers(transaction, cast.wang)
    await due(transaction, found, solve_by=timedelta(hours=14))
    assert Section.TODAY not in await numbers(transaction, cast.wang)


async def test_what_stands_still_has_sections_of_its_own(transaction: Transaction, cast: Cast) -> None:
    asked = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    rests = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await does(transaction, cast.wang, casework.ask, asked, words="哪一间？")
    day = clock.now() + timedelta(days=3)
    await does(transaction, cast.wang, casework.hold, rests, until=day, reason="等零件")
    assert await numbers(transaction, cast.wang) == {Section.ASKING: [1], Section.HOLD: [2]}


async def test_whoever_leads_it_still_sees_what_others_have(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await does(transaction, cast.chen, casework.take_over, found)
    assert await numbers(transaction, cast.wang) == {Section.LED: [1]}
    assert (await numbers(transaction, cast.chen))[Section.ALL] == [1]


async def test_what_came_back_is_before_its_holder_twice(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    async with transaction() as session:
        await session.execute(update(Case).where(col(Case.id) == found.id).values(returned=True))
    assert (await numbers(transaction, cast.wang))[Section.RETURNED] == [1]
    assert len((await before(transaction, cast.wang)).pressing) == 1


async def test_staff_see_how_much_each_grid_has_and_how_much_is_late(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        other = await places.add(session, parent=cast.other_grid, level=Level.BUILDING, name="9 栋", by=cast.zhao.id)
    first = await filed(transaction, cast.zhang)
    await filed(transaction, cast.zhang, place_id=other.id)
    await claimed(transaction, await filed(transaction, cast.zhang, place_id=other.id), cast.chen)
    await filed(transaction, cast.zhang, place_id=cast.community.id)
    await due(transaction, first, accept_by=timedelta(hours=-1))
    found = await before(transaction, cast.chen)
    told = [(one.name, dict(one.counts), one.late) for one in found.grids]
    assert told == [
        ("二网格", {State.WAITING: 1, State.TAKEN: 1}, 0),
        ("一网格", {State.WAITING: 1}, 1),
        (None, {State.WAITING: 1}, 0),
    ]
    assert [one.number for one in found.of(f"grid-{cast.other_grid.id}")] == [2, 3]
    assert [one.number for one in found.of("grid-0")] == [4]
    assert found.of("grid-99") == ()


async def test_the_list_and_the_door_agree_about_who_may_take_what(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        strangers = []
        places_ = (cast.community, cast.grid, cast.building, cast.other_grid)
        for number, (role, place) in enumerate(
            ((role, place) for role in RoleName if role is not RoleName.ADMINISTRATOR for place in places_), start=50
        ):
            stranger = await people.meet(session, telegram_id=number, name="N", client_language="en")
            await people.grant(session, stranger, role=role, place_id=place.id or 0, by=cast.zhao)
            strangers.append(stranger)
    for service in ("tap", "lift", "noise", "staff-conduct", None):
        async with transaction() as session:
            session.add(
                Case(
                    number=900 + len(service or ""),
                    kind=Kind.REPAIR,
                    state=State.WAITING,
                    service=service,
                    place_id=cast.building.id if service else None,
                )
            )
    async with transaction.reading() as session:
        everything = await worklists.read(session, now=clock.now())
        for who in (cast.zhang, cast.wang, cast.li, cast.chen, cast.zhao, *strangers):
            roles = list(await session.scalars(select(Role).where(col(Role.person_id) == who.id)))
            for one in everything.cases:
                found = await cases.case(session, one.id)
                assert everything.may_claim(one, roles) == await access.may_claim(session, who, found)


async def test_a_case_is_found_by_number_category_place_and_holder(transaction: Transaction, cast: Cast) -> None:
    await claimed(transaction, await filed(transaction, cast.zhang, service="lift"), cast.wang)
    await filed(transaction, cast.zhang, service="tap")
    for words in ("1", "#R1", "r 1", "＃Ｒ１", "电梯", "電梯", "lift", "Elevator broken", "WANG", "wang 电梯"):
        assert await found_by(transaction, cast.chen, words) == [1], words
    for words in ("3栋", "3 栋", "一网格"):
        assert await found_by(transaction, cast.chen, words) == [2, 1], words
    assert await found_by(transaction, cast.chen, "nothing", "电梯") == [1]
    assert await found_by(transaction, cast.chen, " ") == []


async def test_nobody_is_found_by_what_they_said(transaction: Transaction, cast: Cast) -> None:
    await filed(transaction, cast.zhang, "厨房滴滴答答", spot="502", phone="13800138000")
    for words in ("滴滴答答", "502", "13800138000", "Zhang", "zhang"):
        assert await found_by(transaction, cast.chen, words) == []


async def test_only_a_number_finds_what_is_over_and_only_for_those_who_may_see_it(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, service="lift")
    async with transaction() as session:
        over = await cases.case(session, found.id)
        await cases.move(session, over, [State.WAITING], State.WITHDRAWN, ended_at=clock.now())
    assert await found_by(transaction, cast.chen, "R1") == [1]
    assert await found_by(transaction, cast.chen, "电梯") == []
    async with transaction() as session:
        await people.grant(session, cast.li, role=RoleName.GRID_WORKER, place_id=cast.other_grid.id or 0, by=cast.zhao)
    assert await found_by(transaction, cast.li, "R1") == []
    with pytest.raises(NotAllowed):
        await found_by(transaction, cast.zhang, "R1")
