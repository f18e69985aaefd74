"""Role words and labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.reading._owner_words import Says, says_of, tokens_in


class TestTokensIn:
    """`tokens_in`."""

    @pytest.mark.parametrize(
        ("verb", "says", "by_remit"),
        [
            ("牵头", Says.LEADS, False),
            ("牵头负责", Says.LEADS, False),
            ("牵头组织实施", Says.LEADS, False),
            ("负责", Says.ANSWERS, False),
            ("具体负责落实", Says.ANSWERS, False),
            ("按职责分工负责", Says.ANSWERS, True),
            ("按照各自职责分工落实", Says.ANSWERS, True),
            ("依职责", None, True),
            ("各负其责", None, True),
            ("配合", Says.HELPS, False),
            ("积极配合落实", Says.HELPS, False),
            ("按职责分工配合", Says.HELPS, True),
            ("参与", Says.HELPS, False),
            ("负责督办", Says.PRESSES, False),
            ("负责汇总", Says.COLLECTS, False),
            ("组织实施", Says.ANSWERS, False),
        ],
    )
    def test_words_that_stand_together_say_one_thing(self, verb: str, says: Says | None, *, by_remit: bool) -> None:
        """The weightiest of them decides."""
        name, word = tokens_in(f"市审计局{verb}")
        assert (name.text, name.is_names) == ("市审计局", True)
        assert (word.text, word.says, word.by_remit, word.is_word) == (verb, says, by_remit, True)

    @pytest.mark.parametrize(
        "name",
        [
            "市推进落实办公室",
            "市委督查室",
            "各牵头单位",
            "各责任（配合）单位",
            "主要负责人",
            "市委组织部",
            "市支持办公室",
        ],
    )
    def test_the_same_words_within_a_name_are_left_to_it(self, name: str) -> None:
        """Names are not cut."""
        assert [one.text for one in tokens_in(name)] == [name]

    @pytest.mark.parametrize(
        ("label", "says"),
        [
            ("牵头单位：", Says.LEADS),
            ("责任单位:", Says.ANSWERS),
            ("配合部门：", Says.HELPS),
            ("配合 ：", Says.HELPS),
            ("责任人：", Says.PERSON),
            ("牵头领导：", Says.PERSON),
        ],
    )
    def test_labels_stand_before_their_names(self, label: str, says: Says) -> None:
        """With a colon of either width."""
        first, second = tokens_in(f"{label}市审计局")
        assert (first.text, first.says, first.is_label) == (label, says, True)
        assert second.text == "市审计局"

    @given(st.text() | st.text(alphabet="市局牵头负责配合会同单位：（）、，按职责分工"))
    def test_the_tokens_together_are_the_text(self, text: str) -> None:
        """Nothing is lost or added."""
        assert "".join(one.text for one in tokens_in(text)) == text


class TestSaysOf:
    """`says_of`."""

    def test_known_and_unknown_words(self) -> None:
        """A word alone."""
        assert says_of("牵头") is Says.LEADS
        assert says_of("试行") is None
