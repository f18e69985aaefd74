"""The year in a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.reading._deadlines import year_in_title


class TestYearInTitle:
    """`year_in_title`."""

    @given(st.integers(1900, 2199))
    def test_is_the_one_year_that_is_printed(self, year: int) -> None:
        """Is the one year that is printed."""
        words = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(year))
        wide = str(year).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        for written in (str(year), words, wide, f"{year} "):
            assert year_in_title(f"关于印发{written}年政务公开重点任务的通知") == year

    @pytest.mark.parametrize(
        "title",
        [
            "2018年度重点任务",
            "2018年6月30日会议纪要",
            "2018年一季度、2018年二季度任务",
            "国办发〔2017〕15号 2018年重点任务",
            "2018—2018年任务",
        ],
    )
    def test_is_the_same_whatever_stands_around_it(self, title: str) -> None:
        """Is the same whatever stands around it."""
        assert year_in_title(title) == 2018

    @pytest.mark.parametrize(
        "title",
        [
            *(
                "行动计划（2018—2020年）",
                "2018年至2020年行动计划",
                "2018-2020年行动计划",
                "2018、2019年任务",
                "二〇一八至二〇二〇年",
            ),
            *(
                "",
                "工作任务分工",
                "国办发〔2018〕15号",
                "三年行动计划",
                "第2018号",
                "1234年",
                "12018年任务",
                "18年任务",
            ),
        ],
    )
    def test_is_none_where_there_is_none_or_there_are_several(self, title: str) -> None:
        """Is none where there is none or there are several."""
        assert year_in_title(title) is None

    def test_reads_no_more_than_five_hundred_characters(self) -> None:
        """Reads no more than five hundred characters."""
        assert year_in_title("2018年" + "任" * 495) == 2018
        assert year_in_title("2018年" + "任" * 496) is None

    @given(st.text(max_size=600))
    def test_is_total(self, title: str) -> None:
        """Is total."""
        year = year_in_title(title)
        assert year is None or 1900 <= year < 2200
