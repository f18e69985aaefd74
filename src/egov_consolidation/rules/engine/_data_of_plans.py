"""What the data of a plan, a ledger and a roster are called that findings name as missing."""

from __future__ import annotations

from collections.abc import Mapping

from egov_consolidation.inventory import fields_of
from egov_consolidation.ledger import ProgressEntry
from egov_consolidation.wording import Text

_WHOLE: Mapping[str, Text] = {
    "plan.issued": Text(en="day on which the plan was issued", zh="方案印发日期"),
    "roster": Text(en="roster of units", zh="单位名录"),
}
_OF_TASKS: Mapping[str, Text] = {
    "deadline.last_day": Text(en="last day of the deadline (a task)", zh="任务：完成时限的截止日期"),
    "dependencies": Text(en="what it waits for (a task)", zh="任务：依赖关系"),
    "done_on": Text(en="done on (a task)", zh="任务：完成时间"),
    "progress": Text(en="an entry in the ledger (a task)", zh="任务：台账中的进展"),
    "source of the deadline": Text(en="what sets the deadline (a task)", zh="任务：完成时限所依据的成果"),
    "task": Text(en="a task that the plan does not have", zh="方案中没有的任务"),
    "year of the deadline": Text(en="year of the deadline (a task)", zh="任务：完成时限的年份"),
}
_OF_UNITS: Mapping[str, Text] = {
    "lead units after ": Text(en="units that lead after {unit} (a task)", zh="任务：{unit}之后的牵头单位"),
    "members of ": Text(en="members of {unit} (a task)", zh="任务：“{unit}”的成员单位"),
    "units meant by ": Text(en="units meant by {unit} (a task)", zh="任务：“{unit}”所指的单位"),
}
_ENTRY = Text(en="{field} (an entry of the ledger)", zh="台账条目：{field}")


def field_of_plan(datum: str) -> str | None:
    """Return the field of all tasks, or of all entries of a ledger, that a datum belongs to.

    Args:
        datum: Its name.

    Returns:
        The field, or the datum itself where there is one of it only; `None` where it is none of these data.

    Examples:
        >>> field_of_plan("2.1.2: deadline.last_day"), field_of_plan("plan.issued"), field_of_plan("lines/7: unit")
        ('deadline.last_day', 'plan.issued', None)
        >>> field_of_plan("progress/e7: state")
        'progress: state'
    """
    if datum in _WHOLE:
        return datum
    entry, _, field = datum.rpartition(": ")
    if entry.startswith(f"{ProgressEntry.collection}/") and field in fields_of(ProgressEntry):
        return f"{ProgressEntry.collection}: {field}"
    subject, colon, field = datum.partition(": ")
    is_of_task = bool(colon) and "/" not in subject
    return field if is_of_task and _said_of_task(field) is not None else None


def label_of_plan(field: str) -> Text | None:
    """Return what a field is called that `field_of_plan` tells; `None` for any other.

    Examples:
        >>> label_of_plan("deadline.last_day").zh, label_of_plan("members of 各有关部门").zh
        ('任务：完成时限的截止日期', '任务：“各有关部门”的成员单位')
        >>> label_of_plan("progress: state").en
        'state (an entry of the ledger)'
    """
    collection, _, name = field.partition(": ")
    about = fields_of(ProgressEntry).get(name) if collection == ProgressEntry.collection else None
    return _WHOLE.get(field) or _said_of_task(field) if about is None else _ENTRY.fill(field=about.label)


def _said_of_task(field: str) -> Text | None:
    for beginning, text in _OF_UNITS.items():
        if field.startswith(beginning):
            return text.fill(unit=field.removeprefix(beginning))
    return _OF_TASKS.get(field)
