"""One call for every form a plan comes in."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Literal, TypeAlias

import attrs

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan
from egov_consolidation.reading._annex import read_annex
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, opened
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.reading._plan_files import plan_from_data
from egov_consolidation.reading._plan_folders import read_plan_folder
from egov_consolidation.wording import Text

Form: TypeAlias = Literal["annex", "toml", "json"]
"""The forms a plan comes in: the text of an annex, or a plan file."""

FORMS: Mapping[str, Form] = {".txt": "annex", ".toml": "toml", ".json": "json"}
"""The form of a file, by its suffix."""

_NO_STEM = Text(
    en="“{document}”: has no name before its suffix, must have one that the plan can take for its id",
    zh="“{document}”：后缀前没有文件名，须有文件名作为方案编号",
)


def read_plan(  # noqa: PLR0913 - all but the source are keyword-only
    source: str | os.PathLike[str],
    options: ReadingOptions | None = None,
    *,
    issued: str | dt.date | None = None,
    strict_before: bool | None = None,
    columns: Mapping[str, str] | None = None,
    first_listed_leads: bool | None = None,
    encoding: str | None = None,
) -> Plan:
    """Read a plan from a file or a folder.

    Args:
        source: The file: the text of an annex (`.txt`) or a plan file (`.toml`, `.json`). Or a folder with an annex and
            what people judged about it: `annex.txt`, and where they are there `plan.toml` (how it is to be read),
            `overlay.toml` (glosses, relations, things) and `rows.toml` (what becomes of its words).
        options: How it is to be read, where its text does not say; what is given by name goes before it.
        issued: The day of issue.
        strict_before: Whether 前 leaves out the day that is named.
        columns: Meaning of columns by their printed header.
        first_listed_leads: Whether the first of several units that are named without 牵头 leads the others.
        encoding: Name of the text encoding; found out where none is given.

    Returns:
        The plan; its id is the file's name without the suffix, or the folder's name, or what the plan file says.

    Raises:
        ReadingError: It cannot be opened or read; every problem is listed with its place.
        UsageError: The suffix is none of those, or an annex has no name before it.
    """
    base = options or ReadingOptions()
    chosen = attrs.evolve(
        base,
        issued=base.issued if issued is None else day(issued),
        strict_before=base.strict_before if strict_before is None else strict_before,
        columns=base.columns if columns is None else columns,
        first_listed_leads=base.first_listed_leads if first_listed_leads is None else first_listed_leads,
        encoding=base.encoding if encoding is None else encoding,
    )
    if Path(source).is_dir():
        return read_plan_folder(Path(source), chosen)
    file = opened(source, tuple(FORMS))
    text = decode(file.data, file.name, chosen.encoding)
    plan = read_plan_text(text, form=FORMS[file.suffix], document=file.name, options=chosen)
    if plan.source_sha256 is not None:
        return plan
    return attrs.evolve(plan, source_sha256=hashlib.sha256(file.data).hexdigest())


def read_plan_text(text: str, *, form: Form, document: str, options: ReadingOptions | None = None) -> Plan:
    """Read a plan from text in memory.

    Args:
        text: The text.
        form: Its form.
        document: Name of the file, for places; without its suffix it is the id of a plan that an annex prints.
        options: How it is to be read, where its text does not say.

    Returns:
        The plan.

    Raises:
        ReadingError: It cannot be read; every problem is listed with its place.

    Examples:
        >>> read_plan_text('{"id": "demo", "tasks": []}', form="json", document="demo.json").id
        'demo'
    """
    chosen = options or ReadingOptions()
    if form == "annex":
        return read_annex(text, _stem(document), chosen, file=document)
    return plan_from_data(DATA[f".{form}"](text, document), document=document, options=chosen)


def _stem(document: str) -> str:
    stem = PurePath(document).stem
    if not stem.strip():
        raise UsageError(_NO_STEM.fill(document=document))
    return stem
