"""Values as records hold them, and records with other values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.inventory import AnyRecord, FieldAbout, Money, Plain, ValueKind


def typed(about: FieldAbout, value: Plain) -> object:
    """Return a value as a record holds it."""
    match about.kind:
        case ValueKind.DAY:
            return Day.fromordinal(int(str(value)))
        case ValueKind.MONEY:
            return Money(int(str(value)))
        case ValueKind.CHOICE if about.choices is not None:
            return about.choices(str(value))
        case _:
            return value


def with_values(record: AnyRecord, values: Mapping[str, Any]) -> AnyRecord:
    """Return a record with other values in some fields."""
    return attrs.evolve(record, **values)
