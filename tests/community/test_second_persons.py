"""What is sent at once, what a second person must agree to first, and when what was agreed to starts."""

import asyncio
from collections.abc import Generator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import access, audiences, clock, notices, outbox, people, proposals, timers
from community.access import Act
from community.audiences import Heads, Topic, Wanted
from community.database import Transaction
from community.errors import Ended, NobodyToApprove, NobodyToReach, OwnNotice, TooFewForTopic, TooLate
from community.notices import Notice, State
from community.people import Person, RoleName
from tests.community.conftest import RESIDENTS, Cast
from tests.community.couriers import deliver, deliveries, ids, now, opened, told
from tests.community.drafting import acts, drafted, submitted, waiting, words


@pytest.fixture(autouse=True)
def _as_it_was() -> Generator[None]:
    yield
    notices.keep(second_person_above=200)


async def test_a_small_notice_goes_at_once(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    notice = await submitted(transaction, notice, cast.wang)
    assert (notice.state, notice.readers, notice.approver_id) == (State.SENDING, 1, None)
    assert await told(transaction, "notice") == [cast.zhang.id]
    assert await told(transaction, "notice-progress") == [cast.wang.id]
    assert await acts(transaction, notice) == ["began-draft", "submitted", "published"]


async def test_a_notice_that_reaches_nobody_is_not_sent(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.zhao, cast.other_grid.id)
    with pytest.raises(NobodyToReach):
        await submitted(transaction, notice, cast.zhao)
    assert (await now(transaction, notice)).state == State.DRAFT


@pytest.mark.parametrize(
    ("reason", "readers", "administrator", "why"),
    [
        (None, 200, False, None), (None, 201, False, "many"), ("急", 1, False, "urgent"), ("急", 201, False, "urgent"),
        ("急", 201, True, None),
    ],
)  # fmt: skip
def test_when_a_second_person_is_needed(reason: str | None, readers: int, administrator: bool, why: str | None) -> None:  # noqa: FBT001 - a row of the table
    notice = Notice(code="K7Q2")
    notice.reason = reason
    heads = Heads(people=readers + 50, writable=readers - 1, groups=1)
    assert notices.needs_second(notice, heads, administrator=administrator) == why


async def test_who_may_agree_is_shown_the_very_message_and_then_asked(transaction: Transaction, cast: Cast) -> None:
    notice = await waiting(transaction, cast)
    assert await told(transaction, "notice-to-approve") == ids(cast.chen, cast.zhao)
    async with transaction.reading() as session:
        facts = await notices.facts(session, notice)
        for person in (cast.chen, cast.zhao):
            preview, panel = [
                (await deliveries(session, card, person_id=person.id))[0] for card in ("notice", "notice-to-approve")
            ]
            assert preview.arguments == {**facts, "asks": False}
            assert panel.due_at > preview.due_at
            assert panel.arguments == {
                **facts, "title": "停水通知", "readers": 1, "author": "Wang", "reason": None, "starts_at": None,
                "personal": True, "places": ["一网格"], "roles": [], "topics": [], "groups": [],
            }  # fmt: skip


async def test_who_may_agree_is_told_whom_it_is_for(transaction: Transaction, cast: Cast) -> None:
    notices.keep(second_person_above=0)
    notice = await drafted(transaction, cast.chen, cast.community.id)
    wanted = Wanted(places=(cast.community.id or 0,), roles=(RoleName.VOLUNTEER,), groups=(RESIDENTS,))
    async with opened(transaction, notice) as (session, notice):
        await proposals.aim(session, notice, by=cast.chen, wanted=wanted)
        await proposals.submit(session, notice, by=cast.chen)
    async with transaction.reading() as session:
        told_of = (await deliveries(session, "notice-to-approve", person_id=cast.zhao.id))[0].arguments
    assert (told_of["places"], told_of["roles"], told_of["topics"]) == (["梧桐社区"], ["volunteer"], [])
    assert told_of["groups"] == [["residents", "梧桐社区"]]


async def test_a_notice_for_a_topic_of_a_few_is_not_sent(transaction: Transaction, cast: Cast) -> None:
    for one in (None, cast.zhang, cast.wang, cast.chen, cast.zhao):
        if one is not None:
            async with transaction() as session:
                await audiences.subscribe(session, Topic.JOBS, by=one)
        notice = await drafted(transaction, cast.zhao, cast.community.id)
        async with opened(transaction, notice) as (session, notice):
            await proposals.aim(session, notice, by=cast.zhao, wanted=Wanted(topics=(Topic.JOBS,)))
        with pytest.raises(TooFewForTopic):
            await submitted(transaction, notice, cast.zhao)
        assert (await now(transaction, notice)).state == State.DRAFT


async def test_who_agrees_sends_it_and_the_others_hear_who_it_was(transaction: Transaction, cast: Cast) -> None:
    notice = await waiting(transaction, cast)
    clock.move(timedelta(seconds=2))
    await deliver(transaction)
    async with transaction() as session:
        found = await access.notice(session, notice.id, by=cast.chen, act=Act.APPROVE_NOTICE)
        await proposals.approve(session, found, by=cast.chen)
        await proposals.approve(session, found, by=cast.chen)
        assert (found.state, found.approver_id) == (State.SENDING, cast.chen.id)
    async with transaction.reading() as session:
        rows = await deliveries(session, "notice-approved")
        heard = sorted((row.person_id, row.step) for row in rows)
        assert heard == sorted([(cast.wang.id, "send"), (cast.chen.id, "edit"), (cast.zhao.id, "edit")])
        assert {row.arguments["who"] for row in rows} == {"Chen"}
    assert await acts(transaction, notice) == ["began-draft", "submitted", "approved", "published"]


async def test_who_must_agree_to_an_urgent_notice_is_asked_at_night(transaction: Transaction, cast: Cast) -> None:
    for reason, kind in (("急", "alert"), (None, "reply")):
        notices.keep(second_person_above=0)
        notice = await drafted(transaction, cast.wang, cast.grid.id)
        async with opened(transaction, notice) as (session, notice):
            await proposals.press(session, notice, by=cast.wang, reason=reason)
            await proposals.submit(session, notice, by=cast.wang)
        async with transaction.reading() as session:
            for what in ("preview", "to-approve"):
                begins = col(outbox.Delivery.key).startswith(notices.key(notice, what))
                rows = (await session.scalars(select(outbox.Delivery).where(begins))).all()
                assert [row.kind for row in rows] == [kind] * 2


async def test_of_two_who_agree_at_once_one_does(transaction: Transaction, cast: Cast) -> None:
    notice = await waiting(transaction, cast)

    async def agree(person: Person) -> str:
        try:
            async with transaction() as session:
                found = await access.notice(session, notice.id, by=person, act=Act.APPROVE_NOTICE)
                await proposals.approve(session, found, by=person)
        except Ended:
            return "late"
        return "agreed"

    assert sorted(await asyncio.gather(agree(cast.chen), agree(cast.zhao))) == ["agreed", "late"]
    async with transaction.reading() as session:
        sent = [row.person_id for row in await deliveries(session, "notice") if row.batch_id]
        assert sent == [cast.zhang.id]
    assert (await acts(transaction, notice)).count("published") == 1


async def test_of_agreeing_and_dropping_at_once_one_happens(transaction: Transaction, cast: Cast) -> None:
    for _ in range(4):
        notice = await waiting(transaction, cast)

        async def agree(notice: Notice = notice) -> None:
            async with transaction() as session:
                await proposals.approve(session, await notices.notice(session, notice.id), by=cast.chen)

        async def drop(notice: Notice = notice) -> None:
            async with transaction() as session:
                await proposals.drop(session, await notices.notice(session, notice.id), by=cast.wang)

        results = await asyncio.gather(agree(), drop(), return_exceptions=True)
        assert sorted(type(result).__name__ for result in results) == ["Ended", "NoneType"]
        sent = (await now(transaction, notice)).state == State.SENDING
        done = await acts(transaction, notice)
        assert sent == ("published" in done) == ("dropped" not in done)


async def test_the_author_is_no_second_person(transaction: Transaction, cast: Cast) -> None:
    notices.keep(second_person_above=0)
    notice = await submitted(transaction, await drafted(transaction, cast.chen, cast.grid.id), cast.chen)
    assert await told(transaction, "notice-to-approve") == [cast.zhao.id]
    async with transaction() as session:
        with pytest.raises(OwnNotice):
            await proposals.approve(session, notice, by=cast.chen)


async def test_an_administrator_may_send_alone(transaction: Transaction, cast: Cast) -> None:
    notices.keep(second_person_above=0)
    notice = await submitted(transaction, await drafted(transaction, cast.zhao, cast.grid.id), cast.zhao)
    assert notice.state == State.SENDING


async def test_without_anybody_to_ask_it_stays_a_draft(transaction: Transaction, cast: Cast) -> None:
    notices.keep(second_person_above=0)
    async with transaction() as session:
        await people.unreachable(session, 5)
    notice = await drafted(transaction, cast.chen, cast.grid.id)
    with pytest.raises(NobodyToApprove):
        await submitted(transaction, notice, cast.chen)
    assert (await now(transaction, notice)).state == State.DRAFT


async def test_what_is_sent_back_can_be_written_again_and_asked_again(transaction: Transaction, cast: Cast) -> None:
    notice = await waiting(transaction, cast)
    async with transaction() as session:
        found = await proposals.send_back(session, await notices.notice(session, notice.id), by=cast.zhao)
        assert found.state == State.DRAFT
        with pytest.raises(Ended):
            await proposals.send_back(session, found, by=cast.chen)
        with pytest.raises(Ended):
            await proposals.approve(session, found, by=cast.chen)
        await proposals.write(session, found, by=cast.wang, content=words("更清楚"))
    async with transaction.reading() as session:
        author = await deliveries(session, "notice-sent-back", person_id=cast.wang.id)
        assert [row.arguments["who"] for row in author] == ["Zhao"]
    await submitted(transaction, notice, cast.wang)
    assert await told(transaction, "notice-to-approve") == ids(cast.chen, cast.zhao)


async def test_the_author_takes_back_what_waits_or_is_planned(transaction: Transaction, cast: Cast) -> None:
    waits = await waiting(transaction, cast)
    notices.keep(second_person_above=200)
    planned = await drafted(transaction, cast.wang, cast.grid.id)
    starts_at = clock.now() + timedelta(days=1)
    async with opened(transaction, planned) as (session, planned):
        await proposals.plan(session, planned, by=cast.wang, starts_at=starts_at)
        await proposals.submit(session, planned, by=cast.wang)
        for notice in (await notices.notice(session, waits.id), planned):
            await proposals.take_back(session, notice, by=cast.wang)
            assert (notice.state, notice.approver_id) == (State.DRAFT, None)
        assert await timers.due(session, now=starts_at) == []
        await proposals.submit(session, planned, by=cast.wang)
        assert len(await timers.due(session, now=starts_at)) == 1


async def test_what_is_planned_waits_for_its_time(transaction: Transaction, cast: Cast) -> None:
    starts_at = clock.now() + timedelta(days=1)
    notice = await waiting(transaction, cast, starts_at)
    async with transaction() as session:
        found = await proposals.approve(session, await notices.notice(session, notice.id), by=cast.zhao)
        assert found.state == State.SCHEDULED
        assert await timers.due(session, now=starts_at - timedelta(seconds=1)) == []
        assert len(await timers.due(session, now=starts_at)) == 1
    assert await told(transaction, "notice", person_id=cast.zhang.id) == []


async def test_nobody_agrees_to_what_should_have_started_long_ago(transaction: Transaction, cast: Cast) -> None:
    starts_at = clock.now() + timedelta(days=1)
    notice = await waiting(transaction, cast, starts_at)
    clock.move(timedelta(days=1, minutes=59))
    async with transaction() as session:
        late = await proposals.approve(session, await notices.notice(session, notice.id), by=cast.zhao)
        assert late.state == State.SCHEDULED
        assert len(await timers.due(session, now=clock.now())) == 1
    clock.move(timedelta())
    notice = await waiting(transaction, cast, starts_at)
    clock.move(timedelta(days=1, minutes=61))
    await deliver(transaction)
    async with transaction() as session:
        back = await proposals.approve(session, await notices.notice(session, notice.id), by=cast.zhao)
        assert (back.state, back.starts_at, back.author_id, back.approver_id) == (State.DRAFT, None, cast.wang.id, None)
        with pytest.raises(Ended):
            await proposals.approve(session, back, by=cast.chen)
    async with transaction.reading() as session:
        author = (await deliveries(session, "notice-late", person_id=cast.wang.id))[0].arguments
        assert author == {**notices.named(notice), "starts_at": starts_at.isoformat(), "gone": False}
        for person in (cast.chen, cast.zhao):
            edits = await deliveries(session, "notice-to-approve", person_id=person.id, step="edit")
            assert [(row.arguments["late"], row.arguments["starts_at"]) for row in edits][-1:] == [
                (True, starts_at.isoformat())
            ]
    assert await acts(transaction, notice) == ["began-draft", "planned", "submitted", "approved-late"]


async def test_what_came_back_late_asks_a_second_person_again(transaction: Transaction, cast: Cast) -> None:
    notice = await waiting(transaction, cast, clock.now() + timedelta(days=1))
    clock.move(timedelta(days=2))
    async with transaction() as session:
        await proposals.approve(session, await notices.notice(session, notice.id), by=cast.zhao)
    assert (await submitted(transaction, notice, cast.wang)).state == State.WAITING


async def test_what_was_planned_for_a_moment_that_passed_is_not_sent(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=cast.wang, starts_at=clock.now() + timedelta(minutes=1))
    clock.move(timedelta(minutes=2))
    with pytest.raises(TooLate):
        await submitted(transaction, notice, cast.wang)
