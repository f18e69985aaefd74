"""What a table holds that no record can: ids that repeat or are missing, words outside a closed set, and the like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp

from egov_consolidation.errors import Place, Problem
from egov_consolidation.inventory import (
    ID_WANTED,
    KINDS,
    MOST_FEN,
    MOST_NUMBER,
    NO_IDS,
    NOTHING,
    FieldAbout,
    ValueKind,
    fields_of,
)
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.rules.engine._sql_scope import Question, Scope, Sql, column, how_many, is_missing
from egov_consolidation.wording import Text

_NO_ID = Text(
    en="records without an id: {count}, every one must have one", zh="有 {count} 条记录没有编号，每条均须有编号"
)
_REPEATED = Text(
    en="ids that stand more than once: {count}, such as {ids}; every one must differ",
    zh="有 {count} 个编号重复，如 {ids}，须各不相同",
)
_NO_IDS = Text(
    en="ids that are none: {count}, such as {ids}; every one must be {wanted}",
    zh="有 {count} 个编号不合要求，如 {ids}，须为{wanted}",
)
_SPACES = "\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BREAKS = "\n-\r\x1c-\x1e\x85\u2028\u2029"
_ASTRAY = f"^[{_SPACES}]|[{_SPACES}]$|[{_BREAKS}]"
"""What no id has: spaces at its ends, breaks of lines anywhere."""
_SHOWN = 3
_MESSAGES = {
    ValueKind.CHOICE: Text(en="{count} values are none of {known}", zh="{count} 个值不在 {known} 之列"),
    ValueKind.NUMBER: Text(
        en="{count} numbers are below 0, or not below 10^18", zh="{count} 个数为负数，或不小于 10^18"
    ),
    ValueKind.MONEY: Text(
        en="{count} amounts are below 0, or not below 10^16 yuan", zh="{count} 笔金额为负数，或不小于 10^16 元"
    ),
    ValueKind.DAY: Text(en="{count} days are outside the calendar", zh="{count} 个日期超出公历范围（0001 至 9999 年）"),
    ValueKind.NAMES: Text(en="{count} lists hold a name that is missing or empty", zh="{count} 个列表含有空值"),
}
_LISTED = Text(en="{count} lists hold something that is none of {known}", zh="{count} 个列表含有不在 {known} 之列的值")
_ALIKE = {ValueKind.REFERENCES: ValueKind.NAMES}
_LONGEST = 40
_NONE = exp.Literal.string(NOTHING)
_DAYS = ("0001-01-01", "9999-12-31")


def contents_query(collection: str, question: Question) -> exp.Select:
    """Return the query for one row: of how many records the id is missing, then is none, and any column holds no value.

    Args:
        collection: The collection.
        question: The query this belongs to.
    """
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    is_none = exp.or_(is_missing(column("s", "id")), exp.EQ(this=column("s", "id"), expression=_NONE.copy()))
    wrong = (how_many(_is_wrong(about, question), f"wrong_{about.name}") for about in _tested(collection))
    return scope.select(how_many(is_none, "no_id"), how_many(is_no_id(column("s", "id")), "wrong_id"), *wrong)


def repeated_query(collection: str, question: Question) -> exp.Select:
    """Return the query for one number: how many ids stand more than once."""
    return exp.select(exp.Count(this=exp.Star())).from_(_repeated(collection, question).subquery("k"))


def first_repeated_query(collection: str, question: Question) -> exp.Select:
    """Return the query for the first of the ids that stand more than once, in their order."""
    return _repeated(collection, question).order_by(column("s", "id")).limit(_SHOWN)


def first_wrong_query(collection: str, question: Question) -> exp.Select:
    """Return the query for the first of the ids that are none, in their order."""
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    wrong = scope.select(column("s", "id")).where(is_no_id(column("s", "id")))
    return wrong.order_by(column("s", "id")).limit(_SHOWN)


def is_no_id(value: Sql) -> Sql:
    """Return whether words that are there are nothing that a record can be called."""
    words = exp.In(this=exp.Lower(this=value), expressions=[exp.Literal.string(one) for one in sorted(NO_IDS)])
    return exp.or_(exp.RegexpLike(this=value.copy(), expression=exp.Literal.string(_ASTRAY)), words)


def wrong_ids_problem(document: str, count: int, ids: Sequence[str]) -> Problem:
    """Return what is wrong where so many ids are none, such as these."""
    message = _NO_IDS.fill(count=count, ids=tuple(f"“{shown(one)}”" for one in ids), wanted=ID_WANTED)
    return Problem(Place(document=document, column="id"), message)


def id_problems(document: str, missing: int, repeated: int, ids: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the ids of a table.

    Args:
        document: What the table is called in messages.
        missing: How many records have none.
        repeated: How many ids stand more than once.
        ids: Some of these.
    """
    place = Place(document=document, column="id")
    if missing:
        yield Problem(place, _NO_ID.fill(count=missing))
    if repeated:
        yield Problem(place, _REPEATED.fill(count=repeated, ids=tuple(map(shown, ids))))


def content_problems(collection: str, document: str, counts: Sequence[int]) -> Iterator[Problem]:
    """Yield what is wrong with the columns of a table, the ids left out.

    Args:
        collection: The collection.
        document: What the table is called in messages.
        counts: The answer to the query about contents, without its first two numbers.
    """
    for about, count in zip(_tested(collection), counts, strict=True):
        if count:
            known = () if about.choices is None else tuple(one.value for one in about.choices)
            kind = _ALIKE.get(about.kind, about.kind)
            message = _LISTED if kind is ValueKind.NAMES and known else _MESSAGES[kind]
            yield Problem(Place(document=document, column=about.name), message.fill(count=count, known=known))


def shown(value: str) -> str:
    """Return the beginning of a value as a message shows it; what cannot be printed is a question mark."""
    return "".join(one if one.isprintable() else "?" for one in value[:_LONGEST])


def _repeated(collection: str, question: Question) -> exp.Select:
    scope = Scope(question=question, records={Record.SUBJECT: collection})
    several = exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(1))
    is_one = exp.NEQ(this=column("s", "id"), expression=_NONE.copy())
    return scope.select(column("s", "id")).where(is_one).group_by(column("s", "id")).having(several)


def _tested(collection: str) -> list[FieldAbout]:
    abouts = fields_of(KINDS[collection]).values()
    return [one for one in abouts if _ALIKE.get(one.kind, one.kind) in _MESSAGES]


def _is_wrong(about: FieldAbout, question: Question) -> Sql:
    value = column("s", about.name)
    match about.kind:
        case ValueKind.CHOICE if about.choices is not None:
            known = [question.bind(one.value) for one in about.choices]
            return exp.not_(exp.In(this=value, expressions=known))
        case ValueKind.MONEY | ValueKind.NUMBER:
            below = exp.LT(this=value, expression=exp.Literal.number(0))
            most = MOST_FEN if about.kind is ValueKind.MONEY else MOST_NUMBER
            return exp.or_(below, exp.GTE(this=value.copy(), expression=exp.Literal.number(most)))
        case ValueKind.DAY:
            first, last = (exp.cast(exp.Literal.string(day), "DATE") for day in _DAYS)
            return exp.or_(exp.LT(this=value, expression=first), exp.GT(this=value.copy(), expression=last))
        case _ if about.choices is not None:
            every = exp.Array(expressions=[question.bind(one.value) for one in about.choices])
            beyond = question.dialect.goes_beyond(value, every)
            return exp.or_(beyond, question.dialect.has_missing(value.copy()))
        case _:
            empty = exp.ArrayContains(this=value.copy(), expression=_NONE.copy())
            return exp.or_(question.dialect.has_missing(value), empty)
