"""One rulebook, two places: an inventory in memory and the same in a database give one report."""

from __future__ import annotations

import importlib.util
import runpy
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest

from egov_consolidation import check, issued, read_inventory, rulebook
from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.findings import Report, Verdict
from egov_consolidation.inventory import AnyRecord, Inventory, LeasedLine, UnitKind, collection_of
from egov_consolidation.rules import explain, next_change, repair, rule
from egov_consolidation.rules.engine import TableInventory

CITY = Path(__file__).resolve().parents[2] / "examples" / "city"
ANNEX = issued.load("dalian-2017")
DAYS = ("2018-07-15", "2019-03-01", "2025-09-15")
PARAMETERS = {"ZS04.users": 10, "ZS04.uses_per_month": 20, "ZS05.open": 1}

WHOLE = {rule.id for rule in rulebook() if rule.on is None and rule.family in {"ZS", "NW", "DC", "IV"}}
"""The rules that look at the inventory as a whole."""

duckdb = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("duckdb", "sqlglot")), reason="DuckDB and SQLGlot must be there"
)


@pytest.fixture(scope="module")
def city() -> Inventory:
    """Give the invented city, its records in the order of ids, as tables are read."""
    return ordered(read_inventory(CITY / "inventory.toml"))


def ordered(whole: Inventory) -> Inventory:
    """Return an inventory with its records in the order of ids, as tables are read."""
    given: dict[str, Any] = {name: _sorted(whole.records(name) or ()) for name in whole.given}
    return attrs.evolve(whole, **given)


def _sorted(records: tuple[AnyRecord, ...]) -> tuple[AnyRecord, ...]:
    return tuple(sorted(records, key=lambda one: one.id))


@pytest.fixture(scope="module")
def tables(city: Inventory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TableInventory]:
    """Give the same city in Parquet files, seen through DuckDB."""
    with in_tables(city, tmp_path_factory.mktemp("city")) as inventory:
        yield inventory


@contextmanager
def in_tables(city: Inventory, folder: Path) -> Generator[TableInventory]:
    """Give an inventory in Parquet files, seen through DuckDB."""
    from egov_consolidation.rules.engine import DuckDBInventory, write_parquet

    write_parquet(city, folder)
    files = {path.stem: path for path in folder.iterdir()}
    with DuckDBInventory(id=city.id, title=city.title, surveyed_on=city.surveyed_on, files=files) as inventory:
        yield inventory


def report(inventory: Inventory | TableInventory, as_of: str) -> Report:
    """Return the report of the rules about an inventory."""
    return check(
        issued.load("dalian-2017"),
        as_of=as_of,
        inventory=inventory,
        parameters=PARAMETERS,
        select=("ZS", "NW", "DC", "IV"),
    )


@duckdb
class TestCheck:
    """`check` with tables."""

    @pytest.mark.parametrize("as_of", DAYS)
    def test_the_report_is_the_same(self, city: Inventory, tables: TableInventory, as_of: str) -> None:
        """Verdicts, findings, missing data, what would mend them and when they turn."""
        here, there = report(city, as_of), report(tables, as_of)
        assert set(there.not_run) == WHOLE
        assert {rule_id: counts for rule_id, counts in here.verdicts.items() if rule_id not in WHOLE} == there.verdicts
        assert [one for one in here.findings if one.rule_id not in WHOLE] == list(there.findings)
        found = {one.verdict for one in there.findings}
        assert found == {Verdict.FAIL, Verdict.UNKNOWN}

    def test_where_no_unit_is_listed_that_is_expected_the_list_is_missing(
        self, city: Inventory, tmp_path: Path
    ) -> None:
        """What a rule about the government itself cannot find it asks for, wherever the units are listed."""
        units = tuple(one for one in city.units or () if one.kind not in {None, UnitKind.CITY})
        without = attrs.evolve(city, units=units)
        with in_tables(without, tmp_path) as tables:
            for inventory in (without, tables):
                (found,) = (one for one in report(inventory, "2019-03-01").findings if one.rule_id == "NW09")
                assert (found.verdict, found.missing, found.unit) == (Verdict.UNKNOWN, ("units",), "市政府办公厅")

    def test_a_database_that_can_no_longer_be_read_is_not_blamed_on_a_rule(
        self, city: Inventory, tmp_path: Path
    ) -> None:
        """The reason comes out as itself."""
        with in_tables(city, tmp_path) as tables:
            pass
        with pytest.raises(ReadingError, match="lines"):
            report(tables, DAYS[0])

    @pytest.mark.parametrize("systems", [20, 200])
    def test_the_findings_are_the_same_in_cities_of_any_size(self, systems: int, tmp_path: Path) -> None:
        """Whole: also what would mend them and when they turn, where a rule counts the records of a unit."""
        script = runpy.run_path(str(CITY / "make_city.py"), run_name="make_city")
        drawn: Inventory = ordered(script["make_city"](systems, 7))
        with in_tables(drawn, tmp_path) as stored:
            here, there = (report(one, DAYS[1]) for one in (drawn, stored))
        assert [one for one in here.findings if one.rule_id not in WHOLE] == list(there.findings)
        assert "ZS05" in {one.rule_id for one in there.findings if one.changes}

    def test_a_rule_over_the_whole_says_why_it_did_not_run(self, tables: TableInventory) -> None:
        """It is neither a pass nor a finding."""
        assert {"in a database" in why.en for why in report(tables, DAYS[0]).not_run.values()} == {True}


def test_nothing_of_a_database_is_loaded_for_an_inventory_in_memory() -> None:
    """DuckDB and SQLGlot stay where they are."""
    import subprocess

    words = (
        "import sys; from egov_consolidation import check, issued, read_inventory, rulebook;"
        f"city = read_inventory({str(CITY / 'inventory.toml')!r});"
        "check(issued.load('dalian-2017'), as_of='2019-03-01', inventory=city);"
        "sys.exit(any(name in sys.modules for name in ('duckdb', 'sqlglot', 'pyspark')))"
    )
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


@duckdb
class TestOneRecord:
    """`explain` and the like, with tables."""

    @pytest.mark.parametrize("rule_id", ["NW03", "DC01", "ZS05"])
    def test_the_answers_are_the_same(self, city: Inventory, tables: TableInventory, rule_id: str) -> None:
        """Of a record that is named, whatever is counted around it."""
        one = rule(rule_id)
        collection = collection_of(one.on) if one.on is not None else ""
        for record in (city.records(collection) or ())[:5]:
            name = f"{collection}/{record.id}"
            for ask in (explain, next_change, repair):
                here, there = (ask(one, name, where, as_of=DAYS[1], plan=ANNEX) for where in (city, tables))
                assert here == there

    def test_a_record_is_named_as_a_message_does_too(self, tables: TableInventory) -> None:
        """The part of the tables that is read is that of the record that is meant."""
        told = [
            explain(rule("NW03"), name, tables, as_of=DAYS[1], plan=ANNEX) for name in ("lines/l0003", "专线 l0003")
        ]
        assert told[0] == told[1]

    def test_a_record_of_no_table_is_refused(self, tables: TableInventory) -> None:
        """What would be, and what is not there."""
        line = LeasedLine(id="l0003")
        with pytest.raises(UsageError, match="must be named: lines/7"):
            explain(rule("NW03"), line, tables, as_of=DAYS[1])
        with pytest.raises(UsageError, match="is not in the inventory"):
            explain(rule("NW03"), "lines/none", tables, as_of=DAYS[1])

    def test_the_id_of_a_rule_is_none(self, city: Inventory) -> None:
        """It is said what returns one."""
        with pytest.raises(UsageError, match=r"NW03: is no rule, must be one\. rule\(id\)"):
            explain("NW03", "lines/l0003", city, as_of=DAYS[1])  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
