"""What the units of the invented city handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from egov_consolidation import issued
from egov_consolidation.dates import Day, day, occurrences, shifted
from egov_consolidation.inventory import (
    AttachmentKind,
    SubmissionKind,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.model import Deadline, Deliverable, Obligation, Role, Roster, obligations
from invented.drawing import AUDITOR, DEPARTMENTS, OFFICE, SURVEYED_ON, Values

_CLEANED_UP, _NOTICE = "部门政务信息系统清理完成记录", "落实工作进展情况通报"
_COMPLETE = tuple(one.value for one in AttachmentKind)[:3]
_EVIDENCE: Values = {"kind": SubmissionKind.CLEANUP_EVIDENCE, "recipient": AUDITOR}
_INSPECTED = tuple(one for one in DEPARTMENTS if one not in {OFFICE, "市水务局"})
HANDED_IN: Mapping[tuple[str, str], Values | None] = {
    ("市交通局", "部门政务信息系统共享清单"): {"recipient": AUDITOR},
    ("市文旅局", "部门政务信息系统清理清单"): {"submitted_on": None},
    ("市财政局", _CLEANED_UP): {**_EVIDENCE, "submitted_on": day("2018-03-30"), "attachments": _COMPLETE},
    ("市交通局", _CLEANED_UP): {**_EVIDENCE, "submitted_on": day("2018-04-20"), "attachments": _COMPLETE[:2]},
    ("市水务局", _CLEANED_UP): {**_EVIDENCE, "submitted_on": day("2018-04-25"), "attachments": None},
    ("市水务局", "部门政务信息资源目录"): None,
    ("东湾区", "地区政务信息资源目录"): {"submitted_on": day("2018-01-08")},
    ("西岭县", "地区政务信息系统清理整合情况报告"): {"recipient": AUDITOR},
    (AUDITOR, "政务信息系统清理情况抽检审计结果"): {
        "submitted_on": day("2019-05-31"),
        "covers": ("市财政局", "市交通局"),
    },
    (AUDITOR, "政务信息系统年度审计结果 2018"): {"kind": None, "recipient": OFFICE},
    (OFFICE, "政务信息系统清理整合专项督查报告"): {"covers": _INSPECTED},
    (OFFICE, "同城容灾备份中心"): {"submitted_on": day("2019-03-15")},
    (OFFICE, f"{_NOTICE} 2019"): None,
    (OFFICE, f"{_NOTICE} 2021"): {"period": None},
}
"""Cases of what was handed in, by the unit and the thing: what differs, or that nothing was. The rest was in time."""


def handed_in(rng: Random, units: Sequence[UnitFacts]) -> tuple[Values, ...]:
    """Return what the units of the city handed in of the things that the plan orders them to make."""
    groups = {"departments": UnitKind.DEPARTMENT, "regions": UnitKind.REGION}
    members = {key: tuple(one.id for one in units if one.kind is kind) for key, kind in groups.items()}
    roster = Roster(id="city", groups=members)
    named = {one.id for one in units}
    owed = [one for one in obligations(issued.load("dalian-2017"), roster, roles=(Role.LEAD,)) if one.unit in named]
    made = ((one, thing, due) for one in owed for thing in one.task.deliverables for due in _due(one.task.deadline))
    return tuple(values for one, thing, due in made if (values := _one_handed_in(rng, one, thing, due)) is not None)


def _due(deadline: Deadline) -> Iterator[Day]:
    """Yield the days on which something is due; where that is every year, from 2018 up to the survey."""
    if deadline.recurrence is not None:
        yield from occurrences(deadline.recurrence, day("2018-01-01"), day(SURVEYED_ON))
    elif deadline.last_day is not None:
        yield deadline.last_day


def _one_handed_in(rng: Random, owed: Obligation, thing: Deliverable, due: Day) -> Values | None:
    """Return one thing as a unit handed it in; nothing where it did not."""
    year = None if owed.task.deadline.recurrence is None else due.year
    matter = thing.name if year is None else f"{thing.name} {year}"
    values: Values = {
        "unit": owed.unit,
        "deliverable": thing.name,
        "kind": SubmissionKind.DELIVERABLE,
        "recipient": next(iter(thing.recipients), OFFICE),
        "period": year,
        "submitted_on": shifted(due, days=-rng.randrange(20)),
        "attachments": (),
        "covers": (),
    }
    differs = HANDED_IN.get((str(owed.unit), matter), {})
    return None if differs is None else {**values, **differs}
