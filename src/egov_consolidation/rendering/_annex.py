"""A plan as an annex: numbered parts with tables of tasks, as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from egov_consolidation.model import Note, Part, Plan, Task
from egov_consolidation.rendering._annex_table import numbers_of, table_lines

_DIGITS = "〇一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_MOST_CHINESE = 9999
_OUTER = re.compile(r"[〇零一二三四五六七八九十百千]{1,9}[、．.]|第[〇零一二三四五六七八九十百千0-9]{1,9}[部章篇]")
_INNER = re.compile(r"[（(][〇零一二三四五六七八九十百千]{1,9}[）)]")


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
    if plan.title:
        yield from (plan.title, "")
    heading = _heading_form(plan.notes)
    left = list(plan.parts)
    notes = list(plan.notes)
    current: int | None = None
    for (number, table), group in groupby(plan.tasks, key=_table_of):
        above, captions = _taken(notes, table)
        yield from (*above, "") if above else ()
        if number is not None and number != current:
            yield from (heading(part) for part in _parts_up_to(left, number))
            current = number
        yield from captions
        yield from table_lines(plan, tuple(group))
    yield from (heading(part) for part in left)
    yield from (note.text for note in notes)


def _table_of(task: Task) -> tuple[int | None, int | None]:
    return numbers_of(task)[0], None if task.source is None else task.source.table


def _taken(notes: list[Note], table: int | None) -> tuple[list[str], list[str]]:
    """Take off the notes above a table: those before the heading of its part, and its caption."""
    above: list[str] = []
    captions: list[str] = []
    while notes and table is not None and (number := notes[0].table) is not None and number <= table:
        note = notes.pop(0)
        (captions if note.is_caption else above).append(note.text)
    return above, captions


def _parts_up_to(left: list[Part], number: int) -> list[Part]:
    """Take off the parts up to the one with a number; a number that no part has gives a part without a title."""
    at = next((index for index, part in enumerate(left) if part.number == number), None)
    if at is None:
        return [Part(number=number, title="")]
    taken = left[: at + 1]
    del left[: at + 1]
    return taken


def _heading_form(notes: Iterable[Note]) -> Callable[[Part], str]:
    """Return how headings of parts are numbered: one form further in than any numbered line among the notes."""
    outermost = max((_form_of(note.text) for note in notes), default=0)
    return (_outer_heading, _inner_heading, _innermost_heading)[min(outermost, 2)]


def _form_of(text: str) -> int:
    return next((form for form, pattern in ((2, _INNER), (1, _OUTER)) if pattern.match(text)), 0)


def _outer_heading(part: Part) -> str:
    return f"{chinese_numeral(part.number)}、{part.title}"


def _inner_heading(part: Part) -> str:
    return f"（{chinese_numeral(part.number)}）{part.title}"


def _innermost_heading(part: Part) -> str:
    return f"{part.number}. {part.title}"


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
