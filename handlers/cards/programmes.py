"""What is on, as a list by week and by month, in private and in groups; news of one event, and the question after a course.

A list stands in its chat for days, so its days are dates: what is tomorrow today would not stay true.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any, Final, Unpack

from aiogram.types import InlineKeyboardButton

from community import cells, clock, hours
from community.audiences import Topic
from community.events import State
from community.followups import Use
from community.programmes import Mark, Programme, Span
from handlers import pictures
from handlers.cards import event_heads, times
from handlers.cards.birthday_buttons import Birthday
from handlers.cards.buttons import button, link, marked, rows, turns
from handlers.cards.card import Audience, Card, Media
from handlers.cards.event_buttons import Come, OpenEvent
from handlers.cards.event_heads import Facts
from handlers.cards.programme_buttons import (
    FIRST_DAY,
    LAST_DAY,
    AskMe,
    DrawProgramme,
    FileProgramme,
    HearOfEvents,
    Hush,
    SayUse,
    SeeProgramme,
)
from handlers.pictures import Day, Entry
from locales import DEFAULT_LANGUAGE, Translator, Word

#: One event in a list, as `community.programmes.shown` gives it.
Shown = Mapping[str, Any]

#: Events on one page.
PAGE: Final = 5
_A_ROW: Final = 3
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the programme: its events, and the days that it tells of, whether anything is on or not."""

    number: int
    of: int
    events: Sequence[Shown]
    first: date
    last: date


def listing(
    t: Translator, programme: Programme, *, page: int = 0, hears: bool = False, following: Shown | None = None
) -> Card:
    """List what is on for one person, five events a page, their own marked; `hears`: they are told of new events."""
    cut = _cut(programme, page)
    told = [*_lines(t, programme, cut), *_ending(t, programme, following, "programme-suggest")]
    span, day, month = programme.span, programme.span.first.toordinal(), not programme.span.weekly
    asks = HearOfEvents(on=not hears, day=day, month=month, page=cut.number)
    keyboard = rows(
        *_opening(t, cut.events),
        turns(t, page=cut.number, pages=cut.of, to=lambda one: SeeProgramme(day=day, month=month, page=one)),
        _turning(t, span),
        [
            button(t.plain("button-programme-span", span="week" if month else "month"), _other(span)),
            button(t.plain("button-programme-picture"), DrawProgramme(day=day)),
        ],
        [button(t.plain("button-programme-file"), FileProgramme(day=day))] if month and programme.events else [],
        [
            button(t.plain("button-programme-bell", on=not hears), asks),
            button(t.plain("button-birthday"), Birthday(act="home")),
        ],
    )
    return Card(Audience.PERSONAL, Word("\n".join(told)), keyboard)


def in_group(t: Translator, programme: Programme, *, url: str, following: Shown | None = None) -> Card:
    """List what comes next for everybody in a group; `url` leads to the private chat, where one turns pages and weeks.

    A tap here would turn the page for everybody, in the language of whoever tapped.
    """
    cut = _cut(programme, 0)
    told = [*_lines(t, programme, cut), *_ending(t, programme, following, "programme-suggest-privately")]
    told += [t("programme-in-private", more=cut.of > 1)] if programme.events else []
    keyboard = rows(*_opening(t, cut.events), [link(t.plain("button-open-private"), url)])
    return Card(Audience.PUBLIC, Word("\n".join(told)), keyboard)


def poster(t: Translator, programme: Programme) -> Card:
    """Hand over the month as a large calendar; the same follows in words, as nobody is to depend on a picture.

    It is drawn here, which takes a moment: not on the event loop.
    """
    pages = pictures.programme(t, programme.span.first, _drawn(t, programme))
    media = tuple(Media("photo", png, f"{number}.png") for number, png in enumerate(pages, start=1))
    return Card(
        Audience.PERSONAL,
        t("programme-picture", month=month_name(t, programme.span.first), pages=len(pages)),
        media=media,
    )


def file(t: Translator, ics: bytes, *, number: int, called_off: bool) -> Card:
    """Hand over an event as a file for one's own calendar."""
    text = t("ics-file", called=called_off)
    return Card(Audience.PERSONAL, text, media=(Media("document", ics, f"linli-E{number}.ics"),))


def month_file(t: Translator, ics: bytes, *, month: str, name: str, count: int) -> Card:
    """Hand over the events of a month."""
    text = t("ics-file-month", month=month, count=count)
    return Card(Audience.PERSONAL, text, media=(Media("document", ics, f"linli-{name}.ics"),))


def for_you(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Tell somebody of a new event, as they wanted to hear of such."""
    event_id = facts["event_id"]
    told = [*event_heads.lines(t, **facts), Word(), t("for-you-why")]
    if facts["state"] != State.OPEN:
        return Card(Audience.PERSONAL, Word("\n".join(told)))
    keyboard = rows(
        [
            button(t.plain("button-for-you-come"), Come(event=event_id)),
            button(t.plain("button-for-you-look"), OpenEvent(event=event_id)),
        ],
        [button(t.plain("button-for-you-hush"), Hush(event=event_id))],
    )
    return Card(Audience.PERSONAL, Word("\n".join(told)), keyboard)


def hushed(t: Translator, topics: Collection[Topic]) -> Card:
    """Say that somebody hears about these topics no more, and how to choose them again."""
    if not topics:
        return Card(Audience.PERSONAL, t("for-you-hushed-already"))
    names = t.plain("programme-joint").join(t.plain("notice-topic", topic=one) for one in topics)
    return Card(Audience.PERSONAL, t("for-you-hushed", topics=names))


def useful(t: Translator, *, event_id: int, number: int, title: str, use: Use | None = None, on: bool = True) -> Card:
    """Ask whether a course was of use, or note the answer, which can be changed; `on`: they are asked after others, too."""
    text = (
        t("useful-noted", number=number, title=title, use=use) if use else t("useful-ask", number=number, title=title)
    )
    answers = [
        button(marked(t, t.plain("button-use", use=one), chosen=one == use), SayUse(event=event_id, use=one))
        for one in Use
    ]
    stop = button(t.plain("button-use-stop", on=not on), AskMe(event=event_id, on=not on))
    return Card(Audience.PERSONAL, text, rows(answers, [stop]))


def totals(t: Translator, *, number: int, title: str, figures: Mapping[str, int | None]) -> Card:
    """Tell whoever held a course what was answered; what is too few to be told is not."""
    answered = figures["answered"]
    told = [t("useful-totals", number=number, title=title)]
    told += [t("useful-answered", count=answered)] if answered is not None else []
    for use in Use:
        count = figures[use.value]
        told.append(t("useful-figure", use=use.value, few=count is None, count=count or 0, least=cells.FEW))
    told += [Word(), t("useful-private")]
    return Card(Audience.PERSONAL, Word("\n".join(told)))


def month_name(t: Translator, day: date) -> str:
    """Name the month of a day, with its year."""
    return t.plain("programme-month", month=day.month, year=day.year)


def _day_name(t: Translator, day: date) -> str:
    """Name a day with its weekday, by its date."""
    weekday = t.plain("time-weekday", number=day.isoweekday())
    return t.plain("time-day", which="this-year", weekday=weekday, year=day.year, month=day.month, date=day.day)


def _special(t: Translator, mark: Mark) -> str:
    """Say what is special about a day."""
    names = t.plain("programme-joint").join(one.get(t.language) or one[DEFAULT_LANGUAGE] for one in mark.festivals)
    said = [
        names,
        t.plain("programme-off") if mark.off else "",
        t.plain("programme-works") if mark.works else "",
    ]
    return t.plain("programme-mark-joint").join(one for one in said if one)


def _drawn(t: Translator, programme: Programme) -> list[Day]:
    """Return the days on which there is something, as they are drawn."""
    span = programme.span
    return [_drawn_day(t, programme, first, last) for first, last in _stretches(programme, span.first, span.last)]


def _drawn_day(t: Translator, programme: Programme, day: date, last: date) -> Day:
    mark = programme.marks.get(day, Mark())
    # How many places are left changes by the hour, and a picture does not.
    entries = tuple(
        Entry(_clock(t, one), one["title"], unescape(_where(t, one)), called_off=one["state"] == State.CALLED_OFF)
        for one in programme.events
        if one["day"] == day.isoformat()
    )
    red = mark.off or bool(mark.festivals)
    return Day(day, last, _special(t, mark), red=red, off=mark.off, works=mark.works, entries=entries)


def _clock(t: Translator, shown: Shown) -> str:
    return times.wall(t, hours.local(datetime.fromisoformat(shown["starts_at"])).time())


def _room(t: Translator, shown: Shown) -> Word:
    """Say whether there is room, or what became of it."""
    free = shown["free"]
    return t("programme-free", state=shown["state"], limited=free is not None, free=free or 0)


def _lines(t: Translator, programme: Programme, cut: _Page) -> list[Word]:
    """Return the title, and the days of the page, each with what is special about it and what is on."""
    told = [t("programme-title", days=_days(t, programme.span), count=len(programme.events))]
    for first, last in _stretches(programme, cut.first, cut.last):
        on = [one for one in cut.events if one["day"] == first.isoformat()]
        told += [Word(), _headed(t, first, last, programme.marks.get(first))]
        for one in on:
            told += _event(t, one)
    return told


def _stretches(programme: Programme, start: date, end: date) -> list[tuple[date, date]]:
    """Return the days on which there is something, first and last of each stretch: several days off on end are told as one."""
    on = {one["day"] for one in programme.events}
    found: list[tuple[date, date]] = []
    day = start
    while day <= end:
        mark = programme.marks.get(day)
        quiet = day.isoformat() not in on
        if mark and mark.off and quiet and not mark.festivals and found:
            first, last = found[-1]
            before = programme.marks.get(last)
            if last == day - _DAY and before and before.off and last.isoformat() not in on:
                found[-1] = (first, day)
                day += _DAY
                continue
        if mark or not quiet:
            found.append((day, day))
        day += _DAY
    return found


def _headed(t: Translator, day: date, last: date, mark: Mark | None) -> Word:
    """Return the line that begins a day, or several days off on end."""
    name = _day_name(t, day)
    if last != day:
        name = t.plain("programme-days", first=name, last=_day_name(t, last))
    return t("programme-marked", day=name, mark=_special(t, mark)) if mark else t("programme-day", day=name)


def _event(t: Translator, shown: Shown) -> list[Word]:
    told = [
        t("programme-event", clock=_clock(t, shown), title=shown["title"], number=shown["number"]),
        Word(" · ".join(one for one in (_where(t, shown), _room(t, shown)) if one)),
    ]
    if shown["seat"] and shown["state"] in {State.OPEN, "running"}:
        told.append(t("programme-mine", seat=shown["seat"], heads=shown["heads"]))
    return told


def _ending(t: Translator, programme: Programme, following: Shown | None, suggests: str) -> list[Word]:
    """Return what is said where nothing is on: what comes next, and how to suggest something; else that it is free."""
    if programme.events:
        return [Word(), t("programme-cost")]
    told = [Word()]
    if following is not None:
        when = times.lasting(t, following["starts_at"])
        told.append(t("programme-next", when=when, title=following["title"], number=following["number"]))
    return [*told, t(suggests)]


def _where(t: Translator, shown: Shown) -> Word:
    """Say where it is, and whose neighbours it is for where that is not the whole community."""
    venue, place = shown["venue"], shown["place"]
    if not venue:
        return t("programme-where", venue=place, place="", placed=False) if place else Word()
    return t("programme-where", venue=venue, place=place, placed=bool(place) and place not in venue)


def _days(t: Translator, span: Span) -> str:
    """Name a week by its first and last day, a month by its name."""
    if not span.weekly:
        return month_name(t, span.first)
    weeks = (span.first - hours.local(clock.now()).date()).days
    which = "this" if -_WEEK.days < weeks <= 0 else "next" if 0 < weeks <= _WEEK.days else "other"
    first, last = (t.plain("programme-date", month=one.month, date=one.day) for one in (span.first, span.last))
    return t.plain("programme-week", which=which, first=first, last=last)


def _turning(t: Translator, span: Span) -> list[InlineKeyboardButton]:
    """Return the buttons that lead to the week or month before and after."""
    month = not span.weekly
    name = "month" if month else "week"
    found = []
    if (before := (span.first - _DAY).toordinal()) >= FIRST_DAY:
        found.append(button(t.plain("button-programme-before", span=name), SeeProgramme(day=before, month=month)))
    if (after := (span.last + _DAY).toordinal()) <= LAST_DAY:
        found.append(button(t.plain("button-programme-after", span=name), SeeProgramme(day=after, month=month)))
    return found


def _other(span: Span) -> SeeProgramme:
    """Return what leads from a week to its month and back; from this month to this week."""
    today = hours.local(clock.now()).date()
    day = today if today in span else span.first
    return SeeProgramme(day=day.toordinal(), month=span.weekly)


def _opening(t: Translator, shown: Sequence[Shown]) -> list[list[InlineKeyboardButton]]:
    opens = [
        button(t.plain("button-programme-event", number=one["number"]), OpenEvent(event=one["event_id"]))
        for one in shown
    ]
    return [opens[at : at + _A_ROW] for at in range(0, len(opens), _A_ROW)]


def _cut(programme: Programme, page: int) -> _Page:
    """Return a page. What is special about a day without events stands on the page on which it comes by its date."""
    found, span = programme.events, programme.span
    pages = max(1, -(-len(found) // PAGE))
    page = min(page, pages - 1)
    on = found[page * PAGE : (page + 1) * PAGE]
    first = span.first if page == 0 else date.fromisoformat(on[0]["day"])
    last = span.last if page == pages - 1 else date.fromisoformat(found[(page + 1) * PAGE]["day"]) - _DAY
    # A day that goes on on the next page has its heading on both.
    last = max(last, date.fromisoformat(on[-1]["day"])) if on else last
    return _Page(page, pages, on, first, last)
