"""The rows of a plan, typed: as JSON, for a terminal, as Markdown."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import pytest
from hypothesis import given

from egov_consolidation import Assignment, Deadline, Plan, Role, Task, issued
from egov_consolidation.model import DeadlineFlag, DeadlineKind, GroupKind, Period, PeriodUnit, Source, UnitGroup
from egov_consolidation.rendering import json_text, markdown, tasks_json, tasks_markdown, tasks_text
from egov_consolidation.rendering._tasks import answering, content_said, deadline_json, kind_said, task_json
from egov_consolidation.testing import strategies as drawn
from egov_consolidation.wording import Lang

Document: TypeAlias = "dict[str, Any]"
AUDIT, MONEY = (Assignment(role=Role.LEAD, unit=unit) for unit in ("市审计局", "市财政局"))
CATALOGUE = Task(
    id="2.5.1",
    theme="编制目录",
    theme_en="Compile catalogues",
    content="编制调查模板。",
    content_en="Draw up a template.",
    assignments=(AUDIT,),
    deadline=Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day="2018-06-30"),
)


def said(value: object) -> Document:
    """Return what a reader of the printed JSON gets."""
    read: Document = json.loads(json.dumps(value))
    return read


class TestTasksJson:
    """`tasks_json`."""

    def test_row_2_2_7_says_exactly_what_is_promised(self) -> None:
        """The example of the interface, key by key."""
        promised = {
            "id": "2.2.7",
            "part": 2,
            "theme": "编制目录，建立政务信息资源目录体系",
            "content": "开展政务信息资源目录编制培训。",
            "lead_units": ["市政府办公厅"],
            "group": None,
            "cooperating_units": [],
            "deadline": {
                "kind": "by_date",
                "text": "2017年11月中旬",
                "first_day": "2017-11-11",
                "last_day": "2017-11-20",
                "effective_day": "2017-11-20",
                "recurrence": None,
                "condition": None,
                "flags": [],
            },
            "source": {
                "document": "dalian-2017",
                "table": 2,
                "row": 9,
                "inferred_cells": ["unit_number", "lead_unit"],
            },
        }
        document = json.loads(json_text(tasks_json(issued.load("dalian-2017"))))
        task = next(one for one in document["tasks"] if one["id"] == "2.2.7")
        task["deadline"] = {key: task["deadline"][key] for key in promised["deadline"]}  # type: ignore[attr-defined]
        assert {key: task[key] for key in promised} == promised

    def test_it_says_which_plan_and_lists_every_row_in_printed_order(self) -> None:
        """14, 30 and 9 rows."""
        document = json.loads(json_text(tasks_json(issued.load("dalian-2017"))))
        assert document["plan"] == {
            "id": "dalian-2017",
            "title": "大连市政务信息系统整合共享工作任务分工",
            "source_sha256": "0216d90f70d0d03ef97dc06add78343aefd8c49955dc5f8f0bad270a9ddaf03b",
        }
        parts = [one["part"] for one in document["tasks"]]
        assert parts == [1] * 14 + [2] * 30 + [3] * 9


class TestTaskJson:
    """`task_json`."""

    def test_a_task_of_which_little_is_known_has_every_key(self) -> None:
        """Nothing known is null or an empty list, never a missing key."""
        bare, whole = (said(task_json(task)) for task in (Task(id="1", content="编制目录"), CATALOGUE))
        assert list(bare) == list(whole)
        assert (bare["part"], bare["theme"], bare["lead_units"], bare["source"]) == (None, None, [], None)

    def test_roles_stand_under_their_own_keys_and_groups_under_group(self) -> None:
        """A unit in two roles stands under both."""
        roles = (Role.CO_LEAD, Role.EXECUTING, Role.COOPERATING, Role.RECEIVING)
        helping = tuple(Assignment(role=role, unit=f"{role.value}局") for role in roles)
        task = said(task_json(Task(id="1", content="编制目录", assignments=(AUDIT, *helping))))
        assert task["lead_units"] == ["市审计局"]
        assert [task[f"{role.value}_units"] for role in roles] == [[f"{role.value}局"] for role in roles]
        assert [one["role"] for one in task["assignments"]] == ["lead", *(role.value for role in roles)]

    @pytest.mark.parametrize("kind", [GroupKind.DEPARTMENTS, GroupKind.REGIONS])
    def test_a_group_that_is_fanned_out_is_named_by_its_kind(self, kind: GroupKind) -> None:
        """And in full among the assignments."""
        everyone = Assignment(role=Role.LEAD, group=UnitGroup(kind=kind, text="各有关单位", related=True))
        task = said(task_json(Task(id="1", content="编制目录", assignments=(everyone,))))
        assert task["group"] == kind.value
        assert task["assignments"][0]["group"] == {"kind": kind.value, "text": "各有关单位", "related": True}

    def test_cells_without_a_meaning_and_the_source_are_kept(self) -> None:
        """As printed."""
        source = Source(document="p", table=1, row=3, inferred_cells=("theme",))
        task = said(task_json(Task(id="1", content="x", other_cells=(("进展", "已启动"),), source=source)))
        assert task["other_cells"] == [{"column": "进展", "text": "已启动"}]
        assert task["source"] == {"document": "p", "table": 1, "row": 3, "inferred_cells": ["theme"]}


class TestDeadlineJson:
    """`deadline_json`."""

    def test_days_are_written_as_days_and_the_working_day_stands_beside(self) -> None:
        """30 June 2018 is a Saturday."""
        found = said(deadline_json(CATALOGUE.deadline))
        assert (found["last_day"], found["effective_day"], found["first_day"]) == ("2018-06-30", "2018-06-29", None)

    def test_what_a_cell_asks_afterwards_and_periods_are_nested(self) -> None:
        """Every field of the model is there."""
        deadline = Deadline(
            kind=DeadlineKind.RELATIVE,
            text="印发之日起20个工作日内，并长期坚持",
            condition="印发",
            period=Period(count=20, unit=PeriodUnit.WORKING_DAY),
            cutoff="下班前",
            softness=("力争",),
            then=Deadline(kind=DeadlineKind.STANDING, text="长期坚持"),
            flags=(DeadlineFlag.REPAIRED, DeadlineFlag.ASSUMED_YEAR),
        )
        found = said(deadline_json(deadline))
        assert found["period"] == {"count": 20, "unit": "working_day"}
        assert (found["condition"], found["cutoff"], found["softness"]) == ("印发", "下班前", ["力争"])
        assert (found["then"]["kind"], found["then"]["then"]) == ("standing", None)
        assert found["flags"] == ["assumed_year", "repaired"]


class TestTasksText:
    """`tasks_text`."""

    def test_rows_stand_under_who_answers_for_them_and_under_their_theme(self) -> None:
        """A heading is printed once for rows that share it."""
        others = (
            Task(id="2.5.2", theme="编制目录", content="摸清情况。", assignments=(AUDIT,)),
            Task(id="2.6.1", content="安排经费。", assignments=(MONEY,)),
        )
        assert tasks_text(Plan(id="p", title="方案", tasks=(CATALOGUE, *others)), "zh", width=80).split("\n") == [
            "方案（p）：任务 3 项",
            "",
            "编号   工作内容和要求  完成时限       截止日      工作日",
            "-----  --------------  -------------  ----------  ----------",
            "市审计局 | 编制目录",
            "2.5.1  编制调查模板。  2018年6月底前  2018-06-30  2018-06-29",
            "2.5.2  摸清情况。                     未识别",
            "",
            "市财政局",
            "2.6.1  安排经费。                     未识别",
            "",
        ]

    def test_english_uses_glosses_where_there_are_any_and_keeps_the_printed_deadline(self) -> None:
        """What has no gloss stays as printed."""
        text = tasks_text(Plan(id="p", tasks=(CATALOGUE, Task(id="9", content="安排经费。"))), "en", width=100)
        assert text.startswith("p (p), tasks: 2\n")
        for words in ("Compile catalogues", "Draw up a template.", "2018年6月底前", "安排经费。", "unread"):
            assert words in text

    def test_a_day_whose_working_day_is_not_known_is_said_without_one(self) -> None:
        """Nobody has published the holidays of 2099."""
        deadline = Deadline(kind=DeadlineKind.BY_DATE, text="到2099年底", last_day="2099-12-31")
        text = tasks_text(Plan(id="p", tasks=(Task(id="1", content="x", deadline=deadline),)), "zh", width=80)
        assert text.endswith("到2099年底  2099-12-31\n")

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_row_of_the_issued_plan_is_listed_with_its_day(self, lang: Lang) -> None:
        """53 rows, of which 35 have a last day."""
        lines = tasks_text(issued.load("dalian-2017"), lang, width=140).split("\n")
        first = [line.split()[0] for line in lines if line[:1].isdigit()]
        assert first == [task.id for task in issued.load("dalian-2017")]
        assert sum(" 20" in line.rstrip()[-25:] for line in lines if line[:1].isdigit()) == 35


class TestTasksMarkdown:
    """`tasks_markdown`."""

    @given(drawn.plans())
    def test_every_content_and_deadline_is_there_as_printed(self, plan: Plan) -> None:
        """One line for each row, below the heading and the headers."""
        lines = tasks_markdown(plan, "zh").rstrip("\n").split("\n")[4:]
        assert len(lines) == len(plan)
        for line, task in zip(lines, plan, strict=True):
            assert f" {markdown(task.content)} | {markdown(task.deadline.text)} |" in line


class TestAnswering:
    """`answering`."""

    def test_those_who_lead_and_carry_out_come_first_and_those_who_help_behind_them(self) -> None:
        """Whom it is reported to is not among them."""
        others = {
            Role.RECEIVING: "市政府",
            Role.COOPERATING: "市公安局",
            Role.CO_LEAD: "市教育局",
            Role.EXECUTING: "市民政局",
        }
        assigned = tuple(Assignment(role=role, unit=unit) for role, unit in others.items())
        task = Task(id="1", content="x", assignments=(AUDIT, *assigned))
        assert answering(task, "zh") == "市审计局、市教育局、市民政局（配合：市公安局）"
        assert answering(task, "en") == "市审计局, 市教育局, 市民政局 (with 市公安局)"

    def test_an_open_list_stays_open(self) -> None:
        """Others follow whom the plan does not name."""
        task = Task(id="1", content="x", assignments=(Assignment(role=Role.LEAD, unit="市审计局", open=True),))
        assert answering(task, "zh") == "市审计局等"
        assert answering(task, "en") == "市审计局 and others"

    def test_of_nobody_nothing_is_said(self) -> None:
        """The rules will."""
        assert answering(Task(id="1", content="x"), "zh") == ""


class TestContentSaid:
    """`content_said`."""

    def test_a_gloss_is_used_in_english_alone(self) -> None:
        """Chinese readers get the words of the plan."""
        assert content_said(CATALOGUE, "en") == "Draw up a template."
        assert content_said(CATALOGUE, "zh") == "编制调查模板。"


class TestKindSaid:
    """`kind_said`."""

    @pytest.mark.parametrize("kind", DeadlineKind)
    def test_every_kind_has_words_in_both_languages(self, kind: DeadlineKind) -> None:
        """And no two kinds the same."""
        said_of = {one: [kind_said(_of_kind(one), lang) for lang in ("zh", "en")] for one in DeadlineKind}
        assert all(said_of[kind])
        assert [said_of[kind]] == [words for words in said_of.values() if set(words) & set(said_of[kind])]


def _of_kind(kind: DeadlineKind) -> Deadline:
    missing = (DeadlineFlag.MISSING_YEAR,) if kind in {DeadlineKind.BY_DATE, DeadlineKind.WINDOW} else ()
    return Deadline(
        kind=kind,
        text="",
        flags=missing,
        recurrence="FREQ=MONTHLY;BYMONTHDAY=25" if kind is DeadlineKind.RECURRING else None,
        period=Period(count=1, unit=PeriodUnit.DAY) if kind is DeadlineKind.RELATIVE else None,
    )
