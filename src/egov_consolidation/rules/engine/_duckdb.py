"""An inventory in Parquet or CSV files or in a database of DuckDB's, judged there with bounded memory."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from egov_consolidation.dates import Day
from egov_consolidation.errors import Place, Problem, ReadingError, UsageError
from egov_consolidation.rules.engine._sql_inventory import TableInventory, documents_of
from egov_consolidation.rules.engine._sql_tables import columns_of, table_problems
from egov_consolidation.wording import Text

if TYPE_CHECKING:
    from egov_consolidation.rules.engine._sql_scope import Question, Sql

_MISSING = Text(
    en="tables: the package {package} is not installed. pip install egov-consolidation[database] brings it",
    zh="数据表：未安装软件包 {package}，可用 pip install egov-consolidation[database] 安装",
)
_UNREADABLE = Text(en="cannot be read as a table: {reason}", zh="无法作为数据表读取：{reason}")
_NO_ROW = Text(
    en="is no row of the table: must have as many cells as the header, quotes that are closed, and be in UTF-8",
    zh="无法作为一行读取：单元格数须与表头相同，引号须成对，编码须为 UTF-8",
)
_NO_CONFIG = Text(
    en="memory, temp_folder, threads: cannot be used: {reason}. memory is written as 4GB",
    zh="memory、temp_folder、threads 不能使用：{reason}；memory 写作 4GB",
)
_CHUNK = 10_000
_LONGEST = 200
_SOURCE = "source_"
_DATABASE = "given"
_WILD = re.compile(r"([*?\[])")
_LINE = re.compile(r"CSV Error on Line: ([0-9]+)")
_TYPES = {"VARCHAR": "TEXT", "VARCHAR[]": "ARRAY<TEXT>", "INTEGER": "INT", "UINTEGER": "UINT", '"NULL"': "NULL"}


class DuckDBInventory(TableInventory):
    """An inventory in files or in a database, of any size: what does not fit in memory goes through a folder.

    A column that a table lacks is not known of any of its records. Money is counted in fen, `9999-12-31` is a day that
    has not come, the empty string and the empty list are known to be none. A CSV file is held to the same: columns by
    the names of fields, days as 2018-06-30, flags as true and false, lists as [a, b], nothing else. What people write
    is read by `read_inventory`, and made tables of by `write_parquet`.

    Examples:
        >>> import tempfile
        >>> from egov_consolidation.inventory import Inventory, LeasedLine
        >>> from egov_consolidation.rules.engine import write_parquet
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_parquet(Inventory(id="demo", lines=(LeasedLine(id="7"),)), folder)
        ...     with DuckDBInventory(id="demo", files={"lines": f"{folder}/lines.parquet"}) as inventory:
        ...         inventory.given
        ('lines',)
    """

    def __init__(  # noqa: PLR0913 - all are keyword-only
        self,
        *,
        id: str,  # noqa: A002 - named as in Inventory
        files: Mapping[str, str | Path] | None = None,
        tables: Mapping[str, str] | None = None,
        database: str | Path | None = None,
        title: str = "",
        surveyed_on: Day | None = None,
        memory: str = "4GB",
        temp_folder: str | Path | None = None,
        threads: int | None = None,
        is_tested: bool = False,
    ) -> None:
        """Open the tables.

        Args:
            id: A short name for the inventory.
            files: By collection, a Parquet file, a folder of Parquet files, or a CSV file.
            tables: By collection, the name of a table or view of the database.
            database: A database of DuckDB's; it is only read.
            title: What the inventory lists.
            surveyed_on: The day for which it speaks.
            memory: How much memory a query may take.
            temp_folder: Where it puts what does not fit.
            threads: On how many cores it runs; all by default.
            is_tested: Whether the contents are known to be sound: every id there and different, every choice one of
                its set. They are read through for that once, if not. Cells of a CSV file are always tested.

        Raises:
            UsageError: There is no such collection, a package is not installed, or memory, folder or threads are none.
            ReadingError: A file or table is not there, has a column that is no field, or values that none can have.
        """
        config = {"memory_limit": memory, "autoinstall_known_extensions": "false"}
        config |= {} if temp_folder is None else {"temp_directory": str(temp_folder)}
        config |= {} if threads is None else {"threads": str(threads)}
        super().__init__(id=id, title=title, surveyed_on=surveyed_on, documents=documents_of(files or {}, tables or {}))
        self._csv: dict[str, Path] = {}
        self._connection = _connected(config)
        try:
            self.refuse(tuple(self._open(files or {}, tables or {}, database)), is_tested=is_tested)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the database."""
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    @contextmanager
    def choosing(self, names: Collection[str]) -> Generator[str]:
        """Give a table of names, in its column `id`, for as long as it is asked for."""
        self._connection.execute("CREATE OR REPLACE TABLE chosen (id VARCHAR)")
        listed = list(names)
        for at in range(0, len(listed), _CHUNK):
            values = {"names": listed[at : at + _CHUNK]}
            self._connection.execute("INSERT INTO chosen SELECT UNNEST($names::VARCHAR[])", values)
        yield "chosen"
        self._connection.execute("DROP TABLE chosen")

    def _dialect(self) -> Any:  # noqa: ANN401 - the type is that of a module that is loaded late
        from egov_consolidation.rules.engine._sql_scope import Dialect

        return Dialect.DUCKDB

    def _ask(self, query: Sql, question: Question) -> Iterator[Sequence[Any]]:
        duckdb = loaded()
        try:
            cursor = self._connection.cursor().execute(question.text(query), question.taken(query))
            while rows := cursor.fetchmany(_CHUNK):
                yield from rows
        except duckdb.Error as refused:
            raise ReadingError([_unreadable(refused, ", ".join(self.documents.values()))]) from None

    def _open(
        self, files: Mapping[str, str | Path], tables: Mapping[str, str], database: str | Path | None
    ) -> Iterator[Problem]:
        """Make a view of each table, and yield what is wrong with any."""
        if database is not None:
            self._attach(database)
        for collection, document in self.documents.items():
            try:
                if collection in tables:
                    self._source_of_table(collection, tables[collection])
                    yield from self._view(collection)
                elif Path(files[collection]).suffix.lower() == ".csv":
                    yield from self._view_of_csv(collection, Path(files[collection]))
                else:
                    self._source_of_parquet(collection, Path(files[collection]))
                    yield from self._view(collection)
            except ReadingError as refused:
                yield from refused.problems
            except loaded().Error as refused:
                yield _unreadable(refused, document)

    def _attach(self, database: str | Path) -> None:
        try:
            self._connection.execute(f"ATTACH ? AS {_DATABASE} (READ_ONLY)", [str(database)])
        except loaded().Error as refused:
            raise ReadingError([_unreadable(refused, str(database))]) from None

    def _source_of_parquet(self, collection: str, path: Path) -> None:
        paths = [_plain(one) for one in _parquet_files(path)]
        self._connection.read_parquet(paths, union_by_name=True).create_view(_SOURCE + collection)

    def _source_of_table(self, collection: str, name: str) -> None:
        from egov_consolidation.rules.engine._sql_views import everything_of

        self._connection.execute(everything_of(_SOURCE + collection, name, _DATABASE).sql(dialect="duckdb"))

    def _view(self, collection: str) -> Iterator[Problem]:
        """Make the view of a collection: its columns in the order of its fields, those that are not there missing."""
        from egov_consolidation.rules.engine._sql_views import view_of

        source = self._connection.table(_SOURCE + collection)
        found = {name: _type(str(kind)) for name, kind in zip(source.columns, source.types, strict=True)}
        problems = tuple(table_problems(collection, self.documents[collection], found))
        yield from problems
        if not problems:
            self._run(view_of(collection, _SOURCE + collection, found))
            self.tables[collection] = collection

    def _view_of_csv(self, collection: str, path: Path) -> Iterator[Problem]:
        """Make the view of a collection in a CSV file, of whose cells each is what its column holds, or is refused."""
        from egov_consolidation.rules.engine._csv_cells import AS_IT_STANDS, header_of
        from egov_consolidation.rules.engine._sql_views import view_of

        document = self.documents[collection]
        header = header_of(path, document)
        wanted = columns_of(collection)
        problems = tuple(table_problems(collection, document, {name: wanted.get(name, "TEXT") for name in header}))
        yield from problems
        if not problems:
            words = dict.fromkeys(header, "VARCHAR")
            self._connection.read_csv(_plain(path), columns=words, **AS_IT_STANDS).create_view(_SOURCE + collection)
            yield from self._cell_problems(collection, header, path)
            self._run(view_of(collection, _SOURCE + collection, dict.fromkeys(header, "TEXT"), is_tried=True))
            self.tables[collection] = collection
            self._csv[collection] = path

    def _cell_problems(self, collection: str, header: Sequence[str], path: Path) -> Iterator[Problem]:
        from egov_consolidation.rules.engine._csv_cells import (
            cell_problem,
            cells_query,
            fields_in,
            first_query,
            row_in_file,
        )

        source, document = _SOURCE + collection, self.documents[collection]
        ((_, *counts),) = self._run(cells_query(collection, source, header))
        for about, count in zip(fields_in(collection, header), counts, strict=True):
            if count:
                ((number, value),) = self._run(first_query(about, source))
                yield cell_problem(about, document, count, row_in_file(path, number), value)

    def _id_problems(self, collection: str, missing: int, repeated: int) -> Iterator[Problem]:
        """Yield the same of a CSV file with the rows in which people find it."""
        from egov_consolidation.rules.engine import _csv_cells as cells

        path, document = self._csv.get(collection), self.documents[collection]
        if path is None:
            yield from super()._id_problems(collection, missing, repeated)
            return
        if missing:
            ((number,),) = self._run(cells.missing_query(_SOURCE + collection))
            yield cells.missing_problem(document, missing, cells.row_in_file(path, number))
        if repeated:
            ((number, value, first),) = self._run(cells.repeated_query(_SOURCE + collection))
            row, earlier = cells.row_in_file(path, number), cells.row_in_file(path, first)
            yield cells.repeated_problem(document, repeated, row, value, earlier)

    def _run(self, query: Sql) -> list[Any]:
        found: list[Any] = self._connection.execute(query.sql(dialect="duckdb")).fetchall()
        return found


def _parquet_files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.parquet")) if path.is_dir() else [path]


def _plain(path: Path) -> str:
    """Return a path of which no character stands for others."""
    return _WILD.sub(r"[\1]", str(path))


def _type(found: str) -> str:
    """Return a type of DuckDB's by the name that SQLGlot has for it; a closed set of words holds words."""
    return "TEXT" if found.startswith("ENUM(") else _TYPES.get(found, found)


def _unreadable(refused: Exception, document: str) -> Problem:
    """Return why something cannot be read; of a CSV file the line that is no row."""
    said = str(refused)
    line = _LINE.search(said)
    if line is not None:
        return Problem(Place(document=document, line=int(line[1])), _NO_ROW)
    return Problem(Place(document=document), _UNREADABLE.fill(reason=said.partition("\n")[0][:_LONGEST]))


def _connected(config: Mapping[str, str]) -> Any:  # noqa: ANN401 - as below
    """Return a connection.

    Raises:
        UsageError: Something of the configuration is nothing that DuckDB takes.
    """
    duckdb = loaded()
    try:
        return duckdb.connect(config=dict(config))
    except duckdb.Error as refused:
        raise UsageError(_NO_CONFIG.fill(reason=str(refused).partition("\n")[0][:_LONGEST])) from None


def loaded() -> Any:  # noqa: ANN401 - a library that is loaded late
    for package in ("duckdb", "sqlglot"):
        if importlib.util.find_spec(package) is None:
            raise UsageError(_MISSING.fill(package=package))
    return importlib.import_module("duckdb")
