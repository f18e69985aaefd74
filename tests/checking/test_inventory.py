"""A report knows which inventory was judged, and whose its records are."""

from __future__ import annotations

import pytest

from egov_consolidation import Severity, Verdict, check
from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import InventorySummary
from egov_consolidation.inventory import Inventory, LeasedLine, MachineRoom, UnitFacts, UnitKind
from egov_consolidation.model import Clause, Plan, Task
from egov_consolidation.settings import Waiver

CLAUSE = Clause(text="清理机房", rule="NW01")
PLAN = Plan(id="p", title="示例方案", tasks=(Task(id="1", content="清理机房", clauses=(CLAUSE,)),))
HERE = Inventory(
    id="city",
    title="示例市",
    surveyed_on=day("2018-06-30"),
    is_example=True,
    lines=(LeasedLine(id="1"), LeasedLine(id="2", unit="市财政局")),
    rooms=(MachineRoom(id="1", unit="市水务局"),),
    units=(UnitFacts(id="市审计局", kind=UnitKind.DEPARTMENT),),
    systems=(),
)


def waiver(*subjects: str) -> Waiver:
    """Return a permission that has ended."""
    return Waiver(
        rule_id="NW01",
        subjects=subjects,
        reason="过渡期",
        approver="市政府办公厅",
        first_day=day("2017-01-01"),
        last_day=day("2017-12-31"),
    )


class TestSummary:
    """`Report.inventory`."""

    def test_it_says_what_was_judged_and_how_much_it_gives(self) -> None:
        """A kind that was not given is not in it; one that is empty gives none."""
        counts = {"systems": 0, "rooms": 1, "lines": 2, "units": 1}
        assert check(PLAN, as_of="2018-07-01", inventory=HERE, select="IV").inventory == InventorySummary(
            id="city", title="示例市", surveyed_on=day("2018-06-30"), is_example=True, counts=counts
        )

    def test_without_an_inventory_there_is_none(self) -> None:
        """A plan alone was judged."""
        assert check(PLAN, as_of="2018-07-01", select="LG").inventory is None

    @pytest.mark.parametrize("given", ["底数.xlsx", {"lines": []}, 7])
    def test_what_is_none_is_refused_with_what_reads_one(self, given: object) -> None:
        """The name of a file would else be taken for an inventory that gives nothing."""
        with pytest.raises(UsageError, match=rf"^inventory: is a {type(given).__name__}, .*read_inventory$"):
            check(PLAN, as_of="2018-07-01", inventory=given)  # type: ignore[arg-type]


class TestUnitOfWaivers:
    """Whose a finding about a waiver is."""

    @pytest.mark.parametrize(
        ("subjects", "unit"),
        [
            (("rooms/1",), "市水务局"),
            (("lines/2",), "市财政局"),
            (("units/市审计局",), "市审计局"),
            (("lines/1", "lines/2"), "市财政局"),
            (("lines/1",), None),
            (("lines/9",), None),
            (("networks/1",), None),
            (("1.1",), None),
        ],
    )
    def test_it_is_of_the_unit_that_has_the_subjects(self, subjects: tuple[str, ...], unit: str | None) -> None:
        """The first of which that is known; so that the unit hears of it."""
        report = check(PLAN, as_of="2018-07-01", inventory=HERE, select="WV", waivers=[waiver(*subjects)])
        assert [(found.rule_id, found.unit) for found in report] == [("WV01", unit)]

    def test_its_subjects_are_called_by_what_they_are(self) -> None:
        """In Chinese; the ids are those of the finding."""
        (found,) = check(PLAN, as_of="2018-07-01", inventory=HERE, select="WV", waivers=[waiver("rooms/1", "lines/2")])
        assert "对象 机房 1、专线 2）" in found.text("zh")
        assert "for rooms/1, lines/2," in found.text("en")
        assert found.subjects == ("NW01", "rooms/1", "lines/2")

    def test_what_its_rule_has_found_tells_it_too(self) -> None:
        """As where the records stand in a database; the unit sees it beside the departure."""
        report = check(PLAN, as_of="2018-07-01", inventory=HERE, select=("NW01", "WV"), waivers=[waiver("rooms/1")])
        found = report.of_unit("市水务局")
        assert {one.rule_id for one in found} == {"NW01", "WV01"}
        assert found.departures(at_least=Severity.WARNING) != ()
        assert {one.verdict for one in found} <= {Verdict.FAIL, Verdict.UNKNOWN}
