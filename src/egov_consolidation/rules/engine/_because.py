"""Why a record departs, in the words of a message: the conditions that decide, and the records that count."""

from __future__ import annotations

from collections.abc import Iterable

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import said_record
from egov_consolidation.rules.engine._check import Demand
from egov_consolidation.rules.engine._explanation import decisive, names_of_parameters
from egov_consolidation.rules.engine._interpreter import Scene, counted_records
from egov_consolidation.rules.engine._nodes import Count, walk
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text, enumerated

_LISTED = 6
_MORE = Text(en="{names} and {more} more", zh="{names}等{count}项")
_NONE = Text(en="none", zh="无")


def because(demand: Demand, scene: Scene, parameters: Iterable[Parameter]) -> Text:
    """Return the simple conditions by which a record departs, in one sentence.

    Args:
        demand: What is demanded.
        scene: Of which record, as of which day.
        parameters: The values that the rule reads, named by what they are.

    Examples:
        >>> from egov_consolidation.dates import day
        >>> from egov_consolidation.inventory import Inventory, LeasedLine
        >>> from egov_consolidation.rules.engine import Check, Scene, everyone, subject
        >>> line = subject(LeasedLine)
        >>> demand = Check(applies=everyone(), require=~(line.is_internet & line.rented_by_unit)).demand()
        >>> rented = LeasedLine(id="7", is_internet=True, rented_by_unit=True)
        >>> scene = Scene(inventory=Inventory(id="i"), as_of=day("2019-01-01"), parameters={}, subject=rented)
        >>> because(demand, scene, ()).zh
        '是否互联网专线为“是”，是否自行租用为“是”'
    """
    parts = [one.so_it_is for one in decisive(demand, Verdict.FAIL, scene, names_of_parameters(parameters, scene))]
    return Text(en=", ".join(one.en for one in parts), zh="，".join(one.zh for one in parts))


def counted(demand: Demand, scene: Scene) -> Text:
    """Return the records that count for what is demanded of a record, by their names; the first of very many."""
    nodes = (one for one in walk(demand.require) if isinstance(one, Count))
    found = {(type(one), one.id): one for node in nodes for one in counted_records(node, scene)}
    names = [said_record(one) for one in found.values()]
    if not names:
        return _NONE
    first = enumerated(names[:_LISTED])
    if len(names) <= _LISTED:
        return first
    return _MORE.fill(names=first, more=len(names) - _LISTED, count=len(names))
