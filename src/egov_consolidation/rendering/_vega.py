"""Gantt chart and network as Vega-Lite specifications, for Altair, Vega and whatever else draws them."""

from __future__ import annotations

from egov_consolidation.graph import PlanGraph, layered
from egov_consolidation.rendering._bars import Bar, bars
from egov_consolidation.rendering._json import Json
from egov_consolidation.rendering._signs import CRITICAL, DEADLINE, FLOAT, FONTS, LEGEND, PLAIN
from egov_consolidation.rendering._tasks import answering, content_said
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_CONFIG: Json = {"font": FONTS, "view": {"stroke": None}}
_WHO = Text(en="who", zh="责任")
_CONTENT = Text(en="content", zh="工作内容")
_START = Text(en="start", zh="开始")
_FINISH = Text(en="finish", zh="完成")


def gantt_spec(schedule: Schedule, lang: Lang) -> dict[str, Json]:
    """Return a Gantt chart of the planned dates as a Vega-Lite specification.

    Args:
        schedule: The schedule.
        lang: Language of the labels.

    Returns:
        The specification, data and all; `altair.Chart.from_dict` takes it.

    Raises:
        UsageError: No task has dates.
    """
    drawn = bars(schedule, lang)
    y: Json = {"field": "id", "type": "nominal", "sort": [bar.id for bar in drawn], "title": None}
    critical, task = LEGEND["critical"].say(lang), LEGEND["task"].say(lang)
    colour: Json = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": [critical, task], "range": [CRITICAL, PLAIN]},
        "legend": {"title": None, "orient": "bottom"},
    }
    tooltip: Json = [
        {"field": "id", "type": "nominal"},
        {"field": "label", "type": "nominal", "title": _CONTENT.say(lang)},
        {"field": "who", "type": "nominal", "title": _WHO.say(lang)},
        {"field": "start", "type": "temporal", "title": _START.say(lang)},
        {"field": "finish", "type": "temporal", "title": _FINISH.say(lang)},
        {"field": "last_day", "type": "temporal", "title": LEGEND["deadline"].say(lang)},
    ]
    x: Json = {"field": "start", "type": "temporal", "title": None}
    return {
        "$schema": SCHEMA,
        "title": schedule.plan.title or schedule.plan.id,
        "config": _CONFIG,
        "width": 760,
        "height": {"step": 18},
        "data": {"values": [_bar(bar, critical if bar.is_critical else task) for bar in drawn]},
        "layer": [
            {
                "mark": {"type": "rule", "color": FLOAT, "size": 4},
                "encoding": {"x": {**_dict(x), "field": "end"}, "x2": {"field": "float_end"}, "y": y},
            },
            {
                "mark": {"type": "bar", "cornerRadius": 2, "height": 10},
                "encoding": {"x": x, "x2": {"field": "end"}, "y": y, "color": colour, "tooltip": tooltip},
            },
            {
                "transform": [{"filter": "datum.due != null"}],
                "mark": {"type": "point", "shape": "diamond", "color": DEADLINE, "size": 40},
                "encoding": {"x": {**_dict(x), "field": "due"}, "y": y, "tooltip": tooltip},
            },
        ],
    }


def _dict(of: Json) -> dict[str, Json]:
    return dict(of) if isinstance(of, dict) else {}


def _bar(bar: Bar, kind: str) -> Json:
    late = bar.late_finish if bar.late_finish is not None and bar.late_finish > bar.finish else bar.finish
    return {
        "id": bar.id,
        "label": bar.label,
        "who": bar.who,
        "kind": kind,
        "start": f"{bar.start.isoformat()}T00:00:00",
        "finish": f"{bar.finish.isoformat()}T00:00:00",
        "end": f"{bar.end.isoformat()}T00:00:00",
        "float_end": f"{late.add(days=1).isoformat()}T00:00:00",
        "last_day": None if bar.last_day is None else f"{bar.last_day.isoformat()}T00:00:00",
        "due": None if bar.last_day is None else f"{bar.last_day.add(days=1).isoformat()}T00:00:00",
    }


def network_spec(graph: PlanGraph, lang: Lang, schedule: Schedule | None = None) -> dict[str, Json]:
    """Return the tasks and dependencies as a picture: a Vega-Lite specification.

    Each task stands to the right of all that it waits for.

    Args:
        graph: The tasks and dependencies.
        lang: Language of the labels.
        schedule: A schedule whose critical tasks are marked.

    Returns:
        The specification, data and all; tasks without dependencies are left out.
    """
    critical = frozenset[str]() if schedule is None else frozenset(schedule.critical_tasks())
    stands = layered(graph)
    kinds = {True: LEGEND["critical"].say(lang), False: LEGEND["task"].say(lang)}
    nodes: list[Json] = [
        {
            "id": task,
            "x": at.column,
            "y": at.row,
            "kind": kinds[task in critical],
            "label": content_said(graph.plan[task], lang),
            "who": answering(graph.plan[task], lang),
        }
        for task, at in stands.items()
    ]
    edges: list[Json] = [
        {
            "x": stands[one.predecessor].column,
            "y": stands[one.predecessor].row,
            "x2": stands[one.successor].column,
            "y2": stands[one.successor].row,
            "type": one.type.value,
        }
        for one in graph.dependencies
    ]
    x: Json = {"field": "x", "type": "quantitative", "axis": None}
    y: Json = {"field": "y", "type": "quantitative", "axis": None, "scale": {"reverse": True}}
    scale: Json = {"domain": [kinds[True], kinds[False]], "range": [CRITICAL, PLAIN]}
    colour: Json = {"field": "kind", "type": "nominal", "scale": scale, "legend": {"title": None, "orient": "bottom"}}
    tooltip: Json = [
        {"field": "id", "type": "nominal"},
        {"field": "label", "type": "nominal", "title": _CONTENT.say(lang)},
        {"field": "who", "type": "nominal", "title": _WHO.say(lang)},
    ]
    return {
        "$schema": SCHEMA,
        "title": graph.plan.title or graph.plan.id,
        "config": _CONFIG,
        "width": 900,
        "height": 480,
        "layer": [
            {
                "data": {"values": edges},
                "mark": {"type": "rule", "color": FLOAT, "opacity": 0.9},
                "encoding": {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}},
            },
            {
                "data": {"values": nodes},
                "mark": {"type": "circle", "size": 700, "opacity": 1},
                "encoding": {"x": x, "y": y, "color": colour, "tooltip": tooltip},
            },
            {
                "data": {"values": nodes},
                "mark": {"type": "text", "color": "white", "fontSize": 10},
                "encoding": {"x": x, "y": y, "text": {"field": "id", "type": "nominal"}},
            },
        ],
    }
