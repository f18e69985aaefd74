"""The first and the last lines of a report say what it speaks of, and what it does not list."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation.dates import day
from egov_consolidation.findings import InventorySummary
from egov_consolidation.rendering import report_html, report_markdown, report_text
from egov_consolidation.rendering._report_head import head, inventory_said, nothing
from egov_consolidation.wording import LANGUAGES, Lang

from .reports import AS_OF, LINE, NOTE, OPEN, report

CITY = InventorySummary(id="city", title="示例市底数", surveyed_on=AS_OF, counts={"lines": 3, "budget_lines": None})


class TestHead:
    """`head`."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("zh", "：规则 3 条，市水务局问题 1 项（不符 1，无法判定 0），另有 2 项不属市水务局，未列出"),
            (
                "en",
                ", findings of 市水务局 1 (fail 1, cannot be decided 0), 2 more are not of 市水务局 and not listed",
            ),
        ],
    )
    def test_a_report_of_one_unit_names_it_and_counts_the_rest(self, lang: Lang, said: str) -> None:
        """Whoever reads the counts beside must not take them for those of the unit."""
        assert head(report(LINE, OPEN, NOTE).of_unit("市水务局"), lang).endswith(said)

    @pytest.mark.parametrize(("lang", "said"), [("zh", "，方案本身问题 1 项（"), ("en", ", findings of the plan 1 (")])
    def test_what_is_of_no_unit_is_of_the_plan(self, lang: Lang, said: str) -> None:
        """It has to have a name."""
        assert said in head(report(LINE, NOTE).by_unit()[""], lang)

    @pytest.mark.parametrize(("lang", "said"), [("zh", "，按设置不列 1 项"), ("en", ", left out by the settings 1")])
    def test_what_settings_leave_out_is_counted(self, lang: Lang, said: str) -> None:
        """Beside what is waived."""
        assert head(report(NOTE, ignored=(LINE,)), lang).endswith(said)
        assert said not in head(report(NOTE), lang)


class TestNothing:
    """`nothing`."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("zh", "市水务局未发现问题。另有 2 项不属市水务局，未列出。"),
            ("en", "nothing of 市水务局 departs from the rules. 2 more are not of 市水务局 and not listed."),
        ],
    )
    def test_a_unit_without_findings_is_told_that_others_have_some(self, lang: Lang, said: str) -> None:
        """Nothing of one unit is not nothing."""
        assert nothing(report(OPEN, NOTE).of_unit("市水务局"), lang) == said


class TestInventorySaid:
    """`inventory_said`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_without_an_inventory_nothing_is_said_of_it(self, lang: Lang) -> None:
        """A report on a plan alone."""
        assert inventory_said(report(NOTE), lang) == ()

    def test_it_is_named_with_what_it_gives(self) -> None:
        """What was not counted is not said to be none."""
        one = report(LINE, inventory=CITY)
        assert inventory_said(one, "zh")[0] == "底数：示例市底数（city）：专线 3"
        assert inventory_said(one, "en")[0] == "inventory: 示例市底数 (city): lines 3"

    @pytest.mark.parametrize(
        ("surveyed_on", "zh", "en"),
        [
            ("2017-11-10", "底数截至 2017-11-10。", "is of 2017-11-10."),
            ("2017-11-09", "底数截至 2017-11-09，早于检查日 1 天，", "is of 2017-11-09, 1 day before 2017-11-10: "),
            ("2016-11-10", "底数截至 2016-11-10，早于检查日 365 天，", "365 days before 2017-11-10: "),
            ("2017-11-11", "注意：底数截至 2017-11-11，晚于检查日 2017-11-10，", "later than 2017-11-10: "),
            (None, "注意：底数未注明截至何日。", "does not say for which day"),
        ],
    )
    def test_how_its_day_stands_to_that_of_the_report(self, surveyed_on: str | None, zh: str, en: str) -> None:
        """A survey of another day may tell of other things."""
        about = attrs.evolve(CITY, surveyed_on=None if surveyed_on is None else day(surveyed_on))
        one = report(LINE, inventory=about)
        assert zh in inventory_said(one, "zh")[-1]
        assert en in inventory_said(one, "en")[-1]

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_an_invented_one_is_said_to_be_so_before_anything_is_found(self, lang: Lang) -> None:
        """In the second line, in every form."""
        words = {"zh": "虚构示例", "en": "invented"}[lang]
        one = report(LINE, inventory=attrs.evolve(CITY, is_example=True))
        assert words in report_text(one, lang, width=200).split("\n")[1]
        for said in (report_markdown(one, lang), report_html(one, lang)):
            assert said.index(words) < said.index("NW03")
        assert words not in report_text(report(LINE, inventory=CITY), lang, width=200)
