"""Buttons: what their data look like on the wire, and the keyboards that many cards share.

Data hold ids only, so that a button works weeks later, after a restart, and says no kindly to the wrong person.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Final, Literal

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from pydantic import Field

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


class Reopen(CallbackData, prefix="reopen"):
    """Say that it was not solved: the same case goes on."""

    case: Id


class Confirm(CallbackData, prefix="solved"):
    """Say that it is solved indeed."""

    case: Id


class Claim(CallbackData, prefix="take"):
    """Take a case in hand."""

    case: Id


class Withdraw(CallbackData, prefix="withdraw"):
    """Take one's own case back; `listed`: from the list of all of them, which is then shown anew."""

    case: Id
    listed: bool = False


class OpenCase(CallbackData, prefix="case"):
    """Show a case as the one who taps may see it."""

    case: Id


class MeToo(CallbackData, prefix="metoo"):
    """Say that a case concerns oneself too; or no longer."""

    case: Id
    on: bool = True


class Talk(CallbackData, prefix="talk"):
    """Let what one writes go to the other side of this case; or no longer."""

    case: Id
    on: bool = True


class MyPage(CallbackData, prefix="my"):
    """Turn a page of one's own requests."""

    page: Page = 0


class Never(CallbackData, prefix="never"):
    """Leave a half-finished conversation."""


class SeeStatus(CallbackData, prefix="status"):
    """See once more whether everything runs."""


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


class Guard(CallbackData, prefix="guard"):
    """Keep numbers that lead to a person out of a group, or no longer."""

    on: bool


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
