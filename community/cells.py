"""Small figures: what is too few to be told, as one could guess who it was, and what must not be computed from the rest."""

from typing import Final

#: A figure below this is not told.
FEW: Final = 5
#: So many values of a figure that is not told must remain possible, whatever else is told.
_POSSIBLE: Final = 3


def told(count: int) -> int | None:
    """Return the count, None where it is too small to be told."""
    return count if count >= FEW else None


def may_tell(total: int, known: int, *, hidden: int) -> bool:
    """Tell whether a total may be told though `hidden` of its figures are not; `known` is the sum of those that are.

    Whoever knows the rest knows the sum of what is not told. Each of those is less than FEW, so that sum may leave too few
    values for one of them: a single one is known exactly. That all of them are none at all is nobody's secret.
    """
    rest, most = total - known, FEW - 1
    if not rest:
        return True
    lowest, highest = max(0, rest - most * (hidden - 1)), min(most, rest)
    return highest - lowest + 1 >= _POSSIBLE


def percent(part: int, whole: int) -> int | None:
    """Return how many of a hundred; None where the whole is too small to be told."""
    return round(100 * part / whole) if whole >= FEW else None
