"""/hours: the time that a volunteer gave, what was said about each part of it, and how to have it corrected."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from community.stints import State
from handlers.cards import times
from handlers.cards.buttons import button, link, pairs, rows, turns
from handlers.cards.card import Audience, Card, Media
from handlers.cards.certificate_buttons import WantCertificate
from handlers.cards.stint_buttons import Absent, Leave, SeeHours, SeeStint
from handlers.cards.stints import day_of, spent
from handlers.cards.turnouts import called, head, shown_clock
from locales import Translator, Word

#: Stints on one page.
PAGE: Final = 5
#: More absences than these are not shown at once; none counts for anything.
_MOST_ABSENCES: Final = 3
_HOUR: Final = 60

#: "1 小时 30 分", "1.5 h", "一个半小时", "1:30", "90 分钟", and a bare number, which counts minutes.
_WITH_HOURS: Final = re.compile(
    r"(?P<hours>\d{1,2}(?:\.\d+)?)\s*个?(?P<half>半)?\s*(?:小时|小時|钟头|鐘頭|hours?|hrs?|h)"
    r"\s*(?:(?P<after>半)|(?:and\s*)?(?P<minutes>\d{1,2})\s*(?:分钟|分鐘|分|minutes?|mins?|m)?)?"
)
_CLOCK: Final = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")
_MINUTES: Final = re.compile(r"(?P<minutes>\d{1,4})\s*(?:分钟|分鐘|分|minutes?|mins?|m)?")
_DIGITS: Final = str.maketrans("零〇一二两兩三四五六七八九個", "0012223456789个")


def page(
    t: Translator,
    *,
    confirmed: int,
    month: int,
    waiting: int,
    stints: Sequence[Mapping[str, Any]],
    count: int,
    absences: Sequence[Mapping[str, Any]],
    page: int,
) -> Card:
    """Show how much time somebody gave, five stints a page, newest first."""
    if not count and not absences:
        return Card(Audience.PERSONAL, Word("\n".join([t("hours-none"), t("hours-tasks")])))
    lines: list[str] = [
        t("hours-title", confirmed=spent(t, confirmed)),
        t("hours-month", month=spent(t, month)),
        *([t("hours-waiting", waiting=spent(t, waiting))] if waiting else []),
        t("hours-count", count=count),
        "",
        *(_line(t, one) for one in stints),
        *(_absence(t, one) for one in absences[:_MOST_ABSENCES]),
    ]
    opens = [
        button(_label(t, one), SeeStint(stint=one["stint_id"], page=page))
        for one in stints
        if one["number"] is not None
    ]
    explains = [
        [button(t.plain("button-absent-explain"), Absent(act="explain", task=one["task_id"], person=one["whose"]))]
        for one in absences[:_MOST_ABSENCES]
    ]
    more = [
        button(t.plain("button-hours-picture"), SeeHours(picture=True)),
        button(t.plain("button-hours-certificate"), WantCertificate()),
    ]
    turn = turns(t, page=page, pages=max(1, -(-count // PAGE)), to=lambda number: SeeHours(page=number))
    keyboard = rows(*pairs(opens), turn, *explains, more if confirmed else [])
    return Card(Audience.PERSONAL, Word("\n".join(lines)), keyboard)


def stint(
    t: Translator,
    *,
    stint_id: int,
    number: int,
    title: str,
    state: str,
    in_at: str,
    out_at: str | None,
    minutes: int,
    by_time: bool,
    as_: str,
    who: str | None,
    confirmed_at: str | None,
    corrections: Sequence[Mapping[str, Any]],
    page: int,
    **_rest: object,
) -> Card:
    """Show one stint: when, how long, who said that it was so, and every correction with both figures and both people."""
    clock = {"from": shown_clock(in_at), "until": shown_clock(out_at)}
    spell = t("hours-between", **clock)
    how = _how(t, state, as_)
    lines: list[str] = [
        head(t, number, title),
        Word(
            " · ".join([day_of(t, in_at), *([spell] if out_at else []), *([spent(t, minutes)] if out_at else []), how])
        ),
        t("hours-forgot") if by_time else "",
        t("hours-confirmed-by", who=_someone(t, who), when=times.lasting(t, confirmed_at)) if confirmed_at else "",
        *(_correction(t, one) for one in corrections),
    ]
    free = state != State.RUNNING and not any(one["state"] == "open" for one in corrections)
    wrong = [button(t.plain("button-stint-wrong"), SeeStint(stint=stint_id, act="wrong"))] if free else []
    back = button(t.plain("button-hours-back"), SeeHours(page=page))
    return Card(Audience.PERSONAL, Word("\n".join(line for line in lines if line)), rows([*wrong, back]))


def in_group(t: Translator, *, url: str) -> Card:
    """Lead to the private chat: nobody's time is anybody else's."""
    return Card(Audience.PUBLIC, t("hours-in-private"), rows([link(t.plain("button-hours-open"), url)]))


def picture(t: Translator, png: bytes) -> Card:
    """Show the time of the last twelve months."""
    return Card(Audience.PERSONAL, t("hours-picture"), media=(Media("photo", png, "hours.png"),))


def ask_minutes(t: Translator, *, before: int, most: int) -> Card:
    """Ask how long it was."""
    text = t("hours-ask-minutes", before=spent(t, before), most=spent(t, most))
    return Card(Audience.PERSONAL, text, rows([_leave(t)]))


def ask_reason(t: Translator, *, before: int, minutes: int) -> Card:
    """Ask why the time is wrong."""
    text = t("hours-ask-reason", before=spent(t, before), minutes=spent(t, minutes), same=before == minutes)
    return Card(Audience.PERSONAL, text, rows([_leave(t)]))


def wrong(t: Translator, message_id: str) -> Card:
    """Say why what was sent cannot be taken; the step goes on."""
    return Card(Audience.PERSONAL, t(message_id), rows([_leave(t)]))


def ask_explanation(t: Translator) -> Card:
    """Ask how it was that somebody did not come."""
    return Card(Audience.PERSONAL, t("absent-ask"), rows([_leave(t)]))


def read_minutes(text: str) -> int | None:
    """Return the minutes that somebody typed: "1 小时 30 分", "一个半小时", "1.5 h", "1:30", "90"; None if they are none."""
    typed = unicodedata.normalize("NFKC", text).casefold().strip().rstrip("。.!").translate(_DIGITS)
    if typed in {"半小时", "半小時", "半个小时", "半个小時", "半个钟头", "half an hour"}:
        return _HOUR // 2
    if found := _WITH_HOURS.fullmatch(typed):
        half = _HOUR // 2 if found["half"] or found["after"] else 0
        return round(float(found["hours"]) * _HOUR) + half + int(found["minutes"] or 0)
    if found := _CLOCK.fullmatch(typed):
        return int(found["hours"]) * _HOUR + int(found["minutes"])
    if found := _MINUTES.fullmatch(typed):
        return int(found["minutes"])
    return None


def _line(t: Translator, one: Mapping[str, Any]) -> Word:
    said = {
        "day": day_of(t, one["in_at"]),
        "spent": spent(t, one["minutes"]),
        "how": _how(t, one["state"], one["as_"]),
    }
    if one["number"] is None:
        return t("hours-line-gone", **said)
    return t("hours-line", number=one["number"], title=one["title"], **said)


def _label(t: Translator, one: Mapping[str, Any]) -> str:
    return t.plain("button-hours-stint", number=one["number"], day=day_of(t, one["in_at"]))


def _absence(t: Translator, one: Mapping[str, Any]) -> Word:
    day = day_of(t, one["starts_at"])
    return t("hours-absent", name=_someone(t, one["name"]), number=one["number"], title=one["title"], day=day)


def _how(t: Translator, state: str, as_: str) -> str:
    return t.plain("hours-how", state=state, by=as_)


def _correction(t: Translator, one: Mapping[str, Any]) -> Word:
    return t(
        "hours-correction",
        who=_someone(t, one["who"]),
        before=spent(t, one["before"]),
        minutes=spent(t, one["minutes"]),
        same=one["before"] == one["minutes"],
        reason=one["reason"],
        state=one["state"],
        second=_someone(t, one["second"]),
    )


def _someone(t: Translator, name: str | None) -> str:
    """Return a name; None: they were erased."""
    return called(t, name) if name is not None else t.plain("hours-someone")


def _leave(t: Translator) -> Any:
    return button(t.plain("button-hours-leave"), Leave())
