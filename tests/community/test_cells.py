"""What is too small is not told, and cannot be computed from what is."""

from itertools import product

import pytest

from community import cells


@pytest.mark.parametrize("count", range(12))
def test_fewer_than_five_are_not_told(count: int) -> None:
    assert cells.told(count) == (count if count >= 5 else None)
    assert (cells.percent(count, count) is None) == (count < 5)


def possible(rest: int, hidden: int) -> list[set[int]]:
    """Return, for each of the figures that are not told, what it can be, as somebody with a pencil finds it."""
    fits = [one for one in product(range(5), repeat=hidden) if sum(one) == rest]
    return [set(column) for column in zip(*fits, strict=True)]


@pytest.mark.parametrize("hidden", [1, 2, 3, 4])
def test_a_total_is_told_only_where_every_hidden_figure_can_be_three_things(hidden: int) -> None:
    for rest in range(1, 4 * hidden + 1):
        open_to = min(len(values) for values in possible(rest, hidden))
        assert cells.may_tell(100 + rest, 100, hidden=hidden) == (open_to >= 3), (rest, hidden)


def test_a_total_is_told_where_nothing_is_hidden_or_nobody() -> None:
    assert cells.may_tell(12, 12, hidden=0)
    assert cells.may_tell(12, 12, hidden=3)
