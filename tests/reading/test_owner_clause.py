"""Clauses that add units to all tasks that follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import Origin, Role
from egov_consolidation.reading._owner_clause import standing_clause, take_clause

CLAUSE = "以下均需各市政府和省沈抚改革创新示范区管委会落实，不再列出"


class TestStandingClause:
    """`standing_clause`."""

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (CLAUSE, ["各市政府", "省沈抚改革创新示范区管委会"]),
            ("以下任务均需各区市政府、开发区管委落实，不再一一列出。", ["各区市政府", "开发区管委"]),
            ("以下工作任务，均由各地区负责，不再逐一列出", ["各地区"]),
            ("说明：（以下各项任务均需各县（市、区）政府落实）", ["各县（市、区）政府"]),
            ("前言。\n以下任务全部由各地各部门按职责分工负责。\n后文。", ["各地", "各部门"]),
        ],
    )
    def test_it_adds_those_it_names(self, text: str, names: list[str]) -> None:
        """They execute, and the clause is where that was read."""
        found = standing_clause(text)
        assert [one.name for one in found] == names
        assert {(one.role, one.origin) for one in found} == {(Role.EXECUTING, Origin.CLAUSE)}

    def test_who_helps_with_all_of_it_cooperates(self) -> None:
        """配合 is a role of its own."""
        assert [one.role for one in standing_clause("以下任务均需各地区配合。")] == [Role.COOPERATING]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "现将以下任务分解如下。",
            "以下任务由市政府办公厅负责督促落实。",
            "责任分解中，列第一位的责任单位为牵头单位或汇总单位",
            "以下任务均需于2018年6月底前落实，不再一一列出",
            "以下任务均需落实",
            "以下任务均需认真落实",
            "以下任务均需各区市政府落实，不再列出，另有规定的除外",
            "以下任务均需市市场监管局（市知识产权局）落实",
            "以上任务均需各区市政府落实",
        ],
    )
    def test_other_sentences_add_nobody(self, text: str) -> None:
        """Nothing is half-read."""
        assert standing_clause(text) == ()

    @given(st.text() | st.text(alphabet="以下均需各市政府落实，不再列出。（）、和"))
    def test_any_text_can_be_asked(self, text: str) -> None:
        """What is added stands in the text."""
        assert all("".join(one.name.split()) in "".join(text.split()) for one in standing_clause(text))


class TestTakeClause:
    """`take_clause`."""

    @pytest.mark.parametrize("before", ["省数据局等有关单位。", "省数据局等有关单位（", ""])
    def test_the_rest_of_the_cell_stays(self, before: str) -> None:
        """The clause and its bracket go, all else stays as it is."""
        closing = "）" if before.endswith("（") else ""
        added, rest = take_clause(f"{before}{CLAUSE}{closing}")
        assert [one.name for one in added] == ["各市政府", "省沈抚改革创新示范区管委会"]
        assert rest == before.removesuffix("（")

    @given(st.text())
    def test_a_text_without_clause_stays_whole(self, text: str) -> None:
        """Character by character."""
        assert take_clause(text) == ((), text) or "以下" in text
