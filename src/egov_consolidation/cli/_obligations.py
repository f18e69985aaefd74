"""`egov obligations`: who owes what, by when."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from egov_consolidation.cli._attempts import Read, attempt, refuse_all
from egov_consolidation.cli._inputs import asked_day, asked_plan, asked_roster
from egov_consolidation.cli._output import terminal_width, write
from egov_consolidation.errors import UsageError
from egov_consolidation.model import Obligation, Plan, Roster, obligations
from egov_consolidation.rendering import (
    DueList,
    json_text,
    obligations_json,
    obligations_markdown,
    obligations_text,
)
from egov_consolidation.wording import Text


def run(asked: argparse.Namespace) -> int:
    """List the obligations: all, of one unit, or those that fall due soon."""
    if asked.due_within is not None and asked.as_of is None:
        raise UsageError(Text(en="--due-within: needs --as-of", zh="--due-within：须同时给出 --as-of"))
    tried, listed = attempt(asked_plan, asked), attempt(asked_roster, asked)
    day = Read(None) if asked.as_of is None else attempt(asked_day, asked.as_of)
    refuse_all((tried, listed, day))
    plan, roster, as_of = tried.value(), listed.value(), day.value()
    everything = DueList(plan=plan, roster=roster, as_of=as_of, obligations=tuple(obligations(plan, roster)))
    chosen = DueList(plan=plan, roster=roster, as_of=as_of, obligations=tuple(_chosen(everything, asked)))
    forms = {
        "text": lambda: obligations_text(chosen, asked.lang, width=terminal_width()),
        "json": lambda: json_text(obligations_json(chosen)),
        "markdown": lambda: obligations_markdown(chosen, asked.lang),
    }
    write(asked, forms)
    return 0


def _chosen(everything: DueList, asked: argparse.Namespace) -> Iterator[Obligation]:
    """Yield what was asked for, unit by unit; with `--due-within`, what falls due first comes first."""
    owed = everything.obligations
    if asked.unit is not None:
        owed = _of_unit(owed, asked.unit, everything.plan, everything.roster)
    if asked.due_within is None:
        units = {unit: index for index, unit in enumerate(dict.fromkeys(map(_owing, owed)))}
        yield from sorted(owed, key=lambda one: units[_owing(one)])
        return
    left = [(everything.days_left(one), one) for one in owed]
    soon = [(days, one) for days, one in left if days is not None and 0 <= days <= asked.due_within]
    yield from (one for _, one in sorted(soon, key=lambda pair: pair[0]))


def _owing(one: Obligation) -> str | None:
    return one.unit if one.group is None or one.unit is not None else f"{one.group.kind} {one.group.text}"


def _of_unit(owed: tuple[Obligation, ...], name: str, plan: Plan, roster: Roster | None) -> tuple[Obligation, ...]:
    names = {name, plan.unit_name(name)} | {
        unit.name for unit in (() if roster is None else roster.units) if name in unit.aliases
    }
    found = tuple(one for one in owed if one.unit in names)
    if not found:
        template = Text(
            en="--unit {name}: owes nothing in this plan. a roster says who belongs to the groups",
            zh="--unit {name}：在本方案中没有落实任务；各组成员由单位名录给出",
        )
        raise UsageError(template.fill(name=name))
    return found
