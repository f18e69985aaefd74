"""Text from outside becomes values here, and nowhere else: annexes, plan files, rosters, estimates."""

from egov_consolidation.reading import _relations as relations
from egov_consolidation.reading._annex import read_annex
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline
from egov_consolidation.reading._estimates import estimates_from_data, read_estimates
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.reading._owners import OwnersRead, read_owners
from egov_consolidation.reading._plan_files import plan_from_data, unit
from egov_consolidation.reading._plans import read_plan, read_plan_text
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._rosters import read_roster, roster_from_data

__all__ = [
    "DeadlineContext",
    "Fields",
    "OwnersRead",
    "ProblemList",
    "ReadingOptions",
    "estimates_from_data",
    "plan_from_data",
    "read_annex",
    "read_deadline",
    "read_estimates",
    "read_owners",
    "read_plan",
    "read_plan_text",
    "read_roster",
    "relations",
    "roster_from_data",
    "unit",
]
