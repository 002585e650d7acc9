"""Names as people and places show them, made safe to stand inside a line of ours."""

import unicodedata
from typing import Final

#: Joins the parts of one emoji; the only invisible character that a name needs.
_JOINER: Final = "\u200d"


def clean(name: str, longest: int) -> str:
    """Return the name on one line, without control characters or marks that turn the direction of text, cut to a length."""
    kept = (" " if letter.isspace() else letter for letter in name)
    visible = (
        letter for letter in kept if letter == _JOINER or unicodedata.category(letter) not in {"Cc", "Cf", "Co", "Cs"}
    )
    return " ".join("".join(visible).split())[:longest].strip()
