"""Plan files in TOML and JSON."""

from __future__ import annotations

from functools import partial

from egov_consolidation.model import Note, Part, Plan, Source, Task, Unit
from egov_consolidation.reading import _relations as relations
from egov_consolidation.reading._deadlines import DeadlineContext, year_in_title
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.reading._plan_file_deadlines import deadline
from egov_consolidation.reading._plan_file_owners import assignments
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

SCHEMA = "egov/plan/1"
"""What a plan file may say it is."""

_REPEATED = Text(en="{id} is the id of {paths}, must be that of one task", zh="{id} 为 {paths} 共用，任务编号须唯一")
_OTHER_SCHEMA = Text(en="is {found}, must be {wanted}", zh="为 {found}，须为 {wanted}")


def plan_from_data(data: object, *, document: str, options: ReadingOptions | None = None) -> Plan:
    """Return the plan that a plan file holds.

    Args:
        data: What TOML or JSON made of the file.
        document: Name of the file, for places.
        options: How deadlines are to be read, where the file does not say.

    Returns:
        The plan.

    Raises:
        ReadingError: A key is unknown, missing or of the wrong kind; every problem is listed with its path.

    Examples:
        >>> task = {"id": "1.1", "content": "编制目录", "lead_units": ["市审计局"], "deadline": "2018年3月底前"}
        >>> plan_from_data({"id": "demo", "tasks": [task]}, document="demo.toml")["1.1"].deadline.last_day
        Date(2018, 3, 31)
    """
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    plan = _plan(fields, options or ReadingOptions())
    fields.close()
    problems.raise_if_any()
    if plan is None:
        raise AssertionError(document)
    return plan


def _plan(fields: Fields, options: ReadingOptions) -> Plan | None:
    schema = fields.text("schema")
    if schema not in {None, SCHEMA}:
        fields.refuse("schema", _OTHER_SCHEMA.fill(found=schema, wanted=SCHEMA))
    plan_id, title = fields.needed("id"), fields.text("title") or ""
    issued = fields.day("issued") or options.issued
    context = DeadlineContext(
        issued=issued,
        title_year=year_in_title(title),
        strict_before=options.strict_before,
        first_occurrence_in_issue_year=options.first_occurrence_in_issue_year,
    )
    paths: dict[str, list[str]] = {}
    tasks = fields.tables("tasks", partial(_task, document=plan_id, context=context, paths=paths))
    for repeated, places in paths.items():
        if len(places) > 1:
            fields.refuse("tasks", _REPEATED.fill(id=repeated, paths=tuple(places)))
    parts = fields.tables("parts", _part)
    units = fields.tables("units", unit)
    duties = fields.tables("shared_duties", partial(relations.shared_duty, document=plan_id))
    externals = fields.tables("externals", partial(relations.external, document=plan_id))
    upstream = fields.tables("upstream_dates", relations.upstream_date)
    digest, notes = fields.text("source_sha256"), fields.tables("notes", _note)
    return fields.built(
        lambda: Plan(
            id=plan_id,
            tasks=tasks,
            title=title,
            issued=issued,
            source_sha256=digest,
            parts=parts,
            units=units,
            shared_duties=duties,
            externals=externals,
            upstream_dates=upstream,
            notes=notes,
        )
    )


def _part(fields: Fields) -> Part | None:
    number, title = fields.number("number"), fields.needed("title")
    if number is None:
        fields.refuse("number", Text(en="is missing, must be given", zh="缺少，必须填写"))
        return None
    return fields.built(partial(Part, number=number, title=title))


def _note(fields: Fields) -> Note | None:
    text, table, is_caption = fields.needed("text"), fields.number("table"), fields.flag("is_caption")
    return fields.built(lambda: Note(text=text, table=table, is_caption=is_caption))


def unit(fields: Fields) -> Unit | None:
    """Return what a file knows of a unit."""
    name, aliases, name_en = fields.needed("name"), fields.texts("aliases"), fields.text("name_en")
    return fields.built(lambda: Unit(name=name, aliases=aliases, name_en=name_en))


def _task(fields: Fields, document: str, context: DeadlineContext, paths: dict[str, list[str]]) -> Task | None:
    task_id, content = fields.needed("id"), fields.text("content")
    paths.setdefault(task_id, []).append(fields.path)
    if not fields.has("content"):
        fields.refuse("content", Text(en="is missing, must be given", zh="缺少，必须填写"))
    numbers = {name: fields.number(name) for name in ("part", "unit_number", "number", "duration")}
    words = {
        name: fields.text(name) for name in ("theme", "accountable", "mirrors", "remarks", "theme_en", "content_en")
    }
    due, owners = deadline(fields, "deadline", context), assignments(fields)
    waits = fields.tables("dependencies", partial(relations.dependency, successor=task_id, document=document))
    enabled = fields.tables("supports", partial(relations.support, supported=task_id, document=document))
    makes = fields.tables("deliverables", partial(relations.deliverable, document=document))
    needs = fields.tables("uses", partial(relations.use, document=document))
    measures = fields.tables("criteria", relations.criterion)
    others, source = fields.tables("other_cells", _other_cell), fields.table("source")
    read_from = None if source is None else _source(source, document)
    return fields.built(
        lambda: Task(
            id=task_id,
            content=content or "",
            deadline=due,
            part=numbers["part"],
            unit_number=numbers["unit_number"],
            number=numbers["number"],
            duration=numbers["duration"],
            theme=words["theme"],
            accountable=words["accountable"],
            mirrors=words["mirrors"],
            remarks=words["remarks"],
            theme_en=words["theme_en"],
            content_en=words["content_en"],
            assignments=owners,
            dependencies=waits,
            supports=enabled,
            deliverables=makes,
            uses=needs,
            criteria=measures,
            other_cells=others,
            source=read_from,
        )
    )


def _other_cell(fields: Fields) -> tuple[str, str]:
    return fields.needed("column"), fields.text("text") or ""


def _source(fields: Fields, document: str) -> Source | None:
    named, table, row = fields.text("document"), fields.number("table"), fields.number("row")
    inferred = fields.texts("inferred_cells")
    fields.close()
    return fields.built(
        lambda: Source(document=document if named is None else named, table=table, row=row, inferred_cells=inferred)
    )
