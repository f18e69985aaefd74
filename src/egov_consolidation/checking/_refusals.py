"""Refuses what callers give: names in place of a plan and of rules, and whatever there is a message of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan
from egov_consolidation.rules import Rule
from egov_consolidation.wording import Text, lines

_SHOWN = 40
_NO_PLAN = Text(
    en="plan: is “{given}”, must be a plan. egov_consolidation.issued.load or read_plan returns one",
    zh="plan：为“{given}”，须为方案；可用 egov_consolidation.issued.load 或 read_plan 取得",
)
_NO_RULE = Text(
    en="rules: holds “{given}”, must hold rules. select takes ids",
    zh="rules：含有“{given}”，须为规则；按编号选用请用 select",
)
_REPEATED = Text(en="rules {ids}: occur more than once, must be unique", zh="规则 {ids}：重复出现，必须唯一")


def refuse_no_plan(given: object) -> None:
    """Refuse what is given as a plan and is none.

    Raises:
        UsageError: It is none.
    """
    if not isinstance(given, Plan):
        raise UsageError(_NO_PLAN.fill(given=str(given)[:_SHOWN]))


def rules_in_order(given: Iterable[object]) -> tuple[Rule, ...]:
    """Return rules in the order of their ids.

    Raises:
        UsageError: Something among them is none, and the first is named; or some have one id.
    """
    rules: list[Rule] = []
    for one in given:
        if not isinstance(one, Rule):
            raise UsageError(_NO_RULE.fill(given=str(one)[:_SHOWN]))
        rules.append(one)
    ordered = tuple(sorted(rules, key=lambda rule: rule.id))
    repeated = tuple(rule_id for rule_id, count in Counter(rule.id for rule in ordered).items() if count > 1)
    if repeated:
        raise UsageError(_REPEATED.fill(ids=repeated))
    return ordered


def refuse(*messages: Iterable[Text]) -> None:
    """Refuse what there is a message of.

    Raises:
        UsageError: There are some; it says all of them, a line each.
    """
    said = tuple(chain(*messages))
    if said:
        raise UsageError(lines(said))
