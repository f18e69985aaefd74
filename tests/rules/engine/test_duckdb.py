"""Inventories in DuckDB: what the interpreter says of them, whatever the rule and whatever the tables hold."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOTHING, InformationSystem, Inventory, LeasedLine, UnitFacts, is_id
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    RecordHandle,
    Scene,
    count,
    everyone,
    judged,
    turning_day,
)
from egov_consolidation.rules.engine._duckdb import DuckDBInventory
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._parquet import write_parquet
from egov_consolidation.rules.engine._sql_inventory import TableInventory
from egov_consolidation.testing._drawn_expressions import demands
from egov_consolidation.testing._drawn_inventories import DrawnCase, cases

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
TODAY = day("2019-01-01")
SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
IDS = st.one_of(
    st.sampled_from(("无", "None", "N/A", "-", "——", "无线局", "a b", "a\nb", "")),
    st.text(alphabet=SPACES + "a/-", max_size=3),
)
HOSTILE = ("'; DROP TABLE lines; --", '"x"', "a\0b", "$v0", "\\", "%_", "{x}", "甲’乙", NOTHING)


@contextmanager
def in_duckdb(inventory: Inventory) -> Generator[DuckDBInventory]:
    """Give an inventory as it stands in Parquet files."""
    with tempfile.TemporaryDirectory() as folder:
        write_parquet(inventory, folder)
        files = {collection: Path(folder) / f"{collection}.parquet" for collection in inventory.given}
        with DuckDBInventory(id=inventory.id, files=files, threads=1) as tables:
            yield tables


def parquet(path: Path, query: str) -> None:
    """Write what a query returns as a Parquet file."""
    with duckdb.connect() as connection:
        connection.sql(query).write_parquet(str(path))


def said(demand: Demand, inventory: Inventory, collection: str, case: DrawnCase) -> dict[str, object]:
    """Return what the interpreter says of each record, by id: the verdict, and the missing data."""
    return {
        record.id: judged(
            demand, Scene(inventory=inventory, subject=record, as_of=case.as_of, parameters=case.parameters)
        )
        for record in inventory.records(collection) or ()
    }


def said_in_database(tables: TableInventory, case: DrawnCase) -> dict[str, object]:
    """Return what a database says of each record that departs, and the interpreter of the part around it."""
    at = {"as_of": case.as_of, "parameters": case.parameters}
    found = tables.verdicts(case.demand, case.collection, **at)  # type: ignore[arg-type]
    named = dict.fromkeys(found.failing, Verdict.FAIL) | dict.fromkeys(found.undecided, Verdict.UNKNOWN)
    said_of: dict[str, object] = {}
    for records, part in tables.parts_for(case.demand, case.collection, found.departing, **at):  # type: ignore[arg-type]
        for record in records:
            scene = Scene(inventory=part, subject=record, as_of=case.as_of, parameters=case.parameters)
            verdict, missing = judged(case.demand, scene)
            assert verdict is named[record.id]
            said_of[record.id] = (verdict, missing)
    assert tuple(said_of) == found.departing
    return said_of


def departing(of: Mapping[str, object]) -> dict[str, object]:
    """Return what is said of those that fail or cannot be decided."""
    return {
        record_id: one
        for record_id, one in of.items()
        if isinstance(one, tuple) and one[0] in (Verdict.FAIL, Verdict.UNKNOWN)
    }


def demanded(check: Check) -> Demand:
    """Return what is always demanded."""
    return check.demand(holds_from=None, holds_until=None)


class TestDuckDBInventory:
    """An inventory that is judged where it stands."""

    @settings(deadline=None, max_examples=60)
    @given(case=cases())
    def test_it_says_what_the_interpreter_says(self, case: DrawnCase) -> None:
        """Verdict for verdict, and datum for datum, of whatever a rule may demand."""
        expected = said(case.demand, case.inventory, case.collection, case)
        with in_duckdb(case.inventory) as tables:
            assert said_in_database(tables, case) == departing(expected)
            found = tables.verdicts(case.demand, case.collection, as_of=case.as_of, parameters=case.parameters)
        for verdict, number in found.counts.items():
            assert number == sum(isinstance(one, tuple) and one[0] is verdict for one in expected.values())
        assert sum(found.counts.values()) == len(expected)

    @settings(deadline=None, max_examples=30)
    @given(case=cases())
    def test_what_comes_next_is_the_same(self, case: DrawnCase) -> None:
        """The part around a record says of every other day what the whole says of it."""
        at: dict[str, Any] = {"as_of": case.as_of, "parameters": case.parameters}
        with in_duckdb(case.inventory) as tables:
            ids = tables.verdicts(case.demand, case.collection, **at).departing
            for records, part in tables.parts_for(case.demand, case.collection, ids, **at):
                for record in records:
                    around, everywhere = (
                        Scene(inventory=inventory, subject=record, **at) for inventory in (part, case.inventory)
                    )
                    assert turning_day(case.demand, around) == turning_day(case.demand, everywhere)

    @settings(deadline=None, max_examples=15)
    @given(case=cases(), data=st.data())
    def test_many_demands_are_judged_as_one(self, case: DrawnCase, data: st.DataObject) -> None:
        """In one scan each says what it says alone."""
        other = data.draw(demands(case.collection))
        at = {"as_of": case.as_of, "parameters": case.parameters}
        with in_duckdb(case.inventory) as tables:
            both = tables.all_verdicts((case.demand, other), case.collection, **at)  # type: ignore[arg-type]
            alone = tuple(tables.verdicts(one, case.collection, **at) for one in (case.demand, other))  # type: ignore[arg-type]
        assert both == alone

    def test_none_are_judged_by_no_demand(self) -> None:
        """Nothing is asked, nothing is said."""
        with in_duckdb(Inventory(id="i", lines=())) as tables:
            assert tables.all_verdicts((), "lines", as_of=TODAY, parameters={}) == ()

    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_hostile_values_are_data(self, hostile: str) -> None:
        """Quotes, semicolons and null bytes stand for themselves, in tables and in rules."""
        lines = (LeasedLine(id="1", unit=hostile), LeasedLine(id="2", unit="other"), LeasedLine(id=f"3{hostile}"))
        units = (UnitFacts(id="other"), *([UnitFacts(id=hostile)] if hostile else []))
        demand = demanded(Check(applies=everyone(), require=LINE.unit == hostile))
        with in_duckdb(Inventory(id="i", lines=lines, units=units)) as tables:
            found = tables.verdicts(demand, "lines", as_of=TODAY, parameters={})
            parts = tuple(tables.parts_for(demand, "lines", found.departing, as_of=TODAY, parameters={}))
        assert (found.failing, found.undecided) == (("2",), (f"3{hostile}",))
        assert [record for records, _ in parts for record in records] == list(lines[1:])

    def test_a_hostile_path_is_a_path(self, tmp_path: Path) -> None:
        """Of its characters none stands for others, and none ends a string."""
        folder = tmp_path / "a[1]*'; DROP TABLE lines; --"
        write_parquet(Inventory(id="i", lines=(LeasedLine(id="7"),)), folder)
        write_parquet(Inventory(id="i", lines=(LeasedLine(id="8"),)), tmp_path / "a1xx")
        for path in (folder / "lines.parquet", folder):
            with DuckDBInventory(id="i", files={"lines": path}) as tables:
                assert tables.verdicts(
                    demanded(Check(applies=everyone(), require=LINE.is_internet)), "lines", as_of=TODAY, parameters={}
                ).undecided == ("7",)

    def test_a_column_that_is_not_there_is_missing(self, tmp_path: Path) -> None:
        """Nothing is known of it for any record."""
        parquet(tmp_path / "lines.parquet", "SELECT '7' AS id")
        demand = demanded(Check(applies=everyone(), require=LINE.cancelled_on <= AS_OF))
        with DuckDBInventory(id="i", files={"lines": tmp_path / "lines.parquet"}) as tables:
            assert tables.verdicts(demand, "lines", as_of=TODAY, parameters={}).undecided == ("7",)

    def test_a_csv_file_is_read_by_the_types_of_the_fields(self, tmp_path: Path) -> None:
        """An empty cell is not known, an empty string in quotes is known to be none."""
        path = tmp_path / "systems.csv"
        path.write_text('id,parent,capabilities,users\n1,"",[],\n2,,"[DC, OA]",3\n', encoding="utf-8")
        everything = demanded(Check(applies=everyone(), require=~everyone()))
        with DuckDBInventory(id="i", files={"systems": path}) as tables:
            ((records, _),) = tables.parts_for(everything, "systems", ("1", "2"), as_of=TODAY, parameters={})
        assert records == (
            InformationSystem(id="1", parent=NOTHING, capabilities=()),
            InformationSystem(id="2", capabilities=("DC", "OA"), users=3),
        )

    def test_a_table_of_a_database_is_read(self, tmp_path: Path) -> None:
        """Whatever it is called; the database is left as it is."""
        path = tmp_path / "底数.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute("""CREATE TABLE "a ""b"" ; c" AS SELECT '7' AS id, true AS is_internet""")
        before = path.read_bytes()
        demand = demanded(Check(applies=everyone(), require=~LINE.is_internet))
        with DuckDBInventory(id="i", database=path, tables={"lines": 'a "b" ; c'}) as tables:
            assert tables.verdicts(demand, "lines", as_of=TODAY, parameters={}).failing == ("7",)
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        ("query", "column", "says"),
        [
            ("SELECT '7' AS id, true AS is_internett", "is_internett", "is_internet is the nearest"),
            ("SELECT '7' AS id, 'yes' AS is_internet", "is_internet", "must hold true or false"),
            ("SELECT '7' AS id, now() AS cancelled_on", "cancelled_on", "must hold days"),
            ("SELECT 7 AS id", "id", "must hold words"),
            ("SELECT true AS is_internet", "id", "is not there"),
            (
                "SELECT unnest(['7', '7']) AS id",
                "id",
                "ids that stand more than once: 1, such as 7; every one must differ",
            ),
            ("SELECT unnest(['7', '6', '6', '8', '7']) AS id", "id", "more than once: 2, such as 6, 7; "),
            ("SELECT unnest(['7', NULL, NULL, '']) AS id", "id", "records without an id: 3, "),
            ("SELECT '7' AS id, DATE '12000-01-01' AS cancelled_on", "cancelled_on", "outside the calendar"),
        ],
    )
    def test_what_no_record_holds_is_refused(self, tmp_path: Path, query: str, column: str, says: str) -> None:
        """With the file, the column, and what must be so."""
        path = tmp_path / "lines.parquet"
        parquet(path, query)
        with pytest.raises(ReadingError, match=says) as refused:
            DuckDBInventory(id="i", files={"lines": path})
        assert [(one.place.document, one.place.column) for one in refused.value.problems] == [(str(path), column)]

    @pytest.mark.parametrize(
        ("query", "column"),
        [
            ("SELECT '7' AS id, 'gone' AS lifecycle", "lifecycle"),
            ("SELECT '7' AS id, -1 AS operating_funds", "operating_funds"),
            ("SELECT '7' AS id, 1000000000000000000 AS operating_funds", "operating_funds"),
            ("SELECT '7' AS id, ['DC', NULL] AS capabilities", "capabilities"),
            ("SELECT '7' AS id, ['DC', ''] AS capabilities", "capabilities"),
            ("SELECT '7' AS id, -3 AS users", "users"),
            ("SELECT '7' AS id, 1000000000000000000 AS users", "users"),
            ("SELECT '无' AS id", "id"),
        ],
    )
    def test_a_value_that_no_record_holds_is_refused(self, tmp_path: Path, query: str, column: str) -> None:
        """A word outside its closed set, an amount below nothing or beyond money, a list with a hole."""
        parquet(tmp_path / "s.parquet", query)
        with pytest.raises(ReadingError) as refused:
            DuckDBInventory(id="i", files={"systems": tmp_path / "s.parquet"})
        assert [one.place.column for one in refused.value.problems] == [column]

    @settings(deadline=None, max_examples=60)
    @given(st.lists(IDS, min_size=1, max_size=8, unique=True))
    def test_what_no_record_is_called_is_no_id(self, ids: list[str]) -> None:
        """As in memory, where such a record cannot be made: counted, and some are named."""
        wrong = sorted(one for one in ids if one and not is_id(one))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lines.parquet"
            with duckdb.connect() as connection:
                connection.execute("CREATE TABLE lines AS SELECT UNNEST($ids::VARCHAR[]) AS id", {"ids": ids})
                connection.table("lines").write_parquet(str(path))
            said = list[str]()
            try:
                DuckDBInventory(id="i", files={"lines": path}, threads=1).close()
            except ReadingError as refused:
                said = [one.message.en for one in refused.problems]
        found = [one for one in said if one.startswith("ids that are none")]
        assert bool(found) is bool(wrong)
        assert all(one.startswith(f"ids that are none: {len(wrong)}, such as “") for one in found)
        assert len(said) == len(found) + ("" in ids)

    @pytest.mark.parametrize("held", ["'gear'", "'server', 'gear'", "'server', NULL"])
    def test_a_list_of_a_closed_set_holds_nothing_else(self, tmp_path: Path, held: str) -> None:
        """Every name of it is one of the set, and is there."""
        parquet(tmp_path / "r.parquet", f"SELECT '7' AS id, [{held}] AS holds")
        with pytest.raises(ReadingError, match=r"“holds”: 1 lists hold something that is none of access_gear, lan"):
            DuckDBInventory(id="i", files={"rooms": tmp_path / "r.parquet"})

    def test_what_is_wrong_is_said_all_at_once(self, tmp_path: Path) -> None:
        """Files that are not there, and columns that are no fields."""
        parquet(tmp_path / "s.parquet", "SELECT '7' AS id, 1 AS a, 2 AS b")
        files = {"systems": tmp_path / "s.parquet", "lines": tmp_path / "gone.parquet"}
        with pytest.raises(ReadingError) as refused:
            DuckDBInventory(id="i", files=files)
        assert [one.place.column for one in refused.value.problems] == ["a", "b", None]

    def test_a_cell_that_is_not_of_its_type_is_refused(self, tmp_path: Path) -> None:
        """In CSV every cell is words until it is read."""
        path = tmp_path / "lines.csv"
        path.write_text("id,cancelled_on\n7,soon\n", encoding="utf-8")
        with pytest.raises(ReadingError, match="soon"):
            DuckDBInventory(id="i", files={"lines": path})

    def test_a_collection_that_is_none_is_refused(self) -> None:
        """With those that are."""
        with pytest.raises(UsageError, match="lines"):
            DuckDBInventory(id="i", files={"line": "x.parquet"})

    @pytest.mark.parametrize("package", ["duckdb", "sqlglot"])
    def test_a_package_that_is_not_installed_is_asked_for(self, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
        """By the extra that brings it."""
        found = importlib.util.find_spec
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == package else found(name))
        with pytest.raises(UsageError, match=rf"{package} is not installed\. pip install .*\[database\]"):
            DuckDBInventory(id="i", files={})

    def test_a_database_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        """With its name; none is made."""
        path = tmp_path / "gone.duckdb"
        with pytest.raises(ReadingError, match=r"gone\.duckdb"):
            DuckDBInventory(id="i", database=path, tables={"lines": "lines"})
        assert not path.exists()

    def test_a_collection_that_was_not_given_is_not_judged(self) -> None:
        """That is said, and is no pass."""
        demand = demanded(Check(applies=everyone(), require=LINE.is_internet))
        with in_duckdb(Inventory(id="i", units=())) as tables, pytest.raises(UsageError, match="lines: is not given"):
            tables.verdicts(demand, "lines", as_of=TODAY, parameters={})

    def test_it_knows_whose_its_records_are(self) -> None:
        """Of every collection; none is named where that is missing, or known to be nobody."""
        lines = tuple(
            LeasedLine(id=str(number), unit=unit) for number, unit in enumerate(("甲", "乙", "甲", NOTHING, None))
        )
        with in_duckdb(Inventory(id="i", lines=lines, units=(UnitFacts(id="丙"),), systems=())) as tables:
            assert tables.units() == {"甲", "乙", "丙"}

    def test_a_part_holds_no_more_than_it_must(self) -> None:
        """Of what is counted, what shares a key; of what is referred to, what is named."""
        systems = tuple(
            InformationSystem(id=str(number), unit=f"u{number}", parent=f"p{number % 10}") for number in range(50)
        )
        units = tuple(UnitFacts(id=f"u{number}", name="x") for number in range(50))
        alone = count(InformationSystem, by="parent", of=SYSTEM.parent) < 2
        demand = demanded(Check(applies=SYSTEM.unit.name == "x", require=alone))
        with in_duckdb(Inventory(id="i", systems=systems, units=units)) as tables:
            ((records, part),) = tables.parts_for(demand, "systems", ("13",), as_of=TODAY, parameters={})
        assert [record.id for record in records] == ["13"]
        assert [record.id for record in part.systems or ()] == ["13", "23", "3", "33", "43"]
        assert [record.id for record in part.units or ()] == ["u13"]

    def test_an_amount_of_memory_that_is_none_is_refused(self) -> None:
        """It is said how one is written."""
        with pytest.raises(UsageError, match="memory is written as 4GB"):
            DuckDBInventory(id="i", memory="lots")
