"""Tests of the rules about deadlines by themselves."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.dates import Day, day, is_working_day
from egov_consolidation.findings import Report, Severity, Verdict
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind, Period, PeriodUnit, Plan, Task, UpstreamDate
from egov_consolidation.wording import Text

STANDING = Deadline(kind=DeadlineKind.STANDING, text="长期")
YEARLY = Deadline(kind=DeadlineKind.RECURRING, text="每年", recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")
CONDITIONAL = Deadline(kind=DeadlineKind.CONDITIONAL, text="根据整合方案时间要求", condition="整合方案")
RELATIVE = Deadline(kind=DeadlineKind.RELATIVE, text="30日内", period=Period(count=30, unit=PeriodUnit.DAY))
UNREAD = Deadline(kind=DeadlineKind.UNREAD, text="尽快")
NO_YEAR = Deadline(kind=DeadlineKind.BY_DATE, text="3月底前", flags=(DeadlineFlag.MISSING_YEAR,))
UNDATED = (STANDING, YEARLY, CONDITIONAL, RELATIVE, UNREAD, NO_YEAR, Deadline.missing())
DAYS = st.dates(dt.date(2016, 1, 1), dt.date(2020, 12, 31)).map(day)

# The 24 of the 35 dated rows of the annex whose last day is a weekend or a holiday, by that day.
NOT_WORKED = {
    "2017-12-10": ("1.10",),
    "2017-12-31": ("2.1.1", "2.3.3", "2.3.4", "2.5.2"),
    "2018-02-10": ("2.3.1",),
    "2018-03-31": ("1.2",),
    "2018-06-30": ("1.3", "2.2.1", "2.2.4", "2.2.10", "2.2.12", "2.2.13", "2.5.3", "3.1", "3.2"),
    "2018-12-31": ("1.7", "1.11", "2.2.3", "2.2.5", "2.2.9", "2.2.11", "2.4.1", "3.6"),
}


def by(of: str | dt.date) -> Deadline:
    """Return the deadline that ends on a day."""
    return Deadline(kind=DeadlineKind.BY_DATE, text=str(of), last_day=day(of))


def plan_of(*deadlines: Deadline, issued_on: str | dt.date | None = None) -> Plan:
    """Return a plan with a task for each deadline, numbered from 1."""
    tasks = [Task(id=str(number), content=f"任务{number}", deadline=one) for number, one in enumerate(deadlines, 1)]
    return Plan(id="p", title="示例方案", tasks=tuple(tasks), issued=None if issued_on is None else day(issued_on))


def judged(rule_id: str, plan: Plan) -> Report:
    """Return what one rule says of a plan."""
    return check(plan, as_of="2018-07-01", select=[rule_id])


def verdict(rule_id: str, plan: Plan) -> Verdict:
    """Return the one verdict that a rule gives."""
    counts = judged(rule_id, plan).verdicts[rule_id]
    (one,) = (verdict for verdict, count in counts.items() for _ in range(count))
    return one


class TestDeadlineIsReadable:
    """PL02."""

    def test_every_row_of_the_annex_passes(self) -> None:
        """35 dates, 10 standing and 7 yearly duties, and one condition."""
        assert judged("PL02", issued.load()).verdicts["PL02"][Verdict.PASS] == 53

    @pytest.mark.parametrize("deadline", [by("2018-06-30"), STANDING, YEARLY, CONDITIONAL, RELATIVE], ids=str)
    def test_what_means_something_passes(self, deadline: Deadline) -> None:
        """A condition counts once it is named."""
        assert verdict("PL02", plan_of(deadline)) is Verdict.PASS

    @pytest.mark.parametrize(
        ("deadline", "en", "zh"),
        [
            (Deadline.missing(), "has no deadline", "未列完成时限"),
            (Deadline(kind=DeadlineKind.UNREAD, text="无", flags=(DeadlineFlag.MISSING,)), "has no", "未列"),
            (Deadline(kind=DeadlineKind.UNREAD, text=" \n"), "has no deadline", "未列完成时限"),
            (Deadline(kind=DeadlineKind.UNREAD, text="尽\n快"), "“尽快” cannot be read", "“尽快”无法识别"),
            (
                Deadline(kind=DeadlineKind.UNREAD, text="6月31日前", flags=(DeadlineFlag.IMPOSSIBLE_DAY,)),
                "names a day that does not exist",
                "不存在",
            ),
            (
                Deadline(kind=DeadlineKind.UNREAD, text="2018111日前", flags=(DeadlineFlag.AMBIGUOUS,)),
                "more than one day",
                "不止一种",
            ),
        ],
    )
    def test_the_message_says_what_is_wrong(self, deadline: Deadline, en: str, zh: str) -> None:
        """Nothing printed, nothing that can be read, no such day, or more than one."""
        (finding,) = judged("PL02", plan_of(deadline))
        assert (finding.verdict, finding.severity) == (Verdict.FAIL, Severity.ERROR)
        assert en in finding.text("en")
        assert zh in finding.text("zh")

    @pytest.mark.parametrize(
        ("issued_on", "missing"), [(None, "plan.issued"), ("2017-11-10", "1: year of the deadline")]
    )
    def test_a_year_that_is_missing_is_named(self, issued_on: str | None, missing: str) -> None:
        """The day of issue would give it, where that is not known either."""
        (finding,) = judged("PL02", plan_of(NO_YEAR, issued_on=issued_on))
        assert (finding.verdict, finding.missing) == (Verdict.UNKNOWN, (missing,))

    @pytest.mark.parametrize(
        ("then", "expected"),
        [(STANDING, Verdict.PASS), (UNREAD, Verdict.FAIL), (NO_YEAR, Verdict.UNKNOWN), (None, Verdict.PASS)],
    )
    def test_what_the_cell_asks_afterwards_counts(self, then: Deadline | None, expected: Verdict) -> None:
        """The worst part of a cell decides."""
        assert verdict("PL02", plan_of(attrs.evolve(by("2018-06-30"), then=then))) is expected

    def test_unread_weighs_more_than_a_missing_year(self) -> None:
        """A failure is definite, whatever the year."""
        assert verdict("PL02", plan_of(attrs.evolve(NO_YEAR, then=UNREAD))) is Verdict.FAIL

    def test_long_words_are_shortened(self) -> None:
        """A message stays readable."""
        (finding,) = judged("PL02", plan_of(Deadline(kind=DeadlineKind.UNREAD, text="快" * 500)))
        assert f"“{'快' * 60}”" in finding.message


class TestDeadlineNotBeforeIssue:
    """PL03."""

    @given(DAYS, DAYS)
    def test_the_day_of_issue_is_the_first_that_counts(self, last_day: Day, issued_on: Day) -> None:
        """Due that day or later passes, earlier fails."""
        expected = Verdict.FAIL if last_day < issued_on else Verdict.PASS
        assert verdict("PL03", plan_of(by(last_day), issued_on=issued_on)) is expected

    def test_the_message_counts_the_days(self) -> None:
        """From the last day to the day of issue."""
        (finding,) = judged("PL03", plan_of(by("2017-10-31"), issued_on="2017-11-10"))
        assert finding.severity is Severity.WARNING
        assert "2017-10-31, 10 days before the plan was issued (2017-11-10)" in finding.text("en")
        assert "早 10 天" in finding.text("zh")

    @pytest.mark.parametrize("issued_on", [None, "2030-01-01"])
    @pytest.mark.parametrize("deadline", UNDATED, ids=str)
    def test_without_a_last_day_it_does_not_apply(self, deadline: Deadline, issued_on: str | None) -> None:
        """Whether the day of issue is known or not."""
        assert verdict("PL03", plan_of(deadline, issued_on=issued_on)) is Verdict.NOT_APPLICABLE

    def test_an_unknown_day_of_issue_is_asked_for_once(self) -> None:
        """The annex does not say when it was issued: one question, not 35."""
        report = judged("PL03", issued.load())
        (finding,) = report
        assert (finding.subjects, finding.missing) == (("dalian-2017",), ("plan.issued",))
        assert "35 deadlines" in finding.text("en")
        assert [one.quote for one in finding.citations] == [issued.load().title]
        assert report.verdicts["PL03"][Verdict.NOT_APPLICABLE] == 18

    @given(st.lists(st.one_of(DAYS.map(by), st.sampled_from(UNDATED)), max_size=5), DAYS)
    def test_knowing_it_changes_no_definite_verdict(self, deadlines: list[Deadline], issued_on: Day) -> None:
        """Only what was undecided becomes decided."""
        before = judged("PL03", plan_of(*deadlines)).verdicts["PL03"]
        after = judged("PL03", plan_of(*deadlines, issued_on=issued_on)).verdicts["PL03"]
        assert before[Verdict.NOT_APPLICABLE] == after[Verdict.NOT_APPLICABLE]
        assert (before[Verdict.PASS], before[Verdict.FAIL], after[Verdict.UNKNOWN]) == (0, 0, 0)

    def test_the_first_row_speaks_for_a_plan_without_a_title(self) -> None:
        """Every finding quotes words."""
        (finding,) = judged("PL03", attrs.evolve(plan_of(STANDING, by("2018-06-30")), title=""))
        assert [(one.row, one.quote) for one in finding.citations] == [("1", "任务1")]


class TestLastDayIsWorked:
    """PL06."""

    def test_24_of_35_last_days_of_the_annex_are_not_worked(self) -> None:
        """Exactly these rows, and all as a note."""
        report = judged("PL06", issued.load())
        expected = {task: last_day for last_day, tasks in NOT_WORKED.items() for task in tasks}
        found = {one.subjects[0]: issued.load()[one.subjects[0]].deadline.last_day for one in report}
        assert {task: str(last_day) for task, last_day in found.items()} == expected
        assert {one.severity for one in report} == {Severity.NOTE}
        counts = report.verdicts["PL06"]
        assert (counts[Verdict.PASS], counts[Verdict.FAIL], counts[Verdict.NOT_APPLICABLE]) == (11, 24, 18)

    @given(DAYS)
    def test_a_day_passes_if_it_is_worked(self, last_day: Day) -> None:
        """And where it is not, the effective day is, and no day between is."""
        report = judged("PL06", plan_of(by(last_day)))
        if is_working_day(last_day):
            assert not report.findings
        else:
            (finding,) = report
            values = dict(finding.values)
            effective = values["effective"]
            assert isinstance(effective, dt.date)
            between = [day(dt.date.fromordinal(at)) for at in range(effective.toordinal(), last_day.toordinal() + 1)]
            assert [is_working_day(one) for one in between] == [True, *[False] * (len(between) - 1)]

    @pytest.mark.parametrize(
        ("last_day", "effective", "why"),
        [
            ("2018-06-30", "2018-06-29", "星期六"),
            ("2017-12-31", "2017-12-29", "星期日"),
            ("2018-12-31", "2018-12-29", "放假日"),
            ("2018-02-20", "2018-02-14", "放假日"),
        ],
    )
    def test_the_message_says_why_and_which_day_counts(self, last_day: str, effective: str, why: str) -> None:
        """A Saturday, a Sunday, a Monday off (国办发明电〔2018〕15号) and the Spring Festival."""
        (finding,) = judged("PL06", plan_of(by(last_day)))
        assert effective in finding.text("en")
        assert effective in finding.text("zh")
        assert why in finding.text("zh")

    @pytest.mark.parametrize(("last_day", "year"), [("2099-12-31", 2099), ("2003-12-31", 2003), ("2004-01-01", 2003)])
    def test_years_without_an_arrangement_are_named(self, last_day: str, year: int) -> None:
        """Beyond the published years it is not known, and the day before New Year's Day may lie beyond."""
        (finding,) = judged("PL06", plan_of(by(last_day)))
        assert (finding.verdict, finding.missing) == (Verdict.UNKNOWN, (f"calendar/{year}",))

    @pytest.mark.parametrize("deadline", UNDATED, ids=str)
    def test_without_a_last_day_it_does_not_apply(self, deadline: Deadline) -> None:
        """Nothing to look up."""
        assert verdict("PL06", plan_of(deadline)) is Verdict.NOT_APPLICABLE


def upstream(last_day: str | dt.date, *tasks: str, is_verified: bool = True, note: Text | None = None) -> UpstreamDate:
    """Return a day set from above."""
    return UpstreamDate(
        id="above",
        document="国办发〔2017〕39号",
        about=Text(en="Clean-up completed.", zh="完成清理工作。"),
        last_day=day(last_day),
        tasks=tasks,
        is_verified=is_verified,
        note=note,
    )


def under(plan: Plan, *dates: UpstreamDate) -> Plan:
    """Return a plan with days set from above."""
    return attrs.evolve(plan, upstream_dates=dates)


class TestNotLaterThanUpstream:
    """PL13."""

    @given(DAYS, DAYS)
    def test_the_same_day_is_no_later(self, last_day: Day, upper: Day) -> None:
        """Up to the day set from above it passes, after it fails."""
        plan = under(plan_of(by(last_day)), upstream(upper, "1"))
        assert verdict("PL13", plan) is (Verdict.FAIL if last_day > upper else Verdict.PASS)

    def test_the_annex_is_later_on_each(self) -> None:
        """Days late, counted by calendar: zombies 90, big system 181, access 184, self-check 106."""
        found = {(one.subjects[0], one.matter): dict(one.values)["late"] for one in judged("PL13", issued.load())}
        days = {key: late.en for key, late in found.items() if isinstance(late, Text)}
        assert days == {
            ("1.2", "39-cleanup"): "90 days",
            ("1.3", "39-cleanup"): "181 days",
            ("3.1", "39-cleanup"): "181 days",
            ("3.2", "39-cleanup"): "181 days",
            ("1.11", "39-access"): "184 days",
            ("2.2.11", "39-access"): "184 days",
            ("3.6", "39-access"): "184 days",
            ("1.1", "1529-selfcheck"): "106 days",
            ("1.2", "1529-cleanup"): "182 days",
            ("2.5.2", "1529-cleanup"): "92 days",
        }

    @pytest.mark.parametrize(
        ("is_verified", "severity", "en", "zh"),
        [
            (True, Severity.WARNING, "the day that 国办发〔2017〕39号 sets", "比国办发〔2017〕39号规定的"),
            (False, Severity.NOTE, "nobody has checked that day", "尚未核对原文"),
        ],
    )
    def test_a_day_that_nobody_checked_weighs_less(
        self, is_verified: bool, severity: Severity, en: str, zh: str
    ) -> None:
        """And the message says so."""
        plan = under(plan_of(by("2018-03-31")), upstream("2017-12-31", "1", is_verified=is_verified))
        (finding,) = judged("PL13", plan)
        assert finding.severity is severity
        assert en in finding.text("en")
        assert zh in finding.text("zh")

    def test_a_day_that_binds_others_weighs_less(self) -> None:
        """It is compared with and no more."""
        day_of_others = attrs.evolve(upstream("2017-12-31", "1"), is_comparison=True)
        (finding,) = judged("PL13", under(plan_of(by("2018-03-31")), day_of_others))
        assert finding.severity is Severity.NOTE

    def test_the_note_ends_the_message(self) -> None:
        """Where the day was read, and what its document allows."""
        note = Text(en="Regions set their own day.", zh="各地区结合实际确定时限。")
        (finding,) = judged("PL13", under(plan_of(by("2018-03-31")), upstream("2017-12-31", "1", note=note)))
        assert finding.text("en").endswith(f". {note.en}")
        assert finding.text("zh").endswith(f"。{note.zh}")

    @pytest.mark.parametrize(
        ("deadline", "expected"),
        [
            (STANDING, Verdict.NOT_APPLICABLE),
            (YEARLY, Verdict.NOT_APPLICABLE),
            (CONDITIONAL, Verdict.UNKNOWN),
            (RELATIVE, Verdict.UNKNOWN),
            (UNREAD, Verdict.UNKNOWN),
            (NO_YEAR, Verdict.UNKNOWN),
            (Deadline.missing(), Verdict.UNKNOWN),
        ],
    )
    def test_without_a_last_day(self, deadline: Deadline, expected: Verdict) -> None:
        """A duty without end cannot be late; a day that is not known cannot be compared."""
        assert verdict("PL13", under(plan_of(deadline), upstream("2017-12-31", "1"))) is expected

    def test_each_day_is_compared_with_each_of_its_tasks(self) -> None:
        """Once, even where a task is named twice; a task that the plan does not have is named."""
        plan = under(
            plan_of(by("2018-01-01"), by("2017-12-31")),
            upstream("2017-12-31", "1", "2", "1", "9"),
            attrs.evolve(upstream("2017-09-30", "2"), id="other"),
        )
        found = [(one.verdict, one.subjects, one.matter, one.missing) for one in judged("PL13", plan)]
        assert found == [
            (Verdict.FAIL, ("1",), "above", ()),
            (Verdict.FAIL, ("2",), "other", ()),
            (Verdict.UNKNOWN, ("9",), "above", ("9: task",)),
        ]

    def test_without_days_from_above_there_is_nothing_to_judge(self) -> None:
        """Neither a pass nor a finding."""
        assert not any(judged("PL13", plan_of(by("2018-06-30"))).verdicts["PL13"].values())

    def test_a_day_that_becomes_known_changes_no_definite_verdict(self) -> None:
        """Tasks that were judged stay as they were."""
        dates = [upstream("2017-12-31", "1", "2", "3")]
        before = under(plan_of(by("2017-12-31"), by("2018-01-01"), CONDITIONAL), *dates)
        after = under(plan_of(by("2017-12-31"), by("2018-01-01"), by("2017-12-01")), *dates)
        definite = [one for one in judged("PL13", before) if one.verdict is Verdict.FAIL]
        assert definite == list(judged("PL13", after))
