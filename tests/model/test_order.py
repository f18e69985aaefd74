"""Tests of the order in which people expect ids."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import natural_order

NUMBERS = st.lists(st.integers(min_value=0, max_value=10**30), min_size=1, max_size=4)


class TestNaturalOrder:
    """Ids stand in the order of their numbers."""

    @given(NUMBERS, NUMBERS)
    def test_dotted_numbers_stand_in_the_order_of_their_numbers(self, one: list[int], other: list[int]) -> None:
        """Ids of numbers and dots compare as their lists of numbers do."""
        first, second = (".".join(map(str, numbers)) for numbers in (one, other))
        assert (natural_order(first) < natural_order(second)) == (one < other)

    @given(st.text(), st.text())
    def test_only_one_id_has_a_key(self, one: str, other: str) -> None:
        """Keys are the same only where ids are, and any two can be compared."""
        assert (natural_order(one) == natural_order(other)) == (one == other)
        assert (natural_order(one) < natural_order(other)) != (natural_order(one) >= natural_order(other))

    def test_leading_zeros_count_nothing(self) -> None:
        """A number is what it counts, however it is written."""
        assert sorted(["1.010", "1.9", "1.02", "1.1"], key=natural_order) == ["1.1", "1.02", "1.9", "1.010"]

    def test_a_number_of_any_length_is_compared(self) -> None:
        """A number too long for Python to convert is still in its place."""
        assert natural_order("9" * 5000) < natural_order("1" + "0" * 5000)
