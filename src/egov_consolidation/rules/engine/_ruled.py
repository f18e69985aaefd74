"""What the engine has to know of a rule over records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import AnyRecord
from egov_consolidation.model import Citation
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.settings import Given, Parameter, nearest
from egov_consolidation.wording import Text

_NO_PARAMETER = Text(en="{rule}: reads no parameter {id}{nearest}", zh="{rule}：没有参数 {id}{nearest}")
_SENSELESS = Text(en="{id}: is {value}, must be {wanted}", zh="{id}：为 {value}，须为{wanted}")
_NO_DEMAND = Text(
    en="{rule}: judges the plan or the inventory as a whole, must be a rule over single records",
    zh="{rule}：该规则针对方案或底数整体，须选用针对单条记录的规则",
)


class Ruled(Protocol):
    """A rule, as far as the engine looks at it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def title(self) -> Text:
        """What must hold."""
        ...

    @property
    def on(self) -> type[AnyRecord] | None:
        """The kind of record that it speaks of."""
        ...

    @property
    def demand(self) -> Demand | None:
        """What it demands of a record."""
        ...

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The words it rests on."""
        ...

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The values it reads."""
        ...


def demanded(rule: Ruled) -> tuple[type[AnyRecord], Demand]:
    """Return of which records a rule speaks, and what it demands of them.

    Raises:
        UsageError: It speaks of the plan.
    """
    if rule.on is None or rule.demand is None:
        raise UsageError(_NO_DEMAND.fill(rule=rule.id))
    return rule.on, rule.demand


def values_of(rule: Ruled, given: Mapping[str, Given]) -> Mapping[str, float]:
    """Return the values of a rule's parameters, those that are given before its own.

    Raises:
        UsageError: One of the rule's own is given that it does not have, with the nearest; or one that makes no sense.
    """
    known = {one.id: one for one in rule.parameters}
    for one in given:
        if one.startswith(f"{rule.id}.") and one not in known:
            raise UsageError(_NO_PARAMETER.fill(rule=rule.id, id=one, nearest=nearest(one, known)))
    held = {name: known[name].held(value) if name in known else value for name, value in given.items()}
    for parameter in rule.parameters:
        value = held.get(parameter.id, parameter.value)
        if value is not None and not parameter.allows(value):
            raise UsageError(_SENSELESS.fill(id=parameter.id, value=str(value), wanted=parameter.wanted))
    own = {one.id: one.value for one in rule.parameters if one.value is not None}
    return {**own, **{name: value for name, value in held.items() if isinstance(value, int | float)}}
