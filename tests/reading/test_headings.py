"""Lines outside tables: what is a heading, a note, a caption."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.reading._headings import (
    LONGEST_HEADING,
    Heading,
    heading_in,
    is_caption,
    is_note,
    without_annex_label,
)


class TestHeadingIn:
    """Numbered headings."""

    @pytest.mark.parametrize(
        ("line", "rank", "number", "title"),
        [
            ("第一部分 总体要求", 0, 1, "总体要求"),
            ("第3章：保障", 0, 3, "保障"),
            ("一、市政府各部门", 1, 1, "市政府各部门"),
            ("二十一、其他", 1, 21, "其他"),
            ("十．其他", 1, 10, "其他"),
            ("（三）重点任务", 2, 3, "重点任务"),
            ("(四)重点任务", 2, 4, "重点任务"),
            ("1.任务", 3, 1, "任务"),
            ("12、 任务", 3, 12, "任务"),
            ("１２．任务", 3, 12, "任务"),
            ("（5）任务", 4, 5, "任务"),
            ("三、", 1, 3, ""),
        ],
    )
    def test_every_form_of_numbering_is_read(self, line: str, rank: int, number: int, title: str) -> None:
        """Every form of numbering is read."""
        assert heading_in(line) == Heading(rank=rank, number=number, title=title)

    @pytest.mark.parametrize(
        "line",
        [
            *(
                "2018年重点任务",
                "1.5万户接入",
                "一把手负责",
                "第一责任人",
                "（此件公开发布）",
                "",
                "、任务",
                "十十、任务",
            ),
            "٣.任务",
            "一、" + "长" * LONGEST_HEADING,
        ],
    )
    def test_what_has_no_number_of_its_own_is_no_heading(self, line: str) -> None:
        """What has no number of its own is no heading."""
        assert heading_in(line) is None

    def test_only_the_next_number_in_the_same_form_continues(self) -> None:
        """Only the next number in the same form continues."""
        above = heading_in("一、甲")
        following = ("二、乙", "三、乙", "（二）乙", "一、甲")
        assert [line for line in following if _continues(line, above)] == ["二、乙"]
        assert not _continues("一、甲", None)

    @given(st.text(max_size=30))
    def test_any_line_is_answered(self, line: str) -> None:
        """Any line is answered."""
        found = heading_in(line)
        assert found is None or line.rstrip().endswith(found.title)


def _continues(line: str, above: Heading | None) -> bool:
    heading = heading_in(line)
    assert heading is not None
    return heading.continues(above)


class TestIsNote:
    """Notes."""

    @pytest.mark.parametrize("line", ["注：时限含当日", "注1.甲", "注", "说明：甲", "备注:甲", "附注 甲", "*甲", "※甲"])
    def test_a_note_is_known_by_its_first_word(self, line: str) -> None:
        """A note is known by its first word."""
        assert is_note(line)

    @pytest.mark.parametrize("line", ["注重实效", "说明书编制", "备注栏填写要求", "附件", ""])
    def test_other_words_that_begin_alike_are_no_notes(self, line: str) -> None:
        """Other words that begin alike are no notes."""
        assert not is_note(line)


class TestIsCaption:
    """Titles and captions."""

    def test_a_short_line_without_a_sentence_is_one(self) -> None:
        """A short line without a sentence is one."""
        assert is_caption("表1 2018年重点任务")

    @pytest.mark.parametrize("line", ["以下任务均需落实。", "分工如下：", "长" * (LONGEST_HEADING + 1)])
    def test_sentences_and_long_lines_are_none(self, line: str) -> None:
        """Sentences and long lines are none."""
        assert not is_caption(line)


class TestWithoutAnnexLabel:
    """The word 附件 before a title."""

    @pytest.mark.parametrize("line", ["附件", "附件：", "附件1", "附件 2：", "附件十二"])
    def test_a_label_alone_leaves_nothing(self, line: str) -> None:
        """A label alone leaves nothing."""
        assert without_annex_label(line) == ""

    @pytest.mark.parametrize("line", ["附件：任务分工", "附件3：任务分工", "附件1 任务分工"])
    def test_a_label_before_a_title_is_taken_off(self, line: str) -> None:
        """A label before a title is taken off."""
        assert without_annex_label(line) == "任务分工"

    @pytest.mark.parametrize("line", ["附件管理办法", "任务分工", "附件一览表"])
    def test_other_words_stay(self, line: str) -> None:
        """Other words stay."""
        assert without_annex_label(line) == line
