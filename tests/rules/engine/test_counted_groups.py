"""How many records turn what is counted."""

from __future__ import annotations

import pytest

from egov_consolidation.inventory import InformationSystem, LeasedLine
from egov_consolidation.rules.engine import Expression, ParameterHandle, RecordHandle, count
from egov_consolidation.rules.engine._counted_groups import Groups, groups
from egov_consolidation.rules.engine._nodes import Record, walk

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
OPEN = ParameterHandle(("ZS05.open",)).open
LINES = count(LeasedLine, where=lambda one: one.is_internet)
RENTED = count(LeasedLine, where=lambda one: one.rented_by_unit)


class TestGroups:
    """The records that are made up to be counted."""

    @pytest.mark.parametrize(
        ("condition", "size"),
        [
            (LINES >= 1, 1),
            (LINES < 2, 2),
            (LINES > 1, 2),
            (LINES <= 2, 3),
            (LINES == 0, 1),
            (LINES != 2, 3),
            (LINES >= 0, 1),
            (LINES.between(1, 2), 3),
            ((LINES >= 1) & (RENTED >= 2), 3),
            ((LINES >= 1) | (LINES <= 1), 2),
            (LINES <= OPEN, 1),
        ],
    )
    def test_as_many_as_turn_every_comparison(self, condition: Expression, size: int) -> None:
        """Each count may need records of its own, and a comparison the other way round needs no more."""
        assert groups(walk(condition.node), {}) == Groups(sizes={"lines": size}, is_enough=True)

    def test_a_parameter_that_has_a_value_is_a_number(self) -> None:
        """Half a record more than one takes a second."""
        assert groups(walk((LINES <= OPEN).node), {"ZS05.open": 1.5}).sizes == {"lines": 2}

    @pytest.mark.parametrize(
        "condition", [SYSTEM.users >= LINES, LINES <= RENTED, (LINES <= OPEN) & (RENTED <= OPEN), LINES >= 9]
    )
    def test_what_cannot_be_told_is_said(self, condition: Expression) -> None:
        """Not enough is made up where the number varies too, or is large."""
        assert not groups(walk(condition.node), {}).is_enough

    def test_what_is_not_counted_needs_none(self) -> None:
        """No records are made up for a condition on the record alone."""
        assert groups(walk(SYSTEM.is_listed.node), {}) == Groups(sizes={}, is_enough=True)
