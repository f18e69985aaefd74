"""One row of the plan: one piece of work with an owner and a deadline."""

from __future__ import annotations

import attrs

from egov_consolidation.errors import ModelError
from egov_consolidation.model._checks import not_empty, not_negative
from egov_consolidation.model._clause import Cell, Clause
from egov_consolidation.model._deadline import Deadline
from egov_consolidation.model._deliverable import Deliverable, Use
from egov_consolidation.model._dependency import Dependency, Support
from egov_consolidation.model._source import Source
from egov_consolidation.model._unit import Assignment, GroupKind, Role, UnitGroup
from egov_consolidation.wording import Text

_FANNED_OUT = frozenset({GroupKind.DEPARTMENTS, GroupKind.REGIONS})


@attrs.frozen(kw_only=True)
class Criterion:
    """The measure of a soft word, or who approves exceptions from it.

    Attributes:
        term: The soft word as printed (基本完成, 原则上).
        measure: What has to be reached for it to hold.
        approver: Who may grant an exception.
    """

    term: str = attrs.field(validator=not_empty)
    measure: str | None = None
    approver: str | None = None


@attrs.frozen(kw_only=True)
class Task:
    """One row: one piece of work with an owner and a deadline.

    Attributes:
        id: The printed numbers joined by dots: part, unit where there is one, task.
        content: What is to be done, as printed.
        deadline: What the document allows.
        part: Number of the part the row stands in.
        unit_number: Number of the unit's block, where the table has one.
        number: The task's own printed number.
        theme: The heading that a group of rows shares.
        assignments: Who answers, executes, helps, presses, collects and receives.
        accountable: The accountable person as the row names him, where it does.
        duration: Days the work takes; `None` where the document gives none.
        dependencies: What this task waits for.
        supports: What enables this task.
        deliverables: What shows it done.
        uses: What it needs.
        mirrors: Id of the task that this one copies for another level (参照市级).
        criteria: Measures of the soft words in it.
        clauses: Its words, stretch by stretch, and what becomes of each; in printed order.
        remarks: The remarks cell, as printed.
        other_cells: Cells of columns that have no meaning here: header and words, as printed.
        theme_en: An English gloss of the theme.
        content_en: An English gloss of the content.
        source: Where it was read.
    """

    id: str = attrs.field(validator=not_empty)
    content: str
    deadline: Deadline = attrs.field(factory=Deadline.missing)
    part: int | None = None
    unit_number: int | None = None
    number: int | None = None
    theme: str | None = None
    assignments: tuple[Assignment, ...] = ()
    accountable: str | None = None
    duration: int | None = attrs.field(default=None, validator=not_negative)
    dependencies: tuple[Dependency, ...] = ()
    supports: tuple[Support, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    uses: tuple[Use, ...] = ()
    mirrors: str | None = None
    criteria: tuple[Criterion, ...] = ()
    clauses: tuple[Clause, ...] = ()
    remarks: str | None = None
    other_cells: tuple[tuple[str, str], ...] = ()
    theme_en: str | None = None
    content_en: str | None = None
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse relations that belong to another task."""
        foreign = [one.successor for one in self.dependencies if one.successor != self.id]
        foreign += [one.supported for one in self.supports if one.supported != self.id]
        if foreign:
            template = Text(
                en="task {id}: holds relations of {others}, must hold its own",
                zh="任务 {id}：含有 {others} 的关系，只能含自身的关系",
            )
            raise ModelError(template.fill(id=self.id, others=tuple(foreign)))

    def units(self, *roles: Role) -> tuple[str, ...]:
        """Return the names of the units in the given roles, in the order of the row.

        Examples:
            >>> task = Task(id="1", content="…", assignments=(Assignment(role=Role.LEAD, unit="市审计局"),))
            >>> task.units(Role.LEAD), task.units(Role.COOPERATING)
            (('市审计局',), ())
        """
        return tuple(one.unit for one in self.assignments if one.role in roles and one.unit is not None)

    def groups(self, *roles: Role) -> tuple[UnitGroup, ...]:
        """Return the groups in the given roles, in the order of the row."""
        return tuple(one.group for one in self.assignments if one.role in roles and one.group is not None)

    @property
    def lead_units(self) -> tuple[str, ...]:
        """Names of the units that answer for the task."""
        return self.units(Role.LEAD)

    @property
    def cooperating_units(self) -> tuple[str, ...]:
        """Names of the units that help."""
        return self.units(Role.COOPERATING)

    @property
    def executing_units(self) -> tuple[str, ...]:
        """Names of the units that carry it out under a lead unit."""
        return self.units(Role.EXECUTING)

    @property
    def group(self) -> str | None:
        """`departments` or `regions` where its members answer for the task and no unit is named, else `None`."""
        kinds = [group.kind for group in self.groups(Role.LEAD) if group.kind in _FANNED_OUT]
        return None if self.lead_units or not kinds else kinds[0].value

    @property
    def words(self) -> tuple[str, ...]:
        """The stretches of text that may be quoted: theme and content."""
        return tuple(text for text in (self.theme, self.content) if text)

    def cell(self, cell: Cell) -> str:
        """Return the words of one of its cells, as printed.

        Examples:
            >>> Task(id="1", content="编制目录。").cell(Cell.CONTENT)
            '编制目录。'
        """
        return self.content if cell is Cell.CONTENT else self.deadline.text
