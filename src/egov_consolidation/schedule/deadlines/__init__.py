"""What deadlines mean for the order of work, without durations: latest allowable days, conflicts, smallest repairs."""

from egov_consolidation.schedule.deadlines._analysis import DeadlineAnalysis, DeadlineChain, TaskDeadline
from egov_consolidation.schedule.deadlines._due_network import DueNetwork
from egov_consolidation.schedule.deadlines._repair import repair
from egov_consolidation.schedule.deadlines._repair_plan import Clash, DateChange, RepairPlan, RepairPolicy
from egov_consolidation.schedule.deadlines._room import DeadlineRoom

__all__ = [
    "Clash",
    "DateChange",
    "DeadlineAnalysis",
    "DeadlineChain",
    "DeadlineRoom",
    "DueNetwork",
    "RepairPlan",
    "RepairPolicy",
    "TaskDeadline",
    "repair",
]
