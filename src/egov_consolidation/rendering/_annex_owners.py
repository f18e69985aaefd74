"""Owners as the cells of an annex name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

import attrs

from egov_consolidation.model import Assignment, Origin, Plan, Role, Task

OWNER_COLUMNS: Mapping[Role, tuple[str, str]] = {
    Role.EXECUTING: ("executing_units", "责任单位"),
    Role.COOPERATING: ("cooperating_units", "配合单位"),
    Role.SUPERVISING: ("supervising", "督办单位"),
    Role.COLLECTING: ("collecting", "汇总单位"),
}
"""Name and header of the columns that name units other than those that lead."""


@attrs.frozen
class OwnerCells:
    """Writes the owners of the rows of one table.

    Attributes:
        aliases: Another name of a unit, by its name.
        lead_header: Header of the column of lead units.
        says_lead: Whether that header itself makes the first of several units coordinate.
    """

    aliases: Mapping[str, str]
    lead_header: str
    says_lead: bool

    @classmethod
    def of(cls, plan: Plan, tasks: Iterable[Task]) -> OwnerCells:
        """Return what writes the owners of some tasks.

        牵头单位 makes the first of several units coordinate; where none of them does, another header has to stand.
        """
        aliases = {unit.name: unit.aliases[0] for unit in plan.units if unit.aliases}
        printed = [in_cells(task) for task in tasks]
        if not any(_share_the_lead(row) for row in printed):
            return cls(aliases, "牵头单位", says_lead=True)
        executing = any(one.role is Role.EXECUTING for row in printed for one in row)
        return cls(aliases, "主要责任单位" if executing else "责任单位", says_lead=False)

    def lead_cell(self, task: Task) -> str:
        """Return the words that name who leads."""
        leads = [one for one in in_cells(task) if one.role is Role.LEAD]
        joined = [one for one in in_cells(task) if one.role is Role.CO_LEAD]
        said = "" if self.says_lead or not any(one.coordinating for one in leads) else "牵头"
        cell = f"{self._listed(leads)}{said}"
        return f"{cell}会同{self._listed(joined)}" if joined else cell

    def cell(self, task: Task, role: Role) -> str:
        """Return the words that name who else has a role."""
        return self._listed([one for one in in_cells(task) if one.role is role])

    def _listed(self, assignments: Iterable[Assignment]) -> str:
        return "；".join(
            "、".join(self._name(one) for one in same) + ("按职责分工负责" if by_remit else "")
            for by_remit, same in groupby(assignments, key=lambda one: one.by_remit)
        )

    def _name(self, one: Assignment) -> str:
        alias = self.aliases.get(one.name)
        return f"{one.name}{'' if alias is None else f'（{alias}）'}{'等' if one.open else ''}"


def in_cells(task: Task) -> list[Assignment]:
    """Return the assignments that stand in cells of their own, not in a heading, a clause or the content."""
    return [one for one in task.assignments if one.origin is Origin.CELL]


def _share_the_lead(row: Iterable[Assignment]) -> bool:
    leads = [one for one in row if one.role is Role.LEAD]
    return len(leads) > 1 and leads[0].unit is not None and not any(one.coordinating or one.by_remit for one in leads)
