"""Judges the records of one kind by one demand, and makes judgements of those that depart or cannot be decided.

A record at which the rule stops is a crash of its own, and the others are judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import attrs

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    AnyRecord,
    Inventory,
    collection_of,
    fields_of,
    said_datum,
    said_record,
    subject_of,
    unit_of,
)
from egov_consolidation.model import Citation, Plan
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._departing import judged_records
from egov_consolidation.rules._mending import changes
from egov_consolidation.rules._outcome import Crash, Judgement, Outcome, Tally
from egov_consolidation.rules._places import places_in
from egov_consolidation.rules._plan_words import lead_in, words_in
from egov_consolidation.rules._rule import Logic
from egov_consolidation.rules.engine import (
    Demand,
    Scene,
    because,
    counted,
    held_up_by,
    judged,
    said_held,
    said_targets,
    turning_day,
)
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text, Value, enumerated, frozen_values

NOBODY_LISTED = Text(
    en="{subject}: has none of which the rule speaks, which therefore cannot be decided",
    zh="{subject}：未列有本规则所指的对象，无法判定",
)
"""What is said where no record is listed of which a rule speaks that needs one."""

UNDECIDED = Text(en="{subject}: cannot be decided, needs {missing}", zh="{subject}：缺少{missing}，无法判定")
"""What is said of a record that cannot be decided."""

_OF_UNDECIDED = places_in(UNDECIDED)
_OF_ITSELF = ("id", "subject", "as_of", "missing", "lead", "because", "counted")
"""What a message may speak of beside the fields of a record and the parameters of the rule."""

_JUDGED = (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN)
_THE_LEAD = Text(en="the unit that leads this", zh="牵头单位")


@attrs.frozen(kw_only=True)
class Grounds:
    """On what a record rule speaks, and to whom.

    Attributes:
        rule_id: The rule's id.
        cites: The words it rests on.
        parameters: The values it reads.
        places: The places of its message.
        lead: The unit that leads the rows whose words go to the rule, where it is one.
        is_duty_of_lead: Whether the words bind that unit and not the one of the record.
        is_expecting: Whether it cannot be decided where no record is listed of which it speaks.
    """

    rule_id: str
    cites: tuple[Citation, ...]
    parameters: tuple[Parameter, ...] = ()
    places: frozenset[str] = frozenset()
    lead: str | None = None
    is_duty_of_lead: bool = False
    is_expecting: bool = False

    def under(self, plan: Plan) -> Grounds:
        """Return the grounds that a plan gives: its own words, and who leads them."""
        cites, lead = words_in(plan, self.rule_id, self.cites), lead_in(plan, self.rule_id)
        return attrs.evolve(self, cites=cites, lead=lead)

    def unit(self, record: AnyRecord) -> str | None:
        """Return the unit that answers for a record."""
        return (self.lead if self.is_duty_of_lead else None) or unit_of(record)


def logic_of(on: type[AnyRecord], demand: Demand, grounds: Grounds, *, doc: str | None) -> Logic:
    """Return the logic that judges each record of a kind.

    Args:
        on: The kind.
        demand: What is demanded of each.
        grounds: On what, and to whom.
        doc: The docstring of the rule.

    Returns:
        The generator function of a rule: a tally of what passes, then a judgement for each other record, in order.
        Where the rule expects a record and the inventory lists none of which it speaks, that is undecided.
    """

    def logic(ctx: Context) -> Iterator[Outcome]:
        if ctx.inventory is None:
            return
        here = grounds.under(ctx.plan)
        found = judged_records(demand, collection_of(on), ctx.inventory, ctx)
        yield Tally({verdict: found.counts.get(verdict, 0) for verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)})
        yield from found.crashes
        for scene in found.departing:
            yield _outcome(demand, scene, here)
        is_there = found.crashes or any(found.counts.get(verdict) for verdict in _JUDGED)
        if here.is_expecting and not is_there:
            yield from _awaited(on, demand, here, ctx)

    logic.__doc__ = doc
    return logic


def _awaited(on: type[AnyRecord], demand: Demand, grounds: Grounds, ctx: Context) -> Iterator[Judgement]:
    """Yield that no record is listed of which the rule would speak on that day."""
    unknown, collection = on(id="?"), collection_of(on)
    scene = Scene(inventory=Inventory(id="?"), as_of=ctx.as_of, parameters=ctx.parameters, subject=unknown)
    if judged(demand, scene)[0] is not Verdict.NOT_APPLICABLE:
        yield Judgement(
            verdict=Verdict.UNKNOWN,
            message="nobody-listed",
            subjects=(collection,),
            citations=grounds.cites,
            values=frozen_values({"subject": said_datum(collection, "")}),
            missing=(collection,),
            unit=grounds.lead,
        )


def _outcome(demand: Demand, scene: Scene, grounds: Grounds) -> Judgement | Crash:
    """Return the judgement of a record; where not all of it can be said, the verdict is not relied on either."""
    try:
        found = _judgement(demand, scene, grounds)
        return attrs.evolve(found, held_up_by=_others(demand, scene, found.unit))
    except Exception as exception:  # noqa: BLE001 - whatever it is, the other records are judged
        return Crash.at(subject_of(scene.subject), exception)


def _judgement(demand: Demand, scene: Scene, grounds: Grounds) -> Judgement:
    verdict, missing = judged(demand, scene)
    if verdict is Verdict.UNKNOWN:
        found = _undecided(demand, scene, grounds, tuple(sorted(missing)))
        return attrs.evolve(found, next_change=turning_day(demand, scene))
    return Judgement(
        verdict=verdict,
        message="departs",
        subjects=(subject_of(scene.subject),),
        citations=grounds.cites,
        values=frozen_values(_values(grounds.places, demand, scene, grounds)),
        next_change=turning_day(demand, scene),
        unit=grounds.unit(scene.subject),
        changes=changes(demand, scene),
    )


def _undecided(demand: Demand, scene: Scene, grounds: Grounds, missing: tuple[str, ...]) -> Judgement:
    return Judgement(
        verdict=Verdict.UNKNOWN,
        message="undecided",
        subjects=(subject_of(scene.subject),),
        citations=grounds.cites,
        values=frozen_values(_values(_OF_UNDECIDED, demand, scene, grounds, missing)),
        missing=missing,
        unit=grounds.unit(scene.subject),
    )


def _others(demand: Demand, scene: Scene, unit: str | None) -> tuple[str, ...]:
    """Return the other units with which the cause lies."""
    units = dict.fromkeys(map(unit_of, held_up_by(demand, scene)))
    return tuple(one for one in units if one is not None and one != unit)


def places_of(on: type[AnyRecord], parameters: tuple[Parameter, ...]) -> tuple[str, ...]:
    """Return the places that a message about a record of a kind may have."""
    return *_OF_ITSELF, *fields_of(on), *(one.name for one in parameters)


def _values(
    places: frozenset[str], demand: Demand, scene: Scene, grounds: Grounds, missing: tuple[str, ...] = ()
) -> dict[str, Value]:
    """Return what a message speaks of, and nothing else: some of it costs more to find out than the verdict.

    A place is something of the judgement itself, a field of the record, or a parameter of the rule by its short name.
    """
    record = scene.subject
    of_itself: Mapping[str, Callable[[], Value]] = {
        "id": lambda: record.id,
        "subject": lambda: said_record(record),
        "as_of": lambda: scene.as_of,
        "lead": lambda: grounds.lead or _THE_LEAD,
        "missing": lambda: said_data(missing, subject_of(record)),
        "because": lambda: because(demand, scene, grounds.parameters),
        "counted": lambda: counted(demand, scene),
    }
    fields = {name: about for name, about in fields_of(type(record)).items() if name in places - of_itself.keys()}
    known = (one for one in grounds.parameters if one.name in places and one.id in scene.parameters)
    return {
        **{one.name: one.said(scene.parameters[one.id]) for one in known},
        **{name: said_held(about, getattr(record, name)) for name, about in fields.items()},
        **{name: called for name, called in said_targets(demand, scene).items() if name in fields},
        **{name: said() for name, said in of_itself.items() if name in places},
    }


def said_data(missing: tuple[str, ...], subject: str) -> Text:
    """Return data in words: what a field of the subject is called, and of another record which record it is.

    Examples:
        >>> said_data(("lines/7: cancelled_on", "lines/8: unit"), "lines/7").en
        'cancelled on, unit of lines/8'
    """
    return enumerated(said_datum(one, subject) for one in missing)
