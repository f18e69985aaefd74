"""The records that a demand looks at through references of its subject."""

from __future__ import annotations

from collections.abc import Mapping

from egov_consolidation.inventory import NOTHING, said_target
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene
from egov_consolidation.rules.engine._nodes import (
    TRUE,
    Comparison,
    Count,
    Field,
    IsMissing,
    Literal,
    Node,
    Record,
    Through,
    children,
    walk,
)
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


def is_any_target(demand: Demand, name: str) -> bool:
    """Return whether a demand asks of a reference of its subject only that there is one, whichever it is.

    Args:
        demand: What is demanded.
        name: The field that refers to a record, or to several.

    Examples:
        >>> from egov_consolidation.inventory import NOTHING, SharingListItem
        >>> from egov_consolidation.rules.engine import Check, everyone, subject
        >>> item = subject(SharingListItem)
        >>> require = (item.entry != NOTHING) & item.system.is_connected
        >>> demand = Check(applies=everyone(), require=require).demand()
        >>> is_any_target(demand, "entry"), is_any_target(demand, "system")
        (True, False)
    """
    nodes = (node for part in (demand.applies, demand.require) for node in walk(part))
    reading = [node for node in nodes if any(_is_field(child, name) for child in children(node))]
    return bool(reading) and all(map(_asks_for_one, reading))


def _asks_for_one(node: Node) -> bool:
    """Return whether a node that reads a reference asks no more than whether it leads to a record."""
    match node:
        case Comparison(left=left, right=right):
            return any(isinstance(side, Literal) and side.value == NOTHING for side in (left, right))
        case Count(by=Field(name="id"), where=where):
            return where == TRUE
        case _:
            return isinstance(node, IsMissing)


def _is_field(node: Node, name: str) -> bool:
    return isinstance(node, Field) and node.of is Record.SUBJECT and node.name == name
