"""Tests of the rules about the dependencies themselves."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.checking import check
from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import (
    Citation,
    Deadline,
    DeadlineKind,
    Dependency,
    DependencyType,
    Mark,
    Plan,
    Support,
    Task,
)
from egov_consolidation.wording import Text

IDS = ("1", "2", "3", "10")
NAMED = (*IDS, "99")
DATED = Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day="2018-06-30")
STANDING = Deadline(kind=DeadlineKind.STANDING, text="长期")
YEARLY = Deadline(kind=DeadlineKind.RECURRING, text="每年", recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")
CONDITIONAL = Deadline(kind=DeadlineKind.CONDITIONAL, text="根据整合方案时间要求", condition="整合方案")
MISSING = Deadline.missing()


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of a few tasks with any relations: loops, duplicates and unknown tasks included."""
    tasks: list[Task] = []
    for one in IDS:
        dependency = st.builds(
            Dependency,
            predecessor=st.sampled_from(NAMED),
            successor=st.just(one),
            type=st.sampled_from(DependencyType),
            lag=st.integers(-1, 1),
            mark=st.sampled_from(Mark),
        )
        support = st.builds(
            Support, supporter=st.sampled_from(NAMED), supported=st.just(one), mark=st.sampled_from(Mark)
        )
        tasks.append(
            Task(
                id=one,
                content=f"任务{one}",
                deadline=draw(st.sampled_from([DATED, STANDING, YEARLY, CONDITIONAL, MISSING])),
                dependencies=tuple(draw(st.lists(dependency, max_size=2))),
                supports=tuple(draw(st.lists(support, max_size=1))),
            )
        )
    return Plan(id="p", title="示例方案", tasks=tuple(tasks))


def judged(plan: Plan, rule_id: str) -> Report:
    """Judge a plan by one rule."""
    return check(plan, as_of="2018-07-01", select=[rule_id])


def counts(plan: Plan, rule_id: str) -> dict[Verdict, int]:
    """Return how many subjects get which verdict, those that occur."""
    return {verdict: count for verdict, count in judged(plan, rule_id).verdicts[rule_id].items() if count}


def identity(finding: Finding) -> tuple[tuple[str, ...], str]:
    """Return what a finding is about."""
    return finding.subjects, finding.matter


RULES = pytest.mark.parametrize("rule_id", ["LG01", "LG02", "LG03", "LG04"])


class TestAll:
    """What holds for all rules about dependencies."""

    @RULES
    @given(plan=plans(), data=st.data())
    def test_the_order_of_the_plan_changes_nothing(self, rule_id: str, plan: Plan, data: st.DataObject) -> None:
        """Tasks in another order get the same report."""
        other = attrs.evolve(plan, tasks=tuple(data.draw(st.permutations(plan.tasks))))
        assert judged(other, rule_id) == judged(plan, rule_id)

    def test_loops_of_starts_and_of_finishes_can_be_told_apart(self) -> None:
        """One task may wait for itself twice: to begin later than it begins, and to end later than it ends."""
        waits = tuple(
            Dependency(predecessor="1", successor="1", type=kind, lag=1)
            for kind in (DependencyType.START_TO_START, DependencyType.FINISH_TO_FINISH)
        )
        task = Task(id="1", content="任务", dependencies=waits)
        report = judged(Plan(id="p", tasks=(task,)), "LG01")
        assert len(report) == len({one.fingerprint for one in report}) == 2

    @RULES
    @given(plan=plans())
    def test_findings_can_be_told_apart_and_rest_on_words(self, rule_id: str, plan: Plan) -> None:
        """No two findings have one fingerprint, each cites, and each that rests on judgement says so."""
        report = judged(plan, rule_id)
        assert len({one.fingerprint for one in report}) == len(report)
        for finding in report:
            assert finding.citations
            assert ("ests on judgement" in finding.message) == (Mark.JUDGEMENT in finding.marks)
            assert ("依据判断" in finding.text("zh")) == (Mark.JUDGEMENT in finding.marks)

    @RULES
    @given(plan=plans(), marks=st.frozensets(st.sampled_from(Mark)))
    def test_relations_that_do_not_count_are_not_there(self, rule_id: str, plan: Plan, marks: frozenset[Mark]) -> None:
        """A plan judged by some marks is judged as if it had only those relations."""
        tasks = (
            attrs.evolve(
                task,
                dependencies=tuple(one for one in task.dependencies if one.mark in marks),
                supports=tuple(one for one in task.supports if one.mark in marks),
            )
            for task in plan
        )
        other = attrs.evolve(plan, tasks=tuple(tasks))
        report = check(plan, as_of="2018-07-01", select=[rule_id], marks=marks)
        assert report == judged(other, rule_id)


class TestNoLoop:
    """LG01: no tasks wait for each other."""

    @given(plans())
    def test_each_knot_is_one_failure(self, plan: Plan) -> None:
        """What the graph shows is what fails, and every other task passes."""
        loops = PlanGraph.from_plan(plan).loops()
        assert [one.subjects for one in judged(plan, "LG01")] == sorted(
            (loop.tasks for loop in loops), key=lambda tasks: [int(one) for one in tasks]
        )
        passes = len(IDS) - len({one for loop in loops for one in loop.knot})
        expected = {Verdict.PASS: passes, Verdict.FAIL: len(loops)}
        assert counts(plan, "LG01") == {verdict: count for verdict, count in expected.items() if count}

    def test_the_message_walks_round(self) -> None:
        """It names the tasks in order, what one round takes, who else is tied to them, and what is only judged."""
        tasks = (
            _waiting("1", _dependency("2", "1", mark=Mark.JUDGEMENT, lag=3)),
            _waiting("2", _dependency("1", "2")),
            _waiting("3", _dependency("2", "3"), _dependency("2", "3", kind="FF")),
            _waiting("4", _dependency("3", "4")),
            _waiting("2.5", _dependency("4", "2.5")),
        )
        back = attrs.evolve(tasks[1], dependencies=(*tasks[1].dependencies, _dependency("2.5", "2")))
        plan = Plan(id="p", tasks=(tasks[0], back, *tasks[2:]))
        (finding,) = judged(plan, "LG01")
        assert counts(plan, "LG01") == {Verdict.FAIL: 1}
        assert finding.subjects == ("1", "2")
        assert finding.severity is Severity.ERROR
        assert finding.marks == (Mark.EXPLICIT, Mark.JUDGEMENT)
        for part in ("1 → 2 → 1:", "3 days or more", "3 more tasks", "Rests on judgement: 2 → 1."):
            assert part in finding.message
        for part in ("1 → 2 → 1：", "至少 3 天", "3 项任务", "依据判断的依赖关系：2 → 1"):
            assert part in finding.text("zh")

    def test_the_words_of_the_loop_are_cited(self) -> None:
        """Each dependency on the loop gives its words, and a row of which nothing is quoted its content."""
        quote = Citation(document="p", row="1", quote="平台建成后")
        first = _waiting("1", attrs.evolve(_dependency("2", "1"), quotes=(quote,)))
        (finding,) = judged(Plan(id="p", tasks=(first, _waiting("2", _dependency("1", "2")))), "LG01")
        assert finding.citations == (quote, Citation(document="p", row="2", quote="任务2"))
        assert "takes some time" in finding.message
        assert "需 若干时间" in finding.text("zh")


class TestKnownPredecessors:
    """LG02: relations name tasks of the plan."""

    @given(plans())
    def test_it_fails_exactly_what_names_no_task(self, plan: Plan) -> None:
        """Each relation with an unknown task fails once for its kind, and the others pass once."""
        named = {("dependency", one.predecessor, one.successor) for one in plan.dependencies()}
        named |= {("support", one.supporter, one.supported) for one in plan.supports()}
        unknown = {((other, holder), kind) for kind, other, holder in named if other == "99"}
        report = judged(plan, "LG02")
        assert set(map(identity, report)) == unknown
        assert report.verdicts["LG02"][Verdict.PASS] == len(named) - len(unknown)
        assert all(one.verdict is Verdict.FAIL and "“99”" in one.message for one in report)

    def test_the_words_of_the_holder_are_cited(self) -> None:
        """The task that names the unknown one is quoted, and the reason of a judgement given."""
        reason = Text(en="it is so.", zh="如此。")
        one = attrs.evolve(_dependency("99", "2", mark=Mark.JUDGEMENT), reason=reason)
        (finding,) = judged(Plan(id="p", tasks=(_waiting("2", one),)), "LG02")
        assert finding.citations == (Citation(document="p", row="2", quote="任务2"),)
        assert (finding.marks, finding.severity) == ((Mark.JUDGEMENT,), Severity.ERROR)
        assert reason.en in finding.message

    def test_words_come_before_judgement(self) -> None:
        """Named twice, an unknown task is found once, with the mark that carries more."""
        task = _waiting("2", _dependency("99", "2", mark=Mark.JUDGEMENT), _dependency("99", "2", kind="SS"))
        (finding,) = judged(Plan(id="p", tasks=(task,)), "LG02")
        assert finding.marks == (Mark.EXPLICIT,)


class TestNoDuplicateDependencies:
    """LG03: no dependency is given twice."""

    @given(plans())
    def test_it_fails_exactly_what_is_given_twice(self, plan: Plan) -> None:
        """Predecessor, successor and type occur once; whatever the lag, more is a failure."""
        given_ones = Counter((one.predecessor, one.successor, one.type.value) for one in plan.dependencies())
        report = judged(plan, "LG03")
        assert {(*one.subjects, one.matter) for one in report} == {
            one for one, count in given_ones.items() if count > 1
        }
        assert report.verdicts["LG03"][Verdict.PASS] == sum(count == 1 for count in given_ones.values())

    def test_the_message_counts(self) -> None:
        """It says which dependency is given how often, and carries the marks of all."""
        task = _waiting("2", _dependency("1", "2", mark=Mark.JUDGEMENT), *(_dependency("1", "2"),) * 2)
        (finding,) = judged(Plan(id="p", tasks=(_waiting("1"), task)), "LG03")
        assert "FS is given 3 times" in finding.message
        assert "FS 依赖关系列出了 3 次" in finding.text("zh")
        assert (finding.severity, finding.marks) == (Severity.WARNING, (Mark.EXPLICIT, Mark.JUDGEMENT))


class TestConnectedTasks:
    """LG04: dated tasks are joined to others."""

    @given(plans())
    def test_it_speaks_of_tasks_that_nothing_touches(self, plan: Plan) -> None:
        """A task that a relation joins to another passes; of the rest, dated ones fail and undated are undecided."""
        ends = [(one.predecessor, one.successor) for one in plan.dependencies()]
        ends += [(one.supporter, one.supported) for one in plan.supports()]
        joined = {end for pair in ends if len(set(pair)) > 1 for end in pair}
        expected = Counter(Verdict.PASS if task.id in joined else _ALONE[task.deadline.kind] for task in plan)
        assert counts(plan, "LG04") == expected

    @given(plans(), st.sampled_from(IDS), st.sampled_from([DATED, STANDING, YEARLY]))
    def test_a_deadline_that_becomes_known_changes_no_definite_verdict(
        self, plan: Plan, task_id: str, deadline: Deadline
    ) -> None:
        """Only what was undecided is decided."""
        tasks = (
            attrs.evolve(task, deadline=deadline) if task.id == task_id and task.deadline is MISSING else task
            for task in plan
        )
        before, after = judged(plan, "LG04"), judged(attrs.evolve(plan, tasks=tuple(tasks)), "LG04")
        fails = {one.subjects for one in before if one.verdict is Verdict.FAIL}
        unknown = {one.subjects for one in before if one.verdict is Verdict.UNKNOWN}
        assert fails <= {one.subjects for one in after} <= fails | unknown
        assert after.verdicts["LG04"][Verdict.PASS] == before.verdicts["LG04"][Verdict.PASS]

    def test_it_is_a_note_that_cites_the_task(self) -> None:
        """A task alone is no more than a hint, and an undecided one names what is missing."""
        alone, undated = (
            Task(id="1", content="编制目录", deadline=DATED),
            Task(id="2", content="整合", deadline=MISSING),
        )
        one, other = judged(Plan(id="p", tasks=(alone, undated)), "LG04")
        assert (one.verdict, one.severity, one.subjects) == (Verdict.FAIL, Severity.NOTE, ("1",))
        assert one.citations == (Citation(document="p", row="1", quote="编制目录"),)
        assert (other.verdict, other.missing) == (Verdict.UNKNOWN, ("2: deadline.last_day",))


_ALONE = {
    DeadlineKind.BY_DATE: Verdict.FAIL,
    DeadlineKind.STANDING: Verdict.NOT_APPLICABLE,
    DeadlineKind.RECURRING: Verdict.NOT_APPLICABLE,
    DeadlineKind.CONDITIONAL: Verdict.UNKNOWN,
    DeadlineKind.UNREAD: Verdict.UNKNOWN,
}


def _dependency(
    predecessor: str, successor: str, *, kind: str = "FS", mark: Mark = Mark.EXPLICIT, lag: int = 0
) -> Dependency:
    return Dependency(predecessor=predecessor, successor=successor, type=DependencyType(kind), mark=mark, lag=lag)


def _waiting(task_id: str, *held: Dependency) -> Task:
    return Task(id=task_id, content=f"任务{task_id}", dependencies=held)
