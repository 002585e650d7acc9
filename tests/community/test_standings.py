"""How a notice stands: figures, the card, the report, the counts in groups."""

import pytest
from structlog.testing import capture_logs

from community import (
    dispatch,
    mydata,
    people,
    receipts,
    standings,
)
from community.audiences import Topic, Wanted
from community.database import Transaction
from community.errors import TooFew
from community.notices import State
from community.outbox import State as Sent
from scheduler.ticks import follow_notices
from tests.community.conftest import RESIDENTS, STAFF, Cast
from tests.community.couriers import deliver, deliveries, ids, now, opened, told
from tests.community.sending import HOUR, NOON, all_follow, at, corrected, counts, latest, published, spoil, tick

pytestmark = pytest.mark.usefixtures("noon")


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
    # Done, and one confirmation each: nothing is said twice, and what was said between is not kept.
    assert [(edit.arguments or {}).get("confirmed") for edit in edits] == [None, 2]


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


async def test_the_message_in_a_group_counts_who_confirmed(transaction: Transaction, everyone: Cast) -> None:
    notice = await published(transaction, everyone, wanted=Wanted(groups=(RESIDENTS,)))
    await deliver(transaction)
    said = []
    for person in (everyone.zhang, everyone.li):
        async with opened(transaction, notice) as (session, notice):
            await receipts.confirm(session, notice, by=person)
        for _ in range(2):
            await tick(transaction)
            await deliver(transaction)
        said.append((await counts(transaction, RESIDENTS))[-1])
    assert said == [1, 2]
    # A correction leaves the count out; the next look puts it back.
    await corrected(transaction, notice, everyone.zhao, "改")
    await deliver(transaction)
    assert (await counts(transaction, RESIDENTS))[-1] is None
    await tick(transaction)
    await deliver(transaction)
    await tick(transaction)
    # What the edits between said is not kept.
    assert await counts(transaction, RESIDENTS) == [None, None, None, 2]
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


async def test_a_notice_that_cannot_be_opened_holds_up_no_other(transaction: Transaction, everyone: Cast) -> None:
    first, second = [await published(transaction, everyone) for _ in range(2)]
    await deliver(transaction)
    await spoil(transaction, first)
    with capture_logs() as said:
        await follow_notices(transaction)
    assert (await now(transaction, second)).state == State.DONE
    assert [(line["event"], line["notice"]) for line in said] == [("notice not followed", first.id)]
