"""Events as neighbours see them: in the groups, on their page, when they sign up and wait; and who comes, for their hosts.

In a group stand numbers alone. Names are on the pages of whoever holds events there, in private.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Unpack

from aiogram.types import InlineKeyboardButton

from community.attending import Standing
from community.events import MOST_HEADS, State
from community.guests import State as Guest
from handlers.cards import event_heads, times
from handlers.cards.birthday_buttons import Visit
from handlers.cards.buttons import button, link, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card, Media
from handlers.cards.event_buttons import (
    Come,
    Count,
    CountGuests,
    Ics,
    NoteGuest,
    OpenEvent,
    Remind,
    SeeGuests,
    StayAway,
    TakePlaces,
)
from handlers.cards.event_heads import Facts
from locales import Translator, Word

#: So many people a family mostly is: these have buttons at once.
_AT_ONCE: Final = 4
_A_ROW: Final = 3
_LONGEST_LABEL: Final = 12
#: Somebody has to do with it.
_THERE: Final = frozenset({Guest.COMING, Guest.OFFERED, Guest.WAITING})


def post(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Show an event in a group: what it is, how many come, and how many places are left."""
    text = _joined(event_heads.lines(t, **facts))
    return Card(Audience.PUBLIC, text, rows(_answers(t, **facts)), _picture(**facts))


def in_group(t: Translator, *, url: str, **facts: Unpack[Facts]) -> Card:
    """Show an event to whoever typed its tag in a group: the same, and the way to what is theirs alone."""
    text = _joined(event_heads.lines(t, **facts))
    own = [link(t.plain("button-event-private"), url)]
    return Card(Audience.PUBLIC, text, rows(_answers(t, **facts), own))


def page(t: Translator, *, standing: Standing, holds: bool = False, **facts: Unpack[Facts]) -> Card:
    """Show an event to somebody: what a group may read, what they are to it, and what they can do; `holds`: who comes, too."""
    text = _joined(event_heads.lines(t, **facts), stands_at(t, standing, **facts))
    event_id = facts["event_id"]
    names = [button(t.plain("button-event-guests"), SeeGuests(event=event_id))] if holds else []
    own = _own(t, standing, **facts) if event_heads.is_ahead(**facts) else []
    return Card(Audience.PERSONAL, text, rows(*own, names))


def stands_at(t: Translator, standing: Standing, **facts: Unpack[Facts]) -> list[Word]:
    """Say what the reader is to an event that is still ahead, and what to know before they choose."""
    state, until = standing["state"], standing["until"]
    if not event_heads.is_ahead(**facts):
        return [t("event-began")] if facts["state"] == State.OPEN and facts["starts_at"] else []
    told = [
        t(
            "event-standing",
            state=state or "none",
            heads=standing["heads"],
            wanted=standing["wanted"] or 0,
            ahead=standing["ahead"],
            until=times.lasting(t, until) if until else "",
            full=event_heads.is_full(**facts),
            room=_has_room(standing, **facts),
        )
    ]
    if standing["clash"]:
        tag, title = standing["clash"]
        told.append(t("event-clash", tag=tag, title=title))
    return told


def joined(t: Translator, *, standing: Standing, **facts: Unpack[Facts]) -> Card:
    """Say that it is noted, and ask how many they are: one is what a thumb means first."""
    heads, event_id = standing["heads"], facts["event_id"]
    first = [
        event_heads.head(t, **facts),
        Word(event_heads.when(t, **facts)),
        event_heads.where(t, venue=facts["venue"], place=facts["place"]),
    ]
    text = _joined(first, [*stands_at(t, standing, **facts), t("event-how-many")])
    few = [_number(t, event_id, count, heads) for count in range(1, _AT_ONCE + 1)]
    more = button(t.plain("button-event-more", least=_AT_ONCE + 1), Count(event=event_id))
    take = [_offered(t, event_id)[0]] if _has_room(standing, **facts) else []
    lines = take, few, [more, _cannot(t, standing, event_id)], _tools(t, standing, event_id)
    return Card(Audience.PERSONAL, text, rows(*lines))


def counting(t: Translator, *, standing: Standing, **facts: Unpack[Facts]) -> Card:
    """Ask how many they are, themselves included."""
    heads, event_id = standing["heads"], facts["event_id"]
    every = [_number(t, event_id, count, heads) for count in range(1, MOST_HEADS + 1)]
    lines = [every[at : at + _A_ROW] for at in range(0, len(every), _A_ROW)]
    back = button(t.plain("button-event-same"), OpenEvent(event=event_id, here=True))
    text = _joined([event_heads.head(t, **facts)], [t("event-how-many")])
    return Card(Audience.PERSONAL, text, rows(*lines, [back]))


def full(t: Translator, *, heads: int, free: int, have: int, **facts: Unpack[Facts]) -> Card:
    """Say that there is not enough room for all of them, and what they can do: wait, or come with fewer."""
    event_id = facts["event_id"]
    text = t("event-full", heads=heads, free=free, have=have, more=max(free - have, 0), waiting=facts["waiting"])
    wait = button(t.plain("button-event-wait", heads=heads), Come(event=event_id, heads=heads, wait=True))
    fewer = [button(t.plain("button-event-fewer", heads=free), Come(event=event_id, heads=free))] if free > have else []
    back = button(t.plain("button-event-back"), OpenEvent(event=event_id, here=True))
    return Card(Audience.PERSONAL, _joined([event_heads.head(t, **facts), text]), rows([*fewer, wait], [back]))


def too_many(t: Translator, *, most: int) -> Card:
    """Say how many one family can be, and whom to ask when they are more."""
    return Card(Audience.PERSONAL, t("event-too-many", most=most))


def sure_to_stay_away(t: Translator, *, standing: Standing, **facts: Unpack[Facts]) -> Card:
    """Ask once more, as a thumb slips easily; nobody asks why."""
    event_id, state = facts["event_id"], standing["state"] or "none"
    sure = button(t.plain("button-event-away-sure", state=state), StayAway(event=event_id, act="sure"))
    stay = button(t.plain("button-event-stay", state=state), StayAway(event=event_id, act="stay"))
    text = t("event-away-sure", number=facts["number"] or 0, title=facts["title"], state=state, heads=standing["heads"])
    return Card(Audience.PERSONAL, text, rows([sure, stay]))


def away(t: Translator, *, visit: bool = False, **facts: Unpack[Facts]) -> Card:
    """Say that it is noted that they do not come; `visit`: it is a party for them, and somebody can visit them instead."""
    text = t("event-away", number=facts["number"] or 0, title=facts["title"])
    offered = [button(t.plain("button-visit"), Visit(event=facts["event_id"]))] if visit else []
    come = [_come(t, **facts)] if event_heads.is_ahead(**facts) else []
    return Card(Audience.PERSONAL, _joined([text], [t("birthday-cannot")] if visit else []), rows(come, offered))


def offer(t: Translator, *, heads: int, until: str, **facts: Unpack[Facts]) -> Card:
    """Offer places that came free to a family that waits."""
    # How many are free is no longer so: these are kept for the reader.
    told = [t("event-offer", heads=heads), *event_heads.lines(t, counted=False, **facts)]
    text = _joined(told, [t("event-offer-until", until=times.lasting(t, until), heads=heads)])
    return Card(Audience.PERSONAL, text, rows(_offered(t, facts["event_id"])))


def told(t: Translator, *, what: str, heads: int, **facts: Unpack[Facts]) -> Card:
    """Tell what became of places, or of an offer: taken, lapsed, left, passed-on, ended, more."""
    text = t("event-told", what=what, heads=heads, number=facts["number"] or 0, title=facts["title"])
    look = [button(t.plain("button-event-look"), OpenEvent(event=facts["event_id"]))]
    return Card(Audience.PERSONAL, text, rows(look))


def remind(
    t: Translator,
    *,
    event_id: int,
    number: int,
    title: str,
    state: str,
    starts_at: str,
    ends_at: str,
    venue: str,
    notes: str,
) -> Card:
    """Remind whoever comes; once it was called off, the same message says so."""
    named = event_heads.title(t, number=number, named=title)
    if state != State.OPEN:
        gone = t("event-places", state=state, taken=0, limited=False, free=0, waiting=0, came=0)
        return Card(Audience.PERSONAL, _joined([named, Word(event_heads.between(t, starts_at, ends_at)), gone]))
    told = [
        t("event-remind"),
        named,
        Word(event_heads.between(t, starts_at, ends_at)),
        event_heads.where(t, venue=venue),
        t("event-notes", notes=notes) if notes else Word(),
    ]
    first = [
        button(t.plain("button-event-look"), OpenEvent(event=event_id)),
        button(t.plain("button-event-away", state=Guest.COMING.value), StayAway(event=event_id)),
    ]
    text = _joined(told, [t("event-remind-away")])
    return Card(Audience.PERSONAL, text, rows(first, [_bell(t, event_id, on=False)]))


def sheet(
    t: Translator,
    *,
    event_id: int,
    number: int,
    title: str,
    people: Sequence[Mapping[str, Any]],
    page: int,
    pages: int,
    families: int,
    heads: int,
    waiting: int,
    waiting_heads: int,
    away: int,
    came: int,
    noting: bool,
    counted: int | None,
    gone: bool,
) -> Card:
    """Show who comes and who waits, and who came, to whoever holds events there; `gone`: the names were deleted."""
    said = t("event-sheet-counted", count=counted) if counted is not None else Word()
    named = event_heads.title(t, number=number, named=title)
    if gone:
        return Card(Audience.PERSONAL, _joined([named, t("event-sheet-gone"), said]))
    top = t("event-sheet", families=families, heads=heads, waiting=waiting, inline=waiting_heads, away=away)
    how = t("event-sheet-noting", came=came) if noting and people else Word()
    text = _joined([named, top], [_line(t, one) for one in people], [how, said, t("event-sheet-kept")])
    notes = [_note(t, one, event_id=event_id, page=page) for one in people] if noting else []
    done = [button(t.plain("button-event-counted", count=came), CountGuests(event=event_id))] if noting and came else []
    turn = turns(t, page=page, pages=pages, to=lambda to: SeeGuests(event=event_id, page=to, turn=True))
    back = [button(t.plain("button-event-back"), OpenEvent(event=event_id, here=True))]
    return Card(Audience.CONFIDENTIAL, text, rows(*pairs(notes), turn, done, back))


def _answers(t: Translator, **facts: Unpack[Facts]) -> list[InlineKeyboardButton]:
    """Return what anybody can say to an event that is still ahead."""
    if not event_heads.is_ahead(**facts):
        return []
    return [_come(t, **facts), _cannot(t, None, facts["event_id"])]


def _own(t: Translator, standing: Standing, **facts: Unpack[Facts]) -> list[list[InlineKeyboardButton]]:
    """Return what somebody can do who is this to an event that is still ahead."""
    state, event_id = standing["state"], facts["event_id"]
    count = button(t.plain("button-event-count"), Count(event=event_id))
    tools = _tools(t, standing, event_id)
    if state == Guest.OFFERED:
        return [_offered(t, event_id), [count]]
    if state in _THERE:
        take = [_offered(t, event_id)[0]] if _has_room(standing, **facts) else []
        return [take, [count, _cannot(t, standing, event_id)], tools]
    first = [_come(t, **facts)]
    if state is None:
        first.append(_cannot(t, standing, event_id))
    return [first, [button(t.plain("button-event-ics"), Ics(event=event_id))]]


def _has_room(standing: Standing, **facts: Unpack[Facts]) -> bool:
    """Tell whether a family that waits would find room by now: it let an offer pass, and places are free again."""
    free = facts["seats"] - facts["taken"] if facts["seats"] is not None else standing["heads"]
    return standing["state"] == Guest.WAITING and free >= standing["heads"]


def _come(t: Translator, **facts: Unpack[Facts]) -> InlineKeyboardButton:
    return button(t.plain("button-event-come", full=event_heads.is_full(**facts)), Come(event=facts["event_id"]))


def _cannot(t: Translator, standing: Standing | None, event_id: int) -> InlineKeyboardButton:
    state = (standing["state"] if standing else None) or "none"
    return button(t.plain("button-event-away", state=state), StayAway(event=event_id))


def _number(t: Translator, event_id: int, count: int, heads: int) -> InlineKeyboardButton:
    words = t.plain("button-event-heads", heads=count)
    return button(marked(t, words, chosen=count == heads), Come(event=event_id, heads=count))


def _tools(t: Translator, standing: Standing, event_id: int) -> list[InlineKeyboardButton]:
    ics = button(t.plain("button-event-ics"), Ics(event=event_id))
    return [_bell(t, event_id, on=not standing["reminded"]), ics]


def _bell(t: Translator, event_id: int, *, on: bool) -> InlineKeyboardButton:
    return button(t.plain("button-event-remind", on=on), Remind(event=event_id, on=on))


def _offered(t: Translator, event_id: int) -> list[InlineKeyboardButton]:
    return [
        button(t.plain("button-event-offer", yes=True), TakePlaces(event=event_id, yes=True)),
        button(t.plain("button-event-offer", yes=False), TakePlaces(event=event_id, yes=False)),
    ]


def _line(t: Translator, one: Mapping[str, Any]) -> Word:
    name = one["name"] or t.plain("person-unnamed")
    return t("event-sheet-line", name=name, heads=one["heads"], state=one["state"], came=bool(one["came"]))


def _note(t: Translator, one: Mapping[str, Any], *, event_id: int, page: int) -> InlineKeyboardButton:
    name = one["name"] or t.plain("person-unnamed")
    short = name if len(name) <= _LONGEST_LABEL else f"{name[:_LONGEST_LABEL]}…"
    data = NoteGuest(event=event_id, person=one["person_id"], came=not one["came"], page=page)
    return button(marked(t, short, chosen=bool(one["came"])), data)


def _picture(**facts: Unpack[Facts]) -> tuple[Media, ...]:
    return (Media("photo", facts["picture"]),) if facts["picture"] else ()


def _joined(*blocks: Sequence[str]) -> Word:
    """Join lines, with an empty one between blocks; what is not known leaves none."""
    texts = ["\n".join(line for line in block if line) for block in blocks]
    return Word("\n\n".join(text for text in texts if text))
