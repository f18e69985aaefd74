"""The part of an inventory in a database that stands around some of its records, as it is gathered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from egov_consolidation.dates import Day
from egov_consolidation.inventory import NOT_YET, AnyRecord, Inventory
from egov_consolidation.rules.engine._interpreter import Scene, evaluate
from egov_consolidation.rules.engine._nodes import Count, Node, Record, Through, walk
from egov_consolidation.rules.engine._sql_tables import columns_of

if TYPE_CHECKING:
    from egov_consolidation.rules.engine._sql_scope import Question, Sql


class Whole(Protocol):
    """What a part is taken from: an inventory in a database.

    Attributes:
        id: A short name for it.
        title: What it lists.
        surveyed_on: The day for which it speaks.
    """

    id: str
    title: str
    surveyed_on: Day | None

    @property
    def given(self) -> tuple[str, ...]:
        """The collections that were given."""
        ...

    def choosing(self, names: Collection[str]) -> AbstractContextManager[str]:
        """Return a table of names, in its column `id`, for as long as it is asked for."""
        ...

    def fetched(self, query: Sql, collection: str, question: Question) -> Iterator[AnyRecord]:
        """Yield the records that a query over the columns of a collection returns."""
        ...


class Part:
    """A part of an inventory, as it is gathered."""

    def __init__(self, whole: Whole, question: Question) -> None:
        self._whole = whole
        self._question = question
        self._records: dict[str, dict[str, AnyRecord]] = {collection: {} for collection in whole.given}

    def inventory(self) -> Inventory:
        """Return what was gathered; each collection in the order of ids."""
        whole = self._whole
        records: dict[str, Any] = {
            collection: tuple(found[record_id] for record_id in sorted(found))
            for collection, found in self._records.items()
        }
        return Inventory(id=whole.id, title=whole.title, surveyed_on=whole.surveyed_on, **records)

    def add(self, collection: str, ids: Collection[str]) -> tuple[AnyRecord, ...]:
        """Add records by their ids, and return those that are there, in the order of ids."""
        found = self._records.get(collection)
        if found is None:
            return ()
        lacking = sorted({one for one in ids if one not in found})
        if lacking:
            self._keep(collection, self._chosen(collection, "id", lacking))
        return tuple(found[one] for one in sorted(set(ids)) if one in found)

    def add_for(self, node: Node, subjects: Sequence[AnyRecord]) -> None:
        """Add what a node looks at beside the subjects."""
        if isinstance(node, Through) and node.reference.of is Record.SUBJECT:
            self._add_targets(node, subjects)
        elif isinstance(node, Count) and node.collection in self._records:
            self._add_counted(node, subjects)

    def _add_targets(self, node: Through, records: Sequence[AnyRecord]) -> None:
        ids = {getattr(record, node.reference.name) for record in records}
        self.add(node.collection, [one for one in ids if one])

    def _add_counted(self, node: Count, subjects: Sequence[AnyRecord]) -> None:
        keys = self._keys(node, subjects)
        counted = self._all_that_may(node) if keys is None else self._sharing(node, keys)
        for below in walk(node.where):
            if isinstance(below, Through) and below.reference.of is Record.COUNTED:
                self._add_targets(below, counted)

    def _keys(self, node: Count, subjects: Sequence[AnyRecord]) -> set[str] | None:
        """Return the names in the keys of the subjects; `None` where that is any name: no key, or a missing one."""
        if node.of is None:
            return None
        if isinstance(node.of, Through):
            self._add_targets(node.of, subjects)
        gathered, keys = self.inventory(), set[str]()
        for subject in subjects:
            scene = Scene(inventory=gathered, as_of=NOT_YET, parameters={}, subject=subject)
            value = evaluate(node.of, scene).value
            if value is None:
                return None
            keys.update(value if isinstance(value, tuple) else (str(value),) if value else ())
        return keys

    def _all_that_may(self, node: Count) -> tuple[AnyRecord, ...]:
        from egov_consolidation.rules.engine._sql_queries import counted_query

        question = self._question.on_any_day()
        query = counted_query(node, tuple(columns_of(node.collection)), question)
        return self._keep(node.collection, self._whole.fetched(query, node.collection, question))

    def _sharing(self, node: Count, keys: Collection[str]) -> tuple[AnyRecord, ...]:
        name = "id" if node.by is None else node.by.name
        return self._keep(node.collection, self._chosen(node.collection, name, keys))

    def _chosen(self, collection: str, field: str, names: Collection[str]) -> Iterator[AnyRecord]:
        from egov_consolidation.rules.engine._sql_queries import chosen_query

        question, columns = self._question.anew(), columns_of(collection)
        is_list = columns[field].startswith("ARRAY")
        with self._whole.choosing(names) as chosen:
            query = chosen_query(collection, tuple(columns), field, chosen, is_list=is_list, question=question)
            yield from self._whole.fetched(query, collection, question)

    def _keep(self, collection: str, records: Iterator[AnyRecord]) -> tuple[AnyRecord, ...]:
        kept = tuple(records)
        self._records[collection].update((record.id, record) for record in kept)
        return kept
