"""Owner expressions: every pattern met in real plans, and the laws of reading them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import Assignment, GroupKind, Origin, Role, UnitGroup
from egov_consolidation.reading._owners import (
    OwnersRead,
    group_in_heading,
    read_owners,
    standing_clause,
    units_in_content,
)

PLACES = ("市", "省", "中山区", "大连市")
SUBJECTS = (
    "审计",
    "财政",
    "教育",
    "人力资源和社会保障",
    "工业和信息化",
    "住房和城乡建设",
    "文化和旅游",
    "卫生和计划生育",
)
ENDINGS = ("局", "委", "厅", "办公室", "管委会", "委员会", "中心", "领导小组", "集团公司")
UNITS = st.builds("{}{}{}".format, st.sampled_from(PLACES), st.sampled_from(SUBJECTS), st.sampled_from(ENDINGS))
GROUPS = st.sampled_from(
    ("各有关部门", "各县（市、区）政府", "各科室", "市直有关单位", "有关通信公司", "各牵头单位", "各地区")
)
OWNERS = st.lists(UNITS | GROUPS, min_size=1, max_size=6, unique=True)
SEPARATORS = st.sampled_from(("、", "，", ",", "；", ";", "和", "与", "及", "以及", "\n", " ", "　", "\t", "、\n"))

ALPHABET = """、，,；;。和与及以及
 市省各有关相关部门单位局委政府办公厅室牵头负责配合会同按职责分工等（）()：以下均需落实不再列出
无—同上由A1其"""
FUNCTION_WORDS = frozenset(
    "和与及以由请等有关相部门单位各牵头负责配合会同按职分工任务均需落实不再列出下上行栏前无1一个家其"
)


def told(one: Assignment) -> str:
    """Write an assignment on one line: role, unit or kind of group with its words, and what else is so."""
    name = one.unit if one.group is None else f"{one.group.kind.value}:{one.group.text}"
    related = "related" if one.group is not None and one.group.related else ""
    flags = ("open" if one.open else "", "first" if one.coordinating else "", "remit" if one.by_remit else "", related)
    return " ".join(word for word in (one.role.value, name, *flags) if word)


def lines(read: OwnersRead) -> tuple[str, ...]:
    """Write what a cell says, all of which must have been read."""
    assert read.unread == ""
    return tuple(told(one) for one in read.assignments)


def cell(text: str, role: Role = Role.LEAD, **options: bool) -> Callable[[], tuple[str, ...]]:
    """Read a cell later."""
    return lambda: lines(read_owners(text, role, **options))


def heading(text: str) -> Callable[[], tuple[str, ...]]:
    """Read a heading later."""

    def read() -> tuple[str, ...]:
        group = group_in_heading(text)
        assert group is not None
        return (f"{group.kind.value}:{group.text}", *(("related",) if group.related else ()))

    return read


def clause(text: str) -> Callable[[], tuple[str, ...]]:
    """Read a clause later, as a line of the document and within a cell: both must say the same."""

    def read() -> tuple[str, ...]:
        found = standing_clause(text)
        assert read_owners(text, Role.LEAD).clause == found
        assert {one.origin for one in found} <= {Origin.CLAUSE}
        return tuple(told(one) for one in found)

    return read


def content(text: str, *known: str) -> Callable[[], tuple[str, ...]]:
    """Read the sentence of a task later."""
    return lambda: tuple(told(one) for one in units_in_content(text, known))


def signals(text: str) -> Callable[[], tuple[str, ...]]:
    """Read a cell that names nobody later."""

    def read() -> tuple[str, ...]:
        found = read_owners(text, Role.COOPERATING)
        assert found.assignments == ()
        assert found.unread == ""
        return tuple(name for name in ("same_as_above", "none_stated") if getattr(found, name))

    return read


def unread(text: str) -> Callable[[], tuple[str, ...]]:
    """Read later a cell in which something cannot be read: that, then what can."""

    def read() -> tuple[str, ...]:
        found = read_owners(text, Role.LEAD)
        return (found.unread, *(told(one) for one in found.assignments))

    return read


Case = tuple[Callable[[], tuple[str, ...]], tuple[str, ...]]

PATTERNS: Mapping[str, tuple[Case, ...]] = {
    "column 牵头单位 (value = one named unit)": ((cell("市审计局", lead_column=True), ("lead 市审计局",)),),
    "whole-part owner “市政府各部门”": ((heading("市政府各部门负责落实的工作任务"), ("departments:市政府各部门",)),),
    "whole-part owner “各地区”": ((heading("各地区负责落实的工作任务"), ("regions:各地区",)),),
    "X牵头，各有关部门配合。": (
        (cell("省审计厅牵头，各有关部门配合。"), ("lead 省审计厅", "cooperating departments:各有关部门 related")),
    ),
    "X牵头，各地、各部门负责。": (
        (
            cell("省政府办公厅牵头，各地、各部门负责。"),
            ("lead 省政府办公厅", "executing regions:各地", "executing departments:各部门"),
        ),
    ),
    "X牵头，<角色描述>单位负责。": (
        (
            cell("省政府办公厅牵头，各级数据共享交换平台建设管理单位负责。"),
            ("lead 省政府办公厅", "executing described:各级数据共享交换平台建设管理单位"),
        ),
    ),
    "各有关部门负责。": ((cell("各有关部门负责。"), ("lead departments:各有关部门 related",)),),
    "X、<role>单位负责。": (
        (
            cell("省政府办公厅、各地电子政务外网建设管理单位负责。"),
            ("lead 省政府办公厅", "lead described:各地电子政务外网建设管理单位"),
        ),
    ),
    "A、B（、C…）负责": (
        (cell("（科技部、财政部负责）"), ("lead 科技部", "lead 财政部")),
        (cell("（科技部、财政部负责）", first_listed_leads=True), ("lead 科技部", "executing 财政部")),
        (cell("科技部、财政部负责", Role.EXECUTING), ("executing 科技部", "executing 财政部")),
    ),
    "X负责": ((cell("（商务部负责）"), ("lead 商务部",)),),
    "A等有关部门负责 / A、B等负责": (
        (
            cell("（海关总署、商务部等有关部门负责）"),
            ("lead 海关总署", "lead 商务部 open", "lead departments:有关部门 related"),
        ),
        (cell("（海关总署、商务部等负责）"), ("lead 海关总署", "lead 商务部 open")),
        (cell("教育部等5个部门负责"), ("lead 教育部 open",)),
    ),
    "A会同有关部门负责 / A会同B": (
        (cell("（教育部会同有关部门负责）"), ("lead 教育部", "co_lead departments:有关部门 related")),
        (cell("教育部会同财政部、审计署"), ("lead 教育部", "co_lead 财政部", "co_lead 审计署")),
        (cell("市教育局牵头，会同市财政局负责"), ("lead 市教育局", "co_lead 市财政局")),
    ),
    "A、B牵头（负责）": (
        (cell("（农业农村部、工业和信息化部牵头负责）"), ("lead 农业农村部 first", "lead 工业和信息化部")),
        (cell("市教育局、市财政局牵头"), ("lead 市教育局 first", "lead 市财政局")),
        (cell("市教育局、市财政局", lead_column=True), ("lead 市教育局 first", "lead 市财政局")),
    ),
    "…按职责分工负责": (
        (cell("（各有关部门和单位按职责分工负责）"), ("lead departments:各有关部门和单位 remit related",)),
        (
            cell("市教育局牵头，市财政局、市审计局按职责分工负责"),
            ("lead 市教育局", "executing 市财政局 remit", "executing 市审计局 remit"),
        ),
        (
            cell("市财政局、市审计局按照各自职责负责", first_listed_leads=True),
            ("lead 市财政局 remit", "lead 市审计局 remit"),
        ),
    ),
    "各省级人民政府负责 / 和各有关省级人民政府负责": (
        (cell("（各省级人民政府负责）"), ("lead regions:各省级人民政府",)),
        (cell("商务部和各有关省级人民政府负责"), ("lead 商务部", "lead regions:各有关省级人民政府 related")),
    ),
    "牵头单位：A；责任单位：B、C": (
        (
            cell("牵头单位：市审计局；责任单位：市财政局、市教育局"),
            ("lead 市审计局", "executing 市财政局", "executing 市教育局"),
        ),
    ),
    "责任单位：A、B（no 牵头）": ((cell("责任单位：市财政局、市教育局"), ("lead 市财政局", "lead 市教育局")),),
    "blank 责任单位 cell": ((signals(""), ()), (cell("牵头单位：市审计局；责任单位："), ("lead 市审计局",))),
    "市直相关部门 / 市直有关部门、单位": (
        (cell("市直相关部门"), ("lead departments:市直相关部门 related",)),
        (cell("市直有关部门、单位"), ("lead departments:市直有关部门、单位 related",)),
    ),
    "各县（市、区）政府 / 各县市人民政府 / 各区市政府": (
        (cell("各县（市、区）政府"), ("lead regions:各县（市、区）政府",)),
        (cell("各县市人民政府"), ("lead regions:各县市人民政府",)),
        (cell("各区市政府"), ("lead regions:各区市政府",)),
        (
            cell("各市人民政府和省政府有关部门"),
            ("lead regions:各市人民政府", "lead departments:省政府有关部门 related"),
        ),
    ),
    "…管委会 / 开发区管委 / 园区 / 功能区": (
        (
            cell("各县（区）、各园区、市级各部门"),
            ("lead regions:各县（区）", "lead regions:各园区", "lead departments:市级各部门"),
        ),
        (cell("金普新区管委会、开发区管委"), ("lead 金普新区管委会", "lead 开发区管委")),
        (cell("各县区、园区、功能区"), ("lead regions:各县区", "lead regions:园区", "lead regions:功能区")),
    ),
    "以下任务均需…落实，不再一一列出": (
        (
            clause("以下均需各市政府和省沈抚改革创新示范区管委会落实，不再列出"),
            ("executing regions:各市政府", "executing 省沈抚改革创新示范区管委会"),
        ),
        (clause("以下任务均需各区市政府落实，不再一一列出。"), ("executing regions:各区市政府",)),
    ),
    "列第一位的责任单位为牵头单位或汇总单位": (
        (clause("责任分解中，列第一位的责任单位为牵头单位或汇总单位"), ()),
        (cell("市教育局、市财政局"), ("lead 市教育局", "lead 市财政局")),
        (cell("市教育局、市财政局", first_listed_leads=True), ("lead 市教育局", "executing 市财政局")),
    ),
    "各牵头单位 / 各责任（配合）单位": (
        (cell("各牵头单位"), ("lead leads:各牵头单位",)),
        (cell("各责任（配合）单位"), ("lead responsible:各责任（配合）单位",)),
    ),
    "办公室牵头，各科室配合": ((cell("办公室牵头，各科室配合"), ("lead 办公室", "cooperating sections:各科室")),),
    "各科室 / 各部门、直属事业单位 / 机关各处（室、局）": (
        (cell("各科室"), ("lead sections:各科室",)),
        (cell("各部门、直属事业单位"), ("lead departments:各部门", "lead described:直属事业单位")),
        (cell("机关各处（室、局）"), ("lead sections:机关各处（室、局）",)),
    ),
    "有关通信公司 / 部省属驻X各单位": (
        (
            cell("各县（市、区）政府、有关通信公司"),
            ("lead regions:各县（市、区）政府", "lead described:有关通信公司 related"),
        ),
        (cell("部省属驻大连各单位"), ("lead described:部省属驻大连各单位",)),
    ),
    "机制/领导小组/推进机制": (
        (cell("市政务数据共享协调机制"), ("lead 市政务数据共享协调机制",)),
        (
            cell("市直相关部门 各乡镇(街道)"),
            ("lead departments:市直相关部门 related", "lead regions:各乡镇(街道)"),
        ),
    ),
    "同上 / —": ((signals("同上"), ("same_as_above",)), (signals("—"), ("none_stated",))),
    "named-and-others with party bodies": (
        (
            cell("（农业农村部、文化和旅游部、中央宣传部、广电总局、商务部等和各有关省级人民政府负责）"),
            (
                "lead 农业农村部",
                "lead 文化和旅游部",
                "lead 中央宣传部",
                "lead 广电总局",
                "lead 商务部 open",
                "lead regions:各有关省级人民政府 related",
            ),
        ),
    ),
    "office pair X（Y）": ((cell("省市场监管局（省知识产权局）"), ("lead 省市场监管局",)),),
    "“无” in the cooperating column": ((signals("无"), ("none_stated",)), (signals(""), ())),
    "会同 inside the task text (inline co-lead)": (
        (content("会同发展改革委对本方案的落实工作进行统筹协调", "市发展改革委"), ("co_lead 市发展改革委",)),
    ),
    "reporting line inside the task text: 报X / 报至X / 报送至X": (
        (
            content("制定清理清单报市审计局，制定共享清单报市政府办公厅。"),
            ("receiving 市审计局", "receiving 市政府办公厅"),
        ),
        (content("组织审定并报至省发展改革委。"), ("receiving 省发展改革委",)),
        (content("将情况报送至市政府办公厅。"), ("receiving 市政府办公厅",)),
    ),
    "personal responsibility: 主要负责同志为第一责任人": (
        (unread("各部门主要负责同志"), ("各部门主要负责同志",)),
        (content("各部门主要负责同志为政务信息系统整合共享第一责任人，安排专门力量具体负责。"), ()),
    ),
    "same duty printed under two units": (
        (cell("市发展改革委"), ("lead 市发展改革委",)),
        (cell("市财政局"), ("lead 市财政局",)),
    ),
    "牵头领导 + 牵头单位 + 责任单位": (
        (
            unread("牵头领导：李四；牵头单位：市审计局；责任单位：市财政局"),
            ("牵头领导：李四", "lead 市审计局", "executing 市财政局"),
        ),
    ),
    "主办单位 / 协办单位 / 汇总单位 / 督办单位": (
        (
            cell("主办单位：市审计局；协办单位：市财政局；汇总单位：市政府办公厅；督办单位：市委督查室"),
            ("lead 市审计局", "cooperating 市财政局", "collecting 市政府办公厅", "supervising 市委督查室"),
        ),
    ),
}


class TestPatterns:
    """Every pattern of the table of owner expressions."""

    @pytest.mark.parametrize(
        ("read", "expected"),
        [pytest.param(*case, id=f"{name}-{at}") for name, cases in PATTERNS.items() for at, case in enumerate(cases)],
    )
    def test_every_pattern_means_what_the_table_says(
        self, read: Callable[[], tuple[str, ...]], expected: tuple[str, ...]
    ) -> None:
        """Each has its roles, groups and flags."""
        assert read() == expected

    def test_no_pattern_of_the_table_is_missing(self, shared: Path) -> None:
        """Every row of the table has at least one case here, and every case a row there."""
        with (shared / "domain" / "owners.csv").open(encoding="utf-8-sig", newline="") as file:
            assert {row["pattern"] for row in csv.DictReader(file)} == set(PATTERNS)


class TestReadOwners:
    """`read_owners`."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("市教育局（牵头）、市财政局、市审计局", ("lead 市教育局", "executing 市财政局", "executing 市审计局")),
            ("市教育局（牵头单位），市财政局（配合单位）", ("lead 市教育局", "cooperating 市财政局")),
            (
                "市教育局牵头（市财政局、市审计局配合）",
                ("lead 市教育局", "cooperating 市财政局", "cooperating 市审计局"),
            ),
            ("市教育局（市财政局配合）", ("lead 市教育局", "cooperating 市财政局")),
            ("市教育局、市财政局，市审计局配合", ("lead 市教育局", "lead 市财政局", "cooperating 市审计局")),
            ("市教育局牵头，市财政局，市审计局配合", ("lead 市教育局", "cooperating 市财政局", "cooperating 市审计局")),
            ("市教育局\n市财政局配合", ("lead 市教育局", "cooperating 市财政局")),
            ("市教育局牵头各科室配合", ("lead 市教育局", "cooperating sections:各科室")),
            ("由市教育局会同市财政局牵头，市审计局参与", ("lead 市教育局", "co_lead 市财政局", "cooperating 市审计局")),
            ("市教育局牵头、市财政局、市审计局", ("lead 市教育局", "executing 市财政局", "executing 市审计局")),
            ("市教育局牵头，市委督查室督办", ("lead 市教育局", "supervising 市委督查室")),
            ("市教育局负责；市政府办公厅汇总", ("lead 市教育局", "collecting 市政府办公厅")),
            ("市督查督办室、市推进落实办公室负责", ("lead 市督查督办室", "lead 市推进落实办公室")),
            (
                "牵头单位:市教育局\n配合单位:市财政局\n市审计局",
                ("lead 市教育局", "cooperating 市财政局", "cooperating 市审计局"),
            ),
            ("责任单位：市教育局、市财政局按职责分工", ("lead 市教育局 remit", "lead 市财政局 remit")),
            ("各地各部门", ("lead regions:各地", "lead departments:各部门")),
            ("各牵头单位配合", ("cooperating leads:各牵头单位",)),
        ],
    )
    def test_words_of_the_cell_go_before_the_meaning_of_the_column(self, text: str, expected: tuple[str, ...]) -> None:
        """Verbs, labels and brackets give roles; what has none takes the column's."""
        assert lines(read_owners(text, Role.LEAD)) == expected

    @pytest.mark.parametrize("role", list(Role))
    def test_a_bare_name_has_the_role_of_the_column(self, role: Role) -> None:
        """Without words, the column speaks."""
        assert read_owners("市审计局", role).assignments == (Assignment(role=role, unit="市审计局"),)

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("市教育局和人力资源和社会保障局", ("市教育局", "人力资源和社会保障局")),
            ("工业和信息化部和文化和旅游部", ("工业和信息化部", "文化和旅游部")),
            ("国家发展和改革委员会", ("国家发展和改革委员会",)),
            ("和平区政府和呼和浩特市政府", ("和平区政府", "呼和浩特市政府")),
            ("市公安局和平分局", ("市公安局和平分局",)),
            ("市发展\n改革委", ("市发展改革委",)),
            ("市政府\n办公厅\n市审计局", ("市政府办公厅", "市审计局")),
            ("市教育委\n员会\n市审计局", ("市教育委员会", "市审计局")),
            ("市 审 计 局", ("市审计局",)),
            (
                "市政府办公厅、团市委、大连海关、中国移动大连分公司",
                ("市政府办公厅", "团市委", "大连海关", "中国移动大连分公司"),
            ),
            ("高等级公路建设局", ("高等级公路建设局",)),
        ],
    )
    def test_names_are_cut_only_where_both_sides_are_names(self, text: str, names: tuple[str, ...]) -> None:
        """和 and line breaks within a name do not cut it."""
        read = read_owners(text, Role.LEAD)
        assert tuple(one.unit for one in read.assignments) == names
        assert read.unread == ""

    def test_a_bracket_with_a_second_name_is_an_alias(self) -> None:
        """One unit, two names; the first is the one that answers."""
        read = read_owners("省市场监管局（省知识产权局）、省财政厅", Role.LEAD)
        assert read.aliases == (("省市场监管局", "省知识产权局"),)
        assert [one.unit for one in read.assignments] == ["省市场监管局", "省财政厅"]

    def test_several_in_a_column_without_lead_do_not_coordinate(self) -> None:
        """That the first listed leads is a convention of some documents only."""
        assert not any(one.coordinating for one in read_owners("市教育局、市财政局", Role.LEAD).assignments)

    @pytest.mark.parametrize("text", ["无", "—", "－", "/", "（无）", "无。", " — "])
    def test_none_is_said_in_so_many_words(self, text: str) -> None:
        """A stated none is no blank and no unit."""
        assert read_owners(text, Role.COOPERATING) == OwnersRead(none_stated=True)

    @pytest.mark.parametrize("text", ["", " ", "\n", "、"])
    def test_a_blank_cell_says_nothing(self, text: str) -> None:
        """Neither none nor anything unread."""
        assert read_owners(text, Role.COOPERATING) == OwnersRead()

    @pytest.mark.parametrize("text", ["同上", "〃", "（同上）"])
    def test_same_as_above_is_left_to_the_table(self, text: str) -> None:
        """The reader of the table knows what stands above."""
        assert read_owners(text, Role.LEAD) == OwnersRead(same_as_above=True)

    def test_a_clause_in_a_bracket_does_not_touch_the_row_itself(self) -> None:
        """威海 prints it once, in a bracket of the first task."""
        read = read_owners("市大数据局（以下任务均需各区市政府落实，不再一一列出）", Role.LEAD)
        assert lines(read) == ("lead 市大数据局",)
        assert [told(one) for one in read.clause] == ["executing regions:各区市政府"]

    @pytest.mark.parametrize(
        ("text", "rest"),
        [
            ("市教育局负责项目审批，市财政局负责资金保障", "项目审批；资金保障"),
            ("市教育局、另行通知", "另行通知"),
            ("牵头", "牵头"),
            ("会同", "会同"),
            ("市教育局、（市财政局", "（市财政局"),
            ("市教育局 李四", "李四"),
            ("市教育局、制定方案", "制定方案"),
            ("局", "局"),
            ("！？", "！？"),
        ],
    )
    def test_what_cannot_be_read_is_said(self, text: str, rest: str) -> None:
        """Nothing is dropped in silence."""
        assert read_owners(text, Role.LEAD).unread == rest

    def test_a_very_long_cell_is_not_read(self) -> None:
        """500 characters are read, 501 are handed back whole."""
        cell_of_500 = "市审计局、" * 100
        assert read_owners(cell_of_500, Role.LEAD).unread == ""
        assert read_owners(cell_of_500 + "、", Role.LEAD) == OwnersRead(unread=cell_of_500 + "、")

    @given(st.text() | st.text(alphabet=ALPHABET, max_size=80), st.sampled_from(Role), st.booleans(), st.booleans())
    def test_any_text_is_read_or_handed_back(self, text: str, role: Role, first: bool, column: bool) -> None:
        """Every letter is in a name, an alias, a clause or what is unread, unless it belongs to a function word."""
        read = read_owners(text, role, first_listed_leads=first, lead_column=column)
        said = "".join(one.name for one in (*read.assignments, *read.clause)) + read.unread
        said += "".join(alias for _, alias in read.aliases)
        lost = {letter for letter in text if letter.isalnum() and letter not in said} - FUNCTION_WORDS
        assert not lost

    @given(OWNERS, SEPARATORS)
    def test_joined_names_read_back_whatever_joins_them(self, names: list[str], separator: str) -> None:
        """Names joined by any separator are read as these names, in their order, and nothing else."""
        read = read_owners(separator.join(names), Role.COOPERATING)
        assert [one.name for one in read.assignments] == names
        assert read.unread == ""

    @given(OWNERS, st.sampled_from(("", "负责", "牵头", "配合", "按职责分工负责")))
    def test_and_others_are_kept_with_the_last_name(self, names: list[str], verb: str) -> None:
        """等 leaves the list open at its end, and only there."""
        read = read_owners("、".join(names) + "等" + verb, Role.LEAD)
        assert [one.open for one in read.assignments] == [False] * (len(names) - 1) + [True]

    @given(OWNERS, OWNERS)
    def test_lead_and_help_stay_apart(self, leads: list[str], helpers: list[str]) -> None:
        """X牵头，Y配合: each name in the role of its own verb, in the order printed."""
        read = read_owners(f"{'、'.join(leads)}牵头，{'、'.join(helpers)}配合。", Role.EXECUTING)
        expected = [(Role.LEAD, name) for name in leads] + [(Role.COOPERATING, name) for name in helpers]
        assert [(one.role, one.name) for one in read.assignments] == expected
        assert read.unread == ""

    @given(st.lists(UNITS, min_size=2, max_size=5, unique=True))
    def test_exactly_one_of_several_printed_leads_coordinates(self, names: list[str]) -> None:
        """The first of those who lead by the word 牵头."""
        read = read_owners("、".join(names) + "牵头负责", Role.LEAD)
        assert [one.coordinating for one in read.assignments] == [True] + [False] * (len(names) - 1)

    @given(OWNERS)
    def test_brackets_and_full_stop_around_the_cell_change_nothing(self, names: list[str]) -> None:
        """（A、B负责。） is A、B负责."""
        inner = "、".join(names) + "负责"
        assert read_owners(f"（{inner}。）", Role.LEAD) == read_owners(inner, Role.LEAD)

    def test_a_group_keeps_its_words(self) -> None:
        """Kind, text as printed, related."""
        [one] = read_owners("市直有关部门、单位", Role.LEAD).assignments
        assert one.group == UnitGroup(kind=GroupKind.DEPARTMENTS, text="市直有关部门、单位", related=True)
