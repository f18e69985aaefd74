"""One value of a record, in the forms in which people and spreadsheets write it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.inventory import NOT_YET, FieldAbout, InformationSystem, LeasedLine, Money, fields_of
from egov_consolidation.reading._record_values import NoValueError, read_value

CANCELLED = fields_of(LeasedLine)["cancelled_on"]
RENT = fields_of(LeasedLine)["monthly_rent"]
USERS = fields_of(InformationSystem)["users"]
WIDE = str.maketrans("0123456789/-.,", "０１２３４５６７８９／－．，")
FORMS = (
    "{0:04}-{1:02}-{2:02}",
    "{0:04}-{1}-{2}",
    "{0:04}/{1}/{2}",
    "{0:04}/{1:02}/{2:02}",
    "{0:04}.{1}.{2}",
    "{0:04}年{1}月{2}日",
    "{0:04}年{1:02}月{2:02}日",
    "{0:04}/{1}/{2} 0:00",
    "{0:04}-{1:02}-{2:02} 00:00:00",
    "{0:04}-{1:02}-{2:02}T00:00:00",
    "{0:04}{1:02}{2:02}",
    "{0:04} 年 {1} 月 {2} 日",
)


def wanted(about: FieldAbout, written: object) -> str:
    """Return what a value has to be that is refused."""
    with pytest.raises(NoValueError) as refused:
        read_value(about, written)
    return refused.value.wanted.zh


class TestReadValue:
    """`read_value`."""

    @given(st.dates(), st.sampled_from(FORMS), st.booleans())
    def test_a_day_is_read_in_every_form_of_spreadsheets(self, of: dt.date, form: str, is_wide: bool) -> None:
        """And with the figures that Chinese keyboards make."""
        written = form.format(of.year, of.month, of.day)
        assert read_value(CANCELLED, written.translate(WIDE) if is_wide else written) == of

    @given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99), st.sampled_from(FORMS))
    def test_a_day_exists_in_the_calendar(self, year: int, month: int, number: int, form: str) -> None:
        """By the calendar of Python; there is no other way to write one that does not."""
        written = form.format(year, month, number)
        try:
            expected = day(dt.date(year, month, number))
        except ValueError:
            assert wanted(CANCELLED, written).startswith("历法中确有其日的日期")
        else:
            assert read_value(CANCELLED, written) == expected

    @pytest.mark.parametrize("written", ["2018年6月", "2018年06月份", "2018-6", "2018/06", "2018.6", "２０１８年６月"])
    def test_a_month_is_no_day(self, written: str) -> None:
        """Whether its first or its last day is meant nobody knows, and a verdict may hang on it."""
        assert wanted(CANCELLED, written) == "具体到日的日期，如 2018-06-30（仅有年月，无法确定是哪一日）"

    @pytest.mark.parametrize(
        "written",
        [
            "2018/6-30",
            "18/6/30",
            "2018-06-30 08:00",
            "2018年6月30",
            "6/30/2018",
            "43281",
            "2018630",
            "2018/6/30/1",
            "٢٠١٨/6/30",
        ],
    )
    def test_what_can_be_read_in_two_ways_is_refused(self, written: str) -> None:
        """Signs that do not match, a year of two figures, an hour, the number of a spreadsheet."""
        assert wanted(CANCELLED, written).startswith("历法中确有其日的日期")

    @pytest.mark.parametrize("written", ["尚未", "未", "not yet", "Not Yet", " 尚未 "])
    def test_what_has_not_happened_is_known(self, written: str) -> None:
        """It is later than every day."""
        assert read_value(CANCELLED, written) == NOT_YET

    @given(st.integers(0, 999_999_999), st.booleans())
    def test_a_number_is_read_with_and_without_commas(self, number: int, is_wide: bool) -> None:
        """As spreadsheets show thousands."""
        for written in (str(number), f"{number:,}"):
            assert read_value(USERS, written.translate(WIDE) if is_wide else written) == number

    @pytest.mark.parametrize("written", ["1,20", "12,0000", "1,234,567,890", ",1", "1.0", "-1", "120人", ""])
    def test_what_is_no_whole_number_is_refused(self, written: str) -> None:
        """Commas in other places may be a slip of a figure."""
        assert wanted(USERS, written) == "不超过九位的非负整数"

    @pytest.mark.parametrize(
        "written", ["1200元", "1,200元", "1，200元", "１２００元", "0.12万元", "1200.00元", "1200 元"]
    )
    def test_money_is_read_as_money_reads_itself(self, written: str) -> None:
        """With its unit, which a space may part from the figures."""
        assert read_value(RENT, written) == Money(120_000)
