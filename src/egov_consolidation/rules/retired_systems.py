"""Retired systems: what becomes of their money and of their data."""

from __future__ import annotations

from functools import reduce

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    NOT_YET,
    BudgetLine,
    BudgetPurpose,
    InformationSystem,
    LifecycleState,
    Money,
)
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, on
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text

_BUDGET_YEARS = range(2017, 2032)
"""The years whose first days are written down."""

_PASSED_OVER = Parameter(
    id="ZS06.last_year",
    about=Text(
        en="until which year the budget of a system that is retired in 2031 or later is passed over",
        zh="2031年及以后关停的系统，其运维经费预算至哪一年度为止不作检查",
    ),
    unit=Text(en="year", zh="年度"),
    reason=Text(
        en="The rule knows the first days of the years up to 2031: beyond them it does not decide by itself.",
        zh="本规则只列有至2031年为止各年度的起始日，此后不自行判定。",
    ),
)
"""Until which year the budget of what is retired after those years is passed over."""


def _is_budgeted_after_retirement(line: RecordHandle, p: ParameterHandle) -> Expression:
    """Return whether the system of a budget line was retired before the year of the budget began.

    What was retired before a year was so before each later one. Of what is retired after the years that are written
    down, a parameter without a default decides.
    """
    years = ((line.fiscal_year >= year) & (line.system.retired_on < on(f"{year}-01-01")) for year in _BUDGET_YEARS)
    last = _BUDGET_YEARS[-1]
    later = (line.system.retired_on < NOT_YET) & (line.fiscal_year > last) & (line.fiscal_year > p.last_year)
    return reduce(lambda some, one: some | one, years, later)


@record_rule(
    "ZS06",
    "no-money-for-retired-systems",
    on=BudgetLine,
    title=Text(en="No operating funds are budgeted for a retired system", zh="已关停的系统不再安排运维经费"),
    basis=(Basis.JUDGED,),
    cites=(
        cite("2.3.5", "逐步减少直至取消信息孤岛系统和利用程度低的专网的运维经费"),
        cite("2.4.3", "逐步减少直至取消信息孤岛系统和利用程度低的专网的运维经费"),
    ),
    reason=Text(
        en="The words take the funds from isolated systems that still run. That a retired one gets none, the more so, "
        "is a judgement, and so is the exception for winding down a contract.",
        zh="文件要求取消仍在运行的信息孤岛系统的运维经费；已关停的系统更不应安排，合同收尾除外，均系本规则的判断。",
    ),
    strength=Strength.MUST,
    severity=Severity.WARNING,
    parameters=(_PASSED_OVER,),
    departs=Text(
        en="{subject}: the budget of {fiscal_year} gives {amount} for operating {system}, which was retired before "
        "that year; must give nothing",
        zh="{subject}：{fiscal_year}年度预算为此前已关停的“{system}”安排运维经费 {amount}，应予取消",
    ),
    since="0.1",
)
def no_money_for_retired_systems(line: RecordHandle, p: ParameterHandle) -> Check:
    """No operating funds are budgeted for a system that was retired before the year of the budget.

    What:   looks at each budget line for operation and maintenance whose system was retired before the first day of
            that year, and by the day of the report; its amount must be nil. Not applicable to other purposes, to
            systems that were not retired by then, to lines without a system, and to contracts that are being wound
            down.
    Why:    money that goes on flowing keeps a dead system alive, or goes somewhere else.
    Fix:    take the amount out of the budget, or mark the line as winding down a contract.
    Limits: starts with the budget of 2017. Knows the first days of the years up to 2031: for a system that is retired
            later, the budgets after 2031 are undecided until the parameter is set. Money in the rest of the year of
            retirement is not looked at, nor are lines that name no system. What plans say of such funds may bind
            several units, so the finding names the unit whose budget it is.
    """
    return Check(
        applies=(line.purpose == BudgetPurpose.OPERATION)
        & (line.system.retired_on <= AS_OF)
        & _is_budgeted_after_retirement(line, p),
        unless=line.is_winding_down,
        require=line.amount == Money(0),
    )


@record_rule(
    "ZS10",
    "data-archived-before-retirement",
    on=InformationSystem,
    title=Text(
        en="The data of a retired system were archived or migrated before it went",
        zh="系统关停前数据已归档或迁移",
    ),
    basis=(Basis.JUDGED,),
    cites=(cite("1.2", "基本完成本部门信息系统的清理工作"),),
    reason=Text(
        en="Plans do not speak of the data of a system that is shut down. That they have to be safe before it "
        "goes is a judgement: afterwards it is too late.",
        zh="方案未规定系统关停时数据如何处置。关停前须先归档或迁移，系本规则的判断：关停之后无法补救。",
    ),
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: was retired on {retired_on}, its data were archived or migrated on: {data_archived_on}; must "
        "have been safe by the day it was retired",
        zh="{subject}：{retired_on} 关停，数据归档或迁移时间为“{data_archived_on}”，应不晚于关停之日",
    ),
    since="0.1",
)
def data_archived_before_retirement(system: RecordHandle, _: ParameterHandle) -> Check:
    """The data of a retired system were archived or migrated on the day it was retired, or before.

    What:   compares, for each retired system that held data, the day on which they were archived or migrated with the
            day on which it was retired; the same day is in time. Not applicable to systems that held no data, and to
            those that are not retired by the day of the report.
    Why:    records have to be kept by law for years, and a system that is gone cannot be asked for them.
    Fix:    save what can still be saved, and record the day; next time archive first.
    Limits: knows the day, not whether the data are complete and can be read.
    """
    return Check(
        applies=(system.lifecycle == LifecycleState.RETIRED) & (system.retired_on <= AS_OF),
        unless=~system.holds_data,
        require=system.data_archived_on <= system.retired_on,
    )
