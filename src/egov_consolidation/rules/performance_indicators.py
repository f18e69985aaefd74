"""Performance: whether consolidation and sharing count in it every year, and count the same for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Indicator, Inventory
from egov_consolidation.model import Citation, Plan
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._judging_records import said_data
from egov_consolidation.rules._outcome import Outcome, fails, undecided
from egov_consolidation.rules._rule import Basis, Strength, plan_rule
from egov_consolidation.rules._set_days import since
from egov_consolidation.settings import Measure
from egov_consolidation.wording import Text, enumerated

_ID = "SU03"
_SINCE = since(_ID, Measure.YEAR)


@plan_rule(
    _ID,
    "sharing-counts-every-year",
    title=Text(
        en="Consolidation and sharing are in the performance system every year, with one indicator",
        zh="政务信息系统整合共享每年纳入政府绩效考核体系，且指标一致",
    ),
    speaks_of=Text(en="a year of assessment", zh="一个考核年度"),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("2.2.16", "将政务信息系统资源整合共享纳入政府绩效考核体系"),
        cite("2.3.2", "将政务信息共享工作纳入政府绩效考核体系"),
    ),
    reason=Text(
        en="Two units are told to do nearly the same (see PL08). That they must agree on one indicator is a judgement: "
        "two that differ measure a department twice. So is that an indicator without points does not count, and that "
        "the first year is the one after the plan.",
        zh="两个单位承担内容相近的任务（见PL08）。双方应使用同一指标，系本规则的判断：指标不一，则同一部门被重复考核。"
        "未设分值的指标不计、自方案印发次年起适用，亦系本规则的判断。",
    ),
    strength=Strength.MUST,
    messages={
        "none": Text(
            en="the performance system of {year} has no indicator with points for consolidation and sharing, must have "
            "one",
            zh="{year}年度绩效考核体系中没有设分值的整合共享指标，应予纳入",
        ),
        "differ": Text(
            en="the performance system of {year} has indicators for sharing that differ: {indicators}; must be one "
            "indicator with the same points",
            zh="{year}年度绩效考核体系中整合共享指标不一致：{indicators}，应统一指标名称和分值",
        ),
        "undecided": Text(
            en="it cannot be decided whether sharing is in the performance system of {year} with one indicator, needs "
            "{data}",
            zh="缺少{data}，无法判定整合共享是否纳入{year}年度绩效考核体系且指标一致",
        ),
    },
    parameters=(_SINCE,),
    needs=("inventory",),
    since="0.1",
)
def sharing_counts_every_year(ctx: Context) -> Iterator[Outcome]:
    """Consolidation and sharing are in the performance system every year, with one indicator.

    What:   looks at each year that is over on the day of the report, from the year after the plan on: some indicator
            for consolidation and sharing must have points, and all that have must have one name and the same points.
            Undecided where the indicators, or what is needed of them, are not known.
    Why:    what counts in nobody's assessment is done last, and two measures for one thing are played against each
            other.
    Fix:    take the indicator into the performance system; let the units that were told to do so agree on one.
    Limits: judges a year only once it is over. Takes every indicator of the list for one about consolidation and
            sharing. Does not see whether anybody was assessed by it.
    """
    if not isinstance(ctx.inventory, Inventory):
        return
    tasks = tuple(task.id for task in ctx.plan if any(_ID in clause.rules for clause in task.clauses))
    for year in range(int(ctx.parameters[_SINCE.id]) + 1, ctx.as_of.year):
        yield _of_year(year, ctx.inventory.indicators, ctx.plan, tasks)


def _of_year(year: int, indicators: Sequence[Indicator] | None, plan: Plan, tasks: tuple[str, ...]) -> Outcome:
    """Return what is so in a year: it is decided where what is known of the indicators decides it."""
    candidates = [one for one in indicators or () if _may_count(one, year)]
    counting = [one for one in candidates if one.year is not None and one.weight is not None]
    missing = ("indicators",) if indicators is None else _missing(candidates)
    citations, matter = _citations(plan, tasks), str(year)
    if _differ(counting):
        said = enumerated(map(_said, counting))
        return fails("differ", *tasks, citations=citations, matter=matter, year=year, indicators=said)
    if missing:
        data = said_data(missing, "")
        return undecided("undecided", *tasks, citations=citations, missing=missing, matter=matter, year=year, data=data)
    if counting:
        return Verdict.PASS
    return fails("none", *tasks, citations=citations, matter=matter, year=year)


def _said(indicator: Indicator) -> Text:
    """Return an indicator with its points."""
    name = indicator.name or indicator.id
    return Text(en=f"{name} ({indicator.weight})", zh=f"{name}（{indicator.weight}分）")


def _may_count(indicator: Indicator, year: int) -> bool:
    """Return whether an indicator may have points in a year, by what is known of it."""
    return indicator.year in (None, year) and (indicator.weight is None or indicator.weight > 0)


def _differ(indicators: Sequence[Indicator]) -> bool:
    """Return whether some indicators are known to have two names, or different points."""
    names = {one.name for one in indicators if one.name is not None}
    return len(names) > 1 or len({one.weight for one in indicators}) > 1


def _missing(candidates: Sequence[Indicator]) -> tuple[str, ...]:
    """Return the data of the indicators that may count, for want of which it is not decided.

    What a single one is called does not matter: there is none from which it could differ.
    """
    fields = ("year", "name", "weight") if len(candidates) > 1 else ("year", "weight")
    return tuple(
        f"{Indicator.collection}/{one.id}: {field}"
        for one in candidates
        for field in fields
        if getattr(one, field) is None
    )


def _citations(plan: Plan, tasks: tuple[str, ...]) -> tuple[Citation, ...]:
    """Return the words of the tasks that ask for it."""
    return tuple(
        Citation(document=plan.id, row=task, quote=clause.text)
        for task in tasks
        for clause in plan[task].clauses
        if _ID in clause.rules
    )
