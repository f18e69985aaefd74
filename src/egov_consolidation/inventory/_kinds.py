"""The kinds of records: in which collection each stands, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from egov_consolidation.errors import UsageError
from egov_consolidation.inventory._budget import BudgetLine
from egov_consolidation.inventory._correction import Correction
from egov_consolidation.inventory._dispute import Dispute
from egov_consolidation.inventory._entry import CatalogueEntry
from egov_consolidation.inventory._facility import Facility
from egov_consolidation.inventory._indicator import Indicator
from egov_consolidation.inventory._line import LeasedLine
from egov_consolidation.inventory._network import PrivateNetwork
from egov_consolidation.inventory._project import Project
from egov_consolidation.inventory._purchase import Purchase
from egov_consolidation.inventory._request import Request
from egov_consolidation.inventory._room import MachineRoom
from egov_consolidation.inventory._shared_service import SharedService
from egov_consolidation.inventory._sharing_list import SharingListItem
from egov_consolidation.inventory._slip import Slip
from egov_consolidation.inventory._submission import Submission
from egov_consolidation.inventory._system import InformationSystem
from egov_consolidation.inventory._unit_facts import UnitFacts
from egov_consolidation.inventory._use_record import UseRecord
from egov_consolidation.wording import Text

AnyRecord: TypeAlias = (
    InformationSystem
    | MachineRoom
    | LeasedLine
    | PrivateNetwork
    | Facility
    | CatalogueEntry
    | Project
    | Purchase
    | BudgetLine
    | UnitFacts
    | Submission
    | Request
    | Correction
    | UseRecord
    | Dispute
    | SharedService
    | Indicator
    | SharingListItem
    | Slip
)
"""A record of any kind."""

KINDS: Mapping[str, type[AnyRecord]] = MappingProxyType(
    {
        kind.collection: kind
        for kind in (
            InformationSystem,
            MachineRoom,
            LeasedLine,
            PrivateNetwork,
            Facility,
            CatalogueEntry,
            Project,
            Purchase,
            BudgetLine,
            UnitFacts,
            Submission,
            Request,
            Correction,
            UseRecord,
            Dispute,
            SharedService,
            Indicator,
            SharingListItem,
            Slip,
        )
    }
)
"""The kinds of records by the collection in which they stand."""

_TITLES = {
    "systems": Text(en="an information system", zh="政务信息系统"),
    "rooms": Text(en="a machine room", zh="机房"),
    "lines": Text(en="a leased line", zh="专线"),
    "networks": Text(en="a private network", zh="业务专网"),
    "facilities": Text(en="a common facility", zh="统一基础设施"),
    "entries": Text(en="a catalogue entry", zh="资源目录条目"),
    "projects": Text(en="a project", zh="建设项目"),
    "purchases": Text(en="a purchase", zh="采购"),
    "budget_lines": Text(en="a budget line", zh="预算项"),
    "units": Text(en="a unit", zh="单位"),
    "submissions": Text(en="a submission", zh="报送材料"),
    "requests": Text(en="a request for data", zh="数据申请"),
    "corrections": Text(en="a request for correction", zh="校核申请"),
    "use_records": Text(en="a record of use", zh="使用记录"),
    "disputes": Text(en="a dispute about sharing", zh="共享争议"),
    "services": Text(en="a sharing service", zh="共享服务"),
    "indicators": Text(en="an indicator", zh="绩效考核指标"),
    "sharing_list_items": Text(en="an item of a sharing list", zh="共享清单条目"),
    "slips": Text(en="a supervision slip", zh="督办单"),
}

_SHOWN = 40
_NO_KIND = Text(
    en="{kind}: is no kind of record, must be one of {known}", zh="{kind}：不是记录的种类，须为 {known} 之一"
)


def collection_of(kind: type[AnyRecord]) -> str:
    """Return the name of the collection in which records of a kind stand.

    Raises:
        UsageError: It is no kind of record; those that there are are named.

    Examples:
        >>> collection_of(LeasedLine)
        'lines'
    """
    if kind not in KINDS.values():
        raise UsageError(_NO_KIND.fill(kind=repr(kind)[:_SHOWN], known=tuple(one.__name__ for one in KINDS.values())))
    return kind.collection


def title_of(kind: type[AnyRecord]) -> Text:
    """Return what one record of a kind is called."""
    return _TITLES[kind.collection]


def unit_of(record: AnyRecord) -> str | None:
    """Return the id of the unit that answers for a record, or `None` where that is not known.

    Examples:
        >>> unit_of(LeasedLine(id="7", unit="市财政局")), unit_of(UnitFacts(id="市审计局"))
        ('市财政局', '市审计局')
    """
    return (record.id if isinstance(record, UnitFacts) else record.unit) or None
