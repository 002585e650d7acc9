"""Buttons of those who take part in tasks, and of whoever is served: what their data look like on the wire."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.cards.buttons import Id, Page

#: Which tasks are listed: one's own, those that one may take part in, or all.
Which = Literal["mine", "fit", "all"]


class SeeTasks(CallbackData, prefix="tasks"):
    """List the tasks of one's places, or turn a page."""

    which: Which = "all"
    page: Page = 0


class OpenTask(CallbackData, prefix="task"):
    """Show a task as the one who taps may see it; from a group, in the private chat."""

    task: Id


class SignUp(CallbackData, prefix="signup"):
    """Take a place, or stand in line; `sure`: though one has a place elsewhere at that time."""

    task: Id
    sure: bool = False


class Leave(CallbackData, prefix="cannot"):
    """Give one's place back, or stand in line no more; asked once more before it is done."""

    task: Id
    act: Literal["ask", "sure", "stay"] = "ask"


class Detail(CallbackData, prefix="detail"):
    """Get everything that those know who have a place, once more."""

    task: Id


class Accept(CallbackData, prefix="seat"):
    """Take a place that is offered, or let the next one be asked; `sure` as in `SignUp`."""

    task: Id
    yes: bool
    sure: bool = False


class Relayed(CallbackData, prefix="relayed"):
    """Say that whoever is served was told, so that their name and telephone leave the chat."""

    task: Id


class Replace(CallbackData, prefix="another"):
    """Let somebody else come to oneself; asked once more before it is done, and never why."""

    task: Id
    person: Id
    act: Literal["ask", "sure", "stay"] = "ask"
