"""Staff hear once that the timers are not looked at, once that they are again, and from when to when nobody was there."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, outbox, people, pulses, timers
from community.database import Transaction
from community.outbox import Delivery
from community.pulses import AWAY, Pulse
from community.timers import Late, Occasion, Timer
from scheduler.health import PULSE_EVERY, SILENT_AFTER, Vigil
from tests.community.conftest import STAFF, Cast
from tests.community.sending import at, here

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
pytestmark = pytest.mark.usefixtures("noon", "cast")


async def nothing(session: AsyncSession, timer: Timer) -> None: ...


OCCASIONS: Mapping[str, Occasion] = {
    "deadline": Occasion(nothing, late=Late.RUN),
    "greeting": Occasion(nothing, late=Late.SKIP, grace=HOUR),
    "notice": Occasion(nothing, late=Late.ASK, grace=HOUR, missed=nothing),
}


class Hands:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.shown = 1000.0

    def __call__(self) -> float:
        return self.shown


async def told(transaction: Transaction, card: str) -> list[Delivery]:
    async with transaction.reading() as session:
        rows = select(Delivery).where(col(Delivery.card) == card, col(Delivery.state) == outbox.State.PENDING)
        return list((await session.scalars(rows.order_by(col(Delivery.id)))).all())


async def beats(transaction: Transaction, **ago: timedelta) -> None:
    """Let it beat now; `ago` says when it beat last, as the row has it."""
    async with transaction() as session:
        await pulses.beat(session)
        for passed in ago.values():
            await session.execute(update(Pulse).values(at=datetime.now(UTC) - passed))


async def row(transaction: Transaction, name: str = pulses.TIMERS) -> Pulse | None:
    async with transaction.reading() as session:
        return await pulses.last(session, name)


async def alarmed(transaction: Transaction) -> bool:
    found = await row(transaction)
    assert found
    async with transaction() as session:
        return await pulses.alarm(session, found.at)


def readers(rows: list[Delivery]) -> set[int | None]:
    return {one.person_id or one.chat_id for one in rows}


async def test_staff_their_group_and_administrators_hear_of_silence_once_and_once_that_it_is_over(
    transaction: Transaction, cast: Cast
) -> None:
    await beats(transaction)
    said = await asyncio.gather(*(alarmed(transaction) for _ in range(4)))
    assert Counter(said) == {True: 1, False: 3}
    assert readers(await told(transaction, "status-silent")) == {cast.chen.id, cast.zhao.id, STAFF}
    async with transaction() as session:
        await session.execute(update(Delivery).values(state=outbox.State.SENT))
    for _ in range(3):
        await beats(transaction)
    again = await told(transaction, "status-again")
    assert readers(again) == {cast.chen.id, cast.zhao.id, STAFF}
    # It may be silent a second time.
    assert await alarmed(transaction)
    assert len(await told(transaction, "status-silent")) == 3


async def test_an_alarm_of_the_night_waits_and_is_not_said_when_all_is_well_by_the_morning(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2026-11-18 23:10"))
    await beats(transaction)
    assert await alarmed(transaction)
    silent = await told(transaction, "status-silent")
    assert {one.due_at for one in silent} == {here("2026-11-19 08:00")}
    await beats(transaction)
    assert await told(transaction, "status-silent") == []
    assert readers(await told(transaction, "status-again")) == {cast.chen.id, cast.zhao.id, STAFF}


async def test_who_is_no_staff_any_more_or_never_pressed_start_hears_nothing(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        await people.unreachable(session, cast.chen.telegram_id)
    await beats(transaction)
    await alarmed(transaction)
    assert readers(await told(transaction, "status-silent")) == {cast.zhao.id, STAFF}


async def test_a_beat_takes_the_alarm_before_it_is_raised(transaction: Transaction) -> None:
    await beats(transaction, last=MINUTE)
    found = await row(transaction)
    assert found
    seen = found.at
    await beats(transaction)
    async with transaction() as session:
        assert not await pulses.alarm(session, seen)
    assert await told(transaction, "status-silent") == []


async def vigil(transaction: Transaction) -> tuple[Vigil, Hands]:
    hands = Hands()
    return Vigil(transaction, OCCASIONS, steady=hands), hands


async def test_the_watch_goes_by_how_long_the_row_stays_the_same(transaction: Transaction) -> None:
    watch, hands = await vigil(transaction)
    assert not await watch.look()
    await beats(transaction)
    assert not await watch.look()
    hands.shown += SILENT_AFTER - 1
    assert not await watch.look()
    await beats(transaction)
    hands.shown += 2
    assert not await watch.look()
    hands.shown += SILENT_AFTER + 1
    assert await watch.look()
    hands.shown += SILENT_AFTER
    assert not await watch.look()
    assert len(await told(transaction, "status-silent")) == 3


@pytest.mark.parametrize("jump", [DAY, -DAY, 3 * HOUR])
async def test_a_clock_that_jumps_raises_no_alarm(transaction: Transaction, jump: timedelta) -> None:
    watch, hands = await vigil(transaction)
    await watch.before()
    await watch.after()
    await beats(transaction, last=jump)
    clock.move(jump)
    for _ in range(3):
        assert not await watch.look()
        hands.shown += 15
        await watch.before()
    assert await told(transaction, "status-silent") == []
    assert await told(transaction, "status-away") == []


async def test_another_process_that_fell_silent_is_noticed_by_one_that_only_watches(transaction: Transaction) -> None:
    working, _ = await vigil(transaction)
    watching, hands = await vigil(transaction)
    await working.before()
    await working.after()
    assert not await watching.look()
    hands.shown += SILENT_AFTER
    assert await watching.look()
    # It goes on, or another one takes its place.
    successor, _ = await vigil(transaction)
    await successor.before()
    await successor.after()
    assert len(await told(transaction, "status-again")) == 3
    assert not await watching.look()


async def test_the_row_is_written_every_half_minute_and_not_at_every_look(transaction: Transaction) -> None:
    working, hands = await vigil(transaction)
    await working.before()
    await working.after()
    first = await row(transaction)
    assert first
    hands.shown += PULSE_EVERY - 1
    await working.after()
    assert await row(transaction) == first
    hands.shown += 1
    await working.after()
    later = await row(transaction)
    assert later
    assert later.at > first.at


def test_a_process_whose_looks_do_not_finish_is_not_ready(transaction: Transaction) -> None:
    watch = Vigil(transaction, OCCASIONS, silent_after=0.0)
    assert not watch.looks.alive
    assert Vigil(transaction, OCCASIONS).looks.alive


async def arm(transaction: Transaction, kind: str, *, ago: timedelta) -> None:
    async with transaction() as session:
        now = clock.now()
        await timers.arm(session, kind=kind, subject=f"{kind}:{ago}", at=now - ago)


async def test_after_a_night_away_staff_read_from_when_to_when_and_what_comes_late(
    transaction: Transaction, cast: Cast
) -> None:
    await beats(transaction, last=9 * HOUR)
    before = await row(transaction)
    assert before
    for kind in ("deadline", "greeting", "notice"):
        for ago in (10 * MINUTE, 5 * HOUR):
            await arm(transaction, kind, ago=ago)
    await arm(transaction, "deadline", ago=-HOUR)
    async with transaction() as session:
        now = clock.now()
        for number, expires in enumerate([now + HOUR, now - HOUR, now - HOUR]):
            key = f"waits:{number}"
            due_at = now - 2 * HOUR
            await outbox.post(
                session,
                key=key,
                card="x",
                person_id=cast.zhang.id,
                due_at=due_at,
                expires_at=expires,
                of=outbox.Kind.REMINDER,
            )
    returning, _ = await vigil(transaction)
    for _ in range(2):
        await returning.before()
    away = await told(transaction, "status-away")
    assert readers(away) == {cast.chen.id, cast.zhao.id, STAFF}
    said: dict[str, Any] = away[0].arguments or {}
    # Two deadlines, what is not too late of the others, and a message; a greeting and two messages; a notice.
    assert (said["late"], said["skipped"], said["asked"]) == (5, 3, 1)
    assert said["since"] == before.at.isoformat()
    assert abs(datetime.fromisoformat(said["until"]) - datetime.now(UTC)) < MINUTE


@pytest.mark.parametrize("away", [AWAY - MINUTE, AWAY + MINUTE], ids=["a restart", "longer"])
async def test_a_restart_is_nobodys_concern(transaction: Transaction, away: timedelta) -> None:
    await beats(transaction, last=away)
    returning, _ = await vigil(transaction)
    await returning.before()
    assert bool(await told(transaction, "status-away")) == (away > AWAY)
    assert await row(transaction, pulses.START)


async def test_the_first_start_of_all_is_no_return(transaction: Transaction) -> None:
    fresh, _ = await vigil(transaction)
    await fresh.before()
    await fresh.after()
    assert await told(transaction, "status-away") == []
    assert await row(transaction)
