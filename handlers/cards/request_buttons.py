"""The form's buttons: what their data look like on the wire. `case` is the draft; what was typed stands in its row."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from community.cases import Contact, Window
from handlers.cards.buttons import Id, Page, PlaceId

#: A key of the catalogue. The longest one and an id just fit into what a button may hold.
ServiceKey = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
MaybeServiceKey = Annotated[str, Field(pattern=r"^[a-z0-9-]{0,40}$")]


class Fill(CallbackData, prefix="fill"):
    """Look at a part of the form, be asked for words, or end it."""

    act: Literal[
        "show",
        "services",
        "kinds",
        "more",
        "window",
        "contact",
        "spot",
        "people",
        "declare",
        "invite",
        "drop",
        "drop-sure",
        "anew",
    ]
    case: Id
    page: Page = 0


class PickService(CallbackData, prefix="svc"):
    """Choose the category."""

    case: Id
    service: ServiceKey


class PickPlace(CallbackData, prefix="at"):
    """Walk the tree of places to where it is; `final` chooses, 0 chooses none."""

    case: Id
    place: PlaceId
    final: bool = False
    page: Page = 0


class Prefer(CallbackData, prefix="prefer"):
    """Choose when somebody may come, or how one wants to be spoken with."""

    case: Id
    value: Window | Contact


class ActFor(CallbackData, prefix="for"):
    """Choose for whom it is: by the leave of a neighbour, or, with 0, for oneself."""

    case: Id
    proxy: Id = 0


class MeToo(CallbackData, prefix="same"):
    """Say that what is written here is a neighbour's case; once `sure`, that one is followed and this one goes."""

    case: Id
    other: Id
    sure: bool = False


class Submit(CallbackData, prefix="go"):
    """Submit it, with the category that was shown as a guess; without one, with the chosen one."""

    case: Id
    service: MaybeServiceKey = ""
