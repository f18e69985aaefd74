"""A Gantt chart as a Vega-Lite specification, for Altair, Vega and whatever else draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from egov_consolidation.dates import Day
from egov_consolidation.rendering import _signs as sign
from egov_consolidation.rendering._bars import Bar, Link, bars, critical_links, span
from egov_consolidation.rendering._json import Json
from egov_consolidation.rendering._schedule_dates import schedule_lines
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""Which form of specification it is; nothing is fetched from there. Later forms are a superset of what is used here."""

CONFIG: Json = {"font": sign.FONTS, "view": {"stroke": None}, "axis": {"labelColor": sign.INK, "gridColor": sign.GRID}}
WHO, CONTENT, LAST_DAY = (
    Text(en="who", zh="责任"),
    Text(en="content", zh="工作内容"),
    Text(en="last day", zh="截止日"),
)
_START, _FINISH, _LATE = (
    Text(en="start", zh="开始"),
    Text(en="finish", zh="完成"),
    Text(en="days late", zh="逾期天数"),
)
_WIDTH, _STEP, _LABELS, _COLUMNS = 860, 20, 300, 170


def gantt_spec(schedule: Schedule, lang: Lang) -> dict[str, Json]:
    """Return a Gantt chart of the planned dates as a Vega-Lite specification; its signs are those of `gantt_svg`.

    Args:
        schedule: The schedule.
        lang: Language of the labels.

    Returns:
        The specification, data and all; `altair.Chart.from_dict` takes it.

    Raises:
        UsageError: No task has dates.
    """
    drawn = bars(schedule, lang)
    return {
        "$schema": SCHEMA,
        "config": CONFIG,
        "background": sign.PAPER,
        "title": heading(schedule.plan.title or schedule.plan.id, schedule, lang),
        "width": _WIDTH,
        "height": {"step": _STEP},
        "data": {"values": [_bar(bar, lang) for bar in drawn]},
        "layer": [
            _float(drawn, schedule.data_date, lang),
            *_links(critical_links(schedule), drawn),
            _lateness(),
            _bars(lang),
            _deadlines(lang),
            _conflicts(lang),
            _data_date(schedule.data_date, lang),
        ],
    }


def heading(title: str, schedule: Schedule | None, lang: Lang) -> Json:
    """Return the title of a picture, with what stands out and what the dates rest on below it."""
    lines = [] if schedule is None else schedule_lines(schedule, lang, _COLUMNS)
    return {"text": title, "anchor": "start", "color": sign.INK, "subtitle": lines, "subtitleColor": sign.FAINT}


def _time(of: Day) -> str:
    return f"{of.isoformat()}T00:00:00"


def _row(bar: Bar) -> str:
    return f"{sign.CRITICAL_SIGN if bar.is_critical else '　'} {bar.id}  {bar.label}"


def _bar(bar: Bar, lang: Lang) -> Json:
    return {
        "row": _row(bar),
        "id": bar.id,
        "label": bar.label,
        "who": bar.who,
        "kind": sign.LEGEND["critical" if bar.is_critical else "task"].say(lang),
        "float": sign.LEGEND["float"].say(lang),
        "conflict": sign.LEGEND["conflict"].say(lang),
        "start": _time(bar.start),
        "end": _time(bar.end),
        "float_end": _time(bar.float_end),
        "due": None if bar.due is None else _time(bar.due),
        "deadline": sign.LEGEND["late" if bar.is_late else "deadline"].say(lang),
        "is_late": bar.is_late,
        "is_conflict": bar.is_conflict,
        "first_day": bar.start.isoformat(),
        "finish": bar.finish.isoformat(),
        "last_day": None if bar.last_day is None else bar.last_day.isoformat(),
        "days_late": bar.days_late,
    }


def _x(field: str) -> dict[str, Json]:
    return {"field": field, "type": "temporal"}


_Y: Mapping[str, Json] = {"field": "row", "type": "nominal", "sort": None}


def _named(lang: Lang, *names: str) -> list[str]:
    return [sign.LEGEND[name].say(lang) for name in names]


def _colour(lang: Lang) -> dict[str, Json]:
    """Return the scale of the bars, with its legend."""
    scale: Json = {
        "domain": _named(lang, "critical", "task", "float"),
        "range": [sign.CRITICAL, sign.PLAIN, sign.FLOAT],
    }
    return {"scale": scale, "legend": {"title": None, "orient": "bottom", "symbolType": "square"}}


def _tooltip(lang: Lang) -> Json:
    titles = {
        "id": None,
        "label": CONTENT,
        "who": WHO,
        "first_day": _START,
        "finish": _FINISH,
        "last_day": LAST_DAY,
        "days_late": _LATE,
    }
    return [
        {"field": field, "type": "nominal", "title": field if title is None else title.say(lang)}
        for field, title in titles.items()
    ]


def _float(drawn: Sequence[Bar], data_date: Day, lang: Lang) -> Json:
    """Return the lines as far as tasks may slip; the first layer sets the axes of all."""
    months: Json = {
        "format": "%Y-%m",
        "title": None,
        "labelOverlap": True,
        "domain": False,
        "ticks": False,
        "orient": "top",
    }
    labels: Json = {
        "title": None,
        "labelAlign": "left",
        "labelPadding": _LABELS,
        "labelLimit": _LABELS,
        "domain": False,
        "ticks": False,
        "labelFontWeight": {
            "condition": {"test": f"indexof(datum.value, '{sign.CRITICAL_SIGN}') == 0", "value": "bold"},
            "value": "normal",
        },
    }
    domain: Json = {"domain": [_time(day) for day in span(drawn, data_date)]}
    return {
        "mark": {"type": "rule", "size": 4},
        "encoding": {
            "x": {**_x("end"), "scale": domain, "axis": months},
            "x2": {"field": "float_end"},
            "y": {**_Y, "scale": {"domain": [_row(bar) for bar in drawn]}, "axis": labels},
            "color": {"field": "float", "type": "nominal", **_colour(lang)},
        },
    }


def _lateness() -> Json:
    return {
        "transform": [{"filter": "datum.is_late"}],
        "mark": {"type": "rule", "color": sign.INK, "strokeDash": [2, 3]},
        "encoding": {"x": _x("due"), "x2": {"field": "end"}, "y": _Y},
    }


def _bars(lang: Lang) -> Json:
    return {
        "mark": {"type": "bar", "height": 11},
        "encoding": {
            "x": _x("start"),
            "x2": {"field": "end"},
            "y": _Y,
            "color": {"field": "kind", "type": "nominal", **_colour(lang)},
            "tooltip": _tooltip(lang),
        },
    }


def _deadlines(lang: Lang) -> Json:
    names = _named(lang, "deadline", "late")
    legend: Json = {"title": None, "orient": "bottom", "symbolType": "diamond", "symbolStrokeColor": sign.INK}
    scale: Json = {"domain": names, "range": [sign.PAPER, sign.INK]}
    return {
        "transform": [{"filter": "datum.due != null"}],
        "mark": {"type": "point", "shape": "diamond", "size": 60, "stroke": sign.INK, "strokeWidth": 1.2, "opacity": 1},
        "encoding": {
            "x": _x("due"),
            "y": _Y,
            "fill": {"field": "deadline", "type": "nominal", "scale": scale, "legend": legend},
            "tooltip": _tooltip(lang),
        },
    }


def _conflicts(lang: Lang) -> Json:
    (name,) = _named(lang, "conflict")
    legend: Json = {"title": None, "orient": "bottom", "symbolSize": 140, "symbolStrokeWidth": 1.8}
    return {
        "transform": [{"filter": "datum.is_conflict"}],
        "mark": {"type": "point", "shape": "circle", "size": 220, "strokeWidth": 1.8, "opacity": 1},
        "encoding": {
            "x": _x("due"),
            "y": _Y,
            "stroke": {
                "field": "conflict",
                "type": "nominal",
                "scale": {"domain": [name], "range": [sign.CONFLICT]},
                "legend": legend,
            },
        },
    }


def _data_date(of: Day, lang: Lang) -> Json:
    words = f"{sign.LEGEND['data_date'].say(lang)} {of.isoformat()}"
    return {
        "data": {"values": [{"day": _time(of), "words": words}]},
        "encoding": {"x": _x("day"), "tooltip": {"field": "words", "type": "nominal"}},
        "layer": [
            {"mark": {"type": "rule", "color": sign.INK, "size": 1.5}},
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "top",
                    "y": "height",
                    "dy": 6,
                    "color": sign.FAINT,
                },
                "encoding": {"text": {"field": "words", "type": "nominal"}},
            },
        ],
    }


def _links(links: Sequence[Link], drawn: Sequence[Bar]) -> Iterator[Json]:
    """Yield the lines from one critical bar to another, and the heads of those that lead down and up."""
    rows = {bar.id: (place, bar) for place, bar in enumerate(drawn)}
    corners: list[Json] = []
    heads: dict[str, list[Json]] = {"triangle-down": [], "triangle-up": []}
    for number, link in enumerate(links):
        (from_row, one), (to_row, other) = rows[link.source], rows[link.target]
        leaves = one.end if link.leaves_finish else one.start
        enters = other.start if link.enters_start else other.end
        way = ((leaves, one), (enters, one), (enters, other))
        corners += (
            {"link": number, "corner": place, "day": _time(day), "row": _row(bar)}
            for place, (day, bar) in enumerate(way)
        )
        heads["triangle-down" if to_row > from_row else "triangle-up"].append(
            {"day": _time(enters), "row": _row(other)}
        )
    at: Json = {"x": _x("day"), "y": _Y}
    yield {
        "data": {"values": corners},
        "mark": {"type": "line", "color": sign.CRITICAL, "strokeWidth": 1.3},
        "encoding": {"x": _x("day"), "y": _Y, "detail": {"field": "link"}, "order": {"field": "corner"}},
    }
    for shape, values in heads.items():
        yield {
            "data": {"values": values},
            "mark": {
                "type": "point",
                "shape": shape,
                "filled": True,
                "color": sign.CRITICAL,
                "size": 34,
                "opacity": 1,
                "yOffset": -8 if shape == "triangle-down" else 8,
            },
            "encoding": at,
        }
