"""What a risk analysis found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan, Record
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule.risk._figures import TaskRisk, UnitRisk
from egov_consolidation.schedule.risk._options import RiskOptions
from egov_consolidation.schedule.risk._spread import Probability, Spread
from egov_consolidation.wording import Text

_NO_TASK = Text(
    en="{task}: is not in the risk analysis, must be a task of the plan {plan} that has dates",
    zh="{task}：不在风险分析之内，须为方案 {plan} 中有日期的任务",
)
_NO_UNIT = Text(
    en="{unit}: is not in the risk analysis, must lead a task of the plan {plan} that has dates",
    zh="{unit}：不在风险分析之内，须为方案 {plan} 中有日期任务的牵头单位",
)


@attrs.frozen(kw_only=True, eq=False, slots=False)
class RiskAnalysis:
    """How likely a plan is to be in time.

    Made by `analyze_risk`.

    Attributes:
        plan: The plan.
        axis: Between days and numbers.
        options: Samples, seed and the rest.
        end: On which days the last task finishes.
        end_mean: Mean of the end, in days from the beginning of the data date, parts of days included.
        end_deviation: Standard deviation of the end, in days.
        tasks: What the samples say of each task that has dates, in natural order.
        units: What they say of each unit, the most critical first.
        on_time: The probability that all tasks with a last day are finished in time together; `None` without any.
        without_estimate: Ids of tasks that have dates but neither duration nor estimate: they take 0 days.
        remarks: How the figures came about, and what a reader has to know.
    """

    plan: Plan
    axis: Axis
    options: RiskOptions
    end: Spread
    end_mean: float
    end_deviation: float
    tasks: tuple[TaskRisk, ...]
    units: tuple[UnitRisk, ...]
    on_time: Probability | None
    without_estimate: tuple[str, ...]
    remarks: tuple[Text, ...]

    @cached_property
    def _by_id(self) -> dict[str, TaskRisk]:
        return {one.id: one for one in self.tasks}

    @cached_property
    def _by_unit(self) -> dict[str, UnitRisk]:
        return {one.unit: one for one in self.units}

    def __iter__(self) -> Iterator[TaskRisk]:
        """Iterate over the tasks that have dates, in natural order."""
        return iter(self.tasks)

    def __len__(self) -> int:
        """Return the number of tasks that have dates."""
        return len(self.tasks)

    def __getitem__(self, task_id: str) -> TaskRisk:
        """Return what the samples say of a task.

        Raises:
            UsageError: The plan has no task with this id, or one without dates: a standing duty, say.
        """
        if task_id not in self._by_id:
            raise UsageError(_NO_TASK.fill(task=task_id, plan=self.plan.id))
        return self._by_id[task_id]

    def unit(self, name: str) -> UnitRisk:
        """Return what the samples say of a unit, by any of its names.

        Raises:
            UsageError: No task that has dates is led by it.
        """
        unit = self.plan.unit_name(name)
        if unit not in self._by_unit:
            raise UsageError(_NO_UNIT.fill(unit=name, plan=self.plan.id))
        return self._by_unit[unit]

    def to_records(self) -> list[Record]:
        """Return one flat record for each task that has dates, ready for a data frame."""
        return [one.to_record() for one in self.tasks]

    def unit_records(self) -> list[Record]:
        """Return one flat record for each unit, ready for a data frame."""
        return [one.to_record() for one in self.units]
