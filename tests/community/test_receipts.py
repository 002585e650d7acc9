"""Who knows, who is reminded once, and who must be told by telephone or at the door."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from community import (
    audiences,
    batches,
    broadcasts,
    clock,
    mydata,
    notices,
    people,
    places,
    proposals,
    receipts,
    standings,
)
from community.audiences import Topic, Wanted
from community.database import Database, Transaction
from community.errors import AlreadyNudged, Ended, NotAllowed
from community.notices import Notice
from community.outbox import State as Sent
from community.people import Person, RoleName
from community.places import Level
from community.receipts import BLOCKED, FAILED, NO_ACCOUNT, NOT_CONFIRMED, Unreached
from tests.community.conftest import RESIDENTS, Cast
from tests.community.couriers import deliver, deliveries, ids, opened, told

NOON = datetime(2027, 3, 1, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon() -> None:
    clock.move(NOON - clock.now())


@pytest.fixture
async def everyone(transaction: Transaction, cast: Cast) -> Cast:
    """The cast, all of whom live in Zhang's building, but for Zhao, who lives in the other grid."""
    async with transaction() as session:
        for person in (cast.wang, cast.li, cast.chen):
            await people.settle(session, person.id, place_id=cast.building.id)
        await people.settle(session, cast.zhao.id, place_id=cast.other_grid.id)
    return cast


async def published(transaction: Transaction, cast: Cast, wanted: Wanted | None = None, **chosen: Any) -> Notice:
    """Let Zhao send a notice to the whole community, and let it arrive."""
    async with transaction() as session:
        content = {"html": "停水通知", "media": []}
        notice = await proposals.draft(session, by=cast.zhao, place_id=cast.community.id or 0, content=content)
        await proposals.aim(session, notice, by=cast.zhao, wanted=wanted or Wanted())
        await proposals.choose(session, notice, by=cast.zhao, **chosen)
        return await proposals.submit(session, notice, by=cast.zhao)


async def confirmed(transaction: Transaction, notice: Notice, by: Person) -> bool:
    async with opened(transaction, notice) as (session, found):
        return await receipts.confirm(session, found, by=by)


async def test_who_knows_says_so_once(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    assert await confirmed(transaction, notice, everyone.zhang)
    assert not await confirmed(transaction, notice, everyone.zhang)
    assert sorted(await asyncio.gather(*(confirmed(transaction, notice, everyone.li) for _ in range(4)))) == [
        False, False, False, True,
    ]  # fmt: skip
    async with transaction.reading() as session:
        assert await receipts.count(session, notice) == 2
        assert await notices.confirmed_by(session, notice, everyone.zhang.id)
        assert not await notices.confirmed_by(session, notice, everyone.wang.id)


async def test_who_confirms_has_the_message_whatever_telegram_said(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction, {everyone.zhang.id: Sent.UNKNOWN, everyone.li.id: Sent.UNKNOWN})
    await confirmed(transaction, notice, everyone.zhang)
    async with transaction.reading() as session:
        assert (await standings.figures(session, notice)).unknown == 1


async def test_nobody_confirms_what_is_not_sent_or_was_withdrawn(transaction: Transaction, everyone: Cast) -> None:
    async with transaction() as session:
        content = {"html": "停水通知", "media": []}
        draft = await proposals.draft(session, by=everyone.chen, place_id=everyone.grid.id or 0, content=content)
    with pytest.raises(Ended):
        await confirmed(transaction, draft, everyone.zhang)
    notice = await published(transaction, everyone)
    async with opened(transaction, notice) as (session, found):
        await broadcasts.withdraw(session, found, by=everyone.zhao)
    with pytest.raises(Ended):
        await confirmed(transaction, notice, everyone.zhang)


async def test_a_notice_concerns_its_readers_and_whoever_confirmed(transaction: Transaction, everyone: Cast) -> None:
    wanted = Wanted(places=(everyone.building.id or 0,), groups=(RESIDENTS,))
    notice = await published(transaction, everyone, wanted)
    async with transaction.reading() as session:
        assert await receipts.concerns(session, notice, everyone.zhang.id)
        assert not await receipts.concerns(session, notice, everyone.zhao.id)
    await confirmed(transaction, notice, everyone.zhao)
    async with transaction.reading() as session:
        assert await receipts.concerns(session, notice, everyone.zhao.id)


async def test_a_notice_concerns_whoever_is_asked_to_tell_others_of_it(
    transaction: Transaction, everyone: Cast
) -> None:
    async with transaction() as session:
        await people.settle(session, everyone.wang.id, place_id=everyone.other_grid.id)
    notice = await published(transaction, everyone, Wanted(places=(everyone.building.id or 0,)))
    await deliver(transaction)
    assert not await concerned(transaction, notice, everyone.wang)
    async with opened(transaction, notice) as (session, found):
        assert await receipts.hand_out(session, found, by=everyone.zhao) == 1
    assert await concerned(transaction, notice, everyone.wang)


async def concerned(transaction: Transaction, notice: Notice, who: Person) -> bool:
    async with transaction.reading() as session:
        return await receipts.concerns(session, notice, who.id)


async def test_whoever_has_it_and_is_silent_is_reminded_once(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction, {everyone.li.id: Sent.FAILED, everyone.wang.id: Sent.UNKNOWN})
    await confirmed(transaction, notice, everyone.zhang)
    async with opened(transaction, notice) as (session, notice):
        assert (await standings.figures(session, notice)).nudgeable == 2
        await people.unreachable(session, 5)
        assert await receipts.nudge(session, notice, by=everyone.zhao) == 1
        assert (await standings.figures(session, notice)).nudgeable == 0
        with pytest.raises(AlreadyNudged):
            await receipts.nudge(session, notice, by=everyone.zhao)
    assert await told(transaction, "notice-nudge", kind="reminder") == [everyone.chen.id]


async def test_of_two_reminders_at_once_one_is_sent(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)

    async def nudge() -> int:
        async with opened(transaction, notice) as (session, found):
            return await receipts.nudge(session, found, by=everyone.zhao)

    results = await asyncio.gather(nudge(), nudge(), return_exceptions=True)
    assert sorted(str(type(result).__name__) for result in results) == ["AlreadyNudged", "int"]
    assert len(await told(transaction, "notice-nudge")) == 5


async def test_nobody_is_reminded_of_what_asked_nothing_or_is_over(transaction: Transaction, everyone: Cast) -> None:
    silent = await published(transaction, everyone, asks=False)
    withdrawn = await published(transaction, everyone)
    async with opened(transaction, withdrawn) as (session, found):
        await broadcasts.withdraw(session, found, by=everyone.zhao)
    for notice in (silent, withdrawn):
        with pytest.raises(Ended):
            async with opened(transaction, notice) as (session, found):
                await receipts.nudge(session, found, by=everyone.zhao)


async def unreached(transaction: Transaction, notice: Notice) -> list[Unreached]:
    async with transaction.reading() as session:
        return await receipts.unreached(session, notice)


async def test_the_unreached_are_told_by_building_and_why(transaction: Transaction, everyone: Cast) -> None:
    cast = everyone
    async with transaction() as session:
        await places.add(session, parent=cast.other_grid, level=Level.BUILDING, name="7 栋", by=cast.zhao.id)
        for number, name in enumerate(("Ho", "Emma"), start=21):
            person = await people.meet(session, telegram_id=number, name=name, client_language="en")
            person.place_id = cast.building.id
        await people.start(session, person.id)
        await people.unreachable(session, 22)
    notice = await published(transaction, cast)
    await deliver(transaction, {cast.li.id: Sent.FAILED, cast.wang.id: Sent.PENDING, cast.zhang.id: Sent.UNKNOWN})
    await confirmed(transaction, notice, cast.zhao)
    found = await unreached(transaction, notice)
    names = (("Chen", NOT_CONFIRMED), ("Emma", BLOCKED), ("Ho", NO_ACCOUNT), ("Li", FAILED), ("Zhang", FAILED))
    assert found == [
        Unreached("3 栋", cast.grid.id, names, nobody=False),
        Unreached("7 栋", cast.other_grid.id, (), nobody=True),
    ]
    await confirmed(transaction, notice, cast.zhang)
    assert "Zhang" not in dict((await unreached(transaction, notice))[0].names)


async def test_whoever_came_later_was_not_missed(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone, asks=False)
    await deliver(transaction)
    async with transaction() as session:
        later = await people.meet(session, telegram_id=30, name="Later", client_language="en")
        await people.start(session, later.id)
        await people.settle(session, later.id, place_id=everyone.building.id)
    assert await unreached(transaction, notice) == []


async def test_the_unreached_of_a_topic_are_nobodys_business(transaction: Transaction, everyone: Cast) -> None:
    async with transaction() as session:
        for person in (everyone.zhang, everyone.wang, everyone.li, everyone.chen, everyone.zhao):
            await audiences.subscribe(session, Topic.HEALTH, by=person)
    notice = await published(transaction, everyone, Wanted(topics=(Topic.HEALTH,)))
    await deliver(transaction, {everyone.zhang.id: Sent.FAILED})
    assert await unreached(transaction, notice) == []
    async with opened(transaction, notice) as (session, found):
        assert await receipts.hand_out(session, found, by=everyone.zhao) == 0
    assert await told(transaction, "notice-unreached") == []


async def test_a_notice_for_a_role_or_for_groups_misses_no_building(transaction: Transaction, everyone: Cast) -> None:
    roles = await published(transaction, everyone, Wanted(roles=(RoleName.VOLUNTEER,)))
    groups = await published(transaction, everyone, Wanted(groups=(RESIDENTS,)))
    await deliver(transaction)
    assert await unreached(transaction, roles) == [
        Unreached("3 栋", everyone.grid.id, (("Li", NOT_CONFIRMED),), nobody=False)
    ]
    assert await unreached(transaction, groups) == []


async def test_names_go_to_the_worker_of_their_own_grid_alone(transaction: Transaction, everyone: Cast) -> None:
    cast = everyone
    notice = await published(transaction, cast)
    other = await published(transaction, cast, Wanted(groups=(RESIDENTS,)))
    await deliver(transaction)
    for person in (cast.li, cast.wang):
        await confirmed(transaction, notice, person)
    async with opened(transaction, notice) as (session, found):
        assert await receipts.hand_out(session, found, by=cast.chen) == 1
        assert await receipts.hand_out(session, found, by=cast.chen) == 1
    async with transaction.reading() as session:
        rows = {row.person_id: row.arguments for row in await deliveries(session, "notice-unreached")}
    # The other grid has no worker: Zhao, who wrote the notice, gets a number and no name.
    assert set(rows) == {cast.wang.id, cast.zhao.id}
    assert rows[cast.wang.id]["buildings"] == [["3 栋", [["Chen", NOT_CONFIRMED], ["Zhang", NOT_CONFIRMED]]]]
    assert rows[cast.zhao.id]["buildings"] == [["二网格", [[1, NOT_CONFIRMED]]]]
    assert not await concerned(transaction, other, cast.wang)
    clock.move(timedelta())
    clock.move(NOON + timedelta(days=1) - clock.now())
    async with opened(transaction, notice) as (session, found):
        assert await receipts.hand_out(session, found, by=cast.chen) == 1
    assert await told(transaction, "notice-unreached", person_id=cast.wang.id) == [cast.wang.id] * 2


async def test_a_worker_may_visit_their_own_grid_and_nobody_elses(transaction: Transaction, everyone: Cast) -> None:
    cast = everyone
    notice = await published(transaction, cast)
    await deliver(transaction)
    async with transaction.reading() as session:
        buildings = {
            person.name: [one.building for one in await receipts.visits(session, notice, by=person)]
            for person in (cast.wang, cast.chen, cast.zhao)
        }
        assert buildings == {"Wang": ["3 栋"], "Chen": ["二网格", "3 栋"], "Zhao": ["二网格", "3 栋"]}
        for person in (cast.li, cast.zhang):
            with pytest.raises(NotAllowed):
                await receipts.visits(session, notice, by=person)


async def test_a_worker_whom_the_bot_cannot_write_to_is_none(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    async with opened(transaction, notice) as (session, found):
        await people.unreachable(session, 2)
        assert await receipts.hand_out(session, found, by=everyone.chen) == 0
    assert await told(transaction, "notice-unreached") == [everyone.zhao.id]


async def test_reached_are_those_who_have_it(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(
        transaction, everyone, Wanted(groups=(RESIDENTS,)).toggled("places", everyone.community.id or 0)
    )
    await deliver(transaction, {everyone.zhang.id: Sent.FAILED, everyone.li.id: Sent.PENDING})
    async with transaction.reading() as session:
        batch = await batches.batch_or_none(session, notices.key(notice, "send"))
        assert batch
        found = sorted(await session.scalars(receipts.reached(batch)))
    assert found == ids(everyone.wang, everyone.chen, everyone.zhao)


async def test_people_see_what_they_confirmed_and_what_they_follow(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await confirmed(transaction, notice, everyone.zhang)
    async with transaction() as session:
        for topic in (Topic.JOBS, Topic.EVENTS):
            await audiences.subscribe(session, topic, by=everyone.zhang)
    async with transaction.reading() as session:
        kept = await mydata.kept(session, everyone.zhang.id)
        other = await mydata.kept(session, everyone.li.id)
    assert [number for number, _ in kept.receipts] == [notice.number]
    assert kept.subscriptions == (Topic.EVENTS, Topic.JOBS)
    assert (other.receipts, other.subscriptions) == ((), ())


async def test_erasing_takes_receipts_and_topics_along(
    database: Database, transaction: Transaction, everyone: Cast
) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    await confirmed(transaction, notice, everyone.zhang)
    async with transaction() as session:
        await audiences.subscribe(session, Topic.JOBS, by=everyone.zhang)
        await mydata.erase(session, everyone.zhang.id)
        await mydata.erase(session, everyone.zhao.id)
    async with database.engine.connect() as connection:
        for table in ("receipt", "subscription", "delivery"):
            query = text(f"SELECT count(*) FROM {table} WHERE person_id = :id")  # noqa: S608 - the names stand above
            assert (await connection.execute(query, {"id": everyone.zhang.id})).scalar_one() == 0, table
    async with transaction.reading() as session:
        (kept,) = (await session.scalars(select(Notice))).all()
        assert (kept.author_id, notices.title(kept)) == (None, "停水通知")
        assert (await standings.figures(session, kept)).people == {Sent.SENT: 3}
