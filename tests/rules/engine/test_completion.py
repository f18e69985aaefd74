"""The work list of a survey: counted again, datum by datum."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.findings import Finding, Severity, Verdict
from egov_consolidation.inventory import Inventory, LeasedLine
from egov_consolidation.rules.engine import AS_OF, Check, RecordHandle, Scene, judged
from egov_consolidation.rules.engine._completion import Need, UnitNeeds, completion, field_of
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.wording import Text, same

DATA = ("lines/1: cancelled_on", "lines/2: cancelled_on", "lines/1: unit", "units/市审计局", "facilities", "ZS04.users")


def finding(verdict: Verdict, missing: tuple[str, ...] = (), unit: str | None = None) -> Finding:
    """Return a finding of which only what is missing matters."""
    return Finding(
        rule_id="NW03",
        verdict=verdict,
        severity=Severity.ERROR,
        subjects=("lines/1",),
        template=same(""),
        missing=missing,
        unit=unit,
    )


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from((Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.FAIL)),
        st.lists(st.sampled_from(DATA), min_size=1, max_size=3, unique=True).map(tuple),
        st.sampled_from(("a", "b", None)),
    ),
    max_size=12,
)


class TestCompletion:
    """Which missing data would decide the most."""

    @given(FINDINGS)
    def test_each_datum_is_counted_as_often_as_undecided_findings_name_it(self, findings: list[Finding]) -> None:
        """And decides those that name it alone; findings that failed count for nothing."""
        undecided = [one for one in findings if one.verdict is Verdict.UNKNOWN]
        told = completion(findings)
        assert told.undecided == len(undecided)
        assert {one.name for one in told.data} == {datum for one in undecided for datum in one.missing}
        for need in told.data:
            assert need.named == sum(need.name in one.missing for one in undecided)
            assert need.decides == sum(one.missing == (need.name,) for one in undecided)

    @given(FINDINGS)
    def test_what_decides_more_comes_first(self, findings: list[Finding]) -> None:
        """Then what is named more often."""
        told = completion(findings)
        for needs in (told.data, told.fields, *(one.data for one in told.units)):
            ranks = [(-one.decides, -one.named) for one in needs]
            assert ranks == sorted(ranks)

    @given(FINDINGS)
    def test_the_order_of_findings_changes_nothing(self, findings: list[Finding]) -> None:
        """The list is the same whichever finding comes first."""
        assert completion(findings) == completion(findings[::-1])

    @given(FINDINGS)
    def test_each_unit_gets_the_list_of_its_own_findings(self, findings: list[Finding]) -> None:
        """No finding is in two lists, and none in no list."""
        told = completion(findings)
        assert sum(one.undecided for one in told.units) == told.undecided
        for unit in told.units:
            own = completion([one for one in findings if one.unit == unit.unit])
            assert unit == UnitNeeds(unit=unit.unit, undecided=own.undecided, data=own.data)
        sizes = [-one.undecided for one in told.units]
        assert sizes == sorted(sizes)

    def test_a_column_decides_where_all_that_is_missing_stands_in_it(self) -> None:
        """Two records of one field are one task for the person who fills it in."""
        told = completion(
            [
                finding(Verdict.UNKNOWN, ("lines/1: cancelled_on", "lines/2: cancelled_on")),
                finding(Verdict.UNKNOWN, ("lines/1: cancelled_on", "ZS04.users")),
            ]
        )
        label = Text(en="cancelled on (a leased line)", zh="专线：取消时间")
        assert told.fields == (
            Need(name="lines: cancelled_on", label=label, named=2, decides=1),
            Need(name="ZS04.users", label=same("ZS04.users"), named=1, decides=0),
        )

    def test_a_datum_that_alone_is_missing_decides_when_it_is_filled_in(self) -> None:
        """What the list promises holds of the verdict."""
        handle = RecordHandle(Record.SUBJECT, LeasedLine)
        demand = Check(applies=handle.rented_by_unit, require=handle.cancelled_on <= AS_OF).demand(
            holds_from=None, holds_until=None
        )
        scene = Scene(
            inventory=Inventory(id="i"),
            as_of=day("2019-01-01"),
            parameters={},
            subject=LeasedLine(id="1", rented_by_unit=True),
        )
        verdict, missing = judged(demand, scene)
        (need,) = completion([finding(verdict, tuple(missing))]).data
        assert (need.name, need.decides) == ("lines/1: cancelled_on", 1)

    def test_a_year_that_is_not_published_is_called_so(self) -> None:
        """By itself, and taken together with others."""
        found = completion([finding(Verdict.UNKNOWN, ("calendar/2031",)), finding(Verdict.UNKNOWN, ("calendar/2032",))])
        assert [one.label.en for one in found.data] == [
            f"working days of {year}, when they are published" for year in (2031, 2032)
        ]
        assert [(one.name, one.label.en) for one in found.fields] == [
            ("calendar", "working days, when they are published")
        ]


class TestFieldOf:
    """The field that a datum belongs to."""

    def test_ids_may_hold_colons_and_slashes(self) -> None:
        """Only the last colon with a blank stands before the field."""
        assert field_of("lines/a/b: c: unit") == "lines: unit"
        assert field_of("facilities") == "facilities"
