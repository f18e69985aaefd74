"""From words on the command line to values: plans, rosters, days, marks, rules, and the files that an office keeps."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from egov_consolidation import issued
from egov_consolidation.cli._output import remark
from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import Inventory, unit_of
from egov_consolidation.ledger import Progress
from egov_consolidation.model import ALL_MARKS, Mark, Plan, Roster, obligations
from egov_consolidation.reading import (
    ReadingOptions,
    find_settings,
    open_inventory,
    read_baseline,
    read_ledger,
    read_plan,
    read_roster,
    read_settings,
    read_waivers,
)
from egov_consolidation.rules import Rule, rulebook, rules_of_packs
from egov_consolidation.rules.engine import TableInventory
from egov_consolidation.settings import Baseline, Settings, Waiver, nearest
from egov_consolidation.wording import Text

_BETWEEN = re.compile(r"[,，、;；\s]+")
_NO_DAY = Text(
    en="{option} {words}: must be a day that is written YYYY-MM-DD and exists in the calendar{or_today}",
    zh="{option} {words}：须为写作 YYYY-MM-DD 且历法中确有其日的日期{or_today}",
)
_SHOWN = 40
_OR_TODAY = Text(en=", or today", zh="，或 today")


def asked_plan(asked: argparse.Namespace) -> Plan:
    """Return the plan that is meant: one that ships with the package, or one read from a file or folder.

    The name of a plan that ships wins over a folder of that name, which can be called `./dalian-2017`.
    """
    options = ReadingOptions(
        issued=None if asked.issued is None else _written_day(asked.issued, "--issued"),
        strict_before=asked.strict_before,
        columns=_columns(asked.columns),
        first_listed_leads=asked.first_listed_leads,
        encoding=asked.encoding,
    )
    if not is_name(asked.plan):
        return read_plan(asked.plan, options)
    if options.encoding is not None:
        template = Text(
            en="--encoding: is for files, {name} ships with the package", zh="--encoding：只用于文件，{name} 随软件提供"
        )
        raise UsageError(template.fill(name=asked.plan))
    return issued.load(asked.plan, options)


def named_plan(words: str) -> Plan:
    """Return a plan that ships with the package, or one read from a file or folder."""
    return issued.load(words) if is_name(words) else read_plan(words)


def asked_roster(asked: argparse.Namespace) -> Roster | None:
    """Return the roster that is meant, if one is."""
    if asked.roster is None:
        return None
    for name in issued.names():
        if asked.roster == issued.roster(name).id:
            return issued.roster(name)
    return issued.roster(asked.roster) if is_name(asked.roster) else read_roster(asked.roster)


def asked_inventory(asked: argparse.Namespace) -> Inventory | TableInventory | None:
    """Return what exists, if that is said."""
    return None if asked.inventory is None else needed_inventory(asked)


def needed_inventory(asked: argparse.Namespace) -> Inventory | TableInventory:
    """Return what exists, where that has to be said; what was passed over is remarked."""
    return open_inventory(asked.inventory, remark=partial(remark, asked))


def asked_ledger(asked: argparse.Namespace) -> Progress | None:
    """Return what was done, if that is said; what was passed over is remarked."""
    return None if asked.ledger is None else read_ledger(asked.ledger, remark=partial(remark, asked))


def known_rules() -> tuple[Rule, ...]:
    """Return the rules by which the command judges: the rulebook, and those of the packs that are installed."""
    return (*rulebook(), *rules_of_packs())


def asked_unit(
    words: str | None,
    plan: Plan,
    roster: Roster | None,
    inventory: Inventory | TableInventory | None,
    ledger: Progress | None,
) -> str | None:
    """Return the unit that is meant, if one is: one that nobody knows would pass for one without findings."""
    if words is None:
        return None
    known = {one.unit for one in obligations(plan, roster)} | {unit for unit in _owners_in(inventory) if unit}
    known |= set() if ledger is None else {plan.unit_name(one.unit) for one in ledger.entries}
    name = words if words in known else plan.unit_name(words)
    if name not in known:
        template = Text(
            en="--unit {unit}: neither plan nor roster, inventory or ledger name such a unit{nearest}",
            zh="--unit {unit}：方案、单位名录、底数和台账中均没有该单位{nearest}",
        )
        raise UsageError(template.fill(unit=words, nearest=nearest(words, sorted(one for one in known if one))))
    return name


def _owners_in(inventory: Inventory | TableInventory | None) -> Iterator[str | None]:
    """Yield the units that answer for the records of an inventory."""
    if isinstance(inventory, TableInventory):
        yield from inventory.units()
    elif inventory is not None:
        for name in inventory.given:
            yield from map(unit_of, inventory.records(name) or ())


def asked_settings(asked: argparse.Namespace) -> Settings | None:
    """Return the settings that are meant: those of a file, none, or those of the folder in which the command runs."""
    if asked.settings == "none":
        return None
    return find_settings(Path()) if asked.settings is None else read_settings(asked.settings)


def asked_waivers(asked: argparse.Namespace) -> tuple[Waiver, ...] | None:
    """Return what is permitted, if that is said."""
    return None if asked.waivers is None else read_waivers(asked.waivers)


def asked_baseline(asked: argparse.Namespace) -> Baseline | None:
    """Return what was known before, if that is said."""
    return None if asked.baseline is None else read_baseline(asked.baseline)


def is_name(words: str) -> bool:
    """Return whether words name what ships with the package, or would if there were such a thing."""
    path = Path(words)
    return words in issued.names() or (path.name == words and not path.suffix and not path.exists())


def asked_day(words: str, option: str = "--as-of") -> Day:
    """Return the day that is meant; `today` is the only place where the clock is asked."""
    if words == "today":
        return day(dt.date.today())  # noqa: DTZ011 - the day where the user sits
    return _written_day(words, option, or_today=_OR_TODAY)


def _written_day(words: str, option: str, or_today: Text | None = None) -> Day:
    try:
        return day(words)
    except UsageError:
        raise UsageError(_NO_DAY.fill(option=option, words=words[:_SHOWN], or_today=or_today or "")) from None


def asked_marks(words: str | None) -> frozenset[Mark]:
    """Return the marks that count."""
    if words is None:
        return ALL_MARKS
    names = listed(words)
    known = tuple(mark.value for mark in Mark)
    if not names or not set(names) <= set(known):
        template = Text(en="--marks {asked}: must be some of {known}", zh="--marks {asked}：只能取 {known}")
        raise UsageError(template.fill(asked=names, known=known))
    return frozenset(Mark(name) for name in names)


def listed(words: str) -> tuple[str, ...]:
    """Return the members of a list that is written with commas."""
    return tuple(one.strip() for one in words.replace("，", ",").split(",") if one.strip())


def codes(words: str) -> tuple[str, ...]:
    """Return the codes of rules in a list: commas, spaces, and what Chinese puts between names, part them."""
    return tuple(one for one in _BETWEEN.split(words) if one)


def _columns(words: str | None) -> dict[str, str]:
    pairs = [one.partition("=") for one in listed(words or "")]
    wrong = tuple("".join(pair) for pair in pairs if not all(part.strip() for part in pair))
    if wrong:
        template = Text(en="--columns {wrong}: must be header=cell", zh="--columns {wrong}：须写作 表头=列名")
        raise UsageError(template.fill(wrong=wrong))
    return {header.strip(): cell.strip() for header, _, cell in pairs}
