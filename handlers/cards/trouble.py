"""When something went wrong: what people hear, and what administrators are told."""

from handlers.cards.card import Audience, Card
from locales import Translator


def apology(t: Translator, *, code: str) -> Card:
    """Say that it was our fault, that nothing is lost, and the code to quote."""
    return Card(Audience.PUBLIC, t("trouble-apology", code=code))


def surprise(t: Translator, *, code: str, kind: str) -> Card:
    """Tell an administrator that something unexpected happened: the code that is in the log, never anyone's words."""
    return Card(Audience.PERSONAL, t("trouble-surprise", code=code, kind=kind))


def plain(t: Translator, message_id: str, *, audience: Audience = Audience.PUBLIC, **arguments: object) -> Card:
    """Say one of the short lines that belong to no other card."""
    return Card(audience, t(message_id, **arguments))
