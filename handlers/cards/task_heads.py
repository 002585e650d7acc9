"""How a task looks wherever it is named: its head, when and where, what it takes and what may happen; nothing of it is private.

A card stands in its chat for days, so its days are dates: what is tomorrow today would not stay true.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, TypedDict, Unpack

from community import hours
from community.posts import rounded
from community.tasks import State
from handlers.cards import times
from locales import DEFAULT_LANGUAGE, Translator, Word


class Facts(TypedDict):
    """What any card of a task may show, as `community.posts.facts` gives it; times are ISO 8601, names plain text."""

    task_id: int
    #: None while it is planned.
    number: int | None
    title: str
    state: str
    starts_at: str | None
    ends_at: str | None
    #: Where it is; of a visit to somebody's home, no more than the grid.
    place: str | None
    meeting: str
    home: bool
    seats: int
    taken: int
    #: Places for those who never were at this series.
    kept: int
    #: How many wait for a place.
    waiting: int
    #: With fewer it does not take place.
    least: int
    urgent: bool
    adults: bool
    women: bool
    #: The skill that it takes, and the licence for it, by language.
    skill: Mapping[str, str] | None
    licence: Mapping[str, str] | None
    #: One who has it is enough.
    one_skilled: bool
    risk: str | None
    risk_words: str
    insured: bool | None
    notes: str
    team: str | None
    series: bool


#: Between what is said in one line.
_DASH: Final = " · "


def head(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Return the first line of every card: that it is urgent, its number, its title."""
    urgent = facts["urgent"] and facts["state"] == State.OPEN
    return t("task-head", number=facts["number"] or 0, title=facts["title"], urgent=urgent)


def when(t: Translator, **facts: Unpack[Facts]) -> str:
    """Say from when to when, with the day; empty where nobody said."""
    starts_at, ends_at = facts["starts_at"], facts["ends_at"]
    return between(t, starts_at, ends_at) if starts_at and ends_at else ""


def between(t: Translator, starts_at: str, ends_at: str) -> str:
    """Say from when to when something lasts, with the day; the day of its end only where it is another one."""
    begins, ends = (hours.local(datetime.fromisoformat(one)) for one in (starts_at, ends_at))
    until = (
        times.wall(t, ends.time(), after=begins.time()) if begins.date() == ends.date() else times.lasting(t, ends_at)
    )
    return t.plain("task-when", start=times.lasting(t, starts_at), end=until)


def where(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Say where it is, as far as a group may know."""
    how = "home" if facts["home"] else "meeting" if facts["meeting"] else "place"
    place = facts["place"] or ""
    if how == "place" and not place:
        return Word()
    return t("task-where", how=how, meeting=facts["meeting"], place=place, placed=bool(place))


def door(building: str | None, spot: str | None) -> str:
    """Return which door it is, the building first, unless whoever wrote the door down began with it."""
    building, spot = building or "", spot or ""
    if "".join(spot.split()).startswith("".join(building.split())):
        return spot or building
    return " ".join(one for one in (building, spot) if one)


def places_left(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Say how many are wanted and how many are missing, or how many wait; what became of it once it is over."""
    waiting = facts["waiting"]
    return t(
        "task-places",
        state=facts["state"],
        seats=facts["seats"],
        free=max(facts["seats"] - facts["taken"], 0),
        kept=facts["kept"],
        waiting=rounded(waiting),
        many=rounded(waiting) != waiting,
    )


def wanted(t: Translator, **facts: Unpack[Facts]) -> list[Word]:
    """Return who is wanted where it is not everybody, and what it takes, one thing a line."""
    told = [_wanted(t, **facts)]
    if facts["skill"]:
        licence = named(t, facts["licence"]) or ""
        skill, one = named(t, facts["skill"]) or "", facts["one_skilled"]
        told.append(t("task-skill", skill=skill, licence=licence, licensed=bool(licence), one=one))
    return [line for line in told if line]


def terms(t: Translator, **facts: Unpack[Facts]) -> list[Word]:
    """Return what may happen, how many go at least, and what to bring, one thing a line."""
    told = []
    if facts["risk"]:
        words = facts["risk_words"]
        told.append(t("task-risk", risk=facts["risk"], words=words, worded=bool(words)))
    if facts["insured"]:
        told.append(t("task-insured"))
    if facts["least"] > 1:
        told.append(t("task-least", least=facts["least"], home=facts["home"]))
    if facts["notes"]:
        told.append(t("task-notes", notes=facts["notes"]))
    return [line for line in told if line]


def lines(t: Translator, *, offered: bool = False, **facts: Unpack[Facts]) -> list[Word]:
    """Return everything that a group may read of it, head first, one fact a line.

    `offered`: to the reader, whose place counts as taken; that none is left would say the contrary.
    """
    first = [head(t, **facts), Word(when(t, **facts))]
    if facts["state"] in {State.OVER, State.CALLED_OFF}:
        return [line for line in (*first, places_left(t, **facts)) if line]
    many = t("task-seats", seats=facts["seats"]) if offered else places_left(t, **facts)
    rest = where(t, **facts), many, *wanted(t, **facts), *terms(t, **facts)
    return [line for line in (*first, *rest) if line]


def named(t: Translator, names: Mapping[str, str] | None) -> str | None:
    """Return the name in the reader's language."""
    return (names.get(t.language) or names.get(DEFAULT_LANGUAGE)) if names else None


def _wanted(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Say who is wanted, where it is not everybody."""
    team = facts["team"]
    told = [
        t("task-team", team=team) if team else "",
        t("task-adults") if facts["adults"] else "",
        t("task-women") if facts["women"] else "",
    ]
    return Word(_DASH.join(one for one in told if one))
