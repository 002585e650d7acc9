"""Buttons about birthdays and parties: what their data look like on the wire."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.cards.buttons import Id, PlaceId

Month = Annotated[int, Field(ge=1, le=12)]
Year = Annotated[int, Field(ge=2000, le=2100)]


class Birthday(CallbackData, prefix="bday"):
    """See what one told of one's birthday; choose a month of the solar or of the lunar year; take it back."""

    act: Literal["home", "solar", "lunar", "leave"] = "home"


class Born(CallbackData, prefix="bmonth"):
    """Tell the month."""

    month: Month
    lunar: bool


class Parties(CallbackData, prefix="parties"):
    """For who holds events: choose for which month a party is planned, at this place; 0: where that is to be chosen."""

    place: PlaceId = 0


class Party(CallbackData, prefix="party"):
    """Plan the party of a month, or say that there is none."""

    act: Literal["begin", "decline"]
    place: PlaceId
    year: Year
    month: Month


class Visit(CallbackData, prefix="bvisit"):
    """Ask for a visit in the place of a party; `sure` after reading who learns of it; `no`: rather not."""

    event: Id
    act: Literal["ask", "sure", "no"] = "ask"
