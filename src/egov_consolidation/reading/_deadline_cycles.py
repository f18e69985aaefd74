"""How often a duty comes again: 每年, 每两个月, 按季度, 半年一次."""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

from egov_consolidation.reading._deadline_scanner import Scanner, production


class CycleUnit(StrEnum):
    """What a cycle counts."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    HALF_MONTH = "half_month"
    THIRD = "third"
    WEEK = "week"
    DAY = "day"


@attrs.frozen(kw_only=True)
class Cycle:
    """How often a duty comes again.

    Attributes:
        unit: What is counted.
        count: How many of them make one cycle.
    """

    unit: CycleUnit
    count: int = 1


_UNITS = {
    "半年": CycleUnit.HALF_YEAR,
    "半个月": CycleUnit.HALF_MONTH,
    "半月": CycleUnit.HALF_MONTH,
    "年度": CycleUnit.YEAR,
    "年": CycleUnit.YEAR,
    "个季度": CycleUnit.QUARTER,
    "季度": CycleUnit.QUARTER,
    "季": CycleUnit.QUARTER,
    "个月": CycleUnit.MONTH,
    "月度": CycleUnit.MONTH,
    "月份": CycleUnit.MONTH,
    "月": CycleUnit.MONTH,
    "旬": CycleUnit.THIRD,
    "个星期": CycleUnit.WEEK,
    "星期": CycleUnit.WEEK,
    "周": CycleUnit.WEEK,
    "日": CycleUnit.DAY,
    "天": CycleUnit.DAY,
}
_COUNTED = {CycleUnit.YEAR, CycleUnit.QUARTER, CycleUnit.MONTH, CycleUnit.WEEK, CycleUnit.DAY}
_ONCE = re.compile("[一1]次")
_MOST = 20


@production
def cycle(scan: Scanner) -> Cycle | None:
    """Read how often a duty comes again."""
    if scan.word("每"):
        return _counted(scan)
    if scan.word("按", "逐"):
        unit = scan.word(*_UNITS)
        return None if unit is None else Cycle(unit=_UNITS[unit])
    found = _counted(scan)
    is_once = found is not None and _ONCE.match(scan.key.text, scan.at) is not None
    return found if is_once else None


def _counted(scan: Scanner) -> Cycle | None:
    count = scan.number(1, _MOST)
    word = scan.word(*_UNITS)
    if word is None or (count is not None and word.startswith("半")):
        return None
    unit = _UNITS[word]
    if count is not None and count > 1 and (unit not in _COUNTED or word == "月"):
        return None
    return Cycle(unit=unit, count=count or 1)
