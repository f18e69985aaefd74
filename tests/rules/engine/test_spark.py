"""Inventories in Spark: what the interpreter says of them, in one session for all tests."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from egov_consolidation.dates import day
from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import InformationSystem, Inventory, LeasedLine
from egov_consolidation.rules.engine import AS_OF, Check, Demand, RecordHandle, Scene, count, everyone, judged
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._parquet import write_parquet
from egov_consolidation.rules.engine._spark import SparkInventory
from egov_consolidation.testing._drawn_inventories import DrawnCase, cases

pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="pyspark is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java"),
    pytest.mark.filterwarnings("ignore"),
]

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
TODAY = day("2019-01-01")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Give a session on this machine, which leaves nothing where the tests are run."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession

        builder: Any = SparkSession.builder
        for key, value in {
            "spark.sql.shuffle.partitions": "1",
            "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
            "spark.sql.catalogImplementation": "in-memory",
            "spark.ui.enabled": "false",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
        }.items():
            builder = builder.config(key, value)
        started = builder.master("local[1]").getOrCreate()
        yield started
        started.stop()


@contextmanager
def in_spark(session: Any, inventory: Inventory) -> Generator[SparkInventory]:  # noqa: ANN401 - of Spark
    """Give an inventory as it stands in Parquet files."""
    with tempfile.TemporaryDirectory() as folder:
        write_parquet(inventory, folder)
        files = {collection: Path(folder) / f"{collection}.parquet" for collection in inventory.given}
        yield SparkInventory(session, id=inventory.id, files=files, is_tested=True)


def demanded(check: Check) -> Demand:
    """Return what is always demanded."""
    return check.demand(holds_from=None, holds_until=None)


class TestSparkInventory:
    """An inventory that is judged where it stands."""

    @settings(deadline=None, max_examples=10, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(case=cases())
    def test_it_says_what_the_interpreter_says(self, session: Any, case: DrawnCase) -> None:  # noqa: ANN401 - of Spark
        """Verdict for verdict, and datum for datum, of whatever a rule may demand."""
        expected = {
            record.id: judged(
                case.demand,
                Scene(inventory=case.inventory, subject=record, as_of=case.as_of, parameters=case.parameters),
            )
            for record in case.inventory.records(case.collection) or ()
        }
        with in_spark(session, case.inventory) as tables:
            found = tables.verdicts(case.demand, case.collection, as_of=case.as_of, parameters=case.parameters)
            assert found.failing == tuple(sorted(one for one, said in expected.items() if said[0] is Verdict.FAIL))
            assert found.undecided == tuple(sorted(one for one, said in expected.items() if said[0] is Verdict.UNKNOWN))
            for verdict, number in found.counts.items():
                assert number == sum(said[0] is verdict for said in expected.values())
            parts = tables.parts_for(
                case.demand, case.collection, found.departing, as_of=case.as_of, parameters=case.parameters
            )
            for records, part in parts:
                for record in records:
                    scene = Scene(inventory=part, subject=record, as_of=case.as_of, parameters=case.parameters)
                    assert judged(case.demand, scene) == expected[record.id]

    def test_lists_share_keys_and_days_are_shifted(self, session: Any) -> None:  # noqa: ANN401 - of Spark
        """What Spark has other words for than DuckDB: overlaps, lists taken apart, days later."""
        systems = (
            InformationSystem(id="1", capabilities=("DC", "OA", "DC"), retired_on=day("2018-12-31")),
            InformationSystem(id="2", capabilities=("OA", "DC"), retired_on=day("2019-01-01")),
            InformationSystem(id="3", capabilities=(), retired_on=day("2018-12-31")),
        )
        others = count(
            InformationSystem, by="capabilities", of=SYSTEM.capabilities, where=lambda other: other.id != SYSTEM.id
        )
        alone = demanded(Check(applies=everyone(), require=others < 1))
        due = demanded(Check(applies=everyone(), require=SYSTEM.retired_on + 1 <= AS_OF))
        includes = demanded(Check(applies=everyone(), require=SYSTEM.capabilities.includes("DC", "GIS")))
        with in_spark(session, Inventory(id="i", systems=systems)) as tables:
            found = tables.all_verdicts((alone, due, includes), "systems", as_of=TODAY, parameters={})
        assert [one.failing for one in found] == [("1", "2"), ("2",), ("3",)]

    @pytest.mark.parametrize("hostile", ["'; DROP TABLE x; --", '"x"', "a\0b", ":v0", "`", "\\"])
    def test_hostile_values_are_data(self, session: Any, hostile: str) -> None:  # noqa: ANN401 - of Spark
        """Quotes, semicolons and null bytes stand for themselves."""
        lines = (LeasedLine(id="1", unit=hostile), LeasedLine(id="2", unit="other"))
        demand = demanded(Check(applies=everyone(), require=LINE.unit == hostile))
        with in_spark(session, Inventory(id="i", lines=lines)) as tables:
            assert tables.verdicts(demand, "lines", as_of=TODAY, parameters={}).failing == ("2",)

    def test_what_no_record_holds_is_refused(self, session: Any) -> None:  # noqa: ANN401 - of Spark
        """Columns that are no fields, wrong types, tables that are not there: all at once."""
        session.sql("SELECT 7 AS id, true AS is_internett").createOrReplaceTempView("some_lines")
        with pytest.raises(ReadingError) as refused:
            SparkInventory(session, id="i", tables={"lines": "some_lines", "systems": "nowhere"})
        assert [(one.place.document, one.place.column) for one in refused.value.problems] == [
            ("some_lines", "id"),
            ("some_lines", "is_internett"),
            ("nowhere", None),
        ]

    def test_a_table_of_the_session_is_read_and_its_contents_tested(self, session: Any) -> None:  # noqa: ANN401 - of Spark
        """What it lacks is missing; ids that repeat, words outside their set and lists with holes are refused."""
        session.sql("SELECT '7' AS id, true AS is_internet").createOrReplaceTempView("some_lines")
        tables = SparkInventory(session, id="i", tables={"lines": "some_lines"})
        demand = demanded(Check(applies=LINE.is_internet, require=LINE.cancelled_on <= AS_OF))
        assert tables.verdicts(demand, "lines", as_of=TODAY, parameters={}).undecided == ("7",)
        session.sql(
            "SELECT explode(array('7', '7')) AS id, 'gone' AS lifecycle, array('DC', NULL) AS capabilities"
        ).createOrReplaceTempView("some_systems")
        with pytest.raises(ReadingError) as refused:
            SparkInventory(session, id="i", tables={"systems": "some_systems"})
        assert [one.place.column for one in refused.value.problems] == ["id", "lifecycle", "capabilities"]
        session.sql(
            "SELECT id, array(held) AS holds FROM VALUES ('1', 'server'), ('2', 'gear'), ('3', NULL) AS t(id, held)"
        ).createOrReplaceTempView("some_rooms")
        with pytest.raises(ReadingError, match="“holds”: 2 lists hold something that is none of"):
            SparkInventory(session, id="i", tables={"rooms": "some_rooms"})

    def test_a_collection_that_is_none_is_refused(self, session: Any) -> None:  # noqa: ANN401 - of Spark
        """With those that are."""
        with pytest.raises(UsageError, match="lines"):
            SparkInventory(session, id="i", tables={"line": "x"})
