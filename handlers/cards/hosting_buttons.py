"""Buttons of those who hold events: what their data look like on the wire. They hold ids only."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from community.hosting import Reason
from handlers.cards.buttons import Id, Page, PlaceId


class NewEvent(CallbackData, prefix="newevent"):
    """Begin an event, at a place where one may; without one, at the only place, or after a choice."""

    place: PlaceId = 0


class SeeHosted(CallbackData, prefix="hosted"):
    """List the events of one's places."""

    which: Literal["coming", "drafts", "past"] = "coming"
    page: Page = 0


class Host(CallbackData, prefix="host"):
    """Look at an event as whoever holds it, be asked for a part of it, or do something with it."""

    act: Literal[
        # The draft's panel, or once it is open its page.
        "page",
        # What is asked for in words, or as a picture.
        "title",
        "time",
        "venue",
        "seats",
        "notes",
        "whom",
        "picture",
        # What is chosen.
        "kind",
        "topic",
        "repeat",
        # How a draft ends.
        "preview",
        "open",
        "drop",
        "drop-sure",
        # What becomes of an open one.
        "alter-time",
        "alter-venue",
        "alter-notes",
        "alter-seats",
        "alter-picture",
        "call-off",
        "call-off-one",
        "call-off-all",
        "stop",
        # What follows.
        "came",
        "again",
    ]
    event: Id


class HostSet(CallbackData, prefix="hostset"):
    """Choose the value of a field of a draft, or of an open event; an empty one is none."""

    event: Id
    field: Literal["kind", "topic", "repeat", "seats", "picture", "notes", "whom"]
    value: Annotated[str, Field(pattern=r"^[a-z-]{0,24}$")] = ""


class Because(CallbackData, prefix="because"):
    """Say by a tap why an event is changed, as was typed before, or called off."""

    event: Id
    act: Literal["alter", "call-off-one", "call-off-all"]
    why: Reason


class StillOn(CallbackData, prefix="still-on"):
    """Answer whether an event takes place, or hold it from now on."""

    event: Id
    act: Literal["yes", "hold"]
