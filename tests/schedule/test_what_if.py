"""What follows when tasks take longer or shorter: the same as analysing the changed plan from scratch."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, WorkCalendar
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan, natural_order
from egov_consolidation.schedule import (
    BrokenDeadline,
    Constraint,
    Logic,
    Move,
    Progress,
    Schedule,
    ScheduleOptions,
    analyze,
)
from egov_consolidation.testing.strategies import dated_plans

from .oracle import (
    BASE,
    END,
    ENDS,
    STANDING,
    Waits,
    by_date,
    early_times,
    estimated,
    event_graph,
    is_contradiction,
    lying_open,
    offsets,
    plan_of,
    timed_plans,
    work,
)

if TYPE_CHECKING:
    from egov_consolidation.wording import Lang


@attrs.frozen(kw_only=True)
class Case:
    """A plan with all that its schedule rests on.

    Attributes:
        plan: The plan.
        days: The estimated days of tasks to which the plan gives none.
        options: Constraints, progress and the rest.
    """

    plan: Plan
    days: Mapping[str, int]
    options: ScheduleOptions = attrs.field(factory=ScheduleOptions)

    @property
    def schedule(self) -> Schedule:
        """Its schedule."""
        estimates = estimated(self.plan, self.days)
        return analyze(self.plan, data_date=BASE, estimates=estimates, options=self.options)

    def left(self, task: str) -> int:
        """Return the days that a task has left."""
        under_way = {one.task: one.remaining for one in self.options.progress}
        known = under_way.get(task, self.plan[task].duration)
        return self.days.get(task, 0) if known is None else known

    def changed(self, changes: Mapping[str, int]) -> Case:
        """Return the case in which some tasks take longer or shorter."""
        days = {one.id: self.left(one.id) + changes.get(one.id, 0) for one in self.plan}
        tasks = (attrs.evolve(one, duration=None if one.duration is None else days[one.id]) for one in self.plan)
        progress = tuple(attrs.evolve(one, remaining=days[one.task]) for one in self.options.progress)
        return Case(
            plan=attrs.evolve(self.plan, tasks=tuple(tasks)),
            days={one.id: days[one.id] for one in self.plan if one.duration is None},
            options=attrs.evolve(self.options, progress=progress),
        )


def at(time: int) -> Day:
    """Return the day that begins at a time."""
    return BASE.add(days=time)


ANY_DAYS = st.none() | st.integers(0, 9)
PLANS = dated_plans(most=7) | timed_plans(most=7, days=ANY_DAYS)
CIRCLING = timed_plans(may_circle=True, lags=st.integers(-12, 4), days=ANY_DAYS)
CALENDARS = st.sampled_from([None, WorkCalendar.official(), WorkCalendar.of(2017, 2018, weekdays=[0, 2, 5])])
HOLDING = ("SNET", "FNET", "SNLT", "FNLT", "MSO", "MFO")


@st.composite
def cases(draw: st.DrawFn, plans: st.SearchStrategy[Plan] = PLANS) -> Case:
    """Draw a plan with estimates of some of its tasks."""
    plan = draw(plans)
    unknown = [one.id for one in plan if one.duration is None]
    return Case(plan=plan, days=draw(st.fixed_dictionaries({}, optional=dict.fromkeys(unknown, st.integers(0, 9)))))


@st.composite
def held_cases(draw: st.DrawFn) -> Case:
    """Draw a plan with constraints, tasks under way, a calendar, and lags that count all days."""
    case = draw(cases())
    ids = st.sampled_from([one.id for one in case.plan])
    days = st.integers(-4, 30).map(at)
    holding = st.builds(Constraint, task=ids, type=st.sampled_from(HOLDING), day=days)
    begun = st.builds(Progress, task=ids, start=st.integers(-9, -1).map(at), remaining=st.integers(0, 9))
    options = ScheduleOptions(
        constraints=tuple(draw(st.lists(holding, max_size=3, unique_by=lambda one: one.task))),
        progress=tuple(draw(st.lists(begun, max_size=2, unique_by=lambda one: one.task))),
        logic=draw(st.sampled_from(Logic)),
        waits_for_data_date=draw(st.booleans()),
        calendar=draw(CALENDARS),
    )
    return attrs.evolve(case, plan=elapsed(case.plan) if draw(st.booleans()) else case.plan, options=options)


def elapsed(plan: Plan) -> Plan:
    """Return a plan whose lags count all days of the calendar."""
    tasks = (
        attrs.evolve(one, dependencies=tuple(attrs.evolve(tie, is_elapsed=True) for tie in one.dependencies))
        for one in plan
    )
    return attrs.evolve(plan, tasks=tuple(tasks))


def drawn_changes(data: st.DataObject, case: Case) -> dict[str, int]:
    """Draw by how much some tasks take longer or shorter, no task less than no days."""
    ids = st.sampled_from([one.id for one in case.plan])
    drawn = data.draw(st.dictionaries(ids, st.integers(-9, 20), min_size=1, max_size=4))
    return {task: max(days, -case.left(task)) for task, days in drawn.items()}


def moved(before: Schedule, after: Schedule) -> tuple[Move, ...]:
    """Return what moves between two schedules of a plan, task by task."""
    moves = (
        Move(
            task=one.id,
            days=known(other.early_finish_offset) - known(one.early_finish_offset),
            start_days=known(other.early_start_offset) - known(one.early_start_offset),
            finish_before=known_day(one.early_finish),
            finish_after=known_day(other.early_finish),
        )
        for one, other in zip(before, after, strict=True)
        if one.early_finish is not None
    )
    return tuple(sorted((one for one in moves if one.days or one.start_days), key=lambda one: natural_order(one.task)))


def known(time: int | None) -> int:
    """Return a time that there has to be."""
    assert time is not None
    return time


def known_day(on: Day | None) -> Day:
    """Return a day that there has to be."""
    assert on is not None
    return on


def counted(calendar: WorkCalendar | None, after: Day, until: Day) -> int:
    """Return how many days lie after one day and up to another, one by one; days off aside."""
    days = (Day.fromordinal(one) for one in range(after.toordinal() + 1, until.toordinal() + 1))
    return sum(calendar is None or calendar.is_working(one) for one in days)


def missed(case: Case, after: Schedule) -> dict[str, tuple[Day, Day, int]]:
    """Return the deadlines that the dates keep in the one case and miss in the other: deadline, finish, days late."""
    found: dict[str, tuple[Day, Day, int]] = {}
    for one in moved(case.schedule, after):
        last_day, finish = case.plan[one.task].deadline.last_day, one.finish_after
        if last_day is not None and one.finish_before <= last_day < finish:
            found[one.task] = last_day, finish, counted(case.options.calendar, last_day, finish)
    return found


def said(broken: tuple[BrokenDeadline, ...]) -> dict[str, tuple[Day, Day, int]]:
    """Return broken deadlines by task: deadline, finish, days late."""
    return {one.task: (one.last_day, one.finish, one.days_late) for one in broken}


def row(count: int, duration: int | None = 2) -> Plan:
    """Return a chain of tasks."""
    tasks = (work(f"{one}", duration, *([Waits(f"{one - 1}")] if one else [])) for one in range(count))
    return plan_of(*tasks)


class TestWhatIf:
    """`Schedule.what_if`."""

    @given(cases(), st.data())
    def test_it_is_what_a_new_analysis_says(self, case: Case, data: st.DataObject) -> None:
        """Every task with dates that moves and no other, its days and dates, and the end; for several changes."""
        changes = drawn_changes(data, case)
        before, after = case.schedule, case.changed(changes).schedule
        found = before.what_if(changes)
        assert found.moves == moved(before, after)
        assert found.end_moves == known(after.makespan) - known(before.makespan)

    @given(held_cases(), st.data())
    def test_constraints_progress_and_calendars_too(self, case: Case, data: st.DataObject) -> None:
        """Whatever else holds tasks holds them with the change as well; what was begun keeps its start."""
        changes = drawn_changes(data, case)
        before, after = case.schedule, case.changed(changes).schedule
        assert before.times is not None
        assert after.times is not None
        found = before.what_if(changes)
        assert found.end_moves == after.times.last - before.times.last
        assert found.moves == moved(before, after)

    @given(cases(CIRCLING), st.data())
    def test_a_longest_time_is_kept_or_the_change_is_refused(self, case: Case, data: st.DataObject) -> None:
        """Round circles, dates are those of Bellman and Ford; where these find none, in both languages."""
        schedule = case.schedule
        if not schedule.is_feasible:
            with pytest.raises(UsageError, match="has no dates"):
                schedule.what_if({})
            return
        stretching = lying_open(case.plan, event_graph(case.plan, case.days))
        changes = drawn_changes(data, case)
        changed = case.changed(changes)
        graph = event_graph(changed.plan, changed.days, stretching)
        if is_contradiction(graph):
            with pytest.raises(UsageError, match="some tasks would have to wait for themselves"):
                schedule.what_if(changes)
            return
        after = early_times(graph)
        found = schedule.what_if(changes)
        shifts = {
            task: (after[task, "start"] - starts, after[task, "finish"] - ends)
            for task, (starts, ends, _, _) in offsets(schedule).items()
        }
        assert {one.task: (one.start_days, one.days) for one in found.moves} == {
            task: days for task, days in shifts.items() if any(days)
        }
        assert found.end_moves == after[END] - known(schedule.makespan)

    def test_a_change_of_no_days_changes_nothing(self) -> None:
        """Nor does no change at all."""
        schedule = analyze(row(3), data_date=BASE)
        for changes in ({}, {"1": 0}):
            found = schedule.what_if(changes)
            assert (found.moves, found.end_moves, found.broken, found.late) == ((), 0, (), ())

    def test_a_task_that_lies_open_anyway_moves_nothing(self) -> None:
        """Work without a duration that waits for ten days can as well take five of them."""
        plan = plan_of(work("A", 10), work("B", None, Waits("A", "FF")))
        assert analyze(plan, data_date=BASE).what_if({"B": 5}).moves == ()
        (move,) = analyze(plan, data_date=BASE).what_if({"B": 12}).moves
        assert (move.task, move.start_days, move.days) == ("B", 0, 2)

    def test_duties_without_dates_are_not_listed(self) -> None:
        """A standing duty passes the delay on, and has no date of its own that could move."""
        plan = plan_of(work("A", 4), work("B", 2, Waits("A"), deadline=STANDING), work("C", 1, Waits("B")))
        found = analyze(plan, data_date=BASE).what_if({"A": 3})
        assert [(one.task, one.days) for one in found.moves] == [("A", 3), ("C", 3)]

    @pytest.mark.parametrize("duration", [2, None])
    def test_a_change_that_moves_a_large_plan_is_reckoned_anew(self, duration: int | None) -> None:
        """The first of two thousand tasks in a row moves all, the last itself alone, and one in the middle half."""
        schedule = analyze(row(2_000, duration), data_date=BASE)
        for first in (0, 1_000, 1_999):
            moves = schedule.what_if({f"{first}": 7}).moves
            assert {one.task: one.days for one in moves} == {f"{one}": 7 for one in range(first, 2_000)}
        assert schedule.what_if({"0": 7}).end_moves == 7

    def test_the_end_comes_earlier_only_as_far_as_other_work_lets_it(self) -> None:
        """Of two chains the longer one made shorter leaves the end to the other."""
        schedule = analyze(plan_of(work("A", 10), work("B", 7)), data_date=BASE)
        ends = {days: schedule.what_if({"A": days}).end_moves for days in (-2, -3, -5, 4)}
        assert ends == {-2: -2, -3: -3, -5: -3, 4: 4}
        assert schedule.what_if({"B": 5}).end_moves == 2


class TestBroken:
    """`WhatIf.broken`."""

    @given(cases(), st.data())
    def test_deadlines_that_the_dates_keep_without_the_change_alone(self, case: Case, data: st.DataObject) -> None:
        """Each with its day, the day on which the task ends then, and the days between; in natural order."""
        changes = drawn_changes(data, case)
        found = case.schedule.what_if(changes).broken
        assert said(found) == missed(case, case.changed(changes).schedule)
        assert [one.task for one in found] == sorted((one.task for one in found), key=natural_order)

    @given(held_cases(), st.data())
    def test_late_days_are_those_that_count(self, case: Case, data: st.DataObject) -> None:
        """With a calendar, working days; whatever holds the tasks."""
        changes = drawn_changes(data, case)
        assert said(case.schedule.what_if(changes).broken) == missed(case, case.changed(changes).schedule)

    @given(cases(), st.data())
    def test_the_chain_runs_from_a_change_without_room(self, case: Case, data: st.DataObject) -> None:
        """Each task on it waits for the one before, which leaves it no day; the first is one that changes."""
        changes = drawn_changes(data, case)
        changed = case.changed(changes)
        early = early_times(event_graph(changed.plan, changed.days))
        tight = {
            (one.predecessor, one.successor)
            for one in case.plan.dependencies()
            for first, second in [ENDS[one.type.value]]
            if early[one.predecessor, first] + one.lag == early[one.successor, second]
        }
        for one in case.schedule.what_if(changes).broken:
            assert changes.get(one.chain[0])
            assert one.chain[-1] == one.task
            assert set(pairwise(one.chain)) <= tight

    @given(held_cases(), st.data())
    def test_so_it_does_whatever_holds_the_tasks(self, case: Case, data: st.DataObject) -> None:
        """Calendars, elapsed lags, constraints and progress leave no chain that begins nowhere."""
        changes = drawn_changes(data, case)
        ties = {(one.predecessor, one.successor) for one in case.plan.dependencies()}
        for one in case.schedule.what_if(changes).broken:
            assert changes.get(one.chain[0])
            assert one.chain[-1] == one.task
            assert set(pairwise(one.chain)) <= ties

    def test_what_was_late_before_is_not_broken_by_the_change(self) -> None:
        """Nor what then ends on its very last day, nor what comes earlier; what ended on it before is."""
        late, last, broken = (by_date(at(day)) for day in (3, 6, 4))
        plan = plan_of(
            work("A", 5, deadline=late),
            work("B", 0, Waits("A"), deadline=last),
            work("C", 0, Waits("A"), deadline=broken),
        )
        (one,) = analyze(plan, data_date=BASE).what_if({"A": 2}).broken
        assert one == BrokenDeadline(task="C", last_day=at(4), finish=at(6), days_late=2, chain=("A", "C"))
        assert analyze(plan, data_date=BASE).what_if({"A": -2}).broken == ()

    def test_the_chain_keeps_to_what_holds_the_task(self) -> None:
        """Of two tasks that are late, the one that comes last holds it back, though the other is named first."""
        plan = plan_of(
            work("A", 5),
            work("B", 1, Waits("A")),
            work("C", 4, Waits("A")),
            work("D", 1, Waits("B"), Waits("C"), deadline=by_date(at(9))),
        )
        (one,) = analyze(plan, data_date=BASE).what_if({"A": 1}).broken
        assert one.chain == ("A", "C", "D")


class TestRefusals:
    """Changes that cannot be."""

    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("en", "change of A: 3 days shorter than its 2 days, must leave 0 or more"),
            ("zh", "任务 A 的变动：比其 2 天工期缩短 3 天，剩余工期不得为负"),
        ],
    )
    def test_less_than_no_days(self, language: Lang, expected: str) -> None:
        """A task can be made shorter by all its days, and by no more."""
        schedule = analyze(plan_of(work("A", 2)), data_date=BASE)
        assert schedule.what_if({"A": -2}).end_moves == -2
        with pytest.raises(UsageError) as caught:
            schedule.what_if({"A": -3})
        assert caught.value.text(language) == expected

    @pytest.mark.parametrize(("language", "expected"), [("en", "was finished before"), ("zh", "之前已完成")])
    def test_what_is_finished(self, language: Lang, expected: str) -> None:
        """What is past takes no longer any more."""
        done = Progress(task="A", start=at(-5), finish=at(-2))
        schedule = analyze(plan_of(work("A", 2)), data_date=BASE, options=ScheduleOptions(progress=(done,)))
        with pytest.raises(UsageError, match="change of A") as caught:
            schedule.what_if({"A": 1})
        assert expected in caught.value.text(language)

    @pytest.mark.parametrize(("language", "expected"), [("en", "longest time between two of them"), ("zh", "最长间隔")])
    def test_a_longest_time_that_it_breaks(self, language: Lang, expected: str) -> None:
        """B must follow A, and A must start no more than five days before B ends."""
        plan = plan_of(work("A", 2, Waits("B", "FS", -5)), work("B", 2, Waits("A")))
        plan_open = analyze(plan, data_date=BASE)
        assert plan_open.what_if({"A": 1}).end_moves == 1
        with pytest.raises(UsageError) as caught:
            plan_open.what_if({"A": 2})
        assert expected in caught.value.text(language)

    @pytest.mark.parametrize(("language", "expected"), [("en", "has no task 7"), ("zh", "7")])
    def test_unknown_tasks(self, language: Lang, expected: str) -> None:
        """As everywhere."""
        with pytest.raises(UsageError) as caught:
            analyze(plan_of(work("A", 2)), data_date=BASE).what_if({"7": 1})
        assert expected in caught.value.text(language)
