"""What a search comes to: an answer, a few guesses or neither; which articles, how probable each is, and why."""

import enum
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from knowledge.article import Article
from knowledge.confidence import Evidence


class Outcome(enum.Enum):
    """What the bot can honestly say."""

    ANSWER = "answer"
    DOUBTFUL = "doubtful"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Tuning:
    """How sure the bot must be, as probabilities: from `sure` on it answers, from `possible` on it offers guesses.

    Chosen on the questions in knowledge/questions.toml: a wrong answer costs more trust than one more tap.
    """

    sure: float = 0.72
    possible: float = 0.08


class Why(TypedDict):
    """Why an article matched: the text that was met, its language, the shared terms, and what spoke for it."""

    unit: str
    language: str
    terms: tuple[str, ...]
    evidence: Evidence


class Match(NamedTuple):
    """An article that was found, how probably it is the right one (0 to 1), and through which of its texts."""

    article: Article
    confidence: float
    unit: str
    language: str
    terms: tuple[str, ...]
    evidence: Evidence

    @property
    def why(self) -> Why:
        """The reasons as plain data."""
        return {"unit": self.unit, "language": self.language, "terms": self.terms, "evidence": self.evidence}


@dataclass(frozen=True, slots=True)
class Found:
    """ANSWER has one match, DOUBTFUL one to `limit`, best first; UNSURE has weak ones or none."""

    outcome: Outcome
    matches: tuple[Match, ...]
