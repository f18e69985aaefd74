"""When work can be done: early and late dates, floats, critical paths, and what deadlines leave room for."""

from egov_consolidation.schedule._analysis import analyze
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._estimates import Estimate, Estimates
from egov_consolidation.schedule._options import Constraint, ConstraintType, Logic, Progress, ScheduleOptions
from egov_consolidation.schedule._schedule import Driver, FloatPath, Schedule, ScheduledTask

__all__ = [
    "Axis",
    "Constraint",
    "ConstraintType",
    "Driver",
    "Estimate",
    "Estimates",
    "FloatPath",
    "Logic",
    "Progress",
    "Schedule",
    "ScheduleOptions",
    "ScheduledTask",
    "analyze",
]
