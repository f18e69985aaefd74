"""From a networkx graph to what the passes run on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from egov_consolidation.graph._array_network import ArrayNetwork, column
from egov_consolidation.graph._engines import Engine, chosen_engine
from egov_consolidation.graph._graph_columns import Collect, Names, columns_of
from egov_consolidation.graph._network import Network

if TYPE_CHECKING:
    import networkx as nx

NetworkGraph: TypeAlias = "nx.DiGraph[Any]"
"""A networkx graph of tasks."""

CompiledNetwork: TypeAlias = "Network | ArrayNetwork"
"""Tasks and links as lists of integers, or as arrays."""


def compile_network(
    graph: NetworkGraph, names: Names | None = None, *, engine: Engine | str | None = None
) -> CompiledNetwork:
    """Return a networkx graph as what the passes run on, so that it can be asked more than once.

    Args:
        graph: Tasks as nodes, dependencies as edges from predecessor to successor; several edges between two tasks are
            several dependencies.
        names: By which names it holds days, lags and types, where these are not `duration`, `lag` and `type`.
        engine: On what the passes are to run; `None` to have it chosen by size.

    Returns:
        Lists of integers; arrays where machine code is to run on them and nothing leads round in a circle.

    Raises:
        UsageError: There is no such engine, or it is not installed; an edge has a type that is none of the four; a task
            takes less than no days.

    Examples:
        >>> import networkx as nx
        >>> compile_network(nx.DiGraph([("a", "b")])).first_in
        [0, 0, 1]
    """
    held = names or Names()
    if chosen_engine(engine, len(graph)) is Engine.NUMBA:
        with suppress(OverflowError):  # days beyond the numbers that arrays hold are for lists
            made = ArrayNetwork.of_columns(columns_of(graph, held, cast("Collect", column)))
            if made is not None:
                return made
    return Network.of_columns(columns_of(graph, held))
