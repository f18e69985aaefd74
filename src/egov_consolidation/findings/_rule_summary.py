"""What a report tells of the rules by which it judges."""

from __future__ import annotations

from enum import StrEnum

import attrs

from egov_consolidation.wording import Text


class Strength(StrEnum):
    """How binding the words are."""

    MUST = "MUST"
    """应, 要, 全部"""
    MUST_NOT = "MUST_NOT"
    """不允许, 不再"""
    IN_PRINCIPLE = "IN_PRINCIPLE"
    """原则上: the only strength that accepts a waiver."""
    MAY = "MAY"
    """可"""


class Basis(StrEnum):
    """On what a rule rests."""

    STATED = "stated"
    """The plan states it."""
    READ = "read"
    """The text of another document was read."""
    JUDGED = "judged"
    """A judgement of ours about what makes a plan sound."""
    UNVERIFIED = "unverified"
    """From memory: off unless asked for by its id."""


@attrs.frozen(kw_only=True)
class RuleSummary:
    """What a report tells of a rule.

    Attributes:
        title: What must hold, in both languages.
        basis: On what it rests; nothing where it speaks of waivers, which speak for themselves.
        reason: Why it is asked, where the words of the plan do not say all of it.
        strength: How binding it is.
    """

    title: Text
    basis: tuple[Basis, ...] = ()
    reason: Text | None = None
    strength: Strength = Strength.MUST

    @property
    def is_stated(self) -> bool:
        """Whether it rests on the words of the plan alone."""
        return all(one is Basis.STATED for one in self.basis)
