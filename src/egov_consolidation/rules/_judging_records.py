"""Judges the records of one kind by one demand, and makes judgements of those that depart or cannot be decided.

A record at which the rule stops is a crash of its own, and the others are judged.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from egov_consolidation.findings import Change, Verdict
from egov_consolidation.inventory import (
    AnyRecord,
    Inventory,
    collection_of,
    fields_of,
    said_datum,
    said_subject,
    unit_of,
)
from egov_consolidation.model import Citation
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._departing import judged_records, subject_of
from egov_consolidation.rules._rule import Crash, Judgement, Logic, Outcome, Tally
from egov_consolidation.rules.engine import Demand, Scene, judged, said_held, smallest_repair, turning_day
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text, Value, frozen_values

UNDECIDED = Text(en="{subject}: cannot be decided, needs {missing}", zh="{subject}：缺少{missing}，无法判定")
"""What is said of a record that cannot be decided."""

_OF_ITSELF = ("id", "subject", "as_of", "missing")
"""What a message may speak of beside the fields of a record and the parameters of the rule."""

_JUDGED = (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN)
_AS_IT_IS = Text(en="what is so (it is missing)", zh="如实填报")


@attrs.frozen(kw_only=True)
class Grounds:
    """On what a record rule speaks, and to whom.

    Attributes:
        cites: The words it rests on.
        parameters: The values it reads.
        duty_of: The unit that the words bind, where that is not the unit of the record.
        expects: The id of the one record it speaks of, where it is no more than one.
    """

    cites: tuple[Citation, ...]
    parameters: tuple[Parameter, ...] = ()
    duty_of: str | None = None
    expects: str | None = None


def logic_of(on: type[AnyRecord], demand: Demand, grounds: Grounds, *, doc: str | None) -> Logic:
    """Return the logic that judges each record of a kind.

    Args:
        on: The kind.
        demand: What is demanded of each.
        grounds: On what, and to whom.
        doc: The docstring of the rule.

    Returns:
        The generator function of a rule: a tally of what passes, then a judgement for each other record, in order. A
        record that the rule expects and the inventory does not list is undecided, for want of that record.
    """

    def logic(ctx: Context) -> Iterator[Outcome]:
        if ctx.inventory is None:
            return
        found = judged_records(demand, collection_of(on), ctx.inventory, ctx)
        yield Tally({verdict: found.counts.get(verdict, 0) for verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)})
        yield from found.crashes
        for scene in found.departing:
            yield _outcome(demand, scene, grounds)
        is_there = found.crashes or any(found.counts.get(verdict) for verdict in _JUDGED)
        if grounds.expects is not None and not is_there:
            yield from _awaited(on(id=grounds.expects), demand, grounds, ctx)

    logic.__doc__ = doc
    return logic


def _awaited(record: AnyRecord, demand: Demand, grounds: Grounds, ctx: Context) -> Iterator[Judgement]:
    """Yield that a record is not listed of which the rule would speak on that day."""
    scene = Scene(inventory=Inventory(id=record.id), as_of=ctx.as_of, parameters=ctx.parameters, subject=record)
    if judged(demand, scene)[0] is not Verdict.NOT_APPLICABLE:
        yield _undecided(scene, grounds, (subject_of(record),))


def _outcome(demand: Demand, scene: Scene, grounds: Grounds) -> Judgement | Crash:
    """Return the judgement of a record; where not all of it can be said, the verdict is not relied on either."""
    try:
        return _judgement(demand, scene, grounds)
    except Exception as exception:  # noqa: BLE001 - whatever it is, the other records are judged
        return Crash.at(subject_of(scene.subject), exception)


def _judgement(demand: Demand, scene: Scene, grounds: Grounds) -> Judgement:
    verdict, missing = judged(demand, scene)
    if verdict is Verdict.UNKNOWN:
        found = _undecided(scene, grounds, tuple(sorted(missing)))
        return attrs.evolve(found, next_change=turning_day(demand, scene))
    return Judgement(
        verdict=verdict,
        message="departs",
        subjects=(subject_of(scene.subject),),
        citations=grounds.cites,
        values=frozen_values(_values(scene, grounds.parameters, ())),
        next_change=turning_day(demand, scene),
        unit=grounds.duty_of or unit_of(scene.subject),
        changes=_changes(demand, scene),
    )


def _undecided(scene: Scene, grounds: Grounds, missing: tuple[str, ...]) -> Judgement:
    return Judgement(
        verdict=Verdict.UNKNOWN,
        message="undecided",
        subjects=(subject_of(scene.subject),),
        citations=grounds.cites,
        values=frozen_values(_values(scene, grounds.parameters, missing)),
        missing=missing,
        unit=grounds.duty_of or unit_of(scene.subject),
    )


def _changes(demand: Demand, scene: Scene) -> tuple[Change, ...]:
    """Return what would mend a failure; of what is missing it is not invented what it would have to be."""
    mended = smallest_repair(demand, scene)
    if mended is None:
        return ()
    return tuple(
        attrs.evolve(one, to=_AS_IT_IS) if getattr(scene.subject, one.datum.rpartition(": ")[2]) is None else one
        for one in mended.changes
    )


def places_of(on: type[AnyRecord], parameters: tuple[Parameter, ...]) -> tuple[str, ...]:
    """Return the places that a message about a record of a kind may have."""
    return *_OF_ITSELF, *fields_of(on), *(one.name for one in parameters)


def _values(scene: Scene, parameters: tuple[Parameter, ...], missing: tuple[str, ...]) -> dict[str, Value]:
    """Return what a message may speak of: the record's fields, the day, and the rule's parameters by short names."""
    subject = subject_of(scene.subject)
    abouts = fields_of(type(scene.subject))
    own = {name: said_held(about, getattr(scene.subject, name)) for name, about in abouts.items()}
    known = {one.name: one.said(scene.parameters[one.id]) for one in parameters if one.id in scene.parameters}
    return {
        **known,
        **own,
        "id": scene.subject.id,
        "subject": said_subject(subject),
        "as_of": scene.as_of,
        "missing": _said(missing, subject),
    }


def _said(missing: tuple[str, ...], subject: str) -> Text:
    """Return data in words: what a field of the subject is called, and of another record which record it is."""
    named = [said_datum(one, subject) for one in missing]
    return Text(en=", ".join(one.en for one in named), zh="、".join(one.zh for one in named))
