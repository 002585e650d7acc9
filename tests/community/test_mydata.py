"""Everybody sees what is kept about them, and can have all of it erased."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from community import (
    cases,
    clock,
    drafts,
    entries,
    followers,
    invitations,
    mydata,
    outbox,
    people,
    proxies,
    talks,
    votes,
)
from community.cases import Case, Kind, State
from community.database import Database, Transaction
from community.entries import Entry
from community.errors import Ended, NoSuchPerson
from community.outbox import Delivery
from community.people import Person, RoleName
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import deliver, deliveries, ids, told
from tests.community.filing import claimed, drafted, filed, now
from tests.community.sending import at

pytestmark = pytest.mark.usefixtures("noon", "catalogue")


async def erased(transaction: Transaction, person: Person) -> None:
    async with transaction() as session:
        await mydata.erase(session, person.id)


async def follow(transaction: Transaction, found: Case, by: Person) -> None:
    async with transaction() as session:
        await followers.follow(session, await cases.case(session, found.id), by=by)


async def said(transaction: Transaction, found: Case, by: Person, words: str) -> None:
    async with transaction() as session:
        await talks.say(session, await cases.case(session, found.id), by=by, words=words)


async def kept_words(transaction: Transaction) -> str:
    """Return all that any entry or delivery still says."""
    async with transaction.reading() as session:
        rows = [row.arguments for row in await session.scalars(select(Delivery))]
        return str([rows, [one.words for one in await session.scalars(select(Entry))]])


async def test_a_person_sees_everything_that_is_kept(transaction: Transaction, cast: Cast) -> None:
    await filed(transaction, cast.zhang)
    await drafted(transaction, cast.zhang)
    async with transaction.reading() as session:
        kept = await mydata.kept(session, cast.zhang.id)
        worker = await mydata.kept(session, cast.wang.id)
    assert (kept.person.name, kept.place, [one.number for one in kept.cases]) == ("Zhang", "3 栋", [1])
    assert worker.roles == (("grid-worker", "一网格"),)


async def test_erasing_leaves_nothing_but_a_trail_of_ids(
    database: Database, transaction: Transaction, cast: Cast
) -> None:
    zhang = cast.zhang.id
    await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await drafted(transaction, cast.zhang, "漏水")
    async with transaction() as session:
        await votes.vote(session, "dibao-apply", by=cast.zhang, useful=True)
        await drafts.keep(session, "42:1:1", state="s", content={"words": "灯"})
        await drafts.keep(session, "42:11:11", state="s", content={"words": "another's"})
    await erased(transaction, cast.zhang)
    async with transaction.reading() as session:
        with pytest.raises(NoSuchPerson):
            await people.person(session, zhang)
        assert await drafts.keys(session) == {"42:11:11"}
    async with database.engine.connect() as connection:
        for table, column in (
            ("question", "person_id"),
            ("vote", "person_id"),
            ("delivery", "person_id"),
            ("role", "person_id"),
            ("case_file", "person_id"),
            ("case_entry", "person_id"),
            ("proxy", "person_id"),
            ("case_follower", "person_id"),
        ):
            query = text(f"SELECT count(*) FROM {table} WHERE {column} = :id")  # noqa: S608 - the names stand above
            assert (await connection.execute(query, {"id": zhang})).scalar_one() == 0, table
        acts = (
            await connection.execute(text('SELECT act FROM trail WHERE "by" = :id ORDER BY id'), {"id": zhang})
        ).scalars()
        assert list(acts)[-1] == "erased"


async def test_what_was_theirs_alone_is_called_off_and_its_words_leave_the_holders_chat(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, "canary 1", spot="canary 2", phone="13900000000")
    await claimed(transaction, found, cast.wang)
    await said(transaction, found, cast.zhang, "canary 3")
    await said(transaction, found, cast.wang, "canary 4")
    await deliver(transaction)
    await erased(transaction, cast.zhang)
    gone = await now(transaction, found)
    assert (gone.state, gone.person_id, gone.spot, gone.phone) == (State.WITHDRAWN, None, None, None)
    assert "canary" not in await kept_words(transaction)
    async with transaction.reading() as session:
        steps = {row.step for row in await deliveries(session, "case-put-away", person_id=cast.wang.id)}
    assert steps == {"send", "edit", "delete"}


async def test_what_neighbours_follow_goes_on_without_its_first_reporter(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, "canary 1", service="lift", spot="canary 2")
    await follow(transaction, found, cast.li)
    await claimed(transaction, found, cast.wang)
    await said(transaction, found, cast.zhang, "canary 3")
    await deliver(transaction)
    await erased(transaction, cast.zhang)
    alone = await now(transaction, found)
    assert (alone.state, alone.person_id, alone.holder_id, alone.spot) == (State.TAKEN, None, cast.wang.id, None)
    assert "canary" not in await kept_words(transaction)
    async with transaction.reading() as session:
        assert await followers.everyone(session, found.id) == [cast.li.id]


async def test_of_what_ended_only_the_figures_stay(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, "canary 1", spot="canary 2"), cast.wang)
    await said(transaction, found, cast.wang, "canary 3")
    async with transaction() as session:
        await cases.move(session, await cases.case(session, found.id), cases.HELD, State.ENDED, outcome="answered")
    await erased(transaction, cast.zhang)
    ended = await now(transaction, found)
    assert (ended.state, ended.number, ended.service, ended.person_id) == (State.ENDED, 1, "tap", None)
    async with transaction.reading() as session:
        assert await entries.of(session, found.id, notes=True) == []


async def test_what_an_erased_worker_found_and_had_in_hand_waits_for_others(
    transaction: Transaction, cast: Cast
) -> None:
    patrol = await filed(transaction, cast.wang, "井盖松了", kind=Kind.PATROL, service="manhole")
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await said(transaction, found, cast.wang, "明天来")
    await erased(transaction, cast.wang)
    waiting = await now(transaction, found)
    assert (waiting.state, waiting.holder_id, waiting.lead_id) == (State.WAITING, None, None)
    async with transaction.reading() as session:
        assert [one.words for one in await entries.of(session, found.id, notes=True)] == ["漏水", "明天来"]
        assert [one.words for one in await entries.of(session, patrol.id, notes=True)] == ["井盖松了"]
    assert (await now(transaction, patrol)).state == State.WAITING
    await claimed(transaction, found, cast.chen)


async def test_who_acted_for_an_erased_neighbour_is_told_and_nothing_of_them_stays(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        token = (await proxies.invite(session, by=cast.zhang, name="canary 1")).token or ""
        proxy = await proxies.consent(session, token, by=cast.li)
    found = await filed(transaction, cast.zhang, "canary 2", proxy_id=proxy.id, spot="canary 3")
    over = await filed(transaction, cast.zhang, "漏水", proxy_id=proxy.id, spot="canary 4", phone="13900000000")
    await said(transaction, over, cast.li, "canary 5")
    async with transaction() as session:
        await cases.move(session, await cases.case(session, over.id), cases.OPEN, State.WITHDRAWN)
    await deliver(transaction)
    await erased(transaction, cast.li)
    assert await told(transaction, "proxy-ended") == ids(cast.zhang)
    assert (await now(transaction, found)).state == State.WITHDRAWN
    ended = await now(transaction, over)
    assert (ended.person_id, ended.proxy_id, ended.spot, ended.phone) == (cast.zhang.id, None, None, None)
    async with transaction.reading() as session:
        assert [one.words for one in await entries.of(session, over.id, notes=True)] == ["漏水"]


async def test_a_case_that_waits_alone_is_gone_from_the_desks(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await people.settle(session, cast.zhang.id, place_id=None)
    found = await filed(transaction, cast.zhang)
    await deliver(transaction)
    await erased(transaction, cast.zhang)
    with pytest.raises(Ended):
        await claimed(transaction, found, cast.chen)
    async with transaction.reading() as session:
        edits = [row for row in await deliveries(session, "case-desk", chat_id=STAFF) if row.step == "edit"]
    assert [row.arguments["state"] for row in edits] == ["withdrawn"]


@pytest.mark.usefixtures("at_once")
async def test_erasing_while_somebody_takes_it_leaves_nobody_with_a_case_of_nobodys(
    transaction: Transaction, cast: Cast
) -> None:
    for number in range(3):
        async with transaction() as session:
            guest = await people.meet(session, telegram_id=50 + number, name="Guest", client_language="en")
            guest.started_at, guest.place_id = clock.now(), cast.building.id
        found = await filed(transaction, guest, "canary")

        async def claim(found: Case = found) -> None:
            try:
                await claimed(transaction, found, cast.wang)
            except Ended:
                return

        await asyncio.gather(claim(), erased(transaction, guest))
        assert (await now(transaction, found)).state == State.WITHDRAWN
    assert "canary" not in await kept_words(transaction)


@pytest.mark.usefixtures("at_once")
async def test_what_somebody_took_while_being_erased_waits_for_others(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang)
    async with transaction() as session:
        case = await cases.case(session, found.id)
        await cases.move(session, case, [State.WAITING], State.TAKEN, holder_id=cast.wang.id, lead_id=cast.wang.id)
        erasing = asyncio.create_task(erased(transaction, cast.wang))
        # It comes as far as it can, which is to the row that this transaction has.
        await asyncio.sleep(0.2)
    await erasing
    waiting = await now(transaction, found)
    assert (waiting.state, waiting.holder_id, waiting.lead_id) == (State.WAITING, None, None)
    await claimed(transaction, found, cast.chen)


async def test_who_was_erased_is_met_anew(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await mydata.erase(session, cast.zhang.id)
    async with transaction() as session:
        again = await people.meet(session, telegram_id=1, name="Zhang", client_language="en")
    assert again.id != cast.zhang.id
    assert again.started_at is None


async def test_an_erased_administrator_keeps_the_role_that_the_settings_give(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        await mydata.erase(session, cast.zhao.id)
    async with transaction.reading() as session:
        holders = await people.holders(session, [RoleName.ADMINISTRATOR], place_id=None)
        assert [(person.telegram_id, person.name) for person in holders] == [(5, None)]


async def test_what_is_over_is_forgotten_in_time(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await drafts.keep(session, "42:1:1", state="s", content={})
        assert cast.grid.id
        await invitations.invite(session, role=RoleName.STAFF, place_id=cast.grid.id, by=cast.zhao)
        await outbox.post(session, key="other:k", card="case-told", person_id=cast.zhang.id, what="taken")
        sent = (await session.scalars(select(outbox.Delivery))).one()
        sent.state = outbox.State.SENT
    at(clock.now() + timedelta(days=31))
    async with transaction() as session:
        for area in (drafts, invitations, outbox):
            assert await area.forget_old(session, now=clock.now()) == 1
            assert await area.forget_old(session, now=clock.now()) == 0
