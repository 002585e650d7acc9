"""How Chinese sounds, without tones: a text becomes one letter for each syllable.

People type by sound, so most slips of the thumb are other characters of the same sound. Two texts that sound alike are
the same here, and how alike they are is measured as with any text.
"""

from functools import cache
from pathlib import Path

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
