"""Which tasks of a plan have a last day, which may have one that is not known, and which never have one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from egov_consolidation.dates import Day
from egov_consolidation.model import WITHOUT_DATES, Plan, Task, natural_order


def last_days(plan: Plan) -> Mapping[str, Day]:
    """Return the last day of each dated task, by id, in natural order.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.model import Deadline, DeadlineKind
        >>> due = Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day=day("2018-06-30"))
        >>> last_days(
        ...     Plan(id="p", tasks=(Task(id="1", content="编制目录", deadline=due), Task(id="2", content="汇总")))
        ... )
        {'1': Date(2018, 6, 30)}
    """
    days = ((task.id, task.deadline.last_day) for task in _in_order(plan))
    return {task_id: last_day for task_id, last_day in days if last_day is not None}


def undated(plan: Plan) -> tuple[str, ...]:
    """Return the ids of the tasks that have a last day which is not known, in natural order.

    Standing, recurring and conditional tasks have none, and are not among them.

    Examples:
        >>> undated(Plan(id="p", tasks=(Task(id="1", content="编制目录"),)))
        ('1',)
    """
    return tuple(
        task.id for task in _in_order(plan) if not task.deadline.is_dated and task.deadline.kind not in WITHOUT_DATES
    )


def missing_days(tasks: Iterable[str]) -> tuple[str, ...]:
    """Return the data that are missing where last days are not known.

    Examples:
        >>> missing_days(("1.1",))
        ('1.1: deadline.last_day',)
    """
    return tuple(f"{task_id}: deadline.last_day" for task_id in tasks)


def _in_order(plan: Plan) -> list[Task]:
    return sorted(plan, key=lambda task: natural_order(task.id))
