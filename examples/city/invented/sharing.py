"""How the units of the invented city share data: what they ask of each other, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import attrs

from egov_consolidation.dates import Day, day, effective_day, shifted
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    CatalogueEntry,
    Correction,
    Dispute,
    Inventory,
    Request,
    SharedService,
    SharingType,
    UseRecord,
)
from invented.drawing import Values, between, drawn
from invented.operation import OPEN_DATA_REQUESTS

_PURPOSES = ("核验申请人身份", "复核补贴资格", "行政执法核查", "编制统计月报")


def with_sharing(city: Inventory, rng: Random, number: int, departments: Sequence[str]) -> Inventory:
    """Return a city with what became of sharing its entries: some records of each kind, and the cases."""
    kinds = {SharingType.UNCONDITIONAL, SharingType.CONDITIONAL}
    shared = tuple(one for one in city.entries or () if one.sharing_type in kinds)
    asked = (*_request_cases(shared), *OPEN_DATA_REQUESTS)
    return attrs.evolve(
        city,
        requests=drawn(rng, Request, "q", number, lambda _: _request(rng, shared, departments), asked),
        corrections=drawn(rng, Correction, "k", number // 2, lambda _: _correction(rng, shared), _CORRECTIONS),
        use_records=drawn(rng, UseRecord, "u", number, lambda _: _use(rng, shared, departments), _use_cases(shared)),
        services=drawn(rng, SharedService, "v", number // 2, lambda _: _service(rng, shared), _SERVICES),
        disputes=drawn(rng, Dispute, "d", 0, lambda _: {}, _dispute_cases(shared)),
    )


def _request(rng: Random, entries: Sequence[CatalogueEntry], departments: Sequence[str]) -> Values:
    """Return a request that was consented to in time, and after which the data came in time."""
    asked = rng.choice(entries)
    received_on = _office_day(between(rng, "2019-01-02", "2025-08-15"))
    waits = rng.randrange(8) if asked.sharing_type is SharingType.CONDITIONAL else 0
    replied_on = _office_day(shifted(received_on, days=waits))
    return {
        **_about(asked),
        "applicant": rng.choice([one for one in departments if one != asked.unit]),
        "is_open_data": False,
        "received_on": received_on,
        "is_complete": True,
        "notices": 0,
        "extension_consented_on": NOT_YET,
        "extension_told_on": NOT_YET,
        "replied_on": replied_on,
        "is_consented": True,
        "refusal_reason": NOTHING,
        "shared_on": _office_day(shifted(replied_on, days=rng.randrange(1, 15))),
        "request_agreed_by_head": True,
        "reply_agreed_by_head": True,
    }


def _request_cases(entries: Sequence[CatalogueEntry]) -> tuple[Values, ...]:
    """Return cases of requests under the regulation of 2025, and under the rules of 2016."""
    free, bound = (
        _about(next(one for one in entries if one.sharing_type is kind))
        for kind in (SharingType.UNCONDITIONAL, SharingType.CONDITIONAL)
    )
    refused: Values = {**bound, "is_consented": False, "is_complete": False, "shared_on": NOT_YET}
    return (
        {**free, "applicant": "市水务局", **_days("2025-08-04", "2025-08-05", "2025-08-20")},
        {**free, "applicant": "市交通局", **_days("2025-08-11", "2025-08-14", "2025-09-30")}
        | {"request_agreed_by_head": False},
        {**refused, "applicant": "市文旅局", "received_on": day("2025-08-18"), "replied_on": day("2025-08-25")},
        {**refused, "applicant": "市财政局", "received_on": day("2025-08-01"), "replied_on": day("2025-08-27")}
        | {"notices": 1, "refusal_reason": "数据涉及未结案件，暂不宜提供"}
        | {"extension_consented_on": day("2025-08-13"), "extension_told_on": day("2025-08-14")},
        {**bound, "applicant": "市水务局", "received_on": day("2025-08-13"), **_NOT_SAID},
        {**bound, "applicant": "市财政局", **_days("2018-07-02", "2018-07-10", "2018-07-20")},
        {**bound, "applicant": "市文旅局", **_days("2018-07-09", "2018-09-03", "2018-09-28")},
        {**bound, "applicant": "市水务局", "received_on": day("2018-07-11"), **_NOT_SAID},
    )


_NOT_SAID: Values = dict.fromkeys(
    ("is_complete", "notices", "replied_on", "is_consented", "refusal_reason", "shared_on", "request_agreed_by_head")
)


def _correction(rng: Random, entries: Sequence[CatalogueEntry]) -> Values:
    """Return a request for correction that was closed in time."""
    corrected, received_on = rng.choice(entries), _office_day(between(rng, "2019-01-02", "2025-09-12"))
    return {
        "unit": corrected.unit,
        "entry": corrected.id,
        "received_on": received_on,
        "closed_on": _office_day(shifted(received_on, days=rng.randrange(1, 9))),
    }


_CORRECTIONS: tuple[Values, ...] = (
    {"received_on": day("2025-08-05"), "closed_on": day("2025-08-12")},
    {"received_on": day("2025-08-11"), "closed_on": day("2025-09-05")},
    {"received_on": day("2025-08-20"), "closed_on": None},
)


def _use(rng: Random, entries: Sequence[CatalogueEntry], departments: Sequence[str]) -> Values:
    """Return a use of shared data for what was approved."""
    used, purpose = rng.choice(entries), rng.choice(_PURPOSES)
    return {
        "unit": rng.choice([one for one in departments if one != used.unit]),
        "entry": used.id,
        "created_on": _office_day(between(rng, "2025-08-01", "2025-09-26")),
        "purpose": purpose,
        "approved_purpose": purpose,
        "is_within_scope": True,
        "recipient": NOTHING,
        "is_consented": False,
        "deleted_on": NOT_YET,
    }


def _use_cases(entries: Sequence[CatalogueEntry]) -> tuple[Values, ...]:
    """Return cases of use: as approved, for another purpose and then deleted, and one that says little."""
    used: Values = {"entry": next(one.id for one in entries if one.sharing_type is SharingType.UNCONDITIONAL)}
    return (
        {},
        {**used, "unit": "市交通局", "created_on": day("2025-08-06"), "purpose": "运力分析"}
        | {"approved_purpose": "行政执法核查", "recipient": "云汀出行科技公司", "deleted_on": day("2025-09-10")},
        {**used, "unit": "市水务局", "created_on": day("2025-08-21"), "is_within_scope": None}
        | {"is_consented": None, "deleted_on": None},
    )


def _service(rng: Random, entries: Sequence[CatalogueEntry]) -> Values:
    """Return a sharing service that goes on."""
    offered = rng.choice(entries)
    return {
        "name": f"{offered.name}查询接口",
        "unit": offered.unit,
        "entry": offered.id,
        "ended_on": NOT_YET,
        "is_agreed": None,
        "recorded_on": NOT_YET,
    }


_SERVICES: tuple[Values, ...] = (
    {"ended_on": day("2025-09-01"), "is_agreed": True, "recorded_on": day("2025-08-22")},
    {"ended_on": day("2025-09-08"), "is_agreed": False},
    {"ended_on": day("2025-09-15"), "is_agreed": None, "recorded_on": None},
)
"""Cases of services that were ended: as it should be, alone, and nobody knows how."""


def _dispute_cases(entries: Sequence[CatalogueEntry]) -> tuple[Values, ...]:
    """Return disputes about an entry that is shared on conditions: one goes step by step, one skips a step."""
    about = next(one for one in entries if one.sharing_type is SharingType.CONDITIONAL)
    one: Values = {"unit": "市财政局", "other_unit": about.unit, "entry": about.id, "raised_on": day("2025-08-28")}
    return (
        {**one, "negotiated_on": day("2025-09-04"), "referred_on": NOT_YET, "escalated_on": NOT_YET},
        {**one, "unit": "市文旅局", "negotiated_on": NOT_YET, "referred_on": day("2025-09-03")}
        | {"escalated_on": NOT_YET},
        {**one, "unit": "市水务局", "negotiated_on": None, "referred_on": day("2025-09-10"), "escalated_on": NOT_YET},
    )


def _about(entry: CatalogueEntry) -> Values:
    """Return what a request takes over from the entry that it is about."""
    return {"unit": entry.unit, "entry": entry.id, "sharing_type": entry.sharing_type}


def _days(received_on: str, replied_on: str, shared_on: str) -> Values:
    return {"received_on": day(received_on), "replied_on": day(replied_on), "shared_on": day(shared_on)}


def _office_day(of: Day) -> Day:
    """Return the first working day from a day on."""
    return effective_day(of) or of
