"""How an event looks wherever it is named: its head, when and where, for whom, and how many come; nothing of it is private.

A card stands in its chat for weeks, so its days are dates: what is tomorrow today would not stay true.
"""

from datetime import datetime
from typing import TypedDict, Unpack

from community import clock, hours
from community.events import State
from handlers.cards import times
from locales import Translator, Word


class Facts(TypedDict):
    """What any card of an event may show, as `community.billboards.facts` gives it; times are ISO 8601, names plain text."""

    event_id: int
    #: None while it is planned.
    number: int | None
    kind: str
    topic: str | None
    title: str
    state: str
    starts_at: str | None
    ends_at: str | None
    #: Whose event it is: a community, a grid or a building.
    place: str | None
    venue: str
    #: Whom it is for, in words; empty: for everybody.
    whom: str
    notes: str
    #: Telegram's name of a picture.
    picture: str | None
    #: None: as many as come.
    seats: int | None
    taken: int
    #: How many families come, and how many wait, these rounded where they are many.
    families: int
    waiting: int
    #: How many people came, once somebody counted.
    came: int | None
    repeat: str | None
    series: bool
    #: As what its host holds it, a name of a role.
    host: str


def head(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Return the first line of every card: what people call it by, and its title."""
    return title(t, number=facts["number"], named=facts["title"])


def title(t: Translator, *, number: int | None, named: str) -> Word:
    """Return the same where no more is known of it."""
    return t("event-head", number=number or 0, title=named, titled=bool(named))


def when(t: Translator, **facts: Unpack[Facts]) -> str:
    """Say from when to when, with the day; empty where nobody said."""
    starts_at, ends_at = facts["starts_at"], facts["ends_at"]
    return between(t, starts_at, ends_at) if starts_at and ends_at else ""


def between(t: Translator, starts_at: str, ends_at: str) -> str:
    """Say from when to when something lasts, with the day; the day of its end only where it is another one."""
    begins, ends = (hours.local(datetime.fromisoformat(one)) for one in (starts_at, ends_at))
    if begins.date() != ends.date():
        return t.plain("event-when-days", start=times.lasting(t, starts_at), end=times.lasting(t, ends_at))
    until = times.wall(t, ends.time(), after=begins.time())
    return t.plain("event-when", start=times.lasting(t, starts_at), end=until)


def where(t: Translator, *, venue: str, place: str | None = None) -> Word:
    """Say where it is; nothing where nobody said."""
    placed = place is not None and place not in venue
    return t("event-where", venue=venue, place=place or "", placed=placed) if venue else Word()


def places(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Say how many come and how many places are left, or what became of it."""
    seats = facts["seats"]
    return t(
        "event-places",
        state=facts["state"],
        taken=facts["taken"],
        limited=seats is not None,
        free=max((seats or 0) - facts["taken"], 0),
        waiting=facts["waiting"],
        came=facts["came"] or 0,
    )


def lines(t: Translator, *, counted: bool = True, **facts: Unpack[Facts]) -> list[Word]:
    """Return everything that anybody may read of it, head first, one fact a line; how many come only if `counted`."""
    first = [head(t, **facts), Word(when(t, **facts))]
    if facts["state"] in {State.OVER, State.CALLED_OFF}:
        return [line for line in (*first, places(t, **facts)) if line]
    rest = [
        t("event-repeat", repeat=facts["repeat"]) if facts["repeat"] else Word(),
        where(t, venue=facts["venue"], place=facts["place"]),
        t("event-whom", whom=facts["whom"], everybody=not facts["whom"]),
        t("event-notes", notes=facts["notes"]) if facts["notes"] else Word(),
        t("event-free", host=facts["host"]),
        places(t, **facts) if counted else Word(),
    ]
    return [line for line in (*first, *rest) if line]


def is_ahead(**facts: Unpack[Facts]) -> bool:
    """Tell whether people can still sign up."""
    starts_at = facts["starts_at"]
    return facts["state"] == State.OPEN and bool(starts_at) and datetime.fromisoformat(starts_at or "") > clock.now()


def is_full(**facts: Unpack[Facts]) -> bool:
    """Tell whether there is no place that is nobody's."""
    return facts["seats"] is not None and facts["taken"] >= facts["seats"]
