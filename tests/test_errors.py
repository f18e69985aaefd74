"""What can go wrong, and where."""

from __future__ import annotations

import copy
import pickle

import pytest

from egov_consolidation.errors import (
    LISTED,
    EgovError,
    FindingsError,
    ModelError,
    Place,
    Problem,
    ReadingError,
    UsageError,
)
from egov_consolidation.wording import Text, same

MESSAGE = Text(en="task 1: is empty", zh="任务 1：为空")


def problem(number: int) -> Problem:
    """Return a problem in one row."""
    return Problem(Place(document="附件.txt", table=1, row=number), MESSAGE)


class TestPlace:
    """`Place`."""

    @pytest.mark.parametrize(
        ("place", "zh", "en"),
        [
            (Place(document="a"), "a", "a"),
            (
                Place(document="a", table=2, row=9, column="完成时限"),
                "a 表2 第9行 “完成时限”",
                "a table 2 row 9 “完成时限”",
            ),
            (Place(document="a", table=1, row=0), "a 表1 表头", "a table 1 header"),
            (Place(document="a", line=3), "a （原文第3行）", "a (line 3)"),
            (Place(document="a", path="$.tasks[3].deadline"), "a $.tasks[3].deadline", "a $.tasks[3].deadline"),
        ],
    )
    def test_a_place_is_said_as_far_as_it_is_known(self, place: Place, zh: str, en: str) -> None:
        """Document, table, row, column, line, path."""
        assert (place.text("zh"), place.text("en")) == (zh, en)


class TestProblem:
    """`Problem`."""

    def test_place_and_message_make_one_line(self) -> None:
        """In each language."""
        assert problem(9).text("zh") == "附件.txt 表1 第9行: 任务 1：为空"
        assert problem(9).text("en") == "附件.txt table 1 row 9: task 1: is empty"


class TestEgovError:
    """`EgovError` and the classes below it."""

    @pytest.mark.parametrize(
        ("kind", "builtin"), [(ModelError, ValueError), (UsageError, ValueError), (FindingsError, AssertionError)]
    )
    def test_each_is_also_what_python_programmers_expect(self, kind: type[EgovError], builtin: type[Exception]) -> None:
        """A bad value is a ValueError, a failed demand an AssertionError."""
        raised = kind(MESSAGE)
        assert isinstance(raised, builtin)
        assert (str(raised), raised.text("zh")) == (MESSAGE.en, MESSAGE.zh)

    def test_plain_words_stand_for_both_languages(self) -> None:
        """As for a path."""
        assert EgovError("x").message == same("x")

    @pytest.mark.parametrize("kind", [EgovError, ModelError, UsageError, FindingsError])
    def test_it_crosses_to_another_process_whole(self, kind: type[EgovError]) -> None:
        """Test runners and pools pickle what is raised."""
        for again in (pickle.loads(pickle.dumps(kind(MESSAGE))), copy.copy(kind(MESSAGE))):  # noqa: S301 - our own
            assert type(again) is kind
            assert again.message == MESSAGE


class TestReadingError:
    """`ReadingError`."""

    def test_every_problem_stands_on_a_line_of_its_own(self) -> None:
        """In the order of the input."""
        raised = ReadingError([problem(1), problem(2)])
        assert raised.text("zh").splitlines() == [problem(1).text("zh"), problem(2).text("zh")]
        assert raised.total == 2

    def test_all_are_counted_and_the_first_hundred_listed(self) -> None:
        """The rest are a number at the end."""
        raised = ReadingError(problem(number) for number in range(1, 252))
        assert raised.total == 251
        assert raised.problems == tuple(problem(number) for number in range(1, LISTED + 1))
        assert raised.text("en").splitlines()[-1] == "and 151 more problems"
        assert raised.text("zh").splitlines()[-1] == "另有 151 处问题未列出"

    def test_one_more_is_said_as_one(self) -> None:
        """Grammar."""
        assert str(ReadingError([problem(1)], total=2)).endswith("\nand 1 more problem")

    def test_it_crosses_to_another_process_whole(self) -> None:
        """With its problems and their count."""
        raised = ReadingError([problem(1)], total=7)
        again = pickle.loads(pickle.dumps(raised))  # noqa: S301 - our own
        assert (again.problems, again.total, again.message) == (raised.problems, 7, raised.message)
