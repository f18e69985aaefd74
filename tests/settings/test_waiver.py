"""Permissions to depart from a rule."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ModelError
from egov_consolidation.settings import Waiver

WAIVER = Waiver(
    rule_id="NW05",
    subjects=("lines/7",),
    reason="核心业务专线，暂缓迁移",
    approver="市政府办公厅",
    first_day=day("2018-01-01"),
    last_day=day("2018-06-30"),
)


class TestWaiver:
    """`Waiver`."""

    @pytest.mark.parametrize(
        ("as_of", "in_force"),
        [("2017-12-31", False), ("2018-01-01", True), ("2018-06-30", True), ("2018-07-01", False)],
    )
    def test_both_ends_are_inclusive(self, as_of: str, in_force: bool) -> None:
        """It permits on its first and on its last day, and neither before nor after."""
        assert WAIVER.is_in_force(day(as_of)) is in_force

    @given(st.integers(0, 400), st.integers(0, 400))
    def test_it_is_in_force_on_as_many_days_as_it_spans(self, before: int, length: int) -> None:
        """Counted day by day, over all days around it."""
        first = day("2018-01-01").add(days=before)
        one = attrs.evolve(WAIVER, first_day=first, last_day=first.add(days=length))
        around = (day("2017-12-01").add(days=number) for number in range(900))
        assert sum(one.is_in_force(each) for each in around) == length + 1

    def test_one_day_is_enough(self) -> None:
        """A permission may begin and end on the same day."""
        assert attrs.evolve(WAIVER, last_day=WAIVER.first_day).is_in_force(WAIVER.first_day)

    @pytest.mark.parametrize(
        "change",
        [
            {"rule_id": " "},
            {"reason": ""},
            {"approver": ""},
            {"document": ""},
            {"subjects": ()},
            {"subjects": ("lines/7", "")},
            {"last_day": day("2017-12-31")},
        ],
    )
    def test_a_permission_that_means_nothing_is_refused(self, change: dict[str, Any]) -> None:
        """Nobody who permits, nothing permitted, or no day on which it would hold."""
        with pytest.raises(ModelError):
            attrs.evolve(WAIVER, **change)
