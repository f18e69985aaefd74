"""How likely a plan is to be in time: durations are drawn from estimates many times, and scheduled each time.

NumPy is loaded when an analysis is asked for, and not before.
"""

from egov_consolidation.schedule.risk._analysis import RiskAnalysis
from egov_consolidation.schedule.risk._analyze import analyze_risk
from egov_consolidation.schedule.risk._distributions import Distribution
from egov_consolidation.schedule.risk._figures import TaskRisk, UnitRisk
from egov_consolidation.schedule.risk._options import RiskOptions
from egov_consolidation.schedule.risk._sensitivity import Cruciality, Sensitivity
from egov_consolidation.schedule.risk._spread import Probability, Spread

__all__ = [
    "Cruciality",
    "Distribution",
    "Probability",
    "RiskAnalysis",
    "RiskOptions",
    "Sensitivity",
    "Spread",
    "TaskRisk",
    "UnitRisk",
    "analyze_risk",
]
