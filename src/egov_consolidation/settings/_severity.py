"""How much a departure weighs."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """How much a finding weighs, in order."""

    NOTE = 1
    WARNING = 2
    ERROR = 3
