"""Columns and masks in plain Python."""

from __future__ import annotations

import pytest

from egov_consolidation.inventory import Encoded, ValueKind
from egov_consolidation.rules.engine._columnar_lanes import single
from egov_consolidation.rules.engine._columnar_plain import MOST_CODES, PlainLanes
from egov_consolidation.rules.engine._nodes import Operator


class TestColumn:
    """Values as a column."""

    @pytest.mark.parametrize("distinct", [1, 2, *range(MOST_CODES - 3, MOST_CODES + 4)])
    @pytest.mark.parametrize("gaps", [0, 1, 5])
    def test_it_holds_each_value_at_its_place_and_what_is_missing(self, distinct: int, gaps: int) -> None:
        """Whether the distinct values are few enough for codes or not."""
        lanes = PlainLanes()
        values: list[int | None] = [*range(distinct), *([None] * gaps), *reversed(range(distinct))]
        column = lanes.column(Encoded.of(values), ValueKind.NUMBER)
        missing = set() if column.missing is None else set(lanes.found(column.missing))
        assert missing == {place for place, one in enumerate(values) if one is None}
        for sought in range(distinct + 1):
            found = set(lanes.found(lanes.compared(Operator.EQUAL, column, single(sought)))) - missing
            assert found == {place for place, one in enumerate(values) if one == sought}
