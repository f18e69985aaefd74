"""Looks for a record on which two demands conflict: both speak of it, and it can satisfy each of them, but not both."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene
from egov_consolidation.rules.engine._made_up_records import Choices, Datum, World
from egov_consolidation.rules.engine._nodes import AllOf, AnyOf, Field, IsMissing, Negation, Node, Record
from egov_consolidation.rules.engine._rewriting import FALSE, rewritten
from egov_consolidation.rules.engine._witnesses import Answer, Search, Tries, looked_through

_WAYS = 6
"""How many changes are remembered that satisfied both elsewhere: they often do so again."""


def conflict(
    all_worlds: Sequence[World], pair: tuple[Demand, Demand], speak: Callable[[Scene], bool], tries: int
) -> Answer:
    """Return a record on which two demands conflict, or that there is none.

    Args:
        all_worlds: Where it is looked for.
        pair: The demands.
        speak: Whether both speak of a record.
        tries: How many records are looked at before it is given up.
    """
    return looked_through(all_worlds, tries, lambda world, left: _Conflict(world, pair, speak, left))


def departs_from_none(demands: Sequence[Demand]) -> Node:
    """Return whether a record departs from no demand: it passes, or they do not speak of it."""
    return AllOf(tuple(AnyOf((Negation(one.applies), one.require)) for one in demands))


class _Conflict:
    """One search: what no change reaches is chosen, as far as it decides what changes can do."""

    def __init__(self, world: World, pair: tuple[Demand, Demand], speak: Callable[[Scene], bool], tries: Tries) -> None:
        self.world, self.speak, self.tries = world, speak, tries
        self.spoken = AllOf(tuple(part for one in pair for part in (one.applies, _is_decided(one.require))))
        self.together, *self.alone = (_Way(world, some, tries) for some in (pair, pair[:1], pair[1:]))
        self.is_open = False

    def below(self, settled: Choices) -> Choices | None:
        """Return a record that shows a conflict, among those of which something is settled."""
        together = self.together.under(settled)
        if together is None:
            return None
        both = Search(self.world, self.spoken, self.tries, is_wanted=self.speak)
        spoken_of = both.below(settled)
        if spoken_of is None and not both.is_open:
            return None
        alone = [found for one in self.alone if (found := one.under(settled)) is not None]
        if any(not one.is_blocked and not one.is_open for one in alone):
            return None
        blocked = next((one.blocked_by for one in (together, *alone) if one.is_blocked), None)
        if blocked is not None:
            return self._settled(blocked, settled)
        if spoken_of is None or together.is_open or alone:
            self.is_open = True
            return None
        return spoken_of

    def _settled(self, blocked: Datum, settled: Choices) -> Choices | None:
        self.is_open = self.is_open or self.world.is_coarse(blocked)
        tried = (self.below({**settled, blocked.name: one}) for one in self.world.candidates(blocked))
        return next((one for one in tried if one is not None), None)


class _Way:
    """Looks for a change after which a record departs from none of some demands."""

    def __init__(self, world: World, demands: Sequence[Demand], tries: Tries) -> None:
        self.world, self.tries = world, tries
        self.satisfied = rewritten(departs_from_none(demands), _told)
        self.known: deque[Choices] = deque(maxlen=_WAYS)

    def under(self, settled: Choices) -> Search | None:
        """Return the search that found no way while something is settled; nothing where there is one."""
        told = {name for name, value in settled.items() if value is None and self._is_own(name)}
        kept = {name: value for name, value in settled.items() if name not in told}
        search = Search(self.world, self.satisfied, self.tries, may_change=lambda one: self._may_change(one, told))
        if any(search.holds({**kept, **one}) for one in self.known):
            return None
        found = search.below(kept)
        if found is None:
            return search
        self.known.appendleft({name: value for name, value in found.items() if name not in kept})
        return None

    def _is_own(self, name: str) -> bool:
        chosen = self.world.datum(name)
        return chosen is not None and (chosen.collection, chosen.record_id) == (
            self.world.collection,
            self.world.subject_id,
        )

    def _may_change(self, chosen: Datum, told: set[str]) -> bool:
        """Return whether a change reaches a datum; what is missing can be told."""
        return self.world.is_changeable(chosen) or chosen.name in told


def _told(node: Node) -> Node | None:
    """Return that nothing is missing of the subject: whatever is can be told."""
    return (
        FALSE
        if isinstance(node, IsMissing) and isinstance(node.value, Field) and node.value.of is Record.SUBJECT
        else None
    )


def _is_decided(node: Node) -> Node:
    return AnyOf((node, Negation(node)))
