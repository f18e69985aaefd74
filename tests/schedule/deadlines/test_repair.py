"""The smallest repair of deadlines, held against programs that know nothing of flows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation import issued
from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Solver
from egov_consolidation.model import (
    Deadline,
    DeadlineKind,
    Dependency,
    DependencyType,
    Plan,
    Task,
)
from egov_consolidation.schedule import DeadlineAnalysis, RepairPlan, RepairPolicy, analyze, repair
from egov_consolidation.testing.strategies import dated_plans

BASE = day("2018-01-01")
each_policy = pytest.mark.parametrize("policy", RepairPolicy)
Order = tuple[str, str, int]


@attrs.frozen
class Drawn:
    """A plan, and what a repair of it may do."""

    plan: Plan
    locked: tuple[str, ...]
    weights: Mapping[str, int]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Draw a plan of known durations, with some locked deadlines and some dear ones."""
    plan = draw(dated_plans())
    plan = attrs.evolve(plan, tasks=tuple(attrs.evolve(one, duration=one.duration or 0) for one in plan))
    dated = [one.id for one in plan if one.deadline.is_dated]
    some = st.lists(st.sampled_from(dated), unique=True, max_size=2) if dated else st.just([])
    weights = st.dictionaries(st.sampled_from(dated), st.integers(1, 4)) if dated else st.just({})
    return Drawn(plan, tuple(draw(some)), draw(weights))


def orders(plan: Plan) -> list[Order]:
    """Return what the order of work asks between the last days of two tasks, from the definition of the types."""
    found: list[Order] = []
    for one in plan.dependencies():
        first, second = plan[one.predecessor].duration or 0, plan[one.successor].duration or 0
        days = {
            DependencyType.FINISH_TO_START: second,
            DependencyType.START_TO_START: second - first,
            DependencyType.FINISH_TO_FINISH: 0,
            DependencyType.START_TO_FINISH: -first,
        }[one.type]
        found.append((one.predecessor, one.successor, days + one.lag))
    return found


def last_days(plan: Plan) -> dict[str, int]:
    """Return the last days of the tasks that have one, as numbers from the data date."""
    found = {one.id: one.deadline.last_day for one in plan}
    return {task: last.toordinal() - BASE.toordinal() for task, last in found.items() if last is not None}


def longest(plan: Plan, begins: Mapping[str, int]) -> dict[str, int]:
    """Return when tasks finish at the earliest, where some may not before a day (Bellman and Ford)."""
    finish = dict(begins)
    for _ in plan:
        for first, second, days in orders(plan):
            if first in finish:
                finish[second] = max(finish.get(second, finish[first] + days), finish[first] + days)
    return finish


def earliest(plan: Plan) -> dict[str, int]:
    """Return before when no deadline may be put: what can be reached from the data date on, unless it is past.

    Last days are numbered from the data date, which is 0: work of so many days ends on that number less one.
    """
    reached = longest(plan, {one.id: (one.duration or 0) - 1 for one in plan})
    for _ in plan:  # a start cannot lie before the data date either
        for one in plan:
            reached[one.id] = max(reached[one.id], (one.duration or 0) - 1)
    last = last_days(plan)
    least = {task: max(reached[task], 0) for task, on in last.items() if on >= 0}
    while True:
        pushed = longest(plan, last | least)
        past = {task: on for task, on in last.items() if task not in least}
        behind = {task for task, on in past.items() if max(on, -1) < pushed[task]}
        if not behind:
            return longest(plan, least)
        least |= {task: max(reached[task], 0) for task in behind}


def solved(plan: Plan, fixed: Sequence[str], weights: Mapping[str, int], *, least: Mapping[str, int]) -> int | None:
    """Return the least days by which deadlines have to move, by a linear program (HiGHS); `None` where they cannot."""
    optimize: Any = pytest.importorskip("scipy.optimize")
    ids, last = [one.id for one in plan], last_days(plan)
    count, place = len(ids), {task: number for number, task in enumerate(ids)}
    cost = [0.0] * count + [float(weights.get(task, 1)) if task in last else 0.0 for task in ids] * 2
    above = [[0.0] * (3 * count) for _ in orders(plan)]
    limits = [-float(days) for _, _, days in orders(plan)]
    for row, (first, second, _) in zip(above, orders(plan), strict=True):
        row[place[first]] += 1
        row[place[second]] -= 1
    equal, values = [], []
    for task, on in last.items():
        row = [0.0] * (3 * count)
        row[place[task]], row[count + place[task]], row[2 * count + place[task]] = 1, -1, 1
        equal.append(row)
        values.append(on)
    bounds: list[Any] = [(None, None)] * count + [(0, None)] * (2 * count)
    for task in last:
        bounds[place[task]] = (last[task], last[task]) if task in fixed else (least.get(task), None)
        if task in fixed and least.get(task, last[task]) > last[task]:
            return None
    found = optimize.linprog(
        cost,
        A_ub=above or None,
        b_ub=limits or None,
        A_eq=equal or None,
        b_eq=values or None,
        bounds=bounds,
        method="highs",
    )
    return None if found.status == 2 else round(found.fun)


def deadlines(plan: Plan) -> DeadlineAnalysis:
    """Return what the deadlines of a plan mean."""
    return analyze(plan, data_date=BASE).deadlines


def due(last_day: str) -> Deadline:
    """Return a deadline on a day."""
    return Deadline(kind=DeadlineKind.BY_DATE, text=last_day, last_day=day(last_day))


def task(task_id: str, last_day: str | None, *waits: str, duration: int | None = None) -> Task:
    """Return a task that waits for others to finish."""
    deadline = Deadline(kind=DeadlineKind.STANDING, text="长期") if last_day is None else due(last_day)
    dependencies = tuple(Dependency(predecessor=one, successor=task_id) for one in waits)
    return Task(id=task_id, content="工作", deadline=deadline, duration=duration, dependencies=dependencies)


def plan_of(*tasks: Task) -> Plan:
    """Return a plan of some tasks."""
    return Plan(id="demo", tasks=tasks)


def moved(found: RepairPlan) -> dict[str, int]:
    """Return the days by which tasks move."""
    return {change.id: change.days for change in found.changes}


class TestLeastDays:
    """Fewest days moved in total."""

    @given(drawn(), st.booleans())
    def test_a_linear_program_finds_nothing_cheaper(self, case: Drawn, from_data_date: bool) -> None:
        """Nor anything where there is nothing; and the certificate proves it."""
        least = earliest(case.plan) if from_data_date else {}
        cost = solved(case.plan, case.locked, case.weights, least=least)
        found = repair(deadlines(case.plan), locked=case.locked, weights=case.weights, from_data_date=from_data_date)
        assert found.is_possible == (cost is not None)
        if cost is not None:
            assert (found.cost, found.lower_bound, found.is_proved) == (cost, cost, True)

    def test_one_early_deadline_moves_rather_than_many_late_ones(self) -> None:
        """Three tasks are due on the 20th, and the last on the 10th."""
        three = [task(str(one), "2018-03-20") for one in range(3)]
        found = repair(deadlines(plan_of(*three, task("9", "2018-03-10", "0", "1", "2"))))
        assert moved(found) == {"9": 10}
        (change,) = found.changes
        assert (change.before, change.after) == (day("2018-03-10"), day("2018-03-20"))
        assert change.because.target == "9"

    def test_weights_turn_it_round(self) -> None:
        """Where the last is dearer than the three, they move."""
        three = [task(str(one), "2018-03-20") for one in range(3)]
        plan = plan_of(*three, task("9", "2018-03-10", "0", "1", "2"))
        found = repair(deadlines(plan), weights={"9": 4})
        assert moved(found) == {"0": -10, "1": -10, "2": -10}
        assert (found.cost, found.days) == (30, 30)

    def test_nothing_moves_before_the_day_that_can_be_reached(self) -> None:
        """Five days of work from 1 January: the first may be put on the 5th at the earliest."""
        plan = plan_of(task("1", "2018-01-20", duration=5), task("2", "2018-01-04", "1"), task("3", "2018-01-04", "1"))
        assert moved(repair(deadlines(plan), from_data_date=False)) == {"1": -16}
        found = repair(deadlines(plan))
        assert moved(found) == {"1": -15, "2": 1, "3": 1}
        assert found.is_proved

    def test_what_is_out_of_reach_is_put_back(self) -> None:
        """Thirty days of work do not end on 20 January."""
        found = repair(deadlines(plan_of(task("1", "2018-01-20", duration=30))))
        assert moved(found) == {"1": 10}
        assert found.changes[0].because.source is None
        assert found.is_proved


class TestFewestChanges:
    """Fewest deadlines moved."""

    @settings(max_examples=40)
    @given(drawn(), st.booleans())
    def test_no_smaller_choice_of_deadlines_will_do(self, case: Drawn, from_data_date: bool) -> None:
        """Every choice of deadlines that stay is tried."""
        least = earliest(case.plan) if from_data_date else {}
        free = [one for one in last_days(case.plan) if one not in case.locked]
        costs = [
            sum(case.weights.get(one, 1) for one in chosen)
            for size in range(len(free) + 1)
            for chosen in combinations(free, size)
            if solved(case.plan, [one for one in last_days(case.plan) if one not in chosen], {}, least=least)
            is not None
        ]
        found = repair(
            deadlines(case.plan),
            RepairPolicy.MIN_CHANGES,
            locked=case.locked,
            weights=case.weights,
            from_data_date=from_data_date,
        )
        assert found.is_possible == bool(costs)
        if costs:
            assert (found.cost, found.lower_bound, found.is_proved) == (min(costs), min(costs), True)

    def test_a_contradiction_between_kept_deadlines_further_off_is_seen(self) -> None:
        """Four deadlines in falling order: all but one have to move, though only three neighbours contradict."""
        tasks = [task(str(one), f"2018-03-{20 - one}", *([str(one - 1)] if one else [])) for one in range(4)]
        found = repair(deadlines(plan_of(*tasks)), "min_changes")
        assert (found.cost, found.lower_bound) == (3, 3)


class TestOneWay:
    """Only later, or only earlier."""

    @given(drawn(), st.sampled_from((RepairPolicy.POSTPONE, RepairPolicy.ADVANCE)))
    def test_each_moves_as_little_as_the_others_ask(self, case: Drawn, policy: RepairPolicy) -> None:
        """The least later is the longest way from all deadlines; the least earlier, the same backwards."""
        found = repair(deadlines(case.plan), policy, from_data_date=False)
        last = last_days(case.plan)
        if policy is RepairPolicy.POSTPONE:
            reached = longest(case.plan, last)
            expected = {one: reached[one] - on for one, on in last.items() if reached[one] != on}
        else:
            finish = dict(last)
            for _ in case.plan:
                for first, second, days in orders(case.plan):
                    if second in finish:
                        finish[first] = min(finish.get(first, finish[second] - days), finish[second] - days)
            expected = {one: finish[one] - on for one, on in last.items() if finish[one] != on}
        assert moved(found) == expected
        assert found.is_proved

    def test_a_locked_deadline_in_the_way_is_named(self) -> None:
        """The second is locked and cannot be put back; the first cannot be brought forward."""
        found = deadlines(plan_of(task("1", "2018-03-20"), task("2", "2018-03-10", "1")))
        late = repair(found, "postpone", locked=["2"])
        early = repair(found, "advance", locked=["1"])
        for one in (late, early):
            assert not one.is_possible
            assert not one.is_proved
            assert [room.path for room in one.unrepairable] == [("1", "2")]
        assert moved(repair(found, "advance", locked=["2"])) == {"1": -10}

    def test_what_is_out_of_reach_cannot_be_mended_by_moving_earlier(self) -> None:
        """It says which."""
        found = repair(deadlines(plan_of(task("1", "2018-01-20", duration=30))), "advance")
        assert [room.path for room in found.unrepairable] == [("1",)]


class TestRepair:
    """`repair`, whatever the policy."""

    @each_policy
    @given(case=drawn(), from_data_date=st.booleans())
    def test_a_repaired_plan_has_no_conflict_and_locked_deadlines_stay(
        self, policy: RepairPolicy, case: Drawn, from_data_date: bool
    ) -> None:
        """And what is not past can be reached."""
        found = repair(
            deadlines(case.plan), policy, locked=case.locked, weights=case.weights, from_data_date=from_data_date
        )
        after = deadlines(found.applied(case.plan))
        if found.is_possible:
            assert not after.conflicts
            assert not (from_data_date and after.out_of_reach)
            assert not set(moved(found)) & set(case.locked)
            assert all(change.days for change in found.changes)
        else:
            assert not found.changes
            assert found.applied(case.plan) == case.plan

    @each_policy
    @given(case=drawn())
    def test_every_change_has_a_contradiction_behind_it_that_holds(self, policy: RepairPolicy, case: Drawn) -> None:
        """It begins or ends at the task, and is short of days."""
        for change in repair(deadlines(case.plan), policy, locked=case.locked).changes:
            assert change.id in {change.because.source, change.because.target}
            assert change.because.days_short > 0
            assert change.days == change.after.toordinal() - change.before.toordinal()

    @pytest.mark.parametrize("solver", Solver)
    @given(case=drawn())
    def test_every_solver_finds_the_same_cost(self, solver: Solver, case: Drawn) -> None:
        """The days may differ where several repairs are smallest."""
        pytest.importorskip(solver.value)
        for policy in (RepairPolicy.MIN_TOTAL_SHIFT, RepairPolicy.MIN_CHANGES):
            one = repair(deadlines(case.plan), policy, weights=case.weights, solver=solver)
            other = repair(deadlines(case.plan), policy, weights=case.weights, solver=Solver.NETWORKX)
            assert (one.cost, one.is_proved) == (other.cost, other.is_proved)

    @each_policy
    def test_a_plan_without_conflict_stays_as_it_is(self, policy: RepairPolicy) -> None:
        """At no cost, and that is proved."""
        plan = plan_of(task("1", "2018-03-10"), task("2", "2018-03-20", "1"))
        found = repair(deadlines(plan), policy)
        assert (found.changes, found.cost, found.is_proved) == ((), 0, True)

    @each_policy
    def test_deadlines_that_may_not_move_and_contradict_each_other(self, policy: RepairPolicy) -> None:
        """They are reported as they are, and nothing is changed."""
        plan = plan_of(task("1", "2018-03-20"), task("2", None, "1"), task("3", "2018-03-10", "2"))
        found = repair(deadlines(plan), policy, locked=["1", "3"])
        assert found.changes == ()
        assert [(room.path, room.days_short) for room in found.unrepairable] == [(("1", "2", "3"), 10)]
        assert found.locked == ("1", "3")

    @each_policy
    def test_a_past_deadline_that_another_past_one_puts_back_can_be_reached(self, policy: RepairPolicy) -> None:
        """Five days of work from 1 January, two days after what was due before: done by the fifth day."""
        first = Task(id="1", content="建设平台", duration=1, deadline=due("2017-12-31"))
        waits = Dependency(predecessor="1", successor="2", type=DependencyType.FINISH_TO_FINISH, lag=2)
        second = Task(id="2", content="接入平台", duration=5, deadline=due("2017-12-22"), dependencies=(waits,))
        plan = Plan(id="demo", tasks=(first, second))
        found = repair(deadlines(plan), policy)
        if policy is RepairPolicy.ADVANCE:
            assert not found.is_possible
        else:
            assert moved(found) == {"2": 14}
            assert not deadlines(found.applied(plan)).out_of_reach

    def test_locks_may_come_from_anywhere(self) -> None:
        """They are read once."""
        plan = plan_of(task("1", "2018-01-20"), task("2", "2018-01-10", "1"))
        found = repair(deadlines(plan), locked=(one for one in ("1",)))  # type: ignore[arg-type]
        assert (found.locked, moved(found)) == (("1",), {"2": 10})

    @pytest.mark.parametrize("weight", ["a", float("nan"), float("inf"), True, 2.0, 0])
    def test_weights_are_whole_numbers_above_0(self, weight: Any) -> None:  # noqa: ANN401 - whatever a caller may give
        """Nothing else leaks through, or out."""
        with pytest.raises(UsageError, match=r"weight of 1: .* must be a whole number of 1 or more"):
            repair(deadlines(plan_of(task("1", "2018-01-20"))), weights={"1": weight})

    def test_past_deadlines_are_left_alone(self) -> None:
        """A deadline before the data date is nothing that could be put back."""
        plan = plan_of(task("1", "2017-06-01", duration=10))
        assert repair(deadlines(plan)).changes == ()

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            ({"policy": "cheapest"}, "repair cheapest: must be one of min_total_shift"),
            ({"locked": ["7"]}, "has no task 7"),
            ({"locked": ["2"]}, "locked 2: has no last day"),
            ({"weights": {"1": 0}}, "weight of 1: 0, must be a whole number"),
            ({"solver": "magic"}, "solver magic: must be one of"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, asked: dict[str, Any], words: str) -> None:
        """With what is allowed."""
        plan = plan_of(task("1", "2018-03-20"), task("2", None), task("3", "2018-03-10", "1"))
        with pytest.raises(UsageError, match=words):
            repair(deadlines(plan), **asked)

    def test_a_plan_whose_tasks_wait_for_each_other_is_refused(self) -> None:
        """Its deadlines have no order to agree with."""
        plan = plan_of(task("1", "2018-03-20", "2", duration=1), task("2", "2018-03-10", "1", duration=1))
        with pytest.raises(UsageError, match="wait for each other"):
            repair(deadlines(plan))

    def test_records_are_ready_for_a_data_frame(self) -> None:
        """One for each change."""
        found = repair(deadlines(plan_of(task("1", "2018-03-20"), task("2", "2018-03-10", "1", "1"))), "postpone")
        assert found.to_records() == [
            {
                "id": "2",
                "before": "2018-03-10",
                "after": "2018-03-20",
                "days": 10,
                "because": "1 due 2018-03-20 → 2 due 2018-03-10: 10 days short.",
                "because_zh": "1 须于 2018-03-20 完成 → 2 须于 2018-03-10 完成：差 10 天。",
            }
        ]


class TestApplied:
    """`RepairPlan.applied`."""

    def test_a_window_keeps_the_day_on_which_it_opens(self) -> None:
        """As long as it opens before it ends."""
        window = Deadline(kind=DeadlineKind.WINDOW, text="3月", first_day=day("2018-03-01"), last_day=day("2018-03-31"))
        second = attrs.evolve(task("2", "2018-03-20", "1"), deadline=window)
        plan = plan_of(task("1", "2018-04-10"), second)
        moved_on = repair(deadlines(plan), "postpone").applied(plan)["2"].deadline
        assert (moved_on.kind, moved_on.first_day, moved_on.last_day) == (
            DeadlineKind.WINDOW,
            day("2018-03-01"),
            day("2018-04-10"),
        )


class TestDalian:
    """The issued plan: what its five conflicts cost."""

    @each_policy
    def test_its_repairs_are_proved_and_leave_no_conflict(self, policy: RepairPolicy) -> None:
        """And each is as cheap as a linear program finds it, where that is asked for days."""
        plan = issued.load("dalian-2017")
        found = repair(analyze(plan, data_date="2017-11-10").deadlines, policy)
        assert found.is_proved
        assert not analyze(found.applied(plan), data_date="2017-11-10").deadlines.conflicts

    def test_its_fewest_days_by_a_linear_program(self) -> None:
        """Two unknowns for each task, its start and its finish, no work taking less than no days."""
        optimize: Any = pytest.importorskip("scipy.optimize")
        plan = issued.load("dalian-2017")
        ids = [one.id for one in plan]
        place = {(task, end): 2 * number + (end == "F") for number, task in enumerate(ids) for end in "SF"}
        last = {one.id: one.deadline.last_day.toordinal() for one in plan if one.deadline.last_day is not None}
        unknowns = 2 * len(ids) + 2 * len(last)
        steps = [((one, "S"), (one, "F"), 0) for one in ids]
        steps += [
            ((one.predecessor, one.type.value[0]), (one.successor, one.type.value[1]), one.lag)
            for one in plan.dependencies()
        ]
        above = [[0] * unknowns for _ in steps]
        for row, (first, second, _) in zip(above, steps, strict=True):
            row[place[first]], row[place[second]] = 1, -1
        equal = [[0] * unknowns for _ in last]
        for number, (row, one) in enumerate(zip(equal, last, strict=True)):
            row[place[one, "F"]] = 1
            row[2 * len(ids) + 2 * number], row[2 * len(ids) + 2 * number + 1] = -1, 1
        found = optimize.linprog(
            [0] * (2 * len(ids)) + [1] * (2 * len(last)),
            A_ub=above,
            b_ub=[-days for _, _, days in steps],
            A_eq=equal,
            b_eq=list(last.values()),
            bounds=[(None, None)] * (2 * len(ids)) + [(0, None)] * (2 * len(last)),
        )
        assert repair(analyze(plan, data_date="2017-11-10").deadlines).cost == round(found.fun)
