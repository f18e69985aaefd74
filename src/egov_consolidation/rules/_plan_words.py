"""What a plan says of a rule: the stretches of its rows that go to it, and who answers for those rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from egov_consolidation.model import Cell, Citation, Clause, Plan, Task
from egov_consolidation.rules._annex import ANNEX


def going_to(plan: Plan, rule_id: str) -> Iterator[tuple[Task, Clause]]:
    """Yield the clauses of a plan on which a rule rests, each with its task, in printed order.

    Examples:
        >>> from egov_consolidation import issued
        >>> [(task.id, clause.text) for task, clause in going_to(issued.load("dalian-2017"), "NW06")]
        [('1.7', '国家统一规划建设的业务专网，按国家部署进行整合')]
    """
    return ((task, clause) for task in plan for clause in task.clauses if rule_id in clause.rules)


def is_worded_in(plan: Plan, rule_id: str, cites: Iterable[Citation]) -> bool:
    """Return whether words of a plan carry a rule: its own citations are of the plan, or clauses of it go to the rule.

    Examples:
        >>> from egov_consolidation import issued
        >>> is_worded_in(issued.load("dalian-2017"), "NW03", ()), is_worded_in(issued.load("dalian-2017"), "XX01", ())
        (True, False)
    """
    return any(one.document == plan.id for one in cites) or any(True for _ in going_to(plan, rule_id))


def words_in(plan: Plan, rule_id: str, cites: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Return the words on which a rule rests where a plan is judged.

    Args:
        plan: The plan.
        rule_id: The rule's id.
        cites: The words that it cites.

    Returns:
        What it cites, where that stands in the plan. Else the clauses of the plan that go to it; where there are none,
        what it cites of documents that are no plans: the annex speaks of its own city alone.
    """
    if any(one.document == plan.id for one in cites):
        return cites
    printed = ((task, clause) for task, clause in going_to(plan, rule_id) if clause.cell is Cell.CONTENT)
    found = tuple(plan.cite(task.id, clause.text) for task, clause in printed)
    return found or tuple(one for one in cites if one.document != ANNEX)


def lead_in(plan: Plan, rule_id: str) -> str | None:
    """Return the unit that leads the rows whose words go to a rule; `None` where it is not one.

    Examples:
        >>> from egov_consolidation import issued
        >>> lead_in(issued.load("dalian-2017"), "NW04"), lead_in(issued.load("dalian-2017"), "NW03")
        ('市财政局', None)
    """
    leads = {unit for task, _ in going_to(plan, rule_id) for unit in task.lead_units}
    return leads.pop() if len(leads) == 1 else None
