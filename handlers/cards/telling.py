"""What a resident is told of their case as it goes on: one thing a message, and one next step."""

from typing import Final, Unpack

from aiogram.types import InlineKeyboardButton

from community.cases import Kind, Outcome
from handlers.cards import heads, times
from handlers.cards.buttons import Confirm, MeToo, OpenCase, Reopen, button, rows
from handlers.cards.card import Audience, Card
from handlers.cards.heads import Facts
from handlers.cards.mine_buttons import AddTo
from locales import Translator, Word

#: What may be told, and the words for it.
_TOLD: Final = {
    "submitted-for-you": "told-submitted-for-you",
    "taken": "told-taken",
    "handed-over": "told-handed-over",
    "released": "told-released",
    "asked": "told-asked",
    "asked-again": "told-asked-again",
    "answered": "told-answered",
    "resumed": "told-resumed",
    "held": "told-held",
    "woke": "told-woke",
    "extended": "told-extended",
    "climbed": "told-climbed",
    "returned": "told-returned",
    "referred": "told-referred",
    "solved": "told-solved",
    "solved-ask": "told-solved-ask",
    "not-now": "told-not-now",
    "emergency": "told-emergency",
    "statutory": "told-statutory",
    "already": "told-already",
    "private": "told-private",
    "outside": "told-outside",
    "improper": "told-improper",
    "merged": "told-merged",
    "reopened": "told-reopened",
    "withdrawn": "told-withdrawn",
    #: The other one of a talk writes to the bot again; that may be either of them.
    "left": "told-left",
}
#: After these it is asked whether that is so; the button's label depends on what kind of case it is.
_ASKS: Final = frozenset({"solved", "solved-ask"})
#: Ends with which the resident may still not agree.
_OTHER_ENDS: Final = frozenset(Outcome) - {Outcome.SOLVED, Outcome.ANSWERED}
#: Of these somebody else hears in general words only that it is over.
_OVER: Final = frozenset({"solved", "answered", "withdrawn"}) | _OTHER_ENDS


def told(
    t: Translator,
    *,
    what: str,
    words: str = "",
    until: str | None = None,
    name: str | None = None,
    elder: bool = False,
    follower: bool = False,
    **facts: Unpack[Facts],
) -> Card:
    """Tell whoever asked, or the neighbour for whom it was asked, or somebody whom it concerns too, what happened.

    `words` are the worker's: an answer, a question, a reason. `until` is ISO 8601; `name` is who left a talk. Whoever only
    follows the case reads what a group may read.
    """
    if follower:
        return _followed(t, what, **facts)
    ends = until or facts["solve_by"]
    said = t(
        _TOLD[what],
        kind=facts["kind"],
        who=facts["who"] or t.plain("told-somebody"),
        held=facts["who"] is not None,
        level=heads.level(t, facts["level"]),
        timed=ends is not None,
        until=times.lasting(t, ends) if ends else "",
        explained=bool(words),
        other=facts.get("merged_into") or 0,
        name=name or t.plain("person-unnamed"),
    )
    lines = [heads.head(t, **facts)]
    if elder and what != "submitted-for-you":
        lines.append(t("told-for-you"))
    lines.append(said)
    if words:
        lines.append(t("told-words", words=words))
    if what in {"taken", "extended", "resumed", "woke"} and ends and not facts["sure"]:
        lines.append(t("told-unsure"))
    if what in _ASKS:
        lines.append(t("told-is-it-so", kind=facts["kind"]))
    elif what == "answered":
        lines.append(t("told-is-it-clear"))
    elif what in _OTHER_ENDS:
        lines.append(t("told-more-to-say"))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*_buttons(t, what, **facts)))


def solved_labels(t: Translator, kind: str) -> tuple[str, str]:
    """Return the labels for yes, it is, and no, not yet."""
    if kind in {Kind.REPAIR, Kind.PATROL}:
        return t.plain("button-repaired"), t.plain("button-not-repaired")
    return t.plain("button-solved"), t.plain("button-not-solved")


def _buttons(t: Translator, what: str, **facts: Unpack[Facts]) -> list[list[InlineKeyboardButton]]:
    case_id = facts["case_id"]
    look = button(t.plain("button-open-case"), OpenCase(case=case_id))
    if what in _ASKS:
        yes, no = solved_labels(t, facts["kind"])
        return [[button(yes, Confirm(case=case_id)), button(no, Reopen(case=case_id))], [look]]
    if what == "answered":
        return [[button(t.plain("button-not-solved"), Reopen(case=case_id)), look]]
    if what in _OTHER_ENDS:
        return [[button(t.plain("button-more-to-say"), Reopen(case=case_id)), look]]
    if what in {"withdrawn", "merged", "left"}:
        return [[look]]
    add = t.plain("button-reply" if what in {"asked", "asked-again"} else "button-add")
    return [[button(add, AddTo(case=case_id)), look]]


def _followed(t: Translator, what: str, **facts: Unpack[Facts]) -> Card:
    """Tell somebody whom it concerns too: what a group may read, and the way to hear no more of it."""
    over = what in _OVER
    # How many others it concerns is for whoever has it in hand; a reader who is one of them takes it for one more.
    facts["breadth"] = 0
    lines = [t("told-follower"), *heads.lines(t, **facts)]
    if over:
        lines.append(t("told-follower-over"))
    look = button(t.plain("button-open-case"), OpenCase(case=facts["case_id"]))
    enough = button(t.plain("button-follow-no-more"), MeToo(case=facts["case_id"], on=False))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([look] if over else [look, enough]))
