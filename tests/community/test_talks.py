"""What one side says reaches the other, and nobody else; what is over is not talked about."""

import asyncio

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from community import access, cases, casework, entries, people, proxies, talks
from community.cases import Case, State
from community.database import Transaction
from community.entries import Entry, Side, Sort
from community.errors import Ended, NotFound, NotYours, WordsTooLong
from community.outbox import Delivery
from community.people import Person
from tests.community.conftest import Cast
from tests.community.couriers import deliver, deliveries, ids, told
from tests.community.filing import claimed, drafted, filed, now

pytestmark = pytest.mark.usefixtures("noon", "catalogue")


async def says(transaction: Transaction, found: Case, by: Person, words: str, message_id: int | None = None) -> Entry:
    async with transaction() as session:
        case = await cases.case(session, found.id)
        return await talks.say(session, case, by=by, words=words, message_id=message_id)


async def words(transaction: Transaction, found: Case) -> list[tuple[str, str]]:
    async with transaction.reading() as session:
        return [(one.side, one.words) for one in await entries.of(session, found.id, notes=True)]


async def in_hand(transaction: Transaction, by: Person) -> str:
    """Return all that the holder's own cards say."""
    async with transaction.reading() as session:
        return str([row.arguments for row in await deliveries(session, "case-hand", person_id=by.id)])


async def withdrawn(transaction: Transaction, found: Case) -> None:
    async with transaction() as session:
        await cases.move(session, await cases.case(session, found.id), cases.OPEN, State.WITHDRAWN)


async def test_what_is_said_before_anybody_has_it_is_shown_to_whoever_takes_it(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, "漏水")
    await says(transaction, found, cast.zhang, "在厨房")
    assert await told(transaction, "case-entry") == []
    await claimed(transaction, found, cast.wang)
    assert "在厨房" in await in_hand(transaction, cast.wang)


async def test_each_side_hears_the_other_and_nobody_else_does(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await says(transaction, found, cast.zhang, "在厨房", 5)
    await says(transaction, found, cast.zhang, "在厨房", 5)
    await says(transaction, found, cast.wang, "明天来")
    assert await words(transaction, found) == [
        (Side.RESIDENT, "漏水"),
        (Side.RESIDENT, "在厨房"),
        (Side.WORKER, "明天来"),
    ]
    async with transaction.reading() as session:
        cards = [(row.person_id, row.arguments["words"]) for row in await deliveries(session, "case-entry")]
    assert cards == [(cast.wang.id, "在厨房"), (cast.zhang.id, "明天来")]
    for other in (cast.li, cast.chen):
        with pytest.raises(NotYours):
            await says(transaction, found, other, "?")


async def test_the_neighbour_and_whoever_acts_for_them_both_hear_and_both_speak(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        token = (await proxies.invite(session, by=cast.zhang, name="奶奶")).token or ""
        proxy = await proxies.consent(session, token, by=cast.li)
    found = await claimed(transaction, await filed(transaction, cast.zhang, proxy_id=proxy.id), cast.wang)
    await says(transaction, found, cast.wang, "明天来")
    assert await told(transaction, "case-entry") == ids(cast.zhang, cast.li)
    await says(transaction, found, cast.li, "好的")
    assert await told(transaction, "case-entry") == ids(cast.zhang, cast.li, cast.wang)


async def test_an_answer_lets_the_clock_run_again(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    async with transaction() as session:
        await casework.ask(
            session, await access.held_case(session, found.id, by=cast.wang), by=cast.wang, words="几楼？"
        )
    assert (await now(transaction, found)).state == State.ASKING
    await says(transaction, found, cast.wang, "四楼吗？")
    assert (await now(transaction, found)).state == State.ASKING
    await says(transaction, found, cast.zhang, "四楼")
    assert ((await now(transaction, found)).state, (await now(transaction, found)).paused_at) == (State.TAKEN, None)


async def test_what_is_over_or_not_yet_there_is_not_talked_about(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast.zhang, "漏水")
    with pytest.raises(NotFound):
        await says(transaction, draft, cast.zhang, "还有")
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await withdrawn(transaction, found)
    for by in (cast.zhang, cast.wang):
        with pytest.raises(Ended):
            await says(transaction, found, by, "还有")


@pytest.mark.usefixtures("at_once")
async def test_words_that_come_while_it_ends_are_passed_on_or_refused_never_lost(
    transaction: Transaction, cast: Cast
) -> None:
    for number in range(4):
        found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)

        async def say(found: Case = found, text: str = f"第 {number} 句") -> bool:
            try:
                await says(transaction, found, cast.zhang, text)
            except Ended:
                return False
            return True

        passed, _ = await asyncio.gather(say(), withdrawn(transaction, found))
        assert ((Side.RESIDENT, f"第 {number} 句") in await words(transaction, found)) is passed


@pytest.mark.usefixtures("at_once")
async def test_words_that_come_while_somebody_takes_it_reach_them_once(transaction: Transaction, cast: Cast) -> None:
    for number in range(4):
        found = await filed(transaction, cast.zhang)
        text = f"第 {number} 句"
        await asyncio.gather(says(transaction, found, cast.zhang, text), claimed(transaction, found, cast.wang))
        async with transaction.reading() as session:
            relayed = [row.arguments["words"] for row in await deliveries(session, "case-entry")]
        assert relayed.count(text) + (await in_hand(transaction, cast.wang)).count(text) == 1
        await withdrawn(transaction, found)


async def test_an_edit_reaches_the_card_that_shows_the_words(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang)
    await says(transaction, found, cast.zhang, "在厨放", 5)
    await claimed(transaction, found, cast.wang)
    await says(transaction, found, cast.zhang, "明天再家", 6)
    await deliver(transaction)
    async with transaction() as session:
        assert await talks.edit(session, by=cast.zhang, message_id=5, words="在厨房")
        assert await talks.edit(session, by=cast.zhang, message_id=6, words="明天在家")
        assert not await talks.edit(session, by=cast.zhang, message_id=7, words="?")
        assert not await talks.edit(session, by=cast.li, message_id=6, words="?")
        with pytest.raises(WordsTooLong):
            await talks.edit(session, by=cast.zhang, message_id=6, words="水" * 1001)
    async with transaction.reading() as session:
        edits = [row for row in await session.scalars(select(Delivery)) if row.step == "edit" and row.person_id]
        assert {row.person_id for row in edits} == {cast.wang.id}
        said = str([row.arguments for row in edits])
    assert "在厨房" in said
    assert "明天在家" in said
    assert "在厨放" not in said


async def test_words_of_a_case_that_is_over_do_not_come_back(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await says(transaction, found, cast.zhang, "在厨房", 5)
    await deliver(transaction)
    await withdrawn(transaction, found)
    async with transaction() as session:
        assert not await talks.edit(session, by=cast.zhang, message_id=5, words="canary")
        assert not [row for row in await session.scalars(select(Delivery)) if "canary" in str(row.arguments)]


async def test_an_earlier_holder_hears_nothing_more(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await says(transaction, found, cast.zhang, "在厨房", 5)
    await deliver(transaction)
    async with transaction() as session:
        await casework.take_over(session, await access.directed_case(session, found.id, by=cast.chen), by=cast.chen)
    await deliver(transaction)
    async with transaction() as session:
        assert await talks.edit(session, by=cast.zhang, message_id=5, words="canary")
        rows = [row for row in await session.scalars(select(Delivery)) if "canary" in str(row.arguments)]
    assert {row.person_id for row in rows} == {cast.chen.id}
    with pytest.raises(NotYours):
        await says(transaction, found, cast.wang, "明天来")


async def test_a_picture_reaches_the_other_side_as_one(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    async with transaction() as session:
        case = await cases.case(session, found.id)
        await talks.say(session, case, by=cast.zhang, sort=Sort.PHOTO, file="AgAC", words="这里", message_id=5)
    async with transaction.reading() as session:
        (card,) = await deliveries(session, "case-entry")
    assert {name: card.arguments[name] for name in ("sort", "file", "words", "side", "edited")} == {
        "sort": "photo",
        "file": "AgAC",
        "words": "这里",
        "side": "resident",
        "edited": False,
    }


async def test_a_message_of_theirs_or_a_card_of_ours_leads_to_its_case(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    await says(transaction, found, cast.zhang, "在厨房", 5)
    await deliver(transaction)
    async with transaction() as session:
        (card,) = await deliveries(session, "case-entry", person_id=cast.wang.id)
        for by, message_id in ((cast.zhang, 5), (cast.wang, card.message_id or 0)):
            about = await talks.about(session, by=by, message_id=message_id)
            assert about
            assert about.id == found.id
        assert await talks.about(session, by=cast.li, message_id=5) is None
        assert await talks.about(session, by=cast.zhang, message_id=99) is None


@pytest.mark.usefixtures("at_once")
async def test_two_who_hold_each_others_cases_begin_to_talk_at_once(transaction: Transaction, everyone: Cast) -> None:
    his = await filed(transaction, everyone.wang, service="question")
    hers = await filed(transaction, everyone.chen, service="question")
    await asyncio.gather(claimed(transaction, his, everyone.chen), claimed(transaction, hers, everyone.wang))
    async with transaction.reading() as session:
        about = {(await people.person(session, one.id)).talks_about for one in (everyone.wang, everyone.chen)}
    assert len(about) == 1
    assert about <= {his.id, hers.id}


async def test_who_leaves_writes_to_the_bot_again_and_the_other_hears_it_once(
    transaction: Transaction, cast: Cast
) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service="question"), cast.wang)
    for _ in range(2):
        async with transaction() as session:
            assert (await people.person(session, cast.zhang.id)).talks_about in {found.id, None}
            await talks.leave(session, by=cast.zhang)
        async with transaction() as session:
            await session.execute(update(Person).where(col(Person.id) == cast.zhang.id).values(talks_about=found.id))
    async with transaction.reading() as session:
        left = [row for row in await deliveries(session, "case-told") if row.arguments["what"] == "left"]
    assert [(row.person_id, row.arguments["name"]) for row in left] == [(cast.wang.id, "Zhang")]


async def test_who_leaves_what_is_over_leaves_quietly(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service="question"), cast.wang)
    await withdrawn(transaction, found)
    async with transaction() as session:
        await talks.leave(session, by=cast.wang)
        assert (await people.person(session, cast.wang.id)).talks_about is None
        told_of = [row for row in await deliveries(session, "case-told") if row.arguments["what"] == "left"]
    assert told_of == []
