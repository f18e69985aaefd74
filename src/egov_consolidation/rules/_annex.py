"""The annex as the rules about what exists cite it, and whom plans address."""

from __future__ import annotations

from egov_consolidation.inventory import NOT_YET, FacilityKind, LifecycleState, ProjectState, UnitKind
from egov_consolidation.model import Citation
from egov_consolidation.rules.engine import AS_OF, Expression, RecordHandle

ANNEX = "dalian-2017"
"""Id of the plan from whose words the rules were written."""


def cite(row: str, quote: str) -> Citation:
    """Return a citation of words of the annex."""
    return Citation(document=ANNEX, row=row, quote=quote)


def is_department(unit: Expression) -> Expression:
    """Return whether a unit is one of the departments of the government itself (各部门)."""
    return unit.kind == UnitKind.DEPARTMENT


def is_regional(unit: Expression) -> Expression:
    """Return whether a unit is a region below it (各地区), or a department of one."""
    return unit.kind.is_in(UnitKind.REGION, UnitKind.REGIONAL_DEPARTMENT)


def is_data_centre(facility: Expression) -> Expression:
    """Return whether a facility is a data centre."""
    return facility.kind == FacilityKind.DATA_CENTRE


def is_in_use(system: RecordHandle) -> Expression:
    """Return whether a system is in use on the day of the report.

    A survey may speak for a later day: what it says went into service only after that of the report was not there yet.
    """
    is_there = system.in_service_on.is_missing | (system.in_service_on <= AS_OF)
    return (system.lifecycle == LifecycleState.IN_USE) & is_there


def had_begun(thing: RecordHandle) -> Expression:
    """Return whether a system or a project was there on the day of the report, if only as a plan or an application.

    What a later survey says was applied for only since is left out; of what nobody has applied for it is not known how
    long it has been planned.
    """
    applied_on = thing.applied_on
    return applied_on.is_missing | (applied_on <= AS_OF) | (applied_on == NOT_YET)


def is_dropped(project: RecordHandle) -> Expression:
    """Return whether a project is not pursued: it was not approved, or was withdrawn."""
    return project.state.is_in(ProjectState.REJECTED, ProjectState.WITHDRAWN)
