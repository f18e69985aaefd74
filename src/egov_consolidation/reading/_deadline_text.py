"""The text of a deadline, and the key that the grammar reads in its place."""

from __future__ import annotations

import re

import attrs

LONGEST = 200
"""Characters of a deadline beyond which it is not read."""

_ALIKE = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("‐‑‒–—―−─", "-")
    | dict.fromkeys("〔［【", "(")
    | dict.fromkeys("〕］】", ")")
    | dict.fromkeys("“”„「」『』", '"')
    | dict.fromkeys("·・", ".")
    | {"〜": "~"}
    | dict(
        zip(
            "後個箇內時間長進續據發週號爭開實於態貫從動當兩點曆應須項務達結終頒佈規劃該總報區縣關辦機構堅維護啟統組織審",
            "后个个内时间长进续据发周号争开实于态贯从动当两点历应须项务达结终颁布规划该总报区县关办机构坚维护启统组织审",
            strict=True,
        )
    )
)
_BEFORE_CLOCK = re.compile(r"(?<=[0-9])\s+(?=[0-9]{1,2}[:时点])")


@attrs.frozen(kw_only=True)
class Key:
    """What the grammar reads: one character for each printed one that matters.

    Spaces and line breaks are left out, save one that parts a day from a time of day (without it, 2018-6-3 17:00 would
    lie on the 31st); widths, dashes, brackets, quotation marks and traditional characters are made alike.

    Attributes:
        raw: The text as printed.
        text: The key.
        places: For each character of the key, its place in the raw text.
    """

    raw: str
    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> Key:
        r"""Return the key of a text.

        Examples:
            >>> Key.of("２０１７年１２月\n２０日前").text
            '2017年12月20日前'
        """
        alike = raw.translate(_ALIKE)
        kept = {match.start() for match in _BEFORE_CLOCK.finditer(alike)}
        places = tuple(place for place, sign in enumerate(alike) if place in kept or not sign.isspace())
        text = "".join(" " if place in kept else alike[place] for place in places)
        return cls(raw=raw, text=text, places=places)

    def words(self, start: int, end: int) -> str:
        """Return a stretch of the key as it is printed, without spaces and line breaks."""
        return "".join(self.raw[place] for place in self.places[start:end] if not self.raw[place].isspace())

    def printed(self, start: int, end: int) -> str:
        """Return a stretch of the key as it is printed, spaces and line breaks inside it included."""
        return self.raw[self.places[start] : self.places[end - 1] + 1] if start < end else ""
