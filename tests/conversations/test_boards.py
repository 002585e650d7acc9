"""The board as those who work on cases live with it: it edits itself, leads to cases, and finds them by a word."""

from typing import Any

import pytest

from community import boards, people
from community.cases import Case
from tests.conversations import told
from tests.conversations.announcements import labels, later
from tests.conversations.conftest import STAFF
from tests.conversations.told import person
from tests.stories import Actor, Town

WORDS = "厨房水管一直滴水"


async def files(town: Town, who: Actor, **chosen: Any) -> Case:
    return await told.files(town, who, WORDS, **chosen)


async def looks(town: Town) -> None:
    """Let the time of the next look come."""
    later(town, seconds=10)
    await boards.refresh(town.app.database.transaction)


async def test_a_board_says_what_waits_and_updates_itself(zhang: Actor, wang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await wang.comes_in()
    await wang.says("/board")
    board = await wang.hears_of("今日待办 0")
    assert "没有要办的" in board["text"]
    await files(town, zhang)
    await looks(town)
    now = await wang.sees_of("等人认领 1")
    assert now["message_id"] == board["message_id"]
    assert "#R1 水龙头、水管 · 2 栋" in now["text"]
    assert WORDS not in now["text"]
    await wang.taps("button-board-open", number=1)
    await wang.taps("button-claim")
    await looks(town)
    held = await wang.sees_of("在办不急的 1")
    assert held["message_id"] == board["message_id"]


async def test_a_section_opens_page_by_page_and_leads_back(zhang: Actor, wang: Actor, li: Actor, town: Town) -> None:
    for actor in (zhang, wang, li):
        await actor.comes_in()
    for who in (zhang, zhang, zhang, li, li, li):
        await files(town, who, service="lift")
    await wang.says("/board")
    await wang.hears_of("等人认领 6")
    await wang.taps("看待认领 6")
    first = await wang.sees_of("等人认领：6 件")
    assert "#R5 " in first["text"]
    assert "#R6 " not in first["text"]
    await wang.taps("button-next")
    second = await wang.sees_of("等人认领：6 件\n\n#R6 ")
    assert second["message_id"] == first["message_id"]
    await wang.taps("button-board-back")
    await wang.sees_of("最要紧的：")


async def test_a_new_board_lets_the_old_one_say_where_it_is(wang: Actor) -> None:
    await wang.comes_in()
    await wang.says("/board")
    old = await wang.hears_of("今日待办 0")
    await wang.says("/board")
    new = await wang.hears_of("今日待办 0")
    gone = await wang.sees("board-gone", how="moved")
    assert gone["message_id"] == old["message_id"] != new["message_id"]
    assert "reply_markup" not in gone


async def test_staff_see_the_grids_and_open_one(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await files(town, zhang, service="lift")
    await chen.says("/board")
    await chen.hears_of("全部在办 1")
    await chen.taps("看全部 1")
    await chen.sees_of("一网格：等人认领 1 · 在办 0 · 等居民回复 0 · 挂起 0")
    await chen.taps("一网格")
    await chen.sees_of("一网格：1 件")
    await chen.taps("button-board-back")
    await chen.sees_of("全部在办：1 件")


@pytest.mark.parametrize("words", ["2栋", "电梯", "電梯", "R1"])
async def test_words_behind_the_command_find_cases(zhang: Actor, wang: Actor, town: Town, words: str) -> None:
    await zhang.comes_in()
    await wang.comes_in()
    await files(town, zhang, service="lift")
    await wang.says(f"/board {words}")
    found = await wang.hears_of(f"跟“{words}”有关的有 1 件")
    assert "#R1 电梯 · 2 栋" in found["text"]
    assert "打开 #R1" in labels(found)


async def test_the_search_button_waits_for_a_word(zhang: Actor, wang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await wang.comes_in()
    await files(town, zhang, service="lift")
    await wang.says("/board")
    await wang.hears_of("等人认领 1")
    await wang.taps("button-board-search")
    await wang.hears("board-ask")
    await wang.says("滴水")
    await wang.hears("board-found-none", words="滴水")
    await wang.taps("button-board-search")
    await wang.hears("board-ask")
    await wang.says("算了")
    await wang.hears("never-mind")


async def test_a_group_is_led_to_the_private_chat(wang: Actor) -> None:
    await wang.comes_in()
    await wang.says("/board", chat=STAFF)
    card = await wang.hears("board-in-private", chat=STAFF)
    (button,) = card["reply_markup"]["inline_keyboard"][0]
    payload = button["url"].partition("start=")[2]
    await wang.starts(payload)
    await wang.hears_of("今日待办 0")


async def test_residents_have_no_board_and_no_old_button_of_one(zhang: Actor, wang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await wang.comes_in()
    await zhang.says("/board")
    await zhang.hears("refused-not-allowed")
    await wang.says("/board")
    board = await wang.hears_of("今日待办 0")
    async with town.app.database.transaction() as session:
        me = await person(town, wang)
        for role in await people.roles(session, me.id):
            await people.revoke(session, role.id or 0, by=me)
    data = board["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    await wang.taps_what_was_there(board, data)
    await wang.is_told("refused-not-allowed")


async def test_a_board_goes_on_after_a_restart(zhang: Actor, wang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await wang.comes_in()
    await wang.says("/board")
    board = await wang.hears_of("今日待办 0")
    await town.restart()
    await files(town, zhang, service="lift")
    await looks(town)
    assert (await wang.sees_of("等人认领 1"))["message_id"] == board["message_id"]


async def test_english_readers_have_an_english_board(zhang: Actor, wang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await wang.comes_in()
    await files(town, zhang, service="lift")
    await wang.says("/language")
    await wang.taps("English")
    wang.language = "en"
    await wang.says("/board")
    board = await wang.hears_of("Due today 0 · To be taken 1")
    assert "#R1 Lift · 2 栋" in board["text"]
