"""What follows when tasks take longer or shorter, for people."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.rendering._parts import Part, Statement, Table
from egov_consolidation.schedule import BrokenDeadline, Lateness, WhatIf
from egov_consolidation.wording import Lang, Text, days_said

_WHAT_IF = Text(en="if {changes}: {end}", zh="若 {changes}：{end}")
_LONGER = Text(en="{task} takes {days} longer", zh="{task} 延长 {days}")
_SHORTER = Text(en="{task} takes {days} less", zh="{task} 缩短 {days}")
_END_STAYS = Text(en="the end stays", zh="总工期不变")
_END_LATER = Text(en="the end moves {days} later", zh="总工期顺延 {days}")
_END_EARLIER = Text(en="the end moves {days} earlier", zh="总工期提前 {days}")
_HEADERS = (
    Text(en="id", zh="编号"),
    Text(en="days", zh="天数"),
    Text(en="early finish", zh="最早完成"),
    Text(en="becomes", zh="变为"),
)
_LATE = Text(
    en="{task} would be finished on {finish}, {days} after {last_day}: {chain}",
    zh="{task} 将于 {finish} 完成，比截止日 {last_day} 晚 {days}：{chain}",
)
_LATE_HEADING = Text(
    en="deadlines that break if what changes ends so much after its own deadline, all others taking all their time",
    zh="若变动的任务在自身时限之后延误同样天数、其余任务均用足时限，将无法按期的任务",
)


def change_parts(delayed: WhatIf, lang: Lang) -> Iterator[Part]:
    """Yield which tasks move, and which deadlines break, through which chain."""
    changes = tuple(_change(task, days).say(lang) for task, days in delayed.changes.items())
    rows = [
        [move.task, f"{move.days:+}", move.finish_before.isoformat(), move.finish_after.isoformat()]
        for move in delayed.moves
    ]
    headers = [header.say(lang) for header in _HEADERS]
    yield Part(
        heading=_WHAT_IF.say(lang, changes=changes, end=_end(delayed.end_moves)),
        table=Table(headers=headers, rows=rows, figures=frozenset({1})) if rows else None,
        statements=tuple(_late(one, lang) for one in delayed.broken),
    )
    if delayed.late:
        yield Part(heading=_LATE_HEADING.say(lang), statements=tuple(_late(one, lang) for one in delayed.late))


def _change(task: str, days: int) -> Text:
    return (_SHORTER if days < 0 else _LONGER).fill(task=task, days=days_said(abs(days)))


def _end(days: int) -> Text:
    if not days:
        return _END_STAYS
    return (_END_LATER if days > 0 else _END_EARLIER).fill(days=days_said(abs(days)))


def _late(one: BrokenDeadline | Lateness, lang: Lang) -> Statement:
    words = _LATE.say(
        lang,
        task=one.task,
        finish=one.finish,
        days=days_said(one.days_late),
        last_day=one.last_day,
        chain=" → ".join(one.chain),
    )
    return Statement(words=words)
