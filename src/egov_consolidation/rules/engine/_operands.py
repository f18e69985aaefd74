"""What may stand beside an operator: values as nodes, sides that are of one kind, words of closed sets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import Choice, Money, ValueKind
from egov_consolidation.rules.engine._fields import choices_of, name_of, refers_to
from egov_consolidation.rules.engine._nodes import Literal, Node, Operator
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text, same

_ALIKE = {
    ValueKind.REFERENCE: ValueKind.WORDS,
    ValueKind.CHOICE: ValueKind.WORDS,
    ValueKind.REFERENCES: ValueKind.NAMES,
}
_ORDERED = (Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST)
_NO_ORDER = frozenset({ValueKind.WORDS, ValueKind.FLAG, ValueKind.NAMES})
_LONGEST = 40

_KINDS: Mapping[ValueKind, Text] = {
    ValueKind.FLAG: Text(en="a condition", zh="条件"),
    ValueKind.NUMBER: Text(en="a number", zh="数字"),
    ValueKind.MONEY: Text(en="an amount of money", zh="金额"),
    ValueKind.DAY: Text(en="a day", zh="日期"),
    ValueKind.WORDS: Text(en="words", zh="文字"),
    ValueKind.CHOICE: Text(en="a word of a closed set", zh="选项"),
    ValueKind.REFERENCE: Text(en="a reference", zh="对其他记录的引用"),
    ValueKind.NAMES: Text(en="a list of names", zh="名称清单"),
    ValueKind.REFERENCES: Text(en="a list of references", zh="引用清单"),
}
_UNLIKE = Text(
    en="{left} {operator} {right}: {is_left} beside {is_right}, must be of one kind{advice}",
    zh="{left} {operator} {right}：左边为{is_left}，右边为{is_right}，须为同类的值{advice}",
)
_NO_RANK = Text(
    en="{left} {operator} {right}: {kind} cannot be ordered, must be compared by == or !=",
    zh="{left} {operator} {right}：{kind}没有先后大小，只能用 == 或 != 比较",
)
_NOT_OF_KIND = Text(en="{of}: is {found}, must be {wanted}{advice}", zh="{of}：为{found}，须为{wanted}{advice}")
_NO_MEMBER = Text(
    en="{of}: has no word “{word}”, must be one of {known}{nearest}",
    zh="{of}：没有“{word}”这一选项，须为 {known} 之一{nearest}",
)
_OTHER_MEMBER = Text(en="{of}: {member} is none of its words", zh="{of}：{member} 不是其选项")
_OTHER_SET = Text(
    en="{left} {operator} {right}: are words of two closed sets, must be of one",
    zh="{left} {operator} {right}：两边为不同的选项，须为同一类选项",
)
_OTHER_RECORDS = Text(
    en="{left} {operator} {right}: refer to {is_left} and to {is_right}, must refer to the same",
    zh="{left} {operator} {right}：左边引用 {is_left}，右边引用 {is_right}，须引用同一类记录",
)
_NO_VALUE = Text(
    en="{value}: must be a field, a parameter, a day, an amount, a whole number, words, True or False",
    zh="{value}：须为字段、参数、日期、金额、整数、文字、True 或 False",
)
_NO_WHOLE = Text(
    en="{value}: must be a whole number. declare a parameter for it, with the words it rests on",
    zh="{value}：须为整数。请设为参数，并注明依据",
)
_NO_WORDS = Text(
    en="{of}: {value} stands among its words, must be words. write them one by one: ('a', 'b')",
    zh="{of}：所列 {value} 须为文字。请逐个写出：('a', 'b')",
)
_A_MOMENT = Text(
    en="{value}: is a moment, must be a day. write AS_OF for the day of the report, on('2018-06-30') for another",
    zh="{value}：为时刻，须为日期。报告所针对的日期请写作 AS_OF，其他日期请写作 on('2018-06-30')",
)
_NONE_LISTED = Text(en="{of}: must be given at least one word", zh="{of}：至少须列出一个词")
_BRACKETS = Text(
    en=". put each comparison in brackets: (a <= b) & (c == d)", zh="。请给每个比较加括号：(a <= b) & (c == d)"
)
_WRITE = Text(en=". write {code}", zh="。请写作 {code}")
_NO_ADVICE = same("")


def literal(value: object) -> Literal:
    """Return a value that stands in an expression as a node.

    Raises:
        UsageError: It is none that a rule can speak of.

    Examples:
        >>> literal(dt.date(2018, 6, 30)).kind.value, literal(Money.parse("1元")).value
        ('day', 100)
    """
    match value:
        case bool():
            return Literal(value, ValueKind.FLAG)
        case int():
            return Literal(value, ValueKind.NUMBER)
        case Money():
            return Literal(value.fen, ValueKind.MONEY)
        case dt.datetime():
            raise UsageError(_A_MOMENT.fill(value=str(value)))
        case dt.date():
            return Literal(day(value), ValueKind.DAY)
        case Choice():
            return Literal(value.value, ValueKind.CHOICE)
        case str():
            return Literal(str(value), ValueKind.WORDS)
        case float():
            raise UsageError(_NO_WHOLE.fill(value=str(value)))
        case _:
            raise UsageError(_NO_VALUE.fill(value=repr(value)[:_LONGEST]))


def demand_alike(by: Operator, left: Node, right: Node, value: object = None) -> None:
    """Demand that two sides can be compared.

    Args:
        by: How they are compared.
        left: The one side.
        right: The other side.
        value: What was written as the other side, where it is a value.

    Raises:
        UsageError: They are of two kinds, of two closed sets or refer to two sorts of records; or have no order.
    """
    sides = {"left": name_of(left), "operator": by.value, "right": name_of(right)}
    if like(left.kind) is not like(right.kind):
        advice = _advice(left, right)
        kinds = {"is_left": _KINDS[left.kind], "is_right": _KINDS[right.kind]}
        raise UsageError(_UNLIKE.fill(**sides, **kinds, advice=advice))
    if by in _ORDERED and like(left.kind) in _NO_ORDER:
        raise UsageError(_NO_RANK.fill(**sides, kind=_KINDS[left.kind]))
    if isinstance(right, Literal):
        demand_members(left, (right.value if value is None else value,))
    else:
        demand_one_set(by, left, right)


def demand_one_set(by: Operator, left: Node, right: Node) -> None:
    """Demand of two fields that their words come from one closed set, or refer to records of one sort.

    Raises:
        UsageError: They do not.
    """
    sides = {"left": name_of(left), "operator": by.value, "right": name_of(right)}
    if choices_of(left) is not choices_of(right):
        raise UsageError(_OTHER_SET.fill(**sides))
    one, other = refers_to(left), refers_to(right)
    if one is not None and other is not None and one != other:
        raise UsageError(_OTHER_RECORDS.fill(**sides, is_left=one, is_right=other))


def demand_kind(node: Node, wanted: ValueKind) -> Node:
    """Demand that a node is of a kind, and return it.

    Raises:
        UsageError: It is of another.
    """
    if like(node.kind) is not wanted:
        advice = _BRACKETS if wanted is ValueKind.FLAG else _NO_ADVICE
        found = _KINDS[node.kind]
        raise UsageError(_NOT_OF_KIND.fill(of=name_of(node), found=found, wanted=_KINDS[wanted], advice=advice))
    return node


def demand_members(node: Node, written: Iterable[object]) -> None:
    """Demand of words that they are members of the closed set, if any, from which a field takes its own.

    Raises:
        UsageError: One is none; those that there are are named, and the nearest.
    """
    choices = choices_of(node)
    for one in written:
        if isinstance(one, Choice) and not (choices and isinstance(one, choices)):
            raise UsageError(_OTHER_MEMBER.fill(of=name_of(node), member=f"{type(one).__name__}.{one.name}"))
        if choices is not None and one not in set(choices):
            raise UsageError(_no_member(node, str(one), choices))


def words_among(node: Node, among: tuple[object, ...]) -> tuple[str, ...]:
    """Return the words that a value may be one of.

    Raises:
        UsageError: There are none, one is no words, or one is no member of the field's closed set.
    """
    if not among:
        raise UsageError(_NONE_LISTED.fill(of=name_of(node)))
    for one in among:
        if not isinstance(one, str):
            raise UsageError(_NO_WORDS.fill(of=name_of(node), value=repr(one)[:_LONGEST]))
    demand_members(node, among)
    return tuple(one.value if isinstance(one, StrEnum) else str(one) for one in among)


def like(kind: ValueKind) -> ValueKind:
    """Return the kind as which a kind is compared.

    Examples:
        >>> like(ValueKind.REFERENCE).value, like(ValueKind.DAY).value
        ('words', 'day')
    """
    return _ALIKE.get(kind, kind)


def _no_member(node: Node, word: str, choices: type[Choice]) -> Text:
    called = {label: one.value for one in choices for label in (one.label.en, one.label.zh)}
    known = tuple(one.value for one in choices)
    near = nearest(called.get(word, word), known)
    return _NO_MEMBER.fill(of=name_of(node), word=word[:_LONGEST], known=known, nearest=near)


def _advice(left: Node, right: Node) -> Text:
    """Return what to write instead of a value that is of another kind than the field beside it."""
    if not isinstance(right, Literal):
        return _NO_ADVICE
    match like(left.kind), right.kind:
        case ValueKind.DAY, ValueKind.WORDS:
            return _WRITE.fill(code=f"on({_as_day(str(right.value))!r})")
        case ValueKind.MONEY, _:
            return _WRITE.fill(code="Money.parse('3.5万元')")
        case ValueKind.FLAG, _:
            name = name_of(left)
            return _WRITE.fill(code=Text(en=f"{name} or ~{name}", zh=f"{name} 或 ~{name}"))
        case ValueKind.NAMES, ValueKind.WORDS | ValueKind.CHOICE:
            return _WRITE.fill(code=f"{name_of(left)}.includes({str(right.value)!r})")
        case _:
            return _NO_ADVICE


def _as_day(words: str) -> str:
    try:
        return day(words).isoformat()
    except UsageError:
        return "2018-06-30"
