"""Telling people later: that there is an answer now, or that one has changed."""

from collections.abc import Mapping

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.cards.answer_buttons import Show, TellMe
from handlers.cards.buttons import button, rows
from handlers.cards.card import Audience, Card
from locales import LANGUAGES, Translator, Word


def noted(t: Translator, wish: TellMe) -> Card:
    """Confirm what will be told, with the way back."""
    return Card(Audience.PERSONAL, t(_promise(wish)), rows([_toggle(t, wish)]))


def promise(t: Translator, wish: TellMe) -> str:
    """Confirm in an alert what will be told from now on, or no longer."""
    return t.plain(_promise(wish) if wish.on else "tell-me-no-more")


def toggled(t: Translator, keyboard: InlineKeyboardMarkup | None, wish: TellMe) -> Card:
    """Let the tapped button of a keyboard be its own opposite, and leave the others."""
    lines = keyboard.inline_keyboard if keyboard else []
    turned = [[_toggle(t, wish) if one.callback_data == wish.pack() else one for one in line] for line in lines]
    return Card(Audience.PERSONAL, Word(""), rows(*turned))


def ready(t: Translator, *, article_id: str, titles: Mapping[str, str]) -> Card:
    """Tell somebody whose question had no answer that there is one now."""
    text = t("answer-ready", question=_title(t, titles))
    return Card(Audience.PERSONAL, text, rows([_read(t, article_id)]))


def changed(t: Translator, *, article_id: str, titles: Mapping[str, str]) -> Card:
    """Tell somebody that an article changed, with the way not to hear of it again."""
    text = t("answer-changed", question=_title(t, titles))
    enough = button(t.plain("button-tell-me-no-more"), TellMe(article=article_id, on=False))
    return Card(Audience.PERSONAL, text, rows([_read(t, article_id), enough]))


def _promise(wish: TellMe) -> str:
    return "tell-me-change" if wish.article else "tell-me-answer"


def _toggle(t: Translator, wish: TellMe) -> InlineKeyboardButton:
    """Return the button that takes this wish back, or makes it again."""
    on = "button-tell-me-change" if wish.article else "button-tell-me-answer"
    back = wish.model_copy(update={"on": not wish.on})
    return button(t.plain(on if back.on else "button-tell-me-no-more"), back)


def _read(t: Translator, article_id: str) -> InlineKeyboardButton:
    return button(t.plain("button-read-answer"), Show(article=article_id))


def _title(t: Translator, titles: Mapping[str, str]) -> str:
    """Return the title in the reader's language, else in the nearest there is."""
    return next(titles[language] for language in (t.language, *LANGUAGES) if language in titles)
