"""Machine rooms, leased lines and private networks: what departments run for themselves."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._money import Money
from egov_consolidation.inventory._system import NetworkKind
from egov_consolidation.model import not_empty


class RoomContent(Choice):
    """What a machine room may hold."""

    ACCESS_GEAR = "access_gear", "network access gear", "网络接入设备"
    LAN_SYSTEM = "lan_system", "systems of the local network", "局域网政务信息系统"
    SERVER = "server", "servers", "服务器"
    STORAGE = "storage", "storage", "存储设备"
    SECURITY_GEAR = "security_gear", "security gear", "安全设备"
    OTHER = "other", "other equipment", "其他设备"


@attrs.frozen(kw_only=True)
class MachineRoom:
    """A machine room of a unit (机房). What it holds is named in `holds`, by the words of `RoomContent`."""

    id: str = attrs.field(validator=not_empty)
    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    name: str | None = known(ValueKind.WORDS, "name", "名称", headers=("机房名称",), fixed=True)
    building: str | None = known(ValueKind.WORDS, "building", "所在楼宇", fixed=True)
    holds: tuple[str, ...] | None = known(ValueKind.NAMES, "holds", "机房内设备和系统", choices=RoomContent)
    built_on: Day | None = known(ValueKind.DAY, "built on", "建成时间", fixed=True)
    closed_on: Day | None = known(ValueKind.DAY, "closed on", "关闭时间")


@attrs.frozen(kw_only=True)
class LeasedLine:
    """A line that is rented (专线)."""

    id: str = attrs.field(validator=not_empty)
    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    provider: str | None = known(ValueKind.WORDS, "provider", "运营商", fixed=True)
    is_internet: bool | None = known(ValueKind.FLAG, "internet line", "是否互联网专线", fixed=True)
    rented_by_unit: bool | None = known(ValueKind.FLAG, "rented by the unit itself", "是否自行租用", fixed=True)
    rented_on: Day | None = known(ValueKind.DAY, "rented on", "租用时间", fixed=True)
    cancelled_on: Day | None = known(ValueKind.DAY, "cancelled on", "取消时间")
    monthly_rent: Money | None = known(ValueKind.MONEY, "rent a month", "月租费")


@attrs.frozen(kw_only=True)
class PrivateNetwork:
    """A private network of a line of business (业务专网)."""

    id: str = attrs.field(validator=not_empty)
    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    name: str | None = known(ValueKind.WORDS, "name", "名称", headers=("专网名称",), fixed=True)
    is_nationally_planned: bool | None = known(
        ValueKind.FLAG, "nationally planned and built", "是否国家统一规划建设", fixed=True
    )
    national_merge_by: Day | None = known(ValueKind.DAY, "to be merged nationally by", "国家部署整合时限", fixed=True)
    is_fit_to_merge: bool | None = known(ValueKind.FLAG, "fit to be merged", "是否符合整合条件", fixed=True)
    is_secret: bool | None = known(ValueKind.FLAG, "carries secrets", "是否涉密", fixed=True)
    merged_into: NetworkKind | None = known(ValueKind.CHOICE, "merged into", "整合到", choices=NetworkKind)
    merged_on: Day | None = known(ValueKind.DAY, "merged on", "整合完成时间")
    utilisation: int | None = known(ValueKind.NUMBER, "utilisation in percent", "利用率（%）")
