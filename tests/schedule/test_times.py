"""Floats of tasks that are tied to themselves, or held by days of their own."""

from __future__ import annotations

import networkx as nx
import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Engine
from egov_consolidation.model import Task
from egov_consolidation.schedule import (
    Constraint,
    ConstraintType,
    ScheduledTask,
    ScheduleOptions,
    analyze,
    analyze_network,
)

from .oracle import BASE, Waits, plan_of, work


def floats(one: ScheduledTask) -> tuple[int | None, int | None, int | None]:
    """Return total, free and independent float."""
    return one.total_float, one.free_float, one.independent_float


def scheduled(*tasks: Task, held: dict[str, tuple[str, int]] | None = None) -> ScheduledTask:
    """Return the first of some tasks, where days hold some of them, so many days after the data date."""
    constraints = tuple(
        Constraint(task=task, type=ConstraintType(kind), day=BASE.add(days=days))
        for task, (kind, days) in (held or {}).items()
    )
    return analyze(plan_of(*tasks), data_date=BASE, options=ScheduleOptions(constraints=constraints))[tasks[0].id]


class TestFloats:
    """`Times.free_floats` and `Times.independent_float`."""

    @pytest.mark.parametrize("kind", ["FF", "SS", "SF"])
    def test_a_task_does_not_wait_for_itself(self, kind: str) -> None:
        """A dependency on itself that asks for nothing leaves all its room."""
        assert floats(scheduled(work("1", 2, Waits("1", kind)), work("2", 4))) == (2, 2, 2)

    @pytest.mark.parametrize("engine", Engine)
    def test_nor_does_a_node_of_a_graph(self, engine: Engine) -> None:
        """On whatever engine."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_node("a", duration=2)
        graph.add_node("b", duration=4)
        graph.add_edge("a", "a", type="FF")
        times = analyze_network(graph, engine=engine)
        assert (list(times.total_float), list(times.free_float)) == ([2, 0], [2, 0])

    @pytest.mark.parametrize(
        ("kind", "days", "expected"), [("SNET", 4, 3), ("FNET", 6, 3), ("MSO", 4, 0), ("MFO", 6, 0)]
    )
    def test_days_of_its_own_leave_what_comes_after_them(self, kind: str, days: int, expected: int) -> None:
        """Three days of work from the fifth day on, or to the seventh, beside ten; none where it is fixed."""
        one = scheduled(work("1", 3), work("2", 10), held={"1": (kind, days)})
        assert one.independent_float == expected

    def test_a_task_whose_type_is_no_word_is_refused(self) -> None:
        """Like any other that is none of the four."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edge("a", "b", type=["FS"])
        with pytest.raises(UsageError, match="a → b: type is"):
            analyze_network(graph)
