"""Machine rooms of departments, and what stands in them."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


class RoomContent(Choice):
    """What a machine room may hold."""

    ACCESS_GEAR = "access_gear", "network access gear", "网络接入设备"
    LAN_SYSTEM = "lan_system", "systems of the local network", "局域网政务信息系统"
    SERVER = "server", "servers", "服务器"
    STORAGE = "storage", "storage", "存储设备"
    SECURITY_GEAR = "security_gear", "security gear", "安全设备"
    OTHER = "other", "other equipment", "其他设备"


@attrs.frozen(kw_only=True)
class MachineRoom(InventoryRecord):
    """A machine room of a unit (机房). What it holds is named in `holds`, by the words of `RoomContent`."""

    collection: ClassVar = "rooms"

    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    name: str | None = known(ValueKind.WORDS, "name", "名称", headers=("机房名称",), fixed=True)
    building: str | None = known(ValueKind.WORDS, "building", "所在楼宇", fixed=True)
    holds: tuple[str, ...] | None = known(ValueKind.NAMES, "holds", "机房内设备和系统", choices=RoomContent)
    exception_approved_by: str | None = known(ValueKind.WORDS, "exception approved by", "例外批准单位")
    built_on: Day | None = known(ValueKind.DAY, "built on", "建成时间", fixed=True)
    closed_on: Day | None = known(ValueKind.DAY, "closed on", "关闭时间")
