"""Text as Telegram measures and marks it: UTF-16 units, found entities, and safe HTML for the page.

Telegram counts offsets and lengths in UTF-16 units, so an emoji counts two. Everything that slices a text by an entity
goes through `slice_of`, and everything that limits a length goes through `units`.
"""

import re
from html import escape
from typing import Any

Wire = dict[str, Any]

_FOUND = re.compile(
    r"(?P<email>[\w.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,})"
    r"|(?P<url>(?:https?://|tg://)[^\s<>\"'，。；、！？）】》]+"
    r"|(?<![\w@.])(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|cn|io|me|dev|gov|edu|info)(?![\w.-])(?:/[^\s<>\"'，。；、！？）】》]*)?)"
    r"|(?P<mention>(?<!\w)@[a-zA-Z0-9_]{3,32})"
    r"|(?P<hashtag>(?<![\w&])#(?=\w*[^\W\d])\w+)"
    r"|(?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<phone_number>(?<![\w+])\+\d(?:[- ]?\d){6,14}(?!\d))",
)
_HINTS = re.compile(r"[@#/+.]")
_TRAILING = ".,!?;:)"

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "blockquote": "blockquote",
    "expandable_blockquote": 'blockquote class="expandable"',
}
_SAFE_LINK = re.compile(r"(?:https?|tg|mailto|tel):", re.IGNORECASE)


def units(text: str) -> int:
    """Count the UTF-16 units of a text, as Telegram's limits do."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)  # noqa: PLR2004 - the last one-unit letter


def slice_of(text: str, offset: int, length: int) -> str:
    """Cut a piece out of a text; offset and length are UTF-16 units."""
    wide = text.encode("utf-16-le")
    return wide[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def find(text: str) -> list[Wire]:
    """Find what Telegram marks by itself: links, mentions, hashtags, commands, phones and e-mails."""
    if not _HINTS.search(text):
        return []
    found = []
    for match in _FOUND.finditer(text):
        kind = match.lastgroup
        piece = match.group().rstrip(_TRAILING) if kind == "url" else match.group()
        found.append({"type": kind, "offset": units(text[: match.start()]), "length": units(piece)})
    return found


def completed(text: str, given: list[Wire]) -> list[Wire]:
    """Add the found entities to the given ones, in Telegram's order; a found one that touches a given one is left out.

    Formatting that does not hide the words, such as bold, may overlap with a link; links and code may not.
    """
    opaque = [each for each in given if each["type"] in {"code", "pre", "text_link", "text_mention", "custom_emoji"}]
    found = [each for each in find(text) if not any(_overlap(each, other) for other in opaque)]
    return ordered(given + [each for each in found if each not in given])


def ordered(entities: list[Wire]) -> list[Wire]:
    """Sort entities as Telegram lists them: by offset, the outer before the inner."""
    return sorted(entities, key=lambda each: (each["offset"], -each["length"]))


def _overlap(one: Wire, other: Wire) -> bool:
    first, second = sorted((one, other), key=lambda each: int(each["offset"]))
    return bool(second["offset"] < first["offset"] + first["length"])


def trimmed(text: str, entities: list[Wire]) -> tuple[str, list[Wire]]:
    """Strip the white space around a text, as Telegram does, and move the entities along."""
    stripped = text.strip()
    if stripped == text:
        return text, entities
    cut = units(text) - units(text.lstrip())
    total = units(stripped)
    moved = []
    for entity in entities:
        begin = max(0, entity["offset"] - cut)
        end = min(total, entity["offset"] + entity["length"] - cut)
        if end > begin:
            moved.append({**entity, "offset": begin, "length": end - begin})
    return stripped, moved


def html(text: str, entities: list[Wire]) -> str:
    """Render a text as HTML that is safe to show: everything escaped, only a few tags, only harmless link schemes.

    Line ends stay as they are (the page shows them with `white-space: pre-wrap`). Commands, mentions and hashtags
    become `<a class="bot_command" data-text="/start">` and the like, without an address.
    """
    if not entities:
        return escape(text)
    wide = text.encode("utf-16-le")
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    around: list[int] = []
    for entity in ordered(entities):
        begin, until = entity["offset"], entity["offset"] + entity["length"]
        while around and around[-1] <= begin:
            around.pop()
        # Entities may cross, tags may not: what sticks out of the entity around it is cut off.
        until = min([until, *around])
        around.append(until)
        start, end = _tags(entity, slice_of(text, begin, until - begin))
        opens.setdefault(begin, []).append(start)
        closes.setdefault(until, []).insert(0, end)
    marks = sorted({0, len(wide) // 2, *opens, *closes})
    parts: list[str] = []
    for here, there in zip(marks, [*marks[1:], None], strict=True):
        parts += closes.get(here, [])
        parts += opens.get(here, [])
        if there is not None:
            parts.append(escape(wide[here * 2 : there * 2].decode("utf-16-le", "replace")))
    return "".join(parts)


def _tags(entity: Wire, piece: str) -> tuple[str, str]:
    """Give the opening and the closing tag of one entity."""
    kind = entity["type"]
    if kind in _TAGS:
        name = _TAGS[kind]
        return f"<{name}>", f"</{name.partition(' ')[0]}>"
    if kind == "pre":
        language = escape(str(entity.get("language", "")))
        return (f'<pre><code class="language-{language}">', "</code></pre>") if language else ("<pre>", "</pre>")
    address = _address(entity, piece)
    if address:
        return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">', "</a>"
    if kind == "text_mention":
        return f'<a class="text_mention" data-user="{int(entity["user"]["id"])}">', "</a>"
    if kind in {"mention", "hashtag", "bot_command"}:
        return f'<a class="{kind}" data-text="{escape(piece)}">', "</a>"
    return ('<span class="spoiler">' if kind == "spoiler" else "<span>"), "</span>"


def _address(entity: Wire, piece: str) -> str:
    """Give the address that an entity links to, or nothing when it has none or it is not safe."""
    match entity["type"]:
        case "url":
            address = piece if "://" in piece else f"https://{piece}"
        case "text_link":
            address = str(entity["url"])
        case "email":
            address = f"mailto:{piece}"
        case "phone_number":
            address = f"tel:{piece.replace(' ', '')}"
        case _:
            return ""
    return address if _SAFE_LINK.match(address) else ""
