"""Who answers for the rows of one table: its cells, its heading, clauses above it and the sentences themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from egov_consolidation.model import Assignment, Origin, Role
from egov_consolidation.reading._columns import Column
from egov_consolidation.reading._document_owners import DocumentOwners
from egov_consolidation.reading._headers import key
from egov_consolidation.reading._merged_cells import Words
from egov_consolidation.reading._outline import Section
from egov_consolidation.reading._owners import OwnersRead, group_in_heading
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._tables import Row
from egov_consolidation.wording import Text

_ROLES: Mapping[Column, Role] = {
    Column.LEAD_UNIT: Role.LEAD,
    Column.EXECUTING_UNITS: Role.EXECUTING,
    Column.COOPERATING_UNITS: Role.COOPERATING,
    Column.SUPERVISING: Role.SUPERVISING,
    Column.COLLECTING: Role.COLLECTING,
}
_SAYS_LEAD = ("牵头", "主办", "主责")
_SHOWN = 60
_UNREAD = Text(en="“{words}” cannot be read, must name units or groups", zh="“{words}”无法识别，须为单位或单位组的名称")
_NOTHING_ABOVE = Text(
    en="“{words}” points to the row above, where nobody is named, must name units or groups",
    zh="“{words}”指向上一行，而上一行没有单位，须写明单位",
)


@attrs.frozen
class RowOwners:
    """Who answers for one row.

    Attributes:
        assignments: From the cells in the order of the roles, then from heading, sentence and clauses.
        inferred: Names of the columns whose words point to the row above.
    """

    assignments: tuple[Assignment, ...]
    inferred: frozenset[str] = frozenset()


class TableOwners:
    """Reads the owners of one row of a table after another."""

    def __init__(
        self, section: Section, columns: Sequence[Column], document: DocumentOwners, problems: ProblemList
    ) -> None:
        """Begin a table, and let the document know its lead units."""
        self._document = document
        self._problems = problems
        self._table = section.table.number
        self._headers = dict(zip(columns, section.table.header, strict=True))
        self._columns = [column for column in _ROLES if column in self._headers]
        self._above: dict[Column, tuple[Assignment, ...]] = {}
        self._heading = () if Column.LEAD_UNIT in self._columns else tuple(_addressed(section))
        if Column.LEAD_UNIT in self._columns:
            index = columns.index(Column.LEAD_UNIT)
            cells = (row.cells[index] for row in section.table.rows)
            document.know(cells, says_lead=self._says_lead(Column.LEAD_UNIT))

    def of_row(self, words: Words, row: Row) -> RowOwners:
        """Return who answers for a row.

        Args:
            words: Its words.
            row: The row as printed, for its place.

        Returns:
            The assignments; what cannot be read is reported.
        """
        found: dict[tuple[Role, str], Assignment] = {}
        inferred: set[str] = set()
        clauses: list[Assignment] = []
        added = tuple(self._document.added(row.line))
        for column in self._columns:
            read = self._document.read(words.of[column], _ROLES[column], says_lead=self._says_lead(column))
            self._report(read, column, words.of[column], row)
            named = read.assignments
            if read.same_as_above:
                named = (*self._above.get(column, ()), *named)
                inferred.add(column.value)
            self._above[column] = named
            _gather(found, named)
            clauses += read.clause
        _gather(found, self._heading)
        _gather(found, self._document.in_content(words.of[Column.CONTENT]))
        _gather(found, added)
        self._document.add(clauses)
        return RowOwners(tuple(found.values()), frozenset(inferred))

    def _report(self, read: OwnersRead, column: Column, words: str, row: Row) -> None:
        place = self._problems.at(table=self._table, row=row.number, column=self._headers[column], line=row.line)
        if read.unread:
            self._problems.add(place, _UNREAD.fill(words=read.unread[:_SHOWN]))
        if read.same_as_above and not self._above.get(column):
            self._problems.add(place, _NOTHING_ABOVE.fill(words=words[:_SHOWN]))
        for name, alias in read.aliases:
            self._document.note_alias(name, alias, place)

    def _says_lead(self, column: Column) -> bool:
        return any(word in key(self._headers[column]) for word in _SAYS_LEAD)


def _addressed(section: Section) -> Iterable[Assignment]:
    groups = (group_in_heading(title) for title in reversed(section.titles) if title)
    group = next((group for group in groups if group is not None), None)
    if group is not None:
        yield Assignment(role=Role.LEAD, group=group, origin=Origin.HEADING)


def _gather(found: dict[tuple[Role, str], Assignment], more: Iterable[Assignment]) -> None:
    """Add assignments, each name once in each role: what the cells say comes first."""
    for one in more:
        found.setdefault((one.role, one.name), one)
