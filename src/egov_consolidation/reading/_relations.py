"""Relations, things and quotations in a plan file or overlay."""

from __future__ import annotations

from functools import partial

from egov_consolidation.dates import Day
from egov_consolidation.model import (
    Citation,
    Criterion,
    Deliverable,
    Dependency,
    DependencyType,
    External,
    Mark,
    SharedDuty,
    Support,
    UpstreamDate,
    Use,
)
from egov_consolidation.reading._fields import Fields
from egov_consolidation.wording import Text


def quotes(fields: Fields, document: str) -> tuple[Citation, ...]:
    """Return the quotations of a table; each stands in the plan itself where it names no other document."""
    return fields.tables("quotes", partial(_citation, document=document))


def _citation(fields: Fields, document: str) -> Citation | None:
    named, row, quote = fields.text("document"), fields.text("row"), fields.needed("quote")
    return fields.built(lambda: Citation(document=document if named is None else named, row=row, quote=quote))


def dependency(fields: Fields, successor: str, document: str) -> Dependency | None:
    """Return a dependency of the task that holds it."""
    predecessor = fields.needed("predecessor")
    kind = fields.choice("type", DependencyType, DependencyType.FINISH_TO_START)
    lag, mark = fields.number("lag"), fields.choice("mark", Mark, Mark.EXPLICIT)
    cited, reason = quotes(fields, document), fields.both("reason")
    return fields.built(
        lambda: Dependency(
            predecessor=predecessor,
            successor=successor,
            type=kind,
            lag=lag or 0,
            mark=mark,
            quotes=cited,
            reason=reason,
        )
    )


def support(fields: Fields, supported: str, document: str) -> Support | None:
    """Return a support of the task that holds it."""
    supporter, mark = fields.needed("task"), fields.choice("mark", Mark, Mark.EXPLICIT)
    cited, reason = quotes(fields, document), fields.both("reason")
    return fields.built(
        lambda: Support(supporter=supporter, supported=supported, mark=mark, quotes=cited, reason=reason)
    )


def deliverable(fields: Fields, document: str) -> Deliverable | None:
    """Return a thing that a task makes."""
    name, name_en = fields.needed("name"), fields.text("name_en")
    recipients, cited = fields.texts("recipients"), quotes(fields, document)
    return fields.built(lambda: Deliverable(name=name, name_en=name_en, recipients=recipients, quotes=cited))


def use(fields: Fields, document: str) -> Use | None:
    """Return a thing that a task needs."""
    name, name_en, cited = fields.needed("name"), fields.text("name_en"), quotes(fields, document)
    return fields.built(lambda: Use(name=name, name_en=name_en, quotes=cited))


def criterion(fields: Fields) -> Criterion | None:
    """Return the measure of a soft word."""
    term, measure, approver = fields.needed("term"), fields.text("measure"), fields.text("approver")
    return fields.built(lambda: Criterion(term=term, measure=measure, approver=approver))


def external(fields: Fields, document: str) -> External | None:
    """Return a thing from outside the plan."""
    name, name_en = fields.needed("name"), fields.text("name_en")
    reason, cited = fields.both("reason"), quotes(fields, document)
    return fields.built(lambda: External(name=name, name_en=name_en, reason=reason, quotes=cited))


def shared_duty(fields: Fields, document: str) -> SharedDuty | None:
    """Return a duty that is printed under several units."""
    tasks, lead_unit = fields.texts("tasks"), fields.text("lead_unit")
    reason, cited = fields.both("reason"), quotes(fields, document)
    return fields.built(lambda: SharedDuty(tasks=tasks, lead_unit=lead_unit, reason=reason, quotes=cited))


_UNVERIFIED = {"read": True, "unverified": False}


def upstream_date(fields: Fields) -> UpstreamDate | None:
    """Return a day set by a higher level."""
    entry_id, document, last_day = fields.needed("id"), fields.needed("document"), fields.day("last_day")
    about, note, tasks = fields.both("about"), fields.both("note"), fields.texts("tasks")
    basis = fields.text("basis") or "unverified"
    if basis not in _UNVERIFIED:
        fields.refuse("basis", Text(en="must be read or unverified", zh="须为 read 或 unverified"))
    if about is None or last_day is None:
        fields.refuse(None, Text(en="needs about and last_day", zh="须有 about 和 last_day"))
        return None
    return fields.built(partial(_upstream, entry_id, document, about, last_day, tasks, note, basis))


def _upstream(  # noqa: PLR0913, PLR0917
    entry_id: str, document: str, about: Text, last_day: Day, tasks: tuple[str, ...], note: Text | None, basis: str
) -> UpstreamDate:
    return UpstreamDate(
        id=entry_id,
        document=document,
        about=about,
        last_day=last_day,
        tasks=tasks,
        note=note,
        is_verified=_UNVERIFIED[basis],
    )
