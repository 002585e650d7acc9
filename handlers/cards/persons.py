"""Having asked for a person: the number, who answers, and by when."""

from collections.abc import Sequence
from datetime import datetime
from typing import Unpack

from community.cases import State
from handlers.cards import heads, times
from handlers.cards.buttons import OpenCase, PickHome, Withdraw, button, rows
from handlers.cards.card import Audience, Card
from handlers.cards.heads import Facts
from handlers.cards.mine_buttons import AddTo
from locales import Translator, Word


def noted(
    t: Translator, *, names: Sequence[str], opens: datetime | None, has_words: bool, **facts: Unpack[Facts]
) -> Card:
    """Confirm that a person was asked: the number, who answers by when, and what else may be said.

    `names`: who works at its desk. `opens`: when the counter opens, None while it is open. `has_words`: nothing need be
    written any more.
    """
    case_id, number = facts["case_id"], facts["number"]
    look = button(t.plain("button-open-case"), OpenCase(case=case_id))
    if facts["state"] != State.WAITING:
        # Asked again about what somebody sees to already.
        text = t("asked-taken", number=number, who=facts["who"] or t.plain("told-somebody"))
        return Card(Audience.PERSONAL, Word(f"{heads.head(t, **facts)}\n{text}"), rows([look]))
    lines = [
        t(
            "asked-noted",
            number=number,
            who=_who(t, names),
            until=times.moment_of(t, facts["accept_by"]) if facts["accept_by"] else "",
            open=opens is None,
            opens=times.moment(t, opens) if opens else "",
        )
    ]
    if not facts["sure"]:
        lines.append(t("told-unsure"))
    lines += [Word(), t("asked-noted-kept" if has_words else "asked-noted-words")]
    more = AddTo(case=case_id, done=not has_words)
    add = button(t.plain("button-add" if has_words else "button-that-was-all"), more)
    where = [button(t.plain("button-choose-home"), PickHome(place=0, anew=True))] if facts["place"] is None else []
    back = button(t.plain("button-withdraw"), Withdraw(case=case_id))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(where, [add, back]))


def _who(t: Translator, names: Sequence[str]) -> str:
    first, second = [*names, "", ""][:2]
    return t.plain("asked-who", count=len(names), first=first, second=second)
