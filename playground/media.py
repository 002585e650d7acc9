"""The Bot API methods that send files, and those that send again what was sent before: albums, forwards, copies."""

from typing import Any

from playground.accounts import Wire
from playground.calls import SENDING, Call, method
from playground.chats import Chat, Message
from playground.files import File, Upload, dimensions
from playground.privacy import SERVICE
from playground.refusals import ImpossibleError, bad
from playground.sending import caption_content, send

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_FILE = 50 * 1024 * 1024
_LONGEST_SIDES = 10_000
_THINNEST = 20
_ALBUM_LEAST, _ALBUM_MOST = 2, 10
_FACTS = ("duration", "width", "height", "length", "performer", "title")
_CAPTION = "caption parse_mode caption_entities"
_ALBUM_KINDS = {"photo", "video", "audio", "document", "live_photo"}
_TITLES = {"photo": "Photo", "document": "Document", "voice": "VoiceNote", "video": "Video", "audio": "Audio"}


def media_content(call: Call, kind: str, source: Any, facts: Wire | None = None) -> Wire:
    """Find or store the file that a parameter means: an upload, `attach://name`, or a file_id.

    Raises:
        Refusal: there is none, it is empty or too large, the file_id is unknown or of another kind, a photo is none.

    """
    upload = call.uploads.get(kind) if source is None else None
    if isinstance(source, str) and source.startswith("attach://"):
        upload = call.uploads.get(source.removeprefix("attach://"))
        if upload is None:
            raise bad("wrong file identifier/HTTP URL specified")
    if upload is None:
        return _again(call, kind, str(source or ""))
    _check(kind, upload)
    given = {name: value for name, value in (facts or {}).items() if name in _FACTS}
    upload.facts = {k: v if k in {"performer", "title"} else int(v) for k, v in given.items()}
    if kind == "sticker":
        upload.facts = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    content: Wire = {kind: call.world.stored(kind, upload)}
    return content | ({"document": content["animation"]} if kind == "animation" else {})


def _check(kind: str, upload: Upload) -> None:
    if not upload.data:
        raise bad("file must be non-empty")
    if len(upload.data) > LARGEST_FILE:
        raise bad("file is too big")
    if kind != "photo":
        return
    if len(upload.data) > LARGEST_PHOTO:
        raise bad(
            f"file of size {len(upload.data)} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
        )
    size = dimensions(upload.data)
    if size is None or not all(size):
        raise bad("IMAGE_PROCESS_FAILED")
    if sum(size) > _LONGEST_SIDES or max(size) > _THINNEST * min(size):
        raise bad("PHOTO_INVALID_DIMENSIONS")


def _again(call: Call, kind: str, file_id: str) -> Wire:
    """Send a file again by its file_id."""
    if not file_id:
        raise bad(f"there is no {kind.replace('_', ' ')} in the request")
    if "://" in file_id:
        # There is no network here; a real server would fetch the address.
        raise bad("failed to get HTTP URL content")
    file: File | None = call.world.files.known.get(file_id)
    if file is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        have, want = _TITLES.get(file.kind, file.kind.title()), _TITLES.get(kind, kind.title())
        raise bad(f"can't use file of type {have} as {want}")
    return {kind: file.wire} | ({"document": file.wire} if kind == "animation" else {})


def _register(kind: str, name: str, parameters: str) -> None:
    """Register one of the methods that send a file."""

    def handler(call: Call) -> Wire:
        chat = call.chat(writing=True)
        caption = caption_content(call)
        return send(call, media_content(call, kind, call.values.get(kind), dict(call.values)) | caption, chat=chat).wire

    method(name, f"chat_id {kind} {parameters} {SENDING}")(handler)


_ABOVE = "show_caption_above_media has_spoiler"
_register("photo", "sendPhoto", f"{_CAPTION} {_ABOVE}")
_register("document", "sendDocument", f"{_CAPTION} thumbnail disable_content_type_detection")
_register("voice", "sendVoice", f"{_CAPTION} duration")
_register("audio", "sendAudio", f"{_CAPTION} duration performer title thumbnail")
_MOVING = f"{_CAPTION} {_ABOVE} duration width height thumbnail"
_register("video", "sendVideo", f"{_MOVING} cover start_timestamp supports_streaming")
_register("animation", "sendAnimation", _MOVING)
_register("video_note", "sendVideoNote", "duration length thumbnail")
_register("sticker", "sendSticker", "emoji")


_ALBUM = " ".join(name for name in SENDING.split() if name != "reply_markup")


@method("sendMediaGroup", f"chat_id media {_ALBUM}")
def _send_media_group(call: Call) -> list[Wire]:
    chat = call.chat(writing=True)
    items = call.objects("media")
    if not _ALBUM_LEAST <= len(items) <= _ALBUM_MOST:
        raise bad(f"media group must include {_ALBUM_LEAST}-{_ALBUM_MOST} items")
    kinds = {str(item.get("type")) for item in items}
    if not kinds <= _ALBUM_KINDS:
        raise bad("unallowed type of media in the media group")
    if kinds & {"audio", "document"} and len(kinds) > 1:
        raise bad(f"{'audio' if 'audio' in kinds else 'document'} can't be mixed with other media types")
    contents = [
        media_content(call, item["type"], item.get("media"), item) | caption_content(call, item) for item in items
    ]
    album = {"media_group_id": str(call.world.number())}
    return [send(call, {**album, **content}, chat=chat, buttons=False).wire for content in contents]


_ONWARD = "from_chat_id message_thread_id direct_messages_topic_id disable_notification protect_content"


def _original(call: Call, verb: str) -> tuple[Chat, Message]:
    source = call.chat("from_chat_id")
    message = call.message(source, f"message to {verb} not found")
    if not _can_go_on(message):
        raise bad(f"the message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return source, message


def _can_go_on(message: Message) -> bool:
    return not message.wire.get("has_protected_content") and SERVICE.isdisjoint(message.wire)


def _several(call: Call) -> list[Message]:
    """Find the messages of forwardMessages or copyMessages; what is not there or may not go on is left out."""
    source = call.chat("from_chat_id")
    numbers = call.numbers("message_ids")
    if not 1 <= len(numbers) <= 100:  # noqa: PLR2004 - Telegram's limit
        raise bad("too many message identifiers specified" if numbers else "message identifiers are not specified")
    if sorted(set(numbers)) != numbers:
        raise bad("message identifiers must be in a strictly increasing order")
    found = []
    for number in numbers:
        try:
            message = call.world.message(source, number)
        except ImpossibleError:
            continue
        found += [message] if _can_go_on(message) else []
    if not found:
        raise bad("there are no messages to forward")
    return found


@method(
    "forwardMessage", f"chat_id message_id video_start_timestamp message_effect_id suggested_post_parameters {_ONWARD}"
)
def _forward_message(call: Call) -> Wire:
    chat = call.chat(writing=True)
    _, message = _original(call, "forward")
    return send(call, call.world.forwarded(message), chat=chat, buttons=False).wire


@method("forwardMessages", f"chat_id message_ids {_ONWARD}")
def _forward_messages(call: Call) -> list[Wire]:
    chat = call.chat(writing=True)
    messages = _several(call)
    albums = _albums(call, messages)
    sent = [send(call, {**call.world.forwarded(m), **albums[m.id]}, chat=chat, buttons=False) for m in messages]
    return [{"message_id": message.id} for message in sent]


def _albums(call: Call, messages: list[Message]) -> dict[int, Wire]:
    """Give every message the album that it goes on in: what was together stays together, as a new album."""
    numbers: dict[str, str] = {}
    found: dict[int, Wire] = {}
    for message in messages:
        old = message.wire.get("media_group_id")
        if old and old not in numbers:
            numbers[old] = str(call.world.number())
        found[message.id] = {"media_group_id": numbers[old]} if old else {}
    return found


def _copied(call: Call, message: Message) -> Wire:
    content = call.world.forwarded(message)
    return {key: value for key, value in content.items() if key not in {"forward_origin", "forward_date", "quote"}}


@method(
    "copyMessage",
    f"chat_id message_id video_start_timestamp {_CAPTION} show_caption_above_media {_ONWARD} {SENDING}",
)
def _copy_message(call: Call) -> Wire:
    chat = call.chat(writing=True)
    _, message = _original(call, "copy")
    content = _copied(call, message)
    if "caption" in call.values and "text" not in content:
        content = {key: value for key, value in content.items() if key not in {"caption", "caption_entities"}}
        content |= caption_content(call)
    return {"message_id": send(call, content, chat=chat).id}


@method("copyMessages", f"chat_id message_ids remove_caption {_ONWARD}")
def _copy_messages(call: Call) -> list[Wire]:
    chat = call.chat(writing=True)
    messages = _several(call)
    gone = {"caption", "caption_entities"} if call.flag("remove_caption") else set()
    albums = _albums(call, messages)
    contents = [
        {key: value for key, value in _copied(call, message).items() if key not in gone} | albums[message.id]
        for message in messages
    ]
    return [{"message_id": send(call, content, chat=chat, buttons=False).id} for content in contents]
