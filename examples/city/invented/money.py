"""What the invented city builds, buys and pays for."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from egov_consolidation.dates import shifted
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    BudgetPurpose,
    FundsKind,
    InformationSystem,
    Money,
    ProjectKind,
    ProjectState,
)
from invented.approvals import APPROVALS, SERVICES, filed
from invented.drawing import CAPABILITIES, TOPICS, Values, between, wan
from invented.systems import GONE_ON


def project(rng: Random, departments: Sequence[str]) -> Values:
    """Return a project to which nothing is to be objected."""
    applied_on = between(rng, "2019-01-01", "2024-12-31")
    approved_on = shifted(applied_on, days=60)
    return {
        "name": f"{rng.choice(TOPICS)}系统建设项目",
        "unit": rng.choice(departments),
        "kind": ProjectKind.SYSTEM,
        "is_renovation": False,
        "capabilities": (rng.choice(CAPABILITIES),),
        "state": ProjectState.APPROVED,
        "applied_on": applied_on,
        "approved_on": approved_on,
        "accepted_on": NOT_YET,
        "special_need_approved_by": NOTHING,
        "exception_approved_by": NOTHING,
        "is_national_requirement": False,
        "is_secret": False,
        "deploys_at": "f0001",
        "investment": wan(rng.randrange(20, 900)),
        "source_of_funds": "市财政",
        **filed(applied_on, approved_on),
    }


_REFUSED: Values = {"state": ProjectState.REJECTED, "approved_on": NOT_YET, "operation_approved_on": NOT_YET}
_UNDECIDED: Values = {"state": None, "approved_on": None, "operation_approved_on": None}
_DATA_CENTRE: Values = {"name": "数据中心改建项目", "unit": "西岭县", "kind": ProjectKind.DATA_CENTRE}
_ROOM: Values = {"name": "新建机房项目", "unit": "市水务局", "kind": ProjectKind.MACHINE_ROOM}
_CLOUD: Values = {"name": "云平台扩建项目", "unit": "市文旅局", "kind": ProjectKind.CLOUD}
PROJECTS: tuple[Values, ...] = (
    {},
    {"unit": "市交通局", "name": "交通办公系统项目", "capabilities": ("OA",)},
    {"unit": "东湾区", "name": "东湾区公文交换项目", "capabilities": None},
    _DATA_CENTRE,
    {**_DATA_CENTRE, **_REFUSED},
    {**_DATA_CENTRE, "unit": "东湾区", **_UNDECIDED},
    _ROOM,
    {**_ROOM, **_REFUSED},
    {**_ROOM, "unit": "市财政局", **_UNDECIDED},
    _CLOUD,
    {**_CLOUD, "deploys_at": "f0006"},
    {**_CLOUD, "deploys_at": None},
    *APPROVALS,
)


def purchase(rng: Random, departments: Sequence[str]) -> Values:
    """Return a purchase to which nothing is to be objected."""
    return {
        "name": "终端设备采购",
        "unit": rng.choice(departments),
        "is_service": False,
        "capabilities": ("TERMINALS",),
        "purchased_on": between(rng, "2018-01-01", "2024-12-31"),
        "is_cancelled": False,
        "cannot_be_supplied": False,
        "amount": wan(rng.randrange(5, 90)),
        "procedure": "公开招标",
    }


PURCHASES: tuple[Values, ...] = (
    {},
    {"unit": "市交通局", "name": "服务器采购", "capabilities": ("COMPUTE",)},
    {"unit": "市文旅局", "name": "存储设备采购", "capabilities": ("STORAGE",), "is_cancelled": None},
    {"unit": "市水务局", "name": "存储设备采购", "capabilities": ("STORAGE",), "cannot_be_supplied": True},
    *SERVICES,
)


def budget_line(rng: Random, systems: Sequence[InformationSystem]) -> Values:
    """Return what the operation of one of the systems costs in a year."""
    paid_for = rng.choice(systems)
    since = 2019 if paid_for.in_service_on is None else max(2019, paid_for.in_service_on.year)
    return {
        "unit": paid_for.unit,
        "fiscal_year": rng.randrange(since, 2026),
        "purpose": BudgetPurpose.OPERATION,
        "funds": FundsKind.DEPARTMENT_BUDGET,
        "amount": wan(rng.randrange(1, 60)),
        "previous_amount": wan(rng.randrange(1, 60)),
        "system": paid_for.id,
        "network": NOTHING,
        "facility": NOTHING,
        "milestone": NOTHING,
        "is_arrears": False,
        "is_performance_reviewed": True,
        "is_winding_down": False,
    }


def budget_cases(systems: Sequence[InformationSystem]) -> tuple[Values, ...]:
    """Return cases of budget lines: the rent of internet lines, and the operation of systems that are gone."""
    rent: Values = {
        "unit": "市交通局",
        "fiscal_year": 2019,
        "purpose": BudgetPurpose.INTERNET_LINE,
        "system": NOTHING,
    }
    gone: list[Values] = [
        {"unit": one.unit, "system": one.id, "fiscal_year": 2019} for one in systems if one.retired_on == GONE_ON
    ]
    amounts: tuple[Values, ...] = ({}, {"amount": Money(0)}, {"amount": None})
    return tuple({**one, **amount} for one in (rent, *gone[:1]) for amount in amounts)
