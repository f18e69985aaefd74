"""Records by columns: built once, each when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from egov_consolidation.inventory._field import NOTHING, FieldAbout, ValueKind
from egov_consolidation.inventory._plain import Plain

if TYPE_CHECKING:
    from egov_consolidation.inventory._kinds import AnyRecord


class Columns:
    """The records of one collection by columns.

    Attributes:
        ids: The ids of the records, in order.
        fields: What is known of the fields.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine, fields_of
        >>> from egov_consolidation.dates import day
        >>> lines = (LeasedLine(id="1", cancelled_on=day("2018-12-31")), LeasedLine(id="2"))
        >>> Columns(lines, fields_of(LeasedLine)).values("cancelled_on")
        [737059, None]
    """

    def __init__(self, records: Sequence[AnyRecord], fields: Mapping[str, FieldAbout]) -> None:
        """Hold the records; nothing is built yet."""
        self._records = records
        self.ids = [record.id for record in records]
        self.fields = fields
        self._values: dict[str, list[Plain | None]] = {}
        self._places: dict[str, tuple[Mapping[str, Sequence[int]], Sequence[int]]] = {}

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.ids)

    def values(self, field: str) -> list[Plain | None]:
        """Return the values of a field, `None` where one is missing; the ids for `id`."""
        if field not in self._values:
            self._values[field] = self._built(field)
        return self._values[field]

    def places(self, field: str) -> tuple[Mapping[str, Sequence[int]], Sequence[int]]:
        """Return at which records a name stands in a field, by name, and at which the field is missing.

        A list stands under each of its names; `NOTHING` is no name. Numbers and flags stand under their words.

        Examples:
            >>> from egov_consolidation.inventory import UnitFacts, fields_of
            >>> units = (UnitFacts(id="a", staff=0), UnitFacts(id="b"), UnitFacts(id="c", staff=3))
            >>> Columns(units, fields_of(UnitFacts)).places("staff")
            ({'0': [0], '3': [2]}, [1])
        """
        if field not in self._places:
            found: dict[str, list[int]] = {}
            missing: list[int] = []
            for place, value in enumerate(self.values(field)):
                if value is None:
                    missing.append(place)
                    continue
                for name in _names(value):
                    found.setdefault(name, []).append(place)
            self._places[field] = found, missing
        return self._places[field]

    def _built(self, field: str) -> list[Plain | None]:
        if field == "id":
            return list(self.ids)
        raw: list[Any] = list(map(attrgetter(field), self._records))
        match self.fields[field].kind:
            case ValueKind.DAY:
                return [None if value is None else value.toordinal() for value in raw]
            case ValueKind.MONEY:
                return [None if value is None else value.fen for value in raw]
            case ValueKind.CHOICE:
                return _by_distinct(raw, str)
            case ValueKind.NAMES | ValueKind.REFERENCES:
                return _by_distinct(raw, lambda value: tuple(map(str, value)))
            case _:
                return raw


def _names(value: Plain) -> Iterable[str]:
    if isinstance(value, tuple):
        return dict.fromkeys(value)
    return () if value == NOTHING else (str(value),)


def _by_distinct(raw: list[Any], convert: Callable[[Any], Plain]) -> list[Plain | None]:
    """Convert each distinct value once, as they are few; those that are equal then share one object."""
    known = {value: convert(value) for value in set(raw) if value is not None}
    return list(map(known.get, raw))
