"""How a case ends, as those who end it live it: with a picture, with words, honestly, and after a look."""

import pytest

from community.cases import Kind, State
from community.entries import Side, Sort
from tests.conversations.announcements import png
from tests.conversations.filing import WORDS, in_hand, now, said
from tests.stories import Actor, Town


async def test_solved_needs_a_picture_a_look_and_one_more_tap(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen, service="leak-shared")
    await chen.taps("button-case-finish", kind="repair")
    await chen.hears("case-proof-ask", number=1)
    await chen.says("修好了")
    await chen.hears("case-proof-only")
    town.playground.world.send_sticker(chen.id, chen.key(None), "👍")
    await chen.hears("case-proof-only")
    for red in (10, 20):
        town.playground.world.send_files(chen.id, chen.key(None), "photo", [png(red)])
    await chen.hears("case-proof-got", count=2, album=False)
    await chen.taps("button-case", act="enough")
    await chen.sees_of("给居民写一句做了什么")
    await chen.says("换了阀门")
    look = await chen.hears_of("居民会收到：")
    assert "换了阀门" in look["text"]
    assert (await now(town, found)).state == State.TAKEN
    await chen.says("换了阀门，试过不漏了")
    await chen.hears_of("试过不漏了")
    await chen.taps("button-case", act="send")
    await chen.sees("case-end-sent", number=1, name="已解决")
    await zhang.hears_of("试过不漏了")
    ended = await now(town, found)
    assert (ended.state, ended.outcome) == (State.ENDED, "solved")
    assert await said(town, found, Side.WORKER) == [Sort.PHOTO, Sort.PHOTO, "换了阀门，试过不漏了"]
    await chen.sees("case-put-away", number=1, how="done", reached=True)
    assert all(WORDS not in one.get("text", "") for one in town.heard(chen.key(None)))


async def test_without_a_picture_it_is_answered_and_not_called_solved(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen, service="leak-shared")
    await chen.taps("button-case-finish", kind="repair")
    await chen.taps("button-case", act="no-proof")
    await chen.sees("case-end-no-proof", number=1)
    await chen.says("阀门在住户家里，他不让拍")
    await chen.taps("button-case", act="send")
    await chen.sees("case-end-sent", number=1, name="已答复")
    assert (await now(town, found)).outcome == "answered"


async def test_what_needs_no_picture_is_solved_without_a_word(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen, service="phone-help", kind=Kind.HELP)
    await chen.taps("button-case-finish", kind="help")
    await chen.taps("button-case", act="no-words")
    await chen.sees_of("居民会收到：")
    await chen.taps("button-case", act="again")
    await chen.sees_of("给居民写一句做了什么")
    await chen.taps("button-case", act="no-words")
    await chen.taps("button-case", act="send")
    await chen.sees("case-end-sent", number=1, name="已解决")
    assert (await now(town, found)).outcome == "solved"


@pytest.mark.parametrize("outcome", ["not-now", "emergency", "statutory", "already", "private", "outside", "improper"])
async def test_every_honest_end_is_chosen_worded_seen_and_told(
    zhang: Actor, chen: Actor, town: Town, outcome: str
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen, service="leak-shared")
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="outcomes")
    await chen.hears("case-ends", number=1)
    await chen.taps("button-outcome", outcome=outcome)
    await chen.says("照实说明的一句话")
    look = await chen.hears_of("居民会收到：")
    assert "照实说明的一句话" in look["text"]
    await chen.taps("button-case", act="send")
    await zhang.hears_of("照实说明的一句话")
    assert (await now(town, found)).outcome == outcome


async def test_pictures_and_words_of_an_end_survive_a_restart(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen, service="leak-shared")
    await chen.taps("button-case-finish", kind="repair")
    await chen.hears("case-proof-ask", number=1)
    town.playground.world.send_files(chen.id, chen.key(None), "photo", [png(10), png(20)])
    await chen.hears("case-proof-got", count=1, album=True)
    await town.restart()
    await chen.taps("button-case", act="enough")
    await chen.says("换了阀门")
    await chen.hears_of("居民会收到：")
    await town.restart()
    await chen.taps("button-case", act="send")
    await chen.sees("case-end-sent", number=1, name="已解决")
    assert (await now(town, found)).outcome == "solved"
