"""The estimates that ship with the plan of Dalian: an assumption for each dated task, argued from its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from egov_consolidation import issued
from egov_consolidation.errors import UsageError
from egov_consolidation.model import DeadlineKind, Plan
from egov_consolidation.reading import read_estimates
from egov_consolidation.schedule import Estimate, Estimates
from egov_consolidation.wording import Text

HAN = re.compile("[一-鿿]")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give the plan."""
    return issued.load("dalian-2017")


@pytest.fixture(scope="module")
def assumed() -> Estimates:
    """Give the estimates."""
    return issued.estimates("dalian-2017")


def days(one: Estimate) -> tuple[int, int, int]:
    """Return the three numbers."""
    return one.least, one.likely, one.most


def numbers(estimates: Estimates, task: str) -> tuple[int, int, int]:
    """Return the three numbers of a task that has an estimate."""
    found = estimates.get(task)
    assert found is not None
    return days(found)


class TestEstimates:
    """`issued.estimates`."""

    def test_the_same_value_comes_back(self) -> None:
        """Estimates do not change, and the plan has only one set."""
        assert issued.estimates("dalian-2017") is issued.estimates("dalian-2017")
        assert issued.estimates() == issued.estimates("dalian-2017")

    @pytest.mark.parametrize("name", ["dalian-2018", "", "../dalian-2017"])
    def test_a_plan_that_does_not_ship_has_none(self, name: str) -> None:
        """As with the plan itself."""
        with pytest.raises(UsageError, match="no such plan ships"):
            issued.estimates(name)

    def test_they_are_an_assumption_and_say_so_and_how_to_replace_them(self, assumed: Estimates) -> None:
        """In both languages."""
        assert assumed.is_assumption
        assert (assumed.plan, assumed.note is None) == ("dalian-2017", False)
        assert assumed.note is not None
        for words in ("Assumptions", "nobody in Dalian", "calendar days", "To replace them", "read_estimates"):
            assert words in assumed.note.en
        for words in ("假设", "未经大连市任何单位", "日历日", "如需替换", "read_estimates"):
            assert words in assumed.note.zh

    def test_the_file_is_one_that_everybody_can_read(self, plan: Plan, assumed: Estimates) -> None:
        """It is an example of the form."""
        path = Path(issued.__file__).parent / "dalian_2017" / "estimates.toml"
        assert read_estimates(path, plan) == read_estimates(path) == assumed


class TestContent:
    """What is estimated."""

    def test_every_dated_task_has_one_and_no_other(self, plan: Plan, assumed: Estimates) -> None:
        """In printed order; what is standing or recurring has no end, and 2.1.2 takes what its scheme will say."""
        assert [one.task for one in assumed] == [task.id for task in plan if task.deadline.is_dated]
        assert len(assumed) == 35
        without = [task for task in plan if assumed.get(task.id) is None]
        endless = {DeadlineKind.STANDING, DeadlineKind.RECURRING}
        assert [task.id for task in without if task.deadline.kind not in endless] == ["2.1.2"]
        assert plan["2.1.2"].deadline.kind is DeadlineKind.CONDITIONAL

    def test_three_different_numbers_of_days(self, assumed: Estimates) -> None:
        """Nothing is certain, nothing is done in no time, and none lasts longer than the plan, which ends in 2020."""
        for one in assumed:
            assert 0 < one.least < one.likely < one.most <= 3 * 365, one.task

    def test_they_lean_to_the_late_side(self, assumed: Estimates) -> None:
        """More can go wrong than right: the most is no nearer to the likely than the least is."""
        for one in assumed:
            assert one.most - one.likely >= one.likely - one.least, one.task

    def test_nobody_else_is_said_to_have_estimated(self, assumed: Estimates) -> None:
        """No office gave a number."""
        assert {one.by for one in assumed} == {"egov_consolidation contributors"}

    def test_they_were_not_bent_to_fit_the_plan(self, plan: Plan, assumed: Estimates) -> None:
        """From the template to the lists, from the training to the catalogues, the plan leaves less than is likely."""
        for before, after in (("2.5.1", "1.1"), ("2.2.7", "1.10"), ("2.2.3", "2.2.5"), ("2.2.8", "2.3.1")):
            first, last = plan[before].deadline.last_day, plan[after].deadline.last_day
            assert first is not None
            assert last is not None
            assert last.toordinal() - first.toordinal() < numbers(assumed, after)[1], after


class TestReasons:
    """Why these numbers."""

    def test_every_quotation_is_a_stretch_of_the_row_it_names(self, plan: Plan, assumed: Estimates) -> None:
        """Without an ellipsis; each estimate rests on words of its own row."""
        for one in assumed:
            assert one.task in {cited.row for cited in one.quotes}
            for cited in one.quotes:
                assert cited.document == plan.id
                assert cited.row is not None
                row = plan[cited.row]
                assert cited.quote
                assert cited.quote in row.content or cited.quote in (row.theme or ""), cited
                assert "…" not in cited.quote

    def test_every_text_is_complete_in_both_languages(self, assumed: Estimates) -> None:
        """Chinese in Chinese characters, English without; each ends as a sentence does."""
        texts: list[Text | None] = [assumed.note, *(one.reason for one in assumed)]
        for one in texts:
            assert one is not None
            assert HAN.search(one.zh)
            assert one.zh.endswith("。")
            assert not HAN.search(one.en)
            assert re.search("[A-Za-z]{3}", one.en)
            assert one.en.endswith(".")

    def test_both_languages_speak_of_the_same_rows(self, plan: Plan, assumed: Estimates) -> None:
        """And of rows that there are."""
        for one in assumed:
            said = [set(re.findall(r"[0-9](?:\.[0-9]+)+", words)) for words in (one.reason.en, one.reason.zh)]
            assert said[0] == said[1], one.task
            assert all(row in plan for row in said[0]), one.task

    def test_what_reasons_say_of_other_rows_holds(self, assumed: Estimates) -> None:
        """The numbers of similar work are those that the reasons say they are."""
        at = {one.task: days(one) for one in assumed}
        assert at["3.2"] == at["1.3"]
        assert at["3.6"] == at["1.11"]
        assert at["1.10"] == tuple(2 * one for one in at["1.1"])
        added = [own - stock - clean for own, stock, clean in zip(at["3.1"], at["1.1"], at["1.2"], strict=True)]
        assert added == [15, 15, 30]
        assert [own - alike for own, alike in zip(at["3.5"], at["1.10"], strict=True)] == [15, 15, 30]
        assert all(own < alike for own, alike in zip(at["2.2.13"], at["2.2.12"], strict=True))
        assert all(own < alike for own, alike in zip(at["2.3.4"], at["2.3.3"], strict=True))
        assert all(1 < own - alike < 10 for own, alike in zip(at["3.9"], at["1.14"], strict=True))
        assert max(at, key=lambda task: at[task][1]) == "2.2.14"
