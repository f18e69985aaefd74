"""Deliverables against the definition: by their day, to their recipients, every year, and what is not known of them."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import check
from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.inventory import Inventory, Submission, UnitFacts
from egov_consolidation.model import (
    Assignment,
    Clause,
    Deadline,
    DeadlineKind,
    Deliverable,
    GroupKind,
    Plan,
    Role,
    Roster,
    SharedDuty,
    Task,
    UnitGroup,
)

from .handing_in import (
    ANNEX,
    DUE,
    FORGOTTEN,
    OTHER,
    RIGHT,
    THING,
    UNIT,
    WRONG,
    YEARLY,
    by,
    departments,
    finding,
    forgetting,
    handed_in,
    near,
    papers,
    plan,
    report,
    task,
    verdict,
    verdicts,
)

PLANS = {
    "DV01": plan(task(recipients=(RIGHT,))),
    "DV02": plan(task(recipients=(RIGHT,))),
    "DV03": plan(task(deadline=YEARLY)),
}
after = st.integers(0, 3).map(lambda days: DUE.add(days=days))


def own(submissions: list[Submission], *, by_day: Day, to: str | None = None) -> list[Day]:
    """Return on which days up to one the unit handed in the thing, to an office or to any."""
    return sorted(
        one.submitted_on
        for one in submissions
        if (one.unit, one.deliverable) == (UNIT, THING)
        and one.submitted_on is not None
        and one.submitted_on <= by_day
        and to in (None, one.recipient)
    )


class TestDeliverablesInTime:
    """DV01."""

    @given(papers(), after)
    def test_some_submission_of_that_name_by_that_unit_came_by_the_last_day(
        self, submissions: list[Submission], as_of: Day
    ) -> None:
        """The last day itself is in time, and up to it nothing is asked."""
        found = verdict("DV01", PLANS["DV01"], submissions, as_of=as_of)
        if as_of <= DUE:
            assert found is Verdict.NOT_APPLICABLE
        else:
            assert found is (Verdict.PASS if own(submissions, by_day=DUE) else Verdict.FAIL)

    @given(papers(), after.filter(lambda one: one > DUE))
    def test_late_weighs_less_than_missing_and_both_say_by_how_many_days(
        self, submissions: list[Submission], as_of: Day
    ) -> None:
        """Counted from the last day to the day on which it came, else to that of the check."""
        found = report("DV01", PLANS["DV01"], submissions, as_of=as_of)
        came = own(submissions, by_day=as_of)
        if not found.findings:
            return
        late = ((came[0] if came else as_of) - DUE).days
        assert finding(found).severity is (Severity.WARNING if came else Severity.ERROR)
        assert f"{late} day" in finding(found).message
        assert f"{late} 天" in finding(found).text("zh")

    def test_a_finding_names_the_task_the_unit_the_thing_and_the_day(self) -> None:
        """And stands under the unit."""
        found = finding(report("DV01", PLANS["DV01"], [], as_of="2018-07-01"))
        assert (found.subjects, found.matter, found.unit) == (("1", UNIT), THING, UNIT)
        assert all(word in found.message for word in ("1", UNIT, THING, "2018-06-30"))
        assert [one.row for one in found.citations] == ["1"]

    @given(st.lists(st.sampled_from((UNIT, OTHER, "甲局", "乙局")), unique=True), st.booleans())
    def test_a_task_of_a_group_is_owed_by_each_member(self, members: list[str], in_roster: bool) -> None:
        """By the roster; where there is none, by the units of that kind in the inventory."""
        group = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")
        fanned = Task(
            id="1",
            content=THING,
            deadline=by(DUE),
            assignments=(Assignment(role=Role.LEAD, group=group),),
            deliverables=(Deliverable(name=THING),),
        )
        found = report(
            "DV01",
            plan(fanned),
            [handed_in()],
            as_of="2018-07-01",
            roster=Roster(id="r", groups={"departments": tuple(members)}) if in_roster else None,
            units=departments("丙局") if in_roster else departments(*members),
        )
        if not members and not in_roster:
            assert (finding(found).subjects, finding(found).missing) == (("1",), ("roster",))
            assert finding(found).unit is None
        else:
            assert {one.unit for one in found} == {*members} - {UNIT}
            assert found.verdicts["DV01"][Verdict.PASS] == members.count(UNIT)

    @pytest.mark.parametrize(
        ("deadline", "expected"),
        [
            (by(None), Verdict.NOT_APPLICABLE),
            (Deadline(kind=DeadlineKind.CONDITIONAL, text="根据方案", condition="根据方案"), Verdict.UNKNOWN),
            (Deadline.missing(), Verdict.UNKNOWN),
        ],
    )
    @pytest.mark.parametrize("submissions", [[], [handed_in()]])
    def test_without_a_day_nothing_is_late(
        self, deadline: Deadline, expected: Verdict, submissions: list[Submission]
    ) -> None:
        """A standing duty never has one; where something else sets it, that is missing, handed in or not."""
        found = report("DV01", plan(task(deadline=deadline)), submissions, as_of="2018-07-01")
        assert verdicts(found) == {expected: 1}
        assert [one.missing for one in found] == [("1: deadline.last_day",)] * (expected is Verdict.UNKNOWN)

    def test_things_with_a_rule_of_their_own_are_left_to_it(self) -> None:
        """Every thing of the annex is judged by one rule about deliverables, and by one only."""
        rules = ("CA01", "CA11", "CA16", "DV01", "DV03", "FI01", "SU01", "SU02", "SU04", "SU08", "ZS02", "ZS07")
        units = Roster(id="r", groups={"departments": (UNIT,), "regions": ("甲区",)})
        judged = [
            (one.subjects[0], one.matter.removesuffix(" 2018"))
            for rule_id in rules
            for one in report(rule_id, ANNEX, [], as_of="2021-01-01", roster=units)
            if not one.matter.endswith((" 2019", " 2020"))
        ]
        standing = {one.id for one in ANNEX if one.deadline.kind is DeadlineKind.STANDING}
        things = [(one.id, thing.name) for one in ANNEX if one.id not in standing for thing in one.deliverables]
        assert sorted(judged) == sorted(things)

    @given(papers(), st.booleans())
    def test_what_one_hands_in_counts_for_who_shares_the_duty(
        self, submissions: list[Submission], shares: bool
    ) -> None:
        """And for nobody else."""
        both = Plan(
            id="demo",
            tasks=(task("1"), task("2", unit=OTHER)),
            shared_duties=(SharedDuty(tasks=("1", "2")),) if shares else (),
        )
        found = report("DV01", both, submissions, as_of="2018-07-05")
        makers = {
            one.unit for one in submissions if one.deliverable == THING and one.submitted_on and one.submitted_on <= DUE
        }
        done = {UNIT, OTHER} if shares and makers else makers
        assert {one.unit for one in found} == {UNIT, OTHER} - done

    def test_of_a_shared_duty_each_hands_in_what_it_alone_makes(self) -> None:
        """What only one of the tasks orders, its own unit owes."""
        both = Plan(
            id="demo",
            tasks=(task("1", things=(THING, "经费安排")), task("2", unit=OTHER)),
            shared_duties=(SharedDuty(tasks=("1", "2")),),
        )
        submissions = [handed_in(unit=OTHER), handed_in(id="2", unit=OTHER, deliverable="经费安排")]
        found = finding(report("DV01", both, submissions, as_of="2018-07-05"))
        assert (found.unit, found.matter) == (UNIT, "经费安排")


class TestDeliverablesToTheirRecipients:
    """DV02."""

    @given(papers(), after)
    def test_what_was_handed_in_in_time_reached_the_office_in_time(
        self, submissions: list[Submission], as_of: Day
    ) -> None:
        """What was late has to reach it at all; what was not handed in reached nobody."""
        found = verdict("DV02", PLANS["DV02"], submissions, as_of=as_of)
        came = own(submissions, by_day=as_of)
        if as_of <= DUE or not came:
            assert found is Verdict.NOT_APPLICABLE
            return
        limit = DUE if came[0] <= DUE else as_of
        assert found is (Verdict.PASS if own(submissions, by_day=limit, to=RIGHT) else Verdict.FAIL)

    @given(st.sets(st.sampled_from((RIGHT, WRONG, OTHER)), max_size=3))
    def test_each_of_several_recipients_must_have_it(self, reached: set[str]) -> None:
        """One of them is not enough."""
        two = plan(task(recipients=(RIGHT, WRONG)))
        submissions = [handed_in(id=str(number), recipient=one) for number, one in enumerate(sorted(reached))]
        found = verdict("DV02", two, submissions, as_of="2018-07-01")
        expected = Verdict.PASS if reached >= {RIGHT, WRONG} else Verdict.FAIL
        assert found is (expected if reached else Verdict.NOT_APPLICABLE)

    def test_a_finding_says_to_whom_it_went_and_to_whom_it_must_go(self) -> None:
        """Both offices are named."""
        found = finding(report("DV02", PLANS["DV02"], [handed_in(recipient=WRONG)], as_of="2018-07-01"))
        assert f"went to {WRONG}, must go to {RIGHT}" in found.message
        assert found.unit == UNIT

    @given(papers(), after)
    def test_things_without_a_recipient_go_anywhere(self, submissions: list[Submission], as_of: Day) -> None:
        """Where the row names none, none is wrong."""
        assert verdict("DV02", plan(task()), submissions, as_of=as_of) is Verdict.NOT_APPLICABLE


class TestYearlyDeliverablesEveryYear:
    """DV03."""

    @given(
        st.dates(day("2015-01-01"), day("2019-12-31")).map(day),
        st.integers(0, 6),
        st.sets(st.integers(2014, 2026)),
        st.integers(-2, 2),
    )
    def test_each_full_year_behind_the_day_of_issue_that_is_over_has_its_own(
        self, issued: Day, years: int, handed: set[int], days: int
    ) -> None:
        """The year of issue does not count, nor the year that is not over."""
        as_of = day(f"{issued.year + years}-12-31").add(days=days)
        submissions = [
            handed_in(id=str(year), period=year, submitted_on=day(f"{year}-11-30")) for year in sorted(handed)
        ]
        found = report("DV03", plan(task(deadline=YEARLY), issued=str(issued)), submissions, as_of=as_of)
        over = {year for year in range(2014, 2030) if issued.year < year and day(f"{year}-12-31") < as_of}
        assert {one.matter for one in found} == {f"{THING} {year}" for year in over - handed}
        assert found.verdicts["DV03"][Verdict.PASS] == len(over & handed)

    @given(near(day("2018-12-31")), st.integers(2017, 2019))
    def test_it_is_for_the_year_that_it_says_and_in_time_by_its_end(self, submitted_on: Day, period: int) -> None:
        """What is handed in in January is late, and what is for another year is none."""
        found = report(
            "DV03",
            PLANS["DV03"],
            [handed_in(period=period, submitted_on=submitted_on)],
            as_of="2019-01-10",
        )
        in_time = period == 2018 and submitted_on <= day("2018-12-31")
        assert found.verdicts["DV03"][Verdict.PASS] == in_time

    def test_the_year_of_issue_can_be_taken_in(self) -> None:
        """By a day of the year before."""
        found = report("DV03", PLANS["DV03"], [], as_of="2018-06-30", parameters={"DV03.since": "2016-12-31"})
        assert [one.matter for one in found] == [f"{THING} 2017"]

    def test_what_the_plan_begins_itself_begins_then(self) -> None:
        """A first day that is printed goes before the day of issue."""
        later = plan(task(deadline=attrs.evolve(YEARLY, first_day="2020-01-01")))
        assert [one.matter for one in report("DV03", later, [], as_of="2021-06-30")] == [f"{THING} 2020"]

    @pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYMONTHDAY=28", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=30"])
    def test_shorter_periods_are_not_its_matter(self, rule: str) -> None:
        """Nothing is said of duties that fall due several times a year."""
        often = Deadline(kind=DeadlineKind.RECURRING, text="每月", recurrence=rule)
        assert verdicts(report("DV03", plan(task(deadline=often)), [], as_of="2021-06-30")) == {}


class TestMissingData:
    """What is not known never decides."""

    @pytest.mark.parametrize("rule_id", PLANS)
    @given(data=st.data())
    def test_filling_in_what_is_missing_never_changes_a_definite_verdict(
        self, rule_id: str, data: st.DataObject
    ) -> None:
        """A verdict that was given without a datum is the verdict with it, whatever the datum is."""
        boundary = day("2018-12-31") if rule_id == "DV03" else DUE
        full = data.draw(papers(boundary=boundary))
        as_of = data.draw(st.integers(0, 3).map(lambda days: boundary.add(days=days)))
        known = forgetting(full, [data.draw(FORGOTTEN) for _ in full])
        before = report(rule_id, PLANS[rule_id], known, as_of=as_of)
        if verdicts(before).get(Verdict.UNKNOWN):
            assert all(one.missing for one in before if one.verdict is Verdict.UNKNOWN)
        else:
            assert verdicts(before) == verdicts(report(rule_id, PLANS[rule_id], full, as_of=as_of))

    def test_what_is_not_known_to_be_handed_in_is_undecided(self) -> None:
        """The data that would tell are named, and only of what may be meant."""
        submissions = [
            handed_in(id="1", submitted_on=None),
            handed_in(id="2", unit=None),
            handed_in(id="3", deliverable=None, unit=OTHER),
            handed_in(id="4", deliverable=None, submitted_on=day("2018-08-01")),
        ]
        found = finding(report("DV01", PLANS["DV01"], submissions, as_of="2018-07-05"))
        assert found.missing == ("submissions/1: submitted_on", "submissions/2: unit")

    LATE, EARLY = DUE.add(days=2), DUE.add(days=-2)

    @pytest.mark.parametrize(
        ("submissions", "missing"),
        [
            ([handed_in(submitted_on=LATE), handed_in(id="2", submitted_on=EARLY, deliverable=None)], "deliverable"),
            ([handed_in(id="2", submitted_on=LATE, deliverable=None)], "deliverable"),
        ],
        ids=["late-or-in-time", "late-or-missing"],
    )
    def test_whether_it_is_late_is_told_only_where_it_is_known(
        self, submissions: list[Submission], missing: str
    ) -> None:
        """What may have been handed in in time leaves lateness open, and what may have been late leaves it open too."""
        found = finding(report("DV01", PLANS["DV01"], submissions, as_of=DUE.add(days=5)))
        assert (found.verdict, found.missing) == (Verdict.UNKNOWN, (f"submissions/2: {missing}",))

    @pytest.mark.parametrize(
        "submissions",
        [
            [handed_in(recipient=WRONG), handed_in(id="2", submitted_on=LATE, recipient=None)],
            [handed_in(submitted_on=LATE), handed_in(id="2", submitted_on=EARLY, recipient=None)],
        ],
        ids=["reached-late-or-never", "reached-late-or-in-time"],
    )
    def test_to_whom_it_went_is_told_only_where_it_is_known(self, submissions: list[Submission]) -> None:
        """A submission that may have reached the office in time, or late, leaves it open."""
        found = finding(report("DV02", PLANS["DV02"], submissions, as_of=DUE.add(days=5)))
        assert (found.verdict, found.missing) == (Verdict.UNKNOWN, ("submissions/2: recipient",))

    @pytest.mark.parametrize("rule_id", ["DV01", "DV02"])
    @pytest.mark.parametrize("recipient", [RIGHT, WRONG])
    def test_a_unit_that_may_not_owe_it_is_undecided(self, rule_id: str, recipient: str) -> None:
        """Whatever it handed in: 有关部门 does not say who is meant, and a unit without a kind may be no department."""
        related, listed = (UnitGroup(kind=GroupKind.DEPARTMENTS, text="有关部门", related=one) for one in (True, False))
        for group, roster, missing in (
            (related, Roster(id="r", groups={"departments": (UNIT,)}), "1: units"),
            (listed, None, f"units/{UNIT}: kind"),
        ):
            fanned = attrs.evolve(task(recipients=(RIGHT,)), assignments=(Assignment(role=Role.LEAD, group=group),))
            found = report(
                rule_id,
                plan(fanned),
                [handed_in(recipient=recipient)],
                as_of="2018-07-01",
                roster=roster,
                units=(UnitFacts(id=UNIT),),
            )
            assert (finding(found).verdict, finding(found).missing) == (Verdict.UNKNOWN, (missing,))


def test_without_a_list_of_what_was_handed_in_nothing_is_judged() -> None:
    """The rules say what they need."""
    found = check(PLANS["DV01"], as_of="2018-07-05", inventory=Inventory(id="i"), select=["DV01"])
    assert "a list of what was handed in" in found.not_run["DV01"].en


def test_a_clause_gives_a_thing_to_its_rule() -> None:
    """And to no other."""
    own_rule = plan(task(things=("目录",), rule="CA01"))
    assert own_rule["1"].clauses == (Clause(text="目录", deliverable="目录", also=("CA01",)),)
    assert verdicts(report("DV01", own_rule, [], as_of="2018-07-05")) == {}
    assert verdicts(report("CA01", own_rule, [], as_of="2018-07-05")) == {Verdict.FAIL: 1}
    assert "CA16" in report("CA16", own_rule, [], as_of="2018-07-05").not_run
