"""Cells that are blank in print because they were merged with the one above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from egov_consolidation.reading._columns import Column
from egov_consolidation.reading._owner_names import NONE_STATED, SAME_AS_ABOVE

_MERGED = frozenset({Column.UNIT_NUMBER, Column.LEAD_UNIT, Column.NUMBER, Column.THEME, Column.CONTENT})
_BLOCK = frozenset({Column.UNIT_NUMBER, Column.LEAD_UNIT})
_WITH_NONE = frozenset({Column.LEAD_UNIT, Column.THEME})
_NEW_TASK = frozenset({Column.NUMBER, Column.THEME})


@attrs.frozen
class Words:
    """The words of one row, by what they mean.

    Attributes:
        of: The words of each column, blank ones filled in where they were merged.
        inferred: Names of the columns that were filled in, in the order of the columns.
        others: Header and words of the columns without a meaning, where there are words.
    """

    of: Mapping[Column, str]
    inferred: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


class MergedCells:
    """Fills in what the rows of one table inherit from above.

    A blank number, unit number, lead unit, theme or content was merged with the one above. A new unit, printed to the
    left, begins a new block, into which nothing to the right of it is inherited; a new number or theme ends the content
    above. Any other blank cell is taken as blank, because it cannot be told from a merged one. 同上 inherits in every
    column, and 无 or — for a theme or a lead unit says that there is none.

    Examples:
        >>> cells = MergedCells(("序号", "工作任务", "工作内容"), (Column.NUMBER, Column.THEME, Column.CONTENT))
        >>> cells.fill(("1", "摸清底数", "制定清单")).inferred
        ()
        >>> cells.fill(("2", "", "完成清理")).of[Column.THEME]
        '摸清底数'
    """

    def __init__(self, header: Sequence[str], columns: Sequence[Column]) -> None:
        """Begin a table.

        Args:
            header: Its header cells.
            columns: What they mean.
        """
        self._header = header
        self._columns = columns
        self._above: dict[Column, str] = {}
        right: set[Column] = set()
        self._right_of: dict[Column, frozenset[Column]] = {}
        for column in reversed(columns):
            self._right_of[column] = frozenset(right)
            right.add(column)

    def fill(self, cells: Sequence[str]) -> Words:
        """Return the words of the next row.

        Args:
            cells: Its cells as printed, one for each column.

        Returns:
            The words, and which of them were filled in.
        """
        of: dict[Column, str] = {}
        inferred: list[str] = []
        others: list[tuple[str, str]] = []
        for header, column, cell in zip(self._header, self._columns, cells, strict=True):
            if column is Column.OTHER:
                if cell:
                    others.append((header, cell))
                continue
            above = self._above.get(column, "")
            if above and (cell in SAME_AS_ABOVE or (not cell and column in _MERGED)):
                of[column] = above
                inferred.append(column.value)
            else:
                of[column] = self._print(column, cell)
        return Words(of, tuple(inferred), tuple(others))

    def _print(self, column: Column, cell: str) -> str:
        """Take in a cell that says something itself."""
        if cell and column in _BLOCK:
            for one in _MERGED & self._right_of[column]:
                self._above.pop(one, None)
        elif cell and column in _NEW_TASK:
            self._above.pop(Column.CONTENT, None)
        words = "" if column in _WITH_NONE and cell in NONE_STATED else cell
        self._above[column] = words
        return words
