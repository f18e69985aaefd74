"""Lines of the budget."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._money import Money
from egov_consolidation.inventory._record import InventoryRecord


class BudgetPurpose(Choice):
    """What a line of the budget pays for."""

    INTERNET_LINE = "internet_line", "rent of internet lines", "互联网专线租赁费"
    OPERATION = "operation", "operation and maintenance", "运维费"
    CONSTRUCTION = "construction", "construction", "建设费"
    MIGRATION = "migration", "migration and integration", "迁移整合费"
    SHARING = "sharing", "sharing of government data", "政务数据共享工作经费"
    OTHER = "other", "other", "其他"


class FundsKind(Choice):
    """Out of which money a line of the budget is paid."""

    FIXED_ASSET_INVESTMENT = "fixed_asset_investment", "government investment in fixed assets", "政府固定资产投资"
    DEPARTMENT_BUDGET = "department_budget", "budget of the department", "部门预算"
    OTHER = "other", "other", "其他"


@attrs.frozen(kw_only=True)
class BudgetLine(InventoryRecord):
    """A line of the budget of one year (预算)."""

    collection: ClassVar = "budget_lines"

    unit: str | None = known(
        ValueKind.REFERENCE, "unit", "预算单位", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    fiscal_year: int | None = known(ValueKind.NUMBER, "fiscal year", "预算年度", fixed=True)
    purpose: BudgetPurpose | None = known(ValueKind.CHOICE, "purpose", "用途", choices=BudgetPurpose, fixed=True)
    funds: FundsKind | None = known(ValueKind.CHOICE, "paid out of", "资金渠道", choices=FundsKind)
    amount: Money | None = known(ValueKind.MONEY, "amount", "金额", headers=("本年预算数",))
    previous_amount: Money | None = known(ValueKind.MONEY, "amount of the year before", "上年预算数", fixed=True)
    system: str | None = known(ValueKind.REFERENCE, "system", "政务信息系统", refers="systems", fixed=True)
    network: str | None = known(ValueKind.REFERENCE, "private network", "业务专网", refers="networks", fixed=True)
    facility: str | None = known(
        ValueKind.REFERENCE, "common facility", "统一基础设施", refers="facilities", fixed=True
    )
    milestone: str | None = known(ValueKind.WORDS, "for which progress of the work", "对应工作进度")
    is_arrears: bool | None = known(ValueKind.FLAG, "arrears of an earlier year", "是否以前年度欠费", fixed=True)
    is_performance_reviewed: bool | None = known(ValueKind.FLAG, "with performance management", "是否实施绩效管理")
    is_winding_down: bool | None = known(ValueKind.FLAG, "winding-down contract", "是否合同收尾", fixed=True)
