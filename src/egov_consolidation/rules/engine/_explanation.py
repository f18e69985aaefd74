"""Why a verdict is what it is: the facts read, the clauses with their truth, and the words behind them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import AnyRecord, collection_of, said_record, said_value
from egov_consolidation.model import Citation
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, count_bounds, counted_records, datum, evaluate, judged
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Count,
    Field,
    Negation,
    Node,
    ParameterValue,
    Record,
    Through,
    children,
    walk,
)
from egov_consolidation.rules.engine._phrases import AS_OF_LABEL, called, phrase
from egov_consolidation.rules.engine._ruled import Ruled, demanded
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text, Value, same

_NOT_KNOWN = Text(en="not known", zh="未填报")
_NO_SUCH = Text(en="not in the inventory", zh="底数中无此记录")
_BETWEEN = Text(en="between {least} and {most}", zh="{least} 至 {most} 之间")
_AT_LEAST = Text(en="at least {least}", zh="不少于 {least}")


_UNSET = Text(en="the parameter {id}", zh="参数 {id}")
_HEADINGS = {
    (True, True): Text(en="all of these hold", zh="下列各项均成立"),
    (False, True): Text(en="at least one of these holds", zh="下列至少一项成立"),
    (True, False): Text(en="not all of these hold", zh="下列各项不同时成立"),
    (False, False): Text(en="none of these holds", zh="下列各项均不成立"),
}
"""How conditions are taken together: whether all are, and whether it is asked that they hold or that they do not."""


@attrs.frozen(kw_only=True)
class Fact:
    """One datum that was read.

    Attributes:
        datum: Its name: `lines/7: cancelled_on`; of a number of records, their kind.
        label: What it is called.
        value: What it is, as it is said.
        is_known: Whether it is known.
        counted: The records that are known to count, where it is a number of records; with their names.
    """

    datum: str
    label: Text
    value: Value
    is_known: bool = True
    counted: tuple[Text, ...] = ()


@attrs.frozen(kw_only=True)
class ParameterUsed:
    """A parameter that was read.

    Attributes:
        parameter: What the rule says of it: its meaning, the words it rests on, and the rule's own value.
        value: The value that was used; `None` where nobody has set one.
    """

    parameter: Parameter
    value: float | None

    @property
    def is_own(self) -> bool:
        """Whether the value is the rule's own."""
        return self.value == self.parameter.value


@attrs.frozen(kw_only=True)
class Clause:
    """One condition, with what came of it.

    Attributes:
        words: What it asks; of one that is made of parts, how they are taken together.
        truth: Whether it holds; `None` where that cannot be decided.
        so_it_is: What is so: what it asks, or the opposite where it does not hold.
        missing: The data without which it cannot be decided, named.
        parts: The conditions that it is made of, with what came of each.
    """

    words: Text
    truth: bool | None
    so_it_is: Text
    missing: tuple[str, ...] = ()
    parts: tuple[Clause, ...] = ()


@attrs.frozen(kw_only=True)
class Explanation:
    """Why a rule says of a record what it says.

    Attributes:
        rule_id: Id of the rule.
        title: What the rule demands.
        subject: The record, named: `lines/7`.
        as_of: The day for which the verdict speaks.
        verdict: The verdict.
        missing: The data without which it cannot be decided, named.
        decisive: The simple conditions on which the verdict rests: those by which the record departs, passes, is none
            of the rule's business, or cannot be decided.
        applies: The conditions on which the rule speaks of the record.
        requires: The conditions that the rule demands.
        facts: The data that were read, in the order in which the rule speaks of them.
        parameters: The parameters that were read, with the values that were used.
        citations: The words that the rule rests on.
    """

    rule_id: str
    title: Text
    subject: str
    as_of: Day
    verdict: Verdict
    missing: tuple[str, ...]
    decisive: tuple[Clause, ...]
    applies: tuple[Clause, ...]
    requires: tuple[Clause, ...]
    facts: tuple[Fact, ...]
    parameters: tuple[ParameterUsed, ...]
    citations: tuple[Citation, ...]


def explained(rule: Ruled, scene: Scene) -> Explanation:
    """Return why a rule says of a record what it says.

    Args:
        rule: The rule.
        scene: Of which record, as of which day, with which values of parameters.

    Returns:
        The verdict, what decides it, what was read, and the words behind it.

    Raises:
        UsageError: The rule speaks of the plan.

    Notes:
        `egov_consolidation.rules.explain` asks the same of a record by its name.
    """
    kind, demand = demanded(rule)
    nodes = (demand.applies, demand.require)
    names = names_of_parameters(rule.parameters, scene)
    verdict, missing = judged(demand, scene)
    read = {one.id for node in nodes for one in walk(node) if isinstance(one, ParameterValue)}
    return Explanation(
        rule_id=rule.id,
        title=rule.title,
        subject=datum(collection_of(kind), scene.subject.id),
        as_of=scene.as_of,
        verdict=verdict,
        missing=tuple(sorted(missing)),
        decisive=decisive(demand, verdict, scene, names),
        applies=_clauses(demand.applies, scene, names),
        requires=_clauses(demand.require, scene, names),
        facts=tuple({(one.datum, one.label): one for one in _all_facts(nodes, scene, names)}.values()),
        parameters=tuple(
            ParameterUsed(parameter=one, value=scene.parameters.get(one.id))
            for one in rule.parameters
            if one.id in read
        ),
        citations=rule.cites,
    )


def _value_said(parameter: Parameter, scene: Scene) -> Text:
    """Return what stands for a parameter in a sentence: its value, where it has one."""
    value = scene.parameters.get(parameter.id)
    return _UNSET.fill(id=parameter.id) if value is None else same(str(parameter.said(value)))


def names_of_parameters(parameters: Iterable[Parameter], scene: Scene) -> Mapping[str, Text]:
    """Return what stands for parameters in a sentence: their values, where they have some."""
    return {one.id: _value_said(one, scene) for one in parameters}


def decisive(demand: Demand, verdict: Verdict, scene: Scene, names: Mapping[str, Text]) -> tuple[Clause, ...]:
    """Return the simple conditions on which a verdict rests."""
    asked: tuple[Node, ...] = (demand.applies, demand.require)
    match verdict:
        case Verdict.NOT_APPLICABLE:
            asked = asked[:1]
        case Verdict.UNKNOWN:
            asked = tuple(one for one in asked if evaluate(one, scene).value is None)
        case _:
            asked = asked[1:]
    return tuple(clause for one in asked for clause in _deciding(one, scene, names))


def _deciding(node: Node, scene: Scene, names: Mapping[str, Text]) -> tuple[Clause, ...]:
    """Return the simple conditions that make a condition what it is."""
    inner = node.of if isinstance(node, Negation) else node
    if isinstance(inner, Negation):
        return _deciding(inner.of, scene, names)
    if not isinstance(inner, AllOf | AnyOf) or not inner.parts:
        return (_clause(node, scene, names),)
    truth = evaluate(inner, scene).value
    parts = (one for one in inner.parts if evaluate(one, scene).value is truth)
    return tuple(clause for one in parts for clause in _deciding(one, scene, names))


def _clauses(node: Node, scene: Scene, names: Mapping[str, Text]) -> tuple[Clause, ...]:
    """Return the conditions that have to hold together."""
    if isinstance(node, AllOf) and node.parts:
        return tuple(clause for one in node.parts for clause in _clauses(one, scene, names))
    return (_clause(node, scene, names),)


def _clause(node: Node, scene: Scene, names: Mapping[str, Text]) -> Clause:
    inner = node.of if isinstance(node, Negation) else node
    if isinstance(inner, Negation):
        return _clause(inner.of, scene, names)
    found = evaluate(node, scene)
    parts = inner.parts if isinstance(inner, AllOf | AnyOf) else ()
    words = _HEADINGS[isinstance(inner, AllOf), inner is node] if parts else phrase(node, names)
    return Clause(
        words=words,
        truth=None if found.value is None else found.value is True,
        so_it_is=phrase(Negation(node), names) if found.value is False else phrase(node, names),
        missing=tuple(sorted(found.missing)),
        parts=tuple(_clause(one, scene, names) for one in parts),
    )


def _all_facts(nodes: tuple[Node, ...], scene: Scene, names: Mapping[str, Text]) -> Iterator[Fact]:
    for node in nodes:
        yield from _facts(node, scene, names)
        if not isinstance(node, Count):
            yield from _all_facts(children(node), scene, names)


def _facts(node: Node, scene: Scene, names: Mapping[str, Text]) -> Iterator[Fact]:
    """Yield what is read for a node itself; what is read of the records that are counted is their number."""
    match node:
        case Field(of=Record.SUBJECT) if node.name != "id":
            yield _read(scene.subject, node)
        case Through():
            yield from _through(node, scene)
        case AsOf():
            yield Fact(datum="as_of", label=AS_OF_LABEL, value=scene.as_of)
        case Count():
            yield _number(node, scene, names)
        case _:
            pass


def _read(record: AnyRecord, node: Field | Through) -> Fact:
    value = getattr(record, node.name)
    name = datum(node.collection, record.id, node.name)
    shown = _NOT_KNOWN if value is None else said_value(value)
    return Fact(datum=name, label=called(node), value=shown, is_known=value is not None)


def _through(node: Through, scene: Scene) -> Iterator[Fact]:
    """Yield what is read of the record that is referred to, or that it is not there; nothing where none is meant."""
    target = evaluate(node.reference, scene).value
    if not target:
        return
    record = scene.inventory.find(node.collection, str(target))
    if record is None:
        name = datum(node.collection, str(target))
        yield Fact(datum=name, label=called(node.reference), value=_NO_SUCH, is_known=False)
    else:
        yield _read(record, node)


def _number(node: Count, scene: Scene, names: Mapping[str, Text]) -> Fact:
    bounds = count_bounds(node, scene)
    least = f"{bounds.least:g}"
    shown: Value = least
    if math.isinf(bounds.most):
        shown = _AT_LEAST.fill(least=least)
    elif bounds.least != bounds.most:
        shown = _BETWEEN.fill(least=least, most=f"{bounds.most:g}")
    return Fact(
        datum=node.collection,
        label=called(node, names),
        value=shown,
        is_known=bounds.least == bounds.most,
        counted=tuple(map(said_record, counted_records(node, scene))),
    )
