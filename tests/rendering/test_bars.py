"""A Gantt chart shows a bar for each task with dates, what drives the end, and as many months as can be read."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import DependencyType, Plan, Task
from egov_consolidation.rendering._bars import Bar, Link, after, bars, critical_links, month_starts, span
from egov_consolidation.rendering._width import display_width
from egov_consolidation.schedule import Constraint, ConstraintType, ScheduleOptions, analyze
from egov_consolidation.testing.strategies import dated_plans

from .four import STANDING, by, four, loop, plan_of, schedule_of_four, waits

DATA_DATE = day("2018-01-01")


def bar(start: str, finish: str, late_finish: str | None = None, last_day: str | None = None) -> Bar:
    """Return a bar."""
    return Bar(
        id="1",
        label="",
        who="",
        start=day(start),
        finish=day(finish),
        late_finish=None if late_finish is None else day(late_finish),
        last_day=None if last_day is None else day(last_day),
        days_late=0,
        is_critical=False,
        is_conflict=False,
    )


class TestBars:
    """`bars`."""

    def test_each_bar_says_what_was_worked_out_by_hand(self) -> None:
        """Days, lateness, criticality, conflict; what has no dates has no bar."""
        drawn = {one.id: one for one in bars(schedule_of_four(), "zh")}
        assert list(drawn) == ["1", "2", "3"]
        assert [(one.start.day, one.finish.day) for one in drawn.values()] == [(1, 10), (13, 17), (1, 3)]
        assert [one.is_critical for one in drawn.values()] == [True, True, False]
        assert [one.is_conflict for one in drawn.values()] == [True, True, False]
        assert [one.days_late for one in drawn.values()] == [0, 0, 1]
        assert drawn["3"].late_finish == day("2018-03-17")
        assert (drawn["1"].label, drawn["1"].who) == ("建设平台。", "市审计局")

    def test_the_language_is_that_of_the_glosses(self) -> None:
        """Where there is one; units are named as printed."""
        first, _, third = bars(schedule_of_four(), "en")
        assert (first.label, first.who, third.label) == ("Build the platform.", "市审计局", "编制目录。")

    @given(dated_plans())
    def test_bars_are_the_planned_days_of_the_tasks_with_dates(self, plan: Plan) -> None:
        """In the order of the plan."""
        schedule = analyze(plan, data_date=DATA_DATE)
        dated = [one for one in schedule if one.start is not None]
        assume(dated)
        drawn = bars(schedule, "zh")
        assert [(one.id, one.start, one.finish) for one in drawn] == [(one.id, one.start, one.finish) for one in dated]

    @given(st.text(max_size=80))
    def test_a_label_is_one_line_that_has_room(self, content: str) -> None:
        """Whatever stands in the plan."""
        plan = plan_of(Task(id="1", content=content, duration=1, deadline=by("2018-01-31")))
        (drawn,) = bars(analyze(plan, data_date=DATA_DATE), "zh")
        assert "\n" not in drawn.label
        assert display_width(drawn.label) <= 34

    @pytest.mark.parametrize("plan", [plan_of(), plan_of(Task(id="1", content="…", deadline=STANDING)), loop()])
    def test_without_dates_there_is_nothing_to_draw(self, plan: Plan) -> None:
        """An empty plan, standing duties alone, tasks that wait for each other."""
        with pytest.raises(UsageError, match="p: no task has dates"):
            bars(analyze(plan, data_date=DATA_DATE), "zh")


class TestBar:
    """`Bar`."""

    @given(st.dates(), st.integers(0, 400), st.none() | st.integers(-400, 400))
    def test_ends_are_the_days_after(self, start: dt.date, days: int, slips: int | None) -> None:
        """The float ends no earlier than the bar."""
        assume(start.toordinal() + 800 < dt.date.max.toordinal() and start.toordinal() > 400)
        finish = dt.date.fromordinal(start.toordinal() + days)
        late = None if slips is None else dt.date.fromordinal(finish.toordinal() + slips)
        one = bar(start.isoformat(), finish.isoformat(), None if late is None else late.isoformat())
        assert one.end.toordinal() == finish.toordinal() + 1
        assert one.float_end.toordinal() == finish.toordinal() + 1 + max(0, slips or 0)

    def test_the_deadline_is_due_at_the_end_of_its_day(self) -> None:
        """Days are meant whole."""
        assert bar("2018-01-01", "2018-01-02", last_day="2018-01-31").due == day("2018-02-01")
        assert bar("2018-01-01", "2018-01-02").due is None

    def test_the_last_day_of_all_has_none_after_it(self) -> None:
        """It is its own end."""
        assert after(day("9999-12-31")) == day("9999-12-31")
        assert after(day("9999-12-30")) == day("9999-12-31")


class TestCriticalLinks:
    """`critical_links`."""

    def test_the_chain_of_the_four_is_one_link(self) -> None:
        """From the end of the first to the start of the second."""
        (link,) = critical_links(schedule_of_four())
        assert link == Link(source="1", target="2", leaves_finish=True, enters_start=True)

    @pytest.mark.parametrize(
        ("kind", "leaves_finish", "enters_start"),
        [("FS", True, True), ("SS", False, True), ("FF", True, False), ("SF", False, False)],
    )
    def test_ends_are_those_of_the_type(self, kind: str, leaves_finish: bool, enters_start: bool) -> None:
        """With a lag so large that it drives."""
        plan = plan_of(
            Task(id="1", content="…", duration=4),
            Task(id="2", content="…", duration=4, dependencies=(waits("2", "1", kind, 9),)),
        )
        (link,) = critical_links(analyze(plan, data_date=DATA_DATE))
        assert (link.leaves_finish, link.enters_start) == (leaves_finish, enters_start)

    @given(dated_plans())
    def test_every_link_holds_without_room(self, plan: Plan) -> None:
        """By the numbers of the schedule: the one event comes the lag after the other, and both tasks are critical."""
        schedule = analyze(plan, data_date=DATA_DATE)
        for link in critical_links(schedule):
            one, other = schedule[link.source], schedule[link.target]
            lags = [
                dependency.lag
                for dependency in plan[link.target].dependencies
                if dependency.predecessor == link.source and dependency.type is kind_of(link)
            ]
            leaves = one.early_finish_offset if link.leaves_finish else one.early_start_offset
            enters = other.early_start_offset if link.enters_start else other.early_finish_offset
            assert leaves is not None
            assert enters is not None
            assert max(lags) == enters - leaves
            assert one.is_critical
            assert other.is_critical

    def test_a_loop_has_none(self) -> None:
        """It has no critical tasks."""
        assert critical_links(analyze(loop(), data_date=DATA_DATE)) == ()


def kind_of(link: Link) -> DependencyType:
    """Return the type that leaves and enters as a link does."""
    return DependencyType(("F" if link.leaves_finish else "S") + ("S" if link.enters_start else "F"))


class TestSpan:
    """`span`."""

    def test_it_holds_every_day_that_is_drawn_and_the_data_date(self) -> None:
        """The last day is followed by one more, so that the last sign has room."""
        drawn = (bar("2018-01-05", "2018-01-09", "2018-02-01"), bar("2018-01-06", "2018-01-07", last_day="2018-03-31"))
        assert span(drawn, day("2018-01-04")) == (day("2018-01-04"), day("2018-04-02"))
        assert span(drawn[:1], day("2018-01-08")) == (day("2018-01-05"), day("2018-02-03"))

    def test_a_constraint_may_put_work_before_the_data_date(self) -> None:
        """Then the chart begins there."""
        options = ScheduleOptions(
            constraints=(Constraint(task="3", type=ConstraintType.MUST_START_ON, day=day("2018-02-20")),)
        )
        schedule = analyze(four(), data_date="2018-03-01", options=options)
        assert span(bars(schedule, "zh"), schedule.data_date)[0] == day("2018-02-20")


class TestMonthStarts:
    """`month_starts`."""

    @given(st.dates(), st.dates())
    def test_they_are_first_days_of_months_evenly_apart(self, one: dt.date, other: dt.date) -> None:
        """Within the span, and no more than can be read."""
        first, last = sorted((one, other))
        starts = month_starts(day(first), day(last))
        assert len(starts) <= 14
        assert all(start.day == 1 and first <= start < last for start in starts)
        steps = {later.year * 12 + later.month - sooner.year * 12 - sooner.month for sooner, later in pairwise(starts)}
        assert len(steps) <= 1

    @pytest.mark.parametrize(
        ("first", "last", "count", "step"),
        [
            ("2018-01-01", "2019-01-01", 12, 1),
            ("2018-01-01", "2019-03-01", 14, 1),
            ("2018-01-01", "2019-03-02", 5, 3),
            ("2018-02-02", "2018-02-27", 0, 0),
            ("0001-01-01", "9999-12-31", 9, 12000),
        ],
    )
    def test_they_are_the_finest_that_are_few_enough(self, first: str, last: str, count: int, step: int) -> None:
        """Months, else quarters, and so on."""
        starts = month_starts(day(first), day(last))
        assert len(starts) == count
        assert {(later.year - sooner.year) * 12 + later.month - sooner.month for sooner, later in pairwise(starts)} == (
            {step} if step else set()
        )


def test_bars_are_frozen() -> None:
    """Nothing in them changes."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        bars(schedule_of_four(), "zh")[0].id = "x"  # type: ignore[misc]
