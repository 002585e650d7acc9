"""What was promised and what was kept, for everybody: the whole in a picture and in words, and each category by itself."""

from datetime import date
from typing import Final

from aiogram.types import InlineKeyboardButton

from community import calendar, services
from community.cases import Kind
from community.promises import Figures, Line, Promises
from community.services import Service
from handlers.cards.board_buttons import Catalogue, SeePromises, SeeService
from handlers.cards.buttons import button, link, pairs, rows, turns
from handlers.cards.card import Audience, Card, Media
from handlers.pictures import Bars, Row, bars
from locales import Translator, Word

#: Categories on a page.
PAGE: Final = 8
_HOUR: Final = 60
#: The kinds that residents ask for, in the order in which they are listed.
_KINDS: Final = (Kind.REPAIR, Kind.HELP, Kind.QUESTION, Kind.COMPLAINT, Kind.SUGGESTION)
#: The words of a category, in the order of the five clears; the times follow.
_CLEAR: Final = ("who", "duty", "task", "standard")


def overview(t: Translator, found: Promises) -> Card:
    """Show the whole: the share that was reopened first, then kind by kind.

    The picture is drawn here, which takes a moment: not on the event loop.
    """
    lines: list[str] = [t("promises-title"), _headline(t, found), ""]
    lines += [_figures(t, t.plain("promises-kind", kind=kind), found.kinds[kind]) for kind in _shown(found)]
    lines += ["", t("promises-few")]
    return Card(Audience.PUBLIC, Word("\n".join(lines)), media=(Media("photo", _picture(t, found), "promises.png"),))


def with_choices(t: Translator, card: Card, found: Promises, *, keeps: bool) -> Card:
    """Add the ways onward, in private; `keeps`: the reader may change the catalogue."""
    kinds = [button(t.plain("promises-kind", kind=kind), SeePromises(kind=kind)) for kind in _shown(found)]
    change = [button(t.plain("button-catalogue"), Catalogue())] if keeps else []
    return Card(card.audience, card.text, rows(*pairs(kinds), change), card.media)


def with_way(t: Translator, card: Card, *, url: str) -> Card:
    """Add the way to the private chat, in a group."""
    return Card(card.audience, card.text, rows([link(t.plain("button-promises-private"), url)]), card.media)


def kind(t: Translator, found: Promises, kind: Kind, *, page: int) -> Card:
    """List the categories of a kind with what is promised, page by page."""
    lines = [one for one in found.of(kind) if one.service]
    pages = max(1, -(-len(lines) // PAGE))
    page = min(page, pages - 1)
    shown = [one.service for one in lines[page * PAGE : (page + 1) * PAGE] if one.service]
    told: list[str] = [t("promises-kind-title", kind=kind, count=len(lines)), ""]
    told += [t("promises-line", name=services.name(one, t.language), times=times_of(t, one)) for one in shown]
    if kind in found.kinds:
        told += ["", _figures(t, t.plain("promises-whole"), found.kinds[kind])]
    opens = [button(services.name(one, t.language), SeeService(service=one.key)) for one in shown]
    turn = turns(t, page=page, pages=pages, to=lambda number: SeePromises(kind=kind, page=number))
    return Card(Audience.PUBLIC, Word("\n".join(told)), rows(*pairs(opens), turn, _back(t)))


def category(t: Translator, found: Promises, line: Line, service: Service) -> Card:
    """Show the five clears of a category, and month by month what was kept."""
    told: list[str] = [t("promises-category", name=services.name(service, t.language)), *clear(t, service)]
    told += ["", t("promises-kept")]
    told += [
        _figures(t, _month(t, first, last=first == found.months[-1]), figures)
        for first, figures in zip(found.months, line.months, strict=True)
    ]
    told += [_figures(t, t.plain("promises-whole"), line.whole), "", t("promises-few")]
    back = [button(t.plain("button-promises-back"), SeePromises(kind=Kind(service.kind)))]
    return Card(Audience.PUBLIC, Word("\n".join(told)), rows(back))


def clear(t: Translator, service: Service, *, language: str = "") -> list[Word]:
    """Say who sees to it, what they answer for, what they do, by which standard, and in what time; and if it is not ours.

    `language`: of the category's words, if not the reader's.
    """
    said = {field: services.said(service, field, language or t.language) for field in (*_CLEAR, "belongs", "basis")}
    lines = [t("promises-clear", field=field, words=said[field]) for field in _CLEAR if said[field]]
    lines.append(t("promises-clear", field="times", words=times_of(t, service)))
    if service.outside:
        lines.append(t("promises-outside", belongs=said["belongs"], known=bool(said["belongs"])))
        lines += [t("promises-clear", field="basis", words=said["basis"])] if said["basis"] else []
    return lines


def times_of(t: Translator, service: Service) -> str:
    """Say within what working time it is taken, and solved."""
    return t.plain(
        "promises-times", accept=working_time(t, service.accept_minutes), solve=working_time(t, service.solve_minutes)
    )


def working_time(t: Translator, minutes: int) -> str:
    """Say how long working time is: in days where it is whole days or long, else in hours, or minutes."""
    day = round(calendar.working_day().total_seconds() / 60)
    unit, length = ("days", day) if minutes >= day else ("hours", _HOUR) if minutes >= _HOUR else ("minutes", 1)
    amount = round(minutes / length, 1)
    return t.plain("promises-time", unit=unit, amount=f"{amount:g}", one=amount == 1)


def _headline(t: Translator, found: Promises) -> Word:
    whole = found.whole
    return t(
        "promises-headline",
        since=_month(t, found.months[0]),
        percent=whole.reopened or 0,
        known=whole.reopened is not None,
        count=whole.count or 0,
        told=whole.count is not None,
    )


def _figures(t: Translator, name: str, figures: Figures) -> Word:
    """Say in one line what is told of a number of cases."""
    shares = [
        t.plain("promises-share", what=what, percent=percent)
        for what, percent in (
            ("accepted", figures.accepted),
            ("solved", figures.solved),
            ("reopened", figures.reopened),
        )
        if percent is not None
    ]
    told = "few" if figures.few else "no" if figures.count is None else "yes"
    joint = t.plain("board-joint")
    return t(
        "promises-figures",
        name=name,
        told=told,
        count=figures.count or 0,
        shares="".join(joint + one for one in shares),
    )


def _month(t: Translator, first: date, *, last: bool = False) -> str:
    return t.plain("promises-month", month=t.plain("month-name", year=first.year, month=first.month), last=last)


def _shown(found: Promises) -> list[Kind]:
    return [kind for kind in _KINDS if kind in found.kinds]


def _back(t: Translator) -> list[InlineKeyboardButton]:
    return [button(t.plain("button-promises-back"), SeePromises())]


def _picture(t: Translator, found: Promises) -> bytes:
    whole = found.whole
    parts = []
    for what in ("solved", "accepted"):
        percents = {kind: getattr(found.kinds[kind], what) for kind in _shown(found)}
        named = [
            Row(t.plain("promises-kind", kind=kind), t.plain("promises-percent", percent=percent), percent)
            for kind, percent in percents.items()
            if percent is not None
        ]
        parts.append((t.plain("promises-part", what=what), named))
    figure = t.plain("promises-percent", percent=whole.reopened) if whole.reopened is not None else ""
    beside = t.plain("promises-beside", since=_month(t, found.months[0]), known=whole.reopened is not None)
    return bars(t, Bars(t.plain("promises-title-picture"), figure, beside, parts))
