"""The dependencies of a plan as a graph: who waits for whom, and where tasks wait for each other in a loop.

The only door to networkx, which is loaded when it is first needed.
"""

from egov_consolidation.graph._events import Event, Moment, Step
from egov_consolidation.graph._loops import Loop
from egov_consolidation.graph._plan_graph import PlanGraph

__all__ = ["Event", "Loop", "Moment", "PlanGraph", "Step"]
