"""Requests for a person: for the resident who asks, and for those who take them in hand."""

from collections.abc import Sequence
from html import escape

from community.people import Person
from community.questions import LONGEST_WORDS, Kind, Question, State
from handlers.cards.buttons import Finish, Never, Take, WantPerson, Withdraw, button, column, rows
from handlers.cards.card import Audience, Card
from locales import Translator, Word

#: As much of one's own words as one recognises them by.
_GLANCE = 30


def put(t: Translator, kind: Kind) -> Card:
    """Ask for the words, in one message; for a plain person, the words may be left out."""
    now = [button(t.plain("button-just-call-me"), WantPerson())] if kind is Kind.QUESTION else []
    never = button(t.plain("button-never-mind"), Never())
    return Card(Audience.PERSONAL, t("ask-words", kind=kind), rows(now, [never]))


def too_long(t: Translator, length: int) -> Card:
    """Say by how much the words are too long."""
    return Card(Audience.PERSONAL, t("ask-too-long", over=length - LONGEST_WORDS, longest=LONGEST_WORDS))


def words_only(t: Translator) -> Card:
    """Say that only words can be passed on yet."""
    return Card(Audience.PERSONAL, t("ask-words-only"))


def noted(t: Translator, question: Question) -> Card:
    """Confirm a request: its number, who answers and by when, and the way back."""
    withdraw = button(t.plain("button-withdraw"), Withdraw(question=question.id))
    return Card(Audience.PERSONAL, t("asked-noted", number=question.number), rows([withdraw]))


def waiting(t: Translator, *, question_id: int, number: int, kind: str, place: str | None) -> Card:
    """Tell staff that somebody waits. A group may read this, so it holds no name and no words."""
    text = t("question-waiting", number=number, kind=kind, place=place or t("place-unknown"))
    return Card(Audience.STAFF, text, rows([button(t.plain("button-take"), Take(question=question_id))]))


def held(t: Translator, question: Question, *, place: str | None, who: str) -> Card:
    """Say on the staff's card who has the question in hand, or how it ended."""
    text = t(
        "question-held",
        number=question.number,
        kind=question.kind,
        place=place or t("place-unknown"),
        state=question.state,
        who=who,
    )
    return Card(Audience.STAFF, text)


def in_hand(t: Translator, question: Question, *, asker: Person) -> Card:
    """For the one who took it, in private: the words, and how to reach the resident."""
    name = Word(f'<a href="tg://user?id={asker.telegram_id}">{escape(asker.name or "", quote=False)}</a>')
    text = t(
        "question-in-hand",
        number=question.number,
        kind=question.kind,
        name=name,
        words=question.words or t.plain("question-no-words"),
    )
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-finish"), Finish(question=question.id))]))


def finished(t: Translator, question: Question) -> Card:
    """For the one who had it in hand: done, with thanks; the words are gone from the chat."""
    return Card(Audience.PERSONAL, t("question-finished", number=question.number))


def taken(t: Translator, *, number: int, who: str) -> Card:
    """Tell the resident who has it in hand."""
    return Card(Audience.PERSONAL, t("question-taken", number=number, who=who))


def done(t: Translator, *, number: int, who: str) -> Card:
    """Tell the resident that it is said to be answered, and what to do if not."""
    again = rows([button(t.plain("button-ask-again"), WantPerson())])
    return Card(Audience.PERSONAL, t("question-done", number=number, who=who), again)


def withdrawn(t: Translator, *, number: int) -> Card:
    """Tell the one who has it in hand that it was taken back."""
    return Card(Audience.PERSONAL, t("question-withdrawn", number=number))


def mine(t: Translator, questions: Sequence[Question]) -> Card:
    """List what a resident asked people for: state in words, the open ones with a way back."""
    if not questions:
        return Card(Audience.PERSONAL, t("mine-empty"))
    shown = questions[:5]
    lines = [t("mine-title", count=len(questions), shown=len(shown))]
    lines += [t("mine-line", number=one.number, kind=one.kind, state=one.state, words=_short(one)) for one in shown]
    open_ones = [one for one in shown if one.state in {State.WAITING, State.TAKEN}]
    back = [
        button(t.plain("button-withdraw-number", number=one.number), Withdraw(question=one.id)) for one in open_ones
    ]
    return Card(Audience.PERSONAL, Word("\n\n".join(lines)), rows(*column(back)) if back else None)


def _short(question: Question) -> str:
    words = " ".join((question.words or "").split())
    return words if len(words) <= _GLANCE else f"{words[: _GLANCE - 1]}…"
