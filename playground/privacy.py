"""Which messages of a group a bot sees: privacy mode as Telegram has it."""

from playground.accounts import Bot, Wire
from playground.chats import Chat, Message
from playground.entities import slice_of

SERVICE = {
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
}
"""The keys that make a message a service message: a line about the chat, which every bot in it sees."""


def sees(bot: Bot, chat: Chat, message: Message, *, by_bot: bool) -> bool:
    """Tell whether a bot in a group may see a message; `by_bot` says that a bot wrote it, which others never see."""
    place = chat.member(bot.id)
    if not place.inside or message.author == bot.id:
        return False
    if not SERVICE.isdisjoint(message.wire):
        return True
    if by_bot:
        return False
    return place.manages or bot.can_read_all_group_messages or _concerns(bot, message.wire)


def _concerns(bot: Bot, wire: Wire) -> bool:
    """Tell whether a message is meant for a bot: a command, a mention, an answer to it, or sent by way of it."""
    replied = wire.get("reply_to_message", {})
    if replied.get("from", {}).get("id") == bot.id and "forum_topic_created" not in replied:
        return True
    if wire.get("via_bot", {}).get("id") == bot.id:
        return True
    text: str = wire.get("text") or wire.get("caption") or ""
    entities: list[Wire] = wire.get("entities") or wire.get("caption_entities") or []
    return any(_names(bot, entity, slice_of(text, entity["offset"], entity["length"])) for entity in entities)


def _names(bot: Bot, entity: Wire, piece: str) -> bool:
    """Tell whether an entity means the bot: a command for it or for nobody in particular, or its name."""
    own = f"@{bot.username}".lower()
    if entity["type"] == "bot_command":
        return "@" not in piece or piece.lower().endswith(own)
    return (entity["type"] == "mention" and piece.lower() == own) or entity.get("user", {}).get("id") == bot.id
