"""One entry of a ledger: how one unit stands with one task, as it was reported on one day."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import Choice, InventoryRecord, ValueKind, known


class State(Choice):
    """How far a task is, as its unit reports it."""

    NOT_STARTED = "not_started", "not started", "未启动", 1
    UNDER_WAY = "under_way", "under way", "推进中", 2
    DONE = "done", "done", "已完成", 3
    OVERDUE = "overdue", "overdue", "逾期", 2


@attrs.frozen(kw_only=True)
class ProgressEntry(InventoryRecord):
    """An entry of a ledger (台账). It is written and read as a record of an inventory is.

    The period of a recurring task is named after the day by which it closes: `2018`, `2018-03` or `2018-03-15`.
    """

    collection: ClassVar = "progress"

    task: str = known(ValueKind.WORDS, "task", "任务编号", headers=("任务", "任务序号"), fixed=True, needed=True)
    unit: str = known(
        ValueKind.WORDS, "unit", "责任单位", headers=("单位", "牵头单位", "填报单位"), fixed=True, needed=True
    )
    state: State | None = known(ValueKind.CHOICE, "state", "进展状态", choices=State, headers=("状态", "完成情况"))
    percent: int | None = known(ValueKind.NUMBER, "percent done", "完成百分比", headers=("进度", "进度（%）"))
    done_on: Day | None = known(ValueKind.DAY, "done on", "完成时间", headers=("办结时间",))
    period: str | None = known(ValueKind.WORDS, "period", "所属期间", headers=("周期", "年度"), fixed=True)
    evidence: tuple[str, ...] | None = known(ValueKind.NAMES, "evidence", "佐证材料")
    review_on: Day | None = known(ValueKind.DAY, "to be reviewed on", "复核时间", headers=("下次复核时间",))
    sets_last_day: Day | None = known(ValueKind.DAY, "last day that was set", "确定的完成时限")
    reported_on: Day | None = known(ValueKind.DAY, "reported on", "填报时间", headers=("报送时间",), fixed=True)

    def is_done(self, as_of: Day) -> bool:
        """Return whether it says that the task was done by a day.

        Examples:
            >>> from egov_consolidation.dates import day
            >>> entry = ProgressEntry(id="1", task="1.1", unit="市财政局", state="done", done_on="2018-03-01")
            >>> entry.is_done(day("2018-02-28")), entry.is_done(day("2018-03-01"))
            (False, True)
        """
        return self.state is State.DONE and (self.done_on is None or self.done_on <= as_of)
