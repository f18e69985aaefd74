"""Makes a rule of a function that says in one expression what must hold of one record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from egov_consolidation.dates import optional_day
from egov_consolidation.findings import Severity
from egov_consolidation.inventory import AnyRecord, title_of
from egov_consolidation.model import Citation
from egov_consolidation.rules._judging_records import UNDECIDED, Grounds, logic_of
from egov_consolidation.rules._rule import Basis, Rule, Strength
from egov_consolidation.rules.engine import Check, ParameterHandle, RecordHandle, subject
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text

Demanding: TypeAlias = "Callable[[RecordHandle, ParameterHandle], Check]"
"""The function of a record rule: called once, when its module is imported."""


def record_rule(  # noqa: PLR0913 - a rule's metadata, all keyword-only, stand beside its expression
    rule_id: str,
    name: str,
    *,
    on: type[AnyRecord],
    title: Text,
    basis: tuple[Basis, ...],
    departs: Text,
    since: str,
    cites: Iterable[Citation] = (),
    reason: Text | None = None,
    strength: Strength = Strength.MUST,
    severity: Severity = Severity.ERROR,
    holds_from: str | None = None,
    holds_until: str | None = None,
    parameters: tuple[Parameter, ...] = (),
    duty_of: str | None = None,
    expects: str | None = None,
) -> Callable[[Demanding], Rule]:
    """Make a rule of a function that returns what must hold of one record.

    Args:
        rule_id: Its id.
        name: The desired state, in kebab-case.
        on: The kind of record that it speaks of.
        title: What must hold.
        basis: On what it rests.
        departs: What it says of a record that departs; its places are the record's fields, `id`, `as_of`, and its
            parameters by the part of their id behind the dot.
        since: The release it came with.
        cites: The words it rests on.
        reason: Why it is asked, where no words carry it.
        strength: How binding it is.
        severity: How much a departure weighs.
        holds_from: The first day on which it is in force, `YYYY-MM-DD`.
        holds_until: The last day on which it is in force, `YYYY-MM-DD`.
        parameters: The values it reads.
        duty_of: The unit that the words bind, by its id, where that is not the unit of the record.
        expects: The id of the one record it speaks of; where that is not listed, it cannot be decided.

    Returns:
        The decorator. The function is called once: what it writes wrongly is refused when its module is imported.
    """
    words = tuple(cites)

    def made(demanding: Demanding) -> Rule:
        ids = tuple(one.id for one in parameters)
        checked = demanding(subject(on), ParameterHandle(ids))
        first, last = optional_day(holds_from), optional_day(holds_until)
        demand = checked.demand(holds_from=first, holds_until=last)
        grounds = Grounds(cites=words, parameters=ids, duty_of=duty_of, expects=expects)
        return Rule(
            id=rule_id,
            name=name,
            title=title,
            speaks_of=title_of(on),
            basis=basis,
            cites=words,
            reason=reason,
            strength=strength,
            severity=severity,
            messages={"departs": departs, "undecided": UNDECIDED},
            parameters=parameters,
            needs=("inventory",),
            since=since,
            on=on,
            holds_from=first,
            holds_until=last,
            demand=demand,
            duty_of=duty_of,
            logic=logic_of(on, demand, grounds, doc=demanding.__doc__),
        )

    return made
