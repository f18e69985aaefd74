"""Counts in SQL: both bounds, held to the interpreter for every sort of key and condition at once."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOTHING, InformationSystem, Inventory, UnitFacts
from egov_consolidation.rules.engine import (
    Check,
    Demand,
    DuckDBInventory,
    Expression,
    RecordHandle,
    Scene,
    count,
    everyone,
    judged,
    write_parquet,
)
from egov_consolidation.rules.engine._nodes import Record

TODAY = day("2019-01-01")
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
KEYS: tuple[tuple[str | None, Expression | None], ...] = (
    (None, None),
    ("parent", SYSTEM.parent),
    ("parent", SYSTEM.id),
    ("unit", SYSTEM.parent.unit),
    ("capabilities", SYSTEM.capabilities),
    ("capabilities", SYSTEM.unit),
    ("unit", SYSTEM.capabilities),
)
WHERES = (
    None,
    lambda other: other.is_secret,
    lambda other: other.id != SYSTEM.id,
    lambda other: other.unit.name == "x",
    lambda other: other.is_secret == SYSTEM.is_secret,
)


def demands() -> tuple[Demand, ...]:
    """Return a demand for each key, condition and way to compare with two small numbers."""
    written: list[Expression] = []
    for (by, of), where in itertools.product(KEYS, WHERES):
        number = count(InformationSystem, by=by, of=of, where=where)
        written += (number <= 1, number >= 2, number == 1, number != 0)
    return tuple(Check(applies=everyone(), require=one).demand(holds_from=None, holds_until=None) for one in written)


def systems(record_id: str) -> st.SearchStrategy[InformationSystem]:
    """Draw a system whose keys often agree with others, and are sometimes nothing or missing."""
    names = st.lists(st.sampled_from(("甲", "乙", "1")), max_size=3).map(tuple)
    return st.builds(
        InformationSystem,
        id=st.just(record_id),
        parent=st.sampled_from(("1", "1", "2", "9", NOTHING, None)),
        unit=st.sampled_from(("甲", "甲", "乙", NOTHING, None)),
        capabilities=st.one_of(names, names, st.none()),
        is_secret=st.sampled_from((True, False, None)),
    )


class TestCountBounds:
    """How many count for certain, and how many may."""

    @given(found=st.integers(1, 5).flatmap(lambda size: st.tuples(*(systems(str(one)) for one in range(1, size + 1)))))
    @example(found=(InformationSystem(id="1", capabilities=("甲", "乙")), InformationSystem(id="2", parent=None)))
    @settings(max_examples=4, deadline=None)
    def test_every_count_is_the_interpreter_s(self, found: tuple[InformationSystem, ...]) -> None:
        """Keys that are one name or several, of the subject or of what it refers to, missing or nothing."""
        inventory = Inventory(id="i", systems=found, units=(UnitFacts(id="甲", name="x"), UnitFacts(id="乙")))
        asked = demands()
        with tempfile.TemporaryDirectory() as folder:
            write_parquet(inventory, folder)
            files = {name: Path(folder) / f"{name}.parquet" for name in inventory.given}
            with DuckDBInventory(id="i", files=files, threads=1) as tables:
                answers = [
                    answer
                    for at in range(0, len(asked), 20)
                    for answer in tables.all_verdicts(asked[at : at + 20], "systems", as_of=TODAY, parameters={})
                ]
        for demand, answer in zip(asked, answers, strict=True):
            said = {
                one.id: judged(demand, Scene(inventory=inventory, as_of=TODAY, parameters={}, subject=one))[0]
                for one in found
            }
            assert answer.failing == tuple(one for one in said if said[one] is Verdict.FAIL)
            assert answer.undecided == tuple(one for one in said if said[one] is Verdict.UNKNOWN)
