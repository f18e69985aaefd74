"""What a rule is: a named, sourced, documented check, as a value."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.findings import Basis, RuleSummary, Severity, Strength
from egov_consolidation.inventory import AnyRecord
from egov_consolidation.model import Citation
from egov_consolidation.rules._declaration import (
    demand_each,
    demand_id,
    demand_name,
    demand_order,
    demand_own,
    demand_reason,
    demand_texts,
    demand_type,
    in_the_name_of,
)
from egov_consolidation.rules._outcome import Outcome
from egov_consolidation.rules.engine import Demand
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from egov_consolidation.rules._context import Context

__all__ = ["Basis", "Logic", "Rule", "Strength", "plan_rule"]

Logic: TypeAlias = "Callable[[Context], Iterator[Outcome]]"
"""The logic of a plan rule: a pure generator function over the context."""


@attrs.frozen(kw_only=True)
class Rule:
    """A named, sourced, documented check.

    Attributes:
        id: Two letters of the family and two digits, never reused.
        name: The desired state, in kebab-case.
        title: What must hold, in both languages.
        speaks_of: What one subject is (a task, a dependency, a thing), in both languages.
        basis: On what it rests.
        cites: The words it rests on, where words carry it.
        reason: Why it is asked, where no words carry it.
        strength: How binding it is.
        severity: How much a departure weighs.
        messages: What it says, by key.
        parameters: The values it reads.
        needs: What it cannot judge without beside the plan, named as in a call of `check`: `roster`, `inventory`.
        since: The release it came with.
        logic: The check itself.
        is_duty_of_lead: Whether the words bind the unit that leads the row, and not the unit of the record.
        on: The kind of record that it speaks of, for a record rule.
        demand: What it demands of such a record, as an expression.
        holds_from: The first day on which it is in force; `None` where it has always been.
        holds_until: The last day on which it is in force; `None` where no end is known.
        holds_after: Id of the parameter, a day that the plan sets, behind which it is in force; `None` where it does
            not wait for one.
        home: The package in whose folder `examples` its example file stands; empty where it has none.

    Raises:
        UsageError: Something is declared wrongly; the rule is named.
    """

    id: str
    name: str
    title: Text
    speaks_of: Text
    basis: tuple[Basis, ...]
    cites: tuple[Citation, ...] = ()
    reason: Text | None = None
    strength: Strength = Strength.MUST
    severity: Severity = Severity.ERROR
    messages: Mapping[str, Text] = attrs.field(hash=False)
    parameters: tuple[Parameter, ...] = ()
    needs: tuple[str, ...] = ()
    since: str
    logic: Logic = attrs.field(eq=False, repr=False)
    is_duty_of_lead: bool = False
    on: type[AnyRecord] | None = None
    demand: Demand | None = attrs.field(default=None, repr=False)
    holds_from: Day | None = None
    holds_until: Day | None = None
    holds_after: str | None = None
    home: str = "egov_consolidation.rules"

    def __attrs_post_init__(self) -> None:
        """Refuse what is declared wrongly, in the name of the rule."""
        demand_id(self.id)
        with in_the_name_of(self.id):
            demand_name(self.name)
            reason = {} if self.reason is None else {"reason": self.reason}
            demand_texts({"title": self.title, "speaks_of": self.speaks_of, **reason, **self.messages})
            demand_each("basis", self.basis, Basis, "(Basis.JUDGED,)")
            demand_each("cites", self.cites, Citation, "(cite(…),)")
            demand_each("parameters", self.parameters, Parameter, "(Parameter(…),)")
            demand_type("strength", self.strength, Strength, "Strength.MUST, …")
            demand_type("severity", self.severity, Severity, "Severity.ERROR, …")
            demand_reason(self.basis, self.reason)
            demand_own(self.id, self.parameters)
            demand_order(self.holds_from, self.holds_until)

    def __str__(self) -> str:
        """Return the id, which is how tests and reports name a rule."""
        return self.id

    @property
    def family(self) -> str:
        """The two letters that the rules of one family share."""
        return self.id[:2]

    @property
    def is_default(self) -> bool:
        """Whether it runs without being asked for: not where its source is unverified."""
        return Basis.UNVERIFIED not in self.basis

    @property
    def summary(self) -> RuleSummary:
        """What a report tells of it."""
        return RuleSummary(title=self.title, basis=self.basis, reason=self.reason, strength=self.strength)

    @property
    def doc(self) -> str:
        """The docstring of its logic: summary, What, Why, Fix, Limits."""
        return inspect.getdoc(self.logic) or ""


def plan_rule(  # noqa: PLR0913 - a rule's metadata, all keyword-only, stand beside its logic
    rule_id: str,
    name: str,
    *,
    title: Text,
    speaks_of: Text,
    basis: tuple[Basis, ...],
    messages: Mapping[str, Text],
    since: str,
    cites: tuple[Citation, ...] = (),
    reason: Text | None = None,
    strength: Strength = Strength.MUST,
    severity: Severity = Severity.ERROR,
    parameters: tuple[Parameter, ...] = (),
    needs: tuple[str, ...] = (),
) -> Callable[[Logic], Rule]:
    """Make a rule of a generator function that judges the plan.

    The function yields one `Outcome` for each subject: `Verdict.PASS`, `Verdict.NOT_APPLICABLE`, or what `fails` and
    `undecided` return.

    Examples:
        >>> @plan_rule(
        ...     "XX01",
        ...     "rows-have-deadlines",
        ...     title=Text(en="every row has a deadline", zh="每项任务均有完成时限"),
        ...     speaks_of=Text(en="a task", zh="任务"),
        ...     basis=(Basis.JUDGED,),
        ...     reason=Text(en="what has no day is never late", zh="没有期限即无从逾期"),
        ...     messages={"none": Text(en="{task}: has no deadline", zh="{task}：没有完成时限")},
        ...     since="0.2",
        ... )
        ... def rows_have_deadlines(ctx: Context) -> Iterator[Outcome]:
        ...     for task in ctx.plan:
        ...         yield Verdict.PASS if task.deadline else fails("none", task.id, citations=(), task=task.id)
        >>> rows_have_deadlines.id, rows_have_deadlines.family
        ('XX01', 'XX')
    """

    def made(logic: Logic) -> Rule:
        return Rule(
            id=rule_id,
            name=name,
            title=title,
            speaks_of=speaks_of,
            basis=basis,
            cites=cites,
            reason=reason,
            strength=strength,
            severity=severity,
            messages=messages,
            parameters=parameters,
            needs=needs,
            since=since,
            logic=logic,
        )

    return made
