"""How people see a message: the Bot API's shape with the keys that only the page needs."""

from typing import Any

from playground.chats import Message
from playground.entities import html

Wire = dict[str, Any]

_FILES = ("voice", "document", "video", "audio", "animation", "video_note", "sticker")


def message_view(message: Message) -> Wire:
    """Give a message as docs/playground.md describes it."""
    wire = message.wire
    text: str = wire.get("text") or wire.get("caption") or ""
    entities: list[Wire] = wire.get("entities") or wire.get("caption_entities") or []
    view: Wire = {
        **wire,
        "chat_key": message.chat_key,
        "author": message.author,
        "deleted": message.deleted,
        "edited": "edit_date" in wire,
        "reactions": message.reactions,
        "seen_keyboard": message.keyboard,
        "pinned": message.pinned,
        "protected": wire.get("has_protected_content", False),
        "silent": message.silent,
        "html": html(text, entities),
    }
    if message.votes:
        view["votes"] = message.votes
    if "photo" in wire:
        view["photo"] = [_with_url(size) for size in wire["photo"]]
    for kind in _FILES:
        if kind in wire:
            view[kind] = _with_url(wire[kind])
    return view


def _with_url(file: Wire) -> Wire:
    return {**file, "local_url": f"/control/file/{file['file_id']}"}
