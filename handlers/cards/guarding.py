"""The guard of numbers in a group: turned on and off, and the word that it says. It names nobody."""

from handlers.cards.buttons import link, rows
from handlers.cards.card import Audience, Card
from locales import Translator


def told(t: Translator, *, on: bool) -> Card:
    """Tell the group what is looked at from now on, or no longer."""
    return Card(Audience.PUBLIC, t("guard-is-on") if on else t("guard-is-off"))


def word(t: Translator, *, deleted: bool, url: str) -> Card:
    """Say that a number stood here, and where it belongs.

    No name: it would draw all eyes. Which message it was, its writer knows.
    """
    text = t("guarded-deleted") if deleted else t("guarded-left")
    return Card(Audience.PUBLIC, text, rows([link(t.plain("button-open-private"), url)]))
