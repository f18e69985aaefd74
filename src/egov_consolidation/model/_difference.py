"""What differs between two plans, or between two versions of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from egov_consolidation.model._plan import Plan, Record
from egov_consolidation.model._task import Task
from egov_consolidation.model._unit import Assignment


@attrs.frozen(kw_only=True)
class TaskChange:
    """One way in which a task of the one plan differs from its counterpart in the other.

    Attributes:
        before: Id of the task in the first plan.
        after: Id of its counterpart in the second.
        field: What differs: `theme`, `content`, `deadline`, `owners` or `relations`.
        was: How the first plan puts it.
        now: How the second puts it.
        days: For a deadline, by how many days it moved (positive: later); `None` where either has no last day.
    """

    before: str
    after: str
    field: str
    was: str
    now: str
    days: int | None = None

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        return {
            "before": self.before,
            "after": self.after,
            "field": self.field,
            "was": self.was,
            "now": self.now,
            "days": self.days,
        }


@attrs.frozen(kw_only=True)
class PlanDiff:
    """What differs between two plans.

    Attributes:
        pairs: Ids of the tasks that are counterparts, first plan and second.
        changes: How counterparts differ, in the order of the first plan.
        removed: Ids of the first plan's tasks without a counterpart.
        added: Ids of the second plan's tasks without a counterpart.
    """

    pairs: tuple[tuple[str, str], ...]
    changes: tuple[TaskChange, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.changes or self.removed or self.added)

    def to_records(self) -> list[Record]:
        """Return one flat record for each change, removed and added task."""
        gone = [TaskChange(before=one, after="", field="task", was=one, now="") for one in self.removed]
        new = [TaskChange(before="", after=one, field="task", was="", now=one) for one in self.added]
        return [change.to_record() for change in (*self.changes, *gone, *new)]


def diff(plan: Plan, other: Plan, *, counterparts: Mapping[str, str] | None = None) -> PlanDiff:
    """Compare two plans, or two versions of one.

    Args:
        plan: The first plan, or the older version.
        other: The second plan, or the newer version.
        counterparts: Which task of the second answers which of the first, by id, where somebody has decided. Without
            it, tasks with one id and the same words are counterparts; then tasks whose words stand once in each plan,
            which may have moved; then tasks with one id.

    Returns:
        The pairs, how they differ, and the tasks that stand alone.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.model import Deadline, DeadlineKind
        >>> def version(last):
        ...     by = Deadline(kind=DeadlineKind.BY_DATE, text=last, last_day=day(last))
        ...     return Plan(id="p", tasks=(Task(id="1", content="编制目录", deadline=by),))
        >>> [(one.field, one.days) for one in diff(version("2018-06-30"), version("2018-07-30")).changes]
        [('deadline', 30)]
    """
    pairs = _given(plan, other, counterparts) if counterparts is not None else _found(plan, other)
    matched, answered = {before for before, _ in pairs}, {after for _, after in pairs}
    return PlanDiff(
        pairs=tuple(pairs),
        changes=tuple(change for before, after in pairs for change in _changes(plan[before], other[after])),
        removed=tuple(task.id for task in plan if task.id not in matched),
        added=tuple(task.id for task in other if task.id not in answered),
    )


def _given(plan: Plan, other: Plan, counterparts: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(plan[before].id, other[after].id) for before, after in counterparts.items()]


def _found(plan: Plan, other: Plan) -> list[tuple[str, str]]:
    """Pair by words first where they moved, then by id."""
    same_place = {task.id for task in plan if task.id in other and other[task.id].content == task.content}
    by_words = _unique_words(task for task in other if task.id not in same_place)
    mine = _unique_words(task for task in plan if task.id not in same_place)
    moved = {task.id: by_words[words].id for words, task in mine.items() if words in by_words}
    taken = set(moved.values())
    pairs: list[tuple[str, str]] = []
    for task in plan:
        if task.id in same_place:
            pairs.append((task.id, task.id))
        elif task.id in moved:
            pairs.append((task.id, moved[task.id]))
        elif task.id in other and task.id not in taken:
            pairs.append((task.id, task.id))
    return pairs


def _unique_words(tasks: Iterator[Task]) -> dict[str, Task]:
    found: dict[str, list[Task]] = {}
    for task in tasks:
        found.setdefault(task.content, []).append(task)
    return {words: same[0] for words, same in found.items() if len(same) == 1 and words}


def _changes(before: Task, after: Task) -> Iterator[TaskChange]:
    was, now = _aspects(before), _aspects(after)
    for field in was:
        if was[field] != now[field]:
            days = _days_moved(before, after) if field == "deadline" else None
            yield TaskChange(before=before.id, after=after.id, field=field, was=was[field], now=now[field], days=days)


def _aspects(task: Task) -> dict[str, str]:
    relations = sorted(f"{one.predecessor} {one.type}{one.lag:+d}" for one in task.dependencies)
    return {
        "theme": task.theme or "",
        "content": task.content,
        "deadline": _deadline(task),
        "owners": "、".join(sorted(_owner(one) for one in task.assignments)),
        "relations": ", ".join(relations),
    }


def _deadline(task: Task) -> str:
    deadline = task.deadline
    meant = deadline.last_day or deadline.recurrence or deadline.kind.value
    return f"{deadline.text} ({meant})" if deadline.text else str(meant)


def _owner(assignment: Assignment) -> str:
    return f"{assignment.role.value}:{assignment.name}"


def _days_moved(before: Task, after: Task) -> int | None:
    was, now = before.deadline.last_day, after.deadline.last_day
    return None if was is None or now is None else now.toordinal() - was.toordinal()
