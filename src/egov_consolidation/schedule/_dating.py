"""From the times of a task to its days."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.graph import START
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._passes import forward
from egov_consolidation.schedule._problem import Problem
from egov_consolidation.schedule._scheduled_task import ScheduledTask
from egov_consolidation.schedule._times import Times


def dated(bare: ScheduledTask, dating: Dating, task: int, *, is_critical: bool) -> ScheduledTask:
    """Return what a schedule says of a task, with its days and floats.

    Args:
        bare: The task without them.
        dating: What gives times their days.
        task: Number of the task.
        is_critical: Whether it is critical.
    """
    times = dating.times
    network, early, late = times.network, times.early, times.late
    start = 2 * times.problem.begun.get(task, network.start_of[task])
    finish = 2 * network.finish_of[task] + 1
    is_done = task in times.problem.finished
    early_start, early_finish = dating.days(early, start, finish)
    late_start, late_finish = dating.days(late, start, finish)
    planned_start, planned_finish = dating.days(dating.planned, start, finish)
    return attrs.evolve(
        bare,
        early_start=early_start,
        early_finish=early_finish,
        late_start=late_start,
        late_finish=late_finish,
        start=planned_start,
        finish=planned_finish,
        total_float=None if is_done else times.total_floats[task],
        free_float=None if is_done else times.free_floats[task],
        independent_float=None if is_done else times.independent_float(task),
        is_critical=is_critical,
        early_start_offset=early[start],
        early_finish_offset=early[finish],
        late_start_offset=late[start],
        late_finish_offset=late[finish],
    )


@attrs.frozen(kw_only=True, eq=False)
class Dating:
    """What gives times their days.

    Work of no days has a time between two days, and shares one of them. It *opens* a day where what holds it does: the
    data date, a day before which it cannot start, the start of other work. Else it ends the day before: that on which
    what it waits for ends. At another time than its early one it ends a day, unless it has to start on the next.

    Attributes:
        times: The times.
        axis: Between days and times.
        opens: By node: whether it opens a day, where it is work of no days.
        planned: For each event, the time that is planned: early, but late for tasks that are to be as late as
            possible, and later than early for what waits for them.
    """

    times: Times
    axis: Axis
    opens: Sequence[bool]
    planned: Sequence[int]

    @classmethod
    def of(cls, times: Times, axis: Axis) -> Dating:
        """Return what gives times their days."""
        return cls(times=times, axis=axis, opens=_opening(times), planned=_planned(times))

    def days(self, at: Sequence[int], start: int, finish: int) -> tuple[Day, Day]:
        """Return the days of two events of one task at some times."""
        begins, ends = at[start], at[finish]
        first, last = self.axis.day_of_start(begins), self._day_of_finish(at, start, finish)
        return (first if begins < ends else last), last

    def _day_of_finish(self, at: Sequence[int], start: int, finish: int) -> Day:
        ends = at[finish]
        if ends == self.times.early[finish]:
            opens = self.opens[finish // 2]
        else:
            opens = at[start] == ends == self.times.problem.bounds.no_later.get(start)
        return self.axis.day_of_start(ends) if opens else self.axis.day_of_finish(ends)

    @property
    def finish(self) -> Day:
        """The last of the days on which work ends at the earliest; the data date where there is none."""
        last, early = self.times.last, self.times.early
        ends = [node for node in range(len(self.opens)) if early[2 * node + 1] == last]
        opens = not ends or any(self.opens[node] for node in ends)
        return self.axis.day_of_start(last) if opens else self.axis.day_of_finish(last)


def _opening(times: Times) -> list[bool]:
    """Return for each node whether it is work of no days that opens a day."""
    durations = times.network.durations
    waiting = [node for node, days in enumerate(durations) if not days and _opens_by_itself(times, node)]
    opens = [False] * len(durations)
    while waiting:
        node = waiting.pop()
        if not opens[node]:
            opens[node] = True
            tight = (tie.target // 2 for tie in times.ties_from(node) if tie.room == 0)
            waiting += (other for other in tight if not durations[other])
    return opens


def _opens_by_itself(times: Times, node: int) -> bool:
    """Return whether a day opens where a node stands: because of a bound, or because other work starts there."""
    return _is_held_open(times.problem, node, times.early[2 * node]) or any(
        tie.room == 0 and tie.source % 2 == START and times.network.durations[tie.source // 2]
        for tie in times.ties_into(node)
    )


def _is_held_open(problem: Problem, node: int, time: int) -> bool:
    """Return whether a bound that begins a day holds a node at a time."""
    bounds, first_in = problem.bounds, problem.network.first_in
    waits = first_in[node] < first_in[node + 1]
    floor = bounds.floor if waits or bounds.floor is not None else 0
    pin = None if node in problem.pinned_to_finish else bounds.pins.get(node)
    return time in (floor, bounds.no_earlier.get(2 * node), pin)


def _planned(times: Times) -> Sequence[int]:
    """Return the times at which events are planned."""
    problem, network = times.problem, times.network
    if not problem.as_late_as_possible:
        return times.early
    held = dict(problem.bounds.no_earlier)
    for task in problem.as_late_as_possible:
        for event in (2 * network.start_of[task], 2 * network.finish_of[task] + 1):
            held[event] = max(times.early[event], times.late[event])
    return forward(network, attrs.evolve(problem.bounds, no_earlier=held)) or times.early
