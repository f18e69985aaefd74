"""`egov graph`: the dependencies in every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from egov_consolidation import PlanGraph, issued
from egov_consolidation.model import ALL_MARKS
from egov_consolidation.rendering import graph_json, graph_markdown, graph_mermaid, json_text
from egov_consolidation.wording import Lang

if TYPE_CHECKING:
    from .conftest import Run


class TestRun:
    """What the command prints, and its exit status."""

    def test_json_is_what_rendering_makes(self, run: Run) -> None:
        """JSON is what rendering makes."""
        ran = run("graph", "--format", "json")
        plan = issued.load()
        assert (ran.status, ran.err) == (0, "")
        assert ran.out == json_text(graph_json(plan, PlanGraph.from_plan(plan), ALL_MARKS))

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_mermaid_and_markdown_are_what_rendering_makes(self, run: Run, lang: Lang) -> None:
        """Mermaid and Markdown are what rendering makes."""
        plan = issued.load()
        assert run("graph", "--lang", lang).out == graph_mermaid(plan, lang, marks=ALL_MARKS)
        markdown = run("graph", "--lang", lang, "--format", "markdown").out
        assert markdown == graph_markdown(plan, lang, marks=ALL_MARKS)

    def test_marks_leave_out_what_rests_on_another(self, run: Run) -> None:
        """Marks leave out what rests on another."""

        def count(*words: str) -> int:
            return len(json.loads(run("graph", "--format", "json", *words).out)["edges"])

        assert 0 < count("--marks", "explicit") < count("--marks", "explicit,implied") < count()

    def test_all_that_is_wrong_is_said_at_once(self, run: Run) -> None:
        """The plan and the marks."""
        ran = run("graph", "dalian-2018", "--marks", "none")
        assert [line.partition(": ")[0] for line in ran.err.splitlines()] == ["dalian-2018", "--marks none"]

    def test_form_of_another_command_is_refused(self, run: Run) -> None:
        """Form of another command is refused."""
        ran = run("graph", "--format", "text")
        assert (ran.status, ran.out) == (2, "")
        assert "--format: is 'text', must be one of mermaid, json, markdown" in ran.err
