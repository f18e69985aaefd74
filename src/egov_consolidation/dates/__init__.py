"""Calendar days and working days.

The only door to pendulum and to the published holiday arrangements (chinesecalendar). Days are inclusive as people
read them; a working day beyond the published years is not known: it is never guessed, or is said to be projected.
"""

from egov_consolidation.dates._day import (
    Day,
    day,
    end_of_month,
    last_day_of_month,
    next_day,
    optional_day,
    previous_day,
    shifted,
)
from egov_consolidation.dates._recurrence import Recurrence, occurrences, parse_recurrence
from egov_consolidation.dates._work_calendar import MONDAY_TO_FRIDAY, Provenance, WorkCalendar
from egov_consolidation.dates._working import (
    add_working_days,
    effective_day,
    is_working_day,
    published_years,
)
from egov_consolidation.dates._working_periods import WorkingPeriods, working_periods

__all__ = [
    "MONDAY_TO_FRIDAY",
    "Day",
    "Provenance",
    "Recurrence",
    "WorkCalendar",
    "WorkingPeriods",
    "add_working_days",
    "day",
    "effective_day",
    "end_of_month",
    "is_working_day",
    "last_day_of_month",
    "next_day",
    "occurrences",
    "optional_day",
    "parse_recurrence",
    "previous_day",
    "published_years",
    "shifted",
    "working_periods",
]
