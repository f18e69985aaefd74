"""Who answers, in plan files: names by role, or every assignment in full."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

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


def assignments(fields: Fields) -> tuple[Assignment, ...]:
    """Return who answers for a task and helps with it."""
    short = tuple(_short(fields))
    whole = fields.tables("assignments", _assignment)
    given = tuple(key for key in (*SHORT, "group") if fields.has(key))
    if given and fields.has("assignments"):
        fields.refuse("assignments", _EITHER.fill(keys=given))
    return whole or short


class _FannedOut(StrEnum):
    DEPARTMENTS = GroupKind.DEPARTMENTS.value
    REGIONS = GroupKind.REGIONS.value


def _short(fields: Fields) -> Iterator[Assignment]:
    group = fields.choice("group", _FannedOut, _FannedOut.DEPARTMENTS)
    if fields.has("group"):
        kind = GroupKind(group.value)
        yield Assignment(role=Role.LEAD, group=UnitGroup(kind=kind, text=GROUP_WORDS[kind]))
    for key, role in SHORT.items():
        yield from (Assignment(role=role, unit=name) for name in fields.names(key) if name.strip())


def _assignment(fields: Fields) -> Assignment | None:
    fields.require("role")
    role, unit, group = fields.choice("role", Role, Role.LEAD), fields.text("unit"), fields.table("group")
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
    fields.require("kind")
    kind = fields.choice("kind", GroupKind, GroupKind.DESCRIBED)
    is_known = kind in GROUP_WORDS and not fields.has("text")
    text, related = GROUP_WORDS[kind] if is_known else fields.name("text"), fields.flag("related")
    fields.close()
    return fields.built(lambda: UnitGroup(kind=kind, text=text, related=related))
