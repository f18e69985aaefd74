"""Plans with estimates, and every sample of them scheduled by itself, by the passes that one schedule is made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs
import numpy as np
from hypothesis import strategies as st

from egov_consolidation.dates import WorkCalendar
from egov_consolidation.graph import START, Network, PlanGraph
from egov_consolidation.model import Assignment, Deadline, DeadlineKind, GroupKind, Plan, Role, Task, UnitGroup
from egov_consolidation.schedule import Axis, Estimate, Estimates, RiskAnalysis, RiskOptions, analyze_risk
from egov_consolidation.schedule._bounds import Bounds
from egov_consolidation.schedule._passes import backward, forward
from egov_consolidation.schedule.risk._setting import RiskSetting
from egov_consolidation.wording import Text

from ..oracle import BASE, STANDING, plan_of, timed_plans  # noqa: TID252 - tests have no name of their own

DAY = 1440
"""Minutes of a day."""

WHY = Text(en="as last year", zh="参照上年")
AUDIT, FINANCE = "市审计局", "市财政局"
EVERYBODY = UnitGroup(kind=GroupKind.DEPARTMENTS, text="各部门")


def guess(task_id: str, least: int, likely: int | None = None, most: int | None = None) -> Estimate:
    """Return an estimate; without further numbers the least days are the most as well."""
    likely = least if likely is None else likely
    most = likely if most is None else most
    return Estimate(task=task_id, least=least, likely=likely, most=most, by="office", reason=WHY)


def guesses(*items: Estimate) -> Estimates:
    """Return a set of estimates for the plan that `plan_of` makes."""
    return Estimates(id="ours", plan="demo", items=items)


def led(task: Task, *units: str) -> Task:
    """Return a task with its lead units."""
    return attrs.evolve(task, assignments=tuple(Assignment(role=Role.LEAD, unit=unit) for unit in units))


def by(days: int) -> Deadline:
    """Return a deadline so many days after the data date began, the last of them included."""
    last_day = BASE.add(days=days - 1)
    return Deadline(kind=DeadlineKind.BY_DATE, text=last_day.isoformat(), last_day=last_day)


def within(first: int, last: int) -> Deadline:
    """Return a window that opens after so many days, and closes after so many."""
    opens, closes = BASE.add(days=first), BASE.add(days=last - 1)
    return Deadline(kind=DeadlineKind.WINDOW, text=f"{opens}—{closes}", first_day=opens, last_day=closes)


def risk_of(tasks: Sequence[Task], *items: Estimate, **settings: Any) -> RiskAnalysis:  # noqa: ANN401 - as they come
    """Return the risk of a plan of some tasks."""
    plan = plan_of(*tasks)
    return analyze_risk(plan, PlanGraph.from_plan(plan), guesses(*items), data_date=BASE, **settings)


def setting_of(
    plan: Plan,
    estimates: Estimates,
    *,
    calendar: WorkCalendar | None = None,
    **options: Any,  # noqa: ANN401 - the same
) -> RiskSetting:
    """Return a plan with its estimates, seen as what is drawn and watched."""
    axis = Axis(data_date=BASE, calendar=calendar)
    graph = PlanGraph.from_plan(plan)
    return RiskSetting(graph=graph, estimates=estimates, axis=axis, options=RiskOptions(**options))


# ------------------------------------------------------------------------------------------------------------- drawn

_deadlines = st.one_of(
    st.just(Deadline.missing()),
    st.just(STANDING),
    st.integers(-2, 40).map(by),
    st.builds(lambda first, days: within(first, first + days), st.integers(-2, 12), st.integers(1, 30)),
)
_owners = st.sampled_from(
    [
        (),
        (Assignment(role=Role.LEAD, unit=AUDIT),),
        (Assignment(role=Role.LEAD, unit=FINANCE),),
        (Assignment(role=Role.LEAD, unit=FINANCE), Assignment(role=Role.LEAD, unit=AUDIT)),
        (Assignment(role=Role.LEAD, group=EVERYBODY),),
    ]
)
_numbers = st.lists(st.integers(0, 12), min_size=3, max_size=3).map(sorted)


@st.composite
def uncertain_plans(draw: st.DrawFn, *, most: int = 6, may_circle: bool = False) -> tuple[Plan, Estimates]:
    """Draw a plan of a few tasks with owners, windows and last days, and estimates for some of them.

    Args:
        draw: Given by hypothesis.
        most: The most tasks.
        may_circle: Whether tasks may wait for each other, so that some lags set a longest time.
    """
    days = st.none() | st.none() | st.integers(0, 9)
    bare = draw(timed_plans(most=most, days=days, may_circle=may_circle))
    tasks = tuple(attrs.evolve(task, deadline=draw(_deadlines), assignments=draw(_owners)) for task in bare)
    items = [guess(task.id, *draw(_numbers)) for task in tasks if draw(st.integers(0, 3))]
    return attrs.evolve(bare, tasks=tasks), guesses(*items)


# ----------------------------------------------------------------------------------------------- one sample at a time


@attrs.frozen(kw_only=True)
class Sample:
    """One sample, in minutes: by node and by task.

    Attributes:
        early: The earliest of every event.
        late: The latest of every event.
        end: The latest of all finishes.
        work: Work of each task.
        finish: Finish of each task.
        room: Total float of each task.
        day: The number of the day on which each task finishes, the data date being 1.
        end_day: That of the day on which the last finishes.
        opens: Whether a node is work of no days that opens a day.
    """

    early: Sequence[int]
    late: Sequence[int]
    end: int
    work: Mapping[str, int]
    finish: Mapping[str, int]
    room: Mapping[str, int]
    day: Mapping[str, int]
    end_day: int
    opens: Sequence[bool]


def drawn(setting: RiskSetting) -> list[dict[str, int]]:
    """Return the minutes that each sample draws, by the id of the task."""
    sampler, count = setting.simulation.sampler, setting.options.samples
    blocks = -(-count // sampler.block)
    rows = np.zeros((len(setting.drawn), blocks * sampler.block), dtype=np.int64)
    for number in range(blocks):
        first = number * sampler.block
        sampler.fill(number, [row[first : first + sampler.block] for row in rows])
    ids = [one.task for one in setting.drawn]
    return [dict(zip(ids, rows[:, sample].tolist(), strict=True)) for sample in range(count)]


def scheduled(setting: RiskSetting, minutes: Mapping[str, int]) -> Sample | None:
    """Return one sample, scheduled by itself; nothing where no times fit it."""
    network, plan, floor = setting.network, setting.plan, setting.options.floor * DAY
    number, first, last = network.number, network.start_of, network.finish_of
    at = {first[number[task]]: taken for task, taken in minutes.items()}
    durations = [at.get(node, days * DAY) for node, days in enumerate(network.durations)]
    timed = attrs.evolve(network, durations=durations, lag=[lag * DAY for lag in network.lag])
    opened = {
        2 * first[number[task.id]]: setting.axis.start_offset(task.deadline.first_day) * DAY
        for task in plan
        if task.deadline.kind is DeadlineKind.WINDOW and task.deadline.first_day is not None
    }
    bounds = Bounds(floor=floor, no_earlier=opened)
    early = forward(timed, bounds)
    if early is None:
        return None
    end = max(early, default=0)
    late = backward(timed, bounds, end)
    opens = _opening(timed, setting.sampled.most, early, floor, opened)
    events = {task.id: (2 * first[number[task.id]], 2 * last[number[task.id]] + 1) for task in plan}
    return Sample(
        early=early,
        late=late,
        end=end,
        work={task: durations[start // 2] for task, (start, _) in events.items()},
        finish={task: early[finish] for task, (_, finish) in events.items()},
        room={task: min(late[one] - early[one] for one in both) for task, both in events.items()},
        day={task: _day(early[finish], opens=opens[finish // 2]) for task, (_, finish) in events.items()},
        end_day=max(
            (_day(end, opens=opens[node]) for node in range(len(network)) if early[2 * node + 1] == end), default=1
        ),
        opens=opens,
    )


def _day(minute: int, *, opens: bool) -> int:
    """Return the number of the day on which something finishes: the next, where it opens one at midnight."""
    day, rest = divmod(minute, DAY)
    return day + (rest > 0 or opens)


def _opening(
    network: Network, most: Sequence[int], early: Sequence[int], floor: int, opened: Mapping[int, int]
) -> list[bool]:
    """Return for each node whether it is work of no days that opens a day: held by what does, or by a start of work."""
    opens = [False] * len(network)
    for node, time in enumerate(early[::2]):
        links = range(*network.first_in[node : node + 2])
        tight = [network.source[link] for link in links if early[network.source[link]] + network.lag[link] == time]
        held = any(opens[event // 2] if not most[event // 2] else event % 2 == START for event in tight)
        opens[node] = not most[node] and (held or time in {floor, opened.get(2 * node)})
    return opens


def samples_of(setting: RiskSetting) -> Iterator[Sample]:
    """Yield every sample of a plan whose tasks do not wait for each other."""
    for minutes in drawn(setting):
        sample = scheduled(setting, minutes)
        assert sample is not None
        yield sample
