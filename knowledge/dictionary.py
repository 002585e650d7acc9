"""jieba's dictionary in a fifth of its memory.

jieba keeps half a million words and prefixes of words in one dict: about 62 MB, and 0.65 s to read back even from its
own cache. Here the same words lie in 32,768 buckets of plain text, chosen by a word's first two characters; a word is
looked up with `str.find` in a text of some hundred characters. That takes 10 to 15 MB and 0.06 s to read back, and every
question is cut exactly as before, about ten microseconds slower (measured in docs/knowledge.md). Only the storage is
ours: the algorithm, the hidden Markov model for unknown words and the words themselves remain jieba's.
"""

import contextlib
import json
import math
import os
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

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

    def words_at(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """Yield (index of the last character, count) for each word of `text` that begins at `start`."""
        first = text[start]
        yield start, self.singles.get(first, 0)
        if start + 1 == len(text):
            return
        bucket = self.buckets[_bucket(first, text[start + 1])]
        for end in range(start + 2, len(text) + 1):
            entry = "\n" + text[start:end]
            at = bucket.find(entry)
            if at < 0:
                return
            entry += " "
            at = bucket.find(entry, at)
            if at >= 0:
                at += len(entry)
                yield end - 1, int(bucket[at : bucket.index("\n", at)])


class Tokenizer(jieba.Tokenizer):  # type: ignore[misc]  # jieba ships no types
    """jieba's tokenizer over our dictionary. It loads nothing by itself and writes to no stream."""

    def __init__(self, dictionary: Dictionary) -> None:
        super().__init__()
        self.FREQ = dictionary
        self.total = dictionary.total
        self.initialized = True

    def teach(self, words: Iterable[str]) -> None:
        """Add words that the dictionary lacks, each just often enough to be cut in one piece."""
        for word in words:
            if len(word) > 1 and not self.FREQ.get(word):
                pieces = list(self.cut(word, HMM=False))
                # The product of the pieces' probabilities is what the whole word must beat, as in jieba's suggest_freq.
                odds = math.prod(max(self.FREQ.get(piece), 1) / self.total for piece in pieces)
                self.FREQ.add(word, int(odds * self.total) + 1)
                self.total = self.FREQ.total

    def get_DAG(self, sentence: str) -> dict[int, dict[int, float]]:  # noqa: N802  # the name is jieba's
        """Return for each start the words there, as {index of the last character: log probability}."""
        whole = math.log(self.total)
        return {
            start: {end: math.log(count or 1) - whole for end, count in self.FREQ.words_at(sentence, start)}
            for start in range(len(sentence))
        }

    def calc(self, sentence: str, DAG: dict[int, dict[int, float]], route: dict[int, tuple[float, int]]) -> None:  # noqa: N803  # the name is jieba's
        """Fill `route` with the most probable way from each index to the end, as jieba's own does."""
        route[len(sentence)] = (0, 0)
        for start in range(len(sentence) - 1, -1, -1):
            route[start] = max((chance + route[end + 1][0], end) for end, chance in DAG[start].items())
