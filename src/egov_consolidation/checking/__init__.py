"""The one call that judges, and what comes after all rules: waivers, settings and the baseline."""

from egov_consolidation.checking._baseline import with_baseline
from egov_consolidation.checking._check import check
from egov_consolidation.checking._inputs import Inputs
from egov_consolidation.checking._settings import with_settings
from egov_consolidation.checking._unit_work import work_of
from egov_consolidation.checking._waiver_rules import WAIVER_RULES
from egov_consolidation.checking._waiving import with_waivers

__all__ = ["WAIVER_RULES", "Inputs", "check", "with_baseline", "with_settings", "with_waivers", "work_of"]
