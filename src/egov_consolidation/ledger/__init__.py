"""What was done: the entries of a ledger as values, what they say at a day, and the light of each obligation.

The store that only ever grows comes later; what it holds will be read as these values.
"""

from egov_consolidation.ledger._entry import ProgressEntry, State
from egov_consolidation.ledger._light import Light, Measures, is_red, light
from egov_consolidation.ledger._obligations import Account, OwedTask, is_proven
from egov_consolidation.ledger._periods import ClosedPeriod, closed_periods, period_name
from egov_consolidation.ledger._progress import Progress
from egov_consolidation.ledger._start import Start
from egov_consolidation.ledger._unit_work import UnitWork

__all__ = [
    "Account",
    "ClosedPeriod",
    "Light",
    "Measures",
    "OwedTask",
    "Progress",
    "ProgressEntry",
    "Start",
    "State",
    "UnitWork",
    "closed_periods",
    "is_proven",
    "is_red",
    "light",
    "period_name",
]
