"""Buttons of the rosters: what their data look like on the wire."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from community.volunteers import Slot
from handlers.cards.buttons import Id, Page, PlaceId

#: The key of a craft; empty: any.
SkillKey = Annotated[str, Field(pattern=r"^[a-z-]{0,24}$")]
#: The number of a slot, from 1; 0: at any time. Their names would make the data too long.
SlotNumber = Annotated[int, Field(ge=0, le=len(Slot))]
Year = Annotated[int, Field(ge=2020, lt=2100)]


class SeeRosters(CallbackData, prefix="rosters"):
    """See at which places one may read rosters."""


class SeeRoster(CallbackData, prefix="roster"):
    """See who helps at a place, and the ways onward."""

    place: PlaceId


class PickSkill(CallbackData, prefix="rskill"):
    """Choose what somebody should be able to do."""

    place: PlaceId


class PickSlot(CallbackData, prefix="rslot"):
    """Choose when somebody should have time."""

    place: PlaceId
    skill: SkillKey = ""


class WhoCan(CallbackData, prefix="rwho"):
    """See who can be asked, or turn a page there."""

    place: PlaceId
    skill: SkillKey = ""
    slot: SlotNumber = 0
    page: Page = 0


class AskWhom(CallbackData, prefix="rask"):
    """Choose to which task somebody is asked."""

    place: PlaceId
    person: Id


class AskTo(CallbackData, prefix="rto"):
    """Ask somebody to a task."""

    task: Id
    person: Id


class NotThisTime(CallbackData, prefix="rno"):
    """Say no to a task that one was asked to; nobody hears of it."""

    task: Id


class SeeFilled(CallbackData, prefix="rfill"):
    """See how places were filled, or turn a page there."""

    place: PlaceId
    page: Page = 0


class SeeHours(CallbackData, prefix="rhours"):
    """See of which years there are hours to hand out."""

    place: PlaceId


class HoursFile(CallbackData, prefix="rfile"):
    """Hand out everybody's hours of a year."""

    place: PlaceId
    year: Year
    kind: Literal["csv", "xlsx"]
