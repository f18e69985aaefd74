"""Says an expression in words, in both languages, by the labels of the fields that it reads."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

from egov_consolidation.inventory import KINDS, NOT_YET, Money, ValueKind, said_value, title_of
from egov_consolidation.rules.engine._fields import about
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
    Record,
    Shifted,
    Through,
    WorkingDaysLater,
)
from egov_consolidation.wording import LANGUAGES, Text, said, same

AS_OF_LABEL = Text(en="the day of the check", zh="检查日")
"""What the day is called for which a report speaks."""

OPPOSITE = {
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.GREATER,
    Operator.GREATER: Operator.AT_MOST,
    Operator.AT_LEAST: Operator.LESS,
    Operator.EQUAL: Operator.DIFFERENT,
    Operator.DIFFERENT: Operator.EQUAL,
}
"""By which operator known values compare where they do not by another."""

_ID = Text(en="id", zh="编号")
_DAYS = {
    Operator.LESS: Text(en="{left} is before {right}", zh="{left}早于{right}"),
    Operator.AT_MOST: Text(en="{left} is no later than {right}", zh="{left}不晚于{right}"),
    Operator.GREATER: Text(en="{left} is after {right}", zh="{left}晚于{right}"),
    Operator.AT_LEAST: Text(en="{left} is no earlier than {right}", zh="{left}不早于{right}"),
}
_AMOUNTS = {
    Operator.LESS: Text(en="{left} is less than {right}", zh="{left}少于{right}"),
    Operator.AT_MOST: Text(en="{left} is at most {right}", zh="{left}不超过{right}"),
    Operator.GREATER: Text(en="{left} is more than {right}", zh="{left}超过{right}"),
    Operator.AT_LEAST: Text(en="{left} is at least {right}", zh="{left}不少于{right}"),
}
_SAME = {
    Operator.EQUAL: Text(en="{left} is {right}", zh="{left}为{right}"),
    Operator.DIFFERENT: Text(en="{left} is not {right}", zh="{left}不为{right}"),
}
_NEVER_YET = {
    Operator.EQUAL: Text(en="{of} is not yet", zh="{of}为“尚未”"),
    Operator.DIFFERENT: Text(en="{of} is a day", zh="{of}已有日期"),
}
_FLAG = {
    True: Text(en="{of} is yes", zh="{of}为“是”"),
    False: Text(en="{of} is no", zh="{of}为“否”"),
}
_ALL = Text(en="{one} and {other}", zh="{one}，且{other}")
_ANY = Text(en="{one} or {other}", zh="{one}，或{other}")
_ALWAYS = Text(en="always", zh="一律适用")
_NEVER = Text(en="never", zh="一律不适用")
_NOT = Text(en="not ({of})", zh="并非（{of}）")
_BRACKETS = Text(en="({of})", zh="（{of}）")
_MISSING = Text(en="{of} is not known", zh="{of}未填报")
_KNOWN = Text(en="{of} is known", zh="{of}已填报")
_ONE_OF = Text(en="{of} is one of {among}", zh="{of}为{among}之一")
_WRITTEN = Text(en="{of} is written as {pattern}", zh="{of}符合格式“{pattern}”")
_NOT_WRITTEN = Text(en="{of} is not written as {pattern}", zh="{of}不符合格式“{pattern}”")
_INCLUDES = Text(en="{of} include {among}", zh="{of}含有{among}")
_NONE_OF = Text(en="{of} is none of {among}", zh="{of}不为{among}")
_INCLUDES_NONE = Text(en="{of} include none of {among}", zh="{of}不含{among}")
_INCLUDES_ONE = Text(en="{of} include one of {among}", zh="{of}含有{among}之一")
_BETWEEN = Text(en="{of} is between {least} and {most}, both included", zh="{of}在{least}至{most}之间（含两端）")
_LATER = Text(en="{days} days after {day}", zh="{day}后{days}天")
_WORKING_DAYS_LATER = Text(en="{days} working days after {day}", zh="{day}后{days}个工作日")
_EARLIER = Text(en="{days} days before {day}", zh="{day}前{days}天")
_THROUGH = Text(en="{name} of the {reference}", zh="{reference}的{name}")
_OF_SUBJECT = Text(en="{name} of the record itself", zh="本记录的{name}")
_COUNT = Text(en="the number of {kind}", zh="{kind}的数量")
_COUNT_OF = Text(en="the number of {kind} ({which})", zh="{kind}（{which}）的数量")
_COUNT_BY = Text(en="with the {of} of the record itself as {by}", zh="{by}与本记录的{of}相同")
_COUNT_BOTH = Text(en="{by}; {where}", zh="{by}；{where}")


def phrase(node: Node, names: Mapping[str, Text] | None = None) -> Text:
    """Return an expression in words.

    Args:
        node: The expression.
        names: What parameters are called, by their ids.

    Returns:
        The words: a condition is a sentence without its full stop, a value is what it is called.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> from egov_consolidation.rules.engine import AS_OF, RecordHandle
        >>> line = RecordHandle(Record.SUBJECT, LeasedLine)
        >>> print(phrase((line.cancelled_on <= AS_OF).node).zh)
        取消时间不晚于检查日
    """
    return _Speaker(names or {}).said(node)


def called(node: Node, names: Mapping[str, Text] | None = None) -> Text:
    """Return what a value is called, be it a condition or not."""
    return _Speaker(names or {}).value(node)


def value_said(node: Literal, beside: Node) -> Text:
    """Return a value as it is said beside what it is compared with."""
    known = about(beside)
    value: object = node.value
    if known is not None and known.choices is not None and value in set(known.choices):
        value = known.choices(str(value))
    elif node.kind is ValueKind.MONEY:
        value = Money(int(node.value)) if isinstance(node.value, int) else value
    en, zh = (said(said_value(value), lang) for lang in sorted(LANGUAGES))
    return Text(en=en, zh=zh)


@attrs.frozen
class _Speaker:
    """Says nodes; whether of the subject or of a record that is counted.

    Attributes:
        names: What parameters are called.
        is_counting: Whether what is said stands inside a count, where the subject has to be named.
    """

    names: Mapping[str, Text]
    is_counting: bool = False

    def said(self, node: Node) -> Text:  # noqa: PLR0911 - one line for each kind of node
        """Return a node in words."""
        match node:
            case AllOf() | AnyOf():
                return self._joined(node)
            case Negation():
                return self._negated(node.of)
            case Comparison():
                return self._compared(node)
            case IsMissing():
                return _MISSING.fill(of=self.value(node.value))
            case IsIn():
                return _ONE_OF.fill(of=self.value(node.value), among=self._among(node.among, node.value))
            case Matches():
                return _WRITTEN.fill(of=self.value(node.value), pattern=node.pattern)
            case Includes():
                template = _INCLUDES if len(node.among) == 1 else _INCLUDES_ONE
                return template.fill(of=self.value(node.names), among=self._among(node.among, node.names))
            case Between():
                least, most = (self.value(one, node.value) for one in (node.least, node.most))
                return _BETWEEN.fill(of=self.value(node.value), least=least, most=most)
            case _ if node.kind is ValueKind.FLAG:
                return _FLAG[True].fill(of=self.value(node))
            case _:
                return self.value(node)

    def value(self, node: Node, beside: Node | None = None) -> Text:  # noqa: PLR0911 - as above
        """Return what a value is called."""
        match node:
            case Literal():
                return value_said(node, beside or node)
            case ParameterValue():
                return self.names.get(node.id, same(node.id))
            case AsOf():
                return AS_OF_LABEL
            case Through():
                return _THROUGH.fill(name=_label(node), reference=self.value(node.reference))
            case Field() if self.is_counting and node.of is Record.SUBJECT:
                return _OF_SUBJECT.fill(name=_label(node))
            case Shifted():
                return self._shifted(node)
            case WorkingDaysLater():
                return _WORKING_DAYS_LATER.fill(day=self.value(node.day), days=self.value(node.days))
            case Count():
                return self._count(node)
            case _:
                return _label(node)

    def _joined(self, node: AllOf | AnyOf) -> Text:
        is_all = isinstance(node, AllOf)
        if not node.parts:
            return _ALWAYS if is_all else _NEVER
        words = [self._part(one) for one in node.parts]
        joined = words[0]
        for one in words[1:]:
            joined = (_ALL if is_all else _ANY).fill(one=joined, other=one)
        return joined

    def _part(self, node: Node) -> Text:
        """Return a part of a longer condition, in brackets where it is made of parts itself."""
        words = self.said(node)
        return _BRACKETS.fill(of=words) if isinstance(node, AllOf | AnyOf) and len(node.parts) > 1 else words

    def _negated(self, node: Node) -> Text:
        match node:
            case IsMissing():
                return _KNOWN.fill(of=self.value(node.value))
            case Field() | Through():
                return _FLAG[False].fill(of=self.value(node))
            case Negation():
                return self.said(node.of)
            case Comparison():
                return self._compared(attrs.evolve(node, operator=OPPOSITE[node.operator]))
            case IsIn():
                return _NONE_OF.fill(of=self.value(node.value), among=self._among(node.among, node.value))
            case Matches():
                return _NOT_WRITTEN.fill(of=self.value(node.value), pattern=node.pattern)
            case Includes():
                return _INCLUDES_NONE.fill(of=self.value(node.names), among=self._among(node.among, node.names))
            case _:
                return _NOT.fill(of=self.said(node))

    def _compared(self, node: Comparison) -> Text:
        if node.right == Literal(NOT_YET, ValueKind.DAY) and node.operator in _NEVER_YET:
            return _NEVER_YET[node.operator].fill(of=self.value(node.left))
        by_kind = _DAYS if node.left.kind is ValueKind.DAY else _AMOUNTS
        left, right = self.value(node.left, node.right), self.value(node.right, node.left)
        return {**by_kind, **_SAME}[node.operator].fill(left=left, right=right)

    def _among(self, words: tuple[str, ...], beside: Node) -> Text:
        parts = [value_said(Literal(word, ValueKind.WORDS), beside) for word in words]
        return Text(en=said(tuple(one.en for one in parts), "en"), zh=said(tuple(one.zh for one in parts), "zh"))

    def _shifted(self, node: Shifted) -> Text:
        days = node.days
        if isinstance(days, Literal) and isinstance(days.value, int) and days.value < 0:
            return _EARLIER.fill(day=self.value(node.day), days=-days.value)
        return _LATER.fill(day=self.value(node.day), days=self.value(days))

    def _count(self, node: Count) -> Text:
        kind = Text(en=node.collection.replace("_", " "), zh=title_of(KINDS[node.collection]).zh)
        which: list[Text] = []
        if node.by is not None and node.of is not None:
            which.append(_COUNT_BY.fill(by=_label(node.by), of=self.value(node.of)))
        if node.where != AllOf(()):
            which.append(attrs.evolve(self, is_counting=True).said(node.where))
        if not which:
            return _COUNT.fill(kind=kind)
        return _COUNT_OF.fill(kind=kind, which=functools.reduce(_both, which))


def _both(by: Text, where: Text) -> Text:
    return _COUNT_BOTH.fill(by=by, where=where)


def _label(node: Node) -> Text:
    known = about(node)
    return _ID if known is None else known.label
