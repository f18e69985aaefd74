"""The sites and platforms of the invented city, and what its units do with them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from egov_consolidation.dates import day
from egov_consolidation.inventory import NOT_YET, NOTHING, FacilityKind
from invented.drawing import CITY, OFFICE, SURVEYED_ON, Values, between

_SITE: Values = {"government": CITY, "unit": OFFICE, "is_unified": True, "offers": (), "linked_to_province_on": NOT_YET}
SITES: tuple[Values, ...] = (
    {**_SITE, "name": "云汀市公共数据开放网", "kind": FacilityKind.OPEN_DATA_SITE}
    | {"in_service_on": day("2018-06-20"), "accepted_on": day("2018-06-28")},
    {**_SITE, "name": "云汀市政务信息共享网", "kind": FacilityKind.SHARING_SITE}
    | {"in_service_on": day("2018-09-10"), "accepted_on": day("2018-09-28")},
    {**_SITE, "name": "云汀市一体化政务服务综合平台", "kind": FacilityKind.SERVICE_PLATFORM}
    | {"in_service_on": day("2020-10-12"), "accepted_on": day("2020-12-18")},
)
"""The open data site and the service platform came in time, the sharing site came late."""


def lists_kept(rng: Random, unit_id: str) -> Values:
    """Return when a unit last updated its lists: within the year before the survey, save in the cases."""
    return {
        "open_list_updated_on": between(rng, "2024-11-01", SURVEYED_ON),
        "shared_list_updated_on": between(rng, "2024-11-01", SURVEYED_ON),
        **LISTS.get(unit_id, {}),
    }


LISTS: Mapping[str, Values] = {
    "市交通局": {"open_list_updated_on": NOT_YET, "shared_list_updated_on": day("2021-03-15")},
    "市水务局": {"open_list_updated_on": None, "shared_list_updated_on": None},
}
"""Cases of lists: one that was never updated, one that was forgotten, and two of which nobody knows."""

_OPEN_DATA: Values = {
    "is_open_data": True,
    "entry": NOTHING,
    "shared_on": NOT_YET,
    **dict.fromkeys(("sharing_type", "request_agreed_by_head", "reply_agreed_by_head")),
}
OPEN_DATA_REQUESTS: tuple[Values, ...] = (
    {**_OPEN_DATA, "unit": "市文旅局", "applicant": "云汀大学"}
    | {"received_on": day("2018-07-16"), "replied_on": day("2018-07-27"), "shared_on": day("2018-07-30")},
    {**_OPEN_DATA, "unit": "市交通局", "applicant": "云汀出行科技公司", "is_consented": None}
    | {"received_on": day("2018-09-03"), "replied_on": NOT_YET},
    {**_OPEN_DATA, "unit": "市水务局", "applicant": "云汀环保志愿者协会", "is_consented": None}
    | {"received_on": day("2018-11-05"), "replied_on": None, "shared_on": None},
)
"""Requests of the public: one was answered, one lies there, and of one nobody knows."""
