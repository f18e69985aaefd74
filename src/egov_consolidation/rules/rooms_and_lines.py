"""Machine rooms and internet lines: what departments give up, and the data centre that stands in."""

from __future__ import annotations

from collections.abc import Callable

from egov_consolidation.inventory import (
    BudgetLine,
    BudgetPurpose,
    Facility,
    FacilityKind,
    LeasedLine,
    MachineRoom,
    Money,
    ProvisionMode,
    RoomContent,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rules._annex import cite, is_department
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import due, due_year
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, count
from egov_consolidation.wording import Text


def _has(government: RecordHandle, wanted: Callable[[RecordHandle], Expression]) -> Expression:
    """Return whether a government has accepted a unified facility that is wanted."""
    accepted = count(
        Facility,
        by="government",
        of=government.id,
        where=lambda one: wanted(one) & one.is_unified & (one.accepted_on <= AS_OF),
    )
    return accepted >= 1


@record_rule(
    "NW01",
    "rooms-keep-access-gear-only",
    on=MachineRoom,
    title=Text(
        en="A department's machine room keeps network access gear and systems of the local network only",
        zh="各部门机房原则上仅保留网络接入设备及局域网政务信息系统",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("1.6", "各部门机房原则上仅保留网络接入设备及局域网政务信息系统"),),
    reason=Text(
        en="The words name what may stay and no security gear. That security gear is no access gear is a judgement: "
        "departments are to use the security of the data centre.",
        zh="条文列明可保留的内容，未提及安全设备；安全资源应统一利用数据中心的，故安全设备不视为网络接入设备，"
        "系本规则的判断。",
    ),
    strength=Strength.IN_PRINCIPLE,
    departs=Text(
        en="{subject}: the machine room of {unit} holds {holds}, must hold network access gear and systems of the "
        "local network only (exception approved by: {exception_approved_by}; an approved exception takes a waiver)",
        zh="{subject}：{unit}的机房内有“{holds}”，原则上仅保留网络接入设备及局域网政务信息系统，其余应清理"
        "（例外批准单位：{exception_approved_by}；确经批准保留的，须登记豁免）",
    ),
    since="0.1",
)
def rooms_keep_access_gear_only(room: RecordHandle, _: ParameterHandle) -> Check:
    """A department's machine room keeps network access gear and systems of the local network only.

    What:   looks at what each open machine room of a department holds; servers, storage, security gear and other
            equipment depart. Not applicable to rooms that are closed, or whose unit is no department.
    Why:    the rest belongs in the government's data centre, which is paid for already; every room that stays costs
            power, people and protection once more.
    Fix:    move the rest to the data centre and clear it out, or close the room. What has to stay for good reason
            takes a waiver, for the words say 原则上.
    Limits: does not wait until the data centre is ready, for the words do not. Takes what a room holds as it was
            listed: a server that carries a system of the local network is listed as that system. Says nothing of rooms
            that departments share, which a plan may permit (可共同使用). An approved exception is shown and does
            not lift the finding: the words do not say who approves, so what lifts it is the waiver. A room that a
            later survey lists as built after the day of the report counts as there.
    """
    return Check(
        applies=is_department(room.unit) & (room.closed_on > AS_OF),
        require=~room.holds.includes(
            RoomContent.SERVER, RoomContent.STORAGE, RoomContent.SECURITY_GEAR, RoomContent.OTHER
        ),
    )


@record_rule(
    "NW03",
    "leased-lines-cancelled",
    on=LeasedLine,
    title=Text(
        en="Every internet line that a department rents itself is cancelled",
        zh="各部门自行租用的互联网专线全部取消",
    ),
    basis=(Basis.STATED,),
    cites=(cite("1.7", "市政府各部门自行租用的互联网专线全部取消"),),
    strength=Strength.MUST,
    holds_after="due",
    parameters=(due("NW03"),),
    departs=Text(
        en="{subject}: the internet line that {unit} rents itself is not cancelled by {as_of} (cancelled on: "
        "{cancelled_on}), must have been cancelled by {due}",
        zh="{subject}：{unit}自行租用的互联网专线（登记的取消时间：{cancelled_on}）至 {as_of} 仍未取消，"
        "应不迟于 {due} 全部取消",
    ),
    since="0.1",
)
def leased_lines_cancelled(line: RecordHandle, _: ParameterHandle) -> Check:
    """Every internet line that a department rents itself is cancelled by the day that the plan sets.

    What:   looks at each internet line that a department rents itself; one that is cancelled on the day of the report
            or before passes. Not applicable to other lines, to lines that somebody else rents (such as a common
            exit), to units that are no departments, and until the day that the plan sets is over.
    Why:    every exit of its own is one more place to guard and one more rent. 全部 knows no exception.
    Fix:    move what runs over the line to the extranet, cancel the line, and record the day.
    Limits: does not say by how much a line was cancelled too late. A line that a subordinate unit rents is judged only
            where it is listed under its department. A line that a later survey lists as rented after the day of
            the report counts as there.
    """
    return Check(
        applies=line.rented_by_unit & line.is_internet & is_department(line.unit),
        require=line.cancelled_on <= AS_OF,
    )


@record_rule(
    "NW04",
    "no-rent-of-internet-lines",
    on=BudgetLine,
    title=Text(
        en="No budget of a year after the deadline pays the rent of internet lines",
        zh="期限届满后的各年度预算不再安排互联网专线租赁费",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.4.1", "不再安排互联网专线租赁费"),),
    reason=Text(
        en="The budget of the year of the deadline may be running already, so the first one without such rent is that "
        "of the year after. That arrears of earlier years may still be paid is a judgement: they are debts, no new "
        "rent.",
        zh="期限所在年度的预算可能已在执行，故自次年度预算起不再安排。以前年度欠费属于既有债务而非新安排的租赁费，"
        "可予清偿，系本规则的判断。",
    ),
    strength=Strength.MUST_NOT,
    holds_after="due",
    parameters=(due("NW04"), due_year("NW04")),
    is_duty_of_lead=True,
    departs=Text(
        en="{subject}: the budget of {fiscal_year} (of the unit: {unit}) gives {amount} for the rent of internet "
        "lines; {lead} must arrange nothing for it in budgets after {due_year}",
        zh="{subject}：{fiscal_year}年度预算（预算单位：{unit}）仍安排互联网专线租赁费 {amount}，"
        "{lead}在{due_year}年度以后的预算中不得再安排",
    ),
    since="0.1",
)
def no_rent_of_internet_lines(line: RecordHandle, p: ParameterHandle) -> Check:
    """No budget of a year after the deadline that the plan sets pays the rent of internet lines.

    What:   looks at each budget line for the rent of internet lines in a year after that of the deadline; its amount
            must be nil. Not applicable to other purposes, to that year and earlier ones, to arrears of earlier years,
            and until the day that the plan sets is over.
    Why:    as long as the rent is paid nobody has to cancel the line: the money is the lever.
    Fix:    take the amount out of the budget; what is owed from earlier years is marked as arrears.
    Limits: sees the purpose as it was entered: rent that hides in operating funds is not found. The words bind
            the unit that leads the row, under which the finding stands, and name nobody whose rent it is, so the
            budget of every unit is judged.
    """
    return Check(
        applies=(line.purpose == BudgetPurpose.INTERNET_LINE) & (line.fiscal_year > p.due_year),
        unless=line.is_arrears,
        require=line.amount == Money(0),
    )


@record_rule(
    "NW09",
    "data-centre-and-backup-built",
    on=UnitFacts,
    title=Text(
        en="The data centre, as a bought service, and a backup centre in the same city are built",
        zh="完成政府购买服务模式的政府数据中心和同城容灾备份中心建设",
    ),
    basis=(Basis.STATED,),
    cites=(cite("2.2.3", "完成政府购买服务模式市政府数据中心建设，完成同城容灾备份中心建设"),),
    strength=Strength.MUST,
    holds_after="due",
    parameters=(due("NW09"),),
    is_duty_of_lead=True,
    is_expecting=True,
    departs=Text(
        en="{subject}: of the unified data centre as a bought service and the backup centre in the same city, at least "
        "one is not accepted (accepted so far: {counted}); {lead} must have had both finished by {due}",
        zh="{subject}：政府购买服务模式的政府数据中心、同城容灾备份中心至少有一项尚未验收（已验收：{counted}），"
        "{lead}应不迟于 {due} 全部建成",
    ),
    since="0.1",
)
def data_centre_and_backup_built(government: RecordHandle, _: ParameterHandle) -> Check:
    """The government has its data centre, as a service that it buys, and a backup centre by the day that the plan sets.

    What:   counts, for the government itself, the unified data centres that are provided as a bought service and the
            unified backup centres, accepted on the day of the report or before: at least one of each. Undecided where
            no such unit is listed. Not applicable to other units, and until the day that the plan sets is over.
    Why:    everything else moves into the data centre; what moves there without a backup centre is at risk.
    Fix:    finish and accept what is missing, and record the facility with its government, its mode and the day.
    Limits: takes acceptance (验收) for 完成建设. The finding stands under the unit that leads the row. Does not see
            whether the centres are large enough.
    """
    return Check(
        applies=government.kind == UnitKind.CITY,
        require=_has(
            government,
            lambda one: (one.kind == FacilityKind.DATA_CENTRE) & (one.mode == ProvisionMode.SERVICE_PURCHASE),
        )
        & _has(government, lambda one: one.kind == FacilityKind.BACKUP_CENTRE),
    )
