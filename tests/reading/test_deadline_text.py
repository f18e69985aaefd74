"""The key that the grammar reads in place of the printed text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.reading._deadline_text import Key


class TestKey:
    """`Key`."""

    @pytest.mark.parametrize(
        ("raw", "key"),
        [
            ("2017年12月\n20日前", "2017年12月20日前"),
            ("２０１８．６．３０前", "2018.6.30前"),
            ("（2018—2020年）", "(2018-2020年)"),
            ("方案印發後３個月內", "方案印发后3个月内"),
            ("到“十三五”末", '到"十三五"末'),
            ("2 0 1 8 年", "2018年"),
            ("2018-6-3 \u3000 17:00", "2018-6-3 17:00"),
            ("", ""),
        ],
    )
    def test_makes_alike_what_means_the_same(self, raw: str, key: str) -> None:
        """Makes alike what means the same."""
        assert Key.of(raw).text == key

    @given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
    def test_every_character_knows_its_place_in_the_text(self, raw: str) -> None:
        """Every character knows its place in the text."""
        key = Key.of(raw)
        assert len(key.text) == len(key.places)
        assert list(key.places) == sorted(set(key.places))
        assert all(0 <= place < len(raw) for place in key.places)

    @given(st.text(max_size=40))
    def test_the_key_of_a_key_is_the_key(self, raw: str) -> None:
        """The key of a key is the key."""
        once = Key.of(raw).text
        assert Key.of(once).text == once

    @given(st.text(max_size=40))
    def test_words_are_those_printed_without_the_spaces(self, raw: str) -> None:
        """Words are those printed without the spaces."""
        key = Key.of(raw)
        assert key.words(0, len(key.text)) == "".join(raw.split())

    def test_a_stretch_is_printed_with_its_line_breaks(self) -> None:
        """A stretch is printed with its line breaks."""
        key = Key.of("根据整合方案\n时间要求")
        assert key.printed(2, 8) == "整合方案\n时间"
        assert key.words(2, 8) == "整合方案时间"
        assert key.printed(3, 3) == ""
