"""Numbers as plans print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.reading._numerals import chinese_number

DIGITS = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """Spell a number below a hundred by place, as schoolbooks teach it."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones or not tens else "")


class TestChineseNumber:
    """`chinese_number`."""

    @given(st.integers(0, 99))
    def test_reads_every_number_below_a_hundred_by_place(self, number: int) -> None:
        """Reads every number below a hundred by place."""
        assert chinese_number(spelt(number)) == number

    @given(st.integers(0, 10**15))
    def test_reads_figures_of_both_widths(self, number: int) -> None:
        """Reads figures of both widths."""
        figures = str(number)
        assert chinese_number(figures) == number
        assert chinese_number(figures.translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == number

    @given(st.integers(1000, 9999), st.sampled_from("零〇○◯"))
    def test_reads_every_year_digit_by_digit(self, year: int, zero: str) -> None:
        """Reads every year digit by digit."""
        words = "".join(DIGITS[int(figure)] for figure in str(year)).replace("零", zero)
        assert chinese_number(words) == year

    @pytest.mark.parametrize("words", ["二〇一八", "二○一八", "二O一八", "二o一八", "二Ｏ一八", "二零一八", "二0一八"])
    def test_reads_every_zero_that_is_printed_in_years(self, words: str) -> None:
        """Reads every zero that is printed in years."""
        assert chinese_number(words) == 2018

    @pytest.mark.parametrize(
        ("words", "number"),
        [
            ("一百零三", 103),
            ("一百一十", 110),
            ("一百十五", 115),
            ("一百二十", 120),
            ("一千零一", 1001),
            ("一千零二十", 1020),
            ("九千九百九十九", 9999),
            ("两百", 200),
            ("两", 2),
            ("一十二", 12),
            ("廿", 20),
            ("廿八", 28),
            ("卅一", 31),
            ("三〇", 30),
            ("壹佰贰拾", 120),
        ],
    )
    def test_reads_other_ways_of_writing(self, words: str, number: int) -> None:
        """Reads other ways of writing."""
        assert chinese_number(words) == number

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "O",
            "一二",
            "二十十",
            "二一十",
            "一一十",
            "一百三",
            "百十百",
            "九千一千",
            "九千九千",
            "十千",
            "零五",
            "1十",
            "十2",
            "一廿",
            "1.5",
            "-1",
            "第三",
            "年",
        ],
    )
    def test_is_none_for_what_is_no_number(self, text: str) -> None:
        """Is none for what is no number."""
        assert chinese_number(text) is None

    @pytest.mark.parametrize("text", ["١٢", "१२", "¹²", "①", "Ⅻ"])
    def test_is_none_for_figures_of_other_scripts(self, text: str) -> None:
        """Is none for figures of other scripts."""
        assert chinese_number(text) is None

    def test_reads_no_more_than_sixteen_characters(self) -> None:
        """Reads no more than sixteen characters."""
        assert chinese_number("1" * 16) == int("1" * 16)
        assert chinese_number("1" * 17) is None
        assert chinese_number("十" * 1_000_000) is None

    @given(st.text(max_size=20))
    def test_never_raises_and_never_is_negative(self, text: str) -> None:
        """Never raises and never is negative."""
        number = chinese_number(text)
        assert number is None or number >= 0
