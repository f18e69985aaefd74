"""Write the inventory of an invented city, of any size: what the rules about an inventory find in it is intended.

    python examples/city/make_city.py
    python examples/city/make_city.py --systems 100000 --seed 7 -o build/city --format csv

The first records of each kind are cases: each rule passes, fails and cannot be decided somewhere. A city has at least
the systems that are cases. All further ones are drawn, most of them sound. The same size and seed give the same files.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from random import Random

from invented.catalogue import catalogue
from invented.drawing import SURVEYED_ON, drawn, stream
from invented.integration import with_integration
from invented.money import PROJECTS, PURCHASES, budget_cases, budget_line, project, purchase
from invented.operation import SITES
from invented.papers import handed_in
from invented.premises import FACILITIES, LINES, NETWORKS, ROOMS, line, network, room
from invented.sharing import with_sharing
from invented.spending import spent
from invented.supervising import INDICATORS, SLIPS
from invented.systems import SYSTEMS, system
from invented.units import units_of

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    BudgetLine,
    Facility,
    Indicator,
    InformationSystem,
    Inventory,
    LeasedLine,
    LifecycleState,
    MachineRoom,
    PrivateNetwork,
    Project,
    Purchase,
    Slip,
    Submission,
    UnitKind,
)
from egov_consolidation.rendering import inventory_to_csv, inventory_to_toml
from egov_consolidation.wording import Text

TITLE = "云汀市政务信息系统底数（虚构示例）"
NOTE = Text(
    en="Invented: there is no such city, and no record describes anything that exists.",
    zh="本底数纯属虚构：并无此市，所列单位、系统、经费均非实有。",
)


LEAST = len(SYSTEMS)
"""How many systems it takes for every rule to have its cases."""


def make_city(systems: int, seed: int) -> Inventory:
    """Return the inventory of a city with so many systems, at least `LEAST`."""
    rng = Random(seed)
    units = units_of(rng, seed, systems)
    departments = [one.id for one in units if one.kind is UnitKind.DEPARTMENT]
    held = drawn(rng, InformationSystem, "s", systems, lambda _: system(rng, departments), SYSTEMS)
    in_use = [one for one in held if one.lifecycle is LifecycleState.IN_USE]
    some = systems // 4
    spending = (*budget_cases(held), *spent(stream(seed, "spending"), units))
    city = Inventory(
        id=f"example-city-{systems}",
        title=TITLE,
        surveyed_on=day(SURVEYED_ON),
        is_example=True,
        note=NOTE,
        systems=held,
        rooms=drawn(rng, MachineRoom, "r", some, lambda _: room(rng, departments), ROOMS),
        lines=drawn(rng, LeasedLine, "l", some, lambda _: line(rng, departments), LINES),
        networks=drawn(rng, PrivateNetwork, "n", some // 2, lambda _: network(rng, departments), NETWORKS),
        facilities=drawn(rng, Facility, "f", 0, lambda _: {}, (*FACILITIES, *SITES)),
        entries=catalogue(rng, some, units, departments),
        projects=drawn(rng, Project, "p", some, lambda _: project(rng, departments), PROJECTS),
        purchases=drawn(rng, Purchase, "c", some // 2, lambda _: purchase(rng, departments), PURCHASES),
        budget_lines=drawn(rng, BudgetLine, "b", some, lambda _: budget_line(rng, in_use), spending),
        units=units,
        submissions=drawn(rng, Submission, "m", 0, lambda _: {}, handed_in(rng, units)),
        indicators=drawn(rng, Indicator, "i", 0, lambda _: {}, INDICATORS),
        slips=drawn(rng, Slip, "x", 0, lambda _: {}, SLIPS),
    )
    return with_sharing(with_integration(city), stream(seed, "sharing"), some // 2, departments)


def _enough(words: str) -> int:
    """Return a number of systems; one that is too small for the cases is refused."""
    systems = int(words)
    if systems < LEAST:
        raise argparse.ArgumentTypeError(f"{systems} systems, must be at least {LEAST} to hold a case of every rule")
    return systems


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the city: one file, or a table for each kind of record."""
    parser = argparse.ArgumentParser(description="Write the inventory of an invented city.")
    parser.add_argument("--systems", type=_enough, default=40, help="how many information systems (default: 40)")
    parser.add_argument("--seed", type=int, default=2017, help="where the random numbers begin (default: 2017)")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parent, help="the folder, or the .toml file"
    )
    parser.add_argument("--format", choices=("toml", "csv"), default="toml", help="one file, or a folder of tables")
    asked = parser.parse_args(arguments)
    city = make_city(asked.systems, asked.seed)
    is_file = asked.format == "toml" and asked.output.suffix == ".toml"
    folder, name = (asked.output.parent, asked.output.name) if is_file else (asked.output, "inventory.toml")
    folder.mkdir(parents=True, exist_ok=True)
    files = inventory_to_csv(city) if asked.format == "csv" else {name: inventory_to_toml(city)}
    for written, text in files.items():
        (folder / written).write_text(text, encoding="utf-8", newline="")
    print(f"{asked.output}: {asked.systems} systems, seed {asked.seed}")


if __name__ == "__main__":
    main()
