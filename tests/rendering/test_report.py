"""A report says first what weighs most, always with the words of the plan behind it."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation import Citation, Finding, Report, Severity, Verdict, check, issued
from egov_consolidation.findings import PlanSummary
from egov_consolidation.rendering import report_html, report_markdown, report_text
from egov_consolidation.wording import LANGUAGES, Lang, Text

from .reports import AS_OF, LINE, NONE, NOTE, ORDER, UNKNOWN, clean, report


class TestReportText:
    """`report_text`."""

    def test_the_gravest_comes_first_and_the_totals_stand_at_both_ends(self) -> None:
        """The end is what stays on a terminal."""
        text = report_text(report(UNKNOWN, ORDER, NOTE), "zh", width=80)
        head = "方案（p），截至 2017-11-10：规则 3 条，问题 3 项（不符 2，无法判定 1）"
        assert text.startswith(head + "\n\n")
        assert text.endswith("\n\n" + head + "\n")
        assert [line for line in text.split("\n") if line.startswith(("严重", "警告", "提示"))] == [
            "严重 PL04 任务的完成时限不早于其所依赖任务的完成时限 [1]",
            "警告 PL03 完成时限不早于方案印发日期 [1]",
            "提示 PL06 完成时限的最后一日为工作日 [1]",
        ]

    def test_each_finding_has_its_sign_its_message_and_the_words_behind_it(self) -> None:
        """What is missing, and when the verdict turns, stand behind the message."""
        lines = report_text(report(UNKNOWN, ORDER), "en", width=100).split("\n")
        assert lines[lines.index("  × 1 → 2: out of order") :][:3] == [
            "  × 1 → 2: out of order",
            "    1 “编制”",
            "    2 “汇总”",
        ]
        start = lines.index("  ? p: the day of issue is not known (missing: plan.issued; turns on 2018-01-01)")
        assert lines[start + 1] == "    p “方案”"

    def test_a_citation_without_words_takes_no_line(self) -> None:
        """A plan may have no title."""
        nameless = attrs.evolve(NOTE, citations=(Citation(document="p"),))
        assert "须提前\n\n各规则判定数\n" in report_text(report(nameless), "zh", width=100)

    def test_subjects_that_the_message_does_not_name_are_put_before_it(self) -> None:
        """Those that it names are not said twice."""
        text = report_text(report(UNKNOWN, NOTE), "zh", width=100)
        assert "  ? p：印发日期不明（缺少：plan.issued；判定将于 2018-01-01 变化）\n" in text
        assert "  × 任务 1.2：星期六到期，须提前\n" in text

    @pytest.mark.parametrize("other", ["1.20", "11.2", "1.2.1", "1.2a"])
    def test_an_id_within_a_longer_id_is_not_named(self, other: str) -> None:
        """1.2 does not stand in 1.20."""
        template = Text(en=f"task {other} is late", zh=f"任务 {other} 逾期")
        text = report_text(report(attrs.evolve(NOTE, template=template, values=())), "en", width=100)
        assert f"  × 1.2: task {other} is late\n" in text

    @pytest.mark.parametrize("width", [40, 80, 140])
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_all_findings_of_the_issued_plan_are_said_in_full_at_any_width(self, lang: Lang, width: int) -> None:
        """Lines are broken, and nothing is cut off."""
        found = check(issued.load("dalian-2017"), as_of=AS_OF)
        plain = "".join(report_text(found, lang, width=width).split())
        for finding in found:
            assert "".join(finding.text(lang).split()) in plain
            for citation in finding.citations:
                assert "".join(citation.quote.split()) in plain

    def test_where_nothing_is_found_it_says_so(self) -> None:
        """And still counts what was judged."""
        counts = {"PL01": {**NONE, Verdict.PASS: 3}}
        empty = attrs.evolve(report(), plan=PlanSummary(id="p"), verdicts=counts)
        text = report_text(empty, "en", width=120)
        assert text.startswith("p (p), as of 2017-11-10: rules 1, findings 0 (fail 0, cannot be decided 0)\n")
        assert text.endswith("\n\nnothing departs from the rules.\n")
        assert "PL01  Every task has one lead unit, or is issued to a group  3\n" in text

    def test_rules_that_did_not_run_or_crashed_are_told(self) -> None:
        """Neither is a pass."""
        crash = Finding(
            rule_id="XX01",
            verdict=Verdict.ERROR,
            severity=Severity.ERROR,
            subjects=("p",),
            template=Text(en="p: the rule stopped", zh="p：规则中断"),
            citations=(Citation(document="p", quote="方案"),),
        )
        why = Text(en="needs an inventory", zh="需要底数")
        text = report_text(report(crash, not_run={"NW03": why}), "en", width=100)
        twice = report_text(report(crash, attrs.evolve(crash, subjects=("lines/7",))), "en", width=100)
        assert "(fail 0, cannot be decided 0, rules that crashed 1)" in text
        assert "(fail 0, cannot be decided 0, rules that crashed 1)" in twice
        assert "error XX01 [1]\n  ! p: the rule stopped\n" in text
        assert "\nnot run\nNW03: needs an inventory\n" in text


class TestCounts:
    """The verdicts by rule, below all findings."""

    @pytest.mark.parametrize(
        ("one", "is_whole"),
        [
            (report(LINE, NOTE), True),
            (report(LINE, NOTE).of_unit("市水务局"), False),
            (report(NOTE, ignored=(LINE,)), False),
        ],
        ids=["whole", "of a unit", "by settings"],
    )
    def test_where_not_all_is_listed_it_says_how_much_is(self, one: Report, *, is_whole: bool) -> None:
        """Or the verdicts would contradict what stands above."""
        assert ("本报告列出" not in report_text(one, "zh", width=200)) is is_whole

    def test_the_listed_are_counted_by_rule(self) -> None:
        """Beside the verdicts of all units."""
        rows = report_markdown(report(LINE, NOTE).of_unit("市水务局"), "en").split("\n")
        listed = {
            row.split(" | ")[0].removeprefix("| "): row.split(" | ")[-1].removesuffix(" |") for row in rows[-3:-1]
        }
        assert listed == {"NW03": "1", "PL06": ""}


class TestReportMarkdown:
    """`report_markdown`."""

    def test_findings_are_a_list_above_the_verdicts(self) -> None:
        """In the order of the text for a terminal; the words of the plan are entries below each."""
        lines = report_markdown(report(NOTE, ORDER), "en").split("\n")
        assert lines[0] == "# 方案 (p), as of 2017-11-10: rules 2, findings 2 (fail 2, cannot be decided 0)"
        first, second, last = (index for index, line in enumerate(lines) if line.startswith("## "))
        assert lines[first].startswith("## error PL04 ")
        assert lines[first + 2].startswith("rests on: judged. ")
        assert lines[first + 4 : first + 7] == ["- × 1 → 2: out of order", "    - 1 “编制”", "    - 2 “汇总”"]
        assert lines[second].startswith("## note PL06 ")
        assert lines[last : last + 3 : 2] == [
            "## verdicts by rule",
            "| rule | what must hold | pass | fail | unknown | not applicable | error |",
        ]

    def test_nothing_in_a_plan_can_format_the_page(self) -> None:
        """Titles, messages and quotations are shown as they are."""
        bad = Finding(
            rule_id="PL01",
            verdict=Verdict.FAIL,
            severity=Severity.ERROR,
            subjects=("*1*",),
            template=Text(en="task {id}: <script>", zh="任务 {id}：<script>"),
            values=(("id", "*1*"),),
            citations=(Citation(document="p", row="*1*", quote="[x](y) | `z`"),),
        )
        page = report_markdown(Report(plan=PlanSummary(id="p", title="# <b>"), as_of=AS_OF, findings=(bad,)), "en")
        assert "- × task \\*1\\*: \\<script\\>\n    - \\*1\\* “\\[x\\](y) \\| \\`z\\`”\n" in page
        assert page.startswith("# \\# \\<b\\> (p), as of")

    def test_what_did_not_run_has_a_section_of_its_own(self) -> None:
        """Where nothing is found, that is said."""
        page = report_markdown(report(not_run={"NW03": Text(en="needs an inventory", zh="需要底数")}), "zh")
        assert "\n\n未执行任何规则，无从判定。\n\n## 各规则判定数\n" in page
        assert page.endswith("\n\n## 未执行\n\nNW03：需要底数\n")


class TestReportHtml:
    """`report_html`."""

    def test_findings_stand_under_their_rules_with_their_words(self) -> None:
        """The gravest first, the verdicts counted after all."""
        page = report_html(report(NOTE, ORDER), "en")
        places = [page.index(words) for words in ("error PL04", "“编制”", "note PL06", "“基本完成”", "<table>")]
        assert places == sorted(places)
        assert "<title>方案</title>" in page

    @pytest.mark.parametrize(
        ("lang", "words", "otherwise"),
        [
            ("zh", "<p>未执行任何规则，无从判定。</p>", "<p>未发现问题。</p>"),
            ("en", "<p>no rule ran: nothing can be said.</p>", "<p>nothing departs from the rules.</p>"),
        ],
    )
    def test_where_no_rule_ran_it_does_not_say_that_nothing_departs(
        self, lang: Lang, words: str, otherwise: str
    ) -> None:
        """And what did not run is told."""
        page = report_html(report(not_run={"NW03": Text(en="needs an inventory", zh="需要底数")}), lang)
        assert words in page
        assert otherwise not in page
        assert "NW03" in page
        assert otherwise in report_html(clean(), lang)

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("zh", "所选规则均被排除，未执行任何规则，无从判定。"),
            ("en", "no rule is chosen, since each is left out: nothing can be said."),
        ],
    )
    def test_where_none_was_chosen_it_says_so(self, lang: Lang, words: str) -> None:
        """Rules that were selected and left out at once did not find anything, nor did they find nothing."""
        assert words in report_html(report(), lang)
        assert report_text(report(), lang, width=120).endswith(f"{words}\n")
