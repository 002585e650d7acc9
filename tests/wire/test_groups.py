"""Groups: what a bot sees of them, who it learns is in them, and how they change."""

from typing import Any

import pytest

from playground import ImpossibleError, World
from playground.chats import Member
from tests.wire.conftest import BOT, CHEN, LI, WANG, ZHANG, Client


def heard(world: World) -> list[str]:
    """Give the texts that wait for the bot."""
    updates = world.queues[BOT].pending.values()
    return [update["message"]["text"] for update in updates if "text" in update.get("message", {})]


def last(world: World, kind: str = "message") -> Any:
    return [update[kind] for update in world.queues[BOT].pending.values() if kind in update][-1]


async def test_with_privacy_a_bot_hears_only_what_concerns_it(client: Client, world: World, group: int) -> None:
    own = await client.bot.send_message(chat_id=group, text="我是机器人")
    world.say(ZHANG, group, "大家好")
    world.say(ZHANG, group, "/help")
    world.say(ZHANG, group, "/help@linli_bot")
    world.say(ZHANG, group, "/help@other_bot")
    world.say(ZHANG, group, "问 @linli_bot 一下")
    world.say(ZHANG, group, "回你", reply_to=own.message_id)
    other = world.say(ZHANG, group, "说")
    world.say(WANG, group, "回他", reply_to=other.id)
    assert heard(world) == ["/help", "/help@linli_bot", "问 @linli_bot 一下", "回你"]


async def test_without_privacy_or_as_administrator_a_bot_hears_everybody(world: World, group: int, ruled: int) -> None:
    world.say(ZHANG, ruled, "管理员听见")
    world.set_privacy(BOT, can_read_all_group_messages=True)
    world.say(ZHANG, group, "大家听见")
    assert heard(world) == ["管理员听见", "大家听见"]


async def test_a_bot_never_hears_other_bots(world: World, ruled: int, call: Any) -> None:
    world.add_bot(token="77:other", username="other_bot", first_name="别的")
    world.add_member(ZHANG, ruled, 77)
    world.post(world.chat(ruled), 77, {"text": "我也是机器人"})
    assert heard(world) == []
    assert (await call("sendMessage", chat_id=77, text="a"))[
        "description"
    ] == "Forbidden: bots can't send messages to bots"


async def test_service_messages_are_always_heard(world: World, group: int) -> None:
    world.add_member(ZHANG, group, CHEN)
    assert [user["id"] for user in last(world)["new_chat_members"]] == [CHEN]
    world.leave(CHEN, group)
    assert last(world)["left_chat_member"]["id"] == CHEN


async def test_an_anonymous_administrator_writes_as_the_group(client: Client, world: World, ruled: int) -> None:
    world.say(ZHANG, ruled, "通知", anonymous=True)
    message = client.parse(list(world.queues[BOT].pending.values())[-1]).message
    assert message.from_user.id == 1087968824
    assert message.from_user.username == "GroupAnonymousBot"
    assert message.sender_chat.id == ruled
    with pytest.raises(ImpossibleError):
        world.say(WANG, ruled, "我也", anonymous=True)


async def test_a_bot_learns_that_it_was_added_promoted_and_removed(world: World) -> None:
    group = world.add_group(title="群", members=[ZHANG, WANG], bot=False)
    world.add_member(ZHANG, group.id, BOT)
    world.promote(ZHANG, group.id, BOT)
    world.remove_member(ZHANG, group.id, BOT)
    changes = [u["my_chat_member"] for u in world.queues[BOT].pending.values() if "my_chat_member" in u]
    assert [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
    ]
    assert changes[1]["new_chat_member"]["can_delete_messages"] is True


async def test_blocking_is_told(world: World) -> None:
    world.start(ZHANG, BOT)
    world.block(ZHANG, BOT)
    assert last(world, "my_chat_member")["new_chat_member"]["status"] == "kicked"
    world.start(ZHANG, BOT)
    assert last(world, "my_chat_member")["new_chat_member"]["status"] == "member"


async def test_a_new_group_says_so(world: World) -> None:
    world.add_group(title="群", members=[ZHANG], kind="group")
    assert last(world)["group_chat_created"] is True
    assert last(world)["chat"]["type"] == "group"


async def test_a_migration_is_told_on_both_sides(world: World) -> None:
    group = world.add_group(title="群", members=[ZHANG, WANG], kind="group")
    target = world.migrate(ZHANG, group.id)
    updates = [update["message"] for update in world.queues[BOT].pending.values() if "message" in update]
    assert [updates[-2]["migrate_to_chat_id"], updates[-1]["migrate_from_chat_id"]] == [target.id, group.id]
    assert str(target.id).startswith("-100")
    with pytest.raises(ImpossibleError):
        world.say(ZHANG, group.id, "还在吗")


async def test_a_start_link_for_groups_brings_the_bot_and_its_payload(world: World) -> None:
    group = world.add_group(title="群", members=[ZHANG], bot=False)
    world.start(ZHANG, BOT, "link-1", group.id)
    assert heard(world) == ["/start@linli_bot link-1"]


async def test_a_bot_reads_who_is_in_a_group(client: Client, world: World, ruled: int) -> None:
    assert (await client.bot.get_chat_member(chat_id=ruled, user_id=ZHANG)).status == "creator"
    assert (await client.bot.get_chat_member(chat_id=ruled, user_id=BOT)).status == "administrator"
    world.promote(ZHANG, ruled, WANG)
    found = await client.bot.get_chat_administrators(chat_id=ruled)
    assert {each.user.id for each in found} == {ZHANG, WANG, BOT}
    count = getattr(client.bot, "get_chat_member_count")  # noqa: B009 - both clients have it, their types do not say so
    assert await count(chat_id=ruled) == 4


async def test_a_chat_is_described(client: Client, world: World, ruled: int) -> None:
    sent = await client.bot.send_message(chat_id=ruled, text="置顶")
    await client.bot.pin_chat_message(chat_id=ruled, message_id=sent.message_id)
    chat = await client.bot.get_chat(chat_id=ruled)
    assert (chat.title, chat.type) == ("志愿者", "supergroup")
    assert chat.pinned_message.text == "置顶"
    await client.bot.unpin_chat_message(chat_id=ruled)
    assert (await client.bot.get_chat(chat_id=ruled)).pinned_message is None
    world.start(ZHANG, BOT)
    assert (await client.bot.get_chat(chat_id=ZHANG)).first_name == "张三"


async def test_pins_are_undone_all_at_once(client: Client, world: World, ruled: int) -> None:
    for text in "一二":
        sent = await client.bot.send_message(chat_id=ruled, text=text)
        await client.bot.pin_chat_message(chat_id=ruled, message_id=sent.message_id)
    await client.bot.unpin_all_chat_messages(chat_id=ruled)
    assert world.chat(ruled).pinned == []
    assert await client.refused("unpin_chat_message", chat_id=ruled) == "message to unpin not found"


async def test_a_bot_restricts_bans_and_lets_back(client: Client, world: World, ruled: int) -> None:
    mute = client.types.ChatPermissions(can_send_messages=False)
    await client.bot.restrict_chat_member(chat_id=ruled, user_id=LI, permissions=mute)
    member = await client.bot.get_chat_member(chat_id=ruled, user_id=LI)
    assert (member.status, member.can_send_messages) == ("restricted", False)
    with pytest.raises(ImpossibleError):
        world.say(LI, ruled, "喂")
    until = world.now() + 3600
    await client.bot.ban_chat_member(chat_id=ruled, user_id=LI, until_date=until)
    with pytest.raises(ImpossibleError):
        world.join(LI, ruled)
    world.move_clock(advance_seconds=3700)
    assert (await client.bot.get_chat_member(chat_id=ruled, user_id=LI)).status == "left"
    world.join(LI, ruled)
    await client.bot.promote_chat_member(chat_id=ruled, user_id=LI, can_pin_messages=True)
    member = await client.bot.get_chat_member(chat_id=ruled, user_id=LI)
    assert (member.status, member.can_pin_messages, member.can_delete_messages) == ("administrator", True, False)


async def test_an_administrator_bot_deletes_what_others_wrote_and_a_plain_one_does_not(
    client: Client, world: World, group: int
) -> None:
    message = world.say(ZHANG, group, "@linli_bot 我的电话")
    assert (await client.bot.get_chat_member(chat_id=group, user_id=BOT)).status == "member"
    assert await client.refused("delete_message", chat_id=group, message_id=message.id) == "message can't be deleted"
    world.promote(ZHANG, group, BOT)
    member = await client.bot.get_chat_member(chat_id=group, user_id=BOT)
    assert (member.status, member.can_delete_messages) == ("administrator", True)
    assert await client.bot.delete_message(chat_id=group, message_id=message.id)
    assert message.deleted
    world.chat(group).members[BOT] = Member("administrator", rights={"can_delete_messages": False})
    other = world.say(ZHANG, group, "还有")
    assert await client.refused("delete_message", chat_id=group, message_id=other.id) == "message can't be deleted"


async def test_titles_and_links_are_made(client: Client, world: World, ruled: int) -> None:
    await client.bot.set_chat_title(chat_id=ruled, title="新名")
    assert world.chat(ruled).title == "新名"
    assert (await client.bot.export_chat_invite_link(chat_id=ruled)).startswith("https://t.me/+")
    link = await client.bot.create_chat_invite_link(chat_id=ruled, name="门口")
    assert (link.name, link.creator.id) == ("门口", BOT)


async def test_topics_are_opened_written_in_closed_and_deleted(client: Client, world: World) -> None:
    forum = world.add_group(title="论坛", members=[ZHANG], is_forum=True, bot_is_admin=True).id
    topic = await client.bot.create_forum_topic(chat_id=forum, name="报修")
    thread = topic.message_thread_id
    sent = await client.bot.send_message(chat_id=forum, text="在这里", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    assert sent.reply_to_message.forum_topic_created.name == "报修"
    world.say(ZHANG, forum, "好", topic=thread)
    assert last(world)["message_thread_id"] == thread
    world.say(ZHANG, forum, "大厅")
    assert "message_thread_id" not in last(world)
    await client.bot.edit_forum_topic(chat_id=forum, message_thread_id=thread, name="维修")
    await client.bot.close_forum_topic(chat_id=forum, message_thread_id=thread)
    assert world.chat(forum).topics[thread]["is_closed"]
    await client.bot.reopen_forum_topic(chat_id=forum, message_thread_id=thread)
    await client.bot.delete_forum_topic(chat_id=forum, message_thread_id=thread)
    assert world.chat(forum).topics == {}
    words = await client.refused("send_message", chat_id=forum, text="a", message_thread_id=thread)
    assert words == "message thread not found"


async def test_a_selective_keyboard_is_for_whom_it_names(client: Client, world: World, group: int) -> None:
    asked = world.say(WANG, group, "/help")
    key = client.types.KeyboardButton(text="好")
    keyboard = client.types.ReplyKeyboardMarkup(keyboard=[[key]], selective=True)
    reply = client.types.ReplyParameters(message_id=asked.id)
    await client.bot.send_message(chat_id=group, text="选", reply_parameters=reply, reply_markup=keyboard)
    assert list(world.chat(group).keyboards) == [WANG]
