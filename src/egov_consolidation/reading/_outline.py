"""The outline of an annex: its title, its numbered parts, and which table stands under which heading."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

import attrs

from egov_consolidation.model import Note, Part
from egov_consolidation.reading._headings import is_caption, without_annex_label
from egov_consolidation.reading._owners import standing_clause
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._tables import Item, Line, Table
from egov_consolidation.wording import Text

_SHOWN = 40
_NO_TABLE = Text(
    en="has no table, must have a table of tasks whose cells begin with a tab",
    zh="没有表格，须有任务表，单元格以制表符开头",
)
_NO_ROWS = Text(en="no row with words follows, must have at least one", zh="其下没有任务行，至少须有一行")
_EMPTY_PART = Text(
    en="nothing stands under the heading “{words}”, must have a table", zh="标题“{words}”之下没有内容，须有表格"
)
_STRAY = Text(
    en="“{words}” stands outside any table, must be a cell, a numbered heading, or a note that begins with 注：",
    zh="“{words}”在表格之外，须为单元格、带编号的标题，或以“注：”开头的说明",
)


@attrs.frozen(kw_only=True)
class Section:
    """One table and what stands above it.

    Attributes:
        table: The table.
        part: The part it belongs to; `None` where no numbered heading stands above it.
        caption: The short line directly above it that is no numbered heading, if there is one.
    """

    table: Table
    part: Part | None
    caption: Line | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """What is said above the table, the nearest first."""
        return (self.caption.text if self.caption else "", self.part.title if self.part else "")


@attrs.frozen(kw_only=True)
class Outline:
    """What an annex consists of.

    Attributes:
        title: Its title; empty where it has none.
        notes: Lines outside the tables that are neither title nor heading of a part, in printed order.
        parts: Its numbered parts that hold tables.
        sections: Its tables.
    """

    title: str
    notes: tuple[Line, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]

    def notes_of_plan(self) -> tuple[Note, ...]:
        """Return the notes as the plan keeps them: each with the table that follows it."""
        lines = [section.table.line for section in self.sections]
        return tuple(self._note(line, bisect(lines, line.number)) for line in self.notes)

    def _note(self, line: Line, following: int) -> Note:
        if following == len(self.sections):
            return Note(text=line.text)
        section = self.sections[following]
        return Note(text=line.text, table=section.table.number, is_caption=section.caption is line)


def read_outline(items: Sequence[Item], problems: ProblemList) -> Outline:
    """Return the outline of an annex.

    The title is the first lines of text. What else stands before the first table is its preface. After that, text may
    be a numbered heading, a note, the caption directly above a table, or a clause that adds units to what follows.

    Args:
        items: Lines and tables in printed order.
        problems: Where other text, headings without anything under them, and tables without rows are reported.

    Returns:
        The outline.
    """
    title, used = _title(items)
    outliner = _Outliner(problems)
    for item in items[used:]:
        if isinstance(item, Table):
            outliner.table(item)
        else:
            outliner.line(item)
    outliner.finish()
    return Outline(
        title=title,
        notes=tuple(outliner.notes),
        parts=tuple(outliner.parts),
        sections=tuple(outliner.sections),
    )


def _title(items: Sequence[Item]) -> tuple[str, int]:
    """Return the title, and how many items it takes."""
    pieces: list[str] = []
    for index, item in enumerate(items):
        if isinstance(item, Table) or item.heading is not None or item.is_note or (pieces and item.opens):
            return "".join(pieces), index
        words = item.text if pieces else without_annex_label(item.text)
        if words and (not is_caption(words) or words.startswith(("（", "("))):
            return "".join(pieces), index
        if words:
            pieces.append(words)
    return "".join(pieces), len(items)


class _Outliner:
    """Says of each line what it is, by what follows it."""

    def __init__(self, problems: ProblemList) -> None:
        self.notes: list[Line] = []
        self.parts: list[Part] = []
        self.sections: list[Section] = []
        self._problems = problems
        self._part: Part | None = None
        self._heading: Line | None = None
        self._noted_before = 0
        self._has_text = False
        self._waiting: list[Line] = []
        self._above: Line | None = None

    def line(self, line: Line) -> None:
        """Take in a line outside tables."""
        self._above = line if line.heading is None else None
        if line.heading is not None:
            self._refuse_waiting()
            self._leave_heading(line)
            self._heading, self._noted_before, self._has_text = line, len(self.notes), False
        elif line.is_note or not self.sections or standing_clause(line.text):
            self._refuse_waiting()
            self._has_text = True
            self.notes.append(line)
        else:
            self._waiting.append(line)

    def table(self, table: Table) -> None:
        """Take in a table."""
        caption = self._caption()
        self._refuse_waiting()
        if self._heading is not None and self._heading.heading is not None:
            self._part = Part(number=self._heading.heading.number, title=self._heading.heading.title)
            self.parts.append(self._part)
            self._heading = None
        if not any(any(row.cells) for row in table.rows) and len(table.rows) == table.row_count:
            self._problems.add(self._problems.at(table=table.number, row=0, line=table.line), _NO_ROWS)
        self.sections.append(Section(table=table, part=self._part, caption=caption))
        self._above = None

    def finish(self) -> None:
        """Take in the end of the document."""
        self._refuse_waiting()
        self._leave_heading(None)
        if not self.sections:
            self._problems.add(self._problems.at(), _NO_TABLE)

    def _caption(self) -> Line | None:
        above = self._above
        if above is None or above.is_note or not is_caption(above.text):
            return None
        if self._waiting:
            self.notes.append(self._waiting.pop())
        return above

    def _leave_heading(self, following: Line | None) -> None:
        """Keep a heading above prose or above deeper headings as words; report one with nothing under it."""
        left = self._heading
        if left is None or left.heading is None:
            return
        deeper = following is not None and following.heading is not None and following.heading.rank > left.heading.rank
        if self._has_text or deeper:
            self.notes.insert(self._noted_before, left)
        else:
            self._problems.add(self._problems.at(line=left.number), _EMPTY_PART.fill(words=left.text[:_SHOWN]))

    def _refuse_waiting(self) -> None:
        for line in self._waiting:
            self._problems.add(self._problems.at(line=line.number), _STRAY.fill(words=line.text[:_SHOWN]))
        self._waiting.clear()
