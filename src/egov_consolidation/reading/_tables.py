"""From text to lines outside tables, and tables of cells with their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from egov_consolidation.reading._headers import MOST_COLUMNS, Meanings, key
from egov_consolidation.reading._headings import Heading, heading_in, is_note
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

LONGEST_CELL = 20_000
"""How many characters one cell, or one line outside tables, may hold."""

MOST_LINES = 4_000_000
"""How many lines one document may have."""

MOST_CELLS = 2_000_000
"""How many cells one document may have."""

MOST_OUTSIDE = 100_000
"""How many lines outside tables one document may have."""

_CELL_COUNT = Text(en="has {count} cells, must have {must}", zh="有 {count} 格，须为 {must} 格")
_TOO_LONG = Text(en="holds {count} characters, must hold at most {most}", zh="共 {count} 个字符，不得超过 {most} 个")
_TOO_MANY = Text(
    en="has {lines} lines and {cells} cells, must have at most {most_lines} lines and {most_cells} cells",
    zh="共 {lines} 行、{cells} 个单元格，不得超过 {most_lines} 行、{most_cells} 个单元格",
)
_TOO_MUCH_OUTSIDE = Text(
    en="more than {most} lines stand outside tables up to here, must be fewer", zh="至此表格之外的文字已超过 {most} 行"
)
_BEFORE_TAB = Text(
    en="“{words}” stands before the first tab of its line, a cell must begin with its tab",
    zh="“{words}”在本行制表符之前，单元格须以制表符开头",
)


@attrs.frozen(kw_only=True)
class Line:
    """A line outside tables.

    Attributes:
        number: Its number in the text, from 1.
        text: Its words without spaces around them.
        opens: Whether a blank line or a table stands before it.
        is_note: Whether it begins a note or continues one.
        heading: The numbered heading that it is, if it is one.
    """

    number: int
    text: str
    opens: bool = True
    is_note: bool = False
    heading: Heading | None = None


@attrs.frozen
class Row:
    """One row below a header.

    Attributes:
        number: Its number in the table, from 1.
        line: Number of the line its first cell stands in.
        cells: Its cells in the order of the columns.
    """

    number: int
    line: int
    cells: tuple[str, ...]


@attrs.define(kw_only=True)
class Table:
    """One table; it grows while the text is read.

    Attributes:
        number: Its number in the document, from 1.
        line: Number of the line its header begins in.
        header: The header cells.
        rows: The rows that have as many cells as the header.
        row_count: How many rows there are, those with too few or too many cells included.
    """

    number: int
    line: int
    header: tuple[str, ...]
    rows: list[Row] = attrs.field(factory=list[Row])
    row_count: int = 0


Item: TypeAlias = "Line | Table"
"""What a document consists of, in printed order."""


def read_tables(text: str, meanings: Meanings, problems: ProblemList) -> list[Item]:
    r"""Return the lines outside tables and the tables of a text.

    A cell begins with a tab; a line without one continues the cell above it, without a space between them. Blank lines
    separate rows. A blank line inside a row that is not finished is a paragraph break when a line without a tab
    follows it. Rows whose blank line was lost are told apart by their number of cells. A header that is printed again
    is left out.

    Args:
        text: The text, with line feeds alone as line ends.
        meanings: What headers look like.
        problems: Where rows with too few or too many cells, and cells that are too long, are reported.

    Returns:
        Lines and tables in printed order.

    Examples:
        >>> problems = ProblemList("附件")
        >>> items = read_tables("一、任务\n\t序号\n\t工作内容\n\n\t1\n\t编制\n目录\n", Meanings({}, set()), problems)
        >>> items[0].text, items[1].rows
        ('一、任务', [Row(number=1, line=5, cells=('1', '编制目录'))])

    Raises:
        ReadingError: It has more than four million lines or two million cells.

    Notes:
        Time and memory grow with the length of the text.
    """
    _refuse_too_many(text, problems)
    assembler = _Assembler(meanings, problems)
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            before, *cells = line.split("\t")
            if before and not before.isspace():
                problems.add(problems.at(line=number), _BEFORE_TAB.fill(words=before.strip()[:40]))
            for cell in cells:
                assembler.cell(cell.strip(), number)
        else:
            words = line.strip()
            if words:
                assembler.words(words, number)
            else:
                assembler.gap = True
    assembler.close()
    return assembler.items


def _refuse_too_many(text: str, problems: ProblemList) -> None:
    lines, cells = text.count("\n") + 1, text.count("\t")
    if lines > MOST_LINES or cells > MOST_CELLS:
        said = _TOO_MANY.fill(lines=lines, cells=cells, most_lines=MOST_LINES, most_cells=MOST_CELLS)
        problems.add(problems.at(), said)
        problems.raise_if_any()


class _Assembler:
    """Puts cells together from lines, rows from cells, and tables from rows."""

    def __init__(self, meanings: Meanings, problems: ProblemList) -> None:
        self.items: list[Item] = []
        self.gap = True
        self._meanings = meanings
        self._problems = problems
        self._cells: list[str] = []
        self._lines: list[int] = []
        self._pieces: list[str] = []
        self._table: Table | None = None
        self._keys: list[str] = []
        self._heading: Heading | None = None
        self._table_count = 0
        self._outside_count = 0

    def cell(self, text: str, line: int) -> None:
        """Begin a cell."""
        if self.gap:
            self.close()
        self._finish_cell()
        self._pieces = [text]
        self._lines.append(line)
        self.gap = False

    def words(self, text: str, line: int) -> None:
        """Take in a line without a tab."""
        if self._lines and (not self.gap or self._goes_on(text)):
            self._pieces.append(text)
        else:
            self.close()
            self._outside(text, line)
        self.gap = False

    def close(self) -> None:
        """Make a header or rows of the cells since the last blank line."""
        if not self._lines:
            return
        self._finish_cell()
        cells, lines = self._cells, self._lines
        self._cells, self._lines = [], []
        if self._table is None or self._is_new_header(cells):
            self._open(cells, lines[0])
        else:
            self._add_rows(self._table, cells, lines)

    def _finish_cell(self) -> None:
        if self._pieces:
            self._cells.append("".join(self._pieces))
            self._pieces = []

    def _goes_on(self, text: str) -> bool:
        """Whether words after a blank line are a further paragraph of the last cell."""
        if self._table is None or len(self._lines) % len(self._table.header) == 0:
            return False
        heading = heading_in(text)
        return heading is None or not heading.continues(self._heading)

    def _outside(self, text: str, line: int) -> None:
        self._outside_count += 1
        if self._outside_count > MOST_OUTSIDE:
            if self._outside_count == MOST_OUTSIDE + 1:
                self._problems.add(self._problems.at(line=line), _TOO_MUCH_OUTSIDE.fill(most=MOST_OUTSIDE))
            return
        if len(text) > LONGEST_CELL:
            self._problems.add(self._problems.at(line=line), _TOO_LONG.fill(count=len(text), most=LONGEST_CELL))
            text = text[:LONGEST_CELL]
        above = self.items[-1] if self.items else None
        opens = self.gap or not isinstance(above, Line)
        noted = is_note(text) or (not opens and isinstance(above, Line) and above.is_note)
        heading = None if noted else heading_in(text)
        self.items.append(Line(number=line, text=text, opens=opens, is_note=noted, heading=heading))
        if heading is not None:
            self._heading, self._table = heading, None

    def _is_new_header(self, cells: Sequence[str]) -> bool:
        if not self._meanings.look_like_header(cells):
            return False
        return [key(cell) for cell in cells] != self._keys or isinstance(self.items[-1], Line)

    def _open(self, cells: list[str], line: int) -> None:
        self._table_count += 1
        header = tuple(
            self._capped(cell, self._table_count, 0, str(column)) for column, cell in enumerate(cells, start=1)
        )
        self._table = Table(number=self._table_count, line=line, header=header)
        self._keys = [key(cell) for cell in header]
        self.items.append(self._table)

    def _add_rows(self, table: Table, cells: list[str], lines: list[int]) -> None:
        width = len(table.header)
        if width > MOST_COLUMNS:
            return
        if len(cells) % width:
            place = self._problems.at(table=table.number, row=table.row_count + 1, line=lines[0])
            self._problems.add(place, _CELL_COUNT.fill(count=len(cells), must=width))
            table.row_count += -(-len(cells) // width)
            return
        for start in range(0, len(cells), width):
            row = cells[start : start + width]
            if key(row[0]) != self._keys[0] or [key(cell) for cell in row] != self._keys:
                self._add_row(table, row, lines[start])

    def _add_row(self, table: Table, cells: list[str], line: int) -> None:
        table.row_count += 1
        if max(map(len, cells)) > LONGEST_CELL:
            cells = [
                self._capped(cell, table.number, table.row_count, header)
                for cell, header in zip(cells, table.header, strict=True)
            ]
        table.rows.append(Row(table.row_count, line, tuple(cells)))

    def _capped(self, cell: str, table: int, row: int, column: str) -> str:
        if len(cell) > LONGEST_CELL:
            place = self._problems.at(table=table, row=row, column=column)
            self._problems.add(place, _TOO_LONG.fill(count=len(cell), most=LONGEST_CELL))
        return cell[:LONGEST_CELL]
