"""The buttons below one's own cases and below leave to act for others: what their data look like on the wire."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.cards.buttons import Id


class AddTo(CallbackData, prefix="addto"):
    """Let what one writes and sends next go to this case; `done`: that was all."""

    case: Id
    done: bool = False


class WithdrawSure(CallbackData, prefix="wdsure"):
    """Take one's own case back, after the question was put, or rather not.

    `listed`: the question was put from the list of all of them, which is then shown anew.
    """

    case: Id
    listed: bool = False
    sure: bool = True


class SeeFiles(CallbackData, prefix="files"):
    """See the pictures, voices and files of one's own case again."""

    case: Id


class MyLeaves(CallbackData, prefix="leaves"):
    """See who acts for oneself, and for whom one acts."""


class Agree(CallbackData, prefix="agree"):
    """Let the neighbour of this link act for oneself, or rather not."""

    token: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,24}$")]
    yes: bool


class EndLeave(CallbackData, prefix="endleave"):
    """End a leave to act, one's own or the one that was given to oneself."""

    leave: Id
