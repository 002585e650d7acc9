"""The words. Every sentence that people read lives in the .ftl files beside this module, one file per area.

A `Translator` speaks one language. It escapes every argument for Telegram's HTML at this one seam, so that a name with a
`<` in it can never break, or bend, a message.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from html import escape, unescape
from pathlib import Path
from time import sleep
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.types import FluentNumber, fluent_number

LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")
DEFAULT_LANGUAGE: Final = "zh-Hans"
_FOLDER: Final = Path(__file__).parent

# Telegram clients tell a language tag of their own making; these are the tags whose readers want Traditional characters.
_TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
# Invisible marks that turn the direction of all that follows, our own words too; what needs none reads well without.
_BENDING: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


# An argument may be a whole answer of 3,500 characters. The library allows 2,500, for messages that strangers write;
# ours are our own, and none of them repeats an argument without end.
resolver.MAX_PART_LENGTH = 100_000


def language_of(tag: str | None) -> str:
    """Return the language to speak with a client that says `tag` ("zh-hk", "en-GB", None …)."""
    tag = (tag or "").lower().replace("_", "-")
    if tag.startswith(_TRADITIONAL):
        return "zh-Hant"
    if tag == "en" or tag.startswith("en-"):
        return "en"
    return DEFAULT_LANGUAGE


class Word(str):
    """Text that is already HTML, made by us from escaped parts; the translator passes it on as it is."""

    __slots__ = ()


#: What stands round an argument while its message is put together, in the languages that ask for it.
_ROUND: Final = dict.fromkeys((0x2068, 0x2069))
_SEAM: Final = r"((?:<[^<>]*>)*[\u2068\u2069](?:[\u2068\u2069]|<[^<>]*>)*)"
_HAN, _LATIN = "[\u3400-\u4dbf\u4e00-\u9fff]", "[A-Za-z0-9]"
_SEAMS: Final = re.compile(f"(?:(?<={_HAN}){_SEAM}(?={_LATIN})|(?<={_LATIN}){_SEAM}(?={_HAN}))")

#: Where a message begins: its id, at the beginning of a line. What else belongs to it is indented.
_BEGINS: Final = re.compile(r"^([a-z][a-zA-Z0-9-]*) *=", re.MULTILINE)


class _Bundle:
    """The words of one language. Each message is parsed when it is first said: all at once, they would take a second."""

    __slots__ = ("_bundle", "_patterns", "_sources")

    def __init__(self, language: str) -> None:
        # Isolation marks are invisible characters round each argument. They would break tags such as #R17 and links, so none
        # leaves this module; but in Chinese they show where an argument begins and ends, until it has its space.
        self._bundle = FluentBundle([language], use_isolating=language.startswith("zh"))
        self._patterns: dict[str, Any] = {}
        self._sources: dict[str, str] = {}
        for path in sorted((_FOLDER / language).glob("*.ftl")):
            text = path.read_text(encoding="utf-8")
            begins = [*_BEGINS.finditer(text)]
            ends = [*(one.start() for one in begins[1:]), len(text)]
            for one, end in zip(begins, ends, strict=True):
                self._sources.setdefault(one[1], text[one.start() : end])

    def format(self, message_id: str, values: dict[str, Any]) -> tuple[str, list[Exception]]:
        """Return the message with these values, and what went wrong. Raises KeyError for a message that nobody wrote."""
        if message_id not in self._patterns:
            self._parse(message_id)
        text, problems = self._bundle.format_pattern(self._patterns[message_id], values)
        return _spaced(str(text)), problems

    def parse(self) -> None:
        """Parse whatever was not said yet."""
        for message_id in self._sources:
            if message_id not in self._patterns:
                self._parse(message_id)
                # Whoever is answered meanwhile does not wait for more than one message.
                sleep(0)

    def _parse(self, message_id: str) -> None:
        self._bundle.add_resource(FluentResource(self._sources[message_id]))
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise KeyError(message_id)
        self._patterns[message_id] = pattern


def _spaced(text: str) -> str:
    """Put one space between Chinese and a Latin name or a number where an argument meets our words, and take the marks out.

    Nobody knows when a message is written whether a name is 陈 or Emma. What stands within an argument is left as it came.
    """
    return _SEAMS.sub(_space, text).translate(_ROUND)


def _space(seam: re.Match[str]) -> str:
    """Return the seam with its space: before a tag that opens, behind one that closes."""
    tags = (seam[1] or seam[2]).translate(_ROUND)
    return f"{tags} " if tags.startswith("</") else f" {tags}"


@cache
def _bundle(language: str) -> _Bundle:
    return _Bundle(language)


def _safe(value: Any, *, plain: bool) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and not isinstance(value, FluentNumber):
        return fluent_number(value, useGrouping=False)
    if isinstance(value, float | FluentNumber):
        return value
    if isinstance(value, Word):
        return unescape(value) if plain else str(value)
    text = str(value).translate(_BENDING)
    return text if plain else escape(text, quote=False)


def _no_facts(_language: str) -> Mapping[str, Any]:
    return {}


class Translator:
    """Says a message in one language: `t("case-claimed", number=17)`.

    `facts` tells, for a language, the arguments that every message may use, such as the community's name. Raises KeyError
    for a message that nobody wrote, or that misses an argument.
    """

    __slots__ = ("_bundle", "_facts", "_safe", "language")

    def __init__(self, language: str, facts: Callable[[str], Mapping[str, Any]] = _no_facts) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        self.language = language
        self._facts = facts
        self._bundle = _bundle(language)
        # The facts of both kinds of text are made safe once.
        self._safe = {
            plain: {name: _safe(value, plain=plain) for name, value in facts(language).items()}
            for plain in (False, True)
        }

    def in_language(self, language: str) -> "Translator":
        """Return a translator with the same facts that speaks `language`."""
        return Translator(language, self._facts)

    def __call__(self, message_id: str, **arguments: Any) -> Word:
        """Return the message as HTML, its arguments escaped."""
        return Word(self._format(message_id, arguments, plain=False))

    def plain(self, message_id: str, **arguments: Any) -> str:
        """Return the message as plain text, for buttons, alerts and menus, which know no HTML."""
        return self._format(message_id, arguments, plain=True)

    def _format(self, message_id: str, arguments: dict[str, Any], *, plain: bool) -> str:
        values = {**self._safe[plain], **{name: _safe(value, plain=plain) for name, value in arguments.items()}}
        text, problems = self._bundle.format(message_id, values)
        if problems:
            raise KeyError(f"{message_id} in {self.language}: {problems[0]!r}")
        return text


def everywhere(message_id: str) -> frozenset[str]:
    """Return the message in all languages, as it stands on buttons: what a typed or tapped word may look like."""
    return frozenset(Translator(language).plain(message_id) for language in LANGUAGES)


def warm() -> None:
    """Read all words that were not said yet, in a thread beside the answers, so that nobody waits for it later."""
    for language in LANGUAGES:
        _bundle(language).parse()
