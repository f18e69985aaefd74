"""The records that a demand looks at through references of its subject."""

from __future__ import annotations

from collections.abc import Mapping

from egov_consolidation.inventory import said_target
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene
from egov_consolidation.rules.engine._nodes import Record, Through, walk
from egov_consolidation.wording import Text


def said_targets(demand: Demand, scene: Scene) -> Mapping[str, Text]:
    """Return what the records are called that a demand looks at through its subject, by the field that refers to each.

    Units are called as they are. One that is not listed is not among them, nor is one at which the demand does not
    look: of an inventory in a database it is not at hand.

    Args:
        demand: What is demanded.
        scene: Of which record.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.inventory import BudgetLine, InformationSystem, Inventory
        >>> from egov_consolidation.rules.engine import AS_OF, Check, everyone, subject
        >>> demand = Check(applies=everyone(), require=subject(BudgetLine).system.retired_on > AS_OF).demand()
        >>> line, system = BudgetLine(id="b1", system="s3"), InformationSystem(id="s3", name="公文系统")
        >>> listed = Inventory(id="i", budget_lines=(line,), systems=(system,))
        >>> said_targets(demand, Scene(inventory=listed, as_of=day("2019-03-01"), parameters={}, subject=line))[
        ...     "system"
        ... ].zh
        's3（公文系统）'
    """
    nodes = (node for part in (demand.applies, demand.require) for node in walk(part))
    looked = {
        node.reference.name: node.collection
        for node in nodes
        if isinstance(node, Through) and node.reference.of is Record.SUBJECT and node.collection != "units"
    }
    found = {
        name: scene.inventory.find(collection, str(getattr(scene.subject, name))) for name, collection in looked.items()
    }
    return {name: said_target(record) for name, record in found.items() if record is not None}
