"""Duties that fall due again in every period: 每年, 每季度末, 每月5日、20日前, 每周四下班前."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from egov_consolidation.dates import Day, Recurrence
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind
from egov_consolidation.reading._deadline_bounds import Bound, bound
from egov_consolidation.reading._deadline_cycles import Cycle, Days, cycle
from egov_consolidation.reading._deadline_dates import doubts
from egov_consolidation.reading._deadline_scanner import Scanner, production
