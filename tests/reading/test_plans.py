"""One call reads every form a plan comes in."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.model import Role
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.reading._plans import FORMS, read_plan, read_plan_text

HEADER = "\t序号\n\t工作内容\n\t责任单位\n\t完成时限\n\n"
ANNEX = f"一、任务\n{HEADER}\t1\n\t编制目录。\n\t市审计局、市财政局\n\t6月30日前\n"
TOML = 'id = "demo"\n[[tasks]]\nid = "1"\ncontent = "编制目录"\ndeadline = "6月30日前"\n'


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


class TestReadPlan:
    """`read_plan`."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_an_annex_is_read_in_any_encoding(self, tmp_path: Path, encoding: str, end: str) -> None:
        """The plan is the same but for the hash, which is that of the bytes."""
        path = write(tmp_path, "附件.v1.txt", ANNEX.replace("\n", end), encoding)
        plan = read_plan(path, issued="2018-01-02")
        assert plan.id == "附件.v1"
        assert [task.content for task in plan] == ["编制目录。"]
        assert plan["1.1"].deadline.last_day == day("2018-06-30")
        assert plan.source_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()

    def test_the_annex_of_dalian_reads_alike_in_both_encodings(self, tmp_path: Path) -> None:
        """53 rows."""
        printed = resources.files("egov_consolidation.issued") / "dalian_2017" / "annex.txt"
        text = printed.read_text(encoding="utf-8")
        tasks = [read_plan(write(tmp_path, "d.txt", text, name)).tasks for name in ("utf-8", "gb18030")]
        assert len(tasks[0]) == 53
        assert tasks[0] == tasks[1]

    def test_a_plan_file_says_its_own_id(self, tmp_path: Path) -> None:
        """In TOML and in JSON, whatever the file is called."""
        assert read_plan(str(write(tmp_path, "x.TOML", TOML))).id == "demo"
        assert read_plan(write(tmp_path, "x.json", '{"id": "demo"}')).id == "demo"

    def test_the_hash_of_a_plan_file_is_that_of_its_bytes_unless_it_says_another(self, tmp_path: Path) -> None:
        """That of the document it was read from goes before."""
        path = write(tmp_path, "x.toml", TOML)
        assert read_plan(path).source_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert read_plan(write(tmp_path, "y.toml", 'source_sha256 = "ab"\n' + TOML)).source_sha256 == "ab"

    def test_how_it_is_read_may_be_said_by_name_or_together(self, tmp_path: Path) -> None:
        """By name goes before."""
        path = write(tmp_path, "x.txt", ANNEX)
        together = ReadingOptions(issued=day("2016-05-05"), strict_before=True)
        assert read_plan(path, together)["1.1"].deadline.last_day == day("2016-06-29")
        assert read_plan(path, together, strict_before=False)["1.1"].deadline.last_day == day("2016-06-30")
        assert read_plan(path, together, issued="2018-01-02").issued == day("2018-01-02")
        assert read_plan(path)["1.1"].deadline.last_day is None

    def test_columns_and_first_listed_leads(self, tmp_path: Path) -> None:
        """What 责任单位 means is a matter of the document."""
        path = write(tmp_path, "x.txt", ANNEX)
        executing = read_plan(path, columns={"责任单位": "executing_units"})["1.1"]
        assert executing.executing_units == ("市审计局", "市财政局")
        first = read_plan(path, first_listed_leads=True)["1.1"]
        assert first.lead_units == ("市审计局",)
        assert first.units(*(set(Role) - {Role.LEAD})) == ("市财政局",)

    def test_an_encoding_may_be_named(self, tmp_path: Path) -> None:
        """One that is not known is no use."""
        path = write(tmp_path, "x.txt", ANNEX, "gb18030")
        assert len(read_plan(path, encoding="gbk")) == 1
        with pytest.raises(ReadingError, match=r"x\.txt \(line 1\): character 2 is byte 0xA1, must be text in UTF-8"):
            read_plan(path, encoding="utf-8")
        with pytest.raises(UsageError, match="klingon"):
            read_plan(path, encoding="klingon")

    @pytest.mark.parametrize("name", ["x.docx", "x.yaml", "x", "txt"])
    def test_other_kinds_of_files_are_no_use(self, tmp_path: Path, name: str) -> None:
        """Those that can be read are named."""
        with pytest.raises(UsageError, match=r"must be one of \.txt, \.toml, \.json"):
            read_plan(tmp_path / name)

    def test_a_day_of_issue_that_is_none_is_no_use(self, tmp_path: Path) -> None:
        """Before anything is read."""
        with pytest.raises(UsageError, match="2018-02-30"):
            read_plan(tmp_path / "x.txt", issued="2018-02-30")

    def test_a_name_of_blanks_is_no_id(self, tmp_path: Path) -> None:
        """A plan file of that name has its own."""
        with pytest.raises(UsageError, match="has no name before its suffix"):
            read_plan(write(tmp_path, " .txt", ANNEX))
        assert read_plan(write(tmp_path, " .toml", TOML)).id == "demo"

    @pytest.mark.parametrize(
        ("name", "text", "expected"),
        [
            ("x.txt", ANNEX.replace("\t市审计局、市财政局\n", ""), "x.txt table 1 row 1"),
            ("x.txt", "甲\u202e乙", "x.txt (line 1): character 2 is U+202E"),
            ("x.toml", TOML.replace("content", "contents"), "x.toml $.tasks[0].content: is missing"),
            ("x.toml", TOML.replace("= ", "", 1), "x.toml (line 1): column 4: a key must be followed by ="),
            ("x.toml", TOML + "x = '\x1b'", "x.toml (line 6): character 6 is U+001B"),
            ("x.json", '{"id": "\\u202e"}', "x.json $.id: character 1 is U+202E"),
            ("x.json", '{"id": "a", "id": "b"}', "x.json: key “id” stands twice"),
        ],
    )
    def test_a_place_begins_with_the_name_of_the_file(
        self, tmp_path: Path, name: str, text: str, expected: str
    ) -> None:
        """Whatever its form."""
        with pytest.raises(ReadingError) as caught:
            read_plan(write(tmp_path, name, text))
        assert str(caught.value).startswith(expected)
        assert caught.value.text("zh").startswith(name)

    def test_no_file(self, tmp_path: Path) -> None:
        """Nor a folder without an annex."""
        for form in FORMS:
            with pytest.raises(ReadingError, match="is not there, must be a file"):
                read_plan(tmp_path / f"none{form}")
        (tmp_path / "folder.toml").mkdir()
        with pytest.raises(ReadingError, match=r"^folder\.toml: is a folder without annex\.txt"):
            read_plan(tmp_path / "folder.toml")


class TestReadPlanText:
    """`read_plan_text`."""

    def test_the_same_from_memory(self) -> None:
        """Without a hash, since there are no bytes."""
        plan = read_plan_text(ANNEX, form="annex", document="附件.txt")
        assert (plan.id, plan.source_sha256, len(plan)) == ("附件", None, 1)
        assert read_plan_text(TOML, form="toml", document="x").id == "demo"
        assert read_plan_text('{"id": "j"}', form="json", document="x").id == "j"

    def test_what_a_task_was_read_from_has_the_id_of_the_plan(self) -> None:
        """Whatever the file is called."""
        (task,) = read_plan_text(ANNEX, form="annex", document="附件.txt")
        assert task.source is not None
        assert task.source.document == "附件"

    def test_what_the_caller_knows_is_heard(self) -> None:
        """The day of issue."""
        options = ReadingOptions(issued=day("2018-01-02"))
        assert read_plan_text(TOML, form="toml", document="x", options=options).issued == day("2018-01-02")
