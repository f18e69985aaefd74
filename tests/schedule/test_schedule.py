"""What a schedule says: of its tasks, of the whole, and of what contradicts itself."""

from __future__ import annotations

import datetime as dt

import attrs
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Provenance, WorkCalendar, day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Citation, Dependency, DependencyType, Plan, Task
from egov_consolidation.schedule import (
    Constraint,
    Schedule,
    ScheduledTask,
    ScheduleOptions,
    analyze,
)

from .oracle import (
    BASE,
    ENDS,
    STANDING,
    Event,
    Waits,
    early_times,
    estimated,
    event_graph,
    is_contradiction,
    late_times,
    plan_of,
    timed_plans,
    work,
)

unknown_days = st.none() | st.integers(0, 9)
CALENDAR = WorkCalendar.official()

RING = plan_of(work("A", 3, Waits("C")), work("B", 3, Waits("A")), work("C", 3, Waits("B")), work("D", 1, Waits("C")))
"""Three tasks that wait for each other, and one that waits for them."""


def scheduled(plan: Plan) -> Schedule:
    """Return the schedule of a plan from the data date of these tests."""
    return analyze(plan, data_date=BASE)


class TestTasks:
    """A schedule is its tasks, in the order of the plan."""

    @given(timed_plans(days=unknown_days))
    def test_they_stand_in_the_order_of_the_plan(self, plan: Plan) -> None:
        """One for each row, the same as by its id."""
        schedule = scheduled(plan)
        assert len(schedule) == len(plan)
        assert [one.id for one in schedule] == [task.id for task in plan]
        assert all(schedule[one.id] == one for one in schedule)

    def test_an_unknown_task_is_refused(self) -> None:
        """It is named, with the plan, in both languages."""
        with pytest.raises(UsageError, match=r"^demo: has no task 9\.9$") as caught:
            scheduled(RING)["9.9"]
        assert caught.value.text("zh") == "demo：没有任务 9.9"

    def test_durations_are_given_estimated_or_nothing(self) -> None:
        """What the plan gives counts before an estimate, and what is reckoned with is said to be assumed."""
        plan = plan_of(work("A", 4), work("B", None), work("C", None), work("D", None, deadline=STANDING))
        schedule = analyze(plan, data_date=BASE, estimates=estimated(plan, {"A": 9, "B": 7}))
        assert [(one.duration, one.is_assumed) for one in schedule] == [(4, False), (7, True), (0, True), (0, True)]
        assert schedule.assumed_durations == ("B", "C")

    def test_it_is_frozen(self) -> None:
        """Nothing in a schedule changes."""
        schedule = scheduled(RING)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            schedule.times = None  # type: ignore[misc]


class TestIndependentFloat:
    """Days left when all before a task are late and all after it early."""

    @given(timed_plans(types="FS", lags=st.integers(0, 6)))
    def test_it_is_what_the_textbook_says(self, plan: Plan) -> None:
        """The earliest start that follows, less the latest finish that comes before, less the work; never below 0."""
        graph = event_graph(plan)
        early, late = early_times(graph), late_times(graph)
        end = max(early.values())
        for one in scheduled(plan):
            before = [late[tie.predecessor, "finish"] + tie.lag for tie in plan[one.id].dependencies]
            after = [
                early[tie.successor, "start"] - tie.lag for tie in plan.dependencies() if tie.predecessor == one.id
            ]
            assert one.independent_float == max(0, min([end, *after]) - max([0, *before]) - one.duration)

    @given(timed_plans())
    def test_so_it_is_with_all_types(self, plan: Plan) -> None:
        """What is asked of a finish asks the start for as much less the work."""
        graph = event_graph(plan)
        early, late = early_times(graph), late_times(graph)
        for one in scheduled(plan):
            work_of = {"start": 0, "finish": one.duration}
            opens, closes = [0], [max(early.values()) - one.duration]
            for tie in plan.dependencies():
                first, second = ENDS[tie.type.value]
                if tie.successor == one.id:
                    opens.append(late[tie.predecessor, first] + tie.lag - work_of[second])
                if tie.predecessor == one.id:
                    closes.append(early[tie.successor, second] - tie.lag - work_of[first])
            assert one.independent_float == max(0, min(closes) - max(opens))


class TestInterferingFloat:
    """The part of the total float whose use moves other tasks."""

    @given(timed_plans(days=unknown_days))
    def test_it_is_what_is_not_free(self, plan: Plan) -> None:
        """Total float less free float."""
        for one in scheduled(plan):
            assert one.total_float is not None
            assert one.free_float is not None
            assert one.interfering_float == one.total_float - one.free_float

    def test_what_has_no_dates_has_none(self) -> None:
        """Nor has it any other float."""
        assert ScheduledTask(id="1", duration=0, is_assumed=True).interfering_float is None


class TestCriticalTasks:
    """`Schedule.critical_tasks` and `Schedule.near_critical`."""

    @given(timed_plans(days=unknown_days), st.integers(0, 12))
    def test_near_means_so_many_days_above_the_least_float(self, plan: Plan, threshold: int) -> None:
        """In natural order of the ids, the critical tasks among them."""
        schedule = scheduled(plan)
        assert schedule.least_float is not None
        near = [one.id for one in schedule if (one.total_float or 0) <= schedule.least_float + threshold]
        assert schedule.near_critical(threshold) == tuple(sorted(near))
        assert schedule.near_critical(0) == schedule.critical_tasks()

    def test_they_stand_in_natural_order(self) -> None:
        """1.2 comes before 1.10."""
        plan = plan_of(*(work(task, 5) for task in ("1.10", "2", "1.2")))
        assert scheduled(plan).critical_tasks() == ("1.2", "1.10", "2")

    def test_against_an_imposed_end_the_least_float_counts(self) -> None:
        """Critical is what has least, be that none, more than none, or less."""
        plan = plan_of(work("A", 5), work("B", 3))
        schedule = analyze(plan, data_date=BASE, options=ScheduleOptions(end="2018-01-02"))
        assert (schedule.least_float, schedule.critical_tasks()) == (-3, ("A",))
        assert schedule.near_critical(2) == ("A", "B")


class TestFinish:
    """`Schedule.makespan` and `Schedule.finish`."""

    @given(timed_plans(days=st.integers(1, 9)))
    def test_they_are_the_last_early_finish(self, plan: Plan) -> None:
        """As days from the data date, and as the day on which the last task ends."""
        schedule = scheduled(plan)
        assert schedule.makespan == max(one.early_finish_offset or 0 for one in schedule)
        assert schedule.finish == max(one.early_finish or BASE for one in schedule)

    def test_a_duty_without_end_can_hold_the_end_up(self) -> None:
        """What passes on dates has none of its own, and yet the plan is not done before."""
        schedule = scheduled(plan_of(work("A", 5), work("B", 10, deadline=STANDING)))
        assert (schedule.makespan, schedule.finish, schedule["A"].total_float) == (10, day("2018-01-10"), 5)


class TestProjectedYears:
    """Years of which no holiday arrangement is published."""

    def test_calendar_days_project_nothing(self) -> None:
        """All days count, whatever the year."""
        assert analyze(plan_of(work("A", 9999)), data_date="2150-01-01").projected_years == ()

    def test_each_year_that_a_date_reaches_and_nobody_has_published_is_named(self) -> None:
        """Late dates count too: they are said as well."""
        last = max(year for year in range(2018, 2100) if CALENDAR.provenance(year) is Provenance.OFFICIAL)
        options = ScheduleOptions(calendar=CALENDAR)
        plan = plan_of(work("A", 1), work("B", 300))
        assert analyze(plan, data_date=dt.date(last - 1, 1, 1), options=options).projected_years == ()
        reached = analyze(plan, data_date=dt.date(last, 6, 1), options=options)
        assert reached.projected_years == (last + 1,)


class TestToRecords:
    """`Schedule.to_records`."""

    @given(timed_plans(days=unknown_days))
    def test_a_record_holds_what_the_task_does(self, plan: Plan) -> None:
        """One for each task, in the order of the plan: days as text, floats as numbers, nothing nested."""
        schedule = scheduled(plan)
        for one, record in zip(schedule, schedule.to_records(), strict=True):
            for name, value in record.items():
                held = getattr(one, name)
                assert value == (held.isoformat() if isinstance(held, dt.date) else held)
        assert {name for record in schedule.to_records() for name in record} == {
            *("id", "duration", "is_assumed", "is_critical"),
            *("early_start", "early_finish", "late_start", "late_finish"),
            *("total_float", "free_float", "independent_float", "interfering_float"),
        }

    def test_what_has_no_dates_has_a_record_too(self) -> None:
        """With nothing in place of days and floats."""
        (record,) = scheduled(plan_of(work("A", None, deadline=STANDING))).to_records()
        assert {name for name, value in record.items() if value is not None} == {
            "id",
            "duration",
            "is_assumed",
            "is_critical",
        }


class TestContradictions:
    """Plans that no dates fit."""

    def test_they_have_no_dates_at_all(self) -> None:
        """Not even for tasks that are on no circle; whatever rests on dates is empty, and the tasks are still there."""
        schedule = scheduled(RING)
        assert not schedule.is_feasible
        assert (schedule.makespan, schedule.finish, schedule.least_float) == (None, None, None)
        assert (schedule.critical_tasks(), schedule.near_critical(99), schedule.critical_paths) == ((), (), ())
        assert (schedule.critical_path_count, list(schedule.iter_critical_paths())) == (0, [])
        assert (schedule.owner_criticality(), schedule.projected_years) == ((), ())
        assert schedule["D"] == ScheduledTask(id="D", duration=1, is_assumed=False)

    def test_what_needs_dates_is_refused_with_the_reason(self) -> None:
        """The tasks that wait for each other are named, in both languages."""
        with pytest.raises(UsageError) as caught:
            scheduled(RING).driving_path("D")
        assert caught.value.text("en") == (
            "schedule of demo: has no dates, because A, B, C wait for each other; ask for its contradictions"
        )
        assert "A、B、C 互相等待" in caught.value.text("zh")

    def test_a_contradiction_shows_the_words_and_the_days_too_many(self) -> None:
        """A shortest circle: A before B by the words of row B, B no later than four days after A by those of row A."""
        words = {
            "A": Citation(document="d", row="A", quote="四日内完成"),
            "B": Citation(document="d", row="B", quote="此后"),
        }

        def quoted(task: str, after: str, lag: int) -> Task:
            tie = Dependency(predecessor=after, successor=task, lag=lag, quotes=(words[task],))
            return attrs.evolve(work(task, 3), dependencies=(tie,))

        tie_to_c = work("C", 2, Waits("B"))
        (loop,) = scheduled(plan_of(quoted("A", "B", -4), quoted("B", "A", 0), tie_to_c)).contradictions
        assert (loop.tasks, loop.days) == (("A", "B"), 2)
        assert [one.quotes for one in loop.dependencies] == [(words["B"],), (words["A"],)]

    def test_each_knot_shows_one(self) -> None:
        """Two pairs that wait for each other are two contradictions."""
        pairs = [("A", "B"), ("B", "A"), ("C", "D"), ("D", "C")]
        schedule = scheduled(plan_of(*(work(one, 1, Waits(other)) for one, other in pairs)))
        assert [loop.tasks for loop in schedule.contradictions] == [("A", "B"), ("C", "D")]

    @given(timed_plans(may_circle=True, days=unknown_days, lags=st.integers(-9, 4)))
    def test_there_is_one_exactly_where_bellman_and_ford_find_a_negative_circle(self, plan: Plan) -> None:
        """Round it, work takes more than no days, or no days but work of unknown duration, which weighs a little."""
        little = {task.id: 1 for task in plan if task.duration is None}
        graph: nx.DiGraph[Event] = nx.DiGraph()
        ties = [
            ((one.predecessor, ENDS[one.type.value][0]), (one.successor, ENDS[one.type.value][1]), 100 * one.lag)
            for one in plan.dependencies()
        ]
        own = [
            ((task.id, "start"), (task.id, "finish"), 100 * (task.duration or 0) + little.get(task.id, 0))
            for task in plan
        ]
        for one, other, weight in (*ties, *own):
            known = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else -weight
            graph.add_edge(one, other, weight=min(known, -weight))
        schedule = scheduled(plan)
        assert schedule.is_feasible == (not schedule.contradictions) == (not nx.negative_edge_cycle(graph))

    @given(timed_plans(may_circle=True, lags=st.integers(-9, 4)))
    def test_without_what_a_contradiction_names_it_is_gone(self, plan: Plan) -> None:
        """With one dependency of a circle taken out, that circle is shown no more."""
        for loop in scheduled(plan).contradictions:
            gone = loop.dependencies[0]
            tasks = (attrs.evolve(one, dependencies=tuple(x for x in one.dependencies if x != gone)) for one in plan)
            again = scheduled(attrs.evolve(plan, tasks=tuple(tasks))).contradictions
            assert all(other.steps != loop.steps for other in again)

    def test_estimates_decide_where_the_plan_gives_no_duration(self) -> None:
        """Within ten days of its start, B follows A: seven days for A fit, eight do not."""
        plan = plan_of(work("A", None, Waits("B", "FS", -10)), work("B", 3, Waits("A")))
        fits = analyze(plan, data_date=BASE, estimates=estimated(plan, {"A": 7}))
        assert fits.is_feasible
        (loop,) = analyze(plan, data_date=BASE, estimates=estimated(plan, {"A": 8})).contradictions
        assert loop.days == 1


class TestLongestTimes:
    """Negative lags back to a predecessor."""

    @pytest.mark.parametrize(("longest", "fits"), [(5, False), (6, True), (7, True)])
    def test_they_fit_where_the_work_does(self, longest: int, fits: bool) -> None:
        """Two tasks of three days each, the second done within some days of the start of the first."""
        plan = plan_of(work("A", 3, Waits("B", "FS", -longest)), work("B", 3, Waits("A")))
        assert scheduled(plan).is_feasible is fits

    def test_they_pull_a_predecessor_towards_what_follows(self) -> None:
        """What follows cannot start before day 20, and A may start no more than eight days before that ends."""
        plan = plan_of(work("A", 3, Waits("B", "FS", -8)), work("B", 3, Waits("A"), Waits("L")), work("L", 20))
        schedule = scheduled(plan)
        assert (schedule["A"].early_start_offset, schedule["B"].early_start_offset) == (15, 20)
        assert not is_contradiction(event_graph(plan))


class TestGuidance:
    """Work that starts before and ends after the work that it guides."""

    @pytest.mark.parametrize("days", [None, 0, 5, 40])
    def test_it_is_no_contradiction(self, days: int | None) -> None:
        """SS one way and FF the other: guidance lies open as long as what it guides, whatever its own days."""
        guidance = work("G", days, Waits("W", "FF", 1))
        schedule = scheduled(plan_of(guidance, work("W", 30, Waits("G", "SS", 1))))
        one = schedule["G"]
        assert (one.early_start_offset, one.early_finish_offset) == (0, max(32, days or 0))
        assert (schedule["W"].early_start_offset, schedule.contradictions) == (1, ())

    def test_only_the_tasks_on_that_circle_lie_open(self) -> None:
        """Work elsewhere that waits with its finish is still done in one go, on a circle that fits or on none."""
        apart = (work("P", 10), work("Q", 2, Waits("P", "FF"), Waits("R", "SS", -30)), work("R", 1, Waits("Q", "SS")))
        pair = (work("G", 5, Waits("W", "FF", 1)), work("W", 5, Waits("G", "SS", 1)))
        alone, beside = scheduled(plan_of(*apart)), scheduled(plan_of(*apart, *pair))
        assert [beside[one.id].early_start_offset for one in alone] == [one.early_start_offset for one in alone]
        assert beside["Q"].early_start_offset == 8

    def test_amid_other_work_it_lies_open_too(self) -> None:
        """What comes before and after the pair is reckoned as ever."""
        pair = (work("G", 5, Waits("W", "FF", 1), Waits("P")), work("W", 5, Waits("G", "SS", 1)))
        rest = (work("P", 2), work("Q", 3, Waits("G")), work("R", 4, Waits("Q", "FF"), Waits("P", "SS")))
        schedule = scheduled(plan_of(*rest, *pair))
        found = {one.id: (one.early_start_offset, one.early_finish_offset) for one in schedule}
        assert found == {"P": (0, 2), "G": (2, 9), "W": (3, 8), "Q": (9, 12), "R": (8, 12)}

    @pytest.mark.parametrize(("fixed", "other"), [(1, 2), (2, 1)])
    def test_a_task_that_has_to_start_on_a_day_does_not_lie_open(self, fixed: int, other: int) -> None:
        """Of two pairs, the one whose guidance is fixed to a day is done in one go on the days that this leaves."""
        pairs = [
            work(f"{name}{one}", 5, Waits(f"{waits}{one}", kind, 1))
            for one in (1, 2)
            for name, waits, kind in (("G", "W", "FF"), ("W", "G", "SS"))
        ]
        constraint = Constraint(task=f"G{fixed}", type="MSO", day=BASE.add(days=3))
        schedule = analyze(plan_of(*pairs), data_date=BASE, options=ScheduleOptions(constraints=(constraint,)))
        found = {one.id: (one.early_start_offset, one.early_finish_offset) for one in schedule}
        assert found == {f"G{fixed}": (3, 8), f"W{fixed}": (4, 9), f"G{other}": (0, 7), f"W{other}": (1, 6)}

    @pytest.mark.parametrize("kind", DependencyType)
    def test_a_task_that_waits_for_itself(self, kind: DependencyType) -> None:
        """It may wait for its own start or finish as long as that asks for no time; it lies open where SF asks."""
        fits = {"FS": False, "SS": True, "FF": True, "SF": True}[kind.value]
        schedule = scheduled(plan_of(work("A", 4, Waits("A", kind.value, 0))))
        assert schedule.is_feasible is fits
        longer = scheduled(plan_of(work("A", 4, Waits("A", "SF", 6))))["A"]
        assert (longer.early_start_offset, longer.early_finish_offset) == (0, 6)
