"""Headers mean what officials print, in any spacing, and what they cannot mean is said."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import ReadingError
from egov_consolidation.reading._columns import MEANINGS, Column
from egov_consolidation.reading._headers import MOST_COLUMNS, Meanings, key
from egov_consolidation.reading._problems import ProblemList

C = Column


def read(*header: str, columns: Mapping[str, str] | None = None) -> tuple[Column, ...]:
    """Read one header, and raise what is wrong with it."""
    problems = ProblemList("附件")
    meanings = Meanings.of(columns or {}, problems)
    read_columns = meanings.read(header, 1, problems)
    meanings.refuse_unused(problems)
    problems.raise_if_any()
    assert read_columns is not None
    return read_columns


def refusal(*header: str, columns: Mapping[str, str] | None = None) -> ReadingError:
    """Return what is refused."""
    with pytest.raises(ReadingError) as caught:
        read(*header, columns=columns)
    return caught.value


class TestMeanings:
    """What the columns of a table mean."""

    @pytest.mark.parametrize(
        ("header", "columns"),
        [
            (("序号", "工作任务", "工作内容和要求", "完成时限"), (C.NUMBER, C.THEME, C.CONTENT, C.DEADLINE)),
            (
                ("单位序号", "牵头单位", "任务序号", "工作任务", "工作内容和工作要求", "完成时限"),
                (C.UNIT_NUMBER, C.LEAD_UNIT, C.NUMBER, C.THEME, C.CONTENT, C.DEADLINE),
            ),
            (
                ("编号", "工作措施", "主办单位", "协办单位", "督办单位", "汇总单位", "责任领导", "备注"),
                (
                    *(C.NUMBER, C.CONTENT, C.LEAD_UNIT, C.COOPERATING_UNITS),
                    *(C.SUPERVISING, C.COLLECTING, C.ACCOUNTABLE, C.REMARKS),
                ),
            ),
        ],
    )
    def test_the_headers_of_real_plans_are_known(self, header: tuple[str, ...], columns: tuple[Column, ...]) -> None:
        """The headers of real plans are known."""
        assert read(*header) == columns

    @pytest.mark.parametrize(
        ("words", "column"),
        [
            ("完成 时限", C.DEADLINE),
            ("完成时间（年月）", C.DEADLINE),
            ("完\u3000成\u00a0时\u3000限", C.DEADLINE),
            ("牵头单位(部门)", C.LEAD_UNIT),
            ("备注：", C.REMARKS),
            ("参加单位", C.COOPERATING_UNITS),
            ("投资估算（万元）", C.OTHER),
            ("", C.OTHER),
        ],
    )
    def test_spaces_and_brackets_do_not_matter(self, words: str, column: Column) -> None:
        """Spaces and brackets do not matter."""
        assert read("工作内容", words)[1] is column

    @given(st.sampled_from(sorted(MEANINGS)), st.data())
    def test_spaces_anywhere_in_a_header_do_not_matter(self, word: str, data: st.DataObject) -> None:
        """Spaces anywhere in a header do not matter."""
        at = data.draw(st.integers(0, len(word)))
        space = data.draw(st.sampled_from([" ", "\u3000", "\u00a0"]))
        spaced = word[:at] + space + word[at:]
        none = Meanings({}, set())
        assert none.look_like_header((spaced, "备注")) is none.look_like_header((word, "备注")) is True

    def test_responsible_units_lead_where_no_column_leads(self) -> None:
        """Responsible units lead where no column leads."""
        assert read("工作内容", "责任单位") == (C.CONTENT, C.LEAD_UNIT)

    def test_responsible_units_execute_beside_a_column_of_lead_units(self) -> None:
        """Responsible units execute beside a column of lead units."""
        assert read("工作内容", "责任单位", "牵头部门") == (C.CONTENT, C.EXECUTING_UNITS, C.LEAD_UNIT)

    def test_responsible_units_execute_beside_a_column_that_the_options_call_lead(self) -> None:
        """Responsible units execute beside a column that the options call lead."""
        columns = read("工作内容", "责任单位", "总牵头", columns={"总牵头": "lead_unit"})
        assert columns == (C.CONTENT, C.EXECUTING_UNITS, C.LEAD_UNIT)

    def test_without_contents_the_themes_are_the_contents(self) -> None:
        """Without contents the themes are the contents."""
        assert read("序号", "工作任务") == (C.NUMBER, C.CONTENT)

    def test_options_go_before_the_built_in_words(self) -> None:
        """Options go before the built in words."""
        columns = read("工作任务", "工作内容", "责任单位", columns={"责任 单位": "cooperating_units"})
        assert columns == (C.THEME, C.CONTENT, C.COOPERATING_UNITS)

    def test_options_can_say_that_a_column_means_nothing(self) -> None:
        """Options can say that a column means nothing."""
        assert read("工作内容", "工作要求", columns={"工作要求": "other"}) == (C.CONTENT, C.OTHER)

    def test_two_columns_with_one_meaning_are_refused_with_both_headers(self) -> None:
        """Two columns with one meaning are refused with both headers."""
        caught = refusal("工作内容", "完成时限", "时间节点")
        assert str(caught).startswith("附件 table 1 header “时间节点”: holds deadline, as “完成时限” does already")
        assert caught.text("zh").startswith("附件 表1 表头 “时间节点”: 与“完成时限”含义相同")

    def test_several_columns_without_a_meaning_are_kept(self) -> None:
        """Several columns without a meaning are kept."""
        assert read("工作内容", "甲", "甲", "乙") == (C.CONTENT, C.OTHER, C.OTHER, C.OTHER)

    def test_a_table_without_contents_is_refused(self) -> None:
        """A table without contents is refused."""
        caught = refusal("序号", "完成时限")
        assert "附件 table 1 header: no column holds the content of the tasks" in str(caught)

    def test_an_option_with_a_meaning_that_is_none_is_refused_with_those_there_are(self) -> None:
        """An option with a meaning that is none is refused with those there are."""
        caught = refusal("工作内容", "责任单位", columns={"责任单位": "boss"})
        assert str(caught).startswith("附件 “责任单位”: the options say that it holds “boss”, must be one of number,")

    def test_an_option_for_a_header_that_no_table_has_is_refused(self) -> None:
        """An option for a header that no table has is refused."""
        assert "附件 “牵头人”: the options name this header" in str(refusal("工作内容", columns={"牵头人": "remarks"}))

    def test_a_hundred_columns_are_read_and_one_more_is_refused(self) -> None:
        """A hundred columns are read and one more is refused."""
        assert len(read("工作内容", *[""] * (MOST_COLUMNS - 1))) == MOST_COLUMNS
        assert "has 101 columns, must have at most 100" in str(refusal("工作内容", *[""] * MOST_COLUMNS))


class TestLookLikeHeader:
    """Which rows are headers."""

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            (("序号", "工作任务", "工作内容"), True),
            (("序号", "备注", "甲", "乙"), True),
            (("序号", "备注", "甲", "乙", "丙"), False),
            (("1", "备注", "制定清单。"), False),
            (("1", "推进整合", "制定清单。", "长期"), False),
            (("序号",), False),
            ((), False),
        ],
    )
    def test_half_of_the_cells_and_two_at_least_are_known(self, cells: tuple[str, ...], *, expected: bool) -> None:
        """Half of the cells and two at least are known."""
        assert Meanings({}, set()).look_like_header(cells) is expected

    def test_headers_that_the_options_name_count(self) -> None:
        """Headers that the options name count."""
        assert Meanings({"甲": C.CONTENT}, set()).look_like_header(("甲", "备注"))


class TestKey:
    """How headers are compared."""

    def test_no_space_of_any_width_is_left(self) -> None:
        """No space of any width is left."""
        assert key(" 完成\u3000时\u00a0限\n") == "完成时限"
