"""How many faults of record rules their examples notice: each demand is changed in one place, and judged anew.

Usage: python benchmarks/mutate_rules.py [--only FI,NW03] [--least 98]

Mutants    of each demand, one change each: a comparison turned round or moved by its boundary, a number, an amount or
           a day one more or less (the day of the report and the days of the plan too), a clause dropped, “and” for
           “or”, a “not” taken away or put in, a word of a closed set for another, a bound of an interval left out, the
           key of a count dropped. Clauses that differ in their figures alone were written by a loop: they are changed
           together, and the first and the last of them are dropped.
Killed     where some example of the rule gives other verdicts, or names other missing data, or stops. Laws, which the
           tests draw examples of, are not tried: they find more, and are slow.

What survives is listed. It is a case that is missing, or a change that changes nothing: two clauses of which the one
follows from the other, or a day on which nothing can lie. The exit status is 1 where fewer than the least share of all
are killed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import attrs

from egov_consolidation.checking._settings import values_of
from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Inventory, ValueKind, collection_of
from egov_consolidation.model import Plan
from egov_consolidation.rules import Rule, plan_days, rulebook
from egov_consolidation.rules.engine import Demand, Scene, judged
from egov_consolidation.rules.engine._fields import choices_of, name_of
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Between,
    Comparison,
    Count,
    Field,
    Includes,
    IsIn,
    IsMissing,
    Literal,
    Negation,
    Node,
    Operator,
    ParameterValue,
    Shifted,
    Through,
    WorkingDaysLater,
)
from egov_consolidation.settings import Settings
from egov_consolidation.testing._examples import ExampleCase, examples

LEAST = 98.0
Changed: TypeAlias = "tuple[str, Node]"
"""What was changed, and what it makes of the node."""
Said: TypeAlias = "tuple[Counter[Verdict], tuple[tuple[str, str, tuple[str, ...]], ...]]"
"""How many records got which verdict, and the findings: verdict, record and missing data."""

OTHERS: Mapping[Operator, tuple[Operator, ...]] = {
    Operator.LESS: (Operator.AT_MOST, Operator.AT_LEAST),
    Operator.AT_MOST: (Operator.LESS, Operator.GREATER),
    Operator.GREATER: (Operator.AT_LEAST, Operator.AT_MOST),
    Operator.AT_LEAST: (Operator.GREATER, Operator.LESS),
    Operator.EQUAL: (Operator.DIFFERENT,),
    Operator.DIFFERENT: (Operator.EQUAL,),
}
INNER: Mapping[type, tuple[str, ...]] = {
    Comparison: ("left", "right"),
    Between: ("value", "least", "most"),
    Shifted: ("day", "days"),
    WorkingDaysLater: ("days",),
    Count: ("where",),
    Negation: ("of",),
    IsIn: ("value",),
    Includes: ("names",),
}
"""The parts of a node that are changed in their turn; keys of counts and references are left alone."""
FIGURES = re.compile("[0-9]+")
A_LOOP = 3
"""How many clauses that differ in their figures alone are taken for written by a loop."""
NUMBERS = (ValueKind.NUMBER, ValueKind.MONEY)


# ------------------------------------------------------------------------------------------------------------- mutants


def demands(demand: Demand) -> Iterator[tuple[str, Demand]]:
    """Yield each demand that differs from one in one place, once, with what was changed."""
    seen = {(demand.applies, demand.require)}
    for part in ("applies", "require"):
        for change, node in mutants(getattr(demand, part)):
            mutant = attrs.evolve(demand, applies=node) if part == "applies" else attrs.evolve(demand, require=node)
            if (mutant.applies, mutant.require) not in seen:
                seen.add((mutant.applies, mutant.require))
                yield f"{part}: {change}", mutant


def mutants(node: Node) -> Iterator[Changed]:
    """Yield each node that differs from one in one place, at the top or anywhere below."""
    yield from changed_itself(node)
    if isinstance(node, AllOf | AnyOf):
        for places in together(node.parts):
            for changed in zip(*(mutants(node.parts[place]) for place in places), strict=True):
                others = dict(zip(places, (one for _, one in changed), strict=True))
                parts = tuple(others.get(place, one) for place, one in enumerate(node.parts))
                yield changed[0][0], evolved(node, parts=parts)
    for name in INNER.get(type(node), ()):
        for change, other in mutants(getattr(node, name)):
            yield change, evolved(node, **{name: other})


def together(parts: tuple[Node, ...]) -> list[tuple[int, ...]]:
    """Return the places of clauses that are changed together: those that a loop wrote, and each other one alone."""
    alike: dict[str, list[int]] = {}
    for place, one in enumerate(parts):
        alike.setdefault(FIGURES.sub("", shown(one)), []).append(place)
    groups = (tuple(places) for places in alike.values())
    return [one for group in groups for one in ([group] if len(group) >= A_LOOP else [(place,) for place in group])]


def evolved(node: Node, **changed: Any) -> Node:  # noqa: ANN401 - any part of a node
    """Return a node with other parts in the place of some."""
    made: Node = attrs.evolve(node, **changed)
    return made


def changed_itself(node: Node) -> Iterator[Changed]:  # noqa: C901, PLR0912 - one case for each kind of node
    """Yield what becomes of a node by a change at its top."""
    match node:
        case Comparison():
            for by in OTHERS[node.operator]:
                yield f"{shown(node)}: {by.value}", evolved(node, operator=by)
            yield from _other_word(node)
        case Literal(kind=kind, value=int() as value) if kind in NUMBERS:
            for number in (-1, 1):
                yield f"{value} {number:+}", evolved(node, value=value + number)
        case Literal(kind=ValueKind.DAY, value=Day() as day) if day < Day.max:
            for days in (-1, 1):
                yield f"{day} {days:+} day", evolved(node, value=day.add(days=days))
        case AsOf() | ParameterValue(kind=ValueKind.DAY):
            for days in (-1, 1):
                yield f"{name_of(node)} {days:+} day", Shifted(node, Literal(days, ValueKind.NUMBER))
        case AllOf(parts=parts) | AnyOf(parts=parts) if len(parts) > 1:
            for place in (place for places in together(parts) for place in {places[0], places[-1]}):
                one = parts[place]
                rest = (*parts[:place], *parts[place + 1 :])
                yield f"without {shown(one)}", rest[0] if len(rest) == 1 else evolved(node, parts=rest)
            other = AnyOf if isinstance(node, AllOf) else AllOf
            yield f"{shown(node)}: {'or' if other is AnyOf else 'and'}", other(parts)
        case Negation():
            yield f"without ~ before {shown(node.of)}", node.of
        case Between(value=value, least=least, most=most):
            within = {
                "least": (least, Operator.AT_MOST, Operator.LESS),
                "most": (most, Operator.AT_LEAST, Operator.GREATER),
            }
            for name, (bound, by, strictly) in within.items():
                yield f"{shown(node)}: {name} only", Comparison(by, bound, value)
                yield f"{shown(node)}: {name} excluded", AllOf((node, Comparison(strictly, bound, value)))
        case IsIn() | Includes() if len(node.among) > 1:
            for word in node.among:
                others = tuple(one for one in node.among if one != word)
                yield f"{shown(node)}: without {word}", evolved(node, among=others)
        case Count() if node.by is not None:
            yield f"{shown(node)}: without its key", evolved(node, by=None, of=None)
        case _:
            pass
    if isinstance(node, Field | Through | IsIn | Includes | IsMissing) and node.kind is ValueKind.FLAG:
        yield f"~ before {shown(node)}", Negation(node)


def _other_word(node: Comparison) -> Iterator[Changed]:
    """Yield a comparison with each other word of the closed set."""
    right = node.right
    if isinstance(right, Literal):
        for other in choices_of(node.left) or ():
            if other.value != right.value:
                yield f"{shown(node)}: {other.value}", evolved(node, right=evolved(right, value=other.value))


def shown(node: Node) -> str:
    """Return how a node is written, in short."""
    match node:
        case Comparison():
            return f"{shown(node.left)} {node.operator.value} {shown(node.right)}"
        case AllOf() | AnyOf():
            return f"({(' & ' if isinstance(node, AllOf) else ' | ').join(map(shown, node.parts))})"
        case Negation():
            return f"~{shown(node.of)}"
        case Between():
            return f"{shown(node.least)} <= {shown(node.value)} <= {shown(node.most)}"
        case IsIn() | IsMissing():
            return f"{shown(node.value)} {'missing' if isinstance(node, IsMissing) else 'in ' + '/'.join(node.among)}"
        case Includes():
            return f"{shown(node.names)} with {'/'.join(node.among)}"
        case _:
            return name_of(node)


# -------------------------------------------------------------------------------------------------------------- judging


@cache
def _days(plan: Plan) -> Mapping[str, float]:
    return plan_days(plan, rulebook())


def said(demand: Demand, rule: Rule, case: ExampleCase) -> Said | None:
    """Return what a demand says of the records of an example; nothing where it stops."""
    assert rule.on is not None
    inventory = case.inventory or Inventory(id="none")
    values = values_of(Settings(), [rule], dict(case.parameters), _days(case.plan))
    counts: Counter[Verdict] = Counter()
    findings: list[tuple[str, str, tuple[str, ...]]] = []
    for record in inventory.records(collection_of(rule.on)) or ():
        scene = Scene(inventory=inventory, as_of=case.as_of, parameters=values, subject=record)
        try:
            verdict, missing = judged(demand, scene)
        except Exception:  # noqa: BLE001 - a demand that stops is noticed, whatever stops it
            return None
        counts[verdict] += 1
        if verdict in (Verdict.FAIL, Verdict.UNKNOWN):
            findings.append((verdict.value, record.id, tuple(sorted(missing))))
    return counts, tuple(sorted(findings))


def survivors(rule: Rule) -> tuple[int, list[str]]:
    """Return how many mutants a rule has, and what was changed in those that its examples do not notice."""
    assert rule.demand is not None
    cases = examples(rule)
    right = [said(rule.demand, rule, case) for case in cases]
    tried = list(demands(rule.demand))
    alive = [
        change
        for change, mutant in tried
        if all(said(mutant, rule, case) == wanted for case, wanted in zip(cases, right, strict=True))
    ]
    return len(tried), alive


def main(arguments: list[str] | None = None) -> int:
    """Try the rules, and print what their examples notice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="ids or prefixes, separated by commas")
    parser.add_argument("--least", type=float, default=LEAST, help="the least share of all, in percent")
    asked: Any = parser.parse_args(arguments)
    wanted = tuple(asked.only.split(","))
    tried = lived = 0
    for rule in rulebook():
        if rule.demand is None or not rule.id.startswith(wanted):
            continue
        number, alive = survivors(rule)
        tried, lived = tried + number, lived + len(alive)
        print(f"{rule.id}  {number - len(alive):4} of {number:4}  {_share(number, len(alive)):5.1f} %", flush=True)
        for change in alive:
            print(f"      {change}")
    print(f"all   {tried - lived:4} of {tried:4}  {_share(tried, lived):5.1f} %")
    return int(_share(tried, lived) < asked.least)


def _share(tried: int, lived: int) -> float:
    return 100 * (tried - lived) / tried if tried else 100


if __name__ == "__main__":
    sys.exit(main())
