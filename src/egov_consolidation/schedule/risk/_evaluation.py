"""From sums over samples to probabilities, indices and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule.risk._analysis import RiskAnalysis
from egov_consolidation.schedule.risk._arrays import Arrays
from egov_consolidation.schedule.risk._distributions import Distribution
from egov_consolidation.schedule.risk._figures import TaskRisk, UnitRisk
from egov_consolidation.schedule.risk._ranks import RankCorrelation, rank_correlations
from egov_consolidation.schedule.risk._sampling import MINUTES
from egov_consolidation.schedule.risk._sensitivity import Ends
from egov_consolidation.schedule.risk._setting import RiskSetting
from egov_consolidation.schedule.risk._simulation import Outcome
from egov_consolidation.schedule.risk._spread import Probability, Spread
from egov_consolidation.wording import Text

_DRAWN = Text(
    en="{samples} samples ({distribution}, seed {seed}), drawn from {count} estimates, to the minute",
    zh="按 {count} 项工期估计抽样 {samples} 次（{distribution}，随机种子 {seed}），精确到分钟",
)
_INDEPENDENT = Text(en="durations are independent of each other", zh="各任务工期相互独立")
_CORRELATED = Text(
    en="durations of tasks of one unit follow a common factor, with correlation {correlation} between the normal "
    "scores of any two (Gaussian copula); a task of several units follows the first, one of none follows nobody",
    zh="同一单位各任务的工期服从共同因子，任意两项的正态得分相关系数为 {correlation}（高斯 copula）；"
    "由多个单位负责的任务按第一个单位计，未写明单位的任务不受共同因子影响",
)
_ASSUMED = Text(
    en="the estimates {name} are an assumption: nobody who knows the work has confirmed them",
    zh="工期估计 {name} 为假设，尚未经了解工作的人员确认",
)
_WITHOUT = Text(
    en="without duration and estimate, taken as 0 days: {tasks}", zh="既无工期又无估计、按 0 天计的任务：{tasks}"
)
_RANKED = Text(
    en="Spearman's and Kendall's correlations are those of the first {count} samples",
    zh="斯皮尔曼与肯德尔相关系数取自前 {count} 次抽样",
)
_OPEN = Text(
    en="taken to lie open while they wait, because in one go they fit no dates in some samples: {tasks}",
    zh="部分抽样中一气呵成则排不出日期、故视为可在等待中延续的任务：{tasks}",
)
_WORKING_DAYS = Text(en="days are working days", zh="天数按工作日计")
_PROJECTED = Text(
    en="the holiday arrangement of {years} is not published: weekends alone are taken off there",
    zh="{years} 年的放假安排尚未公布，仅按周末休息推算",
)
_WORKED = Text(en="worked on by {library} on {device}", zh="计算由 {library} 在{device}上完成")
_DISTRIBUTIONS = {
    Distribution.PERT: Text(en="PERT", zh="PERT 分布"),
    Distribution.TRIANGULAR: Text(en="triangular", zh="三角分布"),
}
_LIBRARIES = {"numpy": "NumPy", "cupy": "CuPy", "torch": "PyTorch"}
_DEVICES = {"cpu": Text(en="the processor", zh="处理器"), "cuda": Text(en="a GPU", zh="图形处理器（GPU）")}


def evaluated(setting: RiskSetting, outcome: Outcome, arrays: Arrays) -> RiskAnalysis:
    """Return what the samples say.

    Args:
        setting: What was drawn and watched.
        outcome: What came out.
        arrays: What worked on it.
    """
    ends = Ends.of(outcome.ends, setting.options.floor * MINUTES)
    tasks = tuple(_tasks(setting, outcome, ends))
    units = sorted(
        _units(setting, outcome, ends, tasks), key=lambda one: (-one.sensitivity.criticality_index, one.unit)
    )
    is_dated = any(one.last_day is not None for one in tasks)
    end = outcome.tally.end_days.spread(0, setting.axis)
    return RiskAnalysis(
        plan=setting.plan,
        axis=setting.axis,
        options=setting.options,
        end=end,
        end_mean=ends.mean,
        end_deviation=ends.deviation,
        tasks=tasks,
        units=tuple(units),
        on_time=Probability.of(outcome.tally.all_met, ends.samples) if is_dated else None,
        without_estimate=setting.without_estimate,
        remarks=(
            *_remarks(setting, outcome),
            *_of_calendar(setting.axis, end),
            _WORKED.fill(library=_LIBRARIES[arrays.name], device=_DEVICES[arrays.device]),
        ),
    )


def _tasks(setting: RiskSetting, outcome: Outcome, ends: Ends) -> Iterator[TaskRisk]:
    kept = rank_correlations(outcome.task_work, outcome.ends[: outcome.kept])
    ranks = {estimate.task: found for estimate, found in zip(setting.drawn, kept, strict=True)}
    tally = outcome.tally
    for number, (task_id, sums) in enumerate(zip(setting.counted, tally.tasks, strict=True)):
        last_day = setting.plan[task_id].deadline.last_day
        yield TaskRisk(
            id=task_id,
            units=setting.owners(task_id),
            is_sampled=task_id in ranks,
            finish=tally.days.spread(number, setting.axis),
            last_day=last_day,
            on_time=None if last_day is None else Probability.of(tally.task_met[number], ends.samples),
            sensitivity=ends.sensitivity_to(sums, ranks.get(task_id, RankCorrelation(rho=None, tau=None))),
        )


def _units(setting: RiskSetting, outcome: Outcome, ends: Ends, tasks: Sequence[TaskRisk]) -> Iterator[UnitRisk]:
    led: dict[str, list[TaskRisk]] = {unit: [] for unit in setting.units}
    for task in tasks:
        for unit in task.units:
            led[unit].append(task)
    tally = outcome.tally
    ranks = rank_correlations(outcome.unit_work, outcome.ends[: outcome.kept])
    for (unit, number), rank in zip(setting.units.items(), ranks, strict=True):
        dated = tuple(one.id for one in led[unit] if one.last_day is not None)
        yield UnitRisk(
            unit=unit,
            tasks=tuple(one.id for one in led[unit]),
            dated=dated,
            on_time=Probability.of(tally.unit_met[number], ends.samples) if dated else None,
            criticality_sum=sum(one.sensitivity.criticality_index for one in led[unit]),
            sensitivity=ends.sensitivity_to(tally.units[number], rank),
        )


def _remarks(setting: RiskSetting, outcome: Outcome) -> Iterator[Text]:
    options, correlation = setting.options, setting.options.correlation
    distribution = _DISTRIBUTIONS[Distribution(options.distribution)]
    yield _DRAWN.fill(samples=options.samples, distribution=distribution, seed=options.seed, count=len(setting.drawn))
    yield _CORRELATED.fill(correlation=str(correlation)) if correlation else _INDEPENDENT
    if outcome.kept < options.samples:
        yield _RANKED.fill(count=outcome.kept)
    if setting.estimates.is_assumption and setting.drawn:
        yield _ASSUMED.fill(name=setting.estimates.id)
    if setting.without_estimate:
        yield _WITHOUT.fill(tasks=setting.without_estimate)
    if setting.stretching:
        yield _OPEN.fill(tasks=tuple(one for one in setting.graph.tasks if one in setting.stretching))


def _of_calendar(axis: Axis, end: Spread) -> Iterator[Text]:
    """Say which days count, and of which years they are not known."""
    if axis.calendar is not None:
        yield _WORKING_DAYS
        projected = axis.projected_years(end.offsets[-1])
        if projected:
            yield _PROJECTED.fill(years=tuple(map(str, projected)))
