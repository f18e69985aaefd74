"""Supervision slips: how a unit is pressed that is late."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


class SlipLevel(Choice):
    """How grave a slip is; yellow and orange are two names of the middle level."""

    BLUE = "blue", "blue", "蓝色", 1
    YELLOW = "yellow", "yellow", "黄色", 2
    ORANGE = "orange", "orange", "橙色", 2
    RED = "red", "red", "红色", 3


@attrs.frozen(kw_only=True)
class Slip(InventoryRecord):
    """A supervision slip (督办单), which gives a unit a time limit; a graver one names the slip that it follows."""

    collection: ClassVar = "slips"

    unit: str | None = known(
        ValueKind.REFERENCE, "unit", "承办单位", refers="units", headers=("责任单位", "单位"), fixed=True
    )
    task: str | None = known(ValueKind.WORDS, "task", "任务编号", headers=("任务", "督办事项"), fixed=True)
    level: SlipLevel | None = known(ValueKind.CHOICE, "level", "督办级别", choices=SlipLevel, fixed=True)
    issued_on: Day | None = known(ValueKind.DAY, "issued on", "发出时间", headers=("下发时间",), fixed=True)
    due_on: Day | None = known(ValueKind.DAY, "to be settled by", "办理时限", headers=("整改期限",), fixed=True)
    follows: str | None = known(ValueKind.REFERENCE, "follows slip", "前一督办单", refers="slips", fixed=True)
    is_urgent: bool | None = known(ValueKind.FLAG, "grave or urgent", "是否重大或紧急", fixed=True)
