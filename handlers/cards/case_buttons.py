"""Buttons of those who work on a case: what their data look like on the wire.

They hold ids only. What an act needs besides, such as words and pictures, is in the conversation that the button begins.
"""

from typing import Annotated, Final, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from community.cases import Outcome
from handlers.cards.buttons import Id, Page

#: The most working days by which a case is put off at once.
MOST_DAYS: Final = 30

#: What is done with words: those of the worker to the resident, to the next holder, or among those who work on it.
Saying = Literal["ask", "note", "release", "hand-over", "hold", "extend", "split", "refer", "send-down"]


class Handle(CallbackData, prefix="hand"):
    """Do something with a case that one has in hand, or about which one decides."""

    act: Literal[
        # What is looked at.
        "open",
        "content",
        "files",
        "more",
        "less",
        # What becomes a task for volunteers.
        "volunteers",
        # What needs words, or a choice first.
        "ask",
        "note",
        "release",
        "hand-over",
        "hold",
        "extend",
        "split",
        "refer",
        "send-down",
        "merge",
        # How it ends.
        "finish",
        "outcomes",
        "no-proof",
        # What is done at once.
        "resume",
        "take-over",
        # Within a conversation.
        "enough",
        "no-words",
        "again",
        "send",
        "leave",
    ]
    case: Id
    page: Page = 0


class EndAs(CallbackData, prefix="endas"):
    """Choose how a case ends."""

    case: Id
    outcome: Outcome


class HandTo(CallbackData, prefix="handto"):
    """Choose to whom a case is handed over."""

    case: Id
    person: Id


class PutOff(CallbackData, prefix="putoff"):
    """Choose how long a case rests (days), or by how much its time grows (working days)."""

    case: Id
    act: Literal["hold", "extend"]
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)]


class Cut(CallbackData, prefix="cut"):
    """Choose the category of a part. The longest key of a category just fits beside an id."""

    case: Id
    service: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
