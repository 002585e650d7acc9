"""Buttons of volunteers, and of those who lead teams: what their data look like on the wire."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.cards.buttons import Id, Page, PlaceId

#: Teams are numbered by the database, in its smaller numbers; 0: none.
TeamId = Annotated[int, Field(ge=0, lt=2**31)]
#: A key of the crafts; short enough that a button can name a person beside it.
Craft = Annotated[str, Field(pattern=r"^[a-z-]{1,16}$")]


class Volunteering(CallbackData, prefix="vol"):
    """See what one told as a volunteer, and change it."""

    act: Literal[
        "home",
        "teams",
        "skills",
        "languages",
        "free",
        "cannot",
        "about",
        "rest",
        "resume",
        "delete",
        "delete-sure",
    ] = "home"
    page: Page = 0


class Choose(CallbackData, prefix="volset"):
    """Take a value into a list of one's profile, or out of it."""

    field: Literal["languages", "free", "cannot"]
    value: Annotated[str, Field(pattern=r"^[a-z-]{1,24}$")]
    on: bool


class About(CallbackData, prefix="volabout"):
    """Say whether one is of age, or a woman; with a team, one asks to join it as well."""

    what: Literal["minor", "woman"]
    answer: Literal["yes", "no", "unsaid"]
    team: TeamId = 0


class Can(CallbackData, prefix="volcan"):
    """Look at a skill of one's own, have it, claim its licence, or drop it."""

    key: Craft
    act: Literal["open", "have", "licence", "drop"]


class Join(CallbackData, prefix="join"):
    """Look at a team that one may join; ask to join it; leave it."""

    team: TeamId
    act: Literal["open", "ask", "leave", "leave-sure"] = "open"


class Teams(CallbackData, prefix="teams"):
    """List the teams that one keeps, or found one."""

    act: Literal["list", "found"] = "list"
    page: Page = 0


class FoundAt(CallbackData, prefix="teamat"):
    """Walk the tree to the place of a new team."""

    place: PlaceId
    final: bool = False
    page: Page = 0


class KeepTeam(CallbackData, prefix="team"):
    """See a team as those do who lead or keep it, and change it."""

    act: Literal["open", "members", "name", "purpose", "chats", "step-down", "close", "close-sure"]
    team: TeamId
    page: Page = 0


class TeamChat(CallbackData, prefix="teamchat"):
    """Let the team's tasks be posted in this group; 0: in those of all volunteers."""

    team: TeamId
    chat: Annotated[int, Field(gt=-(2**53), le=0)]


class Member(CallbackData, prefix="member"):
    """See to somebody in a team, or at its door; `aside`: from a card that stays as it is."""

    act: Literal["open", "accept", "turn-down", "consent", "consent-back", "appoint", "relieve", "dismiss"]
    team: TeamId
    person: Id
    aside: bool = False


class LookAt(CallbackData, prefix="lic"):
    """Say that one saw somebody's licence, and until when it holds; or that it counts no more."""

    act: Literal["ask", "year", "1", "3", "6", "ever", "typed", "undo"]
    team: TeamId
    person: Id
    key: Craft


class Heard(CallbackData, prefix="heard"):
    """Say how one sees it that one was asked to leave a team."""

    team: TeamId
