"""What the parts of the invented city draw on: its units, and chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any, TypeVar

from egov_consolidation.dates import Day, day, shifted
from egov_consolidation.inventory import (
    Money,
)

Values = Mapping[str, Any]
Kind = TypeVar("Kind")

SURVEYED_ON = "2025-09-30"

CITY, OFFICE, AUDITOR, PLANNER, CENTRE = "云汀市政府", "市政府办公厅", "市审计局", "市发展改革委", "市信息中心"
DEPARTMENTS = (OFFICE, AUDITOR, "市财政局", "市交通局", "市文旅局", "市水务局", PLANNER)
REGIONS = ("东湾区", "西岭县")
REGIONAL_DEPARTMENT, TOWN = "东湾区教育局", "东湾区海棠街道"
NAMED = (CITY, *DEPARTMENTS, *REGIONS, REGIONAL_DEPARTMENT, TOWN, CENTRE)

TOPICS = ("公文", "人事", "档案", "预算", "审计", "路网", "票务", "水情", "信访", "资产", "培训", "值班", "会议")
CAPABILITIES = ("ARCHIVE", "GIS", "HYDROLOGY", "TICKETS", "STATISTICS", "TRAINING")


_LEAVES_OPEN = 0.03
"""How often a fact of the survey is not known of a system that is drawn."""
_CASE_AGAIN = 0.25
"""How often a record that is drawn is one of the cases once more."""


def stream(seed: int, theme: str) -> Random:
    """Return the chance of a theme: what it draws does not hang on what the others drew."""
    return Random(f"{seed} {theme}")


def drawn(
    rng: Random,
    kind: Callable[..., Kind],
    letter: str,
    number: int,
    sound: Callable[[int], Values],
    cases: Sequence[Values],
) -> tuple[Kind, ...]:
    """Return records: each case once, then sound ones, and now and then a case once more."""

    def one(index: int) -> Kind:
        values = sound(index + 1)
        if index < len(cases):
            values = {**values, **cases[index]}
        elif rng.random() < _CASE_AGAIN:
            values = {**values, **_again(rng.choice(cases))}
        return kind(id=f"{letter}{index + 1:04}", **values)

    return tuple(one(index) for index in range(max(number, len(cases))))


def _again(case: Values) -> Values:
    """Return a case once more: what has a name of its own is a second one of that name."""
    return {**case, "name": f"{case['name']}（二期）"} if "name" in case else case


def known(rng: Random, value: object) -> object:
    """Return a value, or now and then that it is not known."""
    return None if rng.random() < _LEAVES_OPEN else value


def between(rng: Random, first: str, last: str) -> Day:
    """Return a day that chance takes out of a span, ends included."""
    start = day(first)
    return shifted(start, days=rng.randrange((day(last) - start).days + 1))


def wan(amount: int) -> Money:
    """Return an amount that is said in 万元."""
    return Money(amount * 10_000 * 100)
