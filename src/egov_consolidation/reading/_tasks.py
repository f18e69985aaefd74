"""From the rows of one table to tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from egov_consolidation.errors import Place
from egov_consolidation.model import Deadline, Source, Task
from egov_consolidation.reading._columns import Column
from egov_consolidation.reading._merged_cells import MergedCells, Words
from egov_consolidation.reading._numerals import chinese_number
from egov_consolidation.reading._outline import Section
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._row_owners import TableOwners
from egov_consolidation.reading._tables import Row
from egov_consolidation.wording import Text

_AROUND_NUMBER = "（）().．、 \u3000"
_LONGEST_NUMBER = 12
_SHOWN = 40
_NO_NUMBER = Text(en="is “{words}”, must be a whole number", zh="为“{words}”，须为整数")
_BLANK_NUMBER = Text(
    en="is blank and no number above it can stand for it, must be a number",
    zh="为空，上方也没有可以沿用的序号，须填写序号",
)
_BLANK_CONTENT = Text(
    en="is blank and no content above it can stand for it, must say what is to be done",
    zh="为空，上方也没有可以沿用的内容，须写明工作内容",
)
_REPEATED = Text(
    en="task {id} stands in table {table} row {row} already, must have a number of its own",
    zh="任务 {id} 已见于表{table}第{row}行，编号不得重复",
)

DeadlineReader = Callable[[str], Deadline]
"""Reads the words of a deadline in the years of its table."""


class Numbering:
    """The numbers of one document: which ids are taken, and by which rows."""

    def __init__(self, problems: ProblemList) -> None:
        """Begin a document."""
        self._problems = problems
        self._taken: dict[str, tuple[int, int]] = {}
        self._counted: dict[int | None, int] = {}
        self._base = ""
        self._repeats = 1

    def count(self, part: int | None) -> int:
        """Return the next number in a part whose rows print none."""
        self._counted[part] = self._counted.get(part, 0) + 1
        return self._counted[part]

    def id_of(self, numbers: Sequence[int | None], *, repeated: bool) -> str:
        """Return the id of a row: its numbers joined by dots, and -2, -3 … where it shares the number above it."""
        base = ".".join(str(number) for number in numbers if number is not None)
        self._repeats = self._repeats + 1 if repeated and base == self._base else 1
        self._base = base
        return base if self._repeats == 1 else f"{base}-{self._repeats}"

    def take(self, task_id: str, place: Place) -> None:
        """Give an id to a row; report it where another row has it."""
        here = (place.table or 0, place.row or 0)
        table, row = self._taken.setdefault(task_id, here)
        if (table, row) != here:
            self._problems.add(place, _REPEATED.fill(id=task_id, table=table, row=row))


@attrs.frozen(kw_only=True)
class TaskReader:
    """Reads the tasks of one table.

    Attributes:
        section: The table and what stands above it.
        columns: What its columns mean.
        owners: Reads its owners.
        deadline: Reads its deadlines.
        numbering: The numbers of the document.
        problems: Where what cannot be read is reported.
    """

    section: Section
    columns: Sequence[Column]
    owners: TableOwners
    deadline: DeadlineReader
    numbering: Numbering
    problems: ProblemList

    def tasks(self) -> Iterator[Task]:
        """Yield the tasks in printed order; rows without any words are none."""
        merged = MergedCells(self.section.table.header, self.columns)
        for row in self.section.table.rows:
            if any(row.cells):
                task = self._task(row, merged.fill(row.cells))
                if task is not None:
                    yield task

    def _task(self, row: Row, words: Words) -> Task | None:
        of = words.of
        part = self.section.part.number if self.section.part else None
        before = self.problems.total
        if not of[Column.CONTENT]:
            self.problems.add(self._place(row, Column.CONTENT), _BLANK_CONTENT)
        unit_number = self._number(of, Column.UNIT_NUMBER, row)
        number = self._number(of, Column.NUMBER, row)
        owners = self.owners.of_row(words, row)
        if self.problems.total != before:
            return None
        task_id = self.numbering.id_of(
            (part, unit_number, self.numbering.count(part) if Column.NUMBER not in of else number),
            repeated=Column.NUMBER.value in words.inferred,
        )
        self.numbering.take(task_id, self._place(row))
        inferred = owners.inferred | set(words.inferred)
        return Task(
            id=task_id,
            content=of[Column.CONTENT],
            deadline=self.deadline(of.get(Column.DEADLINE, "")),
            part=part,
            unit_number=unit_number,
            number=number,
            theme=of.get(Column.THEME) or None,
            assignments=owners.assignments,
            accountable=of.get(Column.ACCOUNTABLE) or None,
            remarks=of.get(Column.REMARKS) or None,
            other_cells=words.others,
            source=Source(
                document=self.problems.document,
                table=self.section.table.number,
                row=row.number,
                inferred_cells=tuple(column.value for column in self.columns if column.value in inferred),
            ),
        )

    def _number(self, of: Mapping[Column, str], column: Column, row: Row) -> int | None:
        words = of.get(column)
        if words is None:
            return None
        number = whole_number(words)
        if number is None:
            text = _NO_NUMBER.fill(words=words[:_SHOWN]) if words else _BLANK_NUMBER
            self.problems.add(self._place(row, column), text)
        return number

    def _place(self, row: Row, column: Column | None = None) -> Place:
        header = None if column is None else self.section.table.header[self.columns.index(column)]
        return self.problems.at(table=self.section.table.number, row=row.number, column=header, line=row.line)


def whole_number(words: str) -> int | None:
    """Return the number that a cell prints, or `None` where it prints none.

    Examples:
        >>> whole_number("12"), whole_number("（三）"), whole_number("1-2")
        (12, 3, None)
    """
    bare = words.strip(_AROUND_NUMBER)
    if not bare or len(bare) > _LONGEST_NUMBER:
        return None
    return chinese_number(bare)
