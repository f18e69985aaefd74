"""CSV files as tables: each cell is exactly what its column holds, or is refused with its row."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import Problem, ReadingError
from egov_consolidation.inventory import KINDS, NOTHING, AnyRecord, Inventory, ValueKind, fields_of
from egov_consolidation.reading import read_inventory
from egov_consolidation.rules.engine import Check, DuckDBInventory, everyone
from egov_consolidation.rules.engine._csv_cells import (
    AS_IT_STANDS,
    cell_problem,
    cells_query,
    fields_in,
    first_query,
    header_of,
)
from egov_consolidation.rules.engine._sql_tables import columns_of, row_of
from egov_consolidation.testing._drawn_inventories import DrawnCase, cases

EVERYTHING = Check(applies=everyone(), require=~everyone()).demand(holds_from=None, holds_until=None)
DAYS = fields_of(KINDS["lines"])["cancelled_on"]


def is_day(cell: str) -> bool:
    """Return whether a cell is a day in the one form that is read."""
    try:
        return dt.date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def is_number(cell: str) -> bool:
    """Return whether a cell is a whole number that a column can hold, in digits alone."""
    digits = cell.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and -(2**63) <= int(cell) < 2**63


COLUMNS: Mapping[str, Callable[[str], bool]] = {
    "is_internet": lambda cell: cell.lower() in {"true", "false"},
    "monthly_rent": lambda cell: is_number(cell) and cell.isdecimal() and len(cell) <= 18,
    "cancelled_on": is_day,
    "unit": lambda cell: cell.lower() not in {"无", "none"},
}
"""Columns of lines of each form, and which cells they hold."""

CELLS = st.one_of(
    st.sampled_from(
        [
            *("true", "FALSE", "True", "t", "1", "0", "yes", "是", "否", "无", "none", "None", "", " ", "尚未"),
            *(
                "0.4",
                "2018.4",
                "3",
                "1e3",
                "-3",
                "+5",
                " 5",
                "5 ",
                "0x10",
                "1_000",
                "1,000",
                "1200元",
                "3.5万元",
                "007",
            ),
            *("9223372036854775807", "9223372036854775808", "１２", "infinity", "nan", "epoch", "soon"),
            *("2018-06-30", "2018-6-30", "2018/06/30", "20180630", "2018-02-30", "2018-06-30 12:00:00", "9999-12-31"),
            *("2018-06-30T00:00", "0001-01-01", "0001-01-01 (BC)", "2018年6月30日", "2018-06-30\n", "2018-W26-6"),
        ]
    ),
    st.text(alphabet="0123456789-+.e /TrueFals是元", max_size=12),
    st.integers().map(str),
    st.dates().map(dt.date.isoformat),
)


def written(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write rows as a CSV file, `None` as an empty cell, everything else in quotes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in rows:
            cells = ("" if cell is None else '"' + str(cell).replace('"', '""') + '"' for cell in row)
            file.write(",".join(cells) + "\n")
    return path


def problems_of(path: Path, collection: str = "lines") -> tuple[Problem, ...]:
    """Return what is said to be wrong with a file."""
    with pytest.raises(ReadingError) as refused:
        DuckDBInventory(id="i", files={collection: path}, threads=1)
    return refused.value.problems


def records_in(path: Path, collection: str, ids: Sequence[str]) -> tuple[AnyRecord, ...]:
    """Return the records that a file holds."""
    with DuckDBInventory(id="i", files={collection: path}, threads=1) as tables:
        parts = tables.parts_for(EVERYTHING, collection, ids, as_of=day("2019-01-01"), parameters={})
        return tuple(record for records, _ in parts for record in records)


def cell_of(value: object) -> object:
    """Return a value of a row as it stands in a CSV file."""
    match value:
        case list():
            quoted = ("'" + str(one).replace("\\", "\\\\").replace("'", "\\'") + "'" for one in value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
            return f"[{', '.join(quoted)}]"
        case bool():
            return str(value).lower()
        case _:
            return None if value is None else str(value)


class TestHeaderOf:
    """The header of a file."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
    def test_it_is_the_first_row(self, tmp_path: Path, encoding: str) -> None:
        """With or without a mark before it."""
        path = tmp_path / "x.csv"
        path.write_text('"id",单位\n7,x\n', encoding=encoding)
        assert header_of(path, "x.csv") == ("id", "单位")

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "must be a table in UTF-8"),
            ("id,单位\n".encode("gb18030"), "must be a table in UTF-8"),
            (b'id,"x\n', "must be a table in UTF-8"),
            (b"id,unit,unit\n", "“unit”: stands more than once"),
            (b"id,,unit\n", "column 2 has no header"),
        ],
    )
    def test_what_is_none_is_refused(self, tmp_path: Path, content: bytes, says: str) -> None:
        """With what is wrong with it."""
        path = tmp_path / "x.csv"
        path.write_bytes(content)
        with pytest.raises(ReadingError, match=f"^x.csv header.*{says}"):
            header_of(path, "x.csv")

    def test_a_file_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        """By its name."""
        with pytest.raises(ReadingError, match=r"^gone\.csv: cannot be opened$"):
            header_of(tmp_path / "gone.csv", "gone.csv")

    @pytest.mark.parametrize("collection", KINDS)
    def test_a_header_of_documents_is_refused_with_its_field(self, tmp_path: Path, collection: str) -> None:
        """In Chinese or in English: a table has the names of fields."""
        about = next(iter(fields_of(KINDS[collection]).values()))
        for header in {about.label.en, about.label.zh, *about.headers} - {about.name}:
            (problem,) = problems_of(written(tmp_path / "x.csv", [["id", header]]), collection)
            assert problem.place.column == header
            assert f"must be {about.name} here" in problem.message.en
            assert f"须写作 {about.name}" in problem.message.zh


class TestAsItStands:
    """How DuckDB reads a file."""

    @pytest.mark.parametrize(
        ("row", "line"), [("1,a,b", 3), ("1", 3), ('1,"a', 3), ('1,"a"b', 3), ("1,\udcff", 3)], ids=str
    )
    def test_a_line_that_is_no_row_is_refused(self, tmp_path: Path, row: str, line: int) -> None:
        """With its number: too many cells, too few, quotes that do not close, other encodings."""
        path = tmp_path / "lines.csv"
        path.write_bytes(f"id,unit\n0,a\n{row}\n".encode("utf-8", "surrogateescape"))
        (problem,) = problems_of(path)
        assert (problem.place.line, problem.place.document) == (line, str(path))
        assert "is no row of the table" in problem.message.en

    def test_no_row_is_taken_for_a_remark(self, tmp_path: Path) -> None:
        """Nor an apostrophe for a quote."""
        path = tmp_path / "lines.csv"
        path.write_text("id,unit\n#1,'a'\n#2,'b'\n3,c\n", encoding="utf-8")
        found, column = records_in(path, "lines", ("#1", "#2", "3")), "unit"
        assert [(one.id, getattr(one, column)) for one in found] == [("#1", "'a'"), ("#2", "'b'"), ("3", "c")]


class TestCellsQuery:
    """Which cells are not of the form of their columns."""

    @settings(deadline=None, max_examples=40)
    @given(rows=st.lists(st.tuples(*(st.none() | CELLS for _ in COLUMNS)), min_size=1, max_size=8))
    def test_what_is_not_of_its_form_is_refused(self, rows: Sequence[Sequence[str | None]]) -> None:
        """Of each column such cells are counted, the first is shown with its row, and nothing is read by half."""
        wrong: dict[str, list[int]] = {
            name: [number for number, cell in enumerate(cells, start=2) if cell is not None and not holds(cell)]
            for (name, holds), cells in zip(COLUMNS.items(), zip(*rows, strict=True), strict=True)
        }
        ids = [str(number) for number in range(len(rows))]
        with tempfile.TemporaryDirectory() as folder:
            table: list[Sequence[object]] = [
                ["id", *COLUMNS],
                *([one, *row] for one, row in zip(ids, rows, strict=True)),
            ]
            path = written(Path(folder) / "lines.csv", table)
            if not any(wrong.values()):
                found = records_in(path, "lines", ids)
                told = [[getattr(one, name) is None for name in COLUMNS] for one in found]
                assert told == [[cell is None for cell in row] for row in rows]
                return
            problems = problems_of(path)
        said = {one.place.column: (one.place.row, one.message.en) for one in problems}
        assert set(said) == {name for name, places in wrong.items() if places}
        for name, (row, message) in said.items():
            places = wrong[name or ""]
            assert row == places[0]
            assert f"(cells like it in the column: {len(places)})" in message

    @pytest.mark.parametrize(
        ("collection", "column", "cell"),
        [
            ("lines", "cancelled_on", "2018-02-30"),
            ("lines", "cancelled_on", "2018-06-30 12:00:00"),
            ("lines", "monthly_rent", "0.4"),
            ("systems", "users", "9223372036854775808"),
            ("systems", "users", "2018.0"),
            ("systems", "capabilities", "[DC], [OA"),
            ("systems", "capabilities", "DC"),
            ("systems", "parent", "无"),
            ("systems", "lifecycle", "已建"),
        ],
    )
    def test_what_only_looks_like_it_is_refused(self, tmp_path: Path, collection: str, column: str, cell: str) -> None:
        """A day that no calendar has, a part of a fen, a number too long, a list that does not close."""
        (problem,) = problems_of(written(tmp_path / "x.csv", [["id", column], ["7", cell]]), collection)
        assert (problem.place.row, problem.place.column) == (2, column)
        assert problem.message.en.startswith(f"is “{cell}”, must be ")

    @settings(deadline=None, max_examples=15)
    @given(case=cases())
    def test_what_is_of_its_form_is_read(self, case: DrawnCase) -> None:
        """Record for record, what is missing and what is known to be none kept apart."""
        records = case.inventory.records(case.collection) or ()
        rows = [list(map(cell_of, row_of(record))) for record in records]
        with tempfile.TemporaryDirectory() as folder:
            path = written(Path(folder) / "x.csv", [list(columns_of(case.collection)), *rows])
            found = records_in(path, case.collection, [record.id for record in records])
        assert found == tuple(sorted(records, key=lambda one: one.id))

    def test_all_is_said_at_once(self, tmp_path: Path) -> None:
        """Cells of every column, ids that repeat, and other files; a column once."""
        header = ["id", "lifecycle", "operating_funds", "capabilities", "approved_on"]
        systems = written(
            tmp_path / "systems.csv",
            [header, ["1", "in_use", "-5", "[DC]", None], ["1", "已建", "0.4", "DC；OA", "soon"]],
        )
        lines = written(tmp_path / "lines.csv", [["id", "is_internet"], ["7", "是"]])
        with pytest.raises(ReadingError) as refused:
            DuckDBInventory(id="i", files={"systems": systems, "lines": lines})
        said = [(Path(one.place.document).name, one.place.row, one.place.column) for one in refused.value.problems]
        assert sorted(said, key=str) == sorted(
            [
                ("lines.csv", 2, "is_internet"),
                ("systems.csv", 2, "operating_funds"),
                ("systems.csv", 3, "approved_on"),
                ("systems.csv", 3, "capabilities"),
                ("systems.csv", 3, "lifecycle"),
                ("systems.csv", 3, "id"),
            ],
            key=str,
        )

    def test_cells_are_tested_even_if_the_rest_is_known_to_be_sound(self, tmp_path: Path) -> None:
        """For a cell that was rounded would be judged as something else."""
        path = written(tmp_path / "lines.csv", [["id", "monthly_rent"], ["7", "0.4"]])
        with pytest.raises(ReadingError, match=r"“monthly_rent”: is “0\.4”, must be an amount counted in fen"):
            DuckDBInventory(id="i", files={"lines": path}, is_tested=True)


class TestFirstQuery:
    """The first cell that is not of its form."""

    def test_records_are_counted_from_the_header(self, tmp_path: Path) -> None:
        """In a file that is read in several pieces at once, with a line break in a cell before it."""
        rows = [[str(number), "x" * 80, "2018-06-30"] for number in range(200_000)]
        rows[3][1], rows[150_000][2], rows[170_000][2] = "a\nb", "soon", "later"
        path = written(tmp_path / "lines.csv", [["id", "unit", "cancelled_on"], *rows])
        with duckdb.connect() as connection:
            columns: dict[str, str] = dict.fromkeys(("id", "unit", "cancelled_on"), "VARCHAR")
            connection.read_csv(str(path), columns=columns, **AS_IT_STANDS).create_view("source_lines")
            counts = connection.execute(
                cells_query("lines", "source_lines", tuple(columns)).sql(dialect="duckdb")
            ).fetchone()
            found = connection.execute(first_query(DAYS, "source_lines").sql(dialect="duckdb")).fetchall()
        names = [about.name for about in fields_in("lines", tuple(columns))]
        assert dict(zip(("rows", *names), counts or (), strict=True)) == {"rows": 200_000, "unit": 0, "cancelled_on": 2}
        assert found == [(150_001, "soon")]


class TestRowInFile:
    """`row_in_file`."""

    @settings(deadline=None, max_examples=40)
    @given(
        cells=st.lists(st.none() | st.tuples(st.sampled_from("1234"), st.sampled_from(("x", "a\nb", ""))), min_size=1),
        bom=st.booleans(),
    )
    def test_it_is_the_row_in_which_the_reader_of_documents_finds_it(
        self, cells: list[tuple[str, str] | None], bom: bool
    ) -> None:
        """With empty lines, cells of several lines and a mark before the header: the same first row repeats an id."""
        lines = ["id,unit", *("" if cell is None else f'{cell[0]},"{cell[1]}"' for cell in cells)]
        seen: dict[str, int] = {}
        repeats = [
            (row, seen[cell[0]])
            for row, cell in enumerate(cells, start=2)
            if cell is not None and seen.setdefault(cell[0], row) != row
        ]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lines.csv"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig" if bom else "utf-8")
            if not repeats:
                with DuckDBInventory(id="i", files={"lines": path}, threads=1) as tables:
                    assert tables.given == ("lines",)
                return
            (problem,) = problems_of(path)
            with pytest.raises(ReadingError) as refused:
                read_inventory(path)
        row, first = repeats[0]
        assert (problem.place.row, problem.place.column) == (row, "id")
        assert f"stands in row {first} already" in problem.message.en
        assert refused.value.problems[0].place.row == row

    def test_an_empty_line_of_one_column_is_a_record(self, tmp_path: Path) -> None:
        """Of which the id is missing."""
        path = tmp_path / "lines.csv"
        path.write_text("id\n1\n\n2\n\n", encoding="utf-8")
        (problem,) = problems_of(path)
        assert problem.text("zh") == f"{path} 第3行 “id”: 缺少，必须填写（共 2 行没有编号）"


class TestRepeatedQuery:
    """`repeated_query` and `missing_query`."""

    @settings(deadline=None, max_examples=40)
    @given(ids=st.lists(st.sampled_from((None, "", "a", "b", "\x1b", "c")), min_size=1, max_size=9))
    def test_ids_that_repeat_and_ids_that_are_missing_are_told_apart(self, ids: list[str | None]) -> None:
        """Of each the first with its row, and how many there are; counted again."""
        known = [one for one in ids if one]
        missing = [row for row, one in enumerate(ids, start=2) if not one]
        later = [row for row, one in enumerate(ids, start=2) if one and one in ids[: row - 2]]
        with tempfile.TemporaryDirectory() as folder:
            path = written(Path(folder) / "lines.csv", [["id", "unit"], *([one, "x"] for one in ids)])
            if not missing and not later:
                with DuckDBInventory(id="i", files={"lines": path}, threads=1) as tables:
                    assert tables.given == ("lines",)
                return
            said = [(one.place.row, one.message.en) for one in problems_of(path)]
        expected: list[tuple[int, str]] = []
        if missing:
            expected.append((missing[0], f"is missing, must be given (rows without an id: {len(missing)})"))
        if later:
            value = str(ids[later[0] - 2])
            shown = value if value.isprintable() else "?"
            repeated = sum(known.count(one) > 1 for one in set(known))
            first = ids.index(value) + 2
            message = f"“{shown}” stands in row {first} already, must be unique (ids that repeat: {repeated})"
            expected.append((later[0], message))
        assert said == expected


class TestFieldsIn:
    """The columns that are tested."""

    def test_they_are_the_fields_that_are_there(self) -> None:
        """In the order of the fields; the id is tested elsewhere."""
        assert [one.name for one in fields_in("lines", ("cancelled_on", "id", "unit"))] == ["unit", "cancelled_on"]


class TestCellProblem:
    """What is said of a cell."""

    @pytest.mark.parametrize("kind", ValueKind)
    def test_every_kind_of_value_is_said_in_both_languages(self, kind: ValueKind) -> None:
        """With the place, the cell and what it must be."""
        abouts = (about for name in KINDS for about in fields_of(KINDS[name]).values() if about.kind is kind)
        problem = cell_problem(next(abouts), "x.csv", 2, 5, "\x1b[31m" + "甲" * 1000)
        assert problem.text("zh").startswith("x.csv 第5行")
        assert "须为" in problem.message.zh
        assert "\x1b" not in problem.message.en
        assert len(problem.message.zh) < 300


class TestNothing:
    """What is known to be none."""

    def test_it_is_an_empty_string_in_quotes(self, tmp_path: Path) -> None:
        """An empty cell is not known; in memory both are the same records."""
        path = written(tmp_path / "lines.csv", [["id", "unit"], ["1", ""], ["2", None]])
        kind = KINDS["lines"]
        expected = Inventory(id="i", lines=(kind(id="1", unit=NOTHING), kind(id="2")))  # type: ignore[call-arg, arg-type] # pyright: ignore[reportCallIssue, reportArgumentType]
        assert records_in(path, "lines", ("1", "2")) == expected.lines
