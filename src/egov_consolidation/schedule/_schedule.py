"""A schedule: early and late dates, floats, and the paths that decide the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import WITHIN, Loop, PlanGraph
from egov_consolidation.model import WITHOUT_DATES, Plan, Record
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._critical_paths import CriticalPaths
from egov_consolidation.schedule._dating import Dating, dated
from egov_consolidation.schedule._estimates import Estimates
from egov_consolidation.schedule._options import ScheduleOptions
from egov_consolidation.schedule._owners import OwnerCriticality, owner_criticality
from egov_consolidation.schedule._paths import drivers, driving_chain, float_paths, tasks_of
from egov_consolidation.schedule._problem import Problem
from egov_consolidation.schedule._scheduled_task import Driver, FloatPath, ScheduledTask
from egov_consolidation.schedule._times import Times
from egov_consolidation.schedule._what_if import WhatIf, what_if
from egov_consolidation.schedule._why import WhyNotCritical, why_not_critical
from egov_consolidation.schedule.deadlines import DeadlineAnalysis, DueNetwork
from egov_consolidation.showing import Shown
from egov_consolidation.wording import Text

LISTED = 100
"""How many critical paths are listed unless more are asked for; their count is exact."""

_NO_DATES = Text(
    en="schedule of {plan}: has no dates, because {loops}; ask for its contradictions",
    zh="方案 {plan} 的进度计划没有日期，因为 {loops}；请查看其矛盾之处",
)
_NO_FLOAT = Text(
    en="{task}: has no float here, must be a task with dates that is still to be done",
    zh="{task}：没有时差，须为有日期且尚未完成的任务",
)
_LOOP = Text(en="{tasks} wait for each other", zh="{tasks} 互相等待")


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Schedule(Shown):
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
        if self._dating is None or task.deadline.kind in WITHOUT_DATES:
            return bare
        number = self.problem.network.number[task_id]
        return dated(bare, self._dating, number, is_critical=number in self._critical)

    @cached_property
    def _dating(self) -> Dating | None:
        return None if self.times is None else Dating.of(self.times, self.axis)

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
        return None if self._dating is None else self._dating.finish

    @cached_property
    def projected_years(self) -> tuple[int, ...]:
        """Years that the dates reach of which no holiday arrangement is published: weekends alone are off there."""
        return () if self.times is None else self.axis.projected_years(max(self.times.late, default=0))

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

    # ------------------------------------------------------------------------------------------------------ deadlines

    @cached_property
    def deadlines(self) -> DeadlineAnalysis:
        """What the deadlines mean for the order of work: latest allowable days, conflicts, room.

        Only durations that the plan gives count, and the least days that the options ask for; no estimates.
        """
        of = DueNetwork(
            graph=self.graph,
            axis=self.axis,
            least_days=self.options.least_days,
            elapsed=self.problem.bounds.elapsed,
            engine=self.options.engine,
        )
        if of.reached is None:  # only work in one go contradicts itself: guidance lies open beside what it guides
            of = attrs.evolve(of, stretching=of.circling)
        return DeadlineAnalysis(of=of, is_feasible=not self.contradictions and of.reached is not None)

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
            for tie in drivers(times, node):
                if tie.origin != WITHIN:
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

    def why_not_critical(self, task_id: str) -> WhyNotCritical:
        """Return why a task is not critical: where its way to the end has room, and what fills it.

        Raises:
            UsageError: The plan has no such task, contradicts itself, or the task is finished or has no dates.
        """
        times, task = self._known(), self._number(task_id)
        if self.least_float is None or task not in self._counted:
            raise UsageError(_NO_FLOAT.fill(task=task_id))
        return why_not_critical(times, self._critical, self.least_float, task)

    def what_if(self, changes: Mapping[str, int]) -> WhatIf:
        """Return what follows when some tasks take longer or shorter than planned.

        Args:
            changes: Days by which each task takes longer, by its id; negative for shorter.

        Returns:
            Which tasks move and by how much, which deadlines break and through which chain.

        Raises:
            UsageError: The plan has no such task or contradicts itself; the task is finished, or would take less than
                no days.

        Notes:
            Only what is touched is reckoned again.
        """
        return what_if(self.graph, self.axis, self._known(), changes)

    def owner_criticality(self, delay: int = 30) -> tuple[OwnerCriticality, ...]:
        """Return how much of the end is in the hands of each unit, the most critical first.

        Args:
            delay: Days by which one task of the unit takes longer, to say how far that moves the end.
        """
        if self._critical_paths is None:
            return ()
        return owner_criticality(self.plan, self._critical_paths, self._counted, delay)

    def _ids(self, tasks: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.graph.tasks[task] for task in tasks)

    def to_records(self) -> list[Record]:
        """Return one flat record for each task, ready for a data frame."""
        return [one.to_record() for one in self]
