"""From the times of a task to its days."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._scheduled_task import ScheduledTask
from egov_consolidation.schedule._times import Times


def dated(bare: ScheduledTask, times: Times, axis: Axis, task: int, *, is_critical: bool) -> ScheduledTask:
    """Return what a schedule says of a task, with its days and floats.

    Args:
        bare: The task without them.
        times: The times.
        axis: Between days and times.
        task: Number of the task.
        is_critical: Whether it is critical.

    Notes:
        Work of no days shares one day: that on which what it waits for ends, or that at which a bound of its own (the
        data date, a day before which it cannot be) opens it.
    """
    network, early, late = times.network, times.early, times.late
    start, finish = 2 * network.start_of[task], 2 * network.finish_of[task] + 1
    opens = early[start] == early[finish] and _opens_itself(times, start)
    is_done = task in times.problem.finished
    planned = late if task in times.problem.as_late_as_possible else early
    early_start, early_finish = _days(axis, early[start], early[finish], opens=opens)
    late_start, late_finish = _days(axis, late[start], late[finish], opens=opens)
    planned_start, planned_finish = _days(axis, planned[start], planned[finish], opens=opens)
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


def _opens_itself(times: Times, start: int) -> bool:
    """Return whether a start stands at a bound of its own, not at the end of what comes before it."""
    bounds = times.problem.bounds
    own = (bounds.floor, bounds.no_earlier.get(start), bounds.pins.get(start // 2))
    return times.early[start] in own or not any(tie.room == 0 for tie in times.ties_into(start // 2))


def _days(axis: Axis, start: int, finish: int, *, opens: bool) -> tuple[Day, Day]:
    if start < finish:
        return axis.day_of_start(start), axis.day_of_finish(finish)
    shared = axis.day_of_start(start) if opens else axis.day_of_finish(finish)
    return shared, shared
