"""What was said in a case stands in its holder's chat until it is over, and nowhere a moment longer than we said."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import inspect, select
from sqlmodel import SQLModel, col

from community import (
    cases,
    casework,
    clock,
    endings,
    entries,
    joinings,
    mydata,
    outbox,
    people,
    places,
    proxies,
    schema,
    talks,
)
from community.cases import Case, Outcome, State
from community.database import Transaction
from community.entries import Side, Sort
from community.outbox import Delivery
from community.people import Person
from tests.community.conftest import RESIDENTS, STAFF, Cast
from tests.community.filing import claimed, filed, now
from tests.community.working import arrive, does, proven, shows

pytestmark = pytest.mark.usefixtures("catalogue")
#: What only Zhang says, and what only the holder may read, in the cases below.
SECRETS = ("厨房滴滴答答", "1 单元 502", "13800138000", "六楼的那盏", "悄悄话", "锁孔堵了")


async def standing(transaction: Transaction, *readers: int) -> list[str]:
    """Return which of the secrets can be read in these chats."""
    said = json.dumps([await shows(transaction, one) for one in readers], ensure_ascii=False)
    return [one for one in SECRETS if one in said]


async def kept(transaction: Transaction) -> list[tuple[str, str]]:
    """Return in which tables secrets are kept, sealed or not."""
    found = set()
    async with transaction.reading() as session:
        for table in schema.TABLES:
            for row in await session.scalars(select(table)):
                said = json.dumps(_opened(row), ensure_ascii=False, default=str)
                found |= {(table.__name__, one) for one in SECRETS if one in said}
    return sorted(found)


def _opened(row: SQLModel) -> dict[str, Any]:
    names = [column.key for column in inspect(type(row)).columns]
    return {name.removesuffix("_sealed"): getattr(row, name.removesuffix("_sealed")) for name in names}


async def talked(transaction: Transaction, cast: Cast) -> Case:
    """Let a case have everything: words, a door, a number, a question and its answer, a picture, notes, revised cards."""
    found = await filed(transaction, cast.zhang, SECRETS[0], spot=SECRETS[1], phone=SECRETS[2])
    await arrive(transaction)
    found = await claimed(transaction, found, cast.wang)
    await arrive(transaction)
    await does(transaction, cast.wang, casework.ask, found, words="哪一盏？")
    await does(transaction, cast.zhang, talks.say, found, words=SECRETS[3], message_id=71)
    await arrive(transaction)
    async with transaction() as session:
        again = await cases.case(session, found.id)
        await entries.add(session, again, by=cast.zhang, side=Side.RESIDENT, sort=Sort.PHOTO, file="file", words="图")
        await talks.edit(session, by=cast.zhang, message_id=71, words=SECRETS[3] + "！")
    await does(transaction, cast.wang, casework.note, found, words=SECRETS[4])
    await arrive(transaction)
    await does(transaction, cast.wang, casework.extend, found, days=1, reason="等配件")
    await arrive(transaction)
    assert await standing(transaction, cast.wang.id) == list(SECRETS[:5])
    assert await standing(transaction, STAFF, RESIDENTS, cast.chen.id, cast.li.id, cast.zhao.id) == []
    return await now(transaction, found)


async def test_nothing_stands_in_any_chat_after_any_end(transaction: Transaction, cast: Cast) -> None:
    found = await talked(transaction, cast)
    await proven(transaction, found, cast.wang)
    await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED)
    await arrive(transaction)
    assert await standing(transaction, cast.wang.id) == []
    await does(transaction, cast.zhang, endings.reopen, found, words=SECRETS[5])
    await arrive(transaction)
    assert await standing(transaction, cast.wang.id) == list(SECRETS)
    await does(transaction, cast.chen, casework.take_over, found)
    await arrive(transaction)
    assert await standing(transaction, cast.wang.id) == []
    assert await standing(transaction, cast.chen.id) == list(SECRETS)
    await does(transaction, cast.zhang, endings.withdraw, found)
    await arrive(transaction)
    assert await standing(transaction, cast.wang.id, cast.chen.id, STAFF, RESIDENTS) == []


async def test_what_was_merged_leaves_the_chat_with_what_it_went_on_in(transaction: Transaction, cast: Cast) -> None:
    found = await talked(transaction, cast)
    into = await claimed(transaction, await filed(transaction, cast.li, "也漏", service="tap"), cast.chen)
    await arrive(transaction)
    await does(transaction, cast.chen, joinings.merge, found, into)
    await arrive(transaction)
    assert await standing(transaction, cast.wang.id) == []
    # Notes are among those who worked on it; the door was Zhang's alone.
    assert await standing(transaction, cast.chen.id) == [SECRETS[0], SECRETS[3]]
    await does(transaction, cast.chen, endings.finish, into, outcome=Outcome.NOT_NOW, words="没有配件")
    await arrive(transaction)
    assert await standing(transaction, cast.chen.id, STAFF, cast.li.id) == []


async def test_of_whoever_is_erased_no_word_is_left_anywhere(transaction: Transaction, cast: Cast) -> None:
    await talked(transaction, cast)
    async with transaction() as session:
        await mydata.erase(session, cast.zhang.id)
    await arrive(transaction)
    assert await standing(transaction, cast.wang.id) == []
    # The worker's own note is the committee's.
    assert {one for _, one in await kept(transaction)} <= {SECRETS[4]}


async def test_of_whoever_is_erased_after_the_end_no_word_is_left_anywhere(
    transaction: Transaction, cast: Cast
) -> None:
    found = await talked(transaction, cast)
    await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.NOT_NOW, words="没有配件")
    await arrive(transaction)
    async with transaction() as session:
        await mydata.erase(session, cast.zhang.id)
    assert {one for _, one in await kept(transaction)} <= {SECRETS[4]}


async def test_after_half_a_year_nothing_is_left_anywhere(transaction: Transaction, cast: Cast) -> None:
    found = await talked(transaction, cast)
    await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.NOT_NOW, words="没有配件")
    later = clock.now() + cases.WORDS_KEPT_FOR + timedelta(days=1)
    async with transaction() as session:
        assert await endings.anonymise(session, now=later) == 1
    assert await kept(transaction) == []


async def test_what_goes_on_in_another_case_keeps_its_words_as_long_as_that_one_is_open(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, SECRETS[0])
    into = await claimed(transaction, await filed(transaction, cast.li, "也漏", service="tap"), cast.chen)
    await does(transaction, cast.chen, joinings.merge, found, into)
    later = clock.now() + cases.WORDS_KEPT_FOR + timedelta(days=1)
    async with transaction() as session:
        assert await endings.anonymise(session, now=later) == 0
    await does(transaction, cast.chen, endings.finish, into, outcome=Outcome.NOT_NOW, words="没有配件")
    async with transaction() as session:
        assert await endings.anonymise(session, now=clock.now() + cases.WORDS_KEPT_FOR + timedelta(days=1)) == 2


async def test_cards_of_what_is_forgotten_go_with_it(transaction: Transaction, cast: Cast) -> None:
    found = await talked(transaction, cast)
    await does(transaction, cast.zhang, endings.withdraw, found)
    later = clock.now() + cases.KEPT_FOR + timedelta(days=1)
    async with transaction() as session:
        await outbox.forget_old(session, now=later)
        assert await endings.anonymise(session, now=later) == 1
        assert await endings.anonymise(session, now=later) == 0
    async with transaction.reading() as session:
        assert await session.get(Case, found.id) is None
        left = select(col(Delivery.key)).where(col(Delivery.key).startswith("case:"))
        assert list(await session.scalars(left)) == []


async def test_whoever_acted_for_a_neighbour_is_on_nobodys_card_any_more(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        asked = await proxies.invite(session, by=cast.zhang, name="奶奶")
        leave = await proxies.consent(session, asked.token or "", by=cast.li)
    found = await claimed(transaction, await filed(transaction, cast.zhang, SECRETS[0], proxy_id=leave.id), cast.wang)
    await arrive(transaction)
    async with transaction() as session:
        await proxies.revoke(session, leave.id, by=cast.li)
    await arrive(transaction)
    (card,) = [said for name, said in await shows(transaction, cast.wang.id) if name == "case-hand"]
    assert (card["name"], card["telegram_id"], card["proxy"]) == ("Li", cast.li.telegram_id, None)
    assert (await now(transaction, found)).person_id == cast.li.id


async def test_a_case_of_a_house_that_was_removed_stays_with_its_grid(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, SECRETS[0])
    async with transaction() as session:
        await places.remove(session, await places.place(session, cast.building.id or 0), by=cast.zhao.id)
    found = await now(transaction, found)
    assert (found.state, found.place_id) == (State.WAITING, cast.grid.id)
    async with transaction.reading() as session:
        assert (await people.person(session, cast.zhang.id)).place_id is None


async def heard(transaction: Transaction, who: Person) -> list[str]:
    return [said["what"] for card, said in await shows(transaction, who.id) if card == "case-told"]


async def test_nobody_is_told_what_they_did_themselves(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.wang, "灯", service="corridor-light"), cast.wang)
    await does(transaction, cast.wang, casework.extend, found, days=1, reason="等")
    await does(transaction, cast.wang, casework.release, found)
    assert await heard(transaction, cast.wang) == []
