"""Plan files in TOML and JSON."""

from __future__ import annotations

from functools import partial

from egov_consolidation.errors import ModelError
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
_NAMED = 5
_UNNAMED = "?"
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
    plan_id, title = fields.name("id"), fields.text("title") or ""
    quoted = relations.Quoted(plan_id or _UNNAMED)
    issued = fields.day("issued") or options.issued
    context = DeadlineContext(
        issued=issued,
        title_year=year_in_title(title),
        strict_before=options.strict_before,
        first_occurrence_in_issue_year=options.first_occurrence_in_issue_year,
    )
    paths: dict[str, list[str]] = {}
    tasks = fields.tables("tasks", partial(_task, quoted=quoted, context=context, paths=paths))
    for repeated, places in paths.items():
        if len(places) > 1:
            fields.refuse("tasks", _REPEATED.fill(id=repeated, paths=_shortened(places)))
    parts = fields.tables("parts", _part)
    units = fields.tables("units", unit)
    refuse_repeated_names(fields, units)
    duties = fields.tables("shared_duties", partial(relations.shared_duty, quoted=quoted))
    externals = fields.tables("externals", partial(relations.external, quoted=quoted))
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


def _shortened(places: list[str]) -> tuple[str, ...]:
    return (*places[:_NAMED], "…") if len(places) > _NAMED else tuple(places)


def _part(fields: Fields) -> Part | None:
    fields.require("number")
    number, title = fields.number("number"), fields.needed("title")
    return None if number is None else fields.built(partial(Part, number=number, title=title))


def _note(fields: Fields) -> Note | None:
    text, table, is_caption = fields.name("text"), fields.number("table"), fields.flag("is_caption")
    return fields.built(lambda: Note(text=text, table=table, is_caption=is_caption))


def unit(fields: Fields) -> Unit | None:
    """Return what a file knows of a unit."""
    name, aliases, name_en = fields.name("name"), fields.texts("aliases"), fields.text("name_en")
    return fields.built(lambda: Unit(name=name, aliases=aliases, name_en=name_en))


def refuse_repeated_names(fields: Fields, units: tuple[Unit, ...]) -> None:
    """Report names that more than one unit has."""
    try:
        Plan(id=_UNNAMED, units=units)
    except ModelError as refused:
        fields.refuse("units", refused.message)


def _task(
    fields: Fields, quoted: relations.Quoted, context: DeadlineContext, paths: dict[str, list[str]]
) -> Task | None:
    task_id, content = fields.name("id"), fields.needed("content")
    holder = task_id or _UNNAMED
    if task_id:
        paths.setdefault(task_id, []).append(fields.path)
    numbers = {name: fields.number(name) for name in ("part", "unit_number", "number")}
    words = {
        name: fields.text(name) for name in ("theme", "accountable", "mirrors", "remarks", "theme_en", "content_en")
    }
    duration = fields.count("duration")
    due, owners = deadline(fields, "deadline", context), assignments(fields)
    waits = fields.tables("dependencies", partial(relations.dependency, successor=holder, quoted=quoted))
    enabled = fields.tables("supports", partial(relations.support, supported=holder, quoted=quoted))
    makes = fields.tables("deliverables", partial(relations.deliverable, quoted=quoted))
    needs = fields.tables("uses", partial(relations.use, quoted=quoted))
    measures = fields.tables("criteria", relations.criterion)
    clauses = fields.tables("clauses", relations.clause)
    others, source = fields.tables("other_cells", _other_cell), fields.table("source")
    read_from = None if source is None else _source(source, quoted.id)
    task = fields.built(
        lambda: Task(
            id=task_id,
            content=content,
            deadline=due,
            part=numbers["part"],
            unit_number=numbers["unit_number"],
            number=numbers["number"],
            duration=duration,
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
            clauses=clauses,
            other_cells=others,
            source=read_from,
        )
    )
    if task is not None:
        relations.refuse_misplaced(fields, task)
    return task


def _other_cell(fields: Fields) -> tuple[str, str]:
    return fields.needed("column"), fields.text("text") or ""


def _source(fields: Fields, document: str) -> Source | None:
    named = fields.name("document") if fields.has("document") else document
    table, row = fields.number("table"), fields.number("row")
    inferred = fields.texts("inferred_cells")
    fields.close()
    return fields.built(lambda: Source(document=named, table=table, row=row, inferred_cells=inferred))
