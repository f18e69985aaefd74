"""A strategy for plans whose deadlines lie close together: the ones that schedules and repairs are tried on."""

from __future__ import annotations

from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.model import Deadline, DeadlineKind, Dependency, DependencyType, Plan, Task

DATA_DATE = day("2018-01-01")
"""The day around which deadlines are drawn."""

_LAGS = (0, 0, 0, 5, -3)
_DURATIONS = (None, None, 0, 5, 20)


@st.composite
def _drawn(draw: st.DrawFn, most: int) -> Plan:
    count = draw(st.integers(1, most))
    tasks = [_task(draw, index) for index in range(count)]
    return Plan(id="drawn", tasks=tuple(draw(st.permutations(tasks))))


def _task(draw: st.DrawFn, index: int) -> Task:
    earlier = draw(st.lists(st.integers(0, index - 1), unique=True, max_size=3)) if index else []
    waits = (
        Dependency(
            predecessor=f"t{one}",
            successor=f"t{index}",
            type=draw(st.sampled_from(DependencyType)),
            lag=draw(st.sampled_from(_LAGS)),
        )
        for one in earlier
    )
    after = draw(st.none() | st.integers(-3, 60))
    return Task(
        id=f"t{index}",
        content=f"第{index}项工作",
        deadline=Deadline(kind=DeadlineKind.STANDING, text="长期") if after is None else _by(DATA_DATE.add(days=after)),
        duration=draw(st.sampled_from(_DURATIONS)),
        dependencies=tuple(waits),
    )


def _by(last_day: Day) -> Deadline:
    return Deadline(kind=DeadlineKind.BY_DATE, text=last_day.isoformat(), last_day=last_day)


def dated_plans(*, most: int = 6) -> st.SearchStrategy[Plan]:
    """Return a strategy for plans whose deadlines lie close together, around 1 January 2018.

    Tasks are called `t0`, `t1`, … and wait for earlier ones alone, so that there are no loops; all types of
    dependencies are drawn, lags and leads among them. Some tasks have no deadline, and some no duration.

    Args:
        most: The most tasks of a plan.

    Examples:
        >>> from hypothesis import given, settings
        >>> from egov_consolidation.graph import PlanGraph
        >>> @settings(max_examples=10)
        ... @given(dated_plans())
        ... def dates_fit_them(plan):
        ...     assert not PlanGraph.from_plan(plan).loops()
        >>> dates_fit_them()
    """
    return _drawn(most)
