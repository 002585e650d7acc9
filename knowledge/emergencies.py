"""Emergencies: what people write when it is happening right now.

Every message is looked at once, before anything else. Most hold none of the characters that a sign of an emergency has,
and are let go after one glance at each kind. A sign counts unless what stands around it says that it is past, only thought
of, or about papers and money: whoever asks what an insurance pays is not told to call the fire brigade. When in doubt it
counts; a number too many is a small thing.

    find("屋头着火了")  # (Emergency.FIRE,)
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from knowledge.words import fold

#: How many characters before and behind a sign may take it back.
_BEFORE: Final = 14
_AFTER: Final = 12
#: A tale longer than this is looked at no further: whoever is in need is brief.
LONGEST: Final = 2000

#: The first letters of a Latin word, as many as the stems have.
_STEM: Final = re.compile(r"(?<![a-z])[a-z]{2,4}")


class Emergency(StrEnum):
    """What is happening; the most pressing first."""

    FIRE = "fire"
    GAS = "gas"
    VIOLENCE = "violence"
    TRAPPED = "trapped"
    DANGER = "danger"
    INJURY = "injury"
    TRAFFIC = "traffic"
    DESPAIR = "despair"


#: What does not end by being some days old: whoever was beaten last month may be beaten tonight.
_LASTING: Final = frozenset({Emergency.VIOLENCE, Emergency.DESPAIR})


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of emergency is recognised; see the head of emergencies.toml."""

    emergency: Emergency
    marks: re.Pattern[str]
    signs: re.Pattern[str]
    stems: frozenset[str]
    english: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a sign and takes it back."""

    past: re.Pattern[str]
    now: re.Pattern[str]
    supposed: re.Pattern[str]
    business: re.Pattern[str]
    urgent: re.Pattern[str]


def find(text: str) -> tuple[Emergency, ...]:
    """Return what is happening by these words, the most pressing first; empty for nearly every message."""
    # Whoever writes 著火 means 着火; the tables of characters leave the two apart.
    folded = fold(text[:LONGEST]).replace("著", "着")
    kinds, around = _read()
    stems = frozenset(_STEM.findall(folded))
    found = [
        kind.emergency
        for kind in kinds
        if (kind.marks.search(folded) and _shows(kind, kind.signs, folded, around))
        or (not kind.stems.isdisjoint(stems) and _shows(kind, kind.english, folded, around))
    ]
    return tuple(found)


def _shows(kind: _Kind, signs: re.Pattern[str], folded: str, around: _Around) -> bool:
    """Tell whether a sign of this kind stands in the text, and nothing takes it back."""
    first = signs.search(folded)
    if first is None:
        return False
    if not around.urgent.search(folded):
        if kind.unless.search(folded):
            return False
        if kind.emergency not in _LASTING and around.business.search(folded):
            return False
    return any(_happens(kind, one, folded, around) for one in signs.finditer(folded, first.start()))


def _happens(kind: _Kind, sign: re.Match[str], folded: str, around: _Around) -> bool:
    """Tell whether a sign speaks of now: not of long ago, not of what could be."""
    if kind.emergency in _LASTING:
        return True
    before = folded[max(0, sign.start() - _BEFORE) : sign.start()]
    if around.supposed.search(before):
        return False
    for past in around.past.finditer(before):
        if not around.now.search(before, past.end()):
            return False
    return not _AGO.search(folded, sign.end(), sign.end() + _AFTER)


#: Behind an English sign, and behind a Chinese one that is told as something over.
_AGO: Final = re.compile(
    r"\bago\b|\blast (?:year|month|week)\b|\byesterday\b|^过(?=[吗没的])|^[了过]?(?:以后|之后|后(?![面座头排边背]))|那[年次天]"
)


@cache
def _read() -> tuple[tuple[_Kind, ...], _Around]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    around = _Around(
        past=_any(table["past"]),
        now=_any(table["now"]),
        supposed=_any(table["supposed"]),
        business=_any(table["business"]),
        urgent=_any(table["urgent"]),
    )
    return tuple(_kind(emergency, table[emergency]) for emergency in Emergency), around


def _kind(emergency: Emergency, row: dict[str, Any]) -> _Kind:
    return _Kind(
        emergency,
        marks=re.compile(f"[{row['marks']}]"),
        signs=_any(row["signs"]),
        stems=frozenset(row["stems"].split()),
        english=re.compile(rf"\b(?:{'|'.join(row['english'])})\b"),
        unless=_any(row["unless"]),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))
