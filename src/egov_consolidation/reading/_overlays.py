"""What people judged about a plan, laid over what its document says."""

from __future__ import annotations

from functools import partial

import attrs

from egov_consolidation.errors import ModelError
from egov_consolidation.model import Plan, SharedDuty, Task, Unit, UpstreamDate
from egov_consolidation.reading import _relations as relations
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._plan_files import unit
from egov_consolidation.reading._plan_layers import named_task, refuse_other_plan, refuse_unknown_tasks, with_tasks
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

_PRINTED = Text(en="is printed as “{words}”, must be left to the document", zh="原文已写明“{words}”，不得另行填写")


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
    fields, quoted = Fields(data, "$", problems), relations.Quoted.of(plan)
    refuse_other_plan(fields, plan)
    seen: set[str] = set()
    judged = fields.tables("tasks", partial(_judged, plan=plan, seen=seen))
    units = _known(fields, plan)
    duties = fields.tables("shared_duties", partial(_shared_duty, quoted=quoted))
    externals = fields.tables("externals", partial(relations.external, quoted=quoted))
    upstream = fields.tables("upstream_dates", partial(_upstream_date, plan=plan))
    fields.close()
    problems.raise_if_any()
    return attrs.evolve(
        with_tasks(plan, judged),
        units=units,
        shared_duties=duties,
        externals=externals,
        upstream_dates=upstream,
    )


def _judged(fields: Fields, plan: Plan, seen: set[str]) -> Task | None:
    task_id, printed = named_task(fields, plan, seen)
    theme_en, content_en, mirrors = fields.text("theme_en"), fields.text("content_en"), fields.text("mirrors")
    accountable = _accountable(fields, printed)
    holder, quoted = task_id or "?", relations.Quoted.of(plan)
    waits = fields.tables("dependencies", partial(relations.dependency, successor=holder, quoted=quoted))
    enabled = fields.tables("supports", partial(relations.support, supported=holder, quoted=quoted))
    makes = fields.tables("deliverables", partial(relations.deliverable, quoted=quoted))
    needs = fields.tables("uses", partial(relations.use, quoted=quoted))
    measures = fields.tables("criteria", relations.criterion)
    refuse_unknown_tasks(fields, "dependencies", tuple(one.predecessor for one in waits), plan)
    refuse_unknown_tasks(fields, "supports", tuple(one.supporter for one in enabled), plan)
    refuse_unknown_tasks(fields, "mirrors", () if mirrors is None else (mirrors,), plan)
    if printed is None:
        return None
    return fields.built(
        lambda: attrs.evolve(
            printed,
            theme_en=theme_en,
            content_en=content_en,
            mirrors=mirrors,
            accountable=accountable,
            dependencies=waits,
            supports=enabled,
            deliverables=makes,
            uses=needs,
            criteria=measures,
        )
    )


def _accountable(fields: Fields, printed: Task | None) -> str | None:
    """Return the accountable person: as a column prints him, else as somebody found him in the sentence."""
    judged = fields.text("accountable")
    if printed is None or printed.accountable is None:
        return judged
    if judged is not None:
        fields.refuse("accountable", _PRINTED.fill(words=printed.accountable))
    return printed.accountable


def _known(fields: Fields, plan: Plan) -> tuple[Unit, ...]:
    """Return what is known of the units: all that the document says of them, and what the overlay adds."""
    added = {one.name: one for one in fields.tables("units", unit)}
    units = [_joined(one, added.pop(one.name, one)) for one in plan.units]
    try:
        return attrs.evolve(plan, units=(*units, *added.values())).units
    except ModelError as refused:
        fields.refuse("units", refused.message)
        return plan.units


def _joined(printed: Unit, added: Unit) -> Unit:
    aliases = tuple(dict.fromkeys((*printed.aliases, *added.aliases)))
    return attrs.evolve(printed, aliases=aliases, name_en=added.name_en)


def _shared_duty(fields: Fields, quoted: relations.Quoted) -> SharedDuty | None:
    duty = relations.shared_duty(fields, quoted)
    if duty is not None and quoted.plan is not None:
        refuse_unknown_tasks(fields, "tasks", duty.tasks, quoted.plan)
    return duty


def _upstream_date(fields: Fields, plan: Plan) -> UpstreamDate | None:
    date = relations.upstream_date(fields)
    refuse_unknown_tasks(fields, "tasks", () if date is None else date.tasks, plan)
    return date
