"""An inventory that stands in the tables of a database, and is judged there.

Records are counted by one query. Those that depart, or cannot be decided, are fetched together with what their
judgement looks at, as a part of the inventory in memory: what is said of them is said by the same code.
"""

from __future__ import annotations

import abc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import Problem, ReadingError, UsageError
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import KINDS, NOT_YET, AnyRecord, Inventory
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._interpreter import Scene, evaluate
from egov_consolidation.rules.engine._nodes import Count, Node, Record, Through, walk
from egov_consolidation.rules.engine._sql_tables import columns_of, record_of
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from egov_consolidation.rules.engine._sql_scope import Question, Sql

PART = 20_000
"""How many departing records are fetched at once."""

_UNKNOWN = Text(en="{name}: is no collection, must be one of {known}", zh="{name}：没有这类记录，须为 {known} 之一")
_NOT_GIVEN = Text(en="{collection}: is not given", zh="未提供 {collection}")


@attrs.frozen(kw_only=True)
class TableVerdicts:
    """What a demand says of a collection in a database.

    Attributes:
        counts: How many records got which verdict.
        failing: Ids of the records that depart, in order.
        undecided: Ids of those that cannot be decided, in order.
    """

    counts: Mapping[Verdict, int]
    failing: tuple[str, ...]
    undecided: tuple[str, ...]

    @property
    def departing(self) -> tuple[str, ...]:
        """Ids of both, in order."""
        return tuple(sorted((*self.failing, *self.undecided)))


class TableInventory(abc.ABC):
    """An inventory in the tables of a database.

    Attributes:
        id: A short name for it.
        title: What it lists.
        surveyed_on: The day for which it speaks.
        documents: What each table is called in messages, by collection.
        tables: What the tables are called in queries, by collection.
    """

    def __init__(self, *, id: str, title: str, surveyed_on: Day | None, documents: Mapping[str, str]) -> None:  # noqa: A002 - named as in Inventory
        """Know what is to be opened; no table is there yet."""
        self.id = id
        self.title = title
        self.surveyed_on = surveyed_on
        self.documents = documents
        self.tables: dict[str, str] = {}

    @property
    def given(self) -> tuple[str, ...]:
        """The collections that were given."""
        return tuple(collection for collection in KINDS if collection in self.tables)

    def refuse(self, found: Sequence[Problem], *, is_tested: bool) -> None:
        """Refuse the tables if anything is wrong with them.

        Args:
            found: What was found wrong when they were opened.
            is_tested: Whether their contents are known to be sound; they are read through for that once, if not.

        Raises:
            ReadingError: Something is; all of it.
        """
        told = {(one.place.document, one.place.column) for one in found}
        unsound = () if is_tested else self._unsound()
        problems = (*found, *(one for one in unsound if (one.place.document, one.place.column) not in told))
        if problems:
            raise ReadingError(problems)

    def _unsound(self) -> Iterator[Problem]:
        """Yield what no record can hold: an id that is missing or stands twice, a word not of its closed set."""
        from egov_consolidation.rules.engine._sql_contents import content_problems, contents_query, repeated_query

        for collection in self.given:
            question = self._question(collection, NOT_YET, {})
            (counts,) = self._ask(contents_query(collection, question), question)
            question = question.anew()
            ((repeated,),) = self._ask(repeated_query(collection, question), question)
            yield from content_problems(collection, self.documents[collection], counts, repeated)

    def verdicts(
        self, demand: Demand, collection: str, *, as_of: Day, parameters: Mapping[str, float]
    ) -> TableVerdicts:
        """Return what a demand says of each record of a collection."""
        return self.all_verdicts((demand,), collection, as_of=as_of, parameters=parameters)[0]

    def all_verdicts(
        self, demands: Sequence[Demand], collection: str, *, as_of: Day, parameters: Mapping[str, float]
    ) -> tuple[TableVerdicts, ...]:
        """Return what each of several demands says of each record: one scan to count, one to list.

        Raises:
            UsageError: The collection was not given.
        """
        counts = self.all_counts(demands, collection, as_of=as_of, parameters=parameters)
        failing: list[list[str]] = [[] for _ in demands]
        undecided: list[list[str]] = [[] for _ in demands]
        for record_id, *verdicts in self.departing_rows(demands, collection, as_of=as_of, parameters=parameters):
            for number, verdict in enumerate(verdicts):
                if verdict == Verdict.FAIL:
                    failing[number].append(record_id)
                elif verdict == Verdict.UNKNOWN:
                    undecided[number].append(record_id)
        return tuple(
            TableVerdicts(counts=counts[number], failing=tuple(failing[number]), undecided=tuple(undecided[number]))
            for number in range(len(demands))
        )

    def all_counts(
        self, demands: Sequence[Demand], collection: str, *, as_of: Day, parameters: Mapping[str, float]
    ) -> tuple[Mapping[Verdict, int], ...]:
        """Return of how many records each of several demands says what, in one scan.

        Raises:
            UsageError: The collection was not given.
        """
        from egov_consolidation.rules.engine._sql import verdicts_query

        question = self._question(collection, as_of, parameters)
        ((total, *numbers),) = self._ask(verdicts_query(demands, collection, question), question)
        return tuple(_counts(total, numbers[at : at + 3]) for at in range(0, len(numbers), 3))

    def departing_rows(
        self, demands: Sequence[Demand], collection: str, *, as_of: Day, parameters: Mapping[str, float]
    ) -> Iterator[Sequence[Any]]:
        """Yield, in the order of ids, each record that departs from a demand or cannot be decided: id, then verdicts.

        Raises:
            UsageError: The collection was not given.
        """
        from egov_consolidation.rules.engine._sql import departing_query

        question = self._question(collection, as_of, parameters)
        if demands:
            yield from self._ask(departing_query(demands, collection, question), question)

    def parts_for(
        self, demand: Demand, collection: str, ids: Sequence[str], *, as_of: Day, parameters: Mapping[str, float]
    ) -> Iterator[tuple[tuple[AnyRecord, ...], Inventory]]:
        """Yield records by their ids, a few thousand at a time, each time with the part of the inventory around them.

        A demand says the same of them in the part as in the whole, on every day, and names the same missing data: the
        part holds them, what they refer to, and what is counted with them. What a change of a key would bring near is
        not in it.
        """
        for at in range(0, len(ids), PART):
            part = _Part(self, self._question(collection, as_of, parameters))
            subjects = part.add(collection, ids[at : at + PART])
            for node in (*walk(demand.applies), *walk(demand.require)):
                part.add_for(node, subjects)
            yield subjects, part.inventory()

    def _question(self, collection: str, as_of: Day, parameters: Mapping[str, float]) -> Question:
        from egov_consolidation.rules.engine._sql_scope import Question

        if collection not in self.tables:
            raise UsageError(_NOT_GIVEN.fill(collection=collection))
        return Question(dialect=self._dialect(), as_of=as_of, parameters=parameters, tables=self.tables)

    def fetched(self, query: Sql, collection: str, question: Question) -> Iterator[AnyRecord]:
        """Yield the records that a query over the columns of a collection returns."""
        for row in self._ask(query, question):
            yield record_of(collection, row)

    @abc.abstractmethod
    def choosing(self, names: Collection[str]) -> AbstractContextManager[str]:
        """Return a table of names, in its column `id`, for as long as it is asked for."""

    @abc.abstractmethod
    def _dialect(self) -> Any: ...  # noqa: ANN401 - the type is that of a module that is loaded late

    @abc.abstractmethod
    def _ask(self, query: Sql, question: Question) -> Iterator[Sequence[Any]]:
        """Yield the rows that a query returns."""


class _Part:
    """A part of an inventory, as it is gathered."""

    def __init__(self, whole: TableInventory, question: Question) -> None:
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
        from egov_consolidation.rules.engine._sql import counted_query

        question = self._question.on_any_day()
        query = counted_query(node, tuple(columns_of(node.collection)), question)
        return self._keep(node.collection, self._whole.fetched(query, node.collection, question))

    def _sharing(self, node: Count, keys: Collection[str]) -> tuple[AnyRecord, ...]:
        name = "id" if node.by is None else node.by.name
        return self._keep(node.collection, self._chosen(node.collection, name, keys))

    def _chosen(self, collection: str, field: str, names: Collection[str]) -> Iterator[AnyRecord]:
        from egov_consolidation.rules.engine._sql import chosen_query

        question, columns = self._question.anew(), columns_of(collection)
        is_list = columns[field].startswith("ARRAY")
        with self._whole.choosing(names) as chosen:
            query = chosen_query(collection, tuple(columns), field, chosen, is_list=is_list, question=question)
            yield from self._whole.fetched(query, collection, question)

    def _keep(self, collection: str, records: Iterator[AnyRecord]) -> tuple[AnyRecord, ...]:
        kept = tuple(records)
        self._records[collection].update((record.id, record) for record in kept)
        return kept


def documents_of(files: Mapping[str, str | Path], tables: Mapping[str, str]) -> dict[str, str]:
    """Return what each table is called in messages, by collection."""
    documents = {name: str(path) for name, path in files.items()} | dict(tables)
    for name in documents:
        if name not in KINDS:
            raise UsageError(_UNKNOWN.fill(name=name, known=tuple(KINDS)))
    return documents


def _counts(total: int, numbers: Sequence[int]) -> Mapping[Verdict, int]:
    passing, failing, beside = numbers
    return {
        Verdict.PASS: passing,
        Verdict.FAIL: failing,
        Verdict.UNKNOWN: total - passing - failing - beside,
        Verdict.NOT_APPLICABLE: beside,
    }
