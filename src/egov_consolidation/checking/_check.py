"""The one call that judges a plan: every rule that is asked for, each on its own, into one report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from egov_consolidation.checking._baseline import with_baseline
from egov_consolidation.checking._contexts import context_of
from egov_consolidation.checking._inputs import Inputs
from egov_consolidation.checking._inventory import refuse_no_inventory, summary_of
from egov_consolidation.checking._order import by_subjects
from egov_consolidation.checking._refusals import refuse, refuse_no_plan, rules_in_order
from egov_consolidation.checking._settings import settings_summary, with_settings
from egov_consolidation.checking._waiving import with_waivers
from egov_consolidation.errors import ReadingError
from egov_consolidation.findings import Finding, PlanSummary, Report, Severity, Verdict
from egov_consolidation.inventory import KINDS, Inventory, collection_of, title_of
from egov_consolidation.ledger import Progress
from egov_consolidation.model import ALL_MARKS, Citation, Mark, Plan, Roster
from egov_consolidation.rules import (
    Basis,
    Context,
    Crash,
    Judgement,
    Outcome,
    Rule,
    Tally,
    is_worded_in,
    rulebook,
)
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import Baseline, Given, Measure, Selection, Settings, Waiver
from egov_consolidation.wording import Text

_CRASHED = Text(
    en="{subject}: the rule {rule} stopped with {exception} and could not judge; that is a defect of the rule, not of "
    "what it judges, and must be reported.",
    zh="{subject}：规则 {rule} 因 {exception} 中断，未能判定；这是规则的缺陷，与判定对象无关，请予报告。",
)
_NEEDS = Text(en="needs {needs}, which was not given", zh="需要{needs}，此次未提供")
_NOT_GIVEN = Text(en="the inventory gives no list of its kind: {kind}", zh="底数未提供{kind}")
_NO_DAY = Text(
    en="the plan sets no day for it: no row with a deadline goes to it ({days})",
    zh="方案未为其规定期限：没有写明完成时限的任务与其对应（{days}）",
)
_NO_WORDS = Text(
    en="the plan commands nothing of the kind: none of its words go to this rule",
    zh="方案无此要求：没有文字与本规则对应",
)
_NO_CLAUSES = Text(
    en="the plan does not say which of its words go to which rule: add clauses to its tasks",
    zh="方案未注明哪些文字对应哪条规则：请在任务中补充分句",
)
_IN_MEMORY = Text(
    en="looks at the inventory as a whole, which stands in a database", zh="须在内存中查看全部底数，此次底数在数据库中"
)
_UNVERIFIED = Text(en="its source is not verified: select it by its full id", zh="来源未经核实，须以完整编号选用")
_NAMES = {
    "inventory": Text(en="an inventory", zh="底数"),
    "progress": Text(en="a ledger", zh="台账"),
    "roster": Text(en="a roster", zh="单位名录"),
    "submissions": Text(en="a list of what was handed in", zh="报送材料清单"),
}


def check(  # noqa: PLR0913 - all but the plan are keyword-only
    plan: Plan,
    *,
    as_of: str | dt.date,
    roster: Roster | None = None,
    inventory: Inventory | TableInventory | None = None,
    progress: Progress | None = None,
    parameters: Mapping[str, Given] | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    marks: frozenset[Mark] = ALL_MARKS,
    rules: Iterable[Rule] | None = None,
    settings: Settings | None = None,
    waivers: Iterable[Waiver] | None = None,
    baseline: Baseline | None = None,
) -> Report:
    """Judge a plan by the rules, at a day.

    Args:
        plan: The plan.
        as_of: The day for which the report speaks, as a day or as `YYYY-MM-DD`.
        roster: Who belongs to the groups that the plan addresses.
        inventory: What exists, for the rules that judge it: in memory, or in the tables of a database.
        progress: What was done, as a ledger says; what was reported after `as_of` is left out.
        parameters: Values by parameter id, in place of the plan's and the rules' own: `{"PL08.similarity": 0.5}`,
            days as days or as `YYYY-MM-DD`.
        select: Ids or prefixes of the rules that run, or one of them; all by default.
        ignore: Ids or prefixes of those that do not.
        marks: Which relations between tasks count.
        rules: The rules to choose from; the rulebook by default.
        settings: What is set for all checks; what this call asks for goes before it.
        waivers: What departures are permitted. Where they are given, each is judged too (`WV01` to `WV03`).
        baseline: What was known before.

    Returns:
        The report: findings in the order of rules and subjects, and how many subjects got which verdict. Findings that
        are waived, and those that were known before, stand apart.

    Raises:
        UsageError: `as_of` is no day; plan, inventory or rules are none; an id fits no rule; a parameter is unknown, or
            its value makes no sense; the settings name a unit that is not known; the ledger names a task that the plan
            does not have; a waiver names no rule, or the baseline another plan; two rules have one id. All that can be
            is said at once.
        ReadingError: The inventory stands in a database that can no longer be read.

    Examples:
        >>> from egov_consolidation.model import Plan, Task
        >>> check(Plan(id="demo", tasks=(Task(id="1", content="编制目录"),)), as_of="2018-07-01", select=["LG"]).totals
        {<Verdict.PASS: 'PASS'>: 1, <Verdict.FAIL: 'FAIL'>: 0, <Verdict.UNKNOWN: 'UNKNOWN'>: 1, ...}

    Notes:
        Rules do not see each other. One that crashes becomes one finding with the verdict `ERROR`, and the others go
        on; a rule over records that crashes at some of them has such a finding for each, and judges the others. A rule
        whose source is not verified runs only if it is selected by its full id. Waivers, settings and the
        baseline are applied once, in this order, after all rules.
    """
    refuse_no_plan(plan)
    refuse_no_inventory(inventory)
    known = rules_in_order(rulebook() if rules is None else rules)
    ours = Settings() if settings is None else settings
    asked = Selection(select=_listed(select), ignore=_listed(ignore))
    permitted = None if waivers is None else tuple(waivers)
    inputs = Inputs(
        rules=known,
        selection=asked,
        parameters=parameters or {},
        settings=ours,
        waivers=permitted,
        plan=plan,
        roster=roster,
        inventory=inventory,
        progress=progress,
        baseline=baseline,
    )
    refuse(inputs.problems())
    selection = ours.selection(select=asked.select, ignore=asked.ignore)
    ctx = context_of(
        plan,
        known,
        as_of=as_of,
        roster=roster,
        inventory=inventory,
        progress=progress,
        parameters=parameters or {},
        settings=ours,
        marks=marks,
    )
    chosen = [rule for rule in known if selection.chooses(rule.id)]
    not_run = {rule.id: why for rule in chosen if (why := _why_not(rule, ctx, selection)) is not None}
    verdicts: dict[str, Mapping[Verdict, int]] = {}
    findings: list[Finding] = []
    for rule in chosen:
        if rule.id not in not_run:
            verdicts[rule.id], found = _judged(rule, ctx)
            findings += found
    report = Report(
        plan=PlanSummary(id=plan.id, title=plan.title, source_sha256=plan.source_sha256),
        as_of=ctx.as_of,
        findings=tuple(findings),
        verdicts=verdicts,
        not_run=not_run,
        rules={rule.id: rule.summary for rule in chosen},
        inventory=None if inventory is None else summary_of(inventory),
        settings=settings_summary(ours, selection, (one for one in chosen if one.id in verdicts), ctx.parameters),
    )
    if permitted is not None:
        report = with_waivers(report, permitted, known, selection, inventory=inventory)
    report = with_settings(report, ours)
    return report if baseline is None else with_baseline(report, baseline)


def _listed(asked: str | Iterable[str]) -> tuple[str, ...]:
    return (asked,) if isinstance(asked, str) else tuple(asked)


def _why_not(rule: Rule, ctx: Context, selection: Selection) -> Text | None:
    if not rule.is_default and rule.id not in selection.select:
        return _UNVERIFIED
    if rule.on is None and "inventory" in rule.needs and isinstance(ctx.inventory, TableInventory):
        return _IN_MEMORY
    missing = tuple(need for need in rule.needs if getattr(ctx, need, None) is None)
    if missing:
        return _NEEDS.fill(needs=_joined(missing))
    if "inventory" in rule.needs and not _is_commanded(rule, ctx.plan):
        return _NO_WORDS if any(task.clauses for task in ctx.plan) else _NO_CLAUSES
    if unset := _unset_days(rule, ctx):
        return _NO_DAY.fill(days=unset)
    if rule.on is None or ctx.inventory is None:
        return None
    return None if collection_of(rule.on) in ctx.inventory.given else _NOT_GIVEN.fill(kind=title_of(rule.on))


def _is_commanded(rule: Rule, plan: Plan) -> bool:
    """Return whether a rule that rests on words of a plan has any in this one; others need none."""
    return Basis.STATED not in rule.basis or not rule.cites or is_worded_in(plan, rule.id, rule.cites)


def _unset_days(rule: Rule, ctx: Context) -> tuple[str, ...]:
    days = (one.id for one in rule.parameters if one.measure is not Measure.NUMBER)
    return tuple(one for one in days if one not in ctx.parameters)


def _joined(needs: tuple[str, ...]) -> Text:
    named = [_NAMES.get(need, Text(en=need, zh=need)) for need in needs]
    return Text(en=" and ".join(one.en for one in named), zh="、".join(one.zh for one in named))


def _judged(rule: Rule, ctx: Context) -> tuple[Mapping[Verdict, int], list[Finding]]:
    try:
        outcomes = list(rule.logic(ctx))
        findings = [_finding(rule, ctx, one) for one in outcomes if isinstance(one, Judgement | Crash)]
        counts = _counted(outcomes)
    except ReadingError:
        raise
    except Exception as exception:  # noqa: BLE001 - whatever a rule does wrong, the other rules go on
        return _all({Verdict.ERROR: 1}), [_crashed(rule, ctx.plan, Crash.at(ctx.plan.id, exception))]
    return _all(counts), sorted(findings, key=by_subjects)


def _counted(outcomes: Iterable[Outcome]) -> Counter[Verdict]:
    counts: Counter[Verdict] = Counter()
    for one in outcomes:
        if isinstance(one, Tally):
            counts.update({_verdict(verdict): count for verdict, count in one.counts.items()})
        else:
            counts[_verdict(one)] += 1
    return counts


def _all(counts: Mapping[Verdict, int]) -> Mapping[Verdict, int]:
    return {verdict: counts.get(verdict, 0) for verdict in Verdict}


def _verdict(outcome: Judgement | Crash | Verdict) -> Verdict:
    if isinstance(outcome, Crash):
        return Verdict.ERROR
    allowed = (Verdict.PASS, Verdict.NOT_APPLICABLE)
    verdict = outcome
    if isinstance(outcome, Judgement):
        allowed, verdict = (Verdict.FAIL, Verdict.UNKNOWN), outcome.verdict
    if verdict not in allowed:
        raise ValueError(verdict)
    return Verdict(verdict)


def _finding(rule: Rule, ctx: Context, judgement: Judgement | Crash) -> Finding:
    """Return a judgement as a finding of its rule, once its message has a value for every place in both languages."""
    if isinstance(judgement, Crash):
        return _crashed(rule, ctx.plan, judgement)
    template, values = rule.messages[judgement.message], dict(judgement.values)
    for words in (template.en, template.zh):
        words.format_map(values)
    return Finding(
        rule_id=rule.id,
        verdict=judgement.verdict,
        severity=judgement.severity or rule.severity,
        subjects=judgement.subjects,
        template=template,
        values=judgement.values,
        citations=judgement.citations or (_ground(ctx, judgement),),
        marks=judgement.marks,
        missing=judgement.missing,
        matter=judgement.matter,
        next_change=judgement.next_change,
        unit=judgement.unit,
        changes=judgement.changes,
        held_up_by=judgement.held_up_by,
    )


def _ground(ctx: Context, judgement: Judgement) -> Citation:
    """Return what a judgement without words rests on: the record of the inventory, or the plan as a whole."""
    collection, _, record_id = (judgement.subjects or ("",))[0].partition("/")
    if ctx.inventory is None or collection not in KINDS:
        return _title(ctx.plan)
    return Citation(document=ctx.inventory.title or ctx.inventory.id, quote=record_id)


def _title(plan: Plan) -> Citation:
    return Citation(document=plan.id, quote=plan.title)


def _crashed(rule: Rule, plan: Plan, crash: Crash) -> Finding:
    values = (("exception", crash.exception), ("rule", rule.id), ("subject", crash.subject))
    return Finding(
        rule_id=rule.id,
        verdict=Verdict.ERROR,
        severity=Severity.ERROR,
        subjects=(crash.subject,),
        template=_CRASHED if crash.message is None else crash.message,
        values=values if crash.message is None else (),
        citations=(_title(plan),),
    )
