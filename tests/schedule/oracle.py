"""What a schedule is by definition: differences between starts and finishes, solved by Bellman and Ford.

Nothing here knows how the library reckons: events are pairs of an id and an end, and networkx solves what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

import attrs
import networkx as nx
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.model import Deadline, DeadlineKind, Dependency, DependencyType, Plan, Task
from egov_consolidation.schedule import Estimate, Estimates, Schedule
from egov_consolidation.wording import Text

BASE = day("2018-01-01")
"""The data date of the plans here."""

STANDING = Deadline(kind=DeadlineKind.STANDING, text="长期")

ENDS = {"FS": ("finish", "start"), "SS": ("start", "start"), "FF": ("finish", "finish"), "SF": ("start", "finish")}

ORIGIN, END = ("", "origin"), ("", "end")

Event: TypeAlias = "tuple[str, str]"
Arc: TypeAlias = "tuple[Event, Event, int]"
"""Two events, and the least days between them."""

Times: TypeAlias = "dict[Event, int]"


class Waits(NamedTuple):
    """A dependency, in short."""

    predecessor: str
    type: str = "FS"
    lag: int = 0


def work(task_id: str, days: int | None, *waits: Waits, deadline: Deadline | None = None) -> Task:
    """Return a task with its days and what it waits for."""
    dependencies = (
        Dependency(predecessor=one.predecessor, successor=task_id, type=DependencyType(one.type), lag=one.lag)
        for one in waits
    )
    return Task(
        id=task_id,
        content=f"第{task_id}项",
        duration=days,
        dependencies=tuple(dependencies),
        deadline=deadline or Deadline.missing(),
    )


def by_date(on: str | Day) -> Deadline:
    """Return a deadline on a day."""
    last_day = day(on)
    return Deadline(kind=DeadlineKind.BY_DATE, text=last_day.isoformat(), last_day=last_day)


def plan_of(*tasks: Task) -> Plan:
    """Return a plan of some tasks."""
    return Plan(id="demo", tasks=tasks)


def estimated(plan: Plan, days: Mapping[str, int]) -> Estimates:
    """Return estimates that know the days of some tasks for certain."""
    why = Text(en="drawn", zh="抽取")
    items = (Estimate(task=one, least=of, likely=of, most=of, by="nobody", reason=why) for one, of in days.items())
    return Estimates(id="drawn", plan=plan.id, items=tuple(items))


def timed(plan: Plan) -> Plan:
    """Return a plan in which every task has a duration."""
    return attrs.evolve(plan, tasks=tuple(attrs.evolve(one, duration=one.duration or 0) for one in plan))


@st.composite
def timed_plans(
    draw: st.DrawFn,
    *,
    most: int = 6,
    types: str = "FS SS FF SF",
    lags: st.SearchStrategy[int] | None = None,
    days: st.SearchStrategy[int | None] | None = None,
    may_circle: bool = False,
) -> Plan:
    """Draw a plan of a few tasks of known durations, in any order.

    Args:
        draw: Given by hypothesis.
        most: The most tasks.
        types: The types of its dependencies.
        lags: Their lags; from -4 to 6 unless others are given.
        days: The durations; from 0 to 9 unless others are given.
        may_circle: Whether tasks may also wait for later ones, so that circles come about.
    """
    lags = st.integers(-4, 6) if lags is None else lags
    days = st.integers(0, 9) if days is None else days
    ids = [f"t{index}" for index in range(draw(st.integers(1, most)))]
    tasks: list[Task] = []
    for index, task_id in enumerate(ids):
        others = [one for one in (ids if may_circle else ids[:index]) if one != task_id]
        waits = st.builds(Waits, st.sampled_from(others or ids), st.sampled_from(types.split()), lags)
        drawn = draw(st.lists(waits, max_size=3)) if others else []
        tasks.append(work(task_id, draw(days), *drawn))
    return plan_of(*draw(st.permutations(tasks)))


def arcs(plan: Plan, days: Mapping[str, int] | None = None, stretching: frozenset[str] = frozenset()) -> Iterator[Arc]:
    """Yield what holds between events: the first, the second, and the least days between them.

    Args:
        plan: The plan.
        days: Days of the tasks to which the plan gives none.
        stretching: Ids of tasks that lie open, though the plan gives their durations.
    """
    for task in plan:
        start, finish = (task.id, "start"), (task.id, "finish")
        known = task.duration
        takes = (days or {}).get(task.id, 0) if known is None else known
        yield start, finish, takes
        yield ORIGIN, start, 0
        yield finish, END, 0
        if known is not None and task.id not in stretching:
            yield finish, start, -takes
        if task.deadline.kind is DeadlineKind.WINDOW and task.deadline.first_day is not None:
            yield ORIGIN, start, task.deadline.first_day.toordinal() - BASE.toordinal()
    for one in plan.dependencies():
        if one.predecessor in plan:
            first, second = ENDS[one.type.value]
            yield (one.predecessor, first), (one.successor, second), one.lag


def graph_of(held: Iterable[Arc]) -> nx.DiGraph[Event]:
    """Return the events with the strictest arc between each two, its days negated: shortest paths are longest ones."""
    graph: nx.DiGraph[Event] = nx.DiGraph()
    graph.add_edge(ORIGIN, END, weight=0)
    for one, other, least in held:
        known = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else -least
        graph.add_edge(one, other, weight=min(known, -least))
    return graph


def event_graph(
    plan: Plan, days: Mapping[str, int] | None = None, stretching: frozenset[str] = frozenset()
) -> nx.DiGraph[Event]:
    """Return the events of a plan, with the strictest arc between each two."""
    return graph_of(arcs(plan, days, stretching))


def early_times(graph: nx.DiGraph[Event]) -> Times:
    """Return the earliest that each event can be."""
    return {event: -int(far) for event, far in nx.single_source_bellman_ford_path_length(graph, ORIGIN).items()}


def late_times(graph: nx.DiGraph[Event], end: int | None = None) -> Times:
    """Return the latest that each event can be, where all must be finished by an end: the last early finish, else."""
    by = early_times(graph)[END] if end is None else end
    far = nx.single_source_bellman_ford_path_length(graph.reverse(), END)
    return {event: by + int(days) for event, days in far.items()}


def is_contradiction(graph: nx.DiGraph[Event]) -> bool:
    """Say whether no times fit."""
    return nx.negative_edge_cycle(graph)


def lying_open(plan: Plan, graph: nx.DiGraph[Event]) -> frozenset[str]:
    """Return the ids of the tasks that can be done in one go on no day, because of a circle through them."""
    circles = (graph.subgraph(events).copy() for events in nx.strongly_connected_components(graph))
    ids = {task for circle in circles if nx.negative_edge_cycle(circle) for task, _ in circle}
    return frozenset(one.id for one in plan if one.id in ids)


def offsets(schedule: Schedule) -> dict[str, tuple[int, int, int, int]]:
    """Return early start, early finish, late start and late finish of every task that has dates, by its id."""
    return {
        one.id: (one.early_start_offset, one.early_finish_offset, one.late_start_offset, one.late_finish_offset)
        for one in schedule
        if one.early_start_offset is not None
        and one.early_finish_offset is not None
        and one.late_start_offset is not None
        and one.late_finish_offset is not None
    }


def four_times(plan: Plan, early: Times, late: Times) -> dict[str, tuple[int, int, int, int]]:
    """Return early start, early finish, late start and late finish of every task, by its id."""
    return {
        task.id: (early[task.id, "start"], early[task.id, "finish"], late[task.id, "start"], late[task.id, "finish"])
        for task in plan
    }


def by_definition(plan: Plan, days: Mapping[str, int] | None = None) -> dict[str, tuple[int, int, int, int]]:
    """Return these four numbers by Bellman and Ford."""
    graph = event_graph(plan, days)
    return four_times(plan, early_times(graph), late_times(graph))


Renaming: TypeAlias = Callable[[str], str]


def renamed(plan: Plan, by: Renaming) -> Plan:
    """Return a plan whose tasks have other ids."""

    def task_of(task: Task) -> Task:
        dependencies = tuple(
            attrs.evolve(one, predecessor=by(one.predecessor), successor=by(one.successor)) for one in task.dependencies
        )
        return attrs.evolve(task, id=by(task.id), dependencies=dependencies)

    return attrs.evolve(plan, tasks=tuple(task_of(one) for one in plan))
