"""Words around a time that do not change it."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.model import DeadlineKind
from egov_consolidation.reading._deadlines import read_deadline


class TestSoftness:
    """Soft words change what passes, not the day."""

    @pytest.mark.parametrize(
        ("text", "softness"),
        [
            ("力争2018年6月底前完成", ("力争",)),
            ("争取2018年6月底前完成", ("争取",)),
            ("原则上2018年6月底前完成", ("原则上",)),
            ("2018年6月底前基本完成", ("基本",)),
            ("原则上2018年6月底前基本完成", ("原则上", "基本")),
            ("2018年6月底前（力争）", ("力争",)),
            ("2018年6月底前全面完成", ()),
        ],
    )
    def test_keeps_soft_words_in_order(self, text: str, softness: tuple[str, ...]) -> None:
        """Keeps soft words in order."""
        read = read_deadline(text)
        assert (read.last_day, read.softness) == (day("2018-06-30"), softness)

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "于2018年6月底前报送市政府",
                "应于2018年6月底前完成“大系统”建设",
                "2018年6月底前全部落实到位。",
                "2018年6月底前及时完成",
            ),
            *(
                "务必在2018年6月底前开展一次自查",
                "2018年6月底前制定《办法》",
                "2018年6月底前完成系统合并工作",
                "2018年6月底前完成…",
            ),
        ],
    )
    def test_what_is_to_be_done_changes_nothing(self, text: str) -> None:
        """What is to be done changes nothing."""
        read = read_deadline(text)
        assert (read.kind, read.last_day, read.then) == (DeadlineKind.BY_DATE, day("2018-06-30"), None)
        assert (read.softness, read.flags) == ((), ())

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "2018年6月底前完成3次",
                "2018年6月底前完成两次",
                "2018年6月底前完成前期工作",
                "2018年6月底前完成长期规划",
            ),
            *("2018年6月底前系统建设", "系统建设2018年6月底前完成", "2018年6月底前暂缓", "2018年6月底前并"),
        ],
    )
    def test_words_that_could_change_it_leave_the_whole_unread(self, text: str) -> None:
        """Words that could change it leave the whole unread."""
        assert read_deadline(text).kind is DeadlineKind.UNREAD
