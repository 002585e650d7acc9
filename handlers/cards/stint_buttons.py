"""Buttons about who comes, who came, and for how long: what their data look like on the wire."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.cards.buttons import Id, Page


class CheckIn(CallbackData, prefix="arrive"):
    """Say that one has arrived at a task of one's own."""

    task: Id


class CheckOut(CallbackData, prefix="depart"):
    """Say that one is leaving."""

    task: Id


class Coming(CallbackData, prefix="coming"):
    """Answer a reminder."""

    task: Id
    yes: bool


class Few(CallbackData, prefix="few"):
    """Decide about a task for which too few have a place."""

    task: Id
    act: Literal["go-on", "cancel", "cancel-sure", "wait"]


class Turnout(CallbackData, prefix="turnout"):
    """Turn a page of who came, or confirm everybody whom one may."""

    task: Id
    page: Page = 0
    all: bool = False


class Attest(CallbackData, prefix="attest"):
    """Say, as whoever was served, that all came; or look at them one by one."""

    task: Id
    act: Literal["all", "each"]


class AttestOne(CallbackData, prefix="attest1"):
    """Say whether this one came. That somebody did not is asked once more. `page`: where they stand on the leader's card."""

    stint: Id
    came: bool
    sure: bool = False
    page: Page = 0


class Absent(CallbackData, prefix="absent"):
    """Note that somebody did not come; how it was, by themselves; and what follows."""

    act: Literal["note", "sure", "explain", "clear", "keep"]
    task: Id
    person: Id
    page: Page = 0


class Second(CallbackData, prefix="second"):
    """Be the second person who finds a correction right, or not."""

    correction: Id
    right: bool


class SeeHours(CallbackData, prefix="hours"):
    """See one's own time, page by page; `picture`: by month."""

    page: Page = 0
    picture: bool = False


class SeeStint(CallbackData, prefix="stint"):
    """See one stint of one's own with whatever was corrected; or begin to correct it, as leaders may do, too."""

    stint: Id
    act: Literal["show", "wrong"] = "show"
    page: Page = 0


class Leave(CallbackData, prefix="unstint"):
    """Leave a half-finished step about time."""
