"""What can go wrong, said with its place, in both languages.

Input from outside is never half-read: everything that is wrong with it is gathered as `Problem` values and raised
once, as a `ReadingError`.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from egov_consolidation.wording import Lang, Text, same

LISTED = 100
"""How many problems of one input are listed; the rest are counted."""


@attrs.frozen(kw_only=True)
class Place:
    """Where in an input something stands.

    Attributes:
        document: Name of the file or document.
        table: Number of the table, from 1.
        row: Number of the row below the table's header, from 1; 0 is the header. Where no table is named, number of the
            row as a spreadsheet shows it, which counts the header too.
        column: The column's header as printed, or its number where it has none.
        line: Number of the line in a text, from 1.
        path: Path in a plan file, such as `$.tasks[3].deadline`.
    """

    document: str
    table: int | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    path: str | None = None

    def text(self, lang: Lang) -> str:
        """Return the place in words.

        Examples:
            >>> Place(document="附件.txt", table=2, row=9, column="完成时限").text("zh")
            '附件.txt 表2 第9行 “完成时限”'
            >>> Place(document="plan.toml", path="$.tasks[3]").text("en")
            'plan.toml $.tasks[3]'
        """
        zh = lang == "zh"
        parts = [self.document]
        if self.path is not None:
            parts.append(self.path)
        if self.table is not None:
            parts.append(f"表{self.table}" if zh else f"table {self.table}")
        if self.row == 0:
            parts.append("表头" if zh else "header")
        elif self.row is not None:
            parts.append(f"第{self.row}行" if zh else f"row {self.row}")
        if self.column is not None:
            parts.append(f"“{self.column}”")
        if self.line is not None:
            parts.append(f"（原文第{self.line}行）" if zh else f"(line {self.line})")
        return " ".join(parts)


@attrs.frozen
class Problem:
    """One thing that could not be read, with its place.

    Attributes:
        place: Where it stands.
        message: What is so and what must be so.
    """

    place: Place
    message: Text

    def text(self, lang: Lang) -> str:
        """Return place and message as one line."""
        return f"{self.place.text(lang)}: {self.message.say(lang)}"


class EgovError(Exception):
    """Anything this library raises on purpose.

    Attributes:
        message: What is so, in both languages; `str()` gives the English one.
    """

    def __init__(self, message: Text | str) -> None:
        """Keep the message in both languages."""
        self.message = same(message) if isinstance(message, str) else message
        super().__init__(self.message.en)

    def __reduce__(self) -> tuple[type[EgovError], tuple[object, ...]]:
        """Keep both languages when it crosses to another process."""
        return type(self), (self.message,)

    def text(self, lang: Lang) -> str:
        """Return the message in one language."""
        return self.message.say(lang)


class ModelError(EgovError, ValueError):
    """An object that would mean nothing: an empty id, two tasks with one id, a negative duration."""


class UsageError(EgovError, ValueError):
    """A call that cannot be carried out as asked: an unknown rule, an unknown plan, a day that is none."""


class ReadingError(EgovError, ValueError):
    """An input that could not be read; nothing of it was kept.

    Attributes:
        problems: The first problems, in the order of the input, each with its place.
        total: How many there are in all.
    """

    def __init__(self, problems: Iterable[Problem], total: int | None = None) -> None:
        """Keep the first problems and the count of all."""
        listed = tuple(problems)
        self.problems = listed[:LISTED]
        self.total = len(listed) if total is None else total
        super().__init__(Text(en=self._all("en"), zh=self._all("zh")))

    def __reduce__(self) -> tuple[type[EgovError], tuple[object, ...]]:
        """Keep problems and count when it crosses to another process."""
        return type(self), (self.problems, self.total)

    def _all(self, lang: Lang) -> str:
        lines = [problem.text(lang) for problem in self.problems]
        more = self.total - len(self.problems)
        if more > 0:
            lines.append(
                f"另有 {more} 处问题未列出" if lang == "zh" else f"and {more} more problem{'' if more == 1 else 's'}"
            )
        return "\n".join(lines)


class FindingsError(EgovError, AssertionError):
    """A report holds findings that the caller does not accept."""
