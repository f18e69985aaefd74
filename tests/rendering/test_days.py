"""Numbers of days are said in words, and lateness is counted in days of the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.model import Deadline, Task
from egov_consolidation.rendering._days import days_late
from egov_consolidation.schedule import ScheduledTask
from egov_consolidation.wording import days_said

from .four import STANDING, by

DAYS = st.dates(dt.date(2017, 1, 1), dt.date(2019, 12, 31))


class TestDaysSaid:
    """`days_said`."""

    @pytest.mark.parametrize(
        ("days", "en", "zh"),
        [(0, "0 days", "0 天"), (1, "1 day", "1 天"), (-1, "-1 day", "-1 天"), (90, "90 days", "90 天")],
    )
    def test_one_day_is_no_plural(self, days: int, en: str, zh: str) -> None:
        """In English; Chinese has none."""
        assert (days_said(days).en, days_said(days).zh) == (en, zh)


class TestDaysLate:
    """`days_late`."""

    @given(DAYS, DAYS)
    def test_it_is_the_difference_of_the_dates_where_that_is_late(self, finish: dt.date, due: dt.date) -> None:
        """A task that ends on its last day is in time."""
        dates = ScheduledTask(id="1", duration=1, is_assumed=False, start=day(finish), finish=day(finish))
        late = days_late(Task(id="1", content="…", deadline=by(due.isoformat())), dates)
        assert late == max((finish - due).days, 0)

    @pytest.mark.parametrize("deadline", [STANDING, Deadline.missing()])
    def test_without_a_last_day_nothing_is_late(self, deadline: Deadline) -> None:
        """A standing duty, or a task to which the plan gives no deadline."""
        dates = ScheduledTask(id="1", duration=1, is_assumed=False, start=day("2018-01-01"), finish=day("2018-01-01"))
        assert days_late(Task(id="1", content="…", deadline=deadline), dates) == 0

    def test_without_dates_nothing_is_late(self) -> None:
        """As in a plan that contradicts itself."""
        dates = ScheduledTask(id="1", duration=1, is_assumed=False)
        assert days_late(Task(id="1", content="…", deadline=by("2018-01-01")), dates) == 0
