"""Buttons of the calendar that staff keep: what their data look like on the wire. They hold ids only."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from community import festivals
from handlers.cards.buttons import Page, PlaceId

#: A year of which the moon's calendar is known.
YearNumber = Annotated[int, Field(ge=festivals.YEARS[0], le=festivals.YEARS[-1])]
#: The key of a festival, as its data have it.
FestivalKey = Annotated[str, Field(pattern=r"^[a-z-]{1,24}$")]
#: How many days before; festivals say something on these.
Before = Annotated[int, Field(ge=0, le=festivals.DAYS[0])]


class SeeCalendar(CallbackData, prefix="calendar"):
    """See a community's calendar; without a place, the only one, or after a choice."""

    place: PlaceId = 0


class SeeYear(CallbackData, prefix="feastyear"):
    """See a year of festivals, go through it to change some, or decide about all of it."""

    place: PlaceId
    year: YearNumber
    act: Literal["open", "change", "approve", "decline"] = "open"
    page: Page = 0


class SeeFestival(CallbackData, prefix="feast"):
    """See one festival of a year, and turn it on or off."""

    place: PlaceId
    year: YearNumber
    key: FestivalKey
    act: Literal["open", "switch"] = "open"


class SayBefore(CallbackData, prefix="feastday"):
    """Say something so many days before a festival or no longer; see what is said then; write it anew, or as it was."""

    place: PlaceId
    year: YearNumber
    key: FestivalKey
    days: Before
    act: Literal["turn", "see", "write", "english", "usual"] = "turn"


class SeeDaysOff(CallbackData, prefix="daysoff"):
    """See the days off of a year, paste what was announced, or say that it is right."""

    year: YearNumber
    act: Literal["open", "paste", "sure"] = "open"
