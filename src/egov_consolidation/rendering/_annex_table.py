"""The tables of an annex."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

import attrs

from egov_consolidation.model import Plan, Role, Task
from egov_consolidation.rendering._annex_owners import OWNER_COLUMNS, OwnerCells, in_cells

_MERGED = frozenset({"unit_number", "lead_unit", "number", "theme", "content"})
_ENDED_BY = {
    "unit_number": _MERGED,
    "lead_unit": _MERGED,
    "number": frozenset({"content"}),
    "theme": frozenset({"content"}),
}
_WITH_NONE = frozenset({"lead_unit", "theme"})
_NONE = "—"
_SAME = "同上"
_PRINTED_ID = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,2}")


@attrs.frozen
class _Column:
    """One column: what it holds, its header, and the words of a task in it."""

    name: str
    header: str
    words: Callable[[Task], str]


def numbers_of(task: Task) -> tuple[int | None, int | None, int | None]:
    """Return the numbers of a task's part, unit and row; where it was read from no table its id gives them.

    Examples:
        >>> numbers_of(Task(id="2.5.1", content="制定模板"))
        (2, 5, 1)
    """
    is_read = task.source is not None and task.source.table is not None
    if is_read or task.number is not None or _PRINTED_ID.fullmatch(task.id) is None:
        return task.part, task.unit_number, task.number
    first, *rest = (int(number) for number in task.id.split("."))
    if not rest:
        return task.part, task.unit_number, first
    return first, rest[0] if rest[1:] else task.unit_number, rest[-1]


def table_lines(plan: Plan, tasks: Sequence[Task]) -> Iterator[str]:
    """Yield the lines of one table: a cell a line, each with a tab before it, and a blank line after each row.

    Args:
        plan: The plan, for other names of its units.
        tasks: The tasks of the table.

    Yields:
        Its lines.
    """
    columns = _columns(plan, tasks)
    for column in columns:
        yield from _cell_lines(column.header)
    above: dict[str, str] = {}
    for task in tasks:
        yield ""
        for words in _row(columns, task, above):
            yield from _cell_lines(words)
    yield ""


def _columns(plan: Plan, tasks: Sequence[Task]) -> list[_Column]:
    owners = OwnerCells.of(plan, tasks)
    used = {one.role for task in tasks for one in in_cells(task)}
    by_unit = any(numbers_of(task)[1] is not None for task in tasks)
    unit = _Column("unit_number", "单位序号", lambda task: _number(numbers_of(task)[1]))
    lead = _Column("lead_unit", owners.lead_header, owners.lead_cell)
    number = _Column("number", "任务序号" if by_unit else "序号", lambda task: _number(numbers_of(task)[2]))
    leads = [lead] if used - {Role.RECEIVING} else []
    left = by_unit or any(_lead_before_theme(task) for task in tasks)
    columns = ([unit] if by_unit else []) + (leads if left else [])
    columns += [number] if any(numbers_of(task)[2] is not None for task in tasks) else []
    columns += [_Column("theme", "工作任务", lambda task: task.theme or "")] if any(t.theme for t in tasks) else []
    columns.append(_Column("content", "工作内容和要求", lambda task: task.content))
    columns += [] if left else leads
    columns += [_owner_column(owners, role) for role in OWNER_COLUMNS if role in used]
    columns.append(_Column("deadline", "完成时限", lambda task: task.deadline.text))
    if any(task.accountable for task in tasks):
        columns.append(_Column("accountable", "责任领导", lambda task: task.accountable or ""))
    if any(task.remarks for task in tasks):
        columns.append(_Column("remarks", "备注", lambda task: task.remarks or ""))
    return [*columns, *(_other_column(header, nth) for header, nth in _other_headers(tasks))]


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _lead_before_theme(task: Task) -> bool:
    inferred = () if task.source is None else task.source.inferred_cells
    return "lead_unit" in inferred and "theme" in inferred[inferred.index("lead_unit") :]


def _owner_column(owners: OwnerCells, role: Role) -> _Column:
    name, header = OWNER_COLUMNS[role]
    return _Column(name, header, lambda task: owners.cell(task, role))


def _other_column(header: str, nth: int) -> _Column:
    return _Column("other", header, lambda task: _others(task).get((header, nth), ""))


def _others(task: Task) -> dict[tuple[str, int], str]:
    """Return the cells without a meaning by their header, equal headers counted."""
    found: dict[tuple[str, int], str] = {}
    for header, words in task.other_cells:
        found[header, sum(one == header for one, _ in found)] = words
    return found


def _other_headers(tasks: Sequence[Task]) -> list[tuple[str, int]]:
    """Return the headers of all tasks, so that each task has its own in its order where one order suits all."""
    before: dict[tuple[str, int], set[tuple[str, int]]] = {}
    for task in tasks:
        own = list(_others(task))
        for header, previous in zip(own, [None, *own], strict=False):
            before.setdefault(header, set()).update([] if previous is None else [previous])
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError:
        return list(before)


def _row(columns: Sequence[_Column], task: Task, above: dict[str, str]) -> Iterator[str]:
    """Yield the words of each cell, blank or 同上 where they were inherited and the cell above says the same."""
    inferred = () if task.source is None else task.source.inferred_cells
    ended: set[str] = set()
    for column in columns:
        words = column.words(task)
        said_above = above.get(column.name, "")
        if words and words == said_above and column.name in inferred and column.name not in ended:
            yield "" if column.name in _MERGED else _SAME
        else:
            ended |= _ENDED_BY.get(column.name, frozenset())
            yield words or (_NONE if column.name in _WITH_NONE and said_above else "")
        above[column.name] = words


def _cell_lines(words: str) -> Iterator[str]:
    """Yield a cell as lines: a tab before the first, none before those that continue it."""
    pieces = [piece.strip() for line in words.split("\t") for piece in line.splitlines()]
    first, *rest = [piece for piece in pieces if piece] or [""]
    yield f"\t{first}"
    yield from rest
