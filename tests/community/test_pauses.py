"""While a case asks, rests or was put back, its clock stands or begins anew; and what is solved is asked about once more."""

import pytest

from community import access, calendar, cases, casework, clock, deadlines, endings, talks
from community.cases import State
from community.database import Transaction
from tests.community.climbing import LIGHT, armed, desks, done, heard, look, reminded, solved
from tests.community.conftest import STAFF, Cast
from tests.community.filing import claimed, filed, now
from tests.community.sending import HOUR, MINUTE, SECOND, at, here

pytestmark = pytest.mark.usefixtures("catalogue", "wednesday")


async def test_while_the_resident_is_asked_the_clock_stands_still(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    before = found.solve_by
    at(here("2026-11-18 14:00"))
    await done(transaction, found, cast.wang, casework.ask, words="哪一层？")
    assert set(await armed(transaction)) == {deadlines.ASKED, deadlines.UNANSWERED}
    at(here("2026-11-25 14:00"))
    await look(transaction)
    assert await heard(transaction, cast.zhang) == {"taken": 1, "asked": 1, "asked-again": 1}
    async with transaction() as session:
        await talks.say(session, await cases.case(session, found.id), by=cast.zhang, words="三楼")
    found = await now(transaction, found)
    assert before
    assert found.solve_by
    # Five working days later, by the same time of the day.
    assert calendar.between(before, found.solve_by) == pytest.approx(5 * 7 * HOUR, abs=SECOND)
    assert (found.state, found.paused_at, found.promised_by) == (State.TAKEN, None, before)
    assert (await armed(transaction))[deadlines.DUE] == found.solve_by
    at(found.solve_by - MINUTE)
    await look(transaction)
    assert await desks(transaction, "unsolved") == []
    at(found.solve_by + MINUTE)
    await look(transaction)
    assert await desks(transaction, "unsolved") == [STAFF]


async def test_what_rests_wakes_once_on_its_day(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    until = here("2026-11-28 08:00")
    await done(transaction, found, cast.wang, casework.hold, until=until, reason="等零件")
    # A Saturday: it goes on when the counter opens.
    assert await armed(transaction) == {deadlines.WAKE: here("2026-11-30 09:00")}
    at(until + HOUR)
    await look(transaction)
    assert (await now(transaction, found)).state == State.ON_HOLD
    at(here("2026-11-30 09:01"))
    for _ in range(3):
        await look(transaction)
    woken = await now(transaction, found)
    assert (woken.state, woken.held_until, woken.paused_at) == (State.TAKEN, None, None)
    assert await heard(transaction, cast.zhang) == {"taken": 1, "held": 1, "woke": 1}
    assert await reminded(transaction, cast.wang) == [False]
    assert set(await armed(transaction)) == {deadlines.NUDGE, deadlines.DUE}
    at((await armed(transaction))[deadlines.NUDGE] + MINUTE)
    await look(transaction)
    assert await reminded(transaction, cast.wang) == [False, False]


async def test_what_is_extended_is_reminded_of_and_due_by_its_new_time(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    at((await armed(transaction))[deadlines.NUDGE] + MINUTE)
    await look(transaction)
    later = await done(transaction, found, cast.wang, casework.extend, days=5, reason="等配件")
    at((found.solve_by or clock.now()) + MINUTE)
    await look(transaction)
    assert await desks(transaction, "unsolved") == []
    at((await armed(transaction))[deadlines.NUDGE] + MINUTE)
    await look(transaction)
    assert await reminded(transaction, cast.wang) == [False, False]
    at((later.solve_by or clock.now()) + MINUTE)
    await look(transaction)
    assert await desks(transaction, "unsolved") == [STAFF]
    assert await reminded(transaction, cast.wang) == [False, False, True]


async def test_what_was_put_back_has_the_whole_time_to_be_taken_anew(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    at(here("2026-11-19 10:00"))
    found = await done(transaction, found, cast.wang, casework.release)
    assert found.accept_by == pytest.approx(here("2026-11-19 15:30"), abs=SECOND)
    assert await armed(transaction) == {deadlines.ACCEPT: found.accept_by}
    at(here("2026-11-19 15:31"))
    await look(transaction)
    assert await desks(transaction, "unaccepted") == [STAFF]


async def test_the_resident_is_asked_once_more_whether_it_is_solved(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    found = await solved(transaction, found, cast.wang)
    assert await armed(transaction) == {
        deadlines.CONFIRM: calendar.after(found.ended_at or clock.now(), 2 * calendar.working_day())
    }
    at(here("2026-11-20 09:20"))
    await look(transaction)
    assert "solved-ask" not in await heard(transaction, cast.zhang)
    for moment in ("2026-11-20 09:31", "2026-11-24 10:00", "2026-12-04 10:00"):
        at(here(moment))
        await look(transaction)
        assert await heard(transaction, cast.zhang) == {"taken": 1, "solved": 1, "solved-ask": 1}


async def test_whoever_said_that_it_is_solved_is_not_asked_again(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    found = await solved(transaction, found, cast.wang)
    async with transaction() as session:
        await endings.confirm(session, await access.own_case(session, found.id, by=cast.zhang), by=cast.zhang)
    assert await armed(transaction) == {}


async def test_what_was_not_solved_has_its_times_anew(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    found = await solved(transaction, found, cast.wang)
    at(here("2026-11-23 09:30"))
    async with transaction() as session:
        await endings.reopen(session, await access.own_case(session, found.id, by=cast.zhang), by=cast.zhang)
    found = await now(transaction, found)
    assert found.solve_by == pytest.approx(here("2026-11-25 09:30"), abs=SECOND)
    assert set(await armed(transaction)) == {deadlines.NUDGE, deadlines.DUE}
