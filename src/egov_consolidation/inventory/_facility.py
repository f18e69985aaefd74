"""What a government offers to everyone: data centre, networks, platforms, sites."""

from __future__ import annotations

from typing import ClassVar

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import Choice, ValueKind, known
from egov_consolidation.inventory._record import InventoryRecord


class FacilityKind(Choice):
    """What a facility is."""

    DATA_CENTRE = "data_centre", "data centre", "数据中心"
    BACKUP_CENTRE = "backup_centre", "same-city backup centre", "同城容灾备份中心"
    EXTRANET = "extranet", "government extranet", "电子政务外网"
    INTRANET = "intranet", "government intranet", "电子政务内网"
    EXCHANGE_PLATFORM = "exchange_platform", "sharing and exchange platform", "共享交换平台"
    OPEN_DATA_SITE = "open_data_site", "open data site", "数据开放网站"
    SHARING_SITE = "sharing_site", "sharing site", "政务信息共享网站"
    SERVICE_PLATFORM = "service_platform", "service platform", "政务服务综合平台"


class ProvisionMode(Choice):
    """How a facility is provided."""

    SERVICE_PURCHASE = "service_purchase", "services bought", "政府购买服务"
    OWN_CONSTRUCTION = "own_construction", "built by itself", "自建"


@attrs.frozen(kw_only=True)
class Facility(InventoryRecord):
    """A common facility. What it offers is named by capability codes, such as `DC` or `SHARE.EXCHANGE`."""

    collection: ClassVar = "facilities"

    name: str | None = known(ValueKind.WORDS, "name", "名称", fixed=True)
    kind: FacilityKind | None = known(ValueKind.CHOICE, "kind", "设施类型", choices=FacilityKind, fixed=True)
    unit: str | None = known(ValueKind.REFERENCE, "unit", "责任单位", refers="units", headers=("单位",), fixed=True)
    government: str | None = known(ValueKind.REFERENCE, "government", "所属政府", refers="units", fixed=True)
    is_unified: bool | None = known(
        ValueKind.FLAG, "the unified one", "是否统一建设", headers=("是否全市统一",), fixed=True
    )
    mode: ProvisionMode | None = known(ValueKind.CHOICE, "provided by", "建设模式", choices=ProvisionMode)
    offers: tuple[str, ...] | None = known(ValueKind.NAMES, "offers", "提供的能力")
    accepted_on: Day | None = known(ValueKind.DAY, "accepted on", "验收时间")
    in_service_on: Day | None = known(ValueKind.DAY, "in service since", "投入使用时间")
    linked_to_province_on: Day | None = known(ValueKind.DAY, "linked to the province on", "与省对接时间")
