"""Ids and prefixes of rules that fit none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.settings import Code, nearest, refuse_unknown_ids, unknown_ids, unknown_prefixes

RULES = ("PL01", "PL04", "RE01")


class TestNearest:
    """`nearest`."""

    def test_a_near_name_is_suggested(self) -> None:
        """In both languages; nothing where nothing comes near."""
        assert "PL04" in nearest("PL4", RULES).zh
        assert nearest("zombie", RULES).en == ""

    @given(st.permutations(("PL04", "PL14", "PL24", "LG01")))
    def test_of_several_equally_near_the_first_is_named(self, names: list[str]) -> None:
        """In whatever order they are known."""
        assert "PL04" in nearest("PL4", names).zh

    def test_wide_letters_are_letters(self) -> None:
        """As Chinese keyboards make them; and what stands behind every name is not compared."""
        assert nearest("ｐｌ０４", RULES) == nearest("PL04", RULES)
        assert nearest("pl4", RULES, ending=".md").en == "; PL04.md is the nearest"
        assert nearest("xx.md", RULES, ending=".md").en == ""

    @given(st.text(alphabet="PLREplre014", max_size=5))
    def test_capitals_do_not_matter(self, asked: str) -> None:
        """Neither in what is asked for nor in what there is."""
        names = [one.title() for one in RULES]
        assert nearest(asked.lower(), RULES) == nearest(asked.upper(), RULES)
        assert nearest(asked, names).en.casefold() == nearest(asked, RULES).en.casefold()


class TestRefuseUnknownIds:
    """`refuse_unknown_ids`."""

    @given(st.lists(st.sampled_from(RULES)))
    def test_ids_are_accepted(self, asked: list[str]) -> None:
        """Any of them, however often."""
        refuse_unknown_ids(map(Code, asked), RULES)

    @pytest.mark.parametrize("asked", ["PL", "", "PL010", "pl01"])
    def test_what_is_not_a_whole_id_is_refused(self, asked: str) -> None:
        """A prefix is no id: a permission for a whole family is none."""
        with pytest.raises(UsageError, match="fits no rule"):
            refuse_unknown_ids((Code(asked), Code("PL01")), RULES)

    def test_each_is_named_once_with_its_place_and_the_nearest(self) -> None:
        """On a line of its own, in both languages; at two places it is two mistakes."""
        asked = (Code("PL4", "w $[0]"), Code("XX", "w $[1]"), Code("re1"), Code("PL4", "w $[0]"), Code("PL4", "w $[2]"))
        with pytest.raises(UsageError) as caught:
            refuse_unknown_ids(asked, RULES)
        assert str(caught.value).splitlines() == [
            "w $[0]: PL4: fits no rule. egov rules lists them; PL04 is the nearest",
            "w $[1]: XX: fits no rule. egov rules lists them",
            "re1: fits no rule. egov rules lists them; RE01 is the nearest",
            "w $[2]: PL4: fits no rule. egov rules lists them; PL04 is the nearest",
        ]
        assert caught.value.text("zh").splitlines()[0] == (
            "w $[0]：PL4：没有这样的规则，可用 egov rules 查看，最接近的是 PL04"
        )


class TestUnknownIds:
    """`unknown_ids`."""

    @given(st.lists(st.sampled_from((*RULES, "PL", "pl01", "XX"))))
    def test_what_is_refused_is_what_is_said(self, asked: list[str]) -> None:
        """Nothing is said of ids, and of anything else once."""
        said = unknown_ids(map(Code, asked), RULES)
        assert [one.en.partition(":")[0] for one in said] == [one for one in dict.fromkeys(asked) if one not in RULES]


class TestUnknownPrefixes:
    """`unknown_prefixes`."""

    @given(st.sampled_from(RULES), st.integers(1, 4))
    def test_nothing_is_said_of_any_beginning_of_an_id(self, rule_id: str, length: int) -> None:
        """Up to the whole id."""
        assert unknown_prefixes((Code(rule_id[:length]),), RULES) == ()

    @given(st.text(alphabet="PLRE014", max_size=5))
    def test_what_begins_no_id_is_told(self, asked: str) -> None:
        """By the definition of a prefix; nothing at all begins none."""
        fits = asked != "" and any(one[: len(asked)] == asked for one in RULES)
        assert bool(unknown_prefixes((Code(asked),), RULES)) is not fits

    @pytest.mark.parametrize(("asked", "near"), [("pl", "PL"), ("re", "RE"), ("PL4", "PL04"), ("pl01", "PL01")])
    def test_the_nearest_may_be_a_family(self, asked: str, near: str) -> None:
        """Who writes two letters means all of it."""
        (said,) = unknown_prefixes((Code(asked), Code("PL")), RULES)
        assert said.en == f"{asked}: fits no rule. egov rules lists them; {near} is the nearest"
