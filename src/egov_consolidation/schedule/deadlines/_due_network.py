"""The tasks of a plan with the days by which they are due: what the deadline analysis and the repairs run on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.graph import ENDS, FINISH, Engine, Network, PlanGraph
from egov_consolidation.model import WITHOUT_DATES, DeadlineKind, Task
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._bounds import EVER, NEVER, Bounds, Elapsed
from egov_consolidation.schedule._passes import backward, forward


class Pull(NamedTuple):
    """A link, seen from the finish of one node to the finish of another.

    Attributes:
        source: The node that comes first.
        days: Days from its finish to the finish of the node that waits, at the least.
        origin: Number of the dependency; -1 within one task.
    """

    source: int
    days: int
    origin: int


@attrs.frozen(kw_only=True, eq=False, slots=False)
class DueNetwork:
    """The tasks of a plan with the times by which they are due.

    Attributes:
        graph: The plan and its dependencies.
        axis: Between days and times.
        least_days: Days of a task to which the plan gives no duration.
        dates: Last days that count in place of those of the plan, by the id of the task.
        elapsed: Links that count other days than the times do.
        engine: On what the passes run.
        stretching: Ids of tasks that may lie open longer than the work that the plan gives them.
    """

    graph: PlanGraph
    axis: Axis
    least_days: int = 0
    dates: Mapping[str, Day] = attrs.field(factory=dict[str, Day])
    elapsed: Elapsed | None = None
    engine: Engine | None = None
    stretching: frozenset[str] = frozenset()

    @cached_property
    def network(self) -> Network:
        """Tasks and links; only durations that the plan gives count, and the least days of the others."""
        if not self.least_days and not self.stretching:
            return self.graph.network
        least = {
            task.id: self.least_days
            for task in self.graph.plan
            if task.duration is None and task.deadline.kind not in WITHOUT_DATES
        }
        return self.graph.network_of(least, self.stretching)

    @property
    def circling(self) -> frozenset[str]:
        """Ids of the tasks whose links lead round in a circle."""
        return frozenset(self.task_at(node).id for block in self.network.blocks for node in range(*block))

    def task_at(self, node: int) -> Task:
        """Return the task that a node belongs to."""
        return self.graph.plan[self.network.ids[self.network.task_of[node]]]

    def finish_node(self, task_id: str) -> int:
        """Return the node that finishes a task."""
        return self.network.finish_of[self.network.number[task_id]]

    def last_day(self, task_id: str) -> Day | None:
        """Return the last day of a task that counts."""
        return self.dates.get(task_id) or self.graph.plan[task_id].deadline.last_day

    @cached_property
    def due(self) -> Mapping[int, int]:
        """By the node that finishes a task: the time by which it is due."""
        last_days = ((task_id, self.last_day(task_id)) for task_id in self.graph.tasks)
        return {
            self.finish_node(task_id): self.axis.finish_offset(last_day)
            for task_id, last_day in last_days
            if last_day is not None
        }

    @cached_property
    def opens(self) -> Mapping[int, int]:
        """By event: the time before which a window does not let a task start."""
        first_days = ((task_id, self.graph.plan[task_id].deadline) for task_id in self.graph.tasks)
        return {
            2 * self.network.start_of[self.network.number[task_id]]: self.axis.start_offset(deadline.first_day)
            for task_id, deadline in first_days
            if deadline.kind is DeadlineKind.WINDOW and deadline.first_day is not None
        }

    @cached_property
    def into(self) -> Sequence[Sequence[Pull]]:
        """For each node, the links that lead to it."""
        network = self.network
        pulls: list[list[Pull]] = []
        for node, days in enumerate(network.durations):
            found: list[Pull] = []
            for link in range(network.first_in[node], network.first_in[node + 1]):
                source, end = divmod(network.source[link], 2)
                own = 0 if network.holds_finish[link] else days
                before = 0 if end == FINISH else network.durations[source]
                found.append(Pull(source, network.lag[link] + own - before, network.origin[link]))
            pulls.append(found)
        return pulls

    def asked(self, pull: Pull, target: int, time: int) -> int:
        """Return when a node can finish at the earliest where the node before it finishes at a time."""
        lag = self._elapsed_lag(pull)
        if self.elapsed is None or lag is None:
            return time + pull.days
        from_finish, to_finish = self._ends(pull)
        event = time if from_finish else time - self.network.durations[pull.source]
        reached = self.elapsed.axis.later(event, lag, from_finish=from_finish, to_finish=to_finish)
        return reached if to_finish else reached + self.network.durations[target]

    def left(self, pull: Pull, target: int, time: int) -> int:
        """Return when the node before can finish at the latest where a node has to finish at a time."""
        lag = self._elapsed_lag(pull)
        if self.elapsed is None or lag is None:
            return time - pull.days
        from_finish, to_finish = self._ends(pull)
        event = time if to_finish else time - self.network.durations[target]
        reached = self.elapsed.axis.earlier(event, lag, from_finish=from_finish, to_finish=to_finish)
        return reached if from_finish else reached + self.network.durations[pull.source]

    def _elapsed_lag(self, pull: Pull) -> int | None:
        """Return the lag of a link that counts days of the calendar while times count working days."""
        if self.elapsed is None or pull.origin not in self.elapsed.origins:
            return None
        return self.graph.dependencies[pull.origin].lag

    def _ends(self, pull: Pull) -> tuple[bool, bool]:
        """Return whether a dependency leaves a finish, and whether it leads to one."""
        source, target = ENDS[self.graph.dependencies[pull.origin].type]
        return source == FINISH, target == FINISH

    @cached_property
    def reached(self) -> Sequence[int] | None:
        """For each node, the earliest that it can finish; `None` where the plan contradicts itself."""
        early = forward(self.network, Bounds(floor=0, no_earlier=self.opens, elapsed=self.elapsed), self.engine)
        return None if early is None else early[FINISH::2]

    @cached_property
    def _tight(self) -> dict[int, Sequence[Pull]]:
        return {}

    def tight(self, node: int) -> Sequence[Pull]:
        """Return the links that make a node as early as it can be and no earlier; of a plan free of contradictions."""
        if node not in self._tight:
            reached = self.reached or ()
            self._tight[node] = [
                pull for pull in self.into[node] if self.asked(pull, node, reached[pull.source]) == reached[node]
            ]
        return self._tight[node]

    def first_start(self, node: int) -> int:
        """Return the earliest that a node can start; of a plan free of contradictions."""
        return (self.reached or ())[node] - self.network.durations[node]

    def pushed(self, due: Mapping[int, int]) -> Sequence[int]:
        """Return when each node finishes if what is due finishes at its time, or as soon as what comes before lets it.

        Where nothing that is due comes before, it is earlier than any day.
        """
        no_earlier = {2 * node + FINISH: time for node, time in due.items()}
        early = forward(self.network, Bounds(floor=NEVER, no_earlier=no_earlier, elapsed=self.elapsed), self.engine)
        return () if early is None else early[FINISH::2]

    def pressed(self, due: Mapping[int, int]) -> Sequence[int]:
        """Return when each node must finish so that all that is due after it can be in time.

        Where nothing that is due comes after, it is later than any day.
        """
        no_later = {2 * node + FINISH: time for node, time in due.items()}
        return backward(self.network, Bounds(floor=None, no_later=no_later, elapsed=self.elapsed), EVER, self.engine)[
            FINISH::2
        ]


def is_known(time: int) -> bool:
    """Return whether a time is one, or stands for earlier or later than any day."""
    return NEVER // 2 < time < EVER // 2
