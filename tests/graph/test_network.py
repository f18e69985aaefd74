"""Tasks and links as integers: nothing is lost or added on the way, and everything stands in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, cast

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import ENDS, FINISH, START, WITHIN, Links, Network, PlanGraph
from egov_consolidation.graph._graph_columns import Names
from egov_consolidation.model import DependencyType, Plan
from egov_consolidation.testing.strategies import dated_plans


class Link(NamedTuple):
    """A link between two tasks."""

    source: int
    target: int
    kind: DependencyType
    lag: int


class Drawn(NamedTuple):
    """Tasks and links: the days of each task, and which of them may lie open."""

    days: list[int]
    links: list[Link]
    open: frozenset[int]

    @property
    def ids(self) -> list[str]:
        """Ids of the tasks."""
        return [f"t{number}" for number in range(len(self.days))]

    def compiled(self) -> Network:
        """Return them as a network."""
        links = Links()
        for one in self.links:
            links.add(*one)
        return Network.compiled(self.ids, self.days, links, self.open)

    def graph(self) -> nx.MultiDiGraph[str]:
        """Return them as a graph of networkx, in which what is usual is left out."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for task_id, days in zip(self.ids, self.days, strict=True):
            graph.add_node(task_id, **({"duration": days} if days else {}))
        for one in self.links:
            kind = {} if one.kind is DependencyType.FINISH_TO_START else {"type": one.kind.value}
            lag = {"lag": one.lag} if one.lag else {}
            graph.add_edge(self.ids[one.source], self.ids[one.target], **kind, **lag)
        return graph


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Draw a few tasks and links of all types, circles and several between two tasks among them."""
    days = draw(st.lists(st.integers(0, 9), max_size=6))
    tasks = st.integers(0, max(0, len(days) - 1))
    links = st.builds(Link, tasks, tasks, st.sampled_from(DependencyType), st.integers(-5, 5))
    return Drawn(days, draw(st.lists(links, max_size=10)) if days else [], draw(st.frozensets(tasks)))


def links_of(network: Network) -> Iterator[tuple[int, int, int]]:
    """Yield the links of a network: source event, target event, number."""
    for node in range(len(network)):
        for link in range(network.first_in[node], network.first_in[node + 1]):
            yield network.source[link], 2 * node + network.holds_finish[link], link


def event(network: Network, task: int, end: int) -> int:
    """Return the event that starts or finishes a task."""
    return 2 * network.start_of[task] if end == START else 2 * network.finish_of[task] + 1


def between_tasks(network: Network) -> Counter[tuple[int, int, int, int, int]]:
    """Return the links between tasks as tasks, ends and lag, taken back from the events."""
    known = {event(network, task, end): (task, end) for task in range(len(network.ids)) for end in (START, FINISH)}
    return Counter(
        (*known[first], *known[second], network.lag[link])
        for first, second, link in links_of(network)
        if network.origin[link] != WITHIN
    )


class TestLinks:
    """Links between tasks, in columns."""

    @given(drawn())
    def test_each_type_ties_its_ends(self, of: Drawn) -> None:
        """FS from finish to start, SS from start to start, FF from finish to finish, SF from start to finish."""
        links = Links()
        for one in of.links:
            links.add(*one)
        letter = {START: "S", FINISH: "F"}
        kinds = [letter[one] + letter[other] for one, other in zip(links.source_end, links.target_end, strict=True)]
        assert kinds == [one.kind.value for one in of.links]
        assert list(zip(links.source, links.target, links.lag, strict=True)) == [
            (one.source, one.target, one.lag) for one in of.links
        ]


class TestCompiled:
    """`Network.compiled`."""

    @given(drawn())
    def test_the_links_taken_back_are_those_given(self, of: Drawn) -> None:
        """Every link once, between the events that it ties, under the number that it had."""
        network = of.compiled()
        by_number = {
            network.origin[link]: (first, second, network.lag[link]) for first, second, link in links_of(network)
        }
        for number, one in enumerate(of.links):
            first, second = ENDS[one.kind]
            assert by_number[number] == (event(network, one.source, first), event(network, one.target, second), one.lag)
        assert sum(origin != WITHIN for origin in network.origin) == len(of.links)

    @given(drawn())
    def test_every_link_leads_forward_except_in_blocks(self, of: Drawn) -> None:
        """From a lower to a higher node, or between two nodes of one block."""
        network = of.compiled()
        block_of = {node: block for block in network.blocks for node in range(*block)}
        for first, second, _ in links_of(network):
            assert first // 2 < second // 2 or block_of[first // 2] == block_of[second // 2]

    @given(drawn())
    def test_a_task_is_two_nodes_only_where_it_matters_that_it_lies_open(self, of: Drawn) -> None:
        """Where something waits for its start, or its finish waits for something: then the work comes first."""
        network = of.compiled()
        pulled = {one.source for one in of.links if ENDS[one.kind][0] == START}
        pulled |= {one.target for one in of.links if ENDS[one.kind][1] == FINISH}
        for task, days in enumerate(of.days):
            start, finish = network.start_of[task], network.finish_of[task]
            assert (start != finish) == (task in pulled & of.open)
            assert network.durations[start] == days
            assert [node for node in range(len(network)) if network.task_of[node] == task] == sorted({start, finish})
            assert start == finish or network.durations[finish] == 0
        within = [
            (first, second, network.lag[link])
            for first, second, link in links_of(network)
            if network.origin[link] == WITHIN
        ]
        assert sorted(within) == sorted(
            (2 * network.start_of[task] + 1, 2 * network.finish_of[task], 0) for task in pulled & of.open
        )

    @given(st.lists(st.integers(0, 9), max_size=6))
    def test_tasks_that_need_no_order_stand_as_they_are_given(self, days: list[int]) -> None:
        """Without links, nodes are numbered as the tasks are."""
        network = Drawn(days, [], frozenset()).compiled()
        assert network.durations == days
        assert network.start_of == network.finish_of == network.task_of == list(range(len(days)))

    @given(drawn())
    def test_what_is_derived_says_the_same(self, of: Drawn) -> None:
        """Targets, links onward, stretches, numbers and events by task, each from its definition."""
        network = of.compiled()
        assert list(network.target) == [second // 2 for _, second, _ in links_of(network)]
        for node in range(len(network)):
            begin, end = network.onward.ends[node : node + 2]
            assert list(network.onward.links[begin:end]) == [
                link for first, _, link in sorted(links_of(network), key=lambda one: one[2]) if first // 2 == node
            ]
        walked = [node for first, last, _ in network.spans for node in range(first, last)]
        assert walked == list(range(len(network)))
        assert tuple((first, last) for first, last, is_circle in network.spans if is_circle) == network.blocks
        assert {network.ids[task]: task for task in range(len(of.days))} == network.number
        events = range(2 * len(network))
        assert network.starts(events) == [event(network, task, START) for task in range(len(of.days))]
        assert network.finishes(events) == [event(network, task, FINISH) for task in range(len(of.days))]

    @given(drawn())
    def test_plain_means_nothing_but_fs(self, of: Drawn) -> None:
        """All links FS, without lag, none round in a circle; whole means that every task is one node."""
        network = of.compiled()
        only_fs = all(one.kind is DependencyType.FINISH_TO_START and not one.lag for one in of.links)
        assert network.is_whole == (network.start_of == network.finish_of)
        assert not network.is_whole or network.is_plain == (only_fs and not network.blocks)

    def test_numpy_holds_the_same(self) -> None:
        """A network of lists and the network of arrays made of it are the same numbers, both ways."""
        pytest.importorskip("numpy")
        work, back = Link(0, 1, DependencyType.START_TO_FINISH, 4), Link(1, 0, DependencyType.FINISH_TO_START, -9)
        network = Drawn([3, 5, 2], [work, back], frozenset({1})).compiled()
        again = Network.of_arrays(network.arrays)
        for name in (
            "ids",
            "durations",
            "task_of",
            "start_of",
            "finish_of",
            "first_in",
            "source",
            "lag",
            "holds_finish",
        ):
            assert list(getattr(again, name)) == list(getattr(network, name))
        assert again.blocks == network.blocks != ()


class TestFromNetworkx:
    """`Network.from_networkx`."""

    @given(drawn())
    def test_it_is_what_is_compiled_from_the_same_data(self, of: Drawn) -> None:
        """The same tasks with the same days and the same links; what a graph leaves out is 0, or FS."""
        network, other = Network.from_networkx(of.graph()), of._replace(open=frozenset()).compiled()
        assert list(network.ids) == list(other.ids) == of.ids
        assert between_tasks(network) == between_tasks(other)
        assert [network.durations[node] for node in network.start_of] == of.days
        assert network.finish_of == network.start_of
        assert network.blocks == other.blocks

    @given(drawn())
    def test_one_edge_between_two_tasks_will_do(self, of: Drawn) -> None:
        """A graph that holds one edge between two nodes is read as one that may hold several."""
        graph = nx.DiGraph(of.graph())
        assert between_tasks(Network.from_networkx(graph)) == between_tasks(
            Network.from_networkx(nx.MultiDiGraph(graph))
        )

    @given(drawn())
    def test_the_attributes_may_have_other_names(self, of: Drawn) -> None:
        """Days, lags and types are read by the names that are given."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from((task, {"工期": days, "duration": 99}) for task, days in zip(of.ids, of.days, strict=True))
        for one in of.links:
            graph.add_edge(of.ids[one.source], of.ids[one.target], 间隔=one.lag, 类型=one.kind.value, lag=99, type="?")
        network = Network.from_networkx(graph, Names(duration="工期", lag="间隔", kind="类型"))
        assert between_tasks(network) == between_tasks(Network.from_networkx(of.graph()))
        assert [network.durations[node] for node in network.start_of] == of.days

    @given(dated_plans())
    def test_what_a_plan_writes_is_read_back(self, plan: Plan) -> None:
        """`PlanGraph.to_networkx` and this are each other's reverse, where tasks are done in one go."""
        graph = PlanGraph.from_plan(plan)
        network = Network.from_networkx(graph.to_networkx())
        assert between_tasks(network) == between_tasks(graph.network)
        assert list(network.ids) == list(graph.tasks)

    def test_nodes_may_be_numbers(self) -> None:
        """Nodes called by numbers are tasks like others, whatever their order."""
        for nodes in ([0, 1, 2], [2, 0, 1]):
            graph: nx.DiGraph[int] = nx.DiGraph()
            graph.add_nodes_from(nodes)
            graph.add_edges_from([(2, 0), (0, 1)])
            network = Network.from_networkx(cast("nx.DiGraph[str]", graph))
            assert [nodes[task] for task in network.task_of] == [2, 0, 1]

    def test_a_type_that_is_none_of_the_four_is_refused(self) -> None:
        """The edge and the four are named, in both languages."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edge("a", "b", type="FS")
        graph.add_edge("b", "c", type="FX")
        with pytest.raises(UsageError, match=r"^b → c: type is FX, must be one of FS, SS, FF, SF$") as caught:
            Network.from_networkx(graph)
        assert caught.value.text("zh") == "b → c：类型为 FX，须为 FS、SS、FF、SF 之一"

    def test_less_than_no_days_are_refused(self) -> None:
        """The tasks are named, ten at the most, in both languages."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_node("fine", duration=0)
        graph.add_nodes_from((f"t{number}" for number in range(12)), duration=-1)
        with pytest.raises(UsageError, match=r"^t0, .*, t9: takes less than no days, must take 0 or more$") as caught:
            Network.from_networkx(graph)
        assert caught.value.text("zh").endswith("、t9：工期为负，须为 0 或更大")


class TestIsPlain:
    """`Network.is_plain`."""

    @given(st.data())
    def test_it_is_known_of_graphs_without_attributes_and_found_of_others(self, data: st.DataObject) -> None:
        """FS without lag, and nothing leads round in a circle; whether it is said or left to be understood."""
        pairs = data.draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6))
        silent: nx.MultiDiGraph[str] = nx.MultiDiGraph([(f"t{one}", f"t{other}") for one, other in pairs])
        spoken: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        spoken.add_nodes_from(silent)
        spoken.add_edges_from((one, other, {"type": "FS", "lag": 0}) for one, other in silent.edges())
        is_plain = nx.is_directed_acyclic_graph(silent)
        assert Network.from_networkx(silent).is_plain == Network.from_networkx(spoken).is_plain == is_plain
