"""What is missing of the records that are undecided: asked for afterwards, and only of those."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._columnar import Evaluation, Judged
from egov_consolidation.rules.engine._columnar_lanes import Mask
from egov_consolidation.rules.engine._interpreter import Scene, evaluate
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Between,
    Count,
    Field,
    Literal,
    Negation,
    Node,
    ParameterValue,
    Shifted,
    Through,
    WorkingDaysLater,
    children,
)


def lacking(found: Judged, demand: Demand, collection: str) -> Mapping[int, frozenset[str]]:
    """Return for each undecided record the data for want of which it is, by its place.

    Args:
        found: What was found of the records, for one day.
        demand: What is demanded of them.
        collection: Where they stand.
    """
    undecided = found.masks[Verdict.UNKNOWN]
    missing: dict[int, set[str]] = {place: set() for place in found.lanes.found(undecided)}
    search = _Search(found.evaluation, collection, missing)
    search.condition(demand.applies, undecided)
    search.condition(demand.require, undecided)
    return {place: frozenset(data) for place, data in missing.items()}


@attrs.frozen(eq=False)
class _Search:
    """Looks for the data for want of which records are undecided, from an expression down to what it reads."""

    evaluation: Evaluation
    collection: str
    missing: Mapping[int, set[str]]

    def condition(self, node: Node, where: Mask) -> None:
        """Look into a condition, in the lanes where all that it stands in is undecided."""
        held, lanes = self.evaluation.condition(node), self.evaluation.sight.lanes
        undecided = where & held.maybe & ~held.sure
        if held.is_decided or not lanes.tally(undecided):
            return
        match node:
            case Between():
                self.condition(self.evaluation.between(node), undecided)
            case AllOf() | AnyOf() | Negation():
                for child in children(node):
                    self.condition(child, undecided)
            case Field() | Through():
                self._operand(node, undecided)
            case _:
                for child in children(node):
                    self._operand(child, undecided)

    def _operand(self, node: Node, where: Mask) -> None:
        match node:
            case Field() | Through() | ParameterValue() | WorkingDaysLater():
                missing = self.evaluation.operand(node).missing
                if missing is not None:
                    self._name(node, where & missing)
            case Count():
                self._name(node, where)
            case Shifted():
                for child in children(node):
                    self._operand(child, where)
            case Literal() | AsOf():
                pass
            case _:
                self.condition(node, where)

    def _name(self, node: Node, where: Mask) -> None:
        """Ask the interpreter what the data are called."""
        sight = self.evaluation.sight
        records, day = sight.inventory.records(self.collection) or (), Day.fromordinal(sight.as_of.values)
        for place in sight.lanes.found(where):
            scene = Scene(inventory=sight.inventory, as_of=day, parameters=sight.parameters, subject=records[place])
            self.missing[place].update(evaluate(node, scene).missing)
