"""What migration costs: the money that moves systems, and the rooms that they leave behind."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import (
    NOTHING,
    BudgetLine,
    BudgetPurpose,
    InformationSystem,
    LifecycleState,
    MachineRoom,
    Money,
    RoomContent,
)
from egov_consolidation.rules._annex import cite, is_department
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis
from egov_consolidation.rules._set_days import since
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle, count
from egov_consolidation.settings import Measure
from egov_consolidation.wording import Text


@record_rule(
    "MG06",
    "migration-money-by-progress",
    on=BudgetLine,
    title=Text(
        en="Money for migration is arranged item by item, for progress of the work",
        zh="政务信息系统迁移整合费用按工作进度逐年、逐项安排",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.4.3", "政务信息系统迁移整合费用按工作进度逐年、逐项安排"),),
    reason=Text(
        en="That 逐项 asks for the name of what is moved or merged, and 按工作进度 for the progress that the "
        "money pays for, is a judgement. So is that the first budget bound is that of the year after the plan: the one "
        "before was arranged already.",
        zh="“逐项”指列明所迁移整合的系统、专网或设施，“按工作进度”指列明对应的进度，系本规则的判断；方案印发当年的预算"
        "已经安排，故自次年度预算起适用，亦系判断。",
    ),
    parameters=(since("MG06", Measure.YEAR),),
    is_duty_of_lead=True,
    departs=Text(
        en="{subject}: the budget of {fiscal_year} (of the unit: {unit}) gives {amount} for migration and "
        "integration, for the progress: {milestone}, of system: {system}, network: {network}, facility: {facility}; "
        "must give money for named progress of a named item, and none without",
        zh="{subject}：{fiscal_year}年度预算（预算单位：{unit}）安排迁移整合费 {amount}，"
        "对应工作进度“{milestone}”，系统“{system}”，专网“{network}”，设施“{facility}”，应按工作进度逐项安排",
    ),
    since="0.1",
)
def migration_money_by_progress(line: RecordHandle, p: ParameterHandle) -> Check:
    """Money for migration is arranged item by item, for progress of the work.

    What:   looks at each budget line for migration and integration in the years after that from which the plan binds:
            with an amount, it must name the progress that it pays for, and the system, private network or facility;
            without an amount, it must name no progress. Not applicable to other purposes, and to earlier years.
    Why:    money that is given in one lump is spent whether or not anything moves, and progress without money stops.
    Fix:    split the line by items and progress; find the money for progress that has none, or take it off the plan.
    Limits: takes the progress as it was entered and does not see whether it was reached. That there is money every year
            (逐年) is seen only where there is a line. The row binds who arranges the budget: the finding stands there.
    """
    has_item = (line.system != NOTHING) | (line.network != NOTHING) | (line.facility != NOTHING)
    has_progress = line.milestone != NOTHING
    has_money = line.amount > Money(0)
    return Check(
        applies=(line.purpose == BudgetPurpose.MIGRATION) & (line.fiscal_year > p.since),
        require=(has_money & has_progress & has_item) | (~has_money & ~has_progress),
    )


@record_rule(
    "MG07",
    "vacated-rooms-closed",
    on=MachineRoom,
    title=Text(
        en="A machine room is closed when the last system has left it",
        zh="系统全部迁出的机房予以关闭",
    ),
    basis=(Basis.JUDGED,),
    cites=(
        cite("1.6", "清理机房，各部门机房原则上仅保留网络接入设备及局域网政务信息系统"),
        cite("1.8", "统一迁移至市政府数据中心运行"),
    ),
    reason=Text(
        en="The rows say what may stay in a room and have the systems leave it. That a room in which nothing of the "
        "kind is left is closed is a judgement: nothing is left for which it would be needed.",
        zh="两行规定机房可保留的内容，并要求系统统一迁出。机房内已无系统、也无可保留内容的应予关闭，系本规则的判断："
        "此时已无保留的必要。",
    ),
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: the machine room of {unit} holds {holds}, no system runs in it, and it is open (closed on: "
        "{closed_on}); must be closed",
        zh="{subject}：{unit}的机房内有“{holds}”，已无系统运行，关闭时间为“{closed_on}”，应予关闭",
    ),
    since="0.1",
)
def vacated_rooms_closed(room: RecordHandle, _: ParameterHandle) -> Check:
    """A machine room of a department is closed when the last system has left it.

    What:   counts the systems in use or under construction in each machine room of a department; where there are none,
            the room must have been closed on the day of the report or before. Not applicable to rooms that hold what
            may stay, network access gear or systems of the local network, and to other units.
    Why:    an empty room is still cooled, powered, guarded and rented.
    Fix:    clear out what is left, close the room, and record the day.
    Limits: sees a system in a room only where its machine room was recorded. What else the room holds is the matter of
            NW01. Lines are not looked at: those of the internet are the matter of NW03, and of others it is not known
            which room they serve. A room that a later survey lists as built after the day of the report counts as
            there.
    """
    in_it = count(
        InformationSystem,
        by="room",
        of=room.id,
        where=lambda one: one.lifecycle.is_in(LifecycleState.IN_USE, LifecycleState.UNDER_CONSTRUCTION),
    )
    return Check(
        applies=is_department(room.unit),
        unless=room.holds.includes(RoomContent.ACCESS_GEAR, RoomContent.LAN_SYSTEM),
        require=(room.closed_on <= AS_OF) | (in_it >= 1),
    )
