"""How words are written: the subset is closed, and three engines read it alike."""

from __future__ import annotations

import re

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import UsageError
from egov_consolidation.rules.engine._patterns import demand_pattern, is_written_by, sample

ATOMS = st.sampled_from(("a", "甲", "/", r"\.", "[0-9]", "[a-c甲]", r"[x\-]"))
REPEATS = st.sampled_from(("", "", "?", "*", "+", "{2}", "{1,3}", "{0,}"))
WORDS = st.text(alphabet="abx甲/.-01\n", max_size=5)


@st.composite
def patterns(draw: st.DrawFn, depth: int = 2) -> str:
    """Draw a pattern of the subset."""
    parts: list[str] = draw(st.lists(st.tuples(ATOMS, REPEATS).map(lambda one: one[0] + one[1]), max_size=3))
    if depth:
        inner = draw(st.lists(patterns(depth - 1), min_size=1, max_size=2))
        parts.append(f"({'|'.join(inner)}){draw(st.sampled_from(('', '?')))}")
    return "".join(parts)


class TestDemandPattern:
    """`demand_pattern`."""

    @given(patterns())
    def test_the_subset_is_accepted(self, pattern: str) -> None:
        """What is made of characters, sets, groups and repeats is returned as it is."""
        assert demand_pattern(pattern) == pattern

    @pytest.mark.parametrize(
        "pattern",
        [
            *(".", "^a", "a$", r"\d", r"a\n", "[^a]", "[]", "[a&&b]", "[[a]]", "(?a)", "(?:a)", "(?i)a"),
            *("a**", "a+?", "?", "a|*", "(a)*", "(a)+", "(a){2}", "(a", "a)", "[a", "a{", "a}", "a{1000}", "\\"),
            *("[z-a]", "a{3,1}"),
        ],
    )
    def test_all_else_is_refused(self, pattern: str) -> None:
        """What is read differently somewhere, or takes long, or is nothing at all, is no pattern."""
        with pytest.raises(UsageError, match="cannot be read at character"):
            demand_pattern(pattern)

    @pytest.mark.parametrize(("pattern", "at"), [("ab.c", 3), ("(a", 2), ("a)", 2), ("[0-9]{2}[", 9)])
    def test_the_place_is_named(self, pattern: str, at: int) -> None:
        """The character at which it stops being one."""
        with pytest.raises(UsageError, match=f"at character {at}\\."):
            demand_pattern(pattern)


class TestIsWrittenBy:
    """`is_written_by`."""

    @given(patterns(), WORDS)
    def test_duckdb_reads_the_same(self, pattern: str, words: str) -> None:
        """RE2 finds that words as a whole are written by a pattern where Python does."""
        ((found,),) = duckdb.execute("SELECT regexp_full_match(?, ?)", (words, pattern)).fetchall()
        assert is_written_by(pattern, words) is found

    @given(patterns(), WORDS)
    def test_words_are_matched_as_a_whole(self, pattern: str, words: str) -> None:
        """A line break at the end is a character like any other."""
        assert is_written_by(pattern, words) is bool(re.search(rf"\A(?:{pattern})\Z", words))


class TestSample:
    """`sample`."""

    @given(patterns())
    def test_it_is_written_by_the_pattern(self, pattern: str) -> None:
        """The words that are made up for a pattern are written by it."""
        assert is_written_by(pattern, sample(pattern))
