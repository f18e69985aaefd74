"""Government plans for consolidating and sharing information systems, made computable.

Read an issued plan, see its tasks, owners and deadlines as typed values and its dependencies as a graph, and check it
against rules that carry the exact words of the plan behind every statement.

Names are loaded when they are first used: importing the package loads no library beneath it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from egov_consolidation.showing import show_with

if TYPE_CHECKING:
    from egov_consolidation import issued
    from egov_consolidation.checking import check
    from egov_consolidation.errors import EgovError, FindingsError, ModelError, ReadingError, UsageError
    from egov_consolidation.findings import Finding, Report, Severity, Verdict
    from egov_consolidation.graph import PlanGraph
    from egov_consolidation.model import (
        Assignment,
        Citation,
        Deadline,
        Deliverable,
        Dependency,
        DependencyType,
        Mark,
        Plan,
        Role,
        Roster,
        Task,
        Unit,
        UnitGroup,
        diff,
        obligations,
    )
    from egov_consolidation.reading import read_estimates, read_inventory, read_plan, read_roster
    from egov_consolidation.rules import Rule, rulebook
    from egov_consolidation.schedule import Schedule, analyze

__all__ = [
    "Assignment",
    "Citation",
    "Deadline",
    "Deliverable",
    "Dependency",
    "DependencyType",
    "EgovError",
    "Finding",
    "FindingsError",
    "Mark",
    "ModelError",
    "Plan",
    "PlanGraph",
    "ReadingError",
    "Report",
    "Role",
    "Roster",
    "Rule",
    "Schedule",
    "Severity",
    "Task",
    "Unit",
    "UnitGroup",
    "UsageError",
    "Verdict",
    "analyze",
    "check",
    "diff",
    "issued",
    "obligations",
    "read_estimates",
    "read_inventory",
    "read_plan",
    "read_roster",
    "rulebook",
]

_HOMES = {
    "checking": ("check",),
    "errors": ("EgovError", "FindingsError", "ModelError", "ReadingError", "UsageError"),
    "findings": ("Finding", "Report", "Severity", "Verdict"),
    "graph": ("PlanGraph",),
    "model": (
        "Assignment",
        "Citation",
        "Deadline",
        "Deliverable",
        "Dependency",
        "DependencyType",
        "Mark",
        "Plan",
        "Role",
        "Roster",
        "Task",
        "Unit",
        "UnitGroup",
        "diff",
        "obligations",
    ),
    "reading": ("read_estimates", "read_inventory", "read_plan", "read_roster"),
    "rules": ("Rule", "rulebook"),
    "schedule": ("Schedule", "analyze"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a promised name from the module that owns it."""
    if name == "issued":
        return importlib.import_module(f"{__name__}.issued")
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """List the promised names."""
    return sorted(__all__)


def _shown(value: object) -> str:
    """Return a value as a notebook shows it."""
    shown: str = importlib.import_module(f"{__name__}.rendering.notebook").shown(value)
    return shown


show_with(_shown)
