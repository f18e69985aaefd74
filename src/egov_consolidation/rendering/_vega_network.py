"""A picture of the dependencies as a Vega-Lite specification."""

from __future__ import annotations

from collections.abc import Mapping

from egov_consolidation.graph import PlanGraph
from egov_consolidation.rendering import _signs as sign
from egov_consolidation.rendering._json import Json
from egov_consolidation.rendering._network import HIGH, NETWORK_KEY, WIDE, Box, Line, network_picture
from egov_consolidation.rendering._tasks import answering, content_said
from egov_consolidation.rendering._vega import CONFIG, CONTENT, LAST_DAY, SCHEMA, WHO, heading
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang

_COLUMN, _ROW = 215, 54
_AS_IT_IS: Mapping[str, Json] = {"field": "colour", "type": "nominal", "scale": None}
_SIDE = "datum.head == 'triangle-left' ? 'left' : 'right'"
_HEAD, _LABEL = ("head", "bold", -9), ("label", "normal", 9)


def network_spec(graph: PlanGraph, lang: Lang, schedule: Schedule | None = None) -> dict[str, Json]:
    """Return the tasks and dependencies as a picture: a Vega-Lite specification.

    Each task stands to the right of all that it waits for.

    Args:
        graph: The tasks and dependencies; tasks without any are left out.
        lang: Language of the labels.
        schedule: A schedule whose critical tasks and conflicts are marked.

    Returns:
        The specification, data and all; `altair.Chart.from_dict` takes it.

    Raises:
        UsageError: There are more tasks than fit in one picture.
    """
    picture = network_picture(graph, lang, schedule)
    x = _position("x", [-0.5, picture.columns - 0.5])
    y = _position("y", [picture.rows - 0.5, -0.5])
    points: list[Json] = [
        {"line": number, "point": place, "x": at[0], "y": at[1], **_look(line)}
        for number, line in enumerate(picture.lines)
        for place, at in enumerate(line.points)
    ]
    ends: list[Json] = [_end(line) for line in picture.lines]
    boxes: Json = {"values": [_box(graph, box, lang) for box in picture.boxes]}
    return {
        "$schema": SCHEMA,
        "config": CONFIG,
        "background": sign.PAPER,
        "title": heading(picture.title, schedule, lang),
        "width": round(_COLUMN * picture.columns),
        "height": round(_ROW * picture.rows),
        "layer": [
            {
                "data": {"values": points},
                "mark": {"type": "line", "opacity": 1},
                "encoding": {"x": x, "y": y, "detail": {"field": "line"}, "order": {"field": "point"}, **_strokes()},
            },
            {
                "data": {"values": ends},
                "mark": {"type": "point", "filled": True, "size": 40, "opacity": 1},
                "encoding": {"x": x, "y": y, "color": _AS_IT_IS, "shape": {"field": "head", "scale": None}},
            },
            {
                "data": {"values": ends},
                "mark": {"type": "text", "fontSize": 9, "align": {"expr": _SIDE}},
                "encoding": {
                    "x": {**x, "field": "label_x"},
                    "y": {**y, "field": "label_y"},
                    "color": {**_AS_IT_IS, "field": "label_colour"},
                    "text": {"field": "label", "type": "nominal"},
                },
            },
            {
                "data": boxes,
                "mark": {"type": "rect", "stroke": sign.FAINT},
                "encoding": {
                    "x": {**x, "field": "left"},
                    "x2": {"field": "right"},
                    "y": {**y, "field": "top"},
                    "y2": {"field": "bottom"},
                    "color": _kinds(lang),
                    "tooltip": _tooltip(lang),
                },
            },
            *(_words(boxes, x, y, line) for line in (_HEAD, _LABEL)),
            _key(lang),
        ],
    }


def _position(field: str, domain: list[float]) -> dict[str, Json]:
    return {
        "field": field,
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": domain, "nice": False, "zero": False},
    }


def _look(line: Line) -> dict[str, Json]:
    return {
        "predecessor": line.predecessor,
        "successor": line.successor,
        "colour": line.colour,
        "weight": line.weight,
        "is_judged": line.is_judged,
        "head": "triangle-left" if line.comes_from_right else "triangle-right",
    }


def _end(line: Line) -> Json:
    (x, y), (label_x, label_y) = line.points[-1], line.label_at
    label: Mapping[str, Json] = {
        "label": line.label,
        "label_x": label_x,
        "label_y": label_y,
        "label_colour": line.label_colour,
    }
    return {"x": x, "y": y, **label, **_look(line)}


def _strokes() -> dict[str, Json]:
    """Return how lines look: as their colour and weight say, and dotted where they rest on judgement."""
    dotted: Json = {"condition": {"test": "datum.is_judged", "value": [2, 3]}, "value": [1, 0]}
    weight: Json = {"field": "weight", "type": "quantitative", "scale": None}
    return {"color": _AS_IT_IS, "strokeWidth": weight, "strokeDash": dotted}


def _box(graph: PlanGraph, box: Box, lang: Lang) -> Json:
    task = graph.plan[box.id]
    last_day = task.deadline.last_day
    return {
        "id": box.id,
        "head": box.head,
        "label": box.label,
        "x": box.x,
        "y": box.y,
        "left": box.x - WIDE / 2,
        "right": box.x + WIDE / 2,
        "top": box.y - HIGH / 2,
        "bottom": box.y + HIGH / 2,
        "kind": sign.LEGEND["critical" if box.is_critical else "task"].say(lang),
        "ink": sign.PAPER if box.is_critical else sign.INK,
        "who": answering(task, lang),
        "content": content_said(task, lang),
        "last_day": None if last_day is None else last_day.isoformat(),
    }


def _kinds(lang: Lang) -> Json:
    names: Json = [sign.LEGEND[name].say(lang) for name in ("critical", "task")]
    legend: Json = {"title": None, "orient": "bottom", "symbolType": "square", "symbolStrokeColor": sign.FAINT}
    scale: Json = {"domain": names, "range": [sign.CRITICAL, sign.PAPER]}
    return {"field": "kind", "type": "nominal", "scale": scale, "legend": legend}


def _tooltip(lang: Lang) -> Json:
    titles = {"content": CONTENT, "who": WHO, "last_day": LAST_DAY}
    return [
        {"field": "id", "type": "nominal"},
        *({"field": field, "type": "nominal", "title": title.say(lang)} for field, title in titles.items()),
    ]


def _words(boxes: Json, x: dict[str, Json], y: dict[str, Json], line: tuple[str, str, int]) -> Json:
    field, weight, drop = line
    return {
        "data": boxes,
        "mark": {"type": "text", "fontSize": 10.5, "fontWeight": weight, "dy": drop},
        "encoding": {
            "x": x,
            "y": y,
            "text": {"field": field, "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _key(lang: Lang) -> Json:
    """Return what the lines mean, below the picture."""
    return {
        "data": {"values": [{"words": NETWORK_KEY.say(lang)}]},
        "mark": {"type": "text", "align": "left", "x": 0, "y": "height", "dy": 12, "color": sign.FAINT},
        "encoding": {"text": {"field": "words", "type": "nominal"}},
    }
