"""Who answers for a task: units, groups of units, roles and assignments."""

from __future__ import annotations

from enum import StrEnum

import attrs

from egov_consolidation.errors import ModelError
from egov_consolidation.model._checks import not_empty
from egov_consolidation.wording import Text


class Role(StrEnum):
    """What a unit has to do with a task."""

    LEAD = "lead"
    """Answers for the task (牵头单位, 主办单位)."""
    CO_LEAD = "co_lead"
    """Leads with the lead unit (会同, a second 牵头单位)."""
    EXECUTING = "executing"
    """Carries the task out under a lead unit (责任单位 beside a 牵头 column)."""
    COOPERATING = "cooperating"
    """Helps (配合单位, 协办单位)."""
    SUPERVISING = "supervising"
    """Presses for it (督办单位)."""
    COLLECTING = "collecting"
    """Compiles what the others deliver (汇总单位)."""
    RECEIVING = "receiving"
    """Is reported to (报…)."""


class GroupKind(StrEnum):
    """The kinds of groups that a plan addresses without naming their members."""

    DEPARTMENTS = "departments"
    """Each department of the level that issued the plan (各部门)."""
    REGIONS = "regions"
    """Each region below it (各地区, 各区市县, 先导区)."""
    SECTIONS = "sections"
    """Each section within one unit (各科室, 各处室)."""
    LEADS = "leads"
    """Each unit that leads some task of the plan (各牵头单位)."""
    RESPONSIBLE = "responsible"
    """Each unit that executes or helps with some task of the plan (各责任单位, 各配合单位)."""
    DESCRIBED = "described"
    """Units known only by what they do (各级电子政务外网建设管理单位, 有关通信公司)."""


class Origin(StrEnum):
    """Where an assignment was read."""

    CELL = "cell"
    """In a cell of the row that names units."""
    HEADING = "heading"
    """In the heading of the part, which addresses all its rows."""
    CONTENT = "content"
    """In the sentence of the task itself (会同…, 报…)."""
    CLAUSE = "clause"
    """In a clause of the document that adds units to several rows."""


@attrs.frozen(kw_only=True)
class Unit:
    """An organisation that can be responsible.

    Attributes:
        name: Its name, as the plan prints it.
        aliases: Other names of the same unit.
        name_en: An English gloss of the name.
    """

    name: str = attrs.field(validator=not_empty)
    aliases: tuple[str, ...] = ()
    name_en: str | None = None


@attrs.frozen(kw_only=True)
class UnitGroup:
    """Units that a plan addresses together: one row, as many obligations as the group has members.

    Attributes:
        kind: Which group it is.
        text: The words that name it, as printed.
        related: Whether only the related members are meant (有关, 相关), which the plan does not list.
    """

    kind: GroupKind
    text: str = attrs.field(validator=not_empty)
    related: bool = False


@attrs.frozen(kw_only=True)
class Assignment:
    """One unit or group in one role on one task.

    Attributes:
        role: What it has to do with the task.
        unit: Name of the unit; `None` where a group is addressed.
        group: The group; `None` where a unit is named.
        open: Whether others follow that the words do not name (等).
        coordinating: Whether this unit coordinates several in the same role (first of several 牵头单位).
        by_remit: Whether several answer, each within its remit (按职责分工负责).
        origin: Where it was read.
    """

    role: Role
    unit: str | None = None
    group: UnitGroup | None = None
    open: bool = False
    coordinating: bool = False
    by_remit: bool = False
    origin: Origin = Origin.CELL

    def __attrs_post_init__(self) -> None:
        """Refuse an assignment of nobody, or of a unit and a group at once."""
        if (self.unit is None) == (self.group is None) or (self.unit is not None and not self.unit.strip()):
            raise ModelError(
                Text(
                    en="Assignment: must name either a unit or a group",
                    zh="Assignment：须且只须指明一个单位或一个单位组",
                )
            )

    @property
    def name(self) -> str:
        """The words that name the unit or group."""
        if self.group is not None:
            return self.group.text
        return self.unit or ""
