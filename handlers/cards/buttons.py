"""Buttons: what their data look like on the wire, and the keyboards that many cards share.

Data hold ids only, so that a button works weeks later, after a restart, and says no kindly to the wrong person.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Annotated, Final, Literal, Self

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from pydantic import AfterValidator, Field, model_validator

from community.audiences import Topic
from community.groups import Purpose as GroupPurpose
from community.people import RoleName
from locales import Translator

#: What a button may say on the wire; anything else is an old or a forged one, and is answered as such.
Id = Annotated[int, Field(ge=0, lt=2**63)]
Page = Annotated[int, Field(ge=0, lt=1000)]
#: Places are numbered by the database, in its smaller numbers.
PlaceId = Annotated[int, Field(ge=0, lt=2**31)]
#: An article's id, as `knowledge` allows it.
ArticleId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,37}$")]
#: Places on one page of buttons: more would be a long way to the next page.
PLACES_A_PAGE: Final = 24


#: Why an article did not help.
Reason = Literal["wrong", "outdated", "unclear", "other-question"]


class Show(CallbackData, prefix="show"):
    """Show an article that was offered. `asked` is the recorded question, 0 when there is none."""

    article: str
    asked: Id = 0


class Vote(CallbackData, prefix="vote"):
    """Say whether an article helped."""

    article: str
    useful: bool


class NoneOfThese(CallbackData, prefix="none"):
    """Say that none of the offered articles was meant."""

    asked: Id


class Why(CallbackData, prefix="why"):
    """Say why an article did not help; without a reason: rather not."""

    article: str
    reason: Reason | None = None


class TellMe(CallbackData, prefix="tell"):
    """Hear when there is an answer to a recorded question, or when an article changes; or no longer."""

    asked: Id = 0
    article: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,37}$")] = ""
    on: bool = True

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """Refuse a wish about nothing, and one about both."""
        if bool(self.asked) == bool(self.article):
            raise ValueError("a wish is about a question or about an article")
        return self


class TakeAway(CallbackData, prefix="away"):
    """Take an answer out of a group. `asker` is the person who asked for it."""

    asker: Id


class WantPerson(CallbackData, prefix="person"):
    """Ask for a person: about a recorded question, about an article, or just so."""

    asked: Id = 0
    article: str = ""


class Reopen(CallbackData, prefix="reopen"):
    """Say that it was not solved: the same request waits again."""

    question: Id


class Take(CallbackData, prefix="take"):
    """Take a question in hand."""

    question: Id


class Finish(CallbackData, prefix="finish"):
    """Say that the resident was answered."""

    question: Id


class Withdraw(CallbackData, prefix="withdraw"):
    """Take one's own question back; from the list of all of them, which is then shown anew."""

    question: Id
    listed: bool = False


class MyPage(CallbackData, prefix="my"):
    """Turn a page of one's own requests."""

    page: Page = 0


class Never(CallbackData, prefix="never"):
    """Leave a half-finished conversation."""


class Speak(CallbackData, prefix="speak"):
    """Choose a language."""

    language: Literal["zh-Hans", "zh-Hant", "en"]


class PickHome(CallbackData, prefix="home"):
    """Walk the tree of places to one's home; `final` chooses, 0 chooses none; `anew` leaves the tapped message alone."""

    place: PlaceId
    final: bool = False
    page: Page = 0
    anew: bool = False


class PickRole(CallbackData, prefix="post"):
    """Walk the tree to the place of a role that is to be given."""

    place: PlaceId
    final: bool = False
    page: Page = 0
    role: RoleName


class PickLink(CallbackData, prefix="link"):
    """Walk the tree to the place that a group belongs to."""

    place: PlaceId
    final: bool = False
    page: Page = 0
    purpose: GroupPurpose


class Tree(CallbackData, prefix="tree"):
    """Keep the tree of places: open, add below, rename, remove, really remove."""

    act: Literal[
        "open",
        "add",
        "add-district",
        "add-street",
        "add-community",
        "add-grid",
        "add-building",
        "rename",
        "remove",
        "remove-sure",
    ]
    place: PlaceId = 0
    page: Page = 0


class Purpose(CallbackData, prefix="purpose"):
    """Say what a group is for; none unlinks it."""

    purpose: GroupPurpose | None = None


class Roles(CallbackData, prefix="roles"):
    """Page through roles, or begin an invitation."""

    act: Literal["list", "invite", "role"]
    page: Page = 0
    role: RoleName | None = None


class Revoke(CallbackData, prefix="revoke"):
    """Take a role away; `sure` after the question was put."""

    role: Id
    sure: bool = False


class Mine(CallbackData, prefix="mine"):
    """What a person may do with their own data."""

    act: Literal["requests", "erase", "erase-sure", "keep"]


class Announce(CallbackData, prefix="announce"):
    """Before there is a notice: choose the office that speaks, page through recent ones, list templates, or just write."""

    act: Literal["write", "office", "recent", "templates"]
    place: PlaceId = 0
    page: Page = 0


class Compose(CallbackData, prefix="compose"):
    """Work on a notice that is not sent yet: write it, agree to it, or begin it from a template."""

    act: Literal[
        "when",
        "at-once",
        "once",
        "daily",
        "weekly",
        "monthly",
        "options",
        "urgent",
        "calm",
        "rewrite",
        "keep",
        "use",
        "drop",
        "drop-sure",
        "drop-template",
        "send",
        "send-sure",
        "send-late",
        "take-back",
        "agree",
        "send-back",
    ]
    notice: Id


#: What a value looks like: the id of a place, a name, or the id of a chat.
_VALUES: Final = {
    "places": r"[1-9][0-9]{0,8}",
    "roles": r"[a-z-]+",
    "topics": r"[a-z]+",
    "groups": r"-?[0-9]+",
}


class Aim(CallbackData, prefix="aim"):
    """Choose to whom a notice goes: toggle `value`, or without one only look. `at` is the place that is looked into."""

    notice: Id
    kind: Literal["places", "roles", "topics", "groups"]
    value: Annotated[str, Field(pattern=r"^([a-z-]{1,16}|-?[0-9]{1,15})?$")] = ""
    at: PlaceId = 0
    page: Page = 0

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """Refuse a value that is none of its kind."""
        if self.value and not re.fullmatch(_VALUES[self.kind], self.value):
            raise ValueError("a value of another kind")
        return self


def _existing(day: str) -> str:
    """Return the day. Raises ValueError for one that no calendar has."""
    datetime.strptime(day, "%Y%m%d")  # noqa: DTZ007 - a day has no zone
    return day


class When(CallbackData, prefix="when"):
    """Choose when a notice goes: the day (20261125), the hour, the minute, one after the other."""

    notice: Id
    day: Annotated[str, Field(pattern=r"^20[0-9]{6}$"), AfterValidator(_existing)]
    hour: Annotated[int, Field(ge=0, lt=24)] | None = None
    minute: Annotated[int, Field(ge=0, lt=60)] | None = None


class Option(CallbackData, prefix="option"):
    """Choose how a notice goes: 1 and 0 are on and off; how long it lasts is hours."""

    notice: Id
    what: Literal["asks", "pins", "lasts"]
    value: Annotated[int, Field(ge=0, le=168)]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """Refuse a switch that is neither on nor off, and a notice that lasts no time."""
        if (self.value == 0) if self.what == "lasts" else (self.value > 1):
            raise ValueError("a value of another choice")
        return self


class Run(CallbackData, prefix="run"):
    """See how far a notice has come, and change its course."""

    act: Literal[
        "show",
        "look",
        "pause",
        "resume",
        "stop",
        "stop-sure",
        "withdraw",
        "withdraw-sure",
        "correct",
        "correct-sure",
        "report",
        "nudge",
        "resend",
        "unreached",
        "hand-out",
        "print-visits",
        "print-notice",
    ]
    notice: Id


class Know(CallbackData, prefix="know"):
    """Say that one knows what a notice says."""

    notice: Id


class OpenNotice(CallbackData, prefix="notice"):
    """Show a notice to one of its readers."""

    notice: Id


class Follow(CallbackData, prefix="topic"):
    """Hear about a topic, or no longer."""

    topic: Topic
    on: bool


def button(text: str, data: CallbackData) -> InlineKeyboardButton:
    """Return a button that calls back."""
    return InlineKeyboardButton(text=text, callback_data=data.pack())


def link(text: str, url: str) -> InlineKeyboardButton:
    """Return a button that opens an address."""
    return InlineKeyboardButton(text=text, url=url)


def rows(*lines: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """Return a keyboard of these lines, empty ones left out."""
    return InlineKeyboardMarkup(inline_keyboard=[list(line) for line in lines if line])


def column(buttons: Iterable[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """Return the buttons one a line."""
    return [[one] for one in buttons]


def pairs(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    """Return the buttons two a line."""
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def marked(t: Translator, words: str, *, chosen: bool) -> str:
    """Return the words of a button, marked if it is chosen."""
    return t.plain("button-chosen", words=words) if chosen else words


def turns(t: Translator, *, page: int, pages: int, to: Callable[[int], CallbackData]) -> list[InlineKeyboardButton]:
    """Return the buttons that turn pages, those that lead somewhere."""
    found = []
    if page > 0:
        found.append(button(t.plain("button-previous"), to(page - 1)))
    if page < pages - 1:
        found.append(button(t.plain("button-next"), to(page + 1)))
    return found


#: The everyday words, as message ids, in the order in which they lie under the composer.
EVERYDAY = (
    ("everyday-ask", "everyday-repair", "everyday-assist"),
    ("everyday-mine", "everyday-events", "everyday-person"),
)


def everyday(t: Translator) -> ReplyKeyboardMarkup:
    """Return the keyboard of everyday words, which stays below the composer."""
    return ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=t.plain(word)) for word in line] for line in EVERYDAY],
        resize_keyboard=True,
        is_persistent=True,
        input_field_placeholder=t.plain("everyday-placeholder"),
    )
