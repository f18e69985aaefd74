"""What a caller may set: values only."""

from egov_consolidation.settings._baseline import Baseline, KnownFinding
from egov_consolidation.settings._parameter import Given, Measure, Parameter
from egov_consolidation.settings._selection import Selection
from egov_consolidation.settings._settings import Settings
from egov_consolidation.settings._severity import Severity
from egov_consolidation.settings._unknown import (
    Code,
    nearest,
    refuse_unknown_ids,
    unknown_ids,
    unknown_prefixes,
)
from egov_consolidation.settings._waiver import Waiver

__all__ = [
    "Baseline",
    "Code",
    "Given",
    "KnownFinding",
    "Measure",
    "Parameter",
    "Selection",
    "Settings",
    "Severity",
    "Waiver",
    "nearest",
    "refuse_unknown_ids",
    "unknown_ids",
    "unknown_prefixes",
]
