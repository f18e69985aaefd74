"""What is wrong with one input, gathered while it is read and raised at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from egov_consolidation.errors import LISTED, Place, Problem, ReadingError
from egov_consolidation.wording import Text

Remark: TypeAlias = "Callable[[Problem], None]"
"""What takes a remark on an input that was read: what was passed over in it, and where."""


def unremarked(_: Problem) -> None:
    """Take a remark that nobody wants to hear."""


class ProblemList:
    """The problems of one input: all are counted, the first are kept.

    Attributes:
        document: Id of the document that is read.
        file: Name of the file it stands in, for places; its id where it stands in none.
        total: How many problems there are so far.
        remarks: What was passed over, which is no problem.

    Examples:
        >>> problems = ProblemList("附件")
        >>> problems.add(problems.at(table=2, row=9), Text(en="has 5 cells, must have 6", zh="有 5 格，应有 6 格"))
        >>> problems.raise_if_any()
        Traceback (most recent call last):
        egov_consolidation.errors.ReadingError: 附件 table 2 row 9: has 5 cells, must have 6
    """

    def __init__(self, document: str, *, file: str | None = None) -> None:
        """Begin without any problem."""
        self.document = document
        self.file = file or document
        self.total = 0
        self.remarks: list[Problem] = []
        self._first: list[Problem] = []

    def at(
        self, *, table: int | None = None, row: int | None = None, column: str | None = None, line: int | None = None
    ) -> Place:
        """Return a place in the document."""
        return Place(document=self.file, table=table, row=row, column=column, line=line)

    def add(self, place: Place, text: Text) -> None:
        """Count one problem, and keep it if it is among the first.

        Args:
            place: Where it stands.
            text: What is so and what must be so.
        """
        self.total += 1
        if len(self._first) < LISTED:
            self._first.append(Problem(place, text))

    def remark(self, place: Place, text: Text) -> None:
        """Keep what was passed over, and where."""
        self.remarks.append(Problem(place, text))

    @property
    def is_full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self._first) >= LISTED

    def raise_if_any(self) -> None:
        """Raise what was gathered.

        Raises:
            ReadingError: At least one problem was added; it holds the first ones and the count of all.
        """
        if self.total:
            raise ReadingError(sorted(self._first, key=lambda problem: problem.place.line or 0), self.total)
