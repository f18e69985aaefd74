"""What an annex as a whole says of owners: the units it knows, their other names, and clauses that add units."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from egov_consolidation.errors import Place
from egov_consolidation.model import Assignment, Role, Unit
from egov_consolidation.reading._owners import OwnersRead, read_owners, standing_clause, units_in_content
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._tables import Line
from egov_consolidation.wording import Text

_KEPT = 512
_MOST_KNOWN = 500
_ANSWERING = frozenset({Role.LEAD, Role.CO_LEAD})
_TWO_UNITS = Text(
    en="“{name}（{alias}）” gives two units one name, must leave each name to one unit",
    zh="“{name}（{alias}）”使两个单位同名，一个名称只能属于一个单位",
)


class DocumentOwners:
    """Gathers what rows and notes say of the whole document.

    Notes:
        The first 500 different lead units are known to the sentences of the tasks; no plan has nearly as many.
    """

    def __init__(self, notes: Iterable[Line], problems: ProblemList, *, first_listed_leads: bool) -> None:
        """Begin a document.

        Args:
            notes: Its lines outside tables, in printed order.
            problems: Where names that two units would share are reported.
            first_listed_leads: Whether the first of several units named without 牵头 leads the others.
        """
        self._problems = problems
        self._clauses = [(line.number, added) for line in notes if (added := standing_clause(line.text))][::-1]
        self._added: dict[Assignment, None] = {}
        self._known: dict[str, None] = {}
        self._unit_of: dict[str, str] = {}
        self._first_listed_leads = first_listed_leads
        self._read = lru_cache(maxsize=_KEPT)(self._read_cell)
        self._in_content = lru_cache(maxsize=_KEPT)(self._read_content)

    def read(self, cell: str, role: Role, *, says_lead: bool) -> OwnersRead:
        """Return what a cell that names units says."""
        return self._read(cell, role, says_lead)

    def know(self, lead_cells: Iterable[str], *, says_lead: bool) -> None:
        """Learn the units that the cells of a column of lead units name."""
        for cell in dict.fromkeys(lead_cells):
            if len(self._known) >= _MOST_KNOWN:
                return
            for one in self._read(cell, Role.LEAD, says_lead).assignments:
                if one.unit is not None and one.role in _ANSWERING:
                    self._known[one.unit] = None

    def in_content(self, content: str) -> tuple[Assignment, ...]:
        """Return the units that the sentence of a task names; every lead unit has to be known before."""
        return self._in_content(content)

    def added(self, line: int) -> Iterable[Assignment]:
        """Return what the clauses above a line add to its row; lines have to be asked for in order."""
        while self._clauses and self._clauses[-1][0] < line:
            self.add(self._clauses.pop()[1])
        return self._added

    def add(self, clause: Iterable[Assignment]) -> None:
        """Add units to every row from now on."""
        self._added.update(dict.fromkeys(clause))

    def note_alias(self, name: str, alias: str, place: Place) -> None:
        """Note another name of a unit."""
        unit = self._unit_of.setdefault(name, name)
        if self._unit_of.setdefault(alias, unit) != unit:
            self._problems.add(place, _TWO_UNITS.fill(name=name, alias=alias))

    def units(self) -> tuple[Unit, ...]:
        """Return the units that have several names."""
        names: dict[str, list[str]] = {}
        for name, unit in self._unit_of.items():
            names.setdefault(unit, []).append(name)
        return tuple(
            Unit(name=unit, aliases=tuple(name for name in all_names if name != unit))
            for unit, all_names in names.items()
            if len(all_names) > 1
        )

    def _read_cell(self, cell: str, role: Role, says_lead: bool) -> OwnersRead:  # noqa: FBT001 - a key of the cache
        return read_owners(cell, role, first_listed_leads=self._first_listed_leads, lead_column=says_lead)

    def _read_content(self, content: str) -> tuple[Assignment, ...]:
        return units_in_content(content, tuple(self._known))
