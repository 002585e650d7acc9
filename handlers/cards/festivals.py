"""Festivals and days off: what groups read of a festival, and the calendar that staff keep."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any, Final

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from community import clock, festivals, hours, observances
from community.announcements import Announced
from community.errors import BadDaysOff
from community.holidays import Span
from community.observances import Observed
from community.places import Place
from handlers.cards.buttons import button, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.festival_buttons import SayBefore, SeeCalendar, SeeDaysOff, SeeFestival, SeeYear
from locales import DEFAULT_LANGUAGE, Translator, Word

#: Festivals on a page of a year.
PAGE: Final = 8


def festival(
    t: Translator,
    *,
    names: Mapping[str, str],
    words: Mapping[str, str],
    day: str,
    place: str,
    statutory: bool,
    off: Sequence[str] | None,
    worked: Sequence[str],
    left: int | None = None,
) -> Card:
    """Tell of a festival: what it is and when, what its community says of it, and the days off as far as they are known.

    `left` are the days until then, counted from today unless it is given.
    """
    on = date.fromisoformat(day)
    left = (on - hours.local(clock.now()).date()).days if left is None else left
    when = {0: "today", 1: "tomorrow"}.get(left, "past" if left < 0 else "ahead")
    lines: list[str] = [t("festival-head", name=_in(t, names), day=dated(t, on), when=when, left=max(left, 0))]
    lines.append(escape(_in(t, words), quote=False))
    if statutory and off is not None:
        first, last = (date.fromisoformat(one) for one in off)
        lines.append(_off(t, first, last, [date.fromisoformat(one) for one in worked]))
    elif statutory:
        lines.append(t("festival-off-unknown"))
    lines += ["", t("festival-from", place=place)]
    return Card(Audience.PUBLIC, Word("\n".join(lines)))


def home(
    t: Translator,
    place: Place,
    years: Sequence[tuple[int, str | None, bool]],
    *,
    others: bool,
) -> Card:
    """Show what was decided about these years: each with the state of its festivals, and whether its days off are known."""
    lines: list[str] = [t("calendar-title", place=place.name)]
    choices: list[list[InlineKeyboardButton]] = []
    for year, state, known in years:
        lines += ["", t("calendar-year", year=year, state=state or "unasked", known=known)]
        festivals_of = button(t.plain("button-calendar-festivals", year=year), SeeYear(place=place.id or 0, year=year))
        choices.append([festivals_of, button(t.plain("button-calendar-off", year=year), SeeDaysOff(year=year))])
    other = [button(t.plain("button-calendar-places"), SeeCalendar())] if others else []
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*choices, other))


def choose_place(t: Translator, places: Sequence[Place]) -> Card:
    """Ask whose calendar it is about."""
    choices = [button(one.name, SeeCalendar(place=one.id or 0)) for one in places]
    return Card(Audience.PERSONAL, t("calendar-places"), rows(*pairs(choices)))


def year(
    t: Translator,
    *,
    place_id: int,
    place: str,
    year: int,
    state: str,
    listed: Sequence[Mapping[str, Any]],
    page: int = 0,
    changing: bool = False,
) -> Card:
    """Show a year of festivals, and ask what to tell of; or, `changing`, open the festivals of the page one by one."""
    pages = max(1, -(-len(listed) // PAGE))
    page = min(page, pages - 1)
    shown = listed[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [t("festivals-title", place=place, year=year), t("festivals-state", state=state)]
    if state != observances.State.DECLINED:
        rest = len(listed) < len(festivals.days(year))
        lines.append(t("festivals-rule", count=len(listed), told=_told(listed), rest=rest))
    lines.append("")
    lines += [_line(t, one) for one in shown]
    act = "change" if changing else "open"
    here = SeeYear.model_validate({"place": place_id, "year": year, "act": act})
    turn = turns(t, page=page, pages=pages, to=lambda number: here.model_copy(update={"page": number}))
    if changing:
        opens = [
            button(_in(t, one["names"]), SeeFestival(place=place_id, year=year, key=one["key"]))
            for one in {one["key"]: one for one in shown}.values()
        ]
        done = [button(t.plain("button-done"), SeeYear(place=place_id, year=year))]
        return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*pairs(opens), turn, done))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(turn, *_decisions(t, place_id, year, state, page)))


def one(t: Translator, place: Place, year: int, seen: Observed) -> Card:
    """Show how a festival is told of in a year, with a button for all that can be changed."""
    key, place_id = seen.festival.key, place.id or 0
    days = [day for one, day in festivals.days(year) if one.key == key]
    joint = t.plain("draft-joint")
    lines: list[str] = [t("festival-page", name=_in(t, seen.festival.names), year=year)]
    lines.append(t("festival-page-days", days=joint.join(dated(t, day) for day in days), count=len(days)))
    lines.append(t("festival-page-on", on=seen.on and bool(seen.days)))
    for before in seen.days if seen.on else ():
        words = seen.words(before)
        lines += ["", t("festival-page-said", days=before, own=str(before) in seen.own)]
        lines.append(f"<i>{escape(_in(t, words), quote=False)}</i>")
    if seen.on and seen.tells_on is not None:
        lines += ["", t("festival-page-tells", days=seen.tells_on)]
    data = {"place": place_id, "year": year, "key": key}
    switch = button(
        t.plain("button-festival-switch", on=seen.on), SeeFestival.model_validate({**data, "act": "switch"})
    )
    turn = [
        button(
            marked(t, t.plain("button-festival-before", days=before), chosen=before in seen.days),
            SayBefore.model_validate({**data, "days": before}),
        )
        for before in festivals.DAYS
    ]
    see = [
        button(
            t.plain("button-festival-words", days=before),
            SayBefore.model_validate({**data, "days": before, "act": "see"}),
        )
        for before in seen.days
    ]
    # The page on which it stands: whoever goes through them all goes on there.
    at = next((number for number, (one, _) in enumerate(observances.ahead(year)) if one.key == key), 0)
    page = SeeYear(place=place_id, year=year, act="change", page=at // PAGE)
    back = [button(t.plain("button-promises-back"), page)]
    changes = [*pairs(turn), *pairs(see)] if seen.on else []
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([switch], *changes, back))


def very_message(
    t: Translator, place: Place, year: int, seen: Observed, day: date, days: int, *, english: bool = False
) -> Card:
    """Show the very message of so many days before, `english` as it is read in English, with what can be done about it."""
    card = festival(t.in_language("en") if english else t, **observances.said(place, seen, day, days), left=days)
    data = {"place": place.id or 0, "year": year, "key": seen.festival.key, "days": days}

    def to(act: str) -> InlineKeyboardButton:
        return button(t.plain("button-festival-act", act=act), SayBefore.model_validate({**data, "act": act}))

    own = [to("usual")] if str(days) in seen.own else []
    back = SeeFestival(place=place.id or 0, year=year, key=seen.festival.key)
    keyboard = rows([to("write"), to("english")], own, [button(t.plain("button-promises-back"), back)])
    lines: list[str] = [t("festival-very", days=days), "", card.text]
    theirs = seen.own.get(str(days), {})
    if theirs and "en" not in theirs:
        lines += ["", t("festival-very-english")]
    text = Word("\n".join(lines))
    return Card(Audience.PERSONAL, text, keyboard)


def ask_words(t: Translator, seen: Observed, data: SayBefore) -> Card:
    """Ask for the words of so many days before, and show what they are now."""
    english = data.act == "english"
    language = "en" if english else _chinese(t)
    now = escape(seen.words(data.days)[language], quote=False)
    text = t(
        "festival-ask",
        name=_in(t, seen.festival.names),
        days=data.days,
        english=english,
        longest=observances.LONGEST_WORDS,
    )
    leave = [button(t.plain("button-service-leave"), data.model_copy(update={"act": "see"}))]
    return Card(Audience.PERSONAL, Word(f"{text}\n<code>{now}</code>"), rows(leave))


def days_off(t: Translator, year: int, spans: Sequence[Span], *, known: bool) -> Card:
    """Show the days off of a year, or that nobody knows them yet and what that means."""
    lines: list[str] = [t("days-off-title", year=year)]
    lines += [
        t("days-off-line", name=named(t, one.holidays), off=_off(t, one.first, one.last, one.worked)) for one in spans
    ]
    said = {holiday for one in spans for holiday in one.holidays}
    missing = [one for one in festivals.STATUTORY if one not in said]
    if missing and spans:
        lines += ["", t("days-off-missing-some", names=named(t, missing)), t("days-off-until-then")]
    elif not spans:
        lines += ["", t("days-off-unknown", year=year)]
    paste = [button(t.plain("button-days-off-paste", known=known), SeeDaysOff(year=year, act="paste"))]
    back = [button(t.plain("button-promises-back"), SeeCalendar())]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(paste, back))


def ask_announcement(t: Translator, year: int) -> Card:
    """Ask for what was announced, by an example."""
    leave = [button(t.plain("button-service-leave"), SeeDaysOff(year=year))]
    return Card(Audience.PERSONAL, t("days-off-ask", year=year), rows(leave))


def preview(t: Translator, year: int, found: Sequence[Announced], missing: Sequence[str]) -> Card:
    """Show what was understood of an announcement, before it counts; `missing` are holidays of which it says nothing."""
    lines: list[str] = [t("days-off-preview", year=year)]
    for read in found:
        off = _off(t, read.off[0], read.off[-1], read.worked)
        lines.append(t("days-off-line", name=named(t, read.holidays), off=off))
    if missing:
        lines += ["", t("days-off-missing-some", names=named(t, missing))]
    sure = button(t.plain("button-days-off-sure"), SeeDaysOff(year=year, act="sure"))
    leave = button(t.plain("button-service-leave"), SeeDaysOff(year=year))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([sure, leave]))


def not_understood(t: Translator, year: int, refusal: BadDaysOff) -> Card:
    """Say what cannot be in an announcement, and that it may be sent again."""
    fields = {"day": None, "said": "", "counted": 0, **refusal.fields}
    day = fields["day"]
    shown = _weekday(t, day) if day else ""
    holiday = named(t, [fields["holiday"]]) if fields.get("holiday") else ""
    text = t(
        "days-off-bad",
        why=fields["why"],
        holiday=holiday,
        day=shown,
        said=str(fields["said"]),
        counted=fields["counted"],
        year=fields.get("year", year),
    )
    leave = [button(t.plain("button-service-leave"), SeeDaysOff(year=year))]
    return Card(Audience.PERSONAL, text, rows(leave))


def missing(t: Translator, *, year: int) -> Card:
    """Warn staff that nobody knows a year's days off yet, and what that means."""
    return Card(Audience.PERSONAL, t("days-off-warning", year=year), _paste(t, year))


def dated(t: Translator, day: date) -> str:
    """Name a day by its date and weekday, as it is still true when it is read later."""
    return _weekday(t, day)


def named(t: Translator, holidays: Sequence[str]) -> str:
    """Name one or several holidays."""
    found = [festivals.festival_or_none(one) for one in holidays]
    return t.plain("draft-joint").join(_in(t, one.names) for one in found if one)


def _paste(t: Translator, year: int) -> InlineKeyboardMarkup:
    return rows([button(t.plain("button-days-off-paste", known=False), SeeDaysOff(year=year, act="paste"))])


def _decisions(t: Translator, place_id: int, year: int, state: str, page: int) -> list[list[InlineKeyboardButton]]:
    data = {"place": place_id, "year": year, "page": page}

    def to(act: str) -> InlineKeyboardButton:
        return button(t.plain("button-festivals", act=act), SeeYear.model_validate({**data, "act": act}))

    acts = [act for act, was in (("approve", "approved"), ("change", ""), ("decline", "declined")) if state != was]
    return [[to(act)] for act in acts]


def _told(listed: Sequence[Mapping[str, Any]]) -> int:
    """Return how often something will be said of these, from today on."""
    today = hours.local(clock.now()).date()
    until = [(one, (date.fromisoformat(one["day"]) - today).days) for one in listed if one["on"]]
    return sum(days <= left for one, left in until for days in one["days"])


def _line(t: Translator, one: Mapping[str, Any]) -> Word:
    day = date.fromisoformat(one["day"])
    on = bool(one["on"] and one["days"])
    joint = t.plain("draft-joint")
    before = joint.join(t.plain("festival-before", days=days) for days in one["days"])
    return t("festivals-line", day=_weekday(t, day), name=_in(t, one["names"]), on=on, before=before)


def _off(t: Translator, first: date, last: date, worked: Sequence[date]) -> Word:
    days = (last - first).days + 1
    off = t("festival-off", first=_weekday(t, first), last=_weekday(t, last), days=days)
    if not worked:
        return off
    *days_before, final = (_weekday(t, day) for day in worked)
    listed = (
        t.plain("festival-and", days=t.plain("draft-joint").join(days_before), final=final) if days_before else final
    )
    return Word(off + t("festival-worked", days=listed))


def _weekday(t: Translator, day: date) -> str:
    return t.plain(
        "time-day",
        which="this-year",
        weekday=t.plain("time-weekday", number=day.isoweekday()),
        year=day.year,
        month=day.month,
        date=day.day,
    )


def _in(t: Translator, words: Mapping[str, str]) -> str:
    return words.get(t.language) or words[DEFAULT_LANGUAGE]


def _chinese(t: Translator) -> str:
    return t.language if t.language != "en" else DEFAULT_LANGUAGE
