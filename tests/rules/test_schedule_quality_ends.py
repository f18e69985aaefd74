"""Tests of the rules about the ends of tasks."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.dates import day
from egov_consolidation.findings import Finding, Severity, Verdict
from egov_consolidation.model import Deadline, DeadlineKind, Dependency, DependencyType, Mark, Plan, Task

STANDING = Deadline(kind=DeadlineKind.STANDING, text="长期")


def by(of: dt.date) -> Deadline:
    """Return the deadline that ends on a day."""
    return Deadline(kind=DeadlineKind.BY_DATE, text=str(of), last_day=day(of))


def found(plan: Plan, rule_id: str) -> tuple[Finding, ...]:
    """Return what a rule finds."""
    return check(plan, as_of="2018-07-01", select=[rule_id]).findings


def chain(tasks: int, *, loose: int) -> Plan:
    """Return a plan of so many tasks, one due after the other, of which some in the middle lead nowhere."""
    first = day("2018-01-01")
    rows = []
    for at in range(tasks):
        is_late = at > tasks - loose - 2
        waits_for = str(tasks - loose - 2 if is_late else at - 1)
        waits = () if at == 0 else (Dependency(predecessor=waits_for, successor=str(at)),)
        rows.append(Task(id=str(at), content=f"任务{at}", deadline=by(first.add(days=at)), dependencies=waits))
    return Plan(id="p", title="示例方案", tasks=tuple(rows))


class TestFewOpenEnds:
    """SQ01: at most 5 percent of the dated tasks lack a predecessor or a successor."""

    @pytest.mark.parametrize(
        ("tasks", "loose", "verdict"),
        [
            (4, 1, Verdict.PASS),
            (5, 2, Verdict.FAIL),
            (40, 2, Verdict.PASS),
            (39, 2, Verdict.FAIL),
            (100, 5, Verdict.PASS),
            (100, 6, Verdict.FAIL),
        ],
    )
    def test_exactly_five_percent_pass(self, tasks: int, loose: int, verdict: Verdict) -> None:
        """Two in forty are allowed, and no more; one alone always is."""
        verdicts = check(chain(tasks, loose=loose), as_of="2018-07-01", select=["SQ01"]).verdicts["SQ01"]
        assert verdicts[verdict] == 1

    def test_it_names_the_tasks_and_the_numbers(self) -> None:
        """In both languages, with the words of the tasks; a note."""
        (finding,) = found(chain(10, loose=2), "SQ01")
        assert finding.subjects == ("p",)
        assert finding.severity is Severity.NOTE
        assert "2 of 10 dated tasks (20.0%)" in finding.message
        assert "without predecessor: none; without successor: 7, 8." in finding.message
        assert "10 项有完成时限的任务中，2 项（20.0%）" in finding.text("zh")
        assert "缺前置任务的：无；缺后续任务的：7、8。" in finding.text("zh")
        assert [one.row for one in finding.citations] == ["7", "8"]

    def test_a_task_that_lacks_both_counts_once(self) -> None:
        """It stands in both lists."""
        apart = Task(id="apart", content="另一项", deadline=by(day("2018-01-05")))
        plan = chain(10, loose=1)
        (finding,) = found(attrs.evolve(plan, tasks=(*plan.tasks, apart)), "SQ01")
        assert "2 of 11 dated tasks (18.2%)" in finding.message
        assert "without predecessor: apart; without successor: 8, apart." in finding.message

    def test_very_many_are_counted_and_not_all_listed(self) -> None:
        """Neither in the message nor among the quotations."""
        (finding,) = found(chain(60, loose=50), "SQ01")
        assert "and 38 more" in finding.message
        assert len(finding.citations) == 12

    @pytest.mark.parametrize(
        ("tasks", "unknown", "verdict"), [(38, 1, Verdict.FAIL), (38, 2, Verdict.UNKNOWN), (39, 1, Verdict.UNKNOWN)]
    )
    def test_the_edge_is_kept_where_last_days_are_not_known(self, tasks: int, unknown: int, verdict: Verdict) -> None:
        """Two open ends are too many among 39, and may be few enough among 40, once all are dated."""
        plan = chain(tasks, loose=2)
        waits = (
            Task(
                id=f"x{at}",
                content="待定",
                dependencies=(Dependency(predecessor="0", successor=f"x{at}"),),
            )
            for at in range(unknown)
        )
        (finding,) = found(attrs.evolve(plan, tasks=(*plan.tasks, *waits)), "SQ01")
        assert finding.verdict is verdict

    def test_a_task_that_waits_for_itself_waits_for_nothing(self) -> None:
        """Nor does anything wait for it by that."""
        plan = chain(10, loose=1)
        itself = Dependency(predecessor="apart", successor="apart")
        apart = Task(id="apart", content="另一项", deadline=by(day("2018-01-05")), dependencies=(itself,))
        (finding,) = found(attrs.evolve(plan, tasks=(*plan.tasks, apart)), "SQ01")
        assert "without predecessor: apart; without successor: 8, apart." in finding.message

    def test_relations_that_do_not_count_are_left_out(self) -> None:
        """A plan that hangs together by judgement alone is all ends without it."""
        plan = chain(10, loose=0)
        weak = (
            attrs.evolve(task, dependencies=tuple(attrs.evolve(one, mark=Mark.JUDGEMENT) for one in task.dependencies))
            for task in plan
        )
        judged = attrs.evolve(plan, tasks=tuple(weak))
        assert not found(judged, "SQ01")
        words = frozenset({Mark.EXPLICIT, Mark.IMPLIED})
        (finding,) = check(judged, as_of="2018-07-01", select=["SQ01"], marks=words)
        assert "10 of 10" in finding.message

    def test_of_the_annex(self) -> None:
        """Those that begin with the issue, and the two in which the migration and the rent of lines end."""
        (finding,) = found(issued.load(), "SQ01")
        assert "without predecessor: 1.14, 2.1.1, 2.2.4, 2.3.3, 2.3.4, 2.5.1, 3.9;" in finding.message
        assert "without successor: 2.2.6, 2.4.1." in finding.message


class TestTiedStartsAndFinishes:
    """SQ05: predecessors hold the start, successors wait for the finish."""

    @pytest.mark.parametrize(
        ("types", "loose"),
        [
            (["FS"], set()),
            (["SS"], {("1", "finish")}),
            (["FF"], {("2", "start")}),
            (["SF"], {("1", "finish"), ("2", "start")}),
            (["SS", "FF"], set()),
            (["SF", "FS"], set()),
            (["SF", "FF"], {("2", "start")}),
            (["SF", "SS"], {("1", "finish")}),
        ],
    )
    def test_types_tie_ends(self, types: list[str], loose: set[tuple[str, str]]) -> None:
        """A dependency ties the two events that it joins, and no others."""
        waits = tuple(Dependency(predecessor="1", successor="2", type=DependencyType(one)) for one in types)
        tasks = (Task(id="1", content="先"), Task(id="2", content="后", dependencies=waits))
        findings = found(Plan(id="p", title="示例方案", tasks=tasks), "SQ05")
        assert {(one.subjects[0], one.matter) for one in findings} == loose
        assert {one.severity for one in findings} <= {Severity.NOTE}

    def test_guidance_is_tied_only_by_the_work_that_it_guides(self) -> None:
        """To finish after some other task than that which waits for its start ties it to nobody."""
        start = Dependency(predecessor="1", successor="2", type=DependencyType.START_TO_START)
        guided = Task(id="2", content="清理", dependencies=(start,))
        other = Task(
            id="3", content="另一项", dependencies=(Dependency(predecessor="1", successor="3", type=start.type),)
        )

        def guidance(after: str) -> Plan:
            finish = Dependency(predecessor=after, successor="1", type=DependencyType.FINISH_TO_FINISH)
            begin = Dependency(predecessor="4", successor="1")
            tasks = (
                Task(id="1", content="指导", dependencies=(finish, begin)),
                guided,
                other,
                Task(id="4", content="备"),
            )
            return Plan(id="p", title="示例方案", tasks=tasks)

        assert not found(guidance("2"), "SQ05")
        assert [(one.subjects, one.matter) for one in found(guidance("4"), "SQ05")] == [(("1",), "finish")]

    def test_what_is_judged_says_so(self) -> None:
        """With the mark, and the sentence in both languages."""
        waits = Dependency(predecessor="1", successor="2", type=DependencyType.FINISH_TO_FINISH, mark=Mark.JUDGEMENT)
        tasks = (Task(id="1", content="先"), Task(id="2", content="后", dependencies=(waits,)))
        (finding,) = found(Plan(id="p", title="示例方案", tasks=tasks), "SQ05")
        assert finding.marks == (Mark.JUDGEMENT,)
        assert finding.message.endswith("This rests on judgement: no reason is recorded.")
        assert finding.text("zh").endswith("此项依据判断：未记录理由。")

    def test_a_standing_duty_is_not_asked_but_ties_others(self) -> None:
        """It has no finish; what waits for the finish of a task ties it, whatever its deadline."""
        waits = Dependency(predecessor="1", successor="2", type=DependencyType.START_TO_START)
        after = Dependency(predecessor="1", successor="3")
        tasks = (
            Task(id="1", content="先", deadline=STANDING),
            Task(id="2", content="后", dependencies=(waits,)),
            Task(id="3", content="又", deadline=STANDING, dependencies=(after,)),
        )
        report = check(Plan(id="p", title="示例方案", tasks=tasks), as_of="2018-07-01", select=["SQ05"])
        assert not report.findings
        assert (report.verdicts["SQ05"][Verdict.PASS], report.verdicts["SQ05"][Verdict.NOT_APPLICABLE]) == (1, 2)

    def test_of_the_annex(self) -> None:
        """Only the rent of lines: guidance beside the clean-up is tied by the work that it guides."""
        (finding,) = found(issued.load(), "SQ05")
        assert (finding.subjects, finding.matter) == (("2.4.1",), "start")
