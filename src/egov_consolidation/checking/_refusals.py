"""Refuses what callers give in place of a plan and of rules: their names."""

from __future__ import annotations

from collections.abc import Iterable

from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan
from egov_consolidation.rules import Rule
from egov_consolidation.wording import Text

_SHOWN = 40
_NO_PLAN = Text(
    en="plan: is “{given}”, must be a plan. egov_consolidation.issued.load or read_plan returns one",
    zh="plan：为“{given}”，须为方案；可用 egov_consolidation.issued.load 或 read_plan 取得",
)
_NO_RULE = Text(
    en="rules: holds “{given}”, must hold rules. select takes ids",
    zh="rules：含有“{given}”，须为规则；按编号选用请用 select",
)


def refuse_no_plan(given: object) -> None:
    """Refuse what is given as a plan and is none.

    Raises:
        UsageError: It is none.
    """
    if not isinstance(given, Plan):
        raise UsageError(_NO_PLAN.fill(given=str(given)[:_SHOWN]))


def refuse_no_rules(given: Iterable[object]) -> None:
    """Refuse what is given among rules and is none.

    Raises:
        UsageError: Something is none; the first is named.
    """
    for one in given:
        if not isinstance(one, Rule):
            raise UsageError(_NO_RULE.fill(given=str(one)[:_SHOWN]))
