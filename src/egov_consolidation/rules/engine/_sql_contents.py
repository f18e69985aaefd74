"""What a table holds that no record can: ids that repeat or are missing, words outside a closed set, and the like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp

from egov_consolidation.errors import Place, Problem
from egov_consolidation.inventory import KINDS, MOST_FEN, NOTHING, FieldAbout, ValueKind, fields_of
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._sql_scope import Question, Scope, Sql, column, how_many, is_missing
from egov_consolidation.wording import Text

_NO_ID = Text(en="{count} records have no id, every one must have one", zh="{count} 条记录没有编号，每条均须有编号")
_REPEATED = Text(en="{count} ids stand more than once, must differ", zh="{count} 个编号重复，须各不相同")
_MESSAGES = {
    ValueKind.CHOICE: Text(en="{count} values are none of {known}", zh="{count} 个值不在 {known} 之列"),
    ValueKind.MONEY: Text(
        en="{count} amounts are below 0, or not below 10^16 yuan", zh="{count} 笔金额为负数，或不小于 10^16 元"
    ),
    ValueKind.DAY: Text(en="{count} days are outside the calendar", zh="{count} 个日期超出公历范围（0001 至 9999 年）"),
    ValueKind.NAMES: Text(en="{count} lists hold a name that is missing", zh="{count} 个列表含有空值"),
}
_LISTED = Text(en="{count} lists hold something that is none of {known}", zh="{count} 个列表含有不在 {known} 之列的值")
_ALIKE = {ValueKind.REFERENCES: ValueKind.NAMES}
_DAYS = ("0001-01-01", "9999-12-31")


def contents_query(collection: str, question: Question) -> exp.Select:
    """Return the query for one row: how many records hold something that no record can, by what it is.

    Args:
        collection: The collection.
        question: The query this belongs to.
    """
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    number = column("s", "id")
    is_none = exp.or_(is_missing(number), exp.EQ(this=number.copy(), expression=exp.Literal.string(NOTHING)))
    wrong = (how_many(_is_wrong(about, question), f"wrong_{about.name}") for about in _tested(collection))
    return scope.select(how_many(is_none, "no_id"), *wrong)


def repeated_query(collection: str, question: Question) -> exp.Select:
    """Return the query for one number: how many ids stand more than once."""
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    several = exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(1))
    repeated = scope.select(column("s", "id")).group_by(column("s", "id")).having(several)
    return exp.select(exp.Count(this=exp.Star())).from_(repeated.subquery("k"))


def content_problems(collection: str, document: str, counts: Sequence[int], repeated: int) -> Iterator[Problem]:
    """Yield what the answers to both queries say.

    Args:
        collection: The collection.
        document: What the table is called in messages.
        counts: The answer to the query about contents.
        repeated: The answer to the query about ids.
    """
    no_id, *wrong = counts
    if no_id:
        yield Problem(Place(document=document, column="id"), _NO_ID.fill(count=no_id))
    if repeated:
        yield Problem(Place(document=document, column="id"), _REPEATED.fill(count=repeated))
    for about, count in zip(_tested(collection), wrong, strict=True):
        if count:
            known = () if about.choices is None else tuple(one.value for one in about.choices)
            kind = _ALIKE.get(about.kind, about.kind)
            message = _LISTED if kind is ValueKind.NAMES and known else _MESSAGES[kind]
            yield Problem(Place(document=document, column=about.name), message.fill(count=count, known=known))


def _tested(collection: str) -> list[FieldAbout]:
    abouts = fields_of(KINDS[collection]).values()
    return [one for one in abouts if _ALIKE.get(one.kind, one.kind) in _MESSAGES]


def _is_wrong(about: FieldAbout, question: Question) -> Sql:
    value = column("s", about.name)
    match about.kind:
        case ValueKind.CHOICE if about.choices is not None:
            known = [question.bind(one.value) for one in about.choices]
            return exp.not_(exp.In(this=value, expressions=known))
        case ValueKind.MONEY:
            below = exp.LT(this=value, expression=exp.Literal.number(0))
            return exp.or_(below, exp.GTE(this=value.copy(), expression=exp.Literal.number(MOST_FEN)))
        case ValueKind.DAY:
            first, last = (exp.cast(exp.Literal.string(day), "DATE") for day in _DAYS)
            return exp.or_(exp.LT(this=value, expression=first), exp.GT(this=value.copy(), expression=last))
        case _ if about.choices is not None:
            every = exp.Array(expressions=[question.bind(one.value) for one in about.choices])
            beyond = question.dialect.goes_beyond(value, every)
            return exp.or_(beyond, question.dialect.has_missing(value.copy()))
        case _:
            return question.dialect.has_missing(value)
