"""The Bot API methods that send words and small things: text, places, contacts, polls, dice, actions.

`send` is the one road by which anything of a bot comes into a chat; media, forwards and copies take it too.
"""

from typing import Any

from playground.accounts import Wire
from playground.acts import LONGEST_CAPTION, LONGEST_TEXT
from playground.calls import SENDING, Call, method
from playground.chats import Chat, Message
from playground.entities import completed, trimmed, units
from playground.formatting import parse
from playground.keyboards import checked_markup
from playground.refusals import ImpossibleError, bad

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_RIGHTS = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "document": ("can_send_documents", "documents"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video": ("can_send_videos", "videos"),
    "audio": ("can_send_audios", "audios"),
    "poll": ("can_send_polls", "polls"),
}
MOST_OPTIONS = 12


def formatted(call: Call, text: str, *, mode: str = "parse_mode", marks: str = "entities") -> tuple[str, list[Wire]]:
    """Read a marked text with the call's parse_mode, or with the entities that it gives."""
    given = call.objects(marks)
    if not given or call.text(mode):
        text, given = parse(text, call.text(mode))
    text, given = trimmed(text, [_known(call, entity) for entity in given])
    return text, completed(text, [entity for entity in given if entity])


def _known(call: Call, entity: Wire) -> Wire:
    """Fill in the user of a mention; a mention of nobody is plain text, as with Telegram."""
    if entity.get("type") != "text_mention":
        return entity
    number = int(entity.get("user", {}).get("id", 0))
    known = number in call.world.people or number in call.world.bots
    return {**entity, "user": call.world.user(number)} if known else {}


def text_content(call: Call) -> Wire:
    """Read the text of sendMessage or editMessageText.

    Raises:
        Refusal: it is empty or longer than 4,096 UTF-16 units after its marks are read.

    """
    text, entities = formatted(call, call.text("text"))
    if not text:
        raise bad("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad("message is too long")
    content: Wire = {"text": text} | ({"entities": entities} if entities else {})
    options = call.json("link_preview_options")
    if options or call.flag("disable_web_page_preview"):
        content["link_preview_options"] = options or {"is_disabled": True}
    return content


def caption_content(call: Call, values: Wire | None = None) -> Wire:
    """Read a caption, of the call or of one item of an album.

    Raises:
        Refusal: it is longer than 1,024 UTF-16 units after its marks are read.

    """
    source = call if values is None else Call(call.world, call.bot, values)
    text, entities = formatted(source, source.text("caption"), marks="caption_entities")
    if units(text) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    content: Wire = ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})
    if source.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    if text and source.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def send(call: Call, content: Wire, *, chat: Chat | None = None, buttons: bool = True) -> Message:
    """Send a bot's message: check the chat, the rights, the topic, the reply and the keyboard, then post it."""
    chat = chat or call.chat(writing=True)
    _permitted(call, chat, content)
    markup = checked_markup(call.json("reply_markup")) if buttons else None
    reply, quote = _reply(call, chat)
    thread = _thread(call, chat, reply)
    extra: Wire = dict(quote)
    if markup and "inline_keyboard" in markup:
        extra["reply_markup"] = markup
    if call.flag("protect_content"):
        extra["has_protected_content"] = True
    silent = call.flag("disable_notification")
    message = call.world.post(chat, call.bot.id, content | extra, thread=thread, reply=reply, silent=silent)
    if markup and "inline_keyboard" not in markup:
        call.world.show_keyboard(chat, message, markup, _readers(call, chat, message, markup))
        call.world.emit_message("message_edited", message)
    return message


def _permitted(call: Call, chat: Chat, content: Wire) -> None:
    if chat.private:
        return
    kind = next((kind for kind in content if kind in _RIGHTS), "")
    right, words = _RIGHTS.get(kind, ("can_send_other_messages", "such messages"))
    if not chat.member(call.bot.id).permitted(right):
        raise bad(f"not enough rights to send {words} to the chat")


def _thread(call: Call, chat: Chat, reply: Message | None) -> int:
    """Find the topic: the one named, or the one of the message that is answered; General has none."""
    thread = call.number("message_thread_id")
    if not thread or (chat.is_forum and thread == 1):
        return int(reply.wire.get("message_thread_id", 0)) if reply and chat.is_forum and not thread else 0
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad("message thread not found")
    if topic.get("is_closed") and not chat.member(call.bot.id).may("can_manage_topics"):
        raise bad("TOPIC_CLOSED")
    return thread


def _reply(call: Call, chat: Chat) -> tuple[Message | None, Wire]:
    """Find the message that is answered, and the quotation from it."""
    parameters = call.json("reply_parameters") or {}
    if not isinstance(parameters, dict):
        raise bad("can't parse reply parameters JSON object")
    number = int(parameters.get("message_id") or call.number("reply_to_message_id"))
    if not number:
        return None, {}
    source = call.world.chats.get(str(parameters.get("chat_id", "")), chat)
    found = call.world.messages.get(source.key, {}).get(number)
    if found is None or found.deleted:
        lenient = parameters.get("allow_sending_without_reply", call.flag("allow_sending_without_reply"))
        if lenient in {True, "true", "True"}:
            return None, {}
        raise bad("message to be replied not found")
    words = str(parameters.get("quote", ""))
    if not words:
        return found, {}
    words, entities = parse(words, str(parameters.get("quote_parse_mode", "")))
    whole: str = found.wire.get("text") or found.wire.get("caption") or ""
    if words not in whole:
        raise bad("QUOTE_TEXT_INVALID")
    quote: Wire = {"text": words, "position": units(whole[: whole.index(words)]), "is_manual": True}
    return found, {"quote": quote | ({"entities": entities} if entities else {})}


def _readers(call: Call, chat: Chat, message: Message, markup: Wire) -> list[int]:
    """List who is shown a reply keyboard: everybody, or with `selective` those mentioned and the one answered."""
    if chat.private:
        return [chat.person]
    everybody = [account for account in chat.members if account in call.world.people and chat.members[account].inside]
    if not markup.get("selective"):
        return everybody
    chosen = {message.wire.get("reply_to_message", {}).get("from", {}).get("id")}
    text = message.wire.get("text", "")
    for entity in message.wire.get("entities", []):
        chosen.add(entity.get("user", {}).get("id"))
    named = {account for account in everybody if f"@{call.world.people[account].username or '-'}" in text}
    return [account for account in everybody if account in chosen | named]


@method("sendMessage", f"chat_id text parse_mode entities link_preview_options disable_web_page_preview {SENDING}")
def _send_message(call: Call) -> Wire:
    chat = call.chat(writing=True)
    return send(call, text_content(call), chat=chat).wire


@method(
    "sendLocation",
    f"chat_id latitude longitude horizontal_accuracy live_period heading proximity_alert_radius {SENDING}",
)
def _send_location(call: Call) -> Wire:
    return send(call, {"location": _location(call)}).wire


def _location(call: Call) -> Wire:
    location: Wire = {"latitude": call.real("latitude"), "longitude": call.real("longitude")}
    if abs(location["latitude"]) > 90 or abs(location["longitude"]) > 180:  # noqa: PLR2004 - degrees of the globe
        raise bad("location is invalid")
    for name in ("horizontal_accuracy", "live_period", "heading", "proximity_alert_radius"):
        if call.number(name):
            location[name] = call.number(name)
    return location


_VENUE = "title address foursquare_id foursquare_type google_place_id google_place_type"


@method("sendVenue", f"chat_id latitude longitude {_VENUE} {SENDING}")
def _send_venue(call: Call) -> Wire:
    venue: Wire = {name: call.text(name) for name in _VENUE.split() if call.text(name)}
    if "title" not in venue or "address" not in venue:
        raise bad("venue title and address must be non-empty")
    location = _location(call)
    return send(call, {"venue": {"location": location, **venue}, "location": location}).wire


@method("sendContact", f"chat_id phone_number first_name last_name vcard {SENDING}")
def _send_contact(call: Call) -> Wire:
    contact = {
        name: call.text(name) for name in ("phone_number", "first_name", "last_name", "vcard") if call.text(name)
    }
    if "phone_number" not in contact:
        raise bad("phone number is empty")
    if "first_name" not in contact:
        raise bad("first name is empty")
    return send(call, {"contact": contact}).wire


@method("sendDice", f"chat_id emoji {SENDING}")
def _send_dice(call: Call) -> Wire:
    try:
        return send(call, {"dice": call.world.dice(call.text("emoji") or "🎲")}).wire
    except ImpossibleError:
        raise bad("wrong dice emoji specified") from None


_POLL_FLAGS = ("allows_multiple_answers", "allows_revoting", "members_only", "is_closed")


_POLL = (
    "question options question_parse_mode question_entities is_anonymous type correct_option_id correct_option_ids",
    "explanation explanation_parse_mode explanation_entities explanation_media open_period close_date shuffle_options",
    "allow_adding_options hide_results_until_closes country_codes description description_parse_mode",
    "description_entities media",
    *_POLL_FLAGS,
)


@method("sendPoll", f"chat_id {' '.join(_POLL)} {SENDING}")
def _send_poll(call: Call) -> Wire:
    question, _ = formatted(call, call.text("question"), mode="question_parse_mode", marks="question_entities")
    if not 1 <= len(question) <= 300:  # noqa: PLR2004 - Telegram's limit for a question
        raise bad("poll question must be non-empty" if not question else "poll question length must not exceed 300")
    options = [_option(each) for each in call.json("options") or []]
    if not 1 <= len(options) <= MOST_OPTIONS:
        raise bad(f"poll must have at least 1 option and at most {MOST_OPTIONS}")
    facts: Wire = {flag: call.flag(flag) for flag in _POLL_FLAGS if flag in call.values}
    facts |= {"is_anonymous": call.flag("is_anonymous", default=True), "type": call.text("type") or "regular"}
    if facts["type"] == "quiz":
        correct = call.json("correct_option_ids") or [call.number("correct_option_id", -1)]
        if not all(0 <= each < len(options) for each in correct):
            raise bad("quiz must have a correct option")
        facts |= {"correct_option_ids": correct, "correct_option_id": correct[0], "allows_revoting": False}
        if call.text("explanation"):
            facts["explanation"] = call.text("explanation")
    for name in ("open_period", "close_date"):
        if call.number(name):
            facts[name] = call.number(name)
    return send(call, {"poll": call.world.new_poll(question, options, **facts)}).wire


def _option(option: Any) -> Wire:
    text = option if isinstance(option, str) else option.get("text", "") if isinstance(option, dict) else ""
    if not 1 <= len(text) <= 100:  # noqa: PLR2004 - Telegram's limit for an answer
        raise bad("poll options must be non-empty" if not text else "poll options length must not exceed 100")
    return {"text": text}


@method("sendChatAction", "chat_id action business_connection_id message_thread_id")
def _send_chat_action(call: Call) -> bool:
    chat = call.chat(writing=True)
    action = call.text("action")
    if action not in _ACTIONS:
        raise bad("wrong parameter action in request")
    call.world.emit("action", chat_key=chat.key, **{"from": call.bot.user()}, action=action)
    return True
