"""Amounts of money, exact to the fen."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from egov_consolidation.errors import ModelError
from egov_consolidation.wording import Text

_FEN_PER = {"亿元": 10_000_000_000, "万元": 1_000_000, "元": 100}
_WRITTEN = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.([0-9]{1,10}))?(亿元|万元|元)")
_WIDE = {ord(wide): ord(narrow) for wide, narrow in zip("０１２３４５６７８９．，", "0123456789.,", strict=True)}
_NO_MONEY = Text(
    en="“{words}”: must be an amount in 元, 万元 or 亿元, such as 3.5万元",
    zh="“{words}”：须为以元、万元或亿元计的金额，如 3.5万元",
)
_TOO_FINE = Text(en="“{words}”: must be whole fen (0.01 元)", zh="“{words}”：须精确到分（0.01 元）")
_OUTSIDE = Text(
    en="money of {fen} fen: must be 0 or more, and less than 10^16 yuan",
    zh="金额 {fen} 分：须不小于 0，且小于 10^16 元",
)
_MOST = 10**18
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
        """Refuse an amount below nothing, or beyond what databases hold."""
        if not 0 <= self.fen < _MOST:
            raise ModelError(_OUTSIDE.fill(fen=self.fen))

    @classmethod
    def parse(cls, words: str) -> Money:
        """Return the amount that words say; 元, 万元 or 亿元 has to be said.

        Raises:
            ModelError: The words say no amount, or one finer than a fen.
        """
        written = words.strip().translate(_WIDE)
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ModelError(_NO_MONEY.fill(words=words[:40]))
        whole, part, unit = match.groups()
        decimals = part or ""
        scaled = int(whole.replace(",", "") + decimals) * _FEN_PER[unit]
        fen, rest = divmod(scaled, 10 ** len(decimals))
        if rest:
            raise ModelError(_TOO_FINE.fill(words=words[:40]))
        return cls(fen)

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan."""
        return Decimal(self.fen) / 100 if self.fen % 100 else Decimal(self.fen // 100)

    def __str__(self) -> str:
        """Return the amount in yuan, as it can be read again."""
        return f"{self.yuan}元"
