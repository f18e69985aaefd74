"""A network whose durations differ from sample to sample: what is known of it before any are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import attrs

from egov_consolidation.graph import FINISH, Network


@attrs.frozen(kw_only=True, eq=False, slots=False)
class SampledNetwork:
    """A network whose durations differ from sample to sample.

    Attributes:
        network: The tasks and links.
        lowest: For each node, before when it cannot start, links aside; in days.
        most: For each node, the most days that it takes in any sample.
    """

    network: Network
    lowest: Sequence[int]
    most: Sequence[int]

    def links_into(self, node: int) -> range:
        """Return the numbers of the links into a node."""
        return range(self.network.first_in[node], self.network.first_in[node + 1])

    @cached_property
    def links_from(self) -> Sequence[Sequence[tuple[int, int]]]:
        """For each node, the links that leave it: number, and node that waits."""
        onward: list[list[tuple[int, int]]] = [[] for _ in self.most]
        for node in range(len(self.most)):
            for link in self.links_into(node):
                onward[self.network.source[link] // 2].append((link, node))
        return onward

    @property
    def without_work(self) -> Sequence[int]:
        """The nodes that take no days in any sample."""
        return [node for node, days in enumerate(self.most) if not days]

    @cached_property
    def block_of(self) -> dict[int, tuple[int, int]]:
        """For each node that leads round in a circle, the first of its group and the one after the last."""
        return {node: block for block in self.network.blocks for node in range(*block)}

    @cached_property
    def earliest(self) -> Sequence[int]:
        """For each node, a number of days before which it starts in no sample."""
        earliest = list(self.lowest)
        for node in range(len(earliest)):
            earliest[node] = max(earliest[node], self.earliest_asked(earliest, node))
        return earliest

    def earliest_asked(self, earliest: Sequence[int], node: int) -> int:
        """Return a number of days before which the links let a node start in no sample."""
        network = self.network
        links = [link for link in self.links_into(node) if not network.holds_finish[link]]
        return max((earliest[network.source[link] // 2] + network.lag[link] for link in links), default=-(1 << 62))

    @cached_property
    def last(self) -> frozenset[int]:
        """The nodes after which no other is sure to finish; the latest finish of all is one of theirs."""
        network = self.network
        return frozenset(
            node
            for node, onward in enumerate(self.links_from)
            if node in self.block_of
            or not any(network.source[link] % 2 == FINISH and network.lag[link] >= 0 for link, _ in onward)
        )

    @cached_property
    def furthest(self) -> int:
        """A number of days that no time in any sample exceeds, on either side of 0.

        In a circle times may grow with every round until it is clear that they never settle.
        """
        network, most = self.network, self.most
        reached = [abs(lowest) for lowest in self.lowest]
        for first, last in self._spans():
            entered = [self._entered(reached, node) for node in range(first, last)]
            lags = network.lag[network.first_in[first] : network.first_in[last]]
            if last - first == 1 and first not in self.block_of:
                reached[first] = entered[0] + most[first]
            else:
                inside = sum(most[first:last]) + sum(map(abs, lags))
                reached[first:last] = [max(entered) + inside * (last - first + 2)] * (last - first)
        return max(reached, default=0) + max(map(abs, network.lag), default=0)

    def _entered(self, reached: Sequence[int], node: int) -> int:
        network = self.network
        asked = (reached[network.source[link] // 2] + abs(network.lag[link]) for link in self.links_into(node))
        return max((reached[node], *asked))

    def _spans(self) -> list[tuple[int, int]]:
        """Return the nodes one by one, those of a block together."""
        starts = {block[0]: block for block in self.network.blocks}
        return [
            starts.get(node, (node, node + 1))
            for node in range(len(self.most))
            if node not in self.block_of or node in starts
        ]
