"""Deadlines in plan files: the words as printed, a day, or every field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from egov_consolidation.dates import day
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind, Period, PeriodUnit
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline
from egov_consolidation.reading._fields import Fields
from egov_consolidation.wording import Text

_FORMS = Text(en="words, a day or a table", zh="文字、日期或表")


def deadline(fields: Fields, key: str, context: DeadlineContext) -> Deadline:
    """Return the deadline that a key gives; a missing one where it gives none."""
    value = fields.raw(key)
    if value is None:
        return Deadline.missing()
    if isinstance(value, str):
        return read_deadline(fields.text(key) or "", context)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return Deadline(kind=DeadlineKind.BY_DATE, text=value.isoformat(), last_day=day(value))
    table = fields.table(key) if isinstance(value, Mapping) else None
    if table is not None:
        return _whole(table, context)
    fields.refuse_value(key, _FORMS)
    return Deadline.missing()


def _whole(fields: Fields, context: DeadlineContext) -> Deadline:
    fields.require("kind")
    kind = fields.choice("kind", DeadlineKind, DeadlineKind.UNREAD)
    text, first_day, last_day = fields.text("text") or "", fields.day("first_day"), fields.day("last_day")
    recurrence, condition, cutoff = fields.text("recurrence"), fields.text("condition"), fields.text("cutoff")
    softness, flags = fields.texts("softness"), fields.choices("flags", DeadlineFlag)
    period = fields.table("period")
    length = None if period is None else _period(period)
    then = deadline(fields, "then", context) if fields.raw("then") is not None else None
    fields.close()
    made = fields.built(
        lambda: Deadline(
            kind=kind,
            text=text,
            first_day=first_day,
            last_day=last_day,
            recurrence=recurrence,
            condition=condition,
            period=length,
            cutoff=cutoff,
            softness=softness,
            then=then,
            flags=flags,
        )
    )
    return Deadline.missing() if made is None else made


def _period(fields: Fields) -> Period | None:
    fields.require("count", "unit")
    count, unit = fields.count("count"), fields.choice("unit", PeriodUnit, PeriodUnit.DAY)
    fields.close()
    return None if count is None else fields.built(lambda: Period(count=count, unit=unit))
