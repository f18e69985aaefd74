"""Plans that stand in a folder: the annex as printed, and beside it what people judged about it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import attrs

from egov_consolidation.errors import Place, Problem, ReadingError
from egov_consolidation.model import Plan
from egov_consolidation.reading._annex import read_annex
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import opened, toml_data
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.reading._overlays import laid_over
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._row_ledgers import accounted
from egov_consolidation.wording import Text

_Laying: TypeAlias = "Callable[..., Plan]"

_ANNEX, _ABOUT = "annex.txt", "plan.toml"
_NO_ANNEX = Text(
    en="is a folder without annex.txt, must hold the annex as text under that name",
    zh="文件夹中没有 annex.txt，须有以此命名的附件文本",
)
_LAID_OVER: Mapping[str, _Laying] = {"overlay.toml": laid_over, "rows.toml": accounted}
"""What is laid over the annex, in order: clauses name the things that an overlay gives."""


def read_plan_folder(folder: Path, options: ReadingOptions) -> Plan:
    """Return the plan that stands in a folder.

    Args:
        folder: The folder. `annex.txt` has to be there; `plan.toml`, `overlay.toml` and `rows.toml` may.
        options: How the annex is to be read; what differs from the defaults goes before `plan.toml`.

    Returns:
        The plan; its id is what `plan.toml` says, else the name of the folder.

    Raises:
        ReadingError: A file cannot be read, or does not fit the annex; its problems are listed with their places.
    """
    if not (folder / _ANNEX).exists():
        raise ReadingError([Problem(Place(document=folder.resolve().name), _NO_ANNEX)])
    plan_id, own = _about(folder)
    chosen = _before(options, own)
    file = opened(folder / _ANNEX, (".txt",))
    plan = read_annex(decode(file.data, file.name, chosen.encoding), plan_id, chosen, file=file.name)
    plan = attrs.evolve(plan, source_sha256=hashlib.sha256(file.data).hexdigest())
    for name, laying in _LAID_OVER.items():
        if (folder / name).exists():
            plan = laying(plan, _table(folder / name), document=name)
    return plan


def _about(folder: Path) -> tuple[str, ReadingOptions]:
    """Return the id of a folder's plan, and how the folder says that it is to be read."""
    plan_id = folder.resolve().name or "plan"
    if not (folder / _ABOUT).exists():
        return plan_id, ReadingOptions()
    problems = ProblemList(_ABOUT)
    fields = Fields(_table(folder / _ABOUT), "$", problems)
    columns = fields.table("columns")
    options = ReadingOptions(
        issued=fields.day("issued"),
        strict_before=fields.flag("strict_before"),
        first_occurrence_in_issue_year=fields.flag("first_occurrence_in_issue_year"),
        columns={} if columns is None else {columns.spelt(header): columns.needed(header) for header in columns.keys},
        first_listed_leads=fields.flag("first_listed_leads"),
        encoding=fields.text("encoding"),
    )
    named = fields.name("id") if fields.has("id") else plan_id
    fields.close()
    problems.raise_if_any()
    return named, options


def _before(asked: ReadingOptions, own: ReadingOptions) -> ReadingOptions:
    """Return options in which what is asked for goes before what a folder says of itself."""
    plain, said = ReadingOptions(), attrs.asdict(asked, recurse=False)
    return attrs.evolve(own, **{name: value for name, value in said.items() if value != getattr(plain, name)})


def _table(path: Path) -> object:
    file = opened(path, (".toml",))
    return toml_data(decode(file.data, file.name), file.name)
