"""Numbers that lead to a person do not stay in a group where the guard is on."""

import logging
from typing import Any

import pytest
from sqlalchemy import text

from community import clock
from handlers import guarding
from playground.chats import Member
from tests.conversations.announcements import png
from tests.conversations.conftest import BUILDER, RESIDENTS, STRANGERS
from tests.stories import BOT, Actor, Town

PHONE = "13800138000"
ID_CARD = "11010519491231002X"


@pytest.fixture(autouse=True)
def _nobody_was_told() -> None:
    guarding.told.clear()


def promote(town: Town, chat: int = RESIDENTS) -> None:
    town.playground.world.promote(BUILDER, chat, BOT)


async def turn_on(zhao: Actor, town: Town) -> None:
    promote(town)
    await zhao.says("/link", chat=RESIDENTS)
    await zhao.taps("button-guard-on", chat=RESIDENTS)
    await zhao.hears("guard-is-on", chat=RESIDENTS)


def is_there(town: Town, number: int) -> bool:
    return not town.playground.world.messages[str(RESIDENTS)][number].deleted


async def test_it_is_off_at_first(zhang: Actor, town: Town) -> None:
    promote(town)
    number = await zhang.says(f"我的电话 {PHONE}", chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    assert is_there(town, number)


async def test_it_needs_an_administrator_and_says_why(zhao: Actor, zhang: Actor, town: Town) -> None:
    await zhao.says("/link", chat=RESIDENTS)
    await zhao.taps("button-guard-on", chat=RESIDENTS)
    await zhao.is_told("guard-needs-administrator")
    number = await zhang.says(f"@linli_bot {PHONE}", chat=RESIDENTS)
    assert is_there(town, number)
    promote(town)
    await zhao.taps("button-guard-on", chat=RESIDENTS)
    await zhao.hears("guard-is-on", chat=RESIDENTS)


async def test_only_who_may_link_turns_it_on(zhang: Actor, zhao: Actor, town: Town) -> None:
    promote(town)
    await zhao.says("/link", chat=RESIDENTS)
    await zhang.taps("button-guard-on", chat=RESIDENTS)
    await zhang.is_told("refused-not-allowed")


async def test_a_number_is_taken_away_with_a_gentle_word(zhao: Actor, zhang: Actor, town: Town) -> None:
    await turn_on(zhao, town)
    number = await zhang.says(f"我的身份证 {ID_CARD}", chat=RESIDENTS)
    word = await zhang.hears("guarded-deleted", chat=RESIDENTS)
    assert not is_there(town, number)
    assert "reply_to_message" not in word
    assert "Zhang" not in word["text"]
    assert word["reply_markup"]["inline_keyboard"][0][0]["url"].endswith("?start=ask")
    # The way there files nothing: it opens the chat.
    await zhang.starts("ask")
    await zhang.hears("start-greeting", name="Zhang")
    await zhang.hears_nothing()


async def test_ordinary_messages_flow_on(zhao: Actor, zhang: Actor, town: Town) -> None:
    await turn_on(zhao, town)
    number = await zhang.says("3 栋 2 单元漏水，打 12345", chat=RESIDENTS)
    await zhang.says("@linli_bot 低保怎么申请", chat=RESIDENTS)
    await zhang.hears_of("低保", chat=RESIDENTS)
    assert is_there(town, number)


async def test_a_question_with_a_number_is_not_answered_in_the_group(zhao: Actor, zhang: Actor, town: Town) -> None:
    await turn_on(zhao, town)
    number = await zhang.says(f"@linli_bot 低保怎么申请，我的电话 {PHONE}", chat=RESIDENTS)
    await zhang.hears("guarded-deleted", chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    assert not is_there(town, number)


async def test_an_emergency_with_a_number_is_both_answered_and_guarded(zhao: Actor, zhang: Actor, town: Town) -> None:
    await turn_on(zhao, town)
    number = await zhang.says(f"@linli_bot 着火了，快打 {PHONE}", chat=RESIDENTS)
    await zhang.hears("emergency-fire", chat=RESIDENTS)
    await zhang.hears("guarded-deleted", chat=RESIDENTS)
    assert not is_there(town, number)


async def test_where_the_bot_may_not_delete_it_asks_the_writer(zhao: Actor, zhang: Actor, town: Town) -> None:
    await turn_on(zhao, town)
    town.playground.world.chat(str(RESIDENTS)).members[BOT] = Member(
        "administrator", rights={"can_delete_messages": False}
    )
    number = await zhang.says(f"卡号 4111 1111 1111 1111，{PHONE}", chat=RESIDENTS)
    await zhang.hears("guarded-left", chat=RESIDENTS)
    assert is_there(town, number)


async def test_one_word_is_enough_for_a_while_but_everything_is_taken_away(
    zhao: Actor, zhang: Actor, emma: Actor, town: Town
) -> None:
    await turn_on(zhao, town)
    first = await zhang.says(PHONE, chat=RESIDENTS)
    await zhang.hears("guarded-deleted", chat=RESIDENTS)
    second = await zhang.says(f"还有 {PHONE}", chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    assert not is_there(town, first)
    assert not is_there(town, second)
    # Another person is told; and after a while the same one again.
    await emma.says(PHONE, chat=RESIDENTS)
    await emma.hears("guarded-deleted", chat=RESIDENTS)
    clock.move(guarding.PAUSE)
    await zhang.says(PHONE, chat=RESIDENTS)
    await zhang.hears("guarded-deleted", chat=RESIDENTS)


async def test_an_edit_and_words_below_a_picture_are_looked_at(
    zhao: Actor, zhang: Actor, emma: Actor, town: Town
) -> None:
    await turn_on(zhao, town)
    number = await zhang.says("我的电话是", chat=RESIDENTS)
    town.playground.world.edit(zhang.id, str(RESIDENTS), number, f"我的电话是 {PHONE}")
    await zhang.hears("guarded-deleted", chat=RESIDENTS)
    assert not is_there(town, number)
    (picture,) = town.playground.world.send_files(emma.id, str(RESIDENTS), "photo", [png()], caption=f"call {PHONE}")
    await emma.hears("guarded-deleted", chat=RESIDENTS)
    assert not is_there(town, picture.id)


async def test_anonymous_administrators_are_left(zhao: Actor, zhang: Actor, town: Town) -> None:
    await turn_on(zhao, town)
    message = town.playground.world.say(BUILDER, str(RESIDENTS), f"物业电话 {PHONE}", anonymous=True)
    await zhang.hears_nothing(chat=RESIDENTS)
    assert is_there(town, message.id)
    town.playground.world.edit(BUILDER, str(RESIDENTS), message.id, f"物业的电话 {PHONE}")
    await zhang.hears_nothing(chat=RESIDENTS)
    assert is_there(town, message.id)


async def test_turning_it_off_is_told_and_a_restart_changes_nothing(zhao: Actor, zhang: Actor, town: Town) -> None:
    await turn_on(zhao, town)
    await town.restart()
    number = await zhang.says(PHONE, chat=RESIDENTS)
    await zhang.hears("guarded-deleted", chat=RESIDENTS)
    assert not is_there(town, number)
    await zhao.taps("button-guard-off", chat=RESIDENTS)
    await zhao.hears("guard-is-off", chat=RESIDENTS)
    number = await zhang.says(PHONE, chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    assert is_there(town, number)


async def test_a_second_tap_is_no_second_announcement(zhao: Actor, town: Town) -> None:
    promote(town)
    await zhao.says("/link", chat=RESIDENTS)
    panel = await zhao.hears("group-purpose-now", chat=RESIDENTS, purpose="居民群", place="梧桐社区")
    await zhao.taps("button-guard-on", chat=RESIDENTS)
    await zhao.hears("guard-is-on", chat=RESIDENTS)
    await zhao.taps_what_was_there(panel, "guard:1", chat=RESIDENTS)
    await zhao.hears_nothing(chat=RESIDENTS)


async def test_a_group_that_nobody_linked_has_no_such_button(zhao: Actor, town: Town) -> None:
    promote(town, STRANGERS)
    await zhao.says("/link", chat=STRANGERS)
    panel = await zhao.hears("group-purpose", chat=STRANGERS)
    words = str(panel["reply_markup"])
    assert town.translator("zh-Hans").plain("button-guard-on") not in words


@pytest.mark.parametrize("changes", [{"counter_phone": PHONE}])
async def test_the_counters_own_phone_may_be_told(zhao: Actor, zhang: Actor, town: Town) -> None:
    await turn_on(zhao, town)
    number = await zhang.says(f"居委会电话 {PHONE}", chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    assert is_there(town, number)


async def test_no_log_line_and_no_row_holds_what_was_said(
    zhao: Actor, zhang: Actor, town: Town, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    await turn_on(zhao, town)
    await zhang.says(f"@linli_bot 我的电话 {PHONE}，着火了", chat=RESIDENTS)
    await zhang.hears("guarded-deleted", chat=RESIDENTS)
    await zhang.says("我的身份证 " + ID_CARD, chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    printed = capfd.readouterr()
    logged = f"{caplog.text}\n{printed.out}\n{printed.err}"
    # Lines of every update are there, and the words are in none of them.
    assert "update" in logged
    assert not any(secret in logged for secret in (PHONE, ID_CARD, "着火了"))
    assert not any(secret in everything for everything in await all_rows(town) for secret in (PHONE, ID_CARD, "着火了"))


async def all_rows(town: Town) -> list[str]:
    found: list[Any] = []
    async with town.app.database.transaction.reading() as session:
        names = (await session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'"))).all()
        for name in names:
            if "search" not in name and "article" not in name:
                found += (await session.execute(text(f'SELECT * FROM "{name}"'))).all()  # noqa: S608 - its own tables
    return [str(row) for row in found]
