"""Supervision by what is reported: which obligations are red, and who reports as often as is asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import attrs

from egov_consolidation.dates import Day, end_of_month
from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.ledger import Account, OwedTask, State, is_red
from egov_consolidation.model import DeadlineKind
from egov_consolidation.rules._account import UNREPORTED, Speaking, account_of, unreported
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Judgement, Outcome
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._set_days import since
from egov_consolidation.rules._whole_plan import words_of_plan
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text, days_said

_OWN_LIGHT = frozenset({DeadlineKind.STANDING, DeadlineKind.RECURRING})
_NEEDS = ("progress",)
_MONTHS = 12
_DAYS = Text(en="days", zh="天")
_POINTS = Text(en="percentage points", zh="百分点")

NEAR = Parameter(
    id="SU05.near",
    about=Text(en="how many days before its last day an obligation is near due", zh="距完成时限多少天以内为临近到期"),
    unit=_DAYS,
    least=0,
    is_whole=True,
)
"""From when on a light is yellow."""

BEHIND = Parameter(
    id="SU05.behind",
    about=Text(
        en="by how much the work that is done may lag behind the time gone by before it is behind",
        zh="完成比例落后于时间进度多少以内不作滞后",
    ),
    unit=_POINTS,
    least=0,
    most=100,
)
"""From which lag on a light is red."""

MONTHS = Parameter(
    id="SU07.months",
    about=Text(en="every how many months units have to report", zh="每隔几个月填报一次进展"),
    unit=Text(en="months", zh="个月"),
    least=1,
    most=_MONTHS,
    is_whole=True,
)
"""How often is reported: a number that divides the year."""

DAY = Parameter(
    id="SU07.day",
    about=Text(en="by which day of the month a report is due", zh="当月几日前填报"),
    unit=Text(en="day of the month", zh="日"),
    least=1,
    most=31,
    is_whole=True,
)
"""By which day of its last month the report of a period is due."""


@plan_rule(
    "SU05",
    "no-obligation-is-red",
    title=Text(en="No obligation is overdue or behind", zh="各项任务没有逾期或滞后（红灯）"),
    speaks_of=Text(en="a task as owed by one unit", zh="一个单位的一项任务"),
    basis=(Basis.READ, Basis.JUDGED),
    reason=Text(
        en="Lights are those of the supervision of the city of Yichang: green on track, yellow near due, red behind; "
        "Sanming (2017) and Suqian (2025) have slips of three colours. All were read in excerpts, and titles and "
        "numbers were not noted. By what share of work and time an obligation counts as behind is a judgement.",
        zh="亮灯办法取自宜昌市：绿灯为按期推进，黄灯为临近到期，红灯为滞后；三明市（2017年）、宿迁市（2025年）另有三色督办单。"
        "以上仅见摘录，未记录文件名称和文号。以完成比例与时间进度之差认定滞后，系本规则的判断。",
    ),
    severity=Severity.WARNING,
    parameters=(NEAR, BEHIND, since("SU05")),
    messages={
        "overdue": Text(
            en="task {task}, {unit}: was due on {due}, {late} ago, and is reported as {state}, must be done",
            zh="任务 {task}（{unit}）：完成时限为 {due}，已逾期 {late}，登记为“{state}”，须尽快完成",
        ),
        "said-overdue": Text(
            en="task {task}, {unit}: is reported as {state}, must be brought back on track (due: {due})",
            zh="任务 {task}（{unit}）：登记为“{state}”，须加快推进（完成时限：{due}）",
        ),
        "behind": Text(
            en="task {task}, {unit}: {percent} % are done, which lags behind the time gone by until {due} by more than "
            "is permitted, must be sped up",
            zh="任务 {task}（{unit}）：已完成 {percent}%，落后于至 {due} 的时间进度，超过允许的幅度，须加快推进",
        ),
        "not-known": Text(
            en="task {task}, {unit}: whether it is overdue or behind cannot be said, needs {what}",
            zh="任务 {task}（{unit}）：缺少{what}，无法判定是否逾期或滞后",
        ),
        "unreported": UNREPORTED,
    },
    needs=_NEEDS,
    since="0.1",
)
def no_obligation_is_red(ctx: Context) -> Iterator[Outcome]:
    """No obligation is overdue, reported as overdue, or behind by more than is permitted.

    What:   takes the last entry of each unit for each task that it owes. Red is what is not done behind its last day,
            what its unit reports as overdue, and what lags behind the time gone by since the plan was issued. Where
            another result sets the last day, it is the one in the ledger. Standing and recurring tasks have lights of
            their own and are not applicable here. What is red names the other units whose unfinished tasks it waits
            for. Undecided where nothing is reported, once for each task.
    Why:    what is red has to be dealt with today; all other colours can wait for the next report.
    Fix:    finish what is late, and enter it with its day; or agree on a new day with whoever set the old one.
    Limits: believes what is reported. What is near due is yellow and no finding: `SU05.near` sets only the light. Work
            counts as even over time, which it seldom is.
    """
    account = account_of(ctx, "SU05")
    silent: dict[str, list[str | None]] = {}
    for one in account.owed_tasks():
        if one.task.deadline.kind in _OWN_LIGHT:
            yield Verdict.NOT_APPLICABLE
        elif one.entry is None:
            silent.setdefault(one.task.id, []).append(one.unit)
        else:
            yield _red(ctx, account, one)
    for task_id, units in silent.items():
        yield from unreported(ctx, ctx.plan[task_id], tuple(units))


@plan_rule(
    "SU07",
    "reports-come-as-often-as-asked",
    title=Text(en="Units report as often as is asked, and in time", zh="各单位按规定周期按时填报进展"),
    speaks_of=Text(en="a unit that owes a task", zh="一个责任单位"),
    basis=(Basis.READ, Basis.JUDGED),
    reason=Text(
        en="Plans set no cadence for reports. Monthly ones by the 28th are those of the city of Panjin (2021), "
        "read in an excerpt; title and number were not noted. That a cadence is set at all is a judgement.",
        zh="方案未规定填报周期。盘锦市（2021年）要求每月28日前报送，仅见摘录，未记录文件名称和文号。应定期填报系本规则的判断。",
    ),
    severity=Severity.NOTE,
    parameters=(MONTHS, DAY, since("SU07")),
    messages={
        "late": Text(
            en="{unit}: has not reported in time for {count} of {all} periods ({periods}), must report by day {day} of "
            "the last month of each",
            zh="{unit}：{all} 个填报周期中有 {count} 个未按时填报（{periods}），须于各周期末月 {day} 日前填报",
        ),
        "no-cadence": Text(
            en="{plan}: how often units report is not set ({missing}), must be set to say who is late",
            zh="{plan}：未设定填报周期（{missing}），设定后方可判定",
        ),
        "no-day": Text(
            en="{unit}: the day of an entry of the ledger is not known ({missing}), must be given",
            zh="{unit}：台账条目的填报时间未填（{missing}），须予填报",
        ),
    },
    needs=_NEEDS,
    since="0.1",
)
def reports_come_as_often_as_asked(ctx: Context) -> Iterator[Outcome]:
    """Each unit that owes a task has an entry in the ledger in every period, by the day that is set.

    What:   divides the years into periods of so many months, and looks in each that has closed whether the unit has
            reported anything behind the last due day and by the next. The first period after the plan's issue is not
            counted. Undecided where the cadence is not set, once for the plan, and for a unit one of whose entries has
            no day, unless it has reported in every period anyway.
    Why:    a light is as old as the report behind it.
    Fix:    report each time, if only that nothing has changed.
    Limits: looks for any report of the unit, not for one of each task. Units of groups whose members are not known are
            looked at only if they have reported once.
    """
    unset = tuple(one.id for one in (MONTHS, DAY) if one.id not in ctx.parameters)
    if unset:
        speaking = Speaking((ctx.plan.id,), None, (words_of_plan(ctx.plan),))
        yield speaking.undecided("no-cadence", *unset, plan=ctx.plan.id, missing=unset)
        return
    account = account_of(ctx, "SU07")
    dues = tuple(_dues(account, int(ctx.parameters[MONTHS.id]), int(ctx.parameters[DAY.id])))
    for unit in dict.fromkeys(one.unit for one in account.obligations() if one.unit is not None):
        yield _reporting(ctx, account, unit, dues)


def _red(ctx: Context, account: Account, one: OwedTask) -> Outcome:
    entry, measures = one.entry, account.measures
    red = is_red(one.due, entry, ctx.as_of, measures)
    if red is False or entry is None:
        return Verdict.PASS
    speaking = Speaking.of(ctx, one.task, one.unit)
    state = None if entry.state is None else entry.state.label
    if red is None:
        return _not_known(speaking, one)
    if one.due is not None and one.due < ctx.as_of:
        late = days_said(ctx.as_of.toordinal() - one.due.toordinal())
        found = speaking.fails("overdue", due=one.due, late=late, state=state)
    elif entry.state is State.OVERDUE:
        found = speaking.fails("said-overdue", due=one.due or one.task.deadline.text, state=state)
    else:
        found = speaking.fails("behind", percent=entry.percent, due=one.due)
    return attrs.evolve(found, held_up_by=tuple(dict.fromkeys(unit for _, unit in one.waits_for)))


def _not_known(speaking: Speaking, one: OwedTask) -> Judgement:
    """Return what is missing to say whether something is red: its state, its last day, or how far it may lag."""
    if one.entry is not None and one.entry.state is None:
        what, missing = Text(en="its state", zh="进展状态"), f"progress/{one.entry.id}: state"
    elif one.due is None:
        what, missing = Text(en="its last day", zh="完成时限"), f"{one.task.id}: deadline.last_day"
    else:
        what, missing = Text(en=f"the parameter {BEHIND.id}", zh=f"参数 {BEHIND.id}"), BEHIND.id
    return speaking.undecided("not-known", missing, what=what)


def _dues(account: Account, months: int, day: int) -> Iterator[Day]:
    """Yield the days by which reports were due, that of the first period left out."""
    begun = account.measures.since
    if begun is None:
        return
    for month in range(begun.year * _MONTHS + begun.month - 1, account.as_of.year * _MONTHS + account.as_of.month):
        if (month + 1) % months == 0:
            end = end_of_month(*_year_and_month(month))
            due = end.replace(day=min(day, end.day))
            if begun < due < account.as_of:
                yield due


def _year_and_month(number: int) -> tuple[int, int]:
    year, month = divmod(number, _MONTHS)
    return year, month + 1


def _reporting(ctx: Context, account: Account, unit: str, dues: tuple[Day, ...]) -> Outcome:
    """Return what is said of a unit: it needs a report between each due day and the next."""
    entries = [one for one in account.progress.entries if one.unit == unit]
    days = [account.progress.reported(one) for one in entries]
    known = [one for one in days if one is not None]
    late = tuple(
        f"{due.year}-{due.month:02}" for former, due in pairwise(dues) if not any(former < one <= due for one in known)
    )
    if len(dues) <= 1:
        return Verdict.NOT_APPLICABLE
    if not late:
        return Verdict.PASS
    speaking = Speaking((f"units/{unit}",), unit, (words_of_plan(ctx.plan),))
    undated = tuple(one.id for one, on in zip(entries, days, strict=True) if on is None)
    if undated:
        found = speaking.undecided("no-day", *(f"progress/{one}: reported_on" for one in undated), missing=undated)
    else:
        found = speaking.fails(
            "late", count=len(late), all=len(dues) - 1, periods=late, day=int(ctx.parameters[DAY.id])
        )
    return found
