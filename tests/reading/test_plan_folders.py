"""Plans that stand in a folder."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from egov_consolidation import issued
from egov_consolidation.dates import day
from egov_consolidation.errors import ReadingError
from egov_consolidation.reading import read_plan

ANNEX = (
    "附件\n某县任务分工\n\n\t序号\n\t工作内容\n\t承办科室\n\t完成时限\n\n"
    "\t1\n\t编制目录。\n\t县数据局\n\t2023年3月底前\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with an annex whose third column nobody knows."""
    home = tmp_path / "ours"
    home.mkdir()
    (home / "annex.txt").write_text(ANNEX, encoding="utf-8")
    return home


class TestReadPlanFolder:
    """`read_plan` of a folder."""

    def test_the_plan_that_ships_is_read_from_its_folder_as_it_is_loaded(self, tmp_path: Path) -> None:
        """Overlay and row ledger of one's own are those of the package: one way of reading."""
        shipped = resources.files("egov_consolidation.issued") / "dalian_2017"
        for name in ("annex.txt", "overlay.toml", "rows.toml"):
            (tmp_path / name).write_bytes((shipped / name).read_bytes())
        (tmp_path / "plan.toml").write_text('id = "dalian-2017"\n', encoding="utf-8")
        assert read_plan(tmp_path) == issued.load("dalian-2017")

    def test_an_annex_alone_is_a_plan_by_the_name_of_its_folder(self, folder: Path) -> None:
        """As the file by itself would be, with another id."""
        plan = read_plan(folder)
        assert (plan.id, plan.issued, len(plan)) == ("ours", None, 1)
        (alone,) = read_plan(folder / "annex.txt")
        assert (plan["1"].content, plan["1"].deadline) == (alone.content, alone.deadline)

    def test_the_folder_says_how_its_annex_is_read(self, folder: Path) -> None:
        """Its id, its day of issue, what a column holds, and whether 前 leaves out the day."""
        about = 'id = "county"\nissued = 2023-02-20\nstrict_before = true\ncolumns = { "承办科室" = "lead_unit" }\n'
        (folder / "plan.toml").write_text(about, encoding="utf-8")
        plan = read_plan(folder)
        assert (plan.id, plan.issued) == ("county", day("2023-02-20"))
        assert plan["1"].lead_units == ("县数据局",)

    def test_what_is_asked_for_goes_before_what_the_folder_says(self, folder: Path) -> None:
        """One by one: the rest stays as it is said there."""
        about = 'issued = 2023-02-20\ncolumns = { "承办科室" = "lead_unit" }\n'
        (folder / "plan.toml").write_text(about, encoding="utf-8")
        plan = read_plan(folder, issued="2023-03-01")
        assert (plan.issued, plan["1"].lead_units) == (day("2023-03-01"), ("县数据局",))

    def test_an_overlay_and_a_ledger_are_laid_over_in_this_order(self, folder: Path) -> None:
        """A clause names a thing that the overlay gives."""
        overlay = 'plan = "ours"\n[[tasks]]\nid = "1"\ndeliverables = [{ name = "目录" }]\n'
        rows = 'plan = "ours"\n[[rows]]\nid = "1"\nclauses = [{ text = "编制目录", deliverable = "目录" }]\n'
        (folder / "overlay.toml").write_text(overlay, encoding="utf-8")
        (folder / "rows.toml").write_text(rows, encoding="utf-8")
        (task,) = read_plan(folder)
        assert [one.name for one in task.deliverables] == ["目录"]
        assert [one.deliverable for one in task.clauses] == ["目录"]

    @pytest.mark.parametrize(
        ("name", "words", "told"),
        [
            ("plan.toml", 'ident = "county"\n', "plan.toml $.ident"),
            ("plan.toml", "issued = 3\n", "plan.toml $.issued"),
            ("plan.toml", 'columns = { "序号" = 3 }\n', "plan.toml $.columns"),
            ("overlay.toml", 'plan = "other"\n', "overlay.toml $.plan"),
            ("rows.toml", 'plan = "ours"\nrow = []\n', "rows.toml $.row"),
        ],
    )
    def test_what_cannot_be_read_is_told_with_its_file(self, folder: Path, name: str, words: str, told: str) -> None:
        """And the path in it."""
        (folder / name).write_text(words, encoding="utf-8")
        with pytest.raises(ReadingError) as refused:
            read_plan(folder)
        assert told in str(refused.value)

    def test_a_folder_without_an_annex_is_refused(self, folder: Path) -> None:
        """By the name of the file that must be there."""
        (folder / "annex.txt").unlink()
        with pytest.raises(ReadingError, match=r"annex\.txt"):
            read_plan(folder)
