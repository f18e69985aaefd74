"""The dates of a schedule in words: what stands out, what they rest on, and a row for each task."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from egov_consolidation import issued
from egov_consolidation.dates import WorkCalendar, day
from egov_consolidation.model import Plan, Task
from egov_consolidation.rendering._schedule_dates import (
    contradiction_parts,
    date_parts,
    path_parts,
    schedule_head,
    schedule_lines,
    schedule_notes,
)
from egov_consolidation.rendering._table import text_table
from egov_consolidation.schedule import Estimate, Estimates, Schedule, ScheduleOptions, analyze
from egov_consolidation.testing.strategies import dated_plans
from egov_consolidation.wording import LANGUAGES, Lang, same

from .four import STANDING, by, loop, plan_of, schedule_of_four, waits

DATA_DATE = day("2018-01-01")


def rows(schedule: Schedule, lang: Lang = "zh", width: int | None = None) -> list[list[str]]:
    """Return the rows of the table of dates."""
    (part,) = date_parts(schedule, lang, width=width)
    assert part.table is not None
    return [list(row) for row in part.table.rows]


class TestScheduleHead:
    """`schedule_head`."""

    def test_what_stands_out_is_counted_by_hand(self) -> None:
        """17 days, two critical tasks on one path, one conflict, one task late."""
        assert schedule_head(schedule_of_four(), "zh") == (
            "自 2018-03-01 起，共 17 天，至 2018-03-17。关键任务 2 项，关键路径 1 条；与工作次序相悖的完成时限 1 处；"
            "按此日期将逾期的任务 1 项。"
        )
        assert schedule_head(schedule_of_four(), "en") == (
            "From 2018-03-01: 17 days, to 2018-03-17. Critical tasks: 2; critical paths: 1; deadlines against the "
            "order of work: 1; deadlines that these dates miss: 1."
        )

    @pytest.mark.parametrize(("lang", "words"), [("zh", "起（假定）"), ("en", "(assumed)")])
    def test_a_data_date_that_nobody_gave_is_said_to_be_assumed(self, lang: Lang, words: str) -> None:
        """And one that was given is not."""
        plan = plan_of(Task(id="1", content="…", duration=1, deadline=by("2018-03-31")))
        assert words in schedule_head(analyze(plan), lang)
        assert words not in schedule_head(analyze(plan, data_date=DATA_DATE), lang)

    @pytest.mark.parametrize(
        ("plan", "en", "zh"),
        [
            (plan_of(), "no task has dates", "没有任务有日期"),
            (plan_of(Task(id="1", content="…", deadline=STANDING)), "no task has dates", "没有任务有日期"),
            (loop(), "tasks wait for each other", "任务互相等待"),
        ],
    )
    def test_without_dates_it_says_why(self, plan: Plan, en: str, zh: str) -> None:
        """No days, no end."""
        schedule = analyze(plan, data_date=DATA_DATE)
        assert en in schedule_head(schedule, "en")
        assert zh in schedule_head(schedule, "zh")
        assert "天" not in schedule_head(schedule, "zh")


class TestScheduleNotes:
    """`schedule_notes`."""

    def test_nothing_is_assumed_where_the_plan_gives_all_durations(self) -> None:
        """No note."""
        assert schedule_notes(schedule_of_four(), "zh") == ()

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_duration_is_no_days(self, lang: Lang) -> None:
        """Said, with how many."""
        plan = plan_of(Task(id="1", content="…"), Task(id="2", content="…", duration=1), Task(id="3", content="…"))
        (note,) = schedule_notes(analyze(plan, data_date=DATA_DATE), lang)
        assert " 2 " in note
        assert ("0 天" if lang == "zh" else "no days") in note

    def test_one_task_without_a_duration_is_said_too(self) -> None:
        """It may be the one that matters."""
        assert len(schedule_notes(analyze(plan_of(Task(id="1", content="…")), data_date=DATA_DATE), "zh")) == 1

    @pytest.mark.parametrize("is_assumption", [True, False])
    def test_estimates_are_named_and_whether_anybody_stands_by_them(self, is_assumption: bool) -> None:
        """An assumption is called one."""
        plan = plan_of(Task(id="1", content="…"))
        guess = Estimate(task="1", least=1, likely=2, most=3, by="测试", reason=same("…"))
        estimates = Estimates(id="our-own", plan="p", is_assumption=is_assumption, items=(guess,))
        (note,) = schedule_notes(analyze(plan, data_date=DATA_DATE, estimates=estimates), "zh")
        assert "our-own" in note
        assert ("未经任何人确认" in note) is is_assumption

    def test_working_days_and_years_without_holidays_are_said(self) -> None:
        """Beyond the last published year weekends alone are off."""
        plan = plan_of(Task(id="1", content="…", duration=5))
        options = ScheduleOptions(calendar=WorkCalendar.official())
        assert schedule_notes(analyze(plan, data_date=DATA_DATE, options=options), "zh") == ("天数按工作日计。",)
        late = schedule_notes(analyze(plan, data_date="2150-01-04", options=options), "en")
        assert late[1] == "The holiday arrangement of 2150 is not published: weekends alone are taken off there."


class TestScheduleLines:
    """`schedule_lines`."""

    @given(st.integers(40, 200))
    def test_head_and_notes_are_broken_to_a_width(self, width: int) -> None:
        """Nothing is lost."""
        schedule = analyze(plan_of(Task(id="1", content="…")), data_date=DATA_DATE)
        lines = schedule_lines(schedule, "zh", width)
        assert all(wcswidth(line) <= width for line in lines)
        whole = schedule_head(schedule, "zh") + "".join(schedule_notes(schedule, "zh"))
        assert "".join(lines).replace(" ", "") == whole.replace(" ", "")


class TestContradictionParts:
    """`contradiction_parts`."""

    def test_a_loop_is_said_with_its_days_and_words(self) -> None:
        """3 + 1 days round in a circle."""
        (part,) = contradiction_parts(analyze(loop(), data_date=DATA_DATE), "zh")
        assert part.heading == "互相等待的任务：1 处"
        (statement,) = part.statements
        assert statement.words == "1 → 2 → 1：多出 4 天"
        assert [one.removeprefix("four ") for one in statement.quotes] == ["2 “接入”"]

    def test_one_day_is_no_plural(self) -> None:
        """In English."""
        plan = plan_of(Task(id="1", content="…", duration=1, dependencies=(waits("1", "1"),)))
        (part,) = contradiction_parts(analyze(plan, data_date=DATA_DATE), "en")
        assert part.statements[0].words == "1 → 1: 1 day too many"

    def test_without_one_there_is_no_part(self) -> None:
        """As in most plans."""
        assert list(contradiction_parts(schedule_of_four(), "zh")) == []


class TestPathParts:
    """`path_parts`."""

    def test_the_path_of_the_four(self) -> None:
        """With the sign of critical tasks."""
        (part,) = path_parts(schedule_of_four(), "en")
        assert (part.heading, part.paragraphs) == ("critical paths: 1", ("★ 1 → 2",))

    @pytest.mark.parametrize(("count", "listed", "more"), [(5, 5, None), (6, 5, "另有 1 条"), (40, 5, "另有 35 条")])
    def test_of_many_the_first_five_are_listed_and_all_are_counted(
        self, count: int, listed: int, more: str | None
    ) -> None:
        """Tasks of the same days, side by side."""
        plan = plan_of(*(Task(id=f"{at}", content="…", duration=3) for at in range(count)))
        (part,) = path_parts(analyze(plan, data_date=DATA_DATE), "zh")
        assert part.heading == f"关键路径：{count} 条"
        assert sum(line.startswith("★") for line in part.paragraphs) == listed
        assert part.paragraphs[listed:] == (() if more is None else (more,))

    def test_without_dates_there_is_none(self) -> None:
        """A loop has no critical path."""
        assert list(path_parts(analyze(loop(), data_date=DATA_DATE), "zh")) == []


class TestDateParts:
    """`date_parts`."""

    def test_rows_are_those_worked_out_by_hand(self) -> None:
        """Signs, days, floats; what has no dates is named apart."""
        (part,) = date_parts(schedule_of_four(), "zh")
        assert part.table is not None
        assert part.heading == "3 项任务的日期"
        assert [list(row) for row in part.table.rows] == [
            ["★", "1", "市审计局", "建设平台。", "10", "2018-03-01", "2018-03-10", "2018-03-10", "0", "2018-03-31"],
            ["★", "2", "市财政局", "接入平台。", "5", "2018-03-13", "2018-03-17", "2018-03-17", "0", "2018-03-20"],
            ["", "3", "", "编制目录。", "3", "2018-03-01", "2018-03-03", "2018-03-17", "14", "2018-03-02 !"],
        ]
        assert part.paragraphs[-1] == "无日期（长期、周期性或待定）：4"
        assert part.table.is_marked(part.table.rows[0])
        assert [part.table.headers[place] for place in sorted(part.table.figures)] == ["工期", "总时差"]

    def test_signs_are_explained_in_both_languages(self) -> None:
        """The star and the exclamation mark."""
        for lang in LANGUAGES:
            (part,) = date_parts(schedule_of_four(), lang)
            assert "★" in part.paragraphs[0]
            assert "!" in part.paragraphs[0]

    def test_all_tasks_dated_needs_no_list_of_others(self) -> None:
        """One sentence alone stands there."""
        (part,) = date_parts(analyze(plan_of(Task(id="1", content="…")), data_date=DATA_DATE), "zh")
        assert len(part.paragraphs) == 1

    @pytest.mark.parametrize("plan", [plan_of(), loop(), plan_of(Task(id="1", content="…", deadline=STANDING))])
    def test_without_dates_there_is_no_table(self, plan: Plan) -> None:
        """Nothing to show."""
        assert list(date_parts(analyze(plan, data_date=DATA_DATE), "zh")) == []

    @pytest.mark.parametrize("width", [80, 100, 120, 160])
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_annex_takes_one_line_for_each_task_and_fits(self, lang: Lang, width: int) -> None:
        """Measured as terminals measure; contents are cut between characters."""
        plan = issued.load("dalian-2017")
        schedule = analyze(plan, data_date="2017-11-10", estimates=issued.estimates("dalian-2017"))
        (part,) = date_parts(schedule, lang, width=width)
        assert part.table is not None
        lines = text_table(part.table.headers, part.table.rows, width=width).split("\n")
        assert len(lines) == 2 + len(part.table.rows)
        assert max(wcswidth(line) for line in lines) <= width
        assert sum(line.startswith("★") for line in lines) == len(schedule.critical_tasks())

    def test_wider_terminals_show_more(self) -> None:
        """Late finishes from 96 columns on, who answers from 110."""
        counts = {width: len(rows(schedule_of_four(), "zh", width)[0]) for width in (95, 96, 109, 110, 200)}
        assert counts == {95: 8, 96: 9, 109: 9, 110: 10, 200: 10}
        assert len(rows(schedule_of_four())[0]) == 10

    def test_a_page_cuts_nothing(self) -> None:
        """A terminal does."""
        content = "统筹" * 100
        plan = plan_of(Task(id="1", content=content, duration=1))
        assert rows(analyze(plan, data_date=DATA_DATE))[0][3] == content
        assert rows(analyze(plan, data_date=DATA_DATE), width=80)[0][2].endswith("…")

    @given(dated_plans(), st.sampled_from([80, 120]))
    def test_any_plan_fits(self, plan: Plan, width: int) -> None:
        """Its rows are its tasks with dates, in order."""
        schedule = analyze(plan, data_date=DATA_DATE)
        dated = [one.id for one in schedule if one.early_start is not None]
        parts = list(date_parts(schedule, "zh", width=width))
        assert len(parts) == (len(dated) > 0)
        for part in parts:
            assert part.table is not None
            assert [row[1] for row in part.table.rows] == dated
            text = text_table(part.table.headers, part.table.rows, width=width)
            assert all(wcswidth(line) <= width for line in text.split("\n"))
