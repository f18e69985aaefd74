"""The notebooks run from top to bottom, and what they print agrees with the plan."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import io
import re
import runpy
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from egov_consolidation import issued

chinese_calendar: Any = importlib.import_module("chinese_calendar")  # neither tells its types
optimize: Any = importlib.import_module("scipy.optimize")
NOTEBOOKS = Path(__file__).resolve().parents[2] / "examples" / "notebooks"


@cache
def printed(name: str) -> str:
    """Return what a notebook prints when it runs."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        runpy.run_path(str(NOTEBOOKS / name))
    return out.getvalue()


def names() -> list[str]:
    """Return the names of the notebooks."""
    return sorted(path.name for path in NOTEBOOKS.glob("*.py"))


class TestEveryNotebook:
    """What holds for each of them."""

    def test_there_are_five(self) -> None:
        """One for each question: the plan, the critical path, a delay, a repair, risk."""
        assert [name[:3] for name in names()] == ["01_", "02_", "03_", "04_", "05_"]

    @pytest.mark.parametrize("name", names())
    def test_it_is_a_notebook_kept_as_text(self, name: str) -> None:
        """It begins with the header of jupytext and a title, and its cells are marked."""
        text = (NOTEBOOKS / name).read_text(encoding="utf-8")
        assert text.startswith("# ---\n# jupyter:\n#   jupytext:\n#     formats: py:percent\n")
        cells = re.split(r"^# %%", text, flags=re.MULTILINE)[1:]
        assert cells[0].startswith(" [markdown]\n# # ")
        assert sum(cell.startswith(" [markdown]") for cell in cells) >= 3

    @pytest.mark.parametrize("name", names())
    def test_it_speaks_both_languages(self, name: str) -> None:
        """What it explains in English it explains in Chinese."""
        text = (NOTEBOOKS / name).read_text(encoding="utf-8")
        for cell in re.split(r"^# %%", text, flags=re.MULTILINE):
            if cell.startswith(" [markdown]"):
                assert re.search("[\u4e00-\u9fff]{4}", cell), cell
                assert re.search("[A-Za-z]{3,} [a-z]{2,}", cell), cell

    @pytest.mark.parametrize("name", names())
    def test_no_number_is_typed_that_it_could_print(self, name: str) -> None:
        """The words between the cells name no result: every day and count is printed by the code."""
        text = (NOTEBOOKS / name).read_text(encoding="utf-8")
        words = [cell for cell in re.split(r"^# %%", text, flags=re.MULTILINE) if cell.startswith(" [markdown]")]
        assert not re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "".join(words))

    @pytest.mark.parametrize("name", names())
    def test_it_runs_and_prints(self, name: str) -> None:
        """It runs to its end and says something."""
        assert len(printed(name).splitlines()) >= 5


class TestTheNumbersInThem:
    """What they print agrees with what the annex says."""

    def test_the_plan(self) -> None:
        """Counts of rows by part and by kind are those of the annex."""
        said = printed("01_read_the_plan.py")
        assert "53 tasks in 3 parts" in said
        kinds = dict(re.findall(r"^([a-z_]+) +([0-9]+)  ", said, re.MULTILINE))
        assert kinds == {"by_date": "35", "standing": "10", "recurring": "7", "conditional": "1"}
        assert "24 of 35 dated tasks end on a day that is not worked" in said

    def test_the_months_and_the_days_off(self) -> None:
        """Counted from the dates again, days off as chinesecalendar has them."""
        said = printed("01_read_the_plan.py")
        last_days = [task.deadline.last_day for task in issued.load("dalian-2017") if task.deadline.last_day]
        (month, most), *_ = Counter(f"{one:%Y-%m}" for one in last_days).most_common(1)
        assert f"the busiest month is {month}: {most} tasks fall due" in said
        off = [one for one in last_days if not chinese_calendar.is_workday(dt.date(one.year, one.month, one.day))]
        assert f"截止日为非工作日的：{len(off)} 项" in said
        assert len(re.findall("^[0-9.]+ +20\\S+ (?:Sat|Sun|Mon) ", said, re.MULTILINE)) == len(off)

    def test_the_critical_path(self) -> None:
        """What is on it ends where the next begins or later, and the last of all ends with the plan."""
        said = printed("02_critical_path.py")
        (end,) = re.findall(r"from 2017-11-10 to (\S+): ([0-9]+) days", said)
        assert dt.date.fromisoformat(end[0]) == dt.date(2017, 11, 9) + dt.timedelta(days=int(end[1]))
        rows = re.findall(r"^([0-9.]+) +([0-9]+) +(\S+) +(\S+) +\S+ +\S+$", said, re.MULTILINE)
        assert rows[0][2] == "2017-11-10"
        assert rows[-1][3] == end[0]
        likely = {one.task: one.likely for one in issued.estimates("dalian-2017").items}
        assert all(likely[task] == int(days) for task, days, _, _ in rows)
        assert f"from {rows[0][0]} to {rows[-1][0]}, with {len(rows)} tasks" in said

    def test_the_delay(self) -> None:
        """The pilot migration waits for the data centre and is due on the same day: it is as late as that."""
        plan = issued.load("dalian-2017")
        assert plan["2.2.3"].deadline.last_day == plan["2.2.5"].deadline.last_day
        assert "90 days late (2.2.3 → 2.2.5)" in printed("03_data_centre_late.py")
        assert re.search(r"^0 days$", printed("03_data_centre_late.py"), re.MULTILINE)


ENDS = {"FS": ("finish", "start"), "SS": ("start", "start"), "FF": ("finish", "finish"), "SF": ("start", "finish")}
BASE = dt.date(2017, 11, 10).toordinal()


class Reckoning:
    """The dates of the plan as numbers, and what SciPy says that it costs to mend them.

    Each task has a start and a finish, each dated finish may be moved, and every dependency asks for one difference.
    """

    def __init__(self, locked: frozenset[str] = frozenset()) -> None:
        """Number the events, and write each dependency as: what comes first less what comes after is at most 0."""
        plan = issued.load("dalian-2017")
        self.due = {
            task.id: dt.date(one.year, one.month, one.day).toordinal() - BASE + 1
            for task in plan
            if (one := task.deadline.last_day) is not None
        }
        self.locked = locked
        self.place = {
            (task.id, end): 2 * at + (end == "finish") for at, task in enumerate(plan) for end in ("start", "finish")
        }
        pairs = [((task.id, "start"), (task.id, "finish")) for task in plan]
        for tie in plan.dependencies():
            leaves, enters = ENDS[tie.type.value]
            assert tie.lag == 0
            pairs.append(((tie.predecessor, leaves), (tie.successor, enters)))
        self.order = [(self.place[first], self.place[then]) for first, then in pairs]

    def cost(self, *, earlier: bool = True, later: bool = True, count: bool = False) -> int | None:
        """Return the least days moved, or the fewest tasks moved; `None` where nothing mends them."""
        events, dated = len(self.place), list(self.due)
        whole = events + len(dated)
        rows, most = [], []
        for first, then in self.order:
            rows.append({first: 1, then: -1})
            most.append(0)
        for number, task in enumerate(dated):
            finish, moved = self.place[task, "finish"], events + number
            size = 9999 if count else 1
            rows += [{finish: 1, moved: -size}, {finish: -1, moved: -size}]
            most += [self.due[task], -self.due[task]]
        matrix = np.zeros((len(rows), whole))
        for row, held in enumerate(rows):
            for column, value in held.items():
                matrix[row, column] = value
        low, high = np.zeros(whole), np.full(whole, 9999.0)
        for number, task in enumerate(dated):
            finish, due = self.place[task, "finish"], self.due[task]
            low[finish] = due if task in self.locked or not earlier else 0
            high[finish] = due if task in self.locked or not later else 9999
            high[events + number] = 1 if count else 9999
        weights = np.array([0] * events + [1] * len(dated))
        solved = optimize.milp(
            weights,
            constraints=optimize.LinearConstraint(matrix, ub=np.array(most)),
            bounds=optimize.Bounds(low, high),
            integrality=weights,
        )
        return round(solved.fun) if solved.success else None


class TestTheRepair:
    """The numbers of the fourth notebook, reckoned again by a linear program over the dates of the annex."""

    def test_the_conflicts_are_the_differences_of_the_dates(self) -> None:
        """Of every dependency from one finish to another start, by subtraction."""
        plan, due = issued.load("dalian-2017"), Reckoning().due
        said = printed("04_repair.py")
        short = {
            (one.predecessor, one.successor): due[one.predecessor] - due[one.successor]
            for one in plan.dependencies()
            if one.type.value in {"FS", "FF"} and due.get(one.predecessor, 0) > due.get(one.successor, 9999)
        }
        assert len(short) == 5
        for (first, last), days in short.items():
            assert re.search(rf"^[1-5]\. {first} due .* → {last} due .*: {days} days short\.", said, re.MULTILINE)
        assert said.count("days short. This rests on judgement") == 5

    def test_nothing_in_a_conflict_is_superfluous(self) -> None:
        """Each of the five is gone without either of its deadlines, or its dependency."""
        rows = re.findall(r"^[0-9.]+ → [0-9.]+ +(\w+) +(\w+) +(\w+)$", printed("04_repair.py"), re.MULTILINE)
        assert rows == [("gone",) * 3] * 5

    @pytest.mark.parametrize(
        ("name", "counts_tasks", "ways"),
        [
            ("fewest days", False, {}),
            ("fewest deadlines", True, {}),
            ("only later", False, {"earlier": False}),
            ("only earlier", False, {"later": False}),
        ],
    )
    def test_each_form_costs_what_a_linear_program_says(
        self, name: str, counts_tasks: bool, ways: dict[str, bool]
    ) -> None:
        """Days moved, or deadlines moved; and all are proved."""
        tasks, days, proved = re.findall(
            rf"^([0-9]+) +([0-9]+) +(\w+) +{name} \S+$", printed("04_repair.py"), re.MULTILINE
        )[0]
        assert int(tasks if counts_tasks else days) == Reckoning().cost(count=counts_tasks, **ways)
        assert proved == "yes"

    def test_the_proof_adds_up(self) -> None:
        """The days that contradictions are short make the days that are moved."""
        said = printed("04_repair.py")
        certificate = said[said.index("contradiction ") : said.index("sum ")]
        short = [
            int(days) * int(times) for days, times in re.findall(r" {2,}([0-9]+) +([0-9]+)$", certificate, re.MULTILINE)
        ]
        assert sum(short) == Reckoning().cost()

    def test_with_the_migration_locked(self) -> None:
        """The fewest days are more, and only earlier is not possible: by the same linear program."""
        said, locked = printed("04_repair.py"), Reckoning(frozenset({"1.8"}))
        assert f" → {locked.cost()} " in said
        assert locked.cost(later=False) is None
        assert re.search(r"^not possible +only earlier ", said, re.MULTILINE)
        (days,) = re.findall(r"^[0-9]+ → [0-9]+ +[0-9]+ → ([0-9]+) +fewest days ", said, re.MULTILINE)
        assert int(days) == locked.cost()

    def test_afterwards_there_is_none_and_without_judgement_there_never_was(self) -> None:
        """In all four forms."""
        said = printed("04_repair.py")
        assert said.count(": 0 conflicts left") == 4
        assert "\n0 conflicts with explicit and implied dependencies alone\n" in said


class Samples:
    """The plan scheduled many times by NumPy alone.

    Durations come from its own beta distribution; starts and finishes are pushed until every dependency holds, and
    pulled back from the end until none is broken. Rows are events, columns samples, times days from the data date.
    """

    COUNT = 4000
    FAR = 5 * (0.25 / 4000 + 0.25 / 10_000) ** 0.5
    """Five standard errors of the difference between two shares, one of each: they agree but once in millions."""

    def __init__(self) -> None:
        """Draw and schedule."""
        reckoning, random = Reckoning(), np.random.default_rng(20171110)
        self.due, self.place = reckoning.due, reckoning.place
        work = np.zeros((len(self.place), self.COUNT))
        for one in issued.estimates("dalian-2017").items:
            assert one.least < one.most
            mode = (one.likely - one.least) / (one.most - one.least)
            drawn = one.least + (one.most - one.least) * random.beta(1 + 4 * mode, 5 - 4 * mode, self.COUNT)
            work[self.place[one.task, "start"]] = drawn
        takes = [work[first] if first + 1 == then and first % 2 == 0 else 0 for first, then in reckoning.order]
        self.early = np.zeros_like(work)
        for _ in self.place:
            before = self.early.copy()
            for (first, then), days in zip(reckoning.order, takes, strict=True):
                self.early[then] = np.maximum(self.early[then], self.early[first] + days)
            if (before == self.early).all():
                break
        self.end = self.early.max(axis=0)
        late = np.tile(self.end, (len(self.place), 1))
        for _ in self.place:
            before = late.copy()
            for (first, then), days in zip(reckoning.order, takes, strict=True):
                late[first] = np.minimum(late[first], late[then] - days)
            if (before == late).all():
                break
        self.work, self.room = work, late - self.early

    def in_time(self, *tasks: str) -> float:
        """Return in which share of the samples all of some tasks are finished by their last days."""
        finishes = [self.early[self.place[task, "finish"]] <= self.due[task] for task in tasks]
        return float(np.all(finishes, axis=0).mean())

    def decides(self, task: str) -> float:
        """Return in which share of the samples a task has no float."""
        places = [self.place[task, end] for end in ("start", "finish")]
        return float((self.room[places].min(axis=0) < 1e-6).mean())

    def day(self, share: float) -> dt.date:
        """Return the day by which such a share of the samples has ended."""
        return dt.date.fromordinal(BASE - 1 + int(np.ceil(np.quantile(self.end, min(1, max(0, share))))))


@pytest.fixture(scope="module")
def samples() -> Samples:
    """Give the samples that NumPy draws."""
    return Samples()


def shares(words: str) -> list[float]:
    """Return the percentages in some words, as shares; less than one percent is half of one."""
    return [0.005 if less else int(percent) / 100 for less, percent in re.findall("(<?)([0-9]+) %", words)]


class TestTheRisk:
    """The numbers of the fifth notebook, held against samples that NumPy draws and schedules alone."""

    def test_the_end(self, samples: Samples) -> None:
        """Half, 80 % and 90 % of the samples end by the days that are named, and few by the day of the schedule."""
        said = printed("05_risk.py")
        (days,) = re.findall(r"samples end by (\S+), 80 % by (\S+), 90 % by (\S+)\n", said)
        for share, found in zip((0.5, 0.8, 0.9), map(dt.date.fromisoformat, days), strict=True):
            assert samples.day(share - samples.FAR) <= found <= samples.day(share + samples.FAR)
        (likely, told) = re.findall(r"the plan ends on (\S+); ([0-9]+) % of the samples", said)[0]
        assert likely in printed("02_critical_path.py")
        by_then = (samples.end <= dt.date.fromisoformat(likely).toordinal() - BASE + 1).mean()
        assert int(told) / 100 == pytest.approx(by_then, abs=samples.FAR + 0.005)
        assert by_then < 0.4

    def test_the_histogram_holds_every_sample(self, samples: Samples) -> None:
        """Ten thousand; and in each quarter as large a share as NumPy finds."""
        bars = re.findall("^(20[0-9]{2})Q([1-4]) +█* ?([0-9]+)$", printed("05_risk.py"), re.MULTILINE)
        assert sum(int(count) for _, _, count in bars) == 10_000
        for year, quarter, count in bars:
            first = dt.date(int(year), 3 * int(quarter) - 2, 1).toordinal() - BASE
            last = (dt.date(int(year), 3 * int(quarter), 28) + dt.timedelta(days=4)).replace(day=1).toordinal() - BASE
            share = ((samples.end > first) & (samples.end <= last)).mean()
            assert int(count) / 10_000 == pytest.approx(share, abs=samples.FAR)

    def test_each_deadline(self, samples: Samples) -> None:
        """How likely each is to be met, the likeliest first; and how many are on average."""
        said = printed("05_risk.py")
        rows = re.findall(r"^([0-9.]+) +(<?[0-9]+ %) +(\S+) +(\S+) +(\S+) +([0-9]+) +\S+$", said, re.MULTILINE)
        assert {task for task, *_ in rows} == set(samples.due)
        told = [shares(percent)[0] for _, percent, *_ in rows]
        assert told == sorted(told, reverse=True)
        for (task, _, last_day, *days, late), share in zip(rows, told, strict=True):
            assert dt.date.fromisoformat(last_day).toordinal() - BASE + 1 == samples.due[task]
            assert share == pytest.approx(samples.in_time(task), abs=samples.FAR + 0.005)
            apart = dt.date.fromisoformat(days[1]) - dt.date.fromisoformat(last_day)
            assert int(late) == max(0, apart.days)
        (count, of) = re.findall("([0-9]+) of ([0-9]+) deadlines are more likely missed", said)[0]
        assert (int(count), int(of)) == (sum(samples.in_time(task) < 0.5 for task in samples.due), len(samples.due))
        (mean,) = re.findall("on average ([0-9.]+) deadlines are met", said)
        assert float(mean) == pytest.approx(sum(map(samples.in_time, samples.due)), abs=0.25)

    def test_units_jointly(self, samples: Samples) -> None:
        """All deadlines of a unit together, as likely as NumPy finds."""
        plan, owed = issued.load("dalian-2017"), dict[str, list[str]]()
        for task in plan:
            for unit in task.lead_units or ({"departments": "各部门", "regions": "各地区"}[str(task.group)],):
                if task.id in samples.due:
                    owed.setdefault(unit, []).append(task.id)
        rows = re.findall(
            r"^(<?[0-9]+ %) +[0-9.]+ of ([0-9]+) +<?[0-9]+ % +(\S+)$", printed("05_risk.py"), re.MULTILINE
        )
        assert {unit: int(count) for _, count, unit in rows} == {unit: len(tasks) for unit, tasks in owed.items()}
        for percent, _, unit in rows:
            assert shares(percent)[0] == pytest.approx(samples.in_time(*owed[unit]), abs=samples.FAR + 0.005)

    def test_what_the_end_depends_on(self, samples: Samples) -> None:
        """Criticality and schedule sensitivity index of each task that is listed; none that is left out weighs more."""
        said = printed("05_risk.py")
        rows = re.findall(r"^([0-9.]+) +(<?[0-9]+) % +([01]\.[0-9]{2}) +[01]\.[0-9]{2} +\S+ +\S+$", said, re.MULTILINE)
        assert len(rows) == 8
        weights = {
            task: samples.work[samples.place[task, "start"]].std() * samples.decides(task) / samples.end.std()
            for task in samples.due
        }
        for task, percent, weight in rows:
            assert int(percent) / 100 == pytest.approx(samples.decides(task), abs=samples.FAR + 0.005)
            assert float(weight) == pytest.approx(weights.pop(task), abs=0.05)
        assert max(weights.values()) < float(rows[-1][2]) + 0.05

    def test_correlation_moves_the_late_end_and_hardly_the_middle(self) -> None:
        """The more tasks of a unit rise and fall together, the further the end spreads."""
        pattern = r"^(0\.[0369]) +(\S+) +\S+ +(\S+) +\+([0-9]+) +([0-9]+)$"
        rows = re.findall(pattern, printed("05_risk.py"), re.MULTILINE)
        assert [one[0] for one in rows] == ["0.0", "0.3", "0.6", "0.9"]
        first, last = rows[0], rows[-1]
        middle, late = ((dt.date.fromisoformat(last[at]) - dt.date.fromisoformat(first[at])).days for at in (1, 2))
        assert late == int(last[3]) > 2 * middle
        deviations = [int(one[4]) for one in rows]
        assert deviations == sorted(deviations)
