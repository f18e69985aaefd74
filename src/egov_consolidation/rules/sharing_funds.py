"""Money for sharing itself: whether each department has it in its budget, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.inventory import (
    BudgetLine,
    BudgetPurpose,
    Inventory,
    Money,
    UnitFacts,
    UnitKind,
    said_subject,
    subject_of,
)
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._departing import judged_records
from egov_consolidation.rules._judging_records import said_data
from egov_consolidation.rules._outcome import Judgement, Outcome, Tally, fails, undecided
from egov_consolidation.rules._rule import Basis, Strength, plan_rule
from egov_consolidation.rules.engine import Check, Demand, Scene, count, judged, subject
from egov_consolidation.wording import Text

_FIRST_YEAR = 2026
"""The first budget year that begins after the Regulation on Sharing Government Data (《政务数据共享条例》)."""


@plan_rule(
    "FI12",
    "sharing-is-funded",
    title=Text(
        en="Every department has a budget line for sharing, under performance management",
        zh="各部门政务数据共享工作经费列入预算并实施绩效管理",
    ),
    speaks_of=Text(en="a unit in a budget year", zh="单位的一个预算年度"),
    basis=(Basis.READ, Basis.JUDGED),
    reason=Text(
        en="Article 38 of the Regulation on Sharing Government Data (《政务数据共享条例》), in force since 2025-08-01, "
        "read in an excerpt. That it speaks from the budget of 2026 on, the first that begins after it, is a "
        "judgement.",
        zh="《政务数据共享条例》（2025年8月1日起施行）第三十八条，据摘录。自2026年度预算起适用，"
        "即条例施行后的首个预算年度，系本规则的判断。",
    ),
    strength=Strength.MUST,
    severity=Severity.WARNING,
    messages={
        "none": Text(
            en="{subject}: the budget of {year} has no line for sharing government data under performance management, "
            "must have one",
            zh="{subject}：{year}年度预算未列政务数据共享工作经费，或未实施绩效管理，应予列入并实施绩效管理",
        ),
        "undecided": Text(
            en="{subject}: for {year} it cannot be decided whether there is a budget line for sharing, needs {said}",
            zh="{subject}：缺少{said}，无法判定{year}年度是否列有政务数据共享工作经费",
        ),
        "no-units": Text(
            en="it cannot be decided which departments fund sharing: the inventory must list the units",
            zh="底数未提供单位清单，无法判定各部门是否列有政务数据共享工作经费",
        ),
    },
    needs=("inventory",),
    since="0.1",
)
def sharing_is_funded(ctx: Context) -> Iterator[Outcome]:
    """Every department has a budget line for sharing, under performance management.

    What:   counts, for each department of the city or of a region and each budget year from 2026 to that of the report,
            the budget lines of the unit for sharing government data with an amount and under performance management:
            there must be one. Undecided where the units or the lines are not given. Not applicable to other units.
    Why:    what has no money is done beside other work, and what nobody reviews is money for anything.
    Fix:    put the amount into the budget under the purpose “sharing”, with performance management.
    Limits: is a rule of today and not of the annex. Counts the year in course from its first day, though its budget may
            be approved a little later. A unit that was abolished is judged as long as it is listed.
    """
    if not isinstance(ctx.inventory, Inventory):
        return
    if ctx.inventory.units is None:
        yield undecided("no-units", "units", citations=(), missing=("units",))
        return
    for year in range(_FIRST_YEAR, ctx.as_of.year + 1):
        yield from _of_year(year, ctx.inventory, ctx)


def _of_year(year: int, inventory: Inventory, ctx: Context) -> Iterator[Outcome]:
    demand = _demand(year)
    found = judged_records(demand, UnitFacts.collection, inventory, ctx)
    yield Tally({verdict: found.counts.get(verdict, 0) for verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)})
    yield from found.crashes
    for scene in found.departing:
        yield _outcome(demand, scene, year)


def _outcome(demand: Demand, scene: Scene, year: int) -> Judgement:
    verdict, missing = judged(demand, scene)
    unit, matter = subject_of(scene.subject), str(year)
    named = said_subject(unit)
    if verdict is Verdict.FAIL:
        found = fails("none", unit, citations=(), matter=matter, year=year, subject=named)
    else:
        data = tuple(sorted(missing))
        said = said_data(data, unit)
        found = undecided(
            "undecided", unit, citations=(), missing=data, matter=matter, year=year, subject=named, said=said
        )
    return attrs.evolve(found, unit=scene.subject.id)


@cache
def _demand(year: int) -> Demand:
    """Return what the budget of a year demands of a unit."""
    unit = subject(UnitFacts)
    lines = count(
        BudgetLine,
        by="unit",
        of=unit.id,
        where=lambda line: (
            (line.purpose == BudgetPurpose.SHARING)
            & (line.fiscal_year == year)
            & (line.amount > Money(0))
            & line.is_performance_reviewed
        ),
    )
    departments = unit.kind.is_in(UnitKind.DEPARTMENT, UnitKind.REGIONAL_DEPARTMENT)
    return Check(applies=departments, require=lines >= 1).demand()
