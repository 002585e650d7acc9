"""Talking through the bot: what either side reads of the other, and what becomes of what one writes."""

from collections.abc import Mapping
from typing import Final, Unpack

from aiogram.types import InlineKeyboardButton

from community.cases import OPEN
from community.entries import Side, Sort
from handlers.cards import heads
from handlers.cards.buttons import OpenCase, Reopen, Talk, button, rows
from handlers.cards.card import Audience, Card, Media, MediaKind
from handlers.cards.heads import Facts
from handlers.cards.mine_buttons import AddTo
from locales import Translator, Word

_KINDS: Final[Mapping[str, MediaKind]] = {
    Sort.PHOTO: "photo",
    Sort.VIDEO: "video",
    Sort.VOICE: "voice",
    Sort.DOCUMENT: "document",
}


def entry(
    t: Translator,
    *,
    side: str,
    name: str,
    sort: str,
    words: str,
    file: str | None,
    edited: bool,
    **facts: Unpack[Facts],
) -> Card:
    """Show what the other side said or sent, and the way to write back."""
    worker = side == Side.WORKER
    called = name or t.plain("told-somebody" if worker else "person-unnamed")
    said = t(
        "talk-entry",
        worker=worker,
        name=called,
        number=facts["number"],
        what=heads.what(t, **facts),
        edited=edited,
        wordless=not words,
    )
    text = Word(f"{said}\n{t('answer-body', body=words)}") if words else said
    shown = media(sort, file)
    back = button(t.plain("button-talk" if worker else "button-talk-resident"), Talk(case=facts["case_id"]))
    return Card(Audience.PERSONAL, text, rows([back]) if facts["state"] in OPEN else None, shown)


def media(sort: str, file: str | None) -> tuple[Media, ...]:
    """Return what shows the file of an entry; nothing for words alone."""
    kind = _KINDS.get(sort)
    return (Media(kind, file),) if kind is not None and file is not None else ()


def begun(t: Translator, *, worker: bool, other: str, **facts: Unpack[Facts]) -> Card:
    """Say that from now on what one writes goes to the `other` side. `worker`: the reader has the case in hand."""
    text = t("talk-begun", worker=worker, who=other, number=facts["number"], what=heads.what(t, **facts))
    return Card(Audience.PERSONAL, text, rows([_enough(t, facts["case_id"])]))


def left(t: Translator, *, case_id: int, number: int, open_still: bool) -> Card:
    """Say that what one writes goes to the bot again, and how to go on."""
    again = [button(t.plain("button-talk-again"), Talk(case=case_id))] if open_still else []
    return Card(Audience.PERSONAL, t("talk-left", number=number, more=open_still), rows(again))


def adding(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Ask for what is to go to a case: words, pictures, voices, as many as there are."""
    text = t("add-words", number=facts["number"], held=facts["who"] is not None, who=facts["who"] or "")
    return Card(Audience.PERSONAL, text, rows([_all(t, facts["case_id"])]))


def passed(t: Translator, *, who: str | None, goes_on: bool, talking: bool, case_id: int, number: int) -> Card:
    """Confirm that it reached the other side, or, while nobody has the case in hand, that it is kept for whoever takes it.

    `goes_on`: what is written next goes there, too; `talking`: because they talk, not because one adds to the case.
    """
    text = t("talk-passed", held=who is not None, who=who or "", number=number, more=goes_on)
    ends = _enough(t, case_id) if talking else _all(t, case_id)
    return Card(Audience.PERSONAL, text, rows([ends]) if goes_on else None)


def added(t: Translator, *, who: str | None, talking: bool, case_id: int, number: int) -> Card:
    """Confirm that that was all; where they talk, that what is written still reaches the other side."""
    text = t("add-done", number=number, held=who is not None, who=who or "", talking=talking)
    look = button(t.plain("button-open-case"), OpenCase(case=case_id))
    return Card(Audience.PERSONAL, text, rows([look, _enough(t, case_id)] if talking else [look]))


def not_passed(t: Translator, *, what: str, number: int) -> Card:
    """Say that this cannot be passed on, and what can; `what` is location, contact or other."""
    return Card(Audience.PERSONAL, t("talk-not-passed", what=what, number=number))


def lost(t: Translator, *, why: str, who: str | None, reopens: bool, case_id: int, number: int) -> Card:
    """Say that the words were not passed on, as the case is over or in other hands, and what to do.

    `why` is ended, withdrawn, merged, gone (whoever asked), other-hands or not-yours.
    """
    text = t("talk-lost", why=why, who=who or t.plain("told-somebody"), number=number, reopens=reopens)
    again = [button(t.plain("button-not-solved"), Reopen(case=case_id))] if reopens else []
    look = [] if why in {"withdrawn", "not-yours"} else [button(t.plain("button-open-case"), OpenCase(case=case_id))]
    return Card(Audience.PERSONAL, text, rows([*again, *look]))


def which(t: Translator, *, here: tuple[int, int, str], there: tuple[int, int, str]) -> Card:
    """Ask whom the words were for: whoever one talks with, or whoever wrote last. Each is the case's id, number and name."""
    text = t("talk-which", number=here[1], who=here[2], other=there[1], whom=there[2])
    buttons = [
        button(t.plain("button-talk-number", number=number), Talk(case=case_id)) for case_id, number, _ in (here, there)
    ]
    return Card(Audience.PERSONAL, text, rows(buttons))


def _enough(t: Translator, case_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-talk-enough"), Talk(case=case_id, on=False))


def _all(t: Translator, case_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-that-was-all"), AddTo(case=case_id, done=True))
