"""Inspections, audits and notices against the definition: their day, whom they cover, and every year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Submission, UnitFacts
from egov_consolidation.model import Roster

from .handing_in import (
    ANNEX,
    DUE,
    FORGOTTEN,
    RIGHT,
    THING,
    UNIT,
    YEARLY,
    departments,
    finding,
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

ALL = ("甲局", "乙局", "丙局")
after = st.integers(0, 3).map(lambda days: DUE.add(days=days))
some = st.lists(st.sampled_from((*ALL, "甲区")), unique=True).map(tuple)


class TestCleanUpSpotAudited:
    """ZS07."""

    PLAN = plan(task(rule="ZS07"))

    @given(papers(), after)
    def test_it_came_by_the_last_day_and_one_names_a_unit(self, submissions: list[Submission], as_of: Day) -> None:
        """Of those that are there on the day of the check."""
        own = [
            one
            for one in submissions
            if (one.unit, one.deliverable) == (UNIT, THING) and one.submitted_on and one.submitted_on <= as_of
        ]
        holds = any(one.submitted_on and one.submitted_on <= DUE for one in own) and any(one.covers for one in own)
        expected = Verdict.PASS if holds else Verdict.FAIL
        found = verdict("ZS07", self.PLAN, submissions, as_of=as_of)
        assert found is (Verdict.NOT_APPLICABLE if as_of <= DUE else expected)

    @given(papers(), st.data(), after)
    def test_filling_in_what_is_missing_never_changes_a_definite_verdict(
        self, full: list[Submission], data: st.DataObject, as_of: Day
    ) -> None:
        """Whatever the datum is."""
        known = forgetting(full, [data.draw(FORGOTTEN) for _ in full])
        before = verdict("ZS07", self.PLAN, known, as_of=as_of)
        assert before in {Verdict.UNKNOWN, verdict("ZS07", self.PLAN, full, as_of=as_of)}

    def test_on_the_annex_the_audit_bureau_answers_for_it(self) -> None:
        """By the end of June 2018."""
        for as_of, number in (("2018-06-30", 0), ("2018-07-01", 1)):
            found = report("ZS07", ANNEX, [], as_of=as_of)
            assert [one.unit for one in found] == ["市审计局"] * number


class TestSpecialInspectionOfAll:
    """SU01."""

    PLAN = plan(task(rule="SU01"))

    @given(st.lists(some, min_size=1, max_size=2), st.booleans(), st.booleans())
    def test_the_reports_together_cover_every_department_but_the_one_that_inspects(
        self, covered: list[tuple[str, ...]], in_roster: bool, inspects_itself: bool
    ) -> None:
        """By the roster, else by the inventory; what they cover beside does not matter."""
        asked = (*ALL, UNIT) if inspects_itself else ALL
        submissions = numbered([handed_in(covers=names) for names in covered])
        roster = Roster(id="r", groups={"departments": asked}) if in_roster else None
        found = report(
            "SU01",
            self.PLAN,
            submissions,
            as_of="2018-07-01",
            roster=roster,
            units=departments("丁局") if in_roster else departments(*asked),
        )
        left_out = [one for one in ALL if not any(one in names for names in covered)]
        assert verdicts(found) == {Verdict.FAIL if left_out else Verdict.PASS: 1}
        if left_out:
            assert "、".join(left_out) in finding(found).text("zh")

    @given(st.lists(st.one_of(some, st.none()), min_size=1, max_size=2), some)
    def test_whom_a_report_covers_may_not_be_known(self, covered: list[tuple[str, ...] | None], full: object) -> None:
        """A definite verdict is that of every report that it may be."""
        known = numbered([handed_in(covers=names) for names in covered])
        filled = numbered([handed_in(covers=full if names is None else names) for names in covered])
        before, behind = (
            verdicts(report("SU01", self.PLAN, one, as_of="2018-07-01", units=departments(*ALL)))
            for one in (known, filled)
        )
        assert before in ({Verdict.UNKNOWN: 1}, behind)

    def test_a_unit_that_may_be_a_department_leaves_it_open_only_if_it_is_not_covered(self) -> None:
        """What is covered needs no kind; a department that is left out is left out in any case."""
        open_to_it = UnitFacts(id="丁局")
        cases = (
            (("甲局", "丁局"), Verdict.PASS),
            (("甲局",), Verdict.UNKNOWN),
            (("丁局",), Verdict.FAIL),
            ((), Verdict.FAIL),
        )
        for covers, expected in cases:
            units = (*departments("甲局"), open_to_it)
            found = report("SU01", self.PLAN, [handed_in(covers=covers)], as_of="2018-07-01", units=units)
            assert verdicts(found) == {expected: 1}


YEARS = {"SU02": "落实工作进展情况通报", "SU04": "政务信息系统年度审计结果"}


class TestEveryYear:
    """SU02 and SU04."""

    @pytest.mark.parametrize(("rule_id", "unit"), [("SU02", "市政府办公厅"), ("SU04", "市审计局")])
    @given(st.sets(st.integers(2016, 2022)), st.integers(2018, 2022), st.integers(-1, 1))
    def test_each_year_from_2018_that_is_over_has_its_own(
        self, rule_id: str, unit: str, handed: set[int], year: int, days: int
    ) -> None:
        """The annex was issued in 2017 at the latest, so that 2018 is the first full year."""
        as_of = day(f"{year}-12-31").add(days=days)
        thing = YEARS[rule_id]
        submissions = [
            handed_in(
                id=str(one),
                unit=unit,
                deliverable=thing,
                recipient="市政府",
                period=one,
                submitted_on=day(f"{one}-12-31"),
            )
            for one in sorted(handed)
        ]
        found = report(rule_id, ANNEX, submissions, as_of=as_of)
        over = {one for one in range(2018, 2024) if day(f"{one}-12-31") < as_of}
        assert {one.matter for one in found} == {f"{thing} {one}" for one in over - handed}
        assert {one.unit for one in found} <= {unit}

    @pytest.mark.parametrize("rule_id", YEARS)
    @given(papers(boundary=day("2018-12-31")), st.data())
    def test_filling_in_what_is_missing_never_changes_a_definite_verdict(
        self, rule_id: str, full: list[Submission], data: st.DataObject
    ) -> None:
        """Whatever the datum is."""
        one = plan(task(deadline=YEARLY, recipients=(RIGHT,), rule=rule_id))
        known = forgetting(full, [data.draw(FORGOTTEN) for _ in full])
        before, behind = (verdicts(report(rule_id, one, of, as_of="2019-01-05")) for of in (known, full))
        assert before == behind or Verdict.UNKNOWN in before

    @given(near(day("2018-12-31")), st.sampled_from((RIGHT, "市政府办公厅")))
    def test_the_audit_reaches_the_government_by_the_end_of_the_year(self, submitted_on: Day, office: str) -> None:
        """Both: in time, and there."""
        one = plan(task(deadline=YEARLY, recipients=(RIGHT,), rule="SU04"))
        found = report("SU04", one, [handed_in(recipient=office, submitted_on=submitted_on)], as_of="2019-01-05")
        holds = submitted_on <= day("2018-12-31") and office == RIGHT
        assert found.verdicts["SU04"][Verdict.PASS] == holds
