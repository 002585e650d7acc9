"""Buttons of those who come to events, and of whoever sees who comes: what their data look like on the wire."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.cards.buttons import Id, Page

#: How many people somebody is, themselves included; 0: as many as they said before, or one.
Heads = Annotated[int, Field(ge=0, le=9)]


class OpenEvent(CallbackData, prefix="event"):
    """Show an event as the one who taps may see it, in the private chat; `here`: in the place of the tapped message."""

    event: Id
    here: bool = False


class Come(CallbackData, prefix="attend"):
    """Come to an event, with as many as `heads`; `wait`: where there is no room, stand in line."""

    event: Id
    heads: Heads = 0
    wait: bool = False


class Count(CallbackData, prefix="heads"):
    """Choose how many one is."""

    event: Id


class StayAway(CallbackData, prefix="stay-away"):
    """Say that one cannot come; whoever has places is asked once more, and nobody why."""

    event: Id
    act: Literal["ask", "sure", "stay"] = "ask"


class TakePlaces(CallbackData, prefix="places"):
    """Take the places that are offered, or let the next ones be asked."""

    event: Id
    yes: bool


class Remind(CallbackData, prefix="bell"):
    """Be reminded of events, or no longer."""

    event: Id
    on: bool


class Ics(CallbackData, prefix="ics"):
    """Get the event as a file for one's own calendar."""

    event: Id


class SeeGuests(CallbackData, prefix="guests"):
    """List who comes, for whoever holds events there; or `turn` a page, in the same message."""

    event: Id
    page: Page = 0
    turn: bool = False


class NoteGuest(CallbackData, prefix="came"):
    """Note that somebody came, or take the note back."""

    event: Id
    person: Id
    came: bool
    page: Page = 0


class CountGuests(CallbackData, prefix="counted"):
    """Say that the list is complete: as many came as are noted."""

    event: Id
