"""The invented city: it is what its script writes, and every rule about an inventory has something to say of it."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation import check, issued, rulebook
from egov_consolidation.cli import main
from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import InformationSystem, Inventory, LifecycleState
from egov_consolidation.reading import inventory_from_data, read_inventory, read_settings
from egov_consolidation.rendering import inventory_to_toml

CITY = Path(__file__).resolve().parents[2] / "examples" / "city"
LEAST = 26
"""How many systems are cases."""
DAYS = ("2018-08-01", "2018-10-15", "2019-03-01", "2019-12-01", "2025-10-01", "2026-03-02")
RULES = tuple(rule.id for rule in rulebook() if rule.needs == ("inventory",))
THREE = {Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN}
NEVER = {
    "IV01": {Verdict.UNKNOWN},
    "OP01": {Verdict.FAIL},
    "OP03": {Verdict.PASS},
    "OP05": {Verdict.FAIL},
    "SH10": {Verdict.PASS},
}
"""Verdicts that a rule never gives of the city.

IV01 is undecided only where a whole kind of records is not given, and the city gives them all. What a government builds
once (OP01, OP03, OP05, SH10) came in time or did not: of the one city there is, the verdict never turns.
"""
SURVEYED_ON = day("2025-09-30")
PAGE = (CITY / "README.md").read_text(encoding="utf-8")
SHOWN = tuple(
    zip(
        re.findall(r"^\| (\d{4}-\d\d-\d\d) \|", PAGE, re.MULTILINE),
        re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL),
        strict=True,
    )
)
"""The days of the page, and what was found on each."""
IN_ORDER = (
    ("systems", ("applied_on", "approved_on", "in_service_on", "retired_on")),
    ("systems", ("in_service_on", "last_updated_on", "retired_on")),
    ("systems", ("in_service_on", "migrated_on")),
    ("systems", ("in_service_on", "disposed_on")),
    ("systems", ("in_service_on", "data_archived_on")),
    ("systems", ("in_service_on", "reviewed_on")),
    ("systems", ("in_service_on", "accessed_on")),
    ("systems", ("in_service_on", "integrated_on")),
    ("entries", ("changed_on", "updated_on")),
    ("entries", ("received_on", "released_on")),
    ("rooms", ("built_on", "closed_on")),
    ("lines", ("rented_on", "cancelled_on")),
    ("projects", ("applied_on", "approved_on", "accepted_on")),
    ("requests", ("received_on", "replied_on", "shared_on")),
    ("requests", ("received_on", "extension_consented_on", "extension_told_on")),
    ("corrections", ("received_on", "closed_on")),
    ("use_records", ("created_on", "deleted_on")),
    ("disputes", ("raised_on", "referred_on")),
    ("slips", ("issued_on", "due_on")),
)
STATES: Mapping[LifecycleState, Callable[[InformationSystem], bool]] = {
    LifecycleState.IN_USE: lambda one: _by(one.in_service_on) and not _by(one.retired_on),
    LifecycleState.UNDER_CONSTRUCTION: lambda one: _by(one.approved_on) and not _by(one.in_service_on),
    LifecycleState.APPLIED_FOR: lambda one: _by(one.applied_on) and not _by(one.approved_on),
    LifecycleState.PLANNED: lambda one: not _by(one.applied_on),
    LifecycleState.RETIRED: lambda one: _by(one.in_service_on) and _by(one.retired_on),
}
"""What the days of a system say where it is in a state on the day of the survey."""


def _by(known: Day | None) -> bool:
    """Return whether something had happened by the day of the survey."""
    return known is not None and known <= SURVEYED_ON


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """Give the script as a module."""
    spec = importlib.util.spec_from_file_location("make_city", CITY / "make_city.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_city"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["make_city"]


@cache
def said(systems: int) -> Mapping[str, frozenset[Verdict]]:
    """Return which verdicts each rule gives on the days of a city of a size, with the thresholds of the example."""
    inventory, thresholds = sys.modules["make_city"].make_city(systems, 2017), read_settings(CITY / "egov.toml")
    seen: dict[str, frozenset[Verdict]] = dict.fromkeys(RULES, frozenset())
    for as_of in DAYS:
        report = check(issued.load("dalian-2017"), as_of=as_of, inventory=inventory, settings=thresholds, select=RULES)
        for rule_id, counts in report.verdicts.items():
            seen[rule_id] |= {verdict for verdict, number in counts.items() if number}
    return seen


class TestMakeCity:
    """The script."""

    def test_it_writes_the_file_that_is_kept(self, script: ModuleType, tmp_path: Path) -> None:
        """Byte for byte."""
        script.main(["-o", str(tmp_path)])
        assert (tmp_path / "inventory.toml").read_bytes() == (CITY / "inventory.toml").read_bytes()

    def test_its_tables_hold_the_same_city(self, script: ModuleType, tmp_path: Path) -> None:
        """A folder with a table for each kind is read as the one file is."""
        script.main(["-o", str(tmp_path), "--format", "csv"])
        assert read_inventory(tmp_path) == read_inventory(CITY / "inventory.toml")

    @settings(max_examples=20)
    @given(systems=st.integers(LEAST, 300), seed=st.integers(0, 9))
    def test_any_size_and_seed_give_a_city_that_can_be_read(self, script: ModuleType, systems: int, seed: int) -> None:
        """It has as many systems as were asked for, says that it is invented, and is the same each time."""
        city: Inventory = script.make_city(systems, seed)
        assert len(city.systems or ()) == systems
        assert city.is_example
        assert "虚构" in city.title
        assert city == script.make_city(systems, seed)
        text = inventory_to_toml(city)
        assert inventory_from_data(tomllib.loads(text), document="i.toml") == city

    @settings(max_examples=20)
    @given(systems=st.integers(LEAST, 300), seed=st.integers(0, 9))
    def test_days_are_in_order(self, script: ModuleType, systems: int, seed: int) -> None:
        """Nothing is approved before it is applied for, used before it is approved, or given up before it is there."""
        city: Inventory = script.make_city(systems, seed)
        for collection, names in IN_ORDER:
            for record in city.records(collection) or ():
                days = [getattr(record, name) for name in names]
                known = [one for one in days if one is not None]
                assert known == sorted(known), record
        for system in city.systems or ():
            assert system.lifecycle is None or STATES[system.lifecycle](system), system

    @pytest.mark.parametrize("systems", ["0", str(LEAST - 1), "-1"])
    def test_a_city_too_small_for_its_cases_is_refused(
        self, script: ModuleType, systems: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Bad use, and it is said how many systems it takes."""
        with pytest.raises(SystemExit, match="2"):
            script.main(["--systems", systems])
        assert f"must be at least {LEAST}" in capsys.readouterr().err

    def test_a_name_that_ends_in_toml_is_a_file(self, script: ModuleType, tmp_path: Path) -> None:
        """Its folder is made where there is none."""
        script.main(["-o", str(tmp_path / "new" / "one.toml")])
        assert read_inventory(tmp_path / "new" / "one.toml") == read_inventory(CITY / "inventory.toml")

    def test_another_seed_gives_another_city(self, script: ModuleType) -> None:
        """What is drawn depends on it."""
        assert script.make_city(40, 1) != script.make_city(40, 2)


class TestCity:
    """What the rules find in the city."""

    @pytest.mark.parametrize("systems", [LEAST, 40, 200])
    @pytest.mark.parametrize("rule_id", RULES)
    @pytest.mark.usefixtures("script")
    def test_every_rule_passes_fails_and_is_undecided_somewhere(self, rule_id: str, systems: int) -> None:
        """At any size, over six days, for NW09 speaks of one unit only; and no rule crashes."""
        verdicts = said(systems)[rule_id]
        assert Verdict.ERROR not in verdicts
        assert verdicts >= THREE - NEVER.get(rule_id, set())
        assert not verdicts & NEVER.get(rule_id, set())

    def test_the_page_on_inventories_shows_what_is_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Its sample of a report, however wide the terminal is."""
        page = (CITY.parents[1] / "docs" / "how-to" / "judge-an-inventory.md").read_text(encoding="utf-8")
        sample = page.partition("```text\n")[2].partition("```")[0]
        options = ["--as-of", "2025-10-01", "--select", "NW", "--lang", "zh"]
        main(["check", "--inventory", str(CITY / "inventory.toml"), *options])
        heading, _, finding = sample.partition("\n")
        printed = unwrapped(capsys.readouterr().out)
        assert unwrapped(heading) in printed
        assert unwrapped(finding) in printed


class TestPage:
    """`examples/city/README.md`: how matters went from day to day."""

    def test_its_table_is_what_the_script_prints(self) -> None:
        """Row for row."""
        printed = subprocess.run([sys.executable, CITY / "tell_story.py"], capture_output=True, check=True).stdout
        assert printed.decode() in PAGE

    @pytest.mark.parametrize(("as_of", "sample"), SHOWN, ids=[as_of for as_of, _ in SHOWN])
    def test_what_it_shows_is_printed(self, as_of: str, sample: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Each finding on its day, however wide the terminal is."""
        files = ["--inventory", str(CITY / "inventory.toml"), "--settings", str(CITY / "egov.toml")]
        main(["check", *files, "--waivers", str(CITY / "waivers.toml"), "--as-of", as_of, "--lang", "zh"])
        printed = unwrapped(capsys.readouterr().out)
        assert [line for line in sample.splitlines() if unwrapped(line) not in printed] == []


def unwrapped(text: str) -> str:
    """Return a text without spaces and line ends."""
    return "".join(text.split())
