"""`egov rules`: the rulebook and one rule, in every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from egov_consolidation import rulebook

if TYPE_CHECKING:
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

    @pytest.mark.parametrize(("lang", "said"), [("en", "PL04 is the nearest"), ("zh", "最接近的是 PL04")])
    def test_unknown_rule_is_refused_with_the_nearest_named(self, run: Run, lang: str, said: str) -> None:
        """Unknown rule is refused with the nearest named."""
        ran = run("rules", "PL4", "--lang", lang)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
