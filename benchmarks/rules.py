"""How fast record rules judge many systems, against others in the same run; the ids that fail are compared first.

Usage: python benchmarks/rules.py [--full] [--only peers,sweep] [--seed N]

Systems    10^5 made-up ones (10^6 with --full), a tenth of each datum missing, judged by eight rules of their own
           fields ("fields"), and by two that look at other records ("joins"); counted, and the ids that fail
           are listed.
Cold       from objects alone, columns included. "Again" is the same check once more, "what-if" one for another day.
Peers      plain Python functions over the same objects, written by hand, which know two verdicts and no missing data;
           pandera on Polars, Pointblank on Polars, Great Expectations on pandas, and rule-engine: on the rules of
           fields. They start from columns or rows that are made beforehand. rule-engine judges a part, and is
           scaled up.
Sweep      the counts of each day of three years, against those of one day.

Medians are printed, and how many times as fast as plain Python each is. What is not installed is said and left out.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import logging
import os
import random
import statistics
import time
import warnings
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

import attrs

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOT_YET,
    Disposition,
    InformationSystem,
    Inventory,
    LifecycleState,
    NetworkKind,
    UnitFacts,
)
from egov_consolidation.rules.engine import AS_OF, Check, Demand, RecordHandle, count
from egov_consolidation.rules.engine._columnar_sweep import sweep
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._verdicts import Evaluator, verdicts

SIZE, FULL = 100_000, 1_000_000
ROUNDS = 5
LEAST_SECONDS = 0.05
"""How long one round lasts at least: short calls are made several times."""
PART = 2_000
"""How many systems rule-engine judges."""
FIRST, TODAY, ANOTHER = day("2016-01-01"), day("2018-07-01"), day("2018-12-31")
_PLAIN = "plain Python over objects"
LEAST_USERS = 20
SPAN = 1_100
STATES = tuple(LifecycleState)
NETWORKS = tuple(NetworkKind)
DISPOSITIONS = tuple(Disposition)

Answer: TypeAlias = "tuple[tuple[str, ...], ...]"
"""For each rule the ids that fail, in order."""

SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
USED = SYSTEM.lifecycle == STATES[0]


def demand(applies: Any, require: Any) -> Demand:  # noqa: ANN401 - expressions
    """Return a rule as it is evaluated."""
    return Check(applies=applies, require=require).demand(holds_from=None, holds_until=None)


FIELDS: Mapping[str, Demand] = {
    "joined the platform": demand(USED & ~SYSTEM.is_secret, SYSTEM.accessed_on <= AS_OF),
    "migrated": demand(SYSTEM.is_pilot, SYSTEM.migrated_on <= AS_OF),
    "used by some": demand(USED, SYSTEM.users >= LEAST_USERS),
    "archived before disposed": demand(
        SYSTEM.holds_data & (SYSTEM.disposed_on <= AS_OF), SYSTEM.data_archived_on <= SYSTEM.disposed_on
    ),
    "no network of its own": demand(SYSTEM.network == NETWORKS[0], SYSTEM.is_lan_only | SYSTEM.is_secret),
    "listed in time": demand(SYSTEM.approved_on + 14 <= AS_OF, SYSTEM.is_listed),
    "disposed of as decided": demand(SYSTEM.in_cleanup_list, SYSTEM.disposition.is_in(*DISPOSITIONS[:2])),
    "not idle": demand(SYSTEM.idle_since + 180 <= AS_OF, SYSTEM.disposed_on <= AS_OF),
}
JOINS: Mapping[str, Demand] = {
    "unit has enough staff": demand(USED, SYSTEM.unit.systems_applied_for >= 1),
    "few in one unit": demand(
        SYSTEM.is_pilot,
        count(InformationSystem, by="unit", of=SYSTEM.unit, where=lambda other: other.lifecycle == STATES[1]) <= 2,
    ),
}


# -------------------------------------------------------------------------------------------------------------- made up


def made(size: int, seed: int) -> Inventory:
    """Return an inventory of so many made-up systems, twenty a unit."""
    drawn = random.Random(seed)

    def maybe(value: Any) -> Any:  # noqa: ANN401 - any value of a field
        return None if drawn.random() < 0.1 else value

    def some_day(*, never: float = 0.03) -> Any:  # noqa: ANN401 - a day, or nothing
        return maybe(NOT_YET if drawn.random() < never else Day.fromordinal(FIRST.toordinal() + drawn.randrange(SPAN)))

    def flag(share: float) -> Any:  # noqa: ANN401 - a flag, or nothing
        return maybe(drawn.random() < share)

    count_of_units = max(1, size // 20)
    systems = tuple(
        InformationSystem(
            id=f"s{number}",
            unit=maybe(f"u{drawn.randrange(count_of_units)}") if number % 50 == 0 else f"u{number % count_of_units}",
            lifecycle=maybe(drawn.choice(STATES)),
            network=maybe(drawn.choice(NETWORKS)),
            is_secret=flag(0.1),
            is_lan_only=flag(0.8),
            is_pilot=flag(0.1),
            is_listed=flag(0.9),
            in_cleanup_list=flag(0.1),
            holds_data=flag(0.5),
            users=maybe(drawn.randrange(1000)),
            disposition=maybe(drawn.choice(DISPOSITIONS)),
            accessed_on=some_day(),
            migrated_on=some_day(),
            approved_on=some_day(),
            disposed_on=some_day(never=0.8),
            data_archived_on=some_day(),
            idle_since=some_day(never=0.8),
        )
        for number in range(size)
    )
    units = tuple(UnitFacts(id=f"u{number}", systems_applied_for=maybe(number % 7)) for number in range(count_of_units))
    return Inventory(id="made-up", systems=systems, units=units)


# --------------------------------------------------------------------------------------------------------- plain Python

Plain: TypeAlias = Callable[[Any, Day], bool]
"""Whether a system fails, by hand: what is missing is no failure."""


PLAIN: Mapping[str, Plain] = {
    "joined the platform": lambda one, on: (
        one.lifecycle is STATES[0] and one.is_secret is False and one.accessed_on is not None and one.accessed_on > on
    ),
    "migrated": lambda one, on: one.is_pilot is True and one.migrated_on is not None and one.migrated_on > on,
    "used by some": lambda one, _: one.lifecycle is STATES[0] and one.users is not None and one.users < LEAST_USERS,
    "archived before disposed": lambda one, on: (
        one.holds_data is True
        and one.disposed_on is not None
        and one.disposed_on <= on
        and one.data_archived_on is not None
        and one.data_archived_on > one.disposed_on
    ),
    "no network of its own": lambda one, _: (
        one.network is NETWORKS[0] and one.is_lan_only is False and one.is_secret is False
    ),
    "listed in time": lambda one, on: (
        one.is_listed is False and one.approved_on is not None and one.approved_on.toordinal() + 14 <= on.toordinal()
    ),
    "disposed of as decided": lambda one, _: (
        one.in_cleanup_list is True and one.disposition is not None and one.disposition not in DISPOSITIONS[:2]
    ),
    "not idle": lambda one, on: (
        one.idle_since is not None
        and one.idle_since.toordinal() + 180 <= on.toordinal()
        and one.disposed_on is not None
        and one.disposed_on > on
    ),
}


def by_plain(inventory: Inventory, on: Day) -> Answer:
    """Judge with functions written by hand."""
    systems = inventory.systems or ()
    return tuple(tuple([one.id for one in systems if fails(one, on)]) for fails in PLAIN.values())


def joins_by_plain(inventory: Inventory, _: Day) -> Answer:
    """Judge with loops written by hand, over indices made for each check."""
    systems = inventory.systems or ()
    staffed = {one.id: one.systems_applied_for for one in inventory.units or ()}
    first = [
        one.id for one in systems if one.lifecycle is STATES[0] and one.unit is not None and staffed[one.unit] == 0
    ]
    known: dict[str, int] = {}
    for one in systems:
        if one.unit is not None and one.lifecycle is STATES[1]:
            known[one.unit] = known.get(one.unit, 0) + 1
    second = [one.id for one in systems if one.is_pilot is True and one.unit is not None and known.get(one.unit, 0) > 2]
    return tuple(first), tuple(second)


# --------------------------------------------------------------------------------------------------------- this library


def by_engine(demands: Mapping[str, Demand], evaluator: Evaluator) -> Callable[[Inventory, Day], Answer]:
    """Return what judges with this library."""

    def judge(inventory: Inventory, on: Day) -> Answer:
        found = [
            verdicts(one, inventory, "systems", as_of=on, parameters={}, evaluator=evaluator)
            for one in demands.values()
        ]
        return tuple(one.ids(Verdict.FAIL) for one in found)

    return judge


# ---------------------------------------------------------------------------------------------------------------- peers


def columns_of(inventory: Inventory) -> dict[str, list[Any]]:
    """Return the fields that the rules read as columns of plain values."""
    names = (
        *("id", "lifecycle", "network", "is_secret", "is_lan_only", "is_pilot", "is_listed", "in_cleanup_list"),
        *("holds_data", "users", "disposition", "accessed_on", "migrated_on", "approved_on", "disposed_on"),
        *("data_archived_on", "idle_since"),
    )
    return {name: inventory.columns("systems").values(name) for name in names}


def polars_rules(pl: Any, on: Day) -> dict[str, Any]:  # noqa: ANN401 - a module
    """Return for each rule an expression of Polars that says whether a system fails; missing is no failure."""
    c, now = pl.col, on.toordinal()
    used = c("lifecycle") == STATES[0].value
    found = {
        "joined the platform": used & ~c("is_secret") & (c("accessed_on") > now),
        "migrated": c("is_pilot") & (c("migrated_on") > now),
        "used by some": used & (c("users") < LEAST_USERS),
        "archived before disposed": c("holds_data")
        & (c("disposed_on") <= now)
        & (c("data_archived_on") > c("disposed_on")),
        "no network of its own": (c("network") == NETWORKS[0].value) & ~c("is_lan_only") & ~c("is_secret"),
        "listed in time": ~c("is_listed") & (c("approved_on") + 14 <= now),
        "disposed of as decided": c("in_cleanup_list")
        & ~c("disposition").is_in([one.value for one in DISPOSITIONS[:2]]),
        "not idle": (c("idle_since") + 180 <= now) & (c("disposed_on") > now),
    }
    return {name: one.fill_null(value=False) for name, one in found.items()}


def by_pandera(columns: Mapping[str, list[Any]], on: Day) -> Callable[[], Answer]:
    """Return what judges with pandera on Polars."""
    pa, pl = importlib.import_module("pandera.polars"), importlib.import_module("polars")
    frame = pl.DataFrame(columns)
    rules = polars_rules(pl, on)

    def passes(data: Any, fails: Any) -> Any:  # noqa: ANN401 - frames and expressions of Polars
        return data.lazyframe.select(~fails)

    checks = [pa.Check(partial(passes, fails=fails), name=name) for name, fails in rules.items()]
    schema = pa.DataFrameSchema(checks=checks)

    def judge() -> Answer:
        try:
            schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as found:
            cases = found.failure_cases
            return tuple(
                tuple(frame["id"].gather(cases.filter(pl.col("check") == name)["index"]).to_list()) for name in rules
            )
        return tuple(() for _ in rules)

    return judge


def by_pointblank(columns: Mapping[str, list[Any]], on: Day) -> Callable[[], Answer]:
    """Return what judges with Pointblank on Polars."""
    pb, pl = importlib.import_module("pointblank"), importlib.import_module("polars")
    frame = pl.DataFrame(columns)
    rules = polars_rules(pl, on)

    def judge() -> Answer:
        validation = pb.Validate(frame)
        for fails in rules.values():
            validation = validation.col_vals_expr(expr=~fails)
        found = validation.interrogate(get_first_n=len(frame), extract_limit=len(frame))
        return tuple(tuple(found.get_data_extracts(i=number, frame=True)["id"]) for number in range(1, len(rules) + 1))

    return judge


def by_great_expectations(columns: Mapping[str, list[Any]], on: Day) -> Callable[[], Answer]:
    """Return what judges with Great Expectations on pandas; what fails is worked out with Polars on the way."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    gx, pl = importlib.import_module("great_expectations"), importlib.import_module("polars")
    pandas = importlib.import_module("pandas")
    frame = pl.DataFrame(columns)
    rules = polars_rules(pl, on)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    source = context.data_sources.add_pandas("systems")
    batch = source.add_dataframe_asset("systems").add_batch_definition_whole_dataframe("all")
    suite = gx.ExpectationSuite(
        name="rules",
        expectations=[gx.expectations.ExpectColumnValuesToBeInSet(column=name, value_set=[True]) for name in rules],
    )

    def judge() -> Answer:
        passes = frame.select("id", **{name: ~fails for name, fails in rules.items()}).to_dict(as_series=False)
        told = pandas.DataFrame(passes)
        found = batch.get_batch(batch_parameters={"dataframe": told}).validate(suite, result_format="COMPLETE")
        places = {one.expectation_config.kwargs["column"]: one.result["unexpected_index_list"] for one in found.results}
        return tuple(tuple(told["id"].iloc[places[name]]) for name in rules)

    return judge


def by_rule_engine(columns: Mapping[str, list[Any]], on: Day) -> Callable[[], Answer]:
    """Return what judges with rule-engine, row by row."""
    module = importlib.import_module("rule_engine")
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    now, used = on.toordinal(), f'lifecycle == "{STATES[0].value}"'
    among = " or ".join(f'disposition == "{one.value}"' for one in DISPOSITIONS[:2])
    archived_late = "data_archived_on != null and data_archived_on > disposed_on"
    words = (
        f"{used} and is_secret == false and accessed_on != null and accessed_on > {now}",
        f"is_pilot == true and migrated_on != null and migrated_on > {now}",
        f"{used} and users != null and users < {LEAST_USERS}",
        f"holds_data == true and disposed_on != null and disposed_on <= {now} and {archived_late}",
        f'network == "{NETWORKS[0].value}" and is_lan_only == false and is_secret == false',
        f"is_listed == false and approved_on != null and approved_on + 14 <= {now}",
        f"in_cleanup_list == true and disposition != null and not ({among})",
        f"idle_since != null and idle_since + 180 <= {now} and disposed_on != null and disposed_on > {now}",
    )
    rules = [module.Rule(one) for one in words]
    return lambda: tuple(tuple([row["id"] for row in rows if rule.matches(row)]) for rule in rules)


PEERS: Mapping[str, tuple[str, Callable[[Mapping[str, list[Any]], Day], Callable[[], Answer]]]] = {
    "pandera on Polars": ("pandera", by_pandera),
    "Pointblank on Polars": ("pointblank", by_pointblank),
    "Great Expectations": ("great_expectations", by_great_expectations),
    "rule-engine": ("rule_engine", by_rule_engine),
}


# --------------------------------------------------------------------------------------------------------------- timing


def once(run: Callable[[], object]) -> float:
    """Return how long something takes; what is short is done several times."""
    gc.collect()
    times, before = 0, time.perf_counter()
    while not times or time.perf_counter() - before < LEAST_SECONDS:
        run()
        times += 1
    return (time.perf_counter() - before) / times


def seconds(runs: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """Return how long each of several things takes, the median of rounds in which each has its turn."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            taken[name].append(run())
    return {name: statistics.median(found) for name, found in taken.items()}


def show(taken: Mapping[str, float], plain: float) -> None:
    """Print how long things took, and how many times as fast as plain Python each is."""
    for name, one in taken.items():
        print(f"  {name:<44}{one * 1000:>12,.1f} ms{plain / one:>9.2f} ×")


def cold(judge: Callable[[Inventory, Day], Answer], inventory: Inventory) -> float:
    """Return how long a check takes that starts from objects alone."""
    fresh = attrs.evolve(inventory)
    gc.collect()
    before = time.perf_counter()
    judge(fresh, TODAY)
    return time.perf_counter() - before


def against_plain(
    title: str, demands: Mapping[str, Demand], by_hand: Callable[[Inventory, Day], Answer], inventory: Inventory
) -> float:
    """Compare the answers, then print the times; return how long plain Python takes."""
    expected = {on: by_hand(inventory, on) for on in (TODAY, ANOTHER)}
    failing = sum(map(len, expected[TODAY])) / len(inventory.systems or ()) / len(demands)
    print(f"\n{title}: {len(demands)} rules, {failing:.1%} fail")
    runs: dict[str, Callable[[], float]] = {_PLAIN: partial(once, partial(by_hand, inventory, TODAY))}
    for evaluator in (Evaluator.COLUMNS, Evaluator.ARRAYS):
        judge = by_engine(demands, evaluator)
        assert all(judge(inventory, on) == answer for on, answer in expected.items())
        runs[f"{evaluator.value}, cold"] = partial(cold, judge, inventory)
        runs[f"{evaluator.value}, again"] = partial(once, partial(judge, inventory, TODAY))
        runs[f"{evaluator.value}, what-if"] = partial(once, partial(judge, inventory, ANOTHER))
    taken = seconds(runs)
    show(taken, taken[_PLAIN])
    return taken[_PLAIN]


def against_peers(inventory: Inventory, plain: float) -> None:
    """Print how long the peers take, each asked for the same ids."""
    expected = by_plain(inventory, TODAY)
    columns = columns_of(inventory)
    for name, (package, build) in PEERS.items():
        if importlib.util.find_spec(package) is None:
            print(f"  {name}: not installed")
            continue
        size = len(columns["id"])
        part = PART if package == "rule_engine" else size
        judge = build({one: values[:part] for one, values in columns.items()}, TODAY)
        known = set(columns["id"][:part])
        assert judge() == tuple(tuple([one for one in ids if one in known]) for ids in expected), name
        taken = seconds({name: partial(once, judge)}, 3)
        show({name: taken[name] * size / part}, plain)


def over_days(inventory: Inventory) -> None:
    """Print how long the counts of three years take, against the counts of one day."""
    print("\nthree years, day by day, in checks of one day: in first ones, from objects alone, and in ones made again")
    last = Day.fromordinal(TODAY.toordinal() + 3 * 365)
    for name, one in (*FIELDS.items(), *JOINS.items()):
        about: dict[str, Any] = {"parameters": {}, "evaluator": Evaluator.ARRAYS}

        def check(inventory: Inventory, on: Day, one: Demand = one, about: dict[str, Any] = about) -> Answer:
            verdicts(one, inventory, "systems", as_of=on, **about)
            return ()

        swept = partial(sweep, one, inventory, "systems", first=TODAY, last=last, **about)
        assert swept().on(ANOTHER) == verdicts(one, inventory, "systems", as_of=ANOTHER, **about).counts
        again = partial(once, partial(check, inventory, TODAY))
        taken = seconds({"first": partial(cold, check, inventory), "again": again, "swept": partial(once, swept)})
        first, then = (taken["swept"] / taken[kind] for kind in ("first", "again"))
        print(f"  {name:<44}{taken['swept'] * 1000:>12,.1f} ms{first:>9.2f} first{then:>9.1f} again")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="10^6 systems instead of 10^5")
    parser.add_argument("--size", type=int, help="so many systems")
    parser.add_argument("--only", default="peers,sweep", help="which further parts to run")
    parser.add_argument("--seed", type=int, default=2017)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    size = asked.size or (FULL if asked.full else SIZE)
    inventory = made(size, asked.seed)
    print(f"{size:,} systems, in ms and as a multiple of the speed of plain Python")
    against_plain("joins", JOINS, joins_by_plain, inventory)
    plain = against_plain("fields", FIELDS, by_plain, inventory)
    if "peers" in asked.only:
        against_peers(inventory, plain)
    if "sweep" in asked.only:
        over_days(inventory)


if __name__ == "__main__":
    main()
