"""What belongs to no conversation: a short kind answer that says what to do; in groups, silence."""

from community import people
from tests.conversations.conftest import BUILDER, RESIDENTS
from tests.stories import BOT, Actor, Town


async def test_what_is_not_text_is_answered_kindly(zhang: Actor, town: Town) -> None:
    world, key = town.playground.world, zhang.key(None)
    world.send_sticker(zhang.id, key, "👍")
    await zhang.hears("stray-content")
    world.send_location(zhang.id, key, 29.7, 107.4)
    await zhang.hears("stray-content")
    world.send_poll(zhang.id, key, "?", ["a", "b"])
    await zhang.hears("stray-content")
    world.send_contact(zhang.id, key)
    await zhang.hears("stray-content")
    world.send_dice(zhang.id, key)
    await zhang.hears("stray-content")


async def test_the_same_in_a_group_is_met_with_silence(zhang: Actor, town: Town) -> None:
    world, key = town.playground.world, str(RESIDENTS)
    world.send_sticker(zhang.id, key, "👍")
    world.send_location(zhang.id, key, 29.7, 107.4)
    await zhang.says("/nosuchcommand", chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)


async def test_an_unknown_command_points_to_help(zhang: Actor) -> None:
    await zhang.says("/nosuchcommand 1 2 3")
    await zhang.hears("stray-command")


async def test_a_forwarded_question_is_a_question(zhang: Actor, li: Actor, town: Town) -> None:
    asked = await li.says("低保怎么申请", chat=RESIDENTS)
    town.playground.world.forward(zhang.id, zhang.key(None), asked, str(RESIDENTS))
    await zhang.hears_of("依据：")


async def test_a_very_long_message_is_asked_to_be_short(zhang: Actor) -> None:
    await zhang.says("我想问一下" * 800)
    await zhang.hears("stray-long")


async def test_an_edit_is_said_not_to_be_followed(zhang: Actor, town: Town) -> None:
    number = await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    town.playground.world.edit(zhang.id, zhang.key(None), number, "残疾人证怎么办")
    await zhang.hears("stray-edit")


async def test_a_button_of_another_age_says_what_to_do(zhang: Actor, town: Town) -> None:
    await zhang.says("低保怎么申请")
    answer = await zhang.hears_of("依据：")
    for data in (
        "gone:1",
        "take:x",
        "vote:no-such-article:1",
        "show:no-such-article:0",
        "",
        "speak:xx",
        "tree:open:-1",
    ):
        if data:
            await zhang.taps_what_was_there(answer, data)
    await zhang.is_told("stray-button")
    await zhang.is_told("answer-gone")
    assert not [entry for entry in town.playground.world.log if entry["level"] == "error"]


async def test_an_anonymous_administrator_is_told_what_to_change(zhao: Actor, town: Town) -> None:
    world = town.playground.world
    world.promote(BUILDER, str(RESIDENTS), zhao.id, anonymous=True)
    await zhao.says("@linli_bot 低保怎么申请", chat=RESIDENTS, anonymous=True)
    await zhao.hears("stray-anonymous", chat=RESIDENTS)
    await zhao.says("/link", chat=RESIDENTS, anonymous=True)
    await zhao.hears("stray-anonymous", chat=RESIDENTS)
    await zhao.says("大家好", chat=RESIDENTS, anonymous=True)
    await zhao.hears_nothing(chat=RESIDENTS)


async def test_who_blocked_the_bot_is_remembered_and_welcome_again(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    world = town.playground.world

    async def reachable() -> bool:
        async with town.app.database.transaction.reading() as session:
            return (await people.by_telegram_id(session, zhang.id)).reachable

    async def unreachable() -> bool:
        return not await reachable()

    world.block(zhang.id, BOT)
    assert await zhang.until(unreachable)
    world.block(zhang.id, BOT, blocked=False)
    assert await zhang.until(reachable)
    await zhang.comes_in()
