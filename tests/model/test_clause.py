"""Stretches of words: where they stand, what is left over, and what becomes of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import ModelError
from egov_consolidation.model import Cell, Clause, ClauseKind, Deadline, Task, left_over, stretches
from egov_consolidation.wording import same

WORDS = st.text("甲乙局1a，。 ", max_size=12)


class TestClause:
    """One thing becomes of words."""

    @pytest.mark.parametrize(
        ("clause", "kind"),
        [
            (Clause(text="甲", rule="NW03"), ClauseKind.RULE),
            (Clause(text="甲", deliverable="清单"), ClauseKind.DELIVERABLE),
            (Clause(text="甲", reason=same("无标准")), ClauseKind.NOT_CHECKABLE),
        ],
    )
    def test_its_kind_is_what_becomes_of_the_words(self, clause: Clause, kind: ClauseKind) -> None:
        """A rule, a thing, or a reason why neither."""
        assert clause.kind is kind

    @pytest.mark.parametrize(("rule", "thing"), [(None, None), ("NW03", "清单")], ids=["nothing", "a rule and a thing"])
    def test_nothing_and_two_things_are_refused(self, rule: str | None, thing: str | None) -> None:
        """The words are named."""
        with pytest.raises(ModelError, match="“全部取消”"):
            Clause(text="全部取消", rule=rule, deliverable=thing)

    def test_a_reason_stands_alone(self) -> None:
        """What is judged can be checked."""
        with pytest.raises(ModelError, match="rule, reason"):
            Clause(text="甲", rule="NW03", reason=same("无标准"))

    def test_its_rules_begin_with_the_one_that_judges(self) -> None:
        """Those that rest on the words too come behind."""
        assert Clause(text="甲", rule="NW03", also=("MG07",)).rules == ("NW03", "MG07")
        assert Clause(text="甲", deliverable="清单", also=("ZS02",)).rules == ("ZS02",)


class TestStretches:
    """Texts stand in words one after the other."""

    @given(WORDS, st.lists(st.integers(0, 12), max_size=6))
    def test_cuts_of_the_words_are_found_in_order_and_apart(self, words: str, cuts: list[int]) -> None:
        """Whatever is cut out of words in order is found, and nothing is taken twice."""
        places = sorted({min(one, len(words)) for one in cuts})
        texts = [words[first:behind] for first, behind in pairwise(places)]
        found = [one for one in stretches(words, texts) if one is not None]
        assert [words[first:behind] for first, behind in found] == texts
        assert all(one[1] <= other[0] for one, other in pairwise(found))

    def test_a_text_in_front_of_the_one_before_is_not_found(self) -> None:
        """And takes nothing from those behind it."""
        assert stretches("甲乙丙", ["乙", "甲", "丙"]) == ((1, 2), None, (2, 3))


class TestLeftOver:
    """Words that carry meaning and that nothing takes."""

    @given(WORDS)
    def test_all_that_carries_meaning_is_left_where_nothing_is_taken(self, words: str) -> None:
        """From the first letter or digit to the last."""
        meant = [place for place, sign in enumerate(words) if sign in "甲乙局1a"]
        wanted = (words[meant[0] : meant[-1] + 1],) if meant else ()
        assert left_over(words, []) == wanted

    @given(WORDS, st.integers(0, 12), st.integers(0, 12))
    def test_what_is_left_and_what_is_taken_are_all_letters_once(self, words: str, first: int, length: int) -> None:
        """No letter or digit is lost, and none is left that was taken."""
        taken = (min(first, len(words)), min(first + length, len(words)))
        left = "".join(left_over(words, [taken, None]))
        rest = words[: taken[0]] + words[taken[1] :]
        assert [one for one in left if one in "甲乙局1a"] == [one for one in rest if one in "甲乙局1a"]

    def test_what_is_left_on_both_sides_is_told_apart(self) -> None:
        """Each run of words for itself."""
        assert left_over("甲，乙局。a", [(2, 3)]) == ("甲", "局。a")


class TestCell:
    """A task has the words of its cells."""

    def test_content_and_deadline_are_as_printed(self) -> None:
        """Nothing is changed."""
        task = Task(id="1", content="编制目录。", deadline=Deadline(kind=Deadline.missing().kind, text="长期"))
        assert (task.cell(Cell.CONTENT), task.cell(Cell.DEADLINE)) == ("编制目录。", "长期")
