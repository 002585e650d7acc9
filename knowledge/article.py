"""What an article is: one question of the residents and its checked answer, in up to three languages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from opencc import OpenCC

LANGUAGES = ("zh-Hans", "zh-Hant", "en")

POSTS = (
    "civil-affairs",
    "housing",
    "household-registration",
    "social-security",
    "medical-insurance",
    "disability",
    "elderly",
    "family-planning",
    "education",
    "employment",
    "legal",
    "mediation",
    "volunteers",
    "property",
    "safety",
    "environment",
    "veterans",
    "general",
)


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def traditional(text: str) -> str:
    """Return a name or title in 繁體. Good for names; sentences have words of their own in 繁體 and are written as such."""
    return str(_converter().convert(text))


@dataclass(frozen=True, slots=True)
class Source:
    """The law or notice that an answer rests on; `articles` are its numbered articles, empty for the whole of it."""

    title: str
    title_en: str = ""
    articles: tuple[int, ...] = ()

    def name(self, language: str) -> str:
        """Return the title in the reader's script. Laws are written in 简体; a title in 繁體 is made from it."""
        return traditional(self.title) if language == "zh-Hant" else self.title


@dataclass(frozen=True, slots=True)
class Text:
    """One language of an article. All plain text; the answer may have several lines."""

    question: str
    answer: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One question and its answer. `reviewed` is the day of the last check, `review_by` when the next one is due."""

    id: str
    subject: str
    post: str
    reviewed: dt.date
    review_by: dt.date
    sources: tuple[Source, ...]
    texts: Mapping[str, Text] = field(hash=False)

    def text(self, language: str) -> Text:
        """Return the text in `language`, or in the nearest language there is: the other script, then any."""
        for choice in (language, "zh-Hans", *LANGUAGES):
            if choice in self.texts:
                return self.texts[choice]
        raise KeyError(language)
