"""What is laid over a plan: files that speak of it, and of its tasks, each once."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from egov_consolidation.model import Plan, Task
from egov_consolidation.reading._fields import Fields
from egov_consolidation.wording import Text

_OTHER_PLAN = Text(en="is {found}, must be {wanted}", zh="为 {found}，须为 {wanted}")
_NO_TASK = Text(en="is {id}, must be a task of the plan", zh="为 {id}，须为方案中的任务")
_TWICE = Text(en="is {id} a second time, must stand once", zh="{id} 重复出现，每项任务只列一次")


def refuse_other_plan(fields: Fields, plan: Plan) -> None:
    """Report a file that speaks of another plan."""
    named = fields.name("plan")
    if named and named != plan.id:
        fields.refuse("plan", _OTHER_PLAN.fill(found=named, wanted=plan.id))


def named_task(fields: Fields, plan: Plan, seen: set[str]) -> tuple[str, Task | None]:
    """Return the id that a table names, and the task of the plan that has it; a second time and no task are reported.

    Args:
        fields: The table.
        plan: The plan.
        seen: The ids that were named before; this one is added.
    """
    task_id = fields.name("id")
    if task_id and task_id in seen:
        fields.refuse("id", _TWICE.fill(id=task_id))
    elif task_id:
        refuse_unknown_tasks(fields, "id", (task_id,), plan)
    seen.add(task_id)
    return task_id, next((task for task in plan if task.id == task_id), None)


def refuse_unknown_tasks(fields: Fields, key: str, ids: Iterable[str], plan: Plan) -> None:
    """Report ids that no task of the plan has."""
    for one in ids:
        if one not in plan:
            fields.refuse(key, _NO_TASK.fill(id=one))


def with_tasks(plan: Plan, tasks: Iterable[Task]) -> Plan:
    """Return a plan with some of its tasks in place of those with their ids."""
    by_id = {task.id: task for task in tasks}
    return attrs.evolve(plan, tasks=tuple(by_id.get(task.id, task) for task in plan))
