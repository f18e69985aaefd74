"""Relations between tasks, each with the words or the judgement behind it."""

from __future__ import annotations

from enum import StrEnum

import attrs

from egov_consolidation.model._checks import not_empty
from egov_consolidation.model._source import Citation
from egov_consolidation.wording import Text


class DependencyType(StrEnum):
    """PMI's logical relationships: which event of the predecessor comes before which of the successor."""

    FINISH_TO_START = "FS"
    START_TO_START = "SS"
    FINISH_TO_FINISH = "FF"
    START_TO_FINISH = "SF"


class Mark(StrEnum):
    """On what a relation rests."""

    EXPLICIT = "explicit"
    """The words say it."""
    IMPLIED = "implied"
    """The words imply it."""
    JUDGEMENT = "judgement"
    """Somebody judged so; no words carry it."""


ALL_MARKS: frozenset[Mark] = frozenset(Mark)
"""Every mark: the relations that count unless fewer are asked for."""


@attrs.frozen(kw_only=True)
class Dependency:
    """An order in time between two tasks, held by the successor.

    Attributes:
        predecessor: Id of the task that comes first; it may name no task of the plan, which is a finding.
        successor: Id of the task that waits.
        type: Which event waits for which.
        lag: Days between the two events; negative is a lead in PMI's terms.
        is_elapsed: Whether the lag counts days of the calendar even where a schedule counts working days.
        mark: On what it rests.
        quotes: The words that carry it.
        reason: Why the successor waits, in both languages.
    """

    predecessor: str = attrs.field(validator=not_empty)
    successor: str = attrs.field(validator=not_empty)
    type: DependencyType = DependencyType.FINISH_TO_START
    lag: int = 0
    is_elapsed: bool = False
    mark: Mark = Mark.EXPLICIT
    quotes: tuple[Citation, ...] = ()
    reason: Text | None = None


@attrs.frozen(kw_only=True)
class Support:
    """An enabling relation onto a standing or yearly duty, or from one; it carries no time.

    Attributes:
        supporter: Id of the task that enables.
        supported: Id of the task that is enabled.
        mark: On what it rests.
        quotes: The words that carry it.
        reason: Why the one enables the other, in both languages.
    """

    supporter: str = attrs.field(validator=not_empty)
    supported: str = attrs.field(validator=not_empty)
    mark: Mark = Mark.EXPLICIT
    quotes: tuple[Citation, ...] = ()
    reason: Text | None = None
