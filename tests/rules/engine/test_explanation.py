"""Why a verdict is what it is."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    AnyRecord,
    InformationSystem,
    Inventory,
    LeasedLine,
    UnitFacts,
)
from egov_consolidation.model import Citation
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Demand,
    Expression,
    ParameterHandle,
    RecordHandle,
    Scene,
    count,
    everyone,
    judged,
)
from egov_consolidation.rules.engine._explanation import Fact, explain
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text

from .drawn_demands import demands, scenes

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
USERS = Parameter(id="ZS04.users", about=Text(en="few users", zh="低使用人数"), unit=Text(en="users", zh="人"))
QUOTE = Citation(document="dalian-2017", row="1.7", quote="全部取消")
AS_AT = day("2019-03-01")


@attrs.frozen(kw_only=True)
class Ruling:
    """A rule, as far as it matters here."""

    id: str = "NW03"
    on: type[AnyRecord] | None = LeasedLine
    demand: Demand | None = None
    cites: tuple[Citation, ...] = (QUOTE,)
    parameters: tuple[Parameter, ...] = ()


def ruling(on: type[AnyRecord], applies: Expression, require: Expression) -> Ruling:
    """Return a rule over records, in force from 2019 on."""
    demand = Check(applies=applies, require=require).demand(holds_from=day("2019-01-01"), holds_until=None)
    return Ruling(on=on, demand=demand, parameters=(USERS,))


def facts_of(rule: Ruling, inventory: Inventory, subject: str, **parameters: float) -> dict[str, Fact]:
    """Return the facts that were read, by datum."""
    named = {f"ZS04.{name}": value for name, value in parameters.items()}
    return {one.datum: one for one in explain(rule, inventory, subject, as_of=AS_AT, parameters=named).facts}


class TestExplain:
    """Verdict, facts, clauses and citations."""

    def test_a_failure_names_the_clause_that_failed_and_what_was_read(self) -> None:
        """In words that need no knowledge of the library."""
        line = LeasedLine(id="7", rented_by_unit=True, cancelled_on=NOT_YET)
        rule = ruling(LeasedLine, LINE.rented_by_unit, LINE.cancelled_on <= AS_OF)
        told = explain(rule, Inventory(id="i", lines=(line,)), "7", as_of=AS_AT)
        assert (told.rule_id, told.subject, told.as_of, told.citations) == ("NW03", "lines/7", AS_AT, (QUOTE,))
        assert told.verdict is Verdict.FAIL
        (failed,) = told.decisive
        assert (failed.words.zh, failed.truth) == ("取消时间不晚于检查日", False)
        assert [(one.words.zh, one.truth) for one in told.applies] == [
            ("检查日不早于2019-01-01", True),
            ("是否自行租用为“是”", True),
        ]
        assert [(one.datum, one.label.zh, one.is_known) for one in told.facts] == [
            ("as_of", "检查日", True),
            ("lines/7: rented_by_unit", "是否自行租用", True),
            ("lines/7: cancelled_on", "取消时间", True),
        ]
        assert [one.value for one in told.facts] == [
            AS_AT,
            Text(en="yes", zh="是"),
            Text(en="not yet", zh="尚未"),
        ]

    def test_an_undecided_record_shows_what_is_not_known(self) -> None:
        """A datum that is missing is no datum that is known to be none."""
        rule = ruling(InformationSystem, everyone(), (SYSTEM.users >= ParameterHandle(("ZS04.users",)).users))
        systems = (InformationSystem(id="a", users=4), InformationSystem(id="b", parent=NOTHING))
        facts = facts_of(rule, Inventory(id="i", systems=systems), "a")
        assert facts["ZS04.users"] == Fact(
            datum="ZS04.users", label=USERS.about, value=Text(en="not known", zh="未填报"), is_known=False
        )
        assert facts_of(rule, Inventory(id="i", systems=systems), "a", users=2.5)["ZS04.users"].value == "2.5"
        told = explain(rule, Inventory(id="i", systems=systems), "b", as_of=AS_AT)
        assert (told.verdict, told.missing) == (Verdict.UNKNOWN, ("ZS04.users", "systems/b: users"))
        assert [one.missing for one in told.decisive] == [told.missing]

    @pytest.mark.parametrize(
        ("parent", "datum", "value", "is_known"),
        [
            ("p", "systems/p: retired_on", day("2018-05-01"), True),
            ("gone", "systems/gone", Text(en="not in the inventory", zh="底数中无此记录"), False),
            (None, "systems/s: parent", Text(en="not known", zh="未填报"), False),
        ],
    )
    def test_what_is_read_through_a_reference_is_a_fact_of_the_other_record(
        self, parent: str | None, datum: str, value: Day | Text, is_known: bool
    ) -> None:
        """Or it is a fact that there is no such record."""
        rule = ruling(InformationSystem, everyone(), SYSTEM.parent.retired_on <= AS_OF)
        systems = (
            InformationSystem(id="s", parent=parent),
            InformationSystem(id="p", retired_on=day("2018-05-01")),
        )
        fact = facts_of(rule, Inventory(id="i", systems=systems), "s")[datum]
        assert (fact.value, fact.is_known) == (value, is_known)

    def test_nothing_has_no_facts(self) -> None:
        """Where no record is meant, none is read."""
        rule = ruling(InformationSystem, everyone(), SYSTEM.parent.retired_on <= AS_OF)
        systems = (InformationSystem(id="s", parent=NOTHING),)
        facts = facts_of(rule, Inventory(id="i", systems=systems), "s")
        assert set(facts) == {"as_of", "systems/s: parent"}

    @pytest.mark.parametrize(
        ("systems", "value", "is_known"),
        [
            ((InformationSystem(id="1", unit="u"), InformationSystem(id="2", unit="v")), "1", True),
            (
                (InformationSystem(id="1", unit="u"), InformationSystem(id="2")),
                Text(en="between 1 and 2", zh="1 至 2 之间"),
                False,
            ),
            (None, Text(en="at least 0", zh="不少于 0"), False),
        ],
    )
    def test_what_is_counted_is_told_as_a_number(
        self, systems: tuple[InformationSystem, ...] | None, value: str | Text, is_known: bool
    ) -> None:
        """Or as the bounds between which it lies."""
        unit = RecordHandle(Record.SUBJECT, UnitFacts)
        owned = count(InformationSystem, by="unit", of=unit.id)
        rule = ruling(UnitFacts, everyone(), owned >= 1)
        inventory = Inventory(id="i", units=(UnitFacts(id="u"),), systems=systems)
        (fact,) = [one for name, one in facts_of(rule, inventory, "u").items() if name.startswith("systems")]
        assert (fact.value, fact.is_known) == (value, is_known)

    @given(demands(), scenes())
    def test_it_agrees_with_the_verdict_and_the_clauses_explain_it(self, demand: Demand, scene: Scene) -> None:
        """A failure has a clause that failed; what is undecided has one that is; a pass has neither."""
        rule = Ruling(on=InformationSystem, demand=demand)
        told = explain(rule, scene.inventory, scene.subject.id, as_of=scene.as_of, parameters=scene.parameters)
        verdict, missing = judged(demand, scene)
        assert (told.verdict, told.missing) == (verdict, tuple(sorted(missing)))
        assert bool(told.decisive) is (verdict is not Verdict.PASS)
        unknown = {one.datum for one in told.facts if not one.is_known}
        own = {one for one in missing if one.startswith("systems/s1: ")}
        assert own <= unknown or any(one.startswith(("systems:", "facilities:")) for one in unknown)

    def test_a_compound_clause_tells_of_its_parts(self) -> None:
        """So that the reader sees which of several did not hold."""
        rule = ruling(LeasedLine, everyone(), LINE.is_internet | LINE.rented_by_unit)
        line = LeasedLine(id="7", is_internet=False, rented_by_unit=False)
        (clause,) = explain(rule, Inventory(id="i", lines=(line,)), "7", as_of=AS_AT).decisive
        assert [(one.words.zh, one.truth) for one in clause.parts] == [
            ("是否互联网专线为“是”", False),
            ("是否自行租用为“是”", False),
        ]

    def test_a_record_that_does_not_exist_is_refused_with_the_nearest(self) -> None:
        """And so is a rule that judges the plan."""
        inventory = Inventory(id="i", lines=(LeasedLine(id="line-7"),))
        rule = ruling(LeasedLine, everyone(), LINE.is_internet)
        with pytest.raises(UsageError, match=r"lines/line-8: is not in the inventory; line-7 is the nearest"):
            explain(rule, inventory, "line-8", as_of=AS_AT)
        with pytest.raises(UsageError, match="PL01: judges the plan"):
            explain(Ruling(id="PL01", on=None), inventory, "line-7", as_of=AS_AT)
