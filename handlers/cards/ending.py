"""How a case ends, for the one who ends it: the honest ends, the proof, the words, and what the resident will read."""

from typing import Final

from aiogram.types import InlineKeyboardButton

from community.cases import LAWFUL, Outcome
from handlers.cards.buttons import button, pairs, rows
from handlers.cards.card import Audience, Card
from handlers.cards.case_buttons import EndAs, Handle
from handlers.cards.handing import leave
from locales import Translator, Word

#: The ends of work, before the lawful answers.
_WORKED: Final = (Outcome.SOLVED, Outcome.ANSWERED, Outcome.NOT_NOW)


def outcomes(t: Translator, *, case_id: int, number: int) -> Card:
    """Show all ends, each with when it is right. Nothing is sent before its words were seen."""
    worked = [_choice(t, outcome, case_id) for outcome in _WORKED]
    refer = button(t.plain("button-case", act="refer"), Handle(act="refer", case=case_id))
    lawful = [_choice(t, outcome, case_id) for outcome in LAWFUL]
    keyboard = rows(*pairs([*worked, refer]), *pairs(lawful), [leave(t, case_id)])
    return Card(Audience.PERSONAL, t("case-ends", number=number), keyboard)


def ask_proof(t: Translator, *, case_id: int, number: int) -> Card:
    """Ask for a picture of the work."""
    none = button(t.plain("button-case", act="no-proof"), Handle(act="no-proof", case=case_id))
    return Card(Audience.PERSONAL, t("case-proof-ask", number=number), rows([none, leave(t, case_id)]))


def got_proof(t: Translator, *, case_id: int, count: int, album: bool) -> Card:
    """Say how many pictures there are; those of an album come one after the other, and are not counted aloud."""
    text = t("case-proof-got", count=count, album=album)
    return Card(Audience.PERSONAL, text, rows([_enough(t, case_id), leave(t, case_id)]))


def most_proof(t: Translator, *, case_id: int, most: int) -> Card:
    """Say that there are pictures enough."""
    return Card(Audience.PERSONAL, t("case-proof-most", most=most), rows([_enough(t, case_id), leave(t, case_id)]))


def proof_only(t: Translator, *, case_id: int) -> Card:
    """Say that a picture is meant."""
    none = button(t.plain("button-case", act="no-proof"), Handle(act="no-proof", case=case_id))
    return Card(Audience.PERSONAL, t("case-proof-only"), rows([none, leave(t, case_id)]))


def ask_words(t: Translator, outcome: Outcome, *, case_id: int, number: int, no_proof: bool = False) -> Card:
    """Ask for what the resident will read. `no_proof`: it would have been solved, but for the picture."""
    text = t("case-end-words", outcome=outcome, number=number, name=named(t, outcome))
    if no_proof:
        text = t("case-end-no-proof", number=number)
    without = button(t.plain("button-case", act="no-words"), Handle(act="no-words", case=case_id))
    return Card(Audience.PERSONAL, text, rows([*([without] if outcome is Outcome.SOLVED else []), leave(t, case_id)]))


def look(t: Translator, words: Word, *, case_id: int) -> Card:
    """Show what the resident will read, before it is sent."""
    send = button(t.plain("button-case", act="send"), Handle(act="send", case=case_id))
    again = button(t.plain("button-case", act="again"), Handle(act="again", case=case_id))
    return Card(Audience.PERSONAL, t("case-end-look", words=words), rows([send, again], [leave(t, case_id)]))


def sent(t: Translator, outcome: Outcome, *, number: int) -> Card:
    """Say that it ended."""
    return Card(Audience.PERSONAL, t("case-end-sent", number=number, name=named(t, outcome)))


def named(t: Translator, outcome: Outcome) -> str:
    """Name an end as its button does."""
    return t.plain("button-outcome", outcome=outcome)


def _choice(t: Translator, outcome: Outcome, case_id: int) -> InlineKeyboardButton:
    return button(named(t, outcome), EndAs(case=case_id, outcome=outcome))


def _enough(t: Translator, case_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-case", act="enough"), Handle(act="enough", case=case_id))
