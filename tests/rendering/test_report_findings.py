"""Findings stand by rule and by unit, each with what would mend it and the words it rests on."""

from __future__ import annotations

import json
from itertools import permutations

import attrs
import pytest

from egov_consolidation import Citation, Severity
from egov_consolidation.checking import WAIVER_RULES
from egov_consolidation.findings import Basis, RuleSummary
from egov_consolidation.rendering import json_text, report_html, report_markdown, report_text
from egov_consolidation.rendering._report_json import finding_json
from egov_consolidation.wording import LANGUAGES, Lang, Text

from .reports import LINE, NOTE, OPEN, ORDER, UNKNOWN, WAIVED, clean, report

SAID = {
    "zh": "经市政府办公厅批准豁免，有效期至 2018-06-30（含当日）：核心业务专线（大政办函〔2018〕3号）",
    "en": "waived by 市政府办公厅 until 2018-06-30 (that day included): 核心业务专线 (大政办函〔2018〕3号)",
}


class TestTitles:
    """What rules ask, in reports for people."""

    def test_rules_of_others_are_said_in_words_too(self) -> None:
        """Where the report tells their titles."""
        one = attrs.evolve(
            report(attrs.evolve(ORDER, rule_id="HB01")),
            rules={"HB01": RuleSummary(title=Text(en="a bylaw", zh="规约"))},
        )
        assert "HB01 a bylaw [1]" in report_text(one, "en", width=120)
        assert "HB01 规约 [1]" in report_text(one, "zh", width=120)


class TestHeldUp:
    """Whose fault it is not."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("zh", "原因在于：市政府办公厅、市审计局"), ("en", "the cause lies with: 市政府办公厅, 市审计局")],
    )
    def test_the_other_units_are_named_under_the_finding(self, lang: Lang, said: str) -> None:
        """In text, Markdown and HTML, and in a list of JSON."""
        one = attrs.evolve(LINE, held_up_by=("市政府办公厅", "市审计局"))
        for text in (report_text(report(one), lang, width=120), report_html(report(one), lang)):
            assert said in text
        assert said in report_markdown(report(one), lang).replace("\\", "")
        assert said not in report_text(report(LINE), lang, width=120)
        document = json.loads(json_text(finding_json(one, lang)))
        assert document["held_up_by"] == ["市政府办公厅", "市审计局"]


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
                    "    整改到位后登记“取消时间”：2017-11-10\n"
                    "    1.7 “全部取消”\n"
                ),
            ),
            (
                "en",
                (
                    "市水务局 [2]: fail 2, cannot be decided 0\n"
                    "  × NW03 lines/7: is not cancelled (turns on 2018-06-01)\n"
                    "    to mend it, and to be recorded once it is so: cancelled on: 2017-11-10\n"
                    "    1.7 “全部取消”\n"
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
        assert "lifecycle" in report_text(report(attrs.evolve(OPEN, unit=None, subjects=("1.2",))), "zh", width=200)

    def test_where_no_row_asks_for_it_the_reason_stands(self) -> None:
        """Of what a unit has, or nobody knows who, the title of the plan explains nothing."""
        text = report_text(report(OPEN), "zh", width=400)
        assert (
            "    依据：已核对的其他文件——《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）第三十一条" in text
        )
        assert "p “方案”" not in text
        assert "p “方案”" not in report_text(report(attrs.evolve(OPEN, unit=None)), "zh", width=400)
        of_plan = attrs.evolve(OPEN, unit=None, subjects=("1.2",))
        assert "p “方案”" in report_text(report(of_plan), "zh", width=400)

    @pytest.mark.parametrize(("lang", "whose"), [("zh", "单位不明 [1]："), ("en", "unit not known [1]: ")])
    def test_a_record_of_no_known_unit_is_no_matter_of_the_plan(self, lang: Lang, whose: str) -> None:
        """It stands under a heading of its own, with its rule, as what a unit has does."""
        text = report_text(report(NOTE, attrs.evolve(LINE, unit=None)), lang, width=120)
        assert f"{whose}" in text
        assert f"  × NW03 {LINE.template.say(lang)}" in text

    def test_markdown_and_html_group_them_alike(self) -> None:
        """Each unit is a heading of its own."""
        assert "## 市水务局" in report_markdown(report(LINE, OPEN), "zh")
        page = report_html(report(LINE, OPEN), "zh")
        assert page.index("市交通局") < page.index("市水务局")
        assert "整改到位后登记“取消时间”：2017-11-10" in page

    def test_json_names_the_unit_and_the_changes(self) -> None:
        """Beside the promised keys."""
        document = json.loads(json_text(finding_json(LINE, "en")))
        assert document["unit"] == "市水务局"
        change = {"datum": "lines/7: cancelled_on", "label": "cancelled on", "to": "2017-11-10"}
        assert document["changes"] == [change]


class TestBasis:
    """On what a rule rests beside the words of the plan."""

    @pytest.mark.parametrize(
        ("lang", "first", "again"),
        [
            ("zh", "    依据：经判断——合同收尾除外", "    依据：经判断，理由同上"),
            ("en", "    rests on: judged. but for winding up", "    rests on: judged, for the reason above."),
        ],
    )
    def test_a_unit_is_told_once_in_full_and_then_in_short(self, lang: Lang, first: str, again: str) -> None:
        """Below the words of the plan, which stand with every finding."""
        reason = Text(en="but for winding up", zh="合同收尾除外")
        judged = RuleSummary(title=Text(en="a rule", zh="规则"), basis=(Basis.JUDGED,), reason=reason)
        two = (LINE, attrs.evolve(LINE, subjects=("lines/8",)))
        lines = report_text(attrs.evolve(report(*two), rules={"NW03": judged}), lang, width=200).split("\n")
        quoted = [place for place, line in enumerate(lines) if line == "    1.7 “全部取消”"]
        assert [lines[place + 1] for place in quoted] == [first, again]

    def test_what_the_plan_states_has_its_words_alone(self) -> None:
        """Though a reason may be known."""
        reason = Text(en="it is so", zh="如此")
        stated = RuleSummary(title=Text(en="a rule", zh="规则"), basis=(Basis.STATED,), reason=reason)
        for found in (LINE, attrs.evolve(LINE, unit=None)):
            assert "依据：" not in report_text(attrs.evolve(report(found), rules={"NW03": stated}), "zh", width=200)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_of_the_plan_it_stands_once_below_the_rule(self, lang: Lang) -> None:
        """Whatever the number of findings."""
        two = (ORDER, attrs.evolve(ORDER, matter="again"))
        basis = {"zh": "依据：", "en": "rests on: "}[lang]
        lines = report_text(report(*two), lang, width=400).split("\n")
        (place,) = (place for place, line in enumerate(lines) if line.startswith(basis))
        assert "PL04" in lines[place - 1]

    def test_words_of_another_document_name_it(self) -> None:
        """Row 3 of another document is not row 3 of the plan."""
        above = Citation(document="国务院文件", row="3", quote="六月底前")
        text = report_text(report(attrs.evolve(ORDER, citations=(*ORDER.citations, above))), "zh", width=200)
        assert "    1 “编制”\n    2 “汇总”\n    国务院文件 3 “六月底前”\n" in text


@pytest.mark.parametrize("lang", LANGUAGES)
class TestWaived:
    """What is waived, and what was known before, in reports for people."""

    def test_the_text_shows_waived_findings_apart_with_approver_and_last_day(self, lang: Lang) -> None:
        """Below the findings, each with its message and the words behind it."""
        lines = report_text(report(ORDER, waived=(WAIVED,)), lang, width=120).splitlines()
        at = lines.index({"zh": "已豁免 [1]", "en": "waived [1]"}[lang])
        assert lines[at + 1] == f"  × {NOTE.text(lang)}"
        assert lines[at + 2 : at + 4] == [f"    {SAID[lang]}", "    1.2 “基本完成”"]
        assert at > lines.index("    2 “汇总”")

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
        words = {
            "zh": "除已豁免 1 项、此前已知 1 项、按设置不列 1 项以外，未发现问题。",
            "en": "nothing departs from the rules but what is not listed here: "
            "waived 1, known before 1, left out by the settings 1.",
        }[lang]
        one = clean(waived=(WAIVED,), known=(UNKNOWN,), ignored=(LINE,))
        for said in (report_text(one, lang, width=200), report_markdown(one, lang), report_html(one, lang)):
            assert words in said
        plain = {"zh": "未发现问题。", "en": "nothing departs from the rules."}[lang]
        assert report_text(clean(), lang, width=200).endswith(f"\n\n{plain}\n")

    def test_what_is_asked_of_waivers_is_said_in_words(self, lang: Lang) -> None:
        """As the title of a rule of the rulebook is; on what they rest needs no words."""
        held = attrs.evolve(ORDER, rule_id="WV01")
        title = {"zh": "豁免在有效期内", "en": "A waiver is in force"}[lang]
        said = report_text(attrs.evolve(report(held), rules=WAIVER_RULES), lang, width=200)
        assert f"WV01 {title} [1]\n  × " in said
