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
from egov_consolidation.rules.engine._nodes import walk
from egov_consolidation.rules.engine._sql_part import Part
from egov_consolidation.rules.engine._sql_tables import record_of
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
            ((missing, wrong, *counts),) = self._ask(contents_query(collection, question), question)
            question = question.anew()
            ((repeated,),) = self._ask(repeated_query(collection, question), question)
            yield from self._id_problems(collection, missing, repeated)
            if wrong:
                yield self._wrong_ids(collection, wrong)
            yield from content_problems(collection, self.documents[collection], counts)

    def _wrong_ids(self, collection: str, count: int) -> Problem:
        """Return what is to be said where so many ids are none."""
        from egov_consolidation.rules.engine._sql_contents import first_wrong_query, wrong_ids_problem

        question = self._question(collection, NOT_YET, {})
        rows = self._ask(first_wrong_query(collection, question), question)
        return wrong_ids_problem(self.documents[collection], count, [name for (name,) in rows])

    def _id_problems(self, collection: str, missing: int, repeated: int) -> Iterator[Problem]:
        """Yield what is to be said where some records have no id, and some ids stand more than once."""
        from egov_consolidation.rules.engine._sql_contents import first_repeated_query, id_problems

        question = self._question(collection, NOT_YET, {})
        rows = self._ask(first_repeated_query(collection, question), question) if repeated else ()
        yield from id_problems(self.documents[collection], missing, repeated, [name for (name,) in rows])

    def units(self) -> frozenset[str]:
        """Return the units that answer for its records, where that is known."""
        from egov_consolidation.rules.engine._sql_queries import units_query

        questions = {collection: self._question(collection, NOT_YET, {}) for collection in self.given}
        rows = (row for name, question in questions.items() for row in self._ask(units_query(name, question), question))
        return frozenset(unit for (unit,) in rows if unit)

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
        from egov_consolidation.rules.engine._sql_queries import verdicts_query

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
        from egov_consolidation.rules.engine._sql_queries import departing_query

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
            part = Part(self, self._question(collection, as_of, parameters))
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
