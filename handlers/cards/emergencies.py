"""What to do in an emergency: the number first, then at most three short lines, then a person."""

from collections.abc import Sequence
from typing import Final

from handlers.cards.answer_buttons import WantPerson
from handlers.cards.buttons import button, link, rows
from handlers.cards.card import Audience, Card
from knowledge.emergencies import Emergency
from locales import Translator, Word

_WORDS: Final = {
    Emergency.FIRE: "emergency-fire",
    Emergency.GAS: "emergency-gas",
    Emergency.VIOLENCE: "emergency-violence",
    Emergency.TRAPPED: "emergency-trapped",
    Emergency.DANGER: "emergency-danger",
    Emergency.INJURY: "emergency-injury",
    Emergency.TRAFFIC: "emergency-traffic",
    Emergency.DESPAIR: "emergency-despair",
}
#: What nobody else in a group has to see.
_DELICATE: Final = frozenset({Emergency.VIOLENCE, Emergency.DESPAIR})


def in_private(t: Translator, emergencies: Sequence[Emergency]) -> Card:
    """Say what to do, to the one who wrote; and offer that a person gets in touch."""
    contact = button(t.plain("button-contact-me"), WantPerson())
    return Card(Audience.PERSONAL, _text(t, emergencies), rows([contact]))


def in_group(t: Translator, emergencies: Sequence[Emergency], *, url: str) -> Card:
    """Say what to do where everybody reads along. What is delicate is not named: the same few numbers for all of it."""
    delicate = not _DELICATE.isdisjoint(emergencies) and emergencies[0] not in {Emergency.FIRE, Emergency.GAS}
    text = t("emergency-aside") if delicate else _text(t, [one for one in emergencies if one not in _DELICATE])
    return Card(Audience.PUBLIC, text, rows([link(t.plain("button-open-private"), url)]))


def _text(t: Translator, emergencies: Sequence[Emergency]) -> Word:
    """Return the words for the most pressing one; of the next, only its number."""
    lines = [t(_WORDS[emergencies[0]]), *(t("emergency-also", kind=one.value) for one in emergencies[1:2])]
    return Word("\n".join(lines))
