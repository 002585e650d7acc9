"""Parties: staff are asked once a month, without learning who or how few it is; and a visit for who cannot come."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import birthdays, calendar, cases, clock, intake, mydata, parties, people, services, timers, trail
from community.access import MAY, Act
from community.cases import Kind as Sort
from community.cases import State as Stage
from community.database import Transaction
from community.errors import NotAllowed, NotCelebrated, NotFound, TooMany
from community.events import Event, Kind, State
from community.outbox import Delivery
from community.people import Person, RoleName
from community.timers import Timer
from scheduler.ticks import fire_due
from tests.community.celebrating import TITLE, WORDS, begun, declined, opened, tells, wants_visit
from tests.community.conftest import Cast
from tests.community.filing import claimed, drafted, filed
from tests.community.gathering import neighbours, posted
from tests.community.inviting import calls_off, held
from tests.community.sending import DAY, at, here

pytestmark = pytest.mark.usefixtures("catalogue")
#: The first of March 2027 is a Monday, on which the counter opens at nine.
FIRST = here("2027-03-01 09:30")
BEFORE = here("2027-02-26 10:00")


@pytest.fixture(autouse=True)
def _february() -> None:
    at(BEFORE)


async def planned(transaction: Transaction) -> Timer:
    """Plan the question of the next month, and return its timer."""
    async with transaction() as session:
        await parties.plan(session, clock.now())
    async with transaction.reading() as session:
        armed = select(Timer).where(col(Timer.kind) == parties.MONTH, col(Timer.state) == timers.State.ARMED)
        return (await session.scalars(armed)).one()


async def comes(transaction: Transaction, moment: datetime) -> None:
    """Let the time come."""
    at(moment)
    await fire_due(transaction)


async def celebrated(transaction: Transaction, count: int, *, month: int = 3) -> list[Person]:
    """Let so many neighbours tell a month."""
    found = await neighbours(transaction, *(f"邻居{number}" for number in range(count)))
    for one in found:
        await tells(transaction, one, month)
    return found


async def asked(transaction: Transaction) -> list[tuple[int | None, object]]:
    """Return who was asked about a party, and how many they were told it is for."""
    return [
        (row.person_id, (row.arguments or {})["people"])
        for row in await posted(transaction, "party-ask")
        if row.step == "send"
    ]


async def test_staff_are_asked_on_the_first_when_the_counter_is_open(transaction: Transaction, cast: Cast) -> None:
    await celebrated(transaction, 1)
    timer = await planned(transaction)
    assert timer.due_at == FIRST
    await comes(transaction, FIRST)
    # Chen works there; Wang, in a grid of it, and Zhao, above everything, are not asked.
    assert await asked(transaction) == [(cast.chen.id, None)]
    assert (await planned(transaction)).due_at == here("2027-04-01 09:30")


async def test_the_question_waits_for_the_end_of_a_holiday(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-09-25 10:00"))
    await celebrated(transaction, 1, month=10)
    assert (await planned(transaction)).due_at == here("2026-10-08 09:00")
    await comes(transaction, here("2026-10-01 09:30"))
    assert await asked(transaction) == []
    await comes(transaction, here("2026-10-08 09:00"))
    assert await asked(transaction) == [(cast.chen.id, None)]


async def test_it_also_waits_where_the_days_off_became_known_after_it_was_planned(
    transaction: Transaction, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await celebrated(transaction, 1)
    await planned(transaction)
    # Now the first of March is a day off.
    monkeypatch.setattr(calendar, "_OFF", frozenset({FIRST.date()}))
    await comes(transaction, FIRST)
    assert await asked(transaction) == []
    await comes(transaction, here("2027-03-02 09:00"))
    assert await asked(transaction) == [(cast.chen.id, None)]


@pytest.mark.parametrize(("count", "told"), [(1, None), (4, None), (5, 5), (6, 6)])
async def test_how_many_is_told_only_where_it_tells_of_nobody(
    transaction: Transaction, cast: Cast, count: int, told: int | None
) -> None:
    await celebrated(transaction, count)
    await planned(transaction)
    await comes(transaction, FIRST)
    assert await asked(transaction) == [(cast.chen.id, told)]
    async with transaction.reading() as session:
        grid = await parties.months(session, cast.grid)
        whole = await parties.months(session, cast.community)
    # It is counted in the whole community: nobody learns by subtraction.
    assert grid == whole
    assert whole[0] == (2027, 3, told, True)
    assert whole[1] == (2027, 4, None, False)


async def test_nobody_is_asked_where_nobody_is_to_be_celebrated(transaction: Transaction, cast: Cast) -> None:
    await tells(transaction, cast.zhang, 4)
    await planned(transaction)
    await comes(transaction, FIRST)
    assert await asked(transaction) == []
    await comes(transaction, here("2027-04-01 09:30"))
    assert await asked(transaction) == [(cast.chen.id, None)]


async def test_nobody_is_asked_where_the_party_is_planned(transaction: Transaction, cast: Cast) -> None:
    await celebrated(transaction, 1)
    await opened(transaction, await begun(transaction, cast), cast.chen, here("2027-03-20 14:00"))
    await planned(transaction)
    await comes(transaction, FIRST)
    assert await asked(transaction) == []


async def test_one_that_was_called_off_or_is_of_another_month_or_of_a_grid_alone_is_no_plan(
    transaction: Transaction, cast: Cast
) -> None:
    await celebrated(transaction, 1)
    party = await opened(transaction, await begun(transaction, cast), cast.chen, here("2027-03-20 14:00"))
    await calls_off(transaction, party, cast.chen)
    await opened(transaction, await begun(transaction, cast, title="别的"), cast.chen, here("2027-04-20 14:00"))
    in_grid = await begun(transaction, cast, by=cast.wang, place_id=cast.grid.id)
    await opened(transaction, in_grid, cast.wang, here("2027-03-20 14:00"))
    await planned(transaction)
    await comes(transaction, FIRST)
    assert await asked(transaction) == [(cast.chen.id, None)]


async def test_a_draft_that_everybody_forgot_is_no_plan(transaction: Transaction, cast: Cast) -> None:
    await begun(transaction, cast)
    async with transaction.reading() as session:
        assert await parties.planned_or_none(session, [cast.community.id], year=2027, month=3)
        at(BEFORE + parties.FORGOTTEN + DAY)
        assert await parties.planned_or_none(session, [cast.community.id], year=2027, month=3) is None


async def test_it_is_asked_once_a_month_whatever_happens(transaction: Transaction, cast: Cast) -> None:
    await celebrated(transaction, 1)
    await planned(transaction)
    await comes(transaction, FIRST)
    async with transaction() as session:
        await timers.arm(session, kind=parties.MONTH, subject="parties", at=FIRST + timedelta(hours=1))
    await comes(transaction, FIRST + timedelta(hours=1))
    assert await asked(transaction) == [(cast.chen.id, None)]


@pytest.mark.usefixtures("cast")
async def test_two_weeks_late_is_too_late_and_the_next_month_is_asked_about(transaction: Transaction) -> None:
    await celebrated(transaction, 1)
    await planned(transaction)
    await comes(transaction, FIRST + parties.GRACE + DAY)
    assert await asked(transaction) == []
    assert (await planned(transaction)).due_at == here("2027-04-01 09:30")


async def test_whoever_answers_first_answers_for_all_who_were_asked(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await people.grant(session, cast.li, role=RoleName.STAFF, place_id=cast.community.id or 0, by=cast.zhao)
    await celebrated(transaction, 1)
    await planned(transaction)
    await comes(transaction, FIRST)
    assert {one for one, _ in await asked(transaction)} == {cast.chen.id, cast.li.id}
    assert await declined(transaction, cast, cast.chen)
    assert {(one.arguments or {})["state"] for one in await posted(transaction, "party-ask")} == {"declined"}
    # Whoever wants one after all may have it, and then there is nothing left to decline.
    await begun(transaction, cast, by=cast.li)
    assert {(one.arguments or {})["who"] for one in await posted(transaction, "party-ask", state="planned")} == {"Li"}
    assert not await declined(transaction, cast, cast.chen)


async def test_a_party_of_a_grid_answers_nothing_for_the_community(transaction: Transaction, cast: Cast) -> None:
    await celebrated(transaction, 1)
    await planned(transaction)
    await comes(transaction, FIRST)
    await begun(transaction, cast, by=cast.wang, place_id=cast.grid.id)
    async with transaction() as session:
        await parties.decline(session, by=cast.wang, place_id=cast.grid.id or 0, year=2027, month=3)
    assert {(one.arguments or {})["state"] for one in await posted(transaction, "party-ask")} == {"waiting"}


async def test_one_plans_while_another_declines(transaction: Transaction, cast: Cast) -> None:
    await celebrated(transaction, 1)
    await planned(transaction)
    await comes(transaction, FIRST)
    begins = asyncio.Event()

    async def begin() -> None:
        async with transaction() as session:
            await parties.begin(session, by=cast.chen, place_id=cast.community.id or 0, year=2027, month=3, title=TITLE)
            begins.set()
            # On PostgreSQL the other one comes as far as it can meanwhile.
            await asyncio.sleep(0.3)

    async def decline() -> bool:
        await begins.wait()
        return await declined(transaction, cast, cast.zhao)

    _, late = await asyncio.gather(begin(), decline())
    assert not late
    assert {(one.arguments or {})["state"] for one in await posted(transaction, "party-ask")} == {"planned"}


async def test_two_who_begin_the_same_party_go_on_with_one(transaction: Transaction, cast: Cast) -> None:
    first = await begun(transaction, cast)
    async with transaction() as session:
        await people.grant(session, cast.li, role=RoleName.STAFF, place_id=cast.community.id or 0, by=cast.zhao)
    assert (await begun(transaction, cast, by=cast.li)).id == first.id
    assert (await begun(transaction, cast, by=cast.wang, place_id=cast.grid.id)).id != first.id
    assert (first.kind, first.state, first.title, first.place_id) == (
        Kind.BIRTHDAY,
        State.DRAFT,
        TITLE,
        cast.community.id,
    )


@pytest.mark.parametrize("role", [None, *RoleName])
async def test_who_may_plan_parties_or_decline_them(
    transaction: Transaction, cast: Cast, role: RoleName | None
) -> None:
    (who,) = await neighbours(transaction, "某人")
    async with transaction() as session:
        if role == RoleName.ADMINISTRATOR:
            who = cast.zhao
        elif role is not None:
            await people.grant(session, who, role=role, place_id=cast.community.id or 0, by=cast.zhao)
    if role is not None and Act.HOLD_EVENT in MAY[role]:
        assert await declined(transaction, cast, who)
        assert (await begun(transaction, cast, by=who)).host_id == who.id
        return
    with pytest.raises(NotAllowed):
        await begun(transaction, cast, by=who)
    with pytest.raises(NotAllowed):
        await declined(transaction, cast, who)


async def test_nobody_plans_parties_beyond_their_place(transaction: Transaction, cast: Cast) -> None:
    for place in (cast.community, cast.other_grid):
        with pytest.raises(NotAllowed):
            await begun(transaction, cast, by=cast.wang, place_id=place.id)
    with pytest.raises(NotFound):
        await begun(transaction, cast, by=cast.zhao, place_id=99999)


async def test_those_whose_month_it_is_are_invited_where_they_live(transaction: Transaction, cast: Cast) -> None:
    """A party in a grid is for who lives there; one of the community also for who has not said where they live."""
    await tells(transaction, cast.zhang, 3)
    await tells(transaction, cast.li, 4)
    (homeless,) = await celebrated(transaction, 1)
    in_grid = await begun(transaction, cast, by=cast.wang, place_id=cast.grid.id, title="网格")
    await opened(transaction, in_grid, cast.wang, here("2027-03-19 14:00"))
    assert await invited(transaction, in_grid) == {cast.zhang.id}
    whole = await begun(transaction, cast)
    await opened(transaction, whole, cast.chen, here("2027-03-20 14:00"))
    assert await invited(transaction, whole) == {cast.zhang.id, homeless.id}


async def invited(transaction: Transaction, found: Event) -> set[int | None]:
    """Return who was invited as one whose month it is."""
    every = await posted(transaction, "birthday-invitation")
    return {row.person_id for row in every if row.key.startswith(f"{found.subject}:")}


async def party(transaction: Transaction, cast: Cast) -> Event:
    """The party of March, to which Zhang is invited."""
    await tells(transaction, cast.zhang, 3)
    return await opened(transaction, await begun(transaction, cast), cast.chen, here("2027-03-20 14:00"))


async def test_who_cannot_come_asks_for_a_visit_once(transaction: Transaction, cast: Cast) -> None:
    found = await party(transaction, cast)
    draft = await drafted(transaction, cast.zhang, "写到一半")
    number = await wants_visit(transaction, found, cast.zhang)
    assert await wants_visit(transaction, found, cast.zhang) == number
    async with transaction.reading() as session:
        case = await cases.by_number(session, number)
        assert (case.service, case.kind, case.state, case.person_id) == (
            parties.VISIT,
            Sort.HELP,
            Stage.WAITING,
            cast.zhang.id,
        )
        assert case.place_id == cast.building.id
        entries = await trail_of(transaction, f"case:{case.id}")
        # What they were writing is as they left it.
        mine = await intake.draft_or_none(session, cast.zhang)
    assert mine is not None
    assert mine.id == draft.id
    assert entries == ["submitted", "agreed"]
    # It is a case as any other: a leader of volunteers takes it in hand, and may make a task of it.
    taken = await claimed(transaction, case, cast.li)
    assert taken.holder_id == cast.li.id
    async with transaction.reading() as session:
        hand = [row for row in await session.scalars(select(Delivery)) if row.card == "case-hand"]
    assert any(WORDS in str(row.arguments) for row in hand)


async def trail_of(transaction: Transaction, subject: str) -> list[str]:
    async with transaction.reading() as session:
        own = select(trail.Entry).where(col(trail.Entry.subject) == subject).order_by(col(trail.Entry.id))
        return [one.act for one in await session.scalars(own)]


async def test_that_it_was_for_a_birthday_stands_in_no_group(transaction: Transaction, cast: Cast) -> None:
    await wants_visit(transaction, await party(transaction, cast), cast.zhang)
    async with transaction.reading() as session:
        groups = [row for row in await session.scalars(select(Delivery)) if row.chat_id is not None]
    assert groups
    assert all("Zhang" not in str(row.arguments) and WORDS not in str(row.arguments) for row in groups)


async def test_once_a_visit_is_done_an_old_button_asks_for_no_other(transaction: Transaction, cast: Cast) -> None:
    found = await party(transaction, cast)
    number = await wants_visit(transaction, found, cast.zhang)
    async with transaction() as session:
        case = await cases.by_number(session, number)
        await cases.move(session, case, cases.OPEN, Stage.WITHDRAWN)
    # Not even after the month was told anew.
    await tells(transaction, cast.zhang, 3)
    assert await wants_visit(transaction, found, cast.zhang) == number
    # The party of the next year is another one.
    at(here("2028-02-28 10:00"))
    again = await held(transaction, cast, title="又一年")
    async with transaction() as session:
        (await session.get_one(Event, again.id)).kind = Kind.BIRTHDAY
    assert await wants_visit(transaction, again, cast.zhang) != number


async def test_where_no_visits_are_offered_it_is_help_of_another_kind(transaction: Transaction, cast: Cast) -> None:
    found = await party(transaction, cast)
    async with transaction() as session:
        await services.retire(session, parties.VISIT, by=cast.zhao)
    number = await wants_visit(transaction, found, cast.zhang)
    async with transaction.reading() as session:
        assert (await cases.by_number(session, number)).service == parties.OTHERWISE


async def test_who_has_too_much_open_already_is_told_so_and_may_ask_again(transaction: Transaction, cast: Cast) -> None:
    found = await party(transaction, cast)
    others = [await filed(transaction, cast.zhang) for _ in range(cases.MOST_OPEN)]
    with pytest.raises(TooMany):
        await wants_visit(transaction, found, cast.zhang)
    async with transaction() as session:
        await cases.move(session, await cases.case(session, others[0].id), cases.OPEN, Stage.WITHDRAWN)
    assert await wants_visit(transaction, found, cast.zhang) > cases.MOST_OPEN


async def test_a_visit_is_for_who_told_a_birthday_and_belongs_to_a_party(transaction: Transaction, cast: Cast) -> None:
    found = await party(transaction, cast)
    draft = await begun(transaction, cast, by=cast.wang, place_id=cast.grid.id)
    other = await held(transaction, cast)
    with pytest.raises(NotCelebrated):
        await wants_visit(transaction, found, cast.li)
    for one in (draft, other):
        with pytest.raises(NotFound):
            await wants_visit(transaction, one, cast.zhang)
    async with transaction() as session:
        await birthdays.forget(session, by=cast.zhang)
    with pytest.raises(NotCelebrated):
        await wants_visit(transaction, found, cast.zhang)


async def test_who_is_erased_leaves_no_birthday_and_no_visit(transaction: Transaction, cast: Cast) -> None:
    found = await party(transaction, cast)
    number = await wants_visit(transaction, found, cast.zhang)
    async with transaction() as session:
        await mydata.erase(session, cast.zhang.id)
    async with transaction.reading() as session:
        assert await birthdays.birthday_or_none(session, cast.zhang.id) is None
        assert await birthdays.celebrating(session, year=2027, month=3) == []
        assert (await cases.by_number(session, number)).state == Stage.WITHDRAWN
