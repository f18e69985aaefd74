"""Records with other values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from egov_consolidation.inventory import AnyRecord


def with_values(record: AnyRecord, values: Mapping[str, Any]) -> AnyRecord:
    """Return a record with other values in some fields."""
    return attrs.evolve(record, **values)
