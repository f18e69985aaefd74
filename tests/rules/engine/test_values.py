"""What values mean: bounds decide what every number between them agrees on, and days stay within the calendar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.inventory import NOT_YET, Plain, ValueKind
from egov_consolidation.rules.engine._nodes import Operator
from egov_consolidation.rules.engine._values import EMPTY, Bounds, compared, shifted_ordinal

LAST = NOT_YET.toordinal()


class TestCompared:
    """Numbers between bounds."""

    @given(st.sampled_from(Operator), *[st.integers(-2, 2)] * 4)
    def test_it_is_decided_where_all_numbers_between_agree(
        self, by: Operator, one: int, other: int, third: int, fourth: int
    ) -> None:
        """Every pair of whole numbers within the bounds is tried."""
        left, right = sorted((one, other)), sorted((third, fourth))
        found = compared(by, Bounds(left[0], left[1]), Bounds(right[0], right[1]))
        python = {
            Operator.LESS: int.__lt__,
            Operator.AT_MOST: int.__le__,
            Operator.GREATER: int.__gt__,
            Operator.AT_LEAST: int.__ge__,
            Operator.EQUAL: int.__eq__,
            Operator.DIFFERENT: int.__ne__,
        }[by]
        values = {
            python(first, second) for first in range(left[0], left[1] + 1) for second in range(right[0], right[1] + 1)
        }
        assert found is (values.pop() if len(values) == 1 else None)


class TestShiftedOrdinal:
    """A day so many days later."""

    @given(day=st.integers(1, LAST - 1), days=st.integers(-4_000_000, 4_000_000))
    def test_it_stays_within_the_calendar(self, day: int, days: int) -> None:
        """At the end of it stands what has not come, at the beginning the first day."""
        assert shifted_ordinal(day, days) == sorted((1, day + days, LAST))[1]

    @given(days=st.integers(-4_000_000, 4_000_000))
    def test_what_has_not_come_has_not_come_later_either(self, days: int) -> None:
        """Nor earlier."""
        assert shifted_ordinal(LAST, days) == LAST


class TestEmpty:
    """What every field of nothing holds."""

    def test_every_kind_of_value_has_one_that_is_plain(self) -> None:
        """A new kind is given its own here; none is a value that is missing."""
        empty: set[Plain] = {EMPTY[kind] for kind in ValueKind}
        assert all(value in (False, 0, LAST, "", ()) for value in empty)
