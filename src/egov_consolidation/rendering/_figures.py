"""Gantt chart and network as Matplotlib figures."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import PlanGraph, layered
from egov_consolidation.rendering._bars import bars, month_starts, span
from egov_consolidation.rendering._fonts import font_for
from egov_consolidation.rendering._signs import CRITICAL, DEADLINE, FLOAT, LEGEND, PLAIN
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MISSING = Text(
    en="pictures: the package matplotlib is not installed. pip install egov-consolidation[pictures] brings it",
    zh="绘图：未安装软件包 matplotlib，可用 pip install egov-consolidation[pictures] 安装",
)


def gantt_figure(schedule: Schedule, lang: Lang) -> Figure:
    """Return a Gantt chart of the planned dates as a Matplotlib figure.

    Args:
        schedule: The schedule.
        lang: Language of the labels.

    Returns:
        A figure of its own, known to no window system: save it with `figure.savefig("gantt.png")`.

    Raises:
        UsageError: No task has dates; Matplotlib is not installed; no installed font has the characters.
    """
    _refuse_without_matplotlib()
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    drawn = bars(schedule, lang)
    title = schedule.plan.title or schedule.plan.id
    words = [*(f"{bar.id} {bar.label}" for bar in drawn), title, *(text.say(lang) for text in LEGEND.values())]
    font = FontProperties(fname=font_for("".join(words)))
    figure = Figure(figsize=(13, 1.4 + 0.26 * len(drawn)), layout="constrained")
    axes: Any = figure.add_subplot()  # Matplotlib leaves much of its own types open
    for row, bar in enumerate(drawn):
        left, right = bar.start.toordinal(), bar.end.toordinal()
        if bar.late_finish is not None:
            axes.plot(
                [right, max(right, bar.late_finish.toordinal() + 1)], [row, row], color=FLOAT, linewidth=3, zorder=1
            )
        axes.barh(row, right - left, left=left, height=0.55, color=CRITICAL if bar.is_critical else PLAIN, zorder=2)
        if bar.last_day is not None:
            axes.plot(
                [bar.last_day.toordinal() + 1], [row], "D", color=DEADLINE, markersize=4, fillstyle="none", zorder=3
            )
    first, last = span(drawn, schedule.data_date)
    months = month_starts(first, last)
    axes.set_xlim(first.toordinal() - 5, last.toordinal() + 5)
    axes.set_ylim(len(drawn) - 0.4, -0.6)
    axes.set_xticks(
        [month.toordinal() for month in months], [month.isoformat()[:7] for month in months], fontproperties=font
    )
    axes.set_yticks(range(len(drawn)), [f"{bar.id}  {bar.label}" for bar in drawn], fontproperties=font)
    axes.grid(axis="x", color="#e3e6ea", zorder=0)
    axes.set_axisbelow(True)
    axes.set_title(title, fontproperties=font)
    signs = [
        Patch(color=CRITICAL, label=LEGEND["critical"].say(lang)),
        Patch(color=PLAIN, label=LEGEND["task"].say(lang)),
        Line2D([], [], color=FLOAT, linewidth=3, label=LEGEND["float"].say(lang)),
        Line2D([], [], color=DEADLINE, marker="D", linestyle="", fillstyle="none", label=LEGEND["deadline"].say(lang)),
    ]
    whole: Any = figure
    whole.legend(handles=signs, loc="outside lower center", ncols=len(signs), prop=font, frameon=False)
    return figure


def network_figure(graph: PlanGraph, schedule: Schedule | None = None) -> Figure:
    """Return the tasks and dependencies as a Matplotlib figure, each task to the right of all that it waits for.

    Args:
        graph: The tasks and dependencies; tasks without any are left out.
        schedule: A schedule whose critical tasks are marked.

    Raises:
        UsageError: Matplotlib is not installed; no installed font has the characters.
    """
    _refuse_without_matplotlib()
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    critical = frozenset[str]() if schedule is None else frozenset(schedule.critical_tasks())
    stands, title = layered(graph), graph.plan.title or graph.plan.id
    font = FontProperties(fname=font_for("".join([title, *stands])))
    rows = max((at.row for at in stands.values()), default=0) + 1
    columns = max((at.column for at in stands.values()), default=0) + 1
    figure = Figure(figsize=(max(6, 1.1 * columns), max(3, 0.55 * rows + 0.8)), layout="constrained")
    axes: Any = figure.add_subplot()
    for one in graph.dependencies:
        source, target = stands[one.predecessor], stands[one.successor]
        is_critical = {one.predecessor, one.successor} <= critical
        arrow = {
            "arrowstyle": "-|>",
            "color": CRITICAL if is_critical else FLOAT,
            "shrinkA": 13,
            "shrinkB": 13,
            "connectionstyle": "arc3,rad=0.08",
        }
        axes.annotate("", (target.column, target.row), (source.column, source.row), arrowprops=arrow, zorder=1)
    for task, at in stands.items():
        colour = CRITICAL if task in critical else PLAIN
        axes.scatter([at.column], [at.row], s=620, color=colour, zorder=2)
        axes.text(
            at.column, at.row, task, ha="center", va="center", color="white", fontproperties=font, size=8, zorder=3
        )
    axes.set_xlim(-0.6, columns - 0.4)
    axes.set_ylim(rows - 0.4, -0.6)
    axes.set_axis_off()
    axes.set_title(title, fontproperties=font)
    return figure


def _refuse_without_matplotlib() -> None:
    if importlib.util.find_spec("matplotlib") is None:
        raise UsageError(_MISSING)
