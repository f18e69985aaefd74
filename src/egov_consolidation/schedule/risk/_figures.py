"""What the risk analysis says of a task and of a unit."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import Record
from egov_consolidation.schedule.risk._sensitivity import Sensitivity
from egov_consolidation.schedule.risk._spread import Probability, Spread


@attrs.frozen(kw_only=True)
class TaskRisk:
    """What the samples say of one task.

    Attributes:
        id: Id of the task.
        units: Who answers for it: its lead units, else the group that it is issued to.
        is_sampled: Whether its duration was drawn from an estimate; else it is the same in all samples.
        finish: On which days it finishes.
        last_day: The last day that the plan allows, where it names one.
        on_time: The probability of being finished by then.
        sensitivity: How much the end depends on it.
    """

    id: str
    units: tuple[str, ...]
    is_sampled: bool
    finish: Spread
    last_day: Day | None
    on_time: Probability | None
    sensitivity: Sensitivity

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        return {
            "id": self.id,
            "units": "、".join(self.units),
            "is_sampled": self.is_sampled,
            "p50": self.finish.p50.isoformat(),
            "p80": self.finish.p80.isoformat(),
            "p90": self.finish.p90.isoformat(),
            "last_day": None if self.last_day is None else self.last_day.isoformat(),
            **_of(self.on_time),
            **self.sensitivity.to_record(),
        }


@attrs.frozen(kw_only=True)
class UnitRisk:
    """What the samples say of one unit.

    Attributes:
        unit: Name of a lead unit, or of the group that tasks are issued to; empty for tasks that name nobody.
        tasks: Ids of its tasks that have dates, in natural order.
        dated: Ids of those that have a last day.
        on_time: The probability that all these are finished in time together.
        criticality_sum: The sum of the criticality indices of its tasks.
        sensitivity: How much the end depends on the unit.
    """

    unit: str
    tasks: tuple[str, ...]
    dated: tuple[str, ...]
    on_time: Probability | None
    criticality_sum: float
    sensitivity: Sensitivity

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        return {
            "unit": self.unit,
            "tasks": len(self.tasks),
            "dated": len(self.dated),
            **_of(self.on_time),
            "criticality_sum": self.criticality_sum,
            **self.sensitivity.to_record(),
        }


def _of(on_time: Probability | None) -> Record:
    return {
        "on_time": None if on_time is None else on_time.value,
        "on_time_error": None if on_time is None else on_time.standard_error,
    }
