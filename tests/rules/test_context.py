"""Tests of what rules may look at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Dependency, Mark, Plan, Task
from egov_consolidation.rules import Context


def context(issued: Day | None = None, mark: Mark = Mark.EXPLICIT, marks: frozenset[Mark] = frozenset(Mark)) -> Context:
    """Return what rules see of a plan whose second task waits for its first."""
    waits = Dependency(predecessor="1", successor="2", mark=mark)
    tasks = (
        Task(id="1", content="编制目录", duration=3),
        Task(id="2", content="汇总目录", duration=2, dependencies=(waits,)),
    )
    plan = Plan(id="p", title="示例方案", tasks=tasks, issued=issued)
    graph = PlanGraph.from_plan(plan, marks=marks)
    return Context(plan=plan, as_of=day("2018-07-01"), graph=graph, marks=marks)


class TestSchedule:
    """When the work can be done, by what the plan itself says."""

    @given(st.dates(day("2017-01-01"), day("2019-01-01")).map(day))
    def test_it_begins_on_the_day_of_issue(self, issued: Day) -> None:
        """And not on the day for which the report speaks."""
        assert context(issued).schedule.data_date == issued

    def test_without_a_day_of_issue_it_begins_where_the_report_speaks(self) -> None:
        """A plan without any day has a schedule, too."""
        assert context().schedule.data_date == day("2018-07-01")

    def test_only_the_relations_that_count_hold_it(self) -> None:
        """Left out, a judgement delays nothing; no duration is estimated."""
        words = frozenset({Mark.EXPLICIT})
        assert context(mark=Mark.JUDGEMENT).schedule.makespan == 5
        assert context(mark=Mark.JUDGEMENT, marks=words).schedule.makespan == 3
        assert context().schedule.estimates is None

    def test_it_is_worked_out_once(self) -> None:
        """Every rule sees the same one."""
        one = context()
        assert one.schedule is one.schedule
