"""parse_mode: from marked text to plain text and entities, with Telegram's refusals when the marks are wrong.

HTML and MarkdownV2 are read by hand, letter by letter, because the refusals name byte offsets and because Telegram's
rules are not those of any HTML or Markdown library. The old Markdown mode is the few lines at the end.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from playground.entities import Wire, ordered, units
from playground.refusals import bad

_HTML_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_REFERENCE = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG = re.compile(r"<([^\s>]*)")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/'"]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)$")


def _cannot(reason: str) -> NoReturn:
    raise bad(f"can't parse entities: {reason}")


def _byte(source: str, position: int) -> int:
    return len(source[:position].encode())


@dataclass
class _Output:
    """The plain text so far, its length in UTF-16 units, and the entities that are complete."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Wire] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def mark(self, begin: int, entity: Wire) -> None:
        if self.length > begin:
            self.entities.append({**entity, "offset": begin, "length": self.length - begin})

    def result(self) -> tuple[str, list[Wire]]:
        return "".join(self.parts), ordered(self.entities)


def parse(text: str, mode: str) -> tuple[str, list[Wire]]:
    """Turn marked text into plain text and entities.

    Raises:
        Refusal: "unsupported parse_mode", or "can't parse entities: …" with Telegram's reason.

    """
    if not mode:
        return text, []
    reader = _MODES.get(mode.lower())
    if reader is None:
        raise bad("unsupported parse_mode")
    text, entities = reader(text)
    return text, [_settled(entity) for entity in entities]


def _settled(entity: Wire) -> Wire:
    """Turn a link to tg://user?id=… into the mention that Telegram makes of it; the user is filled in later."""
    user = _USER_LINK.match(entity.get("url", ""))
    if not user:
        return entity
    rest = {key: value for key, value in entity.items() if key != "url"}
    return {**rest, "type": "text_mention", "user": {"id": int(user.group(1))}}


def parse_html(source: str) -> tuple[str, list[Wire]]:
    """Read parse_mode HTML."""
    output = _Output()
    stack: list[tuple[str, int, Wire]] = []
    position = 0
    while position < len(source):
        letter = source[position]
        if letter == "&":
            position = _read_reference(source, position, output)
        elif letter != "<":
            end = min(
                (at for at in (source.find("<", position), source.find("&", position)) if at >= 0), default=len(source)
            )
            output.write(source[position:end])
            position = end
        elif source.startswith("</", position):
            position = _close_tag(source, position, stack, output)
        else:
            position = _open_tag(source, position, stack, output)
    if stack:
        _cannot(f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"')
    return output.result()


def _read_reference(source: str, position: int, output: _Output) -> int:
    """Read &lt; &#26446; and the like; anything else stays an ampersand."""
    match = _REFERENCE.match(source, position)
    if not match:
        output.write("&")
        return position + 1
    decimal, hexadecimal, named = match.groups()
    output.write(_NAMED[named] if named else chr(int(decimal) if decimal else int(hexadecimal, 16)))
    return match.end()


def _open_tag(source: str, position: int, stack: list[tuple[str, int, Wire]], output: _Output) -> int:
    match = _TAG.match(source, position)
    name = match.group(1).lower() if match else ""
    at = _byte(source, position)
    if match is None or match.end() >= len(source):
        _cannot(f"Unclosed start tag at byte offset {at}")
    if name not in _HTML_TAGS:
        _cannot(f'Unsupported start tag "{name}" at byte offset {at}')
    cursor = match.end()
    attributes: dict[str, str] = {}
    while True:
        while source[cursor : cursor + 1].isspace() or source[cursor : cursor + 1] == "/":
            cursor += 1
        if cursor >= len(source):
            _cannot(f"Unclosed start tag at byte offset {at}")
        if source[cursor] == ">":
            break
        found = _ATTRIBUTE.match(source, cursor)
        if not found:
            _cannot(f'Empty attribute name in the tag "{name}" at byte offset {at}')
        value = next((each for each in found.groups()[1:] if each is not None), "")
        attributes[found.group(1).lower()] = _REFERENCE.sub(_decode, value)
        cursor = found.end()
    if name == "span" and attributes.get("class") != "tg-spoiler":
        _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    stack.append((name, output.length, _html_entity(name, attributes)))
    return cursor + 1


def _decode(match: re.Match[str]) -> str:
    decimal, hexadecimal, named = match.groups()
    return _NAMED[named] if named else chr(int(decimal) if decimal else int(hexadecimal, 16))


def _html_entity(name: str, attributes: dict[str, str]) -> Wire:
    entity: Wire = {"type": _HTML_TAGS[name]}
    if name == "a":
        entity["url"] = attributes.get("href", "")
    elif name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif name == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    elif name == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    return entity


def _close_tag(source: str, position: int, stack: list[tuple[str, int, Wire]], output: _Output) -> int:
    end = source.find(">", position)
    at = _byte(source, position)
    if end < 0:
        _cannot(f"Unclosed end tag at byte offset {at}")
    name = source[position + 2 : end].strip().lower()
    if not stack:
        _cannot(f"Unexpected end tag at byte offset {at}")
    opened, begin, entity = stack.pop()
    if name and name != opened:
        _cannot(f'Unmatched end tag at byte offset {at}, expected "</{opened}>", found "</{name}>"')
    if entity["type"] == "code" and stack and stack[-1][0] == "pre" and stack[-1][1] == begin:
        # <pre><code class="language-x"> is one entity: the outer one takes the language.
        if "language" in entity:
            stack[-1][2]["language"] = entity["language"]
        return end + 1
    if entity["type"] == "code":
        entity.pop("language", None)
    if entity["type"] == "text_link" and not entity["url"]:
        # A link without an address takes its words as the address; Telegram leaves plain words when they are none.
        entity["url"] = "".join(output.parts)[-(output.length - begin) :] if output.length > begin else ""
        if not re.match(r"(https?|tg|mailto|tel):", entity["url"]):
            return end + 1
    output.mark(begin, entity)
    return end + 1


@dataclass
class _Open:
    """A MarkdownV2 mark that waits for its end."""

    mark: str
    begin: int
    byte: int
    entity: Wire


_MARKS = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
    "```": "pre",
}
_NAMES = {"pre": "Pre", "text_link": "TextUrl", "custom_emoji": "CustomEmoji", "blockquote": "BlockQuote"}
_RESERVED = set("_*[]()~`>#+-=|{}.!")


class _MarkdownV2:
    """One reading of a MarkdownV2 text: a cursor, the marks that are open, and the output."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.open: list[_Open] = []
        self.output = _Output()

    def read(self) -> tuple[str, list[Wire]]:
        while self.position < len(self.source):
            self._step()
        if self.open and self.open[-1].mark == ">":
            self._close()
        if self.open:
            self._unfinished()
        return self.output.result()

    def _unfinished(self) -> NoReturn:
        last = self.open[-1]
        kind = last.entity["type"]
        _cannot(f"Can't find end of {_NAMES.get(kind, kind.capitalize())} entity at byte offset {last.byte}")

    def _at(self, mark: str) -> bool:
        return self.source.startswith(mark, self.position)

    def _take(self, count: int = 1) -> None:
        self.output.write(self.source[self.position : self.position + count])
        self.position += count

    def _begin(self, mark: str, entity: Wire, *, skip: int | None = None) -> None:
        self.open.append(_Open(mark, self.output.length, _byte(self.source, self.position), entity))
        self.position += len(mark) if skip is None else skip

    def _close(self) -> None:
        done = self.open.pop()
        self.output.mark(done.begin, done.entity)

    def _step(self) -> None:
        top = self.open[-1].mark if self.open else ""
        if self._at("\\") and self.position + 1 < len(self.source) and self.source[self.position + 1].isascii():
            self.position += 1
            self._take()
        elif top in {"`", "```"}:
            self._inside_code(top)
        elif self._line_start() and (self._at(">") or self._at("**>")):
            self._quote(top)
        elif self._at("\n") and any(each.mark == ">" for each in self.open):
            self._line_end(top)
        elif self._at("]") and top in {"[", "!["}:
            self._link_end()
        else:
            self._mark(top)

    def _line_start(self) -> bool:
        return self.position == 0 or self.source[self.position - 1] == "\n"

    def _inside_code(self, top: str) -> None:
        if self._at(top):
            self.position += len(top)
            self._close()
        else:
            self._take()

    def _quote(self, top: str) -> None:
        if top == ">":
            self.position += 1
        elif self._at("**>"):
            self._begin(">", {"type": "expandable_blockquote"}, skip=3)
        else:
            self._begin(">", {"type": "blockquote"})

    def _line_end(self, top: str) -> None:
        goes_on = self.source.startswith(">", self.position + 1)
        if not goes_on and top == ">":
            self._close()
        self._take()

    def _mark(self, top: str) -> None:
        mark = next((each for each in ("```", "__", "||", "![", "*", "_", "~", "`", "[") if self._at(each)), "")
        if mark == "||" and top == ">" and self.source[self.position + 2 : self.position + 3] in {"", "\n"}:
            # "||" at the end of an expandable quotation is its closing mark.
            self.open[-1].entity["type"] = "expandable_blockquote"
            self.position += 2
        elif mark and mark == top:
            self.position += len(mark)
            self._close()
        elif mark in {"[", "!["}:
            self._begin(mark, {"type": "text_link" if mark == "[" else "custom_emoji"})
        elif mark:
            self._begin(mark, {"type": _MARKS[mark]})
            if mark == "```":
                self._language()
        elif self.source[self.position] in _RESERVED:
            letter = self.source[self.position]
            _cannot(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")
        else:
            self._take()

    def _language(self) -> None:
        """Read the language that may stand after three back-ticks, up to the end of that line."""
        match = re.compile(r"([^\s`]*)\n").match(self.source, self.position)
        if match:
            if match.group(1):
                self.open[-1].entity["language"] = match.group(1)
            self.position = match.end()

    def _link_end(self) -> None:
        match = re.compile(r"\]\(((?:\\.|[^)\\])*)\)").match(self.source, self.position)
        entity = self.open[-1].entity
        if not match:
            if entity["type"] == "custom_emoji":
                _cannot("Custom emoji entity must contain a tg://emoji URL")
            if self.source.startswith("](", self.position):
                _cannot(f"Can't find end of a URL at byte offset {_byte(self.source, self.position + 1)}")
            self.open.pop()
            self.position += 1
            return
        url = re.sub(r"\\(.)", r"\1", match.group(1))
        if entity["type"] == "custom_emoji":
            entity["custom_emoji_id"] = url.removeprefix("tg://emoji?id=")
        else:
            entity["url"] = url
        self.position = match.end()
        self._close()


def parse_markdown_v2(source: str) -> tuple[str, list[Wire]]:
    """Read parse_mode MarkdownV2."""
    return _MarkdownV2(source).read()


def parse_markdown(source: str) -> tuple[str, list[Wire]]:
    """Read the old parse_mode Markdown: no nesting, and a backslash only before `_*[` and the back-tick."""
    output = _Output()
    position = 0
    while position < len(source):
        letter = source[position]
        if letter == "\\" and source[position + 1 : position + 2] in set("_*`["):
            output.write(source[position + 1])
            position += 2
            continue
        pattern = next((each for start, each in _OLD_MARKS if source.startswith(start, position)), None)
        if pattern is None:
            output.write(letter)
            position += 1
            continue
        match = pattern.match(source, position)
        if not match:
            _cannot(f"Can't find end of the entity starting at byte offset {_byte(source, position)}")
        begin = output.length
        groups = match.groupdict()
        output.write(groups["words"])
        mark = next(each for each, reader in _OLD_MARKS if reader is pattern)
        entity: Wire = {"type": _MARKS.get(mark, "text_link")}
        output.mark(begin, entity | ({"url": groups["url"]} if "url" in groups else {}))
        position = match.end()
    return output.result()


_OLD_MARKS = (
    ("```", re.compile(r"```\n?(?P<words>.*?)```", re.DOTALL)),
    ("`", re.compile(r"`(?P<words>[^`]*)`")),
    ("*", re.compile(r"\*(?P<words>[^*]*)\*")),
    ("_", re.compile(r"_(?P<words>[^_]*)_")),
    ("[", re.compile(r"\[(?P<words>[^\]]*)\]\((?P<url>[^)]*)\)")),
)
_MODES: dict[str, Callable[[str], tuple[str, list[Wire]]]] = {
    "html": parse_html,
    "markdownv2": parse_markdown_v2,
    "markdown": parse_markdown,
}
