"""A schedule: early and late dates, floats, and the paths that decide the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import WITHIN, Loop, PlanGraph
from egov_consolidation.model import DeadlineKind, Dependency, Plan, Record
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._estimates import Estimates
from egov_consolidation.schedule._options import ScheduleOptions
from egov_consolidation.schedule._paths import CriticalPaths, driving_chain, float_paths, tasks_of
from egov_consolidation.schedule._problem import Problem
from egov_consolidation.schedule._times import Times
from egov_consolidation.wording import Text

LISTED = 100
"""How many critical paths are listed unless more are asked for; their count is exact."""

WITHOUT_DATES = frozenset({DeadlineKind.STANDING, DeadlineKind.RECURRING, DeadlineKind.CONDITIONAL})
"""Kinds of deadline whose tasks have no dates in a schedule; what waits for them is still held back by what they wait
for."""

_NO_DATES = Text(
    en="schedule of {plan}: has no dates, because {loops}; ask for its contradictions",
    zh="方案 {plan} 的进度计划没有日期，因为 {loops}；请查看其矛盾之处",
)
_LOOP = Text(en="{tasks} wait for each other", zh="{tasks} 互相等待")


@attrs.frozen(kw_only=True)
class ScheduledTask:
    """The dates and floats of one task.

    Days are inclusive and whole. Floats and offsets are in days; offsets count from the beginning of the data date, a
    finish being the end of its day. All but `id` and `duration` are `None` where the task has no dates: a standing,
    recurring or conditional duty, or any task of a plan that contradicts itself.

    Attributes:
        id: Id of the task.
        duration: Days of work that were reckoned with.
        is_assumed: Whether the plan gives no duration, so that one was assumed.
        early_start: The earliest day on which it can start.
        early_finish: The earliest day on which it can finish.
        late_start: The latest day on which it can start without moving the end.
        late_finish: The latest day on which it can finish without moving the end.
        start: The day on which it is planned to start: early, or late where it is to be as late as possible.
        finish: The day on which it is planned to finish.
        total_float: Days that it may slip without moving the end.
        free_float: Days that it may slip without moving the early dates of another task.
        independent_float: Days left when all before it are late and all after it early.
        is_critical: Whether its total float is the smallest of the plan.
        early_start_offset: Its early start as a number of days.
        early_finish_offset: Its early finish as a number of days.
        late_start_offset: Its late start as a number of days.
        late_finish_offset: Its late finish as a number of days.
    """

    id: str
    duration: int
    is_assumed: bool
    early_start: Day | None = None
    early_finish: Day | None = None
    late_start: Day | None = None
    late_finish: Day | None = None
    start: Day | None = None
    finish: Day | None = None
    total_float: int | None = None
    free_float: int | None = None
    independent_float: int | None = None
    is_critical: bool = False
    early_start_offset: int | None = None
    early_finish_offset: int | None = None
    late_start_offset: int | None = None
    late_finish_offset: int | None = None

    @property
    def interfering_float(self) -> int | None:
        """Total float less free float: the part whose use moves other tasks."""
        if self.total_float is None or self.free_float is None:
            return None
        return self.total_float - self.free_float


@attrs.frozen(kw_only=True)
class Driver:
    """What sets the early date of a task.

    Attributes:
        predecessor: Id of the task that sets it.
        dependency: The dependency through which it does.
    """

    predecessor: str
    dependency: Dependency


@attrs.frozen(kw_only=True)
class FloatPath:
    """Tasks that lead to another one, with the room they have before they move it.

    Attributes:
        tasks: Their ids, the first first; the last is on a path with less room, or the task that was asked about.
        room: Days by which they may slip together.
    """

    tasks: tuple[str, ...]
    room: int


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Schedule:
    """A schedule: early and late dates, floats, and the paths that decide the end.

    Made by `analyze`. Nothing in it changes; what is derived is worked out when it is first asked for.

    Attributes:
        plan: The plan.
        graph: Its dependencies, as far as they count.
        axis: Between days and numbers.
        is_data_date_assumed: Whether nobody gave the data date and the plan does not say its day of issue.
        estimates: The durations that were assumed, where any were given.
        options: Constraints, progress and the rest.
        durations: Days of work by id, for the tasks to which the plan gives none.
        problem: What the passes ran on.
        times: The times of all events; `None` where the plan contradicts itself.
        contradictions: Where tasks wait for each other, so that no dates fit them.
    """

    plan: Plan
    graph: PlanGraph
    axis: Axis
    is_data_date_assumed: bool
    estimates: Estimates | None
    options: ScheduleOptions
    durations: Mapping[str, int]
    problem: Problem
    times: Times | None
    contradictions: tuple[Loop, ...] = ()

    def __iter__(self) -> Iterator[ScheduledTask]:
        """Iterate over the tasks, in the order of the plan."""
        return (self[task.id] for task in self.plan)

    def __len__(self) -> int:
        """Return the number of tasks."""
        return len(self.plan)

    def __getitem__(self, task_id: str) -> ScheduledTask:
        """Return the dates and floats of a task.

        Raises:
            UsageError: The plan has no task with this id.
        """
        task = self.plan[task_id]
        duration = self.durations.get(task_id, 0) if task.duration is None else task.duration
        bare = ScheduledTask(id=task_id, duration=duration, is_assumed=task.duration is None)
        if self.times is None or task.deadline.kind in WITHOUT_DATES:
            return bare
        return self._dated(bare, self.times, self.problem.network.number[task_id])

    def _dated(self, bare: ScheduledTask, times: Times, task: int) -> ScheduledTask:
        network, early, late = times.network, times.early, times.late
        start, finish = 2 * network.start_of[task], 2 * network.finish_of[task] + 1
        is_done = task in self.problem.finished
        at_start = early[start] == early[finish] and self._opens_itself(times, start)
        planned = late if task in self.problem.as_late_as_possible else early
        return attrs.evolve(
            bare,
            early_start=self._start_day(early[start], early[finish], at_start=at_start),
            early_finish=self._finish_day(early[start], early[finish], at_start=at_start),
            late_start=self._start_day(late[start], late[finish], at_start=at_start),
            late_finish=self._finish_day(late[start], late[finish], at_start=at_start),
            start=self._start_day(planned[start], planned[finish], at_start=at_start),
            finish=self._finish_day(planned[start], planned[finish], at_start=at_start),
            total_float=None if is_done else times.total_floats[task],
            free_float=None if is_done else times.free_floats[task],
            independent_float=None if is_done else times.independent_float(task),
            is_critical=task in self._critical,
            early_start_offset=early[start],
            early_finish_offset=early[finish],
            late_start_offset=late[start],
            late_finish_offset=late[finish],
        )

    def _opens_itself(self, times: Times, start: int) -> bool:
        """Return whether a start stands at a bound of its own: the data date, or a day before which it cannot be."""
        bounds = self.problem.bounds
        own = (bounds.floor, bounds.no_earlier.get(start), bounds.pins.get(start // 2))
        return times.early[start] in own or not any(tie.room == 0 for tie in times.ties_into(start // 2))

    def _start_day(self, start: int, finish: int, *, at_start: bool) -> Day:
        """Return the day of a start. Work of no days shares one day: that on which what it waits for ends."""
        if start == finish and not at_start:
            return self.axis.day_of_finish(finish)
        return self.axis.day_of_start(start)

    def _finish_day(self, start: int, finish: int, *, at_start: bool) -> Day:
        if start == finish and at_start:
            return self.axis.day_of_start(start)
        return self.axis.day_of_finish(finish)

    # ------------------------------------------------------------------------------------------------------ the whole

    @property
    def data_date(self) -> Day:
        """The day at whose beginning the schedule starts."""
        return self.axis.data_date

    @property
    def is_feasible(self) -> bool:
        """Whether dates fit the plan at all."""
        return self.times is not None

    @cached_property
    def makespan(self) -> int | None:
        """Days from the data date to the last early finish; from the first early start where that is not held to it."""
        if self.times is None:
            return None
        if self.options.waits_for_data_date or not self.times.early:
            return self.times.last
        return self.times.last - min(self.times.early)

    @cached_property
    def finish(self) -> Day | None:
        """The day on which the last task can be finished at the earliest."""
        return None if self.times is None else self.axis.day_of_finish(self.times.last)

    @cached_property
    def assumed_durations(self) -> tuple[str, ...]:
        """Ids of the tasks that have dates here although the plan gives them no duration, in natural order."""
        return tuple(task_id for task_id in self.graph.tasks if self._is_assumed(task_id))

    def _is_assumed(self, task_id: str) -> bool:
        task = self.plan[task_id]
        return task.duration is None and task.deadline.kind not in WITHOUT_DATES

    @cached_property
    def _counted(self) -> tuple[int, ...]:
        """Numbers of the tasks that have floats."""
        return tuple(
            number
            for number, task_id in enumerate(self.graph.tasks)
            if self.plan[task_id].deadline.kind not in WITHOUT_DATES and number not in self.problem.finished
        )

    @cached_property
    def least_float(self) -> int | None:
        """The smallest total float of the plan: the critical tasks have it."""
        if self.times is None or not self._counted:
            return None
        return min(self.times.total_floats[task] for task in self._counted)

    @cached_property
    def _critical(self) -> frozenset[int]:
        if self.times is None or self.least_float is None:
            return frozenset()
        floats, least = self.times.total_floats, self.least_float
        return frozenset(task for task in self._counted if floats[task] <= least)

    def critical_tasks(self) -> tuple[str, ...]:
        """Return the ids of the critical tasks, in natural order."""
        return tuple(self.graph.tasks[task] for task in sorted(self._critical))

    def near_critical(self, threshold: int) -> tuple[str, ...]:
        """Return the ids of the tasks whose total float is at most so many days above the smallest, critical or not."""
        if self.times is None or self.least_float is None:
            return ()
        floats, most = self.times.total_floats, self.least_float + threshold
        return tuple(self.graph.tasks[task] for task in self._counted if floats[task] <= most)

    @cached_property
    def _critical_paths(self) -> CriticalPaths | None:
        if self.times is None or self.least_float is None:
            return None
        return CriticalPaths(times=self.times, critical=self._critical, least=self.least_float)

    @cached_property
    def critical_path_count(self) -> int:
        """How many critical paths there are, exactly."""
        return 0 if self._critical_paths is None else self._critical_paths.count

    @cached_property
    def critical_paths(self) -> tuple[tuple[str, ...], ...]:
        """The critical paths as ids of tasks, in natural order; the first hundred of them."""
        return tuple(path for path, _ in zip(self.iter_critical_paths(), range(LISTED), strict=False))

    def iter_critical_paths(self) -> Iterator[tuple[str, ...]]:
        """Yield every critical path as ids of tasks, in natural order; there may be very many."""
        if self._critical_paths is not None:
            for path in self._critical_paths:
                yield tuple(self.graph.tasks[task] for task in path)

    # ------------------------------------------------------------------------------------------------------- one task

    def _known(self) -> Times:
        """Return the times.

        Raises:
            UsageError: The plan contradicts itself, so that there are none.
        """
        if self.times is None:
            said = [_LOOP.fill(tasks=loop.tasks) for loop in self.contradictions]
            loops = Text(en="; ".join(one.en for one in said), zh="；".join(one.zh for one in said))
            raise UsageError(_NO_DATES.fill(plan=self.plan.id, loops=loops))
        return self.times

    def _number(self, task_id: str) -> int:
        return self.problem.network.number[self.plan[task_id].id]

    def driving_predecessors(self, task_id: str) -> tuple[Driver, ...]:
        """Return what sets the early dates of a task; nothing where the data date or a bound of its own does.

        Raises:
            UsageError: The plan has no such task, or contradicts itself.
        """
        times, task = self._known(), self._number(task_id)
        network = times.network
        found: dict[int, Driver] = {}
        for node in dict.fromkeys((network.start_of[task], network.finish_of[task])):
            for tie in times.ties_into(node):
                if tie.room == 0 and tie.origin != WITHIN:
                    dependency = self.graph.dependencies[tie.origin]
                    found[tie.origin] = Driver(predecessor=dependency.predecessor, dependency=dependency)
        return tuple(found[origin] for origin in sorted(found))

    def driving_path(self, task_id: str) -> tuple[str, ...]:
        """Return the chain of tasks that sets the early finish of a task, from its first to the task itself.

        Where several predecessors drive a task, the first in natural order is followed.

        Raises:
            UsageError: The plan has no such task, or contradicts itself.
        """
        times, task = self._known(), self._number(task_id)
        return self._ids(tasks_of(times, driving_chain(times, times.network.finish_of[task])))

    def float_paths(self, task_id: str, limit: int = 10) -> tuple[FloatPath, ...]:
        """Return the chains of tasks that lead to a task, in order of the room they have.

        The first is its driving path, with no room. Each further one is the chain with the least room among what is on
        no chain yet; it ends with the task of an earlier chain that it joins.

        Args:
            task_id: Id of the task that they lead to.
            limit: How many at the most.

        Raises:
            UsageError: The plan has no such task, or contradicts itself.
        """
        times, task = self._known(), self._number(task_id)
        chains = float_paths(times, times.network.finish_of[task], limit)
        return tuple(FloatPath(tasks=self._ids(chain.tasks), room=chain.room) for chain in chains)

    def _ids(self, tasks: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.graph.tasks[task] for task in tasks)

    def to_records(self) -> list[Record]:
        """Return one flat record for each task, ready for a data frame."""
        return [_record(one) for one in self]


def _record(one: ScheduledTask) -> Record:
    return {
        "id": one.id,
        "duration": one.duration,
        "is_assumed": one.is_assumed,
        "early_start": _iso(one.early_start),
        "early_finish": _iso(one.early_finish),
        "late_start": _iso(one.late_start),
        "late_finish": _iso(one.late_finish),
        "total_float": one.total_float,
        "free_float": one.free_float,
        "independent_float": one.independent_float,
        "interfering_float": one.interfering_float,
        "is_critical": one.is_critical,
    }


def _iso(of: Day | None) -> str | None:
    return None if of is None else of.isoformat()
