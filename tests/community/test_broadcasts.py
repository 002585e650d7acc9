"""What becomes of a notice once it starts: paused, corrected, withdrawn, moved, forgotten."""

import asyncio

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from community import (
    batches,
    broadcasts,
    clock,
    notices,
    proposals,
    receipts,
    standings,
    trail,
)
from community.audiences import Wanted
from community.database import Transaction
from community.errors import CorrectionNeedsAdministrator, Ended
from community.notices import Notice, State
from community.outbox import Batch, Delivery
from community.outbox import State as Sent
from community.people import Person
from tests.community.conftest import RESIDENTS, STAFF, Cast
from tests.community.couriers import deliver, deliveries, ids, lease, now, opened, told
from tests.community.sending import (
    DAY,
    HOUR,
    MINUTE,
    NOON,
    at,
    begun,
    corrected,
    counts,
    fire,
    latest,
    planned,
    published,
    tick,
)

pytestmark = pytest.mark.usefixtures("noon")


async def test_a_notice_starts_with_all_its_deliveries(transaction: Transaction, everyone: Cast) -> None:
    wanted = Wanted(places=(everyone.grid.id or 0,), groups=(RESIDENTS, STAFF))
    notice = await published(transaction, everyone, wanted=wanted, pins=True, lasts_hours=24)
    assert (notice.state, notice.readers) == (State.SENDING, 7)
    async with transaction.reading() as session:
        rows = [row for row in await deliveries(session, "notice") if row.batch_id]
        assert {row.person_id or row.chat_id for row in rows} == {
            *ids(everyone.zhang, everyone.wang, everyone.li, everyone.chen, everyone.zhao), RESIDENTS, STAFF,
        }  # fmt: skip
        assert {row.chat_id for row in rows if row.pins} == {RESIDENTS, STAFF}
        assert {row.kind for row in rows} == {"notice"}
        assert all(abs(row.expires_at - (NOON + DAY)) < MINUTE for row in rows)
        batch = await batches.batch_or_none(session, notices.key(notice, "send"))
        assert batch is not None
        assert batch.arguments == await notices.facts(session, notice)
    assert (await latest(transaction, "notice-progress", everyone.zhao))["left"] == 7
    with pytest.raises(Ended):
        async with opened(transaction, notice) as (session, again):
            await broadcasts.publish(session, again)


async def test_a_kill_leaves_all_or_nothing(transaction: Transaction, everyone: Cast) -> None:
    notice = await begun(transaction, everyone.zhao, everyone.community.id)

    async def die() -> None:
        async with opened(transaction, notice) as (session, found):
            await proposals.submit(session, found, by=everyone.zhao)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await die()
    assert (await now(transaction, notice)).state == State.DRAFT
    async with transaction.reading() as session:
        assert (await session.execute(select(func.count()).select_from(Delivery))).scalar_one() == 0
        assert (await session.execute(select(func.count()).select_from(Batch))).scalar_one() == 0


async def test_what_starts_at_night_lasts_from_the_morning_on(transaction: Transaction, everyone: Cast) -> None:
    at(NOON + 10 * HOUR)
    await published(transaction, everyone, lasts_hours=2)
    assert [one for one in await lease(transaction) if one.batch_id] == []
    at(NOON + 21 * HOUR)
    assert len([one for one in await lease(transaction) if one.batch_id]) == 5


async def test_an_urgent_notice_passes_the_night_and_all_staff_hear_of_it(
    transaction: Transaction, everyone: Cast
) -> None:
    at(NOON + 10 * HOUR)
    notice = await published(transaction, everyone, reason="爆管")
    assert len([one for one in await deliver(transaction) if one.batch_id]) == 5
    assert await latest(transaction, "notice-urgent-sent", everyone.chen) == {
        "number": notice.number, "title": "停水通知", "who": "Zhao", "reason": "爆管", "alone": True,
    }  # fmt: skip
    assert await told(transaction, "notice-urgent-sent") == [everyone.chen.id]


async def test_an_urgent_notice_says_whether_somebody_agreed(transaction: Transaction, everyone: Cast) -> None:
    notice = await begun(transaction, everyone.wang, everyone.grid.id, reason="爆管")
    async with opened(transaction, notice) as (session, notice):
        assert (await proposals.submit(session, notice, by=everyone.wang)).state == State.WAITING
        await proposals.approve(session, notice, by=everyone.chen)
    for person in (everyone.chen, everyone.zhao):
        heard = await latest(transaction, "notice-urgent-sent", person)
        assert (heard["who"], heard["alone"]) == ("Wang", False)


async def test_a_pause_is_a_pause(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    async with opened(transaction, notice) as (session, notice):
        await broadcasts.pause(session, notice, by=everyone.chen)
        await broadcasts.pause(session, notice, by=everyone.chen)
        assert notice.state == State.PAUSED
    assert [one.card for one in await deliver(transaction)] == ["notice-progress"]
    await tick(transaction)
    assert (await now(transaction, notice)).state == State.PAUSED
    assert (await latest(transaction, "notice-progress", everyone.zhao))["state"] == "paused"
    async with opened(transaction, notice) as (session, notice):
        await broadcasts.resume(session, notice, by=everyone.zhao)
        await broadcasts.resume(session, notice, by=everyone.zhao)
    assert len([one for one in await deliver(transaction) if one.batch_id]) == 5
    async with transaction.reading() as session:
        subject = col(trail.Entry.subject) == notices.subject(notice)
        entries = select(trail.Entry).where(subject, col(trail.Entry.act).in_(["paused", "resumed"]))
        done = [(one.act, one.by) for one in await session.scalars(entries.order_by(col(trail.Entry.id)))]
    assert done == [("paused", everyone.chen.id), ("resumed", everyone.zhao.id)]


async def test_what_is_stopped_is_over_for_the_others(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    async with opened(transaction, notice) as (session, notice):
        await broadcasts.stop(session, notice, by=everyone.zhao)
        await broadcasts.stop(session, notice, by=everyone.zhao)
        assert (notice.state, notice.ended_at is not None) == (State.STOPPED, True)
        for change in (broadcasts.pause, broadcasts.resume):
            with pytest.raises(Ended):
                await change(session, notice, by=everyone.zhao)
    assert [one.card for one in await deliver(transaction)] == ["notice-progress"]
    figures = await latest(transaction, "notice-progress", everyone.zhao)
    assert (figures["state"], figures["cancelled"], figures["left"]) == ("stopped", 5, 0)


async def test_of_pausing_and_being_done_at_once_one_happens(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)

    async def pause() -> None:
        async with opened(transaction, notice) as (session, found):
            await broadcasts.pause(session, found, by=everyone.zhao)

    results = await asyncio.gather(pause(), tick(transaction), return_exceptions=True)
    state = (await now(transaction, notice)).state
    assert state == (State.DONE if isinstance(results[0], Ended) else State.PAUSED)
    assert results[1] is None
    assert len(await told(transaction, "notice-report")) == (state == State.DONE)


async def test_what_is_in_doubt_is_sent_again_when_somebody_says_so(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction, {everyone.chen.id: Sent.UNKNOWN})
    await tick(transaction)
    async with opened(transaction, notice) as (session, notice):
        assert (await standings.figures(session, notice)).unknown == 1
        assert await broadcasts.resend_unknown(session, notice, by=everyone.zhao) == 1
        assert notice.state == State.SENDING
        assert await broadcasts.resend_unknown(session, notice, by=everyone.zhao) == 0
    await deliver(transaction)
    await tick(transaction)
    assert (await now(transaction, notice)).state == State.DONE
    assert await told(transaction, "notice-report") == [everyone.zhao.id]


async def test_what_was_stopped_is_not_sent_again(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction, {everyone.chen.id: Sent.UNKNOWN})
    async with opened(transaction, notice) as (session, notice):
        await broadcasts.stop(session, notice, by=everyone.zhao)
    with pytest.raises(Ended):
        async with opened(transaction, notice) as (session, found):
            await broadcasts.resend_unknown(session, found, by=everyone.zhao)
    async with transaction.reading() as session:
        assert (await standings.figures(session, notice)).unknown == 1


async def test_a_correction_reaches_everyone_wherever_it_is(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction, dict.fromkeys(ids(everyone.li, everyone.chen), Sent.PENDING))
    async with opened(transaction, notice) as (session, notice):
        assert await standings.correctable(session, notice) == 5
        await receipts.confirm(session, notice, by=everyone.zhang)
    assert await corrected(transaction, notice, everyone.chen, "改到后天") == 3
    went = [one for one in await deliver(transaction) if one.card == "notice"]
    assert {one.arguments["html"] for one in went} == {"改到后天"}
    assert all(one.arguments["corrected"] for one in went)
    assert sorted(one.step for one in went) == ["edit"] * 3 + ["send"] * 2
    assert await told(transaction, "notice-corrected") == [everyone.zhang.id]
    found = await now(transaction, notice)
    assert (found.version, found.author_id) == (1, everyone.zhao.id)


async def test_a_second_correction_takes_the_place_of_the_first(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    async with opened(transaction, notice) as (session, notice):
        await receipts.confirm(session, notice, by=everyone.zhang)
    for html in ("一", "二"):
        assert await corrected(transaction, notice, everyone.zhao, html) == 5
    went = [one for one in await deliver(transaction) if one.card == "notice"]
    assert [one.arguments["html"] for one in went] == ["二"] * 5
    async with transaction.reading() as session:
        states = [row.state for row in await deliveries(session, "notice-corrected")]
        assert sorted(states) == ["cancelled", "sent"]


@pytest.mark.parametrize("why", ["urgent", "approved", "many"])
async def test_what_was_decided_together_is_corrected_by_an_administrator(
    transaction: Transaction, everyone: Cast, why: str
) -> None:
    cast = everyone
    notice = await begun(transaction, cast.wang, cast.grid.id, reason="爆管" if why == "urgent" else None)
    notices.keep(second_person_above=200 if why == "urgent" else 4)
    try:
        async with opened(transaction, notice) as (session, notice):
            await proposals.submit(session, notice, by=cast.zhao if why == "many" else cast.wang)
            if why != "many":
                await proposals.approve(session, notice, by=cast.chen)
        if why == "approved":
            notices.keep(second_person_above=200)
        await deliver(transaction)
        for person in (cast.wang, cast.chen):
            with pytest.raises(CorrectionNeedsAdministrator):
                await corrected(transaction, notice, person, "别的")
        assert await corrected(transaction, notice, cast.zhao, "更正") == 5
    finally:
        notices.keep(second_person_above=200)


async def test_two_corrections_at_once_are_two_versions(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    await asyncio.gather(*(corrected(transaction, notice, everyone.zhao, html) for html in ("一", "二")))
    found = await now(transaction, notice)
    assert found.version == 2
    await deliver(transaction)
    async with transaction.reading() as session:
        rows = await deliveries(session, "notice", step="edit", state="sent")
        batch_ids = {row.batch_id for row in rows}
        assert len(rows) == 5
        assert len(batch_ids) == 1
        batch = await session.get_one(Batch, batch_ids.pop())
        assert batch.arguments["html"] == found.content["html"]


async def test_what_is_withdrawn_leaves_every_chat(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction, {everyone.li.id: Sent.PENDING})
    await corrected(transaction, notice, everyone.zhao, "改")
    async with opened(transaction, notice) as (session, notice):
        assert await broadcasts.withdraw(session, notice, by=everyone.zhao) == 4
        assert await broadcasts.withdraw(session, notice, by=everyone.zhao) == 0
        assert notice.state == State.WITHDRAWN
        for act in (broadcasts.pause, broadcasts.stop):
            with pytest.raises(Ended):
                await act(session, notice, by=everyone.zhao)
    went = [one for one in await deliver(transaction) if one.batch_id]
    assert [(one.card, one.step, one.arguments) for one in went] == [
        ("notice-withdrawn", "delete", {"number": notice.number})
    ] * 4
    with pytest.raises(Ended):
        await corrected(transaction, notice, everyone.zhao, "再改")
    with pytest.raises(Ended):
        async with opened(transaction, notice) as (session, notice):
            await receipts.confirm(session, notice, by=everyone.li)


async def test_no_count_brings_back_what_was_withdrawn(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone, wanted=Wanted(groups=(RESIDENTS,)))
    await deliver(transaction)
    async with opened(transaction, notice) as (session, notice):
        await receipts.confirm(session, notice, by=everyone.zhang)
    await tick(transaction)
    async with opened(transaction, notice) as (session, notice):
        await broadcasts.withdraw(session, notice, by=everyone.zhao)
    went = [one for one in await deliver(transaction) if one.chat_id == RESIDENTS]
    assert [(one.card, one.step) for one in went] == [("notice-withdrawn", "delete")]
    assert await counts(transaction, RESIDENTS) == []


async def test_whoever_knew_is_told_that_it_was_withdrawn(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    async with opened(transaction, notice) as (session, notice):
        await receipts.confirm(session, notice, by=everyone.zhang)
        await broadcasts.withdraw(session, notice, by=everyone.zhao)
    assert await told(transaction, "notice-withdrawn", kind="reminder", step="send") == [everyone.zhang.id]


async def copy(transaction: Transaction, notice: Notice, reader: Person, *, message_id: int) -> None:
    """Note a copy of the notice as it stood when it was passed."""
    async with opened(transaction, notice) as (session, found):
        await broadcasts.note_copy(session, found, person_id=reader.id, version=notice.version, message_id=message_id)


async def test_copies_that_readers_opened_are_corrected_and_withdrawn_too(
    transaction: Transaction, everyone: Cast
) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    for message_id in (71, 72):
        await copy(transaction, await now(transaction, notice), everyone.zhang, message_id=message_id)
    async with transaction.reading() as session:
        assert (await standings.figures(session, notice)).people == {Sent.SENT: 5}
    assert await corrected(transaction, notice, everyone.zhao, "改") == 5
    edits = [one for one in await deliver(transaction) if one.step == "edit" and one.card == "notice"]
    assert {71, 72} <= {one.message_id for one in edits}
    assert len(edits) == 7
    async with opened(transaction, notice) as (session, found):
        assert await broadcasts.withdraw(session, found, by=everyone.zhao) == 5
    gone = [one.message_id for one in await deliver(transaction) if one.step == "delete"]
    assert {71, 72} <= set(gone)
    assert len(gone) == 7


async def test_a_copy_opened_while_the_notice_changes_changes_as_well(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    before = await now(transaction, notice)
    await corrected(transaction, notice, everyone.zhao, "改")
    await deliver(transaction)
    await copy(transaction, before, everyone.zhang, message_id=71)
    await copy(transaction, await now(transaction, notice), everyone.li, message_id=72)
    assert {(one.step, one.arguments["html"]) for one in await deliver(transaction)} == {("edit", "改")}
    async with opened(transaction, notice) as (session, found):
        await broadcasts.withdraw(session, found, by=everyone.zhao)
    await deliver(transaction)
    await copy(transaction, before, everyone.chen, message_id=73)
    assert [(one.step, one.message_id) for one in await deliver(transaction)] == [("delete", 73)]


async def test_what_has_not_started_has_nothing_to_correct_or_report(transaction: Transaction, everyone: Cast) -> None:
    notice = await begun(transaction, everyone.zhao, everyone.community.id)
    with pytest.raises(Ended):
        await corrected(transaction, notice, everyone.zhao, "改")
    async with opened(transaction, notice) as (session, notice):
        with pytest.raises(Ended):
            await broadcasts.resend_unknown(session, notice, by=everyone.zhao)
        with pytest.raises(Ended):
            await standings.report(session, notice)
        figures = await standings.figures(session, notice)
        assert (figures.readers, figures.left, figures.nudgeable, figures.grids) == (0, 0, 0, [])
        assert (await standings.left(session, notice), await standings.correctable(session, notice)) == (0, 0)


async def test_a_notice_starts_only_as_it_was_decided(transaction: Transaction, everyone: Cast) -> None:
    notice = await begun(transaction, everyone.wang, everyone.grid.id, reason="爆管")
    async with opened(transaction, notice) as (session, notice):
        await proposals.submit(session, notice, by=everyone.wang)
    for since in (State.DRAFT, State.SCHEDULED, State.MISSED):
        with pytest.raises(Ended):
            async with opened(transaction, notice) as (session, found):
                await broadcasts.publish(session, found, since=since)
    assert (await now(transaction, notice)).state == State.WAITING


async def test_a_group_that_moves_takes_along_what_is_meant_for_it(transaction: Transaction, everyone: Cast) -> None:
    new = -1009999
    notice = await begun(transaction, everyone.zhao, everyone.community.id, wanted=Wanted(groups=(STAFF, RESIDENTS)))
    running = await published(transaction, everyone, wanted=Wanted(groups=(RESIDENTS,)))
    async with opened(transaction, notice) as (session, notice):
        template = await proposals.keep_as_template(session, notice, by=everyone.zhao)
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY)
        await proposals.submit(session, notice, by=everyone.zhao)
    async with transaction() as session:
        await broadcasts.follow_group(session, RESIDENTS, new)
    for one in (notice, template):
        assert Wanted.of(await now(transaction, one)).groups == (STAFF, new)
    assert [one.chat_id for one in await deliver(transaction) if one.batch_id] == [new]
    await tick(transaction)
    assert (await now(transaction, running)).state == State.DONE
    at(NOON + DAY)
    await fire(transaction)
    assert sorted(one.chat_id or 0 for one in await deliver(transaction) if one.batch_id) == sorted((STAFF, new))


async def test_notices_are_forgotten_with_all_that_was_posted(transaction: Transaction, everyone: Cast) -> None:
    done, running = [await published(transaction, everyone) for _ in range(2)]
    left_lying = await begun(transaction, everyone.zhao, everyone.community.id)
    template = await begun(transaction, everyone.zhao, everyone.community.id)
    async with opened(transaction, template) as (session, template):
        kept = await proposals.keep_as_template(session, template, by=everyone.zhao)
    async with opened(transaction, done) as (session, done):
        await receipts.confirm(session, done, by=everyone.zhang)
        await broadcasts.stop(session, done, by=everyone.zhao)
    at(NOON + 179 * DAY)
    async with transaction() as session:
        assert await broadcasts.forget_old(session, now=clock.now()) == 0
    at(NOON + 181 * DAY)
    async with transaction() as session:
        assert await broadcasts.forget_old(session, now=clock.now()) == 3
        assert await broadcasts.forget_old(session, now=clock.now()) == 0
    async with transaction.reading() as session:
        assert {one.id for one in await session.scalars(select(Notice))} == {running.id, kept.id}
        keys = list(await session.scalars(select(col(Delivery.key)))) + list(
            await session.scalars(select(col(Batch.key)))
        )
        assert {key.split(":")[1] for key in keys} == {str(running.id)}
        assert await receipts.count(session, done) == 0
    assert left_lying.id


async def test_the_first_of_a_living_series_is_not_forgotten(transaction: Transaction, everyone: Cast) -> None:
    first = await planned(transaction, everyone, NOON + DAY, repeat="monthly")
    at(NOON + DAY)
    await fire(transaction)
    async with opened(transaction, first) as (session, first):
        await broadcasts.stop(session, first, by=everyone.zhao)
    at(NOON + 200 * DAY)
    async with transaction() as session:
        assert await broadcasts.forget_old(session, now=clock.now()) == 0
