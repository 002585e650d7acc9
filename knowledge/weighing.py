"""What speaks for each candidate of a question, and what that makes of its article.

A candidate is a unit that came near. Its evidence is a row of numbers (see `confidence.Evidence`), worked out for all
candidates together, as each step in NumPy costs as much as ten in Python.
"""

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from knowledge.confidence import FEATURES, shares, strengths
from knowledge.index import KINDS, TERM_SHARES, Asked, Candidates, Floats, Index, Kind
from knowledge.sound import sound

if TYPE_CHECKING:
    from knowledge.meaning import Meaning

# How many articles are looked at because of what they mean; more cost time.
_BY_MEANING: Final = 10

# So many characters of an answer are its opening.
_OPENING: Final = 60

_COLUMN: Final = {name: number for number, name in enumerate(FEATURES)}
_WORDS, _PAIRS, _CHARACTERS = range(KINDS)
_BETWEEN_TEXTS: Final = [_COLUMN[name] for name in ("alike", "sounding", "size", "exact")]
_COVERED, _COVERED_KINDS = [_COLUMN[name] for name in ("words", "characters")], [_WORDS, _CHARACTERS]
_MORE, _MORE_KINDS = [_COLUMN[name] for name in ("more_words", "more_pairs")], [_WORDS, _PAIRS]
_ECHOED, _ECHOED_KINDS = [_COLUMN[name] for name in ("echoed_words", "echoed_characters")], [_WORDS, _CHARACTERS]
_BOTH, _KNOWN, _SCORE, _LEADING, _OPENING_COLUMN, EXACT, _LENGTH, _MEANING = (
    _COLUMN[name] for name in ("both_characters", "known", "score", "leading", "opening", "exact", "length", "meaning")
)
_TINY: Final = 1e-6

# To read a member of an enum costs as much as a small search in an array.
_ANSWER: Final = int(Kind.ANSWER)
_UNLIKE: Final = int(Kind.UNLIKE)


@dataclass(frozen=True, slots=True)
class Senses:
    """The model, the units that have a vector, and their vectors (n, 512)."""

    model: "Meaning"
    units: npt.NDArray[np.intp]
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidates of a question with all that was found out about them.

    `places` are (probability, row of its strongest unit) of each article, best first. `about` tells that the question is
    one word and the first articles are about it; which of them is meant, nobody can know.
    """

    index: Index
    asked: Asked
    candidates: Candidates
    evidence: Floats
    places: list[tuple[float, int]]
    about: bool = False


def by_meaning(senses: Senses, index: Index, folded: str) -> tuple[Floats, list[int]]:
    """Return the cosine of each unit with the question, 0 for answers, and the nearest units of the nearest articles."""
    meanings = np.zeros(len(index.units), np.float32)
    cosines = senses.vectors @ senses.model.of(folded)
    meanings[senses.units] = cosines
    most = min(len(cosines), 4 * _BY_MEANING)
    nearest = np.argpartition(-cosines, most - 1)[:most] if most else np.zeros(0, np.intp)
    heads: dict[int, int] = {}
    for unit in senses.units[nearest[np.argsort(-cosines[nearest], kind="stable")]].tolist():
        heads.setdefault(int(index.owner[unit]), unit)
    return meanings, list(heads.values())[:_BY_MEANING]


def evidence_of(index: Index, folded: str, asked: Asked, candidates: Candidates, meanings: Floats | None) -> Floats:
    """Return what speaks for each candidate, (n, FEATURES)."""
    units = candidates.units
    weights = asked.weights
    total = weights.sum(0)
    met = (candidates.adds > 0).astype(np.float32) @ weights
    supported = candidates.supported.astype(np.float32) @ weights
    masses = index.masses[units]
    total = np.maximum(total, _TINY)
    covered = met / total
    more = np.maximum(supported / total - covered, 0)
    echoed = met / np.maximum(masses, _TINY)
    shape = _shape(folded)
    found = np.zeros((len(units), len(FEATURES)), np.float32)
    # Many features are put in place at once, as each step in NumPy costs as much as ten in Python.
    found[:, _COVERED] = covered[:, _COVERED_KINDS]
    found[:, _MORE] = more[:, _MORE_KINDS]
    found[:, _ECHOED] = echoed[:, _ECHOED_KINDS]
    found[:, _BOTH] = np.sqrt(covered[:, _CHARACTERS] * echoed[:, _CHARACTERS])
    found[:, _KNOWN] = weights[asked.known, _WORDS].sum() / total[_WORDS]
    scores, kinds = candidates.adds.sum(1), index.kind[units]
    found[:, _SCORE] = scores / float(total @ TERM_SHARES)
    of_answer = kinds == _ANSWER
    best = np.where(of_answer, scores.max(initial=_TINY, where=of_answer), scores.max(initial=_TINY, where=~of_answer))
    found[:, _LEADING] = (scores / best) ** 2
    found[:, _LENGTH] = math.log1p(len(shape.letters))
    if meanings is not None:
        found[:, _MEANING] = meanings[units]
    words = [(word, weight) for word, weight in zip(asked.terms, weights[:, _WORDS].tolist(), strict=True) if weight]
    openings = [0.0] * len(units)
    between = [(0.0, 0.0, 0.0, 0.0)] * len(units)
    for row, (unit, kind) in enumerate(zip(units.tolist(), kinds.tolist(), strict=True)):
        other = index.units[unit].folded
        if kind == _ANSWER:
            opening = other[:_OPENING]
            openings[row] = sum(weight for word, weight in words if word in opening)
        else:
            between[row] = _compared(shape, _shape(other), same=other == folded)
    found[:, _OPENING_COLUMN] = openings / total[_WORDS]
    found[:, _BETWEEN_TEXTS] = between
    return found


class _Shape(NamedTuple):
    """A folded text without spaces, its characters in order of their numbers, and its sound."""

    letters: str
    in_any_order: str
    sounds: str


@functools.lru_cache(8192)
def _shape(folded: str) -> _Shape:
    letters = folded.replace(" ", "")
    return _Shape(letters, "".join(sorted(letters)), sound(letters))


def _compared(one: _Shape, other: _Shape, *, same: bool) -> tuple[float, float, float, float]:
    """Return the columns of _BETWEEN_TEXTS."""
    shorter, longer = sorted((len(one.letters), len(other.letters)))
    return (
        Indel.normalized_similarity(one.in_any_order, other.in_any_order),
        Indel.normalized_similarity(one.sounds, other.sounds),
        shorter / longer,
        same,
    )


def places_of(index: Index, candidates: Candidates, evidence: Floats, *, with_meaning: bool) -> list[tuple[float, int]]:
    """Return (probability, row of its strongest unit) of each article, best first.

    An article that comes as near by a question it does not answer as by its own texts is not among them.
    """
    kinds = index.kind[candidates.units]
    together = strengths(evidence, kinds == _ANSWER, with_meaning=with_meaning)
    # Which text is shown as the reason, and whether one that is not answered is nearer, each text decides for itself,
    # without what other questions of its article have.
    by_itself = evidence.copy()
    by_itself[:, _MORE] = 0
    alone = strengths(by_itself, kinds == _ANSWER, with_meaning=with_meaning)
    rows: dict[int, list[int]] = {}
    refused: dict[int, float] = {}
    for row, (owner, kind) in enumerate(zip(index.owner[candidates.units].tolist(), kinds.tolist(), strict=True)):
        if kind == _UNLIKE:
            refused[owner] = alone[row]
        else:
            rows.setdefault(owner, []).append(row)
    best = {owner: max(each, key=alone.__getitem__) for owner, each in rows.items()}
    apart = {owner for owner, strength in refused.items() if owner in best and strength >= alone[best[owner]]}
    flat = [row for owner, each in rows.items() if owner not in apart for row in each]
    by_row = dict(zip(flat, shares([together[row] for row in flat]), strict=True))
    places = [(sum(map(by_row.__getitem__, each)), best[owner]) for owner, each in rows.items() if owner not in apart]
    return sorted(places, key=lambda place: -place[0])
