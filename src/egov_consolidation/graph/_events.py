"""The starts and finishes of tasks, and what holds between them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from egov_consolidation.model import Dependency, DependencyType, Task


class Moment(StrEnum):
    """The two events of a task."""

    START = "start"
    FINISH = "finish"


class Event(NamedTuple):
    """The start or the finish of a task."""

    task: str
    moment: Moment


class Step(NamedTuple):
    """One event that comes no earlier than so many days after another.

    Attributes:
        before: The event that comes first.
        after: The event that waits for it.
        days: The least number of days between them: the lag of a dependency, or the duration of a task.
        takes_time: Whether some unknown time passes beyond that: the work of a task whose duration is not known.
        dependency: The dependency that asks for it; `None` between the start and the finish of one task.
    """

    before: Event
    after: Event
    days: int
    takes_time: bool
    dependency: Dependency | None


_ENDS = {
    DependencyType.FINISH_TO_START: (Moment.FINISH, Moment.START),
    DependencyType.START_TO_START: (Moment.START, Moment.START),
    DependencyType.FINISH_TO_FINISH: (Moment.FINISH, Moment.FINISH),
    DependencyType.START_TO_FINISH: (Moment.START, Moment.FINISH),
}


def step_of_task(task: Task, assumed: int | None = None) -> Step:
    """Return the step from the start of a task to its finish.

    Args:
        task: The task.
        assumed: Days to reckon with where the plan gives none.

    Examples:
        >>> step_of_task(Task(id="1", content="编制目录")).takes_time
        True
    """
    before, after = Event(task.id, Moment.START), Event(task.id, Moment.FINISH)
    days = assumed if task.duration is None else task.duration
    return Step(before, after, days or 0, days is None, None)


def step_of_dependency(dependency: Dependency) -> Step:
    """Return the step from an event of the predecessor to one of the successor.

    Examples:
        >>> step = step_of_dependency(Dependency(predecessor="1", successor="2", type=DependencyType.START_TO_FINISH))
        >>> step.before.moment.value, step.after.moment.value
        ('start', 'finish')
    """
    first, second = _ENDS[dependency.type]
    before, after = Event(dependency.predecessor, first), Event(dependency.successor, second)
    return Step(before, after, dependency.lag, takes_time=False, dependency=dependency)
