"""How likely an answer is the right one: evidence in, probability out.

A BM25 score says which unit is nearest, but not how near: a long question scores high on anything. So the search
describes each candidate by shares between 0 and 1, which mean the same for every question and every set of articles,
and a small logistic formula weighs them: one for units that are questions, one for answers. An answer holds much that
nobody asked for, so how much of it is met says little.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one unit as the answer to one question.

    `covered`: the share of the question, by weight of terms, that the unit has; a word that no article knows weighs
    most, so it pulls this down. `supported`: the share that any unit of the same article has. `known`: the share that
    any article has. `echoed`: the share of the unit that the question has. `alike`: the share of characters that both
    have, in any order; 0 for answers. `lead`: how far the unit's score is ahead of the best other article's, or behind
    it (negative), relative to the greater of the two. `exact`: whether both are the same text. `length`: the natural
    logarithm of the number of the question's terms.
    """

    covered: float
    supported: float
    known: float
    echoed: float
    alike: float
    lead: float
    exact: bool
    length: float


# The weights were fitted by logistic regression (L2 0.0005, each set weighing the same, our own half) to whether each
# of the five nearest articles was the right one, over six public sets of questions and the questions in
# tests/knowledge; docs/knowledge.md has the figures for sets that were left out. None of the sets repeats an article's
# very words, so the weight of `exact` is set by hand.


def _of_question(seen: Evidence) -> float:
    # To be ahead is worth little where nobody covers the question, so the lead counts as far as it is covered.
    ahead = 5.82 * seen.lead * seen.covered
    close = 1.79 * seen.supported + 1.82 * seen.echoed + 3.42 * seen.alike + 3.0 * seen.exact
    return -6.4 + ahead + close + 0.36 * seen.length


def _of_answer(seen: Evidence) -> float:
    return -6.17 + 3.62 * seen.lead + 2.86 * seen.covered + 1.28 * seen.known + 0.91 * seen.length


def probability(evidence: Evidence, *, is_answer: bool) -> float:
    """Return the probability, 0 to 1, that this unit's article answers the question."""
    return 1 / (1 + math.exp(-(_of_answer if is_answer else _of_question)(evidence)))
