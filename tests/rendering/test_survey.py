"""What has to be found out: the work list says what the findings say is missing."""

from __future__ import annotations

import json

import pytest

from egov_consolidation import Finding, Report, Severity, Verdict, check, issued
from egov_consolidation.dates import day
from egov_consolidation.findings import PlanSummary
from egov_consolidation.inventory import InformationSystem, Inventory, LeasedLine, UnitFacts, UnitKind
from egov_consolidation.rendering import json_text, survey_html, survey_json, survey_markdown, survey_text
from egov_consolidation.wording import LANGUAGES, Lang, same

LINES = (
    LeasedLine(id="1", unit="市财政局", is_internet=True, rented_by_unit=True),
    LeasedLine(id="2", unit="市财政局", is_internet=True),
    LeasedLine(id="3", unit="市审计局", is_internet=True, rented_by_unit=True),
)
UNITS = tuple(UnitFacts(id=one, kind=UnitKind.DEPARTMENT) for one in ("市财政局", "市审计局"))
SYSTEMS = (InformationSystem(id="1", unit="市财政局"),)
JUDGED = check(
    issued.load(),
    as_of="2019-01-01",
    inventory=Inventory(id="i", lines=LINES, systems=SYSTEMS, units=UNITS),
    select=["NW03", "ZS04"],
)
DECIDED = Report(
    plan=PlanSummary(id="p", title="方案", source_sha256=None),
    as_of=day("2019-01-01"),
    findings=(
        Finding(rule_id="AA01", verdict=Verdict.FAIL, severity=Severity.ERROR, subjects=("1",), template=same("不符")),
    ),
    verdicts={},
)


def cells(text: str, datum: str) -> list[str]:
    """Return the figures that stand behind a datum in the first table that names it."""
    line = next(one for one in text.splitlines() if f" {datum} " in one)
    return line.partition(f" {datum} ")[2].split()


class TestSurveyText:
    """The work list for a terminal."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_a_field_decides_what_names_nothing_else(self, lang: Lang) -> None:
        """Two lines lack the day only, one lacks more: three findings need it, and two are decided by it."""
        assert cells(survey_text(JUDGED, lang, width=200), "lines: cancelled_on") == ["2", "3"]

    def test_each_unit_has_its_own_list(self) -> None:
        """What a unit has to find out stands under its name, and what others have to does not."""
        text = survey_text(JUDGED, "zh", width=200)
        finance = text.index("市财政局：无法判定 3 项")
        audit = text.index("市审计局：无法判定 1 项")
        assert finance < text.index("lines/1: cancelled_on") < audit < text.index("lines/3: cancelled_on")

    def test_a_parameter_is_called_what_it_says(self) -> None:
        """Its id alone tells nobody what to settle."""
        text = survey_text(JUDGED, "zh", width=200)
        assert next(one for one in text.splitlines() if "ZS04.users" in one).startswith("使用人数不超过多少")

    @pytest.mark.parametrize(("lang", "said"), [("zh", "没有待摸清的数据。"), ("en", "nothing is missing")])
    def test_it_says_where_nothing_is_missing(self, lang: Lang, said: str) -> None:
        """A finding that is decided needs no datum."""
        assert said in survey_text(DECIDED, lang, width=80)

    def test_the_head_counts_data_and_findings(self) -> None:
        """Each datum counts once, however many findings need it."""
        undecided = [one for one in JUDGED if one.verdict is Verdict.UNKNOWN]
        data = {datum for one in undecided for datum in one.missing}
        head = survey_text(JUDGED, "zh", width=200).splitlines()[0]
        assert head.endswith(f"截至 2019-01-01：待摸清数据 {len(data)} 项，因此无法判定 {len(undecided)} 项")


class TestSurveyJson:
    """The same for other programs."""

    def test_it_says_what_the_findings_say(self) -> None:
        """Undecided findings are counted once in all, and once under their units."""
        document = json.loads(json_text(survey_json(JUDGED, "en")))
        undecided = [one for one in JUDGED if one.verdict is Verdict.UNKNOWN]
        assert (document["schema"], document["undecided"]) == ("egov/survey/1", len(undecided))
        assert sum(one["undecided"] for one in document["units"]) == len(undecided)
        for unit in document["units"]:
            missing = {datum for one in undecided if one.unit == unit["unit"] for datum in one.missing}
            assert {one["datum"] for one in unit["data"]} == missing

    def test_only_labels_are_in_a_language(self) -> None:
        """Everything else is the same in both."""

        def bare(lang: Lang) -> str:
            document = json.loads(json_text(survey_json(JUDGED, lang)))
            for need in (*document["fields"], *(one for unit in document["units"] for one in unit["data"])):
                del need["label"]
            return json.dumps(document)

        assert bare("zh") == bare("en")


class TestSurveyMarkdown:
    """The same as Markdown."""

    def test_units_are_headings_with_tables(self) -> None:
        """The office's list comes first."""
        text = survey_markdown(JUDGED, "zh")
        assert text.index("## 按字段汇总") < text.index("## 市财政局：无法判定 3 项")
        assert "| 待摸清的数据 | 数据标识 | 摸清即可判定 | 涉及无法判定 |" in text


class TestSurveyHtml:
    """The same as a page."""

    def test_it_is_one_page_with_a_table_for_each_list(self) -> None:
        """One for all fields, and one for each unit."""
        page = survey_html(JUDGED, "zh")
        assert page.startswith("<!DOCTYPE html>")
        assert page.count("<table") == 3
