"""Text from outside becomes values here, and nowhere else: documents, and the files that people keep."""

from egov_consolidation.reading import _relations as relations
from egov_consolidation.reading._annex import read_annex
from egov_consolidation.reading._baseline import baseline_from_data, read_baseline
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline
from egov_consolidation.reading._estimates import estimates_from_data, read_estimates
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._inventories import inventory_from_data, read_inventory
from egov_consolidation.reading._inventory_tables import open_inventory
from egov_consolidation.reading._ledgers import ledger_from_data, read_ledger
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.reading._overlays import laid_over
from egov_consolidation.reading._owners import OwnersRead, read_owners
from egov_consolidation.reading._plan_files import plan_from_data, unit
from egov_consolidation.reading._plans import read_plan, read_plan_text
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._rosters import read_roster, roster_from_data
from egov_consolidation.reading._row_ledgers import accounted
from egov_consolidation.reading._settings import find_settings, read_settings, settings_from_data
from egov_consolidation.reading._waivers import read_waivers, waivers_from_data

__all__ = [
    "DeadlineContext",
    "Fields",
    "OwnersRead",
    "ProblemList",
    "ReadingOptions",
    "accounted",
    "baseline_from_data",
    "estimates_from_data",
    "find_settings",
    "inventory_from_data",
    "laid_over",
    "ledger_from_data",
    "open_inventory",
    "plan_from_data",
    "read_annex",
    "read_baseline",
    "read_deadline",
    "read_estimates",
    "read_inventory",
    "read_ledger",
    "read_owners",
    "read_plan",
    "read_plan_text",
    "read_roster",
    "read_settings",
    "read_waivers",
    "relations",
    "roster_from_data",
    "settings_from_data",
    "unit",
    "waivers_from_data",
]
