"""Draws samples, runs the passes over them, and gathers what comes out: a portion at a time, in bounded memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.schedule.risk._array_passes import SampledPasses
from egov_consolidation.schedule.risk._arrays import Array, Arrays
from egov_consolidation.schedule.risk._sampled_network import SampledNetwork
from egov_consolidation.schedule.risk._sampling import MINUTES, Sampler
from egov_consolidation.schedule.risk._tally import Tally, Watched
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

RANKED = 4096
"""Over how many samples, the first ones, ranks are compared."""

_RANKED_CELLS = 1 << 24
"""How many durations are kept for that; with very many tasks there are fewer samples of each."""

_LONGEST_BLOCK = 8192
"""Samples in one block: rows of this length stay in the cache while they are worked on, and each call is worth it."""

_SHORTEST_BLOCK = 64

_CELLS = 1 << 24
"""How many numbers one block has at most, as long as it is no shorter than the shortest."""

_CELLS_AWAY = 1 << 28
"""How many numbers a GPU works on at once."""

_TOO_FAR = Text(
    en="risk analysis: times and the work of a unit may add up to {days} days, must to fewer than {most}",
    zh="风险分析：时间与单位工作量合计可达 {days} 天，须少于 {most} 天",
)
_FURTHEST = (1 << 51) // MINUTES


@attrs.frozen(kw_only=True, eq=False)
class Simulation:
    """What is drawn, and what is watched.

    Attributes:
        sampled: The network.
        fixed: For each node, its days where they are the same in all samples, else 0.
        sampler: Draws the durations of the others.
        nodes: The nodes that it draws for, in its order.
        watched: What is watched of each task.
        units: How many units there are.
        origin: Days from which the length of the whole is counted.
        samples: How many samples to draw.
    """

    sampled: SampledNetwork
    fixed: Sequence[int]
    sampler: Sampler
    nodes: Sequence[int]
    watched: Sequence[Watched]
    units: int
    origin: int
    samples: int

    def run(self, arrays: Arrays, blocks: int | None = None) -> Outcome:
        """Draw all samples.

        Args:
            arrays: What holds the rows, and works on them.
            blocks: How many blocks are at hand at once; as suits the device where nothing is said.

        Raises:
            CirclingError: In some samples links lead round in a circle that takes more than no days.
            UsageError: Times are so long that they cannot be counted.
        """
        dtype = self._dtype()
        outcome = self._outcome(arrays, dtype)
        width = self.sampler.block * (blocks or self._blocks(arrays))
        portion = _Portion(self, arrays, min(width, self.samples), dtype)
        for first in range(0, self.samples, width):
            count = min(width, self.samples - first)
            if count < portion.width:
                portion = _Portion(self, arrays, count, dtype)
            portion.draw(first // self.sampler.block)
            portion.passes.forward()
            outcome.ends[first : first + count] = arrays.host(portion.passes.end)
            unit_work = outcome.tally.add(portion.passes, portion.work)
            if first < outcome.kept:
                _keep(outcome.task_work, first, portion.drawn)
                _keep(outcome.unit_work, first, [arrays.host(row) for row in unit_work])
        return outcome

    def _dtype(self) -> str:
        """Return the type of numbers that holds every time of every sample, and the work of every unit."""
        most = [self.sampled.most[one.start] for one in self.watched]
        of_unit = [0] * self.units
        for days, one in zip(most, self.watched, strict=True):
            for unit in one.units:
                of_unit[unit] += days
        furthest = self.sampled.furthest + max(of_unit, default=0) + abs(self.origin) + 2
        if furthest >= _FURTHEST:
            raise UsageError(_TOO_FAR.fill(days=furthest, most=_FURTHEST))
        return "int32" if furthest * MINUTES < 1 << 30 else "int64"

    def _outcome(self, arrays: Arrays, dtype: str) -> Outcome:
        import numpy as np

        ranked = max(2, min(RANKED, _RANKED_CELLS // (len(self.nodes) + self.units + 1)))
        kept = min(ranked, self.samples)
        return Outcome(
            tally=Tally(self.watched, self.units, arrays, self.origin * MINUTES),
            ends=np.empty(self.samples, dtype=dtype),
            task_work=np.empty((len(self.nodes), kept), dtype=dtype),
            unit_work=np.empty((self.units, kept), dtype=dtype),
        )

    def _blocks(self, arrays: Arrays) -> int:
        cells = self.sampler.block * len(self.fixed)
        return 1 if arrays.device == "cpu" else max(1, _CELLS_AWAY // max(1, cells))


@attrs.frozen(kw_only=True, eq=False)
class Outcome:
    """What came out of all samples; in minutes.

    Attributes:
        tally: What was counted and summed up.
        ends: The end of each sample.
        task_work: For each task that was drawn for, its durations in the first samples.
        unit_work: For each unit, what its tasks take together in the first samples.
    """

    tally: Tally
    ends: Array
    task_work: Array
    unit_work: Array

    @property
    def kept(self) -> int:
        """Of how many samples, the first ones, durations are kept."""
        return int(self.unit_work.shape[1])


class _Portion:
    """Room for as many samples as are at hand at once."""

    def __init__(self, simulation: Simulation, arrays: Arrays, width: int, dtype: str) -> None:
        import numpy as np

        self.width, self._arrays, self._sampler = width, arrays, simulation.sampler
        self._host = np.empty((len(simulation.fixed), width), dtype=dtype)
        self._host[:] = np.array([[days * MINUTES] for days in simulation.fixed], dtype=dtype).reshape(-1, 1)
        self.drawn = [self._host[node] for node in simulation.nodes]
        self.work = arrays.put(self._host)
        self.passes = SampledPasses(simulation.sampled, arrays, self.work, dtype)

    def draw(self, number: int) -> None:
        """Draw the durations of the blocks from this number on."""
        block = self._sampler.block
        for first in range(0, self.width, block):
            self._sampler.fill(number, [row[first : first + block] for row in self.drawn])
            number += 1
        if not self._arrays.is_host:
            self.work[:] = self._arrays.put(self._host)


def _keep(kept: NDArray[Any], first: int, rows: Sequence[NDArray[Any]]) -> None:
    """Keep the first samples, as far as there is room."""
    for place, row in zip(kept, rows, strict=True):
        room = place[first : first + len(row)]
        room[:] = row[: len(room)]


def block_of(nodes: int) -> int:
    """Return how many samples make a block: a power of two that depends on the number of nodes and on nothing else.

    Examples:
        >>> block_of(1_000), block_of(100_000)
        (8192, 128)
    """
    fitting = _CELLS // max(1, nodes)
    return max(_SHORTEST_BLOCK, min(_LONGEST_BLOCK, 1 << (fitting.bit_length() - 1)))
