"""What a ledger says of a plan on a day: its units called as the plan calls them, and none of its tasks unknown."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.checking._refusals import refuse
from egov_consolidation.dates import Day
from egov_consolidation.ledger import Progress
from egov_consolidation.model import Plan
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

_NO_TASK = Text(
    en="ledger entry {id}: is about task {task}, which the plan does not have{nearest}",
    zh="台账条目 {id}：任务 {task} 不是本方案的任务{nearest}",
)


def reported(progress: Progress, plan: Plan, as_of: Day) -> Progress:
    """Return what had been reported of a plan by a day.

    Raises:
        UsageError: An entry is about a task that the plan does not have; every such entry is named.
    """
    refuse(unknown_tasks(progress, plan))
    return progress.named(plan.unit_name).at(as_of)


def unknown_tasks(progress: Progress, plan: Plan) -> Iterator[Text]:
    """Yield what is to be said of entries about tasks that the plan does not have."""
    ids = tuple(task.id for task in plan)
    for one in progress.entries:
        if one.task not in plan:
            yield _NO_TASK.fill(id=one.id, task=one.task, nearest=nearest(one.task, ids))
