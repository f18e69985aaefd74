"""What was commanded: the plan, its tasks and relations, who answers for them, and by when."""

from egov_consolidation.model._checks import not_empty, refuse_repeated
from egov_consolidation.model._clause import Cell, Clause, ClauseKind, Stretch, left_over, stretches
from egov_consolidation.model._deadline import WITHOUT_DATES, Deadline, DeadlineFlag, DeadlineKind, Period, PeriodUnit
from egov_consolidation.model._deliverable import Deliverable, External, Use
from egov_consolidation.model._dependency import ALL_MARKS, Dependency, DependencyType, Mark, Support
from egov_consolidation.model._difference import PlanDiff, TaskChange, diff
from egov_consolidation.model._obligation import OWING_ROLES, Obligation, Obligations, obligations
from egov_consolidation.model._order import NaturalKey, natural_order
from egov_consolidation.model._plan import Note, Part, Plan, Record, SharedDuty, UpstreamDate
from egov_consolidation.model._roster import Roster
from egov_consolidation.model._source import Citation, Source
from egov_consolidation.model._task import Criterion, Task
from egov_consolidation.model._unit import Assignment, GroupKind, Origin, Role, Unit, UnitGroup
from egov_consolidation.model._words_behind import judged, strongest_first, words_behind

__all__ = [
    "ALL_MARKS",
    "OWING_ROLES",
    "WITHOUT_DATES",
    "Assignment",
    "Cell",
    "Citation",
    "Clause",
    "ClauseKind",
    "Criterion",
    "Deadline",
    "DeadlineFlag",
    "DeadlineKind",
    "Deliverable",
    "Dependency",
    "DependencyType",
    "External",
    "GroupKind",
    "Mark",
    "NaturalKey",
    "Note",
    "Obligation",
    "Obligations",
    "Origin",
    "Part",
    "Period",
    "PeriodUnit",
    "Plan",
    "PlanDiff",
    "Record",
    "Role",
    "Roster",
    "SharedDuty",
    "Source",
    "Stretch",
    "Support",
    "Task",
    "TaskChange",
    "Unit",
    "UnitGroup",
    "UpstreamDate",
    "Use",
    "diff",
    "judged",
    "left_over",
    "natural_order",
    "not_empty",
    "obligations",
    "refuse_repeated",
    "stretches",
    "strongest_first",
    "words_behind",
]
