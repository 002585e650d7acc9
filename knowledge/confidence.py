"""How likely an article is the right one: evidence in, probability out.

A BM25 score says which unit is nearest, but not how near: a long question scores high on anything. So each candidate is
described by shares between 0 and 1, which mean the same for every question and every set of articles. A weighted sum of
them is what speaks for the candidate, and all candidates, together with the possibility that none of them is right,
share one certainty: two articles that fit equally well have at most one half each, and are never answered outright.
"""

import math
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.weights import WEIGHTS

Floats = npt.NDArray[np.float32]


class Evidence(NamedTuple):
    """What speaks for one unit as the answer to one question. All but `length` are shares, 0 to 1 or a little more.

    Of the question, by weight of terms, where a rare term weighs more, and one that no article knows weighs most: `words`
    and `characters` are what the unit has; `more_words` and `more_pairs` what it lacks and other questions of its article
    have; `known` the words that any article has; `opening` the words that the beginning of an answer has, 0 for
    questions; `score` all terms, as BM25 counts them; `leading` the square of that score as a share of the best among the
    candidates of its kind, questions or answers. Of the unit: `echoed_words` and `echoed_characters` are what the
    question has. `both_characters` is the geometric mean of the two shares. Between the two texts, 0 for answers: `alike`,
    the characters in common in any order; `sounding`, the syllables in common in one order; `size`, the shorter length
    by the longer; `exact`, whether they are the same. `meaning`: the cosine of their meanings, 0 for answers and without
    the extra. `length`: the natural logarithm of the number of the question's characters and one.
    """

    words: float
    characters: float
    more_words: float
    more_pairs: float
    known: float
    opening: float
    score: float
    leading: float
    echoed_words: float
    echoed_characters: float
    both_characters: float
    alike: float
    sounding: float
    size: float
    exact: float
    meaning: float
    length: float


FEATURES: Final = Evidence._fields


def _columns(weights: dict[str, dict[str, float]]) -> tuple[Floats, Floats]:
    rows = [weights["question"], weights["answer"]]
    table = np.array([[row.get(name, 0.0) for name in FEATURES] for row in rows], np.float32)
    return table, np.array([row["constant"] for row in rows], np.float32)


_PLAIN: Final = _columns(WEIGHTS["plain"])
_WITH_MEANING: Final = _columns(WEIGHTS["meaning"])


def strengths(evidence: Floats, is_answer: npt.NDArray[np.bool_], *, with_meaning: bool) -> list[float]:
    """Return what speaks for each candidate, in log odds against "none of them", from evidence (n, FEATURES)."""
    table, constants = _WITH_MEANING if with_meaning else _PLAIN
    kind = is_answer.astype(np.intp)
    found: list[float] = ((evidence * table[kind]).sum(1) + constants[kind]).tolist()
    return found


def shares(found: list[float]) -> list[float]:
    """Return the probability of each candidate, where all of them and "none of them" make up 1."""
    top = max(0.0, *found) if found else 0.0
    each = [math.exp(one - top) for one in found]
    total = math.exp(-top) + sum(each)
    return [one / total for one in each]
