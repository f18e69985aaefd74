"""Tests of shares: how they are compared with a limit, and how they are said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.findings import Verdict
from egov_consolidation.rules._shares import Share, at_most

COUNTS = st.integers(0, 10**6)
PERCENTS = st.decimals(0, 100, places=2).map(float)


class TestShare:
    """A part of a whole."""

    @given(COUNTS, COUNTS, PERCENTS)
    def test_it_is_compared_exactly(self, part: int, rest: int, percent: float) -> None:
        """With the limit as it is written, not as the nearest binary number; one alone never exceeds it."""
        whole = part + rest
        written = Fraction(f"{percent:.2f}") / 100
        assert Share(part, whole).exceeds(percent) == (part > 1 and part > written * whole)

    @pytest.mark.parametrize(
        ("part", "whole", "said"), [(0, 7, "0.0%"), (1, 20, "5.0%"), (9, 35, "25.7%"), (1, 1, "100.0%")]
    )
    def test_it_is_said_in_percent(self, part: int, whole: int, said: str) -> None:
        """With one decimal."""
        assert str(Share(part, whole)) == said


class TestAtMost:
    """Whether a share is within a limit."""

    @given(COUNTS, COUNTS, PERCENTS)
    def test_what_is_known_is_decided(self, part: int, rest: int, percent: float) -> None:
        """With one share there is a definite verdict, and the limit itself passes."""
        share = Share(part, part + rest)
        assert at_most(percent, share, share) is (Verdict.FAIL if share.exceeds(percent) else Verdict.PASS)

    @given(st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted), PERCENTS)
    def test_a_definite_verdict_holds_for_every_share_between(self, parts: list[int], percent: float) -> None:
        """Between the least and the greatest nothing turns it."""
        least, some, greatest = (Share(part, 100) for part in parts)
        assert at_most(percent, least, greatest) in {Verdict.UNKNOWN, at_most(percent, some, some)}

    def test_a_limit_between_the_two_leaves_it_undecided(self) -> None:
        """The one is within it, the other is not, unless it is one alone."""
        assert at_most(5, Share(1, 20), Share(2, 20)) is Verdict.UNKNOWN
        assert at_most(0, Share(0, 20), Share(1, 20)) is Verdict.PASS
