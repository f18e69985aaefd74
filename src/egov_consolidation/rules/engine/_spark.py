"""An inventory in the tables of a Spark session, judged where the records outgrow one machine."""

from __future__ import annotations

import importlib.util
import itertools
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egov_consolidation.dates import Day
from egov_consolidation.errors import Place, Problem, UsageError
from egov_consolidation.rules.engine._sql_inventory import TableInventory, documents_of
from egov_consolidation.rules.engine._sql_tables import columns_of, table_problems
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from egov_consolidation.rules.engine._sql_scope import Question, Sql

_MISSING = Text(
    en="tables: the package {package} is not installed. pip install egov-consolidation[spark] brings it",
    zh="数据表：未安装软件包 {package}，可用 pip install egov-consolidation[spark] 安装",
)
_UNREADABLE = Text(en="cannot be read as a table: {reason}", zh="无法作为数据表读取：{reason}")
_TYPES = {"string": "TEXT", "array<string>": "ARRAY<TEXT>", "void": "NULL"}
_LONGEST = 200
_numbers = itertools.count()


class SparkInventory(TableInventory):
    """An inventory in tables of a Spark session, or in Parquet files that it reads.

    Columns, types and values are those of `DuckDBInventory`. The session is the caller's, and stays open.
    """

    def __init__(  # noqa: PLR0913 - all but the session are keyword-only
        self,
        session: Any,  # noqa: ANN401 - of a library that is loaded late
        *,
        id: str,  # noqa: A002 - named as in Inventory
        files: Mapping[str, str | Path] | None = None,
        tables: Mapping[str, str] | None = None,
        title: str = "",
        surveyed_on: Day | None = None,
        is_tested: bool = False,
    ) -> None:
        """Open the tables.

        Args:
            session: The Spark session.
            id: A short name for the inventory.
            files: By collection, a Parquet file or a folder of Parquet files.
            tables: By collection, the name of a table or view of the session.
            title: What the inventory lists.
            surveyed_on: The day for which it speaks.
            is_tested: Whether the contents are known to be sound; they are read through for that once, if not.

        Raises:
            UsageError: There is no such collection, or a package is not installed.
            ReadingError: A file or table is not there, has a column that is no field, or values that none can have.
        """
        for package in ("pyspark", "sqlglot"):
            if importlib.util.find_spec(package) is None:
                raise UsageError(_MISSING.fill(package=package))
        super().__init__(id=id, title=title, surveyed_on=surveyed_on, documents=documents_of(files or {}, tables or {}))
        self._session = session
        self._prefix = f"egov_{next(_numbers)}_"
        self.refuse(tuple(self._open(files or {}, tables or {})), is_tested=is_tested)

    @contextmanager
    def choosing(self, names: Collection[str]) -> Generator[str]:
        """Give a table of names, in its column `id`, for as long as it is asked for."""
        chosen = f"{self._prefix}chosen"
        rows = [(name,) for name in names]
        self._session.createDataFrame(rows, "id string").createOrReplaceTempView(chosen)
        yield chosen
        self._session.catalog.dropTempView(chosen)

    def _dialect(self) -> Any:  # noqa: ANN401 - the type is that of a module that is loaded late
        from egov_consolidation.rules.engine._sql_scope import Dialect

        return Dialect.SPARK

    def _ask(self, query: Sql, question: Question) -> Iterator[Sequence[Any]]:
        yield from self._session.sql(question.text(query), args=question.taken(query)).collect()

    def _open(self, files: Mapping[str, str | Path], tables: Mapping[str, str]) -> Iterator[Problem]:
        """Make a view of each table, and yield what is wrong with any."""
        from pyspark.errors import PySparkException

        for collection, document in self.documents.items():
            try:
                if collection in files:
                    source = self._session.read.option("mergeSchema", "true").parquet(str(files[collection]))
                else:
                    source = self._session.table(tables[collection])
            except PySparkException as refused:
                reason = str(refused).partition("\n")[0][:_LONGEST]
                yield Problem(Place(document=document), _UNREADABLE.fill(reason=reason))
            else:
                yield from self._view(collection, source)

    def _view(self, collection: str, source: Any) -> Iterator[Problem]:  # noqa: ANN401 - of a library that is loaded late
        """Make the view of a collection: its columns in the order of its fields, those that are not there missing."""
        from pyspark.sql import functions

        from egov_consolidation.rules.engine._sql_views import type_in

        found: dict[str, str] = {name: _TYPES.get(kind, str(kind).upper()) for name, kind in source.dtypes}
        problems = tuple(table_problems(collection, self.documents[collection], found))
        yield from problems
        if not problems:
            columns = [
                (functions.col(name) if name in found else functions.lit(None)).cast(type_in(kind, "spark")).alias(name)
                for name, kind in columns_of(collection).items()
            ]
            self.tables[collection] = self._prefix + collection
            source.select(*columns).createOrReplaceTempView(self.tables[collection])
