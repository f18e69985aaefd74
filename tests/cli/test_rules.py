"""`egov rules`: the rulebook and one rule, in every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from egov_consolidation import issued, rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run


class TestRun:
    """What the command prints, and its exit status."""

    def test_json_lists_the_rulebook(self, run: Run) -> None:
        """JSON lists the rulebook."""
        document = json.loads(run("rules", "--format", "json").out)
        assert [one["id"] for one in document["rules"]] == [one.id for one in rulebook()]

    @pytest.mark.parametrize("form", ["text", "markdown"])
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_rule_is_listed_with_its_title(self, run: Run, form: str, lang: str) -> None:
        """Every rule is listed with its title."""
        ran = run("rules", "--format", form, "--lang", lang)
        assert (ran.status, ran.err) == (0, "")
        for one in rulebook():
            assert one.id in ran.out
        shortest = min((one.title.zh for one in rulebook()), key=len)  # longer ones take several lines
        assert (shortest in ran.out) == (lang == "zh")

    @pytest.mark.parametrize("form", ["text", "json", "markdown"])
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_one_rule_is_explained(self, run: Run, form: str, lang: str) -> None:
        """One rule is explained."""
        ran = run("rules", "PL04", "--format", form, "--lang", lang)
        assert (ran.status, ran.err) == (0, "")
        assert "PL04" in ran.out
        assert "PL05-" not in ran.out

    @pytest.mark.parametrize("prefix", ["NW", "nw", "Nw0"])
    def test_a_prefix_lists_its_family(self, run: Run, prefix: str) -> None:
        """And nothing else."""
        document = json.loads(run("rules", prefix, "--format", "json").out)
        assert [one["id"] for one in document["rules"]] == [one.id for one in rulebook() if one.family == "NW"]
        assert "PL01" not in run("rules", prefix).out

    def test_capitals_do_not_matter(self, run: Run) -> None:
        """One rule is explained however its id is written."""
        assert run("rules", "nw03").out == run("rules", "NW03").out
        assert run("rules", "nw03", "--rows").out == run("rules", "NW03", "--rows").out

    def test_an_empty_id_fits_no_rule(self, run: Run) -> None:
        """It would begin every one."""
        assert run("rules", "").status == 2

    @pytest.mark.parametrize(("lang", "said"), [("en", "PL04 is the nearest"), ("zh", "最接近的是 PL04")])
    def test_unknown_rule_is_refused_with_the_nearest_named(self, run: Run, lang: str, said: str) -> None:
        """Unknown rule is refused with the nearest named."""
        ran = run("rules", "PL4", "--lang", lang)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err


class TestRows:
    """`egov rules --rows`: what becomes of the words of a plan."""

    def test_json_has_every_row_with_its_parts(self, run: Run) -> None:
        """A rule or a deliverable by its name, or a reason."""
        document = json.loads(run("rules", "--rows", "--format", "json").out)
        assert (document["schema"], len(document["rows"])) == ("egov/rows/1", 53)
        parts = {one["text"]: one for row in document["rows"] if row["id"] == "1.7" for one in row["parts"]}
        line = parts["市政府各部门自行租用的互联网专线"]
        assert (line["kind"], line["ref"], line["reason"]) == ("rule", "NW03", None)
        kinds = {one["kind"]: one for row in document["rows"] for one in row["parts"]}
        assert kinds.keys() == {"rule", "deliverable", "not_checkable"}
        assert (kinds["not_checkable"]["ref"], bool(kinds["not_checkable"]["reason"]["zh"])) == (None, True)

    @pytest.mark.parametrize("form", ["text", "markdown"])
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_row_stands_in_the_page(self, run: Run, form: str, lang: str) -> None:
        """With its rules' titles in the language asked for."""
        ran = run("rules", "--rows", "--format", form, "--lang", lang)
        assert (ran.status, ran.err) == (0, "")
        for task in issued.load("dalian-2017"):
            assert f"{task.id} " in ran.out
        assert ("not checkable" in ran.out) == (lang == "en")
        assert ("无法检查" in ran.out) == (lang == "zh")

    def test_of_one_rule_only_the_rows_on_which_it_rests(self, run: Run) -> None:
        """NW03 rests on one row."""
        document = json.loads(run("rules", "NW03", "--rows", "--format", "json").out)
        assert [row["id"] for row in document["rows"]] == ["1.7"]

    def test_a_plan_file_is_read(self, run: Run, tmp_path: Path) -> None:
        """Its clauses stand in it."""
        file = tmp_path / "ours.toml"
        file.write_text(
            'id = "ours"\n[[tasks]]\nid = "1"\ncontent = "清理机房。"\n'
            'clauses = [{text = "清理机房", rule = "NW01"}]\n',
            encoding="utf-8",
        )
        document = json.loads(run("rules", "--rows", str(file), "--format", "json").out)
        assert [(row["id"], [one["ref"] for one in row["parts"]]) for row in document["rows"]] == [("1", ["NW01"])]
