"""Estimates of how long tasks take, from the file in which people write them."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from egov_consolidation.model import Plan
from egov_consolidation.reading import _relations as relations
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, opened
from egov_consolidation.reading._fields import Fields, visible
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

if TYPE_CHECKING:  # the schedule is loaded by those who read estimates, not by all who read a plan
    from egov_consolidation.schedule import Estimate, Estimates

SCHEMA = "egov/estimates/1"
"""What a file of estimates may say it is."""

_UNNAMED = "?"
_OTHER = Text(en="is {found}, must be {wanted}", zh="为 {found}，须为 {wanted}")
_NO_TASK = Text(en="is {id}, must be a task of the plan {plan}", zh="为 {id}，须为方案 {plan} 的任务")
_TWICE = Text(en="is {id} a second time, must stand once", zh="{id} 重复出现，每项任务只估计一次")
_DISORDER = Text(
    en="least {least}, likely {likely}, most {most} days, must be least ≤ likely ≤ most",
    zh="最短 {least} 天、最可能 {likely} 天、最长 {most} 天，须满足最短 ≤ 最可能 ≤ 最长",
)


def read_estimates(source: str | os.PathLike[str], plan: Plan | None = None) -> Estimates:
    """Read how long tasks are thought to take from a TOML or JSON file.

    Args:
        source: The file.
        plan: The plan that it speaks about; where it is given, tasks and quotations are checked against it.

    Returns:
        The estimates.

    Raises:
        ReadingError: It cannot be read; every problem is listed with its path.
        UsageError: It is neither TOML nor JSON by its suffix.
    """
    file = opened(source, tuple(DATA))
    data = DATA[file.suffix](decode(file.data, file.name), file.name)
    return estimates_from_data(data, document=file.name, plan=plan)


def estimates_from_data(data: object, *, document: str, plan: Plan | None = None) -> Estimates:
    """Return the estimates that a file holds.

    Args:
        data: What TOML or JSON made of the file.
        document: Name of the file, for places.
        plan: The plan that it speaks about; where it is given, tasks and quotations are checked against it.

    Returns:
        The estimates. They are an assumption unless the file says that they are none.

    Raises:
        ReadingError: A key is unknown, missing or of the wrong kind, the numbers of a task are out of order, or a task
            has two estimates; with a plan also: the file speaks of another plan, of a task that it does not have, or
            quotes words that do not stand where it says. Every problem is listed with its path.

    Examples:
        >>> why = {"en": "one form, sent out once", "zh": "一张表，一次发出"}
        >>> one = {"task": "1", "least": 5, "likely": 10, "most": 20, "by": "audit", "reason": why}
        >>> estimates_from_data({"id": "ours", "plan": "demo", "estimates": [one]}, document="ours.json").likely()
        {'1': 10}
    """
    from egov_consolidation.schedule import Estimates

    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    _refuse_other(fields, "schema", fields.text("schema"), SCHEMA)
    set_id, named = fields.name("id"), fields.name("plan")
    _refuse_other(fields, "plan", named or None, named if plan is None else plan.id)
    is_assumption = fields.flag("is_assumption") if fields.has("is_assumption") else True
    note, seen = _both(fields, "note"), set[str]()
    quoted = relations.Quoted(named or _UNNAMED) if plan is None else relations.Quoted.of(plan)
    items = fields.tables("estimates", partial(_estimate, quoted=quoted, seen=seen))
    estimates = fields.built(
        lambda: Estimates(id=set_id, plan=named, items=items, is_assumption=is_assumption, note=note)
    )
    fields.close()
    problems.raise_if_any()
    if estimates is None:
        raise AssertionError(document)
    return estimates


def _refuse_other(fields: Fields, key: str, found: str | None, wanted: str) -> None:
    if found is not None and found != wanted:
        fields.refuse(key, _OTHER.fill(found=visible(found), wanted=wanted))


def _estimate(fields: Fields, quoted: relations.Quoted, seen: set[str]) -> Estimate | None:
    from egov_consolidation.schedule import Estimate

    task = _task(fields, quoted.plan, seen)
    fields.require("least", "likely", "most")
    least, likely, most = fields.count("least"), fields.count("likely"), fields.count("most")
    fields.require("reason")
    by, reason, cited = fields.name("by"), _both(fields, "reason"), relations.quotes(fields, quoted)
    if least is None or likely is None or most is None:
        return None
    if not least <= likely <= most:
        fields.refuse(None, _DISORDER.fill(least=least, likely=likely, most=most))
    if reason is None:
        return None
    return fields.built(
        lambda: Estimate(task=task, least=least, likely=likely, most=most, by=by, reason=reason, quotes=cited)
    )


def _task(fields: Fields, plan: Plan | None, seen: set[str]) -> str:
    task = fields.name("task")
    if task and task in seen:
        fields.refuse("task", _TWICE.fill(id=visible(task)))
    elif task and plan is not None and task not in plan:
        fields.refuse("task", _NO_TASK.fill(id=visible(task), plan=plan.id))
    seen.add(task)
    return task


def _both(fields: Fields, key: str) -> Text | None:
    """Return a text that says something in both languages, or `None` where the key is not given."""
    table = fields.table(key)
    if table is None:
        return None
    text = Text(en=table.name("en"), zh=table.name("zh"))
    table.close()
    return text
