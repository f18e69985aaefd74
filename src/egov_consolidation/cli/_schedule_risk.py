"""How `egov schedule` is asked how likely a plan is to be in time."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

from egov_consolidation.errors import UsageError
from egov_consolidation.schedule import RiskAnalysis, RiskOptions, Schedule, analyze_risk
from egov_consolidation.wording import Text

_ALONE = Text(
    en="{option}: says how risk is worked out, must stand beside --risk",
    zh="{option}：用于风险分析，须与 --risk 同时给出",
)
_NO_ESTIMATES = Text(
    en="--risk: there are no estimates to draw durations from, must be given by --estimates",
    zh="--risk：没有可供抽样的工期估计，须以 --estimates 给出",
)


def asked_risk(asked: argparse.Namespace, schedule: Schedule) -> Callable[[], RiskAnalysis | None]:
    """Return what works out how likely a plan is to be in time; it gives nothing where that is not asked.

    Nor does it where no dates fit the plan: that stands in the schedule already.

    Raises:
        UsageError: A setting is out of bounds or stands alone, or there is nothing to draw from.
    """
    for option, value in (("--seed", asked.seed), ("--correlation", asked.correlation)):
        if asked.risk is None and value is not None:
            raise UsageError(_ALONE.fill(option=option))
    if asked.risk is None:
        return lambda: None
    if schedule.estimates is None:
        raise UsageError(_NO_ESTIMATES)
    options = RiskOptions(samples=asked.risk, seed=asked.seed or 0, correlation=asked.correlation or 0.0)
    if not schedule.is_feasible:
        return lambda: None
    return partial(
        analyze_risk,
        schedule.plan,
        schedule.graph,
        schedule.estimates,
        data_date=schedule.data_date,
        calendar=schedule.options.calendar,
        samples=options.samples,
        seed=options.seed,
        correlation=options.correlation,
    )
