"""Says what would mend a failure, as far as that can be told an office."""

from __future__ import annotations

from egov_consolidation.findings import Change
from egov_consolidation.inventory import NOTHING, FieldAbout, Money, ValueKind, fields_of, said_target
from egov_consolidation.rules.engine import Demand, Scene, is_any_target, smallest_repair
from egov_consolidation.wording import Text, Value

_AS_IT_IS = Text(en="what is so (it is missing)", zh="如实填报")
_WHICHEVER = Text(en="the one that it is", zh="如实填报")
_LESS = Text(en="less than {amount}", zh="低于 {amount}")
_MORE = Text(en="more than {amount}", zh="高于 {amount}")

_FEN_OF_A_YUAN = 100


def changes(demand: Demand, scene: Scene) -> tuple[Change, ...]:
    """Return what would mend a failure: the smallest change, in words.

    Of what is missing it is not invented what it would have to be, nor to which record a reference leads where any
    would do. A record that is meant is called by its name too. An amount that lies a fen below or above a whole one is
    said by that.

    Args:
        demand: What is demanded.
        scene: Of which record.

    Returns:
        The changes; none where nothing mends it.
    """
    mended = smallest_repair(demand, scene)
    if mended is None:
        return ()
    abouts, before, after = fields_of(type(scene.subject)), scene.subject, mended.record

    def told(one: Change) -> Change:
        about = abouts[one.datum.rpartition(": ")[2]]
        held, given = getattr(before, about.name), getattr(after, about.name)
        to = _AS_IT_IS if held is None else _said(about, held, given, demand, scene)
        return one if to is None else Change(datum=one.datum, label=one.label, to=to)

    return tuple(told(one) for one in mended.changes)


def _said(about: FieldAbout, held: object, given: object, demand: Demand, scene: Scene) -> Value:
    """Return how a field is to be filled in that holds something else; `None` where the value says it all."""
    if about.kind is ValueKind.MONEY:
        return _amount(held, given)
    if about.refers is None or given in (NOTHING, ()):
        return None
    if is_any_target(demand, about.name):
        return _WHICHEVER
    found = scene.inventory.find(about.refers, given) if isinstance(given, str) else None
    return None if found is None else said_target(found)


def _amount(held: object, given: object) -> Text | None:
    if not isinstance(held, Money) or not isinstance(given, Money) or held.fen % _FEN_OF_A_YUAN:
        return None
    match given.fen % _FEN_OF_A_YUAN:
        case 99:
            return _LESS.fill(amount=Money(given.fen + 1).text)
        case 1:
            return _MORE.fill(amount=Money(given.fen - 1).text)
        case _:
            return None
