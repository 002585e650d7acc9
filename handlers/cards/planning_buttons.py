"""Buttons of those who plan tasks: what their data look like on the wire. They hold ids only."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.cards.buttons import Id, Page, PlaceId


class NewTask(CallbackData, prefix="newtask"):
    """Begin a task, at a place where one may; without one, at the only place, or after a choice."""

    place: PlaceId = 0


class Plan(CallbackData, prefix="plan"):
    """Look at a task as whoever plans it, be asked for a part of it, or do something with it."""

    act: Literal[
        # The draft's panel, or once it is open its page.
        "page",
        # What is chosen.
        "team",
        "home",
        "risk",
        "skill",
        "insured",
        "more",
        # What is asked for in words.
        "title",
        "time",
        "people",
        "where",
        "served",
        "risk-words",
        "notes",
        # How a draft ends.
        "open",
        "drop",
        "drop-sure",
        # What becomes of an open one.
        "alter-time",
        "alter-where",
        "alter-people",
        "alter-notes",
        "urgent",
        "calm",
        "again",
        "stop",
        "call-off",
        "call-off-all",
    ]
    task: Id
    page: Page = 0


class PlanSet(CallbackData, prefix="planset"):
    """Choose the value of a field of a draft; an empty one is none, or no."""

    task: Id
    field: Literal["team", "home", "risk", "skill", "insured", "women", "urgent", "repeat", "one_skilled"]
    value: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,24}$")] = ""
