"""How long work is thought to take: three numbers, who gave them, and why. Kept apart from the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from egov_consolidation.errors import ModelError, UsageError
from egov_consolidation.model import Citation, Plan, Record
from egov_consolidation.wording import Text

_OUT_OF_ORDER = Text(
    en="estimate of {task}: least {least}, likely {likely}, most {most} days, must be 0 ≤ least ≤ likely ≤ most",
    zh="任务 {task} 的工期估计：最短 {least} 天、最可能 {likely} 天、最长 {most} 天，须满足 0 ≤ 最短 ≤ 最可能 ≤ 最长",
)
_TWICE = Text(
    en="estimate of {task}: occurs more than once, must be unique", zh="任务 {task} 的工期估计重复，只能有一个"
)
_NO_TASK = Text(
    en="estimates {name}: {tasks} must be tasks of the plan {plan}",
    zh="工期估计 {name}：{tasks} 须为方案 {plan} 的任务",
)


@attrs.frozen(kw_only=True)
class Estimate:
    """How long one task is thought to take.

    Attributes:
        task: Id of the task.
        least: Days it takes if all goes well.
        likely: Days it takes most probably.
        most: Days it takes if much goes wrong.
        by: Who estimated.
        reason: Why these numbers.
        quotes: The words that speak of how much work it is.

    Examples:
        >>> why = Text(en="one form, sent out once", zh="一张表，一次发出")
        >>> Estimate(task="2.5.1", least=5, likely=10, most=20, by="office", reason=why).mean
        10.833333333333334
    """

    task: str
    least: int
    likely: int
    most: int
    by: str
    reason: Text
    quotes: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse numbers out of order."""
        if not 0 <= self.least <= self.likely <= self.most:
            raise ModelError(_OUT_OF_ORDER.fill(task=self.task, least=self.least, likely=self.likely, most=self.most))

    @property
    def mean(self) -> float:
        """The mean of PERT: (least + 4 likely + most) / 6, in days."""
        return (self.least + 4 * self.likely + self.most) / 6


@attrs.frozen(kw_only=True, slots=False)
class Estimates:
    """How long the tasks of one plan are thought to take.

    Attributes:
        id: A short name for the set.
        plan: Id of the plan it speaks about.
        items: One estimate for each task that has one.
        is_assumption: Whether nobody who knows the work has confirmed it.
        note: What a reader has to know before using it.
    """

    id: str
    plan: str
    items: tuple[Estimate, ...] = ()
    is_assumption: bool = True
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse two estimates of one task."""
        if len(self._by_task) < len(self.items):
            tasks = [one.task for one in self.items]
            raise ModelError(_TWICE.fill(task=next(one for one in tasks if tasks.count(one) > 1)))

    @cached_property
    def _by_task(self) -> Mapping[str, Estimate]:
        return {one.task: one for one in self.items}

    def __iter__(self) -> Iterator[Estimate]:
        """Iterate over the estimates."""
        return iter(self.items)

    def __len__(self) -> int:
        """Return the number of estimates."""
        return len(self.items)

    def get(self, task_id: str) -> Estimate | None:
        """Return the estimate of a task, or nothing where it has none."""
        return self._by_task.get(task_id)

    def likely(self) -> dict[str, int]:
        """Return the most probable days, by the id of the task."""
        return {one.task: one.likely for one in self.items}

    def refuse_strangers(self, plan: Plan) -> None:
        """Refuse estimates of tasks that the plan does not have.

        Raises:
            UsageError: There are some; all are named.
        """
        strangers = tuple(one.task for one in self.items if one.task not in plan)
        if strangers:
            raise UsageError(_NO_TASK.fill(name=self.id, tasks=strangers, plan=plan.id))

    def to_records(self) -> list[Record]:
        """Return one flat record for each estimate, ready for a data frame."""
        return [
            {
                "task": one.task,
                "least": one.least,
                "likely": one.likely,
                "most": one.most,
                "by": one.by,
                "reason": one.reason.en,
                "reason_zh": one.reason.zh,
            }
            for one in self.items
        ]
