"""An order in which linked nodes can be done, held against networkx."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.graph._arrangement import Arrangement, Onward, arranged


class Drawn(NamedTuple):
    """Nodes and links: source, target and lag of each."""

    size: int
    links: list[tuple[int, int, int]]

    @property
    def source(self) -> list[int]:
        """For each link, the node that it leaves."""
        return [one for one, _, _ in self.links]

    @property
    def target(self) -> list[int]:
        """For each link, the node that it leads to."""
        return [other for _, other, _ in self.links]

    def graph(self) -> nx.MultiDiGraph[int]:
        """Return the same as a graph of networkx."""
        graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
        graph.add_nodes_from(range(self.size))
        graph.add_edges_from((one, other) for one, other, _ in self.links)
        return graph

    def arranged(self) -> Arrangement:
        """Return them in order."""
        return arranged(self.size, self.source, self.target, [lag for _, _, lag in self.links])


@st.composite
def drawn(draw: st.DrawFn, *, may_circle: bool) -> Drawn:
    """Draw a few nodes and links, several between two nodes among them."""
    count = draw(st.integers(0, 8))
    nodes = st.integers(0, max(0, count - 1))
    links = draw(st.lists(st.tuples(nodes, nodes, st.integers(-2, 2)), max_size=14)) if count else []
    if may_circle:
        return Drawn(count, links)
    place = draw(st.permutations(range(count))).index
    return Drawn(count, [(one, other, lag) for one, other, lag in links if place(one) < place(other)])


class TestOnward:
    """Links by the node that they leave."""

    @given(drawn(may_circle=True))
    def test_each_node_has_its_links_as_they_are_given(self, of: Drawn) -> None:
        """Every link once, with the node that it leads to."""
        onward = Onward.of(of.size, of.source, of.target)
        for node in range(of.size):
            begin, end = onward.ends[node : node + 2]
            links = [link for link, source in enumerate(of.source) if source == node]
            assert list(onward.links[begin:end]) == links
            assert list(onward.targets[begin:end]) == [of.target[link] for link in links]
        assert onward.ends[-1] == len(of.links)


class TestArranged:
    """`arranged`."""

    @given(drawn(may_circle=True))
    def test_every_node_stands_somewhere_once(self, of: Drawn) -> None:
        """The order holds all nodes, and the positions say where."""
        made = of.arranged()
        assert sorted(made.order) == list(range(of.size))
        assert [made.order[place] for place in made.position] == list(range(of.size))

    @given(drawn(may_circle=True))
    def test_every_link_leads_forward_except_in_blocks(self, of: Drawn) -> None:
        """From a lower to a higher position, or between two of one block."""
        made = of.arranged()
        block_of = {place: block for block in made.blocks for place in range(*block)}
        for one, other, _ in of.links:
            first, second = made.position[one], made.position[other]
            assert first < second or block_of[first] == block_of[second]

    @given(drawn(may_circle=True))
    def test_blocks_are_what_leads_round_in_a_circle(self, of: Drawn) -> None:
        """The strongly connected components of more than one node, and the nodes that lead to themselves; in order."""
        made, graph = of.arranged(), of.graph()
        circles = [
            group
            for group in nx.strongly_connected_components(graph)
            if len(group) > 1 or any(graph.has_edge(node, node) for node in group)
        ]
        found = [frozenset(made.order[place] for place in range(*block)) for block in made.blocks]
        assert set(found) == {frozenset(group) for group in circles}
        assert all(end <= begin for (_, end), (begin, _) in pairwise(made.blocks))

    @given(drawn(may_circle=True))
    def test_links_stand_by_the_node_that_they_lead_to(self, of: Drawn) -> None:
        """Each once, with the position of the node that it leaves, and those of one node in the order of these."""
        made = of.arranged()
        assert sorted(made.links) == list(range(len(of.links)))
        assert len(made.first_in) == of.size + 1
        for place, node in enumerate(made.order):
            begin, end = made.first_in[place : place + 2]
            assert sorted(made.links[begin:end]) == [link for link, target in enumerate(of.target) if target == node]
            assert list(made.finishes[begin:end]) == sorted(made.finishes[begin:end])
        assert [2 * made.position[of.source[link]] + 1 for link in made.links] == list(made.finishes)

    @given(drawn(may_circle=False))
    def test_without_circles_nodes_stand_in_generations(self, of: Drawn) -> None:
        """First those that nothing leads to, then those that only they lead to, and so on, as networkx has them."""
        made = of.arranged()
        generation = {
            node: depth for depth, group in enumerate(nx.topological_generations(of.graph())) for node in group
        }
        depths = [generation[node] for node in made.order]
        assert depths == sorted(depths)
        assert made.blocks == ()

    @given(st.integers(0, 20))
    def test_without_links_nodes_stand_as_they_are_given(self, count: int) -> None:
        """Nothing needs to be put in order."""
        made = Drawn(count, []).arranged()
        assert made.order == made.position == list(range(count))

    def test_in_a_circle_what_takes_time_leads_forward(self) -> None:
        """Links of negative days, which set a longest time, are those that lead back."""
        work = [(3, 2, 0), (2, 0, 0), (0, 1, 5)]
        made = Drawn(4, [*work, (1, 3, -9), (2, 3, -1)]).arranged()
        assert made.blocks == ((0, 4),)
        assert [made.order[place] for place in range(4)] == [3, 2, 0, 1]

    def test_long_chains_and_rings_run_into_no_limit(self) -> None:
        """A hundred thousand nodes, numbered against their order, then closed to a ring."""
        count = 100_000
        back = [(node + 1, node, 0) for node in range(count - 1)]
        assert Drawn(count, back).arranged().order == list(range(count - 1, -1, -1))
        ring = Drawn(count, [*back, (0, count - 1, -count)]).arranged()
        assert (ring.order, ring.blocks) == (list(range(count - 1, -1, -1)), ((0, count),))
