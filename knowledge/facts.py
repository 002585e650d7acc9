"""What only the committee knows: the amounts, addresses and phones that an answer leaves open as {dibao-standard}.

The answers that come with Linli rest on national law, which leaves amounts and counters to the locality. Where an answer
needs one, it names it in braces; the committee fills in the value once, and every answer that names it changes. Until
then the reader is told to go by the counter's word.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from knowledge.article import Article, traditional

#: A value longer than this is an answer, not a fact.
LONGEST_VALUE: Final = 120

_PLACEHOLDER: Final = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something local: its id, what it is called in each language, and what a value may look like (in 简体)."""

    id: str
    names: Mapping[str, str]
    example: str


@cache
def facts() -> Mapping[str, Fact]:
    """Return all facts by id, in the order in which staff are asked for them."""
    return {
        fact_id: Fact(fact_id, {key: name for key, name in row.items() if key != "example"}, row["example"])
        for fact_id, row in _file()["facts"].items()
    }


def named(text: str) -> Iterator[str]:
    """Yield what stands in braces in a text, known or not, as often as it stands there."""
    return (found[1] for found in _PLACEHOLDER.finditer(text))


def fill(article: Article, values: Mapping[str, str]) -> Article:
    """Return the article with the committee's values in its answers, and where one is missing, the word to ask.

    A value is written once, in whatever script; for readers of 繁體 it is turned into theirs.
    """
    texts = {
        language: replace(text, answer=_fill(text.answer, values, language)) if "{" in text.answer else text
        for language, text in article.texts.items()
    }
    return replace(article, texts=texts)


def _fill(answer: str, values: Mapping[str, str], language: str) -> str:
    def value(found: re.Match[str]) -> str:
        given = values.get(found[1])
        if not given:
            return _blank(language)
        return traditional(given) if language == "zh-Hant" else given

    return _PLACEHOLDER.sub(value, answer)


def _blank(language: str) -> str:
    text: str = _file()["blank"][language]
    return text


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
