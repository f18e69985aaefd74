"""What a unit's name looks like."""

from __future__ import annotations

import pytest

from egov_consolidation.reading._owner_units import could_be_unit, is_worded_as_name, looks_like_unit

UNITS = """
市审计局 市委 县委 市政府 省政府办公厅 市编委办 科技部 海关总署 金普新区管委会 市政务信息资源共享工作领导小组
市政务数据共享协调机制 中山区 长海县 瓦房店市 大连海关 国家税务总局大连市税务局 中国人民银行大连市中心支行
市总工会 团市委 市残联 市科协 省市场监管局（省知识产权局） 办公室 办公厅 市委党校 市中级人民法院
"""
NO_NAMES = "人力资源 住房 工业 经济社会 城市 干部 全部 局 委 政府 委员会 公司"


class TestLooksLikeUnit:
    """`looks_like_unit`."""

    @pytest.mark.parametrize("name", UNITS.split())
    def test_units_end_like_units(self, name: str) -> None:
        """By the endings that units have."""
        assert looks_like_unit(name)

    @pytest.mark.parametrize("name", ["", *NO_NAMES.split(), "市审计局负责", "（市审计局", "市审计局！"])
    def test_parts_of_names_do_not(self, name: str) -> None:
        """Bare endings, words that only end alike, and sentences."""
        assert not looks_like_unit(name)


class TestCouldBeUnit:
    """`could_be_unit`."""

    @pytest.mark.parametrize("name", [*UNITS.split(), "新华社", "大连铁塔", "泰达控股", "China Mobile"])
    def test_an_unusual_name_may_be_a_unit(self, name: str) -> None:
        """No list of endings is complete."""
        assert could_be_unit(name)

    @pytest.mark.parametrize(
        "text", ["", "局", "制定方案", "按要求推进", "另行通知", "2018", "——", "甲" * 61, "对照要求"]
    )
    def test_words_of_a_sentence_are_none(self, text: str) -> None:
        """Neither work nor numbers nor signs."""
        assert not could_be_unit(text)

    @pytest.mark.parametrize("name", ["建设局", "组织部", "协调办公室", "建设银行"])
    def test_a_unit_may_be_named_after_its_work(self, name: str) -> None:
        """The ending decides."""
        assert could_be_unit(name)


class TestIsWordedAsName:
    """`is_worded_as_name`."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("甲乙", True),
            ("甲" * 60, True),
            ("甲" * 61, False),
            ("甲", False),
            ("甲（乙", False),
            ("甲；乙", False),
            ("12", False),
        ],
    )
    def test_length_characters_and_brackets(self, text: str, *, expected: bool) -> None:
        """From 2 to 60 characters, at least one of them a letter, brackets in pairs."""
        assert is_worded_as_name(text) is expected
