"""Why a task is not critical: the room is as said, where it is said, and fills what is said."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import WorkCalendar
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan, Task
from egov_consolidation.schedule import (
    Constraint,
    ConstraintType,
    Progress,
    Schedule,
    ScheduleOptions,
    WhyNotCritical,
    analyze,
)

from .oracle import BASE, STANDING, Waits, plan_of, timed_plans, work

one_go_plans = timed_plans(most=7, days=st.integers(0, 6), lags=st.integers(-3, 3))
any_plans = timed_plans(most=7, days=st.none() | st.integers(0, 6), lags=st.integers(-3, 3))


def schedule_of(*tasks: Task, constraints: tuple[Constraint, ...] = (), end: int | None = None) -> Schedule:
    """Return the schedule of some tasks, all to be finished so many days from the data date where an end is given."""
    last = None if end is None else BASE.add(days=end - 1)
    return analyze(plan_of(*tasks), data_date=BASE, options=ScheduleOptions(constraints=constraints, end=last))


def held(task_id: str, kind: str, days: int) -> Constraint:
    """Return a day that holds a task, so many days after the data date."""
    return Constraint(task=task_id, type=ConstraintType(kind), day=BASE.add(days=days))


def words(why: WhyNotCritical) -> tuple[str, str]:
    """Return what is said, in English and in Chinese."""
    return why.text.en, why.text.zh


def makespan(plan: Plan, *constraints: Constraint) -> int:
    """Return the days that a plan takes."""
    found = analyze(plan, data_date=BASE, options=ScheduleOptions(constraints=constraints)).makespan
    assert found is not None
    return found


def room_of(schedule: Schedule, task_id: str) -> int:
    """Return the total float of a task."""
    found = schedule[task_id].total_float
    assert found is not None
    return found


class TestWhyNotCritical:
    """`Schedule.why_not_critical`."""

    @given(any_plans)
    def test_the_room_is_total_float_above_the_least(self, plan: Plan) -> None:
        """None exactly where the task is critical."""
        schedule = analyze(plan, data_date=BASE)
        least = min(room_of(schedule, one.id) for one in plan)
        for one in plan:
            why = schedule.why_not_critical(one.id)
            assert (why.task, why.room) == (one.id, room_of(schedule, one.id) - least)
            assert why.is_critical == (why.room == 0) == (one.id in schedule.critical_tasks())

    @given(one_go_plans)
    def test_a_day_more_than_the_room_moves_the_end(self, plan: Plan) -> None:
        """And so many days as are said do not; the task is done in one go."""
        schedule = analyze(plan, data_date=BASE)
        for one in plan:
            start, why = schedule[one.id].early_start_offset, schedule.why_not_critical(one.id)
            assert start is not None
            assert makespan(plan, held(one.id, "SNET", start + why.room)) == schedule.makespan
            assert makespan(plan, held(one.id, "SNET", start + why.room + 1)) == makespan(plan) + 1

    @given(any_plans)
    def test_the_gaps_on_the_way_make_up_the_room(self, plan: Plan) -> None:
        """Together with what the last task of a way has left to the end, where it joins no critical task."""
        schedule = analyze(plan, data_date=BASE)
        for one in plan:
            why = schedule.why_not_critical(one.id)
            assert all(gap.days > 0 for gap in why.gaps)
            left = why.room - sum(gap.days for gap in why.gaps)
            if why.is_critical or why.joins:
                assert left == 0
            else:  # of a task on the way, one end may have more room than the other
                assert left >= room_of(schedule, why.chain[-1])

    @given(any_plans)
    def test_the_way_leads_from_task_to_waiting_task(self, plan: Plan) -> None:
        """Up to the first critical one, which it joins; a critical task has a way to the end."""
        schedule = analyze(plan, data_date=BASE)
        critical = set(schedule.critical_tasks())
        for one in plan:
            why = schedule.why_not_critical(one.id)
            assert why.chain[0] == one.id
            assert all(
                other in schedule.graph.successors(each) for each, other in zip(why.chain, why.chain[1:], strict=False)
            )
            if why.is_critical:
                assert set(why.chain) <= critical
                assert (why.joins, why.driver, why.gaps) == (None, None, ())
            else:
                assert why.joins in {None, why.chain[-1]}
                assert (why.joins is None) or why.joins in critical

    @given(one_go_plans)
    def test_what_a_gap_waits_for_drives_it(self, plan: Plan) -> None:
        """Each driver that is named is tied without room to the task that waits for it."""
        schedule = analyze(plan, data_date=BASE)
        for why in (schedule.why_not_critical(one.id) for one in plan):
            for gap in why.gaps:
                drivers = {driver.predecessor for driver in schedule.driving_predecessors(gap.task)}
                assert gap.driver in drivers if drivers else gap.driver in {None, gap.task}
            assert why.driver == (why.gaps[-1].driver if why.joins else None)

    def test_it_may_come_to_the_end_of_a_critical_task_that_has_room(self) -> None:
        """Only the start of 2 is critical: 3 starts along with it; its finish may slip to the end."""
        schedule = schedule_of(work("1", 3), work("2", None, Waits("1", "FF")), work("3", 10, Waits("2", "SS")))
        why = schedule.why_not_critical("1")
        assert (why.room, why.chain, why.joins, why.gaps) == (7, ("1", "2"), None, ())
        assert words(why) == (
            (
                "1 may slip 7 days: its way (1 → 2) comes to 2 where that has room, though its other end has none, "
                "and 2 has 7 days left to the end"
            ),
            "1 可拖延 7 天：其路径（1 → 2）通向 2 尚有余地的一端，该任务的另一端则没有余地，2 距总工期终点尚有 7 天",
        )

    def test_a_critical_task_says_so_with_its_path(self) -> None:
        """Each day moves the end."""
        schedule = schedule_of(work("1", 10), work("2", 4, Waits("1")))
        assert words(schedule.why_not_critical("1")) == (
            "1 is critical: each day that it slips moves the end, by the path 1 → 2",
            "1 是关键任务：每拖延一天，总工期即顺延一天，经由 1 → 2",
        )

    @pytest.mark.parametrize("kind", ["FNLT", "MFO"])
    def test_a_task_may_be_critical_because_of_a_day_that_another_has_to_keep(self, kind: str) -> None:
        """Five days of work by the third day: the end of the plan does not depend on it."""
        schedule = schedule_of(work("1", 5), work("2", 1, Waits("1")), work("3", 30), constraints=(held("2", kind, 2),))
        why = schedule.why_not_critical("1")
        assert (why.is_critical, why.room, why.chain) == (True, 0, ("1", "2"))
        assert words(why) == (
            "1 is critical: its path 1 → 2 leads to a day that 2 has to keep, and no task has less room",
            "1 是关键任务：其路径 1 → 2 通向 2 自身须遵守的日期，没有任务的余地比它更小",
        )

    def test_nothing_waits_for_it(self) -> None:
        """It ends so long before the end."""
        schedule = schedule_of(work("1", 10), work("2", 9))
        why = schedule.why_not_critical("2")
        assert (why.room, why.chain, why.gaps, why.joins, why.driver) == (1, ("2",), (), None, None)
        assert words(why) == (
            "2 may slip 1 day: nothing waits for it, and 2 has 1 day left to the end",
            "2 可拖延 1 天：没有任务等待它，2 距总工期终点尚有 1 天",
        )

    def test_what_waits_for_it_may_have_more_room_than_itself(self) -> None:
        """The task that starts along with it is done long before it is."""
        schedule = schedule_of(work("1", 20), work("2", 10), work("3", 1, Waits("2", "SS")))
        assert words(schedule.why_not_critical("2")) == (
            "2 may slip 10 days: what waits for it has more room still, and 2 has 10 days left to the end",
            "2 可拖延 10 天：等待它的任务余地更大，2 距总工期终点尚有 10 天",
        )

    def test_a_last_day_of_its_own_may_press_it(self) -> None:
        """Before the end of the plan does."""
        schedule = schedule_of(work("1", 20), work("2", 3), constraints=(held("2", "FNLT", 6),))
        assert words(schedule.why_not_critical("2")) == (
            "2 may slip 4 days: nothing waits for it, and 2 has 4 days left to a last day of its own",
            "2 可拖延 4 天：没有任务等待它，2 距自身期限尚有 4 天",
        )

    def test_it_leads_to_no_critical_task(self) -> None:
        """And has room on the way, as well as at its end."""
        schedule = schedule_of(work("1", 20), work("2", 2), work("3", 6), work("4", 5, Waits("2"), Waits("3")))
        why = schedule.why_not_critical("2")
        assert (why.chain, why.joins, why.driver) == (("2", "4"), None, None)
        assert words(why) == (
            (
                "2 may slip 13 days: its way (2 → 4) comes to no critical task, and 4 has to wait 4 days longer for 3, "
                "and 4 has 9 days left to the end"
            ),
            "2 可拖延 13 天：其路径（2 → 4）不经过任何关键任务，4 还须为 3 多等 4 天，4 距总工期终点尚有 9 天",
        )

    def test_it_joins_critical_tasks_after_waiting_twice(self) -> None:
        """Before 3, which waits for 2, and before 5, which waits for 4."""
        schedule = schedule_of(
            work("1", 2),
            work("2", 6),
            work("3", 1, Waits("1"), Waits("2")),
            work("4", 10),
            work("5", 5, Waits("3"), Waits("4")),
        )
        why = schedule.why_not_critical("1")
        assert [(gap.task, gap.days, gap.driver) for gap in why.gaps] == [("3", 4, "2"), ("5", 3, "4")]
        assert (why.chain, why.joins, why.driver) == (("1", "3", "5"), "5", "4")
        assert words(why) == (
            (
                "1 may slip 7 days: its way (1 → 3 → 5) joins the critical tasks at 5, and 3 has to wait 4 days longer "
                "for 2, and 5 has to wait 3 days longer for 4"
            ),
            "1 可拖延 7 天：其路径（1 → 3 → 5）在 5 处汇入关键任务，3 还须为 2 多等 4 天，5 还须为 4 多等 3 天",
        )

    def test_a_day_of_its_own_may_hold_the_task_that_it_joins(self) -> None:
        """It must not start before the eighth day."""
        schedule = schedule_of(work("1", 2), work("2", 5, Waits("1")), constraints=(held("2", "SNET", 7),))
        why = schedule.why_not_critical("1")
        assert (why.room, why.joins, why.driver) == (5, "2", None)
        assert words(why) == (
            (
                "1 may slip 5 days: its way (1 → 2) joins the critical tasks at 2, and 2 is held 5 days longer "
                "by a day of its own"
            ),
            "1 可拖延 5 天：其路径（1 → 2）在 2 处汇入关键任务，2 受自身日期约束，还须多等 5 天",
        )

    def test_the_data_date_may_hold_it(self) -> None:
        """The second could start five days before the first ends, which lasts two."""
        schedule = schedule_of(work("1", 2), work("2", 5, Waits("1", "FS", -5)))
        assert words(schedule.why_not_critical("1")) == (
            (
                "1 may slip 3 days: its way (1 → 2) joins the critical tasks at 2, and 2 is held 3 days longer "
                "by the data date"
            ),
            "1 可拖延 3 天：其路径（1 → 2）在 2 处汇入关键任务，2 受数据日期约束，还须多等 3 天",
        )

    def test_its_own_work_may_hold_it(self) -> None:
        """The second needs ten days, and need not finish before the first, which lasts two."""
        schedule = schedule_of(work("1", 2), work("2", 10, Waits("1", "FF")))
        assert words(schedule.why_not_critical("1")) == (
            "1 may slip 8 days: its way (1 → 2) joins the critical tasks at 2, and 2 itself takes 8 days longer",
            "1 可拖延 8 天：其路径（1 → 2）在 2 处汇入关键任务，2 自身的工作还须多用 8 天",
        )

    @pytest.mark.parametrize(("end", "sign"), [(15, "5"), (5, "-5")])
    def test_against_an_imposed_end_the_room_is_what_it_has_more_than_critical_tasks(self, end: int, sign: str) -> None:
        """Ten days of work by the fifth or the fifteenth day; what it has left itself is counted to that end."""
        schedule = schedule_of(work("1", 10), work("2", 10 - 3), end=end)
        why = schedule.why_not_critical("2")
        assert why.room == 3
        left = 3 + int(sign)
        assert words(why) == (
            f"2 may slip 3 days more than critical tasks: nothing waits for it, and 2 has {left} days left to the end",
            f"2 可比关键任务多拖延 3 天：没有任务等待它，2 距总工期终点尚有 {left} 天",
        )

    def test_a_way_may_lead_through_a_standing_duty(self) -> None:
        """It is named, though it has no dates; what comes after it is joined."""
        schedule = schedule_of(
            work("1", 2),
            work("2", 1, Waits("1"), deadline=STANDING),
            work("3", 8),
            work("4", 1, Waits("2"), Waits("3")),
        )
        why = schedule.why_not_critical("1")
        assert (why.chain, why.joins, why.driver, why.room) == (("1", "2", "4"), "4", "3", 5)

    def test_the_way_leads_over_what_presses_it_most_whatever_lags_count(self) -> None:
        """Three days over a weekend leave it until Thursday, the three working days of 3 until Wednesday."""
        second = work("2", 1, Waits("1", "FS", 3))
        ties = tuple(attrs.evolve(one, is_elapsed=True) for one in second.dependencies)
        tasks = (work("0", 6), work("1", 1), attrs.evolve(second, dependencies=ties))
        options = ScheduleOptions(calendar=WorkCalendar.official())
        for more, chain, room in (((), ("1", "2"), 3), ((work("3", 3, Waits("1")),), ("1", "3"), 2)):
            schedule = analyze(plan_of(*tasks, *more), data_date="2018-03-05", options=options)
            why = schedule.why_not_critical("1")
            assert (why.chain, why.room) == (chain, room)

    def test_what_has_no_float_and_what_is_no_task_is_refused(self) -> None:
        """A standing duty, what is finished, a stranger, a plan without dates."""
        done = Progress(task="2", start=BASE.subtract(days=3), finish=BASE.subtract(days=1))
        plan = plan_of(work("1", 2, deadline=STANDING), work("2", 3), work("3", 1))
        schedule = analyze(plan, data_date=BASE, options=ScheduleOptions(progress=(done,)))
        for task_id in ("1", "2"):
            with pytest.raises(UsageError) as refused:
                schedule.why_not_critical(task_id)
            assert refused.value.text("en") == (
                f"{task_id}: has no float here, must be a task with dates that is still to be done"
            )
            assert refused.value.text("zh") == f"{task_id}：没有时差，须为有日期且尚未完成的任务"
        with pytest.raises(UsageError, match="has no task 7"):
            schedule.why_not_critical("7")
        circle = attrs.evolve(plan, tasks=(work("1", 2, Waits("2")), work("2", 3, Waits("1"))))
        with pytest.raises(UsageError, match="has no dates, because 1, 2 wait for each other"):
            analyze(circle, data_date=BASE).why_not_critical("1")
