"""Which other records of a kind may come to depart when one of them is changed."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

import attrs

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import AnyRecord, Inventory, collection_of, plain
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, Shared, judged, names_of
from egov_consolidation.rules.engine._nodes import Count, Field, Node, Record, Through, walk
from egov_consolidation.rules.engine._verdicts import verdicts

_CONTENT = (Verdict.PASS, Verdict.NOT_APPLICABLE)
"""What may not turn; the second stays where whether the rule speaks of a record does not depend on others."""

_DEPARTING = (Verdict.FAIL, Verdict.UNKNOWN)


class Onlookers:
    """The records of the kind of a subject that a demand judges by looking at it among others.

    Attributes:
        look: Whether any record is judged by looking at others of its kind.
        share_keys: Whether those that look at a record are found by a key that they share with it.
        follow: Whether one of them is found by a reference, and not only counted.
    """

    def __init__(self, demand: Demand, scene: Scene, shared: Shared) -> None:
        """Read off the demand who looks at whom; nobody is judged yet."""
        self._demand, self._scene, self._shared = demand, scene, shared
        self._collection = collection_of(type(scene.subject))
        whether, what = (tuple(self._own(top)) for top in (demand.applies, demand.require))
        self._looks = tuple(map(_look, (*whether, *what)))
        self._content = _CONTENT if whether else _CONTENT[:1]
        self.look = bool(self._looks)
        self.share_keys = None not in self._looks
        self.follow = any(isinstance(one, Through) for one in (*whether, *what))

    def _own(self, top: Node) -> Iterator[Count | Through]:
        for node in walk(top):
            if isinstance(node, Count | Through) and node.collection == self._collection:
                yield node

    def suffer(self, there: Scene) -> bool:
        """Return whether one departs where the subject is another one, and does not where it is what it is."""
        content = self._shared.kept("content", lambda: self._ids(self._scene.inventory, self._content))
        suspects = self._looking_at(there.subject)
        if suspects is None:
            changed = self._scene.inventory.with_record(there.subject)
            return not content.isdisjoint(self._ids(changed, _DEPARTING) - {there.subject.id})
        return any(
            judged(self._demand, attrs.evolve(there, subject=one))[0] in _DEPARTING
            for one in suspects
            if one.id in content and one.id != there.subject.id
        )

    def _ids(self, inventory: Inventory, wanted: tuple[Verdict, ...]) -> frozenset[str]:
        as_of, parameters = self._scene.as_of, self._scene.parameters
        found = verdicts(self._demand, inventory, self._collection, as_of=as_of, parameters=parameters)
        return frozenset(itertools.chain.from_iterable(map(found.ids, wanted)))

    def _looking_at(self, changed: AnyRecord) -> Collection[AnyRecord] | None:
        """Return the records that look at the subject as it is, or as it is changed; `None` where that may be any."""
        found: dict[str, AnyRecord] = {}
        for look in self._looks:
            keys = [] if look is None else [getattr(one, look[1]) for one in (self._scene.subject, changed)]
            if look is None or None in keys:
                return None
            names = tuple(name for key in keys for name in names_of(plain(key)))
            found.update((one.id, one) for one in self._scene.inventory.sharing(self._collection, look[0], names))
        return found.values()


def _look(node: Count | Through) -> tuple[str, str] | None:
    """Return by which of its fields a record finds those it looks at, and by which field of theirs."""
    match node:
        case Count(by=Field() as by, of=Field(of=Record.SUBJECT) as of):
            return of.name, by.name
        case Through(reference=Field(of=Record.SUBJECT) as reference):
            return reference.name, "id"
        case _:
            return None
