"""Ledgers of what was done: a TOML or JSON file, or a table as offices keep it (台账)."""

from __future__ import annotations

import os
from pathlib import Path

from egov_consolidation.ledger import Progress, ProgressEntry
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, opened
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._problems import ProblemList, Remark, unremarked
from egov_consolidation.reading._record_entries import records_in
from egov_consolidation.reading._record_tables import records_of

_TABLE = ".csv"


def read_ledger(source: str | os.PathLike[str], *, remark: Remark = unremarked) -> Progress:
    """Read what a ledger says of the tasks of a plan.

    Args:
        source: A TOML or JSON file, or a CSV file with a header.
        remark: Takes what was passed over in it.

    Returns:
        The entries of the ledger, as values.

    Raises:
        ReadingError: It cannot be read; every problem is listed with row and column, or path.
        UsageError: It is of no known kind by its suffix.
    """
    file = opened(source, (*DATA, _TABLE))
    text = decode(file.data, file.name)
    if file.suffix != _TABLE:
        return ledger_from_data(DATA[file.suffix](text, file.name), document=file.name)
    problems = ProblemList(file.name)
    entries = records_of(text, ProgressEntry, problems)
    problems.raise_if_any()
    for one in problems.remarks:
        remark(one)
    return Progress(id=Path(file.name).stem, entries=entries)


def ledger_from_data(data: object, *, document: str) -> Progress:
    """Return the ledger that a file holds.

    Args:
        data: What TOML or JSON made of the file.
        document: Name of the file, for places.

    Returns:
        The entries of the ledger, as values.

    Raises:
        ReadingError: A key is unknown, missing or of the wrong kind; every problem is listed with its path.

    Examples:
        >>> entry = {"id": "1", "task": "1.1", "unit": "市财政局", "state": "已完成", "done_on": "2017-12-15"}
        >>> ledger_from_data({"entries": [entry]}, document="ledger.toml").entry("1.1", "市财政局").state.value
        'done'
    """
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    ledger_id, title, reported_on = fields.text("id"), fields.text("title"), fields.day("reported_on")
    example = fields.flag("example")
    fields.require("entries")
    entries = records_in(fields, "entries", ProgressEntry)
    fields.close()
    problems.raise_if_any()
    return Progress(
        id=ledger_id or Path(document).stem,
        title=title or "",
        reported_on=reported_on,
        is_example=example,
        entries=entries,
    )
