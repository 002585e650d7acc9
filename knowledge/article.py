"""What an article is: one question of the residents and its checked answer, in up to three languages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any, Final

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


_DAYS: Final = ("reviewed", "review_by", "valid_from", "valid_until")


#: Quotation marks differ between the scripts.
_QUOTES: Final = {"zh-Hant": str.maketrans("“”‘’", "「」『』"), "zh-Hans": str.maketrans("「」『』", "“”‘’")}


@cache
def _converter(direction: str) -> OpenCC:
    return OpenCC(direction)


def traditional(text: str) -> str:
    """Return a name or title in 繁體. Good for names; sentences have words of their own in 繁體 and are written as such."""
    return str(_converter("s2t").convert(text))


def simplified(text: str) -> str:
    """Return a text in 简体, to be shown beside others; nobody is answered in it."""
    return str(_converter("t2s").convert(text))


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
    """One language of an article. All plain text; the answer may have several lines.

    `unlike` are questions in nearly the same words that this article does not answer.
    """

    question: str
    answer: str
    aliases: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


def in_both_scripts(texts: Mapping[str, Text]) -> dict[str, Text]:
    """Return the texts with 繁體 made from 简体, or 简体 from 繁體, where one of the two is not written.

    What OpenCC makes can be read; whoever has the time writes a better one in its place.
    """
    made = dict(texts)
    for source, target, converter in (("zh-Hans", "zh-Hant", "s2t"), ("zh-Hant", "zh-Hans", "t2s")):
        if source in texts and target not in texts:
            written = texts[source]
            question, answer = (
                _converter(converter).convert(text).translate(_QUOTES[target])
                for text in (written.question, written.answer)
            )
            made[target] = Text(question=question, answer=answer)
    return made


@dataclass(frozen=True, slots=True)
class Article:
    """One question and its answer. `reviewed` is the day of the last check, `review_by` when the next one is due.

    Where a rule comes or goes on a known day, `valid_from` is the first day on which the answer is right, and `valid_until`
    the last.
    """

    id: str
    subject: str
    post: str
    reviewed: dt.date
    review_by: dt.date
    sources: tuple[Source, ...]
    texts: Mapping[str, Text] = field(hash=False)
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None

    def has_begun(self, today: dt.date) -> bool:
        """Tell whether the answer is right already; until then nobody is given it."""
        return self.valid_from is None or self.valid_from <= today

    def has_expired(self, today: dt.date) -> bool:
        """Tell whether the answer may be wrong by now: it is asked for still, but must not be told as if it held."""
        return self.valid_until is not None and self.valid_until < today

    def text(self, language: str) -> Text:
        """Return the text in `language`, or in the nearest language there is: the other script, then any."""
        for choice in (language, "zh-Hans", *LANGUAGES):
            if choice in self.texts:
                return self.texts[choice]
        raise KeyError(language)


def to_data(article: Article) -> dict[str, Any]:
    """Return the article as data that JSON can hold; `from_data` makes it again."""
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in asdict(article).items()
        if value
    }


def from_data(data: Mapping[str, Any]) -> Article:
    """Make the article of what `to_data` returned. It was checked when it was written and is not checked again."""
    days = {name: dt.date.fromisoformat(data[name]) for name in _DAYS if name in data}
    sources = tuple(Source(**{**source, "articles": tuple(source["articles"])}) for source in data.get("sources", ()))
    texts = {
        language: Text(**{**text, "aliases": tuple(text["aliases"]), "unlike": tuple(text["unlike"])})
        for language, text in data["texts"].items()
    }
    return Article(**{**data, **days, "subject": data.get("subject", ""), "sources": sources, "texts": texts})
