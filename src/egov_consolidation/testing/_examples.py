"""The examples of the rules: shown on their pages, run as tests, open to notebooks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import attrs
from cattrs import Converter

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Inventory
from egov_consolidation.issued import load
from egov_consolidation.ledger import Progress
from egov_consolidation.model import ALL_MARKS, Mark, Plan, Roster
from egov_consolidation.reading import inventory_from_data, ledger_from_data, plan_from_data, roster_from_data
from egov_consolidation.rules import Rule, rule
from egov_consolidation.wording import Text


@attrs.frozen(kw_only=True)
class ExpectedFinding:
    """A finding that a rule has to make of an example.

    Attributes:
        verdict: `FAIL` or `UNKNOWN`.
        subjects: Ids of what it speaks about, in order.
        missing: The data without which it cannot be decided.
        matter: What of the subjects it is about.
    """

    verdict: Verdict
    subjects: tuple[str, ...]
    missing: tuple[str, ...] = ()
    matter: str = ""


@cache
def _annex() -> Plan:
    return load("dalian-2017")


@attrs.frozen(kw_only=True)
class ExampleCase:
    """One example of what a rule says.

    Attributes:
        rule_id: Id of the rule.
        name: Its name, in kebab-case.
        about: What it shows, in both languages.
        as_of: The day for which the plan is judged.
        plan: The plan that is judged; the annex where the case gives none.
        inventory: What exists, for a rule that judges it.
        roster: Who belongs to the groups, for a rule that asks.
        progress: What was done, for a rule that asks.
        expect: The rule's findings, all of them.
        counts: How many subjects get which verdict; verdicts that none gets are left out.
        marks: Which relations count.
        parameters: Values by parameter id, in place of the rule's own.
    """

    rule_id: str
    name: str
    about: Text
    as_of: Day
    plan: Plan = attrs.field(factory=_annex)
    inventory: Inventory | None = None
    roster: Roster | None = None
    progress: Progress | None = None
    expect: tuple[ExpectedFinding, ...] = ()
    counts: Mapping[Verdict, int] = attrs.field(hash=False)
    marks: frozenset[Mark] = ALL_MARKS
    parameters: Mapping[str, float] = attrs.field(factory=dict[str, float], hash=False)

    def __str__(self) -> str:
        """Return the rule's id and the name of the case."""
        return f"{self.rule_id}-{self.name}"

    @property
    def said(self) -> tuple[tuple[Verdict, tuple[str, ...]], ...]:
        """The findings that the rule makes of it: verdict and subjects."""
        return tuple((one.verdict, one.subjects) for one in self.expect)


@cache
def examples(of: str | Rule) -> tuple[ExampleCase, ...]:
    """Return the examples of a rule, in the order of its file.

    Args:
        of: The id of a built-in rule, such as `PL04`, or a rule of a pack.

    Returns:
        The cases: good, bad, and undecided ones where the rule can be undecided; none where no file is written yet.

    Raises:
        UsageError: There is no such rule.

    Examples:
        >>> for case in examples("LG01")[:2]:
        ...     print(case.name, dict(case.counts))
        chain {<Verdict.PASS: 'PASS'>: 3}
        two-tasks {<Verdict.PASS: 'PASS'>: 1, <Verdict.FAIL: 'FAIL'>: 1}
    """
    found = _found(of)
    cases = [{"rule_id": found.id, **case} for case in _file(found).get("cases", ())]
    return _converter(f"{found.id}.toml").structure(cases, tuple[ExampleCase, ...])


def explanation(of: str | Rule) -> Text:
    """Return what a rule looks at, why, what mends it and what it cannot see, in both languages.

    Args:
        of: The id of a built-in rule, such as `PL04`, or a rule of a pack.

    Returns:
        The rule's docstring, and the same in Chinese from its example file; empty where no file is written yet.

    Raises:
        UsageError: There is no such rule.

    Examples:
        >>> print(explanation("LG02").zh.splitlines()[0])
        每个依赖关系的前置任务、每个支撑关系的支撑任务，都是本方案的任务。
    """
    found = _found(of)
    return Text(en=found.doc, zh=_file(found).get("explained", {}).get("zh", ""))


def _found(of: str | Rule) -> Rule:
    return rule(of) if isinstance(of, str) else of


def _file(of: Rule) -> dict[str, Any]:
    """Return what the example file of a rule holds; nothing where there is none."""
    path = resources.files(of.home) / "examples" / f"{of.id}.toml" if of.home else None
    return {} if path is None or not path.is_file() else tomllib.loads(path.read_text(encoding="utf-8"))


def _converter(document: str) -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Day, lambda value, _: day(value))
    converter.register_structure_hook(Plan, lambda value, _: plan_from_data(value, document=document))
    converter.register_structure_hook(Roster, lambda value, _: roster_from_data(value, document=document))
    converter.register_structure_hook(Progress, lambda value, _: ledger_from_data(value, document=document))
    converter.register_structure_hook(Inventory, lambda value, _: _inventory(value, document))
    return converter


def _inventory(value: dict[str, Any], document: str) -> Inventory:
    return inventory_from_data({"id": "demo", **value}, document=document)
