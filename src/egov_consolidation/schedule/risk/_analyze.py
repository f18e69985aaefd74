"""How likely a plan is to be in time: durations are drawn from estimates many times, and scheduled each time."""

from __future__ import annotations

import datetime as dt

import attrs

from egov_consolidation.dates import WorkCalendar
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Plan
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._estimates import Estimates
from egov_consolidation.schedule.risk._analysis import RiskAnalysis
from egov_consolidation.schedule.risk._array_passes import CirclingError
from egov_consolidation.schedule.risk._arrays import Arrays, arrays_on
from egov_consolidation.schedule.risk._evaluation import evaluated
from egov_consolidation.schedule.risk._options import RiskOptions
from egov_consolidation.schedule.risk._setting import RiskSetting
from egov_consolidation.schedule.risk._simulation import Outcome
from egov_consolidation.wording import Text

_OTHER = Text(en="graph: is that of plan {found}, must be of {wanted}", zh="关系图属于方案 {found}，须属于 {wanted}")
_LOOP = Text(
    en="tasks {tasks}: wait for each other whatever is drawn, so that no dates fit them, must not",
    zh="任务 {tasks}：无论抽取何值均互相等待而排不出日期，须消除互相等待",
)
_CIRCLE = Text(
    en="tasks {tasks}: wait for each other in {count} of {among} samples, so that no dates fit them, must in none",
    zh="任务 {tasks}：在 {among} 次抽样中有 {count} 次互相等待而排不出日期，任何一次抽样均不得如此",
)
_ELAPSED = Text(
    en="lags of {links}: count days of the calendar, must count working days where a risk analysis does",
    zh="{links} 的间隔按日历日计；风险分析按工作日计算时，间隔也须按工作日计",
)


def analyze_risk(  # noqa: PLR0913 - each is a setting of its own, kept together in the options of the result
    plan: Plan,
    graph: PlanGraph,
    estimates: Estimates,
    *,
    data_date: str | dt.date,
    calendar: WorkCalendar | None = None,
    samples: int = 10_000,
    seed: int = 0,
    distribution: str = "pert",
    correlation: float = 0.0,
    device: str | None = None,
    floor: int = 0,
) -> RiskAnalysis:
    """Return how likely a plan is to be in time.

    Definition:
        In each sample every task to which the plan gives no duration takes a number of days that is drawn from its
        estimate; the others take what the plan says, or no days. Each sample is scheduled like a plan: early dates
        from the data date on, total float against its own end. Shares of samples estimate probabilities.

    Args:
        plan: The plan; its last days are the deadlines.
        graph: Its dependencies, as far as they count.
        estimates: How long its tasks are thought to take: least, likely and most.
        data_date: The day at whose beginning the schedule starts.
        calendar: Which days durations, lags and floats count; `None` for all days.
        samples: How many times durations are drawn.
        seed: Where the random numbers begin.
        distribution: `pert` or `triangular`.
        correlation: How closely the durations of one unit's tasks rise and fall together, from 0 to 1.
        device: `cpu`, or `cuda` for a GPU by CuPy or PyTorch; the same samples and the same counts on each.
        floor: Days from the beginning of the data date before which nothing starts.

    Returns:
        Distribution of the end, and for each task and unit: its probability of being in time, its criticality,
        significance and schedule sensitivity index, and its cruciality.

    Raises:
        UsageError: NumPy is not installed, or no GPU where one is asked for; a setting is out of bounds; the graph
            belongs to another plan; there is an estimate for a task that the plan does not have; a lag counts other
            days than the calendar; tasks wait for each other, in all samples or in some.

    Examples:
        >>> from egov_consolidation.model import Dependency, Task
        >>> from egov_consolidation.schedule import Estimate
        >>> first = Task(id="1", content="建设平台")
        >>> then = Task(
        ...     id="2", content="接入平台", duration=5, dependencies=(Dependency(predecessor="1", successor="2"),)
        ... )
        >>> plan = Plan(id="demo", tasks=(first, then))
        >>> guess = Estimate(
        ...     task="1", least=20, likely=30, most=70, by="office", reason=Text(en="as last year", zh="参照上年")
        ... )
        >>> risk = analyze_risk(
        ...     plan, PlanGraph.from_plan(plan), Estimates(id="e", plan="demo", items=(guess,)), data_date="2018-01-01"
        ... )
        >>> risk.end.p50, risk.end.p90, risk["1"].sensitivity.criticality_index
        (Date(2018, 2, 8), Date(2018, 2, 22), 1.0)

    Notes:
        Random numbers are NumPy's (PCG64), drawn in blocks of fixed size, so that the same seed gives the same samples
        whatever runs on them and however much memory there is; more samples begin with the same ones. They may change
        with the version of NumPy. Times are whole minutes. Samples take half a GiB of memory at the most; with more
        than 200,000 tasks, 2 KiB for each.

        Deadlines do not bind the floats; constraints, and what was done before the data date, are left aside. A plan
        that the estimates do not fit is not repaired: last days that no sample meets have the probability 0.

    Source:
        Van Slyke: Monte Carlo Methods and the PERT Problem, 1963; Vanhoucke: Measuring Time, 2009; PMI: Practice
        Standard for Scheduling.
    """
    options = RiskOptions(
        samples=samples, seed=seed, distribution=distribution, correlation=correlation, device=device, floor=floor
    )
    arrays = arrays_on(device)
    if graph.plan != plan:
        raise UsageError(_OTHER.fill(found=graph.plan.id, wanted=plan.id))
    estimates.refuse_strangers(plan)
    axis = Axis(data_date=data_date, calendar=calendar)
    setting = RiskSetting(graph=graph, estimates=estimates, axis=axis, options=options)
    _refuse(setting)
    return evaluated(*_run(setting, arrays), arrays)


def _refuse(setting: RiskSetting) -> None:
    """Refuse what no sample could be scheduled with."""
    graph = setting.graph
    elapsed = tuple(f"{one.predecessor} → {one.successor}" for one in graph.dependencies if one.is_elapsed)
    if elapsed and setting.axis.calendar is not None:
        raise UsageError(_ELAPSED.fill(links=elapsed))
    if setting.network.blocks:
        loops = graph.loops({one.task: one.least for one in setting.drawn})
        if loops:
            raise UsageError(_LOOP.fill(tasks=loops[0].tasks))


def _run(setting: RiskSetting, arrays: Arrays) -> tuple[RiskSetting, Outcome]:
    """Return what came out, and of which setting: guidance lies open beside what it guides where it has to."""
    while True:
        try:
            return setting, setting.simulation.run(arrays)
        except CirclingError as circle:
            tasks = tuple(setting.graph.tasks[task] for task in circle.tasks)
            if setting.stretching.issuperset(tasks):
                raise UsageError(_CIRCLE.fill(tasks=tasks, count=circle.samples, among=circle.among)) from None
            setting = attrs.evolve(setting, stretching=setting.stretching.union(tasks))
