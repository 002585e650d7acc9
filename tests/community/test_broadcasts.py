"""What becomes of a notice once it starts: paused, corrected, withdrawn, counted, repeated, forgotten."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col
from structlog.testing import capture_logs

from community import (
    audiences,
    batches,
    broadcasts,
    clock,
    digests,
    dispatch,
    groups,
    hours,
    mydata,
    notices,
    people,
    plans,
    proposals,
    receipts,
    standings,
    timers,
    trail,
)
from community.audiences import Topic, Wanted
from community.database import Transaction
from community.errors import CorrectionNeedsAdministrator, Ended, NobodyToReach, TooFew
from community.notices import Notice, State
from community.outbox import DIGEST, Batch, Delivery
from community.outbox import State as Sent
from community.people import Person, RoleName
from community.plans import GRACE
from community.timers import Occasion, Timer
from scheduler.ticks import follow_notices
from tests.community.conftest import RESIDENTS, STAFF, Cast
from tests.community.couriers import deliver, deliveries, ids, lease, now, opened, told

#: Noon in the community, when nobody is disturbed.
NOON = datetime(2027, 3, 1, 4, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
OCCASIONS = {
    "notice": Occasion(plans.begin, grace=GRACE, missed=plans.ask_late),
    DIGEST: Occasion(digests.gather),
}


def at(moment: datetime) -> None:
    """Let the community's clock show this moment."""
    clock.move(timedelta())
    clock.move(moment - clock.now())


@pytest.fixture(autouse=True)
def _noon() -> None:
    at(NOON)


@pytest.fixture
async def everyone(transaction: Transaction, cast: Cast) -> Cast:
    """The cast, all of whom live in Zhang's building."""
    async with transaction() as session:
        for person in (cast.wang, cast.li, cast.chen, cast.zhao):
            await people.settle(session, person.id, place_id=cast.building.id)
    return cast


async def begun(
    transaction: Transaction,
    by: Person,
    place_id: int | None,
    *,
    wanted: Wanted | None = None,
    reason: str | None = None,
    **chosen: Any,
) -> Notice:
    """Let somebody draft a notice."""
    async with transaction() as session:
        content = {"html": "<b>停水通知</b>\n明天", "media": []}
        notice = await proposals.draft(session, by=by, place_id=place_id or 0, content=content)
        if wanted is not None:
            await proposals.aim(session, notice, by=by, wanted=wanted)
        await proposals.press(session, notice, by=by, reason=reason)
        await proposals.choose(session, notice, by=by, **chosen)
        return notice


async def published(transaction: Transaction, cast: Cast, **how: Any) -> Notice:
    """Let Zhao send a notice to the whole community."""
    notice = await begun(transaction, cast.zhao, cast.community.id, **how)
    async with opened(transaction, notice) as (session, notice):
        return await proposals.submit(session, notice, by=cast.zhao)


async def planned(transaction: Transaction, cast: Cast, starts_at: datetime, repeat: str | None = None) -> Notice:
    notice = await begun(transaction, cast.zhao, cast.community.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=cast.zhao, starts_at=starts_at, repeat=repeat)
        return await proposals.submit(session, notice, by=cast.zhao)


async def tick(transaction: Transaction) -> None:
    async with transaction.reading() as session:
        found = await standings.to_follow(session, now=clock.now())
    for notice_id in found:
        async with transaction() as session:
            await standings.follow_up(session, notice_id, now=clock.now())


async def fire(transaction: Transaction) -> list[timers.State | None]:
    """Fire what is due, as the scheduler does."""
    async with transaction.reading() as session:
        due = await timers.due(session, now=clock.now())
    states = []
    for timer_id in due:
        async with transaction() as session:
            states.append(await timers.fire(session, timer_id, now=clock.now(), occasions=OCCASIONS))
    return states


async def latest(transaction: Transaction, card: str, person: Person) -> dict[str, Any]:
    """Return what the last message of this card says to a person."""
    async with transaction.reading() as session:
        rows = [row for row in await deliveries(session, card, person_id=person.id) if row.state != Sent.CANCELLED]
        return rows[-1].arguments or {}


async def every(transaction: Transaction) -> list[Notice]:
    async with transaction.reading() as session:
        return list(await session.scalars(select(Notice).order_by(col(Notice.number))))


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


async def test_when_everybody_has_it_the_author_gets_the_report(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone)
    await tick(transaction)
    assert await told(transaction, "notice-report") == []
    await deliver(transaction, {everyone.li.id: Sent.FAILED, everyone.chen.id: Sent.UNKNOWN})
    async with opened(transaction, notice) as (session, notice):
        await receipts.confirm(session, notice, by=everyone.zhang)
    await tick(transaction)
    await tick(transaction)
    assert (await now(transaction, notice)).state == State.DONE
    figures = await latest(transaction, "notice-progress", everyone.zhao)
    counts = {name: figures[name] for name in ("sent", "failed", "unknown", "left", "confirmed")}
    assert counts == {"sent": 3, "failed": 1, "unknown": 1, "left": 0, "confirmed": 1}
    assert (figures["state"], figures["minutes"], figures["asks"]) == ("done", None, True)
    assert await told(transaction, "notice-report") == [everyone.zhao.id]
    report = await latest(transaction, "notice-report", everyone.zhao)
    assert report["outcomes"] == {"failed": 1, "sent": 3, "unknown": 1}
    assert report["grids"] == [["一网格", 1, 3]]
    assert report["steps"][-1][1] == 3
    assert report["started"] <= report["ended"]


async def test_the_authors_card_goes_on_counting_when_everybody_has_it(
    transaction: Transaction, everyone: Cast
) -> None:
    notice = await published(transaction, everyone)
    await deliver(transaction)
    for person, confirmed in ((everyone.zhang, 1), (everyone.li, 2)):
        async with opened(transaction, notice) as (session, notice):
            await receipts.confirm(session, notice, by=person)
        for _ in range(2):
            await tick(transaction)
            await deliver(transaction)
        card = await latest(transaction, "notice-progress", everyone.zhao)
        assert (card["state"], card["confirmed"], card["grids"]) == ("done", confirmed, [["一网格", confirmed, 5]])
    async with transaction.reading() as session:
        edits = await deliveries(session, "notice-progress", step="edit")
    # Done, and one confirmation each: nothing is said twice.
    assert [(edit.arguments or {})["confirmed"] for edit in edits[-2:]] == [1, 2]
    assert len(edits) == 2


async def test_a_group_that_does_not_let_us_pin_is_told_of(transaction: Transaction, everyone: Cast) -> None:
    await published(transaction, everyone, wanted=Wanted(groups=(RESIDENTS, STAFF)), pins=True)
    leased = await deliver(transaction)
    async with transaction() as session:
        for one in leased:
            if one.pins:
                await dispatch.pin(session, one, message_id=1)
    await tick(transaction)
    await deliver(transaction, {STAFF: Sent.FAILED})
    await tick(transaction)
    assert (await latest(transaction, "notice-progress", everyone.zhao))["unpinned"] == 1


async def test_the_card_is_edited_only_when_it_says_something_else(transaction: Transaction, everyone: Cast) -> None:
    await published(transaction, everyone)
    await deliver(transaction, dict.fromkeys(ids(everyone.li, everyone.chen), Sent.PENDING))
    for _ in range(3):
        await tick(transaction)
    async with transaction.reading() as session:
        edits = [row.arguments for row in await deliveries(session, "notice-progress", step="edit")]
    assert [(edit["sent"], edit["left"]) for edit in edits] == [(3, 2)]


async def test_minutes_are_told_as_long_as_something_is_on_its_way(transaction: Transaction, everyone: Cast) -> None:
    standings.keep(rate=1 / 60)
    try:
        notice = await published(transaction, everyone)
        async with transaction.reading() as session:
            figures = await standings.figures(session, notice)
            assert (figures.minutes_left, figures.waits_until) == (5, None)
            at(NOON + 10 * HOUR)
            # It is ten in the evening, and goes on at eight.
            figures = await standings.figures(session, notice)
            assert (figures.minutes_left, figures.waits_until) == (5, NOON + 20 * HOUR)
        assert standings.minutes(61) == 61
    finally:
        standings.keep(rate=25)
    assert [standings.minutes(count) for count in (0, 1, 1499, 1500, 1501)] == [0, 0, 0, 1, 2]


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


async def corrected(transaction: Transaction, notice: Notice, by: Person, html: str) -> int:
    async with opened(transaction, notice) as (session, found):
        return await broadcasts.correct(session, found, by=by, content={"html": html, "media": []})


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


async def test_figures_tell_the_grids_apart(transaction: Transaction, everyone: Cast) -> None:
    async with transaction() as session:
        await people.settle(session, everyone.li.id, place_id=everyone.other_grid.id)
        await people.settle(session, everyone.wang.id, place_id=everyone.community.id)
    notice = await published(transaction, everyone)
    await deliver(transaction, {everyone.chen.id: Sent.FAILED})
    async with opened(transaction, notice) as (session, notice):
        for person in (everyone.zhang, everyone.li, everyone.chen):
            await receipts.confirm(session, notice, by=person)
        figures = await standings.figures(session, notice)
    # Chen's message failed, but Chen has seen it in a group, and confirmed.
    assert figures.grids == [("一网格", 2, 3), ("二网格", 1, 1)]
    assert (figures.confirmed, figures.readers, figures.nudgeable) == (3, 5, 2)
    assert figures.people == {Sent.SENT: 4, Sent.FAILED: 1}


async def all_follow(transaction: Transaction, cast: Cast, topic: Topic) -> None:
    async with transaction() as session:
        for person in (cast.zhang, cast.wang, cast.li, cast.chen, cast.zhao):
            await audiences.subscribe(session, topic, by=person)


@pytest.mark.parametrize("more", [0, 1])
async def test_small_numbers_of_a_topic_are_not_shown(transaction: Transaction, everyone: Cast, more: int) -> None:
    cast = everyone
    await all_follow(transaction, cast, Topic.JOBS)
    notice = await published(transaction, cast, wanted=Wanted(topics=(Topic.JOBS,)))
    await deliver(transaction)
    async with opened(transaction, notice) as (session, notice):
        if not more:
            await mydata.erase(session, cast.li.id)
        for person in (cast.zhang, cast.wang, cast.chen, cast.zhao, *([cast.li] if more else [])):
            await receipts.confirm(session, notice, by=person)
        figures = await standings.figures(session, notice)
        assert figures.grids == ([("一网格", 5, 5)] if more else [])
        standing = await standings.course(session, notice)
        said = {name: standing[name] for name in ("few", "sent", "left", "confirmed", "grids", "minutes")}
        if more:
            assert said == {
                "few": False, "sent": 5, "left": 0, "confirmed": 5, "grids": [["一网格", 5, 5]], "minutes": None,
            }  # fmt: skip
            assert (await standings.report(session, notice))["grids"] == [["一网格", 5, 5]]
        else:
            assert said == {"few": True, "sent": 0, "left": 0, "confirmed": 0, "grids": [], "minutes": None}
            with pytest.raises(TooFew):
                await standings.report(session, notice)
    await tick(transaction)
    assert (await now(transaction, notice)).state == State.DONE
    assert await told(transaction, "notice-report") == ([cast.zhao.id] if more else [])


async def test_groups_do_not_make_a_few_many(transaction: Transaction, everyone: Cast) -> None:
    await all_follow(transaction, everyone, Topic.JOBS)
    wanted = Wanted(topics=(Topic.JOBS,), groups=(RESIDENTS, STAFF))
    notice = await published(transaction, everyone, wanted=wanted)
    async with transaction() as session:
        await mydata.erase(session, everyone.li.id)
        assert await standings.few(session, notice)
    everybody = await published(transaction, everyone, wanted=Wanted(groups=(RESIDENTS, STAFF)))
    async with transaction.reading() as session:
        assert not await standings.few(session, everybody)


async def counts(transaction: Transaction, chat_id: int) -> list[Any]:
    """Return what edits of the message in a group said about how many confirmed."""
    async with transaction.reading() as session:
        rows = await deliveries(session, "notice", chat_id=chat_id, step="edit")
        return [(row.arguments or {}).get("confirmed") for row in rows if row.state == Sent.SENT]


async def test_the_message_in_a_group_counts_who_confirmed(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone, wanted=Wanted(groups=(RESIDENTS,)))
    await deliver(transaction)
    for person in (everyone.zhang, everyone.li):
        async with opened(transaction, notice) as (session, notice):
            await receipts.confirm(session, notice, by=person)
        for _ in range(2):
            await tick(transaction)
            await deliver(transaction)
    assert await counts(transaction, RESIDENTS) == [1, 2]
    # A correction leaves the count out; the next look puts it back.
    await corrected(transaction, notice, everyone.zhao, "改")
    await deliver(transaction)
    await tick(transaction)
    await deliver(transaction)
    await tick(transaction)
    assert await counts(transaction, RESIDENTS) == [1, 2, None, 2]
    async with transaction.reading() as session:
        last = (await deliveries(session, "notice", chat_id=RESIDENTS, step="edit"))[-1].arguments
        assert (last["html"], last["confirmed"]) == ("改", 2)


async def test_a_count_that_nobody_asked_for_is_not_shown(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone, wanted=Wanted(groups=(RESIDENTS,)), asks=False)
    await deliver(transaction)
    async with opened(transaction, notice) as (session, notice):
        await receipts.confirm(session, notice, by=everyone.zhang)
    await tick(transaction)
    await deliver(transaction)
    assert await counts(transaction, RESIDENTS) == []


async def test_what_is_planned_starts_by_itself(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    assert await fire(transaction) == []
    at(NOON + DAY + HOUR - MINUTE)
    assert await fire(transaction) == [timers.State.FIRED]
    assert (await now(transaction, notice)).state == State.SENDING
    assert len(await every(transaction)) == 1


async def test_what_is_late_asks_its_author_and_goes_when_they_say_so(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    at(NOON + DAY + HOUR + MINUTE)
    assert await fire(transaction) == [timers.State.SKIPPED]
    assert (await now(transaction, notice)).state == State.MISSED
    assert await told(transaction, "notice") == []
    late = await latest(transaction, "notice-late", everyone.zhao)
    assert (late["number"], late["starts_at"], late["gone"]) == (notice.number, (NOON + DAY).isoformat(), False)
    async with opened(transaction, notice) as (session, notice):
        assert (await proposals.submit(session, notice, by=everyone.zhao)).state == State.SENDING
    assert len(await told(transaction, "notice")) == 5


async def test_what_is_late_can_be_planned_anew_and_be_late_again(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY, repeat="daily")
    at(NOON + DAY + 2 * HOUR)
    await fire(transaction)
    async with opened(transaction, notice) as (session, notice):
        await proposals.take_back(session, notice, by=everyone.zhao)
        # The series goes on without it.
        assert (notice.state, notice.repeat) == (State.DRAFT, None)
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY + 3 * HOUR)
        assert (await proposals.submit(session, notice, by=everyone.zhao)).state == State.SCHEDULED
    at(NOON + DAY + 5 * HOUR)
    await fire(transaction)
    assert await told(transaction, "notice-late") == [everyone.zhao.id] * 2
    assert [one.state for one in await every(transaction)] == [State.MISSED, State.SCHEDULED]


async def test_what_is_late_can_be_dropped(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    at(NOON + 2 * DAY)
    await fire(transaction)
    async with opened(transaction, notice) as (session, notice):
        await proposals.drop(session, notice, by=everyone.zhao)
    assert (await now(transaction, notice)).state == State.DROPPED


async def test_what_was_dropped_does_not_start(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    async with opened(transaction, notice) as (session, notice):
        await proposals.drop(session, notice, by=everyone.zhao)
    at(NOON + DAY)
    assert await fire(transaction) == []


async def test_of_dropping_and_starting_at_once_one_happens(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    at(NOON + DAY + MINUTE)

    async def drop() -> None:
        async with opened(transaction, notice) as (session, found):
            await proposals.drop(session, found, by=everyone.zhao)

    dropped, _ = await asyncio.gather(drop(), fire(transaction), return_exceptions=True)
    state = (await now(transaction, notice)).state
    assert state == (State.SENDING if isinstance(dropped, Ended) else State.DROPPED)
    assert len(await told(transaction, "notice")) == (5 if state == State.SENDING else 0)


@pytest.mark.parametrize("erased", [False, True])
async def test_without_its_author_others_are_asked(transaction: Transaction, everyone: Cast, *, erased: bool) -> None:
    notice = await begun(transaction, everyone.wang, everyone.grid.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=everyone.wang, starts_at=NOON + DAY, repeat="daily")
        await proposals.submit(session, notice, by=everyone.wang)
    async with transaction() as session:
        if erased:
            await mydata.erase(session, everyone.wang.id)
        else:
            for role in await people.roles(session, everyone.wang.id):
                await people.revoke(session, role.id or 0, by=everyone.zhao)
    at(NOON + DAY)
    assert await fire(transaction) == [timers.State.FIRED]
    assert (await now(transaction, notice)).state == State.MISSED
    assert await told(transaction, "notice-late") == ids(everyone.chen, everyone.zhao)
    assert (await latest(transaction, "notice-late", everyone.chen))["gone"]
    assert len(await every(transaction)) == 1


async def test_an_author_who_lost_a_chosen_place_does_not_reach_it(transaction: Transaction, everyone: Cast) -> None:
    cast = everyone
    async with transaction() as session:
        await people.grant(
            session, cast.wang, role=RoleName.GRID_WORKER, place_id=cast.other_grid.id or 0, by=cast.zhao
        )
        await people.settle(session, cast.zhang.id, place_id=cast.other_grid.id)
    notice = await begun(transaction, cast.wang, cast.grid.id, wanted=Wanted(places=(cast.other_grid.id or 0,)))
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=cast.wang, starts_at=NOON + DAY, repeat="daily")
        await proposals.submit(session, notice, by=cast.wang)
        (lost,) = [role for role in await people.roles(session, cast.wang.id) if role.place_id == cast.other_grid.id]
        await people.revoke(session, lost.id or 0, by=cast.zhao)
    at(NOON + DAY)
    assert await fire(transaction) == [timers.State.FIRED]
    assert (await now(transaction, notice)).state == State.MISSED
    assert await told(transaction, "notice") == []
    assert await told(transaction, "notice-late") == ids(cast.chen, cast.zhao)


async def test_what_would_reach_nobody_asks_and_its_series_goes_on(transaction: Transaction, everyone: Cast) -> None:
    notice = await begun(transaction, everyone.zhao, everyone.community.id, wanted=Wanted(groups=(RESIDENTS,)))
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY, repeat="daily")
        await proposals.submit(session, notice, by=everyone.zhao)
        await groups.unlink(session, RESIDENTS)
    at(NOON + DAY)
    assert await fire(transaction) == [timers.State.FIRED]
    assert [one.state for one in await every(transaction)] == [State.MISSED, State.SCHEDULED]
    assert await told(transaction, "notice-late") == [everyone.zhao.id]
    with pytest.raises(NobodyToReach):
        async with opened(transaction, notice) as (session, notice):
            await proposals.submit(session, notice, by=everyone.zhao)


async def test_a_planned_topic_that_too_few_follow_by_then_asks(transaction: Transaction, everyone: Cast) -> None:
    await all_follow(transaction, everyone, Topic.JOBS)
    notice = await begun(transaction, everyone.zhao, everyone.community.id, wanted=Wanted(topics=(Topic.JOBS,)))
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY)
        await proposals.submit(session, notice, by=everyone.zhao)
        await mydata.erase(session, everyone.li.id)
    at(NOON + DAY)
    await fire(transaction)
    assert (await now(transaction, notice)).state == State.MISSED
    assert not (await latest(transaction, "notice-late", everyone.zhao))["gone"]


async def test_whoever_sends_what_was_missed_answers_for_it_and_its_series(
    transaction: Transaction, everyone: Cast
) -> None:
    cast = everyone
    notice = await begun(transaction, cast.wang, cast.grid.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=cast.wang, starts_at=NOON + DAY, repeat="weekly")
        await proposals.submit(session, notice, by=cast.wang)
        for role in await people.roles(session, cast.wang.id):
            await people.revoke(session, role.id or 0, by=cast.zhao)
    at(NOON + DAY)
    await fire(transaction)
    async with opened(transaction, notice) as (session, notice):
        await proposals.submit(session, notice, by=cast.chen)
    found = await every(transaction)
    assert [(one.state, one.author_id) for one in found] == [
        (State.SENDING, cast.chen.id), (State.SCHEDULED, cast.chen.id),
    ]  # fmt: skip
    assert found[1].starts_at == NOON + 8 * DAY
    assert await told(transaction, "notice-progress") == [cast.chen.id]


async def test_a_series_that_goes_on_is_not_planned_twice(transaction: Transaction, everyone: Cast) -> None:
    notice = await planned(transaction, everyone, NOON + DAY, repeat="weekly")
    at(NOON + 2 * DAY)
    await fire(transaction)
    async with opened(transaction, notice) as (session, notice):
        await proposals.submit(session, notice, by=everyone.zhao)
    assert [one.state for one in await every(transaction)] == [State.SENDING, State.SCHEDULED]


async def test_one_of_a_series_that_is_moved_begins_its_own(transaction: Transaction, everyone: Cast) -> None:
    await planned(transaction, everyone, NOON + DAY, repeat="weekly")
    at(NOON + DAY)
    await fire(transaction)
    moved_to = NOON + 10 * DAY + HOUR
    async with opened(transaction, (await every(transaction))[-1]) as (session, second):
        await proposals.take_back(session, second, by=everyone.zhao)
        await proposals.plan(session, second, by=everyone.zhao, starts_at=moved_to, repeat="weekly")
        await proposals.submit(session, second, by=everyone.zhao)
    at(moved_to)
    await fire(transaction)
    third = (await every(transaction))[-1]
    assert (third.starts_at, third.series_id) == (moved_to + 7 * DAY, second.id)


@pytest.mark.parametrize("act", ["take_back", "drop"])
async def test_of_firing_and_giving_up_neither_waits_for_the_other(
    transaction: Transaction, everyone: Cast, act: str
) -> None:
    notice = await planned(transaction, everyone, NOON + DAY)
    at(NOON + DAY)
    begins = asyncio.Event()

    async def begin(session: AsyncSession, timer: Timer) -> None:
        begins.set()
        # The other one now takes its first row; had it the notice already, both would wait forever.
        await asyncio.sleep(0.3)
        await plans.begin(session, timer)

    async def give_up() -> None:
        await begins.wait()
        async with opened(transaction, notice) as (session, found):
            await (proposals.take_back if act == "take_back" else proposals.drop)(session, found, by=everyone.zhao)

    async def start() -> timers.State | None:
        async with transaction.reading() as session:
            (timer_id,) = await timers.due(session, now=clock.now())
        async with transaction() as session:
            return await timers.fire(session, timer_id, now=clock.now(), occasions={"notice": Occasion(begin)})

    fired, given_up = await asyncio.gather(start(), give_up(), return_exceptions=True)
    assert fired is timers.State.FIRED
    assert isinstance(given_up, Ended)
    assert (await now(transaction, notice)).state == State.SENDING


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


async def spoil(transaction: Transaction, notice: Notice) -> None:
    """Let nobody be able to open the notice any more."""
    async with transaction() as session:
        spoilt = update(Notice).where(col(Notice.id) == notice.id)
        await session.execute(spoilt.values(content_sealed=b"spoilt"))


async def test_a_notice_that_cannot_be_opened_holds_up_no_other(transaction: Transaction, everyone: Cast) -> None:
    first, second = [await published(transaction, everyone) for _ in range(2)]
    await deliver(transaction)
    await spoil(transaction, first)
    with capture_logs() as said:
        await follow_notices(transaction)
    assert (await now(transaction, second)).state == State.DONE
    assert [(line["event"], line["notice"]) for line in said] == [("notice not followed", first.id)]


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


async def test_each_of_a_series_is_a_notice_of_its_own(transaction: Transaction, everyone: Cast) -> None:
    await planned(transaction, everyone, NOON + DAY, repeat="weekly")
    for week in range(3):
        at(NOON + DAY + 7 * week * DAY)
        assert await fire(transaction) == [timers.State.FIRED]
        assert await fire(transaction) == []
    found = await every(transaction)
    assert [one.number for one in found] == [1, 2, 3, 4]
    assert [one.state for one in found] == ["sending"] * 3 + ["scheduled"]
    assert [one.starts_at for one in found] == [NOON + DAY + 7 * week * DAY for week in range(4)]
    assert [one.series_id for one in found] == [None] + [found[0].id] * 3
    assert len({one.code for one in found}) == 4
    assert all(one.content == found[0].content for one in found)
    assert await told(transaction, "notice", person_id=everyone.zhang.id) == [everyone.zhang.id] * 3
    async with opened(transaction, found[3]) as (session, last):
        await proposals.drop(session, last, by=everyone.zhao)
    at(NOON + 60 * DAY)
    assert await fire(transaction) == []


async def test_a_monthly_series_keeps_its_day_after_a_short_month(transaction: Transaction, everyone: Cast) -> None:
    await planned(transaction, everyone, NOON.replace(day=31), repeat="monthly")
    for month, day in ((3, 31), (4, 30), (5, 31)):
        at(NOON.replace(month=month, day=day))
        await fire(transaction)
    assert [one.starts_at for one in await every(transaction)][-1] == NOON.replace(month=6, day=30)


async def test_a_series_that_was_late_goes_on_with_its_next_day(transaction: Transaction, everyone: Cast) -> None:
    await planned(transaction, everyone, NOON + DAY, repeat="daily")
    at(NOON + 4 * DAY + 2 * HOUR)
    assert await fire(transaction) == [timers.State.SKIPPED]
    found = await every(transaction)
    assert [(one.state, one.starts_at) for one in found] == [
        (State.MISSED, NOON + DAY), (State.SCHEDULED, NOON + 5 * DAY),
    ]  # fmt: skip


async def test_only_the_first_of_a_series_disturbs_the_night(transaction: Transaction, everyone: Cast) -> None:
    notice = await begun(transaction, everyone.zhao, everyone.community.id, reason="急")
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=everyone.zhao, starts_at=NOON + DAY, repeat="daily")
        await proposals.submit(session, notice, by=everyone.zhao)
    at(NOON + DAY)
    await fire(transaction)
    assert [one.urgent for one in await every(transaction)] == [True, False]


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
