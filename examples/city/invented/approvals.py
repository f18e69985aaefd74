"""What the projects and purchases of the invented city show before they get money, and before they are accepted."""

from __future__ import annotations

from egov_consolidation.dates import Day, day, shifted
from egov_consolidation.inventory import NOT_YET, NOTHING, ProjectState
from invented.drawing import Values, wan


def filed(applied_on: Day, approved_on: Day) -> Values:
    """Return what a sound project shows: both approvals, what it holds, and the draft of its catalogue."""
    return {
        "operation_approved_on": approved_on,
        "is_fit_to_share": True,
        "operating_funds": wan(12),
        "data_resources": ("业务办理记录",),
        "systems": (),
        "protection_filing": "等级保护二级",
        "has_sharing_chapter": True,
        "catalogue_drafted_on": shifted(applied_on, days=-12),
        "catalogue_final_on": NOT_YET,
        "data_pooled_on": NOT_YET,
    }


def _over(applied: str, approved: str) -> Values:
    """Return a project with other days."""
    applied_on, approved_on = day(applied), day(approved)
    return {**filed(applied_on, approved_on), "applied_on": applied_on, "approved_on": approved_on}


_ACCEPTED: Values = {
    **_over("2021-03-15", "2021-05-14"),
    "state": ProjectState.ACCEPTED,
    "accepted_on": day("2022-09-30"),
    "data_pooled_on": day("2022-09-16"),
    "catalogue_final_on": day("2022-08-31"),
}
_RECENT: Values = _over("2025-06-16", "2025-08-20")
APPROVALS: tuple[Values, ...] = (
    {**_ACCEPTED, "unit": "市财政局", "name": "预算绩效管理系统建设项目"},
    {**_ACCEPTED, "unit": "市交通局", "name": "停车泊位查询系统建设项目", "has_sharing_chapter": False}
    | {"operating_funds": None, "data_resources": None, "protection_filing": None}
    | dict.fromkeys(("operation_approved_on", "catalogue_drafted_on", "catalogue_final_on", "data_pooled_on"), NOT_YET),
    {**_ACCEPTED, "unit": "市水务局", "name": "水库调度系统建设项目", "has_sharing_chapter": None}
    | dict.fromkeys(("operation_approved_on", "catalogue_drafted_on", "catalogue_final_on", "data_pooled_on")),
    {**_RECENT, "unit": "市财政局", "name": "财政票据管理系统建设项目"},
    {**_RECENT, "unit": "市交通局", "name": "路网监测系统建设项目", "is_fit_to_share": False},
    {**_RECENT, "unit": "市水务局", "name": "取水许可系统建设项目", "is_fit_to_share": None},
)
"""Cases of projects: two sound ones, two that miss what is asked of them, and two of which it is not known."""

_SERVICE: Values = {"is_service": True, "capabilities": (), "purchased_on": day("2020-04-15")}
SERVICES: tuple[Values, ...] = (
    {**_SERVICE, "unit": "市财政局", "name": "预算系统运行维护服务"},
    {**_SERVICE, "unit": "市交通局", "name": "票务数据整理服务", "procedure": NOTHING},
    {**_SERVICE, "unit": "市水务局", "name": "水情数据订阅服务", "procedure": None},
)
"""Cases of services that were bought: by a procedure, by none, and nobody knows how."""
