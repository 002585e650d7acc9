"""Time begins with one's own tap at a task of one's own, ends with another, and counts once somebody else confirms it."""

import asyncio
from contextlib import suppress
from datetime import datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from community import access, people, seats, stints, tasks, turnouts
from community.database import Transaction
from community.errors import (
    CommunityError,
    Ended,
    JustArrived,
    NoSeat,
    NotAllowed,
    NotFound,
    OwnHours,
    ServedFirst,
    StillThere,
    TaskEnded,
    TooEarly,
)
from community.stints import State, Stint
from tests.community.conftest import Cast
from tests.community.helping import a_team
from tests.community.turning_up import (
    DAY,
    HOUR,
    MINUTE,
    STARTS,
    arrives,
    attested,
    ended,
    heard,
    helpers,
    leaves,
    planned,
    posted,
    stint_now,
    was_there,
)

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize(
    ("moment", "refusal"),
    [
        (STARTS - 31 * MINUTE, TooEarly),
        (STARTS - 29 * MINUTE, None),
        (STARTS + HOUR, None),
        (STARTS + 2 * HOUR, TaskEnded),
        (STARTS + 9 * DAY, TaskEnded),
    ],
)
async def test_one_checks_in_from_half_an_hour_before_until_the_end(
    transaction: Transaction, cast: Cast, moment: datetime, refusal: type[CommunityError] | None
) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma)
    if refusal is None:
        first = await arrives(transaction, task, ma, moment)
        # A second tap is the same arrival.
        again = await arrives(transaction, task, ma, moment + MINUTE)
        assert (again.id, again.in_at) == (first.id, first.in_at)
    else:
        with pytest.raises(refusal):
            await arrives(transaction, task, ma, moment)


async def test_without_a_place_there_is_no_time(transaction: Transaction, cast: Cast) -> None:
    ma, qian, sun = await helpers(transaction, cast, "Ma", "Qian", "Sun")
    task = await planned(transaction, cast, ma, qian, seats=1)
    # Qian waits, Sun never signed up, Chen plans it, and Zhang sees nothing of it.
    for person, refusal in ((qian, NoSeat), (sun, NoSeat), (cast.chen, NoSeat), (cast.zhang, NotFound)):
        with pytest.raises(refusal):
            await arrives(transaction, task, person, STARTS)
    found = await arrives(transaction, task, ma, STARTS)
    with pytest.raises(NoSeat):
        async with transaction() as session:
            await stints.check_out(session, await stints.stint(session, found.id), task, by=qian)


@pytest.mark.parametrize(
    ("came", "went", "minutes"),
    [
        (STARTS, STARTS + 2 * HOUR, 120),
        (STARTS - 20 * MINUTE, STARTS + HOUR, 80),
        (STARTS + 15 * MINUTE, STARTS + 2 * HOUR + 20 * MINUTE, 125),
        # Whoever forgot it and taps at night was not there so long.
        (STARTS, STARTS + 7 * HOUR, 150),
        (STARTS, STARTS + 2 * MINUTE, 2),
    ],
)
async def test_what_counts_lies_near_the_task(
    transaction: Transaction, cast: Cast, came: datetime, went: datetime, minutes: int
) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma)
    await arrives(transaction, task, ma, came)
    found = await leaves(transaction, task, ma, went)
    assert (found.state, found.minutes, found.by_time) == (State.ENDED, minutes, False)
    again = await leaves(transaction, task, ma, went + HOUR)
    assert (again.minutes, again.out_at) == (minutes, found.out_at)


async def test_a_thumb_that_taps_twice_ends_nothing(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma)
    await arrives(transaction, task, ma, STARTS)
    with pytest.raises(JustArrived):
        await leaves(transaction, task, ma, STARTS)
    # Whoever comes in the last minute may go with the others.
    assert (await leaves(transaction, task, ma, STARTS + 2 * HOUR)).state == State.ENDED


async def test_nobody_leaves_and_arrives_at_once(transaction: Transaction, cast: Cast, at_once: None) -> None:
    del at_once
    crowd = await helpers(transaction, cast, *"ABCDEF")
    task = await planned(transaction, cast, *crowd, seats=6)
    # A minute ago, so that arriving is possible.
    await arrives(transaction, task, crowd[0], STARTS)

    async def arrive(number: int) -> None:
        async with transaction() as session:
            found = await access.seen_task(session, task.id, by=crowd[number])
            await stints.check_in(session, found, by=crowd[number])

    async def leave(number: int) -> None:
        async with transaction() as session:
            await turnouts.cannot(session, await tasks.task(session, task.id), by=crowd[number])

    async def quietly(act: object) -> None:
        with suppress(NoSeat, TaskEnded):
            await act  # type: ignore[misc]

    await asyncio.gather(*(quietly(act(number)) for number in range(1, 6) for act in (arrive, leave)))
    async with transaction.reading() as session:
        holders = {person.id for _, person in await seats.of(session, task.id, seats.State.HELD)}
        assert {person.id for _, person in await stints.of_task(session, task.id)} == holders
        assert (await tasks.task(session, task.id)).taken == len(holders)


async def test_who_was_served_says_that_it_was_so_and_the_volunteer_is_thanked(
    transaction: Transaction, cast: Cast
) -> None:
    ma, qian = await helpers(transaction, cast, "Ma", "Qian")
    task = await planned(transaction, cast, ma, qian, served_id=cast.zhang.id)
    found, other = [await was_there(transaction, task, one) for one in (ma, qian)]
    await ended(transaction, task)
    for nobody, refusal in ((ma, OwnHours), (qian, NotAllowed), (cast.wang, NotAllowed), (cast.chen, ServedFirst)):
        with pytest.raises(refusal):
            await attested(transaction, found, nobody)
    assert await attested(transaction, found, cast.zhang)
    assert not await attested(transaction, found, cast.zhang)
    confirmed = await stint_now(transaction, found)
    assert (confirmed.state, confirmed.confirmed_by, confirmed.confirmed_as) == (
        State.CONFIRMED,
        cast.zhang.id,
        "served",
    )
    assert await heard(transaction, "stint-told", what="confirmed", as_="served", minutes=120) == [ma.id]
    # What was confirmed cannot be doubted any more, and the other way round.
    with pytest.raises(Ended):
        await attested(transaction, found, cast.zhang, came=False)
    assert await attested(transaction, other, cast.zhang, came=False)
    assert await heard(transaction, "stint-told", what="doubted") == [qian.id]
    with pytest.raises(Ended):
        await attested(transaction, other, cast.zhang)
    for delivery in await posted(transaction, "stint-told"):
        assert "Zhang" not in str(delivery.arguments)


async def test_a_leader_confirms_where_nobody_served_can_and_never_while_it_runs(
    transaction: Transaction, cast: Cast
) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    team = await a_team(transaction, cast, "水电队", ma)
    task = await planned(transaction, cast, ma, team_id=team.id)
    found = await arrives(transaction, task, ma, STARTS)
    with pytest.raises(StillThere):
        await attested(transaction, found, cast.li)
    await leaves(transaction, task, ma, STARTS + HOUR)
    both = await asyncio.gather(*(attested(transaction, found, one) for one in (cast.li, cast.chen)))
    assert sorted(both) == [False, True]
    confirmed = await stint_now(transaction, found)
    assert confirmed.confirmed_as == ("leader" if confirmed.confirmed_by == cast.li.id else "staff")
    assert len(await heard(transaction, "stint-told", what="confirmed")) == 1


async def test_whoever_blocked_the_bot_is_not_waited_for(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma, served_id=cast.zhang.id)
    found = await was_there(transaction, task, ma)
    await ended(transaction, task)
    async with transaction() as session:
        await people.unreachable(session, cast.zhang.telegram_id)
    assert await attested(transaction, found, cast.chen)


async def test_the_database_itself_refuses_that_somebody_confirms_their_own(
    transaction: Transaction, cast: Cast
) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma)
    found = await was_there(transaction, task, ma)
    own = update(Stint).where(col(Stint.id) == found.id).values(state=State.CONFIRMED, confirmed_by=ma.id)
    async with transaction() as session:
        with pytest.raises(IntegrityError):
            await session.execute(own)
        await session.rollback()


async def test_hours_are_summed_by_month_and_what_waits_is_apart(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    async with transaction.reading() as session:
        nothing = await stints.hours_of(session, ma.id)
    assert (nothing.confirmed, nothing.waiting, nothing.months, nothing.records) == (0, 0, (), ())
    for days, confirms in ((0, True), (7, True), (40, True), (41, False)):
        task = await planned(transaction, cast, ma, starts_at=STARTS + days * DAY)
        await arrives(transaction, task, ma, STARTS + days * DAY)
        found = await leaves(transaction, task, ma, STARTS + days * DAY + HOUR)
        if confirms:
            assert await attested(transaction, found, cast.chen)
    async with transaction.reading() as session:
        hours = await stints.hours_of(session, ma.id)
        assert (hours.confirmed, hours.waiting) == (180, 60)
        assert [(month.isoformat(), minutes) for month, minutes in hours.months] == [
            ("2027-03-01", 120),
            ("2027-04-01", 60),
        ]
        assert [one.stint.in_at for one in hours.records] == sorted(
            (await session.scalars(select(col(Stint.in_at)))).all(), reverse=True
        )
        assert {one.task and one.task.title for one in hours.records} == {"包粽子"}
