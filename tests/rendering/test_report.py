"""A report says first what weighs most, always with the words of the plan behind it."""

from __future__ import annotations

import json
from itertools import permutations

import attrs
import pytest

from egov_consolidation import Citation, Finding, Mark, Report, Severity, Verdict, check, issued
from egov_consolidation.dates import day
from egov_consolidation.findings import Change, PlanSummary
from egov_consolidation.rendering import json_text, report_html, report_json, report_markdown, report_text
from egov_consolidation.rendering._report import SEVERITIES, SIGNS, VERDICTS, finding_json
from egov_consolidation.settings import Waiver
from egov_consolidation.wording import LANGUAGES, Lang, Text

AS_OF = day("2017-11-10")
NONE = dict.fromkeys(Verdict, 0)
NOTE = Finding(
    rule_id="PL06",
    verdict=Verdict.FAIL,
    severity=Severity.NOTE,
    subjects=("1.2",),
    template=Text(en="task 1.2: is due on a {day}, must be in before", zh="任务 1.2：{day}到期，须提前"),
    values=(("day", Text(en="Saturday", zh="星期六")),),
    citations=(Citation(document="p", row="1.2", quote="基本完成"),),
)
UNKNOWN = Finding(
    rule_id="PL03",
    verdict=Verdict.UNKNOWN,
    severity=Severity.WARNING,
    subjects=("p",),
    template=Text(en="the day of issue is not known", zh="印发日期不明"),
    citations=(Citation(document="p", quote="方案"),),
    missing=("plan.issued",),
    next_change=day("2018-01-01"),
)
ORDER = Finding(
    rule_id="PL04",
    verdict=Verdict.FAIL,
    severity=Severity.ERROR,
    subjects=("1", "2"),
    template=Text(en="1 → 2: out of order", zh="1 → 2：次序颠倒"),
    citations=(Citation(document="p", row="1", quote="编制"), Citation(document="p", row="2", quote="汇总")),
    marks=(Mark.JUDGEMENT,),
)

LINE = Finding(
    rule_id="NW03",
    verdict=Verdict.FAIL,
    severity=Severity.ERROR,
    subjects=("lines/7",),
    template=Text(en="lines/7: is not cancelled", zh="lines/7：尚未取消"),
    citations=(Citation(document="p", row="1.7", quote="全部取消"),),
    next_change=day("2018-06-01"),
    unit="市水务局",
    changes=(Change(datum="lines/7: cancelled_on", label=Text(en="cancelled on", zh="取消时间"), to=AS_OF),),
)
OPEN = Finding(
    rule_id="DC05",
    verdict=Verdict.UNKNOWN,
    severity=Severity.ERROR,
    subjects=("systems/1",),
    template=Text(en="systems/1: cannot be decided, needs state", zh="systems/1：缺少建设状态，无法判定"),
    citations=(Citation(document="p", quote="方案"),),
    missing=("systems/1: lifecycle",),
    unit="市交通局",
)

WAIVED = attrs.evolve(
    NOTE,
    waiver=Waiver(
        rule_id="PL06",
        subjects=("1.2",),
        reason="核心业务专线",
        approver="市政府办公厅",
        first_day=day("2017-11-01"),
        last_day=day("2018-06-30"),
        evidence="大政办函〔2018〕3号",
        document="豁免.toml",
    ),
)
SAID = {
    "zh": "经市政府办公厅批准豁免，有效期至 2018-06-30（含当日）：核心业务专线（大政办函〔2018〕3号）",
    "en": "waived by 市政府办公厅 until 2018-06-30 (that day included): 核心业务专线 (大政办函〔2018〕3号)",
}


def report(*findings: Finding, **others: object) -> Report:
    """Return a report on a plan, with a count for each rule that found something."""
    counts = {one.rule_id: {**NONE, Verdict.PASS: 4, one.verdict: 1} for one in findings}
    return Report(
        plan=PlanSummary(id="p", title="方案"),
        as_of=AS_OF,
        findings=findings,
        verdicts=counts,
        **others,  # type: ignore[arg-type]
    )


class TestReportJson:
    """`report_json`."""

    def test_it_finds_rows_1_1_and_1_10_out_of_order_as_promised(self) -> None:
        """The example of the interface, key by key."""
        document = json.loads(json_text(report_json(check(issued.load("dalian-2017"), as_of=AS_OF), "en")))
        found = next(one for one in document["findings"] if one["subjects"] == ["1.1", "1.10"])
        promised = {
            "rule": "PL04",
            "verdict": "FAIL",
            "severity": "WARNING",
            "subjects": ["1.1", "1.10"],
            "marks": ["judgement"],
            "missing": [],
            "next_change": None,
        }
        assert {key: found[key] for key in promised} == promised
        assert {"document": "dalian-2017", "row": "1.10", "quote": "编制完成本部门政务信息资源目录"} in found[
            "citations"
        ]
        for words in ("1.1", "1.10", "2017-12-15", "2017-12-10", "5 days", "judgement"):
            assert words in found["message"]

    def test_its_keys_and_their_order(self) -> None:
        """With the day, and a count for every verdict of every rule that ran."""
        document = json.loads(json_text(report_json(report(NOTE), "en")))
        assert list(document) == ["schema", "plan", "as_of", "verdicts", "findings", "waived", "known", "not_run"]
        assert document["as_of"] == "2017-11-10"
        assert document["verdicts"] == {"PL06": {"PASS": 4, "FAIL": 1, "UNKNOWN": 0, "NOT_APPLICABLE": 0, "ERROR": 0}}

    def test_what_could_not_run_is_waived_or_known_stands_apart(self) -> None:
        """They are no findings."""
        why = Text(en="needs an inventory", zh="需要底数")
        apart = report(waived=(NOTE,), known=(ORDER,), not_run={"NW03": why})
        document = json.loads(json_text(report_json(apart, "zh")))
        assert document["findings"] == []
        assert [one["rule"] for one in document["waived"]] == ["PL06"]
        assert [one["rule"] for one in document["known"]] == ["PL04"]
        assert document["not_run"] == {"NW03": "需要底数"}


class TestFindingJson:
    """`finding_json`."""

    def test_every_field_is_said(self) -> None:
        """Days as days, the severity by its name."""
        assert json.loads(json.dumps(finding_json(UNKNOWN, "en"))) == {
            "rule": "PL03",
            "verdict": "UNKNOWN",
            "severity": "WARNING",
            "subjects": ["p"],
            "matter": "",
            "message": "the day of issue is not known",
            "citations": [{"document": "p", "row": None, "quote": "方案"}],
            "marks": [],
            "missing": ["plan.issued"],
            "next_change": "2018-01-01",
            "unit": None,
            "changes": [],
            "fingerprint": UNKNOWN.fingerprint,
            "waiver": None,
        }

    def test_what_permits_a_departure_stands_beside_it(self) -> None:
        """Who approved it, from when until when, by which document, and where that is written."""
        assert json.loads(json.dumps(finding_json(WAIVED, "zh")))["waiver"] == {
            "reason": "核心业务专线",
            "approver": "市政府办公厅",
            "from": "2017-11-01",
            "last_day": "2018-06-30",
            "evidence": "大政办函〔2018〕3号",
            "document": "豁免.toml",
        }

    def test_the_message_alone_is_in_the_language_asked_for(self) -> None:
        """Keys and ids never change."""
        zh, en = (json.loads(json.dumps(finding_json(NOTE, lang))) for lang in LANGUAGES)
        assert zh.pop("message") == "任务 1.2：星期六到期，须提前"
        assert en.pop("message") == "task 1.2: is due on a Saturday, must be in before"
        assert zh == en


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
            "      1 “编制”",
            "      2 “汇总”",
        ]
        start = lines.index("  ? p: the day of issue is not known (missing: plan.issued; turns on 2018-01-01)")
        assert lines[start + 1] == "      p “方案”"

    def test_a_citation_without_words_takes_no_line(self) -> None:
        """A plan may have no title."""
        nameless = attrs.evolve(NOTE, citations=(Citation(document="p"),))
        assert "须提前\n\n规则" in report_text(report(nameless), "zh", width=100)

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
        empty = Report(plan=PlanSummary(id="p"), as_of=AS_OF, verdicts=counts)
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
        assert "not run\n  NW03: needs an inventory\n" in text


@pytest.mark.parametrize("lang", LANGUAGES)
class TestWaived:
    """What is waived, and what was known before, in reports for people."""

    def test_the_text_shows_waived_findings_apart_with_approver_and_last_day(self, lang: Lang) -> None:
        """Below the findings, each with its message and the words behind it."""
        lines = report_text(report(ORDER, waived=(WAIVED,)), lang, width=120).splitlines()
        at = lines.index({"zh": "已豁免 [1]", "en": "waived [1]"}[lang])
        assert lines[at + 1] == f"  × {NOTE.text(lang)}"
        assert lines[at + 2 : at + 4] == [f"      {SAID[lang]}", "      1.2 “基本完成”"]
        assert at > lines.index("      2 “汇总”")

    def test_markdown_and_html_show_them_apart_too(self, lang: Lang) -> None:
        """Under a heading of their own."""
        one = report(ORDER, waived=(WAIVED,))
        heading = {"zh": "已豁免 [1]", "en": "waived [1]"}[lang]
        page, document = report_html(one, lang), report_markdown(one, lang).replace("\\", "")
        assert page.index(f"<h2>{heading}</h2>") < page.index(NOTE.text(lang)) < page.index(SAID[lang])
        assert document.index(f"## {heading}") < document.index(NOTE.text(lang)) < document.index(SAID[lang])

    def test_the_head_counts_them_beside_the_findings(self, lang: Lang) -> None:
        """What was known before is counted, and not listed."""
        one = report(ORDER, waived=(WAIVED, WAIVED), known=(UNKNOWN,))
        words = {"zh": "，已豁免 2 项，此前已知 1 项", "en": ", waived 2, known before 1"}[lang]
        text = report_text(one, lang, width=200)
        assert text.splitlines()[0].endswith(words)
        assert UNKNOWN.text(lang) not in text
        assert not report_text(report(ORDER), lang, width=200).splitlines()[0].endswith(words)

    def test_a_report_without_other_findings_does_not_say_that_nothing_departs(self, lang: Lang) -> None:
        """It says what it leaves out."""
        nothing = {"zh": "未发现问题。", "en": "nothing departs from the rules."}[lang]
        words = {"zh": "除已豁免和此前已知的以外，", "en": "nothing departs from the rules but"}[lang]
        for one in (report(waived=(WAIVED,)), report(known=(UNKNOWN,))):
            for said in (report_text(one, lang, width=200), report_markdown(one, lang), report_html(one, lang)):
                assert words in said
        assert nothing in report_text(report(), lang, width=200)
        assert words not in report_text(report(), lang, width=200)

    def test_what_is_asked_of_waivers_is_said_in_words(self, lang: Lang) -> None:
        """As the title of a rule of the rulebook is."""
        held = attrs.evolve(ORDER, rule_id="WV01")
        title = {"zh": "豁免在有效期内", "en": "A waiver is in force"}[lang]
        assert f"WV01 {title} [1]" in report_text(report(held), lang, width=200)


class TestTitles:
    """What rules ask, in reports for people."""

    def test_rules_of_others_are_said_in_words_too(self) -> None:
        """Where the report tells their titles."""
        one = attrs.evolve(report(attrs.evolve(ORDER, rule_id="HB01")), titles={"HB01": Text(en="a bylaw", zh="规约")})
        assert "HB01 a bylaw [1]" in report_text(one, "en", width=120)
        assert "HB01 规约 [1]" in report_text(one, "zh", width=120)


class TestReportMarkdown:
    """`report_markdown`."""

    def test_findings_are_a_list_below_the_counts(self) -> None:
        """In the order of the text for a terminal; the words of the plan are entries below each."""
        lines = report_markdown(report(NOTE, ORDER), "en").split("\n")
        assert lines[0] == "# 方案 (p), as of 2017-11-10: rules 2, findings 2 (fail 2, cannot be decided 0)"
        assert lines[2] == "| rule | what must hold | pass | fail | unknown | not applicable | error |"
        first, second = (index for index, line in enumerate(lines) if line.startswith("## "))
        assert lines[first].startswith("## error PL04 ")
        assert lines[first + 2 : first + 5] == ["- × 1 → 2: out of order", "    - 1 “编制”", "    - 2 “汇总”"]
        assert lines[second].startswith("## note PL06 ")

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
        assert page.endswith("\n未执行任何规则，无从判定。\n\n## 未执行\n\n- NW03：需要底数\n")


class TestReportHtml:
    """`report_html`."""

    def test_findings_stand_under_their_rules_with_their_words(self) -> None:
        """The gravest first, the counts before all."""
        page = report_html(report(NOTE, ORDER), "en")
        places = [page.index(words) for words in ("<table>", "error PL04", "“编制”", "note PL06", "“基本完成”")]
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
        assert otherwise in report_html(report(), lang)


class TestWords:
    """`SIGNS`, `VERDICTS`, `SEVERITIES`."""

    def test_a_chinese_console_can_print_every_sign(self) -> None:
        """GBK has no ✓."""
        assert {sign.encode("gbk") for sign in SIGNS.values()}
        assert set(SIGNS) == {Verdict.FAIL, Verdict.UNKNOWN, Verdict.ERROR}

    def test_every_verdict_and_every_severity_has_words(self) -> None:
        """In both languages, no two the same."""
        assert set(VERDICTS) == set(Verdict)
        assert set(SEVERITIES) == {one.name for one in Severity}
        for words in (VERDICTS, SEVERITIES):
            for lang in LANGUAGES:
                assert len({text.say(lang) for text in words.values()}) == len(words)


class TestUnits:
    """What a unit has is told to that unit."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            (
                "zh",
                (
                    "市水务局 [2]：不符 2，无法判定 0\n"
                    "  × NW03 lines/7：尚未取消（判定将于 2018-06-01 变化）\n"
                    "      整改后如实登记：取消时间（lines/7: cancelled_on）为 2017-11-10\n"
                    "      1.7 “全部取消”\n"
                ),
            ),
            (
                "en",
                (
                    "市水务局 [2]: fail 2, cannot be decided 0\n"
                    "  × NW03 lines/7: is not cancelled (turns on 2018-06-01)\n"
                    "      to mend it, and to be recorded once it is so: cancelled on (lines/7: cancelled_on): "
                    "2017-11-10\n"
                    "      1.7 “全部取消”\n"
                ),
            ),
        ],
    )
    def test_a_finding_says_what_to_change_by_when_it_turns_and_which_words_ask_for_it(
        self, lang: Lang, said: str
    ) -> None:
        """Under the unit, with the rule before it."""
        other = attrs.evolve(LINE, subjects=("lines/8",), template=Text(en="lines/8: also", zh="lines/8：亦然"))
        assert said in report_text(report(LINE, other), lang, width=200)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_units_stand_behind_the_plan_and_the_one_with_the_most_first(self, lang: Lang) -> None:
        """Whatever order the findings come in, and however little the others weigh."""
        second = attrs.evolve(OPEN, subjects=("systems/2",), severity=Severity.NOTE)
        for found in permutations((LINE, OPEN, second, NOTE)):
            lines = report_text(report(*found), lang, width=200).split("\n")
            places = [
                next(i for i, one in enumerate(lines) if name in one) for name in ("PL06", "市交通局", "市水务局")
            ]
            assert places == sorted(places)

    def test_what_is_missing_is_said_once_in_words(self) -> None:
        """Of what a unit has the message names it; of the plan it stands behind the message."""
        assert "lifecycle" not in report_text(report(OPEN), "zh", width=200)
        assert "lifecycle" in report_text(report(attrs.evolve(OPEN, unit=None)), "zh", width=200)

    def test_where_no_row_asks_for_it_the_reason_stands(self) -> None:
        """Of what a unit has, the title of the plan explains nothing."""
        text = report_text(report(OPEN), "zh", width=400)
        assert "理由：《政务数据共享条例》（2025年8月1日起施行）第三十一条" in text
        assert "p “方案”" not in text
        assert "p “方案”" in report_text(report(attrs.evolve(OPEN, unit=None)), "zh", width=400)

    def test_markdown_and_html_group_them_alike(self) -> None:
        """Each unit is a heading of its own."""
        assert "## 市水务局" in report_markdown(report(LINE, OPEN), "zh")
        page = report_html(report(LINE, OPEN), "zh")
        assert page.index("市交通局") < page.index("市水务局")
        assert "整改后如实登记：取消时间" in page

    def test_json_names_the_unit_and_the_changes(self) -> None:
        """Beside the promised keys."""
        document = json.loads(json_text(finding_json(LINE, "en")))
        assert document["unit"] == "市水务局"
        change = {"datum": "lines/7: cancelled_on", "label": "cancelled on", "to": "2017-11-10"}
        assert document["changes"] == [change]
