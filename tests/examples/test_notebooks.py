"""The notebooks run from top to bottom, and what they print agrees with the plan."""

from __future__ import annotations

import contextlib
import io
import re
import runpy
from functools import cache
from pathlib import Path

import pytest

from egov_consolidation import issued

NOTEBOOKS = Path(__file__).resolve().parents[2] / "examples" / "notebooks"


@cache
def printed(name: str) -> str:
    """Return what a notebook prints when it runs."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        runpy.run_path(str(NOTEBOOKS / name))
    return out.getvalue()


def names() -> list[str]:
    """Return the names of the notebooks."""
    return sorted(path.name for path in NOTEBOOKS.glob("*.py"))


class TestEveryNotebook:
    """What holds for each of them."""

    def test_there_are_five(self) -> None:
        """One for each question: the plan, the critical path, a delay, a repair, risk."""
        assert [name[:3] for name in names()] == ["01_", "02_", "03_", "04_", "05_"]

    @pytest.mark.parametrize("name", names())
    def test_it_is_a_notebook_kept_as_text(self, name: str) -> None:
        """It begins with the header of jupytext and a title, and its cells are marked."""
        text = (NOTEBOOKS / name).read_text(encoding="utf-8")
        assert text.startswith("# ---\n# jupyter:\n#   jupytext:\n#     formats: py:percent\n")
        cells = re.split(r"^# %%", text, flags=re.MULTILINE)[1:]
        assert cells[0].startswith(" [markdown]\n# # ")
        assert sum(cell.startswith(" [markdown]") for cell in cells) >= 3

    @pytest.mark.parametrize("name", names())
    def test_it_speaks_both_languages(self, name: str) -> None:
        """What it explains in English it explains in Chinese."""
        text = (NOTEBOOKS / name).read_text(encoding="utf-8")
        for cell in re.split(r"^# %%", text, flags=re.MULTILINE):
            if cell.startswith(" [markdown]"):
                assert re.search("[\u4e00-\u9fff]{4}", cell), cell
                assert re.search("[A-Za-z]{3,} [a-z]{2,}", cell), cell

    @pytest.mark.parametrize("name", names())
    def test_no_number_is_typed_that_it_could_print(self, name: str) -> None:
        """The words between the cells name no result: every day and count is printed by the code."""
        text = (NOTEBOOKS / name).read_text(encoding="utf-8")
        words = [cell for cell in re.split(r"^# %%", text, flags=re.MULTILINE) if cell.startswith(" [markdown]")]
        assert not re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "".join(words))

    @pytest.mark.parametrize("name", names())
    def test_it_runs_and_prints(self, name: str) -> None:
        """It runs to its end and says something."""
        assert len(printed(name).splitlines()) >= 5


class TestTheNumbersInThem:
    """What they print agrees with what the annex says."""

    def test_the_plan(self) -> None:
        """Counts of rows by part and by kind are those of the annex."""
        said = printed("01_read_the_plan.py")
        assert "53 tasks in 3 parts" in said
        assert [re.search(rf"^{kind} +([0-9]+)$", said, re.MULTILINE)[1] for kind in ("by_date", "standing")] == [  # type: ignore[index]
            "35",
            "10",
        ]
        assert "24 of 35 dated tasks end on a day that is not worked" in said

    def test_the_delay(self) -> None:
        """The pilot migration waits for the data centre and is due on the same day: it is as late as that."""
        plan = issued.load("dalian-2017")
        assert plan["2.2.3"].deadline.last_day == plan["2.2.5"].deadline.last_day
        assert "90 days late (2.2.3 → 2.2.5)" in printed("03_data_centre_late.py")
