"""`egov tasks`: the rows in every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from egov_consolidation import issued
from egov_consolidation.rendering import json_text, tasks_json, tasks_markdown, tasks_text
from egov_consolidation.wording import Lang

if TYPE_CHECKING:
    from .conftest import Run


class TestRun:
    """What the command prints, and its exit status."""

    def test_json_lists_the_53_rows_as_promised(self, run: Run) -> None:
        """JSON lists the 53 rows as promised."""
        ran = run("tasks", "--format", "json")
        document = json.loads(ran.out)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out == json_text(tasks_json(issued.load()))
        assert len(document["tasks"]) == 53
        row = next(one for one in document["tasks"] if one["id"] == "2.2.7")
        assert row["lead_units"] == ["市政府办公厅"]
        assert row["deadline"]["text"] == "2017年11月中旬"
        assert row["deadline"]["effective_day"] == "2017-11-20"

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_text_and_markdown_are_what_rendering_makes(self, run: Run, lang: Lang) -> None:
        """Text and Markdown are what rendering makes."""
        assert run("tasks", "--lang", lang).out == tasks_text(issued.load(), lang, width=120)
        markdown = run("tasks", "dalian-2017", "--lang", lang, "--format", "markdown")
        assert markdown.out == tasks_markdown(issued.load(), lang)

    def test_json_is_the_same_in_both_languages(self, run: Run) -> None:
        """JSON is the same in both languages."""
        words = ("tasks", "--format", "json", "--lang")
        assert run(*words, "zh").out == run(*words, "en").out
