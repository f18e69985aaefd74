"""Tests of the words that stand for a plan."""

from __future__ import annotations

import pytest

from egov_consolidation.model import Citation, Plan, Task
from egov_consolidation.rules._whole_plan import words_of_plan

TASKS = (Task(id="1", content="编制目录"), Task(id="2", content="报送"))


class TestWordsOfPlan:
    """`words_of_plan`."""

    @pytest.mark.parametrize(
        ("title", "tasks", "expected"),
        [
            ("任务分工", TASKS, Citation(document="p", quote="任务分工")),
            ("任务分工", (), Citation(document="p", quote="任务分工")),
            ("", TASKS, Citation(document="p", row="1", quote="编制目录")),
            ("", (), Citation(document="p")),
        ],
    )
    def test_the_title_or_the_first_row(self, title: str, tasks: tuple[Task, ...], expected: Citation) -> None:
        """Whichever there is."""
        assert words_of_plan(Plan(id="p", title=title, tasks=tasks)) == expected
