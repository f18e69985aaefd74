"""Who answers, in plan files: names by role, or every assignment in full."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.model import Assignment, GroupKind, Origin, Role, UnitGroup
from egov_consolidation.reading._fields import Fields
from egov_consolidation.wording import Text

SHORT = {
    "lead_units": Role.LEAD,
    "co_lead_units": Role.CO_LEAD,
    "executing_units": Role.EXECUTING,
    "cooperating_units": Role.COOPERATING,
    "supervising_units": Role.SUPERVISING,
    "collecting_units": Role.COLLECTING,
    "receiving_units": Role.RECEIVING,
}
"""The short keys: names of units by role."""

GROUP_WORDS = {GroupKind.DEPARTMENTS: "各部门", GroupKind.REGIONS: "各地区"}
"""The words for a group that is given by its kind alone."""

_EITHER = Text(
    en="stands beside {keys}, must be the only statement of who answers", zh="与 {keys} 并存，责任单位只能用一种写法"
)
_GROUP = Text(en="must be departments or regions", zh="须为 departments 或 regions")


def assignments(fields: Fields) -> tuple[Assignment, ...]:
    """Return who answers for a task and helps with it."""
    short = tuple(_short(fields))
    whole = fields.tables("assignments", _assignment)
    given = tuple(key for key in (*SHORT, "group") if fields.has(key))
    if fields.has("assignments") and given:
        fields.refuse("assignments", _EITHER.fill(keys=given))
    return whole or short


def _short(fields: Fields) -> Iterator[Assignment]:
    group = fields.text("group")
    kinds = {kind.value: kind for kind in GROUP_WORDS}
    if group is not None and group not in kinds:
        fields.refuse("group", _GROUP)
    elif group is not None:
        kind = kinds[group]
        yield Assignment(role=Role.LEAD, group=UnitGroup(kind=kind, text=GROUP_WORDS[kind]))
    for key, role in SHORT.items():
        for index, name in enumerate(fields.texts(key)):
            if name.strip():
                yield Assignment(role=role, unit=name)
            else:
                fields.refuse(f"{key}[{index}]", Text(en="is empty, must name a unit", zh="为空，须为单位名称"))


def _assignment(fields: Fields) -> Assignment | None:
    role, unit, group = fields.choice("role", Role, Role.LEAD), fields.text("unit"), fields.table("group")
    if not fields.has("role"):
        fields.refuse("role", Text(en="is missing, must be given", zh="缺少，必须填写"))
    addressed = None if group is None else _group(group)
    marks = {name: fields.flag(name) for name in ("open", "coordinating", "by_remit")}
    origin = fields.choice("origin", Origin, Origin.CELL)
    return fields.built(
        lambda: Assignment(
            role=role,
            unit=unit,
            group=addressed,
            open=marks["open"],
            coordinating=marks["coordinating"],
            by_remit=marks["by_remit"],
            origin=origin,
        )
    )


def _group(fields: Fields) -> UnitGroup | None:
    kind = fields.choice("kind", GroupKind, GroupKind.DESCRIBED)
    text = fields.text("text") or GROUP_WORDS.get(kind)
    related = fields.flag("related")
    if text is None:
        fields.refuse("text", Text(en="is missing, must be given", zh="缺少，必须填写"))
    fields.close()
    return fields.built(lambda: UnitGroup(kind=kind, text=text or "", related=related))
