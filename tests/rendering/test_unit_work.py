"""What one unit has to do, in reports."""

from __future__ import annotations

import json

import attrs
import pytest

from egov_consolidation import issued
from egov_consolidation.checking import work_of
from egov_consolidation.dates import day
from egov_consolidation.ledger import Progress, ProgressEntry, State, UnitWork
from egov_consolidation.rendering import json_text, report_html, report_json, report_markdown, report_text
from egov_consolidation.wording import LANGUAGES, Lang

from .reports import LINE, OPEN, report

PLAN, ROSTER = issued.load("dalian-2017"), issued.roster("dalian-2017")
UNIT = "市水务局"
ENTRIES = (
    ProgressEntry(id="1", task="1.1", unit=UNIT, state=State.DONE, done_on=day("2017-12-15")),
    ProgressEntry(id="2", task="1.2", unit=UNIT, state=State.UNDER_WAY, percent=40),
    ProgressEntry(id="3", task="1.7", unit=UNIT, state=State.UNDER_WAY),
    ProgressEntry(id="4", task="2.2.3", unit="市政府办公厅", state=State.UNDER_WAY),
    ProgressEntry(id="5", task="1.8", unit=UNIT, state=State.NOT_STARTED),
)
REPORT = report(LINE, attrs.evolve(LINE, rule_id="NW04"), attrs.evolve(OPEN, unit=UNIT)).of_unit(UNIT)


def work(*, roster: bool = True, ledger: bool = True) -> UnitWork:
    """Return what a unit has to do."""
    return work_of(
        UNIT,
        PLAN,
        as_of="2018-07-01",
        roster=ROSTER if roster else None,
        progress=Progress(entries=ENTRIES) if ledger else None,
        parameters={"SU05.near": 30, "SU05.behind": 100},
    )


class TestWorkParts:
    """`work_parts`."""

    @pytest.mark.parametrize(
        ("lang", "head", "cells"),
        [
            ("zh", "市水务局应落实的任务 [8]：红灯 1，不明 4，绿灯 3", ("已完成（2017-12-15）", "推进中 40%", "红灯")),
            (
                "en",
                "what 市水务局 has to do [8]: red 1, not known 4, green 3",
                ("done (2017-12-15)", "under way, 40 %"),
            ),
        ],
    )
    def test_the_lights_are_counted_above_the_tasks(self, lang: Lang, head: str, cells: tuple[str, ...]) -> None:
        """In text, Markdown and HTML; the red ones stand first."""
        done = attrs.evolve(work(), owed=tuple(one for one in work().owed if one.due is not None))
        text = report_text(REPORT, lang, width=160, work=done)
        assert head in text
        assert head in report_html(REPORT, lang, done)
        assert head in report_markdown(REPORT, lang, done).replace("\\", "")
        assert all(cell in text for cell in cells)
        assert text.index("1.2  ") < text.index("1.1  ")

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_whom_a_task_waits_for_stands_beside_it(self, lang: Lang) -> None:
        """With the task that is not done."""
        assert "2.2.3 市政府办公厅" in report_text(REPORT, lang, width=160, work=work())

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("zh", "其他单位的下列任务须待其完成：1.8（{count} 个单位）、2.2.5（市水务局）。"),
            ("en", "tasks of other units wait for it: 1.8 ({count} units), 2.2.5 (市水务局)."),
        ],
    )
    def test_who_waits_for_it_is_told_task_by_task(self, lang: Lang, said: str) -> None:
        """One unit by its name, many by their number."""
        waiting = {one.task.id: one for one in work().owed}
        rest = [
            attrs.evolve(waiting["1.8"], obligation=attrs.evolve(waiting["1.8"].obligation, unit=str(n)))
            for n in range(3)
        ]
        pilot = attrs.evolve(waiting["1.7"].obligation, task=PLAN["2.2.5"])
        mine = attrs.evolve(work(), holding_up=(*rest, attrs.evolve(waiting["1.7"], obligation=pilot)))
        assert said.format(count=3) in report_text(REPORT, lang, width=160, work=mine)
        document = json.loads(json_text(report_json(REPORT, lang, mine)))
        assert document["work"]["holding_up"][-1] == {"task": "2.2.5", "unit": UNIT}

    def test_the_findings_are_counted_by_family(self) -> None:
        """What departs and what cannot be decided."""
        text = report_text(REPORT, "zh", width=120, work=work())
        table = text.partition("市水务局问题分类\n\n")[2].split("\n\n")[0].splitlines()
        assert [line.split() for line in table[2:]] == [["DC", "1"], ["NW", "2"]]

    @pytest.mark.parametrize(
        ("lang", "roster", "ledger"),
        [("zh", "未提供单位名录", "未提供台账"), ("en", "no roster was given", "no ledger was given")],
    )
    def test_what_was_not_given_is_said(self, lang: Lang, roster: str, ledger: str) -> None:
        """A short list would else pass for a whole one."""
        poor = report_text(REPORT, lang, width=160, work=work(roster=False, ledger=False))
        rich = report_text(REPORT, lang, width=160, work=work())
        assert roster in poor
        assert ledger in poor
        assert roster not in rich
        assert ledger not in rich

    def test_a_report_of_all_units_says_nothing_of_it(self) -> None:
        """What nobody asked for."""
        assert "应落实的任务" not in report_text(report(LINE), "zh", width=120)
        assert json.loads(json_text(report_json(report(LINE), "zh")))["work"] is None


class TestWorkJson:
    """`work_json`."""

    def test_it_holds_every_obligation_with_its_light(self) -> None:
        """In the order of the plan, with counts that agree."""
        found = json.loads(json_text(report_json(REPORT, "en", work())))["work"]
        assert [one["task"] for one in found["obligations"]] == [one.task.id for one in work().owed]
        assert sum(found["lights"].values()) == len(found["obligations"])
        assert found["families"] == {"DC": {"FAIL": 0, "UNKNOWN": 1}, "NW": {"FAIL": 2, "UNKNOWN": 0}}
        by_task = {one["task"]: one for one in found["obligations"]}
        assert by_task["1.1"] | {"content": ""} == {
            "task": "1.1",
            "role": "lead",
            "is_certain": True,
            "content": "",
            "deadline": "2017年12月15日前",
            "due": "2017-12-15",
            "light": "green",
            "state": "done",
            "percent": None,
            "done_on": "2017-12-15",
            "waits_for": [],
        }
        assert by_task["1.8"]["waits_for"] == [{"task": "2.2.3", "unit": "市政府办公厅"}]
