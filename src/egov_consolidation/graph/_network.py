"""Tasks and links as integers, in an order in which the work can be done: what the passes run on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from egov_consolidation.graph._arrangement import Onward, arranged, arranged_onward
from egov_consolidation.graph._array_network import ArrayNetwork, column
from egov_consolidation.graph._graph_columns import FINISH, START, GraphColumns, Names, columns_of
from egov_consolidation.graph._links import WITHIN, Links, stretched

if TYPE_CHECKING:
    import networkx as nx


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Network:
    """Tasks and links as integers.

    A *node* is a stretch of work that is done in one go, of a known number of days. A task whose duration is known is
    one node. A task that may lie open longer than its work takes is two where that matters: one that holds the work
    and starts the task, and one without duration that finishes it. An *event* is the start (`2 * node`) or the finish
    (`2 * node + 1`) of a node. Nodes are numbered so that, blocks aside, every link leads from a lower to a higher
    number.

    Attributes:
        ids: Ids of the tasks; a task's number is its place here.
        durations: Days of each node, 0 for one that only finishes a task.
        task_of: Number of the task that each node belongs to.
        start_of: For each task, the node that starts it.
        finish_of: For each task, the node that finishes it.
        first_in: For each node, where its incoming links begin in the four columns below; one more at the end.
        source: For each link, the event that comes first.
        lag: For each link, the days between the two events.
        holds_finish: For each link, 1 where it holds back the finish of its node, 0 where the start.
        origin: For each link, the number that it had when it was given; -1 within one task.
        blocks: First node, and node after the last, of each group whose links lead round in a circle, in order.
    """

    ids: Sequence[str]
    durations: Sequence[int]
    task_of: Sequence[int]
    start_of: Sequence[int]
    finish_of: Sequence[int]
    first_in: Sequence[int]
    source: Sequence[int]
    lag: Sequence[int]
    holds_finish: Sequence[int]
    origin: Sequence[int]
    blocks: tuple[tuple[int, int], ...] = ()

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.durations)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Number of each task by its id."""
        return {task_id: index for index, task_id in enumerate(self.ids)}

    def with_durations(self, days: Mapping[int, int]) -> Network:
        """Return the network with other days for some nodes; what was derived from its links is kept.

        Args:
            days: The new days, by node.
        """
        durations = list(self.durations)
        for node, changed in days.items():
            durations[node] = changed
        made = attrs.evolve(self, durations=durations)
        vars(made).update((name, held) for name, held in vars(self).items() if name in _OF_LINKS)
        return made

    @property
    def is_whole(self) -> bool:
        """Whether every task is one node."""
        return len(self.durations) == len(self.ids)

    @cached_property
    def is_plain(self) -> bool:
        """Whether all links are FS without lag, and none lead round in a circle."""
        is_fs = not any(self.holds_finish) and all(event % 2 for event in self.source)
        return is_fs and not any(self.lag) and not self.blocks

    @cached_property
    def spans(self) -> Sequence[tuple[int, int, bool]]:
        """The nodes in stretches: from, to, and whether they lead round in a circle."""
        return list(self._spans())

    def _spans(self) -> Iterator[tuple[int, int, bool]]:
        done = 0
        for first, last in self.blocks:
            if done < first:
                yield done, first, False
            yield first, last, True
            done = last
        if done < len(self):
            yield done, len(self), False

    @cached_property
    def sources(self) -> Sequence[tuple[int, ...]]:
        """For each node, the events from which links lead to it."""
        ends = islice(self.first_in, 1, None)
        return [tuple(self.source[begin:end]) for begin, end in zip(self.first_in, ends, strict=False)]

    @cached_property
    def target(self) -> Sequence[int]:
        """For each link, the node that waits."""
        first_in = self.first_in
        return [node for node in range(len(self)) for _ in range(first_in[node], first_in[node + 1])]

    @cached_property
    def onward(self) -> Onward:
        """The links by the node that they leave."""
        return Onward.of(len(self), [event // 2 for event in self.source], self.target)

    @cached_property
    def reach(self) -> int:
        """Days that no way through the tasks exceeds, on either side."""
        return sum(self.durations) + sum(map(abs, self.lag))

    @cached_property
    def arrays(self) -> ArrayNetwork:
        """The same as arrays of NumPy, which has to be installed."""
        import numpy as np

        return ArrayNetwork(
            ids=self.ids,
            durations=column(self.durations),
            task_of=column(self.task_of),
            start_of=column(self.start_of),
            finish_of=column(self.finish_of),
            first_in=column(self.first_in),
            source=column(self.source),
            lag=column(self.lag),
            holds_finish=column(self.holds_finish),
            blocks=np.array(self.blocks, dtype=np.int64).reshape(-1, 2),
        )

    @classmethod
    def compiled(
        cls, ids: Sequence[str], durations: Sequence[int], links: Links, stretching: frozenset[int] = frozenset()
    ) -> Network:
        """Return tasks and links as integers.

        Args:
            ids: Ids of the tasks.
            durations: Days of each task.
            links: What ties them together; a link's number is its place in the columns.
            stretching: Numbers of the tasks that may lie open longer than their work takes.

        Returns:
            The network. Tasks that need not be ordered stand as they are given.

        Examples:
            >>> from egov_consolidation.model import DependencyType
            >>> links = Links()
            >>> links.add(1, 0, DependencyType.FINISH_TO_START, 2)
            >>> network = Network.compiled(["b", "a"], [5, 3], links)
            >>> network.start_of, network.source, network.lag
            ([1, 0], [1], [2])
        """
        split = stretched(stretching, links)
        count = len(ids)
        finishing = {task: count + index for index, task in enumerate(split)}
        source, target = links.source, links.target
        source_end, target_end, lag = links.source_end, links.target_end, links.lag
        origin: Sequence[int] = range(len(links.lag))
        if split:
            source = [finishing.get(one, one) if end else one for one, end in zip(source, source_end, strict=True)]
            target = [finishing.get(one, one) if end else one for one, end in zip(target, target_end, strict=True)]
            source += split
            target += finishing.values()
            source_end, target_end = [*source_end, *[FINISH] * len(split)], [*target_end, *[START] * len(split)]
            lag, origin = [*lag, *[0] * len(split)], [*origin, *[WITHIN] * len(split)]
        made = arranged(count + len(split), source, target, lag)
        tasks, work, position = [*range(count), *split], [*durations, *[0] * len(split)], made.position
        return cls(
            ids=ids,
            durations=[work[node] for node in made.order],
            task_of=[tasks[node] for node in made.order],
            start_of=position[:count],
            finish_of=[position[finishing.get(task, task)] for task in range(count)] if split else position[:count],
            first_in=made.first_in,
            source=[event - 1 + source_end[link] for event, link in zip(made.finishes, made.links, strict=True)],
            lag=[lag[link] for link in made.links],
            holds_finish=[target_end[link] for link in made.links],
            origin=[origin[link] for link in made.links],
            blocks=made.blocks,
        )

    @classmethod
    def from_networkx(cls, graph: nx.DiGraph[str], names: Names | None = None) -> Network:
        """Return a networkx graph as integers.

        Args:
            graph: Tasks as nodes, dependencies as edges from predecessor to successor; several edges between two tasks
                are several dependencies. What its attributes mean is what `PlanGraph.to_networkx` writes.
            names: By which names it holds days, lags and types, where these are not `duration`, `lag` and `type`. A
                node without the first takes 0 days; an edge without the others has no lag and is FS.

        Returns:
            The network. Tasks stand in the order of the graph, and take no longer than their work; links are numbered
            in the order of the network.

        Raises:
            UsageError: An edge has a type that is none of the four; a task takes less than no days.

        Examples:
            >>> import networkx as nx
            >>> graph = nx.DiGraph([("a", "b")])
            >>> Network.from_networkx(graph).source
            [1]
        """
        return cls.of_columns(columns_of(graph, names or Names()))

    @classmethod
    def of_columns(cls, read: GraphColumns) -> Network:
        """Return a graph in columns as a network.

        Args:
            read: The graph.
        """
        made = arranged_onward(len(read.ids), read.onward, read.lag or [0] * len(read.onward.targets))
        ends, plain = read.ends, [0] * len(made.finishes)
        network = cls(
            ids=read.ids,
            durations=[read.days[node] for node in made.order],
            task_of=made.order,
            start_of=made.position,
            finish_of=made.position,
            first_in=made.first_in,
            source=[event - 1 + ends[link][0] for event, link in zip(made.finishes, made.links, strict=True)]
            if ends
            else made.finishes,
            lag=[read.lag[link] for link in made.links] if read.lag else plain,
            holds_finish=[ends[link][1] for link in made.links] if ends else plain,
            origin=range(len(made.finishes)),
            blocks=made.blocks,
        )
        if not ends:
            vars(network)["is_plain"] = not made.blocks  # known here, and need not be derived
        return network

    @classmethod
    def of_arrays(cls, arrays: ArrayNetwork) -> Network:
        """Return a network of arrays as one of lists; links are numbered in its order.

        Args:
            arrays: The network.
        """
        return cls(
            ids=arrays.ids,
            durations=arrays.durations.tolist(),
            task_of=arrays.task_of.tolist(),
            start_of=arrays.start_of.tolist(),
            finish_of=arrays.finish_of.tolist(),
            first_in=arrays.first_in.tolist(),
            source=arrays.source.tolist(),
            lag=arrays.lag.tolist(),
            holds_finish=arrays.holds_finish.tolist(),
            origin=range(len(arrays.source)),
            blocks=tuple((first, last) for first, last in arrays.blocks.tolist()),
        )

    def starts(self, times: Sequence[int]) -> Sequence[int]:
        """Return for each task the time of its start, from one time for each event."""
        return [times[2 * node] for node in self.start_of]

    def finishes(self, times: Sequence[int]) -> Sequence[int]:
        """Return for each task the time of its finish, from one time for each event."""
        return [times[2 * node + FINISH] for node in self.finish_of]


_OF_LINKS = frozenset({"number", "is_plain", "spans", "sources", "target", "onward"})
"""What is derived from the links, or from the ids, and not from the days."""
