"""The inventory in itself: what its records refer to is there."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import KINDS, Inventory, Reference, said_subject, title_of, unit_of
from egov_consolidation.model import Citation
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Judgement, Outcome
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.settings import nearest
from egov_consolidation.wording import Text, Value, frozen_values, same

_COMPARED = 500
"""Of how many records at most the nearest is looked for: the comparison takes a while for each."""

_OF_THAT_NAME = Text(en="; the one of that name has the id {id}", zh="，底数中此名称对应的编号为 {id}")


@plan_rule(
    "IV01",
    "references-resolve",
    title=Text(en="Every record that another refers to is in the inventory", zh="底数中所引用的记录均已列入"),
    speaks_of=Text(en="a reference from one record to another", zh="一条记录对另一条记录的引用"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="A rule that looks at the unit of a line or the host of a system finds nothing where the reference leads "
        "nowhere, and cannot decide.",
        zh="规则须经引用查知专线的责任单位、系统的运行设施等；引用落空则无从判断。",
    ),
    messages={
        "dangling": Text(
            en="{subject}: {field} is “{target}”, must be the id of {kind} in the inventory{nearest}",
            zh="{subject}：{field}填为“{target}”，底数中没有该{kind}，须补列或更正{nearest}",
        ),
        "not-given": Text(
            en="{subject}: {field} is “{target}”; to say whether that is the id of {kind}, the inventory must list "
            "them",
            zh="{subject}：{field}填为“{target}”，底数未提供{kind}清单，须提供后才能核对",
        ),
    },
    needs=("inventory",),
    since="0.1",
)
def references_resolve(ctx: Context) -> Iterator[Outcome]:
    """Every record that another one refers to is in the inventory.

    What:   looks up each reference of each record (the unit of a line, the host of a system, the systems of a budget
            line and so on) among the records of the kind that it means. Undecided where the inventory does not give
            that kind at all.
    Why:    whatever stands behind a broken reference is not known, so the rules that need it cannot decide.
    Fix:    list the record that is missing, or correct the id; units are listed under the id by which others name them.
    Limits: sees that a record of this id is there, not that it is the one that was meant.
    """
    inventory = ctx.inventory
    if not isinstance(inventory, Inventory):
        return
    references = {(one.collection, one.record.id, one.field.name, one.target): one for one in inventory.references()}
    hints = _Hints(inventory)
    for reference in references.values():
        yield _resolved(inventory, reference, hints)


def _resolved(inventory: Inventory, reference: Reference, hints: _Hints) -> Outcome:
    if inventory.find(reference.target_collection, reference.target) is not None:
        return Verdict.PASS
    is_given = inventory.records(reference.target_collection) is not None
    subject = f"{reference.collection}/{reference.record.id}"
    values: dict[str, Value] = {
        "subject": said_subject(subject),
        "field": reference.field.label,
        "target": reference.target,
        "kind": title_of(KINDS[reference.target_collection]),
        "nearest": hints.of(reference.target_collection, reference.target),
    }
    return Judgement(
        verdict=Verdict.FAIL if is_given else Verdict.UNKNOWN,
        message="dangling" if is_given else "not-given",
        subjects=(subject,),
        citations=(Citation(document=inventory.title or inventory.id, quote=reference.target),),
        values=frozen_values(values),
        missing=() if is_given else (reference.target_collection,),
        matter=f"{reference.field.name}: {reference.target}",
        unit=unit_of(reference.record),
    )


class _Hints:
    """What references that lead nowhere probably mean, each looked for once."""

    def __init__(self, inventory: Inventory) -> None:
        self._inventory = inventory
        self._found: dict[tuple[str, str], Text] = {}

    def of(self, collection: str, target: str) -> Text:
        """Return a remark that names the record of that name, or the nearest id or name; nothing where none is near."""
        key = (collection, target)
        if key not in self._found:
            self._found[key] = self._hint(collection, target)
        return self._found[key]

    def _hint(self, collection: str, target: str) -> Text:
        records = self._inventory.records(collection) or ()
        named = {name: one.id for one in records if (name := getattr(one, "name", None))}
        if target in named:
            return _OF_THAT_NAME.fill(id=named[target])
        return nearest(target, (*(one.id for one in records), *named)) if len(records) <= _COMPARED else same("")
