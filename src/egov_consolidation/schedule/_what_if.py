"""What follows when tasks take longer or shorter than planned: only what is touched is reckoned again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import WITHOUT_DATES, natural_order
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._dating import Dating
from egov_consolidation.schedule._incremental import changed_times
from egov_consolidation.schedule._lateness import Lateness, lateness
from egov_consolidation.schedule._times import Times
from egov_consolidation.wording import Text

_TOO_SHORT = Text(
    en="change of {task}: {days} days shorter than its {duration} days, must leave 0 or more",
    zh="任务 {task} 的变动：比其 {duration} 天工期缩短 {days} 天，剩余工期不得为负",
)
_NOT_WHOLE = Text(
    en="change of {task}: {days}, must be a whole number of days", zh="任务 {task} 的变动：{days}，须为整数天"
)
_DONE = Text(
    en="change of {task}: was finished before the data date, must be a task still to be done",
    zh="任务 {task} 的变动：数据日期之前已完成，只能变动未完成的任务",
)


@attrs.frozen(kw_only=True)
class Move:
    """How the early dates of one task move.

    Attributes:
        task: Id of the task.
        days: Days by which its early finish moves, later if positive.
        start_days: Days by which its early start moves.
        finish_before: Its early finish without the change.
        finish_after: Its early finish with the change.
    """

    task: str
    days: int
    start_days: int
    finish_before: Day
    finish_after: Day


@attrs.frozen(kw_only=True)
class BrokenDeadline:
    """A deadline that the early dates keep without the change, and miss with it.

    Attributes:
        task: Id of the task.
        last_day: Its deadline.
        finish: Its early finish with the change.
        days_late: Days between the two.
        chain: Ids of the tasks through which the change reaches it, from the one that changes.
    """

    task: str
    last_day: Day
    finish: Day
    days_late: int
    chain: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, slots=False)
class WhatIf:
    """What follows when some tasks take longer or shorter than planned.

    Attributes:
        changes: Days by which each task takes longer, by its id.
        graph: The plan and its dependencies.
        axis: Between days and times.
        before: All times without the change.
        after: The times that change, by event.
        durations: The days of the nodes that change.
    """

    changes: Mapping[str, int]
    graph: PlanGraph
    axis: Axis
    before: Times
    after: Mapping[int, int]
    durations: Mapping[int, int]

    def early(self, event: int) -> int:
        """Return the early time of an event with the change."""
        return self.after.get(event, self.before.early[event])

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """The tasks whose early dates move, in natural order; duties without dates have none that could."""
        tasks = {self.before.network.task_of[event // 2] for event in self.after}
        moves = (self._move(task) for task in sorted(tasks) if self._has_dates(task) and self._has_moved(task))
        return tuple(moves)

    def _has_dates(self, task: int) -> bool:
        return self.graph.plan[self.before.network.ids[task]].deadline.kind not in WITHOUT_DATES

    def _has_moved(self, task: int) -> bool:
        """Return whether the start or the finish of a task moves, and not only what lies between them."""
        return not self.after.keys().isdisjoint(self._ends(task))

    def _ends(self, task: int) -> tuple[int, int]:
        """Return the start and the finish of a task; the start of a task under way is past, and moves no more."""
        problem = self.before.problem
        start = problem.begun.get(task, problem.network.start_of[task])
        return 2 * start, 2 * problem.network.finish_of[task] + 1

    def _move(self, task: int) -> Move:
        early, (start, finish) = self.before.early, self._ends(task)
        return Move(
            task=self.before.network.ids[task],
            days=self.early(finish) - early[finish],
            start_days=self.early(start) - early[start],
            finish_before=self._day_before(finish),
            finish_after=self._day_after(finish),
        )

    def _day_before(self, finish: int) -> Day:
        if self.before.network.durations[finish // 2]:
            return self.axis.day_of_finish(self.before.early[finish])
        return self._dating_before.days(self.before.early, finish - 1, finish)[1]

    def _day_after(self, finish: int) -> Day:
        node = finish // 2
        if self.durations.get(node, self.before.network.durations[node]):
            return self.axis.day_of_finish(self.early(finish))
        dating = self._dating_after
        return dating.days(dating.times.early, finish - 1, finish)[1]

    @cached_property
    def _dating_before(self) -> Dating:
        """What gives work of no days its day without the change."""
        return Dating.of(self.before, self.axis)

    @cached_property
    def _dating_after(self) -> Dating:
        """What gives work of no days its day with the change: early ones alone, so that none is planned late."""
        before, early = self.before, list(self.before.early)
        for event, time in self.after.items():
            early[event] = time
        network = before.network.with_durations(self.durations)
        problem = attrs.evolve(before.problem, network=network, as_late_as_possible=frozenset[int]())
        return Dating.of(attrs.evolve(before, problem=problem, early=early), self.axis)

    @cached_property
    def last(self) -> int:
        """The latest of all early finishes with the change, in days from the data date."""
        before = self.before
        moved = max((time for event, time in self.after.items() if event % 2), default=before.last)
        if moved >= before.last:
            return moved
        return max(moved, next((before.early[event] for event in before.finishes if event not in self.after), moved))

    @property
    def end_moves(self) -> int:
        """Days by which the end of the whole plan moves."""
        return self.last - self.before.last

    @cached_property
    def broken(self) -> tuple[BrokenDeadline, ...]:
        """The deadlines that the early dates keep without the change and miss with it, in natural order."""
        return tuple(self._broken())

    def _broken(self) -> Iterator[BrokenDeadline]:
        network = self.before.network
        for move in self.moves:
            last_day = self.graph.plan[move.task].deadline.last_day
            if last_day is not None and move.finish_before <= last_day < move.finish_after:
                yield BrokenDeadline(
                    task=move.task,
                    last_day=last_day,
                    finish=move.finish_after,
                    days_late=self.axis.finish_offset(move.finish_after) - self.axis.finish_offset(last_day),
                    chain=self._chain(network.finish_of[network.number[move.task]]),
                )

    def _chain(self, node: int) -> tuple[str, ...]:
        """Return the tasks through which a change reaches a node."""
        network = self.before.network
        walk, seen = [node], {node}
        while walk[-1] not in self.durations:
            driving = (
                tie.source // 2
                for tie in self.before.ties_into(walk[-1])
                if tie.source in self.after
                and tie.source // 2 not in seen
                and self.early(tie.source) + tie.reach == self.early(tie.target)
            )
            driver = min(driving, default=None)
            if driver is None:
                break
            walk.append(driver)
            seen.add(driver)
        return tuple(dict.fromkeys(network.ids[network.task_of[one]] for one in reversed(walk)))

    @cached_property
    def late(self) -> tuple[Lateness, ...]:
        """The deadlines that cannot be kept if each changed task ends so many days after its own deadline.

        Reckoned from the deadlines, not from the early dates: every other task is taken to be done on its last day. A
        changed task without a deadline ends so many days after its early finish.
        """
        network = self.before.network
        ends = zip(network.ids, network.start_of, network.finish_of, strict=True)
        stretching = frozenset(task for task, start, finish in ends if start != finish)
        delays = {task: days for task, days in self.changes.items() if days > 0}
        finished = self.before.problem.finished
        return lateness(self.graph, self.axis, delays, stretching=stretching, finished=finished)


def what_if(graph: PlanGraph, axis: Axis, times: Times, changes: Mapping[str, int]) -> WhatIf:
    """Return what follows when some tasks take longer or shorter than planned.

    Args:
        graph: The plan and its dependencies.
        axis: Between days and times.
        times: The times without the change.
        changes: Days by which each task takes longer, by its id; negative for shorter.

    Raises:
        UsageError: There is no such task, it is finished, or it would take less than no days.

    Notes:
        The cost grows with the tasks that move and their dependencies, not with the plan. A change that moves a large
        part of the plan, or a circle, is reckoned anew as a whole.
    """
    durations = dict(_changed(graph, times, changes))
    return WhatIf(
        changes=dict(sorted(changes.items(), key=lambda item: natural_order(item[0]))),
        graph=graph,
        axis=axis,
        before=times,
        after=changed_times(times, durations),
        durations=durations,
    )


def _changed(graph: PlanGraph, times: Times, changes: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    network = times.network
    for task_id, days in changes.items():
        task = network.number[graph.plan[task_id].id]
        if type(days) is not int:
            raise UsageError(_NOT_WHOLE.fill(task=task_id, days=str(days)[:40]))
        if task in times.problem.finished:
            raise UsageError(_DONE.fill(task=task_id))
        node = network.start_of[task]
        if network.durations[node] + days < 0:
            raise UsageError(_TOO_SHORT.fill(task=task_id, days=-days, duration=network.durations[node]))
        if days:
            yield node, network.durations[node] + days
