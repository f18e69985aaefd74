"""Money for sharing itself, against its definition: each department in each year, and what is not known."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import check
from egov_consolidation.dates import Day
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.inventory import BudgetLine, BudgetPurpose, Inventory, Money, UnitFacts, UnitKind
from egov_consolidation.model import Plan

ONE_LINE = st.builds(
    BudgetLine,
    id=st.just("?"),
    unit=st.sampled_from(("a", "b", "c")),
    fiscal_year=st.integers(2025, 2028),
    purpose=st.sampled_from((BudgetPurpose.SHARING, BudgetPurpose.OTHER)),
    amount=st.sampled_from((Money(0), Money(1))),
    is_performance_reviewed=st.booleans(),
)
LINES = st.lists(ONE_LINE, max_size=5).map(
    lambda drawn: tuple(attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn))
)
UNITS = (
    UnitFacts(id="a", kind=UnitKind.DEPARTMENT),
    UnitFacts(id="b", kind=UnitKind.REGIONAL_DEPARTMENT),
    UnitFacts(id="c", kind=UnitKind.REGION),
)


def report(as_of: Day, units: tuple[UnitFacts, ...] | None, lines: tuple[BudgetLine, ...] | None) -> Report:
    """Return what the rule says of some units and their budgets."""
    inventory = Inventory(id="i", units=units, budget_lines=lines)
    return check(Plan(id="demo", title="示例"), as_of=as_of, inventory=inventory, select=["FI12"])


class TestSharingIsFunded:
    """FI12."""

    @given(LINES, st.dates(Day(2025, 7, 1), Day(2028, 6, 30)).map(lambda one: Day(one.year, one.month, one.day)))
    def test_each_department_has_its_money_in_each_year(self, lines: tuple[BudgetLine, ...], as_of: Day) -> None:
        """From 2026 to the year of the report; regions are not spoken of."""
        funded = {
            (one.unit, one.fiscal_year)
            for one in lines
            if one.purpose is BudgetPurpose.SHARING and one.amount == Money(1) and one.is_performance_reviewed
        }
        years = range(2026, as_of.year + 1)
        wanting = {(f"units/{unit}", str(year)) for unit in "ab" for year in years if (unit, year) not in funded}
        found = report(as_of, UNITS, lines)
        assert {(one.subjects[0], one.matter) for one in found} == wanting
        assert {one.verdict for one in found} <= {Verdict.FAIL}
        assert {f"units/{one.unit}" for one in found} == {unit for unit, _ in wanting}
        counts = Counter({Verdict.PASS: 2 * len(years) - len(wanting), Verdict.NOT_APPLICABLE: len(years)})
        assert +Counter(found.verdicts["FI12"]) == +(counts + Counter({Verdict.FAIL: len(wanting)}))

    @given(LINES, st.sampled_from(("unit", "fiscal_year", "purpose", "amount", "is_performance_reviewed")))
    def test_filling_in_what_is_missing_changes_nothing_decided(
        self, lines: tuple[BudgetLine, ...], field: str
    ) -> None:
        """What is decided without a datum of the first line is so with it."""
        as_of = Day(2026, 6, 30)
        known = {(one.subjects, one.matter): one.verdict for one in report(as_of, UNITS, lines)}
        gap: dict[str, Any] = {field: None}
        less = tuple(attrs.evolve(one, **gap) if one.id == "0" else one for one in lines)
        for finding in report(as_of, UNITS, less):
            if finding.verdict is Verdict.UNKNOWN:
                assert finding.missing == (f"budget_lines/0: {field}",)
            else:
                assert known[finding.subjects, finding.matter] is finding.verdict

    def test_lists_that_are_not_given_are_named(self) -> None:
        """Without units nothing can be said, without budgets of no department."""
        as_of = Day(2026, 6, 30)
        assert [(one.subjects, one.missing) for one in report(as_of, None, ())] == [(("units",), ("units",))]
        assert [(one.subjects, one.missing) for one in report(as_of, UNITS[:1], None)] == [
            (("units/a",), ("budget_lines",))
        ]
