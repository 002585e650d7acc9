"""Buttons of cases in other hands: the wrong person, made-up data, weeks later, twice; nothing of it reaches a case."""

import asyncio
from typing import Any, get_args

import pytest
from sqlalchemy import func, select

from community import access, casework, departures, people, trail
from community.cases import Outcome, State
from community.entries import Entry
from handlers.cards.case_buttons import Handle
from tests.community import filing
from tests.conversations.conftest import PEOPLE, STAFF
from tests.conversations.filing import WORDS, filed, in_hand, now, the_person
from tests.stories import Actor, Town

ACTS = get_args(Handle.model_fields["act"].annotation)


def every(case_id: int, other: int) -> list[str]:
    """Return what could be sent about a case: every act, every end, every choice."""
    return [
        f"take:{case_id}",
        *(f"hand:{act}:{case_id}:0" for act in ACTS),
        *(f"endas:{case_id}:{outcome}" for outcome in Outcome),
        f"handto:{case_id}:{other}",
        f"putoff:{case_id}:hold:3",
        f"putoff:{case_id}:extend:5",
        f"cut:{case_id}:corridor-light",
    ]


async def figures(town: Town) -> tuple[int, ...]:
    """Return how many lines the trail has, and how many entries there are."""
    async with town.app.database.transaction.reading() as session:
        counts = [select(func.count()).select_from(table) for table in (trail.Entry, Entry)]
        return tuple([(await session.scalars(count)).one() for count in counts])


async def tap_all(who: Actor, message: dict[str, Any], town: Town, every_: list[str], chat: int | None = None) -> None:
    """Tap everything; each tap is answered, and never with an apology."""
    for data in every_:
        town.alerts.clear()
        await who.taps_what_was_there(message, data, chat=chat)
        assert await who.until(lambda: asyncio.sleep(0, bool(town.alerts))), data
        assert "编号" not in town.alerts[-1]["text"] or "写编号" in town.alerts[-1]["text"], (data, town.alerts)


async def test_a_resident_reaches_no_case_of_anybody_by_any_button(
    zhang: Actor, emma: Actor, chen: Actor, town: Town
) -> None:
    for one in (zhang, emma, chen):
        await one.comes_in()
    found = await in_hand(town, zhang, chen)
    before, was = await figures(town), await now(town, found)
    for who in (zhang, emma):
        said = town.heard(who.key(None))[-1]
        heard = len(town.heard(who.key(None)))
        await tap_all(who, said, town, every(found.id, (await the_person(town, emma)).id))
        # What leaves a step is answered by an edit; nothing new is said.
        assert len(town.heard(who.key(None))) == heard
    assert await figures(town) == before
    assert (await now(town, found)).model_dump() == was.model_dump()
    assert all(WORDS not in one.get("text", "") for one in town.heard(emma.key(None)))


async def test_who_may_claim_reaches_nothing_that_another_has_in_hand(
    zhang: Actor, li: Actor, chen: Actor, town: Town
) -> None:
    for one in (zhang, li, chen):
        await one.comes_in()
    found = await in_hand(town, zhang, chen, service="leak-shared")
    before, was = await figures(town), await now(town, found)
    said = town.heard(li.key(None))[-1]
    await tap_all(li, said, town, every(found.id, (await the_person(town, li)).id))
    assert await figures(town) == before
    assert (await now(town, found)).model_dump() == was.model_dump()
    assert all(WORDS not in one.get("text", "") for one in town.heard(li.key(None)))


async def test_no_button_of_a_holder_works_in_a_group(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await filed(town, zhang)
    card = await chen.hears_of("#R1 ", chat=STAFF)
    await chen.taps("button-claim", chat=STAFF)
    await chen.hears_of(WORDS)
    mine = [data for data in every(found.id, 1) if not data.startswith("take:") and ":open:" not in data]
    heard = len(town.heard(str(STAFF)))
    await tap_all(chen, card, town, mine, chat=STAFF)
    assert len(town.heard(str(STAFF))) == heard
    assert all(WORDS not in one.get("text", "") for one in town.heard(str(STAFF)))
    assert (await now(town, found)).state == State.TAKEN


@pytest.mark.parametrize(
    "data",
    [
        "take:0", "take:-1", "take:99999999999999999999", "take:7", "hand:ask:7:0", "hand:no-such-act:{case}:0",
        "hand:ask:{case}:-1", "endas:{case}:no-such-end", "endas:7:solved", "handto:{case}:7", "handto:{case}:0",
        "putoff:{case}:hold:0", "putoff:{case}:hold:9999", "putoff:{case}:take-over:3", "cut:{case}:no-such-category",
        "cut:{case}:../../etc", "cut:7:corridor-light", "hand:send:{case}:0", "hand:enough:{case}:0",
        "hand:no-words:{case}:0", "hand:again:{case}:0",
    ],
)  # fmt: skip
async def test_other_data_are_answered_and_change_nothing(zhang: Actor, chen: Actor, town: Town, data: str) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    before = await figures(town)
    await tap_all(chen, town.heard(chen.key(None))[-1], town, [data.format(case=found.id)])
    assert town.alerts[-1]["text"]
    assert await figures(town) == before
    assert (await now(town, found)).state == State.TAKEN


async def test_weeks_later_and_after_a_restart_the_buttons_of_what_is_over_say_so(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen, service="phone-help", kind="help")
    card = next(one for one in town.heard(chen.key(None)) if WORDS in one.get("text", ""))
    await chen.taps("button-case-finish", kind="help")
    await chen.taps("button-case", act="no-words")
    await chen.taps("button-case", act="send")
    await chen.sees("case-put-away", number=1, how="done", reached=True)
    await town.restart()
    before, was = await figures(town), await now(town, found)
    heard = len(town.heard(chen.key(None)))
    taps = [data for data in every(found.id, 1) if not data.startswith(("hand:leave", "hand:open"))]
    await tap_all(chen, card, town, taps)
    assert await figures(town) == before
    assert (await now(town, found)).model_dump() == was.model_dump()
    assert len(town.heard(chen.key(None))) == heard
    assert all(WORDS not in one.get("text", "") for one in town.heard(chen.key(None)))


async def test_the_same_tap_twice_is_once(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await filed(town, zhang, service="phone-help", kind="help")
    card = await chen.hears_of("#R1 ", chat=STAFF)
    for _ in range(2):
        await chen.taps_what_was_there(card, f"take:{found.id}", chat=STAFF)
    await chen.hears_of(WORDS)
    await chen.taps("button-case-finish", kind="help")
    await chen.taps("button-case", act="no-words")
    look = await chen.sees_of("居民会收到：")
    for _ in range(2):
        await chen.taps_what_was_there(look, f"hand:send:{found.id}:0")
    await chen.sees("case-end-sent", number=1, name="已解决")
    ended = await now(town, found)
    assert (ended.state, ended.outcome) == (State.ENDED, "solved")
    assert sum("已解决" in one.get("text", "") for one in town.heard(chen.key(None))) == 1


async def test_what_was_taken_over_in_the_middle_of_a_step_is_said_and_the_step_is_over(
    zhang: Actor, chen: Actor, zhao: Actor, town: Town
) -> None:
    for one in (zhang, chen, zhao):
        await one.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="ask")
    await chen.hears_of("想问居民什么")
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, PEOPLE["zhao"])
        await casework.take_over(session, await access.directed_case(session, found.id, by=me), by=me)
    before = await figures(town)
    await chen.says("上午方便吗？")
    await chen.hears("refused-already-taken", who="Zhao")
    assert await figures(town) == before
    # What is said next is a question again.
    await chen.says("低保怎么申请")
    await chen.hears_of("依据：")


async def test_who_lost_the_role_in_the_middle_of_a_step_does_nothing_with_it(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    for one in (zhang, chen):
        await one.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="release")
    await chen.hears_of("让别人认领")
    async with town.app.database.transaction() as session:
        zhao = await people.by_telegram_id(session, PEOPLE["zhao"])
        me = await people.by_telegram_id(session, PEOPLE["chen"])
        for role in await people.roles(session, me.id):
            assert role.id
            await people.revoke(session, role.id, by=zhao)
        await departures.release_all(session, me, by=zhao)
    before = await figures(town)
    await chen.says("交给别人吧")
    await chen.hears("refused-not-yours")
    assert await figures(town) == before
    assert (await now(town, found)).state == State.WAITING


async def test_what_was_put_back_is_taken_again_before_it_is_worked_on(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, PEOPLE["chen"])
        await casework.release(session, await access.held_case(session, found.id, by=me), by=me)
    said = town.heard(chen.key(None))[-1]
    await chen.taps_what_was_there(said, f"hand:finish:{found.id}:0")
    await chen.is_told("refused-not-in-hand")


async def test_the_holder_of_one_case_does_nothing_with_another(
    zhang: Actor, chen: Actor, li: Actor, town: Town
) -> None:
    for one in (zhang, chen, li):
        await one.comes_in()
    transaction = town.app.database.transaction
    await in_hand(town, zhang, li, service="phone-help", kind="help")
    second = await filing.claimed(
        transaction, await filed(town, zhang, service="phone-help", kind="help"), await the_person(town, chen)
    )
    before = await figures(town)
    said = next(one for one in town.heard(li.key(None)) if WORDS in one.get("text", ""))
    await tap_all(li, said, town, [data for data in every(second.id, 1) if ":leave" not in data])
    assert await figures(town) == before
