"""The kinds of records: in which collection each stands, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias, cast

from egov_consolidation.dates import Day
from egov_consolidation.inventory._budget import BudgetLine
from egov_consolidation.inventory._entry import CatalogueEntry
from egov_consolidation.inventory._facility import Facility
from egov_consolidation.inventory._field import NOT_YET, NOTHING, Choice, fields_of
from egov_consolidation.inventory._line import LeasedLine
from egov_consolidation.inventory._money import Money
from egov_consolidation.inventory._network import PrivateNetwork
from egov_consolidation.inventory._project import Project
from egov_consolidation.inventory._purchase import Purchase
from egov_consolidation.inventory._room import MachineRoom
from egov_consolidation.inventory._submission import Submission
from egov_consolidation.inventory._system import InformationSystem
from egov_consolidation.inventory._unit_facts import UnitFacts
from egov_consolidation.wording import Text, Value, same

AnyRecord: TypeAlias = (
    InformationSystem
    | MachineRoom
    | LeasedLine
    | PrivateNetwork
    | Facility
    | CatalogueEntry
    | Project
    | Purchase
    | BudgetLine
    | UnitFacts
    | Submission
)
"""A record of any kind."""

KINDS: Mapping[str, type[AnyRecord]] = MappingProxyType(
    {
        "systems": InformationSystem,
        "rooms": MachineRoom,
        "lines": LeasedLine,
        "networks": PrivateNetwork,
        "facilities": Facility,
        "entries": CatalogueEntry,
        "projects": Project,
        "purchases": Purchase,
        "budget_lines": BudgetLine,
        "units": UnitFacts,
        "submissions": Submission,
    }
)
"""The kinds of records by the collection in which they stand."""

_TITLES = {
    "systems": Text(en="an information system", zh="政务信息系统"),
    "rooms": Text(en="a machine room", zh="机房"),
    "lines": Text(en="a leased line", zh="专线"),
    "networks": Text(en="a private network", zh="业务专网"),
    "facilities": Text(en="a common facility", zh="统一基础设施"),
    "entries": Text(en="a catalogue entry", zh="资源目录条目"),
    "projects": Text(en="a project", zh="建设项目"),
    "purchases": Text(en="a purchase", zh="采购"),
    "budget_lines": Text(en="a budget line", zh="预算项"),
    "units": Text(en="a unit", zh="单位"),
    "submissions": Text(en="a submission", zh="报送材料"),
}
_COLLECTIONS = {kind: collection for collection, kind in KINDS.items()}
_NOT_KNOWN = Text(en="not known", zh="未填")
_PARAMETER = Text(en="the parameter {name}", zh="参数 {name}")
_NO_RECORD = Text(en="the record {record}", zh="记录 {record}（底数中没有）")
_LIST_OF = Text(en="the list of {name}", zh="{name}清单")
_NOT_YET = Text(en="not yet", zh="尚未")
_YES = Text(en="yes", zh="是")
_NO = Text(en="no", zh="否")


def collection_of(kind: type[AnyRecord]) -> str:
    """Return the name of the collection in which records of a kind stand.

    Examples:
        >>> collection_of(LeasedLine)
        'lines'
    """
    return _COLLECTIONS[kind]


def title_of(kind: type[AnyRecord]) -> Text:
    """Return what one record of a kind is called."""
    return _TITLES[_COLLECTIONS[kind]]


def unit_of(record: AnyRecord) -> str | None:
    """Return the id of the unit that answers for a record, or `None` where that is not known.

    Examples:
        >>> unit_of(LeasedLine(id="7", unit="市财政局")), unit_of(UnitFacts(id="市审计局"))
        ('市财政局', '市审计局')
    """
    return (record.id if isinstance(record, UnitFacts) else record.unit) or None


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
        datum: Its name: `lines/7: cancelled_on`, a record, a collection, or the id of a parameter.
        subject: The record that is spoken of; of its own data only the field is named.

    Examples:
        >>> said_datum("lines/7: cancelled_on", "lines/7").zh, said_datum("units/a: tier", "lines/7").zh
        ('取消时间', 'units/a 的层级')
        >>> said_datum("units/a", "lines/7").en, said_datum("ZS04.users", "lines/7").en
        ('the record units/a', 'the parameter ZS04.users')
        >>> said_datum("facilities", "lines/7").zh
        '统一基础设施清单'
    """
    if datum in KINDS:
        return _LIST_OF.fill(name=Text(en=datum, zh=_TITLES[datum].zh))
    if "/" not in datum:
        return _PARAMETER.fill(name=datum)
    record, separator, field = datum.rpartition(": ")
    about = fields_of(KINDS[record.partition("/")[0]]).get(field) if separator else None
    if about is None:
        return _NO_RECORD.fill(record=datum)
    if record == subject:
        return about.label
    return Text(en=f"{about.label.en} of {record}", zh=f"{record} 的{about.label.zh}")


def named(record: AnyRecord) -> Text:
    """Return what a record is called: its name where it has one, else its id."""
    name = getattr(record, "name", None)
    return same(str(name) if name else record.id)
