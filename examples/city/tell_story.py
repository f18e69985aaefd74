"""Tell what the rules find in the invented city from day to day.

    python examples/city/tell_story.py

The page of the city shows the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from egov_consolidation import Report, check, issued, read_inventory, rulebook
from egov_consolidation.findings import Verdict
from egov_consolidation.reading import read_settings, read_waivers

CITY = Path(__file__).parent
DAYS = ("2017-12-31", "2018-07-01", "2019-03-01", "2020-12-31", "2025-10-01")
HEAD = ("As of", "Departs", "Cannot be decided", "Permitted", "Rules from which something departs for the first time")


def reports() -> Iterator[tuple[str, Report]]:
    """Yield what the rules about an inventory say of the city on each day, with what it settled and permitted."""
    inventory, settings = read_inventory(CITY / "inventory.toml"), read_settings(CITY / "egov.toml")
    waivers, plan = read_waivers(CITY / "waivers.toml"), issued.load("dalian-2017")
    rules = [rule for rule in rulebook() if "inventory" in rule.needs]
    for as_of in DAYS:
        yield as_of, check(plan, as_of=as_of, inventory=inventory, settings=settings, waivers=waivers, rules=rules)


def story() -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table."""
    yield HEAD
    yield ("---", "--:", "--:", "--:", "---")
    before: set[str] = set()
    for as_of, report in reports():
        departing = [one.rule_id for one in report if one.verdict is Verdict.FAIL and one.rule_id[:2] != "WV"]
        undecided = [one for one in report if one.verdict is Verdict.UNKNOWN]
        first = sorted(set(departing) - before)
        before.update(first)
        yield (as_of, *map(str, (len(departing), len(undecided), len(report.waived))), ", ".join(first))


if __name__ == "__main__":
    for row in story():
        print(f"| {' | '.join(row)} |")
