"""What a rule may look at: everything, read-only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import Inventory, Submission
from egov_consolidation.ledger import Progress
from egov_consolidation.model import ALL_MARKS, Dependency, DependencyType, Mark, Plan, Roster
from egov_consolidation.rules.engine import TableInventory

if TYPE_CHECKING:
    from egov_consolidation.graph import PlanGraph  # noqa: TC004 - networkx must not load with the rulebook
    from egov_consolidation.schedule import Schedule


@attrs.frozen(kw_only=True, slots=False)
class Context:
    """What a rule may look at, read-only.

    Attributes:
        plan: The plan that is judged.
        as_of: The day for which the judgement speaks.
        graph: Its dependencies as a graph of events.
        roster: Who belongs to the groups, where it is given.
        inventory: What exists, where it is given: in memory, or in the tables of a database.
        progress: What had been reported by that day of what was done, where a ledger is given.
        parameters: Values by parameter id; a parameter without a value is not in it.
        marks: Which relations count.
    """

    plan: Plan
    as_of: Day
    graph: PlanGraph
    roster: Roster | None = None
    inventory: Inventory | TableInventory | None = None
    progress: Progress | None = None
    parameters: Mapping[str, float] = attrs.field(factory=dict[str, float], hash=False)
    marks: frozenset[Mark] = ALL_MARKS

    def dependencies(self, *types: DependencyType) -> tuple[Dependency, ...]:
        """Return the dependencies that count, of the given types or of all."""
        return tuple(one for one in self.plan.dependencies(self.marks) if not types or one.type in types)

    @property
    def submissions(self) -> tuple[Submission, ...] | None:
        """What was handed in; `None` where the inventory does not list it, or is not in memory."""
        return self.inventory.submissions if isinstance(self.inventory, Inventory) else None

    @cached_property
    def schedule(self) -> Schedule:
        """When the work can be done, by what the plan itself says: no duration is estimated.

        It begins on the day of issue; where that is not known, at `as_of`. It has no dates where tasks wait for each
        other: a rule that needs dates is undecided then. It is worked out when a rule first asks for it.
        """
        from egov_consolidation.schedule import analyze

        return analyze(self.plan, self.graph, data_date=self.plan.issued or self.as_of)
