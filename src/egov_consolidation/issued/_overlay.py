"""What people judged about an issued plan, laid over what its document says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import attrs

from egov_consolidation.errors import Place
from egov_consolidation.model import Citation, Plan, Task
from egov_consolidation.reading import Fields, ProblemList, relations, unit
from egov_consolidation.wording import Text

_OTHER_PLAN = Text(en="is {found}, must be {wanted}", zh="为 {found}，须为 {wanted}")
_NO_TASK = Text(en="{id} is no task of the plan", zh="方案中没有任务 {id}")
_TWICE = Text(en="{id} stands more than once", zh="{id} 重复出现")
_NOT_QUOTED = Text(
    en="“{quote}” does not stand in row {row}, must be a stretch of its theme or content",
    zh="第 {row} 行的任务或内容中没有“{quote}”，引文须为原文中连续的一段",
)


def laid_over(plan: Plan, data: object, *, document: str) -> Plan:
    """Return a plan with what people judged about it.

    Args:
        plan: The plan as its document prints it. Nothing that the document says can be changed.
        data: The overlay, as TOML gave it.
        document: Name of the overlay, for places.

    Returns:
        The plan with glosses, relations, things, shared duties and upstream dates.

    Raises:
        ReadingError: The overlay speaks of another plan or of tasks that do not exist, quotes words that do not stand
            where it says, or has keys that are unknown or of the wrong kind; all problems are listed.
    """
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    named = fields.needed("plan")
    if named != plan.id:
        fields.refuse("plan", _OTHER_PLAN.fill(found=named, wanted=plan.id))
    judged = fields.tables("tasks", partial(_judged, plan=plan))
    units = fields.tables("units", unit)
    duties = fields.tables("shared_duties", partial(relations.shared_duty, document=plan.id))
    externals = fields.tables("externals", partial(relations.external, document=plan.id))
    upstream = fields.tables("upstream_dates", relations.upstream_date)
    fields.close()
    by_id: dict[str, Task] = {}
    for task in judged:
        if task.id in by_id:
            fields.refuse("tasks", _TWICE.fill(id=task.id))
        by_id[task.id] = task
    problems.raise_if_any()
    whole = attrs.evolve(
        plan,
        tasks=tuple(by_id.get(task.id, task) for task in plan),
        units=units,
        shared_duties=duties,
        externals=externals,
        upstream_dates=upstream,
    )
    for path, citation in _quotations(whole):
        if not _stands(whole, citation):
            message = _NOT_QUOTED.fill(quote=citation.quote, row=citation.row)
            problems.add(Place(document=document, path=path), message)
    problems.raise_if_any()
    return whole


def _judged(fields: Fields, plan: Plan) -> Task | None:
    task_id = fields.needed("id")
    words = {name: fields.text(name) for name in ("theme_en", "content_en", "mirrors", "accountable")}
    waits = fields.tables("dependencies", partial(relations.dependency, successor=task_id, document=plan.id))
    enabled = fields.tables("supports", partial(relations.support, supported=task_id, document=plan.id))
    makes = fields.tables("deliverables", partial(relations.deliverable, document=plan.id))
    needs = fields.tables("uses", partial(relations.use, document=plan.id))
    measures = fields.tables("criteria", relations.criterion)
    if task_id not in plan:
        fields.refuse("id", _NO_TASK.fill(id=task_id))
        return None
    return fields.built(
        lambda: attrs.evolve(
            plan[task_id],
            theme_en=words["theme_en"],
            content_en=words["content_en"],
            mirrors=words["mirrors"],
            accountable=words["accountable"],
            dependencies=waits,
            supports=enabled,
            deliverables=makes,
            uses=needs,
            criteria=measures,
        )
    )


def _quotations(plan: Plan) -> Iterator[tuple[str, Citation]]:
    for task in plan:
        relations_and_things = (task.dependencies, task.supports, task.deliverables, task.uses)
        for held in relations_and_things:
            yield from ((f"$.tasks {task.id}", quote) for one in held for quote in one.quotes)
    for duty in plan.shared_duties:
        yield from (("$.shared_duties", quote) for quote in duty.quotes)
    for external in plan.externals:
        yield from (("$.externals", quote) for quote in external.quotes)


def _stands(plan: Plan, citation: Citation) -> bool:
    if citation.row is None or citation.row not in plan:
        return False
    return bool(citation.quote) and any(citation.quote in words for words in plan[citation.row].words)
