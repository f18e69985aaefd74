"""Units that the sentence of a task names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import GroupKind, Origin, Role
from egov_consolidation.reading._owner_content import units_in_content

ANNEX_LEADS = ("市编委办", "市政府办公厅", "市发展改革委", "市财政局", "市审计局")
ANNEX = [
    ("receiving", "市审计局"),  # 1.1
    ("receiving", "市政府办公厅"),  # 1.1
    ("receiving", "市政府"),  # 2.1.1
    ("receiving", "市政务信息资源共享工作领导小组办公室"),  # 2.2.8
    ("co_lead", "市发展改革委"),  # 2.2.15
    ("receiving", "省发展改革委"),  # 2.3.1
    ("receiving", "各部门"),  # 2.5.1
    ("receiving", "市政府"),  # 2.5.4
    ("receiving", "市政府办公厅"),  # 3.1
]


class TestUnitsInContent:
    """`units_in_content`."""

    def test_the_whole_annex_names_these_and_no_others(self, shared: Path) -> None:
        """Nine mentions in 53 rows, in order, counted by hand in the printed annex."""
        text = (shared / "source" / "dalian-2017.txt").read_text("utf-8")
        found = [one for line in text.splitlines() for one in units_in_content(line, ANNEX_LEADS)]
        assert [(one.role.value, one.name) for one in found] == ANNEX
        assert {one.origin for one in found} == {Origin.CONTENT}

    @pytest.mark.parametrize(
        "content",
        [
            "编制审计报告。",
            "报送情况",
            "报送情况至市政府",
            "申报市政府项目",
            "及时通报各部门",
            "组织网上报名",
            "填报市政府系统信息。",
            "报送市政府网站建设方案",
            "报市政府和市审计局建设方案",
            "上报各部门信息系统清单",
            "配合做好市政府网站建设",
            "密切配合，形成合力",
            "协助解决企业困难",
            "报部门领导审定",
            "报名单位",
            "天气预报中心",
            "编制市审计局预算",
        ],
    )
    def test_other_words_and_other_objects_name_nobody(self, content: str) -> None:
        """报 in other words, and what is reported rather than to whom."""
        assert units_in_content(content) == ()

    @pytest.mark.parametrize(
        ("content", "names"),
        [
            ("报市政府办公厅备案", ["市政府办公厅"]),
            ("报市政府审定后实施", ["市政府"]),
            ("报市委、市政府。", ["市委", "市政府"]),
            ("报市委市政府。", ["市委", "市政府"]),
            ("经审核报请市政府批准。", ["市政府"]),
            ("上报省人力资源和社会保障厅。", ["省人力资源和社会保障厅"]),
            ("报送至市委网信办、市政府办公厅和各区市县政府", ["市委网信办", "市政府办公厅", "各区市县政府"]),
            ("报市政府采购中心，", ["市政府采购中心"]),
            ("印发至各县（市、区）政府执行", ["各县（市、区）政府"]),
            ("报市审计局；再次报市审计局", ["市审计局"]),
            ("发至各有关部门", ["各有关部门"]),
        ],
    )
    def test_recipients_are_those_named_at_once(self, content: str, names: list[str]) -> None:
        """Names in their printed order, each once, cut where the name ends."""
        found = units_in_content(content)
        assert [one.name for one in found] == names
        assert {one.role for one in found} == {Role.RECEIVING}

    @pytest.mark.parametrize(
        ("content", "names"),
        [
            ("会同市财政局、市审计局开展检查", ["市财政局", "市审计局"]),
            ("会同市住房和城乡建设局开展检查", ["市住房和城乡建设局"]),
            ("会同有关部门推进", ["有关部门"]),
            ("配合市审计局开展抽检", ["市审计局"]),
            ("协助市委宣传部对外发布", ["市委宣传部"]),
        ],
    )
    def test_who_it_is_done_with_leads_along(self, content: str, names: list[str]) -> None:
        """会同, 配合 and 协助."""
        found = units_in_content(content)
        assert [one.name for one in found] == names
        assert {one.role for one in found} == {Role.CO_LEAD}

    def test_each_department_is_a_group(self) -> None:
        """发至各部门 has as many recipients as there are departments."""
        [one] = units_in_content("制定调查模板并发至各部门。")
        assert one.group is not None
        assert one.group.kind is GroupKind.DEPARTMENTS

    def test_a_name_without_its_level_is_the_known_unit(self) -> None:
        """发展改革委 is 市发展改革委 where the plan knows just that one."""
        assert units_in_content("会同发展改革委推进", ["市发展改革委"])[0].unit == "市发展改革委"

    @pytest.mark.parametrize(
        "known", [(), ("市财政局",), ("省发展改革委", "市发展改革委"), ("发展改革委", "市发展改革委")]
    )
    def test_a_name_without_its_level_stays_where_no_single_unit_fits(self, known: tuple[str, ...]) -> None:
        """Nothing is guessed between two levels."""
        assert units_in_content("会同发展改革委推进", known)[0].unit == "发展改革委"

    def test_a_known_name_is_found_whatever_its_ending(self) -> None:
        """供销总社 ends like no other unit here."""
        assert units_in_content("会同市供销总社推进", ["市供销总社"])[0].unit == "市供销总社"

    def test_a_known_longer_name_goes_before_a_shorter_ending(self) -> None:
        """市委政策研究室 is not 市委."""
        assert units_in_content("会同市委财经办事处推进", ["市委财经办事处"])[0].unit == "市委财经办事处"

    @given(st.text() | st.text(alphabet="报送至会同配合市政府审计局、和，各部门（县区）办公室委"))
    def test_any_text_can_be_read(self, content: str) -> None:
        """Every name stands in the text, as printed but for spaces."""
        squeezed = "".join(content.split())
        assert all("".join(one.name.split()) in squeezed for one in units_in_content(content))
