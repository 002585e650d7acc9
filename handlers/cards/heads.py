"""How a case looks wherever it is named: its head, its state, until when, and how many it concerns; nothing of it is private.

A card stands in its chat for days, so its days are dates: what is tomorrow today would not stay true.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NotRequired, TypedDict, Unpack

from community import clock
from community.cases import HELD, State
from handlers.cards import times
from locales import DEFAULT_LANGUAGE, Translator, Word


class Facts(TypedDict):
    """What any card of a case may show, as `community.levels.facts` gives it; times are ISO 8601, names plain text."""

    case_id: int
    number: int
    kind: str
    #: The name of its category by language; None: nobody chose one yet.
    service: Mapping[str, str] | None
    #: The building's name.
    place: str | None
    state: str
    outcome: str | None
    confirmed: bool | None
    level: str
    #: Who has it in hand, and who leads it.
    who: str | None
    lead: str | None
    accept_by: str | None
    solve_by: str | None
    held_until: str | None
    #: Whether all days off up to the promised times are known.
    sure: bool
    #: How many others it concerns.
    breadth: int
    climbed: int
    returned: bool
    outside: bool
    reopened: int
    part_of: int | None
    #: Its parts, by number and state.
    parts: Sequence[tuple[int, str]]
    #: Whether somebody hears whoever has it in hand: not where who asked erased everything, or is the holder.
    heard: NotRequired[bool]
    #: Where it belongs, by language, if it is outside the community's duties.
    belongs: NotRequired[Mapping[str, str] | None]
    #: By which law or rule that is so.
    basis: NotRequired[Mapping[str, str] | None]
    #: The case in which it goes on.
    merged_into: NotRequired[int | None]


_HELD: Final = frozenset(HELD)


def what(t: Translator, **facts: Unpack[Facts]) -> str:
    """Name the category, or where nobody chose one what kind of case it is."""
    return _named(t, facts["service"]) or t.plain("case-kind", kind=facts["kind"])


def head(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Return the first line of every card: number, category, place."""
    place = facts["place"] or t.plain("case-no-place")
    return t("case-head", number=facts["number"], what=what(t, **facts), place=place)


def state(t: Translator, *, mine: bool = False, **facts: Unpack[Facts]) -> Word:
    """Say how it stands, with who has it in hand; `mine`: it is the reader."""
    outcome = facts["outcome"]
    if facts["state"] == State.ENDED and outcome is not None:
        said = {True: "yes", False: "no", None: "unknown"}[facts["confirmed"]]
        return t("case-outcome", outcome=outcome, confirmed=said)
    until, other = facts["held_until"], facts.get("merged_into")
    return t(
        "case-state",
        state=facts["state"],
        who=facts["who"] or t.plain("person-unnamed"),
        mine=mine,
        until=times.lasting(t, until) if until else "",
        other=other or 0,
    )


def by_when(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Say until when somebody takes it, or until when it is solved; nothing while the clock stands still."""
    until = {State.WAITING: facts["accept_by"], State.TAKEN: facts["solve_by"]}.get(State(facts["state"]))
    if until is None:
        return Word()
    late = datetime.fromisoformat(until) < clock.now()
    return t("case-by", state=facts["state"], until=times.lasting(t, until), late=late, sure=facts["sure"])


def breadth(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Say how many others it concerns, if any."""
    return t("case-breadth", count=facts["breadth"]) if facts["breadth"] else Word()


def lines(t: Translator, *, mine: bool = False, **facts: Unpack[Facts]) -> list[Word]:
    """Return everything that a group may read of it, head first, one fact a line."""
    told = [head(t, **facts), state(t, mine=mine, **facts), by_when(t, **facts), breadth(t, **facts)]
    lead = facts["lead"]
    if lead and lead != facts["who"] and facts["state"] in _HELD:
        told.append(t("case-lead", who=lead))
    if facts["outside"]:
        told.append(t("case-outside", belongs=_named(t, facts.get("belongs")) or "", known=bool(facts.get("belongs"))))
    if facts["part_of"]:
        told.append(t("case-part-of", number=facts["part_of"]))
    if facts["parts"]:
        joint = t.plain("case-joint")
        parts = joint.join(
            t.plain("case-part", number=number, state=t.plain("case-state-short", state=state_))
            for number, state_ in facts["parts"]
        )
        told.append(t("case-parts", parts=parts))
    return [line for line in told if line]


def level(t: Translator, name: str) -> str:
    """Name a level of government."""
    return t.plain("case-level", level=name)


def _named(t: Translator, names: Mapping[str, str] | None) -> str | None:
    return (names.get(t.language) or names.get(DEFAULT_LANGUAGE)) if names else None
