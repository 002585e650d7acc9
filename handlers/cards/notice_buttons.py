"""Buttons of notices, for those who write, send and read them: what their data look like on the wire."""

import re
from datetime import datetime
from typing import Annotated, Final, Literal, Self

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator, Field, model_validator

from community.audiences import Topic
from handlers.cards.buttons import Id, Page, PlaceId


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
