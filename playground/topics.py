"""The Bot API methods about the topics of a forum."""

from playground.accounts import Wire
from playground.calls import Call, method
from playground.chats import Chat
from playground.groups import ICON_COLOR
from playground.refusals import bad

LONGEST_NAME = 128
_COLORS = {7322096, 16766590, 13338331, 9367192, 16749490, 16478047}


def _forum(call: Call) -> Chat:
    chat = call.chat()
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    if not chat.member(call.bot.id).may("can_manage_topics"):
        raise bad("not enough rights to create a topic")
    return chat


def _topic(call: Call) -> tuple[Chat, Wire]:
    chat = _forum(call)
    topic = chat.topics.get(call.number("message_thread_id"))
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    return chat, topic


def _name(call: Call) -> str:
    name = call.text("name").strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise bad("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    return name


@method("createForumTopic", "chat_id name icon_color icon_custom_emoji_id")
def _create(call: Call) -> Wire:
    chat = _forum(call)
    color = call.number("icon_color", ICON_COLOR)
    icon = call.text("icon_custom_emoji_id")
    looks = {"icon_custom_emoji_id": icon} if icon else {}
    return call.world.add_topic(chat, call.bot.id, _name(call), color if color in _COLORS else ICON_COLOR, **looks)


@method("editForumTopic", "chat_id message_thread_id name icon_custom_emoji_id")
def _edit(call: Call) -> bool:
    chat, topic = _topic(call)
    changed: Wire = {"name": _name(call)} if "name" in call.values else {}
    if "icon_custom_emoji_id" in call.values:
        changed["icon_custom_emoji_id"] = call.text("icon_custom_emoji_id")
    if all(topic.get(key) == value for key, value in changed.items()):
        raise bad("TOPIC_NOT_MODIFIED")
    topic.update(changed)
    return _say(call, chat, topic, {"forum_topic_edited": changed})


def _say(call: Call, chat: Chat, topic: Wire, what: Wire) -> bool:
    call.world.post(chat, call.bot.id, what, thread=topic["message_thread_id"])
    call.world.chat_changed(chat)
    return True


def _close(call: Call, *, closed: bool) -> bool:
    chat, topic = _topic(call)
    if topic.get("is_closed", False) == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic["is_closed"] = closed
    return _say(call, chat, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})


@method("closeForumTopic", "chat_id message_thread_id")
def _close_topic(call: Call) -> bool:
    return _close(call, closed=True)


@method("reopenForumTopic", "chat_id message_thread_id")
def _reopen_topic(call: Call) -> bool:
    return _close(call, closed=False)


@method("deleteForumTopic", "chat_id message_thread_id")
def _delete(call: Call) -> bool:
    chat, topic = _topic(call)
    thread = topic["message_thread_id"]
    messages = call.world.messages[chat.key].values()
    call.world.delete(chat, [each.id for each in messages if each.wire.get("message_thread_id") == thread])
    del chat.topics[thread]
    call.world.chat_changed(chat)
    return True
