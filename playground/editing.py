"""The Bot API methods that change what was sent: edits, deletions, reactions, pins, the end of a poll."""

from typing import Any

from playground.accounts import Wire
from playground.calls import Call, method
from playground.chats import Chat, Message
from playground.keyboards import checked_markup
from playground.media import media_content
from playground.privacy import SERVICE
from playground.refusals import ImpossibleError, bad
from playground.sending import caption_content, text_content

OLDEST_DELETABLE = 48 * 60 * 60
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_WHERE = "business_connection_id chat_id message_id inline_message_id reply_markup"
_FILES = {"photo", "video", "animation", "audio", "document", "voice"}
_EMOJI_ROWS = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥",
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨",
    "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡",
)
_EMOJI = {emoji for row in _EMOJI_ROWS for emoji in row.split()}


def _target(call: Call) -> Message:
    """Find the message to edit; only the bot's own messages, and those sent by way of it, can be edited."""
    inline = call.text("inline_message_id")
    if inline:
        place = call.world.inline_messages.get(inline)
        if place is None:
            raise bad("MESSAGE_ID_INVALID")
        return call.world.messages[place[0]][place[1]]
    message = call.message(call.chat(), "message to edit not found")
    if message.author != call.bot.id or not SERVICE.isdisjoint(message.wire) or "forward_origin" in message.wire:
        raise bad("message can't be edited")
    return message


def _edited(call: Call, message: Message, content: Wire, gone: set[str]) -> Any:
    """Change a message, if that changes anything; an edit without a keyboard takes the keyboard away."""
    markup = checked_markup(call.json("reply_markup"), inline_only=True)
    if message.keyboard is not None:
        raise bad("message can't be edited")
    content = content | ({"reply_markup": markup} if markup else {})
    gone = gone | {"reply_markup"}
    if {key: message.wire[key] for key in gone if key in message.wire} == content:
        raise bad(_SAME)
    # Telegram does not mark a message as edited when only its keyboard changed.
    dated = {"edit_date": call.world.now()} if gone - {"reply_markup"} else {}
    call.world.change(message, content | dated, edited=False, gone=gone)
    return True if message.inline_id and call.text("inline_message_id") else message.wire


@method(
    "editMessageText", f"text parse_mode entities link_preview_options disable_web_page_preview rich_message {_WHERE}"
)
def _edit_text(call: Call) -> Any:
    message = _target(call)
    if "text" not in message.wire:
        raise bad("there is no text in the message to edit")
    return _edited(call, message, text_content(call), {"text", "entities", "link_preview_options"})


@method("editMessageCaption", f"caption parse_mode caption_entities show_caption_above_media {_WHERE}")
def _edit_caption(call: Call) -> Any:
    message = _target(call)
    if _FILES.isdisjoint(message.wire):
        raise bad("there is no caption in the message to edit")
    return _edited(call, message, caption_content(call), {"caption", "caption_entities", "show_caption_above_media"})


@method("editMessageMedia", f"media {_WHERE}")
def _edit_media(call: Call) -> Any:
    message = _target(call)
    item = call.json("media")
    if not isinstance(item, dict) or item.get("type") not in _FILES - {"voice"}:
        raise bad("can't parse media JSON object")
    if _FILES.isdisjoint(message.wire) and "text" not in message.wire:
        raise bad("message can't be edited")
    content = media_content(call, item["type"], item.get("media"), item) | caption_content(call, item)
    gone = _FILES | {"text", "entities", "caption", "caption_entities", "has_media_spoiler", "show_caption_above_media"}
    return _edited(call, message, content, gone)


@method("editMessageReplyMarkup", _WHERE)
def _edit_markup(call: Call) -> Any:
    return _edited(call, _target(call), {}, set())


@method("stopPoll", "chat_id message_id business_connection_id reply_markup")
def _stop_poll(call: Call) -> Wire:
    message = call.message(call.chat(), "message with poll to stop not found")
    poll = message.wire.get("poll")
    if message.author != call.bot.id or poll is None:
        raise bad("message with poll to stop not found")
    if poll["is_closed"]:
        raise bad("poll has already been closed")
    closed: Wire = {**poll, "is_closed": True}
    markup = checked_markup(call.json("reply_markup"), inline_only=True)
    content: Wire = {"poll": closed} | ({"reply_markup": markup} if markup else {})
    call.world.change(message, content, edited=False, gone={"reply_markup"})
    call.world.queues[call.bot.id].put("poll", closed)
    return closed


@method("deleteMessage", "chat_id message_id")
def _delete_message(call: Call) -> bool:
    chat = call.chat()
    message = call.message(chat, "message to delete not found")
    _deletable(call, chat, message)
    call.world.delete(chat, [message.id])
    return True


def _deletable(call: Call, chat: Chat, message: Message) -> None:
    """Refuse what Telegram would: what is older than 48 hours, and what is not the bot's to delete."""
    rights = not chat.private and chat.member(call.bot.id).may("can_delete_messages")
    if call.world.now() - message.wire["date"] > OLDEST_DELETABLE:
        raise bad("message can't be deleted for everyone")
    if not (chat.private or rights or message.author == call.bot.id):
        raise bad("message can't be deleted")


@method("deleteMessages", "chat_id message_ids")
def _delete_messages(call: Call) -> bool:
    chat = call.chat()
    numbers = call.numbers("message_ids")
    if not 1 <= len(numbers) <= 100:  # noqa: PLR2004 - Telegram's limit
        raise bad("too many message identifiers specified" if numbers else "message identifiers are not specified")
    found = []
    for number in numbers:
        # What is not there is skipped; what may not be deleted refuses the whole call.
        try:
            message = call.world.message(chat, number)
        except ImpossibleError:
            continue
        _deletable(call, chat, message)
        found.append(number)
    call.world.delete(chat, found)
    return True


@method("setMessageReaction", "chat_id message_id reaction is_big")
def _set_message_reaction(call: Call) -> bool:
    chat = call.chat(writing=True)
    message = call.message(chat, "message to react not found")
    emoji = [str(each.get("emoji", "")) for each in call.objects("reaction")]
    if len(emoji) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(each.replace("\ufe0f", "") not in _EMOJI for each in emoji):
        raise bad("REACTION_INVALID")
    call.world.set_reactions(message, call.bot.id, emoji)
    return True


def _pinning(call: Call) -> Chat:
    chat = call.chat()
    if not chat.private and not chat.member(call.bot.id).may("can_pin_messages"):
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat


@method("pinChatMessage", "chat_id message_id business_connection_id disable_notification")
def _pin(call: Call) -> bool:
    chat = _pinning(call)
    call.world.pin(chat, call.message(chat, "message to pin not found"), call.bot.id)
    return True


@method("unpinChatMessage", "chat_id message_id business_connection_id")
def _unpin(call: Call) -> bool:
    chat = _pinning(call)
    number = call.number("message_id")
    if (number and number not in chat.pinned) or not chat.pinned:
        raise bad("message to unpin not found")
    call.world.unpin(chat, [number or chat.pinned[-1]])
    return True


@method("unpinAllChatMessages", "chat_id")
def _unpin_all(call: Call) -> bool:
    chat = _pinning(call)
    call.world.unpin(chat, chat.pinned)
    return True
