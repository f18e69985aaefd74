"""Looks for a record of which something holds, or shows that there is none.

What is not chosen yet is missing, and by Kleene's logic a condition that fails already fails whatever is chosen. So
only what a condition still asks for is chosen, one value after another, each standing for a region of values that the
demands cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import filterfalse
from typing import Protocol

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import AnyRecord, Inventory, Plain
from egov_consolidation.rules.engine._interpreter import Found, Scene, evaluate
from egov_consolidation.rules.engine._made_up_records import Choices, Datum, World
from egov_consolidation.rules.engine._nodes import Node

_PATIENCE = 60
_MOST_CHOICES = 80
"""How many records are looked at for one that what may not be chosen leaves as it is."""

_FEW = 16
"""How many values of each datum are tried at first: among days, where many are much the same, they lie far apart."""


@attrs.frozen(kw_only=True)
class Witness:
    """A record that shows something, and where it stands.

    Attributes:
        record: The record.
        inventory: It, what it refers to, and what is counted; nothing else exists.
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


class Tries:
    """How many records may still be looked at for one question."""

    def __init__(self, left: int) -> None:
        """Begin with so many."""
        self.left = left

    def take(self) -> None:
        """Look at one more.

        Raises:
            GaveUpError: It is not worth it.
        """
        self.left -= 1
        if self.left < 0:
            raise GaveUpError


class GaveUpError(Exception):
    """More had to be tried than is worth it."""


class Looking(Protocol):
    """A search through a world."""

    is_open: bool

    def below(self, choices: Choices, /) -> Choices | None:
        """Return what has to be chosen beside what is chosen, or nothing where that cannot be."""


class Search:
    """One search through a world.

    Attributes:
        is_open: Whether something was left out, so that without a witness nothing is sure.
        blocked_by: What was asked for and may not be chosen here.
        is_blocked: Whether nothing can be said before it is known.
    """

    def __init__(
        self,
        world: World,
        goal: Node,
        tries: Tries,
        *,
        is_wanted: Callable[[Scene], bool] | None = None,
        may_change: Callable[[Datum], bool] | None = None,
        width: int | None = None,
    ) -> None:
        """Begin a search.

        Args:
            world: Where it looks.
            goal: A condition without which what is wanted cannot hold.
            tries: How many records may be looked at.
            is_wanted: What is wanted of a record of which the condition asks nothing more; that the condition holds,
                where it is not said.
            may_change: Which data may be chosen, to be known; all may be chosen where it is not said.
            width: How many values of each datum are tried; all where it is not said.
        """
        self.world, self.goal, self.tries = world, goal, tries
        self.is_wanted, self.may_change, self.width = is_wanted, may_change, width
        self.is_open = world.values.is_coarse
        self.blocked_by: Datum | None = None
        self.is_blocked = False
        self.looked = 0
        self.goals: dict[tuple[bool, ...], Node] = {}

    def below(self, choices: Choices) -> Choices | None:
        """Return what has to be chosen beside what is chosen, or nothing where that cannot be."""
        if self.blocked_by is not None and self.looked > _PATIENCE:
            self.is_blocked = True
            return None
        if len(choices) > _MOST_CHOICES:  # what is chosen may refer to what has to be chosen next, without an end
            self.is_open = True
            return None
        self.looked += 1
        self.tries.take()
        scene = self.world.scene(choices)
        found = evaluate(self._opened(choices), scene)
        if found.value is False:
            return None
        asked = self._asked(found, choices)
        if asked is not None:
            self.is_open = self.is_open or self.world.is_coarse(asked)
            tried = (self.below({**choices, asked.name: one}) for one in self._candidates(asked))
            return next((one for one in tried if one is not None), None)
        if found.value is True if self.is_wanted is None else self.is_wanted(scene):
            return choices
        names = found.missing.difference(choices)
        self.is_open = self.is_open or found.value is True or any(self.world.datum(one) is None for one in names)
        return None

    def holds(self, choices: Choices) -> bool:
        """Return whether the condition holds already of what is chosen."""
        self.tries.take()
        return evaluate(self._opened(choices), self.world.scene(choices)).value is True

    def _asked(self, found: Found, choices: Choices) -> Datum | None:
        """Return what is chosen next: of what is asked for, that of which the fewest values have to be tried."""
        data = {self.world.datum(name) for name in found.missing}
        known = sorted((one for one in data if one is not None and one.name not in choices), key=self._rank)
        if self.may_change is None:
            return next(iter(known), None)
        asked = next(filter(self.may_change, known), None)
        blocked = next(filterfalse(self.may_change, known), None)
        self.blocked_by = self.blocked_by or blocked
        self.is_blocked = self.is_blocked or (asked is None and blocked is not None)
        return asked

    def _rank(self, one: Datum) -> tuple[bool, bool, int, str]:
        """Return what comes before what: that of which few values are tried, and what is counted after the rest."""
        is_counted = one.collection in self.world.values.groups.sizes and one.record_id != self.world.subject_id
        return self.world.is_coarse(one), is_counted, len(self.world.candidates(one)), one.name

    def _candidates(self, asked: Datum) -> Iterator[Plain | None]:
        tried = self.world.candidates(asked)[: self.width]
        return iter(tried) if self.may_change is None else (one for one in reversed(tried) if one is not None)

    def _opened(self, choices: Choices) -> Node:
        state = self.world.state(choices)
        if state not in self.goals:
            self.goals[state] = self.world.opened(self.goal, choices)
        return self.goals[state]


def found(all_worlds: Sequence[World], goal: Node, is_wanted: Callable[[Scene], bool], tries: int) -> Answer:
    """Return a record of which something holds, or that there is none.

    Args:
        all_worlds: Where it is looked for.
        goal: A condition without which it cannot hold.
        is_wanted: Whether it holds.
        tries: How many records are looked at before it is given up: first with few values of each datum, then with all.

    Returns:
        The answer; it is never sure of what was not looked at.
    """

    def looked(width: int | None) -> Answer:
        return looked_through(
            all_worlds, tries, lambda world, left: Search(world, goal, left, is_wanted=is_wanted, width=width)
        )

    answer = looked(_FEW)
    return answer if answer.witness is not None else looked(None)


def looked_through(all_worlds: Sequence[World], tries: int, begin: Callable[[World, Tries], Looking]) -> Answer:
    """Return what searches through some worlds find, one after the other; they share what they may look at.

    Args:
        all_worlds: Where it is looked for.
        tries: How many records are looked at before it is given up.
        begin: Begins the search through a world.
    """
    left, is_decided = Tries(tries), True
    for world in all_worlds:
        search = begin(world, left)
        try:
            choices = search.below({})
        except GaveUpError:
            return Answer(None, is_decided=False)
        if choices is not None:
            return Answer(witness(world, choices), is_decided=True)
        is_decided = is_decided and not search.is_open
    return Answer(None, is_decided=is_decided)


def witness(world: World, choices: Choices) -> Witness:
    """Return the record that was chosen, with what stands around it."""
    scene = world.scene(choices)
    return Witness(record=scene.subject, inventory=scene.inventory, as_of=scene.as_of, parameters=scene.parameters)
