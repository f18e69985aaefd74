"""Budgets and purchases: out of which money what is common is paid, and what is paid for less and less."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import NOTHING, BudgetLine, BudgetPurpose, FundsKind, Money, Purchase, UnitKind
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import since
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle
from egov_consolidation.settings import Measure, Parameter
from egov_consolidation.wording import Text

_FIRST_NATIONAL_BUDGET = 2021
"""The first budget year that begins after the national rules on informatisation projects (国办发〔2019〕57号)."""

_NATIONAL_RULES_FROM = "2020-02-01"
"""The day on which those rules came into force."""

_COMMON = "全市统一基础设施及统筹政务信息系统，建设资金纳入政府固定资产投资，相关运行经费纳入部门预算统筹安排"
_LESS = "逐步减少直至取消信息孤岛系统和利用程度低的专网的运维经费"

_NATIONAL_RULES = Text(
    en="Said to stand in the national rules on informatisation projects (国办发〔2019〕57号), in force since "
    "2020-02-01, which speak of national systems. Their text was not read, so the rule is off unless it is asked "
    "for.",
    zh="据称出自《国家政务信息化项目建设管理办法》（国办发〔2019〕57号，2020年2月1日起施行），该办法针对国家系统；"
    "未经核对，故默认不启用。",
)
_LOW_USE = Parameter(
    id="FI05.low_use",
    about=Text(
        en="up to which utilisation a private network is little used", zh="利用率不超过多少视为“利用程度低的专网”"
    ),
    unit=Text(en="percent", zh="个百分点"),
    cites=(cite("2.3.5", "利用程度低的专网"), cite("2.4.3", "利用程度低的专网")),
    least=0,
    most=100,
)
"""Up to which utilisation a private network is little used (利用程度低)."""


def _is_operation(line: RecordHandle) -> Expression:
    """Return whether a budget line pays for operation and maintenance."""
    return line.purpose == BudgetPurpose.OPERATION


@record_rule(
    "FI04",
    "common-things-paid-as-arranged",
    on=BudgetLine,
    title=Text(
        en="What is built for the whole city is paid out of fixed-asset investment, and run out of department budgets",
        zh="全市统一基础设施及统筹系统的建设资金纳入政府固定资产投资，运行经费纳入部门预算",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.3.5", _COMMON), cite("2.4.3", _COMMON)),
    reason=Text(
        en="The rows are to be done every year. That they speak from the first budget year after the plan on is a "
        "judgement: the budget of the year of issue was made before. Both rows print the same duty (see PL08).",
        zh="两行均为每年任务。自方案印发次年的预算起适用，系本规则的判断：印发当年的预算此前已编定。"
        "两行内容相同（见PL08）。",
    ),
    strength=Strength.MUST,
    parameters=(since("FI04", Measure.YEAR),),
    departs=Text(
        en="{subject}: the budget of {fiscal_year} pays {amount} for {purpose} of what is common (facility: "
        "{facility}, system: {system}) out of {funds}; construction must be paid out of government investment in "
        "fixed assets, operation out of the budget of the department",
        zh="{subject}：{fiscal_year}年度为全市统一的设施或系统（设施：{facility}；系统：{system}）"
        "安排{purpose} {amount}，资金渠道为“{funds}”；建设资金应纳入政府固定资产投资，运行经费应纳入部门预算",
    ),
    since="0.1",
)
def common_things_paid_as_arranged(line: RecordHandle, p: ParameterHandle) -> Check:
    """What is built for the whole city is paid out of fixed-asset investment, and run out of department budgets.

    What:   looks at each budget line, from the year after the plan on, for building or operating a unified facility or
            a system that was built for the whole city: construction is paid out of government investment in fixed
            assets, operation out of the budget of the department. Not applicable to other purposes, to what is not
            common, and to earlier years.
    Why:    what everybody uses must not hang on whether one department happens to have money left.
    Fix:    move the amount to the kind of funds that the rows name.
    Limits: a line that names neither facility nor system is not judged. Does not see whether the money is enough.
    """
    built = (line.purpose == BudgetPurpose.CONSTRUCTION) & (line.funds == FundsKind.FIXED_ASSET_INVESTMENT)
    run = _is_operation(line) & (line.funds == FundsKind.DEPARTMENT_BUDGET)
    return Check(
        applies=line.purpose.is_in(BudgetPurpose.CONSTRUCTION, BudgetPurpose.OPERATION)
        & (line.fiscal_year > p.since)
        & (line.facility.is_unified | line.system.is_unified),
        require=built | run,
    )


@record_rule(
    "FI05",
    "island-money-falls-to-nil",
    on=BudgetLine,
    title=Text(
        en="The operating funds of isolated systems and of little used private networks fall every year, until nil",
        zh="信息孤岛系统和利用程度低的专网的运维经费逐年减少直至取消",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.3.5", _LESS), cite("2.4.3", _LESS)),
    reason=Text(
        en="逐步减少 in a row that is to be done every year is read as less in each year than in the year before, from "
        "the first budget year after the plan on, which is a judgement. When a system is isolated or a network little "
        "used no text says: the survey records the one, and the other is a parameter without a value.",
        zh="两行为每年任务，“逐步减少”理解为自方案印发次年的预算起，每年低于上年，系本规则的判断。"
        "何为信息孤岛、何为利用程度低，文件未作规定：前者由调查认定，后者为未设定数值的参数。",
    ),
    strength=Strength.MUST,
    parameters=(since("FI05", Measure.YEAR), _LOW_USE),
    departs=Text(
        en="{subject}: the budget of {fiscal_year} gives {amount} for operating what is isolated or little used "
        "(system: {system}, private network: {network}), the year before gave {previous_amount}; must give less each "
        "year, until nil",
        zh="{subject}：{fiscal_year}年度为信息孤岛系统或利用程度低的专网（系统：{system}；专网：{network}）"
        "安排运维经费 {amount}，上年为 {previous_amount}，应逐年减少直至取消",
    ),
    since="0.1",
)
def island_money_falls_to_nil(line: RecordHandle, p: ParameterHandle) -> Check:
    """The operating funds of isolated systems and of little used private networks fall every year, until nil.

    What:   looks at each budget line for operation and maintenance, from the year after the plan on, whose system is
            isolated, or whose private network is used no more than the parameter says: its amount must be nil, or less
            than that of the year before, which stands in the same line. Not applicable to other purposes, to other
            systems and networks, and to earlier years.
    Why:    as long as the money comes, nobody has to connect the system or give the network up.
    Fix:    give less, or nothing; or connect the system, and record that it is isolated no more.
    Limits: an amount that stays the same departs, for it has not fallen. Takes both amounts from one line, as budget
            forms print them: where the money of one system stands in several lines, each has to fall. Prices that
            rose are no exception, for the rows make none.
    """
    little_used = (line.network != NOTHING) & (line.network.utilisation <= p.low_use)
    return Check(
        applies=_is_operation(line) & (line.fiscal_year > p.since) & (line.system.is_island | little_used),
        require=(line.amount == Money(0)) | (line.amount < line.previous_amount),
    )


@record_rule(
    "FI06",
    "service-purchases-have-a-procedure",
    on=Purchase,
    title=Text(
        en="Services of information technology that the city buys are bought by a procedure that is recorded",
        zh="市政府购买信息技术服务按采购管理办法执行，采购方式有记录",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.4.2", "对市政府购买信息系统、数据中心、数据资源等信息技术服务"), cite("2.4.2", "执行")),
    reason=Text(
        en="The row refers to national and provincial rules, which stand outside the plan and were not read. That a "
        "purchase without any procedure cannot have followed them is a judgement.",
        zh="该行援引国家、省有关采购管理办法，相关办法不在方案之内，未经核对。没有采购方式记录的，"
        "不能视为已按办法执行，系本规则的判断。",
    ),
    strength=Strength.MUST,
    parameters=(since("FI06"),),
    departs=Text(
        en="{subject}: {unit} bought {name} on {purchased_on} by no procedure, must be bought by the rules on "
        "purchasing and the procedure recorded",
        zh="{subject}：{unit}于 {purchased_on} 采购“{name}”，未履行采购程序，应按采购管理办法执行并登记采购方式",
    ),
    since="0.1",
)
def service_purchases_have_a_procedure(purchase: RecordHandle, p: ParameterHandle) -> Check:
    """Services of information technology that the city buys are bought by a procedure that is recorded.

    What:   looks at each purchase of services of information technology by the city or a department of it, since the
            plan binds: some procedure must be recorded. Undecided where nothing is entered. Not applicable to other
            purchases and units, to those that were cancelled, and to older ones.
    Why:    a service that is bought by no rule is bought from whoever is at hand, at whatever price.
    Fix:    buy by the rules, and record by which procedure; enter “none” (无) only where there was none.
    Limits: sees that a procedure is named, not whether it was the right one for the amount, for the rules on that
            were not read.
    """
    return Check(
        applies=purchase.is_service
        & purchase.unit.kind.is_in(UnitKind.CITY, UnitKind.DEPARTMENT)
        & purchase.purchased_on.between(p.since, AS_OF),
        unless=purchase.is_cancelled,
        require=purchase.procedure != NOTHING,
    )


@record_rule(
    "FI09",
    "money-for-catalogued-systems-only",
    on=BudgetLine,
    title=Text(
        en="Only systems in the total catalogue get operating funds", zh="未纳入政务信息系统总目录的系统不安排运维经费"
    ),
    basis=(Basis.UNVERIFIED,),
    reason=_NATIONAL_RULES,
    strength=Strength.MUST_NOT,
    severity=Severity.WARNING,
    holds_from=_NATIONAL_RULES_FROM,
    departs=Text(
        en="{subject}: the budget of {fiscal_year} gives {amount} for operating {system}, which is not in the total "
        "catalogue of systems; must give nothing",
        zh="{subject}：{fiscal_year}年度为未纳入政务信息系统总目录的“{system}”安排运维经费 {amount}，应予取消",
    ),
    since="0.1",
)
def money_for_catalogued_systems_only(line: RecordHandle, _: ParameterHandle) -> Check:
    """Only systems in the total catalogue get operating funds.

    What:   looks at each budget line of 2021 or later for operating a system; its amount must be nil, or the system be
            in the total catalogue. Not applicable to other purposes, to lines without a system, and to earlier years.
    Why:    what is not in the catalogue nobody else knows of, and nobody can share.
    Fix:    put the system into the catalogue, or take the amount out of the budget.
    Limits: is off by default, for its source was not read. Takes the state of the catalogue today for that of the year.
    """
    return Check(
        applies=_is_operation(line) & (line.fiscal_year >= _FIRST_NATIONAL_BUDGET) & (line.system != NOTHING),
        require=(line.amount == Money(0)) | line.system.in_total_catalogue,
    )


@record_rule(
    "FI10",
    "money-for-sound-systems-only",
    on=BudgetLine,
    title=Text(
        en="Only systems that meet what is asked of cryptography and security get operating funds",
        zh="不符合密码应用和网络安全要求的系统不安排运维经费",
    ),
    basis=(Basis.UNVERIFIED,),
    reason=_NATIONAL_RULES,
    strength=Strength.MUST_NOT,
    severity=Severity.WARNING,
    holds_from=_NATIONAL_RULES_FROM,
    departs=Text(
        en="{subject}: the budget of {fiscal_year} gives {amount} for operating {system}, which does not meet what is "
        "asked of cryptography and network security; must give nothing",
        zh="{subject}：{fiscal_year}年度为不符合密码应用或网络安全要求的“{system}”安排运维经费 {amount}，应予取消",
    ),
    since="0.1",
)
def money_for_sound_systems_only(line: RecordHandle, _: ParameterHandle) -> Check:
    """Only systems that meet what is asked of cryptography and security get operating funds.

    What:   looks at each budget line of 2021 or later for operating a system; its amount must be nil, or the system
            meet both demands. Not applicable to other purposes, to lines without a system, and to earlier years.
    Why:    money keeps an unsafe system running that had better be mended or shut down.
    Fix:    mend the system, have it examined, and record that; or take the amount out of the budget.
    Limits: is off by default, for its source was not read. Says nothing of new projects of the same unit. Takes the
            state of the system today for that of the year.
    """
    return Check(
        applies=_is_operation(line) & (line.fiscal_year >= _FIRST_NATIONAL_BUDGET) & (line.system != NOTHING),
        require=(line.amount == Money(0)) | (line.system.is_cryptography_sound & line.system.is_security_sound),
    )
