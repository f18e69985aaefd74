"""A schedule as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from egov_consolidation.dates import Day
from egov_consolidation.graph import Loop
from egov_consolidation.rendering._json import Json, citation_json, plan_json
from egov_consolidation.rendering._risk import risk_json
from egov_consolidation.schedule import (
    BrokenDeadline,
    DateChange,
    DeadlineAnalysis,
    DeadlineRoom,
    Lateness,
    RepairPlan,
    RiskAnalysis,
    Schedule,
    ScheduledTask,
    WhatIf,
)
from egov_consolidation.wording import Lang


def schedule_json(
    schedule: Schedule,
    repairs: Sequence[RepairPlan],
    lang: Lang,
    delayed: WhatIf | None = None,
    risk: RiskAnalysis | None = None,
) -> Json:
    """Return the document `egov/schedule/1`.

    Args:
        schedule: The schedule.
        repairs: How its deadlines can be made to agree with the order of work; the first stands under `repair`.
        lang: Language of the sentences in it.
        delayed: What follows when tasks take longer, where that was asked.
        risk: How likely the plan is to be in time, where that was asked.
    """
    deadlines, estimates = schedule.deadlines, schedule.estimates
    return {
        "schema": "egov/schedule/1",
        "plan": plan_json(schedule.plan),
        "data_date": schedule.data_date.isoformat(),
        "data_date_assumed": schedule.is_data_date_assumed,
        "working_days": schedule.options.calendar is not None,
        "projected_years": schedule.projected_years,
        "marks": sorted(mark.value for mark in schedule.graph.marks),
        "estimates": None if estimates is None else {"id": estimates.id, "is_assumption": estimates.is_assumption},
        "assumed_durations": schedule.assumed_durations,
        "least_days": schedule.options.least_days,
        "makespan": schedule.makespan,
        "finish": _iso(schedule.finish),
        "tasks": [_task_json(task, deadlines) for task in schedule],
        "critical_path_count": schedule.critical_path_count,
        "critical_paths": schedule.critical_paths,
        "conflicts": [_room_json(conflict, lang) for conflict in deadlines.conflicts],
        "out_of_reach": [_room_json(room, lang) for room in deadlines.out_of_reach],
        "without_a_day": [_room_json(room, lang) for room in deadlines.without_a_day],
        "repair": [_change_json(change, lang) for change in repairs[0].changes] if repairs else [],
        "repairs": [_repair_json(repair, lang) for repair in repairs],
        "contradictions": [_loop_json(loop) for loop in schedule.contradictions],
        "what_if": None if delayed is None else _what_if_json(delayed),
        "risk": None if risk is None else risk_json(risk, lang),
    }


def _iso(of: Day | None) -> str | None:
    return None if of is None else of.isoformat()


def _task_json(task: ScheduledTask, deadlines: DeadlineAnalysis) -> Json:
    deadline = deadlines[task.id]
    return {
        "id": task.id,
        "duration": task.duration,
        "duration_assumed": task.is_assumed,
        "early_start": _iso(task.early_start),
        "early_finish": _iso(task.early_finish),
        "late_start": _iso(task.late_start),
        "late_finish": _iso(task.late_finish),
        "total_float": task.total_float,
        "free_float": task.free_float,
        "independent_float": task.independent_float,
        "interfering_float": task.interfering_float,
        "critical": task.is_critical,
        "last_day": _iso(deadline.last_day),
        "latest_allowable_start": _iso(deadline.latest_allowable_start),
        "latest_allowable_finish": _iso(deadline.latest_allowable_finish),
        "deadline_float": deadline.deadline_float,
        "binding_deadline": deadline.binding_deadline,
        "binding_path": deadline.binding_path,
    }


def _room_json(room: DeadlineRoom, lang: Lang) -> Json:
    return {
        "path": room.path,
        "days_short": room.days_short,
        "marks": [mark.value for mark in room.marks],
        "begins": room.begins.isoformat(),
        "ends": room.ends.isoformat(),
        "units": room.units,
        "message": room.text.say(lang),
        "citations": [citation_json(citation) for citation in room.citations],
    }


def _change_json(change: DateChange, lang: Lang) -> Json:
    return {
        "id": change.id,
        "from": change.before.isoformat(),
        "to": change.after.isoformat(),
        "days": change.days,
        "because": _room_json(change.because, lang),
    }


def _repair_json(repair: RepairPlan, lang: Lang) -> Json:
    return {
        "policy": repair.policy.value,
        "possible": repair.is_possible,
        "tasks_moved": len(repair.changes),
        "days_moved": repair.days,
        "cost": repair.cost,
        "lower_bound": repair.lower_bound,
        "proved": repair.is_proved,
        "changes": [_change_json(change, lang) for change in repair.changes],
        "unrepairable": [_room_json(room, lang) for room in repair.unrepairable],
    }


def _loop_json(loop: Loop) -> Json:
    return {
        "tasks": loop.tasks,
        "days_too_many": loop.days,
        "citations": [citation_json(quote) for one in loop.dependencies for quote in one.quotes],
    }


def _what_if_json(delayed: WhatIf) -> Json:
    return {
        "changes": [{"id": task, "days": days} for task, days in delayed.changes.items()],
        "end_moves": delayed.end_moves,
        "moves": [
            {
                "id": move.task,
                "days": move.days,
                "from": move.finish_before.isoformat(),
                "to": move.finish_after.isoformat(),
            }
            for move in delayed.moves
        ],
        "broken_deadlines": [_late_json(one) for one in delayed.broken],
        "late_if_others_take_all_their_time": [_late_json(one) for one in delayed.late],
    }


def _late_json(one: BrokenDeadline | Lateness) -> Json:
    return {
        "id": one.task,
        "last_day": one.last_day.isoformat(),
        "finish": one.finish.isoformat(),
        "days_late": one.days_late,
        "chain": one.chain,
    }
