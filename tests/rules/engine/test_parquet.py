"""Inventories written as Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings

from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import KINDS, NOT_YET, Inventory, LeasedLine
from egov_consolidation.rules.engine import Check, everyone
from egov_consolidation.rules.engine._duckdb import DuckDBInventory
from egov_consolidation.rules.engine._parquet import write_parquet
from egov_consolidation.testing._drawn_inventories import DrawnCase, cases

from .test_duckdb import TODAY, demanded, in_duckdb


class TestWriteParquet:
    """An inventory as Parquet files."""

    @settings(deadline=None, max_examples=20)
    @given(case=cases())
    def test_what_is_written_is_read_again(self, case: DrawnCase) -> None:
        """Record for record, what is missing and what is known to be none kept apart."""
        everything = demanded(Check(applies=everyone(), require=~everyone()))
        with in_duckdb(case.inventory) as tables:
            assert tables.given == case.inventory.given
            for collection in tables.given:
                records = case.inventory.records(collection) or ()
                ids = [record.id for record in records]
                found = tables.parts_for(everything, collection, ids, as_of=TODAY, parameters={})
                assert [record for part, _ in found for record in part] == sorted(records, key=lambda one: one.id)

    def test_every_kind_of_record_has_its_table(self, tmp_path: Path) -> None:
        """A file for each collection that is given, also an empty one, with a column for each field."""
        given: dict[str, Any] = dict.fromkeys(KINDS, ())
        write_parquet(Inventory(id="i", **given), tmp_path)
        with DuckDBInventory(id="i", files={name: tmp_path / f"{name}.parquet" for name in KINDS}) as tables:
            assert tables.given == tuple(KINDS)

    def test_a_folder_with_tables_that_would_stay_is_refused(self, tmp_path: Path) -> None:
        """Nothing is written: they would be judged as if they were of this inventory."""
        write_parquet(Inventory(id="i", lines=(LeasedLine(id="7"),), rooms=()), tmp_path)
        before = (tmp_path / "lines.parquet").read_bytes()
        with pytest.raises(UsageError, match=r"does not give \(rooms\.parquet\)"):
            write_parquet(Inventory(id="j", lines=()), tmp_path)
        assert (tmp_path / "lines.parquet").read_bytes() == before

    def test_tables_of_the_same_collections_are_replaced(self, tmp_path: Path) -> None:
        """What is written last is read."""
        for many in (2, 1):
            write_parquet(Inventory(id="i", lines=tuple(LeasedLine(id=str(one)) for one in range(many))), tmp_path)
        with duckdb.connect() as connection:
            assert connection.read_parquet(str(tmp_path / "lines.parquet")).fetchall()[0][0] == "0"
            assert len(connection.read_parquet(str(tmp_path / "lines.parquet")).fetchall()) == 1

    def test_not_yet_is_the_last_day(self, tmp_path: Path) -> None:
        """As it is in memory."""
        write_parquet(Inventory(id="i", lines=(LeasedLine(id="7", cancelled_on=NOT_YET),)), tmp_path)
        path = str(tmp_path / "lines.parquet")
        with duckdb.connect() as connection:
            ((written,),) = connection.read_parquet(path).project("cancelled_on::VARCHAR").fetchall()
        assert written == "9999-12-31"
