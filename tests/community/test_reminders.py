"""Reminders of events: when they come, to whom, and what becomes of them when the event is changed or called off."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from community import attendances, attending, clock, events, people, reminders
from community.database import Transaction
from community.events import Event
from community.outbox import Batch, Delivery, Kind, State, Step
from community.reminders import DAY as DAY_BEFORE
from community.reminders import SOON
from tests.community.conftest import Cast
from tests.community.gathering import leaves, neighbours, waits
from tests.community.inviting import alters, armed, by, calls_off, comes, held
from tests.community.sending import DAY, HOUR, MINUTE, NOON, at, here

pytestmark = pytest.mark.usefixtures("noon")
#: A Saturday afternoon.
STARTS = here("2027-03-06 15:00")


async def reminded(transaction: Transaction) -> dict[tuple[str, str], list[int | None]]:
    """Return who is reminded, by the kind of reminder and the day that it names; what was called off is left out."""
    found: dict[tuple[str, str], list[int | None]] = {}
    async with transaction.reading() as session:
        batches = (await session.scalars(select(Batch).where(col(Batch.card) == "event-remind"))).all()
        for batch in batches:
            own = col(Delivery.batch_id) == batch.id, col(Delivery.step) == Step.SEND
            rows = await session.scalars(
                select(Delivery).where(*own, col(Delivery.state) != State.CANCELLED).order_by(col(Delivery.person_id))
            )
            if people_ := [row.person_id for row in rows]:
                found[batch.key.split(":")[-1], (batch.arguments or {})["starts_at"][:10]] = people_
    return found


async def arrive(transaction: Transaction) -> None:
    """Let every reminder that waits have arrived."""
    async with transaction() as session:
        waiting = col(Delivery.card) == "event-remind", col(Delivery.step) == Step.SEND
        await session.execute(
            update(Delivery)
            .where(*waiting, col(Delivery.state) == State.PENDING)
            .values(state=State.SENT, message_id=7)
        )


async def edits(transaction: Transaction) -> list[dict[str, Any]]:
    """Return what the edits say that still wait."""
    async with transaction.reading() as session:
        waiting = col(Delivery.step) == Step.EDIT, col(Delivery.state) == State.PENDING
        rows = (await session.scalars(select(Delivery).where(*waiting, col(Delivery.card) == "event-remind"))).all()
        batches = [await session.get(Batch, row.batch_id) for row in rows]
        return [one.arguments or {} for one in batches if one is not None]


async def due(transaction: Transaction, event: Event) -> dict[str, datetime]:
    return await armed(transaction, event.subject, *reminders.KINDS)


async def test_who_comes_is_reminded_a_day_before_and_two_hours_before_and_nobody_else(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, seats=3, starts_at=STARTS)
    zhou, zheng, wu, wang, feng = await neighbours(transaction, *"周郑吴王冯")
    for who in (zhou, zheng, wu):
        await comes(transaction, event, who)
    await waits(transaction, event, wang, 1)
    async with transaction() as session:
        await attending.remind(session, by=wu, on=False)
    await by(transaction, STARTS - DAY - MINUTE)
    assert await reminded(transaction) == {}
    await by(transaction, STARTS - DAY + MINUTE)
    await by(transaction, STARTS - DAY + 2 * MINUTE)
    assert await reminded(transaction) == {("event-day", "2027-03-06"): [zhou.id, zheng.id]}
    # Who signs up now, in the place of another, has read when it is: the second one is enough.
    await leaves(transaction, event, zheng)
    async with transaction() as session:
        await attending.accept(session, event.id, by=wang)
    await by(transaction, STARTS - 2 * HOUR + MINUTE)
    found = await reminded(transaction)
    assert found["event-soon", "2027-03-06"] == [zhou.id, wang.id]
    assert all(feng.id not in told for told in found.values())
    async with transaction.reading() as session:
        for row in await session.scalars(select(Delivery).where(col(Delivery.card) == "event-remind")):
            assert (row.kind, row.expires_at) == (Kind.REMINDER, STARTS)


@pytest.mark.parametrize(
    ("starts", "day", "soon"),
    [
        ("2027-03-06 15:00", "2027-03-05 15:00", "2027-03-06 13:00"),
        ("2027-03-06 09:00", "2027-03-05 09:00", "2027-03-05 19:30"),
        ("2027-03-06 21:00", "2027-03-05 19:30", "2027-03-06 19:00"),
        ("2027-03-06 07:00", "2027-03-04 19:30", "2027-03-05 19:30"),
    ],
)
def test_none_comes_at_night(starts: str, day: str, soon: str) -> None:
    event = Event(place_id=1, state=events.State.OPEN, starts_at=here(starts))
    assert reminders.moments(event) == {DAY_BEFORE: here(day), SOON: here(soon)}


async def test_what_lies_behind_does_not_come_and_planning_twice_is_planning_once(
    transaction: Transaction, cast: Cast
) -> None:
    soon = await held(transaction, cast, starts_at=NOON + 5 * HOUR)
    assert list(await due(transaction, soon)) == [SOON]
    event = await held(transaction, cast, starts_at=STARTS)
    before = await due(transaction, event)
    async with transaction() as session:
        await reminders.plan(session, await events.event(session, event.id))
    assert await due(transaction, event) == before == {DAY_BEFORE: STARTS - DAY, SOON: STARTS - 2 * HOUR}


@pytest.mark.parametrize("late", [timedelta(hours=23), timedelta(hours=30)])
async def test_found_late_the_first_gives_way_and_none_comes_once_it_began(
    transaction: Transaction, cast: Cast, late: timedelta
) -> None:
    event = await held(transaction, cast, starts_at=STARTS)
    await comes(transaction, event, cast.zhang)
    await by(transaction, STARTS - DAY + late)
    expected = {("event-soon", "2027-03-06"): [cast.zhang.id]} if late < DAY else {}
    assert await reminded(transaction) == expected


async def test_what_was_put_off_is_reminded_of_anew_and_what_was_said_is_set_right(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, starts_at=STARTS)
    await comes(transaction, event, cast.zhang)
    await by(transaction, STARTS - DAY + MINUTE)
    await arrive(transaction)
    await alters(transaction, event, cast.chen, starts_at=STARTS + 7 * DAY, ends_at=STARTS + 7 * DAY + HOUR)
    (said,) = await edits(transaction)
    assert (said["starts_at"][:10], said["state"]) == ("2027-03-13", "open")
    assert await due(transaction, event) == {
        DAY_BEFORE: STARTS + 6 * DAY,
        SOON: STARTS + 7 * DAY - 2 * HOUR,
    }
    await by(transaction, STARTS + 6 * DAY + MINUTE)
    async with transaction.reading() as session:
        keys = await session.scalars(
            select(col(Batch.key)).where(col(Batch.key).startswith(f"event:{event.id}:remind:"))
        )
        assert len(keys.all()) == 2


async def test_what_was_not_sent_yet_never_names_a_date_that_is_not_so(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, starts_at=STARTS)
    await comes(transaction, event, cast.zhang)
    await by(transaction, STARTS - DAY + MINUTE)
    await alters(transaction, event, cast.chen, starts_at=STARTS + 7 * DAY, ends_at=STARTS + 7 * DAY + HOUR)
    assert await reminded(transaction) == {}
    assert await edits(transaction) == []


async def test_a_place_that_changed_is_in_the_reminder_whether_it_was_sent_or_not(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, starts_at=STARTS)
    for who in (cast.zhang, cast.li):
        await comes(transaction, event, who)
    await by(transaction, STARTS - DAY + MINUTE)
    async with transaction() as session:
        own = col(Delivery.card) == "event-remind", col(Delivery.person_id) == cast.zhang.id
        await session.execute(update(Delivery).where(*own).values(state=State.SENT, message_id=7))
    await alters(transaction, event, cast.chen, venue="新食堂")
    (said,) = await edits(transaction)
    assert said["venue"] == "新食堂"
    async with transaction.reading() as session:
        waiting = col(Delivery.person_id) == cast.li.id, col(Delivery.card) == "event-remind"
        row = (await session.scalars(select(Delivery).where(*waiting))).one()
        batch = await session.get(Batch, row.batch_id)
        assert batch
        assert (row.state, (batch.arguments or {})["venue"]) == (State.PENDING, "新食堂")


async def test_what_was_called_off_is_not_reminded_of(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, starts_at=STARTS)
    for who in (cast.zhang, cast.li):
        await comes(transaction, event, who)
    await by(transaction, STARTS - DAY + MINUTE)
    async with transaction() as session:
        own = col(Delivery.card) == "event-remind", col(Delivery.person_id) == cast.zhang.id
        await session.execute(update(Delivery).where(*own).values(state=State.SENT, message_id=7))
    await calls_off(transaction, event, cast.chen)
    assert await reminded(transaction) == {("event-day", "2027-03-06"): [cast.zhang.id]}
    (said,) = await edits(transaction)
    assert said["state"] == "called-off"
    await by(transaction, STARTS - HOUR)
    assert ("event-soon", "2027-03-06") not in await reminded(transaction)


async def test_not_to_be_reminded_holds_for_later_events_until_one_says_otherwise(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, starts_at=STARTS)
    await comes(transaction, event, cast.zhang)
    for _ in range(2):
        async with transaction() as session:
            await attending.remind(session, by=cast.zhang, on=False)
    await by(transaction, STARTS + DAY)
    # Long after the names of that event were deleted.
    starts = STARTS + attendances.NAMES_KEPT_FOR + 9 * DAY
    at(starts - 2 * DAY)
    async with transaction() as session:
        assert await attendances.forget_old(session, now=clock.now()) == 1
    later = await held(transaction, cast, starts_at=starts)
    for who in (cast.zhang, cast.li):
        await comes(transaction, later, who)
    await by(transaction, starts - DAY + MINUTE)
    assert [one for _, one in sorted((await reminded(transaction)).items())] == [[cast.li.id]]
    for _ in range(2):
        async with transaction() as session:
            await attending.remind(session, by=cast.zhang, on=True)
    await by(transaction, starts - 2 * HOUR + MINUTE)
    assert len((await reminded(transaction))["event-soon", f"{starts:%Y-%m-%d}"]) == 2


async def test_who_cannot_be_written_to_is_left_out(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, starts_at=STARTS)
    for who in (cast.zhang, cast.li):
        await comes(transaction, event, who)
    async with transaction() as session:
        await people.unreachable(session, cast.li.telegram_id)
    await by(transaction, STARTS - DAY + MINUTE)
    assert await reminded(transaction) == {("event-day", "2027-03-06"): [cast.zhang.id]}


async def test_a_timer_that_nobody_moved_arms_itself_anew(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, starts_at=STARTS)
    await comes(transaction, event, cast.zhang)
    async with transaction() as session:
        later = {"starts_at": STARTS + DAY, "ends_at": STARTS + DAY + HOUR}
        await session.execute(update(Event).where(col(Event.id) == event.id).values(**later))
    at(STARTS - DAY)
    await by(transaction, STARTS - DAY + MINUTE)
    assert await reminded(transaction) == {}
    assert (await due(transaction, event))[DAY_BEFORE] == STARTS
    await by(transaction, STARTS + MINUTE)
    assert await reminded(transaction) == {("event-day", "2027-03-07"): [cast.zhang.id]}
