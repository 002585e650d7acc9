"""What a bot sends arrives whole, and both clients understand what they get back."""

from datetime import UTC, datetime
from typing import Any

import pytest

from playground import World
from tests.wire.conftest import BOT, PNG, WANG, ZHANG, Client


@pytest.fixture(autouse=True)
def _started(world: World) -> None:
    world.start(ZHANG, BOT)


async def test_a_bot_knows_itself(client: Client) -> None:
    me = await client.bot.get_me()
    assert (me.id, me.username, me.first_name, me.is_bot) == (BOT, "linli_bot", "邻里", True)
    assert me.can_read_all_group_messages is False


async def test_a_text_arrives_with_its_marks_found_and_given(client: Client, world: World) -> None:
    sent = await client.bot.send_message(chat_id=ZHANG, text="<b>你好😀</b> 见 #R17 或 /help", parse_mode="HTML")
    assert sent.text == "你好😀 见 #R17 或 /help"
    assert [(each.type, each.offset, each.length) for each in sent.entities] == [
        ("bold", 0, 4),
        ("hashtag", 7, 4),
        ("bot_command", 14, 5),
    ]
    assert sent.chat.type == "private"
    assert sent.from_user.id == BOT
    assert abs((sent.date - datetime.now(UTC)).total_seconds()) < 5
    assert world.messages[f"{ZHANG}:{BOT}"][sent.message_id].wire["text"] == sent.text


async def test_message_ids_of_private_chats_share_one_row(client: Client, world: World) -> None:
    world.start(WANG, BOT)
    first = await client.bot.send_message(chat_id=ZHANG, text="一")
    second = await client.bot.send_message(chat_id=WANG, text="二")
    assert second.message_id == first.message_id + 1


async def test_message_ids_of_a_group_are_its_own(client: Client, group: int) -> None:
    before = (await client.bot.send_message(chat_id=group, text="一")).message_id
    await client.bot.send_message(chat_id=ZHANG, text="别处")
    assert (await client.bot.send_message(chat_id=group, text="二")).message_id == before + 1


async def test_a_reply_carries_the_message_that_it_answers(client: Client, world: World) -> None:
    asked = world.say(ZHANG, BOT, "垃圾几点收?")
    reply = client.types.ReplyParameters(message_id=asked.id)
    sent = await client.bot.send_message(chat_id=ZHANG, text="七点", reply_parameters=reply)
    assert sent.reply_to_message.text == "垃圾几点收?"
    assert sent.reply_to_message.from_user.id == ZHANG


async def test_a_reply_to_nothing_is_sent_when_that_is_allowed(client: Client) -> None:
    reply = client.types.ReplyParameters(message_id=999, allow_sending_without_reply=True)
    sent = await client.bot.send_message(chat_id=ZHANG, text="七点", reply_parameters=reply)
    assert sent.reply_to_message is None


async def test_a_quotation_is_kept(client: Client, world: World) -> None:
    asked = world.say(ZHANG, BOT, "垃圾几点收?")
    reply = client.types.ReplyParameters(message_id=asked.id, quote="几点")
    sent = await client.bot.send_message(chat_id=ZHANG, text="七点", reply_parameters=reply)
    assert (sent.quote.text, sent.quote.position) == ("几点", 2)


async def test_an_inline_keyboard_comes_back_as_given(client: Client) -> None:
    rows = client.buttons(
        [{"text": "认领", "callback_data": "claim:1"}], [{"text": "网站", "url": "https://a.example/x"}]
    )
    sent = await client.bot.send_message(chat_id=ZHANG, text="#R1", reply_markup=rows)
    assert sent.reply_markup.inline_keyboard[0][0].callback_data == "claim:1"
    assert sent.reply_markup.inline_keyboard[1][0].url == "https://a.example/x"


async def test_a_reply_keyboard_is_shown_until_it_is_removed(client: Client, world: World) -> None:
    key = client.types.KeyboardButton(text="报修")
    keyboard = client.types.ReplyKeyboardMarkup(keyboard=[[key]], resize_keyboard=True)
    sent = await client.bot.send_message(chat_id=ZHANG, text="你好", reply_markup=keyboard)
    chat = world.chat(f"{ZHANG}:{BOT}")
    assert chat.keyboards[ZHANG]["keyboard"] == [[{"text": "报修"}]]
    assert sent.reply_markup is None
    removal = (
        client.types.ReplyKeyboardRemove(remove_keyboard=True)
        if client.name == "aiogram"
        else client.types.ReplyKeyboardRemove()
    )
    await client.bot.send_message(chat_id=ZHANG, text="好了", reply_markup=removal)
    assert chat.keyboards == {}


async def test_a_photo_has_sizes_and_can_be_fetched_and_sent_again(client: Client, world: World) -> None:
    sent = await client.bot.send_photo(
        chat_id=ZHANG, photo=client.file(PNG, "leak.png"), caption="<i>漏水</i>", parse_mode="HTML"
    )
    assert sent.caption == "漏水"
    assert (sent.photo[-1].width, sent.photo[-1].height) == (1024, 768)
    assert sent.photo[0].width == 90
    assert len({size.file_unique_id for size in sent.photo}) == len(sent.photo)
    file = await client.bot.get_file(file_id=sent.photo[-1].file_id)
    assert file.file_size == len(PNG)
    assert world.files.read(file.file_path.partition(f"{client.bot.token}/")[2] or file.file_path) == PNG
    again = await client.bot.send_photo(chat_id=ZHANG, photo=sent.photo[-1].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id


async def test_a_file_is_downloaded_by_its_path(client: Client, world: World) -> None:
    from playground.files import Upload

    (message,) = world.send_files(ZHANG, BOT, "document", [Upload(b"words", "notes.txt")])
    file = await client.bot.get_file(file_id=message.wire["document"]["file_id"])
    if client.name == "ptb":
        data = bytes(await file.download_as_bytearray())
    else:
        data = (await client.bot.download_file(file.file_path)).read()
    assert data == b"words"


@pytest.mark.parametrize(
    ("kind", "name", "facts"),
    [
        ("document", "rules.pdf", {"caption": "规定"}),
        ("voice", "voice.ogg", {"duration": 3}),
        ("audio", "song.mp3", {"duration": 9, "performer": "陈", "title": "歌"}),
        ("video", "video.mp4", {"duration": 4, "width": 320, "height": 240}),
        ("animation", "moving.gif", {"duration": 2}),
        ("video_note", "round.mp4", {"length": 240}),
        ("sticker", "sticker.webp", {}),
    ],
)
async def test_every_kind_of_file_can_be_sent(client: Client, kind: str, name: str, facts: dict[str, Any]) -> None:
    send = getattr(client.bot, f"send_{kind}")
    sent = await send(chat_id=ZHANG, **{kind: client.file(b"data of a file", name)}, **facts)
    got = getattr(sent, kind)
    assert got.file_id
    for fact, value in facts.items():
        found = getattr(sent if fact == "caption" else got, fact)
        assert (found.total_seconds() if hasattr(found, "total_seconds") else found) == value


async def test_an_album_is_several_messages_of_one_group(client: Client) -> None:
    media = [
        client.types.InputMediaPhoto(media=client.file(PNG, "a.png", attach=True), caption="两张"),
        client.types.InputMediaPhoto(media=client.file(PNG, "b.png", attach=True)),
    ]
    sent = await client.bot.send_media_group(chat_id=ZHANG, media=media)
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["两张", None]


async def test_small_things_can_be_sent(client: Client) -> None:
    bot = client.bot
    assert (await bot.send_location(chat_id=ZHANG, latitude=31.2, longitude=121.4)).location.latitude == 31.2
    venue = await bot.send_venue(chat_id=ZHANG, latitude=31.2, longitude=121.4, title="居委会", address="1号")
    assert venue.venue.title == "居委会"
    contact = await bot.send_contact(chat_id=ZHANG, phone_number="+861234", first_name="值班")
    assert contact.contact.phone_number == "+861234"
    assert 1 <= (await bot.send_dice(chat_id=ZHANG)).dice.value <= 6
    assert await bot.send_chat_action(chat_id=ZHANG, action="typing") is True


async def test_a_poll_is_asked_voted_on_and_stopped(client: Client, world: World) -> None:
    sent = await client.bot.send_poll(chat_id=ZHANG, question="几点?", options=["七点", "八点"], is_anonymous=False)
    assert [option.text for option in sent.poll.options] == ["七点", "八点"]
    world.vote(ZHANG, BOT, sent.message_id, [1])
    stopped = await client.bot.stop_poll(chat_id=ZHANG, message_id=sent.message_id)
    assert stopped.is_closed
    assert [option.voter_count for option in stopped.options] == [0, 1]


async def test_forwards_tell_where_they_came_from_and_copies_do_not(client: Client, world: World, group: int) -> None:
    asked = world.say(ZHANG, BOT, "停水了")
    forwarded = await client.bot.forward_message(chat_id=group, from_chat_id=ZHANG, message_id=asked.id)
    assert forwarded.forward_origin.sender_user.id == ZHANG
    assert forwarded.text == "停水了"
    copied = await client.bot.copy_message(chat_id=group, from_chat_id=ZHANG, message_id=asked.id)
    wire = world.messages[str(group)][copied.message_id].wire
    assert wire["text"] == "停水了"
    assert "forward_origin" not in wire


async def test_several_messages_are_forwarded_and_copied_at_once(client: Client, world: World, group: int) -> None:
    numbers = [world.say(ZHANG, BOT, words).id for words in ("一", "二")]
    for method in (client.bot.forward_messages, client.bot.copy_messages):
        sent = await method(chat_id=group, from_chat_id=ZHANG, message_ids=numbers)
        assert [world.messages[str(group)][each.message_id].wire["text"] for each in sent] == ["一", "二"]


async def test_a_text_and_its_buttons_are_edited(client: Client) -> None:
    sent = await client.bot.send_message(
        chat_id=ZHANG, text="等待", reply_markup=client.buttons([{"text": "领", "callback_data": "1"}])
    )
    edited = await client.bot.edit_message_text(chat_id=ZHANG, message_id=sent.message_id, text="已领")
    assert edited.text == "已领"
    assert edited.reply_markup is None
    assert edited.edit_date is not None
    buttons = client.buttons([{"text": "完成", "callback_data": "2"}])
    edited = await client.bot.edit_message_reply_markup(chat_id=ZHANG, message_id=sent.message_id, reply_markup=buttons)
    assert edited.reply_markup.inline_keyboard[0][0].text == "完成"


async def test_a_caption_and_a_picture_are_edited(client: Client) -> None:
    sent = await client.bot.send_photo(chat_id=ZHANG, photo=client.file(PNG, "a.png"), caption="前")
    edited = await client.bot.edit_message_caption(chat_id=ZHANG, message_id=sent.message_id, caption="后")
    assert edited.caption == "后"
    media = client.types.InputMediaPhoto(media=client.file(PNG, "b.png", attach=True), caption="新")
    edited = await client.bot.edit_message_media(chat_id=ZHANG, message_id=sent.message_id, media=media)
    assert edited.caption == "新"
    assert edited.photo[-1].file_id != sent.photo[-1].file_id


async def test_messages_are_deleted_one_by_one_and_several_at_once(client: Client, world: World) -> None:
    numbers = [(await client.bot.send_message(chat_id=ZHANG, text=text)).message_id for text in "一二三"]
    assert await client.bot.delete_message(chat_id=ZHANG, message_id=numbers[0])
    assert await client.bot.delete_messages(chat_id=ZHANG, message_ids=numbers)
    assert all(world.messages[f"{ZHANG}:{BOT}"][number].deleted for number in numbers)


async def test_a_bot_reacts_and_takes_it_back(client: Client, world: World) -> None:
    asked = world.say(ZHANG, BOT, "谢谢")
    thumb = client.types.ReactionTypeEmoji(emoji="👍")
    await client.bot.set_message_reaction(chat_id=ZHANG, message_id=asked.id, reaction=[thumb])
    assert asked.reactions == {"👍": [BOT]}
    await client.bot.set_message_reaction(chat_id=ZHANG, message_id=asked.id)
    assert asked.reactions == {}


async def test_a_protected_message_is_not_passed_on(client: Client, world: World, group: int) -> None:
    sent = await client.bot.send_message(chat_id=ZHANG, text="私下", protect_content=True)
    assert sent.has_protected_content
    said = await client.refused("forward_message", chat_id=group, from_chat_id=ZHANG, message_id=sent.message_id)
    assert said == "the message can't be forwarded"
    assert world.messages[f"{ZHANG}:{BOT}"][sent.message_id].wire["has_protected_content"]
