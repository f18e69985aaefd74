"""A schedule for people says the same on a terminal, in Markdown and on a page, and everything about any plan."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from wcwidth import wcswidth

from egov_consolidation import issued
from egov_consolidation.dates import day
from egov_consolidation.model import Plan, Task
from egov_consolidation.rendering import schedule_html, schedule_markdown, schedule_text
from egov_consolidation.rendering._schedule import schedule_piece
from egov_consolidation.schedule import RepairPlan, RepairPolicy, Schedule, WhatIf, analyze, repair
from egov_consolidation.testing.strategies import dated_plans
from egov_consolidation.wording import LANGUAGES, Lang

from .four import HOSTILE, by, loop, needs_nothing, plan_of, read_page, schedule_of_four

DATA_DATE = day("2018-01-01")
HEADINGS = {
    "zh": [
        "关键路径：1 条",
        "3 项任务的日期",
        "与工作次序相悖的完成时限：1 处",
        "最小修复",
        "若 1 延长 3 天：总工期顺延 3 天",
    ],
    "en": [
        "critical paths: 1",
        "dates of 3 tasks",
        "smallest repairs",
        "if 1 takes 3 days longer: the end moves 3 days later",
    ],
}


def all_repairs(schedule: Schedule) -> list[RepairPlan]:
    """Return every form of repair."""
    return [repair(schedule.deadlines, policy) for policy in RepairPolicy]


def delayed() -> tuple[Schedule, list[RepairPlan], WhatIf]:
    """Return the four tasks, their repairs, and what three days more do."""
    schedule = schedule_of_four()
    return schedule, all_repairs(schedule), schedule.what_if({"1": 3})


class TestScheduleText:
    """`schedule_text`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_its_parts_stand_in_order(self, lang: Lang) -> None:
        """What stands out, the critical path, dates, conflicts, repairs, and what was asked at the end."""
        schedule, repairs, change = delayed()
        lines = schedule_text(schedule, repairs, lang, width=120, delayed=change).split("\n")
        assert lines[0].startswith("四项任务")
        places = [lines.index(heading) for heading in HEADINGS[lang]]
        assert places == sorted(places)

    @pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_line_of_the_annex_is_wider_than_the_terminal(self, lang: Lang, width: int) -> None:
        """Measured as terminals measure; and no line is broken within a character."""
        plan = issued.load("dalian-2017")
        schedule = analyze(plan, data_date="2017-11-10", estimates=issued.estimates("dalian-2017"))
        change = schedule.what_if({"2.2.3": 90})
        text = schedule_text(schedule, all_repairs(schedule), lang, width=width, delayed=change)
        assert [line for line in text.split("\n") if wcswidth(line) > max(width, 68)] == []

    def test_a_loop_is_said_and_no_more(self) -> None:
        """Neither dates nor deadlines nor repairs."""
        text = schedule_text(analyze(loop(), data_date=DATA_DATE), [], "zh", width=80)
        assert "1 → 2 → 1：多出 4 天" in text
        assert "时限" not in text
        assert "★" not in text

    def test_an_empty_plan_is_said(self) -> None:
        """Without a table."""
        text = schedule_text(analyze(plan_of(), data_date=DATA_DATE), [], "en", width=80)
        assert "no task has dates" in text
        assert "----" not in text

    @given(dated_plans(), st.sampled_from(LANGUAGES))
    def test_any_plan_can_be_said_in_all_forms(self, plan: Plan, lang: Lang) -> None:
        """With its repairs."""
        schedule = analyze(plan, data_date=DATA_DATE)
        repairs = all_repairs(schedule)
        assert schedule_text(schedule, repairs, lang, width=100).endswith("\n")
        assert schedule_markdown(schedule, repairs, lang).startswith("# ")
        assert needs_nothing(read_page(schedule_html(schedule, repairs, lang)))


class TestScheduleMarkdown:
    """`schedule_markdown`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_another_reader_finds_the_headings_and_the_rows(self, lang: Lang) -> None:
        """As many rows as the terminal shows."""
        schedule, repairs, change = delayed()
        html = MarkdownIt("commonmark").enable("table").render(schedule_markdown(schedule, repairs, lang, change))
        page = read_page(html)
        headings = page.texts("h2")
        assert [heading for heading in headings if heading in HEADINGS[lang]] == HEADINGS[lang]
        assert {"2018-03-10", "2018-03-02 !", "★"} <= set(page.texts("td"))

    def test_hostile_words_stay_words(self) -> None:
        """Nothing in a plan formats the page."""
        plan = plan_of(Task(id="1", content="<b>|[x](y)*", duration=1), title="# <i>")
        page = read_page(
            MarkdownIt("commonmark")
            .enable("table")
            .render(schedule_markdown(analyze(plan, data_date=DATA_DATE), [], "zh"))
        )
        assert not {"b", "i", "a", "em"} & {name for name, _, _ in page.found}
        assert "<b>|[x](y)*" in page.texts("td")


class TestScheduleHtml:
    """`schedule_html`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_first_thing_seen_is_what_stands_out_then_the_chain_then_the_chart(self, lang: Lang) -> None:
        """Before any table."""
        schedule, repairs, change = delayed()
        page = read_page(schedule_html(schedule, repairs, lang, change))
        names = [held.get("class") or name for name, held, _ in page.found]
        assert (
            names.index("h1") < names.index("summary") < names.index("h2") < names.index("svg") < names.index("table")
        )
        assert page.texts("h2")[0] == HEADINGS[lang][0]
        assert needs_nothing(page)

    def test_it_has_one_chart_and_a_row_for_each_task_with_dates(self) -> None:
        """The chart has its bars, the table its marked rows."""
        page = read_page(schedule_html(*delayed()[:2], "zh"))
        classes = [held.get("class") for _, held, _ in page.found]
        assert classes.count("bar") == 3
        assert classes.count("marked") == 2

    def test_contents_are_whole(self) -> None:
        """Nothing is cut on a page but in the chart, where the whole stands under the mouse."""
        content = "统筹" * 100
        plan = plan_of(Task(id="1", content=content, duration=1, deadline=by("2018-01-31")))
        assert content in read_page(schedule_html(analyze(plan, data_date=DATA_DATE), [], "zh")).texts("td")

    def test_hostile_words_do_nothing(self) -> None:
        """Neither in the table nor in the chart."""
        plan = plan_of(Task(id="<i>", content=HOSTILE, duration=1, deadline=by("2018-01-31")), title=HOSTILE)
        page = read_page(schedule_html(analyze(plan, data_date=DATA_DATE), [], "zh"))
        assert needs_nothing(page)
        assert "i" not in {name for name, _, _ in page.found}

    @pytest.mark.parametrize("plan", [plan_of(), loop()])
    def test_without_dates_there_is_a_page_without_a_chart(self, plan: Plan) -> None:
        """It says why."""
        page = read_page(schedule_html(analyze(plan, data_date=DATA_DATE), [], "zh"))
        assert "svg" not in {name for name, _, _ in page.found}
        assert len(page.texts("p")[0]) > 5

    def test_three_hundred_tasks_are_drawn_in_pieces(self) -> None:
        """Each with months and legend of its own, so that a sheet of paper can be read."""
        plan = plan_of(*(Task(id=f"{at}", content="编制目录。", duration=at) for at in range(1, 301)))
        page = read_page(schedule_html(analyze(plan, data_date=DATA_DATE), [], "zh"))
        names = [name for name, _, _ in page.found]
        assert names.count("svg") == 9
        assert [held.get("class") for _, held, _ in page.found].count("bar") == 300


class TestSchedulePiece:
    """`schedule_piece`."""

    def test_it_is_a_piece_and_no_page(self) -> None:
        """A notebook has a head of its own."""
        page = read_page(schedule_piece(schedule_of_four(), "zh"))
        assert page.found[0][:2] == ("div", {"class": "egov"})
        assert not {"html", "head", "body"} & {name for name, _, _ in page.found}

    def test_it_shows_conflicts_and_no_repairs(self) -> None:
        """Those are asked for apart."""
        headings = read_page(schedule_piece(schedule_of_four(), "zh")).texts("h2")
        assert any(re.match("与工作次序相悖", heading) for heading in headings)
        assert "最小修复" not in headings
