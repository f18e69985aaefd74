"""Names in place of values are refused, with what to do."""

from __future__ import annotations

import pytest

from egov_consolidation.checking import check
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan


class TestRefuseNoPlan:
    """`refuse_no_plan`."""

    def test_the_name_of_a_plan_is_none(self) -> None:
        """It is said what returns one."""
        with pytest.raises(UsageError, match=r"plan: is “dalian-2017”, must be a plan\. .*issued\.load"):
            check("dalian-2017", as_of="2018-07-01")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


class TestRulesInOrder:
    """`rules_in_order`."""

    def test_ids_are_none(self) -> None:
        """They are what `select` takes."""
        with pytest.raises(UsageError, match=r"rules: holds “NW03”, must hold rules\. select takes ids"):
            check(Plan(id="p"), as_of="2018-07-01", rules=["NW03"])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
