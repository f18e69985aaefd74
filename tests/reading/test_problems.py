"""Problems are gathered without bound on their number and with a bound on what is kept."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import LISTED, ReadingError
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

WORDS = Text(en="is blank, must hold words", zh="为空，须填写")


class TestProblemList:
    """What is gathered, kept and raised."""

    def test_nothing_is_raised_when_nothing_was_added(self) -> None:
        """Nothing is raised when nothing was added."""
        problems = ProblemList("附件")
        problems.raise_if_any()
        assert problems.total == 0

    def test_all_are_counted_and_the_first_hundred_are_kept(self) -> None:
        """All are counted and the first hundred are kept."""
        problems = ProblemList("附件")
        for row in range(1, 1001):
            problems.add(problems.at(table=1, row=row), WORDS)
        with pytest.raises(ReadingError) as caught:
            problems.raise_if_any()
        assert caught.value.total == 1000
        assert [problem.place.row for problem in caught.value.problems] == list(range(1, LISTED + 1))
        assert "另有 900 处问题未列出" in caught.value.text("zh")

    def test_they_are_listed_in_the_order_of_the_lines(self) -> None:
        """They are listed in the order of the lines."""
        problems = ProblemList("附件")
        for line in (30, 10, 20):
            problems.add(problems.at(line=line), WORDS)
        with pytest.raises(ReadingError) as caught:
            problems.raise_if_any()
        assert [problem.place.line for problem in caught.value.problems] == [10, 20, 30]

    def test_those_without_a_line_keep_their_order(self) -> None:
        """Those without a line keep their order."""
        problems = ProblemList("附件")
        for column in ("乙", "甲"):
            problems.add(problems.at(column=column), WORDS)
        with pytest.raises(ReadingError) as caught:
            problems.raise_if_any()
        assert [problem.place.column for problem in caught.value.problems] == ["乙", "甲"]
        assert all(problem.place.document == "附件" for problem in caught.value.problems)
