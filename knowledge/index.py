"""An inverted index over units, ranked by BM25, in flat NumPy arrays.

A unit is one way in which an article can be met: its question, an alias, or its answer, in any language. BM25 is worked
out when the index is laid: a posting holds what a term adds to a unit, and a search only adds up. Terms are known by
their 64-bit hash, so no dictionary of strings is kept. Cutting texts into words is the expensive part, so counted
postings stay; when articles change, only theirs are cut anew, and the arrays are laid again within a fraction of a
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

from knowledge.sound import Echoes
from knowledge.words import PAIR, Terms

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

# Of questions, and of answers. Measured: short texts want a lower k1 than the usual 1.2, and long ones that their length
# counts more than the usual 0.75.
_K1: Final = np.array([0.6, 1.0], np.float32)
_B: Final = np.array([0.75, 0.9], np.float32)


# Postings that are added up for a question, rarest terms first. What the commonest terms add beyond, they add to the
# candidates only: in a small base nothing is left out, in a great one they would take nearly all the time.
_POSTINGS: Final = 6_000

# The best are looked for among the scores from these shares of the greatest on, each tried when the one before is not
# enough. What is below the last is never the answer.
_SHARES: Final = (0.3, 0.1, 0.03)

# Units are counted in portions of so many, and postings laid in portions of so many, to keep what is needed on the way
# small.
_PORTION: Final = 8_192
_STRETCH: Final = 262_144

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


class _Span(NamedTuple):
    """Where the postings of a term of the question lie, how many they are, and which term it is."""

    length: int
    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Summed:
    """What the rarest terms of a question add up to: `scores` (units).

    `where`, `adds` and `which` are their postings: the unit, what the term adds to its score, the term's number in the
    question. Terms that are `late` are too common to be added up for all units.
    """

    scores: npt.NDArray[np.float64]
    where: Ints
    adds: Floats
    which: npt.NDArray[np.int64]
    late: Sequence[_Span]


@dataclass(frozen=True, slots=True)
class _Store:
    """Which units have a term, and how often: by term, and by unit within a term.

    The postings of term t are [starts[t], starts[t + 1]); `vocabulary` holds the terms' hashes, ascending, and `kinds`
    their kinds. `size` is the number of units.
    """

    vocabulary: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.uint8]
    starts: Ints
    where: Ints
    counts: npt.NDArray[np.uint8]
    size: int


_EMPTY = _Store(
    np.zeros(0, np.int64),
    np.zeros(0, np.uint8),
    np.zeros(1, np.int32),
    np.zeros(0, np.int32),
    np.zeros(0, np.uint8),
    0,
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
        # People misspell by sound what they ask, and questions are what they are compared with.
        self._asking = (self.kind == Kind.QUESTION).nonzero()[0]
        self._echoes = Echoes([units[at].folded for at in self._asking.tolist()])

    def changed(
        self, units: Sequence[Unit], terms_of: Callable[[str], Terms], *, gone: Collection[str] = frozenset()
    ) -> "Index":
        """Return an index with the units of other articles instead of those `gone`; an article's units stand together."""
        stay = [unit for unit in self.units if unit.article not in gone] if gone else list(self.units)
        store = self._store
        if len(stay) < len(self.units):
            kept = np.fromiter((unit.article not in gone for unit in self.units), np.bool_, len(self.units))
            store = _without(store, kept)
        return Index([*stay, *units], _joined(store, _counted(units, terms_of)))

    def _lay(self) -> None:
        store, total, count = self._store, len(self.articles), len(self.units)
        self._starts, self._where = store.starts, store.where
        postings = len(store.where)
        stretches = [slice(at, at + _STRETCH) for at in range(0, postings, _STRETCH)]
        of_term = np.repeat(np.arange(len(store.vocabulary), dtype=np.int32), np.diff(store.starts))
        self.seen = self._seen(of_term, stretches)
        self.rarity = _rarity(total, self.seen)
        self.unseen = float(_rarity(total, np.zeros(1, np.int32))[0])
        lengths = np.zeros(count, np.float64)
        for some in stretches:
            lengths += np.bincount(store.where[some], store.counts[some], count)
        damping = self._damping(lengths)
        greatest = TERM_SHARES[store.kinds] * self.rarity
        top = (_K1 + 1)[(self.kind == Kind.ANSWER).astype(np.intp)]
        by_kind = [np.where(store.kinds == kind, self.rarity, np.float32(0)) for kind in range(KINDS)]
        self._impacts: Floats = np.empty(postings, np.float32)
        # The weight of all distinct terms of a unit, by kind of term.
        masses = np.zeros((KINDS, count), np.float64)
        for some in stretches:
            where, terms, counts = store.where[some], of_term[some], store.counts[some].astype(np.float32)
            self._impacts[some] = greatest[terms] * (top[where] * counts / (counts + damping[where]))
            for kind in range(KINDS):
                masses[kind] += np.bincount(where, by_kind[kind][terms], count)
        self.masses = masses.T.astype(np.float32)

    def _seen(self, of_term: Ints, stretches: Sequence[slice]) -> Ints:
        """Return how many articles have each term; what an article does not answer makes no term commoner."""
        self._all_known = not (self.kind == Kind.UNLIKE).any()
        seen = np.zeros(len(self._store.vocabulary), np.int64)
        last = -1
        for some in stretches:
            where, terms = self._where[some], of_term[some]
            if not self._all_known:
                asking = self.kind[where] != Kind.UNLIKE
                where, terms = where[asking], terms[asking]
            # The units of an article stand together, so its postings of one term do too, and the first one counts.
            pairs = terms.astype(np.int64) * len(self.articles) + self.owner[where]
            seen += np.bincount(terms[np.diff(pairs, prepend=last) != 0], minlength=len(seen))
            last = int(pairs[-1]) if len(pairs) else last
        return seen.astype(np.int32)

    def _damping(self, lengths: npt.NDArray[np.float64]) -> Floats:
        """Return for each unit what its length takes from its terms.

        Questions are compared with the length of questions and answers with that of answers.
        """
        damping = np.ones(len(self.units), np.float32)
        for answers, k1, b in zip((False, True), _K1, _B, strict=True):
            of_kind = (self.kind == Kind.ANSWER) == answers
            if of_kind.any():
                usual = max(float(lengths[of_kind].mean()), 1.0)
                damping[of_kind] = k1 * (1 - b + b * lengths[of_kind] / usual)
        return damping

    def asked(self, terms: Terms) -> Asked:
        """Look up the distinct terms of a question; what nobody has weighs most."""
        distinct = [dict.fromkeys(of_kind) for of_kind in terms]
        every = tuple(chain(*distinct))
        store = self._store
        if len(store.vocabulary):
            keys = np.fromiter(map(hash, every), np.int64, len(every))
            places = store.vocabulary.searchsorted(keys)
            known = store.vocabulary.take(places, mode="clip") == keys
            if not self._all_known:
                known &= self.seen.take(places, mode="clip") > 0
            rarity = np.where(known, self.rarity.take(places, mode="clip"), np.float32(self.unseen))
        else:
            places, known = np.zeros(len(every), np.int64), np.zeros(len(every), np.bool_)
            rarity = np.full(len(every), self.unseen, np.float32)
        weights = np.zeros((len(every), KINDS), np.float32)
        end = 0
        for kind, of_kind in enumerate(distinct):
            start, end = end, end + len(of_kind)
            weights[start:end, kind] = rarity[start:end]
        return Asked(every, places, known, weights)

    def summed(self, asked: Asked) -> Summed:
        """Add up what the question's terms say for each unit."""
        known = asked.known.nonzero()[0]
        places = asked.places[known]
        starts, ends = self._starts[places].tolist(), self._starts[places + 1].tolist()
        spans = sorted(
            _Span(end - start, start, end, term) for start, end, term in zip(starts, ends, known.tolist(), strict=True)
        )
        now, room = 0, _POSTINGS
        for span in spans:
            if (room := room - span.length) < 0 and now:
                break
            now += 1
        lengths, begins, _, terms = np.array(spans[:now], np.int64).reshape(-1, 4).T
        at = (begins - lengths.cumsum() + lengths).repeat(lengths)
        at += np.arange(len(at))
        where, adds = self._where.take(at), self._impacts.take(at)
        scores = np.bincount(where, adds, len(self.units)).astype(np.float64, copy=False)
        return Summed(scores, where, adds, terms.repeat(lengths), spans[now:])

    def best(self, summed: Summed, *, questions: int, answers: int) -> list[int]:
        """Return the best unit of each kind of the best articles: of so many by answer, of so many by question."""
        scores = summed.scores
        if not len(self.answers):
            return self._heads(scores, questions)
        of_answers = scores[self.answers]
        found = [int(self.answers[at]) for at in self._heads(of_answers, answers, self.answers)]
        if len(self.answers) < len(scores):
            scores = scores.copy()
            scores[self.answers] = 0
            found += self._heads(scores, questions)
        return found

    def best_of(self, summed: Summed, article: str) -> list[int]:
        """Return the best unit of each kind of one article."""
        at = self.articles.index(article)
        heads: dict[int, int] = {}
        for unit in range(int(self.first[at]), int(self.first[at + 1])):
            kind = int(self.kind[unit])
            if kind not in heads or summed.scores[unit] > summed.scores[heads[kind]]:
                heads[kind] = unit
        return list(heads.values())

    def sounding(self, folded: str, asked: Asked, wanted: int) -> list[int]:
        """Return of the articles whose questions sound most like this one the nearest question each, at most `wanted`.

        Only for a question that may be misspelt: with a pair of characters that nobody wrote, but that sounds like one.
        """
        strange = [
            term.removeprefix(PAIR)
            for term, known in zip(asked.terms, asked.known.tolist(), strict=True)
            if not known and term.startswith(PAIR)
        ]
        if not strange or not self._echoes.know("\n".join(strange)):
            return []
        units = self._asking[self._echoes.nearest(folded, 4 * wanted)]
        heads: dict[int, int] = {}
        for unit, owner in zip(units.tolist(), self.owner[units].tolist(), strict=True):
            heads.setdefault(owner, unit)
        return list(heads.values())[:wanted]

    def holding(self, terms: Iterable[str]) -> Ints:
        """Return the questions and aliases that have all of these terms."""
        asked = self.asked(Terms([], list(terms), []))
        if not len(asked.known) or not asked.known.all():
            return np.zeros(0, np.int32)
        postings = [self._where[self._starts[place] : self._starts[place + 1]] for place in asked.places.tolist()]
        postings.sort(key=len)
        units = postings[0]
        for others in postings[1:]:
            units = units[others.take(others.searchsorted(units), mode="clip") == units]
        asking: Ints = units[self.kind[units] == _QUESTION]
        return asking

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

    def candidates(self, asked: Asked, summed: Summed, chosen: Iterable[int]) -> Candidates:
        """Return what of the question each of the chosen units has, and its article."""
        units = np.array(list(dict.fromkeys(chosen)), np.int32)
        terms, late = len(asked.terms), summed.late
        owner = self.owner[units].tolist()
        row_of_owner = {number: row for row, number in enumerate(dict.fromkeys(owner))}
        owners = np.fromiter(row_of_owner, np.int32, len(row_of_owner))
        firsts = self.first[owners]
        found = np.zeros((len(units), terms), np.float32)
        supported = np.zeros((len(owners), terms), np.bool_)
        if len(summed.where):
            # Only postings of the candidates' articles matter, and they are few.
            rows_of_articles = np.full(len(self.units), -1, np.int16)
            for row, (start, end) in enumerate(zip(firsts.tolist(), self.first[owners + 1].tolist(), strict=True)):
                rows_of_articles[start:end] = row
            rows = rows_of_articles.take(summed.where)
            here = (rows >= 0).nonzero()[0]
            where, rows = summed.where[here], rows[here]
            which = summed.which[here]
            asking = self.kind[where] == _QUESTION
            supported[rows[asking], which[asking]] = True
            # Of these postings those of the candidates themselves.
            order = units.argsort()
            at = units[order].searchsorted(where)
            candidate = order.take(at, mode="clip")
            mine = units[candidate] == where
            found[candidate[mine], which[mine]] = summed.adds[here[mine]]
        if late:
            # Each is looked up by bisection: in the units, and from the first unit of each article on.
            sought = np.concatenate((units, firsts))
            met = np.zeros((len(late), len(sought)), np.int32)
            adds = np.zeros((len(late), len(units)), np.float32)
            for row, (_, start, end, _) in enumerate(late):
                postings = self._where[start:end]
                at = postings.searchsorted(sought)
                met[row] = postings.take(at, mode="clip")
                adds[row] = self._impacts[start:end].take(at[: len(units)], mode="clip")
            which = np.array([span.term for span in late])
            found[:, which] = (adds * (met[:, : len(units)] == units)).T
            # Only the first unit with the term is looked at; questions stand before answers.
            unit = met[:, len(units) :]
            supported[:, which] = ((self.owner[unit] == owners) & (self.kind[unit] == _QUESTION)).T
        return Candidates(units, found, supported[[row_of_owner[number] for number in owner]])


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
        distinct, counts = np.unique(numbers * len(portion) + unit_of, return_counts=True)
        numbers, unit_of = np.divmod(distinct, len(portion))
        store = _joined(
            store,
            _Store(
                vocabulary,
                kinds[first],
                np.searchsorted(numbers, np.arange(len(vocabulary) + 1)).astype(np.int32),
                unit_of.astype(np.int32),
                np.minimum(counts, 255).astype(np.uint8),
                len(portion),
            ),
        )
    return store


def _without(store: _Store, kept: npt.NDArray[np.bool_]) -> _Store:
    """Return the store of the units that are kept, numbered anew, without terms that nobody has any more."""
    stay = kept[store.where]
    starts = np.concatenate(([0], np.cumsum(stay)))[store.starts].astype(np.int32)
    some = np.diff(starts) > 0
    numbers = (np.cumsum(kept) - 1).astype(np.int32)
    return _Store(
        store.vocabulary[some],
        store.kinds[some],
        np.append(starts[:-1][some], starts[-1]),
        numbers[store.where[stay]],
        store.counts[stay],
        int(kept.sum()),
    )


def _joined(one: _Store, other: _Store) -> _Store:
    """Return the units of one and then of the other, over the vocabulary of both."""
    if not one.size:
        return other
    vocabulary = np.union1d(one.vocabulary, other.vocabulary)
    kinds = np.zeros(len(vocabulary), np.uint8)
    # How many postings each term has, here and there.
    lengths = np.zeros((len(vocabulary), 2), np.int32)
    for side, store in enumerate((one, other)):
        places = np.searchsorted(vocabulary, store.vocabulary)
        kinds[places] = store.kinds
        lengths[places, side] = np.diff(store.starts)
    # Of each term the postings of one come first, as its units do.
    of_one = np.repeat(np.tile([True, False], len(vocabulary)), lengths.ravel())
    where = np.empty(len(of_one), np.int32)
    counts = np.empty(len(of_one), np.uint8)
    where[of_one], counts[of_one] = one.where, one.counts
    np.logical_not(of_one, out=of_one)
    where[of_one], counts[of_one] = other.where + np.int32(one.size), other.counts
    starts = np.concatenate(([0], np.cumsum(lengths.sum(1)))).astype(np.int32)
    return _Store(vocabulary, kinds, starts, where, counts, one.size + other.size)


def _rarity(total: int, seen: Ints) -> Floats:
    """Return the idf of BM25 in its form that is never negative: log(1 + (N - n + ½) / (n + ½))."""
    return np.log1p((total + 0.5 - seen) / (seen + 0.5)).astype(np.float32)
