"""Duties that begin when something is built: not before it is in service."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.inventory import NOT_YET
from egov_consolidation.ledger import ProgressEntry, Start, State
from egov_consolidation.model import Task
from egov_consolidation.rules._account import Speaking, account_of
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Outcome
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.wording import Text


@plan_rule(
    "OP04",
    "duty-begins-at-go-live",
    title=Text(
        en="A duty that begins when something is built is not counted before that is in service",
        zh="“建成后”起算的职责，自实际建成之日起计算",
    ),
    speaks_of=Text(en="a task as owed by one unit", zh="一个单位的一项任务"),
    basis=(Basis.STATED,),
    cites=(
        cite("1.12", "数据开放网站建成后"),
        cite("1.13", "共享网站建成后"),
        cite("3.7", "市级统一公共数据开放网站建成后"),
        cite("3.8", "共享网站建成后"),
    ),
    severity=Severity.WARNING,
    messages={
        "early": Text(
            en="task {task}, {unit}: is reported as {state} on {counted}, and what it waits for (task {source}) is "
            "in service: {live}; must not be counted before",
            zh="任务 {task}（{unit}）：{counted} 登记为“{state}”，而所依据的任务 {source} 建成时间为“{live}”，"
            "建成前不得计算",
        ),
        "not-known": Text(
            en="task {task}, {unit}: is reported as {state}, and since when task {source} is in service is not known, "
            "must be reported",
            zh="任务 {task}（{unit}）：登记为“{state}”，而任务 {source} 的建成时间未填，须予填报",
        ),
        "no-state": Text(
            en="task {task}, {unit}: its state is not reported, must be",
            zh="任务 {task}（{unit}）：未填进展状态，须予填报",
        ),
    },
    needs=("progress",),
    since="0.1",
)
def duty_begins_at_go_live(ctx: Context) -> Iterator[Outcome]:
    """A duty that begins once something is built counts from the actual day, not from the issue of the plan.

    What:   looks at each task whose own words say that it begins once something is built (建成后), where a support
            names the task that builds it. The inventory says since when that is in service, by the facility of that
            name; else the ledger does, by the day on which the building task was done. Before it nothing may be
            reported of the duty but that it has not started. Not applicable where nothing is reported of the duty.
    Why:    who is blamed for not keeping a list on a site that does not exist stops taking the ledger seriously.
    Fix:    report the duty as not started until what it waits for is in service.
    Limits: looks at the last entry of each unit. Knows the start only where the plan names it by a quoted support.
    """
    account = account_of(ctx, "OP04")
    for one in account.obligations():
        start = account.start(one.task)
        if start is not None:
            entry = account.entry(one)
            yield Verdict.NOT_APPLICABLE if entry is None else _begun(ctx, one.task, entry, start)


def _begun(ctx: Context, task: Task, entry: ProgressEntry, start: Start) -> Outcome:
    speaking = Speaking((task.id, entry.unit), entry.unit, (start.quote,))
    if entry.state is None:
        return speaking.undecided("no-state", f"progress/{entry.id}: state")
    if entry.state is State.NOT_STARTED:
        return Verdict.PASS
    state, source = entry.state.label, start.task.id
    if start.day is None:
        return speaking.undecided("not-known", f"{source}: done_on", state=state, source=source)
    reported = None if ctx.progress is None else ctx.progress.reported(entry)
    counted = reported or ctx.as_of
    if start.day <= counted:
        return Verdict.PASS
    live = Text(en="not yet", zh="尚未") if start.day == NOT_YET else start.day
    return speaking.fails("early", state=state, counted=counted, source=source, live=live)
