"""The catalogue as the committee changes it: its kinds, their categories, one category, and what is asked for its fields."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from typing import Final

from aiogram.types import InlineKeyboardButton

from community import calendar, services
from community.cases import Kind
from community.people import RoleName
from community.places import Level
from community.services import Service
from handlers.cards.board_buttons import BeginAt, Catalogue, KeepService, LetClaim, SeePromises
from handlers.cards.buttons import button, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.promises import clear, working_time
from locales import Translator, Word, everywhere

PAGE: Final = 8
#: Words that are typed, in the order in which they are read; the others are there where it is outside the duties.
WORDS: Final = ("name", "who", "duty", "task", "standard", "aliases")
OUTSIDE_WORDS: Final = ("belongs", "basis")
TIMES: Final[Mapping[str, str]] = {"accept": "accept_minutes", "solve": "solve_minutes"}
SWITCHES: Final = ("shared", "proof", "outside")
_KINDS: Final = (Kind.REPAIR, Kind.HELP, Kind.QUESTION, Kind.COMPLAINT, Kind.SUGGESTION, Kind.PATROL)
_MOST_ALIASES: Final = 12
_NUMERALS: Final = {numeral: digit for digit, numeral in enumerate("一二三四五六七八九十", start=1)}
_NUMBERS: Final[Mapping[str, float]] = {**_NUMERALS, "两": 2, "兩": 2, "半": 0.5}
#: Buttons beside each other.
_A_ROW: Final = 3


def kinds(t: Translator, every: Sequence[Service]) -> Card:
    """Offer the kinds of categories, and those that were retired."""
    offered = [one for one in every if not one.retired]
    choices = [
        button(
            t.plain(
                "catalogue-count",
                name=t.plain("promises-kind", kind=kind),
                count=sum(one.kind == kind for one in offered),
            ),
            Catalogue(act="list", kind=kind),
        )
        for kind in _KINDS
    ]
    gone = len(every) - len(offered)
    retired = [button(t.plain("button-catalogue-retired", count=gone), Catalogue(act="retired"))] if gone else []
    back = [button(t.plain("button-promises-back"), SeePromises())]
    return Card(Audience.PERSONAL, t("catalogue-title", count=len(offered)), rows(*pairs(choices), retired, back))


def listing(t: Translator, kind: Kind | None, found: Sequence[Service], *, page: int) -> Card:
    """List the categories of a kind, or without one those that were retired."""
    pages = max(1, -(-len(found) // PAGE))
    page = min(page, pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    opens = [button(services.name(one, t.language), KeepService(service=one.key)) for one in shown]
    act: Catalogue = Catalogue(act="list", kind=kind) if kind else Catalogue(act="retired")
    turn = turns(t, page=page, pages=pages, to=lambda number: act.model_copy(update={"page": number}))
    new = [button(t.plain("button-catalogue-new"), Catalogue(act="new", kind=kind))] if kind else []
    back = [button(t.plain("button-promises-back"), Catalogue())]
    title = t("catalogue-kind", kind=kind or "retired", count=len(found))
    return Card(Audience.PERSONAL, title, rows(*pairs(opens), turn, new, back))


def page(t: Translator, service: Service, *, english: bool) -> Card:
    """Show everything that a category says, and a button for each of it."""
    language = _language(t, english=english)
    aliases = _aliases(service, language)
    joint = t.plain("draft-joint")
    told: list[str] = [t("service-title", name=services.name(service, language), kind=service.kind)]
    told += clear(t, service, language=language)
    told.append(t("service-roles", roles=joint.join(t.plain(f"role-{role}") for role in service.claimers)))
    told.append(t("service-level", level=t.plain("case-level", level=service.level)))
    told += [t("service-switch", what=what, on=getattr(service, what)) for what in SWITCHES]
    if aliases:
        more = max(0, len(aliases) - _MOST_ALIASES)
        told.append(t("service-aliases", words=joint.join(aliases[:_MOST_ALIASES]), more=more))
    told += [t("service-retired")] if service.retired else []
    return Card(Audience.PERSONAL, Word("\n".join(told)), rows(*_choices(t, service, english=english)))


def ask(t: Translator, service: Service, field: str, *, english: bool) -> Card:
    """Ask for a field, and show what it is now."""
    language = _language(t, english=english)
    now = "\n".join(_aliases(service, language)) if field == "aliases" else services.said(service, field, language)
    if field in TIMES:
        now = working_time(t, getattr(service, TIMES[field]))
    longest = services.LONGEST.get(field, services.LONGEST_ALIAS)
    told: list[str] = [
        t("service-ask", field=field, name=services.name(service, t.language), longest=longest, english=english)
    ]
    if now:
        told += [t("service-now"), Word(f"<code>{escape(now, quote=False)}</code>")]
    can_be_empty = now and field != "name" and field not in TIMES
    empty = (
        [button(t.plain("button-service-empty"), KeepService(service=service.key, act="empty", english=english))]
        if can_be_empty
        else []
    )
    leave = button(t.plain("button-service-leave"), KeepService(service=service.key, english=english))
    return Card(Audience.PERSONAL, Word("\n".join(told)), rows([*empty, leave]))


def ask_name(t: Translator, kind: Kind) -> Card:
    """Ask what a new category is called."""
    leave = [button(t.plain("button-service-leave"), Catalogue(act="list", kind=kind))]
    return Card(Audience.PERSONAL, t("service-new", kind=kind, longest=services.LONGEST["name"]), rows(leave))


def roles(t: Translator, service: Service) -> Card:
    """Offer who may claim what is of the category."""
    choices = [
        button(
            marked(t, t.plain(f"role-{role}"), chosen=role in service.claimers),
            LetClaim(service=service.key, role=RoleName(role)),
        )
        for role in services.CLAIMERS
    ]
    text = t("service-ask-roles", name=services.name(service, t.language))
    return Card(Audience.PERSONAL, text, rows(*pairs(choices), _done(t, service)))


def levels(t: Translator, service: Service) -> Card:
    """Offer the levels at which what is of the category may begin."""
    choices = [
        button(
            marked(t, t.plain("case-level", level=level), chosen=level == service.level),
            BeginAt(service=service.key, level=Level(level)),
        )
        for level in services.LEVELS
    ]
    text = t("service-ask-level", name=services.name(service, t.language))
    return Card(Audience.PERSONAL, text, rows(*pairs(choices), _done(t, service)))


def minutes_of(text: str) -> int | None:
    """Understand how long something takes in working time: "4 小时", "半天", "1 day 2 hours"; None if it is none."""
    left = unicodedata.normalize("NFKC", text).casefold().strip()
    day = round(calendar.working_day().total_seconds() / 60)
    total = 0.0
    while left:
        found = next(
            (
                (matched, minutes)
                for unit, minutes in (("word-minutes", 1), ("word-hours", 60), ("word-days", day))
                if (matched := _amount(unit).match(left))
            ),
            None,
        )
        if found is None:
            return None
        matched, minutes = found
        number = matched["number"]
        total += minutes * (_NUMBERS[number] if number in _NUMBERS else float(number))
        left = left[matched.end() :].lstrip(" ,、")
    return round(total) or None


@cache
def _amount(unit: str) -> re.Pattern[str]:
    """Return what an amount of this unit looks like, in all languages."""
    words = {word.casefold() for said in everywhere(unit) for word in said.split("|")}
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?P<number>\d{{1,4}}(?:\.\d)?|[{''.join(_NUMBERS)}])\s*(?:{either})(?![a-z])")


def _choices(t: Translator, service: Service, *, english: bool) -> list[Sequence[InlineKeyboardButton]]:
    """Return a button for everything that can be changed; in English, for its words alone."""
    key = service.key
    words = [*WORDS, *(OUTSIDE_WORDS if service.outside else ())]
    others = [] if english else [*TIMES, "roles", "level", *SWITCHES]
    acts = [
        button(
            t.plain("button-service", act=act),
            KeepService.model_validate({"service": key, "act": act, "english": english}),
        )
        for act in (*words, *others)
    ]
    way = KeepService(service=key, english=not english)
    language = button(t.plain("button-service-language", english=english), way)
    ended = "restore" if service.retired else "retire"
    end = button(t.plain("button-service", act=ended), KeepService.model_validate({"service": key, "act": ended}))
    up = Catalogue(act="retired") if service.retired else Catalogue(act="list", kind=Kind(service.kind))
    back = button(t.plain("button-promises-back"), up)
    return [*(acts[at : at + _A_ROW] for at in range(0, len(acts), _A_ROW)), [language, end], [back]]


def _language(t: Translator, *, english: bool) -> str:
    """Return the language of the words that are shown and changed: English, or Chinese in the reader's script."""
    if english:
        return "en"
    return t.language if t.language != "en" else services.FIRST_LANGUAGE


def _aliases(service: Service, language: str) -> list[str]:
    return list(service.words.get(language, {}).get("aliases", ()))


def _done(t: Translator, service: Service) -> list[InlineKeyboardButton]:
    return [button(t.plain("button-done"), KeepService(service=service.key))]
