"""The board of whoever works on cases: what is theirs to do, in short or section by section; and what a search found."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aiogram.types import InlineKeyboardButton

from community.worklists import GRID, Section
from handlers.cards import times
from handlers.cards.board_buttons import Search, SeeBoard
from handlers.cards.buttons import Never, OpenCase, button, link, rows, turns
from handlers.cards.card import Audience, Card
from locales import DEFAULT_LANGUAGE, Translator, Word

#: Buttons beside each other: more would cut their words.
_A_ROW: Final = 3
#: The sections in which somebody else may have the case, so that it is told who.
_OF_OTHERS: Final = frozenset({Section.LED, Section.ALL})

#: A case as `community.worklists.Open.shown` gives it, and a grid as boards do.
Shown = Mapping[str, Any]


def board(
    t: Translator,
    *,
    section: str,
    page: int,
    pages: int,
    count: int,
    counts: Mapping[str, int],
    lines: Sequence[Shown],
    grids: Sequence[Shown],
) -> Card:
    """Say what is before its owner: all of it in short, the most pressing first, or one section, page by page."""
    if not section:
        return _short(t, counts, lines)
    grid = next((one for one in grids if section == f"{GRID}{one['id']}"), None)
    name = _grid_name(t, grid) if section.startswith(GRID) else t.plain("board-section", section=section)
    told: list[str] = [t("board-section-title", name=name, count=count), *(_grid(t, one) for one in grids), ""]
    others = section.startswith(GRID) or section in _OF_OTHERS
    told += [_line(t, one, named=others) for one in lines] or [t("board-section-empty")]
    leads = [
        button(_grid_name(t, one), SeeBoard(section=f"{GRID}{one['id']}")) for one in grids if section == Section.ALL
    ]
    turn = turns(t, page=page, pages=pages, to=lambda number: SeeBoard(section=section, page=number))
    up = SeeBoard(section=Section.ALL if section.startswith(GRID) else "")
    back = [button(t.plain("button-board-back"), up)]
    return Card(
        Audience.PERSONAL, Word("\n".join(told)), rows(*_in_rows(_opens(t, lines)), turn, *_in_rows(leads), back)
    )


def gone(t: Translator, *, how: str) -> Card:
    """Say in place of an old board where the new one is, or why there is none."""
    return Card(Audience.PERSONAL, t("board-gone", how=how))


def in_group(t: Translator, *, url: str) -> Card:
    """Lead to the private chat: a board is its owner's."""
    return Card(Audience.PUBLIC, t("board-in-private"), rows([link(t.plain("button-open-private"), url)]))


def ask(t: Translator) -> Card:
    """Ask for what is looked for."""
    return Card(Audience.PERSONAL, t("board-ask"), rows([button(t.plain("button-never-mind"), Never())]))


def found(t: Translator, *, words: str, lines: Sequence[Shown], count: int) -> Card:
    """Show what a search found; where it is more, say so."""
    if not lines:
        return Card(Audience.PERSONAL, t("board-found-none", words=words), rows(_search(t)))
    told = [t("board-found", words=words, count=count), "", *(_line(t, one, named=True) for one in lines)]
    if count > len(lines):
        told += ["", t("board-found-more", count=count - len(lines))]
    return Card(Audience.PERSONAL, Word("\n".join(told)), rows(*_in_rows(_opens(t, lines)), _search(t)))


def _short(t: Translator, counts: Mapping[str, int], lines: Sequence[Shown]) -> Card:
    joint = t.plain("board-joint")
    # What is due today is the question with which somebody looks here; the others only where there are some.
    named = [
        t.plain("board-count", name=t.plain("board-section", section=name), count=count)
        for name, count in counts.items()
        if count or name == Section.TODAY
    ]
    told: list[str] = [t("board-title", counts=joint.join(named)), ""]
    if lines:
        told += [t("board-pressing"), *(_line(t, one, named=False) for one in lines)]
    else:
        told.append(t("board-nothing"))
    sections = [
        button(t.plain("board-count", name=t.plain("button-board", section=name), count=count), SeeBoard(section=name))
        for name, count in counts.items()
        if count
    ]
    return Card(
        Audience.PERSONAL,
        Word("\n".join(told)),
        rows(*_in_rows(_opens(t, lines)), *_in_rows(sections), _search(t)),
    )


def _line(t: Translator, one: Shown, *, named: bool) -> Word:
    """Return a case in two lines: what it is and where; how it stands, and until when."""
    until, who = one["until"], one["who"]
    how = one["state"] + ("-late" if one["late"] else "" if until else "-undated")
    names = one["service"] or {}
    return t(
        "board-line",
        number=one["number"],
        what=names.get(t.language) or names.get(DEFAULT_LANGUAGE) or t.plain("case-kind", kind=one["kind"]),
        place=one["place"] or t.plain("case-no-place"),
        how=how,
        until=times.lasting(t, until) if until else "",
        named=named and bool(who),
        who=who or "",
    )


def _grid(t: Translator, one: Shown) -> Word:
    return t(
        "board-grid",
        name=_grid_name(t, one),
        waiting=one["waiting"],
        taken=one["taken"],
        asking=one["asking"],
        hold=one["on-hold"],
        late=one["late"],
    )


def _grid_name(t: Translator, one: Shown | None) -> str:
    return (one and one["name"]) or t.plain("board-no-grid")


def _opens(t: Translator, lines: Sequence[Shown]) -> list[InlineKeyboardButton]:
    return [button(t.plain("button-board-open", number=one["number"]), OpenCase(case=one["case_id"])) for one in lines]


def _search(t: Translator) -> list[InlineKeyboardButton]:
    return [button(t.plain("button-board-search"), Search())]


def _in_rows(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    return [buttons[at : at + _A_ROW] for at in range(0, len(buttons), _A_ROW)]
