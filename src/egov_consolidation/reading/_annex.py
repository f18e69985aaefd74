"""Annexes that were converted from Word tables to text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from egov_consolidation.model import Deadline, Plan
from egov_consolidation.reading._characters import clean
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline, year_in_title
from egov_consolidation.reading._document_owners import DocumentOwners
from egov_consolidation.reading._headers import Meanings
from egov_consolidation.reading._headings import is_caption
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.reading._outline import Outline, read_outline
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._row_owners import TableOwners
from egov_consolidation.reading._tables import read_tables
from egov_consolidation.reading._tasks import Numbering, TaskReader

_KEPT = 512


def read_annex(text: str, document: str, options: ReadingOptions, *, file: str | None = None) -> Plan:
    r"""Return the plan that an annex prints as numbered parts with tables of tasks.

    Args:
        text: The annex. A cell begins with a tab, rows are separated by blank lines, headings and notes have no tab.
        document: Its id, which becomes the plan's.
        options: How it is to be read, where its text does not say.
        file: Name of the file, for the places of problems; the id where none is given.

    Returns:
        The plan with every row as a task. A task's id is its printed numbers joined by dots: part, unit, task.

    Raises:
        ReadingError: Something cannot be read; every problem is listed with its table, row, column and line.

    Examples:
        >>> annex = "一、各地区负责的任务\n\t序号\n\t工作内容\n\t完成时限\n\n\t1\n\t编制目录。\n\t2017年12月\n20日前\n"
        >>> plan = read_annex(annex, "demo", ReadingOptions())
        >>> [(task.id, task.group, task.deadline.text) for task in plan]
        [('1.1', 'regions', '2017年12月20日前')]

    Notes:
        Cells that were merged in print are blank in text and are filled in from above; `Source.inferred_cells` names
        them. Words are kept as printed: only spaces around a cell and the line breaks inside it are dropped. Time
        grows with the length of the text, and memory with the number of rows.
    """
    problems = ProblemList(document, file=file)
    text = clean(text, problems.file)
    meanings = Meanings.of(options.columns, problems)
    outline = read_outline(read_tables(text, meanings, problems), problems)
    owners = DocumentOwners(outline.notes, problems, first_listed_leads=options.first_listed_leads)
    readers = tuple(_readers(outline, meanings, owners, options, problems))
    tasks = tuple(task for reader in readers for task in reader.tasks())
    meanings.refuse_unused(problems)
    problems.raise_if_any()
    return Plan(
        id=document,
        tasks=tasks,
        title=outline.title,
        issued=options.issued,
        parts=outline.parts,
        units=owners.units(),
        notes=outline.notes_of_plan(),
    )


def _readers(
    outline: Outline, meanings: Meanings, owners: DocumentOwners, options: ReadingOptions, problems: ProblemList
) -> Iterator[TaskReader]:
    """Yield a reader for each table; all of them are needed before the first row, for the units they know."""
    numbering = Numbering(problems)
    deadline = _deadline_reader(options)
    for section, year in zip(outline.sections, _years(outline), strict=True):
        columns = meanings.read(section.table.header, section.table.number, problems)
        if columns is not None:
            yield TaskReader(
                section=section,
                columns=columns,
                owners=TableOwners(section, columns, owners, problems),
                deadline=partial(deadline, year),
                numbering=numbering,
                problems=problems,
            )


def _deadline_reader(options: ReadingOptions) -> Callable[[int | None, str], Deadline]:
    @lru_cache(maxsize=_KEPT)
    def read(year: int | None, words: str) -> Deadline:
        context = DeadlineContext(
            issued=options.issued,
            title_year=year,
            strict_before=options.strict_before,
            first_occurrence_in_issue_year=options.first_occurrence_in_issue_year,
        )
        return read_deadline(words, context) if words else Deadline.missing()

    return read


def _years(outline: Outline) -> Iterator[int | None]:
    """Yield the year of each table: that of its caption or heading, else that of the title or a line below it."""
    first = outline.sections[0].table.line if outline.sections else 0
    preface = (line.text for line in outline.notes if line.number < first and is_caption(line.text))
    of_document = _first_year((outline.title, *preface))
    for section in outline.sections:
        year = _first_year(section.titles)
        yield of_document if year is None else year


def _first_year(titles: Iterable[str]) -> int | None:
    years = (year_in_title(title) for title in titles)
    return next((year for year in years if year is not None), None)
