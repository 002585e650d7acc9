"""Everything that Telegram refuses is refused in its own words."""

from typing import Any

import pytest

from playground import World
from playground.files import Upload
from tests.wire.conftest import BOT, CHEN, LI, PNG, WANG, ZHANG, Client

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"


@pytest.fixture(autouse=True)
def _started(world: World) -> None:
    world.start(ZHANG, BOT)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " \n "}, "message text is empty"),
        ({"text": "好" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        (
            {"text": "<b>a", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"text": "<p>a", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
        ({"text": "好</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag at byte offset 3"),
        (
            {"text": "1.", "parse_mode": "MarkdownV2"},
            "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        (
            {"text": "*a", "parse_mode": "MarkdownV2"},
            "can't parse entities: Can't find end of Bold entity at byte offset 0",
        ),
        ({"text": "a", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "a", "chat_id": 555}, "chat not found"),
        ({"text": "a", "message_thread_id": 77}, "message thread not found"),
    ],
)
async def test_a_wrong_text_is_refused(client: Client, fields: dict[str, Any], words: str) -> None:
    assert await client.refused("send_message", **{"chat_id": ZHANG, **fields}) == words


async def test_a_text_of_the_longest_length_is_taken_after_its_marks_are_read(client: Client) -> None:
    sent = await client.bot.send_message(chat_id=ZHANG, text=f"<b>{'好' * 4096}</b>", parse_mode="HTML")
    assert len(sent.text) == 4096


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "a", "callback_data": "好" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "a"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            {"text": "a", "url": "not an address"},
            "inline keyboard button URL 'not an address' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "a", "url": "ftp://a.example"},
            "inline keyboard button URL 'ftp://a.example' is invalid: Unsupported URL protocol",
        ),
        ({"text": " ", "callback_data": "1"}, "inline keyboard button text must be non-empty"),
    ],
)
async def test_a_wrong_button_is_refused(call: Any, button: dict[str, str], words: str) -> None:
    answer = await call("sendMessage", chat_id=ZHANG, text="a", reply_markup={"inline_keyboard": [[button]]})
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}


async def test_data_of_64_bytes_is_taken(client: Client) -> None:
    buttons = client.buttons([{"text": "a", "callback_data": "x" * 64}])
    assert (await client.bot.send_message(chat_id=ZHANG, text="a", reply_markup=buttons)).message_id


async def test_a_caption_over_1024_is_refused(client: Client) -> None:
    photo = client.file(PNG, "a.png")
    assert (
        await client.refused("send_photo", chat_id=ZHANG, photo=photo, caption="好" * 1025)
        == "message caption is too long"
    )


async def test_wrong_files_are_refused(client: Client, world: World) -> None:
    assert (
        await client.refused("send_photo", chat_id=ZHANG, photo=client.file(b"no picture", "a.png"))
        == "IMAGE_PROCESS_FAILED"
    )
    thin = PNG.replace(b"\x00\x00\x04\x00\x00\x00\x03\x00", b"\x00\x00\x04\x00\x00\x00\x00\x03")
    assert (
        await client.refused("send_photo", chat_id=ZHANG, photo=client.file(thin, "a.png"))
        == "PHOTO_INVALID_DIMENSIONS"
    )
    unknown = "wrong file identifier/HTTP URL specified"
    assert await client.refused("send_photo", chat_id=ZHANG, photo="AgADnothing") == unknown
    (sent,) = world.send_files(ZHANG, BOT, "photo", [Upload(PNG, "a.png")])
    photo = sent.wire["photo"][-1]["file_id"]
    assert (
        await client.refused("send_document", chat_id=ZHANG, document=photo)
        == "can't use file of type Photo as Document"
    )
    assert (
        await client.refused("get_file", file_id="AgADnothing")
        == "wrong file_id or the file is temporarily unavailable"
    )


async def test_an_album_has_two_to_ten_items(client: Client) -> None:
    one = [client.types.InputMediaPhoto(media=client.file(PNG, "a.png", attach=True))]
    words = await client.refused("send_media_group", chat_id=ZHANG, media=one)
    assert words == "media group must include 2-10 items"


async def test_who_never_pressed_start_is_not_written_to(client: Client) -> None:
    words = await client.refused("send_message", chat_id=WANG, text="你好")
    assert words == "bot can't initiate conversation with a user"


async def test_a_blocked_bot_cannot_write(client: Client, world: World) -> None:
    world.block(ZHANG, BOT)
    assert await client.refused("send_message", chat_id=ZHANG, text="你好") == "bot was blocked by the user"
    world.block(ZHANG, BOT, blocked=False)
    assert (await client.bot.send_message(chat_id=ZHANG, text="你好")).message_id


async def test_a_bot_that_was_removed_or_left_cannot_write(client: Client, world: World, group: int) -> None:
    world.remove_member(ZHANG, group, BOT)
    assert await client.refused("send_message", chat_id=group, text="a") == "bot was kicked from the supergroup chat"
    world.add_member(ZHANG, group, BOT)
    await client.bot.leave_chat(chat_id=group)
    assert await client.refused("send_message", chat_id=group, text="a") == "bot is not a member of the supergroup chat"


async def test_an_upgraded_group_names_its_new_id(call: Any, world: World) -> None:
    group = world.add_group(title="旧群", members=[ZHANG], kind="group")
    target = world.migrate(ZHANG, group.id).id
    assert await call("sendMessage", chat_id=group.id, text="a") == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": target},
    }
    assert (await call("sendMessage", chat_id=target, text="a"))["ok"]


async def test_a_reply_to_what_is_not_there_is_refused(client: Client) -> None:
    reply = client.types.ReplyParameters(message_id=999)
    words = await client.refused("send_message", chat_id=ZHANG, text="a", reply_parameters=reply)
    assert words == "message to be replied not found"


async def test_an_edit_that_changes_nothing_is_refused(client: Client) -> None:
    buttons = client.buttons([{"text": "a", "callback_data": "1"}])
    sent = await client.bot.send_message(chat_id=ZHANG, text="<b>a</b>", parse_mode="HTML", reply_markup=buttons)
    same = {"chat_id": ZHANG, "message_id": sent.message_id, "reply_markup": buttons}
    assert await client.refused("edit_message_text", text="<b>a</b>", parse_mode="HTML", **same) == _NOT_MODIFIED
    assert await client.refused("edit_message_reply_markup", **same) == _NOT_MODIFIED
    assert (await client.bot.edit_message_text(text="a", **same)).text == "a"


async def test_what_is_not_the_bots_cannot_be_edited(client: Client, world: World) -> None:
    foreign = world.say(ZHANG, BOT, "我的").id
    assert (
        await client.refused("edit_message_text", chat_id=ZHANG, message_id=foreign, text="a")
        == "message can't be edited"
    )
    assert (
        await client.refused("edit_message_text", chat_id=ZHANG, message_id=999, text="a")
        == "message to edit not found"
    )
    photo = await client.bot.send_photo(chat_id=ZHANG, photo=client.file(PNG, "a.png"))
    words = await client.refused("edit_message_text", chat_id=ZHANG, message_id=photo.message_id, text="a")
    assert words == "there is no text in the message to edit"
    text = await client.bot.send_message(chat_id=ZHANG, text="a")
    words = await client.refused("edit_message_caption", chat_id=ZHANG, message_id=text.message_id, caption="a")
    assert words == "there is no caption in the message to edit"


async def test_a_tap_is_answered_once_and_in_time(client: Client, world: World) -> None:
    sent = await client.bot.send_message(
        chat_id=ZHANG, text="a", reply_markup=client.buttons([{"text": "a", "callback_data": "1"}])
    )
    tap = world.tap(ZHANG, BOT, sent.message_id, "1")
    assert await client.bot.answer_callback_query(callback_query_id=tap, text="好", show_alert=True)
    assert await client.refused("answer_callback_query", callback_query_id=tap) == _OLD_QUERY
    assert await client.refused("answer_callback_query", callback_query_id="7") == _OLD_QUERY
    late = world.tap(ZHANG, BOT, sent.message_id, "1")
    world.move_clock(advance_seconds=3600)
    assert await client.refused("answer_callback_query", callback_query_id=late) == _OLD_QUERY


async def test_only_the_last_48_hours_can_be_deleted(client: Client, world: World) -> None:
    sent = await client.bot.send_message(chat_id=ZHANG, text="a")
    world.move_clock(advance_seconds=48 * 3600 + 60)
    fields = {"chat_id": ZHANG, "message_id": sent.message_id}
    assert await client.refused("delete_message", **fields) == "message can't be deleted for everyone"
    fresh = await client.bot.send_message(chat_id=ZHANG, text="b")
    assert await client.bot.delete_message(chat_id=ZHANG, message_id=fresh.message_id)
    words = await client.refused("delete_message", chat_id=ZHANG, message_id=fresh.message_id)
    assert words == "message to delete not found"


async def test_deleting_what_others_wrote_takes_a_right(client: Client, world: World, group: int, ruled: int) -> None:
    foreign = world.say(ZHANG, group, "a").id
    assert await client.refused("delete_message", chat_id=group, message_id=foreign) == "message can't be deleted"
    foreign = world.say(ZHANG, ruled, "a").id
    assert await client.bot.delete_message(chat_id=ruled, message_id=foreign)


async def test_administration_takes_rights(client: Client, world: World, group: int, ruled: int) -> None:
    assert await client.refused("ban_chat_member", chat_id=group, user_id=LI) == "not enough rights"
    assert await client.refused("ban_chat_member", chat_id=ruled, user_id=ZHANG) == "can't remove chat owner"
    assert await client.bot.ban_chat_member(chat_id=ruled, user_id=LI)
    assert world.chat(ruled).member(LI).status == "kicked"
    assert await client.refused("set_chat_title", chat_id=group, title="新") == "not enough rights"
    assert await client.refused("get_chat_member", chat_id=group, user_id=999) == "user not found"
    assert (await client.bot.get_chat_member(chat_id=group, user_id=CHEN)).status == "left"


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([("Help", "帮助")], "BOT_COMMAND_INVALID"),
        ([("a" * 33, "帮助")], "BOT_COMMAND_INVALID"),
        ([("help", "")], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([("help", "好" * 257)], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([(f"c{n}", "好") for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_wrong_commands_are_refused(call: Any, commands: list[tuple[str, str]], words: str) -> None:
    given = [{"command": name, "description": text} for name, text in commands]
    assert (await call("setMyCommands", commands=given))["description"] == f"Bad Request: {words}"


async def test_languages_of_menus_have_two_letters(client: Client) -> None:
    command = client.types.BotCommand(command="help", description="帮助")
    words = await client.refused("set_my_commands", commands=[command], language_code="zh-hans")
    assert words == "invalid language_code specified"


async def test_at_most_fifty_inline_results_are_taken(client: Client, world: World) -> None:
    number = world.inline_query(ZHANG, BOT, "水")

    def article(n: int) -> Any:
        content = client.types.InputTextMessageContent(message_text="a")
        return client.types.InlineQueryResultArticle(id=str(n), title="a", input_message_content=content)

    words = await client.refused("answer_inline_query", inline_query_id=number, results=[article(n) for n in range(51)])
    assert words == "RESULTS_TOO_MUCH"
    assert await client.bot.answer_inline_query(inline_query_id=number, results=[article(n) for n in range(50)])
    old = await client.refused("answer_inline_query", inline_query_id="77", results=[article(1)])
    assert old == _OLD_QUERY


async def test_an_unknown_method_is_loud(call: Any, world: World) -> None:
    answer = await call("sendRichMessage", chat_id=ZHANG)
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert any("sendRichMessage" in entry["text"] and entry["level"] == "error" for entry in world.log)


async def test_an_unexpected_parameter_is_taken_and_noted(call: Any, world: World) -> None:
    assert (await call("sendMessage", chat_id=ZHANG, text="a", colour="red"))["ok"]
    assert world.log[-1]["text"] == "sendMessage has no parameter colour."
    assert (await call("sendMessage", chat_id=ZHANG, text="a", receiver_user_id=ZHANG))["ok"]
    assert world.log[-1]["text"] == "sendMessage: receiver_user_id has no effect here."


async def test_a_parameter_that_nobody_thought_of_is_an_error_of_the_server(call: Any, world: World) -> None:
    answer = await call("sendMessage", chat_id=ZHANG, text="a", reply_parameters={"message_id": "one"})
    assert answer == {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    assert world.log[-1]["level"] == "error"
