"""The days that a plan sets for rules: the deadlines of the rows whose words go to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Clause, Plan
from egov_consolidation.rules._rule import Rule
from egov_consolidation.settings import Measure, Parameter, nearest
from egov_consolidation.wording import Text, lines

_SINCE = "since"
_SET_OF_THEMSELVES = ("due", "due_year")
_UNKNOWN = Text(
    en="task {task}: sets {name}, which is a day of no rule to which its words go{nearest}",
    zh="任务 {task}：所定 {name} 不是其文字所对应规则的期限{nearest}",
)
_TWO_DAYS = Text(
    en="{name}: tasks {tasks} set different days, must be told apart by `sets` in their clauses",
    zh="{name}：任务 {tasks} 所定期限不同，须在其分句中以 sets 区分",
)


def plan_days(plan: Plan, rules: Iterable[Rule]) -> dict[str, float]:
    """Return the days that a plan sets, by the ids of the parameters that take them.

    A clause that goes to a rule sets the rule's parameters `due` and `due_year` to the last day of the task's deadline,
    or those parameters that it names. A parameter `since` takes the day of issue; where that is not known, the earliest
    last day of the plan, which cannot come before it.

    Args:
        plan: The plan.
        rules: The rules.

    Returns:
        Days as ordinals, and years.

    Raises:
        UsageError: A clause sets what is no day of a rule to which it goes, or two tasks set one parameter to
            different days.

    Examples:
        >>> from egov_consolidation import issued
        >>> plan_days(issued.load("dalian-2017"), [])
        {}
    """
    rules = tuple(rules)
    known = {one.id: one for rule in rules for one in rule.parameters if one.measure is not Measure.NUMBER}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    refused = [*_unknown(plan, known, {rule.id for rule in rules})]
    for task in plan:
        last = task.deadline.last_day
        for name in _set_by(task.clauses, known):
            if last is not None:
                found[name][task.id] = _as_measured(known[name], last)
    apart = {name: tuple(days) for name, days in found.items() if len({*days.values()}) > 1}
    refused += [_TWO_DAYS.fill(name=name, tasks=tasks) for name, tasks in apart.items()]
    if refused:
        raise UsageError(lines(tuple(refused)))
    return {**_since(plan, known), **{name: next(iter(days.values())) for name, days in found.items()}}


def _unknown(plan: Plan, known: Mapping[str, Parameter], judging: Container[str]) -> Iterator[Text]:
    """Yield what is to be said of names that are days of no rule; what rules that do not judge read is not known."""
    for task in plan:
        for clause in task.clauses:
            for name in clause.sets:
                rule_id = name.partition(".")[0]
                if rule_id not in clause.rules or (rule_id in judging and name not in known):
                    yield _UNKNOWN.fill(task=task.id, name=name, nearest=nearest(name, known))


def _set_by(clauses: Iterable[Clause], known: Mapping[str, Parameter]) -> Iterator[str]:
    for clause in clauses:
        own = (f"{rule}.{name}" for rule in clause.rules for name in _SET_OF_THEMSELVES)
        yield from (one for one in clause.sets or own if one in known)


def _as_measured(parameter: Parameter, day: Day) -> float:
    return day.year if parameter.measure is Measure.YEAR else day.toordinal()


def _since(plan: Plan, known: Mapping[str, Parameter]) -> dict[str, float]:
    lasts = (task.deadline.last_day for task in plan)
    first = plan.issued or min((last for last in lasts if last is not None), default=None)
    if first is None:
        return {}
    return {name: _as_measured(one, first) for name, one in known.items() if one.name == _SINCE}
