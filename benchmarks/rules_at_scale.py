"""How fast record rules judge Parquet files through DuckDB, against the same rules written by hand in SQL.

Usage: python benchmarks/rules_at_scale.py [--records 1000000] [--memory 4GB] [--seed N] [--spark] [--folder DIR]

Records    10^6 made-up systems, 10^7 or 10^8 if asked, a fiftieth of each datum missing, with a unit for every twenty;
           written once by DuckDB from a hash of their numbers, so that the same seed writes the same.
Counts     how many pass, fail, are undecided or not spoken of, for ten rules in one scan: eight about fields of their
           own, one about their unit, one that counts the systems of the unit.
Ids        those that fail or cannot be decided, of one rule, in order, as Python strings.
By hand    SQL as somebody would write it who knows the tables: in the same database, with the same memory.
Spark      with --spark the counts and ids of every rule are compared with DuckDB's, in local mode; and what a report
           says of a hundred records of each: verdict, missing data, and the day on which the verdict turns. Of the
           invented city in examples/ the whole report of the rulebook is compared, finding by finding, with that in
           memory.

All answers are compared before anything is printed; rounds are interleaved, medians printed.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import duckdb

from egov_consolidation import check, issued, read_inventory
from egov_consolidation.dates import day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Disposition, InformationSystem, LifecycleState, NetworkKind
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    DuckDBInventory,
    RecordHandle,
    Scene,
    count,
    judged,
    write_parquet,
)
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._spark import SparkInventory
from egov_consolidation.rules.engine._sql_inventory import TableInventory
from egov_consolidation.rules.engine._timeline import turning_day

TODAY = day("2018-07-01")
ROUNDS = 3
PER_UNIT = 20
SAMPLE = 100
"""Of how many records of each rule Spark and DuckDB are asked for all that a report says."""
CITY = Path(__file__).parents[1] / "examples" / "city" / "inventory.toml"
REPORTED = "2019-03-01"
LISTED = "archived before disposed"
"""The rule whose ids are listed."""

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
USED = SYSTEM.lifecycle == LifecycleState.IN_USE


def demand(applies: Any, require: Any) -> Demand:  # noqa: ANN401 - expressions
    """Return a rule as it is evaluated."""
    return Check(applies=applies, require=require).demand(holds_from=None, holds_until=None)


RULES: Mapping[str, Demand] = {
    "joined the platform": demand(USED & ~SYSTEM.is_secret, SYSTEM.accessed_on <= AS_OF),
    "migrated": demand(SYSTEM.is_pilot, SYSTEM.migrated_on <= AS_OF),
    "used by some": demand(USED, SYSTEM.users >= 20),
    LISTED: demand(SYSTEM.holds_data & (SYSTEM.disposed_on <= AS_OF), SYSTEM.data_archived_on <= SYSTEM.disposed_on),
    "no network of its own": demand(SYSTEM.network == NetworkKind.PRIVATE, SYSTEM.is_lan_only | SYSTEM.is_secret),
    "listed in time": demand(SYSTEM.approved_on + 14 <= AS_OF, SYSTEM.is_listed),
    "disposed of as decided": demand(
        SYSTEM.in_cleanup_list, SYSTEM.disposition.is_in(Disposition.SHUT_DOWN, Disposition.MERGED)
    ),
    "not idle": demand(SYSTEM.idle_since + 180 <= AS_OF, SYSTEM.disposed_on <= AS_OF),
    "unit has applied": demand(USED, SYSTEM.unit.systems_applied_for >= 1),
    "few in one unit": demand(
        SYSTEM.is_pilot,
        count(InformationSystem, by="unit", of=SYSTEM.unit, where=lambda other: other.lifecycle == "planned") <= 5,
    ),
}

BY_HAND: Mapping[str, tuple[str, str]] = {
    "joined the platform": ("lifecycle = 'in_use' AND NOT is_secret", "accessed_on <= DATE '2018-07-01'"),
    "migrated": ("is_pilot", "migrated_on <= DATE '2018-07-01'"),
    "used by some": ("lifecycle = 'in_use'", "users >= 20"),
    LISTED: ("holds_data AND disposed_on <= DATE '2018-07-01'", "data_archived_on <= disposed_on"),
    "no network of its own": ("network = 'private'", "is_lan_only OR is_secret"),
    "listed in time": (
        "approved_on <> DATE '9999-12-31' AND approved_on <= DATE '2018-07-01' - 14",
        "is_listed",
    ),
    "disposed of as decided": ("in_cleanup_list", "disposition IN ('shut_down', 'merged')"),
    "not idle": ("idle_since + 180 <= DATE '2018-07-01'", "disposed_on <= DATE '2018-07-01'"),
    "unit has applied": (
        "lifecycle = 'in_use'",
        "CASE WHEN s.unit = '' THEN FALSE ELSE u.systems_applied_for >= 1 END",
    ),
    "few in one unit": (
        "is_pilot",
        """CASE WHEN s.unit IS NULL THEN CASE WHEN every.planned <= 5 THEN TRUE END
             WHEN coalesce(k.most, 0) + every.homeless <= 5 THEN TRUE
             WHEN coalesce(k.least, 0) > 5 THEN FALSE END""",
    ),
}
"""What each rule applies to and requires, in SQL written by hand."""

KEPT = """
    FROM systems s LEFT JOIN units u ON u.id = s.unit
    LEFT JOIN (SELECT unit, count(*) FILTER (WHERE lifecycle = 'planned') AS least,
                      count(*) FILTER (WHERE lifecycle = 'planned' OR lifecycle IS NULL) AS most
               FROM systems WHERE unit <> '' GROUP BY unit) k ON k.unit = s.unit
    CROSS JOIN (SELECT count(*) FILTER (WHERE lifecycle = 'planned' OR lifecycle IS NULL) AS planned,
                       count(*) FILTER (WHERE unit IS NULL AND (lifecycle = 'planned' OR lifecycle IS NULL)) AS homeless
                FROM systems) every"""


# ----------------------------------------------------------------------------------------------------------- made up


def write_records(folder: Path, size: int, seed: int) -> None:
    """Write so many systems and their units, drawn from a hash of their numbers."""

    def drawn(name: str, value: str) -> str:
        """Return a column: what is made of `r`, a number of its own, or nothing for a fiftieth."""
        r = f"(hash(i, '{name}', {seed}) >> 8)"
        return f"CASE WHEN hash(i, '{name}?', {seed}) % 50 = 0 THEN NULL ELSE {value.replace('$r', r)} END AS {name}"

    def one_of(members: Any) -> str:  # noqa: ANN401 - a closed set of words
        listed = ", ".join(f"'{one.value}'" for one in members)
        return f"[{listed}][1 + ($r % {len(members)})::INT]"

    some_day = "CASE WHEN $r % 10 = 0 THEN DATE '9999-12-31' ELSE DATE '2016-01-01' + ($r % 1500)::INT END"
    days = ("accessed_on", "migrated_on", "disposed_on", "data_archived_on", "approved_on", "idle_since")
    flags = ("is_secret", "is_pilot", "holds_data", "is_lan_only", "is_listed", "in_cleanup_list")
    units = max(1, size // PER_UNIT)
    columns = [
        "printf('%09d', i) AS id",
        drawn("unit", f"'u' || ($r % {units})"),
        drawn("lifecycle", one_of(LifecycleState)),
        drawn("network", one_of(NetworkKind)),
        drawn("disposition", one_of(Disposition)),
        drawn("users", "($r % 100)::BIGINT"),
        *(drawn(name, some_day) for name in days),
        *(drawn(name, "$r % 3 = 0") for name in flags),
    ]
    with duckdb.connect() as connection:
        connection.sql(f"SELECT {', '.join(columns)} FROM range({size}) t(i)").write_parquet(  # noqa: S608 - made of what stands here
            str(folder / "systems.parquet")
        )
        applied = drawn("systems_applied_for", "($r % 3)::BIGINT")
        connection.sql(f"SELECT 'u' || i AS id, {applied} FROM range({units}) t(i)").write_parquet(  # noqa: S608 - the same
            str(folder / "units.parquet")
        )


# ----------------------------------------------------------------------------------------------------------- by hand


def counts_by_hand(connection: Any) -> tuple[Mapping[Verdict, int], ...]:  # noqa: ANN401 - of DuckDB
    """Return how many records got which verdict of each rule."""
    columns = ["count(*)"]
    for applies, require in BY_HAND.values():
        columns += (
            f"count(*) FILTER (WHERE ({applies}) AND ({require}))",
            f"count(*) FILTER (WHERE ({applies}) AND NOT ({require}))",
            f"count(*) FILTER (WHERE NOT ({applies}))",
        )
    total, *numbers = connection.execute(f"SELECT {', '.join(columns)} {KEPT}").fetchone()
    found: list[Mapping[Verdict, int]] = []
    for at in range(0, len(numbers), 3):
        passing, failing, beside = numbers[at : at + 3]
        unknown = total - passing - failing - beside
        found.append(dict(zip(_VERDICTS, (passing, failing, unknown, beside), strict=True)))
    return tuple(found)


_VERDICTS = (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)


def ids_by_hand(connection: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - of DuckDB
    """Return the ids that fail or cannot be decided by one rule, with the verdict."""
    applies, require = BY_HAND[LISTED]
    query = f"""SELECT id, CASE WHEN ({applies}) AND NOT ({require}) THEN 'FAIL' ELSE 'UNKNOWN' END FROM systems
                WHERE (({applies}) AND NOT ({require})) OR (({applies}) IS NULL)
                   OR (({applies}) AND ({require}) IS NULL) ORDER BY id"""  # noqa: S608 - written above
    found: list[tuple[str, str]] = connection.execute(query).fetchall()
    return found


def opened(folder: Path, memory: str) -> Any:  # noqa: ANN401 - of DuckDB
    """Return a database that sees the files, with as much memory as the other has."""
    connection = duckdb.connect(config={"memory_limit": memory, "temp_directory": str(folder / "by_hand")})
    for name in ("systems", "units"):
        connection.read_parquet(str(folder / f"{name}.parquet")).create_view(name)
    return connection


# --------------------------------------------------------------------------------------------------------- by the rules


def counts_by_rules(tables: TableInventory) -> tuple[Mapping[Verdict, int], ...]:
    """Return how many records got which verdict of each rule."""
    return tables.all_counts(tuple(RULES.values()), "systems", as_of=TODAY, parameters={})


def ids_by_rules(tables: TableInventory) -> list[tuple[str, str]]:
    """Return the ids that fail or cannot be decided by one rule, with the verdict."""
    return list(map(tuple, tables.departing_rows((RULES[LISTED],), "systems", as_of=TODAY, parameters={})))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how many seconds something took, and its answer."""
    begun = time.perf_counter()
    answer = work()
    return time.perf_counter() - begun, answer


def against(name: str, ours: Callable[[], Any], theirs: Callable[[], Any]) -> None:
    """Compare the answers, then print the medians of both and how many times as long ours takes."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        (first, answer), (second, other) = timed(ours), timed(theirs)
        assert answer == other, name
        seconds[0].append(first)
        seconds[1].append(second)
    one, other = statistics.median(seconds[0]), statistics.median(seconds[1])
    print(f"{name:<8} rules {one:8.2f} s   by hand {other:8.2f} s   {one / other:5.2f} times")


def compare_spark(folder: Path, tables: TableInventory) -> None:
    """Compare what Spark says in local mode: the counts and the ids of every rule."""
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "6g",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.catalogImplementation": "in-memory",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.master("local[*]").getOrCreate()
    files = {name: folder / f"{name}.parquet" for name in ("systems", "units")}
    in_spark = SparkInventory(session, id="made-up", files=files, is_tested=True)
    demands = tuple(RULES.values())
    first, here = timed(lambda: tables.all_verdicts(demands, "systems", as_of=TODAY, parameters={}))
    second, there = timed(lambda: in_spark.all_verdicts(demands, "systems", as_of=TODAY, parameters={}))
    assert here == there
    ids = sum(len(one.failing) + len(one.undecided) for one in here)
    print(f"all      DuckDB {first:7.2f} s   Spark {second:10.2f} s   the same counts, the same {ids} ids")
    for name, one, found in zip(RULES, demands, here, strict=True):
        departing = found.departing
        ids = departing[:: max(1, len(departing) // SAMPLE)][:SAMPLE]
        assert said_of(one, ids, tables) == said_of(one, ids, in_spark), name
        print(f"  {name:<24}{len(departing):>10} depart or are undecided, the same said of {len(ids)}")
    compare_reports(session, folder)
    session.stop()


def compare_reports(session: Any, folder: Path) -> None:  # noqa: ANN401 - of Spark
    """Compare the whole report on the invented city in Spark with that in memory."""
    read = read_inventory(CITY)
    ordered: dict[str, Any] = {
        name: tuple(sorted(read.records(name) or (), key=lambda one: one.id)) for name in read.given
    }
    city = attrs.evolve(read, **ordered)
    write_parquet(city, folder / "city")
    files = {path.stem: path for path in (folder / "city").iterdir()}
    about: dict[str, Any] = {"as_of": REPORTED, "select": ("ZS", "NW", "DC")}
    first, here = timed(lambda: check(issued.load("dalian-2017"), inventory=city, **about))
    in_spark = SparkInventory(session, id=city.id, title=city.title, surveyed_on=city.surveyed_on, files=files)
    second, there = timed(lambda: check(issued.load("dalian-2017"), inventory=in_spark, **about))
    assert (here.verdicts, here.findings, here.not_run) == (there.verdicts, there.findings, there.not_run)
    print(f"report   memory {first:7.2f} s   Spark {second:10.2f} s   the same {len(here.findings)} findings, whole")


def said_of(demand: Demand, ids: Sequence[str], tables: TableInventory) -> list[tuple[object, ...]]:
    """Return what a report says of records: verdict, missing data, and the day on which the verdict turns."""
    said: list[tuple[object, ...]] = []
    for records, part in tables.parts_for(demand, "systems", ids, as_of=TODAY, parameters={}):
        for record in records:
            scene = Scene(inventory=part, subject=record, as_of=TODAY, parameters={})
            said.append((record, *judged(demand, scene), turning_day(demand, scene)))
    assert len(said) == len(ids)
    return said


def main() -> None:
    """Write the records, compare all answers, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--seed", type=int, default=20171110)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--folder", help="where the files go; a temporary folder by default")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as made:
        folder = Path(made)
        written, _ = timed(lambda: write_records(folder, asked.records, asked.seed))
        megabytes = (folder / "systems.parquet").stat().st_size / 1e6
        print(f"{asked.records} systems, {megabytes:.0f} MB of Parquet, written in {written:.1f} s")
        files = {name: folder / f"{name}.parquet" for name in ("systems", "units")}
        settings: dict[str, Any] = {"files": files, "memory": asked.memory, "temp_folder": folder / "rules"}
        tested, tables = timed(lambda: DuckDBInventory(id="made-up", **settings))
        print(f"every table read through and found sound in {tested:.2f} s")
        with tables, opened(folder, asked.memory) as connection:
            against("counts", lambda: counts_by_rules(tables), lambda: counts_by_hand(connection))
            against("ids", lambda: ids_by_rules(tables), lambda: ids_by_hand(connection))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            print(f"peak memory of the process {peak:.1f} GB, DuckDB held to {asked.memory} each")
            if asked.spark:
                compare_spark(folder, tables)


if __name__ == "__main__":
    main()
