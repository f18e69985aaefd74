"""The smallest change of a record that makes it pass."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import cast

import attrs

from egov_consolidation.findings import Change, Verdict
from egov_consolidation.inventory import AnyRecord, FieldAbout, collection_of, fields_of, said_value
from egov_consolidation.rules.engine._changed_records import with_values
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, datum, judged
from egov_consolidation.rules.engine._nodes import Field, IsMissing, Node, Record, Through, walk
from egov_consolidation.rules.engine._onlookers import Onlookers
from egov_consolidation.rules.engine._options import Cost, options
from egov_consolidation.rules.engine._rewriting import FALSE, UNDECIDED, rewritten
from egov_consolidation.rules.engine._shared_counts import SharedCounts
from egov_consolidation.wording import Text, Value, said, same

_TRIES = 20_000
"""How many records are judged before it gives up."""

_VISITS = 2_000_000
"""How many records are looked at before it gives up, where each try is an inventory of its own."""

_LOST = (Verdict.FAIL, Verdict.NOT_APPLICABLE)
"""What, once it is decided, no datum that is filled in turns into a pass."""


@attrs.frozen(kw_only=True)
class Repair:
    """The smallest change of a record that makes it pass.

    Attributes:
        changes: The changes, in the order of the fields.
        record: The record as it would be.
    """

    changes: tuple[Change, ...]
    record: AnyRecord


class _GaveUpError(Exception):
    """More had to be tried than is worth it."""


def smallest_repair(demand: Demand, scene: Scene) -> Repair | None:
    """Return the smallest change of a record that turns a failure into a pass.

    The fewest fields are changed; among such changes the one that moves days least, then amounts, then names in lists,
    then the one whose fields stand first. A state goes on to a later one rather than back. A day that is not known or
    has not come is moved from that of the report, and what has not come by then comes no earlier. What is known of the
    past stays as it is, identities and the days of what has happened, and so do all other records. Nothing is left
    unknown on which the pass would rest. No record is made to refer to itself, and no other of the kind departs for it.

    Args:
        demand: What is demanded.
        scene: Of which record, and as of which day.

    Returns:
        The change; `None` where the record does not fail, where nothing mends it, or where more than twenty thousand
        changes would have to be tried.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.inventory import Inventory, LeasedLine
        >>> from egov_consolidation.rules.engine import AS_OF, Check, Scene, everyone, subject
        >>> demand = Check(applies=everyone(), require=subject(LeasedLine).cancelled_on <= AS_OF).demand()
        >>> line = LeasedLine(id="7", cancelled_on=day("2019-05-01"))
        >>> scene = Scene(inventory=Inventory(id="i"), as_of=day("2019-03-01"), parameters={}, subject=line)
        >>> [(one.datum, str(one.to)) for one in smallest_repair(demand, scene).changes]
        [('lines/7: cancelled_on', '2019-03-01')]

    Notes:
        What is tried are representatives of the regions into which the expression divides the values of a field: all
        members of a choice, yes and no, `NOT_YET`, each number and day that it is compared with, one less and one
        more. Words are not invented. Where other records of the kind look at the record, each try looks at those that
        share a key with it; where they are found by no key, at all, and it gives up after two million looks.
    """
    if judged(demand, scene)[0] is not Verdict.FAIL:
        return None
    search = _Search(demand, scene)
    try:
        for size in range(1, len(search.options) + 1):
            record = search.best(size)
            if record is not None:
                return Repair(changes=_changes(scene.subject, record), record=record)
    except _GaveUpError:
        pass
    return None


class _Search:
    """The search for the smallest change."""

    def __init__(self, demand: Demand, scene: Scene) -> None:
        self.shared = scene.shared or SharedCounts(scene.inventory, type(scene.subject))
        self.demand, self.scene = demand, attrs.evolve(scene, shared=self.shared)
        self.onlookers = Onlookers(demand, self.scene, self.shared)
        nodes = (*walk(demand.applies), *walk(demand.require))
        self.can_prune = not self.onlookers.look or not any(isinstance(one, IsMissing) for one in nodes)
        records = (
            0 if self.onlookers.share_keys else len(scene.inventory.records(collection_of(type(scene.subject))) or ())
        )
        self.tries_left = min(_TRIES, _VISITS // max(1, records))
        self.options = options(demand, self.scene)

    def best(self, size: int) -> AnyRecord | None:
        """Return the best change of so many fields, as the record it makes."""
        found = (
            one
            for names in itertools.combinations(self.options, size)
            if not self._is_lost(names, self.scene.subject)
            for one in self._passing(names, self.scene.subject, (0, 0, 0))
        )
        return min(found, key=lambda one: one[0], default=(None, None))[1]

    def _passing(self, names: tuple[str, ...], record: AnyRecord, cost: Cost) -> Iterator[tuple[Cost, AnyRecord]]:
        """Yield the changes of some fields that make the record pass, and what each costs."""
        if not names:
            if self._passes(record):
                yield cost, record
            return
        for option in self.options[names[0]]:
            changed = with_values(record, {names[0]: option.value})
            if not names[1:] or not self._is_lost(names[1:], changed):
                yield from self._passing(names[1:], changed, _sum(cost, option.cost))

    def _is_lost(self, names: tuple[str, ...], record: AnyRecord) -> bool:
        """Return whether a record cannot pass, whatever is put into some of its fields."""
        if not self.can_prune:
            return False
        opened = with_values(record, dict.fromkeys(names))
        demand = self.shared.kept(("opened", names), lambda: _opened(self.demand, frozenset(names)))
        return self._judged(demand, opened) in _LOST

    def _passes(self, record: AnyRecord) -> bool:
        if self._judged(self.demand, record) is not Verdict.PASS:
            return False
        return not self.onlookers.look or not self.onlookers.suffer(self._with(record))

    def _judged(self, demand: Demand, record: AnyRecord) -> Verdict:
        if not self.tries_left:
            raise _GaveUpError
        self.tries_left -= 1
        return judged(demand, self._with(record))[0]

    def _with(self, record: AnyRecord) -> Scene:
        """Return the scene with the subject changed, where it is counted too and where a reference leads to it."""
        if not self.onlookers.look:
            return attrs.evolve(self.scene, subject=record)
        inventory = self.scene.inventory.with_record(record) if self.onlookers.follow else self.scene.inventory
        return attrs.evolve(self.scene, subject=record, inventory=inventory, shared=self.shared.with_record(record))


def _opened(demand: Demand, names: frozenset[str]) -> Demand:
    """Return a demand of a record some of whose fields are open: they will be known, and what they refer to may be."""

    def changed(node: Node) -> Node | None:
        match node:
            case IsMissing(value=Field(of=Record.SUBJECT, name=name)) if name in names:
                return FALSE
            case IsMissing(value=Through(reference=Field(of=Record.SUBJECT, name=name))) if name in names:
                return UNDECIDED
            case _:
                return None

    return Demand(applies=rewritten(demand.applies, changed), require=rewritten(demand.require, changed))


def _sum(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _changes(before: AnyRecord, after: AnyRecord) -> tuple[Change, ...]:
    kind = type(before)
    return tuple(
        Change(
            datum=datum(collection_of(kind), before.id, name),
            label=about.label,
            to=said_held(about, getattr(after, name)),
        )
        for name, about in fields_of(kind).items()
        if getattr(before, name) != getattr(after, name)
    )


def said_held(about: FieldAbout, value: object) -> Value:
    """Return what a field holds as a message says it: the members of a closed set by what they are called.

    Examples:
        >>> from egov_consolidation.inventory import MachineRoom
        >>> said_held(fields_of(MachineRoom)["holds"], ("server", "storage")).zh
        '服务器、存储设备'
    """
    if about.choices is None or not isinstance(value, tuple):
        return said_value(value)
    known = {one.value: one.label for one in about.choices}
    labels = [known.get(one, same(one)) for one in cast("tuple[str, ...]", value)]
    return Text(en=said(tuple(one.en for one in labels), "en"), zh=said(tuple(one.zh for one in labels), "zh"))
