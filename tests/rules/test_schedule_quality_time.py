"""Tests of the rules about the time that work has."""

from __future__ import annotations

import pytest

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.model import Citation, Deadline, DeadlineKind, Dependency, DependencyType, Mark, Plan, Task


def by(iso: str, opens: str | None = None) -> Deadline:
    """Return the deadline that ends on a day, and may open on one."""
    kind = DeadlineKind.BY_DATE if opens is None else DeadlineKind.WINDOW
    return Deadline(kind=kind, text=iso, first_day=opens, last_day=iso)


CONDITIONAL = Deadline(kind=DeadlineKind.CONDITIONAL, text="根据采购进度确定", condition="采购进度")


def judged(plan: Plan, rule_id: str) -> Report:
    """Judge a plan by one rule."""
    return check(plan, as_of="2018-07-01", select=[rule_id])


def found(plan: Plan, rule_id: str) -> tuple[Finding, ...]:
    """Return what a rule finds."""
    return judged(plan, rule_id).findings


def counts(plan: Plan, rule_id: str) -> dict[Verdict, int]:
    """Return how many subjects get which verdict, those that occur."""
    return {verdict: count for verdict, count in judged(plan, rule_id).verdicts[rule_id].items() if count}


def after(
    due: Deadline, limit: Deadline, *, kind: str = "FS", lag: int = 0, days: tuple[int | None, int | None]
) -> Plan:
    """Return a plan of task 2, which waits for task 1; both may have durations."""
    waits = Dependency(predecessor="1", successor="2", type=DependencyType(kind), lag=lag)
    first = Task(id="1", content="先", deadline=due, duration=days[0])
    return Plan(
        id="p",
        title="示例方案",
        tasks=(first, Task(id="2", content="后", deadline=limit, duration=days[1], dependencies=(waits,))),
    )


class TestWorkFitsBetweenDeadlines:
    """SQ07: the work between two deadlines has time."""

    @pytest.mark.parametrize(("duration", "verdict"), [(30, Verdict.PASS), (31, Verdict.FAIL)])
    def test_a_day_too_many_fails(self, duration: int, verdict: Verdict) -> None:
        """From 31 May to 30 June there are thirty days."""
        plan = after(by("2018-05-31"), by("2018-06-30"), days=(None, duration))
        assert counts(plan, "SQ07") == {verdict: 1}

    @pytest.mark.parametrize(
        ("kind", "days", "verdict"),
        [
            ("FS", (10, None), Verdict.NOT_APPLICABLE),
            ("FS", (None, 10), Verdict.PASS),
            ("SS", (10, 10), Verdict.PASS),
            ("SS", (10, 0), Verdict.PASS),
            ("FF", (None, None), Verdict.NOT_APPLICABLE),
        ],
    )
    def test_what_has_no_days_of_work_is_not_judged(
        self, kind: str, days: tuple[int | None, int | None], verdict: Verdict
    ) -> None:
        """Those of the first task count only where the second waits for its start."""
        assert counts(after(by("2018-05-31"), by("2018-06-30"), kind=kind, days=days), "SQ07") == {verdict: 1}

    @pytest.mark.parametrize(
        ("last_day", "lag", "by_time", "by_order"),
        [
            ("2018-05-30", 0, Verdict.NOT_APPLICABLE, Verdict.FAIL),
            ("2018-05-31", 0, Verdict.FAIL, Verdict.PASS),
            ("2018-06-05", 6, Verdict.NOT_APPLICABLE, Verdict.FAIL),
            ("2018-06-05", 5, Verdict.FAIL, Verdict.PASS),
        ],
    )
    def test_dates_that_disagree_by_themselves_are_left_to_the_rule_about_order(
        self, last_day: str, lag: int, by_time: Verdict, by_order: Verdict
    ) -> None:
        """One of the two speaks, and never both."""
        plan = after(by("2018-05-31"), by(last_day), lag=lag, days=(None, 10))
        assert (counts(plan, "SQ07"), counts(plan, "PL04")) == ({by_time: 1}, {by_order: 1})

    def test_starts_that_leave_no_time_are_found(self) -> None:
        """The rule about order does not look at them: work that starts on 27 May at the latest ends on 5 June."""
        plan = after(by("2018-05-31"), by("2018-05-25"), kind="SS", days=(5, 10))
        assert counts(plan, "PL04") == {Verdict.NOT_APPLICABLE: 1}
        (finding,) = found(plan, "SQ07")
        assert "11 days short; the work must fit" in finding.message

    def test_it_says_the_way_in_words_and_quotes_what_carries_it(self) -> None:
        """Over a task without a deadline; an error where words carry it, a warning where one step is judged."""
        words = Citation(document="p", row="2", quote="批准后")
        for mark, severity in ((Mark.EXPLICIT, Severity.ERROR), (Mark.JUDGEMENT, Severity.WARNING)):
            waits = Dependency(predecessor="1", successor="2", quotes=(words,))
            plan = Plan(
                id="p",
                title="示例方案",
                tasks=(
                    Task(id="1", content="报批方案", deadline=by("2018-06-30")),
                    Task(id="2", content="批准后采购", deadline=CONDITIONAL, duration=60, dependencies=(waits,)),
                    Task(
                        id="3",
                        content="建成平台",
                        deadline=by("2018-07-15"),
                        dependencies=(Dependency(predecessor="2", successor="3", mark=mark),),
                    ),
                ),
            )
            (finding,) = found(plan, "SQ07")
            assert (finding.subjects, finding.severity) == (("1", "3"), severity)
            assert finding.message.startswith(
                "1 due 2018-06-30 → 2 needs 60 days → 3 due 2018-07-15: 45 days short; the work must fit"
            )
            assert finding.text("zh").startswith(
                "1 须于 2018-06-30 完成 → 2 需 60 天 → 3 须于 2018-07-15 完成：差 45 天"
            )
            assert ("rests on judgement" in finding.message) == (mark is Mark.JUDGEMENT)
            assert words in finding.citations

    def test_of_the_annex(self) -> None:
        """It gives no durations, so that nothing is judged."""
        assert set(counts(issued.load(), "SQ07")) == {Verdict.NOT_APPLICABLE}


class TestWorkFitsAfterIssue:
    """SQ08: the work has time from the day of issue on."""

    @pytest.mark.parametrize(("duration", "verdict"), [(30, Verdict.PASS), (31, Verdict.FAIL)])
    def test_the_day_of_issue_is_the_first_day_of_work(self, duration: int, verdict: Verdict) -> None:
        """June has thirty days."""
        task = Task(id="1", content="编制目录", deadline=by("2018-06-30"), duration=duration)
        assert counts(Plan(id="p", title="示例", issued="2018-06-01", tasks=(task,)), "SQ08") == {verdict: 1}

    @pytest.mark.parametrize(
        ("last_day", "verdict"), [("2018-06-01", Verdict.FAIL), ("2018-05-31", Verdict.NOT_APPLICABLE)]
    )
    def test_deadlines_before_the_issue_are_left_to_their_own_rule(self, last_day: str, verdict: Verdict) -> None:
        """Due on the day of issue is not before it."""
        task = Task(id="1", content="编制目录", deadline=by(last_day), duration=2)
        assert counts(Plan(id="p", title="示例", issued="2018-06-01", tasks=(task,)), "SQ08") == {verdict: 1}

    def test_a_window_that_opens_too_late_for_what_follows_is_found(self) -> None:
        """The work begins when it opens, not on the day of issue."""
        waits = Dependency(predecessor="1", successor="2")
        tasks = (
            Task(id="1", content="集中督查", deadline=by("2018-06-30", opens="2018-06-20"), duration=5),
            Task(id="2", content="形成报告", deadline=by("2018-06-28"), duration=5, dependencies=(waits,)),
        )
        (finding,) = found(Plan(id="p", title="示例", issued="2018-06-01", tasks=tasks), "SQ08")
        assert finding.subjects == ("2",)
        assert finding.message == (
            "2: is due 2018-06-28 and cannot be finished before 2018-06-29, counted from the issue on 2018-06-01: "
            "1 day short; the work must fit before the deadline. It is held back by 1."
        )
        assert finding.text("zh") == (
            "2：须于 2018-06-28 完成，而自 2018-06-01 印发之日起算，最早要到 2018-06-29 才能完成，差 1 天；"
            "完成时限之前须容得下所需工作。该任务受 1 制约。"
        )

    @pytest.mark.parametrize(("duration", "severity"), [(30, Severity.WARNING), (31, Severity.ERROR)])
    def test_only_what_would_be_in_time_by_words_alone_rests_on_judgement(
        self, duration: int, severity: Severity
    ) -> None:
        """A task that is late by itself stays an error, whatever it has to wait for by judgement."""
        waits = Dependency(predecessor="1", successor="2", mark=Mark.JUDGEMENT)
        tasks = (
            Task(id="1", content="先", deadline=by("2018-12-31"), duration=10),
            Task(id="2", content="后", deadline=by("2018-06-30"), duration=duration, dependencies=(waits,)),
        )
        (finding,) = found(Plan(id="p", title="示例", issued="2018-06-01", tasks=tasks), "SQ08")
        assert finding.severity is severity
        assert ("without what rests on judgement" in finding.message.lower()) == (severity is Severity.WARNING)
        assert ("不计依据判断" in finding.text("zh")) == (severity is Severity.WARNING)
        assert Mark.JUDGEMENT in finding.marks

    def test_judgement_further_up_the_way_is_marked(self) -> None:
        """Words tie the task to what holds it back, and judgement that to something else."""
        tasks = (
            Task(id="1", content="先", duration=20),
            Task(
                id="2",
                content="中",
                duration=20,
                dependencies=(Dependency(predecessor="1", successor="2", mark=Mark.JUDGEMENT),),
            ),
            Task(
                id="3",
                content="后",
                deadline=by("2018-06-30"),
                dependencies=(Dependency(predecessor="2", successor="3"),),
            ),
        )
        (finding,) = found(Plan(id="p", title="示例", issued="2018-06-01", tasks=tasks), "SQ08")
        assert finding.marks == (Mark.EXPLICIT, Mark.JUDGEMENT)

    def test_guidance_beside_long_work_has_dates(self) -> None:
        """It lies open beside the work that it guides, and is in time where the work is."""
        start = Dependency(predecessor="1", successor="2", type=DependencyType.START_TO_START)
        finish = Dependency(predecessor="2", successor="1", type=DependencyType.FINISH_TO_FINISH)
        tasks = (
            Task(id="1", content="指导", deadline=by("2018-06-30"), duration=5, dependencies=(finish,)),
            Task(id="2", content="实施", deadline=by("2018-06-30"), duration=31, dependencies=(start,)),
        )
        plan = Plan(id="p", title="示例", issued="2018-06-01", tasks=tasks)
        assert [one.subjects for one in found(plan, "SQ08")] == [("1",), ("2",)]

    @pytest.mark.parametrize(
        ("duration", "lag", "verdict"),
        [
            (5, 0, Verdict.UNKNOWN),
            (None, 5, Verdict.UNKNOWN),
            (None, 0, Verdict.NOT_APPLICABLE),
            (0, -5, Verdict.NOT_APPLICABLE),
        ],
    )
    def test_the_day_of_issue_is_asked_for_only_where_it_matters(
        self, duration: int | None, lag: int, verdict: Verdict
    ) -> None:
        """A plan that gives no days for anything needs none."""
        plan = after(by("2018-05-31"), by("2018-06-30"), lag=lag, days=(None, duration))
        assert set(counts(plan, "SQ08")) == {verdict}
        assert {one.missing for one in found(plan, "SQ08")} <= {("plan.issued",)}

    def test_of_the_annex(self) -> None:
        """It gives no durations, so that its day of issue is not missed here."""
        assert counts(issued.load(), "SQ08") == {Verdict.NOT_APPLICABLE: 35}
