"""What becomes of the words of a plan, laid over what its document says."""

from __future__ import annotations

from functools import partial

import attrs

from egov_consolidation.model import Plan, Task
from egov_consolidation.reading import _relations as relations
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._plan_layers import named_task, refuse_other_plan, with_tasks
from egov_consolidation.reading._problems import ProblemList


def accounted(plan: Plan, data: object, *, document: str) -> Plan:
    """Return a plan whose tasks say, stretch by stretch, what becomes of their words.

    Args:
        plan: The plan, with its deliverables.
        data: The rows, as TOML gave them.
        document: Name of the file, for places.

    Returns:
        The plan with the clauses of its tasks.

    Raises:
        ReadingError: The file speaks of another plan, of tasks that do not exist, of words that do not stand where it
            says, or of things that the task does not make; all problems are listed.
    """
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    refuse_other_plan(fields, plan)
    seen: set[str] = set()
    rows = fields.tables("rows", partial(_row, plan=plan, seen=seen))
    fields.close()
    problems.raise_if_any()
    return with_tasks(plan, rows)


def _row(fields: Fields, plan: Plan, seen: set[str]) -> Task | None:
    _, printed = named_task(fields, plan, seen)
    clauses = fields.tables("clauses", relations.clause)
    if printed is None:
        return None
    task = attrs.evolve(printed, clauses=clauses)
    relations.refuse_misplaced(fields, task)
    return task
