"""Units that the sentence of a task names as joining in, and where else they have a role."""

from __future__ import annotations

import re
from collections.abc import Iterable

from egov_consolidation.model import Assignment, Origin, Plan, Role, Roster, Task, Unit, UnitGroup

_WORKING = frozenset({Role.LEAD, Role.CO_LEAD, Role.EXECUTING, Role.COOPERATING})
_HELPING = _WORKING - {Role.LEAD}
_JOINS = re.compile("会同|配合|协助")
_REACH = 60


def names_of(plan: Plan, assignments: Iterable[Assignment]) -> tuple[str, ...]:
    """Return the names of units and groups, each once, under the names by which the plan knows them."""
    return tuple(dict.fromkeys(plan.unit_name(one.name) for one in assignments))


def units_joining(plan: Plan, task: Task) -> tuple[str, ...]:
    """Return the units that the sentence of a task names as leading along or helping."""
    named = (one for one in task.assignments if one.origin is Origin.CONTENT and one.group is None)
    return names_of(plan, (one for one in named if one.role in _HELPING))


def units_working(plan: Plan, task: Task) -> tuple[str, ...]:
    """Return the units that work on a task according to its cells, heading and clauses."""
    return names_of(plan, (one for one in _beyond_sentence(task) if one.group is None and one.role in _WORKING))


def groups_helping(task: Task) -> tuple[UnitGroup, ...]:
    """Return the groups that lead along, execute or help according to cells, heading and clauses."""
    return tuple(one.group for one in _beyond_sentence(task) if one.group is not None and one.role in _HELPING)


def mirrored(plan: Plan) -> frozenset[tuple[str, str]]:
    """Return each task that another one mirrors, with a unit that works on the other."""
    return frozenset(
        (task.mirrors, unit) for task in plan if task.mirrors is not None for unit in units_working(plan, task)
    )


def includes(plan: Plan, roster: Roster | None, group: UnitGroup, unit: str) -> bool | None:
    """Return whether a group includes a unit; `None` where that is not known."""
    members = None if roster is None else roster.members(group)
    if members is None:
        return None
    is_member = any(plan.unit_name(name) == unit for name in members)
    return None if is_member and group.related else is_member


def words_that_name(plan: Plan, task: Task, unit: str) -> str | None:
    """Return the words of the content from 会同, 配合 or 协助 to the name of a unit, or `None` where none are found.

    Examples:
        >>> plan = Plan(id="p", units=(Unit(name="市发展改革委"),))
        >>> words_that_name(plan, Task(id="1", content="会同发展改革委开展督促检查"), "市发展改革委")
        '会同发展改革委'
    """
    known = next((one for one in plan.units if one.name == unit), Unit(name=unit))
    without_level = unit[1:]
    names = sorted(filter(None, (unit, *known.aliases, without_level)), key=len, reverse=True)
    for joins in _JOINS.finditer(task.content):
        for name in names:
            at = task.content.find(name, joins.end(), joins.end() + _REACH)
            if at != -1:
                return task.content[joins.start() : at + len(name)]
    return None


def _beyond_sentence(task: Task) -> Iterable[Assignment]:
    return (one for one in task.assignments if one.origin is not Origin.CONTENT)
