"""Makes a rule of a function that says in one expression what must hold of one record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, cast

from egov_consolidation.dates import optional_day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Severity
from egov_consolidation.inventory import AnyRecord, ValueKind, title_of
from egov_consolidation.model import Citation
from egov_consolidation.rules._declaration import in_the_name_of
from egov_consolidation.rules._judging_records import NOBODY_LISTED, UNDECIDED, Grounds, logic_of, places_of
from egov_consolidation.rules._places import places_in, refuse_unknown_places
from egov_consolidation.rules._rule import Basis, Rule, Strength
from egov_consolidation.rules.engine import Check, Expression, ParameterHandle, RecordHandle, subject
from egov_consolidation.settings import Measure, Parameter
from egov_consolidation.wording import Text

_NO_CHECK = Text(
    en="its function returns {found}, must return Check(applies=…, require=…)",
    zh="其函数返回 {found}，须返回 Check(applies=…, require=…)",
)

_KINDS = {Measure.NUMBER: ValueKind.NUMBER, Measure.DAY: ValueKind.DAY, Measure.YEAR: ValueKind.NUMBER}

_SAID_OF_ANY = {"undecided": UNDECIDED}
_SAID_OF_NONE_TOO = {"undecided": UNDECIDED, "nobody-listed": NOBODY_LISTED}

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
    holds_after: str | None = None,
    parameters: tuple[Parameter, ...] = (),
    is_duty_of_lead: bool = False,
    is_expecting: bool = False,
) -> Callable[[Demanding], Rule]:
    """Make a rule of a function that returns what must hold of one record.

    Args:
        rule_id: Its id.
        name: The desired state, in kebab-case.
        on: The kind of record that it speaks of.
        title: What must hold.
        basis: On what it rests.
        departs: What it says of a record that departs; its places are the record's fields, `id`, `as_of`, `lead`
            (the unit that leads the row), `because` (the conditions by which the record departs), `counted` (the
            records that count), and its parameters by the part of their id behind the dot. Another place is refused.
        since: The release it came with.
        cites: The words it rests on.
        reason: Why it is asked, where no words carry it.
        strength: How binding it is.
        severity: How much a departure weighs.
        holds_from: The first day on which it is in force, `YYYY-MM-DD`.
        holds_until: The last day on which it is in force, `YYYY-MM-DD`.
        holds_after: The name of the parameter, a day that the plan sets, behind which it is in force.
        parameters: The values it reads.
        is_duty_of_lead: Whether the words bind the unit that leads the row, and not the unit of the record.
        is_expecting: Whether it cannot be decided where no record is listed of which it speaks.

    Returns:
        The decorator. The function is called once, when its module is imported.

    Raises:
        UsageError: By the decorator, where something is declared or written wrongly, or the function returns no
            check; the rule is named, and what to write instead.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> from egov_consolidation.rules.engine import AS_OF
        >>> @record_rule(
        ...     "XX01",
        ...     "lines-cancelled",
        ...     on=LeasedLine,
        ...     title=Text(en="lines are cancelled", zh="专线已取消"),
        ...     basis=(Basis.STATED,),
        ...     departs=Text(en="line {id}: is not cancelled", zh="专线 {id}：尚未取消"),
        ...     since="0.2",
        ... )
        ... def lines_cancelled(line: RecordHandle, p: ParameterHandle) -> Check:
        ...     return Check(applies=line.rented_by_unit, require=line.cancelled_on <= AS_OF)
        >>> lines_cancelled.id, lines_cancelled.speaks_of.en
        ('XX01', 'a leased line')
    """
    words = tuple(cites)

    def made(demanding: Demanding) -> Rule:
        with in_the_name_of(rule_id):
            record = subject(on)
            refuse_unknown_places(departs, places_of(on, parameters))
            handle = ParameterHandle({one.id: _KINDS[one.measure] for one in parameters})
            first, last = optional_day(holds_from), optional_day(holds_until)
            after = None if holds_after is None else cast("Expression", getattr(handle, holds_after))
            checked = _checked(demanding, record, handle)
            demand = checked.demand(holds_from=first, holds_until=last, holds_after=after)
        grounds = Grounds(
            rule_id=rule_id,
            cites=words,
            parameters=parameters,
            places=places_in(departs),
            is_duty_of_lead=is_duty_of_lead,
            is_expecting=is_expecting,
        )
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
            messages={"departs": departs, **(_SAID_OF_NONE_TOO if is_expecting else _SAID_OF_ANY)},
            parameters=parameters,
            needs=("inventory",),
            since=since,
            on=on,
            holds_from=first,
            holds_until=last,
            holds_after=None if holds_after is None else f"{rule_id}.{holds_after}",
            demand=demand,
            is_duty_of_lead=is_duty_of_lead,
            logic=logic_of(on, demand, grounds, doc=demanding.__doc__),
        )

    return made


def _checked(demanding: Demanding, record: RecordHandle, parameters: ParameterHandle) -> Check:
    """Return what the function of a rule returns; anything but a check is refused."""
    checked: object = demanding(record, parameters)
    if not isinstance(checked, Check):
        found = "None" if checked is None else type(checked).__name__
        raise UsageError(_NO_CHECK.fill(found=found))
    return checked
