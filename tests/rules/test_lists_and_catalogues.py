"""Lists and catalogues against the definition: by their day, to their office, in their order."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import check
from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Inventory, Submission, UnitFacts, UnitKind
from egov_consolidation.model import Deadline, Dependency, DependencyType, Mark, Plan

from .handing_in import (
    ANNEX,
    DUE,
    FORGOTTEN,
    OTHER,
    RIGHT,
    THING,
    UNIT,
    by,
    departments,
    forgetting,
    handed_in,
    near,
    numbered,
    papers,
    plan,
    report,
    task,
    verdict,
    verdicts,
)

ONE = ("CA01", "CA16", "ZS02")
"""The rules that ask of a thing no more than its day and its recipient."""
after = st.integers(0, 3).map(lambda days: DUE.add(days=days))


@pytest.mark.parametrize("rule_id", ONE)
class TestDayAndRecipient:
    """ZS02, CA01, CA16: whatever a clause gives to them."""

    @given(papers(), after)
    def test_it_reached_its_office_by_the_last_day(
        self, rule_id: str, submissions: list[Submission], as_of: Day
    ) -> None:
        """From the unit, under its name; up to the last day nothing is asked."""
        found = verdict(rule_id, plan(task(recipients=(RIGHT,), rule=rule_id)), submissions, as_of=as_of)
        wanted = (UNIT, THING, RIGHT)
        holds = any(
            (one.unit, one.deliverable, one.recipient) == wanted and one.submitted_on and one.submitted_on <= DUE
            for one in submissions
        )
        expected = Verdict.PASS if holds else Verdict.FAIL
        assert found is (Verdict.NOT_APPLICABLE if as_of <= DUE else expected)

    @given(papers(), st.data(), after)
    def test_filling_in_what_is_missing_never_changes_a_definite_verdict(
        self, rule_id: str, full: list[Submission], data: st.DataObject, as_of: Day
    ) -> None:
        """Whatever the datum is."""
        one = plan(task(recipients=(RIGHT,), rule=rule_id))
        known = forgetting(full, [data.draw(FORGOTTEN) for _ in full])
        before = verdict(rule_id, one, known, as_of=as_of)
        assert before in {Verdict.UNKNOWN, verdict(rule_id, one, full, as_of=as_of)}


class TestTwoListsToTwoOffices:
    """ZS02 on the annex."""

    LISTS = (("部门政务信息系统清理清单", "市审计局"), ("部门政务信息系统共享清单", "市政府办公厅"))

    @given(st.permutations((0, 1)), near(day("2017-12-15")), st.sampled_from(tuple(UnitKind)))
    def test_each_list_of_a_department_goes_to_its_own_office(
        self, offices: list[int], submitted_on: Day, kind: UnitKind
    ) -> None:
        """By 15 December 2017; nobody else owes any."""
        submissions = numbered(
            [
                handed_in(deliverable=name, recipient=self.LISTS[office][1], submitted_on=submitted_on)
                for (name, _), office in zip(self.LISTS, offices, strict=True)
            ]
        )
        found = report("ZS02", ANNEX, submissions, as_of="2017-12-16", units=(UnitFacts(id=UNIT, kind=kind),))
        if kind is not UnitKind.DEPARTMENT:
            assert verdicts(found) == {Verdict.UNKNOWN: 2}
            return
        holds = offices == [0, 1] and submitted_on <= day("2017-12-15")
        assert verdicts(found) == {Verdict.PASS if holds else Verdict.FAIL: 2}


class TestCataloguesInTime:
    """CA01 on the annex."""

    @given(near(day("2017-12-10")), near(day("2017-12-20")))
    def test_departments_and_regions_have_days_of_their_own(self, first: Day, second: Day) -> None:
        """10 December for the one, 20 December for the other."""
        submissions = numbered(
            [
                handed_in(deliverable="部门政务信息资源目录", submitted_on=first),
                handed_in(unit="甲区", deliverable="地区政务信息资源目录", submitted_on=second),
            ]
        )
        units = (*departments(UNIT), UnitFacts(id="甲区", kind=UnitKind.REGION))
        found = report("CA01", ANNEX, submissions, as_of="2018-01-31", units=units)
        last_days = {UNIT: (first, day("2017-12-10")), "甲区": (second, day("2017-12-20"))}
        assert {one.unit for one in found} == {unit for unit, (on, last) in last_days.items() if on > last}


class TestCatalogueCompiledThenApproved:
    """CA11."""

    @staticmethod
    def two(mark: Mark = Mark.EXPLICIT, deadline: Deadline | None = None) -> Plan:
        """Return a plan of two tasks, the second of which waits for the first."""
        waits = Dependency(predecessor="1", successor="2", type=DependencyType.FINISH_TO_START, mark=mark)
        first = task("1", things=("汇总目录",), rule="CA11", deadline=deadline)
        second = task("2", things=("审定目录",), unit=OTHER, rule="CA11", deadline=deadline)
        return plan(first, attrs.evolve(second, dependencies=(waits,)))

    @given(st.lists(near(DUE), min_size=1, max_size=2), st.lists(near(DUE), min_size=1, max_size=2))
    def test_what_is_approved_was_compiled_before(self, compiled: list[Day], approved: list[Day]) -> None:
        """On that day at the latest; of what was handed in several times, one that was counts."""
        as_of = DUE.add(days=5)
        submissions = numbered(
            [
                *(handed_in(deliverable="汇总目录", submitted_on=one) for one in compiled),
                *(handed_in(unit=OTHER, deliverable="审定目录", submitted_on=one) for one in approved),
            ]
        )
        found = report("CA11", self.two(), submissions, as_of=as_of)
        first = min(compiled)
        departs = set[str]()
        if first > DUE:
            departs.add("1")
        last = max((one for one in approved if one <= as_of), default=None)
        if min(approved) > DUE or last is None or first > last:
            departs.add("2")
        assert {one.subjects[0] for one in found} == departs

    def test_a_relation_that_does_not_count_compares_nothing(self) -> None:
        """Only what marks let in says what comes first."""
        early = numbered(
            [
                handed_in(deliverable="汇总目录"),
                handed_in(unit=OTHER, deliverable="审定目录", submitted_on=day("2018-06-01")),
            ]
        )
        judged = self.two(mark=Mark.JUDGEMENT)
        inventory = Inventory(id="i", submissions=tuple(early))
        for marks, number in (({Mark.EXPLICIT}, 0), ({Mark.JUDGEMENT}, 1)):
            found = check(judged, as_of="2018-07-01", inventory=inventory, select=["CA11"], marks=frozenset(marks))
            assert len(found) == number

    def test_standing_tasks_are_not_asked(self) -> None:
        """Without a day nothing is due."""
        assert verdicts(report("CA11", self.two(deadline=by(None)), [], as_of="2018-07-01")) == {
            Verdict.NOT_APPLICABLE: 2
        }
