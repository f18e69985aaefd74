"""Tests of the rules about the order of deadlines."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.dates import day
from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import (
    ALL_MARKS,
    Citation,
    Deadline,
    DeadlineKind,
    Dependency,
    DependencyType,
    Mark,
    Plan,
    Task,
)
from egov_consolidation.wording import Text

IDS = ("1", "2", "3", "4", "10")
FIRST = day("2018-01-01")


def by(iso: str | dt.date) -> Deadline:
    """Return the deadline that ends on a day."""
    return Deadline(kind=DeadlineKind.BY_DATE, text=str(iso), last_day=day(iso))


def later(deadline: Deadline, days: int) -> Deadline:
    """Return a deadline so many days later; one without a last day stays as it is."""
    if deadline.last_day is None:
        return deadline
    return by(dt.date.fromordinal(deadline.last_day.toordinal() + days))


DATED = st.integers(0, 4).map(lambda days: later(by(FIRST), days))
STANDING = Deadline(kind=DeadlineKind.STANDING, text="长期")
YEARLY = Deadline(kind=DeadlineKind.RECURRING, text="每年", recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")
CONDITIONAL = Deadline(kind=DeadlineKind.CONDITIONAL, text="根据整合方案时间要求", condition="整合方案")
UNDATED = st.sampled_from([CONDITIONAL, Deadline.missing()])
DEADLINES = st.one_of(DATED, DATED, DATED, st.sampled_from([STANDING, YEARLY]), UNDATED)


def dependencies(successor: str, lags: st.SearchStrategy[int] | None = None) -> st.SearchStrategy[Dependency]:
    """Draw a dependency that a task holds, now and then on what is no task."""
    return st.builds(
        Dependency,
        predecessor=st.sampled_from([*(one for one in IDS if one != successor), "99"]),
        successor=st.just(successor),
        type=st.sampled_from(DependencyType),
        lag=st.integers(-2, 2) if lags is None else lags,
        mark=st.sampled_from(Mark),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of a few tasks with deadlines of all kinds and any dependencies, loops included."""
    tasks = [
        Task(
            id=one,
            content=f"任务{one}",
            deadline=draw(DEADLINES),
            duration=draw(st.sampled_from([None, None, 0, 3])),
            dependencies=tuple(draw(st.lists(dependencies(one), max_size=2))),
        )
        for one in IDS
    ]
    return Plan(id="p", title="示例方案", tasks=tuple(tasks))


def pair(
    due: Deadline,
    limit: Deadline,
    *,
    kind: str = "FS",
    lag: int = 0,
    mark: Mark = Mark.EXPLICIT,
    quotes: tuple[Citation, ...] = (),
    reason: Text | None = None,
    duration: int | None = None,
    more: tuple[Dependency, ...] = (),
) -> Plan:
    """Return a plan of task 2, which waits for task 1."""
    of_kind = DependencyType(kind)
    one = Dependency(predecessor="1", successor="2", type=of_kind, lag=lag, mark=mark, quotes=quotes, reason=reason)
    second = Task(id="2", content="后", deadline=limit, duration=duration, dependencies=(one, *more))
    return Plan(id="p", title="示例方案", tasks=(Task(id="1", content="先", deadline=due), second))


def judged(plan: Plan, rule_id: str) -> Report:
    """Judge a plan by one rule."""
    return check(plan, as_of="2018-07-01", select=[rule_id])


def counts(plan: Plan, rule_id: str) -> dict[Verdict, int]:
    """Return how many dependencies get which verdict, those that occur."""
    return {verdict: count for verdict, count in judged(plan, rule_id).verdicts[rule_id].items() if count}


def identity(finding: Finding) -> tuple[tuple[str, ...], str]:
    """Return what a finding is about."""
    return finding.subjects, finding.matter


def failed(plan: Plan, rule_id: str) -> set[tuple[tuple[str, ...], str]]:
    """Return what fails."""
    return {identity(one) for one in judged(plan, rule_id) if one.verdict is Verdict.FAIL}


def with_deadlines(plan: Plan, deadlines: dict[str, Deadline]) -> Plan:
    """Return the plan with some deadlines in place of its own."""
    tasks = (attrs.evolve(task, deadline=deadlines.get(task.id, task.deadline)) for task in plan)
    return attrs.evolve(plan, tasks=tuple(tasks))


def annex(folder: Path) -> tuple[Plan, list[dict[str, str]]]:
    """Return the dependencies of the annex with the days of their ends, as the reference table lists them."""
    with (folder / "domain" / "edges.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] != "SO"]
    deadlines: dict[str, Deadline] = {}
    held: dict[str, list[Dependency]] = {}
    for row in rows:
        for end, due in (("predecessor", "pred_due"), ("successor", "succ_due")):
            is_day = row[due][:2] == "20"
            deadlines[row[end]] = by(row[due]) if is_day else CONDITIONAL
            held.setdefault(row[end], [])
        one = Dependency(
            predecessor=row["predecessor"],
            successor=row["successor"],
            type=DependencyType(row["type"]),
            mark=Mark(row["mark"]),
        )
        held[one.successor].append(one)
    tasks = (Task(id=one, content=one, deadline=deadlines[one], dependencies=tuple(held[one])) for one in held)
    return Plan(id="annex", tasks=tuple(tasks)), rows


RULES = pytest.mark.parametrize("rule_id", ["PL04", "PL05"])


class TestBoth:
    """What holds for both rules about the order of deadlines."""

    @RULES
    @given(plan=plans(), days=st.integers(-400, 400))
    def test_shifting_all_deadlines_changes_no_verdict(self, rule_id: str, plan: Plan, days: int) -> None:
        """Only what lies between two days counts."""
        other = with_deadlines(plan, {task.id: later(task.deadline, days) for task in plan})
        before, after = judged(plan, rule_id), judged(other, rule_id)
        assert after.verdicts == before.verdicts
        assert list(map(identity, after)) == list(map(identity, before))

    @RULES
    @given(plan=plans(), data=st.data())
    def test_a_datum_filled_in_changes_no_definite_verdict(self, rule_id: str, plan: Plan, data: st.DataObject) -> None:
        """A last day that becomes known decides what was undecided, and nothing else."""
        undated = [task.id for task in plan if task.deadline in {CONDITIONAL, Deadline.missing()}]
        assume(undated)
        task_id = data.draw(st.sampled_from(undated))
        other = with_deadlines(plan, {task_id: data.draw(DATED)})
        before, after = judged(plan, rule_id), judged(other, rule_id)
        unknown = {identity(one) for one in before if one.verdict is Verdict.UNKNOWN}
        assert failed(plan, rule_id) <= failed(other, rule_id)
        assert all(task_id in subjects for subjects, _ in failed(other, rule_id) - failed(plan, rule_id))
        assert failed(other, rule_id) - failed(plan, rule_id) <= unknown
        assert {identity(one) for one in after if one.verdict is Verdict.UNKNOWN and one.matter != "loop"} <= unknown

    @RULES
    @given(plan=plans(), data=st.data())
    def test_another_dependency_excuses_no_failure(self, rule_id: str, plan: Plan, data: st.DataObject) -> None:
        """What is out of order stays so, whatever else is said of the order, loops included."""
        holder = data.draw(st.sampled_from(plan.tasks))
        more = attrs.evolve(holder, dependencies=(*holder.dependencies, data.draw(dependencies(holder.id))))
        other = attrs.evolve(plan, tasks=tuple(more if task is holder else task for task in plan))
        assert failed(plan, rule_id) <= failed(other, rule_id)

    @RULES
    @given(plan=plans(), data=st.data())
    def test_the_order_of_the_plan_changes_nothing(self, rule_id: str, plan: Plan, data: st.DataObject) -> None:
        """Tasks in another order get the same report."""
        other = attrs.evolve(plan, tasks=tuple(data.draw(st.permutations(plan.tasks))))
        assert judged(other, rule_id) == judged(plan, rule_id)

    @RULES
    @given(plan=plans())
    def test_findings_can_be_told_apart_and_rest_on_words(self, rule_id: str, plan: Plan) -> None:
        """No two findings have one fingerprint, each cites, and each that rests on judgement says so."""
        report = judged(plan, rule_id)
        assert len({one.fingerprint for one in report}) == len(report)
        for finding in report:
            assert finding.citations
            assert ("rests on judgement" in finding.message) == (finding.marks == (Mark.JUDGEMENT,))
            assert ("依据判断" in finding.text("zh")) == (finding.marks == (Mark.JUDGEMENT,))
            assert bool(finding.missing) == (finding.verdict is Verdict.UNKNOWN)

    @RULES
    @given(plan=plans())
    def test_a_plan_with_a_loop_passes_nothing(self, rule_id: str, plan: Plan) -> None:
        """Where tasks wait for each other nothing passes, and one undecided finding names them."""
        loops = PlanGraph.from_plan(plan).loops()
        report = judged(plan, rule_id)
        about_loops = [one for one in report if one.matter == "loop"]
        assert (len(about_loops) == 0) if not loops else (report.verdicts[rule_id][Verdict.PASS] == 0)
        assert [one.subjects for one in about_loops] in ([], [loop.tasks for loop in loops[:1]])

    @RULES
    @given(plan=plans())
    def test_every_pair_and_type_gets_one_verdict(self, rule_id: str, plan: Plan) -> None:
        """However often a dependency is given, it is judged once."""
        assume(not PlanGraph.from_plan(plan).loops())
        spoken = {DependencyType.FINISH_TO_START}
        if rule_id == "PL04":
            spoken.add(DependencyType.FINISH_TO_FINISH)
        every = plan.dependencies()
        expected = len({(one.predecessor, one.successor, one.type) for one in every if one.type in spoken})
        others = sum(one.type not in spoken for one in every)
        assert sum(judged(plan, rule_id).verdicts[rule_id].values()) == expected + others

    @RULES
    @pytest.mark.parametrize(
        ("due", "limit", "missing"),
        [
            (CONDITIONAL, by(FIRST), ("1: deadline.last_day",)),
            (by(FIRST), Deadline.missing(), ("2: deadline.last_day",)),
            (CONDITIONAL, CONDITIONAL, ("1: deadline.last_day", "2: deadline.last_day")),
        ],
    )
    def test_what_is_missing_is_named(
        self, rule_id: str, due: Deadline, limit: Deadline, missing: tuple[str, ...]
    ) -> None:
        """Each last day that is not known is named with its task."""
        (finding,) = judged(pair(due, limit), rule_id)
        assert (finding.verdict, finding.subjects, finding.missing) == (Verdict.UNKNOWN, ("1", "2"), missing)

    @RULES
    @pytest.mark.parametrize("endless", [STANDING, YEARLY])
    @pytest.mark.parametrize("other", [by(FIRST), CONDITIONAL, STANDING])
    def test_endless_duties_are_not_spoken_of(self, rule_id: str, endless: Deadline, other: Deadline) -> None:
        """A standing or recurring duty at either end has no last day to compare, whatever the other has."""
        for plan in (pair(endless, other), pair(other, endless)):
            assert counts(plan, rule_id) == {Verdict.NOT_APPLICABLE: 1}


SHORT = {
    ("1.8", "1.7"): -365,
    ("3.1", "3.5"): -192,
    ("1.14", "2.2.7"): -10,
    ("3.9", "2.2.7"): -10,
    ("1.1", "1.10"): -5,
}
"""The rows of the annex that are out of order, with the days between: read off its deadlines."""

TIGHT = {("2.2.3", "2.2.5"), ("2.2.4", "2.2.10"), ("2.2.4", "2.2.12"), ("2.2.4", "2.2.13"), ("2.2.10", "2.2.13")}
"""The rows of the annex of which the second may begin only on the day on which it is due."""


class TestDeadlinesFollowDependencies:
    """PL04: what must be done first is due first."""

    def test_the_annex(self) -> None:
        """Five pairs of rows are out of order, all by judgement, and row 2.1.2 alone is undecided."""
        plan = issued.load("dalian-2017")
        report = judged(plan, "PL04")
        fails = {one.subjects: one for one in report if one.verdict is Verdict.FAIL}
        assert set(fails) == set(SHORT)
        for subjects, days in SHORT.items():
            assert fails[subjects].marks == (Mark.JUDGEMENT,)
            assert fails[subjects].severity is Severity.WARNING
            assert f"{-days} days after" in fails[subjects].message
        assert [one.missing for one in report if one.verdict is Verdict.UNKNOWN] == [("2.1.2: deadline.last_day",)]
        words = check(plan, as_of="2018-07-01", select=["PL04"], marks=ALL_MARKS - {Mark.JUDGEMENT})
        assert [one.verdict for one in words] == [Verdict.UNKNOWN]

    @given(plans())
    def test_it_fails_exactly_what_is_out_of_order(self, plan: Plan) -> None:
        """FS and FF dependencies fail where the first last day, plus the lag, is after the second."""
        last = {task.id: task.deadline.last_day for task in plan}
        expected: set[tuple[tuple[str, ...], str]] = set()
        for one in plan.dependencies():
            due, limit = last.get(one.predecessor), last[one.successor]
            if one.type.value not in {"FS", "FF"} or due is None or limit is None:
                continue
            if due + dt.timedelta(days=one.lag) > limit:
                expected.add(((one.predecessor, one.successor), one.type.value))
        assert failed(plan, "PL04") == expected

    @given(plans(), st.sampled_from(IDS), st.integers(0, 9))
    def test_a_later_deadline_of_the_successor_fails_nothing(self, plan: Plan, task_id: str, days: int) -> None:
        """Whoever gets more time comes too early for nobody before him."""
        other = with_deadlines(plan, {task_id: later(plan[task_id].deadline, days)})
        new = failed(other, "PL04") - failed(plan, "PL04")
        assert all(subjects[1] != task_id for subjects, _ in new)

    @pytest.mark.parametrize(
        ("due", "lag", "verdict"),
        [
            ("2017-12-10", 0, Verdict.PASS),
            ("2017-12-11", 0, Verdict.FAIL),
            ("2017-12-11", -1, Verdict.PASS),
            ("2017-12-09", 1, Verdict.PASS),
            ("2017-12-09", 2, Verdict.FAIL),
            ("2017-12-09", 10**9, Verdict.FAIL),
        ],
    )
    @pytest.mark.parametrize("kind", ["FS", "FF"])
    def test_the_lag_counts(self, due: str, lag: int, verdict: Verdict, kind: str) -> None:
        """A successor due on 10 December is in time for what is due by then, the lag counted in."""
        plan = pair(by(due), by("2017-12-10"), lag=lag, kind=kind)
        assert counts(plan, "PL04") == {verdict: 1}

    @pytest.mark.parametrize("kind", ["SS", "SF"])
    def test_starts_are_not_spoken_of(self, kind: str) -> None:
        """Dependencies that do not wait for the predecessor's finish to finish order no deadlines."""
        plan = pair(by("2018-06-30"), by("2017-12-10"), kind=kind)
        assert counts(plan, "PL04") == {Verdict.NOT_APPLICABLE: 1}

    @pytest.mark.parametrize(
        ("mark", "severity"),
        [(Mark.EXPLICIT, Severity.ERROR), (Mark.IMPLIED, Severity.ERROR), (Mark.JUDGEMENT, Severity.WARNING)],
    )
    def test_words_weigh_more_than_judgement(self, mark: Mark, severity: Severity) -> None:
        """What words carry is an error, what is judged a warning; the finding carries the mark."""
        (finding,) = judged(pair(by("2017-12-15"), by("2017-12-10"), mark=mark), "PL04")
        assert (finding.severity, finding.marks) == (severity, (mark,))

    @pytest.mark.parametrize("mark", Mark)
    def test_what_is_undecided_is_a_warning(self, mark: Mark) -> None:
        """Whatever the dependency rests on, nothing is known to be wrong."""
        (finding,) = judged(pair(by("2017-12-15"), CONDITIONAL, mark=mark), "PL04")
        assert (finding.severity, finding.marks) == (Severity.WARNING, (mark,))

    def test_the_message_says_days_and_reason(self) -> None:
        """Both last days, the days between, the lag and the reason of a judgement are in both languages."""
        reason = Text(en="resources live in systems.", zh="资源存于系统之中。")
        plan = pair(by("2017-12-15"), by("2017-12-10"), lag=1, mark=Mark.JUDGEMENT, reason=reason)
        (finding,) = judged(plan, "PL04")
        for said, words in (("en", ("6 days", "lag of 1 day)", reason.en)), ("zh", ("6 天", "间隔 1 天", reason.zh))):
            message = finding.text("zh" if said == "zh" else "en")
            assert all(one in message for one in ("1 → 2", "2017-12-15", "2017-12-10", *words))

    def test_the_words_of_both_rows_are_cited(self) -> None:
        """The quotes of the dependency come first, then the content of a row of which nothing is quoted."""
        quote = Citation(document="p", row="2", quote="后")
        (finding,) = judged(pair(by("2017-12-15"), by("2017-12-10"), quotes=(quote,)), "PL04")
        assert finding.citations == (quote, Citation(document="p", row="1", quote="先"))

    def test_an_unknown_predecessor_is_undecided(self) -> None:
        """What is no task of the plan has no last day; the successor's row is cited."""
        task = Task(
            id="2", content="后", deadline=CONDITIONAL, dependencies=(Dependency(predecessor="9", successor="2"),)
        )
        (finding,) = judged(Plan(id="p", tasks=(task,)), "PL04")
        assert (finding.verdict, finding.subjects) == (Verdict.UNKNOWN, ("9", "2"))
        assert finding.missing == ("9: task", "2: deadline.last_day")
        assert finding.citations == (Citation(document="p", row="2", quote="后"),)

    def test_a_failure_that_words_carry_is_not_hidden_by_judgement(self) -> None:
        """Given twice, a dependency fails with the words, even where judgement asks for more days."""
        more = Dependency(predecessor="1", successor="2", lag=90, mark=Mark.JUDGEMENT)
        (finding,) = judged(pair(by("2017-12-15"), by("2017-12-10"), more=(more,)), "PL04")
        assert (finding.severity, finding.marks) == (Severity.ERROR, (Mark.EXPLICIT,))
        assert "5 days" in finding.message

    def test_the_reference_table_knows_the_same(self, shared: Path) -> None:
        """The dependencies that the reference table calls conflicts fail, and no others."""
        plan, rows = annex(shared)
        conflicts = [row for row in rows if row["flag"] == "CONFLICT"]
        assert {(row["predecessor"], row["successor"]): int(row["slack_days"]) for row in conflicts} == SHORT
        assert {subjects for subjects, _ in failed(plan, "PL04")} == set(SHORT)
        kinds = Counter(row["type"] for row in rows)
        expected = {Verdict.FAIL: 5, Verdict.UNKNOWN: 1, Verdict.NOT_APPLICABLE: kinds["SS"] + kinds["SF"]}
        assert counts(plan, "PL04") == {**expected, Verdict.PASS: len(rows) - sum(expected.values())}


class TestTimeBetweenDeadlines:
    """PL05: what follows has a day of its own."""

    @given(plans())
    def test_it_fails_exactly_what_is_left_no_day(self, plan: Plan) -> None:
        """FS dependencies fail where the lag uses up all days between the two, and the successor takes any."""
        last = {task.id: task.deadline.last_day for task in plan}
        expected: set[tuple[tuple[str, ...], str]] = set()
        for one in plan.dependencies():
            due, limit = last.get(one.predecessor), last[one.successor]
            if one.type.value != "FS" or due is None or limit is None or plan[one.successor].duration == 0:
                continue
            if due + dt.timedelta(days=one.lag) == limit:
                expected.add(((one.predecessor, one.successor), "FS"))
        assert failed(plan, "PL05") == expected

    @pytest.mark.parametrize(
        ("due", "duration", "verdict"),
        [
            ("2018-06-30", None, Verdict.FAIL),
            ("2018-06-30", 5, Verdict.FAIL),
            ("2018-06-30", 0, Verdict.NOT_APPLICABLE),
            ("2018-06-29", None, Verdict.PASS),
            ("2018-07-01", None, Verdict.NOT_APPLICABLE),
        ],
    )
    def test_one_day_is_enough(self, due: str, duration: int | None, verdict: Verdict) -> None:
        """A successor due on 30 June has time after what is due the day before; a milestone needs none."""
        assert counts(pair(by(due), by("2018-06-30"), duration=duration), "PL05") == {verdict: 1}

    @pytest.mark.parametrize("kind", ["FF", "SS", "SF"])
    def test_other_types_are_not_spoken_of(self, kind: str) -> None:
        """Tasks that go on beside each other may end on one day."""
        plan = pair(by("2018-06-30"), by("2018-06-30"), kind=kind)
        assert counts(plan, "PL05") == {Verdict.NOT_APPLICABLE: 1}

    @pytest.mark.parametrize(
        ("mark", "severity"),
        [(Mark.EXPLICIT, Severity.WARNING), (Mark.IMPLIED, Severity.WARNING), (Mark.JUDGEMENT, Severity.NOTE)],
    )
    def test_words_weigh_more_than_judgement(self, mark: Mark, severity: Severity) -> None:
        """What words carry is a warning, what is judged a note, decided or not."""
        for limit in (by("2018-06-30"), CONDITIONAL):
            (finding,) = judged(pair(by("2018-06-30"), limit, mark=mark), "PL05")
            assert (finding.severity, finding.marks) == (severity, (mark,))

    def test_the_annex(self) -> None:
        """Five pairs of rows leave the second no day; by words alone it is three."""
        plan = issued.load("dalian-2017")
        assert {subjects for subjects, _ in failed(plan, "PL05")} == TIGHT
        words = check(plan, as_of="2018-07-01", select=["PL05"], marks=ALL_MARKS - {Mark.JUDGEMENT})
        fails = {one.subjects for one in words if one.verdict is Verdict.FAIL}
        assert fails == TIGHT - {("2.2.4", "2.2.10"), ("2.2.10", "2.2.13")}

    def test_the_reference_table_knows_the_same(self, shared: Path) -> None:
        """The dependencies from finish to start that the reference table gives no days fail, and no others."""
        plan, rows = annex(shared)
        listed = {
            (row["predecessor"], row["successor"])
            for row in rows
            if row["flag"] == "ZERO_SLACK" and row["type"] == "FS"
        }
        assert listed == TIGHT
        assert {subjects for subjects, _ in failed(plan, "PL05")} == TIGHT
