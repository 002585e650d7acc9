"""What the one who has a case in hand is asked, step by step; for the private chat, without a word of the resident."""

from collections.abc import Callable, Sequence
from typing import Final

from aiogram.types import InlineKeyboardButton

from handlers.cards import heads
from handlers.cards.buttons import button, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.case_buttons import Cut, Handle, HandTo, PutOff
from handlers.cards.heads import Facts
from locales import Translator, Word

#: Choices on one page.
PAGE: Final = 16
#: Days for which a case rests, and working days by which its time grows.
_DAYS: Final = {"hold": (1, 3, 7), "extend": (1, 3, 5)}


def ask(
    t: Translator,
    act: str,
    *,
    case_id: int,
    number: int,
    name: str = "",
    until: str = "",
    days: int = 0,
    basis: str | None = None,
    optional: bool = False,
) -> Card:
    """Ask for the words of an act. `optional`: they may be left out; `basis`: what the catalogue says would do as well."""
    text = t("case-step", act=act, number=number, name=name, until=until, days=days)
    without = [button(t.plain("button-case", act="no-words"), Handle(act="no-words", case=case_id))] if optional else []
    if basis:
        text = Word("\n".join([text, t("case-refer-basis", basis=basis)]))
        without = [button(t.plain("button-refer-basis"), Handle(act="no-words", case=case_id))]
    return Card(Audience.PERSONAL, text, rows([*without, leave(t, case_id)]))


def choose_time(t: Translator, act: str, *, case_id: int, number: int) -> Card:
    """Ask how long a case rests, or by how much its time grows."""
    choices = [
        button(
            t.plain("button-put-off", act=act, days=days),
            PutOff.model_validate({"case": case_id, "act": act, "days": days}),
        )
        for days in _DAYS[act]
    ]
    return Card(
        Audience.PERSONAL, t("case-choose", act=act, number=number, count=3), rows(choices, [leave(t, case_id)])
    )


def choose_heir(t: Translator, people: Sequence[tuple[int, str]], *, case_id: int, number: int, page: int) -> Card:
    """Ask to whom a case is handed over: (id, name) of everybody who may take it. `page` counts from 1; 0 is the first, too."""
    page, pages = _pages(len(people), page)
    choices = [
        button(name or t.plain("person-unnamed"), HandTo(case=case_id, person=person_id))
        for person_id, name in people[page * PAGE : (page + 1) * PAGE]
    ]
    turning = turns(t, page=page, pages=pages, to=_page_of("hand-over", case_id))
    text = t("case-choose", act="hand-over", number=number, count=len(people))
    return Card(Audience.PERSONAL, text, rows(*pairs(choices), turning, [leave(t, case_id)]))


def choose_service(t: Translator, services: Sequence[tuple[str, str]], *, case_id: int, number: int, page: int) -> Card:
    """Ask of which category a part is: (key, name) of all there are. `page` as for heirs."""
    page, pages = _pages(len(services), page)
    choices = [button(name, Cut(case=case_id, service=key)) for key, name in services[page * PAGE : (page + 1) * PAGE]]
    turning = turns(t, page=page, pages=pages, to=_page_of("split", case_id))
    text = t("case-choose", act="split", number=number, count=len(services))
    return Card(Audience.PERSONAL, text, rows(*pairs(choices), turning, [leave(t, case_id)]))


def choose_case(t: Translator, *, case_id: int, number: int) -> Card:
    """Ask for the number of the case in which this one goes on."""
    return Card(Audience.PERSONAL, t("case-choose", act="merge", number=number, count=1), rows([leave(t, case_id)]))


def look_at_merge(t: Translator, one: Facts, other: Facts) -> Card:
    """Show both cases before one goes on in the other."""
    text = t(
        "case-merge-look",
        one=Word("\n".join(heads.lines(t, **one))),
        other=Word("\n".join(heads.lines(t, **other))),
    )
    sure = button(t.plain("button-merge-sure"), Handle(act="send", case=one["case_id"]))
    return Card(Audience.PERSONAL, text, rows([sure, leave(t, one["case_id"])]))


def wrong(t: Translator, message_id: str, *, case_id: int) -> Card:
    """Say why what was written cannot be taken; the step goes on."""
    return Card(Audience.PERSONAL, t(message_id), rows([leave(t, case_id)]))


def done(t: Translator, act: str, *, number: int, name: str = "", until: str = "", days: int = 0) -> Card:
    """Say that it is done."""
    return Card(Audience.PERSONAL, t("case-done", act=act, number=number, name=name, until=until, days=days))


def leave(t: Translator, case_id: int) -> InlineKeyboardButton:
    """Return the button that leaves a half-finished step."""
    return button(t.plain("button-case", act="leave"), Handle(act="leave", case=case_id))


def _pages(count: int, page: int) -> tuple[int, int]:
    """Return which page is shown, from 0, and how many there are."""
    pages = max(1, -(-count // PAGE))
    return min(max(page - 1, 0), pages - 1), pages


def _page_of(act: str, case_id: int) -> Callable[[int], Handle]:
    """Return what turns to a page: a number from 1, as 0 is the button that begins the step."""
    return lambda page: Handle.model_validate({"act": act, "case": case_id, "page": page + 1})
