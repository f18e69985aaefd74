"""When work can be done: early and late dates, floats, critical paths, and what deadlines leave room for."""

from egov_consolidation.schedule._analysis import analyze
from egov_consolidation.schedule._axis import Axis
from egov_consolidation.schedule._comparison import ScheduleChange, ScheduleDiff, diff
from egov_consolidation.schedule._estimates import Estimate, Estimates
from egov_consolidation.schedule._lateness import Lateness
from egov_consolidation.schedule._network_times import NetworkChange, NetworkTimes, analyze_network
from egov_consolidation.schedule._options import Constraint, ConstraintType, Logic, Progress, ScheduleOptions
from egov_consolidation.schedule._owners import OwnerCriticality
from egov_consolidation.schedule._schedule import Schedule
from egov_consolidation.schedule._scheduled_task import Driver, FloatPath, ScheduledTask
from egov_consolidation.schedule._what_if import BrokenDeadline, Move, WhatIf
from egov_consolidation.schedule._why import Gap, WhyNotCritical
from egov_consolidation.schedule.deadlines import (
    Clash,
    DateChange,
    DeadlineAnalysis,
    DeadlineChain,
    DeadlineRoom,
    RepairPlan,
    RepairPolicy,
    TaskDeadline,
    repair,
)
from egov_consolidation.schedule.risk import (
    Cruciality,
    Distribution,
    Probability,
    RiskAnalysis,
    RiskOptions,
    Sensitivity,
    Spread,
    TaskRisk,
    UnitRisk,
    analyze_risk,
)

__all__ = [
    "Axis",
    "BrokenDeadline",
    "Clash",
    "Constraint",
    "ConstraintType",
    "Cruciality",
    "DateChange",
    "DeadlineAnalysis",
    "DeadlineChain",
    "DeadlineRoom",
    "Distribution",
    "Driver",
    "Estimate",
    "Estimates",
    "FloatPath",
    "Gap",
    "Lateness",
    "Logic",
    "Move",
    "NetworkChange",
    "NetworkTimes",
    "OwnerCriticality",
    "Probability",
    "Progress",
    "RepairPlan",
    "RepairPolicy",
    "RiskAnalysis",
    "RiskOptions",
    "Schedule",
    "ScheduleChange",
    "ScheduleDiff",
    "ScheduleOptions",
    "ScheduledTask",
    "Sensitivity",
    "Spread",
    "TaskDeadline",
    "TaskRisk",
    "UnitRisk",
    "WhatIf",
    "WhyNotCritical",
    "analyze",
    "analyze_network",
    "analyze_risk",
    "diff",
    "repair",
]
