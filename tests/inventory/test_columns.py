"""Records by columns."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    KINDS,
    NOT_YET,
    NOTHING,
    AnyRecord,
    Choice,
    Columns,
    Encoded,
    InformationSystem,
    Inventory,
    LeasedLine,
    Money,
    fields_of,
)
from egov_consolidation.testing._drawn_inventories import records

FIELDS = ("unit", "capabilities", "lifecycle", "entries", "name", "users", "is_secret")
"""Fields of every kind that says what records share."""

WORDS = st.lists(st.sampled_from(["a", "b", "bb", "c", None]))


def full(collection: str) -> st.SearchStrategy[tuple[AnyRecord, ...]]:
    """Return records of which every field is filled in, empty or missing."""
    return records(collection, tuple(fields_of(KINDS[collection])))


def comparable(value: object) -> object:
    """Return a value as the definition of columns has it, by the type of the value alone."""
    match value:
        case Money():
            return value.fen
        case Day():
            return value.toordinal()
        case Choice():
            return value.value
        case _:
            return value


class TestValues:
    """One column."""

    @pytest.mark.parametrize("collection", KINDS)
    @given(st.data())
    def test_columns_hold_what_the_records_hold(self, collection: str, data: st.DataObject) -> None:
        """Position by position, in every field of every kind, plain and of a type that can be compared."""
        drawn = data.draw(full(collection))
        columns = Columns(drawn, fields_of(KINDS[collection]))
        assert columns.ids == columns.values("id") == [one.id for one in drawn]
        assert len(columns) == len(drawn)
        for name in fields_of(KINDS[collection]):
            values = columns.values(name)
            assert values == [comparable(getattr(one, name)) for one in drawn]
            assert {type(one) for one in values} <= {bool, int, str, tuple, type(None)}

    def test_each_is_built_once_and_kept(self) -> None:
        """With the inventory."""
        inventory = Inventory(id="i", systems=(InformationSystem(id="1", unit="u"),))
        columns = inventory.columns("systems")
        assert inventory.columns("systems") is columns
        assert columns.encoded("unit") is columns.encoded("unit")
        assert columns.places("unit") is columns.places("unit")

    def test_a_day_that_has_not_come_is_the_largest(self) -> None:
        """And what is not known is nothing that could be compared."""
        lines = (
            LeasedLine(id="1", cancelled_on=day("9999-12-30")),
            LeasedLine(id="2", cancelled_on=NOT_YET),
            LeasedLine(id="3"),
        )
        first, second, third = Columns(lines, fields_of(LeasedLine)).values("cancelled_on")
        assert (first, second, third) == (Day.max.toordinal() - 1, Day.max.toordinal(), None)

    def test_what_was_not_given_has_empty_columns(self) -> None:
        """As what is empty has."""
        for inventory in (Inventory(id="i"), Inventory(id="i", lines=())):
            assert inventory.columns("lines").values("unit") == inventory.columns("lines").ids == []


class TestEncoded:
    """Dictionary encoding."""

    @given(WORDS)
    def test_it_gives_back_what_it_was_made_of(self, values: list[str | None]) -> None:
        """And holds each distinct value once."""
        found = Encoded.of(values)
        assert found.values() == values
        assert list(found.dictionary) == list(dict.fromkeys(one for one in values if one is not None))

    @given(WORDS)
    def test_each_distinct_value_is_converted_once(self, values: list[str | None]) -> None:
        """And what is missing is not."""
        asked: list[str] = []

        def length(word: str) -> int:
            asked.append(word)
            return len(word)

        assert Encoded.of(values, length).values() == [None if one is None else len(one) for one in values]
        assert asked == list(dict.fromkeys(one for one in values if one is not None))

    @given(WORDS, st.dictionaries(st.sampled_from("abc"), st.sampled_from("xy") | st.none()))
    def test_what_is_mapped_is_encoded_anew(self, values: list[str | None], told: dict[str, str | None]) -> None:
        """Two values may become one, and a value may go missing."""
        found = Encoded.of(values).mapped(lambda one: told.get(str(one)))
        assert found.values() == [None if one is None else told.get(one) for one in values]
        assert len(set(found.dictionary)) == len(found.dictionary)
        assert None not in found.dictionary


class TestPlaces:
    """Where a name stands."""

    @given(full("systems"), st.sampled_from(FIELDS))
    def test_they_are_where_the_records_hold_the_name(self, drawn: tuple[AnyRecord, ...], field: str) -> None:
        """In order and each once, in words and in lists; where a field is missing stands apart."""
        found, missing = Columns(drawn, fields_of(InformationSystem)).places(field)
        held: list[set[str]] = [names_in(getattr(one, field)) for one in drawn]
        expected: Mapping[str, list[int]] = {
            name: [place for place, names in enumerate(held) if name in names] for name in set[str]().union(*held)
        }
        assert found == expected
        assert missing == [place for place, one in enumerate(drawn) if getattr(one, field) is None]


def names_in(value: object) -> set[str]:
    """Return the names that a value holds; nothing is no name."""
    if isinstance(value, tuple):
        return set(map(str, value))
    return set() if value in (None, NOTHING) else {str(value)}
