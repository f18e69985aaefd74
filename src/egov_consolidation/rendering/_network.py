"""What a picture of the dependencies shows: a box for each task, and lines from left to right between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.graph import Layout, PlanGraph, Position, layered
from egov_consolidation.model import Dependency, Mark
from egov_consolidation.rendering._bars import critical_links
from egov_consolidation.rendering._graph import GRAPH_KEY
from egov_consolidation.rendering._signs import CONFLICT, CRITICAL, CRITICAL_SIGN, FAINT
from egov_consolidation.rendering._tasks import answering, content_said
from egov_consolidation.rendering._width import cut
from egov_consolidation.schedule import Schedule
from egov_consolidation.wording import Lang, Text, days_said

WIDE, HIGH = 0.6, 0.66
"""How much of a column and of a row a box takes."""

MOST_BOXES = 1000
"""So many tasks fit in one picture; nobody can read more."""

_LABEL = 22
"""Columns of a line in a box."""

_STEPS = 8
_BULGE, _ASIDE, _APART = 0.2, 0.05, 0.17
_TOO_MANY = Text(
    en="picture of {plan}: {count} tasks, must be at most {most}. leave some out, or take the dependencies as data",
    zh="方案 {plan} 的图：任务 {count} 项，最多 {most} 项。请减少任务，或改用数据格式输出依赖关系",
)
NETWORK_KEY = Text(
    en=f"{GRAPH_KEY.en}; ★ critical; × days by which deadlines contradict the order of work",
    zh=f"{GRAPH_KEY.zh}；★ 关键任务；× 时限与工作次序相悖的天数",
)
"""What the signs of the picture mean."""

_SHORT = Text(en="× {days} short", zh="× 差 {days}")

Point: TypeAlias = "tuple[float, float]"
"""Columns from the left, rows from the top."""


@attrs.frozen(kw_only=True)
class Box:
    """What the picture shows of one task.

    Attributes:
        id: Id of the task.
        head: Its id, and who answers for it, cut to one line.
        label: Its content, cut to one line.
        x: The middle of the box, in columns from the left.
        y: The middle of the box, in rows from the top.
        is_critical: Whether it is critical.
    """

    id: str
    head: str
    label: str
    x: float
    y: float
    is_critical: bool


@attrs.frozen(kw_only=True)
class Line:
    """What the picture shows of one dependency.

    Attributes:
        predecessor: Id of the task that it leads from.
        successor: Id of the task that it leads to.
        points: Where it runs.
        label: What is written at its end: its type and lag, where it is not plain finish to start; the days that are
            short, where the deadlines contradict it.
        is_critical: Whether it holds one critical task to another.
        is_judged: Whether it rests on judgement.
        is_conflict: Whether the deadlines contradict it.
    """

    predecessor: str
    successor: str
    points: tuple[Point, ...]
    label: str
    is_critical: bool
    is_judged: bool
    is_conflict: bool

    @property
    def colour(self) -> str:
        """In which colour it is drawn: that of the critical chain before that of a conflict."""
        return CRITICAL if self.is_critical else CONFLICT if self.is_conflict else FAINT

    @property
    def weight(self) -> float:
        """How thick it is drawn."""
        return 2.4 if self.is_critical else 1.6 if self.is_conflict else 0.8

    @property
    def label_colour(self) -> str:
        """In which colour the label is written."""
        return CONFLICT if self.is_conflict else self.colour

    @property
    def label_at(self) -> Point:
        """Where the label stands: beside the end, days that are short above it, types below."""
        x, y = self.points[-1]
        return x + (_ASIDE if self.comes_from_right else -_ASIDE), y + (-_APART if self.is_conflict else _APART)

    @property
    def comes_from_right(self) -> bool:
        """Whether it reaches its end from the right: where the two tasks share a column."""
        return self.points[-2][0] > self.points[-1][0]


@attrs.frozen(kw_only=True)
class Picture:
    """What a picture of the dependencies shows.

    Attributes:
        title: Its title.
        boxes: The tasks that have a dependency.
        lines: The dependencies, the critical ones last, so that they lie uppermost.
        columns: How many columns it has.
        rows: How many rows it has.
    """

    title: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    columns: float
    rows: float


def network_picture(graph: PlanGraph, lang: Lang, schedule: Schedule | None = None) -> Picture:
    """Return what a picture of the dependencies shows.

    Args:
        graph: The tasks and dependencies; tasks without any are left out.
        lang: Language of the labels.
        schedule: A schedule whose critical tasks and conflicts are marked.

    Raises:
        UsageError: There are more tasks than a picture has room for.
    """
    layout = layered(graph)
    if len(layout.tasks) > MOST_BOXES:
        raise UsageError(_TOO_MANY.fill(plan=graph.plan.id, count=len(layout.tasks), most=MOST_BOXES))
    critical = frozenset[str]() if schedule is None else frozenset(schedule.critical_tasks())
    lines = _lines(graph, layout, lang, schedule)
    stops = [*layout.tasks.values(), *(stop for bends in layout.bends.values() for stop in bends)]
    return Picture(
        title=graph.plan.title or graph.plan.id,
        boxes=tuple(_box(graph, task, at, lang, is_critical=task in critical) for task, at in layout.tasks.items()),
        lines=tuple(sorted(lines, key=lambda line: (line.is_critical, line.is_conflict))),
        columns=max((at.column for at in stops), default=0) + 1,
        rows=max((at.row for at in stops), default=0) + 1,
    )


def _box(graph: PlanGraph, task_id: str, at: Position, lang: Lang, *, is_critical: bool) -> Box:
    task = graph.plan[task_id]
    sign = f"{CRITICAL_SIGN} " if is_critical else ""
    return Box(
        id=task_id,
        head=cut(f"{sign}{task_id} {answering(task, lang)}".replace("\n", " ").strip(), _LABEL),
        label=cut(content_said(task, lang).replace("\n", " "), _LABEL),
        x=at.column,
        y=at.row,
        is_critical=is_critical,
    )


def _lines(graph: PlanGraph, layout: Layout, lang: Lang, schedule: Schedule | None) -> Iterator[Line]:
    driving = set[tuple[str, str]]()
    short: Mapping[Dependency, int] = {}
    if schedule is not None:
        driving = {(one.source, one.target) for one in critical_links(schedule)}
        short = _days_short(schedule)
    for one in graph.dependencies:
        pair = one.predecessor, one.successor
        if one.predecessor != one.successor:
            yield Line(
                predecessor=one.predecessor,
                successor=one.successor,
                points=tuple(_points(layout.tasks[pair[0]], layout.bends[pair], layout.tasks[pair[1]])),
                label=_label(one, short.get(one), lang),
                is_critical=pair in driving,
                is_judged=one.mark is Mark.JUDGEMENT,
                is_conflict=one in short,
            )


def _days_short(schedule: Schedule) -> Mapping[Dependency, int]:
    return {one: room.days_short for room in schedule.deadlines.conflicts for one in room.dependencies}


def _label(one: Dependency, short: int | None, lang: Lang) -> str:
    if short is not None:
        return _SHORT.say(lang, days=days_said(short))
    lag = f" {one.lag:+d}" if one.lag else ""
    return "" if one.type.value == "FS" and not lag else one.type.value + lag


def _points(one: Position, bends: tuple[Position, ...], other: Position) -> Iterator[Point]:
    """Yield where a line runs: from the right of one box to the left of the other, flat beside the boxes it passes.

    Where the two share a column it runs around, from the right of the one to the right of the other.
    """
    half = WIDE / 2
    leaves = (one.column + half, one.row)
    yield leaves
    if one.column == other.column:
        enters = (other.column + half, other.row)
        yield from _curve(leaves, (leaves[0] + _BULGE, leaves[1]), (enters[0] + _BULGE, enters[1]), enters)
        return
    for stop in (*bends, other):
        enters = (stop.column - half, stop.row)
        middle = (leaves[0] + enters[0]) / 2
        yield from _curve(leaves, (middle, leaves[1]), (middle, enters[1]), enters)
        leaves = (stop.column + half, stop.row)
        if stop is not other:
            yield leaves


def _curve(*corners: Point) -> Iterator[Point]:
    """Yield points of a cubic Bézier curve after its first one."""
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        x, y = (sum(share * corner[axis] for share, corner in zip(shares, corners, strict=True)) for axis in (0, 1))
        yield round(x, 3), round(y, 3)
