"""Judges what was handed in by rules about deliverables, and draws submissions near a boundary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs
from hypothesis import strategies as st

from egov_consolidation import check, issued
from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Finding, Report, Verdict
from egov_consolidation.inventory import NOT_YET, Inventory, Submission, UnitFacts, UnitKind
from egov_consolidation.model import (
    Assignment,
    Clause,
    Deadline,
    DeadlineKind,
    Deliverable,
    Plan,
    Role,
    Roster,
    Task,
)

ANNEX = issued.load("dalian-2017")
DUE = day("2018-06-30")
THING = "机房台账"
UNIT, OTHER = "市财政局", "市审计局"
RIGHT, WRONG = "市政府", "市政府办公厅"
YEARLY = Deadline(kind=DeadlineKind.RECURRING, text="每年", recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")


def by(last_day: Day | None) -> Deadline:
    """Return a deadline by a day; a standing one where there is none."""
    if last_day is None:
        return Deadline(kind=DeadlineKind.STANDING, text="长期")
    return Deadline(kind=DeadlineKind.BY_DATE, text="…", last_day=last_day)


def task(
    task_id: str = "1",
    *,
    deadline: Deadline | None = None,
    things: Iterable[str] = (THING,),
    recipients: tuple[str, ...] = (),
    unit: str = UNIT,
    rule: str | None = None,
) -> Task:
    """Return a task that one unit leads, whose things go to a rule of their own where one is named."""
    names = tuple(things)
    content = "、".join(names)
    return Task(
        id=task_id,
        content=content,
        deadline=by(DUE) if deadline is None else deadline,
        assignments=(Assignment(role=Role.LEAD, unit=unit),),
        deliverables=tuple(Deliverable(name=one, recipients=recipients) for one in names),
        clauses=tuple(Clause(text=one, deliverable=one, also=(rule,)) for one in names) if rule else (),
    )


def plan(*tasks: Task, issued: str | None = "2017-11-10") -> Plan:
    """Return a plan."""
    return Plan(id="demo", tasks=tasks, issued=issued)


def report(
    rule_id: str,
    of: Plan,
    submissions: Iterable[Submission],
    *,
    as_of: Day | str,
    units: Iterable[UnitFacts] = (),
    roster: Roster | None = None,
    parameters: Mapping[str, str] | None = None,
) -> Report:
    """Return what a rule says of a plan by what was handed in."""
    inventory = Inventory(id="demo", submissions=tuple(submissions), units=tuple(units))
    return check(of, as_of=as_of, inventory=inventory, roster=roster, select=[rule_id], parameters=parameters)


def verdicts(of: Report) -> dict[Verdict, int]:
    """Return how many things got which verdict."""
    (counts,) = of.verdicts.values()
    return {verdict: count for verdict, count in counts.items() if count}


def verdict(rule_id: str, of: Plan, submissions: Iterable[Submission], *, as_of: Day | str) -> Verdict:
    """Return what a rule says of the one thing of a plan."""
    (only,) = verdicts(report(rule_id, of, submissions, as_of=as_of))
    return only


def finding(of: Report) -> Finding:
    """Return the one finding of a report."""
    (only,) = of.findings
    return only


def handed_in(**fields: object) -> Submission:
    """Return a submission of which everything is known: in time and to the right office, but for what is said."""
    known: dict[str, object] = {
        "id": "1",
        "unit": UNIT,
        "deliverable": THING,
        "recipient": RIGHT,
        "period": 2018,
        "submitted_on": DUE,
        "accepted_on": NOT_YET,
        "attachments": (),
        "covers": (),
    }
    return Submission(**{**known, **fields})  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def numbered(drawn: list[Submission]) -> list[Submission]:
    """Return submissions with ids of their own."""
    return [attrs.evolve(one, id=str(number)) for number, one in enumerate(drawn)]


def near(boundary: Day) -> st.SearchStrategy[Day]:
    """Draw days within two of a boundary, or none so far."""
    return st.one_of(st.integers(-2, 2).map(lambda days: boundary.add(days=days)), st.just(NOT_YET))


def papers(*, boundary: Day = DUE) -> st.SearchStrategy[list[Submission]]:
    """Draw a few submissions of which everything is known, each of which may miss being the one that is meant."""
    one = st.builds(
        handed_in,
        unit=st.sampled_from((UNIT, UNIT, OTHER)),
        deliverable=st.sampled_from((THING, THING, "迁移方案")),
        recipient=st.sampled_from((RIGHT, WRONG)),
        period=st.sampled_from((2018, 2018, 2019)),
        submitted_on=near(boundary),
        covers=st.sampled_from(((), (OTHER,))),
    )
    return st.lists(one, max_size=3).map(numbered)


FORGOTTEN = st.sets(
    st.sampled_from(("unit", "deliverable", "recipient", "period", "submitted_on", "covers", "attachments")), max_size=2
)


def forgetting(full: list[Submission], left_out: Sequence[AbstractSet[str]]) -> list[Submission]:
    """Return submissions of which some fields are not known."""
    nothing: list[dict[str, None]] = [dict.fromkeys(fields) for fields in left_out]
    return [attrs.evolve(one, **none) for one, none in zip(full, nothing, strict=False)] + full[len(nothing) :]  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def departments(*names: str) -> tuple[UnitFacts, ...]:
    """Return departments with some names."""
    return tuple(UnitFacts(id=one, kind=UnitKind.DEPARTMENT) for one in names)
