"""Access to the sharing platform: what has to join it by the day that the plan sets, and only after review."""

from __future__ import annotations

from egov_consolidation.inventory import NOTHING, CatalogueEntry, InformationSystem, SharingType
from egov_consolidation.rules._annex import cite, is_department, is_in_use, is_regional
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._set_days import due, since
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text

_WHAT = "整合后的政务信息系统和政务信息资源"
_JOINING = (
    cite("1.11", _WHAT),
    cite("1.11", "逐步接入统一共享平台"),
    cite("2.2.11", "组织各地区、各部门将整合后的政务信息系统和政务信息资源"),
    cite("2.2.11", "逐步接入统一共享平台"),
    cite("3.6", _WHAT),
    cite("3.6", "逐步接入市级统一共享平台"),
)
_REVIEW = tuple(cite(row, "按必要程序审核或评测审批后") for row in ("1.11", "2.2.11", "3.6"))
_REVIEWED_HOW = Text(
    en="The rows ask for the necessary procedure and do not say which one it is: whatever was recorded as the review "
    "counts, which is a judgement.",
    zh="原文要求“按必要程序审核或评测审批”，未规定具体程序；以登记的审核时间为准，系本规则的判断。",
)


def _is_addressed(unit: Expression) -> Expression:
    """Return whether a unit is one of those whose systems and entries join the platform."""
    return is_department(unit) | is_regional(unit)


@record_rule(
    "SH01",
    "systems-join-the-platform",
    on=InformationSystem,
    title=Text(
        en="What systems are left after consolidation have joined the common sharing platform",
        zh="整合后的政务信息系统接入统一共享平台",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=_JOINING,
    reason=Text(
        en="整合后 is read as what is left: systems that are in use and no parts of others, which is a judgement. So "
        "is that systems with secrets stay off the platform, which runs on the extranet.",
        zh="“整合后”理解为整合后保留的系统，即在用且不属于其他系统组成部分的系统；平台运行于电子政务外网，"
        "涉密系统不接入。以上系本规则的判断。",
    ),
    strength=Strength.MUST,
    parameters=(due("SH01"),),
    holds_after="due",
    departs=Text(
        en="{subject}: the system of {unit} has not joined the common sharing platform on {as_of} (joined on: "
        "{accessed_on}), must have joined by {due}",
        zh="{subject}：{unit}的系统截至 {as_of} 未接入统一共享平台（登记的接入时间：{accessed_on}），"
        "应不迟于 {due} 接入",
    ),
    since="0.1",
)
def systems_join_the_platform(system: RecordHandle, _: ParameterHandle) -> Check:
    """What systems are left after consolidation have joined the common sharing platform by the day that the plan sets.

    What:   looks at each system in use of a department or a region that is no part of another system; one that joined
            on the day of the report or before passes. Not applicable to systems with secrets, to parts of others, to
            systems that are not in use, to other units, and until the day that the plan sets is over.
    Why:    what is not on the platform is shared by hand, if at all.
    Fix:    have the system reviewed, connect it, and record the day; or shut it down, or make it part of another.
    Limits: knows no pace: 逐步 ends on the day that the plan sets. Does not say by how much a system joined too late,
            nor whether anything flows over the connection.
    """
    return Check(
        applies=is_in_use(system) & (system.parent == NOTHING) & _is_addressed(system.unit),
        unless=system.is_secret,
        require=system.accessed_on <= AS_OF,
    )


@record_rule(
    "SH02",
    "systems-reviewed-before-access",
    on=InformationSystem,
    title=Text(
        en="Systems join the common sharing platform only after they were reviewed",
        zh="政务信息系统按必要程序审核或评测审批后接入统一共享平台",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=_REVIEW,
    reason=_REVIEWED_HOW,
    strength=Strength.MUST,
    parameters=(since("SH02"),),
    departs=Text(
        en="{subject}: the system of {unit} joined the platform on {accessed_on} and was reviewed on: {reviewed_on}, "
        "must be reviewed first",
        zh="{subject}：{unit}的系统于 {accessed_on} 接入统一共享平台（审核时间：{reviewed_on}），应先审核后接入",
    ),
    since="0.1",
)
def systems_reviewed_before_access(system: RecordHandle, p: ParameterHandle) -> Check:
    """Systems join the common sharing platform only after they were reviewed.

    What:   looks at each system of a department or a region that joined the platform under the plan: it was reviewed
            on that day or before. Not applicable to systems that have not joined, that joined before the plan, and to
            other units.
    Why:    a platform is as safe as the weakest system on it.
    Fix:    review the system, and take it off the platform until then; or record the day of the review.
    Limits: the rows do not say what the necessary procedure is; the day of any review that was recorded counts.
    """
    return Check(
        applies=_is_addressed(system.unit) & system.accessed_on.between(p.since, AS_OF),
        require=system.reviewed_on <= system.accessed_on,
    )


@record_rule(
    "SH14",
    "entries-join-the-platform",
    on=CatalogueEntry,
    title=Text(
        en="What the catalogue offers for sharing has joined the common sharing platform",
        zh="可共享的政务信息资源接入统一共享平台",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=_JOINING,
    reason=Text(
        en="That entries which are not shared (不予共享) need not join is a judgement: the rows speak of all.",
        zh="原文未作区分；不予共享的资源无须接入，系本规则的判断。",
    ),
    strength=Strength.MUST,
    parameters=(due("SH14"),),
    holds_after="due",
    departs=Text(
        en="{subject}: the entry of {unit} ({sharing_type}) has not joined the common sharing platform on "
        "{as_of} (joined on: {accessed_on}), must have joined by {due}",
        zh="{subject}：{unit}的资源（{sharing_type}）截至 {as_of} 未接入统一共享平台"
        "（登记的接入时间：{accessed_on}），应不迟于 {due} 接入",
    ),
    since="0.1",
)
def entries_join_the_platform(entry: RecordHandle, _: ParameterHandle) -> Check:
    """What the catalogue offers for sharing has joined the common sharing platform by the day that the plan sets.

    What:   looks at each entry of a department or a region that is shared, with conditions or without; one that joined
            on the day of the report or before passes. Not applicable to entries that are not shared, to other units,
            and until the day that the plan sets is over.
    Why:    an entry that nobody can reach is a promise.
    Fix:    have the entry reviewed, connect its data, and record the day.
    Limits: knows no pace: 逐步 ends on the day that the plan sets. Does not see whether the data are good enough.
    """
    return Check(
        applies=entry.sharing_type.is_in(SharingType.UNCONDITIONAL, SharingType.CONDITIONAL)
        & _is_addressed(entry.unit),
        require=entry.accessed_on <= AS_OF,
    )


@record_rule(
    "SH15",
    "entries-reviewed-before-access",
    on=CatalogueEntry,
    title=Text(
        en="Entries of the catalogue join the common sharing platform only after they were reviewed",
        zh="政务信息资源按必要程序审核或评测审批后接入统一共享平台",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=_REVIEW,
    reason=_REVIEWED_HOW,
    strength=Strength.MUST,
    parameters=(since("SH15"),),
    departs=Text(
        en="{subject}: the entry of {unit} joined the platform on {accessed_on} and was reviewed on: "
        "{reviewed_on}, must be reviewed first",
        zh="{subject}：{unit}的资源于 {accessed_on} 接入统一共享平台（审核时间：{reviewed_on}），应先审核后接入",
    ),
    since="0.1",
)
def entries_reviewed_before_access(entry: RecordHandle, p: ParameterHandle) -> Check:
    """Entries of the catalogue join the common sharing platform only after they were reviewed.

    What:   looks at each entry of a department or a region that joined the platform under the plan: it was reviewed on
            that day or before. Not applicable to entries that have not joined, that joined before the plan, and to
            other units.
    Why:    what is shared without review may hold what must not be shared.
    Fix:    review the entry, and take it off the platform until then; or record the day of the review.
    Limits: the rows do not say what the necessary procedure is; the day of any review that was recorded counts.
    """
    return Check(
        applies=_is_addressed(entry.unit) & entry.accessed_on.between(p.since, AS_OF),
        require=entry.reviewed_on <= entry.accessed_on,
    )
