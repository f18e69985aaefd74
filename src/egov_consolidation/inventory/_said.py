"""Values and data of records in words, as messages say them."""

from __future__ import annotations

from typing import cast

from egov_consolidation.dates import Day
from egov_consolidation.inventory._field import NOT_YET, NOTHING, Choice, fields_of
from egov_consolidation.inventory._kinds import KINDS, AnyRecord, collection_of, title_of
from egov_consolidation.inventory._money import Money
from egov_consolidation.wording import Text, Value, same

CALENDAR = "calendar"
"""Where the working days of a year stand, as a datum: `calendar/2027`."""

_NOT_KNOWN = Text(en="not known", zh="未填")
_PARAMETER = Text(en="the parameter {name}", zh="参数 {name}")
_NO_RECORD = Text(en="the record {record}", zh="{record}的记录（底数中没有）")
_LIST_OF = Text(en="the list of {name}", zh="{name}清单")
_WORKING_DAYS = Text(en="working days of {year}, when they are published", zh="{year}年放假安排（待公布后更新）")
_NOT_YET = Text(en="not yet", zh="尚未")
_YES = Text(en="yes", zh="是")
_NO = Text(en="no", zh="否")


def said_value(value: object) -> Value:
    """Return a field's value as a message says it.

    Examples:
        >>> said_value(None).zh, said_value(NOT_YET).zh, said_value(Money.parse("3.5万元")).en, said_value(())
        ('未填', '尚未', '35,000 yuan', ())
    """
    match value:
        case bool():
            return _YES if value else _NO
        case Choice():
            return value.label
        case Day():
            return _NOT_YET if value == NOT_YET else value
        case Money():
            return value.text
        case tuple():
            return tuple(map(str, cast("tuple[object, ...]", value)))
        case None:
            return _NOT_KNOWN
        case int():
            return value
        case _:
            return None if value == NOTHING else str(value)


def said_datum(datum: str, subject: str) -> Text:
    """Return a datum in words.

    Args:
        datum: Its name: `lines/7: cancelled_on`, a record, a collection, a year of working days, or the id of a
            parameter.
        subject: The record that is spoken of; of its own data only the field is named.

    Examples:
        >>> said_datum("lines/7: cancelled_on", "lines/7").zh, said_datum("units/a: tier", "lines/7").zh
        ('取消时间', 'a 的层级')
        >>> said_datum("units/a", "lines/7").en, said_datum("ZS04.users", "lines/7").en
        ('the record units/a', 'the parameter ZS04.users')
        >>> said_datum("units/市财政局", "lines/7").zh
        '市财政局的记录（底数中没有）'
        >>> said_datum("facilities", "lines/7").zh
        '统一基础设施清单'
        >>> said_datum("calendar/2031", "lines/7").zh
        '2031年放假安排（待公布后更新）'
    """
    if datum in KINDS:
        return _LIST_OF.fill(name=Text(en=datum, zh=title_of(KINDS[datum]).zh))
    if "/" not in datum:
        return _PARAMETER.fill(name=datum)
    if datum.startswith(f"{CALENDAR}/"):
        return _WORKING_DAYS.fill(year=datum.removeprefix(f"{CALENDAR}/"))
    record, separator, field = datum.rpartition(": ")
    about = fields_of(KINDS[record.partition("/")[0]]).get(field) if separator else None
    if about is None:
        return _NO_RECORD.fill(record=_spaced(said_subject(datum)))
    if record == subject:
        return about.label
    return Text(en=f"{about.label.en} of {record}", zh=f"{_spaced(said_subject(record)).zh}的{about.label.zh}")


def said_subject(subject: str) -> Text:
    """Return a subject of a finding in words; what is no record, such as a row, is called as it is.

    Examples:
        >>> said_subject("lines/7").zh, said_subject("lines/7").en, said_subject("units/市财政局").zh
        ('专线 7', 'lines/7', '市财政局')
        >>> said_subject("2.2.4").zh
        '2.2.4'
    """
    collection, separator, record_id = subject.partition("/")
    if not separator or collection not in KINDS:
        return same(subject)
    return Text(en=subject, zh=record_id if collection == "units" else f"{title_of(KINDS[collection]).zh} {record_id}")


def subject_of(record: AnyRecord) -> str:
    """Return what a record is called among the subjects of findings.

    Examples:
        >>> from egov_consolidation.inventory import LeasedLine
        >>> subject_of(LeasedLine(id="7"))
        'lines/7'
    """
    return f"{collection_of(type(record))}/{record.id}"


def said_record(record: AnyRecord) -> Text:
    """Return what a message calls a record: its subject, and its name where it has one.

    Examples:
        >>> from egov_consolidation.inventory import InformationSystem
        >>> said_record(InformationSystem(id="s3", name="公文系统")).zh
        '政务信息系统 s3（公文系统）'
        >>> said_record(InformationSystem(id="s3")).en
        'systems/s3'
    """
    return _with_name(said_subject(subject_of(record)), record)


def said_target(record: AnyRecord) -> Text:
    """Return what a message calls a record that another refers to: its id, and its name where it has one.

    Examples:
        >>> from egov_consolidation.inventory import InformationSystem
        >>> said_target(InformationSystem(id="s3", name="公文系统")).zh
        's3（公文系统）'
    """
    return _with_name(same(record.id), record)


def _with_name(called: Text, record: AnyRecord) -> Text:
    name = getattr(record, "name", None)
    if not name or name == record.id:
        return called
    return Text(en=f"{called.en} ({name})", zh=f"{called.zh}（{name}）")


def subject_meant(words: str) -> str:
    """Return the subject that words name: as data name it, to the letter, or as a message says it in Chinese.

    Examples:
        >>> subject_meant("专线 7"), subject_meant("政务信息系统 s3（公文系统）"), subject_meant("rooms/r1（北）")
        ('lines/7', 'systems/s3', 'rooms/r1（北）')
        >>> subject_meant("2.2.4")
        '2.2.4'
    """
    title, _, called = words.strip().partition(" ")
    record_id = called.partition("（")[0].strip()
    collections = (collection for collection, kind in KINDS.items() if record_id and title_of(kind).zh == title)
    return next((f"{collection}/{record_id}" for collection in collections), words)


def _spaced(name: Text) -> Text:
    """Return a name that Chinese words can follow: behind a letter or a digit they stand apart."""
    return Text(en=name.en, zh=f"{name.zh} " if name.zh[-1:].isascii() else name.zh)
