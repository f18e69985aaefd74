"""What a check says: verdicts, findings and the report that holds them."""

from egov_consolidation.findings._difference import ReportDifference
from egov_consolidation.findings._finding import Change, Finding, Verdict
from egov_consolidation.findings._report import Report
from egov_consolidation.findings._rule_summary import Basis, RuleSummary, Strength
from egov_consolidation.findings._subjects import InventorySummary, PlanSummary, SettingsSummary
from egov_consolidation.settings import Severity

__all__ = [
    "Basis",
    "Change",
    "Finding",
    "InventorySummary",
    "PlanSummary",
    "Report",
    "ReportDifference",
    "RuleSummary",
    "SettingsSummary",
    "Severity",
    "Strength",
    "Verdict",
]
