"""The resource catalogue of the invented city."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from egov_consolidation.dates import day
from egov_consolidation.inventory import NOT_YET, SharingType
from invented.drawing import AUDITOR, TOPICS, Values


def entry(rng: Random, number: int, departments: Sequence[str]) -> Values:
    """Return an entry that is shared and looked after."""
    return {
        "category": "基础信息资源",
        "name": f"{rng.choice(TOPICS)}信息",
        "code": f"30721{number:05}",
        "unit": rng.choice(departments),
        "format": "数据库",
        "items": ("名称", "编号"),
        "sharing_type": SharingType.UNCONDITIONAL,
        "sharing_mode": "共享平台",
        "is_open": rng.choice((True, False)),
        "update_cycle": rng.choice(("实时", "每日", "每月")),
        "published_on": day("2018-06-30"),
        "reviewed_on": day("2018-06-15"),
        "accessed_on": day("2018-06-30"),
    }


ENTRIES: tuple[Values, ...] = (
    {"unit": "市财政局"},
    {"unit": AUDITOR, "sharing_type": SharingType.NONE, "sharing_basis": "涉及审计工作秘密"},
    {"unit": "市交通局", "sharing_type": SharingType.CONDITIONAL, "sharing_conditions": "限行政执法核查使用"}
    | {"reviewed_on": day("2018-09-28")},
    {"unit": "市文旅局", "reviewed_on": NOT_YET, "accessed_on": NOT_YET},
    {"unit": "市水务局", "reviewed_on": None, "accessed_on": None},
)
