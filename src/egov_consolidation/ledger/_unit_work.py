"""What one unit has to do, and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.ledger._light import Light
from egov_consolidation.ledger._obligations import OwedTask


@attrs.frozen(kw_only=True)
class UnitWork:
    """What one unit has to do, and how it stands.

    Attributes:
        unit: The unit.
        as_of: The day for which it speaks.
        owed: Its obligations, in the order of the plan.
        holding_up: Obligations of other units that wait for it, in the order of the plan.
        has_roster: Whether it is known who belongs to the groups: else what it owes as a member is not among them.
        has_ledger: Whether a ledger is given: else no light is known.
    """

    unit: str
    as_of: Day
    owed: tuple[OwedTask, ...] = ()
    holding_up: tuple[OwedTask, ...] = ()
    has_roster: bool = True
    has_ledger: bool = True

    @property
    def lights(self) -> Mapping[Light, int]:
        """How many obligations have which light, the gravest first; those that none has are left out."""
        counts = Counter(one.light for one in self.owed)
        return {light: counts[light] for light in Light if counts[light]}

    @property
    def gravest_first(self) -> tuple[OwedTask, ...]:
        """The obligations by light, the gravest first, then in the order of the plan."""
        return tuple(sorted(self.owed, key=lambda one: -one.light.step))
