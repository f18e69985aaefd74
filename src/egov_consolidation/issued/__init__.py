"""Plans that ship with the package.

Each is its document as printed, read by the reader that everybody uses, with what people judged laid over it.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.model import Plan, Roster
from egov_consolidation.reading import (
    ReadingOptions,
    accounted,
    estimates_from_data,
    laid_over,
    read_annex,
    roster_from_data,
)
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text

if TYPE_CHECKING:  # the schedule is loaded by those who ask for estimates
    from egov_consolidation.schedule import Estimates

_SHA256 = {"dalian-2017": "0216d90f70d0d03ef97dc06add78343aefd8c49955dc5f8f0bad270a9ddaf03b"}
"""The plans, each with the SHA-256 of its document as printed."""

_NO_PLAN = Text(
    en="{name}: no such plan ships, there are {known}{nearest}", zh="{name}：没有这个方案，现有 {known}{nearest}"
)
_CHANGED = Text(en="{name}: its document is not the one that was printed", zh="{name}：文本与印发原文不符")


def names() -> tuple[str, ...]:
    """Return the names of the plans that ship.

    Examples:
        >>> names()
        ('dalian-2017',)
    """
    return tuple(_SHA256)


@cache
def load(name: str = "dalian-2017", options: ReadingOptions | None = None) -> Plan:
    """Return a plan that ships with the package.

    Args:
        name: Its name.
        options: How its document is read where the text does not say, such as its day of issue.

    Returns:
        The plan as its document prints it, with what people judged laid over it: glosses, relations, things, upstream
        dates, and what becomes of each stretch of its words. The same value at every call; plans do not change.

    Raises:
        UsageError: No plan of that name ships, or its document was tampered with.

    Examples:
        >>> plan = load("dalian-2017")
        >>> len(plan), plan["1.10"].deadline.text
        (53, '2017年12月10日前')
    """
    data = _file(name, "annex.txt").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != _SHA256[name]:
        raise UsageError(_CHANGED.fill(name=name))
    plan = read_annex(data.decode("utf-8"), name, options or ReadingOptions())
    judged = laid_over(
        attrs.evolve(plan, source_sha256=digest), _table(name, "overlay.toml"), document=f"{name}/overlay.toml"
    )
    return accounted(judged, _table(name, "rows.toml"), document=f"{name}/rows.toml")


@cache
def roster(name: str = "dalian-2017") -> Roster:
    """Return the example roster that ships with a plan.

    Examples:
        >>> roster("dalian-2017").is_example
        True
    """
    return roster_from_data(_table(name, "roster.toml"), document=f"{name}/roster.toml")


@cache
def estimates(name: str = "dalian-2017") -> Estimates:
    """Return how long the tasks of a plan that ships are thought to take.

    One estimate for each task that has a day by which it is due. The document gives no durations: the numbers are an
    assumption, kept apart from the plan, and say so. How to replace them by those of an office that knows the work is
    described in the how-to guides.

    Args:
        name: The plan's name.

    Returns:
        The estimates, each with its reason and the words it rests on. The same value at every call.

    Raises:
        UsageError: No plan of that name ships.

    Examples:
        >>> assumed = estimates("dalian-2017")
        >>> len(assumed), assumed.is_assumption
        (35, True)
        >>> centre = assumed.get("2.2.3")
        >>> centre.least, centre.likely, centre.most
        (270, 420, 720)
    """
    return estimates_from_data(_table(name, "estimates.toml"), document=f"{name}/estimates.toml", plan=load(name))


def _table(name: str, file: str) -> dict[str, object]:
    return tomllib.loads(_file(name, file).read_text(encoding="utf-8"))


def _file(name: str, file: str) -> Traversable:
    if name not in _SHA256:
        raise UsageError(_NO_PLAN.fill(name=name, known=names(), nearest=nearest(name, names())))
    return resources.files("egov_consolidation.issued").joinpath(name.replace("-", "_"), file)
