"""Records by columns: built once, each when it is first asked for, and kept."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import NOTHING, FieldAbout, ValueKind
from egov_consolidation.inventory._plain import Plain

if TYPE_CHECKING:
    from egov_consolidation.inventory._kinds import AnyRecord


@attrs.frozen(eq=False)
class Encoded:
    """Values in dictionary encoding: each distinct one is held once.

    Attributes:
        indices: For each value its place in the dictionary, counted from 1; 0 where it is missing.
        dictionary: The distinct values in the order in which they first appear.
    """

    indices: list[int]
    dictionary: tuple[Plain, ...]

    @classmethod
    def of(cls, values: Iterable[Hashable], convert: Callable[[Any], Plain] | None = None) -> Encoded:
        """Return values encoded, each distinct one converted once; `None` is a missing one.

        Examples:
            >>> Encoded.of(["a", None, "a"])
            Encoded(indices=[1, 0, 1], dictionary=('a',))
        """
        places: defaultdict[Any, int] = defaultdict(None, {None: 0})
        places.default_factory = places.__len__
        indices = list(map(places.__getitem__, values))
        del places[None]
        return cls(indices, tuple(places if convert is None else map(convert, places)))

    def mapped(self, convert: Callable[[Plain], Plain | None]) -> Encoded:
        """Return what becomes of the values, each distinct one converted once; what is missing stays so."""
        found = Encoded.of(map(convert, self.dictionary))
        return Encoded(list(map((0, *found.indices).__getitem__, self.indices)), found.dictionary)

    def values(self) -> list[Plain | None]:
        """Return the values one by one."""
        return list(map((None, *self.dictionary).__getitem__, self.indices))


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
        self._encoded: dict[str, Encoded] = {}
        self._places: dict[str, tuple[Mapping[str, Sequence[int]], Sequence[int]]] = {}

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.ids)

    def values(self, field: str) -> list[Plain | None]:
        """Return the values of a field, `None` where one is missing; the ids for `id`."""
        return list(self.ids) if field == "id" else self.encoded(field).values()

    def encoded(self, field: str) -> Encoded:
        """Return the values of a field in dictionary encoding."""
        if field not in self._encoded:
            self._encoded[field] = self._built(field)
        return self._encoded[field]

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
            self._places[field] = _places_of(self.encoded(field))
        return self._places[field]

    def _built(self, field: str) -> Encoded:
        if field == "id":
            return Encoded.of(self.ids)
        raw: Iterable[Any] = map(attrgetter(field), self._records)
        match self.fields[field].kind:
            case ValueKind.DAY:
                return Encoded.of(raw, Day.toordinal)
            case ValueKind.MONEY:
                return Encoded.of(None if value is None else value.fen for value in raw)
            case ValueKind.CHOICE:
                return Encoded.of(raw, str)
            case ValueKind.NAMES | ValueKind.REFERENCES:
                return Encoded.of(raw, lambda value: tuple(map(str, value)))
            case _:
                return Encoded.of(raw)


def _places_of(encoded: Encoded) -> tuple[Mapping[str, Sequence[int]], Sequence[int]]:
    missing, *known = _sorted_out(encoded)
    holding: dict[str, list[Sequence[int]]] = {}
    for value, places in zip(encoded.dictionary, known, strict=True):
        for name in _names(value):
            holding.setdefault(name, []).append(places)
    return {
        name: found[0] if len(found) == 1 else sorted(itertools.chain(*found)) for name, found in holding.items()
    }, missing


def _sorted_out(encoded: Encoded) -> list[list[int]]:
    """Return where a value is missing, and for each of the dictionary where it stands, in order."""
    found: list[list[int]] = [[] for _ in (None, *encoded.dictionary)]
    for place, index in enumerate(encoded.indices):
        found[index].append(place)
    return found


def _names(value: Plain) -> Iterable[str]:
    if isinstance(value, tuple):
        return dict.fromkeys(value)
    return () if value == NOTHING else (str(value),)
