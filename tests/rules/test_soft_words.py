"""Tests of soft words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.rules._soft_words import SoftWord, soft_words


def words(content: str) -> list[str]:
    """Return the soft words of a content."""
    return [one.word for one in soft_words(content)]


class TestSoftWords:
    """`soft_words`."""

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("基本完成本部门信息系统的清理工作。", ["基本完成"]),
            ("基本上完成清理，基本消除“僵尸”系统。", ["基本上", "基本消除"]),
            ("原则上不允许以处室名义建设系统。", ["原则上"]),
            ("新建项目原则上报请市政府审定，原则上报经专家论证。", ["原则上", "原则上"]),
            ("各部门机房原则上仅保留网络接入设备，具备条件的部门可共用机房。", ["原则上", "具备条件"]),
            ("符合整合条件的各类业务专网都要整合。", ["符合整合条件"]),
            ("有条件的地区可先行先试，条件成熟的要全面推开。", ["有条件", "条件成熟"]),
            ("条件具备后接入，条件成熟时推开。", ["条件具备", "条件成熟"]),
            ("逐步接入统一共享平台。", ["逐步"]),
            ("初步建成市外网共享平台。", ["初步建成"]),
            ("加快推进平台建设，尽快上线，尽早见效，尽可能集约。", ["加快", "尽快", "尽早", "尽可能"]),
            ("力争年底前完成，争取2018年实现全覆盖，争取提前完成。", ["力争", "争取", "争取"]),
            ("适时开展评估。", ["适时"]),
            ("取消利用程度低、使用率较低、活跃度不高的系统。", ["利用程度低", "使用率较低", "活跃度不高"]),
            ("修订《加快建设办法》，逐步推开。", ["逐步"]),
        ],
    )
    def test_soft_words_are_found(self, content: str, expected: list[str]) -> None:
        """In the order of the sentence, as printed."""
        assert words(content) == expected

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "摸清系统基本情况，完善基本信息，纳入基本建设程序。",
            "按属地原则上报市政府，经费按收支两条线原则上缴。",
            "完成项目初步设计和初步验收。",
            "办事更加快捷，增加快速通道。",
            "系统底数已基本上报，经费已基本上缴。",
            "逐项核实是否符合整合条件，评估条件成熟度。",
            "全力争取中央资金。",
            "争取国家专项资金支持。",
            "选择合适时间组织培训。",
            "所有条件的核验，没有条件的单位。",
            "区分无条件共享、有条件共享、有条件的共享和不予共享。",
            "对符合下列条件的系统、符合国家规定条件的机房予以保留。",
            "使用率低于10%的系统，活跃度不高于5%的系统。",
            "落实《国务院关于加快推进“互联网+政务服务”工作的指导意见》。",
            "进一步简化审批流程，及时通报进展情况。",
            "逐年、逐项安排。",
        ],
    )
    def test_other_words_are_none(self, content: str) -> None:
        """A soft word inside another word, a title, or before its measure."""
        assert words(content) == []

    def test_the_clause_is_quoted(self) -> None:
        """The stretch between two marks, as printed; a title within it is printed too."""
        content = "按《办法（试行），2017》审批后， 逐步接入《目录》所列平台；完成。"
        assert list(soft_words(content)) == [SoftWord("逐步", "逐步接入《目录》所列平台")]

    @given(st.text(alphabet="原则上报加快更逐步《》，。条件的有基本完成甲", max_size=40))
    def test_what_is_quoted_is_printed(self, content: str) -> None:
        """Word and clause are stretches of the content, and the word stands in the clause."""
        for one in soft_words(content):
            assert one.word in one.clause
            assert one.clause in content

    def test_long_and_odd_contents_are_read_in_time(self) -> None:
        """Nothing that repeats makes the patterns go back and forth."""
        assert words("《" * 20_000 + "符合" * 20_000 + "原则上" * 2) == ["原则上", "原则上"]
