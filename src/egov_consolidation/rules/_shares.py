"""How large a part of a plan departs: shares in percent, with bounds where something is not known."""

from __future__ import annotations

from fractions import Fraction

import attrs

from egov_consolidation.findings import Verdict


@attrs.frozen
class Share:
    """A part of a whole.

    Attributes:
        part: How many belong to the part.
        whole: How many there are.
    """

    part: int
    whole: int

    def exceeds(self, percent: float) -> bool:
        """Return whether it is more than so many percent; one alone never is, for percents say nothing of so few.

        Examples:
            >>> Share(2, 40).exceeds(5), Share(2, 39).exceeds(5), Share(1, 2).exceeds(5)
            (False, True, False)
        """
        return self.part > 1 and 100 * self.part > Fraction(str(percent)) * self.whole

    def __str__(self) -> str:
        """Return it in percent.

        Examples:
            >>> str(Share(2, 39))
            '5.1%'
        """
        return f"{100 * self.part / self.whole:.1f}%"


def at_most(percent: float, least: Share, greatest: Share) -> Verdict:
    """Return whether a share is within a limit, which itself passes.

    Args:
        percent: The limit.
        least: The share, if what is not known turns out well.
        greatest: The share, if it turns out badly; the same where everything is known.

    Examples:
        >>> at_most(5, Share(2, 40), Share(2, 40)), at_most(5, Share(1, 21), Share(2, 21))
        (<Verdict.PASS: 'PASS'>, <Verdict.UNKNOWN: 'UNKNOWN'>)
    """
    if least.exceeds(percent):
        return Verdict.FAIL
    return Verdict.UNKNOWN if greatest.exceeds(percent) else Verdict.PASS
