"""How Chinese sounds, without tones: a text becomes one letter for each syllable.

People type by sound, so most slips of the thumb are other characters of the same sound. Two texts that sound alike are
the same here, and how alike they are is measured as with any text. Where nothing fits as it is written, `Echoes` finds
what sounds like it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

# Letters of the private use area stand for syllables, so that they never meet a character that stands for itself.
_FIRST_SYLLABLE = 0xE000


@cache
def _letters() -> dict[int, int]:
    """Return the letter of each character of `syllables.txt`, which has a line of characters for each syllable."""
    lines = Path(__file__).with_name("syllables.txt").read_text(encoding="utf-8").splitlines()
    return {
        ord(character): _FIRST_SYLLABLE + number
        for number, line in enumerate(lines)
        for character in line.partition(" ")[2]
    }


def sound(folded: str) -> str:
    """Return a folded text by its sound: a letter for each character, the others as they are."""
    return folded.translate(_letters())


# There are 400 syllables beside silence, and two that follow each other are one number.
_SYLLABLES: Final = 401

# Texts are read, and postings laid, in portions of so many, to keep what is needed on the way small.
_PORTION: Final = 8_192
_STRETCH: Final = 262_144

# Postings that are added up for a question, rarest pairs of syllables first.
_POSTINGS: Final = 2_000


@cache
def _numbers() -> npt.NDArray[np.uint16]:
    """Return the number of the syllable of each character of the basic plane, 0 where there is none."""
    table = np.zeros(0x10000, np.uint16)
    for character, letter in _letters().items():
        table[character] = letter - _FIRST_SYLLABLE + 1
    return table


def _pairs(text: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.intp]]:
    """Return all pairs of neighbouring syllables as numbers, and where each begins."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    syllables = _numbers()[np.where(codes < len(_numbers()), codes, 0)].astype(np.int32)
    at = ((syllables[:-1] > 0) & (syllables[1:] > 0)).nonzero()[0]
    return syllables[at] * _SYLLABLES + syllables[at + 1], at


class Echoes:
    """Which texts have which pairs of neighbouring syllables; laid once, in flat arrays, and read from any thread."""

    def __init__(self, folded: Sequence[str]) -> None:
        """Lay the arrays for folded texts, which are known by their places here."""
        self._size = len(folded)
        # One number for a pair and its text, so that to sort them is to put texts behind their pairs.
        every = np.concatenate([np.zeros(0, np.int64), *self._read(folded)])
        every.sort()
        self._starts = every.searchsorted(np.arange(_SYLLABLES * _SYLLABLES + 1) * self._size).astype(np.int32)
        seen = np.diff(self._starts)
        self._rarity = np.log1p((self._size + 0.5 - seen) / (seen + 0.5)).astype(np.float32)
        self._where = np.empty(len(every), np.int32)
        masses = np.zeros(self._size)
        for first in range(0, len(every), _STRETCH):
            pairs, self._where[first : first + _STRETCH] = np.divmod(every[first : first + _STRETCH], self._size)
            masses += np.bincount(self._where[first : first + _STRETCH], self._rarity[pairs], self._size)
        self._masses = masses.astype(np.float32)

    def _read(self, folded: Sequence[str]) -> Iterator[npt.NDArray[np.int64]]:
        for first in range(0, self._size, _PORTION):
            some = folded[first : first + _PORTION]
            # A line break has no sound, so no pair reaches from one text into the next.
            pairs, at = _pairs("\n".join(some))
            ends = np.cumsum([len(text) + 1 for text in some])
            yield np.unique(pairs.astype(np.int64) * self._size + (first + ends.searchsorted(at, "right")))

    def know(self, folded: str) -> bool:
        """Say whether any pair of syllables of this text is in any of the texts."""
        pairs, _ = _pairs(folded)
        return bool((self._starts[pairs] < self._starts[pairs + 1]).any())

    def nearest(self, folded: str, wanted: int) -> list[int]:
        """Return the `wanted` texts that sound most like this one, best first, and none that shares nothing with it.

        How much two texts share is counted by the weight of their pairs, where a rare pair weighs more.
        """
        pairs = np.unique(_pairs(folded)[0])
        lengths = self._starts[pairs + 1] - self._starts[pairs]
        weights = self._rarity[pairs]
        order = lengths.argsort(kind="stable")
        summed = order[: max(1, int(lengths[order].cumsum().searchsorted(_POSTINGS, "right")))]
        lengths, starts = lengths[summed], self._starts[pairs[summed]]
        at = (starts - lengths.cumsum() + lengths).repeat(lengths)
        at += np.arange(len(at))
        scores = np.bincount(self._where.take(at), weights[summed].repeat(lengths), self._size)
        met = scores.nonzero()[0]
        alike = scores[met] / (self._masses[met] + weights.sum())
        nearest: list[int] = met[(-alike).argsort(kind="stable")[:wanted]].tolist()
        return nearest
