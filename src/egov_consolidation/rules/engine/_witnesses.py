"""Looks for a record of which something holds, or shows that there is none.

One value for each region into which the expressions divide the values of what they read is tried, one after another;
what is not chosen yet is missing, and by Kleene's logic a condition that fails already fails whatever is chosen.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import KINDS, NOT_YET, NOTHING, AnyRecord, Inventory, ValueKind
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._fields import about
from egov_consolidation.rules.engine._interpreter import Plain, Scene, datum, evaluate
from egov_consolidation.rules.engine._nodes import (
    AsOf,
    Between,
    Comparison,
    Count,
    Field,
    IsIn,
    IsMissing,
    Node,
    ParameterValue,
    Record,
    Shifted,
    Through,
    walk,
)
from egov_consolidation.rules.engine._options import typed
from egov_consolidation.rules.engine._regions import lists, mentioned, points, relations
from egov_consolidation.rules.engine._rewriting import UNDECIDED, rewritten

Choices: TypeAlias = Mapping[Node, "Plain | None"]
"""What was chosen, `None` where it was chosen to be missing."""

SUBJECT_ID = "1"
_SOME_DAY = day("2018-06-30")
_DAY = ParameterValue("as_of", ValueKind.DAY)
_NEVER = NOT_YET.toordinal()
_SHIFTS = (0, 30)
_LISTS = frozenset({ValueKind.NAMES, ValueKind.REFERENCES})
_MOST_NAMES = 6


@attrs.frozen(kw_only=True)
class Witness:
    """A record that shows something, and where it stands.

    Attributes:
        record: The record.
        inventory: It, and the records that it refers to; nothing else exists.
        as_of: The day.
        parameters: Values by parameter id.
    """

    record: AnyRecord
    inventory: Inventory
    as_of: Day
    parameters: Mapping[str, float] = attrs.field(hash=False)


@attrs.frozen
class Answer:
    """What a search came to.

    Attributes:
        witness: A record of which it holds.
        is_decided: Whether the answer is sure: without a witness, that there is none.
    """

    witness: Witness | None
    is_decided: bool


class _GaveUpError(Exception):
    """More had to be tried than is worth it."""


class World:
    """All records of one kind, as far as some demands can tell them apart."""

    def __init__(self, collection: str, demands: Collection[Demand], parameters: Mapping[str, float]) -> None:
        """Divide what the demands read into regions.

        Args:
            collection: Where the records stand.
            demands: What tells them apart.
            parameters: The values of parameters; the others vary.
        """
        self.collection, self.parameters = collection, parameters
        tops = tuple(part for one in demands for part in (one.applies, one.require))
        self.nodes = tuple(dict.fromkeys(node for top in tops for node in walk(_without_counts(top))))
        varying = (AsOf(), *filter(self._varies, self.nodes))
        shifts = (one.days for one in self.nodes if isinstance(one, Shifted))
        self.shifting = frozenset(one for days in shifts for one in walk(days) if one in varying)
        self.variables: tuple[Node, ...] = varying
        chosen = points(self.nodes, [one for one in varying if one not in self.shifting], self._known)
        self.candidates = {one: tuple(self._candidates(one, chosen)) for one in varying}
        self.coarse = frozenset(self._coarse())
        self.variables = tuple(sorted(varying, key=lambda one: (one in self.coarse, len(self.candidates[one]))))
        self.is_coarse = self._asks_for_ids()

    def find(self, goal: Node, is_wanted: Callable[[Scene], bool], tries: int) -> Answer:
        """Return a record of which something holds, or that there is none.

        Args:
            goal: A condition without which it cannot hold.
            is_wanted: Whether it holds.
            tries: How many records are looked at before it gives up.

        Returns:
            The answer; it is never sure of what was not looked at.
        """
        search = _Search(self, goal, is_wanted, tries)
        try:
            witness = search.below({})
        except _GaveUpError:
            return Answer(None, is_decided=False)
        return Answer(witness, is_decided=witness is not None or not search.is_open)

    def scene(self, choices: Choices) -> Scene:
        """Return the record that was chosen so far, with what it refers to; what was not chosen is missing."""
        records: dict[tuple[str, str], dict[str, Any]] = {(self.collection, SUBJECT_ID): {}}
        for node, value in choices.items():
            known, place = about(node), self.place(node, choices)
            if known is not None and place is not None and value is not None:
                records.setdefault(place, {})[known.name] = typed(known, value)
                if known.kind is ValueKind.REFERENCE and known.refers is not None and value:
                    records.setdefault((known.refers, str(value)), {})
        given: dict[str, list[AnyRecord]] = {one: [] for one in KINDS}
        for (collection, record_id), values in records.items():
            given[collection].append(KINDS[collection](id=record_id, **values))
        together: dict[str, Any] = {one: tuple(some) for one, some in given.items()}
        chosen = {one.id: float(str(value)) for one, value in choices.items() if isinstance(one, ParameterValue)}
        return Scene(
            inventory=Inventory(id="witness", **together),
            as_of=Day.fromordinal(int(str(choices.get(AsOf(), _SOME_DAY.toordinal())))),
            parameters={**self.parameters, **chosen},
            subject=given[self.collection][0],
        )

    def place(self, node: Node, choices: Choices) -> tuple[str, str] | None:
        """Return in which record a variable stands: collection and id, where it stands in one as things are chosen."""
        if isinstance(node, Field):
            return node.collection, SUBJECT_ID
        target = choices.get(node.reference) if isinstance(node, Through) else None
        return (node.collection, str(target)) if isinstance(node, Through) and target else None

    def named(self, node: Node, choices: Choices) -> str | None:
        """Return the name of the datum that a variable is."""
        if isinstance(node, AsOf):
            return _DAY.id
        if isinstance(node, ParameterValue):
            return node.id
        place, known = self.place(node, choices), about(node)
        return None if place is None or known is None else datum(*place, known.name)

    def _varies(self, node: Node) -> bool:
        match node:
            case Field(of=Record.SUBJECT):
                return node.name != "id"
            case Through():
                return node.name != "id"
            case ParameterValue():
                return node != UNDECIDED and node.id not in self.parameters
            case _:
                return False

    def _known(self, node: Node) -> Collection[Plain]:
        """Return what a node is that does not vary, and from where the regions of one that does are measured."""
        if node in self.shifting:
            return _SHIFTS
        if node in self.variables:
            if node.kind is ValueKind.DAY:
                return (_SOME_DAY.toordinal(),)
            return (0,) if node.kind in (ValueKind.NUMBER, ValueKind.MONEY) else ()
        if self._reads(node):
            return ()
        value = evaluate(node, self.scene({})).value
        return () if value is None else (value,)

    def _reads(self, node: Node) -> bool:
        return any(one in self.variables for one in walk(node))

    def _candidates(self, node: Node, chosen: Mapping[Node, frozenset[int]]) -> Iterator[Plain | None]:
        if self._may_be_missing(node):
            yield None
        if node in self.shifting:
            yield from _SHIFTS
            return
        known = about(node)
        match node.kind:
            case ValueKind.FLAG:
                yield from (True, False)
            case ValueKind.CHOICE:
                yield from map(str, (known.choices if known is not None else None) or ())
            case ValueKind.DAY:
                yield from sorted(chosen[node] - {_NEVER}, reverse=True)
                yield from () if isinstance(node, AsOf) else (_NEVER,)
            case ValueKind.NUMBER | ValueKind.MONEY:
                yield from sorted(chosen[node])
            case ValueKind.REFERENCE:
                yield from (*self._names(node), f"{_name(node)}-1", NOTHING)
            case ValueKind.WORDS:
                yield from (*self._words(), NOTHING)
            case ValueKind.NAMES | ValueKind.REFERENCES:
                yield from lists(self._names(node)[:_MOST_NAMES], ())

    def _names(self, node: Node) -> list[str]:
        return sorted(mentioned(self.nodes, node, self._known))

    def _words(self) -> tuple[str, ...]:
        """Return the words that are mentioned anywhere, and as many others as there are fields that hold words."""
        fields = [one for one in self.variables if one.kind is ValueKind.WORDS]
        named = {word for one in fields for word in self._names(one)}
        others = (f"其他{number}" for number in itertools.count(1))
        return (*sorted(named), *itertools.islice((one for one in others if one not in named), len(fields)))

    def _may_be_missing(self, node: Node) -> bool:
        asked = [one.value for one in self.nodes if isinstance(one, IsMissing)]
        return node in asked or any(isinstance(one, Through) and one.reference == node for one in asked)

    def _coarse(self) -> Iterator[Node]:
        """Yield the variables of which the demands may tell values apart that no candidate stands for."""
        for one in self.variables:
            is_long = one.kind in _LISTS and len(self._names(one)) > _MOST_NAMES
            if is_long or (self.shifting and one.kind in (ValueKind.DAY, ValueKind.NUMBER)):
                yield one
        for relation in relations(self.nodes):
            varying = [one for one in (relation.left, relation.right) if one in self.variables]
            kinds = {one.kind for one in varying}
            if kinds & _LISTS or (len(varying) > 1 and (len(kinds) > 1 or ValueKind.REFERENCE in kinds)):
                yield from varying

    def _asks_for_ids(self) -> bool:
        asked = (side for one in relations(self.nodes) for side in (one.left, one.right))
        among = (one.value for one in self.nodes if isinstance(one, IsIn))
        return any(isinstance(one, Field | Through) and one.name == "id" for one in (*asked, *among))


class _Search:
    """One search through a world."""

    def __init__(self, world: World, goal: Node, is_wanted: Callable[[Scene], bool], tries: int) -> None:
        self.world, self.is_wanted, self.tries = world, is_wanted, tries
        self.goal = _without_counts(goal)
        self.goals: dict[tuple[Node, ...], Node] = {}
        self.is_open = world.is_coarse

    def below(self, choices: Choices) -> Witness | None:
        """Return a witness among the records of which some variables are chosen: first what is asked for is chosen."""
        self.tries -= 1
        if self.tries < 0:
            raise _GaveUpError
        scene = self.world.scene(choices)
        left = [one for one in self.world.variables if one not in choices]
        found = evaluate(self._open(tuple(left)), scene)
        if found.value is False:
            return None
        asked = next((one for one in left if self.world.named(one, choices) in found.missing), None)
        if asked is not None:
            self.is_open = self.is_open or asked in self.world.coarse
            below = (self.below({**choices, asked: one}) for one in self.world.candidates[asked])
            return next((one for one in below if one is not None), None)
        if self.is_wanted(scene):
            return Witness(
                record=scene.subject, inventory=scene.inventory, as_of=scene.as_of, parameters=scene.parameters
            )
        self.is_open = self.is_open or found.value is True or UNDECIDED.id in found.missing
        return None

    def _open(self, left: tuple[Node, ...]) -> Node:
        if left not in self.goals:
            self.goals[left] = _open(self.goal, left)
        return self.goals[left]


def _without_counts(node: Node) -> Node:
    """Return a condition that leaves undecided what depends on other records that are counted."""

    def changed(one: Node) -> Node | None:
        is_compared = isinstance(one, Comparison | Between)
        return UNDECIDED if is_compared and any(isinstance(below, Count) for below in walk(one)) else None

    return rewritten(node, changed)


def _open(node: Node, variables: Collection[Node]) -> Node:
    """Return a condition that leaves undecided, for want of it, what depends on what is not chosen yet."""

    def changed(one: Node) -> Node | None:
        if isinstance(one, AsOf):
            return _DAY if one in variables else None
        if not isinstance(one, IsMissing):
            return None
        read = (one.value, one.value.reference) if isinstance(one.value, Through) else (one.value,)
        return IsIn(one.value, ()) if any(node in variables for node in read) else None

    return rewritten(node, changed)


def _name(node: Node) -> str:
    known = about(node)
    return "" if known is None else f"{known.refers}-{known.name}"
