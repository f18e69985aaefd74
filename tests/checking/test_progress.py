"""What a ledger says of a plan on a day."""

from __future__ import annotations

import pytest

from egov_consolidation.checking._progress import reported
from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.ledger import Progress, ProgressEntry
from egov_consolidation.model import Plan, Task, Unit

PLAN = Plan(id="p", tasks=(Task(id="1.1", content="清理"),), units=(Unit(name="市发展改革委", aliases=("市发改委",)),))


class TestReported:
    """`reported`."""

    def test_units_are_called_as_the_plan_calls_them_and_what_came_later_is_left_out(self) -> None:
        """An alias is the unit, and a later report says nothing of that day."""
        entries = tuple(
            ProgressEntry(id=str(number), task="1.1", unit="市发改委", reported_on=f"2018-0{number}-01")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            for number in (1, 2)
        )
        found = reported(Progress(entries=entries), PLAN, day("2018-01-31"))
        assert [(one.id, one.unit) for one in found.entries] == [("1", "市发展改革委")]

    def test_entries_of_tasks_that_the_plan_does_not_have_are_refused(self) -> None:
        """A slip of the pen would lose them: each is named, with the task that is meant."""
        entries = tuple(ProgressEntry(id=task, task=task, unit="a") for task in ("1.1", "1.l", "9"))
        with pytest.raises(UsageError) as refused:
            reported(Progress(entries=entries), PLAN, day("2018-01-31"))
        assert len(str(refused.value).splitlines()) == 2
        assert "1.1" in str(refused.value).splitlines()[0]
