"""Who owes what, by when: unit by unit, seen from a day."""

from __future__ import annotations

import json
from collections.abc import Iterable

import attrs
import pytest

from egov_consolidation import Assignment, Deadline, Plan, Role, Roster, Task, issued, obligations
from egov_consolidation.dates import Day, day
from egov_consolidation.model import DeadlineKind, GroupKind, Obligation, UnitGroup
from egov_consolidation.rendering import (
    DueList,
    json_text,
    obligations_json,
    obligations_markdown,
    obligations_text,
)
from egov_consolidation.wording import LANGUAGES, Lang, Text

REGIONS = Assignment(role=Role.LEAD, group=UnitGroup(kind=GroupKind.REGIONS, text="各地区"))
AUDIT = Assignment(role=Role.LEAD, unit="市审计局")
DATED = Task(
    id="3.5",
    content="编制目录。",
    content_en="Compile catalogues.",
    assignments=(REGIONS,),
    deadline=Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day="2018-06-30"),
)
YEARLY = Task(
    id="2.5.4",
    content="加强审计。",
    assignments=(AUDIT,),
    deadline=Deadline(kind=DeadlineKind.RECURRING, text="每年", recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
)
STANDING = Task(
    id="1.4",
    content="不允许。",
    assignments=(AUDIT,),
    deadline=Deadline(kind=DeadlineKind.STANDING, text="长期"),
)
PLAN = Plan(id="p", title="方案", tasks=(YEARLY, STANDING, DATED))
ROSTER = Roster(id="r", title="名录", groups={"regions": ("中山区", "西岗区")})


def listed(as_of: str | None = None, roster: Roster | None = None, only: Iterable[Obligation] | None = None) -> DueList:
    """Return the obligations of the plan, or some of them, as they stand on a day."""
    owed = obligations(PLAN, roster) if only is None else only
    seen: Day | None = None if as_of is None else day(as_of)
    return DueList(plan=PLAN, roster=roster, as_of=seen, obligations=tuple(owed))


class TestDueList:
    """`DueList`."""

    @pytest.mark.parametrize(
        ("as_of", "task", "due", "left"),
        [
            (None, DATED, "2018-06-30", None),
            ("2018-06-29", DATED, "2018-06-30", 1),
            ("2018-06-30", DATED, "2018-06-30", 0),
            ("2018-07-02", DATED, "2018-06-30", -2),
            (None, YEARLY, None, None),
            ("2018-12-31", YEARLY, "2018-12-31", 0),
            ("2019-01-01", YEARLY, "2019-12-31", 364),
            ("2018-01-01", STANDING, None, None),
        ],
    )
    def test_days_are_counted_from_the_day_asked_for(
        self, as_of: str | None, task: Task, due: str | None, left: int | None
    ) -> None:
        """A recurring duty falls due next; a standing one never does."""
        one = Obligation(task=task, unit="市审计局", role=Role.LEAD)
        due_list = listed(as_of, only=[one])
        assert due_list.due(one) == (None if due is None else day(due))
        assert due_list.days_left(one) == left


class TestObligationsJson:
    """`obligations_json`."""

    def test_an_entry_is_the_record_of_the_obligation_seen_from_the_day(self) -> None:
        """The working day is that of the day it is due."""
        document = json.loads(json_text(obligations_json(listed("2018-07-02", ROSTER))))
        assert document["roster"] == {"id": "r", "title": "名录", "is_example": False}
        assert document["as_of"] == "2018-07-02"
        assert document["obligations"][2] == {
            "unit": "中山区",
            "task": "3.5",
            "role": "lead",
            "group": "各地区",
            "is_certain": True,
            "content": "编制目录。",
            "deadline": "2018年6月底前",
            "kind": "by_date",
            "last_day": "2018-06-30",
            "effective_day": "2018-06-29",
            "recurrence": None,
            "due": "2018-06-30",
            "days_left": -2,
        }
        yearly = document["obligations"][0]
        assert (yearly["last_day"], yearly["due"], yearly["effective_day"]) == (None, "2018-12-31", "2018-12-29")

    def test_without_roster_and_day_they_are_null(self) -> None:
        """And the group's obligation stays one, of nobody yet."""
        document = json.loads(json_text(obligations_json(listed())))
        assert (document["roster"], document["as_of"]) == (None, None)
        assert [one["unit"] for one in document["obligations"]] == ["市审计局", "市审计局", None]


class TestObligationsText:
    """`obligations_text`."""

    def test_each_unit_stands_above_what_it_owes(self) -> None:
        """What has no day says of what kind it is."""
        assert obligations_text(listed("2018-06-01", ROSTER), "zh", width=100).split("\n") == [
            "方案：落实任务 4 项",
            "",
            "任务   工作内容和要求  完成时限       应完成日    工作日      余天",
            "-----  --------------  -------------  ----------  ----------  ----",
            "市审计局",
            "2.5.4  加强审计。      每年           2018-12-31  2018-12-29  213",
            "1.4    不允许。        长期           长期",
            "",
            "中山区",
            "3.5    编制目录。      2018年6月底前  2018-06-30  2018-06-29  29",
            "",
            "西岗区",
            "3.5    编制目录。      2018年6月底前  2018-06-30  2018-06-29  29",
            "",
        ]

    @pytest.mark.parametrize(
        ("lang", "words"), [("zh", "各地区（成员未列明）\n"), ("en", "各地区: members not known\n")]
    )
    def test_a_group_whose_members_are_not_known_is_named(self, lang: Lang, words: str) -> None:
        """Nothing is lost without a roster."""
        assert f"\n{words}3.5 " in obligations_text(listed(), lang, width=100)

    def test_a_roster_that_is_made_up_says_so(self) -> None:
        """Before anything else is read."""
        note = Text(en="not checked", zh="未经核对")
        made_up = attrs.evolve(ROSTER, is_example=True, note=note)
        assert obligations_text(listed(roster=made_up), "zh", width=100).split("\n")[1] == "单位名录为示例：未经核对"
        unsaid = attrs.evolve(made_up, note=None)
        assert (
            obligations_text(listed(roster=unsaid), "en", width=100).split("\n")[1] == "The roster is an example: 名录"
        )

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_all_of_the_issued_plan_are_listed(self, lang: Lang) -> None:
        """One line with the task's id for each."""
        plan, roster = issued.load("dalian-2017"), issued.roster("dalian-2017")
        every = tuple(obligations(plan, roster))
        text = obligations_text(DueList(plan=plan, roster=roster, as_of=None, obligations=every), lang, width=120)
        first = [line.split()[0] for line in text.split("\n") if line[:1].isdigit()]
        assert first == [one.task.id for one in every]


class TestObligationsMarkdown:
    """`obligations_markdown`."""

    def test_the_unit_is_a_column(self) -> None:
        """A table can be sorted elsewhere."""
        lines = obligations_markdown(listed(roster=ROSTER), "en").rstrip("\n").split("\n")
        assert lines[0] == "# 方案, obligations: 4"
        assert lines[2] == "| unit | task | content | deadline | due | working day | days left |"
        assert lines[-1] == "| 西岗区 | 3.5 | Compile catalogues. | 2018年6月底前 | 2018-06-30 | 2018-06-29 |  |"
