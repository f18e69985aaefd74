"""What the function of a record rule returns."""

from __future__ import annotations

import itertools

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Inventory, LeasedLine
from egov_consolidation.rules.engine import Check, RecordHandle, Scene, everyone, judged
from egov_consolidation.rules.engine._nodes import Record

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
KNOWN = (True, False, None)


class TestCheck:
    """Three conditions, taken together."""

    @pytest.mark.parametrize("name", ["applies", "require", "unless"])
    @pytest.mark.parametrize("written", [True, "x", LINE.cancelled_on])
    def test_what_is_no_condition_is_refused_where_it_is_written(self, name: str, written: object) -> None:
        """Whichever of the three it is."""
        with pytest.raises(UsageError, match="must be a condition"):
            Check(**{"applies": everyone(), "require": everyone(), name: written})  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

    @pytest.mark.parametrize(("applies", "exempt"), list(itertools.product(KNOWN, KNOWN)))
    def test_an_exemption_is_what_it_does_not_apply_to(self, applies: bool | None, exempt: bool | None) -> None:
        """By Kleene's logic: one that holds settles it, one that is not known leaves it open."""
        line = LeasedLine(id="7", rented_by_unit=applies, is_internet=exempt)
        scene = Scene(inventory=Inventory(id="i"), as_of=day("2019-01-01"), parameters={}, subject=line)
        demand = Check(applies=LINE.rented_by_unit, require=everyone(), unless=LINE.is_internet).demand()
        if applies is False or exempt is True:
            expected = Verdict.NOT_APPLICABLE
        else:
            expected = Verdict.UNKNOWN if applies is None or exempt is None else Verdict.PASS
        assert judged(demand, scene)[0] is expected

    @pytest.mark.parametrize(
        ("as_of", "is_in_force"),
        [("2018-12-31", False), ("2019-01-01", True), ("2020-12-31", True), ("2021-01-01", False)],
    )
    def test_it_is_in_force_from_its_first_day_to_its_last(self, as_of: str, is_in_force: bool) -> None:
        """Both included."""
        demand = Check(applies=everyone(), require=everyone()).demand(
            holds_from=day("2019-01-01"), holds_until=day("2020-12-31")
        )
        scene = Scene(inventory=Inventory(id="i"), as_of=day(as_of), parameters={}, subject=LeasedLine(id="7"))
        assert judged(demand, scene)[0] is (Verdict.PASS if is_in_force else Verdict.NOT_APPLICABLE)
