"""What a check is given, and everything that is wrong with it."""

from __future__ import annotations

import pytest

from egov_consolidation.checking import Inputs, check
from egov_consolidation.errors import UsageError
from egov_consolidation.ledger import Progress, ProgressEntry
from egov_consolidation.model import Plan, Task
from egov_consolidation.rules import rulebook
from egov_consolidation.settings import Baseline, Selection, Settings

from .drawn import waiver

PLAN = Plan(id="p", tasks=(Task(id="1", content="编制目录"),))
WRONG = {
    "settings": Settings(select=("NW3",), document="egov.toml"),
    "waivers": (waiver("XX99"),),
    "progress": Progress(entries=(ProgressEntry(id="e", task="9", unit="a"),)),
    "baseline": Baseline(plan="other"),
    "parameters": {"NW03.duee": 3},
}


class TestInputs:
    """`Inputs`."""

    def test_a_check_refuses_all_that_is_wrong_at_once(self) -> None:
        """What is said of each alone is said of all together."""
        alone: list[str] = []
        for name, wrong in WRONG.items():
            with pytest.raises(UsageError) as refused:
                check(PLAN, as_of="2018-07-01", **{name: wrong})  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            alone += str(refused.value).splitlines()
        with pytest.raises(UsageError) as refused:
            check(PLAN, as_of="2018-07-01", select=["ZZ"], **WRONG)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        first, *others = str(refused.value).splitlines()
        assert first.startswith("ZZ: fits no rule")
        assert sorted(others) == sorted(alone)
        assert len(alone) == len(WRONG)

    def test_without_a_plan_nothing_is_said_of_what_is_asked_of_one(self) -> None:
        """Its tasks and its id are not known."""
        inputs = Inputs(rules=rulebook(), progress=Progress(), baseline=Baseline(plan="other"))
        assert tuple(inputs.problems()) == ()

    def test_nothing_is_wrong_with_nothing(self) -> None:
        """Every input may be left out."""
        assert tuple(Inputs(rules=rulebook(), selection=Selection(select=("NW",)), plan=PLAN).problems()) == ()
