"""From a plan and its estimates to what is drawn and what is watched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import attrs

from egov_consolidation.graph import Network, PlanGraph
from egov_consolidation.model import WITHOUT_DATES, DeadlineKind, Plan
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._estimates import Estimate, Estimates
from egov_consolidation.schedule._owners import owners_of
from egov_consolidation.schedule.risk._distributions import Distribution
from egov_consolidation.schedule.risk._options import RiskOptions
from egov_consolidation.schedule.risk._sampled_network import SampledNetwork
from egov_consolidation.schedule.risk._sampling import MINUTES, Sampler
from egov_consolidation.schedule.risk._simulation import Simulation, block_of
from egov_consolidation.schedule.risk._tally import Watched


@attrs.frozen(kw_only=True, eq=False, slots=False)
class RiskSetting:
    """A plan with its estimates, seen as what is drawn and what is watched.

    Attributes:
        graph: The plan and its dependencies.
        estimates: How long its tasks are thought to take.
        axis: Between days and numbers.
        options: Samples, seed and the rest.
        stretching: Ids of tasks that may lie open longer than the work that the plan gives them.
    """

    graph: PlanGraph
    estimates: Estimates
    axis: Axis
    options: RiskOptions
    stretching: frozenset[str] = frozenset()

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.graph.plan

    @cached_property
    def network(self) -> Network:
        """The tasks and links; durations that are drawn are 0 in it."""
        return self.graph.network_of({}, self.stretching)

    @cached_property
    def drawn(self) -> Sequence[Estimate]:
        """The estimates that count, in natural order: those of tasks to which the plan gives no duration."""
        held = (self.estimates.get(task_id) for task_id in self.graph.tasks if self.plan[task_id].duration is None)
        return [one for one in held if one is not None]

    @cached_property
    def counted(self) -> Sequence[str]:
        """Ids of the tasks that have dates, in natural order."""
        return [one for one in self.graph.tasks if self.plan[one].deadline.kind not in WITHOUT_DATES]

    @cached_property
    def without_estimate(self) -> tuple[str, ...]:
        """Ids of the tasks that have dates, but neither a duration nor an estimate."""
        return tuple(one for one in self.counted if self.plan[one].duration is None and self.estimates.get(one) is None)

    def owners(self, task_id: str) -> tuple[str, ...]:
        """Return who answers for a task, by the names under which the plan knows them."""
        return tuple(dict.fromkeys(map(self.plan.unit_name, owners_of(self.plan[task_id]))))

    @cached_property
    def units(self) -> dict[str, int]:
        """The units that answer for tasks that have dates, with a number each."""
        named = dict.fromkeys(unit for one in self.counted for unit in self.owners(one))
        return {unit: number for number, unit in enumerate(named)}

    @cached_property
    def sampled(self) -> SampledNetwork:
        """The network with what is known before any durations are drawn."""
        network, most = self.network, list(self.network.durations)
        for one in self.drawn:
            most[self._start_of(one.task)] = one.most
        lowest = [self.options.floor] * len(network)
        for task_id in self.graph.tasks:
            deadline = self.plan[task_id].deadline
            if deadline.kind is DeadlineKind.WINDOW and deadline.first_day is not None:
                start = self._start_of(task_id)
                lowest[start] = max(lowest[start], self.axis.start_offset(deadline.first_day))
        return SampledNetwork(network=network, lowest=lowest, most=most)

    @cached_property
    def simulation(self) -> Simulation:
        """What is drawn, and what is watched."""
        return Simulation(
            sampled=self.sampled,
            fixed=self.network.durations,
            sampler=self._sampler(),
            nodes=[self._start_of(one.task) for one in self.drawn],
            watched=[self._watched(one) for one in self.counted],
            units=len(self.units),
            origin=self.options.floor,
            samples=self.options.samples,
        )

    def _start_of(self, task_id: str) -> int:
        return self.network.start_of[self.network.number[task_id]]

    def _sampler(self) -> Sampler:
        first = [self.owners(one.task)[0] for one in self.drawn]
        number = {unit: place for place, unit in enumerate(dict.fromkeys(unit for unit in first if unit))}
        return Sampler(
            estimates=self.drawn,
            factors=[number.get(unit) for unit in first],
            distribution=Distribution(self.options.distribution),
            correlation=self.options.correlation,
            seed=self.options.seed,
            block=block_of(len(self.network)),
        )

    def _watched(self, task_id: str) -> Watched:
        number, last_day = self.network.number[task_id], self.plan[task_id].deadline.last_day
        return Watched(
            start=self.network.start_of[number],
            finish=self.network.finish_of[number],
            limit=None if last_day is None else self._limit(self.axis.finish_offset(last_day)),
            units=tuple(self.units[unit] for unit in self.owners(task_id)),
        )

    def _limit(self, offset: int) -> int:
        """Return by which minute a task has to be finished; out of reach, but no further, where the day is."""
        furthest = self.sampled.furthest + 1
        return max(-furthest, min(offset, furthest)) * MINUTES
