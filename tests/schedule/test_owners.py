"""Who stands on the critical path, counted from the critical paths as they are listed, and from delays one by one."""

from __future__ import annotations

from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import Plan, Task, Unit, natural_order
from egov_consolidation.schedule import OwnerCriticality, Progress, Schedule, ScheduleOptions, analyze
from egov_consolidation.testing.strategies import dated_plans

from .oracle import BASE, STANDING, Waits, plan_of, timed_plans, work
from .risk.made import AUDIT, EVERYBODY, FINANCE, led, uncertain_plans

EDUCATION = "市教育局"
UNITS = (AUDIT, FINANCE, EDUCATION)


@st.composite
def led_plans(draw: st.DrawFn, plans: st.SearchStrategy[Plan], least: int = 0, most: int = 3) -> Plan:
    """Draw a plan whose tasks have some lead units each."""
    units = st.lists(st.sampled_from(UNITS), min_size=least, max_size=most, unique=True)
    drawn = draw(plans)
    return attrs.evolve(drawn, tasks=tuple(led(one, *draw(units)) for one in drawn))


CHAINS = timed_plans(types="FS", lags=st.integers(0, 4))
ANY = timed_plans(days=st.none() | st.integers(0, 4)) | dated_plans()


def scheduled(plan: Plan) -> Schedule:
    """Return the schedule of a plan from the data date of these tests."""
    return analyze(plan, data_date=BASE)


def of_units(schedule: Schedule, delay: int = 30) -> dict[str, OwnerCriticality]:
    """Return what is said of each unit, by its name."""
    return {one.unit: one for one in schedule.owner_criticality(delay)}


def answering(task: Task) -> set[str]:
    """Return who answers for a task of a plan that names units alone."""
    return {*task.lead_units} or {""}


class TestOwnerCriticality:
    """`Schedule.owner_criticality`."""

    @given(led_plans(ANY))
    def test_its_tasks_are_those_with_dates_that_it_leads(self, plan: Plan) -> None:
        """In natural order, the critical ones among them named again; nobody's tasks stand under no name."""
        schedule = scheduled(plan)
        expected: dict[str, set[str]] = {}
        for one in schedule:
            for unit in answering(plan[one.id]) if one.early_finish is not None else ():
                expected.setdefault(unit, set()).add(one.id)
        found = of_units(schedule)
        critical = {*schedule.critical_tasks()}
        assert {unit: one.tasks for unit, one in found.items()} == {
            unit: tuple(sorted(tasks, key=natural_order)) for unit, tasks in expected.items()
        }
        for each in found.values():
            assert each.critical == tuple(task for task in each.tasks if task in critical)
            assert each.share == len(each.critical) / len(critical)

    @given(led_plans(timed_plans(days=st.none() | st.integers(0, 4)), 1, 1))
    def test_shares_add_up_where_each_task_has_one_unit(self, plan: Plan) -> None:
        """To the whole; with several units for a task they may come to more."""
        assert sum(one.share for one in scheduled(plan).owner_criticality()) == pytest.approx(1)

    @given(led_plans(ANY))
    def test_hand_overs_are_counted_on_the_listed_paths(self, plan: Plan) -> None:
        """Each two tasks that follow each other on a critical path, once, where the unit leads exactly one of them."""
        schedule = scheduled(plan)
        steps = {step for path in schedule.iter_critical_paths() for step in pairwise(path)}
        for unit, one in of_units(schedule).items():
            led_by = [(unit in answering(plan[first]), unit in answering(plan[then])) for first, then in steps]
            assert one.hand_overs == sum(first != then for first, then in led_by)

    @given(led_plans(CHAINS), st.integers(0, 20))
    def test_its_delay_is_the_most_that_one_task_of_it_moves_the_end(self, plan: Plan, delay: int) -> None:
        """Tried task by task on the changed plan; where all dependencies are FS."""
        schedule = scheduled(plan)
        moves = {one.id: schedule.what_if({one.id: delay}).end_moves for one in plan}
        for unit, one in of_units(schedule, delay).items():
            assert one.delay == max(moves[task.id] for task in plan if unit in answering(task))

    @given(led_plans(ANY), st.integers(0, 20))
    def test_the_most_critical_come_first(self, plan: Plan, delay: int) -> None:
        """By the number of critical tasks, then by the delay, then by name."""
        found = scheduled(plan).owner_criticality(delay)
        assert list(found) == sorted(found, key=lambda one: (-len(one.critical), -one.delay, one.unit))

    @given(uncertain_plans())
    def test_a_group_answers_where_no_unit_does(self, drawn: tuple[Plan, object]) -> None:
        """A task issued to all departments stands under the kind of the group."""
        plan = drawn[0]
        groups = {one.tasks for unit, one in of_units(scheduled(plan)).items() if unit == EVERYBODY.kind.value}
        issued = [one.id for one in scheduled(plan) if plan[one.id].assignments and not plan[one.id].lead_units]
        dated = [task for task in issued if scheduled(plan)[task].early_finish is not None]
        assert [*groups] == ([tuple(sorted(dated, key=natural_order))] if dated else [])

    def test_a_unit_is_one_under_all_its_names(self) -> None:
        """Tasks led by its short name are its own; between them nothing is handed over, and none counts twice."""
        unit = Unit(name="市发展改革委", aliases=("市发改委",))
        tasks = (
            led(work("1", 2), "市发改委"),
            led(work("2", 2, Waits("1")), "市发展改革委"),
            led(work("3", 2, Waits("2")), "市发展改革委", "市发改委"),
        )
        (one,) = scheduled(attrs.evolve(plan_of(*tasks), units=(unit,))).owner_criticality(7)
        assert one == OwnerCriticality(
            unit="市发展改革委", tasks=("1", "2", "3"), critical=("1", "2", "3"), share=1, hand_overs=0, delay=7
        )

    def test_room_is_counted_above_the_smallest_float(self) -> None:
        """Against an end that is missed, a critical task still moves the end by all of its delay; it stands first."""
        tasks = (led(work("1", 9), AUDIT), led(work("2", 4), FINANCE), led(work("3", 3), EDUCATION))
        options = ScheduleOptions(end=BASE.add(days=2))
        found = analyze(plan_of(*tasks), data_date=BASE, options=options).owner_criticality(6)
        assert [(one.unit, one.delay) for one in found] == [(AUDIT, 6), (FINANCE, 1), (EDUCATION, 0)]

    def test_work_that_is_done_counts_no_more(self) -> None:
        """A unit all of whose tasks are finished is not named."""
        done = Progress(task="1", start=BASE.add(days=-5), finish=BASE.add(days=-2))
        tasks = (led(work("1", 4), AUDIT), led(work("2", 4, Waits("1")), FINANCE))
        options = ScheduleOptions(progress=(done,))
        (one,) = analyze(plan_of(*tasks), data_date=BASE, options=options).owner_criticality()
        assert (one.unit, one.share, one.hand_overs, one.delay) == (FINANCE, 1, 0, 30)

    def test_plans_without_dates_have_none(self) -> None:
        """Whether they contradict themselves or have standing duties alone."""
        circle = plan_of(led(work("1", 1, Waits("2")), AUDIT), led(work("2", 1, Waits("1")), AUDIT))
        assert scheduled(circle).owner_criticality() == ()
        assert scheduled(plan_of(led(work("1", 1, deadline=STANDING), AUDIT))).owner_criticality() == ()


class TestToRecord:
    """`OwnerCriticality.to_record`."""

    @given(led_plans(ANY))
    def test_counts_stand_for_lists(self, plan: Plan) -> None:
        """Flat: how many tasks, how many critical, and the rest as it is."""
        for one in scheduled(plan).owner_criticality():
            assert one.to_record() == {
                **attrs.asdict(one),
                "tasks": len(one.tasks),
                "critical": len(one.critical),
            }
