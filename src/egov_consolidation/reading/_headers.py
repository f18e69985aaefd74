"""What a column means, by its printed header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from egov_consolidation.reading._columns import MEANINGS, RESPONSIBLE, Column
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

MOST_COLUMNS = 100
"""How many columns a table may have."""

_BRACKET = re.compile(r"[（(][^（()）]*[)）]")
_SPACES = re.compile(r"\s+")
_SHORT = 40

_UNKNOWN_NAME = Text(
    en="the options say that it holds “{name}”, must be one of {known}",
    zh="选项中写明其含义为“{name}”，须为 {known} 之一",
)
_NOWHERE = Text(
    en="the options name this header and no table has it, must be a printed header",
    zh="选项中写有此表头，但各表均无此列",
)
_TWICE = Text(
    en="holds {what}, as “{other}” does already, must be one column; the columns option can say what the other holds",
    zh="与“{other}”含义相同（{what}），同一含义只能有一列；可用 columns 选项指明另一列的含义",
)
_NO_CONTENT = Text(
    en="no column holds the content of the tasks, must have one such as 工作内容; the columns option can say which",
    zh="没有工作内容一列，须有一列写明工作内容；可用 columns 选项指明",
)
_TOO_WIDE = Text(en="has {count} columns, must have at most {most}", zh="共 {count} 列，不得超过 {most} 列")


@attrs.frozen
class Meanings:
    """What headers mean in one document: the built-in words, and over them what the caller says.

    Attributes:
        overrides: Names of meanings by header key.
        used: Header keys of the overrides that some table has.
    """

    overrides: Mapping[str, Column]
    used: set[str]

    @classmethod
    def of(cls, columns: Mapping[str, str], problems: ProblemList) -> Meanings:
        """Return the meanings with a caller's words over them; names that are none become problems.

        Args:
            columns: Names of meanings by printed header.
            problems: Where a name that is none is reported.

        Returns:
            The meanings.
        """
        overrides: dict[str, Column] = {}
        for header, name in columns.items():
            try:
                overrides[key(header)] = Column(name)
            except ValueError:
                problems.add(problems.at(column=header), _UNKNOWN_NAME.fill(name=name, known=tuple(Column)))
        return cls(overrides, set())

    def look_like_header(self, cells: Sequence[str]) -> bool:
        """Return whether at least two cells, and half of them, are headers with a known meaning.

        Examples:
            >>> Meanings({}, set()).look_like_header(("序号", "工作任务", "市长批示"))
            True
        """
        if len(cells) > MOST_COLUMNS:
            return False
        known = sum(self._meaning(cell) is not None for cell in cells)
        return known > 1 and 2 * known >= len(cells)

    def _meaning(self, header: str) -> str | None:
        if len(header) > _SHORT:
            return self.overrides.get(key(header)) if self.overrides else None
        exact = key(header)
        bare = _BRACKET.sub("", exact).strip(":：*")
        return self.overrides.get(exact) or MEANINGS.get(exact) or MEANINGS.get(bare)

    def read(self, header: Sequence[str], table: int, problems: ProblemList) -> tuple[Column, ...] | None:
        """Return what each column of a table means.

        责任单位 executes beside a column of lead units and leads where there is none. A table with themes and without
        contents prints its contents under the heading of the themes.

        Args:
            header: The header cells as printed.
            table: Number of the table.
            problems: Where a header that cannot be understood is reported.

        Returns:
            One meaning for each column, or `None` where rows cannot be read by this header.
        """
        if len(header) > MOST_COLUMNS:
            problems.add(problems.at(table=table, row=0), _TOO_WIDE.fill(count=len(header), most=MOST_COLUMNS))
            return None
        self.used.update(self.overrides.keys() & {key(cell) for cell in header})
        columns = _resolved([self._meaning(cell) for cell in header])
        before = problems.total
        first: dict[Column, str] = {}
        for cell, column in zip(header, columns, strict=True):
            if column in first and column is not Column.OTHER:
                text = _TWICE.fill(what=column.value, other=first[column])
                problems.add(problems.at(table=table, row=0, column=cell), text)
            first.setdefault(column, cell)
        if Column.CONTENT not in first:
            problems.add(problems.at(table=table, row=0), _NO_CONTENT)
        return columns if problems.total == before else None

    def refuse_unused(self, problems: ProblemList) -> None:
        """Report each header of the options that no table has.

        Args:
            problems: Where they are reported.
        """
        for header in self.overrides:
            if header not in self.used:
                problems.add(problems.at(column=header), _NOWHERE)


def _resolved(meanings: list[str | None]) -> tuple[Column, ...]:
    leads = Column.LEAD_UNIT in meanings
    responsible = Column.EXECUTING_UNITS if leads else Column.LEAD_UNIT
    columns = [responsible if one == RESPONSIBLE else Column(one or Column.OTHER) for one in meanings]
    if Column.CONTENT not in columns:
        columns = [Column.CONTENT if one is Column.THEME else one for one in columns]
    return tuple(columns)


def key(header: str) -> str:
    """Return a header without any spaces, to compare it by.

    Examples:
        >>> key("完成 时限")
        '完成时限'
    """
    return _SPACES.sub("", header)
