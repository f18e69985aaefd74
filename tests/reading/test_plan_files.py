"""Plan files read to the plan they say, and what is wrong with one is said all at once, each with its path."""

from __future__ import annotations

import datetime as dt
import tomllib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import LISTED, ReadingError
from egov_consolidation.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineFlag,
    DeadlineKind,
    Dependency,
    DependencyType,
    GroupKind,
    Mark,
    Origin,
    Period,
    PeriodUnit,
    Plan,
    Role,
    Source,
    Support,
    Task,
    Unit,
    UnitGroup,
)
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.reading._plan_files import plan_from_data

INTERFACE = """
id = "demo"
title = "…"
issued = "2017-11-10"                 # optional; never invented

[[tasks]]
id = "1.1"
content = "…"
theme = "…"                           # optional
lead_units = ["市审计局"]              # or: group = "departments"
cooperating_units = []
deadline = "2018年3月底前"             # the words as printed, or a day
duration = 30                         # days, optional
dependencies = [{ predecessor = "2.5.1", type = "FS", lag = 0, mark = "explicit", quotes = [{ row = "1.1", quote = "…" }] }]   # held by the successor
supports = [{ task = "2.2.3", mark = "explicit" }]   # enabling relations onto a standing duty; no time
"""  # noqa: E501 - as the interface prints it


def read(data: object, **options: object) -> Plan:
    """Read the data of a plan file."""
    return plan_from_data(data, document="p.toml", options=ReadingOptions(**options))  # type: ignore[arg-type]


def of_task(**keys: object) -> dict[str, object]:
    """Return a plan file of one task with the given keys beside id and content."""
    return {"id": "demo", "tasks": [{"id": "1.1", "content": "编制目录", **keys}]}


def task(**keys: object) -> Task:
    """Read such a file, and return the task."""
    return read(of_task(**keys))["1.1"]


def refusal(data: object) -> list[str]:
    """Return what is refused, one line for each problem; both languages list as many."""
    with pytest.raises(ReadingError) as caught:
        read(data)
    assert caught.value.total == len(caught.value.problems) == len(caught.value.text("zh").splitlines())
    return str(caught.value).splitlines()


class TestInterface:
    """The example of the published interface."""

    def test_it_reads_as_it_says(self) -> None:
        """Every key of it."""
        quote = Citation(document="demo", row="1.1", quote="…")
        due = Deadline(kind=DeadlineKind.BY_DATE, text="2018年3月底前", last_day=day("2018-03-31"))
        expected = Task(
            id="1.1",
            content="…",
            theme="…",
            assignments=(Assignment(role=Role.LEAD, unit="市审计局"),),
            deadline=due,
            duration=30,
            dependencies=(Dependency(predecessor="2.5.1", successor="1.1", quotes=(quote,)),),
            supports=(Support(supporter="2.2.3", supported="1.1"),),
        )
        assert read(tomllib.loads(INTERFACE)) == Plan(id="demo", title="…", issued=day("2017-11-10"), tasks=(expected,))

    def test_of_a_dependency_only_the_predecessor_is_needed(self) -> None:
        """FS, no lag, explicit, no quotes."""
        [one] = task(dependencies=[{"predecessor": "9"}]).dependencies
        assert (one.type, one.lag, one.mark, one.quotes, one.reason) == (
            DependencyType.FINISH_TO_START,
            0,
            Mark.EXPLICIT,
            (),
            None,
        )


class TestDeadlines:
    """How a deadline is written."""

    @pytest.mark.parametrize("written", ["2018-06-30", dt.date(2018, 6, 30)])
    def test_a_day_is_a_last_day(self, written: object) -> None:
        """In quotation marks or not."""
        due = task(deadline=written).deadline
        assert (due.kind, due.text, due.last_day) == (DeadlineKind.BY_DATE, "2018-06-30", day("2018-06-30"))

    @pytest.mark.parametrize("written", [None, "", "  ", "\n"])
    def test_no_words_are_a_missing_deadline(self, written: object) -> None:
        """As is no key at all."""
        assert task(deadline=written).deadline == task().deadline == Deadline.missing()

    def test_words_that_no_rule_covers_are_unread_and_kept(self) -> None:
        """They are a finding, not a refusal."""
        due = task(deadline="尽快").deadline
        assert (due.kind, due.text) == (DeadlineKind.UNREAD, "尽快")

    @pytest.mark.parametrize(
        ("title", "issued", "asked", "expected"),
        [
            ("2018年工作要点", None, None, 2018),
            ("", "2017-11-10", None, 2017),
            ("", None, "2016-01-05", 2016),
            ("2018年工作要点", "2017-11-10", "2016-01-05", 2018),
            ("", "2017-11-10", "2016-01-05", 2017),
        ],
    )
    def test_a_year_that_is_not_printed_is_inherited(
        self, title: str, issued: str | None, asked: str | None, expected: int
    ) -> None:
        """From the title, else from the day of issue; what the caller says comes last."""
        plan = read({**of_task(deadline="6月底前"), "title": title, "issued": issued}, issued=asked)
        assert plan["1.1"].deadline.last_day == day(f"{expected}-06-30")
        assert DeadlineFlag.ASSUMED_YEAR in plan["1.1"].deadline.flags
        assert plan.issued == (None if (issued or asked) is None else day(issued or asked or ""))

    def test_without_any_year_the_last_day_is_not_known(self) -> None:
        """Never today's year."""
        due = task(deadline="6月底前").deadline
        assert (due.last_day, due.flags) == (None, (DeadlineFlag.MISSING_YEAR,))

    def test_how_words_are_to_be_read_may_be_said(self) -> None:
        """前 without the day that is named."""
        plan = read(of_task(deadline="2018年6月30日前"), strict_before=True)
        assert plan["1.1"].deadline.last_day == day("2018-06-29")

    def test_what_is_written_in_full_is_not_read_again(self) -> None:
        """Options change nothing in it."""
        full = {"kind": "by_date", "text": "2018年6月30日前", "last_day": "2018-06-30", "flags": ["repaired"]}
        plan = read(of_task(deadline=full), strict_before=True, issued="2016-01-05")
        assert plan["1.1"].deadline == Deadline(
            kind=DeadlineKind.BY_DATE,
            text="2018年6月30日前",
            last_day=day("2018-06-30"),
            flags=(DeadlineFlag.REPAIRED,),
        )

    def test_every_field_can_be_written(self) -> None:
        """What is asked afterwards in any of the forms."""
        due = task(
            deadline={
                "kind": "relative",
                "text": "自印发之日起20个工作日内",
                "condition": "印发",
                "period": {"count": 20, "unit": "working_day"},
                "cutoff": "下班前",
                "softness": ["力争"],
                "then": "长期",
            }
        ).deadline
        assert due.period == Period(count=20, unit=PeriodUnit.WORKING_DAY)
        assert (due.condition, due.cutoff, due.softness) == ("印发", "下班前", ("力争",))
        assert due.then is not None
        assert due.then.kind is DeadlineKind.STANDING

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            (3, "deadline: is 3, must be words, a day or a table"),
            (True, "deadline: is true, must be words, a day or a table"),
            (["2018"], "deadline: is a list, must be words, a day or a table"),
            (
                dt.datetime(2018, 6, 30, tzinfo=dt.UTC),
                "deadline: is a day with a time, must be words, a day or a table",
            ),
            (dt.time(8), "deadline: is a time of day, must be words, a day or a table"),
            ({}, "deadline.kind: is missing, must be given"),
            ({"kind": "someday"}, "deadline.kind: is “someday”, must be one of by_date, window, recurring, standing,"),
            ({"kind": "by_date"}, "deadline: Deadline “”: by_date needs a last day, or the flag missing_year"),
            ({"kind": "recurring", "recurrence": "weekly"}, "deadline: “weekly”: must be an RRULE of RFC 5545"),
            ({"kind": "unread", "flags": ["odd"]}, "deadline.flags[0]: is “odd”, must be one of assumed_year,"),
            ({"kind": "unread", "flags": "odd"}, "deadline.flags: is “odd”, must be a list"),
            ({"kind": "unread", "last_day": "2018-02-30"}, "deadline.last_day: is “2018-02-30”, must be a day that is"),
            ({"kind": "relative", "period": {"unit": "day"}}, "deadline.period.count: is missing, must be given"),
            (
                {"kind": "relative", "period": {"unit": "day", "count": -1}},
                "deadline.period.count: is -1, must be a whole number from 0",
            ),
            ({"kind": "unread", "until": "x"}, "deadline.until: is not a known key, must be one of condition, cutoff,"),
            ({"kind": "unread", "then": {"kind": 3}}, "deadline.then.kind: is 3, must be one of by_date"),
        ],
    )
    def test_what_cannot_be_a_deadline_is_refused(self, written: object, expected: str) -> None:
        """One problem, at its path."""
        [found] = refusal(of_task(deadline=written))
        assert found.startswith(f"p.toml $.tasks[0].{expected}")


class TestOwners:
    """Who answers."""

    def test_names_by_role(self) -> None:
        """Seven keys, in the order of the roles."""
        keys = {
            "lead_units": Role.LEAD,
            "co_lead_units": Role.CO_LEAD,
            "executing_units": Role.EXECUTING,
            "cooperating_units": Role.COOPERATING,
            "supervising_units": Role.SUPERVISING,
            "collecting_units": Role.COLLECTING,
            "receiving_units": Role.RECEIVING,
        }
        found = task(**{key: [f"甲{number}", f"乙{number}"] for number, key in enumerate(keys)}).assignments
        assert found == tuple(
            Assignment(role=role, unit=f"{name}{number}")
            for number, role in enumerate(keys.values())
            for name in "甲乙"
        )

    @pytest.mark.parametrize(("written", "words"), [("departments", "各部门"), ("regions", "各地区")])
    def test_a_group_by_its_kind(self, written: str, words: str) -> None:
        """It leads, under the words that plans use."""
        one = task(group=written)
        assert one.assignments == (Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind(written), text=words)),)
        assert one.group == written

    def test_every_assignment_in_full(self) -> None:
        """Units and groups, with all that is known of them."""
        written = [
            {"role": "executing", "unit": "市审计局", "open": True, "by_remit": True, "origin": "clause"},
            {"role": "lead", "group": {"kind": "regions", "related": True}, "coordinating": True},
            {"role": "receiving", "group": {"kind": "described", "text": "有关通信公司"}},
        ]
        assert task(assignments=written).assignments == (
            Assignment(role=Role.EXECUTING, unit="市审计局", open=True, by_remit=True, origin=Origin.CLAUSE),
            Assignment(
                role=Role.LEAD, group=UnitGroup(kind=GroupKind.REGIONS, text="各地区", related=True), coordinating=True
            ),
            Assignment(role=Role.RECEIVING, group=UnitGroup(kind=GroupKind.DESCRIBED, text="有关通信公司")),
        )

    @pytest.mark.parametrize(
        ("keys", "expected"),
        [
            (
                {"assignments": [{"role": "lead", "unit": "甲"}], "lead_units": ["甲"], "group": "regions"},
                "assignments: stands beside lead_units, group, must be the only statement of who answers",
            ),
            ({"lead_units": "市审计局"}, "lead_units: is “市审计局”, must be a list"),
            ({"lead_units": ["甲", " "]}, "lead_units[1]: is empty, must hold words"),
            ({"lead_units": ["甲", 7]}, "lead_units[1]: is 7, must be words"),
            ({"lead_units": [None]}, "lead_units[0]: is nothing, must be words"),
            ({"group": "sections"}, "group: is “sections”, must be one of departments, regions"),
            ({"group": ["regions"]}, "group: is a list, must be one of departments, regions"),
            ({"assignments": [{"unit": "甲"}]}, "assignments[0].role: is missing, must be given"),
            ({"assignments": [{"role": "boss", "unit": "甲"}]}, "assignments[0].role: is “boss”, must be one of lead,"),
            ({"assignments": [{"role": "lead"}]}, "assignments[0]: Assignment: must name either a unit or a group"),
            ({"assignments": ["甲"]}, "assignments[0]: is “甲”, must be a table"),
            (
                {"assignments": [{"role": "lead", "unit": "甲", "open": "yes"}]},
                "assignments[0].open: is “yes”, must be true or false",
            ),
            (
                {"assignments": [{"role": "lead", "group": {"kind": "described"}}]},
                "assignments[0].group.text: is missing, must be given",
            ),
            ({"lead_unit": ["甲"]}, "lead_unit: is not a known key, must be one of accountable, assignments,"),
        ],
    )
    def test_what_names_nobody_is_refused(self, keys: dict[str, object], expected: str) -> None:
        """One problem, at its path."""
        [found] = refusal(of_task(**keys))
        assert found.startswith(f"p.toml $.tasks[0].{expected}")

    def test_an_unknown_key_is_answered_with_the_nearest(self) -> None:
        """And with all that are known."""
        [found] = refusal(of_task(lead_unit=["甲"]))
        assert found.endswith("; lead_units is the nearest")


class TestPlan:
    """`plan_from_data`."""

    @pytest.mark.parametrize("data", [[], "id", 3, None, True])
    def test_what_is_no_table_is_refused_once(self, data: object) -> None:
        """Nothing else is said of it."""
        [found] = refusal(data)
        assert found.startswith("p.toml $: is ")
        assert found.endswith(", must be a table")

    def test_a_file_may_say_what_it_is(self) -> None:
        """But nothing else."""
        assert read({"schema": "egov/plan/1", "id": "demo"}) == Plan(id="demo")
        assert refusal({"schema": "egov/plan/2", "id": "demo"}) == [
            "p.toml $.schema: is egov/plan/2, must be egov/plan/1"
        ]

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            ({}, "id: is missing, must be given"),
            ({"id": None}, "id: is missing, must be given"),
            ({"id": " "}, "id: is empty, must hold words"),
            ({"id": 1.1}, "id: is 1.1, must be words"),
            ({"id": "p", "tasks": {}}, "tasks: is a table, must be a list"),
            ({"id": "p", "tasks": [7]}, "tasks[0]: is 7, must be a table"),
            ({"id": "p", "tasks": [[]]}, "tasks[0]: is a list, must be a table"),
            ({"id": "p", "tasks": [{"content": "甲"}]}, "tasks[0].id: is missing, must be given"),
            ({"id": "p", "tasks": [{"id": "1"}]}, "tasks[0].content: is missing, must be given"),
            ({"id": "p", "tasks": [{"id": "1", "content": None}]}, "tasks[0].content: is missing, must be given"),
            ({"id": "p", "task": []}, "task: is not a known key, must be one of externals, id, issued,"),
            ({"id": "p", "issued": "2017-11-31"}, "issued: is “2017-11-31”, must be a day that is written YYYY-MM-DD"),
            ({"id": "p", "issued": "2017-1-1"}, "issued: is “2017-1-1”, must be a day that is written YYYY-MM-DD"),
            ({"id": "p", "issued": 2017}, "issued: is 2017, must be a day that is written YYYY-MM-DD"),
            (
                {"id": "p", "issued": dt.datetime(2017, 1, 1, tzinfo=dt.UTC)},
                "issued: is a day with a time, must be a day",
            ),
            ({"id": "p", "title": ["甲"]}, "title: is a list, must be words"),
            ({"id": "p", "parts": [{"title": "甲"}]}, "parts[0].number: is missing, must be given"),
            ({"id": "p", "parts": [{"title": "甲", "number": "1"}]}, "parts[0].number: is “1”, must be a whole number"),
            ({"id": "p", "notes": [{"text": ""}]}, "notes[0].text: is empty, must hold words"),
            (
                {"id": "p", "notes": [{"text": "甲", "is_caption": 1}]},
                "notes[0].is_caption: is 1, must be true or false",
            ),
            ({"id": "p", "units": [{}]}, "units[0].name: is missing, must be given"),
            (
                {"id": "p", "units": [{"name": "甲"}, {"name": "乙", "aliases": ["甲"]}]},
                "units: name of a unit 甲: occurs more than once, must be unique",
            ),
            (
                {"id": "p", "upstream_dates": [{"id": "u", "document": "d", "about": {"en": "", "zh": ""}}]},
                "upstream_dates[0].last_day: is missing, must be given",
            ),
            (
                {
                    "id": "p",
                    "upstream_dates": [
                        {
                            "id": "u",
                            "document": "d",
                            "about": {"en": "", "zh": ""},
                            "last_day": "2018-01-01",
                            "basis": "",
                        }
                    ],
                },
                "upstream_dates[0].basis: is “”, must be one of read, unverified",
            ),
            (
                {"id": "p", "externals": [{"name": "甲", "reason": {"en": "x"}}]},
                "externals[0].reason.zh: is missing, must be given",
            ),
            ({"id": "p", "externals": [{"name": "甲", "reason": "x"}]}, "externals[0].reason: is “x”, must be a table"),
            ({"id": "p", "shared_duties": [{"tasks": "1"}]}, "shared_duties[0].tasks: is “1”, must be a list"),
        ],
    )
    def test_what_cannot_stand_in_a_plan_is_refused(self, data: object, expected: str) -> None:
        """One problem, at its path, and no other because of it."""
        [found] = refusal(data)
        assert found.startswith(f"p.toml $.{expected}")

    @pytest.mark.parametrize(
        ("keys", "expected"),
        [
            ({"duration": -1}, "duration: is -1, must be a whole number from 0 to 999999999"),
            ({"duration": 1.5}, "duration: is 1.5, must be a whole number from 0"),
            ({"duration": True}, "duration: is true, must be a whole number from 0"),
            ({"part": float("nan")}, "part: is nan, must be a whole number of at most nine digits"),
            ({"part": float("inf")}, "part: is inf, must be a whole number of at most nine digits"),
            ({"part": 10**9}, "part: is a number of more than nine digits, must be a whole number of at most nine"),
            ({"part": 16**9000}, "part: is a number of more than nine digits, must be a whole number of at most nine"),
            ({"theme": 16**9000}, "theme: is a number of more than nine digits, must be words"),
            ({"dependencies": [{}]}, "dependencies[0].predecessor: is missing, must be given"),
            ({"dependencies": [{"predecessor": ""}]}, "dependencies[0].predecessor: is empty, must hold words"),
            (
                {"dependencies": [{"predecessor": "2", "type": "fs"}]},
                "dependencies[0].type: is “fs”, must be one of FS, SS, FF, SF",
            ),
            (
                {"dependencies": [{"predecessor": "2", "lag": "3"}]},
                "dependencies[0].lag: is “3”, must be a whole number of at most nine digits",
            ),
            (
                {"dependencies": [{"predecessor": "2", "mark": "sure"}]},
                "dependencies[0].mark: is “sure”, must be one of explicit, implied, judgement",
            ),
            (
                {"dependencies": [{"predecessor": "2", "successor": "1.1"}]},
                "dependencies[0].successor: is not a known key",
            ),
            (
                {"dependencies": [{"predecessor": "2", "quotes": [{"row": "1"}]}]},
                "dependencies[0].quotes[0].quote: is missing, must be given",
            ),
            ({"supports": [{"mark": "implied"}]}, "supports[0].task: is missing, must be given"),
            (
                {"deliverables": [{"name": "甲", "recipients": "乙"}]},
                "deliverables[0].recipients: is “乙”, must be a list",
            ),
            ({"uses": [{"name": " "}]}, "uses[0].name: is empty, must hold words"),
            ({"criteria": [{"measure": "九成"}]}, "criteria[0].term: is missing, must be given"),
            ({"other_cells": [{"text": "甲"}]}, "other_cells[0].column: is missing, must be given"),
            ({"source": "甲"}, "source: is “甲”, must be a table"),
            ({"source": {"document": ""}}, "source.document: is empty, must hold words"),
            ({"source": {"rows": 3}}, "source.rows: is not a known key"),
        ],
    )
    def test_what_cannot_stand_in_a_task_is_refused(self, keys: dict[str, object], expected: str) -> None:
        """One problem, at its path."""
        [found] = refusal(of_task(**keys))
        assert found.startswith(f"p.toml $.tasks[0].{expected}")

    def test_ids_that_several_tasks_share_are_named_with_their_paths(self) -> None:
        """The first few; tasks without an id share none."""
        entry = {"id": "1.1", "content": ""}
        assert refusal({"id": "p", "tasks": [entry, {"id": "2", "content": ""}, entry]}) == [
            "p.toml $.tasks: 1.1 is the id of $.tasks[0], $.tasks[2], must be that of one task"
        ]
        [found] = refusal({"id": "p", "tasks": [entry] * 1000})
        assert len(found) < 200
        assert refusal({"id": "p", "tasks": [{"content": ""}, {"content": ""}]}) == [
            "p.toml $.tasks[0].id: is missing, must be given",
            "p.toml $.tasks[1].id: is missing, must be given",
        ]

    @pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\u202e", "\u2067", "\u200b", "\ud800", "\ue000"])
    @pytest.mark.parametrize("place", ["id", "title", "content", "theme", "lead_units", "deadline", "quote"])
    def test_a_character_that_is_no_visible_text_is_refused_and_not_printed(self, character: str, place: str) -> None:
        """Wherever words may stand."""
        words = f"甲{character}乙"
        data: dict[str, object] = of_task()
        match place:
            case "id" | "title":
                data[place] = words
            case "lead_units":
                data = of_task(lead_units=[words])
            case "quote":
                data = of_task(uses=[{"name": "甲", "quotes": [{"quote": words}]}])
            case _:
                data = of_task(**{place: words})
        [found] = refusal(data)
        assert f"character 2 is U+{ord(character):04X}" in found
        assert character not in found

    def test_an_unknown_key_is_printed_without_what_a_terminal_might_obey(self) -> None:
        """Shortened, escaped."""
        [found] = refusal({"id": "p", "\x1b[31m" + "长" * 100: 1})
        assert found.startswith(r"p.toml $.\u001b[31m长长")
        assert "…: is not a known key" in found

    def test_line_ends_become_line_feeds(self) -> None:
        """As in documents."""
        assert task(theme="甲\r\n乙\u2028丙\r丁").theme == "甲\n乙\n丙\n丁"

    def test_everything_wrong_is_said_at_once_in_the_order_of_the_tasks(self) -> None:
        """Nothing is half-read."""
        data = {
            "id": 3,
            "tasks": [
                {"content": 1, "lead_units": ["甲", 2], "deadline": {"kind": "x", "flags": ["y"]}},
                {"id": "1", "content": "", "dependencies": [{"lag": "z", "quotes": [{}]}], "remark": ""},
            ],
            "issued": "soon",
            "zzz": 1,
        }
        assert sorted(one.split(": ")[0].removeprefix("p.toml $.") for one in refusal(data)) == [
            "id",
            "issued",
            "tasks[0].content",
            "tasks[0].deadline.flags[0]",
            "tasks[0].deadline.kind",
            "tasks[0].id",
            "tasks[0].lead_units[1]",
            "tasks[1].dependencies[0].lag",
            "tasks[1].dependencies[0].predecessor",
            "tasks[1].dependencies[0].quotes[0].quote",
            "tasks[1].remark",
            "zzz",
        ]

    def test_many_problems_are_counted_and_the_first_hundred_listed(self) -> None:
        """100 thousand unknown keys, 100 thousand tasks that are none."""
        for data in ({"id": "p", **{f"k{i}": 1 for i in range(100_000)}}, {"id": "p", "tasks": [1] * 100_000}):
            with pytest.raises(ReadingError) as caught:
                read(data)
            assert (caught.value.total, len(caught.value.problems)) == (100_000, LISTED)

    def test_both_languages_say_it_with_the_same_place(self) -> None:
        """Natural in each."""
        with pytest.raises(ReadingError) as caught:
            read({"id": "p", "tasks": [{"id": "1", "content": "", "lead_units": "市审计局", "duration": -1}]})
        assert caught.value.text("zh").splitlines() == [
            "p.toml $.tasks[0].duration: 为-1，须为不超过九位的非负整数",
            "p.toml $.tasks[0].lead_units: 为“市审计局”，须为列表",
        ]

    def test_every_other_field_can_be_written(self) -> None:
        """Those that the short forms do not name."""
        plan = read(
            {
                **of_task(
                    part=2,
                    unit_number=5,
                    number=1,
                    accountable="王某",
                    mirrors="1.2",
                    remarks="备注",
                    theme_en="t",
                    content_en="c",
                    other_cells=[{"column": "附注", "text": "略"}],
                    source={"table": 2, "row": 9, "inferred_cells": ["theme"]},
                ),
                "units": [{"name": "市发展改革委", "aliases": ["市发改委"], "name_en": "DRC"}],
                "source_sha256": "ab",
            }
        )
        one = plan["1.1"]
        assert (one.part, one.unit_number, one.number, one.accountable, one.mirrors) == (2, 5, 1, "王某", "1.2")
        assert (one.remarks, one.theme_en, one.content_en, one.other_cells) == ("备注", "t", "c", (("附注", "略"),))
        assert one.source == Source(document="demo", table=2, row=9, inferred_cells=("theme",))
        assert plan.units == (Unit(name="市发展改革委", aliases=("市发改委",), name_en="DRC"),)
        assert plan.source_sha256 == "ab"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = ["id", "title", "issued", "tasks", "parts", "units", "notes", "externals", "shared_duties", "upstream_dates"]
TASK_KEYS = [
    "id",
    "content",
    "deadline",
    "lead_units",
    "group",
    "assignments",
    "dependencies",
    "uses",
    "source",
    "part",
]


class TestAnything:
    """Data that nobody wrote for a plan."""

    @given(
        st.dictionaries(st.sampled_from(KEYS), JSON),
        st.lists(st.dictionaries(st.sampled_from(TASK_KEYS), JSON), max_size=2),
    )
    def test_it_is_read_or_refused_and_nothing_else_happens(self, data: dict[str, object], tasks: list[object]) -> None:
        """No other exception comes out."""
        for one in (data, {**data, "tasks": tasks}):
            with suppress(ReadingError):
                assert read(one).id == one["id"]
