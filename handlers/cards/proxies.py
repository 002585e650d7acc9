"""Leave to act for a neighbour: asked for, given, and ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton

from handlers.cards import times
from handlers.cards.buttons import MyPage, button, rows
from handlers.cards.card import Audience, Card
from handlers.cards.mine_buttons import Agree, EndLeave
from locales import Translator, Word


@dataclass(frozen=True, slots=True)
class Leave:
    """One leave as its page shows it: `name` is the other one, `at` when it was given (ISO 8601).

    `acting`: the reader acts. `spoken`: it was given by word of mouth.
    """

    leave_id: int
    name: str
    at: str
    acting: bool
    spoken: bool


def asked(t: Translator, *, name: str, token: str) -> Card:
    """Tell a neighbour in plain words who wants to act for them, what that means, and that saying no changes nothing."""
    yes = button(t.plain("button-leave-agree"), Agree(token=token, yes=True))
    no = button(t.plain("button-leave-disagree"), Agree(token=token, yes=False))
    return Card(Audience.PERSONAL, t("leave-asked", name=_called(t, name)), rows([yes, no]))


def given(t: Translator, *, name: str, leave_id: int) -> Card:
    """Confirm to the neighbour that they said yes, with the way back."""
    called = _called(t, name)
    return Card(Audience.PERSONAL, t("leave-given", name=called), rows([_end(t, leave_id, called)]))


def refused(t: Translator, *, name: str) -> Card:
    """Confirm to the neighbour that they said no."""
    return Card(Audience.PERSONAL, t("leave-refused", name=_called(t, name)))


def own_link(t: Translator) -> Card:
    """Tell whoever made the link that it is for their neighbour."""
    return Card(Audience.PERSONAL, t("leave-own-link"))


def consented(t: Translator, *, name: str) -> Card:
    """Tell whoever asked that their neighbour said yes."""
    return Card(Audience.PERSONAL, t("leave-consented", name=_called(t, name)))


def ended(t: Translator, *, name: str) -> Card:
    """Tell the other side that the leave is over, or was not given."""
    return Card(Audience.PERSONAL, t("leave-ended", name=_called(t, name)))


def listing(t: Translator, leaves: Sequence[Leave]) -> Card:
    """List for whom the reader acts and who acts for them, each with a way to end it."""
    back = [button(t.plain("button-to-list"), MyPage(page=0))]
    if not leaves:
        return Card(Audience.PERSONAL, t("leaves-none"), rows(back))
    lines = [t("leaves-title")]
    for one in leaves:
        called, at = _called(t, one.name), times.lasting(t, one.at)
        lines.append(
            t("leaves-mine", name=called, at=at, spoken=one.spoken)
            if one.acting
            else t("leaves-for-me", name=called, at=at)
        )
    ends = [[_end(t, one.leave_id, _called(t, one.name))] for one in leaves]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*ends, back))


def over(t: Translator, *, name: str) -> Card:
    """Confirm that the leave is over."""
    return Card(Audience.PERSONAL, t("leave-over", name=_called(t, name)))


def _called(t: Translator, name: str) -> str:
    return name or t.plain("person-unnamed")


def _end(t: Translator, leave_id: int, name: str) -> InlineKeyboardButton:
    return button(t.plain("button-end-leave", name=name), EndLeave(leave=leave_id))
