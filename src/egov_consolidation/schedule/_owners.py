"""Who stands on the critical path."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from egov_consolidation.model import Plan, Record, Task
from egov_consolidation.schedule._critical_paths import CriticalPaths


@attrs.frozen(kw_only=True)
class OwnerCriticality:
    """How much of the end of a plan is in the hands of one unit.

    Attributes:
        unit: Name of a lead unit, or of the group that the tasks are issued to; empty where a task names nobody.
        tasks: Ids of its tasks that have dates, in natural order.
        critical: Ids of those that are critical.
        share: Its part of all critical tasks, from 0 to 1; a task with several lead units counts for each.
        hand_overs: How often, on the critical paths, a task of it follows one that it does not lead, or is followed by
            one.
        delay: Days by which the end moves if one of its tasks takes longer, by the delay that was asked about: the
            most of `max(0, delay - room)` over its tasks, room being total float above the smallest.
    """

    unit: str
    tasks: tuple[str, ...]
    critical: tuple[str, ...]
    share: float
    hand_overs: int
    delay: int

    def to_record(self) -> Record:
        """Return a flat record, ready for a data frame."""
        return {
            "unit": self.unit,
            "tasks": len(self.tasks),
            "critical": len(self.critical),
            "share": self.share,
            "hand_overs": self.hand_overs,
            "delay": self.delay,
        }


def owners_of(task: Task) -> tuple[str, ...]:
    """Return who answers for a task: its lead units, else the group it is issued to, else nobody."""
    return task.lead_units or (task.group or "",)


def owner_criticality(
    plan: Plan, paths: CriticalPaths, counted: Iterable[int], delay: int
) -> tuple[OwnerCriticality, ...]:
    """Return how much of the end is in the hands of each unit, the most critical first.

    Args:
        plan: The plan.
        paths: Its critical paths.
        counted: Numbers of the tasks that have floats.
        delay: Days by which one task takes longer.
    """
    times, ids = paths.times, paths.times.network.ids
    owners = {task: dict.fromkeys(map(plan.unit_name, owners_of(plan[ids[task]]))) for task in counted}
    handed: dict[str, int] = {}
    for one, other in paths.ties():
        for unit in owners[one].keys() ^ owners[other].keys():
            handed[unit] = handed.get(unit, 0) + 1
    tasks: dict[str, list[int]] = {}
    for task, units in owners.items():
        for unit in units:
            tasks.setdefault(unit, []).append(task)
    found = [
        OwnerCriticality(
            unit=unit,
            tasks=tuple(ids[task] for task in led),
            critical=tuple(ids[task] for task in led if task in paths.critical),
            share=sum(task in paths.critical for task in led) / len(paths.critical),
            hand_overs=handed.get(unit, 0),
            delay=max(0, *(delay - (times.total_floats[task] - paths.least) for task in led)),
        )
        for unit, led in tasks.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.critical), -one.delay, one.unit)))
