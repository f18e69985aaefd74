"""The dependencies of a plan as a graph."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from egov_consolidation.graph._events import Event, Moment, Step, step_of_dependency, step_of_task
from egov_consolidation.graph._links import Links
from egov_consolidation.graph._loops import Loop, find_loops
from egov_consolidation.graph._network import Network
from egov_consolidation.model import ALL_MARKS, Dependency, Mark, Plan, Task, natural_order

if TYPE_CHECKING:
    import networkx as nx


@attrs.frozen(kw_only=True, slots=False)
class PlanGraph:
    """The dependencies of a plan as a graph.

    Everything in it stands in the order of the ids, whatever the order of the plan. Dependencies on predecessors that
    are no tasks of the plan are kept aside, in `unknown_predecessors`.

    Attributes:
        plan: The plan.
        marks: Which dependencies count.
    """

    plan: Plan
    marks: frozenset[Mark] = ALL_MARKS

    @classmethod
    def from_plan(cls, plan: Plan, *, marks: frozenset[Mark] = ALL_MARKS) -> PlanGraph:
        """Return the graph of a plan.

        Args:
            plan: The plan.
            marks: Which dependencies count.

        Returns:
            The graph; what is asked of it is worked out when it is first asked.

        Examples:
            >>> first = Task(id="1", content="建设平台")
            >>> second = Task(id="2", content="接入平台", dependencies=(Dependency(predecessor="1", successor="2"),))
            >>> graph = PlanGraph.from_plan(Plan(id="demo", tasks=(first, second)))
            >>> graph.successors("1"), graph.loops()
            (('2',), ())
        """
        return cls(plan=plan, marks=marks)

    @cached_property
    def tasks(self) -> tuple[str, ...]:
        """Ids of the tasks, in natural order."""
        return tuple(sorted((task.id for task in self.plan), key=natural_order))

    @cached_property
    def _all(self) -> tuple[Dependency, ...]:
        return tuple(sorted(self.plan.dependencies(self.marks), key=_order))

    @cached_property
    def dependencies(self) -> tuple[Dependency, ...]:
        """The dependencies between tasks of the plan, in natural order of predecessors and successors."""
        return tuple(one for one in self._all if one.predecessor in self.plan)

    @cached_property
    def unknown_predecessors(self) -> tuple[Dependency, ...]:
        """The dependencies on predecessors that are no tasks of the plan."""
        return tuple(one for one in self._all if one.predecessor not in self.plan)

    @cached_property
    def _successors(self) -> Mapping[str, tuple[str, ...]]:
        return _neighbours(self.tasks, ((one.predecessor, one.successor) for one in self.dependencies))

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[str, ...]]:
        return _neighbours(self.tasks, ((one.successor, one.predecessor) for one in self.dependencies))

    def predecessors(self, task_id: str) -> tuple[str, ...]:
        """Return the ids of the tasks that this one waits for, in natural order.

        Raises:
            UsageError: The plan has no task with this id.
        """
        return self._predecessors[self.plan[task_id].id]

    def successors(self, task_id: str) -> tuple[str, ...]:
        """Return the ids of the tasks that wait for this one, in natural order.

        Raises:
            UsageError: The plan has no task with this id.
        """
        return self._successors[self.plan[task_id].id]

    def ancestors(self, task_id: str) -> tuple[str, ...]:
        """Return the ids of the other tasks that this one waits for, however indirectly, in natural order.

        Raises:
            UsageError: The plan has no task with this id.
        """
        return _reached(self.plan[task_id].id, self._predecessors)

    def descendants(self, task_id: str) -> tuple[str, ...]:
        """Return the ids of the other tasks that wait for this one, however indirectly, in natural order.

        Raises:
            UsageError: The plan has no task with this id.
        """
        return _reached(self.plan[task_id].id, self._successors)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What holds between the events: a step for each task from start to finish, then one for each dependency."""
        return self._steps_with({})

    def _steps_with(self, durations: Mapping[str, int]) -> tuple[Step, ...]:
        own = (step_of_task(self.plan[task_id], durations.get(task_id)) for task_id in self.tasks)
        return (*own, *(step_of_dependency(one) for one in self.dependencies))

    @cached_property
    def _loops(self) -> tuple[Loop, ...]:
        return tuple(find_loops(self.steps))

    def loops(self, durations: Mapping[str, int] | None = None) -> tuple[Loop, ...]:
        """Return where tasks wait for each other, so that no dates fit them.

        A loop is a closed walk over starts and finishes that takes more than no days, or no days but work of unknown
        duration. Tasks that hang together through several loops make one knot.

        Args:
            durations: Days by the id of the task, to reckon with where the plan gives none.

        Returns:
            One loop for each knot, in natural order: a shortest one where the knot can be searched through in good
            time, else one that was met.

        Notes:
            Guidance that starts before and ends after the work it guides (SS one way, FF the other) is no loop. Nor is
            a negative lag back to a predecessor, which sets a longest time between the two. The cost is linear where
            no knots are; within a knot it can, at worst, grow with the square of its size if it has many negative
            lags.
        """
        return tuple(find_loops(self._steps_with(durations))) if durations else self._loops

    @cached_property
    def network(self) -> Network:
        """The tasks and dependencies as integers, in natural order of the ids.

        A task without a duration has 0 days, and may lie open for as long as what it waits for asks.
        """
        return self.network_of({})

    def network_of(self, durations: Mapping[str, int], stretching: frozenset[str] = frozenset()) -> Network:
        """Return the tasks and dependencies as integers, with durations for tasks that have none of their own.

        Args:
            durations: Days by the id of the task. The duration that the plan gives always counts; a task whose days
                stand only here takes at least so many, and may lie open longer.
            stretching: Ids of further tasks that may lie open longer than their work takes.

        Returns:
            The network; the number of a link is its place in `dependencies`.
        """
        number = {task_id: index for index, task_id in enumerate(self.tasks)}
        given = [self.plan[task_id].duration for task_id in self.tasks]
        days = [
            durations.get(task_id, 0) if known is None else known
            for task_id, known in zip(self.tasks, given, strict=True)
        ]
        links = Links()
        for one in self.dependencies:
            links.add(number[one.predecessor], number[one.successor], one.type, one.lag)
        open_ended = frozenset(
            index for index, known in enumerate(given) if known is None or self.tasks[index] in stretching
        )
        return Network.compiled(self.tasks, days, links, open_ended)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the tasks and their dependencies as a networkx graph of one's own.

        Returns:
            A new graph. Nodes are task ids with `theme`, `content`, `kind`, `last_day` and `duration`; edges lead from
            predecessor to successor, with `type`, `lag`, `is_elapsed`, `mark`, `reason` and `reason_zh`. What is not
            known is left out and days are text, so that networkx can write the graph in any of its formats.

        Examples:
            >>> one = Task(id="1", content="建设平台", duration=30)
            >>> PlanGraph.from_plan(Plan(id="demo", tasks=(one,))).to_networkx().nodes["1"]
            {'content': '建设平台', 'kind': 'unread', 'duration': 30}
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from((task_id, _of_task(self.plan[task_id])) for task_id in self.tasks)
        graph.add_edges_from((one.predecessor, one.successor, _of_dependency(one)) for one in self.dependencies)
        return graph

    def events_to_networkx(self) -> nx.MultiDiGraph[Event]:
        """Return the starts and finishes, and what holds between them, as a networkx graph of one's own.

        Returns:
            A new graph. Nodes are events: task id and `start` or `finish`. Edges carry `days` and `takes_time` (see
            `Step`); those of dependencies carry also what `to_networkx` gives them.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[Event] = nx.MultiDiGraph()
        graph.add_nodes_from(Event(task_id, moment) for task_id in self.tasks for moment in Moment)
        graph.add_edges_from((step.before, step.after, _of_step(step)) for step in self.steps)
        return graph


def _order(one: Dependency) -> tuple[object, ...]:
    return (natural_order(one.predecessor), natural_order(one.successor), one.type, one.lag, one.mark, str(one))


def _neighbours(tasks: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {task_id: {} for task_id in tasks}
    for one, other in pairs:
        found[one][other] = None
    return {one: tuple(sorted(others, key=natural_order)) for one, others in found.items()}


def _reached(start: str, neighbours: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    seen = {start}
    waiting = deque(seen)
    while waiting:
        for other in neighbours[waiting.popleft()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return tuple(sorted(seen - {start}, key=natural_order))


def _of_task(task: Task) -> dict[str, str | int]:
    last = task.deadline.last_day
    return _known(
        theme=task.theme,
        content=task.content,
        kind=task.deadline.kind.value,
        last_day=None if last is None else last.isoformat(),
        duration=task.duration,
    )


def _of_dependency(one: Dependency) -> dict[str, str | int]:
    return _known(
        type=one.type.value,
        lag=one.lag,
        is_elapsed=one.is_elapsed or None,
        mark=one.mark.value,
        reason=None if one.reason is None else one.reason.en,
        reason_zh=None if one.reason is None else one.reason.zh,
    )


def _of_step(step: Step) -> dict[str, str | int]:
    carried = {} if step.dependency is None else _of_dependency(step.dependency)
    return {"days": step.days, "takes_time": step.takes_time, **carried}


def _known(**values: str | int | None) -> dict[str, str | int]:
    return {name: value for name, value in values.items() if value is not None}
