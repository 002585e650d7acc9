"""The time that volunteers gave, for those who say whether it was so, and for the volunteers themselves."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any, Final

from aiogram.filters.callback_data import CallbackData

from community import hours
from community.stints import State
from handlers.cards import times
from handlers.cards.buttons import button, rows
from handlers.cards.card import Audience, Card
from handlers.cards.stint_buttons import Attest, AttestOne, CheckOut, Second, SeeStint
from locales import Translator, Word

_HOUR: Final = 60
#: When a part of the day begins that a thank-you names; what follows the last is the evening.
_PARTS: Final = ((time(11), "morning"), (time(13), "noon"), (time(18), "afternoon"))
#: What a volunteer may find wrong about their own time.
_CONTESTABLE: Final = frozenset({"doubted", "by-time"})


def here(t: Translator, *, task_id: int, number: int, title: str, at: datetime) -> Card:
    """Say that somebody checked in, and let them check out."""
    lines = [_head(t, number, title), t("stint-here", at=times.wall(t, hours.local(at).time()))]
    leaving = button(t.plain("button-stint-out"), CheckOut(task=task_id))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([leaving]))


def gone(
    t: Translator, *, number: int, title: str, in_at: datetime, out_at: datetime, minutes: int, counts: bool = False
) -> Card:
    """Say that somebody checked out, and for how long they were there; `counts`: somebody confirmed it already."""
    clock = {"from": wall(in_at), "until": wall(out_at)}
    lines = [_head(t, number, title), t("stint-gone", spent=spent(t, minutes), counts=counts, **clock)]
    return Card(Audience.PERSONAL, Word("\n".join(lines)))


def confirm(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,  # noqa: ARG001 - every card about a task gets it
    people: Sequence[Mapping[str, Any]],
    each: bool = False,
) -> Card:
    """Ask whoever was served who came: all at once, or one by one, and what they said so far."""
    waiting = [one for one in people if one["state"] == State.ENDED]
    asked = waiting or people
    question = t("stint-ask", names=names(t, [one["name"] for one in asked]), when=day_part(t, starts_at))
    lines = [_head(t, number, title), question if waiting else t("stint-answered")]
    if each or len(waiting) < len(people):
        lines += [t("stint-ask-line", name=_called(t, one["name"]), state=one["state"]) for one in people]
    if len(waiting) == 1:
        (one,) = waiting
        buttons = [
            [
                button(t.plain("button-attest-yes"), _answer(one, came=True)),
                button(t.plain("button-attest-no"), _answer(one, came=False)),
            ]
        ]
    elif each:
        buttons = [
            [
                button(t.plain("button-attest-named", came=came, name=_called(t, one["name"])), _answer(one, came=came))
                for came in (True, False)
            ]
            for one in waiting
        ]
    elif waiting:
        buttons = [
            [
                button(t.plain("button-attest-all"), Attest(task=task_id, act="all")),
                button(t.plain("button-attest-each"), Attest(task=task_id, act="each")),
            ]
        ]
    else:
        buttons = []
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*buttons))


def sure(t: Translator, *, stint_id: int, name: str | None, page: int, back: CallbackData) -> Card:
    """Ask once more before it is said that somebody did not come. `back` is what the other button leads to."""
    yes = AttestOne(stint=stint_id, came=False, sure=True, page=page)
    line = [button(t.plain("button-attest-sure"), yes), button(t.plain("button-attest-back"), back)]
    return Card(Audience.PERSONAL, t("stint-sure", name=_called(t, name)), rows(line))


def told(
    t: Translator,
    *,
    task_id: int,  # noqa: ARG001 - every card about a task gets it
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,  # noqa: ARG001 - the same
    what: str,
    stint_id: int,
    own: bool,
    minutes: int,
    before: int,
    as_: str,
    name: str,
    reason: str,
) -> Card:
    """Tell a volunteer, or whoever asked for a correction, what became of the time."""
    said = t(
        "stint-told",
        what=what,
        when=day_part(t, starts_at),
        minutes=spent(t, minutes),
        before=spent(t, before),
        same=before == minutes,
        by=as_,
        name=_called(t, name),
    )
    lines = [_head(t, number, title), said, *([t("stint-reason", reason=reason)] if reason else [])]
    wrong = button(t.plain("button-stint-wrong"), SeeStint(stint=stint_id, act="wrong"))
    record = button(t.plain("button-stint-record"), SeeStint(stint=stint_id))
    line = [wrong] if what in _CONTESTABLE else [record]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(line if own else []))


def second(
    t: Translator,
    *,
    task_id: int,  # noqa: ARG001 - every card about a task gets it
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,  # noqa: ARG001 - the same
    correction_id: int,
    name: str,
    by: str,
    own: bool,
    before: int,
    minutes: int,
    reason: str,
    state: str,
    who: str,
) -> Card:
    """Ask a second person about a correction, or say what became of it."""
    asked = t(
        "stint-second",
        own=own,
        name=_called(t, name),
        by=_called(t, by),
        before=spent(t, before),
        minutes=spent(t, minutes),
        same=before == minutes,
    )
    lines = [
        _head(t, number, title),
        Word(day_of(t, starts_at)),
        asked,
        t("stint-reason", reason=reason),
        t("stint-second-state", state=state, who=_called(t, who)),
    ]
    line = [
        button(t.plain("button-second-yes"), Second(correction=correction_id, right=True)),
        button(t.plain("button-second-no"), Second(correction=correction_id, right=False)),
    ]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(line if state == "open" else []))


def spent(t: Translator, minutes: int) -> str:
    """Say how long somebody was there, to the minute."""
    return t.plain("stint-spent", hours=minutes // _HOUR, minutes=minutes % _HOUR)


def wall(at: datetime) -> str:
    """Say what the clock on the wall shows, as it stands in a list."""
    local = hours.local(at)
    return f"{local.hour}:{local.minute:02}"


def day_part(t: Translator, iso: str) -> str:
    """Name the day and its part, as one remembers it: 11 月 21 日（周六）上午."""
    local = hours.local(datetime.fromisoformat(iso))
    part = next((name for until, name in _PARTS if local.time() < until), "evening")
    return t.plain("stint-when", day=day_of(t, iso), part=t.plain("stint-part", part=part))


def day_of(t: Translator, iso: str) -> str:
    """Name the day by its date, as it stands in a message for long."""
    on = hours.local(datetime.fromisoformat(iso)).date()
    weekday = t.plain("time-weekday", number=on.isoweekday())
    return t.plain("time-day", which="this-year", weekday=weekday, year=on.year, month=on.month, date=on.day)


def names(t: Translator, people: Sequence[str | None]) -> str:
    """Return names as one says them together."""
    *first, last = [_called(t, name) for name in people]
    return t.plain("stint-and", first=t.plain("stint-joint").join(first), last=last) if first else last


def _answer(one: Mapping[str, Any], *, came: bool) -> AttestOne:
    return AttestOne(stint=one["stint_id"], came=came)


def _head(t: Translator, number: int, title: str) -> Word:
    return t("turnout-head", number=number, title=title)


def _called(t: Translator, name: str | None) -> str:
    return name or t.plain("person-unnamed")
