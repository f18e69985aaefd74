"""Tests of which tasks have a last day, which may have one, and which never have one."""

from __future__ import annotations

from hypothesis import given

from egov_consolidation.model import WITHOUT_DATES, DeadlineKind, Plan, natural_order
from egov_consolidation.rules._dated_tasks import last_days, missing_days, undated
from egov_consolidation.schedule import analyze
from egov_consolidation.testing import strategies

ENDLESS = {DeadlineKind.STANDING, DeadlineKind.RECURRING, DeadlineKind.CONDITIONAL}


class TestLastDays:
    """The last day of each dated task."""

    @given(strategies.plans())
    def test_every_known_last_day_is_there_in_natural_order(self, plan: Plan) -> None:
        """And no other."""
        found = last_days(plan)
        assert found == {task.id: task.deadline.last_day for task in plan if task.deadline.is_dated}
        assert list(found) == sorted(found, key=natural_order)


class TestUndated:
    """The tasks that have a last day which is not known."""

    @given(strategies.plans())
    def test_each_task_is_dated_or_undated_or_has_no_last_day_at_all(self, plan: Plan) -> None:
        """One of the three, whatever its deadline."""
        dated, unknown = set(last_days(plan)), set(undated(plan))
        endless = {task.id for task in plan if task.deadline.kind in ENDLESS}
        assert [len({task.id} & dated) + (task.id in unknown) + (task.id in endless) for task in plan] == [1] * len(
            plan
        )
        assert list(undated(plan)) == sorted(unknown, key=natural_order)


class TestWithoutDates:
    """Kinds of deadline without dates."""

    @given(strategies.acyclic_plans())
    def test_they_are_those_that_a_schedule_gives_no_dates(self, plan: Plan) -> None:
        """The rules and the schedule speak of the same tasks."""
        dateless = {one.id for one in analyze(plan, data_date="2018-01-01") if one.early_start is None}
        assert dateless == {task.id for task in plan if task.deadline.kind in WITHOUT_DATES}


class TestMissingDays:
    """The data that are missing."""

    def test_each_names_its_task(self) -> None:
        """In the way in which all rules name a last day."""
        assert missing_days(["1.1", "2"]) == ("1.1: deadline.last_day", "2: deadline.last_day")
