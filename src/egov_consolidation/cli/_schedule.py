"""`egov schedule`: early and late dates, critical paths, conflicts of deadlines, the smallest repair."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence

from egov_consolidation import issued
from egov_consolidation.cli._attempts import Read, attempt, refuse_all
from egov_consolidation.cli._inputs import asked_day, asked_marks, asked_plan, is_name, listed
from egov_consolidation.cli._output import terminal_width, write
from egov_consolidation.cli._schedule_risk import asked_risk
from egov_consolidation.dates import WorkCalendar
from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.model import Plan
from egov_consolidation.reading import read_estimates
from egov_consolidation.rendering import (
    gantt_spec,
    gantt_svg,
    json_text,
    schedule_html,
    schedule_json,
    schedule_markdown,
    schedule_text,
)
from egov_consolidation.schedule import (
    Estimates,
    RepairPlan,
    RepairPolicy,
    Schedule,
    ScheduleOptions,
    WhatIf,
    analyze,
    repair,
)
from egov_consolidation.wording import Text

_CHANGE = re.compile(r"(?P<task>[^=]+)=(?P<days>[+-]?[0-9]{1,5})")
_NO_CHANGE = Text(
    en="--what-if {asked}: must be task=days, such as 2.2.3=90, of at most 99999 days",
    zh="--what-if {asked}：须写作 任务=天数，例如 2.2.3=90，最多 99999 天",
)
_TWICE = Text(en="--what-if {task}: is given twice, must be given once", zh="--what-if {task}：重复给出，只能给出一次")
_NO_DATES = Text(
    en="--what-if {task}: has no dates (standing, recurring or conditional), must be a task with dates",
    zh="--what-if {task}：没有日期（长期、周期性或待定），须为有日期的任务",
)


def run(asked: argparse.Namespace) -> int:
    """Show the schedule of the plan; 1 where deadlines contradict the order of work, or nothing fits it."""
    tried, marks = attempt(asked_plan, asked), attempt(asked_marks, asked.marks)
    changes = attempt(_changes, asked.what_if)
    data_date = Read(None) if asked.data_date is None else attempt(asked_day, asked.data_date, "--data-date")
    refuse_all((tried, changes, marks, data_date))
    plan = tried.value()
    schedule = analyze(
        plan,
        PlanGraph.from_plan(plan, marks=marks.value()),
        data_date=data_date.value(),
        estimates=_estimates(asked, plan),
        options=ScheduleOptions(
            calendar=WorkCalendar.official() if asked.working_days else None, least_days=asked.least_days
        ),
    )
    repairs = _repairs(schedule, RepairPolicy(asked.repair), listed(asked.lock))
    delayed, risk = _delayed(schedule, changes.value()), asked_risk(asked, schedule)
    forms = {
        "text": lambda: schedule_text(
            schedule, repairs(), asked.lang, width=terminal_width(), delayed=delayed, risk=risk()
        ),
        "json": lambda: json_text(schedule_json(schedule, repairs(), asked.lang, delayed=delayed, risk=risk())),
        "markdown": lambda: schedule_markdown(schedule, repairs(), asked.lang, delayed=delayed, risk=risk()),
        "html": lambda: schedule_html(schedule, repairs(), asked.lang, delayed=delayed, risk=risk()),
        "svg": lambda: gantt_svg(schedule, asked.lang),
        "vega": lambda: json_text(gantt_spec(schedule, asked.lang)),
    }
    write(asked, forms)
    deadlines = schedule.deadlines
    return 1 if not schedule.is_feasible or deadlines.conflicts or deadlines.out_of_reach else 0


def _repairs(schedule: Schedule, first: RepairPolicy, locked: Sequence[str]) -> Callable[[], list[RepairPlan]]:
    """Return what works out the repairs, one of each kind: pictures need none.

    Raises:
        UsageError: The plan has no such task as is locked.
    """
    deadlines, fixed = schedule.deadlines, frozenset(schedule.plan[task].id for task in locked)
    if not deadlines.is_repairable:
        return list
    kinds = [first, *(policy for policy in RepairPolicy if policy is not first)]
    return lambda: [repair(deadlines, policy, locked=fixed) for policy in kinds]


def _delayed(schedule: Schedule, changes: Mapping[str, int]) -> WhatIf | None:
    """Return what follows from changes, where any are asked about."""
    for task in changes:
        if schedule.is_feasible and schedule[task].early_start is None:
            raise UsageError(_NO_DATES.fill(task=task))
    return schedule.what_if(changes) if changes else None


def _estimates(asked: argparse.Namespace, plan: Plan) -> Estimates | None:
    """Return the assumed durations that are meant: those that ship with the plan where nothing is said."""
    if asked.estimates is None:
        return issued.estimates(asked.plan) if asked.plan in issued.names() else None
    if asked.estimates == "none":
        return None
    return issued.estimates(asked.estimates) if is_name(asked.estimates) else read_estimates(asked.estimates, plan)


def _changes(words: str) -> dict[str, int]:
    """Return by how many days tasks change."""
    found: dict[str, int] = {}
    for one in listed(words):
        match = _CHANGE.fullmatch(one)
        if match is None:
            raise UsageError(_NO_CHANGE.fill(asked=one))
        task = match["task"].strip()
        if task in found:
            raise UsageError(_TWICE.fill(task=task))
        found[task] = int(match["days"])
    return found
