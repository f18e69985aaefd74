"""From the times of a task to its days, above all where it takes none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.model import Deadline, DeadlineKind, Plan, Task
from egov_consolidation.schedule import Constraint, Progress, Schedule, ScheduleOptions, analyze

from .oracle import BASE, Waits, plan_of, timed_plans, work

ms = work("M", 0)
"""A milestone that waits for nothing."""

after_ten = (work("A", 10), work("M", 0, Waits("A")))
"""A milestone at the end of ten days."""


def held(plan: Plan, *constraints: Constraint) -> Schedule:
    """Return the schedule of a plan under constraints."""
    return analyze(plan, data_date=BASE, options=ScheduleOptions(constraints=constraints))


def on(kind: str, january: int) -> Constraint:
    """Return a constraint of the milestone on a day of January 2018."""
    return Constraint(task="M", type=kind, day=f"2018-01-{january:02}")


def january(of: int) -> Day:
    """Return a day of January 2018."""
    return day(f"2018-01-{of:02}")


def shared(one: Day | None, other: Day | None) -> Day:
    """Return the day that start and finish share."""
    assert one is not None
    assert one == other
    return one


class TestWorkOfNoDays:
    """It shares one day: that on which what it waits for ends, or that which what holds it opens."""

    @pytest.mark.parametrize(
        ("tasks", "constraints", "early", "late"),
        [
            ((ms, work("L", 20)), (), 1, 20),
            ((*after_ten, work("L", 20)), (), 10, 20),
            ((work("A", 10), work("M", 0, Waits("A", "FS", 2)), work("L", 20)), (), 12, 20),
            ((work("A", 10), work("B", 5, Waits("A")), work("M", 0, Waits("B", "SS")), work("L", 20)), (), 11, 20),
            ((work("A", 10), work("M", 0, Waits("A", "FF")), work("L", 20)), (), 10, 20),
            ((ms, work("L", 20)), (on("SNET", 5),), 5, 20),
            ((ms, work("L", 20)), (on("FNET", 5),), 5, 20),
            ((ms, work("L", 20)), (on("SNLT", 5),), 1, 5),
            ((ms, work("L", 20)), (on("FNLT", 5),), 1, 5),
            ((ms, work("L", 20)), (on("MSO", 5),), 5, 5),
            ((ms, work("L", 20)), (on("MFO", 5),), 5, 5),
            ((*after_ten, work("B", 5, Waits("M")), work("L", 20)), (), 10, 15),
            ((work("A", 10), work("N", 0, Waits("A")), work("M", 0, Waits("N", "SS")), work("L", 20)), (), 10, 20),
        ],
        ids=range(13),
    )
    def test_which_day_it_is(
        self, tasks: tuple[Task, ...], constraints: tuple[Constraint, ...], early: int, late: int
    ) -> None:
        """Reckoned by hand, early and late."""
        one = held(plan_of(*tasks), *constraints)["M"]
        assert shared(one.early_start, one.early_finish) == january(early)
        assert shared(one.late_start, one.late_finish) == january(late)

    @pytest.mark.parametrize("kind", ["SNET", "MSO"])
    def test_what_follows_it_shares_its_day(self, kind: str) -> None:
        """A milestone after a milestone that opens a day is on that day, not on the day before."""
        chain = plan_of(ms, work("N", 0, Waits("M")), work("O", 0, Waits("N", "FF", 2)), work("P", 3, Waits("N")))
        schedule = held(chain, on(kind, 5))
        assert [schedule[one].early_start for one in "MNOP"] == [january(of) for of in (5, 5, 7, 5)]

    def test_lying_open_it_ends_where_what_it_waits_for_does(self) -> None:
        """Guidance of unknown duration beside work of ten days: from the first day to the tenth."""
        guidance = work("G", None, Waits("W", "FF"))
        schedule = analyze(plan_of(guidance, work("W", 10, Waits("G", "SS"))), data_date=BASE)
        assert (schedule["G"].early_start, schedule["G"].early_finish) == (BASE, january(10))

    def test_what_lies_open_for_a_milestone_is_not_done_before_it(self) -> None:
        """Guidance that ends with a milestone that opens a day ends on that day."""
        schedule = held(plan_of(ms, work("G", None, Waits("M", "FF"))), on("SNET", 5))
        assert (schedule["G"].early_start, schedule["G"].early_finish) == (BASE, january(5))

    @pytest.mark.parametrize(("waits", "shown"), [((), "2018-01-01"), ((Waits("A", "FS", -3),), "2017-12-31")])
    def test_where_nothing_else_waits_for_the_data_date(self, waits: tuple[Waits, ...], shown: str) -> None:
        """What waits for nothing opens the data date still; at that time, what waits for work ends the day before."""
        options = ScheduleOptions(waits_for_data_date=False)
        schedule = analyze(plan_of(work("A", 3), work("M", 0, *waits)), data_date=BASE, options=options)
        assert schedule["M"].early_finish == day(shown)

    def test_a_deadline_that_binds_is_its_late_day(self) -> None:
        """Where deadlines bind, the late day of work of no days is its deadline, not the day after."""
        due = Deadline(kind=DeadlineKind.BY_DATE, text="…", last_day="2018-01-05")
        options = ScheduleOptions(deadlines_bind=True)
        schedule = analyze(plan_of(work("M", None, deadline=due), work("L", 20)), data_date=BASE, options=options)
        assert schedule["M"].late_finish == january(5)

    def test_finished_it_took_the_day_on_which_it_was_done(self) -> None:
        """A milestone that was reached on a day is shown there, early and late."""
        progress = (Progress(task="M", start="2017-12-28", finish="2017-12-28"),)
        one = analyze(plan_of(ms), data_date=BASE, options=ScheduleOptions(progress=progress))["M"]
        assert {one.early_start, one.early_finish, one.late_start, one.late_finish} == {day("2017-12-28")}


class TestDays:
    """Days of all tasks together."""

    @given(timed_plans(days=st.sampled_from([0, 0, 1, 4])))
    def test_they_keep_the_order_of_work(self, plan: Plan) -> None:
        """What waits for a finish comes no earlier than the day of it, and later where both take time."""
        schedule = analyze(plan, data_date=BASE)
        for one in plan.dependencies():
            if one.type.value == "FS" and one.lag == 0:
                first, second = schedule[one.predecessor], schedule[one.successor]
                assert first.early_finish is not None
                assert second.early_start is not None
                assert first.early_finish <= second.early_start
                assert first.early_finish < second.early_start or not first.duration * second.duration

    @given(timed_plans(days=st.sampled_from([0, 0, 1, 4])))
    def test_no_day_lies_beyond_the_last(self, plan: Plan) -> None:
        """Every early and late day lies between the data date and the finish of the plan, which some task reaches."""
        schedule = analyze(plan, data_date=BASE)
        assert schedule.finish is not None
        for one in schedule:
            assert None not in {one.early_start, one.early_finish, one.late_start, one.late_finish}
            assert BASE <= (one.early_start or BASE) <= (one.early_finish or BASE) <= schedule.finish
            assert (one.early_start or BASE) <= (one.late_start or BASE) <= (one.late_finish or BASE) <= schedule.finish
        assert max(one.early_finish or BASE for one in schedule) == schedule.finish

    @given(timed_plans(days=st.sampled_from([0, 0, 1, 4])))
    def test_a_task_without_float_has_one_early_and_late_day(self, plan: Plan) -> None:
        """Dates that leave no room are the same dates."""
        for one in analyze(plan, data_date=BASE):
            if one.total_float == 0:
                assert (one.early_start, one.early_finish) == (one.late_start, one.late_finish)
