"""What a check is told of what exists."""

from __future__ import annotations

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.findings import InventorySummary
from egov_consolidation.inventory import Inventory, unit_of
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.wording import Text

_NO_INVENTORY = Text(
    en="inventory: is a {kind}, must be an inventory. read a file with egov_consolidation.read_inventory",
    zh="inventory：类型为 {kind}，须为底数；文件请先用 egov_consolidation.read_inventory 读入",
)


def refuse_no_inventory(given: object) -> None:
    """Refuse what is given as an inventory and is none, such as the name of a file.

    Raises:
        UsageError: It is none.
    """
    if given is not None and not isinstance(given, Inventory | TableInventory):
        raise UsageError(_NO_INVENTORY.fill(kind=type(given).__name__))


def summary_of(inventory: Inventory | TableInventory) -> InventorySummary:
    """Return what a report tells of an inventory; the records of a database are not counted."""
    summary = InventorySummary(
        id=inventory.id,
        title=inventory.title,
        surveyed_on=inventory.surveyed_on,
        counts=dict.fromkeys(inventory.given),
    )
    if not isinstance(inventory, Inventory):
        return summary
    counts = {name: len(inventory.records(name) or ()) for name in inventory.given}
    return attrs.evolve(summary, is_example=inventory.is_example, counts=counts)


def unit_of_subjects(subjects: tuple[str, ...], inventory: Inventory | TableInventory | None) -> str | None:
    """Return the unit that answers for the first of some subjects that is a record of which that is known."""
    if not isinstance(inventory, Inventory):
        return None
    return next((unit for one in subjects if (unit := _unit(one, inventory)) is not None), None)


def _unit(subject: str, inventory: Inventory) -> str | None:
    collection, _, record_id = subject.partition("/")
    record = inventory.find(collection, record_id) if collection in inventory.given else None
    return None if record is None else unit_of(record)
