"""Buttons: what their data look like on the wire, and the keyboards that many cards share.

Data hold ids only, so that a button works weeks later, after a restart, and says no kindly to the wrong person.
"""

from collections.abc import Iterable, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from locales import Translator


class Show(CallbackData, prefix="show"):
    """Show an article that was offered. `asked` is the recorded question, 0 when there is none."""

    article: str
    asked: int = 0


class Vote(CallbackData, prefix="vote"):
    """Say whether an article helped."""

    article: str
    useful: bool


class WantPerson(CallbackData, prefix="person"):
    """Ask for a person: about a recorded question, about an article, or just so."""

    asked: int = 0
    article: str = ""


class Take(CallbackData, prefix="take"):
    """Take a question in hand."""

    question: int


class Finish(CallbackData, prefix="finish"):
    """Say that the resident was answered."""

    question: int


class Withdraw(CallbackData, prefix="withdraw"):
    """Take one's own question back."""

    question: int


class Never(CallbackData, prefix="never"):
    """Leave a half-finished conversation."""


class Speak(CallbackData, prefix="speak"):
    """Choose a language."""

    language: str


class PickHome(CallbackData, prefix="home"):
    """Walk the tree of places to one's home; `final` chooses, 0 chooses none."""

    place: int
    final: bool = False


class PickRole(CallbackData, prefix="post"):
    """Walk the tree to the place of a role that is to be given."""

    place: int
    final: bool = False
    role: str


class PickLink(CallbackData, prefix="link"):
    """Walk the tree to the place that a group belongs to."""

    place: int
    final: bool = False
    purpose: str


class Tree(CallbackData, prefix="tree"):
    """Keep the tree of places: open, add below, rename, remove, really remove."""

    act: str
    place: int = 0


class Purpose(CallbackData, prefix="purpose"):
    """Say what a group is for; an empty purpose unlinks it."""

    purpose: str


class Roles(CallbackData, prefix="roles"):
    """Page through roles, or begin an invitation."""

    act: str
    page: int = 0
    role: str = ""


class Revoke(CallbackData, prefix="revoke"):
    """Take a role away; `sure` after the question was put."""

    role: int
    sure: bool = False


class Mine(CallbackData, prefix="mine"):
    """What a person may do with their own data."""

    act: str


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
