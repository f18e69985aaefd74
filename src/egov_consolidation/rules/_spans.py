"""The time between a deadline and the one before it, in working days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from egov_consolidation.dates import Day, WorkCalendar
from egov_consolidation.model import Dependency, DependencyType, Plan
from egov_consolidation.rules._dated_tasks import last_days, undated

_FINISHES = frozenset({DependencyType.FINISH_TO_START, DependencyType.FINISH_TO_FINISH})


@attrs.frozen(kw_only=True)
class Span:
    """The time before a deadline in which nothing else on its way is due.

    Attributes:
        task: Id of the task that is due.
        ends: Its last day.
        begins: The latest day before it on which something is due, or the day from which on it can be worked on;
            `None` where that is not known.
        unknown: Ids of tasks before it whose last day is not known: one of them may cut the span short.
    """

    task: str
    ends: Day
    begins: Day | None = None
    unknown: tuple[str, ...] = ()

    @property
    def days(self) -> int | None:
        """Working days after its beginning up to its end; `None` where its beginning is not known."""
        if self.begins is None:
            return None
        calendar = WorkCalendar.official()
        return calendar.count_before(self.ends.toordinal() + 1) - calendar.count_before(self.begins.toordinal() + 1)

    def is_long(self, longest: float) -> bool | None:
        """Return whether it has more working days than so many; `None` where that is not known."""
        if self.days is not None and self.days <= longest:
            return False
        return None if self.days is None or self.unknown else True

    def __str__(self) -> str:
        """Return it as messages list it."""
        return f"{self.task} ({self.begins} → {self.ends}: {self.days})"


def spans(plan: Plan, dependencies: Iterable[Dependency]) -> Iterator[Span]:
    """Yield the span before each deadline, in natural order of the tasks.

    It begins with the latest of the deadlines among the tasks that the task waits for (FS, FF), as far as they are not
    later than its own, and of the day on which its window opens; where there is none of these, with the day of issue.

    Args:
        plan: The plan.
        dependencies: The dependencies that count.
    """
    due, unknown = last_days(plan), set(undated(plan))
    before: dict[str, dict[str, None]] = {}
    for one in dependencies:
        if one.type in _FINISHES and one.predecessor != one.successor:
            before.setdefault(one.successor, {})[one.predecessor] = None
    for task, ends in due.items():
        waits_for = before.get(task, {})
        days = [due[one] for one in waits_for if one in due and due[one] <= ends]
        opens = plan[task].deadline.first_day
        may_cut = tuple(one for one in waits_for if one in unknown)
        begins = max((*days, *((opens,) if opens else ())), default=None if may_cut else plan.issued)
        yield Span(task=task, ends=ends, begins=begins, unknown=may_cut)


def projected_years(found: Iterable[Span]) -> tuple[int, ...]:
    """Return the years in some spans of which no holiday arrangement is published."""
    calendar = WorkCalendar.official()
    years = {year for one in found if one.begins is not None for year in calendar.projected_years(one.begins, one.ends)}
    return tuple(sorted(years))
