"""Which of many questions ask for the same: for staff who look at what nobody could answer."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from knowledge.search import KnowledgeBase

# From this cosine of their weighted terms on, two questions count as alike. Chosen by eye on everyday questions: lower
# joins what only shares a common word, higher parts what is only worded otherwise.
_ALIKE: Final = 0.25


def group(texts: Sequence[str], kb: KnowledgeBase) -> list[list[int]]:
    """Return groups of alike texts as indices, largest first, in each the most central text first.

    Each text is in one group; one that is like no other is a group of its own. Blocks: some milliseconds for hundreds.
    """
    weighed = [kb.terms(text) for text in texts]
    numbers = {term: number for number, term in enumerate(dict.fromkeys(term for terms in weighed for term in terms))}
    vectors = np.zeros((len(texts), max(len(numbers), 1)), np.float32)
    for row, terms in enumerate(weighed):
        for term, weight in terms.items():
            vectors[row, numbers[term]] = weight
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, 1.0)
    likeness[likeness < _ALIKE] = 0
    free = np.ones(len(texts), np.bool_)
    groups = []
    while free.any():
        # The text that is nearest to most of those left stands in the middle of the next group.
        centre = int(np.argmax(np.where(free, likeness @ free.astype(np.float32), -1)))
        members = np.flatnonzero(free & (likeness[centre] > 0))
        groups.append(members[np.argsort(-likeness[centre, members], kind="stable")].tolist())
        free[members] = False
    return sorted(groups, key=len, reverse=True)
