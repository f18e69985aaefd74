"""The fan-out: each task as owed by each unit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs

from egov_consolidation.dates import Day, occurrences, shifted
from egov_consolidation.model._plan import Plan, Record
from egov_consolidation.model._roster import Roster
from egov_consolidation.model._task import Task
from egov_consolidation.model._unit import Assignment, GroupKind, Origin, Role, UnitGroup

OWING_ROLES: frozenset[Role] = frozenset({Role.LEAD, Role.CO_LEAD, Role.EXECUTING})
"""The roles that owe a task: those that help, press, collect or receive do not."""

_FAR = 10
"""Years ahead in which the next occurrence of a recurring duty is looked for: longer than any interval in use."""


@attrs.frozen(kw_only=True)
class Obligation:
    """One task as owed by one unit.

    Attributes:
        task: The task.
        unit: Name of the unit; `None` where the members of the group are not known.
        role: In which role it owes.
        group: The group as a member of which it owes, where it is not named itself.
        is_certain: Whether the words or the roster settle that this unit owes; `False` for related members of a group
            (有关部门), and where the members are not known.
    """

    task: Task
    unit: str | None
    role: Role
    group: UnitGroup | None = None
    is_certain: bool = True

    def due(self, as_of: Day) -> Day | None:
        """Return the day by which it is owed: the last day, or the next occurrence of a recurring duty.

        Args:
            as_of: The day from which the next occurrence is looked for, itself included.

        Returns:
            The day, inclusive; `None` for a standing duty, or where the day is not known.
        """
        deadline = self.task.deadline
        if deadline.recurrence is None:
            return deadline.last_day
        start = as_of if deadline.first_day is None else deadline.first_day
        days = occurrences(deadline.recurrence, start, shifted(max(start, as_of), years=_FAR))
        return next((one for one in days if one >= as_of), None)

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        deadline = self.task.deadline
        effective = deadline.effective_day
        return {
            "unit": self.unit,
            "task": self.task.id,
            "role": self.role.value,
            "group": None if self.group is None else self.group.text,
            "is_certain": self.is_certain,
            "content": self.task.content,
            "deadline": deadline.text,
            "kind": deadline.kind.value,
            "last_day": None if deadline.last_day is None else deadline.last_day.isoformat(),
            "effective_day": None if effective is None else effective.isoformat(),
            "recurrence": deadline.recurrence,
        }


class Obligations(Iterator[Obligation]):
    """Obligations, one after another, each made when it is asked for."""

    def __init__(self, made: Iterator[Obligation]) -> None:
        """Take them as they are made."""
        self._made = made

    def __next__(self) -> Obligation:
        """Return the next one."""
        return next(self._made)

    def to_records(self) -> list[Record]:
        """Return a flat record for each that is still to come, ready for a data frame."""
        return [one.to_record() for one in self]


def obligations(plan: Plan, roster: Roster | None = None, *, roles: Collection[Role] = OWING_ROLES) -> Obligations:
    """Fan every task out to the units that owe it, one after another.

    Args:
        plan: The plan.
        roster: Who belongs to the groups; without one, or where it does not know a group, the group's obligation is
            made once, with no unit and not certain, so that nothing is lost.
        roles: The roles that count.

    Returns:
        An iterator over the obligations in the order of the tasks, then of the assignments, then of the roster. In one
        role a unit owes a task once: one that is named itself is not made again as a member of a group, nor are the
        members of a group that is named twice.

    Examples:
        >>> from egov_consolidation.model import Assignment, UnitGroup
        >>> everyone = Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind.REGIONS, text="各地区"))
        >>> plan = Plan(id="p", tasks=(Task(id="3.5", content="编制目录", assignments=(everyone,)),))
        >>> roster = Roster(id="r", groups={"regions": ("中山区", "西岗区")})
        >>> [one.unit for one in obligations(plan, roster)]
        ['中山区', '西岗区']
        >>> [record["unit"] for record in obligations(plan, roster).to_records()]
        ['中山区', '西岗区']

    Notes:
        Lazy: memory does not grow with the roster. A unit that only the sentence of a task names (会同…) owes nothing
        until the plan gives it a role; rule PL09 reports it.
    """
    return Obligations(_all(plan, roster, roles))


def _all(plan: Plan, roster: Roster | None, roles: Collection[Role]) -> Iterator[Obligation]:
    for task in plan:
        owing = [one for one in task.assignments if one.role in roles and one.origin is not Origin.CONTENT]
        named = {(one.role, plan.unit_name(one.name)) for one in owing if one.group is None}
        for assignment in _distinct(plan, owing):
            for one in _owed(plan, task, assignment, roster):
                if one.group is None or (one.role, one.unit) not in named:
                    yield one


def _distinct(plan: Plan, owing: Iterable[Assignment]) -> Iterable[Assignment]:
    """Keep each unit and group once in each role; a group whose members all owe goes before its related members."""
    kept: dict[tuple[Role, str], Assignment] = {}
    for one in owing:
        key = one.role, plan.unit_name(one.name) if one.group is None else f"\n{_group_key(one.group)}"
        first = kept.setdefault(key, one)
        if first.group is not None and first.group.related and one.group is not None and not one.group.related:
            kept[key] = one
    return kept.values()


def _group_key(group: UnitGroup) -> str:
    return group.text if group.kind is GroupKind.DESCRIBED else group.kind.value


def _owed(plan: Plan, task: Task, assignment: Assignment, roster: Roster | None) -> Iterator[Obligation]:
    group = assignment.group
    if group is None:
        yield Obligation(task=task, unit=plan.unit_name(assignment.name), role=assignment.role)
        return
    members = _members(plan, group, roster)
    if members is None:
        yield Obligation(task=task, unit=None, role=assignment.role, group=group, is_certain=False)
        return
    for name in members:
        unit = plan.unit_name(name)
        yield Obligation(task=task, unit=unit, role=assignment.role, group=group, is_certain=not group.related)


def _members(plan: Plan, group: UnitGroup, roster: Roster | None) -> tuple[str, ...] | None:
    roles = {GroupKind.LEADS: (Role.LEAD,), GroupKind.RESPONSIBLE: (Role.EXECUTING, Role.COOPERATING)}.get(group.kind)
    if roles is not None:
        return tuple(dict.fromkeys(plan.unit_name(name) for task in plan for name in task.units(*roles))) or None
    return None if roster is None else roster.members(group)
