"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import ModelError
from egov_consolidation.inventory import Money

FEN = st.integers(0, 10**18 - 1)
UNITS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


class TestParse:
    """From words to an amount."""

    @given(
        st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False, allow_infinity=False),
        st.sampled_from(sorted(UNITS)),
    )
    def test_it_is_what_decimal_arithmetic_says(self, number: Decimal, unit: str) -> None:
        """To the fen, in every unit."""
        assert Money.parse(f"{number:f}{unit}").yuan == number * UNITS[unit]

    @given(st.integers(0, 10**18 - 1) | st.integers(10**18 - 200, 10**18 - 1))
    def test_what_it_prints_it_reads(self, fen: int) -> None:
        """An amount survives its own words."""
        assert Money.parse(str(Money(fen))) == Money(fen)

    @pytest.mark.parametrize(
        ("words", "fen"),
        [
            ("0元", 0),
            ("0.01元", 1),
            ("1,234,567.8元", 123_456_780),
            (" 3.5万元 ", 3_500_000),
            ("３．５万元", 3_500_000),
            ("0.00000001亿元", 100),
            ("0.000001万元", 1),
        ],
    )
    def test_it_reads_what_offices_write(self, words: str, fen: int) -> None:
        """Separators of thousands, full-width digits, spaces around it."""
        assert Money.parse(words).fen == fen

    @pytest.mark.parametrize(
        "words",
        [
            "",
            "3.5",
            "万元",
            "-1",
            "--1元",
            "1-元",
            "1.元",
            ".5元",
            "12,34元",
            "1,2345元",
            "3.5 万元",
            "3万5千元",
            "约3万元",
            "١元",
            "1e3元",
        ],
    )
    def test_it_refuses_what_says_no_amount(self, words: str) -> None:
        """The unit has to be said, and nothing else."""
        with pytest.raises(ModelError, match="must be an amount in 元, 万元 or 亿元"):
            Money.parse(words)

    @pytest.mark.parametrize("words", ["-1元", "－3.5万元", "−0.01元", "负1,000元"])
    def test_it_refuses_a_debt_and_says_so(self, words: str) -> None:
        """Whatever sign it is written with."""
        with pytest.raises(ModelError, match=f"^“{words}”: is below zero, must be 0 or more$"):
            Money.parse(words)

    @pytest.mark.parametrize("words", ["1" + ",000" * 2000 + "元", "1" * 5000 + "元", "9999999999999999亿元"])
    def test_it_refuses_what_is_longer_than_any_amount(self, words: str) -> None:
        """As it refuses any other words, however many digits there are."""
        with pytest.raises(ModelError, match="must be"):
            Money.parse(words)

    @pytest.mark.parametrize("words", ["0.001元", "0.0000001万元", "0.0000000001万元"])
    def test_it_refuses_parts_of_a_fen(self, words: str) -> None:
        """Nothing is rounded."""
        with pytest.raises(ModelError, match="must be whole fen"):
            Money.parse(words)


class TestMoney:
    """The amount itself."""

    @pytest.mark.parametrize("fen", [-1, 10**18])
    def test_it_lies_within_bounds(self, fen: int) -> None:
        """A debt is another thing, and a database has to hold it."""
        with pytest.raises(ModelError, match="must be 0 or more"):
            Money(fen)
        assert (Money(0).fen, Money(10**18 - 1).fen) == (0, 10**18 - 1)

    @pytest.mark.parametrize("fen", [0.5, 1.0, "5", Decimal(5), True])
    def test_it_is_made_of_whole_fen(self, fen: object) -> None:
        """A floating-point number would not be exact, and a yes is none."""
        with pytest.raises(ModelError, match="must be a whole number"):
            Money(cast("int", fen))

    @given(FEN, FEN)
    def test_it_is_ordered_as_its_fen_are(self, one: int, other: int) -> None:
        """So that limits can be compared."""
        assert (Money(one) < Money(other)) is (one < other)
        assert (Money(one) <= Money(other)) is (one <= other)
        assert (Money(one) == Money(other)) is (one == other)

    @given(FEN, st.integers(1, 5))
    def test_it_is_exact_in_any_decimal_context(self, fen: int, precision: int) -> None:
        """What others set for their own arithmetic rounds nothing here."""
        with localcontext() as context:
            context.prec = precision
            money = Money(fen)
            yuan, words = money.yuan, str(money)
        assert yuan * 100 == fen
        assert words == f"{yuan:f}元"

    @pytest.mark.parametrize(("words", "printed"), [("1.50元", "1.5元"), ("100.00元", "100元"), ("0.05元", "0.05元")])
    def test_it_is_printed_without_zeros_that_say_nothing(self, words: str, printed: str) -> None:
        """Only those after the point: a hundred stays a hundred."""
        assert str(Money.parse(words)) == printed


class TestText:
    """The amount in a message."""

    @given(FEN)
    def test_it_is_the_amount_in_both_languages(self, fen: int) -> None:
        """In English with separators of thousands and the word yuan, in Chinese as it can be read again."""
        money = Money(fen)
        assert money.text.en == f"{money.yuan:,} yuan"
        assert Money.parse(money.text.zh) == money
