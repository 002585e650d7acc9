"""What is too much for a day comes as one message."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    audiences,
    broadcasts,
    clock,
    digests,
    hours,
    notices,
    people,
    standings,
    timers,
)
from community.audiences import Topic, Wanted
from community.database import Transaction
from community.notices import Notice, State
from community.outbox import DIGEST, Batch, Delivery
from community.outbox import State as Sent
from community.timers import Timer
from tests.community.conftest import Cast
from tests.community.couriers import deliver, deliveries, ids, opened, told
from tests.community.inviting import calls_off, held
from tests.community.sending import NOON, at, every, fire, published, spoil, tick

pytestmark = pytest.mark.usefixtures("noon")


async def test_a_digest_leaves_out_what_cannot_be_opened(transaction: Transaction, everyone: Cast) -> None:
    first, *others = await put_aside(transaction, everyone, many=3)
    await deliver(transaction)
    async with transaction.reading() as session:
        waiting = set(await session.scalars(select(col(Delivery.batch_id)).where(col(Delivery.aside))))
        keys = set(await session.scalars(select(col(Batch.key)).where(col(Batch.id).in_(waiting))))
    aside_ones = [one for one in (first, *others) if notices.key(one, "send") in keys]
    await spoil(transaction, aside_ones[0])
    at(hours.digest_at(NOON))
    assert await fire(transaction) == [timers.State.FIRED]
    went = [one for one in await deliver(transaction) if one.card == "notice-digest"]
    assert {line[0] for one in went for line in one.arguments["notices"]} == {aside_ones[1].id}


async def test_news_of_events_come_in_the_digest_too(transaction: Transaction, everyone: Cast) -> None:
    async with transaction() as session:
        await audiences.subscribe(session, Topic.EVENTS, by=everyone.zhang)
    first = await held(transaction, everyone, title="手机课")
    second = await held(transaction, everyone, title="义剪")
    gone = await held(transaction, everyone, title="灯会")
    await deliver(transaction, a_day=1)
    await calls_off(transaction, gone, everyone.chen)
    await deliver(transaction, a_day=1)
    at(hours.digest_at(NOON))
    assert await fire(transaction) == [timers.State.FIRED]
    (went,) = [one for one in await deliver(transaction, a_day=1) if one.card == "notice-digest"]
    assert went.person_id == everyone.zhang.id
    assert went.arguments["notices"] == []
    assert [line[1:] for line in went.arguments["events"]] == [[second.number, "义剪"]]
    assert first.number != second.number
    async with transaction.reading() as session:
        assert await aside(session) == 0


async def put_aside(transaction: Transaction, everyone: Cast, *, many: int) -> list[Notice]:
    """Publish so many notices on a day on which everybody gets one."""
    found = [await published(transaction, everyone) for _ in range(many)]
    await deliver(transaction, a_day=1)
    await deliver(transaction, a_day=1)
    return found


async def aside(session: AsyncSession) -> int:
    waiting = select(func.count()).select_from(Delivery).where(col(Delivery.aside))
    return (await session.execute(waiting)).scalar_one()


async def test_what_is_too_much_for_a_day_comes_as_one_digest(transaction: Transaction, everyone: Cast) -> None:
    first, second, third = await put_aside(transaction, everyone, many=3)
    async with transaction.reading() as session:
        assert await aside(session) == 10
    at(hours.digest_at(NOON))
    assert await fire(transaction) == [timers.State.FIRED]
    assert await told(transaction, "notice-digest") == ids(
        everyone.zhang, everyone.wang, everyone.li, everyone.chen, everyone.zhao
    )
    went = [one for one in await deliver(transaction, a_day=1) if one.card == "notice-digest"]
    listed = {tuple(line) for one in went for line in one.arguments["notices"]}
    later = [one for one in (first, second, third) if one.id in {line[0] for line in listed}]
    assert len(later) == 2
    assert {line[1:] for line in listed} == {(one.number, "停水通知") for one in later}
    await tick(transaction)
    assert [one.state for one in await every(transaction)] == [State.DONE] * 3
    async with transaction.reading() as session:
        assert await aside(session) == 0
        for notice in later:
            figures = await standings.figures(session, notice)
            assert (figures.people, figures.nudgeable) == ({Sent.SENT: 5}, 5)


async def test_whoever_waits_for_the_digest_is_told_apart(transaction: Transaction, everyone: Cast) -> None:
    _, second = await put_aside(transaction, everyone, many=2)
    async with transaction.reading() as session:
        figures = await standings.figures(session, second)
        assert (figures.left, figures.aside, figures.minutes_left) == (5, 5, None)
        said = await standings.course(session, second)
        digest = hours.digest_at(NOON).isoformat()
        assert (said["left"], said["aside"], said["digest_at"], said["minutes"]) == (0, 5, digest, None)
    async with opened(transaction, second) as (session, second):
        await broadcasts.pause(session, second, by=everyone.zhao)
        said = await standings.course(session, second)
        # Paused, it is in no digest.
        assert (said["left"], said["aside"], said["digest_at"]) == (5, 0, None)


async def test_who_missed_other_notices_gets_another_digest(transaction: Transaction, everyone: Cast) -> None:
    await published(transaction, everyone, wanted=Wanted(places=(everyone.building.id or 0,)))
    await deliver(transaction, a_day=1)
    async with transaction() as session:
        await people.settle(session, everyone.li.id, place_id=everyone.other_grid.id)
    grids = [
        await published(transaction, everyone, wanted=Wanted(places=(place.id or 0,)))
        for place in (everyone.grid, everyone.other_grid)
    ]
    both = await published(transaction, everyone)
    await deliver(transaction, a_day=1)
    at(hours.digest_at(NOON))
    await fire(transaction)
    for person, other in ((everyone.zhang, grids[0]), (everyone.li, grids[1])):
        async with transaction.reading() as session:
            (row,) = await deliveries(session, "notice-digest", person_id=person.id)
            batch = await session.get_one(Batch, row.batch_id)
            assert [line[0] for line in batch.arguments["notices"]] == [other.id, both.id]


async def test_what_grew_too_old_for_the_digest_is_not_in_it(transaction: Transaction, everyone: Cast) -> None:
    await published(transaction, everyone)
    await published(transaction, everyone, lasts_hours=1)
    await deliver(transaction, a_day=1)
    at(hours.digest_at(NOON))
    await fire(transaction)
    assert await told(transaction, "notice-digest") == []
    await tick(transaction)
    assert [one.state for one in await every(transaction)] == [State.DONE] * 2


async def test_what_was_paused_when_the_digest_came_is_in_the_next_one(
    transaction: Transaction, everyone: Cast
) -> None:
    found = await put_aside(transaction, everyone, many=2)
    for notice in found:
        async with opened(transaction, notice) as (session, one):
            await broadcasts.pause(session, one, by=everyone.zhao)
    at(hours.digest_at(NOON))
    await fire(transaction)
    assert await told(transaction, "notice-digest") == []
    for notice in found:
        async with opened(transaction, notice) as (session, one):
            await broadcasts.resume(session, one, by=everyone.zhao)
    at(hours.digest_at(clock.now()))
    await fire(transaction)
    assert len(await told(transaction, "notice-digest")) == 5


async def test_a_digest_of_nothing_is_not_sent(transaction: Transaction, everyone: Cast) -> None:
    async with transaction() as session:
        await digests.gather(session, Timer(kind=DIGEST, subject="", occurrence=NOON, planned_at=NOON, due_at=NOON))
    assert await told(transaction, "notice-digest") == []
    assert everyone
