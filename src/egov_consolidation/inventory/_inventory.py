"""What exists in one city at one day."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Self, cast

import attrs

from egov_consolidation.dates import Day, optional_day
from egov_consolidation.errors import ModelError, UsageError
from egov_consolidation.inventory._budget import BudgetLine
from egov_consolidation.inventory._columns import Columns
from egov_consolidation.inventory._correction import Correction
from egov_consolidation.inventory._dispute import Dispute
from egov_consolidation.inventory._entry import CatalogueEntry
from egov_consolidation.inventory._facility import Facility
from egov_consolidation.inventory._field import FieldAbout, ValueKind, fields_of
from egov_consolidation.inventory._indicator import Indicator
from egov_consolidation.inventory._kinds import KINDS, AnyRecord, collection_of
from egov_consolidation.inventory._line import LeasedLine
from egov_consolidation.inventory._network import PrivateNetwork
from egov_consolidation.inventory._project import Project
from egov_consolidation.inventory._purchase import Purchase
from egov_consolidation.inventory._request import Request
from egov_consolidation.inventory._room import MachineRoom
from egov_consolidation.inventory._shared_service import SharedService
from egov_consolidation.inventory._sharing_list import SharingListItem
from egov_consolidation.inventory._slip import Slip
from egov_consolidation.inventory._submission import Submission
from egov_consolidation.inventory._system import InformationSystem
from egov_consolidation.inventory._unit_facts import UnitFacts
from egov_consolidation.inventory._use_record import UseRecord
from egov_consolidation.model import not_empty, refuse_repeated
from egov_consolidation.wording import Text

_NO_COLLECTION = Text(
    en="{name}: is no collection, must be one of {known}", zh="{name}：没有这类记录，须为 {known} 之一"
)
_NO_LIST = Text(
    en="{collection}: is of type {found}, must be a list of {kind}",
    zh="{collection}：类型为 {found}，须为由 {kind} 组成的列表",
)
_OTHER = Text(
    en="{collection}: number {place} is of type {found}, must be {kind}",
    zh="{collection}：第 {place} 项的类型为 {found}，须为 {kind}",
)


def _as_tuple(given: object) -> object:
    return tuple(cast("list[object]", given)) if isinstance(given, list) else given


def _collection() -> Any:  # noqa: ANN401 - the annotation of the attribute says what it holds
    """Return an attribute that holds the records of a collection; a list is kept as a tuple."""
    return cast("Any", attrs.field(default=None, converter=_as_tuple))


@attrs.frozen(kw_only=True)
class Reference:
    """One reference from a record to another.

    Examples:
        >>> inventory = Inventory(id="demo", lines=(LeasedLine(id="7", unit="市财政局"),))
        >>> [(one.datum, one.target_subject) for one in inventory.references()]
        [('lines/7: unit', 'units/市财政局')]

    Attributes:
        collection: Where the record stands that refers.
        record: The record that refers.
        field: The field that refers.
        target_collection: Where the record should stand that is meant.
        target: The id of the record that is meant.
    """

    collection: str
    record: AnyRecord
    field: FieldAbout
    target_collection: str
    target: str

    @property
    def datum(self) -> str:
        """The name of the datum that refers, as findings write it."""
        return f"{self.collection}/{self.record.id}: {self.field.name}"

    @property
    def target_subject(self) -> str:
        """The record that is meant, as findings write it."""
        return f"{self.target_collection}/{self.target}"


@attrs.frozen(kw_only=True, slots=False)
class Inventory:
    """What exists in one city at one day (底数). It does not change.

    A collection that is `None` was not given; one that is empty is known to hold nothing.

    Attributes:
        id: A short name for it.
        title: What it lists.
        surveyed_on: The day for which it speaks.
        is_example: Whether it is made up for illustration.
        note: What its reader has to know.
        systems: Information systems.
        rooms: Machine rooms.
        lines: Leased lines.
        networks: Private networks.
        facilities: Common facilities.
        entries: Catalogue entries.
        projects: Projects.
        purchases: Purchases.
        budget_lines: Budget lines.
        units: Facts about units.
        submissions: What was handed in.
        requests: Requests for data.
        corrections: Requests for correction.
        use_records: Records of the use of shared data.
        disputes: Disputes about sharing.
        services: Sharing services.
        indicators: Indicators of performance.
        sharing_list_items: Items of sharing lists.
        slips: Supervision slips.

    Raises:
        ModelError: Two records of a collection have one id, or something in it is no record of its kind.

    Examples:
        >>> inventory = Inventory(id="demo", lines=(LeasedLine(id="7", unit="市财政局"),))
        >>> inventory.find("lines", "7").unit, inventory.records("rooms")
        ('市财政局', None)
    """

    id: str = attrs.field(validator=not_empty)
    title: str = ""
    surveyed_on: Day | None = attrs.field(default=None, converter=optional_day)
    is_example: bool = False
    note: Text | None = None
    systems: tuple[InformationSystem, ...] | None = _collection()
    rooms: tuple[MachineRoom, ...] | None = _collection()
    lines: tuple[LeasedLine, ...] | None = _collection()
    networks: tuple[PrivateNetwork, ...] | None = _collection()
    facilities: tuple[Facility, ...] | None = _collection()
    entries: tuple[CatalogueEntry, ...] | None = _collection()
    projects: tuple[Project, ...] | None = _collection()
    purchases: tuple[Purchase, ...] | None = _collection()
    budget_lines: tuple[BudgetLine, ...] | None = _collection()
    units: tuple[UnitFacts, ...] | None = _collection()
    submissions: tuple[Submission, ...] | None = _collection()
    requests: tuple[Request, ...] | None = _collection()
    corrections: tuple[Correction, ...] | None = _collection()
    use_records: tuple[UseRecord, ...] | None = _collection()
    disputes: tuple[Dispute, ...] | None = _collection()
    services: tuple[SharedService, ...] | None = _collection()
    indicators: tuple[Indicator, ...] | None = _collection()
    sharing_list_items: tuple[SharingListItem, ...] | None = _collection()
    slips: tuple[Slip, ...] | None = _collection()

    def __attrs_post_init__(self) -> None:
        """Refuse two records with one id in a collection, and what is no record of its kind."""
        for collection, kind in KINDS.items():
            records = self.records(collection) or ()
            _refuse_others(records, kind)
            ids = tuple(record.id for record in records)
            if len(set(ids)) != len(ids):
                refuse_repeated(ids, Text(en=f"{collection}: record", zh=f"{collection}：记录"))

    def __getstate__(self) -> dict[str, object]:
        """Return what a copy is made of; what was built from the records is built anew."""
        return {one.name: getattr(self, one.name) for one in attrs.fields(type(self))}

    @property
    def given(self) -> tuple[str, ...]:
        """The collections that were given."""
        return tuple(collection for collection in KINDS if self.records(collection) is not None)

    def records(self, collection: str) -> tuple[AnyRecord, ...] | None:
        """Return the records of a collection, or `None` where it was not given.

        Raises:
            UsageError: There is no such collection.
        """
        if collection not in KINDS:
            raise UsageError(_NO_COLLECTION.fill(name=collection, known=tuple(KINDS)))
        records: tuple[AnyRecord, ...] | None = getattr(self, collection)
        return records

    def find(self, collection: str, record_id: str) -> AnyRecord | None:
        """Return the record with this id, or `None` where there is none."""
        place = self._place(collection, record_id)
        return None if place is None else (self.records(collection) or ())[place]

    def with_record(self, record: AnyRecord) -> Self:
        """Return the inventory with a record in the place of the one with its id; without a place it is not added.

        Notes:
            Nothing is checked anew, and what was built of the other collections is shared.

        Examples:
            >>> inventory = Inventory(id="demo", lines=(LeasedLine(id="7"), LeasedLine(id="8")))
            >>> changed = inventory.with_record(LeasedLine(id="7", is_internet=True))
            >>> [(one.id, one.is_internet) for one in changed.lines]
            [('7', True), ('8', None)]
        """
        collection = collection_of(type(record))
        place = self._place(collection, record.id)
        if place is None:
            return self
        records = self.records(collection) or ()
        changed = copy.copy(self)
        vars(changed).update(
            {
                collection: (*records[:place], record, *records[place + 1 :]),
                "_places": dict(self._places),
                "_columns": {name: columns for name, columns in self._columns.items() if name != collection},
            }
        )
        return changed

    def columns(self, collection: str) -> Columns:
        """Return a collection by columns. They are built once, each when it is first asked for, and kept."""
        if collection not in self._columns:
            self._columns[collection] = Columns(self.records(collection) or (), fields_of(KINDS[collection]))
        return self._columns[collection]

    def sharing(self, collection: str, field: str, names: tuple[str, ...]) -> Iterator[AnyRecord]:
        """Yield the records that hold one of some names in a field, and those where it is missing, in their order.

        Args:
            collection: Where the records stand.
            field: The field: words, a reference, a choice, or a list of names.
            names: The names.
        """
        places, missing = self.columns(collection).places(field)
        wanted = {place for name in names for place in places.get(name, ())}
        records = self.records(collection) or ()
        for place in sorted(wanted.union(missing)):
            yield records[place]

    def references(self) -> Iterator[Reference]:
        """Yield every reference that a record makes, in the order of the records; `NOTHING` is none."""
        for collection, kind in KINDS.items():
            abouts = [about for about in fields_of(kind).values() if about.refers is not None]
            for record in self.records(collection) or ():
                for about in abouts:
                    for target in _targets(record, about):
                        yield Reference(
                            collection=collection,
                            record=record,
                            field=about,
                            target_collection=about.refers or "",
                            target=target,
                        )

    @cached_property
    def derived(self) -> dict[object, object]:
        """What evaluators work out and keep: results of pure functions of this inventory, by keys of their own."""
        return {}

    def _place(self, collection: str, record_id: str) -> int | None:
        if collection not in self._places:
            ids = (record.id for record in self.records(collection) or ())
            self._places[collection] = {one: place for place, one in enumerate(ids)}
        return self._places[collection].get(record_id)

    @cached_property
    def _places(self) -> dict[str, Mapping[str, int]]:
        return {}

    @cached_property
    def _columns(self) -> dict[str, Columns]:
        return {}


def _refuse_others(records: object, kind: type[AnyRecord]) -> None:
    """Refuse what stands in a collection and is no record of its kind."""
    collection = kind.collection
    if not isinstance(records, tuple):
        raise ModelError(_NO_LIST.fill(collection=collection, found=type(records).__name__, kind=kind.__name__))
    for place, record in enumerate(cast("tuple[object, ...]", records), start=1):
        if not isinstance(record, kind):
            found = type(record).__name__
            raise ModelError(_OTHER.fill(collection=collection, place=place, found=found, kind=kind.__name__))


def _targets(record: AnyRecord, about: FieldAbout) -> tuple[str, ...]:
    value: str | tuple[str, ...] | None = getattr(record, about.name)
    if about.kind is ValueKind.REFERENCE:
        return (str(value),) if value else ()
    return tuple(value or ())
