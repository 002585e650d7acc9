"""Buttons below an answer, and below the word that there is none: what their data look like on the wire."""

from typing import Annotated, Literal, Self

from aiogram.filters.callback_data import CallbackData
from pydantic import Field, model_validator

from handlers.cards.buttons import Id

#: Why an article did not help.
Reason = Literal["wrong", "outdated", "unclear", "other-question"]


class Show(CallbackData, prefix="show"):
    """Show an article that was offered. `asked` is the recorded question, 0 when there is none."""

    article: str
    asked: Id = 0


class Vote(CallbackData, prefix="vote"):
    """Say whether an article helped."""

    article: str
    useful: bool


class NoneOfThese(CallbackData, prefix="none"):
    """Say that none of the offered articles was meant."""

    asked: Id


class Why(CallbackData, prefix="why"):
    """Say why an article did not help; without a reason: rather not."""

    article: str
    reason: Reason | None = None


class TellMe(CallbackData, prefix="tell"):
    """Hear when there is an answer to a recorded question, or when an article changes; or no longer."""

    asked: Id = 0
    article: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,37}$")] = ""
    on: bool = True

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """Refuse a wish about nothing, and one about both."""
        if bool(self.asked) == bool(self.article):
            raise ValueError("a wish is about a question or about an article")
        return self


class TakeAway(CallbackData, prefix="away"):
    """Take an answer out of a group. `asker` is the person who asked for it."""

    asker: Id


class WantPerson(CallbackData, prefix="person"):
    """Ask for a person: about a recorded question, about an article, or just so."""

    asked: Id = 0
    article: str = ""
