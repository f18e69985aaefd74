"""Which records depart, and at which the rule stops."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.findings import Verdict
from egov_consolidation.graph import PlanGraph
from egov_consolidation.inventory import Inventory, LeasedLine, Money
from egov_consolidation.model import Plan, Task
from egov_consolidation.rules import Context
from egov_consolidation.rules._departing import judged_records
from egov_consolidation.rules.engine import AS_OF, Check, Demand, Expression, RecordHandle, verdicts
from egov_consolidation.rules.engine import _verdicts as engine_verdicts
from egov_consolidation.rules.engine._nodes import Comparison, Operator, Record

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
DAY = day("2019-02-01")
DAYS = st.sampled_from((None, day("2018-12-31"), day("2019-12-31")))
LINES = st.lists(st.tuples(DAYS, st.sampled_from((None, "甲"))), max_size=6).map(
    lambda drawn: tuple(
        LeasedLine(id=str(at), cancelled_on=on, provider=provider) for at, (on, provider) in enumerate(drawn)
    )
)
SOUND = Check(applies=LINE.cancelled_on > AS_OF, require=LINE.provider == "甲").demand(
    holds_from=None, holds_until=None
)


def broken() -> Demand:
    """Return a demand that compares words with a number wherever a line is not cancelled and its words are known."""
    number = (LINE.monthly_rent < Money(3)).node
    assert isinstance(number, Comparison)
    compared = Expression(Comparison(Operator.LESS, LINE.provider.node, number.right))
    return Check(applies=LINE.cancelled_on > AS_OF, require=compared).demand(holds_from=None, holds_until=None)


def context(lines: tuple[LeasedLine, ...]) -> tuple[Inventory, Context]:
    """Return an inventory of some lines, and where it is judged."""
    plan, inventory = Plan(id="demo", tasks=(Task(id="1", content="专线全部取消"),)), Inventory(id="i", lines=lines)
    return inventory, Context(plan=plan, as_of=DAY, graph=PlanGraph.from_plan(plan), inventory=inventory)


class TestJudgedRecords:
    """What a demand says of the records of a collection."""

    @given(LINES)
    def test_where_nothing_stops_it_is_what_the_engine_says(self, lines: tuple[LeasedLine, ...]) -> None:
        """The same counts, the same records, and no crash."""
        inventory, ctx = context(lines)
        found = judged_records(SOUND, "lines", inventory, ctx)
        engine = verdicts(SOUND, inventory, "lines", as_of=DAY, parameters={})
        assert found.counts == engine.counts
        assert tuple(scene.subject for scene in found.departing) == engine.departing
        assert found.crashes == ()

    @pytest.mark.parametrize("columns_from", [0, 1_000], ids=["columns", "objects"])
    @given(LINES)
    def test_where_it_stops_the_others_are_judged(self, columns_from: int, lines: tuple[LeasedLine, ...]) -> None:
        """A crash for each at which it stops; of the others what is said of them where they stand alone."""
        inventory, ctx = context(lines)
        stopping = [one.id for one in lines if one.provider is not None and one.cancelled_on != day("2018-12-31")]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engine_verdicts, "COLUMNS_FROM", columns_from)
            found = judged_records(broken(), "lines", inventory, ctx)
        assert [(one.subject, one.exception.partition(":")[0]) for one in found.crashes] == [
            (f"lines/{one}", "TypeError") for one in stopping
        ]
        sound = tuple(one for one in lines if one.id not in stopping)
        alone = verdicts(broken(), attrs.evolve(inventory, lines=sound), "lines", as_of=DAY, parameters={})
        assert {verdict: found.counts.get(verdict, 0) for verdict in alone.counts} == dict(alone.counts)
        assert tuple(scene.subject for scene in found.departing) == alone.departing
        assert found.counts.get(Verdict.PASS, 0) == 0
