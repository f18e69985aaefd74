"""The dependencies of a plan as a graph: who waits for whom, and where tasks wait for each other in a loop.

The only door to networkx, which is loaded when it is first needed.
"""

from egov_consolidation.graph._array_network import FURTHEST, ArrayNetwork
from egov_consolidation.graph._compile import CompiledNetwork, NetworkGraph, compile_network
from egov_consolidation.graph._engines import Engine, chosen_engine, is_installed, machine_code
from egov_consolidation.graph._events import Event, Moment, Step
from egov_consolidation.graph._flows import Arc, Cut, Solver, cheapest_circulation, largest_flow, residual_distances
from egov_consolidation.graph._graph_columns import ENDS, FINISH, START, Names
from egov_consolidation.graph._kernels import Column, Flags
from egov_consolidation.graph._layout import Layout, Position, layered
from egov_consolidation.graph._links import WITHIN, Links
from egov_consolidation.graph._loops import Loop
from egov_consolidation.graph._network import Network
from egov_consolidation.graph._plan_graph import PlanGraph

__all__ = [
    "ENDS",
    "FINISH",
    "FURTHEST",
    "START",
    "WITHIN",
    "Arc",
    "ArrayNetwork",
    "Column",
    "CompiledNetwork",
    "Cut",
    "Engine",
    "Event",
    "Flags",
    "Layout",
    "Links",
    "Loop",
    "Moment",
    "Names",
    "Network",
    "NetworkGraph",
    "PlanGraph",
    "Position",
    "Solver",
    "Step",
    "cheapest_circulation",
    "chosen_engine",
    "compile_network",
    "is_installed",
    "largest_flow",
    "layered",
    "machine_code",
    "residual_distances",
]
