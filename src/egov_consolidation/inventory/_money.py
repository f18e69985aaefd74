"""Amounts of money, exact to the fen."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from egov_consolidation.errors import ModelError
from egov_consolidation.wording import Text

_FEN_PER = {"亿元": 10_000_000_000, "万元": 1_000_000, "元": 100}
_WRITTEN = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,16})(?:\.([0-9]{1,10}))?(亿元|万元|元)")
_BELOW = re.compile(r"[-−负]")
_WIDE = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
_NO_MONEY = Text(
    en="“{words}”: must be an amount in 元, 万元 or 亿元, such as 3.5万元",
    zh="“{words}”：须为以元、万元或亿元计的金额，如 3.5万元",
)
_NEGATIVE = Text(en="“{words}”: is below zero, must be 0 or more", zh="“{words}”：金额为负，须不小于 0")
_TOO_FINE = Text(en="“{words}”: must be whole fen (0.01 元)", zh="“{words}”：须精确到分（0.01 元）")
_NOT_WHOLE = Text(en="money of {fen} fen: must be a whole number", zh="金额 {fen} 分：须为整数")
_OUTSIDE = Text(
    en="money of {fen} fen: must be 0 or more, and less than 10^16 yuan",
    zh="金额 {fen} 分：须不小于 0，且小于 10^16 元",
)
MOST_FEN = 10**18
"""What no amount reaches: whatever is less fits the integers of databases."""


@attrs.frozen(order=True)
class Money:
    """An amount of money in yuan, exact.

    Attributes:
        fen: The amount in fen, hundredths of a yuan.

    Examples:
        >>> Money.parse("3.5万元")
        Money(fen=3500000)
        >>> str(Money.parse("1,200元")), Money.parse("0.35亿元").yuan
        ('1200元', Decimal('35000000'))
    """

    fen: int

    def __attrs_post_init__(self) -> None:
        """Refuse an amount that is not whole, is below nothing, or is beyond what databases hold."""
        if type(self.fen) is not int:
            raise ModelError(_NOT_WHOLE.fill(fen=repr(self.fen)))
        if not 0 <= self.fen < MOST_FEN:
            raise ModelError(_OUTSIDE.fill(fen=self.fen))

    @classmethod
    def parse(cls, words: str) -> Money:
        """Return the amount that words say; 元, 万元 or 亿元 has to be said.

        Raises:
            ModelError: The words say no amount, one below zero, or one finer than a fen.
        """
        written = words.strip().translate(_WIDE)
        match = _WRITTEN.fullmatch(_BELOW.sub("", written, count=1) if _BELOW.match(written) else written)
        if match is None:
            raise ModelError(_NO_MONEY.fill(words=words[:40]))
        if _BELOW.match(written):
            raise ModelError(_NEGATIVE.fill(words=words[:40]))
        whole, part, unit = match.groups()
        decimals = part or ""
        scaled = int(whole.replace(",", "") + decimals) * _FEN_PER[unit]
        fen, rest = divmod(scaled, 10 ** len(decimals))
        if rest:
            raise ModelError(_TOO_FINE.fill(words=words[:40]))
        return cls(fen)

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan, exact whatever precision the context of decimal arithmetic has."""
        return Decimal(self._figures)

    @property
    def text(self) -> Text:
        """The amount as a message says it.

        Examples:
            >>> Money.parse("3.5万元").text
            Text(en='35,000 yuan', zh='35000元')
        """
        whole, point, part = self._figures.partition(".")
        return Text(en=f"{int(whole):,}{point}{part} yuan", zh=str(self))

    @property
    def _figures(self) -> str:
        yuan, fen = divmod(self.fen, 100)
        return f"{yuan}.{fen:02}".rstrip("0") if fen else str(yuan)

    def __str__(self) -> str:
        """Return the amount in yuan, as it can be read again."""
        return f"{self._figures}元"
