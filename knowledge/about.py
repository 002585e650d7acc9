"""What a single word asks for: the articles that are about it. Which of them is meant, nobody can know."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from knowledge.index import Index, Kind
from knowledge.weighing import Weighed
from knowledge.words import Terms

# What an article that has the one word that was asked weighs beside "none of them", which weighs 1: if only an alias or
# two hold the word, if its own question or most of all do, and if both is so.
_ABOUTNESS: Final = (0.2, 0.5, 1.0)

# How many articles are asked how much they are about a word.
_ABOUT: Final = 60

# To read a member of an enum costs as much as a small search in an array.
_QUESTION: Final = int(Kind.QUESTION)


def those_about(articles: Iterable[str], index: Index, word: Terms) -> list[tuple[float, int]]:
    """Return (weight, its own question or the first alias that holds the word) of the articles about a word.

    The most about it come first, and what was written first before the others.
    """
    # What holds all pairs of a word holds the word, in one piece or as a part of a longer one.
    units = index.holding(word.pairs or word.characters)
    owners, first, count = np.unique(index.owner[units], return_index=True, return_counts=True)
    found: dict[str, tuple[float, int]] = {}
    for at in np.argsort(-count, kind="stable")[:_ABOUT].tolist():
        holders = units[first[at] : first[at] + count[at]].tolist()
        # A Chinese word is not looked for in English questions, nor an English one in Chinese ones.
        language = index.units[holders[0]].language[:2]
        owner = int(owners[at])
        forms = [
            unit
            for unit in range(int(index.first[owner]), int(index.first[owner + 1]))
            if index.kind[unit] == _QUESTION and index.units[unit].language[:2] == language
        ]
        signs = (forms[0] == holders[0]) + (2 * len(holders) > len(forms))
        found[index.articles[owner]] = (_ABOUTNESS[signs], holders[0])
    in_order = [found[article] for article in articles if article in found] if found else []
    return sorted(in_order, key=lambda one: -one[0])


def led_by(weighed: Weighed, those: list[tuple[float, int]]) -> Weighed:
    """Put the articles about the word first; what certainty they leave, the others share as they did."""
    whole = 1 + sum(weight for weight, _ in those)
    owners = weighed.index.owner
    first = {int(owners[unit]) for _, unit in those}
    units = weighed.candidates.units
    row_of = {unit: row for row, unit in enumerate(units.tolist())}
    leading = [(weight / whole, row_of[unit]) for weight, unit in those if unit in row_of]
    others = [(share / whole, row) for share, row in weighed.places if int(owners[units[row]]) not in first]
    return replace(weighed, places=sorted([*leading, *others], key=lambda place: -place[0]), about=True)
