"""A schedule for people: dates, floats, critical paths, and what the deadlines leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.rendering._gantt_svg import gantt_svg
from egov_consolidation.rendering._html import html_page, parts_html
from egov_consolidation.rendering._parts import Part, Statement, Table, parts_markdown, parts_text, quoted
from egov_consolidation.rendering._tasks import answering, content_said, unit_said
from egov_consolidation.rendering._width import cut
from egov_consolidation.schedule import (
    BrokenDeadline,
    DateChange,
    DeadlineChain,
    DeadlineRoom,
    Lateness,
    RepairPlan,
    RepairPolicy,
    Schedule,
    WhatIf,
)
from egov_consolidation.wording import Lang, Text

CRITICAL = "★"
"""The sign of a critical task, of the characters that a Chinese console can print."""

_PATHS, _CHAINS, _WHO, _PAGE = 5, 8, 18, 130
_FIGURES = 78
"""Columns that the numbers and days of a task take."""

_WITH_UNITS = 110
"""From how many columns on a terminal has room for who answers."""

_MONTH = 31
_HEAD = Text(
    en="{title} ({id}), from {data_date}{assumed}: {days} days, to {finish}; critical tasks {critical}, critical paths "
    "{paths}",
    zh="{title}（{id}），自 {data_date} 起{assumed}：共 {days} 天，至 {finish}；关键任务 {critical} 项，"
    "关键路径 {paths} 条",
)
_NO_HEAD = Text(
    en="{title} ({id}), from {data_date}{assumed}: no dates fit it, because tasks wait for each other",
    zh="{title}（{id}），自 {data_date} 起{assumed}：任务互相等待，排不出日期",
)
_ASSUMED_DATE = Text(en=" (assumed)", zh="（假定）")
_NOTHING = Text(en="", zh="")
_ESTIMATED = Text(
    en="The plan gives no duration for {count} tasks: estimates {id} are used{assumption}. Dates and floats rest on "
    "that; deadlines are compared without it.",
    zh="方案未写明 {count} 项任务的工期，采用工期估计 {id}{assumption}。日期和时差以此为前提；"
    "比较完成时限时不用估计值。",
)
_UNCONFIRMED = Text(en=", an assumption that nobody has confirmed", zh="（假定值，未经任何人确认）")
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
_HEADERS = (
    Text(en="", zh=""),
    Text(en="id", zh="编号"),
    Text(en="who", zh="责任"),
    Text(en="content", zh="工作内容"),
    Text(en="days", zh="工期"),
    Text(en="early start", zh="最早开始"),
    Text(en="early finish", zh="最早完成"),
    Text(en="late finish", zh="最迟完成"),
    Text(en="float", zh="总时差"),
    Text(en="last day", zh="截止日"),
)
_PATH_HEADING = Text(en="critical paths: {count}", zh="关键路径：{count} 条")
_MORE_PATHS = Text(en="and {count} more", zh="另有 {count} 条")
_LOOPS = Text(en="tasks that wait for each other: {count}", zh="互相等待的任务：{count} 处")
_LOOP = Text(en="{tasks}: {days} days too many", zh="{tasks}：多出 {days} 天")
_CONFLICTS = Text(en="deadlines against the order of work: {count}", zh="与工作次序相悖的完成时限：{count} 处")
_NO_CONFLICT = Text(en="The deadlines agree with the order of work.", zh="各项完成时限与工作次序一致。")
_REACH = Text(
    en="deadlines that cannot be met from the data date on: {count}", zh="自起算日起已无法按期的时限：{count} 项"
)
_TIGHT = Text(
    en="chains of deadlines with no more than {days} days between, the least room first",
    zh="前后相隔不超过 {days} 天的时限链（余地最小的在前）",
)
_TIGHT_HEADERS = (
    Text(en="least room", zh="最小余地"),
    Text(en="chain (days between)", zh="时限链（括号内为相隔天数）"),
    Text(en="who", zh="责任"),
)
_REPAIRS = Text(en="smallest repairs", zh="最小修复")
_REPAIR_HEADERS = (
    Text(en="repair", zh="修复方式"),
    Text(en="tasks moved", zh="变动任务"),
    Text(en="days moved", zh="变动天数"),
    Text(en="proved smallest", zh="已证最小"),
)
POLICIES = {
    RepairPolicy.MIN_TOTAL_SHIFT: Text(en="fewest days moved", zh="变动天数最少"),
    RepairPolicy.MIN_CHANGES: Text(en="fewest tasks moved", zh="变动任务最少"),
    RepairPolicy.POSTPONE: Text(en="only later, none earlier", zh="只推后、不提前"),
    RepairPolicy.ADVANCE: Text(en="only earlier, none later", zh="只提前、不推后"),
}
"""How deadlines can be repaired, in words."""

_YES, _NO = Text(en="yes", zh="是"), Text(en="no", zh="否")
_IMPOSSIBLE = Text(en="not possible", zh="不可行")
_CHANGES = Text(en="{policy}: what moves", zh="{policy}：变动明细")
_CHANGE_HEADERS = (
    Text(en="id", zh="编号"),
    Text(en="from", zh="原截止日"),
    Text(en="to", zh="改为"),
    Text(en="days", zh="天数"),
    Text(en="because", zh="原因"),
)
_UNREPAIRABLE = Text(en="{policy}: not possible, because", zh="{policy}：不可行，原因如下")
_WHAT_IF = Text(en="if {changes}: the end moves by {days} days", zh="如果{changes}：总工期变动 {days} 天")
_LONGER = Text(en="{task} takes {days} days longer", zh="{task} 延长 {days} 天")
_MOVE_HEADERS = (
    Text(en="id", zh="编号"),
    Text(en="days", zh="天数"),
    Text(en="early finish", zh="最早完成"),
    Text(en="becomes", zh="变为"),
)
_LATE = Text(
    en="{task} would be finished on {finish}, {days} days after {last_day}: {chain}",
    zh="{task} 将于 {finish} 完成，比截止日 {last_day} 晚 {days} 天：{chain}",
)
_LATE_HEADING = Text(
    en="deadlines that break if it ends so much after its own deadline, all others taking all their time",
    zh="若其在自身时限之后延误同样天数、其余任务均用足时限，将无法按期的任务",
)


@attrs.frozen(kw_only=True)
class _Said:
    """What is shown, in one language."""

    schedule: Schedule
    repairs: Sequence[RepairPlan]
    lang: Lang
    delayed: WhatIf | None = None
    width: int = _PAGE

    def say(self, text: Text, **values: str | int | tuple[str, ...] | Day | Text | None) -> str:
        return text.say(self.lang, **values)

    def heads(self, *headers: Text) -> list[str]:
        return [header.say(self.lang) for header in headers]


def schedule_text(
    schedule: Schedule, repairs: Sequence[RepairPlan], lang: Lang, *, width: int, delayed: WhatIf | None = None
) -> str:
    """Return a schedule for a terminal: dates with the critical chain marked, conflicts of deadlines, repairs.

    Args:
        schedule: The schedule.
        repairs: How its deadlines can be made to agree with the order of work; the first is shown in full.
        lang: Language of the words.
        width: Columns of the terminal.
        delayed: What follows when tasks take longer, where that was asked.
    """
    said = _Said(schedule=schedule, repairs=repairs, lang=lang, delayed=delayed, width=width)
    return parts_text(_title(said), list(_parts(said)), width=width)


def schedule_markdown(
    schedule: Schedule, repairs: Sequence[RepairPlan], lang: Lang, delayed: WhatIf | None = None
) -> str:
    """Return a schedule as Markdown: the same as `schedule_text`."""
    said = _Said(schedule=schedule, repairs=repairs, lang=lang, delayed=delayed)
    return parts_markdown(_title(said), list(_parts(said)))


def schedule_html(schedule: Schedule, repairs: Sequence[RepairPlan], lang: Lang, delayed: WhatIf | None = None) -> str:
    """Return a schedule as a page that opens offline in any browser: the same as `schedule_text`, and a Gantt chart."""
    said = _Said(schedule=schedule, repairs=repairs, lang=lang, delayed=delayed)
    return html_page(schedule.plan.title or schedule.plan.id, _piece(said), lang)


def schedule_piece(schedule: Schedule, lang: Lang) -> str:
    """Return what a notebook shows of a schedule: dates, a Gantt chart, critical paths, conflicts of deadlines."""
    return _piece(_Said(schedule=schedule, repairs=(), lang=lang))


def _piece(said: _Said) -> str:
    has_bars = any(task.start is not None for task in said.schedule)
    return parts_html(_title(said), list(_parts(said)), gantt_svg(said.schedule, said.lang) if has_bars else "")


def schedule_title(schedule: Schedule, lang: Lang) -> str:
    """Return a schedule in one sentence."""
    return _title(_Said(schedule=schedule, repairs=(), lang=lang))


def _title(said: _Said) -> str:
    schedule = said.schedule
    return said.say(
        _HEAD if schedule.is_feasible else _NO_HEAD,
        title=schedule.plan.title or schedule.plan.id,
        id=schedule.plan.id,
        data_date=schedule.data_date,
        assumed=_ASSUMED_DATE if schedule.is_data_date_assumed else _NOTHING,
        days=schedule.makespan,
        finish=schedule.finish,
        critical=len(schedule.critical_tasks()),
        paths=schedule.critical_path_count,
    )


def _parts(said: _Said) -> Iterator[Part]:
    yield _dates(said)
    yield from _contradictions(said)
    yield from _critical_paths(said)
    if said.schedule.is_feasible:
        yield from _conflicts(said)
        yield from _tight(said)
        yield from _repairs(said)
    if said.delayed is not None:
        yield from _what_if(said, said.delayed)


def schedule_notes(schedule: Schedule, lang: Lang) -> tuple[str, ...]:
    """Return what dates rest on that the plan does not say, each as a sentence."""
    return tuple(_notes(_Said(schedule=schedule, repairs=(), lang=lang)))


def _notes(said: _Said) -> Iterator[str]:
    schedule, count = said.schedule, len(said.schedule.assumed_durations)
    if schedule.estimates is not None:
        assumption = _UNCONFIRMED if schedule.estimates.is_assumption else _NOTHING
        yield said.say(_ESTIMATED, count=count, id=schedule.estimates.id, assumption=assumption)
    elif count:
        yield said.say(_ZERO, count=count)
    if schedule.options.calendar is not None:
        yield said.say(_WORKING)
    if schedule.projected_years:
        yield said.say(_PROJECTED, years=tuple(map(str, schedule.projected_years)))


def _dates(said: _Said) -> Part:
    left_out = tuple(task.id for task in said.schedule if task.early_start is None)
    notes = [*_notes(said)]
    if not said.schedule.is_feasible:
        return Part(paragraphs=tuple(notes))
    if left_out:
        notes.append(said.say(_LEFT_OUT, tasks=left_out))
    rows = [_row(said, task.id) for task in said.schedule if task.early_start is not None]
    headers = said.heads(*(_HEADERS if said.width >= _WITH_UNITS else (*_HEADERS[:2], *_HEADERS[3:])))
    return Part(paragraphs=tuple(notes), table=Table(headers=headers, rows=rows, mark=CRITICAL))


def _row(said: _Said, task_id: str) -> list[str]:
    task, dates = said.schedule.plan[task_id], said.schedule[task_id]
    who = [cut(answering(task, said.lang), _WHO)] if said.width >= _WITH_UNITS else []
    room = max(8, said.width - _FIGURES - (len(who) and _WHO + 2))
    return [
        CRITICAL if dates.is_critical else "",
        task_id,
        *who,
        cut(content_said(task, said.lang).replace("\n", " "), room),
        str(dates.duration),
        _day(dates.early_start),
        _day(dates.early_finish),
        _day(dates.late_finish),
        "" if dates.total_float is None else str(dates.total_float),
        _day(task.deadline.last_day),
    ]


def _day(of: Day | None) -> str:
    return "" if of is None else of.isoformat()


def _contradictions(said: _Said) -> Iterator[Part]:
    loops = said.schedule.contradictions
    if loops:
        statements = tuple(
            Statement(
                words=said.say(_LOOP, tasks=" → ".join((*loop.tasks, loop.tasks[0])), days=loop.days),
                quotes=tuple(
                    quoted(quote.row, quote.document, quote.quote) for one in loop.dependencies for quote in one.quotes
                ),
            )
            for loop in loops
        )
        yield Part(heading=said.say(_LOOPS, count=len(loops)), statements=statements)


def _critical_paths(said: _Said) -> Iterator[Part]:
    count = said.schedule.critical_path_count
    if count:
        lines = [f"  {CRITICAL} {' → '.join(path)}" for path in said.schedule.critical_paths[:_PATHS]]
        if count > _PATHS:
            lines.append(f"    {said.say(_MORE_PATHS, count=count - _PATHS)}")
        yield Part(heading=said.say(_PATH_HEADING, count=count), paragraphs=tuple(lines))


def _conflicts(said: _Said) -> Iterator[Part]:
    deadlines = said.schedule.deadlines
    heading = said.say(_CONFLICTS, count=len(deadlines.conflicts))
    if deadlines.conflicts:
        yield Part(heading=heading, statements=tuple(_statement(said, room) for room in deadlines.conflicts))
    else:
        yield Part(heading=heading, paragraphs=(said.say(_NO_CONFLICT),))
    if deadlines.out_of_reach:
        heading = said.say(_REACH, count=len(deadlines.out_of_reach))
        yield Part(heading=heading, statements=tuple(_statement(said, room) for room in deadlines.out_of_reach))


def _statement(said: _Said, room: DeadlineRoom) -> Statement:
    quotes = (quoted(one.row, one.document, one.quote) for one in room.citations if one.quote)
    return Statement(words=room.text.say(said.lang), quotes=tuple(quotes))


def _tight(said: _Said) -> Iterator[Part]:
    chains = said.schedule.deadlines.tightest_chains(_CHAINS, at_most=_MONTH)
    if chains:
        rows = [[str(chain.least_room), _linked(chain), _units(said, chain.units)] for chain in chains]
        yield Part(heading=said.say(_TIGHT, days=_MONTH), table=Table(headers=said.heads(*_TIGHT_HEADERS), rows=rows))


def _linked(chain: DeadlineChain) -> str:
    """Return the tasks of a chain, with the days between each two deadlines."""
    words = chain.rooms[0].path[0]
    for room in chain.rooms:
        words += "".join(f" → {task}" for task in room.path[1:-1]) + f" →({room.room}) {room.target}"
    return words


def _units(said: _Said, units: tuple[str, ...]) -> str:
    return ("、" if said.lang == "zh" else ", ").join(unit_said(unit, said.lang) for unit in units)


def _repairs(said: _Said) -> Iterator[Part]:
    if not any(repair.changes or repair.unrepairable for repair in said.repairs):
        return
    rows = [_repair_row(said, repair) for repair in said.repairs]
    yield Part(heading=said.say(_REPAIRS), table=Table(headers=said.heads(*_REPAIR_HEADERS), rows=rows))
    first = said.repairs[0]
    if first.changes:
        rows = [_change_row(said, change) for change in first.changes]
        heading = said.say(_CHANGES, policy=POLICIES[first.policy])
        yield Part(heading=heading, table=Table(headers=said.heads(*_CHANGE_HEADERS), rows=rows))
    for repair in said.repairs:
        if repair.unrepairable:
            heading = said.say(_UNREPAIRABLE, policy=POLICIES[repair.policy])
            yield Part(heading=heading, statements=tuple(_statement(said, room) for room in repair.unrepairable))


def _repair_row(said: _Said, repair: RepairPlan) -> list[str]:
    name = said.say(POLICIES[repair.policy])
    if not repair.is_possible:
        return [name, said.say(_IMPOSSIBLE), "", ""]
    return [name, str(len(repair.changes)), str(repair.days), said.say(_YES if repair.is_proved else _NO)]


def _change_row(said: _Said, change: DateChange) -> list[str]:
    because = change.because.order.say(said.lang)
    return [change.id, change.before.isoformat(), change.after.isoformat(), f"{change.days:+}", because]


def _what_if(said: _Said, delayed: WhatIf) -> Iterator[Part]:
    changes = tuple(said.say(_LONGER, task=task, days=days) for task, days in delayed.changes.items())
    heading = said.say(_WHAT_IF, changes=changes, days=delayed.end_moves)
    rows = [[move.task, f"{move.days:+}", _day(move.finish_before), _day(move.finish_after)] for move in delayed.moves]
    table = Table(headers=said.heads(*_MOVE_HEADERS), rows=rows) if rows else None
    yield Part(heading=heading, table=table, statements=tuple(_late(said, one) for one in delayed.broken))
    if delayed.late:
        yield Part(heading=said.say(_LATE_HEADING), statements=tuple(_late(said, one) for one in delayed.late))


def _late(said: _Said, one: BrokenDeadline | Lateness) -> Statement:
    chain = " → ".join(one.chain)
    words = said.say(_LATE, task=one.task, finish=one.finish, days=one.days_late, last_day=one.last_day, chain=chain)
    return Statement(words=words)
