"""Buttons of the programme, of news about events, and of what is asked after a course: what their data look like on the wire.

A day stands for the week or the month that it lies in, so that "the week after" is the same week however old the button is.
"""

from datetime import date
from typing import Annotated, Final

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from community.followups import Use
from handlers.cards.buttons import Id, Page

#: Days as Python counts them; a programme reaches from 2020 to 2099.
FIRST_DAY: Final = date(2020, 1, 1).toordinal()
LAST_DAY: Final = date(2099, 12, 31).toordinal()
Day = Annotated[int, Field(ge=FIRST_DAY, le=LAST_DAY)]


class SeeProgramme(CallbackData, prefix="on"):
    """Show what is on in the week of a day, or in its month."""

    day: Day
    month: bool = False
    page: Page = 0


class DrawProgramme(CallbackData, prefix="poster"):
    """Show the month of a day as a large calendar."""

    day: Day


class FileProgramme(CallbackData, prefix="icsmonth"):
    """Get the events of the month of a day as a file."""

    day: Day


class HearOfEvents(CallbackData, prefix="news"):
    """Be told of new events, or no longer; the list that was tapped stays."""

    on: bool
    day: Day
    month: bool = False
    page: Page = 0


class Hush(CallbackData, prefix="hush"):
    """Hear no more about events like this one."""

    event: Id


class SayUse(CallbackData, prefix="use"):
    """Say whether a course was of use."""

    event: Id
    use: Use


class AskMe(CallbackData, prefix="askuse"):
    """Be asked after courses, or no longer."""

    event: Id
    on: bool
