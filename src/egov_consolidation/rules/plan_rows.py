"""The rows of a plan, stretch by stretch: whether it is said what becomes of every word."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import Cell, Clause, Plan, Task, left_over, stretches
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Outcome, fails
from egov_consolidation.rules._phrases import listed
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.wording import Text


@plan_rule(
    "PL17",
    "every-word-accounted-for",
    title=Text(
        en="Of every word of a row it is said which rule or deliverable it becomes, or why it cannot be checked",
        zh="每项任务的每处文字均已对应规则、成果，或说明无法检查的理由",
    ),
    speaks_of=Text(en="a task", zh="一项任务"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="What is commanded and watched by nobody is what an auditor looks for first.",
        zh="写在方案里而无人检查的要求，正是审计首先要查的内容。",
    ),
    severity=Severity.WARNING,
    messages={
        "left-over": Text(
            en="task {task}: it is not said what becomes of {words}, must be a rule, a deliverable or a reason why it "
            "cannot be checked",
            zh="任务 {task}：{words}未说明去向，须对应规则或成果，或说明无法检查的理由",
        ),
    },
    since="0.1",
)
def every_word_accounted_for(ctx: Context) -> Iterator[Outcome]:
    """Every word of a row goes to a rule or a deliverable, or cannot be checked for a reason that is given.

    What:   lays the clauses of each task over the words of its content and of its deadline; letters and digits that no
            clause takes depart. Not applicable to a plan none of whose tasks has clauses.
    Why:    a command that went to no rule is one that everybody believes to be checked and nobody checks.
    Fix:    add a clause with these words to the task, and say which rule judges them, which deliverable they order, or
            why they cannot be checked.
    Limits: does not ask whether the rule that is named says what the words say; people have to read both. Punctuation
            carries no meaning here.
    """
    if not any(task.clauses for task in ctx.plan):
        yield from (Verdict.NOT_APPLICABLE for _ in ctx.plan)
        return
    yield from (_judged(ctx.plan, task) for task in ctx.plan)


def _judged(plan: Plan, task: Task) -> Outcome:
    left = [one for cell in Cell for one in _left_over(task, cell)]
    if not left:
        return Verdict.PASS
    words = Text(en=listed([f"“{one}”" for one in left]).en, zh="".join(f"“{one}”" for one in left))
    return fails("left-over", task.id, citations=(plan.cite(task.id),), task=task.id, words=words)


def _left_over(task: Task, cell: Cell) -> tuple[str, ...]:
    here: list[Clause] = [one for one in task.clauses if one.cell is cell]
    words = task.cell(cell)
    return left_over(words, stretches(words, [one.text for one in here]))
