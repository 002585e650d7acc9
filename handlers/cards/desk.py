"""Buttons of the staff's desk for articles: what their data look like on the wire, as in `buttons`."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.cards.buttons import ArticleId, Id, Page


class Desk(CallbackData, prefix="desk"):
    """Go to a part of the desk at which articles are kept, or turn a page there."""

    act: Literal["menu", "subjects", "new", "due", "try", "facts", "dialect", "measure", "import", "export", "misses"]
    page: Page = 0


class Subject(CallbackData, prefix="subject"):
    """See the articles of a subject. Names of subjects are too long for a button; `key` is their checksum."""

    key: Annotated[int, Field(ge=0, lt=2**32)]
    page: Page = 0


class Work(CallbackData, prefix="work"):
    """See an article as staff do, or begin to change it: the other acts are `handlers.fields.FIELDS`."""

    article: ArticleId
    act: Literal[
        "open",
        "english",
        "days",
        "history",
        "try",
        "retire",
        "retire-sure",
        "question",
        "aliases",
        "answer",
        "unlike",
        "sources",
        "post",
        "subject",
        "review",
        "since",
        "until",
    ]
    page: Page = 0


class Past(CallbackData, prefix="past"):
    """See an earlier version of an article, or return to it."""

    article: ArticleId
    number: Annotated[int, Field(ge=0, lt=2**31)]
    act: Literal["show", "back", "sure"] = "show"


class Draft(CallbackData, prefix="draft"):
    """Work on the article that is being written: change a part of it, publish it, or drop it."""

    article: ArticleId
    act: Literal[
        "publish",
        "tell",
        "drop",
        "anew",
        "language",
        "no-english",
        "enough",
        "resume",
        "question",
        "aliases",
        "answer",
        "unlike",
        "sources",
        "post",
        "subject",
        "review",
        "since",
        "until",
    ]


class Choose(CallbackData, prefix="choose"):
    """Choose what an article's post is, or when it is looked at again, instead of typing; empty is none."""

    field: Literal["post", "review", "since", "until", "subject", "unlike"]
    value: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,24}$")] = ""


class Tried(CallbackData, prefix="tried"):
    """Make something of a question that was tried, by its number; `expected` asks why another article did not match."""

    number: Id
    act: Literal["alias", "unlike", "expected", "explain"]
    article: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,37}$")] = ""


class FixQuestion(CallbackData, prefix="fix"):
    """Make something of a question that a wrong article answered."""

    question: Id
    act: Literal["alias", "unlike"]


class SetFact(CallbackData, prefix="fact"):
    """Fill in a local fact, empty it, or go to the next one."""

    fact: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,48}$")]
    act: Literal["ask", "empty", "next"] = "ask"


class SetDialect(CallbackData, prefix="dialect"):
    """Adopt a table of dialect words, or none."""

    table: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,48}$")] = ""


class SetMeasure(CallbackData, prefix="measure"):
    """Make the bot bolder or more careful, step by step, or as it was made."""

    name: Literal["sure", "possible", "default"]
    up: bool = False


class TakeIn(CallbackData, prefix="takein"):
    """Take in the file that was checked."""


class HandOut(CallbackData, prefix="handout"):
    """Hand out articles as a file; of one subject, by its key, or of all."""

    kind: Literal["toml", "xlsx"]
    key: Annotated[int, Field(ge=0, lt=2**32)] = 0


class Miss(CallbackData, prefix="miss"):
    """See to questions that nobody could answer; a group is known by one of its questions."""

    question: Id
    act: Literal["open", "write", "known", "dismiss", "dismiss-sure"]


class Settle(CallbackData, prefix="fits"):
    """Say that an article answers this group of questions."""

    question: Id
    article: ArticleId


class SeeMonth(CallbackData, prefix="month"):
    """See how a month went, such as 202611."""

    month: Annotated[str, Field(pattern=r"^20[0-9]{2}(0[1-9]|1[0-2])$")]
