"""Tests of sentences that are alike."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.rules import _similarity
from egov_consolidation.rules._similarity import LONGEST, MOST_HOLDERS, groups_of_alike, in_common, likeness, sentences

WORDS = st.text(alphabet="甲乙丙丁", max_size=14)
LONG_WORDS = st.text(alphabet="甲乙丙丁戊己", min_size=8, max_size=14)
VARIANTS = st.lists(st.sampled_from(["", "子", "丑", "寅"]), min_size=10, max_size=10).map(
    lambda more: "".join(a + b for a, b in zip("甲乙丙丁戊己庚辛壬癸", more, strict=True))
)
LEAST = 0.65
ONE, OTHER = frozenset({"甲局"}), frozenset({"乙局"})


def table_in_common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, by the textbook's table."""
    above = [0] * (len(other) + 1)
    for character in one:
        row = [0]
        for at, its in enumerate(other):
            row.append(above[at] + 1 if character == its else max(above[at + 1], row[-1]))
        above = row
    return above[-1]


def all_pairs(keys: list[str], kinds: list[frozenset[str]], least: float) -> set[tuple[int, ...]]:
    """Return the groups of alike sentences by comparing each with each."""
    groups = [{at} for at in range(len(keys))]
    for one, other in combinations(range(len(keys)), 2):
        if len(kinds[one] | kinds[other]) > 1 and likeness(keys[one], keys[other]) >= least:
            joined = next(group for group in groups if one in group)
            joining = next(group for group in groups if other in group)
            if joined is not joining:
                joined |= joining
                groups.remove(joining)
    return {tuple(sorted(group)) for group in groups if len(frozenset().union(*(kinds[at] for at in group))) > 1}


class TestSentences:
    """Sentences and their keys."""

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("", []),
            ("。；！", []),
            ("不再安排专线租赁费。", [("不再安排专线租赁费", "不再安排专线租赁费")]),
            ("甲，乙；丙。", [("甲，乙", "甲乙"), ("丙", "丙")]),
            ("开展培训!\n 报 市政府?", [("开展培训", "开展培训"), ("报 市政府", "报市政府")]),
            ("新（改）建ＩＤＣ", [("新（改）建ＩＤＣ", "新改建idc")]),
            ("“审”“清”\n结合", [("“审”“清”\n结合", "审清结合")]),
        ],
    )
    def test_words_as_printed_and_key(self, content: str, expected: list[tuple[str, str]]) -> None:
        """The key keeps letters and digits in one form; the words stay as printed."""
        assert list(sentences(content)) == expected

    @given(st.text(alphabet="甲乙 。；！？!?;，Ａ\n", max_size=30))
    def test_every_sentence_stands_in_the_content(self, content: str) -> None:
        """What is quoted is a stretch of the content, and no letter is lost."""
        found = list(sentences(content))
        assert all(words in content for words, _ in found)
        assert "".join(key for _, key in found) == "".join(filter(str.isalnum, content)).replace("Ａ", "a")


class TestInCommon:
    """Characters in common in the same order."""

    @given(WORDS, WORDS)
    def test_it_is_the_longest_common_subsequence(self, one: str, other: str) -> None:
        """The textbook's table says the same."""
        assert in_common(one, other) == table_in_common(one, other)


class TestLikeness:
    """Likeness of two sentences."""

    @given(WORDS, WORDS)
    def test_it_is_symmetric_and_one_only_for_the_same(self, one: str, other: str) -> None:
        """Between 0 and 1, whichever comes first."""
        assert likeness(one, other) == likeness(other, one)
        assert (likeness(one, other) == 1) == (one == other)
        assert 0 <= likeness(one, other) <= 1

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("将政务信息系统资源整合共享纳入政府绩效考核体系", "将政务信息共享工作纳入政府绩效考核体系", 17 / 25),
            (
                "对各部门政务信息系统清理整合情况进行专项督查",
                "对各部门政务信息系统清理情况进行抽检审计",
                16 / 26,
            ),
            ("组织开展市政府部门政务信息系统迁移试点", "组织各部门完成政务信息系统迁移工作", 12 / 24),
        ],
    )
    def test_the_figures_of_the_annex(self, one: str, other: str, expected: float) -> None:
        """The figures on which the parameter rests, counted by hand: common characters over all characters."""
        assert likeness(one, other) == pytest.approx(expected)


class TestGroupsOfAlike:
    """Groups of alike sentences."""

    @given(st.lists(LONG_WORDS | VARIANTS, max_size=10, unique=True), st.data())
    def test_it_finds_what_comparing_each_with_each_finds(self, keys: list[str], data: st.DataObject) -> None:
        """Where no words are common, nothing is missed."""
        kind = st.sampled_from([ONE, OTHER, ONE | OTHER])
        kinds = data.draw(st.lists(kind, min_size=len(keys), max_size=len(keys)))
        assert set(groups_of_alike(keys, kinds, LEAST)) == all_pairs(keys, kinds, LEAST)

    def test_likeness_at_the_bound_is_enough(self) -> None:
        """Exactly as alike as asked for is alike; more is not."""
        keys, kinds = ["甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚壬"], [ONE, OTHER]
        assert list(groups_of_alike(keys, kinds, 7 / 9)) == [(0, 1)]
        assert list(groups_of_alike(keys, kinds, 7 / 9 + 1e-9)) == []

    @pytest.mark.parametrize("more", [4, 5])
    def test_lengths_at_the_bound_are_compared(self, more: int) -> None:
        """A sentence within another: 8 of 12 characters are two thirds."""
        keys = ["甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛" + "子丑寅卯辰"[:more]]
        assert list(groups_of_alike(keys, [ONE, OTHER], 2 / 3)) == ([(0, 1)] if more == 4 else [])

    def test_one_kind_makes_no_group(self) -> None:
        """Two alike sentences under one lead are nobody's conflict; one sentence under two leads is."""
        keys = ["甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚壬"]
        assert list(groups_of_alike(keys, [ONE, ONE], LEAST)) == []
        assert list(groups_of_alike(keys, [ONE | OTHER, ONE], LEAST)) == [(0, 1)]
        assert list(groups_of_alike(keys[:1], [ONE | OTHER], LEAST)) == [(0,)]

    def test_a_third_joins_two(self) -> None:
        """Alike by way of another is one group."""
        keys = ["甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚壬", "甲乙丙丁戊己癸壬"]
        assert likeness(keys[0], keys[2]) < LEAST
        assert list(groups_of_alike(keys, [ONE, OTHER, ONE], LEAST)) == [(0, 1, 2)]

    def test_those_of_one_kind_join_only_by_way_of_another(self) -> None:
        """The first is alike to the second, which has the same lead, but not to the third."""
        keys = ["甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚壬", "甲乙丙丁戊己癸壬"]
        assert list(groups_of_alike(keys, [ONE, ONE, OTHER], LEAST)) == [(1, 2)]

    @pytest.mark.parametrize(
        ("one", "other", "is_compared"),
        [
            ("甲乙子丑寅卯丙丁", "甲乙午未申酉丙丁", True),
            ("甲乙子丑寅卯辰巳", "甲乙午未申酉戌亥", False),
            ("甲乙子丑寅卯辰丁", "甲乙午未申酉戌丁", False),
        ],
    )
    def test_two_shared_runs_are_needed(self, one: str, other: str, is_compared: bool) -> None:
        """Two neighbouring characters in common, twice; a single character is no run."""
        assert list(groups_of_alike([one, other], [ONE, OTHER], 0.1)) == ([(0, 1)] if is_compared else [])

    @pytest.mark.parametrize(("before", "groups"), [(MOST_HOLDERS - 2, 1), (MOST_HOLDERS - 1, 0)])
    def test_common_words_lead_to_no_comparison(self, before: int, groups: int) -> None:
        """Words that so many sentences hold before the second of two alike ones."""
        common = "甲乙丙丁戊己庚辛壬癸"
        others = [common + "".join(chr(0x5000 + 40 * number + at) for at in range(40)) for number in range(before)]
        keys = [*others, f"{common}子", f"{common}丑"]
        kinds = [*(ONE for _ in others), ONE, OTHER]
        assert len(list(groups_of_alike(keys, kinds, LEAST))) == groups

    def test_very_long_sentences_are_not_compared(self) -> None:
        """Beyond the cap a sentence is alike only to itself."""
        for length, groups in ((LONGEST, [(0, 1)]), (LONGEST + 1, [])):
            keys = [
                "甲乙" * (length // 2) + "甲" * (length % 2),
                "甲乙" * (length // 2 - 1) + "丙丁" + "甲" * (length % 2),
            ]
            assert list(groups_of_alike(keys, [ONE, OTHER], LEAST)) == groups

    def test_comparisons_grow_with_the_number_of_sentences(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Sentences that differ in a number only are compared a few times each, not each with each."""
        compared: list[int] = []

        def counted(one: str, other: str) -> float:
            compared.append(1)
            return likeness(one, other)

        monkeypatch.setattr(_similarity, "likeness", counted)
        keys = [f"编制完成本部门政务信息资源目录第{number}批" for number in range(3000)]
        list(groups_of_alike(keys, [ONE if at % 2 else OTHER for at in range(len(keys))], 1.0))
        assert len(compared) < 50 * len(keys)
