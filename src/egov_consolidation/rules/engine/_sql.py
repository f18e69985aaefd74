"""What an expression means in SQL: the same as to the interpreter, because SQL's logic is Kleene's and NULL is missing.

Days are `DATE`, money is `BIGINT` in fen, choices and references are `VARCHAR` with the empty string for none, lists of
names are arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sqlglot import exp

from egov_consolidation.dates import Day, WorkingPeriods, working_periods
from egov_consolidation.inventory import NOT_YET, NOTHING, ValueKind
from egov_consolidation.rules.engine._interpreter import between
from egov_consolidation.rules.engine._nodes import (
    AllOf,
    AnyOf,
    AsOf,
    Between,
    Comparison,
    Count,
    Field,
    Includes,
    IsIn,
    IsMissing,
    Literal,
    Matches,
    Negation,
    Node,
    Operator,
    ParameterValue,
    Shifted,
    Through,
    WorkingDaysLater,
)
from egov_consolidation.rules.engine._sql_counts import count_bounds
from egov_consolidation.rules.engine._sql_scope import (
    Dialect,
    Scope,
    Sql,
    is_missing,
)
from egov_consolidation.rules.engine._sql_tables import TYPES
from egov_consolidation.rules.engine._values import working_days

_COMPARE: Mapping[Operator, type[exp.Binary]] = {
    Operator.LESS: exp.LT,
    Operator.AT_MOST: exp.LTE,
    Operator.GREATER: exp.GT,
    Operator.AT_LEAST: exp.GTE,
    Operator.EQUAL: exp.EQ,
    Operator.DIFFERENT: exp.NEQ,
}
_MOST_EXACT = 2**63
_FIRST_DAY = Day(1, 1, 1)


def translated(node: Node, scope: Scope) -> Sql:  # noqa: PLR0911 - one for each sort of value
    """Return what a node is in SQL; what it needs is joined to the scope.

    Raises:
        UsageError: It speaks of a field that is not declared, or of a record that is not looked at.
    """
    match node:
        case Field():
            return scope.column(node)
        case Through():
            return _through(node, scope)
        case Literal():
            return _literal(node, scope)
        case ParameterValue():
            value = scope.question.parameters.get(node.id)
            return _parameter(node.kind, value, scope)
        case AsOf():
            as_of = scope.question.as_of
            return exp.cast(exp.null(), "DATE") if as_of is None else scope.question.bind(as_of)
        case Shifted():
            return _shifted(node, scope)
        case WorkingDaysLater():
            return _working_days_later(node, scope)
        case Count():
            least, most = count_bounds(node, scope, translated)
            return exp.paren(exp.Case().when(exp.EQ(this=least, expression=most), least.copy()))
        case _:
            return _condition(node, scope)


def _condition(node: Node, scope: Scope) -> Sql:  # noqa: PLR0911 - one for each sort of condition
    match node:
        case Comparison():
            return _comparison(node, scope)
        case IsIn():
            among = [scope.question.bind(one) for one in node.among]
            return _among(translated(node.value, scope), exp.In(expressions=among) if among else None)
        case Matches():
            whole = scope.question.bind(rf"\A(?:{node.pattern})\z")
            return exp.paren(exp.RegexpLike(this=translated(node.value, scope), expression=whole))
        case Includes():
            return _includes(node, scope)
        case Between():
            return _condition(between(node), scope)
        case IsMissing():
            return is_missing(translated(node.value, scope))
        case Negation():
            return exp.paren(exp.not_(_condition(node.of, scope)))
        case AllOf():
            return _joined(exp.and_, node.parts, scope) if node.parts else exp.true()
        case AnyOf():
            return _joined(exp.or_, node.parts, scope) if node.parts else exp.false()
        case _:
            return translated(node, scope)


def _through(node: Through, scope: Scope) -> Sql:
    """Return a field of what a reference names: of nothing the empty value, of what is not there a missing one."""
    reference = scope.column(node.reference)
    found = scope.joined(node)
    is_nothing = exp.EQ(this=reference, expression=exp.Literal.string(NOTHING))
    case = exp.Case().when(is_nothing, _empty(node.kind))
    return exp.paren(case.else_(_missing(reference, node.kind, scope.question.dialect) if found is None else found))


def _missing(reference: Sql, kind: ValueKind, dialect: Dialect) -> Sql:
    """Return a value that is missing. DuckDB 2.0 fails on comparisons with a CASE of nothing but constants."""
    if dialect is Dialect.SPARK:
        return exp.cast(exp.null(), TYPES[kind])
    return exp.cast(exp.Nullif(this=reference.copy(), expression=reference.copy()), TYPES[kind])


def _empty(kind: ValueKind) -> Sql:
    match kind:
        case ValueKind.FLAG:
            return exp.false()
        case ValueKind.NUMBER | ValueKind.MONEY:
            return exp.cast(exp.Literal.number(0), "BIGINT")
        case ValueKind.DAY:
            return _day(NOT_YET)
        case ValueKind.WORDS | ValueKind.CHOICE | ValueKind.REFERENCE:
            return exp.Literal.string(NOTHING)
        case ValueKind.NAMES | ValueKind.REFERENCES:
            return exp.cast(exp.Array(expressions=[]), "ARRAY<TEXT>")


def _day(day: Day) -> Sql:
    return exp.cast(exp.Literal.string(day.isoformat()), "DATE")


def _literal(node: Literal, scope: Scope) -> Sql:
    if isinstance(node.value, bool):
        return exp.true() if node.value else exp.false()
    return scope.question.bind(node.value)


def _exact(value: float) -> float:
    """Return a whole number as one, so that it compares with others to the last digit."""
    return int(value) if float(value).is_integer() and abs(value) < _MOST_EXACT else value


def _parameter(kind: ValueKind, value: float | None, scope: Scope) -> Sql:
    is_day = kind is ValueKind.DAY
    if value is None:
        return exp.cast(exp.null(), "DATE" if is_day else "DOUBLE")
    return scope.question.bind(Day.fromordinal(int(value)) if is_day else _exact(value))


def _shifted(node: Shifted, scope: Scope) -> Sql:
    """Return a day so many days later: its number is reckoned, held within the calendar, and made a day again."""
    fixed = _fixed_days(node.days, scope)
    if fixed is not None:
        return _shifted_by(translated(node.day, scope), fixed, scope)
    day, days = translated(node.day, scope), translated(node.days, scope)
    since_first = exp.DateDiff(this=day, expression=_day(_FIRST_DAY), unit=exp.var("DAY"))
    number = exp.Add(this=exp.cast(since_first, "DOUBLE"), expression=exp.cast(days, "DOUBLE"))
    last = exp.Literal.number(NOT_YET.toordinal() - 1)
    offset = exp.cast(exp.Floor(this=exp.paren(number)), "INT")
    case = exp.Case().when(is_missing(days), exp.null()).when(exp.GTE(this=day.copy(), expression=_day(NOT_YET)), day)
    case = case.when(exp.GTE(this=exp.paren(number), expression=last), _day(NOT_YET))
    case = case.when(exp.LT(this=exp.paren(number), expression=exp.Literal.number(0)), _day(_FIRST_DAY))
    return exp.paren(case.else_(scope.question.dialect.later(_day(_FIRST_DAY), offset)))


def _fixed_days(node: Node, scope: Scope) -> int | None:
    """Return a whole number of days that is the same for every record, within the length of the calendar."""
    value: object = node.value if isinstance(node, Literal) else None
    if isinstance(node, ParameterValue):
        value = scope.question.parameters.get(node.id)
    if not isinstance(value, int | float) or not float(value).is_integer():
        return None
    return max(-NOT_YET.toordinal(), min(NOT_YET.toordinal(), int(value)))


def _shifted_by(day: Sql, days: int, scope: Scope) -> Sql:
    """Return a day a fixed number of days later, within the calendar."""
    from_here_on = Day.fromordinal(max(1, NOT_YET.toordinal() - max(0, days)))
    case = exp.Case().when(exp.GTE(this=day, expression=_day(from_here_on)), _day(NOT_YET))
    if days < 0:
        up_to_here = Day.fromordinal(min(NOT_YET.toordinal(), 1 - days))
        case = case.when(exp.LT(this=day.copy(), expression=_day(up_to_here)), _day(_FIRST_DAY))
    moved = scope.question.dialect.later(day.copy(), exp.cast(scope.question.bind(days), "INT"))
    return exp.paren(case.else_(moved))


def _working_days_later(node: WorkingDaysLater, scope: Scope) -> Sql:
    """Return the last of so many working days after a day, looked up by that day; missing where it is not published."""
    value = node.days.value if isinstance(node.days, Literal) else scope.question.parameters.get(node.days.id)
    if not isinstance(value, int | float):
        return exp.cast(exp.null(), "DATE")
    day, count = translated(node.day, scope), working_days(value)
    return day if not count else _looked_up(day, working_periods(count), scope)


def _looked_up(day: Sql, periods: WorkingPeriods, scope: Scope) -> Sql:
    """Return the end of a period after a day; how much later it is stands in a list, which is bound as its words."""
    case = exp.Case().when(exp.GTE(this=day, expression=_day(NOT_YET)), _day(NOT_YET))
    if not periods.later:
        return exp.paren(case)
    first, last = (Day.fromordinal(periods.first + one) for one in (0, len(periods.later) - 1))
    words = scope.question.bind(" ".join(map(str, periods.later)))
    later = exp.Anonymous(this="SPLIT", expressions=[words, exp.Literal.string(" ")])
    place = exp.DateDiff(this=day.copy(), expression=_day(first), unit=exp.var("DAY"))
    found = exp.cast(scope.question.dialect.element(later, exp.cast(place, "INT")), "INT")
    is_told = exp.Between(this=day.copy(), low=_day(first), high=_day(last))
    return exp.paren(case.when(is_told, scope.question.dialect.later(day.copy(), found)))


def _comparison(node: Comparison, scope: Scope) -> Sql:
    if isinstance(node.left, Count) or isinstance(node.right, Count):
        return _compared_bounds(node.operator, _bounds(node.left, scope), _bounds(node.right, scope))
    compare = _COMPARE[node.operator]
    return exp.paren(compare(this=translated(node.left, scope), expression=translated(node.right, scope)))


def _bounds(node: Node, scope: Scope) -> tuple[Sql, Sql]:
    if isinstance(node, Count):
        return count_bounds(node, scope, translated)
    value = translated(node, scope)
    return value, value.copy()


def _compared_bounds(by: Operator, left: tuple[Sql, Sql], right: tuple[Sql, Sql]) -> Sql:
    """Return how two numbers between bounds compare: true or false where the bounds decide it, else missing.

    A bound that is missing is beyond every number, so that no comparison with it decides anything.
    """
    (least, most), (lower, upper) = left, right
    match by:
        case Operator.LESS:
            return _decided(exp.LT, most, lower, exp.GTE, least, upper)
        case Operator.AT_MOST:
            return _decided(exp.LTE, most, lower, exp.GT, least, upper)
        case Operator.GREATER:
            return _compared_bounds(Operator.LESS, right, left)
        case Operator.AT_LEAST:
            return _compared_bounds(Operator.AT_MOST, right, left)
        case Operator.EQUAL:
            meets = exp.and_(exp.LTE(this=most, expression=lower), exp.GTE(this=least, expression=upper))
            apart = exp.or_(exp.LT(this=most, expression=lower), exp.GT(this=least, expression=upper))
            return exp.paren(exp.Case().when(meets, exp.true()).when(apart, exp.false()))
        case Operator.DIFFERENT:
            return exp.paren(exp.not_(_compared_bounds(Operator.EQUAL, left, right)))


def _decided(yes: type[exp.Binary], most: Sql, lower: Sql, no: type[exp.Binary], least: Sql, upper: Sql) -> Sql:
    case = exp.Case().when(yes(this=most, expression=lower), exp.true())
    return exp.paren(case.when(no(this=least, expression=upper), exp.false()))


def _includes(node: Includes, scope: Scope) -> Sql:
    names = translated(node.names, scope)
    among = [scope.question.bind(one) for one in node.among]
    return _among(names, scope.question.dialect.overlap(names.copy(), exp.Array(expressions=among)) if among else None)


def _among(value: Sql, condition: Sql | None) -> Sql:
    """Return a condition on a value; where there is none to meet, it is false of every value that is known."""
    if condition is None:
        return exp.paren(exp.Case().when(exp.not_(is_missing(value)), exp.false()))
    if isinstance(condition, exp.In):
        condition.set("this", value)
    return exp.paren(condition)


def _joined(how: Callable[..., Sql], parts: Iterable[Node], scope: Scope) -> Sql:
    return exp.paren(how(*(_condition(part, scope) for part in parts)))
