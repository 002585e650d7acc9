"""From a question to an honest outcome: an answer, a few guesses to choose from, or the word that nothing fits."""

import datetime as dt
import enum
import math
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from knowledge.article import Article
from knowledge.confidence import Evidence, probability
from knowledge.formats import load
from knowledge.index import Index, Overlap, Unit
from knowledge.problems import Problem
from knowledge.words import PAIR, Segmenter, fold

# Nobody asks a question in more characters; what comes after would only cost time.
LONGEST_QUESTION = 300

# A subject of up to this many characters, such as 公租房 or 人民调解, is a word of its own.
LONGEST_WORD = 5

# An answer mentions much that it is not about, a question does not.
ANSWER_WEIGHT = 0.4

# How many articles are looked at closely; their order by BM25 is good, but not final.
CANDIDATES = 8

# From SURE on the first article is given as the answer, if it leads; from POSSIBLE on it is offered as a guess,
# together with those that are at least a tenth as probable. Chosen on the questions in tests/knowledge: a wrong answer
# costs more trust than one more tap.
SURE = 0.6
POSSIBLE = 0.06
CLEAR_LEAD = 0.05
_SHARE_OF_FIRST = 0.1

_REASONS = 5


class Outcome(enum.Enum):
    """What the bot can honestly say."""

    ANSWER = "answer"
    DOUBTFUL = "doubtful"
    UNSURE = "unsure"


class Why(TypedDict):
    """Why an article matched: the text that was met, its language, the shared terms, and what spoke for it."""

    unit: str
    language: str
    terms: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Match:
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


class KnowledgeBase:
    """Articles that can be searched. Making one is cheap; `prepare` does the work, once."""

    def __init__(
        self, articles: Iterable[Article], *, cache: Path | None = None, problems: Iterable[Problem] = ()
    ) -> None:
        """`cache` is a folder where the dictionary is kept between starts. Of articles with one id the last counts."""
        self.articles: Mapping[str, Article] = MappingProxyType({article.id: article for article in articles})
        self.problems = tuple(problems)
        subjects = {piece for article in self.articles.values() for piece in fold(article.subject).split()}
        # What is longer is a heading and not a word.
        self._segmenter = Segmenter(cache=cache, words=sorted(s for s in subjects if len(s) <= LONGEST_WORD))
        self._index: Index | None = None
        self._lock = threading.Lock()

    @classmethod
    def from_folder(cls, folder: Path, *, cache: Path | None = None, today: dt.date | None = None) -> "KnowledgeBase":
        """Read the articles of a folder; what is wrong with them is in `problems`."""
        loaded = load(folder, today=today)
        return cls(loaded.articles, cache=cache, problems=loaded.problems)

    @property
    def ready(self) -> bool:
        """Whether a search would answer at once."""
        return self._index is not None

    def prepare(self) -> None:
        """Load the dictionary and build the index, once. Blocks for up to a second: call it off the event loop."""
        with self._lock:
            if self._index is None:
                self._segmenter.load()
                units = [unit for article in self.articles.values() for unit in _units(article)]
                terms = (self._segmenter.terms(fold(unit.text)) for unit in units)
                self._index = Index(units, terms, answer_weight=ANSWER_WEIGHT)

    def search(self, text: str, *, limit: int = 3) -> Found:
        """Find what answers `text`, in any of the languages; `limit` is the most matches to return, of any outcome."""
        self.prepare()
        matches = self._matches(text)[: max(limit, 1)]
        if not matches or matches[0].confidence < POSSIBLE:
            return Found(Outcome.UNSURE, matches)
        if matches[0].confidence >= SURE and matches[0].evidence.lead >= CLEAR_LEAD:
            return Found(Outcome.ANSWER, matches[:1])
        floor = matches[0].confidence * _SHARE_OF_FIRST
        return Found(Outcome.DOUBTFUL, tuple(match for match in matches if match.confidence >= floor))

    def rank(self, text: str, *, limit: int = 10) -> tuple[Match, ...]:
        """Return the nearest articles whatever their confidence, best first: what evaluation looks at."""
        self.prepare()
        return self._matches(text)[:limit]

    def _matches(self, text: str) -> tuple[Match, ...]:
        if not (index := self._index):
            raise RuntimeError("prepare() comes first")
        folded = fold(text[:LONGEST_QUESTION])
        terms = list(dict.fromkeys(self._segmenter.terms(folded)))
        found = index.best(terms, CANDIDATES)
        matches = []
        for place, (score, at) in enumerate(found):
            unit = index.units[at]
            rival = found[0 if place else 1][0] if len(found) > 1 else 0.0
            overlap = index.compare(terms, at)
            evidence = _weigh(unit, folded, terms, overlap, lead=(score - rival) / max(score, rival))
            matches.append(
                Match(
                    article=self.articles[unit.article],
                    confidence=probability(evidence, is_answer=unit.is_answer),
                    unit=unit.text,
                    language=unit.language,
                    terms=tuple(term.removeprefix(PAIR) for term in overlap.shared[:_REASONS]),
                    evidence=evidence,
                )
            )
        matches.sort(key=lambda match: -match.confidence)
        return tuple(matches)


def _units(article: Article) -> Iterator[Unit]:
    """Yield the surface forms of an article; the two scripts fold to the same text more often than not."""
    seen = set()
    for language, text in article.texts.items():
        forms = [(form, False) for form in (text.question, *text.aliases)] + [(text.answer, True)]
        for form, is_answer in forms:
            folded = fold(form)
            if folded and folded not in seen:
                seen.add(folded)
                yield Unit(article.id, language, form, "" if is_answer else folded, is_answer)


def _weigh(unit: Unit, folded: str, terms: Sequence[str], overlap: Overlap, lead: float) -> Evidence:
    asked, met = Counter(folded.replace(" ", "")), Counter(unit.folded.replace(" ", ""))
    return Evidence(
        covered=overlap.met / overlap.asked,
        supported=overlap.supported / overlap.asked,
        known=overlap.known / overlap.asked,
        echoed=overlap.met / overlap.mass,
        alike=2 * (asked & met).total() / (asked.total() + met.total()) if met else 0.0,
        lead=lead,
        exact=unit.folded == folded,
        length=math.log(len(terms)),
    )
