"""What the deadlines of a schedule mean, for people: conflicts, chains with little room, the smallest repairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egov_consolidation.rendering._parts import Part, Statement, Table, words_with_place
from egov_consolidation.rendering._tasks import unit_said
from egov_consolidation.schedule import (
    DateChange,
    DeadlineAnalysis,
    DeadlineChain,
    DeadlineRoom,
    RepairPlan,
    RepairPolicy,
)
from egov_consolidation.wording import Lang, Text

_CHAINS = 8
_MONTH = 31
_CONFLICTS = Text(en="deadlines against the order of work: {count}", zh="与工作次序相悖的完成时限：{count} 处")
_NO_CONFLICT = Text(en="The deadlines agree with the order of work.", zh="各项完成时限与工作次序一致。")
_REACH = Text(
    en="deadlines that cannot be met from the data date on: {count}", zh="自数据日期起已无法按期的时限：{count} 项"
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

_NOT_REPAIRED = Text(
    en="Repairs are not worked out, because some lags count days of the calendar while durations count working days.",
    zh="部分间隔按日历日计、工期按工作日计，因此不计算修复方案。",
)
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
_AND = {"zh": "、", "en": ", "}


def conflict_parts(deadlines: DeadlineAnalysis, plan_id: str, lang: Lang) -> Iterator[Part]:
    """Yield which deadlines contradict the order of work, and which cannot be met any more, with the words."""
    heading = _CONFLICTS.say(lang, count=len(deadlines.conflicts))
    if deadlines.conflicts:
        yield Part(heading=heading, statements=_statements(deadlines.conflicts, plan_id, lang))
    else:
        yield Part(heading=heading, paragraphs=(_NO_CONFLICT.say(lang),))
    if deadlines.out_of_reach:
        heading = _REACH.say(lang, count=len(deadlines.out_of_reach))
        yield Part(heading=heading, statements=_statements(deadlines.out_of_reach, plan_id, lang))


def _statements(rooms: Sequence[DeadlineRoom], plan_id: str, lang: Lang) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            words=room.text.say(lang),
            quotes=tuple(words_with_place(one, plan_id) for one in room.citations if one.quote),
        )
        for room in rooms
    )


def chain_parts(deadlines: DeadlineAnalysis, lang: Lang) -> Iterator[Part]:
    """Yield the chains of deadlines with the least room between them, and who is on them."""
    chains = deadlines.tightest_chains(_CHAINS, at_most=_MONTH)
    if chains:
        rows = [[str(chain.least_room), _linked(chain), _units(chain.units, lang)] for chain in chains]
        headers = [header.say(lang) for header in _TIGHT_HEADERS]
        table = Table(headers=headers, rows=rows, figures=frozenset({0}))
        yield Part(heading=_TIGHT.say(lang, days=_MONTH), table=table)


def _linked(chain: DeadlineChain) -> str:
    """Return the tasks of a chain, with the days between each two deadlines."""
    words = chain.rooms[0].path[0]
    for room in chain.rooms:
        words += "".join(f" → {task}" for task in room.path[1:-1]) + f" →({room.room}) {room.target}"
    return words


def _units(units: Sequence[str], lang: Lang) -> str:
    return _AND[lang].join(unit_said(unit, lang) for unit in units)


def unrepaired_parts(deadlines: DeadlineAnalysis, lang: Lang) -> Iterator[Part]:
    """Yield why conflicts are not repaired, where that is so."""
    if deadlines.is_feasible and deadlines.conflicts and not deadlines.is_repairable:
        yield Part(heading=_REPAIRS.say(lang), paragraphs=(_NOT_REPAIRED.say(lang),))


def repair_parts(repairs: Sequence[RepairPlan], plan_id: str, lang: Lang) -> Iterator[Part]:
    """Yield what the repairs cost, what the first one moves, and why others are not possible."""
    if not any(repair.changes or repair.unrepairable for repair in repairs):
        return
    rows = [_repair_row(repair, lang) for repair in repairs]
    headers = [header.say(lang) for header in _REPAIR_HEADERS]
    table = Table(headers=headers, rows=rows, figures=frozenset({1, 2}))
    yield Part(heading=_REPAIRS.say(lang), table=table)
    yield from _changes(repairs[0], lang)
    for repair in repairs:
        if repair.unrepairable:
            heading = _UNREPAIRABLE.say(lang, policy=POLICIES[repair.policy])
            yield Part(heading=heading, statements=_statements(repair.unrepairable, plan_id, lang))


def _repair_row(repair: RepairPlan, lang: Lang) -> list[str]:
    name = POLICIES[repair.policy].say(lang)
    if not repair.is_possible:
        return [name, _IMPOSSIBLE.say(lang), "", ""]
    return [name, str(len(repair.changes)), str(repair.days), (_YES if repair.is_proved else _NO).say(lang)]


def _changes(repair: RepairPlan, lang: Lang) -> Iterator[Part]:
    if repair.changes:
        rows = [_change_row(change, lang) for change in repair.changes]
        headers = [header.say(lang) for header in _CHANGE_HEADERS]
        table = Table(headers=headers, rows=rows, figures=frozenset({3}))
        yield Part(heading=_CHANGES.say(lang, policy=POLICIES[repair.policy]), table=table)


def _change_row(change: DateChange, lang: Lang) -> list[str]:
    because = change.because.order.say(lang)
    return [change.id, change.before.isoformat(), change.after.isoformat(), f"{change.days:+}", because]
