"""Buttons of the board, of what was promised, of the week's patterns and of the catalogue: their data on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator, Field

from community.cases import Kind
from community.people import RoleName
from community.places import Level
from handlers.cards.buttons import Page, PlaceId

#: The key of a category, as the catalogue makes it.
ServiceKey = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]


def _existing(day: str) -> str:
    """Return the day. Raises ValueError for one that no calendar has."""
    datetime.strptime(day, "%Y%m%d")  # noqa: DTZ007 - a day has no zone
    return day


class SeeBoard(CallbackData, prefix="board"):
    """Open a section of one's board, or turn a page there; an empty section is all of them in short."""

    section: Annotated[str, Field(pattern=r"^([a-z]{1,8}|grid-[0-9]{1,10})?$")] = ""
    page: Page = 0


class Search(CallbackData, prefix="find"):
    """Look for a case by a word."""


class SeePromises(CallbackData, prefix="vow"):
    """See what was promised and kept: of everything, or of one kind."""

    kind: Kind | None = None
    page: Page = 0


class SeeService(CallbackData, prefix="five"):
    """See one category: who, duty, task, standard, times, and what was kept."""

    service: ServiceKey


class SeeWeek(CallbackData, prefix="week"):
    """See the patterns of a week in a community, from a day such as 20261123 on."""

    place: PlaceId
    since: Annotated[str, Field(pattern=r"^20[0-9]{6}$"), AfterValidator(_existing)]

    @property
    def day(self) -> date:
        """The day."""
        return datetime.strptime(self.since, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone


class Catalogue(CallbackData, prefix="shelf"):
    """Go through the catalogue to change it: its kinds, the categories of one, those that were retired, or a new one."""

    act: Literal["kinds", "list", "retired", "new"] = "kinds"
    kind: Kind | None = None
    page: Page = 0


class KeepService(CallbackData, prefix="keep"):
    """Change one category, or first see it as it is; `english` is about its English words."""

    service: ServiceKey
    act: Literal[
        "open",
        "name",
        "who",
        "duty",
        "task",
        "standard",
        "aliases",
        "belongs",
        "basis",
        "empty",
        "accept",
        "solve",
        "roles",
        "level",
        "shared",
        "proof",
        "outside",
        "retire",
        "restore",
    ] = "open"
    english: bool = False


class LetClaim(CallbackData, prefix="maytake"):
    """Let a role claim what is of a category, or no longer."""

    service: ServiceKey
    role: RoleName


class BeginAt(CallbackData, prefix="beginat"):
    """Choose the level at which what is of a category begins."""

    service: ServiceKey
    level: Level
