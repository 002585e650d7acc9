"""An inverted index over units, ranked by BM25.

A unit is one way in which an article can be met: its question, an alias, or its answer, in any language. BM25 is worked
out when the index is built: the postings hold what a term adds to a unit, and a search only adds up. The postings of
all terms lie one after the other in flat arrays, which keeps an index of thousands of articles within a few megabytes.
"""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

_K1 = 1.2
_B = 0.75

# Up to so many units of one article are expected among the best.
_UNITS_OF_ARTICLE = 16


@dataclass(frozen=True, slots=True)
class Unit:
    """One surface form of an article: `article` and `language` say whose, `is_answer` what it is.

    `folded` is the text as it is compared; it is empty for answers, of which only the terms are compared.
    """

    article: str
    language: str
    text: str
    folded: str
    is_answer: bool


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a question and a unit have in common, in sums of term weights, which are greater the rarer a term is.

    `asked`: all the question; `known`: what of it any article has; `supported`: what of it any unit of this unit's
    article has; `met`: what of it the unit itself has; `mass`: all the unit. `shared`: the terms that question and unit
    have, the weightiest first. A term that no article has weighs most.
    """

    asked: float
    known: float
    supported: float
    met: float
    mass: float
    shared: tuple[str, ...]


class Index:
    """Units and their terms; built once, then only read, from any thread."""

    def __init__(self, units: Sequence[Unit], terms: Iterable[Sequence[str]], *, answer_weight: float) -> None:
        """`terms` gives the terms of each unit, in the same order; what answers score is multiplied by their weight."""
        self.units = units
        self._spans = _spans(units)
        numbers: dict[str, int] = {}
        counts: list[list[tuple[int, int]]] = []
        owners: list[str] = []
        lengths = array("I")
        # The terms of unit u are held[bounds[u]:bounds[u + 1]].
        self._held = array("I")
        self._bounds = array("I", [0])
        seen_in: list[int] = []
        for at, (unit, its_terms) in enumerate(zip(units, terms, strict=True)):
            lengths.append(len(its_terms))
            for term, count in Counter(its_terms).items():
                number = numbers.setdefault(term, len(counts))
                if number == len(counts):
                    counts.append([])
                    owners.append("")
                    seen_in.append(0)
                counts[number].append((at, count))
                self._held.append(number)
                # The units of an article are neighbours, so one memory is enough to count articles, not units.
                if owners[number] != unit.article:
                    owners[number] = unit.article
                    seen_in[number] += 1
            self._bounds.append(len(self._held))
        self._numbers = numbers
        total = len({unit.article for unit in units})
        self._weights = array("f", (_rarity(total, seen) for seen in seen_in))
        self._unseen = _rarity(total, 0)
        self._masses = array(
            "f", (sum(self._weights[number] for number in self._terms_of(at)) for at in range(len(units)))
        )
        self._fill(counts, lengths, answer_weight)

    def _fill(self, counts: list[list[tuple[int, int]]], lengths: Sequence[int], answer_weight: float) -> None:
        # Questions are compared with the length of questions and answers with that of answers.
        means = {}
        for kind in (False, True):
            of_kind = [length for unit, length in zip(self.units, lengths, strict=True) if unit.is_answer is kind]
            means[kind] = sum(of_kind) / len(of_kind) if of_kind else 1.0
        damping = array(
            "f",
            (
                _K1 * (1 - _B + _B * length / (means[unit.is_answer] or 1))
                for unit, length in zip(self.units, lengths, strict=True)
            ),
        )
        # The postings of term t are [starts[t], starts[t + 1]) of where and impacts.
        self._starts = array("I", [0])
        self._where = array("I")
        self._impacts = array("f")
        for number, found in enumerate(counts):
            for at, count in found:
                share = answer_weight if self.units[at].is_answer else 1.0
                self._where.append(at)
                self._impacts.append(share * self._weights[number] * count * (_K1 + 1) / (count + damping[at]))
            self._starts.append(len(self._where))

    def best(self, terms: Iterable[str], most: int) -> list[tuple[float, int]]:
        """Return (score, unit) of the best unit of each of the `most` best articles, best first. The terms are distinct."""
        scores: dict[int, float] = {}
        score_of = scores.get
        for term in terms:
            number = self._numbers.get(term)
            if number is None:
                continue
            start, end = self._starts[number], self._starts[number + 1]
            for at, impact in zip(self._where[start:end], self._impacts[start:end], strict=True):
                scores[at] = score_of(at, 0.0) + impact
        best: dict[str, tuple[float, int]] = {}
        # Units of one article crowd each other, so more of them are drawn than articles are wanted.
        # Sorting all by number, then stably by score, is quicker here than a heap with a key made in Python.
        for at in sorted(sorted(scores), key=scores.__getitem__, reverse=True)[: most * _UNITS_OF_ARTICLE]:
            best.setdefault(self.units[at].article, (scores[at], at))
            if len(best) == most:
                break
        return list(best.values())

    def compare(self, terms: Iterable[str], unit: int) -> Overlap:
        """Return what a question of these terms and a unit have in common. The terms are distinct."""
        held = set(self._terms_of(unit))
        first, end = self._spans[unit]
        asked = known = supported = 0.0
        shared = []
        for term in terms:
            number = self._numbers.get(term)
            if number is None:
                asked += self._unseen
                continue
            weight = self._weights[number]
            asked += weight
            known += weight
            if number in held:
                shared.append((weight, term))
                supported += weight
            elif self._occurs(number, first, end):
                supported += weight
        shared.sort(key=lambda pair: (-pair[0], pair[1]))
        return Overlap(
            asked=asked,
            known=known,
            supported=supported,
            met=sum(weight for weight, _ in shared),
            mass=self._masses[unit],
            shared=tuple(term for _, term in shared),
        )

    def _occurs(self, number: int, first: int, end: int) -> bool:
        """Say whether any of the units from `first` up to `end` has a term."""
        stop = self._starts[number + 1]
        at = bisect_left(self._where, first, self._starts[number], stop)
        return at < stop and self._where[at] < end

    def _terms_of(self, unit: int) -> Sequence[int]:
        return self._held[self._bounds[unit] : self._bounds[unit + 1]]


def _spans(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return, for each unit, the first unit of its article and the one after the last; the units of one stand together."""
    found: list[tuple[int, int]] = []
    for _, group in groupby(units, key=attrgetter("article")):
        length = sum(1 for _ in group)
        found += [(len(found), len(found) + length)] * length
    return found


def _rarity(total: int, seen: int) -> float:
    """Return the idf of BM25 in its form that is never negative: log(1 + (N - n + ½) / (n + ½))."""
    return math.log1p((total - seen + 0.5) / (seen + 0.5))
