"""Tests of the dependencies of a plan as a graph."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import attrs
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Event, Moment, PlanGraph
from egov_consolidation.model import Deadline, DeadlineKind, Dependency, DependencyType, Mark, Plan, Task
from egov_consolidation.wording import Text

IDS = ("1.1", "1.2", "1.10", "2.1.1", "2.1.2")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of a few tasks, in any order, with dependencies on each other and on what is no task."""
    ids = draw(st.permutations(IDS))
    tasks: list[Task] = []
    for task_id in ids:
        dependency = st.builds(
            Dependency,
            predecessor=st.sampled_from([*IDS, "9.9"]),
            successor=st.just(task_id),
            type=st.sampled_from(DependencyType),
            lag=st.integers(-3, 3),
            mark=st.sampled_from(Mark),
        )
        tasks.append(Task(id=task_id, content="…", dependencies=tuple(draw(st.lists(dependency, max_size=3)))))
    return Plan(id="p", tasks=tuple(tasks))


def annex(folder: Path) -> Plan:
    """Return the tasks and dependencies of the annex as the reference table lists them."""
    with (folder / "domain" / "edges.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    held: dict[str, list[Dependency]] = {row[end]: [] for row in rows for end in ("predecessor", "successor")}
    for row in rows:
        if row["type"] != "SO":
            one = Dependency(
                predecessor=row["predecessor"],
                successor=row["successor"],
                type=DependencyType(row["type"]),
                mark=Mark(row["mark"]),
            )
            held[one.successor].append(one)
    return Plan(id="annex", tasks=tuple(Task(id=one, content="…", dependencies=tuple(held[one])) for one in held))


class TestPlanGraph:
    """The graph stands in the order of the ids and keeps unknown predecessors aside."""

    @given(plans())
    def test_every_dependency_is_in_it_once(self, plan: Plan) -> None:
        """A dependency stands among the known ones or among those whose predecessor is no task, and nowhere else."""
        graph = PlanGraph.from_plan(plan)
        assert sorted(map(str, (*graph.dependencies, *graph.unknown_predecessors))) == sorted(
            map(str, plan.dependencies())
        )
        assert {one.predecessor for one in graph.unknown_predecessors} <= {"9.9"}
        assert "9.9" not in {one.predecessor for one in graph.dependencies}

    @given(plans(), st.frozensets(st.sampled_from(Mark)))
    def test_only_the_marks_asked_for_count(self, plan: Plan, marks: frozenset[Mark]) -> None:
        """A graph of some marks is the graph of a plan that has only those dependencies."""
        tasks = (
            attrs.evolve(task, dependencies=tuple(one for one in task.dependencies if one.mark in marks))
            for task in plan
        )
        graph, other = PlanGraph.from_plan(plan, marks=marks), PlanGraph.from_plan(Plan(id="p", tasks=tuple(tasks)))
        assert graph.dependencies == other.dependencies
        assert graph.unknown_predecessors == other.unknown_predecessors
        assert graph.loops() == other.loops()

    @given(plans(), st.data())
    def test_the_order_of_the_plan_changes_nothing(self, plan: Plan, data: st.DataObject) -> None:
        """Everything stands in the order of the ids."""
        tasks = [attrs.evolve(task, dependencies=tuple(data.draw(st.permutations(task.dependencies)))) for task in plan]
        other = PlanGraph.from_plan(Plan(id="p", tasks=tuple(data.draw(st.permutations(tasks)))))
        graph = PlanGraph.from_plan(plan)
        assert graph.tasks == other.tasks == IDS
        assert graph.dependencies == other.dependencies
        assert graph.steps == other.steps
        assert list(graph.to_networkx().edges(data=True)) == list(other.to_networkx().edges(data=True))

    @given(plans())
    def test_neighbours_are_those_of_networkx(self, plan: Plan) -> None:
        """Predecessors and successors, direct and indirect, are those that networkx finds, in natural order."""
        graph = PlanGraph.from_plan(plan)
        network = graph.to_networkx()
        for task_id in IDS:
            assert graph.predecessors(task_id) == _in_order(network.predecessors(task_id))
            assert graph.successors(task_id) == _in_order(network.successors(task_id))
            assert graph.ancestors(task_id) == _in_order(nx.ancestors(network, task_id))
            assert graph.descendants(task_id) == _in_order(nx.descendants(network, task_id))

    @pytest.mark.parametrize("asked", ["predecessors", "successors", "ancestors", "descendants"])
    def test_an_unknown_task_is_refused(self, asked: str) -> None:
        """What is no task of the plan has no neighbours, not even where a dependency names it."""
        one = Task(id="1", content="…", dependencies=(Dependency(predecessor="9.9", successor="1"),))
        with pytest.raises(UsageError, match=r"9\.9"):
            getattr(PlanGraph.from_plan(Plan(id="p", tasks=(one,))), asked)("9.9")

    def test_it_is_frozen(self) -> None:
        """A graph cannot be changed."""
        graph = PlanGraph.from_plan(Plan(id="p"))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            graph.plan = Plan(id="q")  # type: ignore[misc]

    def test_the_annex_has_cycles_of_tasks_and_no_loop(self, shared: Path) -> None:
        """Rows 2.2.1, 1.2 and 1.3 wait for each other's starts and finishes, which is no contradiction."""
        graph = PlanGraph.from_plan(annex(shared))
        assert not nx.is_directed_acyclic_graph(graph.to_networkx())
        assert nx.is_directed_acyclic_graph(graph.events_to_networkx())
        assert graph.loops() == ()

    def test_networkx_loads_with_the_first_question_about_loops(self) -> None:
        """Importing and making a graph loads no networkx: only loops and graphs of one's own need it."""
        script = (
            "import sys; from egov_consolidation.graph import PlanGraph; from egov_consolidation.model import Plan;"
            "graph = PlanGraph.from_plan(Plan(id='p')); graph.dependencies; print('networkx' in sys.modules);"
            "graph.loops(); print('networkx' in sys.modules)"
        )
        said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        assert said.split() == ["False", "True"]


def _in_order(ids: Iterable[str]) -> tuple[str, ...]:
    found = set(ids)
    return tuple(one for one in IDS if one in found)


class TestToNetworkx:
    """The graph of tasks is a networkx graph of one's own."""

    def test_it_carries_what_is_known(self) -> None:
        """Nodes and edges carry values as text and numbers; what is not known is left out."""
        deadline = Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day="2018-06-30")
        reason = Text(en="the platform comes first", zh="先有平台")
        held = Dependency(predecessor="1", successor="2", lag=5, mark=Mark.JUDGEMENT, reason=reason)
        first = Task(id="1", content="建设平台", theme="促进共享", deadline=deadline, duration=30)
        second = Task(id="2", content="接入平台", dependencies=(held,))
        network = PlanGraph.from_plan(Plan(id="p", tasks=(second, first))).to_networkx()
        assert network.nodes["1"] == {
            "theme": "促进共享",
            "content": "建设平台",
            "kind": "by_date",
            "last_day": "2018-06-30",
            "duration": 30,
        }
        assert network.nodes["2"] == {"content": "接入平台", "kind": "unread"}
        assert list(network.edges(data=True)) == [
            ("1", "2", {"type": "FS", "lag": 5, "mark": "judgement", "reason": reason.en, "reason_zh": reason.zh})
        ]

    @given(plans())
    def test_it_can_be_written_and_changed(self, plan: Plan) -> None:
        """It can be written as GraphML, and what is done to it changes neither the graph nor the next copy."""
        graph = PlanGraph.from_plan(plan)
        network = graph.to_networkx()
        nx.write_graphml(network, io.BytesIO())
        assert network.number_of_nodes() == len(plan)
        assert network.number_of_edges() == len(graph.dependencies)
        network.clear()
        assert graph.to_networkx().number_of_nodes() == len(plan)


class TestEventsToNetworkx:
    """The graph of events has two nodes for each task."""

    @given(plans())
    def test_it_has_the_steps_as_edges(self, plan: Plan) -> None:
        """Each task is a step from its start to its finish, and each dependency a step between the tasks it joins."""
        graph = PlanGraph.from_plan(plan)
        network = graph.events_to_networkx()
        assert set(network) == {Event(task_id, moment) for task_id in IDS for moment in Moment}
        assert network.number_of_edges() == len(plan) + len(graph.dependencies)
        own = [(one, other) for one, other, data in network.edges(data=True) if "type" not in data]
        assert sorted(own) == sorted((Event(one, Moment.START), Event(one, Moment.FINISH)) for one in IDS)
        for one, other, data in network.edges(data=True):
            if "type" in data:
                ends = {"start": "S", "finish": "F"}
                assert ends[one.moment] + ends[other.moment] == data["type"]
                assert (data["days"], data["takes_time"]) == (data["lag"], False)

    def test_a_duration_is_the_length_of_a_task(self) -> None:
        """The step of a task takes its duration, and unknown time where there is none."""
        plan = Plan(id="p", tasks=(Task(id="1", content="…", duration=7), Task(id="2", content="…")))
        edges = PlanGraph.from_plan(plan).events_to_networkx().edges(data=True)
        assert [data for _, _, data in edges] == [
            {"days": 7, "takes_time": False},
            {"days": 0, "takes_time": True},
        ]
