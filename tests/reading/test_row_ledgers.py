"""Row ledgers: what becomes of the words of a plan."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import ReadingError
from egov_consolidation.model import Clause, Plan, Task
from egov_consolidation.reading import accounted


class TestAccounted:
    """A file that says what becomes of the words of a plan."""

    PLAN = Plan(id="demo", tasks=(Task(id="1", content="编制目录，报市政府。"),))

    def test_words_get_what_becomes_of_them(self) -> None:
        """In the order of the file."""
        data = {"plan": "demo", "rows": [{"id": "1", "clauses": [{"text": "编制目录", "rule": "CA01"}]}]}
        assert accounted(self.PLAN, data, document="rows.toml")["1"].clauses == (Clause(text="编制目录", rule="CA01"),)

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ({"id": "1", "clauses": [{"text": "编目录", "rule": "CA01"}]}, "“编目录”"),
            ({"id": "1", "clauses": [{"text": "编制目录", "deliverable": "目录"}]}, "目录"),
            ({"id": "9", "clauses": []}, "9"),
        ],
    )
    def test_what_does_not_fit_the_plan_is_refused_with_its_place(self, row: object, told: str) -> None:
        """Words that do not stand there, things that are not made, tasks that do not exist."""
        with pytest.raises(ReadingError, match=told) as refused:
            accounted(self.PLAN, {"plan": "demo", "rows": [row]}, document="rows.toml")
        assert "rows.toml $.rows[0]" in str(refused.value)

    def test_a_row_that_stands_twice_and_another_plan_are_refused_together(self) -> None:
        """All problems are told at once."""
        data = {"plan": "other", "rows": [{"id": "1", "clauses": []}, {"id": "1", "clauses": []}]}
        with pytest.raises(ReadingError, match="a second time") as refused:
            accounted(self.PLAN, data, document="rows.toml")
        assert "must be demo" in str(refused.value)
