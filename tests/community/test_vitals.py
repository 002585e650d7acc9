"""/status counts what is late, what was not delivered, what is not known and what comes; for whoever works here."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import col

from community import calendar, clock, outbox, pulses, timers, vitals
from community.database import Transaction
from community.errors import NotAllowed
from community.outbox import Delivery, State
from community.people import Person
from community.pulses import Pulse
from community.timers import Timer
from scheduler.ticks import OCCASIONS
from tests.community.conftest import Cast
from tests.community.sending import at, here

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
pytestmark = pytest.mark.usefixtures("wednesday")


async def read(transaction: Transaction, by: Person) -> dict[str, Any]:
    async with transaction.reading() as session:
        return await vitals.read(session, by=by)


async def test_grid_workers_staff_and_administrators_read_it_and_nobody_else(
    transaction: Transaction, cast: Cast
) -> None:
    for reader in (cast.wang, cast.chen, cast.zhao):
        assert (await read(transaction, reader))["armed"] == 0
    for other in (cast.zhang, cast.li):
        with pytest.raises(NotAllowed):
            await read(transaction, other)


async def test_timers_are_counted_by_what_they_are_about_and_when(transaction: Transaction, cast: Cast) -> None:
    now = clock.now()
    async with transaction() as session:
        for kind, ahead in {
            "case-due": 2 * HOUR,
            "notice": 3 * HOUR,
            "task-day": 5 * DAY,
            "event-soon": 6 * DAY,
            "case-week": 6 * DAY,
            "misses-week": 8 * DAY,
            "riddle": DAY,
        }.items():
            await timers.arm(session, kind=kind, subject="x", at=now + ahead)
        await timers.arm(session, kind="case-nudge", subject="late", at=now - HOUR)
        await timers.arm(session, kind="case-nudge", subject="just now", at=now - timedelta(seconds=5))
        poison = update(Timer).where(col(Timer.subject) == "late").values(attempts=3, due_at=now + MINUTE)
        await session.execute(poison)
    found = await read(transaction, cast.wang)
    assert found["today"] == {"case": 1, "notice": 1}
    assert found["week"] == {"case": 1, "notice": 1, "task": 1, "event": 1, "report": 1, "other": 1}
    assert (found["armed"], found["due"], found["late"], found["stumbling"]) == (9, 1, 1, 1)
    assert found["late_since"] == (now - HOUR).isoformat()


def test_every_kind_of_timer_is_about_something() -> None:
    assert {kind for kind in OCCASIONS if vitals.sort(kind) == vitals.OTHER} == set()


async def test_messages_are_counted_by_what_became_of_them(transaction: Transaction, cast: Cast) -> None:
    now = clock.now()
    states = [State.SENT, State.SENT, State.FAILED, State.UNKNOWN, State.PENDING, State.PENDING, State.EXPIRED]
    async with transaction() as session:
        for number, state in enumerate(states):
            await outbox.post(session, key=f"x:{number}", card="x", person_id=cast.zhang.id)
            row = update(Delivery).where(col(Delivery.key) == f"x:{number}")
            await session.execute(row.values(state=state, sent_at=now if state == State.SENT else None))
        await session.execute(update(Delivery).where(col(Delivery.key) == "x:4").values(due_at=now - HOUR))
        await session.execute(update(Delivery).where(col(Delivery.key) == "x:0").values(sent_at=now - DAY))
    found = await read(transaction, cast.chen)
    names = ("sent", "failed", "unsure", "unsent", "stuck")
    assert {name: found[name] for name in names} == {"sent": 1, "failed": 1, "unsure": 1, "unsent": 2, "stuck": 1}


async def test_a_pulse_that_stands_still_is_told(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await pulses.begin(session)
        await pulses.beat(session)
    found = await read(transaction, cast.chen)
    assert not found["silent"]
    assert found["since"]
    async with transaction() as session:
        beaten = await pulses.last(session, pulses.TIMERS)
        assert beaten
        await session.execute(update(Pulse).values(at=beaten.at - 3 * MINUTE))
    assert (await read(transaction, cast.chen))["silent"]


def test_the_next_years_days_off_are_missed_from_november_on() -> None:
    known = max(year for year in range(2024, 2060) if calendar.knows(year))
    for day, year in {
        f"{known}-10-31 23:59": None,
        f"{known}-11-01 00:00": known + 1,
        f"{known}-12-31 23:00": known + 1,
        f"{known + 1}-01-01 00:00": known + 1,
    }.items():
        at(here(day))
        assert vitals.unknown_year(clock.now()) == year
