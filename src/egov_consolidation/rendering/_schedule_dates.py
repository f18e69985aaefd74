"""The dates of a schedule for people: what they rest on, the critical paths, and a row for each task."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.model import Task
from egov_consolidation.rendering._days import days_late
from egov_consolidation.rendering._parts import Part, Statement, Table, words_with_place
from egov_consolidation.rendering._signs import CRITICAL_SIGN, LATE_SIGN
from egov_consolidation.rendering._tasks import answering, content_said
from egov_consolidation.rendering._width import cut, display_width, wrap
from egov_consolidation.schedule import Schedule, ScheduledTask
from egov_consolidation.wording import Lang, Text, days_said

_PATHS = 5
_WHO, _LEAST, _GAP = 18, 12, 2
_HEADING = Text(en="dates of {count} tasks", zh="{count} 项任务的日期")
_SIGNS = Text(
    en="{critical} critical: a day lost here is a day lost at the end; {late} misses its deadline by these dates.",
    zh="{critical} 关键任务：每延误一天，总工期即顺延一天；{late} 按此日期将逾期。",
)
_HEAD = Text(
    en="From {data_date}{assumed}: {days}, to {finish}. Critical tasks: {critical}; critical paths: {paths}; deadlines "
    "against the order of work: {conflicts}; deadlines that these dates miss: {late}.",
    zh="自 {data_date} 起{assumed}，共 {days}，至 {finish}。关键任务 {critical} 项，关键路径 {paths} 条；"
    "与工作次序相悖的完成时限 {conflicts} 处；按此日期将逾期的任务 {late} 项。",
)
_NO_HEAD = Text(
    en="From {data_date}{assumed}: no dates fit the plan, because tasks wait for each other.",
    zh="自 {data_date} 起{assumed}：任务互相等待，排不出日期。",
)
_NO_DATES = Text(en="From {data_date}{assumed}: no task has dates.", zh="自 {data_date} 起{assumed}：没有任务有日期。")
_ASSUMED = Text(en=" (assumed)", zh="（假定）")
_ESTIMATED = Text(
    en="The plan gives no duration for {count} tasks: estimates {id} are used{assumption}. Dates and floats rest on "
    "that; deadlines are compared without it.",
    zh="方案未写明 {count} 项任务的工期，采用工期估计 {id}{assumption}。日期和时差以此为前提；"
    "比较完成时限时不用估计值。",
)
_UNCONFIRMED = Text(en=", an assumption that nobody has confirmed", zh="（假定值，未经任何人确认）")
_NOTHING = Text(en="", zh="")
_ZERO = Text(
    en="The plan gives no duration for {count} tasks: each is taken to need no days.",
    zh="方案未写明 {count} 项任务的工期，均按 0 天计。",
)
_WORKING = Text(en="Days are working days.", zh="天数按工作日计。")
_PROJECTED = Text(
    en="The holiday arrangement of {years} is not published: weekends alone are taken off there.",
    zh="{years} 年的放假安排尚未公布，仅按周末休息推算。",
)
_LEFT_OUT = Text(
    en="Without dates (standing, recurring or conditional): {tasks}", zh="无日期（长期、周期性或待定）：{tasks}"
)
_PATH_HEADING = Text(en="critical paths: {count}", zh="关键路径：{count} 条")
_MORE_PATHS = Text(en="and {count} more", zh="另有 {count} 条")
_LOOPS = Text(en="tasks that wait for each other: {count}", zh="互相等待的任务：{count} 处")
_LOOP = Text(en="{tasks}: {days} too many", zh="{tasks}：多出 {days}")


def schedule_head(schedule: Schedule, lang: Lang) -> str:
    """Return a schedule in a sentence or two: from when to when, and what stands out."""
    is_dated = any(dates.start is not None for dates in schedule)
    text = _HEAD if is_dated else _NO_DATES if schedule.is_feasible else _NO_HEAD
    return text.say(
        lang,
        data_date=schedule.data_date,
        assumed=_ASSUMED if schedule.is_data_date_assumed else _NOTHING,
        days=days_said(schedule.makespan or 0),
        finish=schedule.finish,
        critical=len(schedule.critical_tasks()),
        paths=schedule.critical_path_count,
        conflicts=len(schedule.deadlines.conflicts),
        late=sum(days_late(schedule.plan[dates.id], dates) > 0 for dates in schedule),
    )


def schedule_notes(schedule: Schedule, lang: Lang) -> tuple[str, ...]:
    """Return what dates rest on that the plan does not say, each as a sentence."""
    return tuple(note.say(lang) for note in _notes(schedule))


def _notes(schedule: Schedule) -> Iterator[Text]:
    count = len(schedule.assumed_durations)
    if schedule.estimates is not None:
        assumption = _UNCONFIRMED if schedule.estimates.is_assumption else _NOTHING
        yield _ESTIMATED.fill(count=count, id=schedule.estimates.id, assumption=assumption)
    elif count:
        yield _ZERO.fill(count=count)
    if schedule.options.calendar is not None:
        yield _WORKING
    if schedule.projected_years:
        yield _PROJECTED.fill(years=tuple(map(str, schedule.projected_years)))


def schedule_lines(schedule: Schedule, lang: Lang, width: int) -> list[str]:
    """Return what stands above a picture of a schedule: it in a sentence or two, and what its dates rest on."""
    said = (schedule_head(schedule, lang), *schedule_notes(schedule, lang))
    return [line for one in said for line in wrap(one, width)]


def contradiction_parts(schedule: Schedule, lang: Lang) -> Iterator[Part]:
    """Yield where tasks wait for each other, with the words that make them."""
    loops = schedule.contradictions
    if loops:
        statements = tuple(
            Statement(
                words=_LOOP.say(lang, tasks=" → ".join((*loop.tasks, loop.tasks[0])), days=days_said(loop.days)),
                quotes=tuple(
                    words_with_place(quote, schedule.plan.id) for one in loop.dependencies for quote in one.quotes
                ),
            )
            for loop in loops
        )
        yield Part(heading=_LOOPS.say(lang, count=len(loops)), statements=statements)


def path_parts(schedule: Schedule, lang: Lang) -> Iterator[Part]:
    """Yield the critical paths, the first few in full."""
    count = schedule.critical_path_count
    if count:
        lines = [f"{CRITICAL_SIGN} {' → '.join(path)}" for path in schedule.critical_paths[:_PATHS]]
        if count > _PATHS:
            lines.append(_MORE_PATHS.say(lang, count=count - _PATHS))
        yield Part(heading=_PATH_HEADING.say(lang, count=count), paragraphs=tuple(lines))


@attrs.frozen
class _Row:
    """A task, its dates, and the language in which they are shown."""

    task: Task
    dates: ScheduledTask
    lang: Lang


_Cell: TypeAlias = "Callable[[_Row], str]"


@attrs.frozen(kw_only=True)
class _Column:
    """A column of the table of dates.

    Attributes:
        header: Its title.
        cell: What stands in it.
        least: From how many columns on a terminal has room for it.
        is_figure: Whether it holds numbers.
    """

    header: Text
    cell: _Cell
    least: int = 0
    is_figure: bool = False


def _who(row: _Row) -> str:
    return answering(row.task, row.lang)


def _content(row: _Row) -> str:
    return content_said(row.task, row.lang).replace("\n", " ")


def _last_day(row: _Row) -> str:
    return _iso(row.task.deadline.last_day) + (f" {LATE_SIGN}" if days_late(row.task, row.dates) else "")


_CONTENT = _Column(header=Text(en="content", zh="工作内容"), cell=_content)
_COLUMNS = (
    _Column(header=Text(en="", zh=""), cell=lambda row: CRITICAL_SIGN if row.dates.is_critical else ""),
    _Column(header=Text(en="id", zh="编号"), cell=lambda row: row.task.id),
    _Column(header=Text(en="who", zh="责任"), cell=_who, least=110),
    _CONTENT,
    _Column(header=Text(en="days", zh="工期"), cell=lambda row: str(row.dates.duration), is_figure=True),
    _Column(header=Text(en="early start", zh="最早开始"), cell=lambda row: _iso(row.dates.early_start)),
    _Column(header=Text(en="early finish", zh="最早完成"), cell=lambda row: _iso(row.dates.early_finish)),
    _Column(header=Text(en="late finish", zh="最迟完成"), cell=lambda row: _iso(row.dates.late_finish), least=96),
    _Column(header=Text(en="float", zh="总时差"), cell=lambda row: _number(row.dates.total_float), is_figure=True),
    _Column(header=Text(en="last day", zh="截止日"), cell=_last_day),
)


def _iso(of: Day | None) -> str:
    return "" if of is None else of.isoformat()


def _number(of: int | None) -> str:
    return "" if of is None else str(of)


def date_parts(
    schedule: Schedule, lang: Lang, *, width: int | None = None, pictures: tuple[str, ...] = ()
) -> Iterator[Part]:
    """Yield the table of dates, the critical chain marked.

    Args:
        schedule: The schedule.
        lang: Language of the words.
        width: Columns of the terminal: the content of tasks is cut to fit. `None` to show it whole.
        pictures: The same as SVG.
    """
    left_out = tuple(task.id for task in schedule if task.early_start is None)
    rows = [_Row(schedule.plan[one.id], one, lang) for one in schedule if one.early_start is not None]
    if rows:
        notes = [_SIGNS.say(lang, critical=CRITICAL_SIGN, late=LATE_SIGN)]
        if left_out:
            notes.append(_LEFT_OUT.say(lang, tasks=left_out))
        yield Part(
            heading=_HEADING.say(lang, count=len(rows)),
            pictures=pictures,
            paragraphs=tuple(notes),
            table=_table(rows, lang, width),
        )


def _table(rows: Sequence[_Row], lang: Lang, width: int | None) -> Table:
    columns = [column for column in _COLUMNS if width is None or width >= column.least]
    headers = [column.header.say(lang) for column in columns]
    cells = [[column.cell(row) for column in columns] for row in rows]
    if width is not None:
        cells = _fitted(headers, cells, columns.index(_CONTENT), width)
    figures = frozenset(place for place, column in enumerate(columns) if column.is_figure)
    return Table(headers=headers, rows=cells, mark=CRITICAL_SIGN, figures=figures)


def _fitted(headers: Sequence[str], rows: Sequence[Sequence[str]], content: int, width: int) -> list[list[str]]:
    """Return the rows with units cut to one line, and contents to what the other columns leave."""
    rows = [[cell if place == content else cut(cell, _WHO) for place, cell in enumerate(row)] for row in rows]
    taken = sum(
        max(map(display_width, column)) + _GAP
        for place, column in enumerate(zip(headers, *rows, strict=True))
        if place != content
    )
    room = max(_LEAST, width - taken)
    return [[cut(cell, room) if place == content else cell for place, cell in enumerate(row)] for row in rows]
