"""Inventories as files: TOML, JSON, and a table of comma-separated values for each kind of record."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from enum import Enum
from io import StringIO
from typing import cast

from egov_consolidation.dates import Day
from egov_consolidation.inventory import KINDS, NOT_YET, NOTHING, AnyRecord, Inventory, Money, fields_of
from egov_consolidation.rendering._toml import LINE_ENDS, escaped, toml_file

_NOT_YET = "尚未"
_NONE = "无"


def inventory_to_json(inventory: Inventory) -> str:
    """Return an inventory as a JSON file."""
    text = json.dumps(_inventory(inventory), ensure_ascii=False, indent=2)
    return LINE_ENDS.sub(escaped, text) + "\n"


def inventory_to_toml(inventory: Inventory) -> str:
    """Return an inventory as a TOML file.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> print(inventory_to_toml(Inventory(id="demo", lines=(LeasedLine(id="7", cancelled_on=NOT_YET),))))
        id = "demo"
        <BLANKLINE>
        [[lines]]
        id = "7"
        cancelled_on = "尚未"
        <BLANKLINE>
    """
    return toml_file(_inventory(inventory))


def inventory_to_csv(inventory: Inventory) -> Mapping[str, str]:
    """Return an inventory as files by name: a table for each kind, and `inventory.toml` for what holds of all.

    The tables have a column for every field, under its Chinese name, and begin with a mark that spreadsheets know.
    """
    about = {key: value for key, value in _inventory(inventory).items() if key not in KINDS}
    tables = {f"{name}.csv": _table(name, inventory.records(name) or ()) for name in inventory.given}
    return {**tables, "inventory.toml": toml_file(about)}


def _inventory(inventory: Inventory) -> dict[str, object]:
    note = None if inventory.note is None else {"en": inventory.note.en, "zh": inventory.note.zh}
    about = {
        "id": inventory.id,
        "title": inventory.title or None,
        "surveyed_on": None if inventory.surveyed_on is None else inventory.surveyed_on.isoformat(),
        "example": inventory.is_example or None,
        "note": note,
    }
    given = {name: [_record(one) for one in inventory.records(name) or ()] for name in inventory.given}
    return {**{key: value for key, value in about.items() if value is not None}, **given}


def _record(record: AnyRecord) -> dict[str, object]:
    held = {name: getattr(record, name) for name in fields_of(type(record))}
    return {"id": record.id, **{name: _written(value) for name, value in held.items() if value is not None}}


def _written(value: object) -> object:
    """Return a value as TOML and JSON hold it."""
    match value:
        case Enum():
            return value.value
        case Money():
            return str(value)
        case Day():
            return _NOT_YET if value == NOT_YET else value.isoformat()
        case tuple():
            return [str(_written(one)) for one in cast("tuple[object, ...]", value)]
        case _:
            return _NONE if value == NOTHING and isinstance(value, str) else value


def _table(name: str, records: tuple[AnyRecord, ...]) -> str:
    fields = fields_of(KINDS[name])
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(["编号", *(about.label.zh for about in fields.values())])
    for record in records:
        writer.writerow([record.id, *(_cell(getattr(record, field)) for field in fields)])
    return "\ufeff" + file.getvalue()


def _cell(value: object) -> str:
    """Return a value as a cell holds it: nothing where it is not known."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case tuple():
            return ";".join(str(_written(one)) for one in cast("tuple[object, ...]", value)) or _NONE
        case _:
            return str(_written(value))
