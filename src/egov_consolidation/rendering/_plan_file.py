"""Plan files: a plan as TOML or JSON that reads back to the same plan."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from enum import Enum
from typing import cast

import attrs

from egov_consolidation.model import (
    Assignment,
    Citation,
    Deadline,
    Dependency,
    GroupKind,
    Plan,
    Role,
    Support,
    Task,
    UnitGroup,
    UpstreamDate,
)
from egov_consolidation.rendering._toml import LINE_ENDS, escaped, toml_file

_GROUP_WORDS = {GroupKind.DEPARTMENTS: "各部门", GroupKind.REGIONS: "各地区"}
_SHORT = {
    Role.LEAD: "lead_units",
    Role.CO_LEAD: "co_lead_units",
    Role.EXECUTING: "executing_units",
    Role.COOPERATING: "cooperating_units",
    Role.SUPERVISING: "supervising_units",
    Role.COLLECTING: "collecting_units",
    Role.RECEIVING: "receiving_units",
}


def plan_to_json(plan: Plan) -> str:
    """Return a plan as a JSON plan file, `egov/plan/1`.

    Examples:
        >>> print(plan_to_json(Plan(id="demo")))
        {
          "schema": "egov/plan/1",
          "id": "demo",
          "tasks": []
        }
        <BLANKLINE>
    """
    text = json.dumps({"schema": "egov/plan/1", **_plan(plan)}, ensure_ascii=False, indent=2)
    return LINE_ENDS.sub(escaped, text) + "\n"


def plan_to_toml(plan: Plan) -> str:
    """Return a plan as a TOML plan file.

    Examples:
        >>> print(plan_to_toml(Plan(id="demo", title="示例")))
        id = "demo"
        title = "示例"
        tasks = []
        <BLANKLINE>
    """
    return toml_file(_plan(plan))


def _plan(plan: Plan) -> dict[str, object]:
    table: dict[str, object] = {"id": plan.id}
    table.update((name, _plain(value, plan.id)) for name, value in _said(plan) if name not in {"id", "tasks"})
    return {**table, "tasks": [_task(task, plan.id) for task in plan]}


def _task(task: Task, document: str) -> dict[str, object]:
    table: dict[str, object] = {"id": task.id, "content": task.content}
    for name, value in _said(task):
        if name == "assignments":
            table.update(_owners(task.assignments, document))
        elif name == "other_cells":
            table[name] = [{"column": column, "text": text} for column, text in task.other_cells]
        else:
            table[name] = _plain(value, document)
    return table


def _owners(assignments: tuple[Assignment, ...], document: str) -> dict[str, object]:
    """Return assignments in the short form where it loses nothing, else in full."""
    if tuple(_read_back(assignments)) != assignments:
        return {"assignments": [_plain(one, document) for one in assignments]}
    short: dict[str, object] = {}
    groups = [one.group for one in assignments if one.group is not None]
    if groups:
        short["group"] = groups[0].kind.value
    for role, key in _SHORT.items():
        names = [one.unit for one in assignments if one.role is role and one.unit is not None]
        if names:
            short[key] = names
    return short


def _read_back(assignments: tuple[Assignment, ...]) -> Iterator[Assignment]:
    """Yield what a reader would make of the short form."""
    groups = (one.group for one in assignments if one.group is not None and one.group.kind in _GROUP_WORDS)
    for group in list(groups)[:1]:
        yield Assignment(role=Role.LEAD, group=UnitGroup(kind=group.kind, text=_GROUP_WORDS[group.kind]))
    for role in _SHORT:
        yield from (Assignment(role=role, unit=one.unit) for one in assignments if one.role is role and one.unit)


_RENAMED = {"supporter": "task", "is_verified": "basis", "is_comparison": "comparison", "is_elapsed": "elapsed"}
_HELD: dict[type, str] = {Dependency: "successor", Support: "supported"}


def _said(value: attrs.AttrsInstance) -> Iterator[tuple[str, object]]:
    """Yield the fields of a value that are not what a reader takes for granted."""
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        default = field.default
        taken = default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]
        if held != taken and field.name != _HELD.get(type(value)):
            yield field.name, held


def _plain(value: object, document: str) -> object:
    """Return a value of the model as tables, lists, words and numbers."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one, document) for one in cast("tuple[object, ...]", value)]
    if isinstance(value, str | int) or value is None:
        return value
    return _fields(cast("attrs.AttrsInstance", value), document)


def _fields(value: attrs.AttrsInstance, document: str) -> dict[str, object]:
    table = {_RENAMED.get(name, name): _plain(held, document) for name, held in _said(value)}
    if isinstance(value, Citation) or (table.get("document") == document and not isinstance(value, UpstreamDate)):
        if table.get("document") == document:
            del table["document"]
        if isinstance(value, Citation):
            table["quote"] = value.quote
    if isinstance(value, UpstreamDate):
        table["basis"] = "read" if value.is_verified else "unverified"
    if isinstance(value, Deadline):
        return {"kind": value.kind.value, "text": value.text, **table}
    return table
