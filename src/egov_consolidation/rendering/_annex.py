"""A plan as an annex: numbered parts with tables of tasks, as text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from egov_consolidation.model import Part, Plan, Task
from egov_consolidation.rendering._annex_table import numbers_of, table_lines

_DIGITS = "〇一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_MOST_CHINESE = 9999
_NOTES = ("注", "附注", "备注", "说明", "*", "＊", "※")


def write_annex(plan: Plan) -> str:
    r"""Return a plan as an annex prints it: title, numbered parts, and tables with a cell a line.

    Cells that were blank in the plan's document, because they were merged with the one above, are blank again.

    Args:
        plan: The plan.

    Returns:
        The text, which reads back as the same plan.

    Examples:
        >>> from egov_consolidation.model import Deadline, DeadlineKind, Part, Task
        >>> deadline = Deadline(kind=DeadlineKind.STANDING, text="长期")
        >>> task = Task(id="1.1", content="编制目录。", deadline=deadline, part=1, number=1)
        >>> print(write_annex(Plan(id="p", title="任务分工", parts=(Part(number=1, title="各地区"),), tasks=(task,))))
        任务分工
        <BLANKLINE>
        一、各地区
                序号
                工作内容和要求
                完成时限
        <BLANKLINE>
                1
                编制目录。
                长期
        <BLANKLINE>

    Notes:
        The form holds numbers, units, words and deadlines. Dependencies, durations, deliverables, glosses, the day of
        issue, and all but the first alias of a unit are not written; a task without printed numbers whose id is not
        made of numbers gets no number. A plan file holds everything.
    """
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    preface, notes = _preface_and_notes(plan.notes)
    if plan.title:
        yield from (plan.title, "")
    if preface:
        yield from (*preface, "")
    left = list(plan.parts)
    current: Part | None = None
    for (number, _), group in groupby(plan.tasks, key=_table_of):
        tasks = tuple(group)
        if number is not None and (current is None or current.number != number):
            yield from _parts_without_tasks(left, number)
            current = left.pop(0) if left else Part(number=number, title="")
            yield _heading(current)
        yield from table_lines(plan, tasks)
    yield from (_heading(part) for part in left)
    yield from notes


def _table_of(task: Task) -> tuple[int | None, int | None]:
    return numbers_of(task)[0], None if task.source is None else task.source.table


def _parts_without_tasks(left: list[Part], number: int) -> Iterator[str]:
    """Yield the headings of the parts that come before one, and take them off; all stay where it is not among them."""
    if number not in {part.number for part in left}:
        left.insert(0, Part(number=number, title=""))
    while left[0].number != number:
        yield from (_heading(left.pop(0)), "")


def _heading(part: Part) -> str:
    return f"{chinese_numeral(part.number)}、{part.title}"


def _preface_and_notes(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the lines outside tables into those before the tables and the notes after them."""
    end = len(lines)
    while end and lines[end - 1].startswith(_NOTES):
        end -= 1
    return lines[:end], lines[end:]


def chinese_numeral(number: int) -> str:
    """Return a number as headings print it; from 10,000 in Arabic digits.

    Examples:
        >>> chinese_numeral(3), chinese_numeral(12), chinese_numeral(105)
        ('三', '十二', '一百〇五')
    """
    if not 0 < number <= _MOST_CHINESE:
        return str(number)
    words, skipped = "", False
    for place, name in _PLACES:
        digit, number = divmod(number, place)
        if digit:
            words += (_DIGITS[0] if skipped and words else "") + _DIGITS[digit] + name
        skipped = not digit
    return words.removeprefix("一") if words.startswith("一十") else words
