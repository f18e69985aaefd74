"""The resource catalogue of the invented city."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    SharingType,
)
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
        "accessed_on": day("2018-06-30"),
    }


ENTRIES: tuple[Values, ...] = (
    {"unit": "市财政局"},
    {"unit": AUDITOR, "sharing_type": SharingType.NONE, "sharing_basis": "涉及审计工作秘密"},
)
