"""Lists of names."""

from __future__ import annotations

import pytest

from egov_consolidation.reading._owner_names import names_in


class TestNamesIn:
    """`names_in`."""

    def test_each_name_keeps_the_separator_before_it(self) -> None:
        """Which tells how far a verb reaches."""
        found = names_in("市教育局、市财政局，市审计局和市民政局\n市公安局")
        assert [one.separator for one in found] == ["", "、", "，", "和", "\n"]

    def test_a_bare_word_for_units_belongs_to_the_group_before_it(self) -> None:
        """市直有关部门、单位 is one group, as printed."""
        [one] = names_in("市直有关部门、单位")
        assert one.group is not None
        assert one.group.text == "市直有关部门、单位"

    def test_a_bare_word_for_units_after_a_unit_is_not_read(self) -> None:
        """It belongs to nothing."""
        assert [(one.unit, one.unread) for one in names_in("市教育局、单位")] == [("市教育局", None), (None, "单位")]

    @pytest.mark.parametrize(
        ("text", "open_unit", "group"),
        [
            ("市教育局等", "市教育局", None),
            ("市教育局等部门", "市教育局", None),
            ("市教育局等5个部门", "市教育局", None),
            ("市教育局等十家单位", "市教育局", None),
            ("市教育局等有关部门", "市教育局", "有关部门"),
            ("市教育局等市直有关部门、单位", "市教育局", "市直有关部门、单位"),
            ("中国移动等有关通信公司", "中国移动", "有关通信公司"),
        ],
    )
    def test_others_that_are_not_named(self, text: str, open_unit: str, group: str | None) -> None:
        """等 leaves the list open; the group it names is kept."""
        first, *rest = names_in(text)
        assert (first.unit, first.open) == (open_unit, True)
        assert [one.group.text for one in rest if one.group is not None] == ([] if group is None else [group])

    @pytest.mark.parametrize("text", ["高等教育局", "信息安全等级保护办公室", "市教育局等2"])
    def test_the_same_character_within_a_name(self, text: str) -> None:
        """高等 and 等级 leave nothing open."""
        assert [(one.unit, one.open) for one in names_in(text)] == [(text, False)]

    def test_a_role_in_a_bracket_is_a_mark(self) -> None:
        """Not an alias, and not part of the name."""
        assert [(one.unit, one.mark, one.alias) for one in names_in("市教育局（牵头）")] == [("市教育局", "牵头", None)]

    @pytest.mark.parametrize("text", ["市公安局（交警支队、户政处）", "市教育局（试行）"])
    def test_another_bracket_stays_in_the_name(self, text: str) -> None:
        """As printed: it may be a part of the unit, or a remark."""
        assert [(one.unit, one.alias) for one in names_in(text)] == [(text, None)]

    def test_a_unit_and_what_belongs_to_it(self) -> None:
        """及其所属单位 is a group of its own."""
        first, second = names_in("市教育局及其所属单位")
        assert first.unit == "市教育局"
        assert second.group is not None
