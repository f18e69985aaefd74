"""Why a verdict is what it is: the facts read, the clauses with their truth, and the words behind them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import AnyRecord, Inventory, collection_of, said_value
from egov_consolidation.model import Citation
from egov_consolidation.rules.engine._interpreter import Scene, count_bounds, datum, evaluate, judged
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Count,
    Field,
    Node,
    ParameterValue,
    Record,
    Through,
    children,
)
from egov_consolidation.rules.engine._phrases import AS_OF_LABEL, called, phrase
from egov_consolidation.rules.engine._ruled import Ruled, demanded, values_of
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text, Value, same

_NO_RECORD = Text(en="{datum}: is not in the inventory{nearest}", zh="{datum}：底数中没有此记录{nearest}")
_NOT_KNOWN = Text(en="not known", zh="未填报")
_NO_SUCH = Text(en="not in the inventory", zh="底数中无此记录")
_BETWEEN = Text(en="between {least} and {most}", zh="{least} 至 {most} 之间")
_AT_LEAST = Text(en="at least {least}", zh="不少于 {least}")


@attrs.frozen(kw_only=True)
class Fact:
    """One datum that was read.

    Attributes:
        datum: Its name: `lines/7: cancelled_on`.
        label: What it is called.
        value: What it is, as it is said.
        is_known: Whether it is known.
    """

    datum: str
    label: Text
    value: Value
    is_known: bool = True


@attrs.frozen(kw_only=True)
class Clause:
    """One condition, with what came of it.

    Attributes:
        words: What it asks.
        truth: Whether it holds; `None` where that cannot be decided.
        missing: The data without which it cannot be decided, named.
        parts: The conditions that it is made of.
    """

    words: Text
    truth: bool | None
    missing: tuple[str, ...] = ()
    parts: tuple[Clause, ...] = ()


@attrs.frozen(kw_only=True)
class Explanation:
    """Why a rule says of a record what it says.

    Attributes:
        rule_id: Id of the rule.
        subject: The record, named: `lines/7`.
        as_of: The day for which the verdict speaks.
        verdict: The verdict.
        missing: The data without which it cannot be decided, named.
        applies: The conditions on which the rule speaks of the record.
        requires: The conditions that the rule demands.
        facts: The data that were read, in the order in which the rule speaks of them.
        citations: The words that the rule rests on.
    """

    rule_id: str
    subject: str
    as_of: Day
    verdict: Verdict
    missing: tuple[str, ...]
    applies: tuple[Clause, ...]
    requires: tuple[Clause, ...]
    facts: tuple[Fact, ...]
    citations: tuple[Citation, ...]

    @property
    def decisive(self) -> tuple[Clause, ...]:
        """The clauses on which the verdict rests: those that failed, do not apply, or cannot be decided."""
        match self.verdict:
            case Verdict.FAIL:
                return tuple(one for one in self.requires if one.truth is False)
            case Verdict.NOT_APPLICABLE:
                return tuple(one for one in self.applies if one.truth is False)
            case Verdict.UNKNOWN:
                return tuple(one for one in (*self.applies, *self.requires) if one.truth is None)
            case _:
                return ()


def explain(
    rule: Ruled,
    inventory: Inventory,
    subject_id: str,
    *,
    as_of: Day,
    parameters: Mapping[str, float] | None = None,
) -> Explanation:
    """Return why a rule says of a record what it says.

    Args:
        rule: The rule.
        inventory: Where the record stands, and those that it refers to.
        subject_id: The record's id.
        as_of: The day for which the verdict speaks.
        parameters: Values by parameter id, in place of the rule's own.

    Returns:
        The verdict with its facts, clauses and citations.

    Raises:
        UsageError: The rule speaks of the plan, or there is no such record.
    """
    kind, demand = demanded(rule)
    scene = Scene(
        inventory=inventory,
        as_of=as_of,
        parameters=values_of(rule, parameters or {}),
        subject=_found(inventory, collection_of(kind), subject_id),
    )
    names = {one.id: one.about for one in rule.parameters}
    verdict, missing = judged(demand, scene)
    return Explanation(
        rule_id=rule.id,
        subject=datum(collection_of(kind), subject_id),
        as_of=as_of,
        verdict=verdict,
        missing=tuple(sorted(missing)),
        applies=_clauses(demand.applies, scene, names),
        requires=_clauses(demand.require, scene, names),
        facts=tuple({one.datum: one for one in _all_facts((demand.applies, demand.require), scene, names)}.values()),
        citations=rule.cites,
    )


def _found(inventory: Inventory, collection: str, subject_id: str) -> AnyRecord:
    record = inventory.find(collection, subject_id)
    if record is None:
        near = nearest(subject_id, (one.id for one in inventory.records(collection) or ()))
        raise UsageError(_NO_RECORD.fill(datum=datum(collection, subject_id), nearest=near))
    return record


def _clauses(node: Node, scene: Scene, names: Mapping[str, Text]) -> tuple[Clause, ...]:
    """Return the conditions that have to hold together."""
    parts = node.parts if isinstance(node, AllOf) else (node,)
    return tuple(_clause(one, scene, names) for one in parts)


def _clause(node: Node, scene: Scene, names: Mapping[str, Text]) -> Clause:
    found = evaluate(node, scene)
    return Clause(
        words=phrase(node, names),
        truth=None if found.value is None else found.value is True,
        missing=tuple(sorted(found.missing)),
        parts=tuple(_clause(one, scene, names) for one in node.parts) if isinstance(node, AllOf | AnyOf) else (),
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
        case ParameterValue():
            value = scene.parameters.get(node.id)
            shown = _NOT_KNOWN if value is None else f"{value:g}"
            yield Fact(datum=node.id, label=names.get(node.id, same(node.id)), value=shown, is_known=value is not None)
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
    words = called(node, names)
    return Fact(datum=f"{node.collection}: {words.en}", label=words, value=shown, is_known=bounds.least == bounds.most)
