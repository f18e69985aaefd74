"""Laws of lights and of reports."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.ledger import ProgressEntry, State
from egov_consolidation.model import Assignment, DeadlineKind, Plan, Role, Task
from egov_consolidation.rules import rule

from .reported import ANNEX, report, single

ISSUED = day("2018-01-10")
PLAN = Plan(
    id="p",
    issued=ISSUED,
    tasks=(Task(id="1", content="清理", assignments=(Assignment(role=Role.LEAD, unit="a"),)),),
)
moments = st.dates(dt.date(2018, 1, 1), dt.date(2019, 6, 30)).map(day)
DATED = tuple(task for task in ANNEX if task.deadline.kind is DeadlineKind.BY_DATE and task.lead_units)


class TestNoObligationIsRed:
    """SU05."""

    @given(st.sampled_from(DATED), st.sampled_from(State), st.integers(-2, 2))
    def test_only_what_is_late_or_said_to_be_is_red(self, task: Task, state: State, days: int) -> None:
        """On the last day nothing is late yet."""
        last_day = task.deadline.last_day
        assert last_day is not None
        entry = ProgressEntry(id="1", task=task.id, unit=task.lead_units[0], state=state)
        found = report("SU05", entry, as_of=last_day.add(days=days).isoformat())
        red = state is State.OVERDUE or (state is not State.DONE and days > 0)
        assert single(found, "SU05", task.id, task.lead_units[0]) is (Verdict.FAIL if red else Verdict.PASS)

    @pytest.mark.parametrize(
        ("state", "as_of", "told"),
        [
            (State.UNDER_WAY, "2018-07-01", "overdue"),
            (State.OVERDUE, "2018-07-01", "overdue"),
            (State.OVERDUE, "2018-06-30", "said-overdue"),
            (State.UNDER_WAY, "2018-06-30", "behind"),
        ],
    )
    def test_it_says_why_something_is_red(self, state: State, as_of: str, told: str) -> None:
        """Its last day is past, its unit says so, or the work lags behind: row 2.5.3 is due on 30 June."""
        entry = ProgressEntry(id="1", task="2.5.3", unit="市审计局", state=state, percent=50)
        found = report("SU05", entry, as_of=as_of, parameters={"SU05.behind": 10})
        (one,) = [one for one in found if one.subjects == ("2.5.3", "市审计局")]
        assert one.template == rule("SU05").messages[told]
        assert "2018-06-30" in one.message

    def test_what_is_near_due_is_never_a_finding(self) -> None:
        """Yellow is a light and no departure, wherever the line is drawn."""
        task = DATED[0]
        entry = ProgressEntry(id="1", task=task.id, unit=task.lead_units[0], state=State.UNDER_WAY)
        found = [
            report("SU05", entry, as_of="2017-11-20", parameters={} if near is None else {"SU05.near": near})
            for near in (None, 0, 3000)
        ]
        assert found[0] == found[1] == found[2]

    def test_who_has_not_finished_what_comes_before_is_named(self) -> None:
        """A task that waits for another unit says so; its own unit is none of the others."""
        mine = ProgressEntry(id="1", task="2.2.8", unit="市政府办公厅", state=State.UNDER_WAY)
        theirs = [
            ProgressEntry(id=str(number), task="1.10", unit=unit, state=state)
            for number, (unit, state) in enumerate(
                (("市教育局", State.DONE), ("市民政局", State.UNDER_WAY), ("市政府办公厅", State.UNDER_WAY)), start=2
            )
        ]
        (found,) = [one for one in report("SU05", mine, *theirs, as_of="2018-03-01") if one.subjects[0] == "2.2.8"]
        assert (found.unit, found.held_up_by) == ("市政府办公厅", ("市民政局",))


class TestReportsComeAsOftenAsAsked:
    """SU07."""

    @example([], day("2018-02-11"), 1, 10)
    @given(st.lists(moments, max_size=12), moments, st.sampled_from((1, 3, 6)), st.integers(1, 31))
    def test_each_period_that_is_past_needs_a_report(
        self, reports: list[Day], as_of: Day, months: int, on: int
    ) -> None:
        """By walking the calendar: due days are those of that number, or the last, in every such month."""
        calendar = [ISSUED.add(days=1 + number) for number in range((as_of - ISSUED).days - 1)]
        dues = [
            one
            for one in calendar
            if one.month % months == 0 and (one.day == on or (one.day < on and one.add(days=1).day == 1))
        ]
        entries = [
            ProgressEntry(id=str(index), task="1", unit="a", reported_on=one) for index, one in enumerate(reports)
        ]
        parameters = {"SU07.months": months, "SU07.day": on}
        found = report("SU07", *entries, as_of=as_of.isoformat(), plan=PLAN, parameters=parameters)
        kept = [any(former < one <= due for one in reports) for former, due in itertools.pairwise(dues)]
        assert single(found, "SU07", "units/a") is (Verdict.PASS if all(kept) else Verdict.FAIL)
        if not all(kept):
            assert dict(found.findings[0].values)["count"] == kept.count(False)
