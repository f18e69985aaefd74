"""Schedules that count working days, held against a walk over the calendar, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, WorkCalendar, day
from egov_consolidation.model import Dependency, Plan, Task
from egov_consolidation.schedule import Constraint, Schedule, ScheduleOptions, analyze

from .oracle import Waits, plan_of, timed_plans, work

OFFICIAL = WorkCalendar.official()
CALENDARS = st.sampled_from(
    [
        OFFICIAL,
        WorkCalendar.of(2018, 2018, weekdays=range(6), off=["2018-01-05", "2018-01-06"], worked=["2018-01-14"]),
        WorkCalendar.of(2017, 2017, weekdays=[1, 2, 6]),
    ]
)
DATA_DATES = st.dates(day("2017-12-20"), day("2018-03-01")).map(day) | st.sampled_from([day("2036-12-25")])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of work that takes days, some of whose lags count days off as well."""
    plan = draw(timed_plans(days=st.integers(1, 7)))
    return attrs.evolve(plan, tasks=tuple(elapsed(one) if draw(st.booleans()) else one for one in plan))


def elapsed(task: Task) -> Task:
    """Return a task that counts all days while it waits."""
    return attrs.evolve(task, dependencies=tuple(attrs.evolve(one, is_elapsed=True) for one in task.dependencies))


def scheduled(plan: Plan, calendar: WorkCalendar | None, data_date: str | Day) -> Schedule:
    """Return the schedule of a plan by a calendar."""
    return analyze(plan, data_date=data_date, options=ScheduleOptions(calendar=calendar))


@attrs.frozen
class Walk:
    """A walk over a calendar, one day at a time.

    Attributes:
        calendar: Which days are worked.
    """

    calendar: WorkCalendar

    def next_worked(self, on: Day, step: int = 1) -> Day:
        """Return a day if it is worked, else the next one that is; the last one before it where steps lead back."""
        return next(one for ahead in count() if self.calendar.is_working(one := on.add(days=step * ahead)))

    def go(self, on: Day, days: int) -> Day:
        """Return the working day so many working days after a working day, or before it."""
        for _ in range(abs(days)):
            step = 1 if days > 0 else -1
            on = self.next_worked(on.add(days=step), step)
        return on

    def worked(self, first: Day, last: Day) -> int:
        """Return how many days from one to another are worked, both included."""
        days = (Day.fromordinal(one) for one in range(first.toordinal(), last.toordinal() + 1))
        return sum(map(self.calendar.is_working, days))

    def asked(self, one: Dependency, start: Day, finish: Day) -> Day:
        """Return the first day on which the second event of a dependency can be, by the days of its predecessor.

        A start lies at the beginning of its day and a finish at the end: FS asks for a day more, and SF for one less.
        """
        from_finish, to_finish = one.type.value in {"FS", "FF"}, one.type.value in {"FF", "SF"}
        first = finish if from_finish else start
        days = one.lag + from_finish - to_finish
        return self.next_worked(first.add(days=days)) if one.is_elapsed else self.go(first, days)

    def holds(self, one: Dependency, days: tuple[Day, Day], then: tuple[Day, Day]) -> bool:
        """Return whether a dependency holds between the days of two tasks."""
        return then[one.type.value in {"FF", "SF"}] >= self.asked(one, *days)

    def early(self, plan: Plan, data_date: Day) -> dict[str, tuple[Day, Day]]:
        """Return the first and the last day of each task, as early as can be; it is moved on until all holds."""
        found: dict[str, tuple[Day, Day]] = {}
        for task in sorted(plan, key=lambda one: one.id):
            start = self.next_worked(data_date)
            while not self._fits(task, start, found):
                start = self.go(start, 1)
            found[task.id] = start, self._last(task, start)
        return found

    def _fits(self, task: Task, start: Day, found: Mapping[str, tuple[Day, Day]]) -> bool:
        days = start, self._last(task, start)
        return all(self.holds(one, found[one.predecessor], days) for one in task.dependencies)

    def _last(self, task: Task, start: Day) -> Day:
        assert task.duration is not None
        return self.go(start, task.duration - 1)

    def late(self, plan: Plan, end: Day) -> dict[str, tuple[Day, Day]]:
        """Return the first and the last day of each task, as late as can be; it is moved back until all holds."""
        found: dict[str, tuple[Day, Day]] = {}
        for task in sorted(plan, key=lambda one: one.id, reverse=True):
            assert task.duration is not None
            ties = [one for one in plan.dependencies() if one.predecessor == task.id]
            days = self.go(end, 1 - task.duration), end
            while not all(self.holds(one, days, found[one.successor]) for one in ties):
                days = self.go(days[0], -1), self.go(days[1], -1)
            found[task.id] = days
        return found


class TestWorkingDays:
    """`analyze` with a calendar."""

    @given(plans(), CALENDARS, DATA_DATES)
    def test_early_and_late_days_are_those_of_a_walk(self, plan: Plan, calendar: WorkCalendar, start: Day) -> None:
        """All types, lags and leads that count working days, or days off as well; floats count working days."""
        walk = Walk(calendar)
        early = walk.early(plan, start)
        end = max(last for _, last in early.values())
        late = walk.late(plan, end)
        schedule = scheduled(plan, calendar, start)
        assert schedule.finish == end
        assert {one.id: (one.early_start, one.early_finish) for one in schedule} == early
        assert {one.id: (one.late_start, one.late_finish) for one in schedule} == late
        assert {one.id: one.total_float for one in schedule} == {
            task: walk.worked(early[task][1], last) - 1 for task, (_, last) in late.items()
        }

    @given(plans(), CALENDARS, DATA_DATES)
    def test_durations_count_working_days(self, plan: Plan, calendar: WorkCalendar, start: Day) -> None:
        """From the first to the last, both of them worked; so does the makespan from the data date."""
        walk, schedule = Walk(calendar), scheduled(plan, calendar, start)
        for one in schedule:
            for first, last in ((one.early_start, one.early_finish), (one.late_start, one.late_finish)):
                assert first is not None
                assert last is not None
                assert calendar.is_working(first)
                assert calendar.is_working(last)
                assert walk.worked(first, last) == one.duration
        assert schedule.finish is not None
        assert walk.worked(start, schedule.finish) == schedule.makespan

    @given(plans(), DATA_DATES)
    def test_where_all_days_are_worked_a_calendar_changes_nothing(self, plan: Plan, start: Day) -> None:
        """Nor does it matter then what lags count."""
        daily = WorkCalendar.of(2018, 2018, weekdays=range(7))
        assert [*scheduled(plan, daily, start)] == [*scheduled(plan, None, start)]

    @given(plans(), CALENDARS, DATA_DATES)
    def test_years_that_nobody_has_arranged_are_said(self, plan: Plan, calendar: WorkCalendar, start: Day) -> None:
        """Each year that the dates reach and for which the calendar knows only the days of the week."""
        schedule = scheduled(plan, calendar, start)
        assert schedule.finish is not None
        reached = range(start.year, max(schedule.finish, start).year + 1)
        assert schedule.projected_years == tuple(year for year in reached if year not in calendar.years)
        assert scheduled(plan, None, start).projected_years == ()

    @pytest.mark.parametrize(
        ("days", "finish"),
        [(1, "2018-02-14"), (2, "2018-02-22"), (3, "2018-02-23"), (4, "2018-02-24"), (5, "2018-02-26")],
    )
    def test_the_spring_festival_of_2018(self, days: int, finish: str) -> None:
        """15 to 21 February are off, and Saturday the 24th is worked (国办发明电〔2017〕12号)."""
        schedule = scheduled(plan_of(work("A", days)), OFFICIAL, "2018-02-14")
        assert str(schedule.finish) == finish
        assert schedule.projected_years == ()

    @pytest.mark.parametrize(
        ("kind", "first", "last"),
        [
            ("SNET", "2018-03-12", "2018-03-13"),
            ("FNET", "2018-03-09", "2018-03-12"),
            ("MSO", "2018-03-12", "2018-03-13"),
            ("MFO", "2018-03-08", "2018-03-09"),
        ],
    )
    def test_what_is_fixed_on_a_day_off(self, kind: str, first: str, last: str) -> None:
        """On Saturday 10 March: nothing is done before Monday but what must finish there, and that by Friday."""
        held = Constraint(task="A", type=kind, day="2018-03-10")
        options = ScheduleOptions(calendar=OFFICIAL, constraints=(held,))
        one = analyze(plan_of(work("A", 2)), data_date="2018-03-01", options=options)["A"]
        assert (str(one.early_start), str(one.early_finish)) == (first, last)

    @pytest.mark.parametrize(
        ("end", "room"), [("2018-03-09", 5), ("2018-03-10", 5), ("2018-03-11", 5), ("2018-03-12", 6)]
    )
    def test_an_end_on_a_day_off_is_meant_for_the_last_working_day(self, end: str, room: int) -> None:
        """Two days of work from Thursday 1 March leave five working days of room up to Friday of the week after."""
        options = ScheduleOptions(calendar=OFFICIAL, end=end)
        schedule = analyze(plan_of(work("A", 2)), data_date="2018-03-01", options=options)
        assert schedule["A"].total_float == room

    @pytest.mark.parametrize(("is_elapsed", "start"), [(False, "2018-03-12"), (True, "2018-03-08")])
    def test_lags_count_working_days_unless_they_are_elapsed(self, is_elapsed: bool, start: str) -> None:
        """Five days after Friday 2 March end on Friday the 9th, or on Wednesday the 7th where days off count."""
        after = work("B", 1, Waits("A", "FS", 5))
        plan = plan_of(work("A", 2), elapsed(after) if is_elapsed else after)
        assert str(scheduled(plan, OFFICIAL, "2018-03-01")["B"].early_start) == start
