"""Tests of lists and lengths of time in messages."""

from __future__ import annotations

import pytest

from egov_consolidation.rules._phrases import LISTED, listed
from egov_consolidation.wording import days_said


class TestListed:
    """`listed`."""

    def test_a_few_names_are_listed_whole(self) -> None:
        """Up to the limit nothing is left out."""
        names = [str(number) for number in range(1, LISTED + 1)]
        assert listed(names).en == ", ".join(names)
        assert listed(names).zh == "、".join(names)

    def test_many_names_are_counted(self) -> None:
        """Beyond it the rest is counted: in English what is left out, in Chinese all."""
        names = [str(number) for number in range(1, LISTED + 2)]
        assert listed(names).en.endswith("12 and 1 more")
        assert listed(names).zh.endswith("12等共 13 个")


class TestDays:
    """`days`."""

    @pytest.mark.parametrize(("count", "en"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
    def test_one_day_is_singular(self, count: int, en: str) -> None:
        """Only one day is a day."""
        assert days_said(count).en == en
        assert days_said(count).zh == f"{count} 天"
