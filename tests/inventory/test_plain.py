"""Values as they are compared: what is equal stays equal, what is less stays less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day
from egov_consolidation.inventory import NOT_YET, LifecycleState, Money, plain

DAYS = st.dates().map(lambda one: Day(one.year, one.month, one.day))
AMOUNTS = st.integers(0, 10**17).map(lambda fen: Money(fen=fen))


class TestPlain:
    """A value as it is compared."""

    @pytest.mark.parametrize("values", [DAYS, AMOUNTS], ids=["days", "money"])
    @given(st.data())
    def test_order_is_kept(self, values: st.SearchStrategy[Day | Money], data: st.DataObject) -> None:
        """A day or an amount is less than another if what is compared is."""
        one, other = data.draw(values), data.draw(values)
        assert (plain(one) < plain(other)) is (one < other)  # type: ignore[operator] # pyright: ignore[reportOperatorIssue]
        assert (plain(one) == plain(other)) is (one == other)

    def test_not_yet_is_beyond_every_day(self) -> None:
        """It is the last that the calendar has."""
        assert plain(NOT_YET) == Day.max.toordinal()

    @given(st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text())
    def test_what_is_plain_stays_as_it_is(self, value: float | str) -> None:
        """Flags, numbers and words; a flag is no number."""
        assert plain(value) == value
        assert type(plain(value)) is type(value)

    def test_members_of_closed_sets_are_words(self) -> None:
        """Alone and in lists."""
        assert type(plain(LifecycleState.IN_USE)) is str
        assert plain((LifecycleState.IN_USE, "x")) == ("in_use", "x")
        assert repr(plain((LifecycleState.IN_USE,))) == "('in_use',)"
