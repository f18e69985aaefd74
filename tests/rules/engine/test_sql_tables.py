"""Tables and records: what fits, what does not, and that nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.inventory import KINDS, ValueKind, fields_of
from egov_consolidation.rules.engine._sql_tables import TYPES, columns_of, record_of, row_of, table_problems
from egov_consolidation.testing._drawn_inventories import records


class TestColumnsOf:
    """The columns of a collection."""

    @pytest.mark.parametrize("collection", KINDS)
    def test_there_is_one_for_each_field_and_the_id_is_first(self, collection: str) -> None:
        """In the order of the fields."""
        assert list(columns_of(collection)) == ["id", *fields_of(KINDS[collection])]

    def test_every_kind_of_value_has_a_type(self) -> None:
        """A new kind is given its type here."""
        assert set(TYPES) == set(ValueKind)


class TestTableProblems:
    """What keeps a table from holding a collection."""

    @pytest.mark.parametrize("collection", KINDS)
    def test_the_columns_of_a_collection_fit_it(self, collection: str) -> None:
        """So do some of them, and columns that hold nothing."""
        whole = columns_of(collection)
        assert not list(table_problems(collection, "t", whole))
        assert not list(table_problems(collection, "t", {"id": "TEXT"}))
        assert not list(table_problems(collection, "t", dict.fromkeys(whole, "NULL")))

    @given(data=st.data())
    def test_each_wrong_column_is_named(self, data: st.DataObject) -> None:
        """And no other."""
        whole = dict(columns_of("systems"))
        wrong = data.draw(st.sets(st.sampled_from(list(whole))))
        found = whole | dict.fromkeys(wrong, "GEOMETRY") | {"gone": "TEXT"}
        problems = list(table_problems("systems", "t", found))
        assert {one.place.column for one in problems} == wrong | {"gone"}
        assert len(problems) == len(wrong) + 1

    @pytest.mark.parametrize(
        ("kind", "fits"), [("SMALLINT", True), ("UINT", True), ("HUGEINT", False), ("DOUBLE", False)]
    )
    def test_whole_numbers_of_any_width_fit_a_number(self, kind: str, fits: bool) -> None:
        """As long as none can be too large."""
        assert (not list(table_problems("systems", "t", {"id": "TEXT", "users": kind}))) is fits


class TestRecordOf:
    """The record that a row holds."""

    @given(data=st.data(), collection=st.sampled_from(tuple(KINDS)))
    def test_it_is_the_record_that_was_a_row(self, data: st.DataObject, collection: str) -> None:
        """Value for value, whatever is missing."""
        for record in data.draw(records(collection, tuple(fields_of(KINDS[collection])))):
            assert record_of(collection, row_of(record)) == record
