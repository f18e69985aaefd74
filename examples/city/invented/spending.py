"""What the budgets of the invented city give for common things, isolated ones, migration, and sharing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from egov_consolidation.inventory import NOTHING, BudgetPurpose, FundsKind, Money, UnitFacts, UnitKind
from invented.drawing import OFFICE, Values, wan

_FOR_NONE: Values = {"system": NOTHING, "network": NOTHING, "facility": NOTHING}
_COMMON: Values = {**_FOR_NONE, "unit": OFFICE, "funds": FundsKind.DEPARTMENT_BUDGET}
_BUILT: Values = {**_COMMON, "purpose": BudgetPurpose.CONSTRUCTION, "previous_amount": Money(0)}
_ISLAND: Values = {"unit": "市交通局", "system": "s0002"}
_UNCERTAIN: Values = {"unit": "市水务局", "system": "s0003"}
_LITTLE_USED: Values = {**_FOR_NONE, "unit": "市水务局", "network": "n0002"}
_MOVED: Values = {**_FOR_NONE, "purpose": BudgetPurpose.MIGRATION, "fiscal_year": 2019, "previous_amount": Money(0)}
_SPENT: tuple[Values, ...] = (
    {**_BUILT, "fiscal_year": 2018, "facility": "f0001", "amount": wan(860), "funds": FundsKind.FIXED_ASSET_INVESTMENT},
    {**_BUILT, "fiscal_year": 2020, "facility": "f0003", "amount": wan(540), "funds": FundsKind.OTHER},
    {**_COMMON, "fiscal_year": 2019, "system": "s0001", "amount": wan(45), "previous_amount": wan(20)},
    {**_COMMON, "fiscal_year": 2021, "system": "s0013", "funds": None},
    {**_ISLAND, "fiscal_year": 2021, "amount": wan(36), "previous_amount": wan(36)},
    {**_ISLAND, "fiscal_year": 2022, "amount": wan(20), "previous_amount": wan(36)},
    {**_UNCERTAIN, "fiscal_year": 2021, "amount": wan(63), "previous_amount": wan(63)},
    {**_LITTLE_USED, "fiscal_year": 2019, "amount": wan(15), "previous_amount": wan(18)},
    {**_MOVED, "unit": "市财政局", "system": "s0025", "amount": wan(35), "milestone": "系统迁移并通过验收"},
    {**_MOVED, "unit": "市交通局", "amount": wan(120)},
    {**_MOVED, "unit": "市水务局", "network": "n0003", "amount": wan(40), "milestone": None},
)
_SHARING: Mapping[str, Values] = {
    "市交通局": {"is_performance_reviewed": False},
    "市水务局": {"amount": None},
}
"""Cases of money for sharing in the budget of 2026: a line without performance management, and one without amount."""


def spent(rng: Random, units: Sequence[UnitFacts]) -> tuple[Values, ...]:
    """Return cases of budget lines, and what each department has for sharing in the budget of 2026."""
    return (*_SPENT, *_for_sharing(rng, units))


def _for_sharing(rng: Random, units: Sequence[UnitFacts]) -> Iterator[Values]:
    for one in units:
        if one.kind in {UnitKind.DEPARTMENT, UnitKind.REGIONAL_DEPARTMENT}:
            values: Values = {
                **_FOR_NONE,
                "unit": one.id,
                "fiscal_year": 2026,
                "purpose": BudgetPurpose.SHARING,
                "amount": wan(rng.randrange(3, 40)),
                "previous_amount": Money(0),
                "is_performance_reviewed": True,
            }
            yield {**values, **_SHARING.get(one.id, {})}
