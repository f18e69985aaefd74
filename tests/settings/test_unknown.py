"""Ids and prefixes of rules that fit none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.settings import nearest, refuse_unknown_ids, refuse_unknown_prefixes

RULES = ("PL01", "PL04", "RE01")


class TestNearest:
    """`nearest`."""

    def test_a_near_name_is_suggested(self) -> None:
        """In both languages; nothing where nothing comes near."""
        assert "PL04" in nearest("PL4", RULES).zh
        assert nearest("zombie", RULES).en == ""


class TestRefuseUnknownIds:
    """`refuse_unknown_ids`."""

    @given(st.lists(st.sampled_from(RULES)))
    def test_ids_are_accepted(self, asked: list[str]) -> None:
        """Any of them, however often."""
        refuse_unknown_ids(asked, RULES)

    @pytest.mark.parametrize("asked", ["PL", "", "PL010", "pl01"])
    def test_what_is_not_a_whole_id_is_refused(self, asked: str) -> None:
        """A prefix is no id: a permission for a whole family is none."""
        with pytest.raises(UsageError, match="fits no rule"):
            refuse_unknown_ids((asked, "PL01"), RULES)

    def test_all_are_named_once_with_the_file_and_the_nearest(self) -> None:
        """In both languages."""
        with pytest.raises(UsageError) as caught:
            refuse_unknown_ids(("PL4", "XX", "PL4"), RULES, document="waivers.toml")
        assert str(caught.value).startswith("waivers.toml: PL4, XX: fits no rule.")
        assert str(caught.value).endswith("; PL04 is the nearest")
        assert caught.value.text("zh").startswith("waivers.toml：PL4、XX：")


class TestRefuseUnknownPrefixes:
    """`refuse_unknown_prefixes`."""

    @given(st.sampled_from(RULES), st.integers(1, 4))
    def test_every_beginning_of_an_id_is_accepted(self, rule_id: str, length: int) -> None:
        """Up to the whole id."""
        refuse_unknown_prefixes((rule_id[:length],), RULES)

    @given(st.text(alphabet="PLRE014", max_size=5))
    def test_what_begins_no_id_is_refused(self, asked: str) -> None:
        """By the definition of a prefix; nothing at all begins none."""
        fits = asked != "" and any(one[: len(asked)] == asked for one in RULES)
        if fits:
            refuse_unknown_prefixes((asked,), RULES)
        else:
            with pytest.raises(UsageError):
                refuse_unknown_prefixes((asked,), RULES)
