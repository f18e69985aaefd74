"""Days set from above, held against the days of a plan."""

from __future__ import annotations

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import DeadlineKind, Plan, Task, UpstreamDate
from egov_consolidation.rules._outcome import Judgement, Outcome, fails, undecided
from egov_consolidation.rules._whole_plan import words_of_plan
from egov_consolidation.wording import Text, days_said

ENDLESS = frozenset({DeadlineKind.STANDING, DeadlineKind.RECURRING})
"""Kinds of deadlines that have no last day to compare."""

_NOTE = Text(en=" {note}", zh="{note}")
_NO_NOTE = Text(en="", zh="")


def compared(plan: Plan, task: Task, upstream: UpstreamDate) -> Outcome:
    """Return whether a task is due no later than a day set from above."""
    deadline = task.deadline
    if deadline.kind in ENDLESS:
        return Verdict.NOT_APPLICABLE
    if deadline.last_day is None:
        return _undated(plan, task, upstream)
    if deadline.last_day <= upstream.last_day:
        return Verdict.PASS
    return fails(
        "later" if upstream.is_verified else "later-unverified",
        task.id,
        citations=(plan.cite(task.id),),
        matter=upstream.id,
        severity=Severity.NOTE if upstream.is_comparison or not upstream.is_verified else None,
        task=task.id,
        last_day=deadline.last_day,
        late=days_said(deadline.last_day.toordinal() - upstream.last_day.toordinal()),
        upper=upstream.last_day,
        document=upstream.document,
        about=_about(upstream),
        note=_NO_NOTE if upstream.note is None else _NOTE.fill(note=upstream.note),
    )


def without_task(plan: Plan, task_id: str, upstream: UpstreamDate) -> Judgement:
    """Return the judgement on a day set from above that names a task which the plan does not have."""
    return undecided(
        "no-task",
        task_id,
        citations=(words_of_plan(plan),),
        missing=(f"{task_id}: task",),
        matter=upstream.id,
        task=task_id,
        plan=plan.id,
        document=upstream.document,
    )


def _undated(plan: Plan, task: Task, upstream: UpstreamDate) -> Judgement:
    return undecided(
        "no-last-day",
        task.id,
        citations=(plan.cite(task.id),),
        missing=(f"{task.id}: deadline.last_day",),
        matter=upstream.id,
        task=task.id,
        upper=upstream.last_day,
        document=upstream.document,
        about=_about(upstream),
    )


def _about(upstream: UpstreamDate) -> Text:
    return Text(en=upstream.about.en.rstrip(". "), zh=upstream.about.zh.rstrip("。 "))
