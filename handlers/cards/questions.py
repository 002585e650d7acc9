"""Requests for a person: for the resident who asks, and for those who take them in hand."""

from collections.abc import Sequence
from html import escape
from typing import Final

from aiogram.types import InlineKeyboardButton

from community.questions import LONGEST_WORDS, Kind, Question, State
from handlers.cards.buttons import (
    Finish,
    MyPage,
    Never,
    PickHome,
    Reopen,
    Take,
    WantPerson,
    Withdraw,
    button,
    rows,
    turns,
)
from handlers.cards.card import Audience, Card
from locales import Translator, Word

#: As much of one's own words as one recognises them by.
_GLANCE: Final = 30
PAGE: Final = 5
_OPEN: Final = frozenset({State.WAITING, State.TAKEN})


def put(t: Translator, kind: Kind) -> Card:
    """Ask for the words, in one message; for a plain person, the words may be left out."""
    now = [button(t.plain("button-just-call-me"), WantPerson())] if kind is Kind.QUESTION else []
    return Card(Audience.PERSONAL, t("ask-words", kind=kind), rows(now, _never(t)))


def too_long(t: Translator, length: int) -> Card:
    """Say by how much the words are too long."""
    text = t("ask-too-long", over=length - LONGEST_WORDS, longest=LONGEST_WORDS)
    return Card(Audience.PERSONAL, text, rows(_never(t)))


def words_only(t: Translator) -> Card:
    """Say that only words can be passed on yet."""
    return Card(Audience.PERSONAL, t("ask-words-only"), rows(_never(t)))


def noted(t: Translator, question: Question) -> Card:
    """Confirm a request: its number, who answers and by when, where it is if that is not known, and the way back."""
    where = [button(t.plain("button-choose-home"), PickHome(place=0, anew=True))] if question.place_id is None else []
    withdraw = button(t.plain("button-withdraw"), Withdraw(question=question.id))
    return Card(Audience.PERSONAL, t("asked-noted", number=question.number), rows(where, [withdraw]))


def waiting(t: Translator, *, question_id: int, number: int, kind: str, place: str | None) -> Card:
    """Tell staff that somebody waits. A group may read this, so it holds no name and no words."""
    text = t("question-waiting", number=number, kind=kind, place=place or t("place-unknown"))
    return Card(Audience.STAFF, text, rows([button(t.plain("button-take"), Take(question=question_id))]))


def held(
    t: Translator, *, question_id: int, number: int, kind: str, place: str | None, state: str, who: str | None
) -> Card:
    """Say on the staff's card who has the question in hand, or how it ended."""
    del question_id
    text = t("question-held", number=number, kind=kind, place=place or t("place-unknown"), state=state, who=who or "")
    return Card(Audience.STAFF, text)


def in_hand(
    t: Translator,
    *,
    question_id: int,
    number: int,
    kind: str,
    place: str | None,
    name: str,
    telegram_id: int,
    words: str,
) -> Card:
    """For the one who took it, in private: the words, and how to reach the resident."""
    linked = Word(f'<a href="tg://user?id={telegram_id}">{escape(name or t.plain("person-unnamed"), quote=False)}</a>')
    text = t(
        "question-in-hand",
        number=number,
        kind=kind,
        place=place or t("place-unknown"),
        name=linked,
        words=words or t.plain("question-no-words"),
    )
    return Card(Audience.PERSONAL, text, rows([button(_done(t, kind), Finish(question=question_id))]))


def finished(t: Translator, *, number: int, reached: bool) -> Card:
    """For the one who had it in hand: done, with thanks; the words are gone from the chat."""
    return Card(Audience.PERSONAL, t("question-finished", number=number, reached=reached))


def taken(t: Translator, *, number: int, who: str) -> Card:
    """Tell the resident who has it in hand."""
    return Card(Audience.PERSONAL, t("question-taken", number=number, who=who))


def done(t: Translator, *, question_id: int, number: int, kind: str, who: str) -> Card:
    """Tell the resident that it is said to be done, and what to do if not."""
    again = rows([button(t.plain("button-not-solved"), Reopen(question=question_id))])
    return Card(Audience.PERSONAL, t("question-done", number=number, kind=kind, who=who), again)


def reopened(t: Translator, question: Question) -> Card:
    """Confirm that it waits again, under its old number."""
    return Card(Audience.PERSONAL, t("question-reopened", number=question.number))


def withdrawn(t: Translator, *, number: int) -> Card:
    """Tell the one who had it in hand that it was taken back."""
    return Card(Audience.PERSONAL, t("question-withdrawn", number=number))


def released(t: Translator, *, number: int) -> Card:
    """Tell the one who had it in hand that somebody else goes on with it."""
    return Card(Audience.PERSONAL, t("question-released", number=number))


def waits_again(t: Translator, *, number: int) -> Card:
    """Tell the resident that somebody else will go on with it."""
    return Card(Audience.PERSONAL, t("question-waits-again", number=number))


def mine(t: Translator, questions: Sequence[Question], *, page: int = 0) -> Card:
    """List what a resident asked people for, five a page: the open ones first, each with a way back."""
    if not questions:
        return Card(Audience.PERSONAL, t("mine-empty"))
    ordered = sorted(questions, key=lambda one: one.state not in _OPEN)
    pages = -(-len(ordered) // PAGE)
    page = min(page, pages - 1)
    shown = ordered[page * PAGE : (page + 1) * PAGE]
    lines = [t("mine-title", count=len(questions))]
    for one in shown:
        words = _short(one.words or t.plain("question-no-words-short"))
        lines.append(t("mine-line", number=one.number, kind=one.kind, state=one.state, words=words))
    back = [
        button(t.plain("button-withdraw-number", number=one.number), Withdraw(question=one.id, listed=True))
        for one in shown
        if one.state in _OPEN
    ]
    others = turns(t, page=page, pages=pages, to=lambda number: MyPage(page=number))
    pairs = [back[at : at + 2] for at in range(0, len(back), 2)]
    return Card(Audience.PERSONAL, Word("\n\n".join(lines)), rows(*pairs, others))


def _never(t: Translator) -> list[InlineKeyboardButton]:
    return [button(t.plain("button-never-mind"), Never())]


def _done(t: Translator, kind: str) -> str:
    return t.plain("button-finish", kind=kind)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _GLANCE else f"{line[: _GLANCE - 1]}…"
