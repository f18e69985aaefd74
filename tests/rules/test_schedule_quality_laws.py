"""Laws that hold for the rules about the quality of a plan as a schedule, and counts from their definitions."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.checking import check
from egov_consolidation.dates import Day, day, is_working_day
from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import (
    Assignment,
    Deadline,
    DeadlineKind,
    Dependency,
    DependencyType,
    Mark,
    Plan,
    Role,
    Support,
    Task,
)
from egov_consolidation.rules import rule, rulebook
from egov_consolidation.schedule import analyze

RULES = tuple(one.id for one in rulebook() if one.family == "SQ")
EACH = pytest.mark.parametrize("rule_id", RULES)
IDS: tuple[str, ...] = ("1", "2", "3", "4", "10")
ISSUED = day("2018-03-01")
FS, SS = DependencyType.FINISH_TO_START, DependencyType.START_TO_START
FF, SF = DependencyType.FINISH_TO_FINISH, DependencyType.START_TO_FINISH
ENDS = {FS: ("F", "S"), SS: ("S", "S"), FF: ("F", "F"), SF: ("S", "F")}
"""The events that a dependency joins: starts and finishes."""


def by(of: dt.date, opens: dt.date | None = None) -> Deadline:
    """Return the deadline that ends on a day, and may open on one."""
    kind = DeadlineKind.BY_DATE if opens is None else DeadlineKind.WINDOW
    return Deadline(kind=kind, text=str(of), first_day=opens, last_day=of)


DAYS = st.sampled_from([ISSUED.add(days=after) for after in (-3, 0, 20, 21, 60, 66, 120, 200)])
STANDING = Deadline(kind=DeadlineKind.STANDING, text="长期")
YEARLY = Deadline(kind=DeadlineKind.RECURRING, text="每年", recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")
CONDITIONAL = Deadline(kind=DeadlineKind.CONDITIONAL, text="根据整合方案时间要求", condition="整合方案")
DATED = DAYS.map(by)
WINDOWS = st.tuples(DAYS, DAYS).map(lambda days: by(max(days), min(days)))
WITHOUT = st.sampled_from([STANDING, YEARLY, CONDITIONAL])
DEADLINES = st.one_of(DATED, DATED, DATED, WINDOWS, WITHOUT, st.just(Deadline.missing()))


@st.composite
def plans(draw: st.DrawFn, *, acyclic: bool = False, deadlines: st.SearchStrategy[Deadline] = DEADLINES) -> Plan:
    """Draw a plan of up to five tasks with all that these rules look at, loops included unless they are not wanted."""
    ids = IDS[: draw(st.integers(1, len(IDS)))]
    return Plan(
        id="p",
        title="示例方案",
        issued=draw(st.sampled_from([None, ISSUED, ISSUED])),
        tasks=tuple(draw(_tasks(one, ids[:at] if acyclic else ids, deadlines)) for at, one in enumerate(ids)),
    )


def _tasks(one: str, others: tuple[str, ...], deadlines: st.SearchStrategy[Deadline]) -> st.SearchStrategy[Task]:
    waits = st.builds(
        Dependency,
        predecessor=st.sampled_from(others or ("99",)),
        successor=st.just(one),
        type=st.sampled_from([FS, FS, *DependencyType]),
        lag=st.sampled_from([0, 0, 0, 5, -5]),
        mark=st.sampled_from(Mark),
    )
    supports = st.builds(Support, supporter=st.sampled_from(others or ("99",)), supported=st.just(one))
    return st.builds(
        Task,
        id=st.just(one),
        content=st.just(f"任务{one}"),
        deadline=deadlines,
        duration=st.sampled_from([None, None, 0, 10, 40]),
        dependencies=st.lists(waits, max_size=2 if others else 0).map(tuple),
        supports=st.lists(supports, max_size=1 if others else 0).map(tuple),
        assignments=st.sampled_from(["甲局", "甲局", "乙局"]).map(
            lambda unit: (Assignment(role=Role.LEAD, unit=unit),)
        ),
    )


def judged(plan: Plan, *rules: str, **parameters: float) -> Report:
    """Return what these rules say of a plan; parameters are named `SQ01_most`."""
    named = {name.replace("_", ".", 1): value for name, value in parameters.items()}
    return check(plan, as_of="2018-07-01", select=rules or RULES, parameters=named)


def counts(plan: Plan, rule_id: str, **parameters: float) -> dict[Verdict, int]:
    """Return how many subjects of one rule get which verdict, those that occur."""
    found = judged(plan, rule_id, **parameters).verdicts[rule_id]
    return {verdict: count for verdict, count in found.items() if count}


def only(plan: Plan, rule_id: str, **parameters: float) -> Verdict:
    """Return the verdict of a rule that speaks of the plan as a whole."""
    (verdict,) = counts(plan, rule_id, **parameters)
    return verdict


def failures(plan: Plan, rule_id: str) -> list[Finding]:
    """Return what fails."""
    return [one for one in judged(plan, rule_id) if one.verdict is Verdict.FAIL]


def outline(report: Report, names: Mapping[str, str]) -> Counter[tuple[str, ...]]:
    """Return the findings by rule, verdict, matter and subjects, the subjects renamed and in any order."""
    return Counter(
        (one.rule_id, one.verdict, one.matter, *sorted(names.get(subject, subject) for subject in one.subjects))
        for one in report
    )


def renamed(plan: Plan, names: Mapping[str, str]) -> Plan:
    """Return the plan with other ids of its tasks."""

    def named(one: str) -> str:
        return names.get(one, one)

    return attrs.evolve(
        plan,
        tasks=tuple(
            attrs.evolve(
                task,
                id=named(task.id),
                dependencies=tuple(
                    attrs.evolve(one, predecessor=named(one.predecessor), successor=named(one.successor))
                    for one in task.dependencies
                ),
                supports=tuple(
                    attrs.evolve(one, supporter=named(one.supporter), supported=named(one.supported))
                    for one in task.supports
                ),
            )
            for task in plan
        ),
    )


def with_last_days(plan: Plan, days: Mapping[str, Day]) -> Plan:
    """Return the plan with some last days filled in."""
    filled = (attrs.evolve(task, deadline=by(days[task.id])) if task.id in days else task for task in plan)
    return attrs.evolve(plan, tasks=tuple(filled))


def last_days(plan: Plan) -> dict[str, Day]:
    """Return the last days of the dated tasks."""
    return {task.id: task.deadline.last_day for task in plan if task.deadline.last_day is not None}


def undated(plan: Plan) -> list[str]:
    """Return the tasks whose last day somebody could fill in."""
    return [task.id for task in plan if task.deadline.kind is DeadlineKind.UNREAD]


class TestLaws:
    """What changes nothing must change nothing."""

    @given(plans(), st.permutations(["x", "y", "z", "7", "11"]))
    def test_names_of_tasks_do_not_matter(self, plan: Plan, ids: list[str]) -> None:
        """Other ids give the same findings about the same tasks, loops aside, of which one is shown."""
        assume(not PlanGraph.from_plan(plan).loops())
        names = dict(zip(IDS, ids, strict=True))
        found, expected = judged(renamed(plan, names)), judged(plan)
        assert outline(found, {}) == outline(expected, names)
        assert found.totals == expected.totals

    @given(plans(), st.randoms(use_true_random=False))
    def test_the_order_of_rows_does_not_matter(self, plan: Plan, chance: random.Random) -> None:
        """Whatever is found is found in any order, and said in the same words."""
        rows = list(plan.tasks)
        chance.shuffle(rows)
        found, expected = judged(attrs.evolve(plan, tasks=tuple(rows))), judged(plan)
        assert [one.text("zh") for one in found] == [one.text("zh") for one in expected]
        assert found.verdicts == expected.verdicts

    @given(plans())
    def test_a_standing_duty_that_nothing_touches_changes_nothing(self, plan: Plan) -> None:
        """It has no dates and no relations, and none of these rules speaks of it."""
        more = attrs.evolve(plan, tasks=(*plan.tasks, Task(id="98", content="长期坚持。", deadline=STANDING)))
        assert outline(judged(more), {}) == outline(judged(plan), {})

    @given(plans())
    def test_what_is_undecided_names_what_is_missing(self, plan: Plan) -> None:
        """And what is decided misses nothing; every finding rests on words of the plan; no two are the same."""
        report = judged(plan)
        for finding in report:
            assert (finding.verdict is Verdict.UNKNOWN) == bool(finding.missing)
            assert finding.citations
            assert all(one.row is None or one.quote in plan[one.row].content for one in finding.citations)
        assert len({one.fingerprint for one in report}) == len(report)

    @given(plans(), st.lists(DAYS, min_size=len(IDS), max_size=len(IDS)))
    def test_filling_in_last_days_changes_no_definite_verdict(self, plan: Plan, days: list[Day]) -> None:
        """Of the plan as a whole: what passes or fails without them does so with them."""
        filled = with_last_days(plan, dict(zip(undated(plan), days, strict=False)))
        for rule_id in ("SQ01", "SQ06"):
            before = only(plan, rule_id)
            assert before in {Verdict.UNKNOWN, only(filled, rule_id)}

    @given(plans(), DAYS)
    def test_filling_in_the_day_of_issue_changes_no_definite_verdict(self, plan: Plan, on: Day) -> None:
        """Of long spans: what passes or fails without it does so with it."""
        unknown = attrs.evolve(plan, issued=None)
        assert only(unknown, "SQ06") in {Verdict.UNKNOWN, only(attrs.evolve(plan, issued=on), "SQ06")}

    @given(plans(), st.lists(DAYS, min_size=len(IDS), max_size=len(IDS)))
    def test_filling_in_last_days_lets_no_crowd_appear_on_a_day_that_passed(self, plan: Plan, days: list[Day]) -> None:
        """Where a unit passes all its days, no day on which it had tasks fails with more of them dated."""
        crowded = {one.values for one in judged(plan, "SQ09", SQ09_most=2)}
        filled = with_last_days(plan, dict(zip(undated(plan), days, strict=False)))
        before = set(last_days(plan).values())
        new = [one for one in judged(filled, "SQ09", SQ09_most=2) if dict(one.values)["day"] in before]
        assert bool(new) <= bool(crowded)

    @given(plans())
    def test_where_no_days_fit_the_order_nothing_passes(self, plan: Plan) -> None:
        """The rules that need a schedule are undecided as a whole, whatever makes the order impossible."""
        schedule = analyze(plan, data_date=plan.issued or "2018-07-01")
        assume(schedule.contradictions)
        assert counts(plan, "SQ07") == counts(plan, "SQ08") == {Verdict.UNKNOWN: 1}

    @given(plans())
    def test_where_deadlines_cannot_be_reckoned_nothing_is_said_of_the_time_between_them(self, plan: Plan) -> None:
        """It is undecided as a whole exactly then."""
        is_decided = analyze(plan, data_date=plan.issued or "2018-07-01").deadlines.is_feasible
        assert is_decided == (Verdict.UNKNOWN not in counts(plan, "SQ07"))

    @EACH
    def test_parameters_that_have_a_source_quote_it(self, rule_id: str) -> None:
        """The words were read in a document that is none of ours; a value without words says why it was chosen."""
        for parameter in rule(rule_id).parameters:
            assert parameter.value is not None
            assert parameter.reason is not None
            assert all(one.quote and one.row is None for one in parameter.cites)
        assert all(one.quote and one.row is None for one in rule(rule_id).cites)

    def test_the_findings_about_the_annex_quote_it(self) -> None:
        """The title, or words of a row."""
        plan = issued.load()
        for one in {citation for finding in judged(plan) for citation in finding.citations}:
            assert any(one.quote in words for words in ([plan.title] if one.row is None else plan[one.row].words))


class TestCounts:
    """What a rule counts is what its definition says, counted anew."""

    @given(plans(deadlines=st.one_of(DATED, WITHOUT)), st.sampled_from([5, 20, 25, 50]))
    def test_open_ends(self, plan: Plan, most: int) -> None:
        """A dated task is open where no other is before it and one is due earlier, or none after it and one later."""
        due = last_days(plan)
        relations = {(one.predecessor, one.successor) for one in plan.dependencies()}
        relations |= {(one.supporter, one.supported) for one in plan.supports()}
        is_open = [
            (all(other != task or one == task for one, other in relations) and any(due[o] < due[task] for o in due))
            or (all(one != task or other == task for one, other in relations) and any(due[o] > due[task] for o in due))
            for task in due
        ]
        if not due:
            expected = Verdict.NOT_APPLICABLE
        else:
            expected = Verdict.FAIL if sum(is_open) > max(1, most * len(due) / 100) else Verdict.PASS
        assert only(plan, "SQ01", SQ01_most=most) is expected

    @given(plans())
    def test_negative_lags(self, plan: Plan) -> None:
        """One subject for each pair and type: ahead where its least lag is below 0 and no way leads back."""
        onward = defaultdict(set)
        groups: dict[Dependency, list[int]] = defaultdict(list)
        for source, target, _ in steps(plan):
            onward[source].add(target)
        for one in plan.dependencies():
            groups[Dependency(predecessor=one.predecessor, successor=one.successor, type=one.type)].append(one.lag)

        def leads(start: tuple[str, str], end: tuple[str, str], seen: frozenset[tuple[str, str]] = frozenset()) -> bool:
            return start == end or any(leads(one, end, seen | {start}) for one in onward[start] - seen)

        expected = Counter[Verdict]()
        for one, lags in groups.items():
            leaves, reaches = ENDS[one.type]
            is_round = leads((one.successor, reaches), (one.predecessor, leaves))
            negative = Verdict.NOT_APPLICABLE if is_round else Verdict.FAIL
            expected[negative if min(lags) < 0 else Verdict.PASS] += 1
        assert counts(plan, "SQ02") == dict(expected)

    @given(plans(), st.sampled_from([0, 10, 25, 50]))
    def test_lags_and_types(self, plan: Plan, most: int) -> None:
        """Each is counted among all dependencies, and the limit itself passes."""
        all_of_them = plan.dependencies()
        for rule_id, part in (
            ("SQ03", [one for one in all_of_them if one.lag > 0]),
            ("SQ04", [one for one in all_of_them if one.type in {SS, FF, SF}]),
        ):
            expected = Verdict.FAIL if len(part) > max(1, most * len(all_of_them) / 100) else Verdict.PASS
            parameters = {f"{rule_id}_most": float(most)}
            assert only(plan, rule_id, **parameters) is (expected if all_of_them else Verdict.NOT_APPLICABLE)

    @given(plans())
    def test_ties(self, plan: Plan) -> None:
        """Told from the events that dependencies join: some must lead to the start, and some from the finish."""
        expected = set[tuple[str, str]]()
        for task in plan:
            others = [one for one in plan.dependencies() if one.predecessor != one.successor]
            into = [one for one in others if one.successor == task.id]
            out = [one for one in others if one.predecessor == task.id]
            if task.duration == 0 or task.deadline.kind in {
                DeadlineKind.STANDING,
                DeadlineKind.RECURRING,
                DeadlineKind.CONDITIONAL,
            }:
                continue
            if into and not any(ENDS[one.type][1] == "S" for one in into):
                expected.add((task.id, "start"))
            guided = {(one.successor, one.type) for one in out} & {
                (one.predecessor, SS) for one in into if one.type is FF
            }
            if out and not any(ENDS[one.type][0] == "F" for one in out) and not guided:
                expected.add((task.id, "finish"))
        assert {(*one.subjects, one.matter) for one in failures(plan, "SQ05")} == expected

    @given(plans(deadlines=st.one_of(DATED, DATED, WINDOWS, WITHOUT)), st.sampled_from([5, 25, 50]))
    def test_long_spans(self, plan: Plan, most: int) -> None:
        """Working days are counted one by one, from the latest deadline or opening before, or from the issue."""
        assume(plan.issued is not None)
        due, long = last_days(plan), 0
        for task, ends in due.items():
            before = [
                due[one.predecessor]
                for one in plan[task].dependencies
                if one.type in {FS, FF} and one.predecessor in due and one.predecessor != task
            ]
            starts = [one for one in (*before, plan[task].deadline.first_day) if one is not None and one <= ends]
            long += worked(max(starts) if starts else ISSUED, ends) > 44
        expected = Verdict.FAIL if long > max(1, most * len(due) / 100) else Verdict.PASS
        assert only(plan, "SQ06", SQ06_most=most) is (expected if due else Verdict.NOT_APPLICABLE)

    @given(plans(deadlines=st.one_of(DATED, WITHOUT)), st.sampled_from([1, 2, 3]))
    def test_crowds(self, plan: Plan, most: int) -> None:
        """Tasks by unit and day; those with more than so many fail, each once."""
        crowds = Counter((plan[task].lead_units[0], on) for task, on in last_days(plan).items())
        found = judged(plan, "SQ09", SQ09_most=most)
        values = [dict(one.values) for one in found]
        assert {(one.matter, of["day"]): of["count"] for one, of in zip(found, values, strict=True)} == {
            crowd: count for crowd, count in crowds.items() if count > most
        }
        assert sum(found.verdicts["SQ09"].values()) == len(crowds)


def worked(begins: Day, ends: Day) -> int:
    """Return how many working days come after one day up to another."""
    days = (Day.fromordinal(one) for one in range(begins.toordinal() + 1, ends.toordinal() + 1))
    return sum(bool(is_working_day(one)) for one in days)


class TestTimeForTheWork:
    """What has too little time is told by the longest ways between all events, found by going through all of them."""

    @given(plans(acyclic=True))
    def test_a_conflict_is_found_wherever_there_is_one(self, plan: Plan) -> None:
        """By the rule about order or by the rule about time: never by both for the same two tasks and reason."""
        ways = longest_ways(plan)
        due = last_days(plan)
        conflict = any(
            due[one].toordinal() + ways[one, "F", other, "F"] > due[other].toordinal()
            for one in due
            for other in due
            if one != other and (one, "F", other, "F") in ways
        )
        assert conflict == bool(failures(plan, "SQ07") or failures(plan, "PL04"))

    @given(plans(acyclic=True))
    def test_days_short_are_those_of_the_longest_way(self, plan: Plan) -> None:
        """Between the two tasks that a finding names, no less is missing than it says."""
        ways, due = longest_ways(plan), last_days(plan)
        for finding in failures(plan, "SQ07"):
            one, other = finding.subjects
            short = due[one].toordinal() + ways[one, "F", other, "F"] - due[other].toordinal()
            assert short > 0
            said = f"{short} day{'' if short == 1 else 's'} short"
            assert said in finding.message or any(task in due for task in between(plan, one, other))

    @given(plans(acyclic=True))
    def test_what_cannot_be_done_from_the_issue_on(self, plan: Plan) -> None:
        """A dated task fails where the longest way to its finish, windows and the issue counted in, ends too late."""
        assume(plan.issued is not None)
        ways, due = longest_ways(plan), last_days(plan)
        opens = {
            task.id: max(0, task.deadline.first_day.toordinal() - ISSUED.toordinal())
            for task in plan
            if task.deadline.first_day is not None
        }
        expected = Counter[Verdict]()
        for task, last_day in due.items():
            limit = last_day.toordinal() + 1 - ISSUED.toordinal()
            reached = max(
                opens.get(one.id, 0) * (moment == "S") + ways[one.id, moment, task, "F"]
                for one in plan
                for moment in "SF"
                if (one.id, moment, task, "F") in ways
            )
            if limit <= 0 or reached <= 0:
                expected[Verdict.NOT_APPLICABLE] += 1
            else:
                expected[Verdict.FAIL if reached > limit else Verdict.PASS] += 1
        assert counts(plan, "SQ08") == dict(expected)


def longest_ways(plan: Plan) -> dict[tuple[str, str, str, str], int]:
    """Return the longest way between each two events of a plan without circles of tasks, where one leads there.

    Work of known duration is done in one go: its finish is so many days after its start, and no more.
    """
    ways: dict[tuple[str, str, str, str], int] = {}
    for source, target, days in steps(plan):
        ways[(*source, *target)] = max(days, ways.get((*source, *target), days))
    events = [(task.id, moment) for task in plan for moment in "SF"]
    for event in events:
        ways[(*event, *event)] = max(0, ways.get((*event, *event), 0))
    for middle in events:
        for source in events:
            for target in events:
                first, then = ways.get((*source, *middle)), ways.get((*middle, *target))
                if first is not None and then is not None:
                    known = ways.get((*source, *target), first + then)
                    ways[(*source, *target)] = max(known, first + then)
    return ways


def steps(plan: Plan) -> Iterator[tuple[tuple[str, str], tuple[str, str], int]]:
    """Yield which event comes how many days after which, at the least."""
    for task in plan:
        yield (task.id, "S"), (task.id, "F"), task.duration or 0
        if task.duration is not None:
            yield (task.id, "F"), (task.id, "S"), -task.duration
    for one in plan.dependencies():
        if one.predecessor in plan:
            source, target = ENDS[one.type]
            yield (one.predecessor, source), (one.successor, target), one.lag


def between(plan: Plan, one: str, other: str) -> set[str]:
    """Return the tasks on the ways from one task to another, both left out."""
    graph = PlanGraph.from_plan(plan)
    return set(graph.descendants(one)) & set(graph.ancestors(other)) - {one, other}
