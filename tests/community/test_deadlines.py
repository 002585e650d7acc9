"""What is not taken or solved in its time climbs, one level at a time, once, and in working time; nobody is told twice."""

import asyncio

import pytest

from community import access, calendar, cases, casework, clock, deadlines, endings, levels, mydata, services, timers
from community.cases import State
from community.database import Database, Transaction
from community.places import Level
from tests.community.climbing import LIGHT, armed, desks, heard, look, posted, reminded
from tests.community.conftest import DISTRICT, STAFF, STREET, Cast
from tests.community.filing import claimed, filed, now
from tests.community.sending import DAY, HOUR, MINUTE, SECOND, at, here

pytestmark = pytest.mark.usefixtures("catalogue", "wednesday")


async def test_promises_count_working_time_across_a_weekend_and_national_day(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2026-09-30 16:00"))
    found = await filed(transaction, cast.zhang, service=LIGHT)
    assert found.submitted_at == pytest.approx(here("2026-09-30 16:00"), abs=SECOND)
    # An hour and a half are left of the day; then seven days off.
    assert found.accept_by == pytest.approx(here("2026-10-08 11:30"), abs=SECOND)
    assert found.solve_by == found.promised_by == pytest.approx(here("2026-10-09 16:00"), abs=SECOND)
    for day in range(1, 8):
        at(here(f"2026-10-0{day} 12:00"))
        await look(transaction)
    at(here("2026-10-08 11:29"))
    await look(transaction)
    assert await desks(transaction, "unaccepted") == []
    at(here("2026-10-08 11:31"))
    await look(transaction)
    assert await desks(transaction, "unaccepted") == [STAFF]


async def test_in_a_year_that_nobody_has_announced_plain_weeks_count_and_cards_say_so(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2031-10-03 16:00"))
    found = await filed(transaction, cast.zhang, service=LIGHT)
    assert found.accept_by == pytest.approx(here("2031-10-06 11:30"), abs=SECOND)
    async with transaction.reading() as session:
        assert not (await levels.facts(session, found))["sure"]


@pytest.mark.usefixtures("tower")
async def test_what_nobody_takes_climbs_level_by_level_and_at_the_top_the_administrators_hear_once(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    assert (found.level, await desks(transaction, "new")) == (Level.GRID, [cast.wang.id])
    seen: list[str | None] = []
    for _ in range(3):
        due = (await now(transaction, found)).accept_by
        assert due
        at(due - MINUTE)
        await look(transaction)
        assert len(await desks(transaction, "unaccepted")) == len(seen)
        at(due + MINUTE)
        for _ in range(3):
            await look(transaction)
        found = await now(transaction, found)
        seen.append(found.level)
        assert found.accept_by
        assert calendar.between(due, found.accept_by) == pytest.approx(4 * HOUR, abs=2 * MINUTE)
    assert seen == [Level.COMMUNITY, Level.STREET, Level.DISTRICT]
    assert await desks(transaction, "unaccepted") == [STAFF, STREET, DISTRICT]
    assert (found.climbed, found.turn, found.state) == (3, 3, State.WAITING)
    assert await heard(transaction, cast.zhang) == {"climbed": 3}
    assert await posted(transaction, "case-top") == []
    for days in (1, 4, 11):
        at((found.accept_by or clock.now()) + days * DAY)
        await look(transaction)
    assert [row.person_id for row in await posted(transaction, "case-top")] == [cast.zhao.id]
    assert await heard(transaction, cast.zhang) == {"climbed": 3}


@pytest.mark.usefixtures("tower")
async def test_after_three_days_without_a_look_each_level_still_has_its_own_time(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    at(here("2026-11-23 10:00"))
    for _ in range(3):
        await look(transaction)
    found = await now(transaction, found)
    assert (found.level, await desks(transaction, "unaccepted")) == (Level.COMMUNITY, [STAFF])
    assert found.accept_by == pytest.approx(here("2026-11-23 15:30"), abs=SECOND)
    at(here("2026-11-30 10:00"))
    for _ in range(3):
        await look(transaction)
    assert await desks(transaction, "unaccepted") == [STAFF, STREET]


@pytest.mark.usefixtures("tower")
async def test_a_restart_in_between_tells_nobody_twice(
    transaction: Transaction, cast: Cast, address: tuple[str, str | None]
) -> None:
    url, name = address
    found = await filed(transaction, cast.zhang, service=LIGHT)
    at((found.accept_by or clock.now()) + MINUTE)

    async def another() -> None:
        database = Database(url, schema=name)
        await look(database.transaction)
        await database.close()

    await asyncio.gather(look(transaction), another())
    await another()
    assert await desks(transaction, "unaccepted") == [STAFF]
    await claimed(transaction, found, cast.wang)
    at((await armed(transaction))[deadlines.NUDGE] + MINUTE)
    await asyncio.gather(another(), look(transaction))
    await another()
    assert await reminded(transaction, cast.wang) == [False]
    assert await heard(transaction, cast.zhang) == {"climbed": 1, "taken": 1}


async def test_at_night_and_on_days_off_nobody_is_alerted(transaction: Transaction, cast: Cast) -> None:
    await filed(transaction, cast.zhang, service=LIGHT)
    # Due at 15:00, and nobody looked until the night of a Friday.
    for moment in ("2026-11-20 22:00", "2026-11-21 10:00", "2026-11-22 10:00", "2026-11-23 08:59"):
        at(here(moment))
        await look(transaction)
        await look(transaction)
    assert await desks(transaction, "unaccepted") == []
    at(here("2026-11-23 09:01"))
    await look(transaction)
    await look(transaction)
    assert await desks(transaction, "unaccepted") == [STAFF]


async def test_what_is_due_when_the_counter_closes_is_told_when_it_opens(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-11-20 13:29"))
    found = await filed(transaction, cast.zhang, service=LIGHT)
    assert found.accept_by == pytest.approx(here("2026-11-20 17:30"), abs=SECOND)
    at(here("2026-11-20 17:31"))
    await look(transaction)
    assert await desks(transaction, "unaccepted") == []
    at(here("2026-11-23 09:01"))
    await look(transaction)
    assert await desks(transaction, "unaccepted") == [STAFF]


async def test_whoever_has_it_in_hand_is_reminded_once_after_three_quarters_of_their_time(
    transaction: Transaction, cast: Cast
) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    due = (await armed(transaction))[deadlines.NUDGE]
    assert found.solve_by
    assert calendar.between(due, found.solve_by) == pytest.approx(3.5 * HOUR, abs=MINUTE)
    at(due - MINUTE)
    await look(transaction)
    assert await reminded(transaction, cast.wang) == []
    at(due + MINUTE)
    for _ in range(3):
        await look(transaction)
    assert await reminded(transaction, cast.wang) == [False]
    assert await heard(transaction, cast.zhang) == {"taken": 1}


async def test_what_is_due_within_the_hour_needs_no_reminder(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await services.change(session, LIGHT, by=cast.chen, field="solve_minutes", value=180)
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    assert set(await armed(transaction)) == {deadlines.DUE}
    at((found.solve_by or clock.now()) - MINUTE)
    await look(transaction)
    assert await reminded(transaction, cast.wang) == []


async def test_a_reminder_that_comes_with_its_end_is_not_given(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    at((found.solve_by or clock.now()) + MINUTE)
    await look(transaction)
    assert await reminded(transaction, cast.wang) == [True]


@pytest.mark.usefixtures("tower")
async def test_what_is_not_solved_in_time_climbs_once_a_level_and_stays_with_whoever_has_it(
    transaction: Transaction, cast: Cast
) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    promised = found.solve_by
    seen = []
    for _ in range(5):
        at((await armed(transaction))[deadlines.DUE] + MINUTE)
        for _ in range(3):
            await look(transaction)
        found = await now(transaction, found)
        seen.append(found.level)
        if deadlines.DUE not in await armed(transaction):
            break
    assert seen == [Level.COMMUNITY, Level.STREET, Level.DISTRICT, Level.DISTRICT]
    assert (found.state, found.holder_id, found.lead_id) == (State.TAKEN, cast.wang.id, cast.wang.id)
    assert found.solve_by == promised
    assert await desks(transaction, "unsolved") == [STAFF, STREET, DISTRICT]
    assert await reminded(transaction, cast.wang) == [True]
    assert await heard(transaction, cast.zhang) == {"taken": 1, "climbed": 3}
    assert [row.person_id for row in await posted(transaction, "case-top")] == [cast.zhao.id]


async def test_whoever_takes_what_is_late_already_has_some_time(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    at((found.solve_by or clock.now()) + HOUR)
    found = await claimed(transaction, found, cast.wang)
    assert await reminded(transaction, cast.wang) == []
    due = (await armed(transaction))[deadlines.DUE]
    assert calendar.between(found.changed_at, due) == pytest.approx(4 * HOUR, abs=SECOND)


async def test_arming_twice_is_arming_once(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    before = await armed(transaction)
    for _ in range(3):
        async with transaction() as session:
            await deadlines.arm(session, await cases.case(session, found.id))
    assert await armed(transaction) == before
    async with transaction() as session:
        await endings.withdraw(session, await access.own_case(session, found.id, by=cast.zhang), by=cast.zhang)
    assert await armed(transaction) == {}


@pytest.mark.parametrize("kind", sorted(deadlines.OCCASIONS))
async def test_a_timer_that_is_out_of_date_does_nothing(transaction: Transaction, cast: Cast, kind: str) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    before = await armed(transaction)
    async with transaction() as session:
        await timers.cancel(session, subject=f"case:{found.id}")
        await timers.arm(session, kind=kind, subject=f"case:{found.id}", at=clock.now())
        await timers.arm(session, kind=kind, subject="case:1", at=clock.now())
    at(here("2026-11-18 09:45"))
    await look(transaction)
    still = await now(transaction, found)
    assert (still.state, still.level, still.turn, still.changed_at) == (
        State.TAKEN, Level.GRID, found.turn, found.changed_at,
    )  # fmt: skip
    assert await reminded(transaction, cast.wang) == []
    assert await heard(transaction, cast.zhang) == {"taken": 1}
    # What is due later, by the row as it is now, is not forgotten.
    assert await armed(transaction) == (before if kind in {deadlines.NUDGE, deadlines.DUE} else {})


@pytest.mark.usefixtures("at_once", "tower")
async def test_of_taking_and_climbing_at_once_neither_waits_for_the_other(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    at((found.accept_by or clock.now()) + MINUTE)
    begun = asyncio.Event()

    async def take() -> None:
        async with transaction() as session:
            held = await access.claimable_case(session, found.id, by=cast.chen)
            await cases.lock(session, held)
            begun.set()
            # The timer is found meanwhile; did it wait for this row, with its own in hand, both would wait forever.
            await asyncio.sleep(0.3)
            await casework.claim(session, held, by=cast.chen)

    async def climb() -> None:
        await begun.wait()
        await look(transaction)

    await asyncio.gather(take(), climb())
    at((found.accept_by or clock.now()) + 2 * MINUTE)
    await look(transaction)
    taken = await now(transaction, found)
    assert (taken.state, taken.holder_id, taken.climbed) == (State.TAKEN, cast.chen.id, 0)
    assert await desks(transaction, "unaccepted") == []


async def test_what_is_erased_becomes_due_for_nobody(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, service=LIGHT)
    async with transaction() as session:
        await mydata.erase(session, cast.zhang.id)
    at((found.accept_by or clock.now()) + MINUTE)
    await look(transaction)
    assert await desks(transaction, "unaccepted") == []
