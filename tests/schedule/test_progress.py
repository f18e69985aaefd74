"""Plans of which some was done: what is past is fixed, and what is left is reckoned from the data date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.model import Plan, Task
from egov_consolidation.schedule import Constraint, Logic, Progress, Schedule, ScheduleOptions, analyze

from .oracle import (
    END,
    ENDS,
    ORIGIN,
    Arc,
    Event,
    Waits,
    early_times,
    estimated,
    graph_of,
    is_contradiction,
    late_times,
    offsets,
    plan_of,
    timed_plans,
    work,
)

TODAY = day("2018-01-11")
"""The data date of these tests: time 0."""

RETAINED, OVERRIDE = Logic.RETAINED, Logic.OVERRIDE


def at(time: int) -> Day:
    """Return the day that begins at a time."""
    return TODAY.add(days=time)


def under_way(task: str, start: int, remaining: int | None = None) -> Progress:
    """Return the progress of a task that began at a time before the data date."""
    return Progress(task=task, start=at(start), remaining=remaining)


def finished(task: str, start: int, finish: int) -> Progress:
    """Return the progress of a task that took from one time to another."""
    return Progress(task=task, start=at(start), finish=at(finish - 1))


def reported(
    plan: Plan, *progress: Progress, logic: Logic = RETAINED, constraints: tuple[Constraint, ...] = ()
) -> Schedule:
    """Return the schedule of a plan with some progress."""
    options = ScheduleOptions(progress=progress, logic=logic, constraints=constraints)
    return analyze(plan, data_date=TODAY, options=options)


def early(schedule: Schedule) -> dict[str, tuple[int, int]]:
    """Return early start and early finish of every task, by its id."""
    return {task: times[:2] for task, times in offsets(schedule).items()}


CHAIN = plan_of(work("A", 10), work("B", 10, Waits("A")), work("C", 3, Waits("B")))

OUT_OF_SEQUENCE = (under_way("A", -10, 5), under_way("B", -5, 6))
"""B was begun before A, for which it waits, was finished."""


class TestUnderWay:
    """Tasks that were begun and are not finished."""

    @pytest.mark.parametrize(
        ("logic", "expected", "floats"),
        [
            (RETAINED, {"A": (-10, 5), "B": (-5, 11), "C": (11, 14)}, {"A": 0, "B": 0, "C": 0}),
            (OVERRIDE, {"A": (-10, 5), "B": (-5, 6), "C": (6, 9)}, {"A": 4, "B": 0, "C": 0}),
        ],
    )
    def test_a_successor_begun_before_its_predecessor_was_finished(
        self, logic: Logic, expected: dict[str, tuple[int, int]], floats: dict[str, int]
    ) -> None:
        """Retained, the rest of B still waits for A; overridden, it goes on at the data date, and A has room."""
        schedule = reported(CHAIN, *OUT_OF_SEQUENCE, logic=logic)
        assert early(schedule) == expected
        assert {one.id: one.total_float for one in schedule} == floats
        assert schedule.critical_tasks() == tuple(task for task, days in floats.items() if days == 0)

    def test_what_drives_the_rest_is_named(self) -> None:
        """Retained, the rest of B is driven by A; overridden, by nothing but the data date."""
        (driver,) = reported(CHAIN, *OUT_OF_SEQUENCE).driving_predecessors("B")
        assert (driver.predecessor, driver.dependency) == ("A", CHAIN["B"].dependencies[0])
        assert reported(CHAIN, *OUT_OF_SEQUENCE, logic=OVERRIDE).driving_predecessors("B") == ()

    @pytest.mark.parametrize(
        ("planned", "start", "remaining", "finish"),
        [(10, -4, None, 6), (10, -10, None, 0), (10, -25, None, 0), (10, -4, 2, 2), (10, -4, 0, 0), (0, -4, 9, 9)],
    )
    def test_what_is_left(self, planned: int, start: int, remaining: int | None, finish: int) -> None:
        """The days that are said to be left count; else the planned ones less those gone by, and no fewer than none."""
        schedule = reported(plan_of(work("A", planned)), under_way("A", start, remaining))
        assert early(schedule) == {"A": (start, finish)}

    @pytest.mark.parametrize(
        ("kind", "lag", "logic", "finish"),
        [
            ("FS", 0, RETAINED, 13),
            ("FS", -4, RETAINED, 9),
            ("SS", 2, RETAINED, 5),
            ("SS", 0, RETAINED, 3),
            ("FF", 0, RETAINED, 10),
            ("FF", -8, RETAINED, 3),
            ("SF", 5, RETAINED, 5),
            ("FS", 0, OVERRIDE, 3),
            ("SS", 2, OVERRIDE, 3),
            ("FF", 0, OVERRIDE, 3),
            ("SF", 5, OVERRIDE, 3),
        ],
    )
    def test_what_waits_for_work_not_begun(self, kind: str, lag: int, logic: Logic, finish: int) -> None:
        """B, begun with three days left, waits for an A of ten days that was not begun: its rest does, if retained."""
        schedule = reported(
            plan_of(work("A", 10), work("B", 9, Waits("A", kind, lag))), under_way("B", -2, 3), logic=logic
        )
        assert early(schedule) == {"A": (0, 10), "B": (-2, finish)}

    @pytest.mark.parametrize("logic", Logic)
    @pytest.mark.parametrize(
        ("kind", "lag", "expected"),
        [
            ("FS", 0, (5, 9)),
            ("FS", -2, (3, 7)),
            ("SS", 0, (0, 4)),
            ("SS", 12, (2, 6)),
            ("FF", 0, (1, 5)),
            ("FF", 3, (4, 8)),
            ("SF", 15, (1, 5)),
            ("SF", 3, (0, 4)),
        ],
    )
    def test_what_waits_for_work_under_way(self, kind: str, lag: int, expected: tuple[int, int], logic: Logic) -> None:
        """A, begun ten days ago, has five left: its start is past, and its finish is that of what is left."""
        plan = plan_of(work("A", 20), work("B", 4, Waits("A", kind, lag)))
        assert early(reported(plan, under_way("A", -10, 5), logic=logic))["B"] == expected

    def test_floats_are_those_of_what_is_left(self) -> None:
        """That a start is past makes no task critical: it may slip by the days that its rest may."""
        schedule = reported(plan_of(work("A", 10), work("L", 30)), under_way("A", -3))
        one = schedule["A"]
        assert (one.early_start, one.late_start, one.start) == (at(-3), at(-3), at(-3))
        assert (one.early_finish, one.late_finish) == (at(6), at(29))
        assert (one.total_float, one.free_float, one.independent_float) == (23, 23, 23)
        assert schedule.critical_tasks() == ("L",)

    @pytest.mark.parametrize("waits", [True, False])
    def test_no_work_is_left_in_the_past(self, waits: bool) -> None:
        """What is left is done from the data date on, even where nothing else is held to it."""
        options = ScheduleOptions(progress=(under_way("A", -12, 5),), waits_for_data_date=waits)
        schedule = analyze(plan_of(work("A", 20), work("B", 3, Waits("A"))), data_date=TODAY, options=options)
        assert early(schedule) == {"A": (-12, 5), "B": (5, 8)}


class TestFinished:
    """Tasks that were finished."""

    @pytest.mark.parametrize("logic", Logic)
    def test_out_of_sequence_it_waits_for_nothing(self, logic: Logic) -> None:
        """B was done before A, for which it waits, was begun: A goes on alone, and C, after B, need not wait."""
        schedule = reported(CHAIN, finished("B", -8, -2), logic=logic)
        assert early(schedule) == {"A": (0, 10), "B": (-8, -2), "C": (0, 3)}
        assert {one.id: one.total_float for one in schedule} == {"A": 0, "B": None, "C": 7}

    def test_it_has_no_floats_and_is_not_critical(self) -> None:
        """Its early and late dates are the days on which it was done, and no path runs through it."""
        schedule = reported(CHAIN, finished("A", -10, -1))
        one = schedule["A"]
        assert {one.early_start, one.late_start, one.start} == {at(-10)}
        assert {one.early_finish, one.late_finish, one.finish} == {at(-2)}
        assert (one.total_float, one.free_float, one.independent_float, one.is_critical) == (None, None, None, False)
        assert (schedule.critical_tasks(), schedule.critical_paths) == (("B", "C"), (("B", "C"),))

    def test_a_lag_after_it_is_still_waited_for(self) -> None:
        """Ten days after a finish four days ago are over in six."""
        plan = plan_of(work("A", 2), work("B", 1, Waits("A", "FS", 10)))
        assert early(reported(plan, finished("A", -6, -4)))["B"] == (6, 7)

    def test_what_waits_for_its_start_waits_from_the_day_on_which_it_began(self) -> None:
        """Twelve days after a start ten days ago are over in two."""
        plan = plan_of(work("A", 2), work("B", 1, Waits("A", "SS", 12)))
        assert early(reported(plan, finished("A", -10, -4)))["B"] == (2, 3)

    def test_a_plan_that_is_done_ends_when_its_last_task_was_finished(self) -> None:
        """Then nothing is critical, and nothing is left."""
        schedule = reported(
            plan_of(work("A", 2), work("B", 2, Waits("A"))), finished("A", -9, -7), finished("B", -6, -3)
        )
        assert (schedule.makespan, schedule.finish) == (-3, at(-4))
        assert (schedule.critical_tasks(), schedule.critical_path_count, schedule.least_float) == ((), 0, None)
        assert schedule.near_critical(99) == ()


class TestConstraints:
    """Constraints on what was begun."""

    @pytest.mark.parametrize(("kind", "time"), [("SNET", 5), ("MSO", 5), ("SNLT", -8)])
    def test_none_holds_a_start_that_is_past(self, kind: str, time: int) -> None:
        """The task started when it did, and its rest is free of the constraint, early and late."""
        plan = plan_of(work("A", 10), work("L", 20))
        constraint = Constraint(task="A", type=kind, day=at(time))
        with_it = reported(plan, under_way("A", -3), constraints=(constraint,))
        assert offsets(with_it) == offsets(reported(plan, under_way("A", -3)))

    @pytest.mark.parametrize(
        ("kind", "early_finish", "late_finish"), [("FNET", 12, 20), ("FNLT", 7, 12), ("MFO", 12, 12)]
    )
    def test_a_finish_that_is_to_come_is_held(self, kind: str, early_finish: int, late_finish: int) -> None:
        """Constraints of the finish hold what is left."""
        constraint = Constraint(task="A", type=kind, day=at(11))
        schedule = reported(plan_of(work("A", 10), work("L", 20)), under_way("A", -3), constraints=(constraint,))
        assert offsets(schedule)["A"] == (-3, early_finish, -3, late_finish)

    @pytest.mark.parametrize("kind", ["SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"])
    def test_none_holds_what_is_finished(self, kind: str) -> None:
        """What was done was done on the days on which it was."""
        constraint = Constraint(task="A", type=kind, day=at(5))
        schedule = reported(CHAIN, finished("A", -9, -1), constraints=(constraint,))
        assert offsets(schedule)["A"] == (-9, -1, -9, -1)
        assert schedule["B"].early_start_offset == 0


class TestContradictions:
    """Circles of a plan of which some was done."""

    def test_what_was_finished_cuts_a_circle_open(self) -> None:
        """Two tasks that wait for each other can be done once one of them is."""
        plan = plan_of(work("A", None, Waits("B")), work("B", None, Waits("A")))
        assert not reported(plan).is_feasible
        schedule = reported(plan, finished("A", -5, -3))
        assert schedule.is_feasible
        assert schedule.contradictions == ()

    def test_progress_elsewhere_cuts_nothing(self) -> None:
        """Work on a third task does not make two tasks possible that wait for each other."""
        plan = plan_of(work("A", None, Waits("B")), work("B", None, Waits("A")), work("C", 9))
        (loop,) = reported(plan, under_way("C", -2)).contradictions
        assert loop.tasks == ("A", "B")

    @pytest.mark.parametrize(("logic", "fits"), [(RETAINED, False), (OVERRIDE, True)])
    def test_override_cuts_a_circle_open_and_retained_logic_does_not(self, logic: Logic, fits: bool) -> None:
        """Of two tasks that wait for each other one was begun: only if that overrides its waiting do dates fit."""
        plan = plan_of(work("A", 4, Waits("B")), work("B", 4, Waits("A")))
        assert reported(plan, under_way("A", -1), logic=logic).is_feasible is fits

    def test_what_takes_longer_than_a_longest_time_allows_is_said(self) -> None:
        """A and B have six days together; A has ten left: B's three on top are seven too many."""
        plan = plan_of(work("A", 3, Waits("B", "FS", -6)), work("B", 3, Waits("A")))
        assert reported(plan).is_feasible
        schedule = reported(plan, under_way("A", -1, 10))
        (loop,) = schedule.contradictions
        assert (schedule.is_feasible, loop.tasks, loop.days) == (False, ("A", "B"), 7)

    @pytest.mark.parametrize(
        ("estimate", "remaining", "too_many"),
        [(None, 3, 0), (None, 4, 1), (5, None, 0), (6, None, 1), (9, 3, 0), (0, 4, 1), (None, None, 0)],
    )
    def test_what_is_left_of_work_of_unknown_duration(
        self, estimate: int | None, remaining: int | None, too_many: int
    ) -> None:
        """A, begun two days ago, has six days together with B's three: what is said to be left counts, or estimated."""
        plan = plan_of(work("A", None, Waits("B", "FS", -6)), work("B", 3, Waits("A")))
        options = ScheduleOptions(progress=(under_way("A", -2, remaining),))
        estimates = None if estimate is None else estimated(plan, {"A": estimate})
        schedule = analyze(plan, data_date=TODAY, estimates=estimates, options=options)
        assert [loop.days for loop in schedule.contradictions] == ([too_many] if too_many else [])
        assert schedule.is_feasible is not bool(too_many)

    def test_work_of_which_nobody_knows_how_much_is_left_takes_time(self) -> None:
        """Two tasks under way that wait for each other contradict themselves, unless nothing is said to be left."""
        plan = plan_of(work("A", None, Waits("B")), work("B", None, Waits("A")))
        assert not reported(plan, under_way("A", -2), under_way("B", -1)).is_feasible
        assert reported(plan, under_way("A", -2, 0), under_way("B", -1, 0)).is_feasible

    def test_a_start_that_is_past_closes_no_circle(self) -> None:
        """That B may start no more than a day after A says nothing any more once A was begun."""
        plan = plan_of(work("A", 3, Waits("B", "SS", 1)), work("B", 3, Waits("A", "SS", 1)))
        assert not reported(plan).is_feasible
        assert early(reported(plan, under_way("A", -1, 3))) == {"A": (-1, 4), "B": (0, 3)}


@st.composite
def progress_of(draw: st.DrawFn, plan: Plan) -> tuple[Progress, ...]:
    """Draw what was done of some tasks, in any order and out of any sequence."""
    drawn: list[Progress] = []
    for task in plan:
        start = draw(st.integers(-15, -1))
        match draw(st.sampled_from(["not begun", "under way", "finished"])):
            case "under way":
                drawn.append(under_way(task.id, start, draw(st.none() | st.integers(0, 9))))
            case "finished":
                drawn.append(finished(task.id, start, draw(st.integers(start + 1, 0))))
            case _:
                pass
    return tuple(drawn)


def past(done: Mapping[str, Progress], event: Event) -> int | None:
    """Return the time at which an event came, where it did."""
    task, end = event
    on = None if task not in done else done[task].start if end == "start" else done[task].finish
    return None if on is None else on.toordinal() - TODAY.toordinal() + (end == "finish")


def days_left(task: Task, progress: Progress | None) -> int:
    """Return the days of work that are left of a task."""
    planned = task.duration or 0
    if progress is None:
        return planned
    gone = TODAY.toordinal() - progress.start.toordinal()
    return max(0, planned - gone) if progress.remaining is None else progress.remaining


def left_arcs(plan: Plan, done: Mapping[str, Progress], logic: Logic) -> Iterator[Arc]:
    """Yield what holds between the events that are to come, from the definition of progress; a rest has a start."""
    for task in plan:
        if past(done, (task.id, "finish")) is None:
            start, finish, takes = (task.id, "start"), (task.id, "finish"), days_left(task, done.get(task.id))
            yield from ((start, finish, takes), (ORIGIN, start, 0), (finish, END, 0))
            if task.duration is not None:
                yield finish, start, -takes
    for one in plan.dependencies():
        first, second = (
            (task, end) for task, end in zip((one.predecessor, one.successor), ENDS[one.type.value], strict=True)
        )
        waiting = done.get(one.successor)
        if waiting is None or (waiting.finish is None and logic is RETAINED):
            time = past(done, first)
            yield (first, second, one.lag) if time is None else (ORIGIN, second, time + one.lag)


def is_back(one: Event, other: Event) -> bool:
    """Return whether an arc leads from the finish of a task to its own start: it says that work is done in one go."""
    return one[0] == other[0] and (one[1], other[1]) == ("finish", "start")


class TestProperties:
    """Any progress of any plan."""

    @given(timed_plans(days=st.none() | st.integers(0, 9)), st.sampled_from(Logic), st.data())
    def test_what_is_left_is_what_bellman_and_ford_find(self, plan: Plan, logic: Logic, data: st.DataObject) -> None:
        """What is past is fixed; what is left is as early and as late as the differences between events allow."""
        progress = data.draw(progress_of(plan))
        done = {one.task: one for one in progress}
        graph = graph_of(left_arcs(plan, done, logic))
        soon = early_times(graph)
        schedule = reported(plan, *progress, logic=logic)
        found = offsets(schedule)
        open_ = [task.id for task in plan if task.id not in done or done[task.id].finish is None]
        last = max(found[task.id][1] for task in plan)
        late = late_times(graph, last)
        assert {task: found[task][1::2] for task in open_} == {
            task: (soon[task, "finish"], late[task, "finish"]) for task in open_
        }
        begun = [task for task in open_ if task not in done]
        assert {task: found[task][::2] for task in begun} == {
            task: (soon[task, "start"], late[task, "start"]) for task in begun
        }
        for task, one in done.items():
            assert schedule[task].early_start == schedule[task].late_start == one.start
            assert one.finish is None or schedule[task].early_finish == schedule[task].late_finish == one.finish
        assert schedule.makespan == last

    @given(
        timed_plans(may_circle=True, lags=st.integers(-9, 4), days=st.none() | st.integers(0, 9)),
        st.sampled_from(Logic),
        st.data(),
    )
    def test_dates_fit_what_is_left_where_bellman_and_ford_find_no_circle(
        self, plan: Plan, logic: Logic, data: st.DataObject
    ) -> None:
        """Of what is left, a circle takes more than no days, or no days but work of which nobody knows how much."""
        progress = data.draw(progress_of(plan))
        done = {one.task: one for one in progress}
        known = {task.id for task in plan if task.duration is not None}
        known |= {one.task for one in progress if one.remaining is not None}
        left = [
            (one, other, 100 * days) for one, other, days in left_arcs(plan, done, logic) if not is_back(one, other)
        ]
        unknown = {(task.id, "start") for task in plan} - {(task, "start") for task in known}
        left = [(one, other, days + (one in unknown and one[0] == other[0])) for one, other, days in left]
        schedule = reported(plan, *progress, logic=logic)
        assert schedule.is_feasible != is_contradiction(graph_of(left))
        assert schedule.is_feasible == (not schedule.contradictions)

    @given(timed_plans(days=st.integers(1, 9)), st.integers(0, 60), st.sampled_from(Logic))
    def test_progress_exactly_as_planned_changes_nothing(self, plan: Plan, days: int, logic: Logic) -> None:
        """Reported some days on, with all done as planned so far, every early date and the end are what they were."""
        planned = analyze(plan, data_date=TODAY)
        assert planned.makespan is not None
        now = at(min(days, planned.makespan))
        progress: list[Progress] = []
        for one in planned:
            assert one.early_start is not None
            assert one.early_finish is not None
            if one.early_start < now:
                finish = one.early_finish if one.early_finish < now else None
                progress.append(Progress(task=one.id, start=one.early_start, finish=finish))
        again = analyze(plan, data_date=now, options=ScheduleOptions(progress=tuple(progress), logic=logic))
        assert again.finish == planned.finish
        assert [(one.early_start, one.early_finish) for one in again] == [
            (one.early_start, one.early_finish) for one in planned
        ]

    @given(timed_plans(), st.data())
    def test_retained_logic_is_never_sooner_than_override(self, plan: Plan, data: st.DataObject) -> None:
        """To wait for what progress has overtaken finishes no task earlier."""
        progress = data.draw(progress_of(plan))
        retained = early(reported(plan, *progress, logic=RETAINED))
        override = early(reported(plan, *progress, logic=OVERRIDE))
        assert all(retained[task][1] >= override[task][1] for task in retained)
