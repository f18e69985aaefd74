"""What is laid over a plan: which plan and which of its tasks a file speaks of."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import ReadingError
from egov_consolidation.model import Plan, Task
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._plan_layers import named_task, refuse_other_plan, refuse_unknown_tasks, with_tasks
from egov_consolidation.reading._problems import ProblemList

FIRST, SECOND = Task(id="1", content="甲"), Task(id="2", content="乙")
PLAN = Plan(id="demo", tasks=(FIRST, SECOND))


def table(**values: object) -> tuple[Fields, ProblemList]:
    """Return a table of a file, and where its problems go."""
    problems = ProblemList("rows.toml")
    return Fields(values, "$", problems), problems


class TestRefuseOtherPlan:
    """A file speaks of one plan."""

    def test_its_own_is_taken_and_another_refused(self) -> None:
        """By its id."""
        fields, problems = table(plan="demo")
        refuse_other_plan(fields, PLAN)
        problems.raise_if_any()
        fields, problems = table(plan="other")
        refuse_other_plan(fields, PLAN)
        with pytest.raises(ReadingError, match="is other, must be demo"):
            problems.raise_if_any()


class TestNamedTask:
    """A table names a task once."""

    def test_it_is_found_and_remembered(self) -> None:
        """By its id."""
        seen: set[str] = set()
        fields, problems = table(id="2")
        assert named_task(fields, PLAN, seen) == ("2", SECOND)
        assert seen == {"2"}
        problems.raise_if_any()

    @pytest.mark.parametrize(("task_id", "told"), [("2", "a second time"), ("9", "must be a task of the plan")])
    def test_a_second_time_and_no_task_are_reported(self, task_id: str, told: str) -> None:
        """With the id."""
        fields, problems = table(id=task_id)
        found = named_task(fields, PLAN, {"2"})
        assert found == (task_id, SECOND if task_id == "2" else None)
        with pytest.raises(ReadingError, match=f"is {task_id}.*{told}"):
            problems.raise_if_any()


class TestRefuseUnknownTasks:
    """Ids of tasks."""

    def test_each_that_no_task_has_is_reported(self) -> None:
        """And no other."""
        fields, problems = table(mirrors="9")
        refuse_unknown_tasks(fields, "mirrors", ("1", "9", "8"), PLAN)
        with pytest.raises(ReadingError) as refused:
            problems.raise_if_any()
        assert [one.message.en.split(",")[0] for one in refused.value.problems] == ["is 9", "is 8"]


class TestWithTasks:
    """Tasks in place of those with their ids."""

    def test_the_order_is_that_of_the_plan(self) -> None:
        """What is not given stays."""
        new = Task(id="2", content="丙")
        assert tuple(with_tasks(PLAN, (new,))) == (FIRST, new)
