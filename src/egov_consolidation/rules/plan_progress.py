"""What the ledger must say of tasks whose deadline is no single day: conditional, recurring and standing ones."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.inventory import NOT_YET
from egov_consolidation.ledger import Account, ClosedPeriod, ProgressEntry, State, is_proven
from egov_consolidation.model import DeadlineKind, DependencyType, Obligation, Task
from egov_consolidation.rules._account import UNREPORTED, Speaking, account_of, is_accepted, unreported
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Outcome
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._set_days import since
from egov_consolidation.wording import Text

_OBLIGATION = Text(en="a task as owed by one unit", zh="一个单位的一项任务")
_NEEDS = ("progress",)
_OVER = frozenset({State.DONE, State.OVERDUE})
_LABELS = {"state": Text(en="its state", zh="进展状态"), "review_on": Text(en="its day of review", zh="复核时间")}


@plan_rule(
    "PL10",
    "conditional-deadline-is-resolved",
    title=Text(
        en="A conditional deadline becomes a day once what sets it is accepted",
        zh="附条件的完成时限，在所依据的成果审定后明确到日",
    ),
    speaks_of=Text(en="a task with a conditional deadline", zh="一项附条件时限的任务"),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.1.2", "根据方案"),),
    reason=Text(
        en="The row takes its time from a scheme. That the day is put down when the scheme is accepted is a judgement: "
        "until then nobody can say when the task is late.",
        zh="该行的时限依整合方案确定。方案审定后即应将时限明确到日，系本规则的判断：否则无从认定是否逾期。",
    ),
    severity=Severity.WARNING,
    messages={
        "unset": Text(
            en="task {task}: what sets its deadline (task {sources}) is accepted, and the ledger gives no last day "
            "for it, must give one",
            zh="任务 {task}：所依据的成果（任务 {sources}）已审定，台账未登记由此确定的完成时限，须予登记",
        ),
        "unreported": Text(
            en="task {task}: nothing is reported of task {sources}, which sets its deadline, must be reported",
            zh="任务 {task}：时限所依据的任务 {sources} 未填报进展，须予填报",
        ),
        "no-source": Text(
            en="task {task}: its deadline is set by something that no task of the plan makes, must be linked to it",
            zh="任务 {task}：完成时限所依据的成果不由本方案的任务产出，须注明依据何项成果",
        ),
    },
    needs=_NEEDS,
    since="0.1",
)
def conditional_deadline_is_resolved(ctx: Context) -> Iterator[Outcome]:
    """Once what sets a conditional deadline is accepted, the ledger says which day it set.

    What:   looks, for each task whose deadline is set by something else, at the tasks that make what it uses or must be
            finished before it. Where what they make is accepted, by a submission or by the ledger, an entry of the
            task must give the last day that was set. Not applicable before that; undecided where nothing is reported.
    Why:    a deadline that stays “as the scheme says” never falls due in any list.
    Fix:    enter the last day that the accepted scheme sets for the task.
    Limits: takes the last word of the ledger for the day, and does not read the scheme. Where several days were set for
            several stages, one of them is enough.
    """
    for task in ctx.plan:
        if task.deadline.kind is DeadlineKind.CONDITIONAL:
            yield _resolved(ctx, task)


@plan_rule(
    "PL14",
    "each-period-has-evidence",
    title=Text(
        en="Each closed period of a recurring task has an occurrence with evidence",
        zh="周期性任务每一已结束的周期均有完成记录和佐证材料",
    ),
    speaks_of=Text(en="a closed period of a task as owed by one unit", zh="一个单位一项任务的一个已结束周期"),
    basis=(Basis.STATED, Basis.JUDGED),
    reason=Text(
        en="The rows that are due every year (每年) have to be done in each. That the year in which the plan was "
        "issued is left out, as it is not a whole one, and that the work is shown by an entry with evidence, are "
        "judgements.",
        zh="完成时限为“每年”的任务，每年均须完成。方案印发当年不足一年，不作要求，以及以台账记录和佐证材料为证，均系本规则的判断。",
    ),
    severity=Severity.ERROR,
    parameters=(since("PL14"),),
    messages={
        "none": Text(
            en="task {task}, {unit}: the period {period} closed on {last_day}, and the ledger has no entry for it, "
            "must have one with evidence",
            zh="任务 {task}（{unit}）：周期 {period} 已于 {last_day} 结束，台账无该周期的记录，须登记并附佐证材料",
        ),
        "no-evidence": Text(
            en="task {task}, {unit}: the entry for the period {period}, which closed on {last_day}, has no evidence, "
            "must have some",
            zh="任务 {task}（{unit}）：周期 {period} 已于 {last_day} 结束，登记的记录没有佐证材料，须予补充",
        ),
        "evidence-not-known": Text(
            en="task {task}, {unit}: whether there is evidence for the period {period} is not reported, must be",
            zh="任务 {task}（{unit}）：周期 {period} 的佐证材料未填，须予填报",
        ),
        "unreported": UNREPORTED,
    },
    needs=_NEEDS,
    since="0.1",
)
def each_period_has_evidence(ctx: Context) -> Iterator[Outcome]:
    """The ledger has an entry with evidence for each period of a recurring task that has closed.

    What:   goes through the years, quarters, months or weeks of each recurring task that have closed since the plan was
            issued, for each unit that owes it. Not applicable to the first one where the plan came when it had begun;
            undecided where the evidence is not reported, or where it is not known who owes the task.
    Why:    what recurs has no day on which it is missed for good: one year without it looks like the next.
    Fix:    enter what was done in the period, with its evidence; what was not done has to be made up for.
    Limits: asks that evidence is named, not what it is worth. A period is called by the day that closes it.
    """
    account = account_of(ctx, "PL14")
    unknown: dict[str, list[str | None]] = {}
    for one in account.obligations():
        if one.task.deadline.kind is not DeadlineKind.RECURRING:
            continue
        for period in account.closed_periods(one.task):
            if one.unit is not None or period.is_partial:
                yield _proven(ctx, account, one, period)
            else:
                unknown[one.task.id] = [None]
    for task_id, units in unknown.items():
        yield from unreported(ctx, ctx.plan[task_id], tuple(units))


@plan_rule(
    "PL15",
    "standing-duty-is-reviewed",
    title=Text(
        en="A standing duty is never done or overdue, and has a day of review",
        zh="“长期”任务不作“已完成”“逾期”登记，并定有复核时间",
    ),
    speaks_of=_OBLIGATION,
    basis=(Basis.STATED, Basis.JUDGED),
    reason=Text(
        en="Rows that are due 长期 have no end. That a day is set on which they are looked at again is a judgement: "
        "what has no end is else never looked at.",
        zh="完成时限为“长期”的任务没有终止日期。应定期复核系本规则的判断：没有终止日期的任务，不复核即无人过问。",
    ),
    severity=Severity.WARNING,
    messages={
        "over": Text(
            en="task {task}, {unit}: is reported as {state}, must not be: it is a standing duty ({deadline})",
            zh="任务 {task}（{unit}）：登记为“{state}”；该任务为“{deadline}”任务，不得如此登记",
        ),
        "no-review": Text(
            en="task {task}, {unit}: has no day of review, must have one",
            zh="任务 {task}（{unit}）：未定复核时间，须予明确",
        ),
        "review-passed": Text(
            en="task {task}, {unit}: was to be reviewed on {review_on}, and nothing was reported since, must be "
            "reviewed",
            zh="任务 {task}（{unit}）：应于 {review_on} 复核，其后没有新的记录，须予复核",
        ),
        "not-reported": Text(
            en="task {task}, {unit}: {what} is not reported, must be",
            zh="任务 {task}（{unit}）：未填{what}，须予填报",
        ),
        "unreported": UNREPORTED,
    },
    needs=_NEEDS,
    since="0.1",
)
def standing_duty_is_reviewed(ctx: Context) -> Iterator[Outcome]:
    """A standing duty is neither done nor overdue, and the day on which it is looked at again is not past.

    What:   looks at the last entry of each unit that owes a standing task: its state, and its day of review. Undecided
            where a unit has reported nothing, which is said once for each task, or where one of the two is not known.
    Why:    “done” ends a duty that the plan does not end, and “overdue” accuses without a day that was missed.
    Fix:    report how the duty is kept, and set the next day of review.
    Limits: what breaks a standing duty is judged by the rules about what exists, not here. A duty that has not begun is
            looked at like any other.
    """
    account = account_of(ctx, "PL15")
    silent: dict[str, list[str | None]] = {}
    for one in account.obligations():
        if one.task.deadline.kind is DeadlineKind.STANDING:
            entry = account.entry(one)
            if entry is None:
                silent.setdefault(one.task.id, []).append(one.unit)
            else:
                yield _reviewed(ctx, one.task, entry)
    for task_id, units in silent.items():
        yield from unreported(ctx, ctx.plan[task_id], tuple(units))


def _resolved(ctx: Context, task: Task) -> Outcome:
    lead = ctx.plan.unit_name(task.lead_units[0]) if len(task.lead_units) == 1 else None
    speaking = Speaking((task.id,), lead, (ctx.plan.cite(task.id),))
    sources = _sources(ctx, task)
    if not sources:
        return speaking.undecided("no-source", f"{task.id}: source of the deadline")
    accepted = {one: is_accepted(ctx, ctx.plan[one]) for one in sources}
    if False in accepted.values():
        return Verdict.NOT_APPLICABLE
    silent = tuple(one for one, found in accepted.items() if found is None)
    if silent:
        return speaking.undecided("unreported", *(f"{one}: progress" for one in silent), sources=silent)
    entries = () if ctx.progress is None else ctx.progress.entries
    is_set = any(one.task == task.id and one.sets_last_day not in {None, NOT_YET} for one in entries)
    return Verdict.PASS if is_set else speaking.fails("unset", sources=sources)


def _sources(ctx: Context, task: Task) -> tuple[str, ...]:
    """Return the tasks that make what sets the deadline of a task: what it uses, or must be finished before it."""
    used = {thing.name for thing in task.uses}
    makers = [one.id for one in ctx.plan if used & {thing.name for thing in one.deliverables}]
    before = [
        one.predecessor
        for one in task.dependencies
        if one.type is DependencyType.FINISH_TO_START and one.mark in ctx.marks and one.predecessor in ctx.plan
    ]
    return tuple(dict.fromkeys(one for one in (*makers, *before) if one != task.id))


def _proven(ctx: Context, account: Account, one: Obligation, period: ClosedPeriod) -> Outcome:
    entry = account.entry(one, period.name)
    if period.is_partial:
        return Verdict.NOT_APPLICABLE
    if is_proven(entry):
        return Verdict.PASS
    speaking = Speaking.of(ctx, one.task, one.unit, matter=period.name)
    if entry is not None and entry.evidence is None:
        return speaking.undecided("evidence-not-known", f"progress/{entry.id}: evidence", period=period.name)
    message = "none" if entry is None else "no-evidence"
    return speaking.fails(message, period=period.name, last_day=period.last_day)


def _reviewed(ctx: Context, task: Task, entry: ProgressEntry) -> Outcome:
    speaking = Speaking.of(ctx, task, entry.unit)
    if entry.state in _OVER and entry.state is not None:
        return speaking.fails("over", state=entry.state.label, deadline=task.deadline.text)
    if entry.review_on == NOT_YET:
        return speaking.fails("no-review")
    if entry.review_on is not None and entry.review_on < ctx.as_of:
        return speaking.fails("review-passed", review_on=entry.review_on)
    lacking = tuple(name for name in _LABELS if getattr(entry, name) is None)
    if not lacking:
        return Verdict.PASS
    what = Text(en=" and ".join(_LABELS[one].en for one in lacking), zh="和".join(_LABELS[one].zh for one in lacking))
    return speaking.undecided("not-reported", *(f"progress/{entry.id}: {one}" for one in lacking), what=what)
