"""What holds tasks beside their dependencies: constraints, an imposed end, deadlines that bind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.model import Deadline, DeadlineKind, Plan, Task
from egov_consolidation.schedule import Constraint, ConstraintType, Progress, Schedule, ScheduleOptions, analyze
from egov_consolidation.testing.strategies import dated_plans

from .oracle import (
    BASE,
    END,
    ENDS,
    ORIGIN,
    Arc,
    Waits,
    arcs,
    by_definition,
    early_times,
    event_graph,
    four_times,
    graph_of,
    late_times,
    offsets,
    plan_of,
    timed,
    timed_plans,
    work,
)

CHAIN = plan_of(work("A", 5), work("B", 3, Waits("A")), work("C", 2, Waits("B")))
"""A from 1 to 5 January, B from 6 to 8, C from 9 to 10."""

BESIDE = plan_of(work("A", 2), work("B", 2, Waits("A")), work("C", 2, Waits("B")), work("L", 20))
"""Three short tasks with 14 days of room beside a long one."""


def held(plan: Plan, *constraints: Constraint) -> Schedule:
    """Return the schedule of a plan under constraints."""
    return analyze(plan, data_date=BASE, options=ScheduleOptions(constraints=constraints))


def on(kind: str, january: int, task: str = "B") -> Constraint:
    """Return a constraint on a day of January 2018."""
    return Constraint(task=task, type=ConstraintType(kind), day=f"2018-01-{january:02}")


def floats(schedule: Schedule) -> dict[str, int | None]:
    """Return the total floats by id."""
    return {one.id: one.total_float for one in schedule}


@st.composite
def constraints(draw: st.DrawFn, plan: Plan) -> tuple[Constraint, ...]:
    """Draw constraints of the four kinds that bound a start or a finish, on some tasks of a plan."""
    kinds = st.sampled_from(["SNET", "SNLT", "FNET", "FNLT"])
    ids = st.sampled_from([task.id for task in plan])
    drawn = draw(st.lists(st.tuples(kinds, st.integers(1, 31), ids), max_size=4))
    return tuple(on(kind, january, task) for kind, january, task in drawn)


def lower_arcs(asked: tuple[Constraint, ...]) -> Iterator[Arc]:
    """Yield what holds events back, from the definition of the constraints."""
    for one in asked:
        assert one.day is not None
        time = one.day.toordinal() - BASE.toordinal()
        match one.type:
            case ConstraintType.START_NO_EARLIER_THAN:
                yield ORIGIN, (one.task, "start"), time
            case ConstraintType.FINISH_NO_EARLIER_THAN:
                yield ORIGIN, (one.task, "finish"), time + 1
            case _:
                pass


def upper_arcs(asked: tuple[Constraint, ...], end: int) -> Iterator[Arc]:
    """Yield what presses events, as days between them and the end."""
    for one in asked:
        assert one.day is not None
        time = one.day.toordinal() - BASE.toordinal()
        match one.type:
            case ConstraintType.START_NO_LATER_THAN:
                yield (one.task, "start"), END, end - time
            case ConstraintType.FINISH_NO_LATER_THAN:
                yield (one.task, "finish"), END, end - time - 1
            case _:
                pass


class TestConstraints:
    """Every type of constraint."""

    @pytest.mark.parametrize(
        ("constraint", "expected"),
        [
            (on("SNET", 8), {"A": (0, 5, 2, 7), "B": (7, 10, 7, 10), "C": (10, 12, 10, 12)}),
            (on("SNET", 3), {"A": (0, 5, 0, 5), "B": (5, 8, 5, 8), "C": (8, 10, 8, 10)}),
            (on("FNET", 10), {"A": (0, 5, 2, 7), "B": (7, 10, 7, 10), "C": (10, 12, 10, 12)}),
            (on("FNET", 8), {"A": (0, 5, 0, 5), "B": (5, 8, 5, 8), "C": (8, 10, 8, 10)}),
            (on("SNLT", 4), {"A": (0, 5, -2, 3), "B": (5, 8, 3, 6), "C": (8, 10, 8, 10)}),
            (on("SNLT", 6), {"A": (0, 5, 0, 5), "B": (5, 8, 5, 8), "C": (8, 10, 8, 10)}),
            (on("FNLT", 6), {"A": (0, 5, -2, 3), "B": (5, 8, 3, 6), "C": (8, 10, 8, 10)}),
            (on("FNLT", 8), {"A": (0, 5, 0, 5), "B": (5, 8, 5, 8), "C": (8, 10, 8, 10)}),
            (on("MSO", 8), {"A": (0, 5, 2, 7), "B": (7, 10, 7, 10), "C": (10, 12, 10, 12)}),
            (on("MSO", 3), {"A": (0, 5, -3, 2), "B": (2, 5, 2, 5), "C": (5, 7, 5, 7)}),
            (on("MFO", 10), {"A": (0, 5, 2, 7), "B": (7, 10, 7, 10), "C": (10, 12, 10, 12)}),
            (on("MFO", 5), {"A": (0, 5, -3, 2), "B": (2, 5, 2, 5), "C": (5, 7, 5, 7)}),
        ],
        ids=lambda one: f"{one.type}-{one.day:%d}" if isinstance(one, Constraint) else "",
    )
    def test_each_holds_as_reckoned_by_hand(
        self, constraint: Constraint, expected: dict[str, tuple[int, int, int, int]]
    ) -> None:
        """On B of a chain: no earlier moves what follows, no later presses what comes before, must does both."""
        assert offsets(held(CHAIN, constraint)) == expected

    @given(timed_plans(), st.data())
    def test_bounds_are_differences_from_the_data_date(self, plan: Plan, data: st.DataObject) -> None:
        """SNET and FNET hold the early dates, SNLT and FNLT the late dates, as Bellman and Ford find."""
        asked = data.draw(constraints(plan))
        lower = [*arcs(plan), *lower_arcs(asked)]
        early = early_times(graph_of(lower))
        late = late_times(graph_of([*lower, *upper_arcs(asked, early[END])]), early[END])
        assert offsets(held(plan, *asked)) == four_times(plan, early, late)

    @given(timed_plans(), st.sampled_from(["MSO", "MFO"]), st.integers(1, 31), st.data())
    def test_what_must_be_on_a_day_is_on_that_day(
        self, plan: Plan, kind: str, january: int, data: st.DataObject
    ) -> None:
        """Early and late, whatever the dependencies ask, and what waits for it is reckoned from there."""
        task = data.draw(st.sampled_from([one.id for one in plan]))
        at = offsets(held(plan, on(kind, january, task)))
        early_start, early_finish, late_start, late_finish = at[task]
        assert (early_start, early_finish) == (late_start, late_finish)
        assert (early_start if kind == "MSO" else early_finish - 1) == january - 1
        for one in plan.dependencies():
            first, second = (ENDS[one.type.value][side] == "finish" for side in (0, 1))
            if one.successor != task:
                assert at[one.successor][second] >= at[one.predecessor][first] + one.lag
            if one.predecessor != task:
                assert at[one.successor][2 + second] >= at[one.predecessor][2 + first] + one.lag

    def test_of_two_the_stricter_counts(self) -> None:
        """The later of two days before which, and the earlier of two days after which, something cannot be."""
        both = held(CHAIN, on("SNET", 8), on("SNET", 3), on("FNLT", 6), on("FNLT", 9))
        assert (both["B"].early_start_offset, both["B"].late_finish_offset) == (7, 6)

    @pytest.mark.parametrize(("january", "start"), [(8, 9), (12, 11)])
    def test_the_first_day_of_a_window_holds_as_a_constraint_does(self, january: int, start: int) -> None:
        """A window from 10 January, and a constraint on the same task: the later of the two days counts."""
        window = Deadline(kind=DeadlineKind.WINDOW, text="…", first_day="2018-01-10", last_day="2018-01-31")
        schedule = held(plan_of(work("B", 3, deadline=window)), on("SNET", january))
        assert schedule["B"].early_start_offset == start


class TestAsLateAsPossible:
    """`ALAP`."""

    def test_it_is_planned_late_and_what_waits_for_it_after_that(self) -> None:
        """Early and late dates stay; what is planned follows the order of work."""
        schedule = held(BESIDE, Constraint(task="B", type="ALAP"))
        assert offsets(schedule) == by_definition(BESIDE)
        assert {one.id: (one.start, one.finish) for one in schedule} == {
            "A": (BASE, BASE.add(days=1)),
            "B": (BASE.add(days=16), BASE.add(days=17)),
            "C": (BASE.add(days=18), BASE.add(days=19)),
            "L": (BASE, BASE.add(days=19)),
        }

    @given(timed_plans(days=st.none() | st.integers(0, 9)), st.data())
    def test_what_is_planned_keeps_the_order_of_work(self, plan: Plan, data: st.DataObject) -> None:
        """Planned dates lie between the early and the late ones, and every FS without lag holds on them."""
        late = data.draw(st.frozensets(st.sampled_from([one.id for one in plan])))
        schedule = held(plan, *(Constraint(task=one, type="ALAP") for one in sorted(late)))
        for one in schedule:
            assert one.early_start is not None
            assert one.late_start is not None
            assert one.start is not None
            assert one.early_start <= one.start <= one.late_start
            assert one.id not in late or (one.start, one.finish) == (one.late_start, one.late_finish)
        for tie in plan.dependencies():
            first, second = schedule[tie.predecessor], schedule[tie.successor]
            assert first.finish is not None
            assert second.start is not None
            assert tie.type.value != "FS" or tie.lag < 0 or first.finish <= second.start


class TestEnd:
    """An imposed end."""

    @given(timed_plans(), st.integers(-20, 20))
    def test_every_float_is_counted_against_it(self, plan: Plan, days: int) -> None:
        """An end some days after the last early finish gives every task as many days more; before it, fewer."""
        free = analyze(plan, data_date=BASE)
        assert free.makespan is not None
        end = BASE.add(days=free.makespan + days - 1)
        schedule = analyze(plan, data_date=BASE, options=ScheduleOptions(end=end))
        assert {one.id: (one.total_float or 0) - days for one in schedule} == floats(free)
        assert (schedule.least_float, schedule.makespan) == (days, free.makespan)
        assert schedule.critical_tasks() == free.critical_tasks()

    def test_the_days_missing_are_the_negative_float(self) -> None:
        """Ten days of work by 7 January: three days are missing."""
        schedule = analyze(CHAIN, data_date=BASE, options=ScheduleOptions(end="2018-01-07"))
        assert floats(schedule) == {"A": -3, "B": -3, "C": -3}


class TestDeadlinesBind:
    """Deadlines as bounds of the late dates."""

    @given(dated_plans())
    def test_late_dates_keep_every_deadline(self, plan: Plan) -> None:
        """They are what Bellman and Ford find with each deadline as the latest day; early dates stay."""
        plan = timed(plan)
        early = early_times(event_graph(plan))
        end = early[END]
        due = (
            ((task.id, "finish"), END, end - (task.deadline.last_day.toordinal() - BASE.toordinal() + 1))
            for task in plan
            if task.deadline.last_day is not None
        )
        expected = four_times(plan, early, late_times(graph_of([*arcs(plan), *due]), end))
        schedule = analyze(plan, data_date=BASE, options=ScheduleOptions(deadlines_bind=True))
        dated = {one.id for one in plan if one.deadline.kind is not DeadlineKind.STANDING}
        assert offsets(schedule) == {task: expected[task] for task in expected if task in dated}

    @given(dated_plans())
    def test_unless_asked_for_they_hold_nothing(self, plan: Plan) -> None:
        """Total float is room against the end of the plan alone."""
        schedule = analyze(plan, data_date=BASE)
        assert schedule.makespan is not None
        assert all((one.late_finish_offset or 0) <= schedule.makespan for one in schedule)
        assert schedule.least_float is None or schedule.least_float >= 0


class TestDataDate:
    """Whether everything waits for the data date."""

    @given(timed_plans(), st.data())
    def test_only_what_waits_for_nothing_does_where_not_asked_for(self, plan: Plan, data: st.DataObject) -> None:
        """Tasks without predecessors start at the data date, and tasks without successors are done by the end."""
        asked = data.draw(constraints(plan))
        waiting = {one.successor for one in plan.dependencies()}
        leading = {one.predecessor for one in plan.dependencies()}
        lower = [arc for arc in arcs(plan) if arc[0] != ORIGIN and arc[1] != END]
        lower += [(ORIGIN, (one.id, "start"), 0) for one in plan if one.id not in waiting]
        lower += lower_arcs(asked)
        early = early_times(graph_of(lower))
        del early[END]
        end = max(early.values())
        last = [((one.id, "finish"), END, 0) for one in plan if one.id not in leading]
        late = late_times(graph_of([*lower, *last, *upper_arcs(asked, end)]), end)
        options = ScheduleOptions(waits_for_data_date=False, constraints=asked)
        schedule = analyze(plan, data_date=BASE, options=options)
        assert offsets(schedule) == four_times(plan, early, late)
        assert schedule.makespan == end - min(early[task.id, "start"] for task in plan)

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ((), (), {"A": (0, 3, 0, 3), "B": (3, 6, 3, 6)}),
            ((), (work("C", 2, Waits("B")),), {"A": (0, 3, 0, 3), "B": (3, 6, 3, 6), "C": (6, 8, 6, 8)}),
            ((Waits("C", "FS", -1),), (work("C", 2),), {"A": (1, 4, 1, 4), "B": (4, 7, 4, 7), "C": (0, 2, 0, 2)}),
        ],
        ids=["alone", "first", "last"],
    )
    def test_circles_begin_and_end_as_tasks_do(
        self, before: tuple[Waits, ...], after: tuple[Task, ...], expected: dict[str, tuple[int, int, int, int]]
    ) -> None:
        """A circle that nothing leads to begins at the data date, and one that leads nowhere is done by the end."""
        circle = (work("A", 3, Waits("B", "FS", -9), *before), work("B", 3, Waits("A")))
        options = ScheduleOptions(waits_for_data_date=False)
        assert offsets(analyze(plan_of(*circle, *after), data_date=BASE, options=options)) == expected


class TestRefusals:
    """What cannot be meant, all of it named."""

    def test_strangers_repetitions_and_days_to_come_are_named_together(self) -> None:
        """One message has a line for each, in both languages."""
        options = ScheduleOptions(
            constraints=(on("SNET", 8, "X"), on("SNLT", 8, "B"), on("MSO", 8, "Y")),
            progress=(
                Progress(task="Z", start="2017-12-01"),
                Progress(task="A", start="2017-12-01", finish="2018-01-01"),
                Progress(task="A", start="2017-12-01"),
                Progress(task="B", start="2018-01-01"),
            ),
        )
        with pytest.raises(UsageError) as caught:
            analyze(CHAIN, data_date=BASE, options=options)
        assert caught.value.text("en").splitlines() == [
            "constraint of X: must be a task of the plan demo",
            "constraint of Y: must be a task of the plan demo",
            "progress of Z: must be a task of the plan demo",
            "progress of A: 2018-01-01 is not before the data date 2018-01-01, must be",
            "progress of A: occurs more than once, must be unique",
            "progress of B: 2018-01-01 is not before the data date 2018-01-01, must be",
        ]
        zh = caught.value.text("zh").splitlines()
        assert len(zh) == 6
        assert zh[0] == "约束所涉任务 X：须为方案 demo 的任务"

    def test_a_task_cannot_be_fixed_on_two_days(self) -> None:
        """Work of three days that has to start on the 5th and to end on the 20th contradicts itself."""
        with pytest.raises(UsageError) as caught:
            held(CHAIN, on("MSO", 5), on("MFO", 20), on("MSO", 1, "A"), on("MSO", 2, "A"))
        assert caught.value.text("en").splitlines() == [
            "constraints of B: fix its start on 2018-01-05 and on 2018-01-18, must fix it on one day",
            "constraints of A: fix its start on 2018-01-01 and on 2018-01-02, must fix it on one day",
        ]
        assert caught.value.text("zh").startswith("任务 B 的约束：将其开始日分别定为 2018-01-05 和 2018-01-18")

    def test_two_that_agree_are_one(self) -> None:
        """From the 5th to the 7th is three days."""
        schedule = held(CHAIN, on("MSO", 5), on("MFO", 7))
        assert (schedule["B"].early_start_offset, schedule["B"].early_finish_offset) == (4, 7)
