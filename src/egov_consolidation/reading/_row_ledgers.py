"""What becomes of the words of a plan, laid over what its document says."""

from __future__ import annotations

from functools import partial

import attrs

from egov_consolidation.model import Plan, Task
from egov_consolidation.reading import _relations as relations
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

_OTHER_PLAN = Text(en="is {found}, must be {wanted}", zh="为 {found}，须为 {wanted}")
_NO_TASK = Text(en="is {id}, must be a task of the plan", zh="为 {id}，须为方案中的任务")
_TWICE = Text(en="is {id} a second time, must stand once", zh="{id} 重复出现，每项任务只列一次")


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
    named = fields.name("plan")
    if named and named != plan.id:
        fields.refuse("plan", _OTHER_PLAN.fill(found=named, wanted=plan.id))
    seen: set[str] = set()
    rows = fields.tables("rows", partial(_row, plan=plan, seen=seen))
    fields.close()
    problems.raise_if_any()
    by_id = {task.id: task for task in rows}
    return attrs.evolve(plan, tasks=tuple(by_id.get(task.id, task) for task in plan))


def _row(fields: Fields, plan: Plan, seen: set[str]) -> Task | None:
    task_id, clauses = fields.name("id"), fields.tables("clauses", relations.clause)
    if task_id in seen:
        fields.refuse("id", _TWICE.fill(id=task_id))
    elif task_id and task_id not in plan:
        fields.refuse("id", _NO_TASK.fill(id=task_id))
    seen.add(task_id)
    if task_id not in plan:
        return None
    task = attrs.evolve(plan[task_id], clauses=clauses)
    relations.refuse_misplaced(fields, task)
    return task
