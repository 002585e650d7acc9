"""Birthdays: the month that somebody told, the invitation to the party, a visit in its place; and parties, for their hosts."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Unpack

from aiogram.types import InlineKeyboardButton

from community import birthdays, cells
from community.places import Place
from handlers.cards import event_heads
from handlers.cards.birthday_buttons import Birthday, Born, Parties, Party, Visit
from handlers.cards.buttons import OpenCase, PickHome, button, column, rows
from handlers.cards.card import Audience, Card
from handlers.cards.event_buttons import Come, StayAway
from handlers.cards.event_heads import Facts
from locales import DEFAULT_LANGUAGE, Translator, Word

_A_ROW: Final = 3
#: The calendars, as they are offered.
_CALENDARS: Final = (False, True)


def home(t: Translator, *, told: tuple[int, bool] | None, party: date | None, housed: bool, holds: bool) -> Card:
    """Say what it is to celebrate together, or what the reader told of their birthday: the month, and whether it is lunar.

    `party` is the month of the next party for them; `housed`: they said where they live; `holds`: they may hold parties.
    """
    if told is None or party is None:
        lines: list[str] = [t("birthday-about")]
        choices = [[_calendar(t, lunar=lunar, change=False) for lunar in _CALENDARS]]
    else:
        month, lunar = told
        named = t("birthday-named", month=month, lunar=lunar)
        lines = [t("birthday-kept", month=named, lunar=lunar, party=party.month, year=party.year), t("birthday-then")]
        change = button(t.plain("button-birthday-change"), Birthday(act="lunar" if lunar else "solar"))
        choices = [[change, button(t.plain("button-birthday-leave"), Birthday(act="leave"))]]
        if not housed:
            lines += ["", t("birthday-homeless")]
            choices.append([button(t.plain("button-choose-home"), PickHome(place=0, anew=True))])
    held = [button(t.plain("button-parties"), Parties())] if holds else []
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*choices, held))


def months(t: Translator, *, lunar: bool) -> Card:
    """Offer the twelve months of a calendar, and the other calendar."""
    every = [
        button(t.plain("birthday-month", month=month, lunar=lunar), Born(month=month, lunar=lunar))
        for month in birthdays.MONTHS
    ]
    lines = [every[at : at + _A_ROW] for at in range(0, len(every), _A_ROW)]
    ends = [button(t.plain("button-back"), Birthday()), _calendar(t, lunar=not lunar, change=True)]
    return Card(Audience.PERSONAL, t("birthday-which-month", lunar=lunar), rows(*lines, ends))


def left(t: Translator) -> Card:
    """Say that nothing is on record any more."""
    return Card(Audience.PERSONAL, t("birthday-left"))


def invitation(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Invite somebody to the party of their month; who cannot come may be visited."""
    event_id, ahead = facts["event_id"], event_heads.is_ahead(**facts)
    lines: list[str] = [t("birthday-invitation"), "", *event_heads.lines(t, **facts)]
    lines += ["", t("birthday-cannot")]
    come = t.plain("button-event-come", full=event_heads.is_full(**facts))
    answers = [
        button(come, Come(event=event_id)),
        button(t.plain("button-event-away", state="none"), StayAway(event=event_id)),
    ]
    visit = [button(t.plain("button-visit"), Visit(event=event_id))]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(answers if ahead else [], visit))


def sure_to_be_visited(t: Translator, event_id: int) -> Card:
    """Say who would learn what, before a visit is asked for."""
    choices = [
        button(t.plain("button-visit-sure"), Visit(event=event_id, act="sure")),
        button(t.plain("button-visit-not"), Visit(event=event_id, act="no")),
    ]
    return Card(Audience.PERSONAL, t("birthday-visit-sure", words=t("birthday-visit-words")), rows(choices))


def to_be_visited(t: Translator, *, case_id: int, number: int) -> Card:
    """Say that a visit is asked for, and where to look how it stands."""
    look = [button(t.plain("button-see-number", number=number), OpenCase(case=case_id))]
    return Card(Audience.PERSONAL, t("birthday-visit-asked", number=number), rows(look))


def not_to_be_visited(t: Translator) -> Card:
    """Say that nothing is arranged."""
    return Card(Audience.PERSONAL, t("birthday-visit-not"))


def where(t: Translator, places: Sequence[Place]) -> Card:
    """Ask at which place the party is to be."""
    return Card(
        Audience.PERSONAL,
        t("party-where"),
        rows(*column(button(one.name, Parties(place=one.id or 0)) for one in places)),
    )


def parties(t: Translator, place: Place, found: Sequence[tuple[int, int, int | None, bool]]) -> Card:
    """Offer the months for which a party can be planned: year, month, how many belong to it, whether anybody does."""
    lines: list[str] = [t("party-months", place=place.name, few=cells.FEW), ""]
    for year, month, count, anybody in found:
        some = count if count is not None else "some" if anybody else "none"
        lines.append(t("party-month-line", year=year, month=month, people=t("party-people", count=some)))
    choices = [
        button(
            t.plain("button-party-month", month=month), Party(act="begin", place=place.id or 0, year=year, month=month)
        )
        for year, month, _, _ in found
    ]
    return Card(
        Audience.PERSONAL,
        Word("\n".join(lines)),
        rows(*(choices[at : at + _A_ROW] for at in range(0, len(choices), _A_ROW))),
    )


def words(t: Translator, month: int) -> tuple[str, str]:
    """Return the title and the notes of a party, in the script of whoever plans it; Chinese, as most who read it are."""
    if t.language not in {"zh-Hans", "zh-Hant"}:
        t = t.in_language(DEFAULT_LANGUAGE)
    return t.plain("party-title", month=month), t.plain("party-notes")


def ask(
    t: Translator,
    *,
    place_id: int,
    place: str,
    year: int,
    month: int,
    people: int | None,
    state: str,
    who: str,
) -> Card:
    """Ask staff whether they hold a party this month, or say what somebody answered; how many it is for only if not few."""
    count = people if people is not None else "some"
    text = t("party-ask", state=state, place=place, month=month, count=count, who=who)
    choices = [
        button(t.plain("button-party-begin"), Party(act="begin", place=place_id, year=year, month=month)),
        button(t.plain("button-party-decline"), Party(act="decline", place=place_id, year=year, month=month)),
    ]
    return Card(Audience.PERSONAL, text, rows(choices if state == "waiting" else []))


def _calendar(t: Translator, *, lunar: bool, change: bool) -> InlineKeyboardButton:
    words = t.plain("button-birthday-other" if change else "button-birthday-calendar", lunar=lunar)
    return button(words, Birthday(act="lunar" if lunar else "solar"))
