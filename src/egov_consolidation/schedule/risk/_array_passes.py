"""The forward and the backward pass for many samples at once: every time is a row, one number for each sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import attrs

from egov_consolidation.schedule.risk._arrays import Array, Arrays
from egov_consolidation.schedule.risk._openings import Openings
from egov_consolidation.schedule.risk._sampled_network import SampledNetwork
from egov_consolidation.schedule.risk._sampling import MINUTES

_Operation: TypeAlias = "Callable[..., object]"
_Call: TypeAlias = "tuple[_Operation, Array, Array, Array]"
"""An operation, its two operands, and the row that takes the result."""


class CirclingError(Exception):
    """In some samples links lead round in a circle that takes more than no days.

    Attributes:
        tasks: Numbers of the tasks that hang together through such circles.
        samples: In how many samples.
        among: Of how many that were tried.
    """

    def __init__(self, tasks: tuple[int, ...], samples: int, among: int) -> None:
        """Keep what goes round."""
        self.tasks = tasks
        self.samples = samples
        self.among = among
        super().__init__(tasks, samples, among)


@attrs.frozen
class _Value:
    """A row, and what has to be done to it before it is compared with others."""

    row: Array
    steps: tuple[tuple[_Operation, Array], ...] = ()

    def then(self, operation: _Operation, operand: Array) -> _Value:
        return _Value(self.row, (*self.steps, (operation, operand)))


class SampledPasses:
    """The two passes over one network: noted down once as operations on rows, and played for any number of samples.

    The rows hold whole minutes: nothing is rounded, and every library of arrays gives the same. In the backward pass
    the late start of a node takes the place of its early finish as soon as that has been used; so there are two rows
    for each node, and a third for nodes that lead round in a circle.

    Attributes:
        finish: For each node, the row of its early finish: from the forward to the backward pass.
        end: The row of the latest finish of all.
        openings: In which samples work of no days opens a day; known after the forward pass.
    """

    def __init__(self, sampled: SampledNetwork, arrays: Arrays, work: Array, dtype: str) -> None:
        """Note down the operations of both passes.

        Args:
            sampled: The network.
            arrays: What holds the rows.
            work: For each node, the row of its durations; to be filled before each forward pass.
            dtype: Type of the numbers in it.
        """
        self._sampled, self._arrays, self._xp, self._dtype = sampled, arrays, arrays.xp, dtype
        count, width = work.shape
        self._constants: dict[int, Array] = {}
        self._work = list(work)
        self.finish = arrays.empty((count, width), dtype)
        self._finish = list(self.finish)
        self._late = {block: arrays.empty((block[1] - block[0], width), dtype) for block in sampled.network.blocks}
        self.end, self._room, self._into, self._beside = arrays.empty((4, width), dtype)
        self.end[:] = 0
        self._forward = [self._forward_calls(node) for node in range(count)]
        self._latest = self._latest_calls()
        self._backward = [self._backward_calls(node) for node in range(count)]
        self.openings = Openings(arrays=arrays, rows={}, of_end=None)

    # ----------------------------------------------------------------------------------------------------- playing

    def forward(self) -> None:
        """Set the early finishes, the end and the openings.

        Raises:
            CirclingError: In some samples links lead round in a circle that takes more than no days.
        """
        done = 0
        for first, last in self._sampled.network.blocks:
            _play(self._forward[done:first])
            self._settle_early(first, last)
            done = last
        _play(self._forward[done:])
        _play([self._latest])
        self.openings = Openings.of(self._sampled, self._arrays, self._work, self._finish, self.end)

    def backward(self) -> Iterator[tuple[int, Array, Array]]:
        """Yield each node, the last first, with the rows of its early finish and of its total float.

        Both rows are used again when the next node is asked for.
        """
        for node in range(len(self._backward) - 1, -1, -1):
            calls, late = self._backward[node]
            block = self._sampled.block_of.get(node)
            if block is None:
                _play([calls])
            elif node == block[1] - 1:
                self._settle_late(*block)
            self._xp.subtract(late, self._finish[node], out=self._room)
            yield node, self._finish[node], self._room
            self._xp.subtract(late, self._work[node], out=self._finish[node])

    def _settle_early(self, first: int, last: int) -> None:
        for node in range(first, last):
            self._xp.add(self._work[node], self._days(self._sampled.lowest[node]), out=self._finish[node])
        moved = self._moved(self._forward[first:last], self.finish[first:last])
        if moved is not None:
            task_of = self._sampled.network.task_of
            samples = int(self._xp.count_nonzero(self._xp.any(moved, 0)))
            raise CirclingError(tuple(sorted({task_of[node] for node in range(first, last)})), samples, len(self.end))

    def _settle_late(self, first: int, last: int) -> None:
        late = self._late[first, last]
        for row in late:
            self._xp.add(self.end, self._days(0), out=row)
        self._moved([calls for calls, _ in reversed(self._backward[first:last])], late)

    def _moved(self, calls: Sequence[Sequence[_Call]], rows: Array) -> Array | None:
        """Play the calls of a block until its rows stay, and return where they moved at last if they never do."""
        moved = None
        for _ in range(len(calls) + 1):
            before = self._xp.add(rows, self._days(0))
            _play(calls)
            moved = self._xp.not_equal(rows, before)
            if not bool(self._xp.any(moved)):
                return None
        return moved

    # ------------------------------------------------------------------------------------------------------ noting

    def _forward_calls(self, node: int) -> list[_Call]:
        """Note `finish = max(latest start that is asked + days, latest finish that is asked)`."""
        sampled, network, xp = self._sampled, self._sampled.network, self._xp
        asked: tuple[list[_Value], list[_Value]] = ([], [])
        for link in sampled.links_into(node):
            asked[network.holds_finish[link]].append(self._after(network.source[link], network.lag[link]))
        starts, finishes = asked
        if not starts or sampled.lowest[node] > sampled.earliest_asked(sampled.earliest, node):
            starts.append(_Value(self._days(sampled.lowest[node])))
        finish = self._finish[node]
        into = self._into if node in sampled.block_of else finish
        calls: list[_Call] = []
        start = self._folded(calls, xp.maximum, starts, into)
        if sampled.most[node] or start is not into:
            calls.append((xp.add, start, self._work[node], into))
        for value in ([] if into is finish else [_Value(into)]) + finishes:
            calls.append((xp.maximum, finish, self._valued(calls, value, self._beside), finish))
        return calls

    def _after(self, event: int, lag: int) -> _Value:
        """Return what an event asks of another, in the forward pass."""
        node, is_finish = divmod(event, 2)
        value = _Value(self._finish[node])
        if not is_finish and self._sampled.most[node]:
            value = value.then(self._xp.subtract, self._work[node])
        return value.then(self._xp.add, self._days(lag)) if lag else value

    def _latest_calls(self) -> list[_Call]:
        calls: list[_Call] = []
        finishes = [_Value(self._finish[node]) for node in sorted(self._sampled.last)]
        latest = self._folded(calls, self._xp.maximum, finishes, self.end) if finishes else self.end
        if latest is not self.end:
            calls.append((self._xp.add, latest, self._days(0), self.end))
        return calls

    def _backward_calls(self, node: int) -> tuple[list[_Call], Array]:
        """Note `late finish = min(finishes that are allowed)`, and return the calls and the row that holds it then."""
        sampled, xp = self._sampled, self._xp
        block = sampled.block_of.get(node)
        values = [self._before(node, link, other) for link, other in sampled.links_from[node]]
        if node in sampled.last:
            values.append(_Value(self.end))
        calls: list[_Call] = []
        late = self._folded(calls, xp.minimum, values, self._into)
        if block is None:
            return calls, late
        kept = self._late[block][node - block[0]]
        return [*calls, (xp.minimum, kept, late, kept)], kept

    def _before(self, node: int, link: int, other: int) -> _Value:
        """Return the finish that a link allows a node, in the backward pass."""
        sampled, network, xp = self._sampled, self._sampled.network, self._xp
        block = sampled.block_of.get(node)
        if block is not None and block == sampled.block_of.get(other):
            value, is_finish = _Value(self._late[block][other - block[0]]), True
        else:
            value, is_finish = _Value(self._finish[other]), False  # by then it holds the late start
        if is_finish != bool(network.holds_finish[link]) and sampled.most[other]:
            value = value.then(xp.subtract if is_finish else xp.add, self._work[other])
        if network.lag[link]:
            value = value.then(xp.subtract, self._days(network.lag[link]))
        if network.source[link] % 2 == 0 and sampled.most[node]:
            value = value.then(xp.add, self._work[node])
        return value

    def _folded(self, calls: list[_Call], operation: _Operation, values: Sequence[_Value], into: Array) -> Array:
        """Note down the greatest or least of some values, and return the row where it stands: `into`, or their own."""
        first = self._valued(calls, values[0], into)
        for value in values[1:]:
            calls.append((operation, first, self._valued(calls, value, self._beside), into))
            first = into
        return first

    def _valued(self, calls: list[_Call], value: _Value, into: Array) -> Array:
        """Note down what has to be done to a row, and return the row where the outcome stands."""
        row = value.row
        for operation, operand in value.steps:
            calls.append((operation, row, operand, into))
            row = into
        return row

    def _days(self, days: int) -> Array:
        """Return a number of days as an operand."""
        if days not in self._constants:
            self._constants[days] = self._arrays.operand(days * MINUTES, self._dtype)
        return self._constants[days]


def _play(calls: Sequence[Sequence[_Call]]) -> None:
    for each in calls:
        for operation, one, other, out in each:
            operation(one, other, out=out)
