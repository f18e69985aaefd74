"""What a ledger says of a plan on a day: its units called as the plan calls them, and none of its tasks unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from egov_consolidation.checking._refusals import refuse
from egov_consolidation.checking._settings import members_of, named_in, owners_in
from egov_consolidation.dates import Day
from egov_consolidation.inventory import Inventory
from egov_consolidation.ledger import Progress
from egov_consolidation.model import Plan, Role, Roster
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

_NO_TASK = Text(
    en="ledger entry {id}: is about task {task}, which the plan does not have{nearest}",
    zh="台账条目 {id}：任务 {task} 不是本方案的任务{nearest}",
)
_NO_UNIT = Text(
    en="ledger entry {id}: is of {unit}, which neither plan, roster nor inventory name{nearest}",
    zh="台账条目 {id}：方案、单位名录和底数中均无单位 {unit}{nearest}",
)


def reported(progress: Progress, plan: Plan, roster: Roster | None, as_of: Day) -> Progress:
    """Return what had been reported of a plan by a day, each unit by the name under which it owes its tasks.

    Raises:
        UsageError: An entry is about a task that the plan does not have; every such entry is named.
    """
    refuse(unknown_tasks(progress, plan))
    return progress.named(_calling(plan, roster)).at(as_of)


def unknown_units_of(
    progress: Progress, plan: Plan, roster: Roster | None, inventory: Inventory | TableInventory | None
) -> Iterator[Text]:
    """Yield what is to be said of entries of units that nobody names: misspelt, they would count for nothing.

    Nothing is said of tasks of groups whose members only a roster knows that was not given, or only a database.
    """
    if isinstance(inventory, TableInventory):
        return
    known = {*named_in(plan), *members_of(roster), *(() if inventory is None else owners_in(inventory))}
    for one in progress.named(_calling(plan, roster)).entries:
        is_sure = one.task in plan and not any(
            roster is None or roster.members(group) is None for group in plan[one.task].groups(*Role)
        )
        if is_sure and one.unit not in known:
            yield _NO_UNIT.fill(id=one.id, unit=one.unit, nearest=nearest(one.unit, known))


def unknown_tasks(progress: Progress, plan: Plan) -> Iterator[Text]:
    """Yield what is to be said of entries about tasks that the plan does not have."""
    ids = tuple(task.id for task in plan)
    for one in progress.entries:
        if one.task not in plan:
            yield _NO_TASK.fill(id=one.id, task=one.task, nearest=nearest(one.task, ids))


def _calling(plan: Plan, roster: Roster | None) -> Callable[[str], str]:
    """Return what calls a unit as the plan does, or else as the roster does, by whichever of its names."""
    units = () if roster is None else roster.units
    names = {alias: unit.name for unit in units for alias in unit.aliases}

    def called(name: str) -> str:
        own = plan.unit_name(name)
        return own if own != name else plan.unit_name(names.get(name, name))

    return called
