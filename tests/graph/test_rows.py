"""Items of a layered picture: none on another, few lines crossing, tied items near each other."""

from __future__ import annotations

from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.graph._rows import _spread, rows_of

Drawing = tuple[list[int], list[float], list[tuple[int, int]]]


@st.composite
def drawings(draw: st.DrawFn, columns: int = 4, most: int = 3) -> Drawing:
    """Draw items in columns, their sizes, and ties between neighbouring columns."""
    counts = draw(st.lists(st.integers(1, most), min_size=columns - 1, max_size=columns))
    column_of = [column for column, count in enumerate(counts) for _ in range(count)]
    sizes = draw(st.lists(st.sampled_from([0.4, 1.0]), min_size=len(column_of), max_size=len(column_of)))
    pairs = [
        (one, other)
        for one, other in product(range(len(column_of)), repeat=2)
        if column_of[one] + 1 == column_of[other]
    ]
    ties = [pair for pair in pairs if draw(st.booleans())]
    return column_of, sizes, ties


def crossings(column_of: list[int], ties: list[tuple[int, int]], rows: list[float]) -> int:
    """Return how many lines cross, by looking at each two of them."""
    return sum(
        (rows[one[0]] - rows[other[0]]) * (rows[one[1]] - rows[other[1]]) < 0
        for one, other in combinations(ties, 2)
        if column_of[one[0]] == column_of[other[0]]
    )


def fewest(column_of: list[int], ties: list[tuple[int, int]]) -> int:
    """Return the fewest crossings that any order of the columns has."""
    members = [[item for item, column in enumerate(column_of) if column == one] for one in sorted(set(column_of))]
    found = []
    for orders in product(*(permutations(column) for column in members)):
        rows = [0.0] * len(column_of)
        for order in orders:
            for row, item in enumerate(order):
                rows[item] = float(row)
        found.append(crossings(column_of, ties, rows))
    return min(found)


class TestRowsOf:
    """`rows_of`."""

    @given(drawings(columns=6, most=6))
    def test_no_item_lies_on_another(self, drawing: Drawing) -> None:
        """Neighbours of a column stand apart by half of what both take; the topmost of all stands at 0."""
        column_of, sizes, ties = drawing
        rows = rows_of(column_of, sizes, ties)
        assert min(rows) == 0
        for one, other in combinations(range(len(rows)), 2):
            if column_of[one] == column_of[other]:
                assert abs(rows[one] - rows[other]) >= (sizes[one] + sizes[other]) / 2 - 0.002

    @given(drawings(columns=5, most=5))
    def test_never_more_lines_cross_than_in_the_order_that_is_given(self, drawing: Drawing) -> None:
        """Whatever sorting by means makes of it, the best order that was met is taken."""
        column_of, sizes, ties = drawing
        given_rows = [float(item) for item in range(len(column_of))]
        crossed = crossings(column_of, ties, rows_of(column_of, sizes, ties))
        assert crossed <= crossings(column_of, ties, given_rows)

    @given(st.permutations(range(4)), st.permutations(range(4)))
    def test_pairs_that_can_be_drawn_side_by_side_are(self, before: list[int], behind: list[int]) -> None:
        """Four lines between four and four items cross in no order that is taken, as in the best of all."""
        ties = [(one, 4 + other) for one, other in zip(before, behind, strict=True)]
        column_of = [0] * 4 + [1] * 4
        crossed = crossings(column_of, ties, rows_of(column_of, [1.0] * 8, ties))
        assert crossed == fewest(column_of, ties) == 0

    @given(st.integers(1, 30))
    def test_a_chain_is_straight(self, count: int) -> None:
        """All in one row."""
        ties = [(item, item + 1) for item in range(count - 1)]
        assert rows_of(list(range(count)), [1.0] * count, ties) == [0.0] * count

    @given(st.integers(1, 7))
    def test_what_all_lead_to_stands_in_their_middle(self, count: int) -> None:
        """At the mean of their rows."""
        rows = rows_of([0] * count + [1], [1.0] * (count + 1), [(item, count) for item in range(count)])
        assert sorted(rows[:-1]) == pytest.approx(list(range(count)), abs=0.01)
        assert rows[-1] == pytest.approx((count - 1) / 2, abs=0.01)

    @given(drawings(columns=5, most=5))
    def test_the_same_drawing_is_laid_out_the_same(self, drawing: Drawing) -> None:
        """Nothing is left to chance."""
        assert rows_of(*drawing) == rows_of(*drawing)

    def test_ties_within_a_column_or_over_several_are_passed_over(self) -> None:
        """They pull at nothing."""
        assert rows_of([0, 0, 1, 2], [1.0] * 4, [(0, 1), (0, 3)]) == rows_of([0, 0, 1, 2], [1.0] * 4, [])

    def test_nothing_has_no_rows(self) -> None:
        """An empty picture."""
        assert rows_of([], [], []) == []


class TestSpread:
    """`_spread`."""

    @given(st.data())
    def test_no_other_rows_are_nearer_to_what_is_wished(self, data: st.DataObject) -> None:
        """By the weighted squares of the differences: any other rows that keep items apart are no nearer."""
        count = data.draw(st.integers(1, 5))
        several = st.lists(st.floats(-5, 5), min_size=count, max_size=count)
        sizes = data.draw(st.lists(st.sampled_from([0.4, 1.0]), min_size=count, max_size=count))
        wished, gaps = data.draw(several), data.draw(several)
        found, other = [0.0] * count, [gaps[0]]
        _spread(found, range(count), wished, sizes)
        for one in range(1, count):
            other.append(other[-1] + (sizes[one - 1] + sizes[one]) / 2 + abs(gaps[one]))

        def cost(rows: list[float]) -> float:
            return sum((row - wish) ** 2 / size for row, wish, size in zip(rows, wished, sizes, strict=True))

        assert cost(found) <= cost(other) + 1e-9

    def test_what_passes_by_gives_way_less_than_what_stands(self) -> None:
        """Long lines are kept straight first."""
        rows = [0.0, 0.0]
        _spread(rows, [0, 1], [0.0, 0.0], [0.4, 1.0])
        assert rows == pytest.approx([-0.2, 0.5])
