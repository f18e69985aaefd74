"""The words that stand for a plan as a whole, where a finding is about no row of it."""

from __future__ import annotations

from egov_consolidation.model import Citation, Plan


def words_of_plan(plan: Plan) -> Citation:
    """Return the title of a plan; where it has none, the content of its first task.

    Examples:
        >>> from egov_consolidation.model import Task
        >>> words_of_plan(Plan(id="demo", tasks=(Task(id="1", content="编制目录"),))).quote
        '编制目录'
    """
    if plan.title or not plan.tasks:
        return Citation(document=plan.id, quote=plan.title)
    return plan.cite(plan.tasks[0].id)
