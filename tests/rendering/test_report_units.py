"""The table of units says whom to call first."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.findings import Finding, Severity, Verdict
from egov_consolidation.rendering import report_html, report_markdown, report_text
from egov_consolidation.rendering._parts import Table
from egov_consolidation.rendering._report_units import unit_parts
from egov_consolidation.wording import LANGUAGES, Lang

from .reports import LINE, NOTE, OPEN, report

FINDINGS = st.lists(
    st.builds(
        lambda whose, verdict, severity, turns: attrs.evolve(
            LINE, subjects=whose[:1], unit=whose[1], verdict=verdict, severity=severity, next_change=turns
        ),
        st.sampled_from((("1.7", None), ("lines/7", None), ("lines/7", "市财政局"), ("lines/7", "市水务局"))),
        st.sampled_from((Verdict.FAIL, Verdict.UNKNOWN)),
        st.sampled_from(Severity),
        st.sampled_from((None, day("2018-06-01"), day("2019-01-01"))),
    ),
    max_size=8,
)


def whose(finding: Finding) -> str:
    """Return what a finding is told under: its unit, else the plan, or nobody where it is about a record."""
    return finding.unit or ("单位不明" if finding.subjects == ("lines/7",) else "方案本身")


def table_of(*findings: Finding) -> Table:
    """Return the table of a report that has one."""
    (part,) = unit_parts(report(*findings), "zh")
    assert part.table is not None
    return part.table


class TestUnitParts:
    """`unit_parts`."""

    @given(FINDINGS)
    def test_each_row_counts_what_one_unit_has(self, findings: list[Finding]) -> None:
        """By the definition of each column; a report of the plan alone needs no table."""
        if all(whose(one) == "方案本身" for one in findings):
            assert unit_parts(report(*findings), "zh") == []
            return
        table = table_of(*findings)
        for name, *cells in table.rows:
            mine = [one for one in findings if whose(one) == name]
            verdicts, weights = [one.verdict for one in mine], [one.severity for one in mine]
            expected = [
                len(mine),
                *(verdicts.count(one) for one in (Verdict.FAIL, Verdict.UNKNOWN)),
                *(weights.count(one) for one in (Severity.ERROR, Severity.WARNING, Severity.NOTE)),
            ]
            assert [int(cell or 0) for cell in cells[:-1]] == expected
            assert cells[-1] == min((str(one.next_change) for one in mine if one.next_change), default="")
        assert sum(int(row[1]) for row in table.rows) == len(findings)

    def test_its_columns_have_names(self) -> None:
        """Those of the verdicts and severities."""
        headers = table_of(LINE).headers
        assert headers == ["单位", "问题", "不符", "无法判定", "严重", "警告", "提示", "最近变化日"]

    def test_a_report_of_one_unit_has_none(self) -> None:
        """Its head says it all."""
        assert unit_parts(report(LINE, OPEN).of_unit("市水务局"), "zh") == []

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_a_page_begins_with_it_and_a_terminal_ends_with_it(self, lang: Lang) -> None:
        """Where it is seen first; the verdicts by rule stand last in both."""
        one = report(LINE, OPEN, NOTE)
        units, rules = {"zh": ("各单位问题数", "各规则判定数"), "en": ("findings by unit", "verdicts by rule")}[lang]
        for said, words in (
            (report_text(one, lang, width=120), ("1.7 “全部取消”", units, rules)),
            (report_markdown(one, lang), (units, "1.7 “全部取消”", rules)),
            (report_html(one, lang), (units, "1.7 “全部取消”", rules)),
        ):
            places = [said.index(each) for each in words]
            assert places == sorted(places)
