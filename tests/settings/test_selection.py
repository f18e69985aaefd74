"""Which rules run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.settings import Selection

RULES = ("PL01", "PL04", "RE01")
ASKED = st.lists(st.sampled_from((*RULES, "PL", "RE", "P")), max_size=3).map(tuple)


class TestSelection:
    """`Selection`."""

    def test_without_a_choice_every_rule_runs(self) -> None:
        """Nothing selected is everything selected."""
        assert all(Selection().chooses(rule) for rule in RULES)

    @pytest.mark.parametrize(
        ("selection", "chosen"),
        [
            (Selection(select=("PL",)), {"PL01", "PL04"}),
            (Selection(select=("PL04", "RE01")), {"PL04", "RE01"}),
            (Selection(ignore=("PL",)), {"RE01"}),
            (Selection(select=("PL",), ignore=("PL04",)), {"PL01"}),
            (Selection(select=("PL04",), ignore=("PL",)), set()),
        ],
    )
    def test_ids_and_prefixes_choose(self, selection: Selection, chosen: set[str]) -> None:
        """To ignore goes before to select."""
        assert {rule for rule in RULES if selection.chooses(rule)} == chosen

    @given(ASKED, ASKED)
    def test_ignored_rules_never_run(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
        """Whatever else is asked for."""
        ran = {rule for rule in RULES if Selection(select=select, ignore=ignore).chooses(rule)}
        assert not any(rule.startswith(prefix) for rule in ran for prefix in ignore)
        assert ran <= {rule for rule in RULES if Selection(select=select).chooses(rule)}

    def test_all_that_fits_no_rule_is_told(self) -> None:
        """A misspelt rule must not silently pass; an empty one neither."""
        told = Selection(select=("PL", "XX01"), ignore=("YY",)).unknown(RULES)
        assert [one.zh.partition("：")[0] for one in told] == ["XX01", "YY"]
        assert Selection(select=("",)).unknown(RULES)

    @given(ASKED, ASKED)
    def test_nothing_is_told_of_what_fits_a_rule(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
        """Every id and prefix of one, and each then chooses or ignores at least one."""
        assert Selection(select=select, ignore=ignore).unknown(RULES) == ()
        assert all(any(Selection(select=(one,)).chooses(rule) for rule in RULES) for one in select)
        assert all(any(not Selection(ignore=(one,)).chooses(rule) for rule in RULES) for one in ignore)
