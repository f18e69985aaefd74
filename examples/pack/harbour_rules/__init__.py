"""Rules of an invented harbour district: one about the plan, one about what exists."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.inventory import LeasedLine
from egov_consolidation.model import Citation
from egov_consolidation.rules import Basis, Context, Outcome, Strength, fails, plan_rule, record_rule
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text

BYLAW = "harbour-2019"
THE_BYLAW = Text(
    en="The bylaw of the harbour district binds its units, whatever a plan says.",
    zh="港区管理办法对所属单位均有约束力，与方案是否规定无关。",
)


@plan_rule(
    "HB01",
    "tasks-have-a-theme",
    title=Text(en="Every task stands under a theme", zh="每项任务都有所属的工作任务"),
    speaks_of=Text(en="a task", zh="任务"),
    basis=(Basis.READ,),
    reason=THE_BYLAW,
    cites=(Citation(document=BYLAW, row="3", quote="各项任务须归入工作任务"),),
    severity=Severity.WARNING,
    messages={
        "without": Text(en="task {task}: has no theme, must stand under one", zh="任务 {task}：未归入工作任务，须归入")
    },
    since="0.1",
)
def tasks_have_a_theme(ctx: Context) -> Iterator[Outcome]:
    """Every task stands under a theme.

    What:   looks at the theme of each task.
    Why:    the district reports by theme.
    Fix:    name the theme.
    Limits: does not ask whether the theme fits.
    """
    for task in ctx.plan:
        yield (
            Verdict.PASS if task.theme else fails("without", task.id, citations=(ctx.plan.cite(task.id),), task=task.id)
        )


@record_rule(
    "HB02",
    "lines-are-shared",
    on=LeasedLine,
    title=Text(en="Units rent no lines of their own", zh="各单位原则上不自行租用专线"),
    basis=(Basis.READ,),
    reason=THE_BYLAW,
    cites=(Citation(document=BYLAW, row="7", quote="各单位原则上不自行租用专线"),),
    strength=Strength.IN_PRINCIPLE,
    departs=Text(
        en="{subject}: the line is rented by {unit} itself, must be shared. Share it, or have it approved",
        zh="{subject}：该专线由{unit}自行租用，原则上须共用；确需自行租用的，须报批",
    ),
    since="0.1",
)
def lines_are_shared(line: RecordHandle, _: ParameterHandle) -> Check:
    """Units rent no lines of their own.

    What:   looks at who rents each line that is not cancelled.
    Why:    one shared line costs less than many.
    Fix:    share the line, or have it approved as a waiver, for the words say 原则上.
    Limits: does not know how much a line carries.
    """
    return Check(applies=line.cancelled_on > AS_OF, require=~line.rented_by_unit)
