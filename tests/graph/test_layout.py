"""A picture of a graph: each task to the right of all that it waits for, and lines that pass between tasks."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import given

from egov_consolidation.graph import PlanGraph, _layout, layered
from egov_consolidation.model import Dependency, Plan, Task
from egov_consolidation.testing.strategies import acyclic_plans, plans

if TYPE_CHECKING:
    import pytest


def chain(count: int, *more: tuple[int, int]) -> PlanGraph:
    """Return a chain of tasks, and further ties."""
    pairs = [*((at, at + 1) for at in range(count - 1)), *more]
    tasks = (
        Task(
            id=f"{at}",
            content="…",
            dependencies=tuple(
                Dependency(predecessor=f"{one}", successor=f"{at}") for one, other in pairs if other == at
            ),
        )
        for at in range(count)
    )
    return PlanGraph.from_plan(Plan(id="p", tasks=tuple(tasks)))


class TestLayered:
    """`layered`."""

    @given(acyclic_plans())
    def test_columns_are_the_longest_ways_that_lead_to_a_task(self, plan: Plan) -> None:
        """As networkx finds them: tasks without dependencies are left out."""
        graph = PlanGraph.from_plan(plan)
        drawn = nx.DiGraph([(one.predecessor, one.successor) for one in graph.dependencies])
        tasks = layered(graph).tasks
        assert set(tasks) == set(drawn)
        for task, at in tasks.items():
            before = drawn.subgraph([task, *nx.ancestors(drawn, task)])
            assert at.column == nx.dag_longest_path_length(before)

    @given(plans())
    def test_any_plan_is_laid_out_and_no_task_lies_on_another(self, plan: Plan) -> None:
        """Loops among them: what waits for each other shares a column, and nothing waits for what is right of it."""
        graph = PlanGraph.from_plan(plan)
        tasks = layered(graph).tasks
        drawn = nx.DiGraph([(one.predecessor, one.successor) for one in graph.dependencies])
        for one, other in drawn.edges:
            if one in nx.descendants(drawn, other):
                assert tasks[one].column == tasks[other].column
            elif one != other:
                assert tasks[one].column < tasks[other].column
        for here, there in combinations(tasks.values(), 2):
            assert here.column != there.column or abs(here.row - there.row) >= 0.998

    @given(acyclic_plans())
    def test_a_line_passes_once_through_every_column_between(self, plan: Plan) -> None:
        """From left to right, clear of the tasks there."""
        shown = layered(PlanGraph.from_plan(plan))
        for (one, other), bends in shown.bends.items():
            columns = range(shown.tasks[one].column + 1, shown.tasks[other].column)
            assert [bend.column for bend in bends] == list(columns)
            for bend in bends:
                assert all(abs(bend.row - at.row) >= 0.69 for at in shown.tasks.values() if at.column == bend.column)

    def test_lines_from_one_task_go_the_same_way_as_far_as_they_can(self) -> None:
        """And part where the nearer one ends."""
        bends = layered(chain(5, (0, 3), (0, 4))).bends
        assert bends["0", "3"] == bends["0", "4"][:2]
        assert len(bends["0", "4"]) == 3
        assert bends["0", "1"] == ()

    def test_beyond_so_many_bends_lines_go_straight(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nobody could follow them."""
        monkeypatch.setattr(_layout, "_MOST_BENDS", 2)
        assert len(layered(chain(4, (0, 3))).bends["0", "3"]) == 2
        assert layered(chain(5, (0, 4))).bends["0", "4"] == ()
