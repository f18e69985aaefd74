"""Groups of units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import GroupKind
from egov_consolidation.reading._owner_groups import group_in_heading, group_of, is_whole_group


class TestGroupOf:
    """`group_of`."""

    @pytest.mark.parametrize(
        ("kind", "names"),
        [
            (
                GroupKind.DEPARTMENTS,
                "各部门 市政府各部门 市直各部门 市级各部门 各市直部门 各单位 各委办局 市政府部门 国务院各部门",
            ),
            (
                GroupKind.REGIONS,
                """各地 各地区 各县区 各区市县（先导区） 各县（市、区）政府 各市人民政府 各省级人民政府 各州市 各园区
                各功能区 各乡镇(街道) 各街道办事处 各开发区管委会 各县（市、区）党委和政府 全市各区市县
                区市县 先导区""",
            ),
            (GroupKind.SECTIONS, "各科室 各处室 机关各处（室、局） 局机关各科室 各内设机构"),
            (GroupKind.LEADS, "各牵头单位 牵头单位 各牵头部门 各主办单位"),
            (GroupKind.RESPONSIBLE, "各责任单位 各配合单位 各责任（配合）单位 各协办单位 责任单位"),
            (
                GroupKind.DESCRIBED,
                """各级电子政务外网建设管理单位 部省属驻大连各单位 直属事业单位 各高校
                各级人民政府 各级地方政府 各级各部门 各市部门
                各区市县政府部门""",
            ),
        ],
    )
    def test_groups_are_known_by_their_words(self, kind: GroupKind, names: str) -> None:
        """None of these says 有关."""
        for name in names.split():
            group = group_of(name)
            assert group is not None
            assert (name, group.kind, group.text, group.related) == (name, kind, name, False)

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("有关部门", GroupKind.DEPARTMENTS),
            ("各有关部门", GroupKind.DEPARTMENTS),
            ("市直相关部门", GroupKind.DEPARTMENTS),
            ("省政府有关部门", GroupKind.DEPARTMENTS),
            ("大连市有关部门", GroupKind.DEPARTMENTS),
            ("有关单位", GroupKind.DEPARTMENTS),
            ("各有关省级人民政府", GroupKind.REGIONS),
            ("有关地区", GroupKind.REGIONS),
            ("相关科室", GroupKind.SECTIONS),
            ("有关通信公司", GroupKind.DESCRIBED),
        ],
    )
    def test_related_members_are_said_to_be_some(self, name: str, kind: GroupKind) -> None:
        """有关 and 相关 leave open which."""
        group = group_of(name)
        assert group is not None
        assert (group.kind, group.related) == (kind, True)

    @pytest.mark.parametrize(
        "name",
        [
            "市审计局",
            "金普新区管委会",
            "开发区管委",
            "中山区",
            "市政府",
            "部门",
            "单位",
            "办公室",
            "",
            "市委组织部",
            "市局",
            "街道办",
        ],
    )
    def test_single_units_and_bare_words_are_no_groups(self, name: str) -> None:
        """A managed body with a name of its own is a unit."""
        assert group_of(name) is None

    @given(st.text() | st.text(alphabet="各有关相市直县区部门单位处室（）、和责任牵头配合级政府"))
    def test_any_text_can_be_asked(self, text: str) -> None:
        """A group keeps the words that name it, but for spaces."""
        group = group_of(text)
        assert group is None or "".join(group.text.split()) == "".join(text.split())


class TestIsWholeGroup:
    """`is_whole_group`."""

    def test_a_described_group_has_to_end_like_one(self) -> None:
        """各地电子政务外网 lacks its noun."""
        assert is_whole_group("各地电子政务外网建设管理单位")
        assert not is_whole_group("各地电子政务外网")
        assert is_whole_group("各地区")
        assert not is_whole_group("市审计局")


class TestGroupInHeading:
    """`group_in_heading`."""

    @pytest.mark.parametrize(
        ("title", "kind", "text", "related"),
        [
            ("市政府各部门负责落实的工作任务", GroupKind.DEPARTMENTS, "市政府各部门", False),
            ("一、市政府各部门负责落实的工作任务", GroupKind.DEPARTMENTS, "市政府各部门", False),
            ("市政府相关部门负责落实的工作任务", GroupKind.DEPARTMENTS, "市政府相关部门", True),
            ("各地区负责落实的工作任务", GroupKind.REGIONS, "各地区", False),
            ("（三）各区市县（先导区）工作任务", GroupKind.REGIONS, "各区市县（先导区）", False),
            ("各部门重点工作任务", GroupKind.DEPARTMENTS, "各部门", False),
            ("各县（市、区）政府承担的任务", GroupKind.REGIONS, "各县（市、区）政府", False),
            ("有关通信公司负责的任务", GroupKind.DESCRIBED, "有关通信公司", True),
            ("各地区、各有关部门负责落实的工作任务", GroupKind.DESCRIBED, "各地区、各有关部门", True),
        ],
    )
    def test_a_heading_addresses_its_group(self, title: str, kind: GroupKind, text: str, *, related: bool) -> None:
        """With the words that name it, without number and duty."""
        group = group_in_heading(title)
        assert group is not None
        assert (group.kind, group.text, group.related) == (kind, text, related)

    @pytest.mark.parametrize(
        "title",
        [
            "市审计局负责的任务",
            "重点任务",
            "加强组织领导",
            "推进整合，加快部门内部信息系统整合共享",
            "加快建设各类平台",
            "各单位要高度重视",
            "",
            "大连市政务信息系统整合共享工作任务分工",
            "各部门" * 50,
        ],
    )
    def test_other_headings_address_nobody(self, title: str) -> None:
        """Themes, units, titles, and what is no heading at all."""
        assert group_in_heading(title) is None

    @given(st.text() | st.text(alphabet="各有关部门地区负责落实的工作任务、（）一"))
    def test_any_title_can_be_asked(self, title: str) -> None:
        """The words of a group stand in its heading."""
        group = group_in_heading(title)
        assert group is None or "".join(group.text.split()) in "".join(title.split())
