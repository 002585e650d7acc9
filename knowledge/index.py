"""An inverted index over units, ranked by BM25, in flat NumPy arrays.

A unit is one way in which an article can be met: its question, an alias, or its answer, in any language. BM25 is worked
out when the index is laid: a posting holds what a term adds to a unit, and a search only adds up. Terms are known by
their 64-bit hash, so no dictionary of strings is kept. Cutting texts into words is the expensive part, so the terms of
each unit stay; when articles change, only theirs are cut anew, and the arrays are laid again within a fraction of a
second. Nothing in an index ever changes: a search that is under way keeps the one it began with.
"""

import enum
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.words import Terms

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

# Measured: a lower k1 than the usual 1.2 suits short questions, and does answers no harm.
_K1: Final = 0.6
_B: Final = 0.75


# Postings that are added up for a question, rarest terms first. What the commonest terms add beyond, they add to the
# candidates only: in a small base nothing is left out, in a great one they would take nearly all the time.
_POSTINGS: Final = 6_000

# The best are looked for among the scores from these shares of the greatest on, each tried when the one before is not
# enough. What is below the last is never the answer.
_SHARES: Final = (0.6, 0.3, 0.1, 0.03)

# Units are counted in portions of so many, to keep what is needed on the way small.
_PORTION: Final = 16_384

# The kinds of terms, in the order of their columns: words, pairs, characters.
KINDS: Final = 3

#: What a term of each kind adds to a score. Measured: characters with 0.6 find more than with 0.3 or none.
TERM_SHARES: Final = np.array([1.0, 1.0, 0.6], np.float32)


class Kind(enum.IntEnum):
    """What a unit is: an article's question or alias, its answer, or a question that it does not answer."""

    QUESTION = 0
    ANSWER = 1
    UNLIKE = 2


# To read a member of an enum costs as much as a small search in an array.
_QUESTION: Final = int(Kind.QUESTION)


@dataclass(frozen=True, slots=True)
class Unit:
    """One surface form of an article: `article` and `language` say whose. `folded` is the text as it is compared."""

    article: str
    language: str
    text: str
    folded: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms of a question, distinct: where each stands in the vocabulary, whether known, its weight by kind (T, 3)."""

    terms: tuple[str, ...]
    places: npt.NDArray[np.int64]
    known: npt.NDArray[np.bool_]
    weights: Floats


@dataclass(frozen=True, slots=True)
class Candidates:
    """The nearest units (n), and what of the question each has.

    `units`: unit numbers. `adds` (n, T): what each term adds to the BM25 score of the unit, 0 where it is not there.
    `supported` (n, T): whether any question or alias of the same article has the term.
    """

    units: Ints
    adds: Floats
    supported: npt.NDArray[np.bool_]


class _Postings(NamedTuple):
    """Postings of several terms: the unit, what the term adds to its score, and which term of the question it is."""

    where: Ints
    adds: Floats
    which: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Store:
    """The distinct terms of all units, one unit after the other: numbers into `vocabulary`, and how often each occurs."""

    vocabulary: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.uint8]
    numbers: Ints
    counts: npt.NDArray[np.uint8]
    sizes: Ints


_EMPTY = _Store(
    np.zeros(0, np.int64), np.zeros(0, np.uint8), np.zeros(0, np.int32), np.zeros(0, np.uint8), np.zeros(0, np.int32)
)


class Index:
    """Units and their terms; never changed, and read from any thread."""

    def __init__(self, units: Sequence[Unit] = (), store: _Store = _EMPTY) -> None:
        """Lay the arrays for units whose terms are counted; `changed` is how an index comes to have any."""
        self.units = units
        self._store = store
        self.articles = list(dict.fromkeys(unit.article for unit in units))
        numbers = {article: number for number, article in enumerate(self.articles)}
        count = len(units)
        self.owner = np.fromiter((numbers[unit.article] for unit in units), np.int32, count)
        self.kind = np.fromiter((unit.kind for unit in units), np.uint8, count)
        self.answers = np.flatnonzero(self.kind == Kind.ANSWER)
        # The units of article a are [first[a], first[a + 1]): units of one article stand together.
        self.first = np.searchsorted(self.owner, np.arange(len(self.articles) + 1)).astype(np.int32)
        self._lay()

    def changed(
        self, units: Sequence[Unit], terms_of: Callable[[str], Terms], *, gone: Collection[str] = frozenset()
    ) -> "Index":
        """Return an index with the units of other articles instead of those `gone`; an article's units stand together."""
        stay = [unit for unit in self.units if unit.article not in gone] if gone else list(self.units)
        store = self._store
        if len(stay) < len(self.units):
            kept = np.fromiter((unit.article not in gone for unit in self.units), np.bool_, len(self.units))
            of_kept = np.repeat(kept, store.sizes)
            store = _Store(
                store.vocabulary, store.kinds, store.numbers[of_kept], store.counts[of_kept], store.sizes[kept]
            )
        return Index([*stay, *units], _joined(store, _counted(units, terms_of)))

    def _lay(self) -> None:
        store, total = self._store, len(self.articles)
        bounds = np.concatenate(([0], np.cumsum(store.sizes)))
        # Postings by term, and by unit within a term. What is no longer needed goes at once: it is as large as the index.
        order = np.argsort(store.numbers, kind="stable").astype(np.int32)
        of_term = store.numbers[order]
        self._starts = np.searchsorted(of_term, np.arange(len(store.vocabulary) + 1)).astype(np.int32)
        self._where: Ints = np.repeat(np.arange(len(self.units), dtype=np.int32), store.sizes)[order]
        self.seen = self._seen(of_term)
        self.rarity = _rarity(total, self.seen)
        self.unseen = float(_rarity(total, np.zeros(1, np.int32))[0])
        impacts = self._damping(bounds)[self._where]
        counts = store.counts[order].astype(np.float32)
        del order
        impacts += counts
        np.divide(counts, impacts, out=impacts)
        impacts *= ((_K1 + 1) * TERM_SHARES[store.kinds] * self.rarity)[of_term]
        self._impacts: Floats = impacts
        del counts, of_term
        # The weight of all distinct terms of a unit, by kind of term.
        self.masses = np.zeros((len(self.units), KINDS), np.float32)
        for kind in range(KINDS):
            weights = np.where(store.kinds == kind, self.rarity, np.float32(0))[store.numbers]
            self.masses[:, kind] = np.add.reduceat(np.append(weights, np.float32(0)), bounds[:-1]) * (store.sizes > 0)

    def _seen(self, of_term: Ints) -> Ints:
        """Return how many articles have each term; what an article does not answer makes no term commoner."""
        asking = self.kind[self._where] != Kind.UNLIKE
        owners, terms = self.owner[self._where], of_term
        if not asking.all():
            owners, terms = owners[asking], terms[asking]
        anew = np.ones(len(terms), np.bool_)
        anew[1:] = (owners[1:] != owners[:-1]) | (terms[1:] != terms[:-1])
        return np.bincount(terms[anew], minlength=len(self._store.vocabulary)).astype(np.int32)

    def _damping(self, bounds: npt.NDArray[np.int64]) -> Floats:
        """Return for each unit what its length takes from its terms.

        Questions are compared with the length of questions and answers with that of answers.
        """
        counts, sizes = self._store.counts, self._store.sizes
        lengths = np.add.reduceat(np.append(counts, np.uint8(0)), bounds[:-1], dtype=np.int32) * (sizes > 0)
        usual = np.ones(len(self.units), np.float32)
        for answers in (False, True):
            of_kind = (self.kind == Kind.ANSWER) == answers
            if of_kind.any():
                usual[of_kind] = max(float(lengths[of_kind].mean()), 1.0)
        return (_K1 * (1 - _B + _B * lengths / usual)).astype(np.float32)

    def asked(self, terms: Terms) -> Asked:
        """Look up the distinct terms of a question; what nobody has weighs most."""
        distinct = [list(dict.fromkeys(of_kind)) for of_kind in terms]
        every = tuple(chain(*distinct))
        keys = np.fromiter(map(hash, every), np.int64, len(every))
        places = np.searchsorted(self._store.vocabulary, keys)
        if len(self._store.vocabulary):
            places[places == len(self._store.vocabulary)] = 0
            known = (self._store.vocabulary[places] == keys) & (self.seen[places] > 0)
            rarity = np.where(known, self.rarity[places], np.float32(self.unseen))
        else:
            known = np.zeros(len(every), np.bool_)
            rarity = np.full(len(every), self.unseen, np.float32)
        weights = np.zeros((len(every), KINDS), np.float32)
        end = 0
        for kind, of_kind in enumerate(distinct):
            start, end = end, end + len(of_kind)
            weights[start:end, kind] = rarity[start:end]
        return Asked(every, places, known, weights)

    def nearest(
        self, asked: Asked, *, questions: int, answers: int, also: Iterable[int] = (), article: str | None = None
    ) -> Candidates:
        """Return the best unit of each kind of the best articles: of so many by question, so many by answer.

        `also` are units that another retriever found. With `article`, only its own units are candidates.
        """
        spans = [
            (int(self._starts[place]), int(self._starts[place + 1]), term)
            for term, (place, known) in enumerate(zip(asked.places.tolist(), asked.known.tolist(), strict=True))
            if known
        ]
        spans.sort(key=lambda span: span[1] - span[0])
        now, room = 0, _POSTINGS
        for start, end, _ in spans:
            if (room := room - (end - start)) < 0 and now:
                break
            now += 1
        summed, late = spans[:now], spans[now:]
        if summed:
            where = np.concatenate([self._where[start:end] for start, end, _ in summed])
            adds = np.concatenate([self._impacts[start:end] for start, end, _ in summed])
            which = np.repeat([term for _, _, term in summed], [end - start for start, end, _ in summed])
        else:
            where, adds, which = np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int64)
        scores = np.bincount(where, adds, len(self.units)).astype(np.float64, copy=False)
        if article is not None:
            chosen = self._best_of(scores, article)
        else:
            chosen = self._best(scores, questions, answers)
            chosen = list(dict.fromkeys([*chosen, *also]))
        return self._candidates(asked, np.array(chosen, np.int32), _Postings(where, adds, which), late)

    def _best(self, scores: npt.NDArray[np.float64], questions: int, answers: int) -> list[int]:
        if not len(self.answers):
            return self._heads(scores, questions)
        of_answers = scores[self.answers]
        found = [int(self.answers[at]) for at in self._heads(of_answers, answers, self.answers)]
        if len(self.answers) < len(scores):
            scores[self.answers] = 0
            found += self._heads(scores, questions)
        return found

    def _heads(
        self, scores: npt.NDArray[np.float64], wanted: int, units: npt.NDArray[np.int64] | None = None
    ) -> list[int]:
        """Return where the best score of each of the `wanted` best articles stands, best first."""
        best = float(scores.max(initial=0))
        heads: dict[tuple[int, int], int] = {}
        for share in _SHARES:
            if best <= 0:
                break
            near = (scores >= best * share).nonzero()[0]
            if len(near) < wanted and share != _SHARES[-1]:
                continue
            near = near[np.argsort(-scores[near], kind="stable")]
            heads = {}
            numbers = near if units is None else units[near]
            for place, owner, kind in zip(
                near.tolist(), self.owner[numbers].tolist(), self.kind[numbers].tolist(), strict=True
            ):
                heads.setdefault((owner, kind), place)
                if len(heads) == wanted:
                    return list(heads.values())
        return list(heads.values())

    def _best_of(self, scores: npt.NDArray[np.float64], article: str) -> list[int]:
        at = self.articles.index(article)
        heads: dict[int, int] = {}
        for unit in range(int(self.first[at]), int(self.first[at + 1])):
            kind = int(self.kind[unit])
            if kind not in heads or scores[unit] > scores[heads[kind]]:
                heads[kind] = unit
        return list(heads.values())

    def _candidates(
        self, asked: Asked, units: Ints, summed: _Postings, late: Sequence[tuple[int, int, int]]
    ) -> Candidates:
        where, adds, which = summed
        terms = len(asked.terms)
        owner = self.owner[units]
        row_of_owner = {number: row for row, number in enumerate(dict.fromkeys(owner.tolist()))}
        owners = np.fromiter(row_of_owner, np.int32, len(row_of_owner))
        found = np.zeros((len(units), terms), np.float32)
        supported = np.zeros((len(owners), terms), np.bool_)
        # Only postings of the candidates' articles matter, and they are few.
        row = np.full(len(self.articles), -1, np.int16)
        row[owners] = np.arange(len(owners))
        rows = row[self.owner[where]]
        here = (rows >= 0).nonzero()[0]
        where, adds, which, rows = where[here], adds[here], which[here], rows[here]
        asking = self.kind[where] == _QUESTION
        supported[rows[asking], which[asking]] = True
        row = np.full(len(self.units), -1, np.int16)
        row[units] = np.arange(len(units))
        rows = row[where]
        here = (rows >= 0).nonzero()[0]
        found[rows[here], which[here]] = adds[here]
        for start, end, term in late:
            postings = self._where[start:end]
            at = np.minimum(np.searchsorted(postings, units), end - start - 1)
            met = postings[at] == units
            found[met, term] = self._impacts[start + at[met]]
            at = np.minimum(np.searchsorted(postings, self.first[owners]), end - start - 1)
            unit = postings[at]
            # Only the first unit with the term is looked at; questions stand before answers.
            supported[:, term] = (self.owner[unit] == owners) & (self.kind[unit] == _QUESTION)
        return Candidates(units, found, supported[[row_of_owner[number] for number in owner.tolist()]])


def _counted(units: Iterable[Unit], terms_of: Callable[[str], Terms]) -> _Store:
    """Cut the units into terms and count them."""
    store = _EMPTY
    remaining = iter(units)
    while portion := list(islice(remaining, _PORTION)):
        keys = array("q")
        lengths: list[tuple[int, ...]] = []
        for unit in portion:
            terms = terms_of(unit.folded)
            lengths.append(tuple(map(len, terms)))
            for of_kind in terms:
                keys.extend(map(hash, of_kind))
        of_unit = np.array(lengths, np.int64).reshape(-1, KINDS)
        kinds = np.repeat(np.tile(np.arange(KINDS, dtype=np.uint8), len(portion)), of_unit.ravel())
        vocabulary, first, numbers = np.unique(np.frombuffer(keys, np.int64), return_index=True, return_inverse=True)
        unit_of = np.repeat(np.arange(len(portion)), of_unit.sum(1))
        distinct, counts = np.unique(unit_of * max(len(vocabulary), 1) + numbers, return_counts=True)
        unit_of, numbers = np.divmod(distinct, max(len(vocabulary), 1))
        store = _joined(
            store,
            _Store(
                vocabulary,
                kinds[first],
                numbers.astype(np.int32),
                np.minimum(counts, 255).astype(np.uint8),
                np.bincount(unit_of, minlength=len(portion)).astype(np.int32),
            ),
        )
    return store


def _joined(one: _Store, other: _Store) -> _Store:
    """Return the terms of one and then of the other, over the vocabulary of both."""
    if not len(one.sizes):
        return other
    vocabulary = np.union1d(one.vocabulary, other.vocabulary)
    kinds = np.zeros(len(vocabulary), np.uint8)
    numbers = []
    for store in (one, other):
        places = np.searchsorted(vocabulary, store.vocabulary).astype(np.int32)
        kinds[places] = store.kinds
        numbers.append(places[store.numbers])
    return _Store(
        vocabulary,
        kinds,
        np.concatenate(numbers),
        np.concatenate((one.counts, other.counts)),
        np.concatenate((one.sizes, other.sizes)),
    )


def _rarity(total: int, seen: Ints) -> Floats:
    """Return the idf of BM25 in its form that is never negative: log(1 + (N - n + ½) / (n + ½))."""
    return np.log1p((total + 0.5 - seen) / (seen + 0.5)).astype(np.float32)
