"""Ledgers as people keep them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import Problem, ReadingError, UsageError
from egov_consolidation.ledger import Progress, ProgressEntry, State
from egov_consolidation.reading import ledger_from_data, read_ledger

ENTRY = ProgressEntry(
    id="1",
    task="1.1",
    unit="市财政局",
    state=State.DONE,
    percent=100,
    done_on=day("2017-12-15"),
    evidence=("清理清单.xlsx", "报送函"),
    reported_on=day("2017-12-20"),
)
TABLE = """\
市财政局台账,,,,,,,
序号,任务编号,责任单位,进展状态,完成百分比,完成时间,佐证材料,填报时间
1,1.1,市财政局,已完成,100,2017年12月15日,清理清单.xlsx、报送函,2017/12/20
"""
TOML = """
id = "一季度"
reported_on = 2018-03-31

[[entries]]
id = "1"
task = "1.1"
unit = "市财政局"
state = "done"
percent = 100
done_on = 2017-12-15
evidence = ["清理清单.xlsx", "报送函"]
reported_on = 2017-12-20
"""


class TestReadLedger:
    """`read_ledger`."""

    def test_a_table_of_an_office_and_a_file_say_the_same(self, tmp_path: Path) -> None:
        """Under printed headers or under the names of the fields."""
        table, file = tmp_path / "台账.csv", tmp_path / "ledger.toml"
        table.write_text(TABLE, encoding="utf-8")
        file.write_text(TOML, encoding="utf-8")
        assert read_ledger(table) == Progress(id="台账", entries=(ENTRY,))
        assert read_ledger(file) == Progress(id="一季度", reported_on=day("2018-03-31"), entries=(ENTRY,))

    def test_columns_that_are_passed_over_are_remarked(self, tmp_path: Path) -> None:
        """The entries are the same without them."""
        file = tmp_path / "台账.csv"
        lines = TABLE.splitlines()
        file.write_text("\n".join([lines[0], f"{lines[1]},备注", f"{lines[2]},已核"]), encoding="utf-8")
        remarks: list[Problem] = []
        assert read_ledger(file, remark=remarks.append).entries == (ENTRY,)
        assert [one.text("en") for one in remarks] == [
            "台账.csv row 2: columns passed over, since no rule reads them: 备注"
        ]

    def test_all_that_is_wrong_with_a_table_is_told_with_its_place(self, tmp_path: Path) -> None:
        """Row and column as a spreadsheet shows them."""
        file = tmp_path / "台账.csv"
        file.write_text("序号,任务编号,责任单位,进展状态\n1,,市财政局,大概完成\n2,1.1,无,推进中\n", encoding="utf-8")
        with pytest.raises(ReadingError) as refused:
            read_ledger(file)
        assert refused.value.text("zh").splitlines() == [
            "台账.csv 第2行 “进展状态”: 为“大概完成”，须为未启动、推进中、已完成、逾期 之一",
            "台账.csv 第2行 “任务编号”: 缺少，必须填写",
            "台账.csv 第3行 “责任单位”: 缺少，必须填写",
        ]

    def test_a_table_without_a_column_that_is_needed_is_refused(self, tmp_path: Path) -> None:
        """Nobody could say of which task it speaks."""
        file = tmp_path / "台账.csv"
        file.write_text("序号,责任单位\n1,市财政局\n", encoding="utf-8")
        with pytest.raises(ReadingError, match="has no column for the task"):
            read_ledger(file)

    def test_another_kind_of_file_is_refused(self, tmp_path: Path) -> None:
        """By its suffix."""
        file = tmp_path / "台账.yaml"
        file.write_text("", encoding="utf-8")
        with pytest.raises(UsageError, match="yaml"):
            read_ledger(file)


class TestLedgerFromData:
    """`ledger_from_data`."""

    def test_all_that_is_wrong_is_told_with_its_path(self) -> None:
        """Keys that are missing, unknown or wrong."""
        data = {"entries": [{"id": "1", "unit": "a"}, {"id": "1", "task": "1.1", "unit": "a", "percnt": 3}]}
        with pytest.raises(ReadingError) as refused:
            ledger_from_data(json.loads(json.dumps(data)), document="l.json")
        told = str(refused.value)
        assert "l.json $.entries[0].task: is missing" in told
        assert "l.json $.entries[1].id: “1” is the id of $.entries[0] already" in told
        assert "l.json $.entries[1].percnt: is not a known key" in told

    def test_entries_have_to_be_there(self) -> None:
        """A file of something else is no empty ledger."""
        with pytest.raises(ReadingError, match="entries"):
            ledger_from_data({"lines": []}, document="lines.toml")
