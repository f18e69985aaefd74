"""Gantt chart and network as Matplotlib figures."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph
from egov_consolidation.rendering import _signs as sign
from egov_consolidation.rendering._bars import Bar, Link, bars, critical_links, month_starts, span
from egov_consolidation.rendering._fonts import font_for
from egov_consolidation.rendering._network import HIGH, NETWORK_KEY, WIDE, Box, Line, network_picture
from egov_consolidation.rendering._schedule_dates import schedule_lines
from egov_consolidation.rendering._width import display_width
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

_Axes: TypeAlias = Any
"""A figure or axes: what is drawn on. Matplotlib leaves much of their types open."""

_MOST_BARS = 1000
_HEAD_COLUMNS, _COLUMN = 170, 5.2
_MISSING = Text(
    en="pictures: the package matplotlib is not installed. pip install egov-consolidation[pictures] brings it",
    zh="绘图：未安装软件包 matplotlib，可用 pip install egov-consolidation[pictures] 安装",
)
_TOO_MANY = Text(
    en="picture of {plan}: {count} tasks, must be at most {most}. the SVG takes any number",
    zh="方案 {plan} 的图：任务 {count} 项，最多 {most} 项；SVG 格式不限",
)


def gantt_figure(schedule: Schedule, lang: Lang) -> Figure:
    """Return a Gantt chart of the planned dates as a Matplotlib figure; its signs are those of `gantt_svg`.

    Args:
        schedule: The schedule.
        lang: Language of the labels.

    Returns:
        A figure of its own, known to no window system: save it with `figure.savefig("gantt.png")`.

    Raises:
        UsageError: No task has dates, or more than fit in one picture; Matplotlib is not installed; no installed font
            has the characters.
    """
    _refuse_without_matplotlib()
    drawn = bars(schedule, lang)
    if len(drawn) > _MOST_BARS:
        raise UsageError(_TOO_MANY.fill(plan=schedule.plan.id, count=len(drawn), most=_MOST_BARS))
    heading = [schedule.plan.title or schedule.plan.id, *schedule_lines(schedule, lang, _HEAD_COLUMNS)]
    labels = [f"{sign.CRITICAL_SIGN if bar.is_critical else '　'} {bar.id}  {bar.label}" for bar in drawn]
    font = _font(*heading, *labels, *(text.say(lang) for text in sign.LEGEND.values()))
    figure, axes = _sheet((13, 1.5 + 0.26 * len(drawn)), heading, font)
    first, last = span(drawn, schedule.data_date)
    axes.set_xlim(first.toordinal() - 3, last.toordinal() + 3)
    axes.set_ylim(len(drawn) - 0.4, -0.6)
    months = month_starts(first, last)
    axes.set_xticks(
        [month.toordinal() for month in months], [month.isoformat()[:7] for month in months], fontproperties=font
    )
    axes.set_yticks(range(len(drawn)), labels, fontproperties=font, ha="left")
    axes.tick_params(length=0, colors=sign.INK)
    axes.tick_params(axis="y", pad=_COLUMN * max(map(display_width, labels)))
    axes.grid(axis="x", color=sign.GRID, zorder=0)
    axes.axvline(schedule.data_date.toordinal(), color=sign.INK, linewidth=1.2, zorder=1)
    axes.spines[:].set_visible(False)
    for row, bar in enumerate(drawn):
        _draw_bar(axes, bar, row)
    _draw_links(axes, drawn, critical_links(schedule))
    _legend(figure, font, lang, _GANTT_SIGNS)
    return figure


def _font(*words: str) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=font_for("".join(words)))


def _sheet(
    size: tuple[float, float], heading: Sequence[str], font: FontProperties, *, key: str = ""
) -> tuple[Figure, _Axes]:
    """Return a figure with a heading and a key below, and axes to draw on."""
    from matplotlib.figure import Figure

    width, height = size
    figure = Figure(figsize=(width, height + 0.2 * len(heading)), layout="constrained", facecolor=sign.PAPER)
    whole: _Axes = figure
    whole.suptitle(heading[0], fontproperties=font, fontsize=13, x=0.01, ha="left", color=sign.INK)
    whole.supxlabel(key, fontproperties=font, fontsize=8, x=0.01, ha="left", color=sign.FAINT)
    axes: _Axes = figure.add_subplot()
    axes.set_title("\n".join(heading[1:]), fontproperties=font, fontsize=9, loc="left", color=sign.FAINT)
    return figure, axes


def _draw_bar(axes: _Axes, bar: Bar, row: int) -> None:
    left, right = bar.start.toordinal(), bar.end.toordinal()
    if row % 2:
        axes.axhspan(row - 0.5, row + 0.5, color=sign.STRIPE, zorder=-1, linewidth=0)
    axes.plot([right, bar.float_end.toordinal()], [row, row], color=sign.FLOAT, linewidth=3, zorder=2)
    if bar.due is not None and bar.is_late:
        axes.plot([bar.due.toordinal(), right], [row, row], ":", color=sign.INK, linewidth=1, zorder=2)
    colour = sign.CRITICAL if bar.is_critical else sign.PLAIN
    axes.barh(row, right - left, left=left, height=0.55, color=colour, zorder=4)
    if bar.due is not None:
        due, name = bar.due.toordinal(), "late" if bar.is_late else "deadline"
        axes.plot([due], [row], zorder=5, **_DIAMONDS[name])
        if bar.is_conflict:
            axes.plot([due], [row], zorder=5, **_RING)


def _draw_links(axes: _Axes, drawn: Sequence[Bar], links: Iterable[Link]) -> None:
    """Draw what holds critical bars to each other: along the first, then up or down into the second."""
    rows = {bar.id: (row, bar) for row, bar in enumerate(drawn)}
    for link in links:
        (from_row, one), (to_row, other) = rows[link.source], rows[link.target]
        leaves = (one.end if link.leaves_finish else one.start).toordinal()
        enters = (other.start if link.enters_start else other.end).toordinal()
        edge = to_row - 0.28 if to_row > from_row else to_row + 0.28
        axes.plot([leaves, enters, enters], [from_row, from_row, edge], color=sign.CRITICAL, linewidth=1.2, zorder=3)
        axes.plot([enters], [edge], "v" if to_row > from_row else "^", color=sign.CRITICAL, markersize=4, zorder=3)


def _legend(figure: _Axes, font: FontProperties, lang: Lang, signs: Mapping[str, Mapping[str, Any]]) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], label=sign.LEGEND[name].say(lang), **dict(look)) for name, look in signs.items()]
    figure.legend(handles=handles, loc="outside lower left", ncols=len(handles), prop=font, frameon=False)


_DIAMONDS: Mapping[str, Mapping[str, Any]] = {
    name: {"marker": "D", "linestyle": "", "markersize": 5, "markerfacecolor": inside, "markeredgecolor": edge}
    for name, inside, edge in (("deadline", sign.PAPER, sign.INK), ("late", sign.INK, sign.PAPER))
}
_RING: Mapping[str, Any] = {
    "marker": "o",
    "linestyle": "",
    "markersize": 11,
    "markerfacecolor": "none",
    "markeredgecolor": sign.CONFLICT,
    "markeredgewidth": 1.6,
}
_GANTT_SIGNS: Mapping[str, Mapping[str, Any]] = {
    "critical": {"color": sign.CRITICAL, "linewidth": 7},
    "task": {"color": sign.PLAIN, "linewidth": 7},
    "float": {"color": sign.FLOAT, "linewidth": 3},
    **_DIAMONDS,
    "conflict": _RING,
    "data_date": {"color": sign.INK, "marker": "|", "linestyle": "", "markersize": 11},
}


def network_figure(graph: PlanGraph, lang: Lang, schedule: Schedule | None = None) -> Figure:
    """Return the tasks and dependencies as a Matplotlib figure, each task to the right of all that it waits for.

    Args:
        graph: The tasks and dependencies; tasks without any are left out.
        lang: Language of the labels.
        schedule: A schedule whose critical tasks and conflicts are marked.

    Raises:
        UsageError: There are more tasks than fit in one picture; Matplotlib is not installed; no installed font has the
            characters.
    """
    _refuse_without_matplotlib()
    picture = network_picture(graph, lang, schedule)
    heading = [picture.title, *(() if schedule is None else schedule_lines(schedule, lang, _HEAD_COLUMNS))]
    key = NETWORK_KEY.say(lang)
    words = [*heading, key, *(box.head + box.label for box in picture.boxes), *(line.label for line in picture.lines)]
    font = _font(*words)
    size = max(7.0, 2.0 * picture.columns), max(2.5, 0.62 * picture.rows + 0.6)
    figure, axes = _sheet(size, heading, font, key=key)
    axes.set_xlim(-0.5, picture.columns - 0.5)
    axes.set_ylim(picture.rows - 0.5, -0.5)
    axes.set_axis_off()
    for line in picture.lines:
        _draw_line(axes, line, font)
    for box in picture.boxes:
        _draw_box(axes, box, font)
    return figure


def _draw_line(axes: _Axes, line: Line, font: FontProperties) -> None:
    xs, ys = zip(*line.points, strict=True)
    axes.plot(xs, ys, ":" if line.is_judged else "-", color=line.colour, linewidth=line.weight, zorder=1)
    head, align = ("<", "left") if line.comes_from_right else (">", "right")
    axes.plot(xs[-1:], ys[-1:], head, color=line.colour, markersize=3 + line.weight, zorder=3)
    if line.label:
        look = {"color": line.label_colour, "fontproperties": font, "fontsize": 6.5, "zorder": 3}
        axes.text(*line.label_at, line.label, ha=align, va="center", **look)


def _draw_box(axes: _Axes, box: Box, font: FontProperties) -> None:
    from matplotlib.patches import Rectangle

    fill, ink = (sign.CRITICAL, sign.PAPER) if box.is_critical else (sign.PAPER, sign.INK)
    corner = (box.x - WIDE / 2, box.y - HIGH / 2)
    axes.add_patch(
        Rectangle(
            corner, WIDE, HIGH, facecolor=fill, edgecolor=sign.CRITICAL if box.is_critical else sign.FAINT, zorder=2
        )
    )
    for words, size, drop in ((box.head, 7.5, -0.13), (box.label, 6.5, 0.15)):
        axes.text(
            box.x,
            box.y + drop,
            words,
            color=ink,
            ha="center",
            va="center",
            fontproperties=font,
            fontsize=size,
            zorder=3,
        )


def _refuse_without_matplotlib() -> None:
    if importlib.util.find_spec("matplotlib") is None:
        raise UsageError(_MISSING)
