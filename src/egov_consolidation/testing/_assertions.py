"""The assertion with which a test suite holds a plan to the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from egov_consolidation.checking import check
from egov_consolidation.errors import LISTED, FindingsError, UsageError
from egov_consolidation.findings import Finding, Report, Severity
from egov_consolidation.inventory import Inventory
from egov_consolidation.ledger import Progress
from egov_consolidation.model import ALL_MARKS, Mark, Plan, Roster
from egov_consolidation.rules import Rule, rule, rulebook
from egov_consolidation.wording import Lang, Text

_NO_RULE = Text(en="rules: names none, must name at least one", zh="rules：未列规则，至少须列一条")
_HEAD = {
    "one": Text(en="1 finding in {plan} as of {as_of}", zh="{plan} 截至 {as_of} 有 1 项问题"),
    "many": Text(en="{count} findings in {plan} as of {as_of}", zh="{plan} 截至 {as_of} 有 {count} 项问题"),
}
_MORE = Text(en="and {count} more", zh="另有 {count} 项未列出")


def assert_compliant(  # noqa: PLR0913 - all but the plan are keyword-only
    plan: Plan,
    *,
    as_of: str | dt.date,
    rules: Iterable[Rule | str] | None = None,
    roster: Roster | None = None,
    inventory: Inventory | None = None,
    progress: Progress | None = None,
    parameters: Mapping[str, float] | None = None,
    marks: frozenset[Mark] = ALL_MARKS,
    at_least: Severity = Severity.NOTE,
    allow_unknown: bool = False,
) -> None:
    """Assert that a plan departs from no rule, and that every rule can be decided.

    Args:
        plan: The plan.
        as_of: The day for which it is judged, as a day or as `YYYY-MM-DD`.
        rules: The rules, as values or by id; the rulebook by default. One whose source is not verified runs only if it
            is named by its id.
        roster: Who belongs to the groups that the plan addresses.
        inventory: What exists, for the rules that judge it.
        progress: What was done, for the rules that judge it.
        parameters: Values by parameter id, in place of the rules' own; those of rules that are not asked for are
            passed over.
        marks: Which relations between tasks count.
        at_least: The least severity that counts. A crashed rule always counts.
        allow_unknown: Whether what cannot be decided is accepted.

    Raises:
        FindingsError: Something departs or cannot be decided. The message counts the findings and lists each with its
            rule and the words it rests on. It is an `AssertionError`.
        UsageError: `as_of` is no day; `rules` is empty, or names a rule that does not exist; a parameter is unknown.

    Examples:
        >>> from egov_consolidation.model import Plan, Task
        >>> plan = Plan(id="demo", title="示例", tasks=(Task(id="1", content="编制目录"),))
        >>> assert_compliant(plan, as_of="2018-06-30", rules=["LG01"])
        >>> assert_compliant(plan, as_of="2018-06-30", rules=["PL01"])
        Traceback (most recent call last):
        egov_consolidation.errors.FindingsError: 1 finding in demo as of 2018-06-30
        ...

    Notes:
        The test is skipped, saying why, when none of the rules could run; where some could, the others are passed over.
    """
    __tracebackhide__ = True
    chosen, named = _chosen(rules)
    report = check(
        plan,
        as_of=as_of,
        roster=roster,
        inventory=inventory,
        progress=progress,
        parameters=_theirs(parameters or {}, chosen),
        select=named,
        marks=marks,
        rules=chosen,
    )
    if not report.verdicts:
        _skip(report)
    found = report.departures(at_least=at_least, allow_unknown=allow_unknown)
    if found:
        titles = {one.id: one.title for one in chosen}
        en, zh = ("\n".join(_lines(report, found, titles, lang)) for lang in ("en", "zh"))
        raise FindingsError(Text(en=en, zh=zh))


def _chosen(rules: Iterable[Rule | str] | None) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the rules, and their ids where they are to be selected by them."""
    if rules is None:
        return rulebook(), ()
    asked = (rules,) if isinstance(rules, str) else tuple(rules)
    if not asked:
        raise UsageError(_NO_RULE)
    chosen = tuple(rule(one) if isinstance(one, str) else one for one in asked)
    by_id = any(isinstance(one, str) for one in asked)
    return chosen, tuple(one.id for one in chosen) if by_id else ()


def _theirs(parameters: Mapping[str, float], chosen: tuple[Rule, ...]) -> Mapping[str, float]:
    """Return the values without those of other rules: one call can then serve each rule in turn."""
    ids = {one.id for one in chosen}
    others = {parameter.id for one in rulebook() if one.id not in ids for parameter in one.parameters}
    return {name: value for name, value in parameters.items() if name not in others}


def _skip(report: Report) -> None:
    __tracebackhide__ = True
    import pytest

    pytest.skip("; ".join(f"{rule_id}: {why.en}" for rule_id, why in report.not_run.items()))


def _lines(report: Report, found: tuple[Finding, ...], titles: Mapping[str, Text], lang: Lang) -> Iterator[str]:
    head = _HEAD["one" if len(found) == 1 else "many"]
    yield head.say(lang, count=len(found), plan=report.plan.id, as_of=report.as_of)
    for one in found[:LISTED]:
        yield f"{one.rule_id} {one.verdict} {titles[one.rule_id].say(lang)}"
        yield f"    {one.text(lang)}"
        yield from (f"        {quote.place(report.plan.id)} “{quote.quote}”" for quote in one.citations if quote.quote)
    if len(found) > LISTED:
        yield _MORE.say(lang, count=len(found) - LISTED)
