"""Published problems with published answers: PSPLIB, and the cases of the R package *criticalpath*.

The first are networks of finish-to-start dependencies; `MPM-Time` in each file is the length of their critical path.
Of the second, two are projects of Vanhoucke's books (*Measuring Time*, 2009, page 18; *Integrated Project Management
and Control*, 2014, page 9). The others try one dependency between two tasks: each type, with lags of each sign. They
hold no task to the start of the project, so that leads and SF bring some out before it, and count the duration from
the earliest start: `waits_for_data_date=False` asks for that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from egov_consolidation.model import Plan
from egov_consolidation.schedule import Schedule, ScheduleOptions, analyze

from .oracle import BASE, Waits, by_definition, offsets, plan_of, work

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

PSPLIB = sorted(path.stem for path in (SHARED / "psplib").glob("*.sm"))

CASES: Mapping[str, Any] = {
    case["name"]: case
    for path in (SHARED / "criticalpath").glob("cases.json")
    for case in json.loads(path.read_text(encoding="utf-8"))
}

VANHOUCKE = ("vanhoucke_2009_p18", "vanhoucke_2014_project_2")


def table(text: str, heading: str) -> list[list[int]]:
    """Return the lines of numbers below a heading."""
    lines = text[text.index(heading) :].splitlines()
    return [[int(cell) for cell in line.split()] for line in lines if re.fullmatch(r"[ 0-9]+", line)]


def project(text: str) -> tuple[Plan, int]:
    """Return the plan of a file of PSPLIB, and the length of its critical path."""
    followers = {row[0]: row[3:] for row in table(text[: text.index("REQUESTS")], "PRECEDENCE")}
    days = {row[0]: row[2] for row in table(text[: text.index("RESOURCEAVAIL")], "REQUESTS")}
    waits: dict[int, list[Waits]] = {job: [] for job in days}
    for job, after in followers.items():
        for follower in after:
            waits[follower].append(Waits(str(job)))
    ((*_, length),) = table(text[: text.index("PRECEDENCE")], "pronr.")
    return plan_of(*(work(str(job), takes, *waits[job]) for job, takes in days.items())), length


class TestPsplib:
    """PSPLIB, of Kolisch and Sprecher: sets j30, j60, j90 and j120."""

    def test_there_are_170_of_them(self, shared: Path) -> None:
        """Forty of 30, 60 and 90 jobs each, and fifty of 120."""
        sizes = [re.match(r"j(30|60|90|120)", name) for name in PSPLIB]
        counts = [sum(one is not None and one[1] == size for one in sizes) for size in ("30", "60", "90", "120")]
        assert counts == [40, 40, 40, 50], shared

    @pytest.mark.parametrize("name", PSPLIB)
    def test_the_critical_path_is_as_long_as_published(self, name: str) -> None:
        """The makespan is the `MPM-Time` of the file, and every job between the two dummies has its days."""
        plan, length = project((SHARED / "psplib" / f"{name}.sm").read_text(encoding="ascii"))
        schedule = analyze(plan, data_date=BASE)
        assert len(plan) == int(name[1 : 4 if name.startswith("j120") else 3]) + 2
        assert schedule.makespan == length
        assert all(sum(schedule[task].duration for task in path) == length for path in schedule.critical_paths)


@pytest.fixture
def case(request: pytest.FixtureRequest, shared: Path) -> dict[str, Any]:
    """Give a case by its name."""
    assert shared == SHARED.parent
    found: dict[str, Any] = CASES[request.param]
    return found


def scheduled(case: Mapping[str, Any], options: ScheduleOptions) -> Schedule:
    """Return the schedule of a case."""
    waits: dict[str, list[Waits]] = {name: [] for name in case["activities"]}
    for first, second, kind, lag in case["relations"]:
        waits[second].append(Waits(first, kind, lag))
    tasks = (work(name, days, *waits[name]) for name, days in case["activities"].items())
    return analyze(plan_of(*tasks), data_date=BASE, options=options)


class TestCriticalpath:
    """The cases of the R package *criticalpath* 0.2.1."""

    def test_there_are_38_of_them(self, shared: Path) -> None:
        """For each of the four types nine, and two projects of Vanhoucke."""
        kinds = [name.split()[0] for name in CASES if name not in VANHOUCKE]
        assert {kind: kinds.count(kind) for kind in kinds} == {"FS": 9, "SS": 9, "FF": 9, "SF": 9}, shared
        assert set(VANHOUCKE) <= set(CASES)

    @pytest.mark.parametrize("case", CASES, indirect=True)
    def test_every_date_is_as_published(self, case: dict[str, Any]) -> None:
        """Early and late starts and finishes of every activity, and the duration, as in the package."""
        schedule = scheduled(case, ScheduleOptions(waits_for_data_date=False))
        names = ("early_start", "early_finish", "late_start", "late_finish")
        assert offsets(schedule) == {
            task: tuple(expected[name] for name in names) for task, expected in case["expected"].items()
        }
        assert schedule.makespan == case["duration"]

    @pytest.mark.parametrize("case", VANHOUCKE, indirect=True, ids=["vanhoucke-2009-p18", "vanhoucke-2014-p9"])
    def test_floats_and_critical_tasks_of_vanhoucke(self, case: dict[str, Any]) -> None:
        """Total floats and critical tasks are those of the books; nothing is early there, so both conventions agree."""
        expected = case["expected"]
        floats = {
            task: one.get("total_float", one["late_start"] - one["early_start"]) for task, one in expected.items()
        }
        critical = case.get("critical") or [task for task, one in expected.items() if one["critical"]]
        for waits in (True, False):
            schedule = scheduled(case, ScheduleOptions(waits_for_data_date=waits))
            assert {one.id: one.total_float for one in schedule} == floats
            assert set(schedule.critical_tasks()) == set(critical)

    @pytest.mark.parametrize("case", CASES, indirect=True)
    def test_held_to_the_data_date_they_are_what_the_definition_says(self, case: dict[str, Any]) -> None:
        """Where nothing starts before the data date, dates are those of Bellman and Ford, which knows of no case."""
        schedule = scheduled(case, ScheduleOptions())
        assert offsets(schedule) == by_definition(schedule.plan)
