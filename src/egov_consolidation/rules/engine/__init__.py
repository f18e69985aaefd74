"""The engine of record rules: one expression over the fields of a record, evaluated in many ways.

An expression is written once and read as a rule about one record. The interpreter says what it means; the other
evaluators say the same of whole columns, and of tables in a database.
"""

from egov_consolidation.rules.engine._analysis import Answered, Question, RuleAnalysis, analyze_rules
from egov_consolidation.rules.engine._because import because, counted
from egov_consolidation.rules.engine._check import Check, Demand
from egov_consolidation.rules.engine._columnar_sweep import Sweep, sweep
from egov_consolidation.rules.engine._completion import Completion, Need, completion
from egov_consolidation.rules.engine._duckdb import DuckDBInventory
from egov_consolidation.rules.engine._explanation import Clause, Explanation, Fact, ParameterUsed, explained
from egov_consolidation.rules.engine._expression import Expression
from egov_consolidation.rules.engine._handles import AS_OF, ParameterHandle, RecordHandle, count, everyone, on, subject
from egov_consolidation.rules.engine._held_up import held_up_by
from egov_consolidation.rules.engine._interpreter import Scene, judged
from egov_consolidation.rules.engine._parquet import write_parquet
from egov_consolidation.rules.engine._repair import Repair, said_held, smallest_repair
from egov_consolidation.rules.engine._shared_counts import SharedCounts
from egov_consolidation.rules.engine._spark import SparkInventory
from egov_consolidation.rules.engine._sql_inventory import TableInventory
from egov_consolidation.rules.engine._targets import is_any_target, said_targets
from egov_consolidation.rules.engine._timeline import Segment, segments, turning_day
from egov_consolidation.rules.engine._verdicts import Evaluator, Verdicts, verdicts

__all__ = [
    "AS_OF",
    "Answered",
    "Check",
    "Clause",
    "Completion",
    "Demand",
    "DuckDBInventory",
    "Evaluator",
    "Explanation",
    "Expression",
    "Fact",
    "Need",
    "ParameterHandle",
    "ParameterUsed",
    "Question",
    "RecordHandle",
    "Repair",
    "RuleAnalysis",
    "Scene",
    "Segment",
    "SharedCounts",
    "SparkInventory",
    "Sweep",
    "TableInventory",
    "Verdicts",
    "analyze_rules",
    "because",
    "completion",
    "count",
    "counted",
    "everyone",
    "explained",
    "held_up_by",
    "is_any_target",
    "judged",
    "on",
    "said_held",
    "said_targets",
    "segments",
    "smallest_repair",
    "subject",
    "sweep",
    "turning_day",
    "verdicts",
    "write_parquet",
]
