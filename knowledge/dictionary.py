"""jieba's dictionary in a fifth of its memory.

jieba keeps half a million words and prefixes of words in one dict: about 62 MB, and 0.65 s to read back even from its
own cache. Here the same words lie in 32,768 buckets of plain text, chosen by a word's first two characters; a word is
looked up with `str.find` in a text of some hundred characters, and what was looked up stays for a while. That takes 10 to
15 MB and 0.06 s to read back, and every question is cut exactly as before (measured in docs/knowledge.md). Only the
storage is ours: the algorithm, the hidden Markov model for unknown words and the words themselves remain jieba's.
"""

import contextlib
import functools
import json
import math
import os
import tempfile
import warnings
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Final, NamedTuple

with warnings.catch_warnings():
    # jieba 0.42.1 writes regular expressions as plain strings ("\."), which Python reports when it compiles them: as a
    # DeprecationWarning up to 3.11, as a SyntaxWarning from 3.12 on. Where setuptools is installed it also imports
    # pkg_resources, which warns that it is deprecated.
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.filterwarnings("ignore", "pkg_resources", UserWarning)
    import jieba

_BUCKETS = 1 << 15
_FORMAT = 1

# So many pairs of characters stay read: two to three megabytes.
_PAIRS_KEPT: Final = 4096


def _bucket(first: str, second: str) -> int:
    return (ord(first) * 31 ^ ord(second)) & (_BUCKETS - 1)


class Dictionary:
    r"""Words and how often each occurs in jieba's corpus.

    `singles` maps one-character words to counts; `buckets` holds the longer ones as "\nword count\nword count\n".
    """

    def __init__(self, singles: dict[str, int], buckets: list[str], total: int) -> None:
        self.singles = singles
        self.buckets = buckets
        self.total = total

    @classmethod
    def read(cls, folder: Path | None) -> "Dictionary":
        """Read the cache in `folder`; without one read jieba's own file, and write the cache if there is a folder."""
        cache = folder / f"words-{metadata.version('jieba')}-{_FORMAT}.json" if folder else None
        if cache:
            # A missing, torn or foreign file is the same to us: the source is always at hand.
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                kept = json.loads(cache.read_text(encoding="utf-8"))
                if len(kept["buckets"]) == _BUCKETS:
                    return cls(kept["singles"], kept["buckets"], kept["total"])
        made = cls._parse()
        if cache:
            # A read-only or full disk costs only time at the next start.
            with contextlib.suppress(OSError):
                made.write(cache)
        return made

    @classmethod
    def _parse(cls) -> "Dictionary":
        singles: dict[str, int] = {}
        buckets = ["\n"] * _BUCKETS
        total = 0
        with (Path(jieba.__file__).parent / "dict.txt").open(encoding="utf-8") as lines:
            for line in lines:
                word, count, _ = line.split(" ", 2)
                total += int(count)
                if len(word) == 1:
                    singles[word] = int(count)
                else:
                    buckets[_bucket(word[0], word[1])] += f"{word} {count}\n"
        return cls(singles, buckets, total)

    def write(self, path: Path) -> None:
        """Write the cache in one step, so that no reader ever sees half of it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"singles": self.singles, "buckets": self.buckets, "total": self.total}, file, ensure_ascii=False)
        Path(name).replace(path)

    def get(self, word: str, default: int = 0) -> int:
        """Return how often `word` occurs, `default` where it is no word; jieba itself calls this name."""
        if len(word) == 1:
            return self.singles.get(word, default)
        text = self.buckets[_bucket(word[0], word[1])]
        at = text.find(f"\n{word} ")
        if at < 0:
            return default
        at += len(word) + 2
        return int(text[at : text.index("\n", at)])

    def add(self, word: str, count: int) -> None:
        """Make `word`, of two characters or more, a word that occurs `count` times."""
        place = _bucket(word[0], word[1])
        # The first find wins, so a new entry goes in front of an old one.
        self.buckets[place] = f"\n{word} {count}{self.buckets[place]}"
        self.total += count

    def words_of(self, first: str, second: str) -> dict[str, int]:
        """Return the words of two characters or more that begin with these two, and their counts."""
        start = f"\n{first}{second}"
        found: dict[str, int] = {}
        text = self.buckets[_bucket(first, second)]
        at = text.find(start)
        while at >= 0:
            word, _, count = text[at + 1 : text.index("\n", at + 1)].partition(" ")
            # The first find wins, as in `get`.
            found.setdefault(word, int(count))
            at = text.find(start, at + 1)
        return found


class _Words(NamedTuple):
    """The words that begin with two certain characters, as log probabilities, and the length of the longest."""

    chances: dict[str, float]
    longest: int


class Tokenizer(jieba.Tokenizer):  # type: ignore[misc]  # jieba ships no types
    """jieba's tokenizer over our dictionary. It loads nothing by itself and writes to no stream."""

    def __init__(self, dictionary: Dictionary) -> None:
        super().__init__()
        self.FREQ = dictionary
        self.initialized = True
        self._remember()

    def _remember(self) -> None:
        """Forget what was looked up, as words and the total have changed."""
        self.total = self.FREQ.total
        self._whole = math.log(self.total)
        # People ask with the same words again and again; a pair that was met is not read again.
        self._words = functools.lru_cache(_PAIRS_KEPT)(self._read)

    def _read(self, first: str, second: str) -> _Words:
        words = self.FREQ.words_of(first, second)
        chances = {word: math.log(count or 1) - self._whole for word, count in words.items()}
        return _Words(chances, max(map(len, words), default=0))

    def teach(self, words: Iterable[str]) -> None:
        """Add words that the dictionary lacks, each just often enough to be cut in one piece."""
        for word in words:
            if len(word) > 1 and not self.FREQ.get(word):
                pieces = list(self.cut(word, HMM=False))
                # The product of the pieces' probabilities is what the whole word must beat, as in jieba's suggest_freq.
                odds = math.prod(max(self.FREQ.get(piece), 1) / self.total for piece in pieces)
                self.FREQ.add(word, int(odds * self.total) + 1)
                self._remember()

    def get_DAG(self, sentence: str) -> dict[int, dict[int, float]]:  # noqa: N802  # the name is jieba's
        """Return for each start the words there, as {index of the last character: log probability}."""
        singles, whole, words = self.FREQ.singles, self._whole, self._words
        last = len(sentence) - 1
        found = {}
        for start, character in enumerate(sentence):
            here = found[start] = {start: math.log(singles.get(character) or 1) - whole}
            if start < last:
                chances, longest = words(character, sentence[start + 1])
                for end in range(start + 2, min(start + longest, last + 1) + 1):
                    chance = chances.get(sentence[start:end])
                    if chance is not None:
                        here[end - 1] = chance
        return found

    def calc(self, sentence: str, DAG: dict[int, dict[int, float]], route: dict[int, tuple[float, int]]) -> None:  # noqa: N803  # the name is jieba's
        """Fill `route` with the most probable way from each index to the end, as jieba's own does."""
        after = len(sentence)
        route[after] = (0, 0)
        for start in range(after - 1, -1, -1):
            words = DAG[start]
            if len(words) == 1:
                route[start] = (words[start] + route[start + 1][0], start)
            else:
                route[start] = max((chance + route[end + 1][0], end) for end, chance in words.items())
