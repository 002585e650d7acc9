"""From a question to an honest outcome: an answer, a few guesses to choose from, or the word that nothing fits."""

import datetime as dt
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.about import led_by, those_about
from knowledge.article import Article
from knowledge.confidence import Evidence
from knowledge.facts import fill
from knowledge.formats import load
from knowledge.index import Index, Kind, Unit
from knowledge.outcomes import Found, Match, Outcome, Tuning
from knowledge.problems import Problem
from knowledge.weighing import EXACT, Senses, Weighed, by_meaning, evidence_of, places_of
from knowledge.words import CHARACTER, PAIR, Segmenter, fold, topic

if TYPE_CHECKING:
    from knowledge.meaning import Meaning

# Nobody asks a question in more characters; what comes after would only cost time.
LONGEST_QUESTION: Final = 300

# A subject of up to this many characters, such as 公租房 or 人民调解, is a word of its own.
LONGEST_WORD: Final = 5

# How many articles are looked at closely, by their questions and by their answers (by meaning: see weighing). The right
# one is among them for 98 to 100 of 100 everyday questions (measured), and more cost time.
_BY_QUESTION: Final = 10
_BY_ANSWER: Final = 10

# How many more are looked at by their sound, where the question may be misspelt.
_BY_SOUND: Final = 5

# Guesses are offered together with those that are at least a tenth as probable as the first.
_SHARE_OF_FIRST: Final = 0.1

# The first must be ahead of the second by this much to be the answer, however low staff set the bar.
_CLEAR_LEAD: Final = 0.05

# What stands where there is no first or second article.
_NOWHERE: Final = ((0.0, -1), (0.0, -1))

_REASONS: Final = 5

# How sure the bot is, unless staff set it otherwise.
_AS_FITTED: Final = Tuning()


@dataclass(frozen=True, slots=True)
class _State:
    """All that a search needs. It is never changed, only replaced as a whole."""

    written: MappingProxyType[str, Article]
    articles: MappingProxyType[str, Article]
    local: Mapping[str, str]
    tuning: Tuning
    dialect: "_Dialect"
    index: Index | None = None
    senses: Senses | None = None


@dataclass(frozen=True, slots=True)
class _Dialect:
    """Words of the dialect and the standard ones for them, both folded."""

    words: Mapping[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "_Dialect":
        folded = {fold(word): fold(standard) for word, standard in words.items() if fold(word)}
        longest_first = sorted(folded, key=len, reverse=True)
        return cls(folded, re.compile("|".join(map(re.escape, longest_first))) if folded else None)

    def standard(self, folded: str) -> str:
        return self.pattern.sub(lambda found: self.words[found[0]], folded) if self.pattern else folded


class KnowledgeBase:
    """Articles that can be searched. Making one is cheap; `prepare` does the work, once.

    Searches may run in any thread and at any time, also during `update`: each sees one state, wholly.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        *,
        cache: Path | None = None,
        problems: Iterable[Problem] = (),
        local: Mapping[str, str] = MappingProxyType({}),
        tuning: Tuning = _AS_FITTED,
        dialect: Mapping[str, str] = MappingProxyType({}),
        meaning: bool = False,
    ) -> None:
        """`cache` is a folder for the dictionary and the vectors. Of articles with one id the last counts.

        `local` are the committee's values for the answers' placeholders, `dialect` maps words of the dialect to
        standard ones, in questions only. `meaning` needs the extra `semantic`.
        """
        written = {article.id: article for article in articles}
        self.problems = tuple(problems)
        self._state = _State(
            written=MappingProxyType(written),
            articles=_all_filled(written, local),
            local=dict(local),
            tuning=tuning,
            dialect=_Dialect.of(dialect),
        )
        self._segmenter = Segmenter(cache=cache, words=_subject_words(written.values()))
        self._meaning = _model(cache) if meaning else None
        self._lock = threading.Lock()

    @classmethod
    def from_folder(
        cls,
        folder: Path,
        *,
        cache: Path | None = None,
        today: dt.date | None = None,
        local: Mapping[str, str] = MappingProxyType({}),
        tuning: Tuning = _AS_FITTED,
        dialect: Mapping[str, str] = MappingProxyType({}),
        meaning: bool = False,
    ) -> "KnowledgeBase":
        """Read the articles of a folder; what is wrong with them is in `problems`."""
        loaded = load(folder, today=today)
        return cls(
            loaded.articles,
            cache=cache,
            problems=loaded.problems,
            local=local,
            tuning=tuning,
            dialect=dialect,
            meaning=meaning,
        )

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles by id as they are shown and searched: placeholders filled."""
        return self._state.articles

    @property
    def written(self) -> Mapping[str, Article]:
        """The articles by id as they were written: placeholders kept."""
        return self._state.written

    @property
    def ready(self) -> bool:
        """Whether a search would answer at once."""
        return self._state.index is not None

    def prepare(self) -> None:
        """Load the dictionary and build the index, once. Blocks: call it off the event loop; later calls are free.

        With `meaning`, searches work without it until the vectors are there too, which may take minutes the first time.
        """
        with self._lock:
            if self._state.index is None:
                self._segmenter.load()
                units = [unit for article in self._state.articles.values() for unit in _units(article)]
                self._state = replace(self._state, index=Index().changed(units, self._segmenter.terms))
            if self._meaning and self._state.senses is None:
                self._meaning.load()
                self._state = replace(self._state, senses=self._sense(self._meaning, self._indexed(self._state)))

    def update(
        self,
        *,
        changed: Iterable[Article] = (),
        gone: Iterable[str] = (),
        local: Mapping[str, str] | None = None,
        tuning: Tuning | None = None,
        dialect: Mapping[str, str] | None = None,
    ) -> None:
        """Change articles or how they are searched; None leaves as it is. Blocks: call it off the event loop.

        `changed` articles are new or replace those of the same id, `gone` are ids; one that is in both goes. Only what
        differs is cut into words anew. Before `prepare` this only changes what will be prepared. Words of new subjects are
        words from now on; articles that do not change are still met by the pairs and characters of such a word.
        """
        with self._lock:
            old = self._state
            away = set(gone)
            given = {article.id: article for article in changed}
            self._segmenter.teach(_subject_words(given.values()))
            written = {key: article for key, article in {**old.written, **given}.items() if key not in away}
            values = old.local if local is None else dict(local)
            articles = dict(old.articles)
            for key in away:
                articles.pop(key, None)
            for key, article in written.items():
                if key in given or (local is not None and _has_blanks(article)):
                    filled = _filled(article, values)
                    # What came out the same stays the same object, and is not cut anew.
                    if articles.get(key) != filled:
                        articles[key] = filled
            new = replace(
                old,
                written=MappingProxyType(written),
                articles=MappingProxyType(articles),
                local=values,
                tuning=tuning or old.tuning,
                dialect=old.dialect if dialect is None else _Dialect.of(dialect),
            )
            self._state = self._reindexed(old, old.index, new) if old.index else new

    def search(self, text: str, *, limit: int = 3, tuning: Tuning | None = None) -> Found:
        """Find what answers `text`, in any of the languages; `limit` is the most matches to return, of any outcome.

        With `tuning`, what would be found if these thresholds held.
        """
        state, weighed = self._looked_up(text)
        places = weighed.places if weighed else []
        first, second = (place[0] for place in (*places[:2], *_NOWHERE)[:2])
        tuning = tuning or state.tuning
        about = weighed is not None and weighed.about
        if first < tuning.possible and not about:
            return Found(Outcome.UNSURE, _matches(state, weighed, max(limit, 1)))
        if first >= tuning.sure and first - second >= _CLEAR_LEAD and not about:
            return Found(Outcome.ANSWER, _matches(state, weighed, 1))
        enough = sum(confidence >= first * _SHARE_OF_FIRST for confidence, _ in places)
        return Found(Outcome.DOUBTFUL, _matches(state, weighed, min(max(limit, 1), enough)))

    def rank(self, text: str, *, limit: int = 10) -> tuple[Match, ...]:
        """Return the nearest articles whatever their confidence, best first: what evaluation looks at."""
        return _matches(*self._looked_up(text), limit)

    def explain(self, text: str, article_id: str) -> Match | None:
        """Return how this article matches, or how near it comes if it is not among the first.

        None if there is no such article, if they have not one term in common, or if `text` is among the questions that
        the article says it does not answer.
        """
        if article_id not in self._prepared().articles:
            return None
        state, weighed = self._looked_up(text, also=article_id)
        for match in _matches(state, weighed, len(weighed.places) if weighed else 0):
            if match.article.id == article_id:
                return match if match.terms else None
        return None

    def terms(self, text: str) -> dict[str, float]:
        """Return the words and pairs of a text and how much each weighs: the rarer among the articles, the more."""
        state = self._prepared()
        terms = self._segmenter.terms(state.dialect.standard(fold(text[:LONGEST_QUESTION])))
        asked = self._indexed(state).asked(terms)
        return {
            term: weight
            for term, weight in zip(asked.terms, asked.weights.sum(1).tolist(), strict=True)
            if not term.startswith(CHARACTER)
        }

    def _prepared(self) -> _State:
        if self._state.index is None:
            self.prepare()
        return self._state

    @staticmethod
    def _indexed(state: _State) -> Index:
        if state.index is None:
            raise RuntimeError("prepare() comes first")
        return state.index

    def _reindexed(self, old: _State, index: Index, new: _State) -> _State:
        differ = [
            article for article_id, article in new.articles.items() if old.articles.get(article_id) is not article
        ]
        gone = {article.id for article in differ} | (set(old.articles) - set(new.articles))
        if not gone:
            return new
        units = [unit for article in differ for unit in _units(article)]
        index = index.changed(units, self._segmenter.terms, gone=gone)
        senses = self._sense(self._meaning, index) if self._meaning and old.senses else None
        return replace(new, index=index, senses=senses)

    @staticmethod
    def _sense(meaning: "Meaning", index: Index) -> Senses:
        # Answers say many things at once; what they mean as a whole helps nobody (measured).
        units = np.flatnonzero(index.kind != Kind.ANSWER)
        return Senses(meaning, units, meaning.of_all([index.units[at].folded for at in units.tolist()]))

    def _looked_up(self, text: str, also: str | None = None) -> tuple[_State, Weighed | None]:
        state = self._prepared()
        return state, self._weighed(state, self._indexed(state), text, also)

    def _weighed(self, state: _State, index: Index, text: str, also: str | None) -> Weighed | None:
        """Find and weigh the candidates of a question, and with `also` the units of that article."""
        folded = state.dialect.standard(fold(text[:LONGEST_QUESTION]))
        terms = self._segmenter.terms(folded)
        if not terms.words and not terms.characters:
            return None
        asked = index.asked(terms)
        summed = index.summed(asked)
        meanings, extra = (None, []) if state.senses is None else by_meaning(state.senses, index, folded)
        if also is not None:
            extra = [*extra, *index.best_of(summed, also)]
        extra = [*extra, *index.sounding(folded, asked, _BY_SOUND)]
        chosen = [*index.best(summed, questions=_BY_QUESTION, answers=_BY_ANSWER), *extra]

        def weigh(units: list[int]) -> Weighed:
            candidates = index.candidates(asked, summed, units)
            evidence = evidence_of(index, folded, asked, candidates, meanings)
            places = places_of(index, candidates, evidence, with_meaning=meanings is not None)
            return Weighed(index, asked, candidates, evidence, places)

        found = weigh(chosen) if chosen else None
        word = topic(terms)
        if word is not None and not (found and found.places and found.evidence[found.places[0][1], EXACT]):
            those = those_about(state.articles, index, self._segmenter.terms(word))
            if those:
                return led_by(weigh([*chosen, *(unit for _, unit in those[:_BY_QUESTION])]), those)
        return found


def _model(cache: Path | None) -> "Meaning":
    # The extra need not be installed, so only who asks for it imports it.
    from knowledge.meaning import Meaning

    return Meaning(cache=cache)


def _subject_words(articles: Iterable[Article]) -> list[str]:
    """Return the words of the subjects; what is longer than a word is a heading."""
    pieces = {piece for subject in {article.subject for article in articles} for piece in fold(subject).split()}
    return sorted(piece for piece in pieces if len(piece) <= LONGEST_WORD)


def _filled(article: Article, local: Mapping[str, str]) -> Article:
    return fill(article, local) if _has_blanks(article) else article


def _all_filled(written: dict[str, Article], local: Mapping[str, str]) -> MappingProxyType[str, Article]:
    filled = {key: fill(article, local) for key, article in written.items() if _has_blanks(article)}
    # A great many articles without a placeholder need no second dict.
    return MappingProxyType({**written, **filled} if filled else written)


def _has_blanks(article: Article) -> bool:
    return any("{" in text.answer for text in article.texts.values())


def _units(article: Article) -> Iterator[Unit]:
    """Yield the surface forms of an article; the two scripts fold to the same text more often than not."""
    seen = set()
    for language, text in article.texts.items():
        forms = [(form, Kind.QUESTION) for form in (text.question, *text.aliases)]
        forms += [(form, Kind.UNLIKE) for form in text.unlike]
        for form, kind in (*forms, (text.answer, Kind.ANSWER)):
            folded = fold(form)
            if folded and folded not in seen:
                seen.add(folded)
                # Only what is compared letter by letter is kept; an answer is long, and only its terms are compared.
                yield Unit(article.id, language, form, form if folded == form else folded, kind)


def _matches(state: _State, weighed: Weighed | None, limit: int) -> tuple[Match, ...]:
    """Return the first articles, each with the unit that spoke loudest for it and its reasons."""
    if weighed is None:
        return ()
    index, asked, places = weighed.index, weighed.asked, weighed.places[:limit]
    weights = asked.weights.sum(1).tolist()
    # A character alone is no reason to tell anybody.
    telling = [(at, term.removeprefix(PAIR)) for at, term in enumerate(asked.terms) if not term.startswith(CHARACTER)]
    telling.sort(key=lambda one: -weights[one[0]])
    rows = [row for _, row in places]
    met = weighed.candidates.adds[rows].tolist()
    found = []
    for (confidence, row), there, evidence in zip(places, met, weighed.evidence[rows].tolist(), strict=True):
        unit = index.units[weighed.candidates.units[row]]
        terms = dict.fromkeys(term for at, term in telling if there[at])
        found.append(
            Match(
                article=state.articles[unit.article],
                confidence=confidence,
                unit=unit.text,
                language=unit.language,
                terms=tuple(islice(terms, _REASONS)),
                evidence=Evidence(*evidence),
            )
        )
    return tuple(found)
