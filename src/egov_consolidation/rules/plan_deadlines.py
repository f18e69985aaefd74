"""Deadlines by themselves: read, not before the plan, on a day that is worked, not later than set from above."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.dates import Day, is_working_day
from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind, Plan, Task
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Outcome, fails, undecided
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._upstream import compared, without_task
from egov_consolidation.rules._whole_plan import words_of_plan
from egov_consolidation.wording import Text, days_said

_TASK = Text(en="a task", zh="一项任务")
_KINDS = Text(
    en="a date, a recurring or standing duty, or a named condition",
    zh="日期、周期、“长期”或所依据的条件",
)


@plan_rule(
    "PL02",
    "deadline-is-readable",
    title=Text(
        en="Every deadline is a date, a recurring or standing duty, or a named condition",
        zh="每项任务的完成时限为日期、周期、“长期”或写明的条件",
    ),
    speaks_of=_TASK,
    basis=(Basis.STATED,),
    reason=Text(
        en="The annex has a column for it (完成时限), and its 53 rows print nothing but these four kinds.",
        zh="附件专设“完成时限”一栏，53 行所列均属这四类。",
    ),
    severity=Severity.ERROR,
    messages={
        "missing": Text(
            en="task {task}: has no deadline, must have {kinds}",
            zh="任务 {task}：未列完成时限，须写明{kinds}",
        ),
        "unread": Text(
            en="task {task}: its deadline “{words}” cannot be read, must be {kinds}",
            zh="任务 {task}：完成时限“{words}”无法识别，须写明{kinds}",
        ),
        "impossible": Text(
            en="task {task}: its deadline “{words}” names a day that does not exist, must name one that does",
            zh="任务 {task}：完成时限“{words}”所列日期在历法中不存在，须改为确有的日期",
        ),
        "ambiguous": Text(
            en="task {task}: its deadline “{words}” can be read as more than one day, must have one reading",
            zh="任务 {task}：完成时限“{words}”可作不止一种理解，须写明确切日期",
        ),
        "no-year": Text(
            en="task {task}: its deadline “{words}” has no year, and neither title nor day of issue gives one, must "
            "have one",
            zh="任务 {task}：完成时限“{words}”未写年份，标题和印发日期也无从推定，须补充年份",
        ),
    },
    since="0.1",
)
def deadline_is_readable(ctx: Context) -> Iterator[Outcome]:
    """Every task has a deadline that means something definite.

    What:   looks at what the words of each deadline were read as, and at what the same cell asks afterwards. Words
            that no reading covers, that mean no day of the calendar or more than one, and a deadline that is not there,
            all fail. A date whose year is not known is undecided.
    Why:    what cannot be read cannot be reminded of, ordered or checked, and drops out of every list unseen.
    Fix:    write a date with its year, a period (每年, 每季度), 长期, or what sets the date (根据…).
    Limits: a condition counts once it is named: whether it will ever set a date is not judged here. Says nothing of
            whether a reading that was assumed (a bare month, an inherited year) is the one that was meant.
    """
    for task in ctx.plan:
        yield _readable(ctx.plan, task)


@plan_rule(
    "PL03",
    "deadline-not-before-issue",
    title=Text(en="No deadline lies before the day of issue", zh="完成时限不早于方案印发日期"),
    speaks_of=_TASK,
    basis=(Basis.JUDGED,),
    reason=Text(
        en="What is due before the plan is issued is late on the day on which it is commanded.",
        zh="时限早于印发日期的任务，一经下达即已逾期。",
    ),
    severity=Severity.WARNING,
    messages={
        "before": Text(
            en="task {task}: is due on {last_day}, {early} before the plan was issued ({issued}), must be due on "
            "that day or later",
            zh="任务 {task}：完成时限 {last_day} 比印发日期 {issued} 早 {early}，须不早于印发日期",
        ),
        "no-issue-day": Text(
            en="{plan}: the day of issue is not known, must be known to compare {count} deadlines with it",
            zh="{plan}：印发日期不明，须明确后才能核对 {count} 项任务的完成时限",
        ),
    },
    since="0.1",
)
def deadline_not_before_issue(ctx: Context) -> Iterator[Outcome]:
    """The last day of every dated task is the day of issue or later.

    What:   compares the last day of each dated task with the plan's day of issue. Not applicable to tasks without a
            last day. Where the day of issue is not known, the plan as a whole is undecided, once.
    Why:    nobody can be in time for it, so the count of late tasks means nothing from the first day on.
    Fix:    correct the date, or take out what was done before the plan was issued.
    Limits: cannot tell a slip from a stage that was already done when the plan was issued; does not look at what a cell
            asks after its first date.
    """
    dated = [task for task in ctx.plan if task.deadline.is_dated]
    if ctx.plan.issued is None and dated:
        yield undecided(
            "no-issue-day",
            ctx.plan.id,
            citations=(words_of_plan(ctx.plan),),
            missing=("plan.issued",),
            plan=ctx.plan.id,
            count=len(dated),
        )
    elif ctx.plan.issued is not None:
        yield from (_since(ctx.plan, task, ctx.plan.issued) for task in dated)
    yield from (Verdict.NOT_APPLICABLE for task in ctx.plan if not task.deadline.is_dated)


@plan_rule(
    "PL06",
    "last-day-is-worked",
    title=Text(en="The last day of a deadline is a working day", zh="完成时限的最后一日为工作日"),
    speaks_of=_TASK,
    basis=(Basis.READ, Basis.JUDGED),
    reason=Text(
        en="Which days are worked follows from the yearly holiday arrangements of the State Council's General Office "
        "(for the turn of 2018: 国办发明电〔2018〕15号). That a plan's deadline then means the last working day before "
        "it is a judgement: the rule that a period runs on to the next working day (民法典第203条) is one of civil "
        "law, and is not about deadlines of plans.",
        zh="工作日依国务院办公厅每年发布的节假日安排确定（2018 年底见国办发明电〔2018〕15号）。"
        "方案时限遇非工作日提前至此前最后一个工作日，系本规则的判断："
        "《民法典》第二百零三条关于期间顺延的规定适用于民事期间，不适用于工作方案的时限。",
    ),
    severity=Severity.NOTE,
    messages={
        "not-worked": Text(
            en="task {task}: its last day {last_day} is {why}, must be in by {effective}, the last working day "
            "before it",
            zh="任务 {task}：完成时限 {last_day} 为{why}，须于此前最后一个工作日（{effective}）完成",
        ),
        "unpublished": Text(
            en="task {task}: its last day is {last_day}, and the holiday arrangement of {year} is not known, must be "
            "known to say whether that day is worked",
            zh="任务 {task}：完成时限为 {last_day}，而 {year} 年的节假日安排未知，须待公布后才能判断是否为工作日",
        ),
    },
    since="0.1",
)
def last_day_is_worked(ctx: Context) -> Iterator[Outcome]:
    """The last day of every dated task is a working day.

    What:   looks up each last day in the published holiday arrangements, make-up working days included, and says
            which day counts where it is not worked. Undecided beyond the published years; not applicable without a last
            day.
    Why:    who reads 12月31日前 as the 31st finds the office closed; everybody should know which day counts.
    Fix:    nothing has to change if the working day before is what is meant; else print a day that is worked.
    Limits: knows the arrangements only up to the year that the installed calendar covers. Knows nothing of local
            holidays, and does not look at what a cell asks after its first date.
    """
    for task in ctx.plan:
        last_day = task.deadline.last_day
        yield Verdict.NOT_APPLICABLE if last_day is None else _worked(ctx.plan, task, last_day)


@plan_rule(
    "PL13",
    "not-later-than-upstream",
    title=Text(
        en="A deadline is no later than the day set from above for the same work",
        zh="完成时限不晚于上级对同类工作规定的时限",
    ),
    speaks_of=Text(en="a task and a day set from above", zh="一项任务与一个上级时限"),
    basis=(Basis.READ, Basis.JUDGED),
    reason=Text(
        en="The days are read in documents of higher levels (国办发〔2017〕39号, 发改高技〔2017〕1529号). That a local "
        "plan has to show where it is later is a judgement: such documents may let a region set its own day "
        "(各地区结合实际).",
        zh="上级时限取自上级文件（国办发〔2017〕39号、发改高技〔2017〕1529号）。"
        "地方时限晚于上级时应予指明，系本规则的判断：上级文件可能允许各地区结合实际另定时限。",
    ),
    severity=Severity.WARNING,
    messages={
        "later": Text(
            en="task {task}: is due on {last_day}, {late} after {upper}, the day that {document} sets for "
            "“{about}”; if it has to be later, the plan must say on what ground.{note}",
            zh="任务 {task}：完成时限 {last_day} 比{document}规定的 {upper} 晚 {late}（上级要求：{about}），"
            "如确需晚于上级时限，须说明依据。{note}",
        ),
        "later-unverified": Text(
            en="task {task}: is due on {last_day}, {late} after {upper}, the day that {document} is said to set "
            "for “{about}”; nobody has checked that day against the document, it must be checked first.{note}",
            zh="任务 {task}：完成时限 {last_day} 比据称由{document}规定的 {upper} 晚 {late}（上级要求：{about}），"
            "该上级时限尚未核对原文，须先予核实。{note}",
        ),
        "no-last-day": Text(
            en="task {task}: its last day is not known, must be known to compare it with {upper}, the day that "
            "{document} sets for “{about}”",
            zh="任务 {task}：截止日期不明，须明确后才能与{document}规定的 {upper} 比较（上级要求：{about}）",
        ),
        "no-task": Text(
            en="{plan}: a day set by {document} names task {task}, which the plan does not have, must name one that it "
            "has",
            zh="{plan}：{document}的时限对应任务 {task}，方案中没有该任务，须改为方案中的任务",
        ),
    },
    since="0.1",
)
def not_later_than_upstream(ctx: Context) -> Iterator[Outcome]:
    """No task is due later than a higher level's document says for the same work.

    What:   compares the last day of each task with each day set from above that names it; the same day is no later.
            The message says which document sets it and, as far as it was noted, where its text was read and whether it
            lets a region set its own day. A day that was never checked against its document, or that binds others and
            is only compared with, is a note. Not applicable to standing and recurring duties; undecided where the last
            day is not known.
    Why:    whoever reports to the level above is measured by its day, not by the local one.
    Fix:    bring the date forward, or record why the local one is later and what permits it.
    Limits: knows only the days that were entered with the plan. Whether a document binds this city, and whether its
            work is really the same, was judged by whoever entered the day.
    """
    for upstream in ctx.plan.upstream_dates:
        for task_id in dict.fromkeys(upstream.tasks):
            if task_id in ctx.plan:
                yield compared(ctx.plan, ctx.plan[task_id], upstream)
            else:
                yield without_task(ctx.plan, task_id, upstream)


_SHOWN = 60
_WEEKEND = {5: Text(en="a Saturday", zh="星期六"), 6: Text(en="a Sunday", zh="星期日")}
_DAY_OFF = Text(en="a day off under the holiday arrangement", zh="节假日安排的放假日")


def _readable(plan: Plan, task: Task) -> Outcome:
    cites = (plan.cite(task.id),)
    parts = tuple(_parts(task.deadline))
    unread = next((part for part in parts if part.kind is DeadlineKind.UNREAD), None)
    if unread is not None:
        words = _printed(unread.text)
        return fails(_why_unread(unread), task.id, citations=cites, task=task.id, words=words, kinds=_KINDS)
    if any(DeadlineFlag.MISSING_YEAR in part.flags for part in parts):
        missing = "plan.issued" if plan.issued is None else f"{task.id}: year of the deadline"
        words = _printed(task.deadline.text)
        return undecided("no-year", task.id, citations=cites, missing=(missing,), task=task.id, words=words)
    return Verdict.PASS


def _parts(deadline: Deadline) -> Iterator[Deadline]:
    part: Deadline | None = deadline
    while part is not None:
        yield part
        part = part.then


def _why_unread(deadline: Deadline) -> str:
    if DeadlineFlag.MISSING in deadline.flags or not deadline.text.strip():
        return "missing"
    if DeadlineFlag.IMPOSSIBLE_DAY in deadline.flags:
        return "impossible"
    return "ambiguous" if DeadlineFlag.AMBIGUOUS in deadline.flags else "unread"


def _printed(words: str) -> str:
    return "".join(words.split())[:_SHOWN]


def _since(plan: Plan, task: Task, issued: Day) -> Outcome:
    last_day = task.deadline.last_day
    if last_day is None or last_day >= issued:
        return Verdict.PASS
    early = days_said(issued.toordinal() - last_day.toordinal())
    cites = (plan.cite(task.id),)
    return fails("before", task.id, citations=cites, task=task.id, last_day=last_day, issued=issued, early=early)


def _worked(plan: Plan, task: Task, last_day: Day) -> Outcome:
    if is_working_day(last_day):
        return Verdict.PASS
    effective = task.deadline.effective_day
    cites = (plan.cite(task.id),)
    if effective is None:
        year = last_day.year if is_working_day(last_day) is None else last_day.year - 1
        missing = (f"calendar/{year}",)
        return undecided(
            "unpublished", task.id, citations=cites, missing=missing, task=task.id, last_day=last_day, year=year
        )
    why = _WEEKEND.get(last_day.weekday(), _DAY_OFF)
    return fails("not-worked", task.id, citations=cites, task=task.id, last_day=last_day, why=why, effective=effective)
