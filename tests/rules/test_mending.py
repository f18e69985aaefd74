"""What would mend a failure, as an office is told it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.inventory import NOTHING, AnyRecord, BudgetLine, Facility, InformationSystem, Inventory, Money
from egov_consolidation.rules._mending import changes
from egov_consolidation.rules.engine import Check, Expression, Scene, everyone, subject
from egov_consolidation.wording import said

system, line = subject(InformationSystem), subject(BudgetLine)
LISTED = Inventory(
    id="demo",
    facilities=(Facility(id="f1", is_unified=False), Facility(id="f2", name="市政府数据中心", is_unified=True)),
)


def told(require: Expression, record: AnyRecord, lang: str = "zh", listed: Inventory = LISTED) -> dict[str, str]:
    """Return what is to be recorded, by datum."""
    scene = Scene(inventory=listed, as_of=day("2019-03-01"), parameters={}, subject=record)
    demand = Check(applies=everyone(), require=require).demand()
    return {one.datum: said(one.to, "en" if lang == "en" else "zh") for one in changes(demand, scene)}


class TestChanges:
    """`changes`."""

    def test_what_is_missing_is_not_invented(self) -> None:
        """It is to be filled in as it is."""
        found = told(~system.name.is_missing, InformationSystem(id="s"))
        assert found == {"systems/s: name": "如实填报"}

    def test_a_value_that_is_meant_is_named(self) -> None:
        """Where the record says something else."""
        assert told(system.is_listed, InformationSystem(id="s", is_listed=False)) == {"systems/s: is_listed": "是"}

    def test_a_record_that_is_meant_is_called_by_its_name(self) -> None:
        """By its id too, as in the message."""
        found = told(system.host.is_unified, InformationSystem(id="s", host="f1"))
        assert found == {"systems/s: host": "f2（市政府数据中心）"}

    def test_where_any_record_will_do_none_is_named(self) -> None:
        """Which one it is the office knows."""
        record = InformationSystem(id="s", host=NOTHING)
        assert told(system.host != NOTHING, record) == {"systems/s: host": "如实填报"}
        assert told(system.host != NOTHING, record, "en") == {"systems/s: host": "the one that it is"}

    def test_a_reference_that_has_to_go_leads_to_none(self) -> None:
        """That is a value and no record."""
        found = told(system.host == NOTHING, InformationSystem(id="s", host="f1"))
        assert found == {"systems/s: host": "无"}

    @given(st.integers(2, 10**9))
    def test_less_or_more_than_an_amount_is_said_as_that(self, yuan: int) -> None:
        """Nobody budgets a fen less."""
        kept, amount = Money(yuan * 100), Money(yuan * 100).text
        same = BudgetLine(id="b", amount=kept, previous_amount=kept)
        assert told(line.amount < line.previous_amount, same) == {"budget_lines/b: amount": f"低于 {amount.zh}"}
        assert told(line.amount > line.previous_amount, same, "en") == {
            "budget_lines/b: amount": f"more than {amount.en}"
        }

    @pytest.mark.parametrize(("held", "asked", "expected"), [("12元", "0元", "0元"), ("12.50元", "11.99元", "11.99元")])
    def test_an_amount_that_is_meant_is_named(self, held: str, asked: str, expected: str) -> None:
        """Whole yuan, and any amount where fen are counted anyway."""
        record = BudgetLine(id="b", amount=Money.parse(held), previous_amount=Money.parse(asked))
        assert told(line.amount == line.previous_amount, record) == {"budget_lines/b: amount": expected}

    @pytest.mark.parametrize("value", [True, None])
    def test_what_does_not_fail_is_not_mended(self, value: bool | None) -> None:
        """Nor is what cannot be decided."""
        assert told(system.is_listed, InformationSystem(id="s", is_listed=value)) == {}
