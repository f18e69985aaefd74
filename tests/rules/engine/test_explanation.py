"""Why a verdict is what it is."""

from __future__ import annotations

from collections.abc import Mapping

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
    Facility,
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
from egov_consolidation.rules.engine._explanation import Explanation, Fact, ParameterUsed, explained
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
    title: Text = Text(en="lines are cancelled", zh="专线取消")  # noqa: RUF009 - a frozen value
    on: type[AnyRecord] | None = LeasedLine
    demand: Demand | None = None
    cites: tuple[Citation, ...] = (QUOTE,)
    parameters: tuple[Parameter, ...] = ()


def ruling(on: type[AnyRecord], applies: Expression, require: Expression) -> Ruling:
    """Return a rule over records, in force from 2019 on."""
    demand = Check(applies=applies, require=require).demand(holds_from=day("2019-01-01"), holds_until=None)
    return Ruling(on=on, demand=demand, parameters=(USERS,))


def explain(
    rule: Ruling, inventory: Inventory, subject: AnyRecord, parameters: Mapping[str, float] | None = None
) -> Explanation:
    """Return why a rule says of a record what it says."""
    return explained(rule, Scene(inventory=inventory, as_of=AS_AT, parameters=parameters or {}, subject=subject))


def facts_of(rule: Ruling, inventory: Inventory, subject: AnyRecord) -> dict[str, Fact]:
    """Return the facts that were read, by datum."""
    return {one.datum: one for one in explain(rule, inventory, subject).facts}


class TestExplain:
    """Verdict, facts, clauses and citations."""

    def test_a_failure_names_the_clause_that_failed_and_what_was_read(self) -> None:
        """In words that need no knowledge of the library."""
        line = LeasedLine(id="7", rented_by_unit=True, cancelled_on=NOT_YET)
        rule = ruling(LeasedLine, LINE.rented_by_unit, LINE.cancelled_on <= AS_OF)
        told = explain(rule, Inventory(id="i", lines=(line,)), line)
        assert (told.rule_id, told.subject, told.as_of, told.citations) == ("NW03", "lines/7", AS_AT, (QUOTE,))
        assert told.verdict is Verdict.FAIL
        (failed,) = told.decisive
        assert (failed.words.zh, failed.truth) == ("取消时间不晚于检查日", False)
        assert failed.so_it_is == Text(en="cancelled on is after the day of the check", zh="取消时间晚于检查日")
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
        system = InformationSystem(id="b", parent=NOTHING)
        told = explain(rule, Inventory(id="i", systems=(system,)), system)
        assert [(one.datum, one.value) for one in told.facts if not one.is_known] == [
            ("systems/b: users", Text(en="not known", zh="未填报"))
        ]
        assert (told.verdict, told.missing) == (Verdict.UNKNOWN, ("ZS04.users", "systems/b: users"))
        assert [one.missing for one in told.decisive] == [told.missing]

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({}, Text(en="users is at least the parameter ZS04.users", zh="使用人数不少于参数 ZS04.users")),
            ({"ZS04.users": 2.5}, Text(en="users is at least 2.5", zh="使用人数不少于2.5")),
        ],
    )
    def test_a_parameter_stands_in_a_sentence_by_its_value(self, given: dict[str, float], words: Text) -> None:
        """And is told with what it means, where it comes from, and whether the value is the rule's own."""
        rule = ruling(InformationSystem, everyone(), (SYSTEM.users >= ParameterHandle(("ZS04.users",)).users))
        system = InformationSystem(id="a", users=4)
        told = explain(rule, Inventory(id="i", systems=(system,)), system, given)
        assert [one.words for one in told.requires] == [words]
        (used,) = told.parameters
        assert used == ParameterUsed(parameter=USERS, value=given.get("ZS04.users"))
        assert used.is_own is not bool(given)

    def test_a_parameter_that_is_not_read_is_not_told(self) -> None:
        """A rule may declare more than one expression reads."""
        line = LeasedLine(id="7")
        rule = ruling(LeasedLine, everyone(), LINE.is_internet)
        assert explain(rule, Inventory(id="i", lines=(line,)), line).parameters == ()

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
        fact = facts_of(rule, Inventory(id="i", systems=systems), systems[0])[datum]
        assert (fact.value, fact.is_known) == (value, is_known)

    def test_nothing_has_no_facts(self) -> None:
        """Where no record is meant, none is read."""
        rule = ruling(InformationSystem, everyone(), SYSTEM.parent.retired_on <= AS_OF)
        systems = (InformationSystem(id="s", parent=NOTHING),)
        facts = facts_of(rule, Inventory(id="i", systems=systems), systems[0])
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
        subject = UnitFacts(id="u")
        inventory = Inventory(id="i", units=(subject,), systems=systems)
        (fact,) = [one for name, one in facts_of(rule, inventory, subject).items() if name.startswith("systems")]
        assert (fact.value, fact.is_known) == (value, is_known)

    @given(demands(), scenes())
    def test_it_agrees_with_the_verdict_and_the_clauses_explain_it(self, demand: Demand, scene: Scene) -> None:
        """What decides is told of every verdict; what is undecided has a clause that is; what is missing is told."""
        told = explained(Ruling(on=InformationSystem, demand=demand), scene)
        verdict, missing = judged(demand, scene)
        assert (told.verdict, told.missing) == (verdict, tuple(sorted(missing)))
        assert told.decisive
        assert all((one.truth is None) is (verdict is Verdict.UNKNOWN) for one in told.decisive)
        assert not any(one.parts for one in told.decisive)
        if verdict is Verdict.UNKNOWN:
            assert {datum for one in told.decisive for datum in one.missing} == set(missing)
        unknown = {one.datum for one in told.facts if not one.is_known}
        own = {one for one in missing if one.startswith("systems/s1: ")}
        assert own <= unknown or unknown & {"systems", "facilities"}

    def test_the_records_that_count_are_named(self) -> None:
        """Those that are known to, each with its name; two counts of one kind stay apart."""
        host = Facility(id="f1", name="数据中心", offers=("DC",), in_service_on=day("2018-01-01"))
        other = Facility(id="f2", offers=("DC",))
        offered = count(Facility, by="offers", of=SYSTEM.capabilities, where=lambda one: one.in_service_on <= AS_OF)
        every = count(Facility, by="offers", of=SYSTEM.capabilities)
        rule = ruling(InformationSystem, everyone(), (offered < 1) | (every < 1))
        system = InformationSystem(id="1", capabilities=("DC",))
        inventory = Inventory(id="i", systems=(system,), facilities=(host, other))
        counted = [
            [name.en for name in fact.counted] for fact in explain(rule, inventory, system).facts if fact.counted
        ]
        assert counted == [["facilities/f1 (数据中心)"], ["facilities/f1 (数据中心)", "facilities/f2"]]

    @given(demands(), scenes())
    def test_what_does_not_hold_is_said_as_it_is(self, demand: Demand, scene: Scene) -> None:
        """A condition that holds or is undecided says what it asks, one that does not its opposite."""
        told = explained(Ruling(on=InformationSystem, demand=demand), scene)
        for one in told.decisive:
            assert (one.so_it_is == one.words) is (one.truth is not False)

    def test_a_compound_clause_tells_of_its_parts(self) -> None:
        """So that the reader sees which of several did not hold."""
        rule = ruling(LeasedLine, everyone(), LINE.is_internet | LINE.rented_by_unit)
        line = LeasedLine(id="7", is_internet=False, rented_by_unit=False)
        (clause,) = explain(rule, Inventory(id="i", lines=(line,)), line).requires
        assert (clause.words.zh, clause.truth) == ("下列至少一项成立", False)
        assert [(one.words.zh, one.truth) for one in clause.parts] == [
            ("是否互联网专线为“是”", False),
            ("是否自行租用为“是”", False),
        ]

    def test_what_must_not_hold_is_told_part_by_part_too(self) -> None:
        """The reader sees by which of several criteria the record is one of those that must not be."""
        rule = ruling(LeasedLine, everyone(), LINE.is_internet | ~(LINE.rented_by_unit | (LINE.cancelled_on > AS_OF)))
        line = LeasedLine(id="7", is_internet=False, rented_by_unit=False, cancelled_on=NOT_YET)
        told = explain(rule, Inventory(id="i", lines=(line,)), line)
        assert [one.so_it_is.zh for one in told.decisive] == ["是否互联网专线为“否”", "取消时间晚于检查日"]
        criteria = told.requires[0].parts[1]
        assert (criteria.words.zh, criteria.truth) == ("下列各项均不成立", False)
        assert [one.truth for one in criteria.parts] == [False, True]

    def test_a_rule_that_judges_the_plan_is_refused(self) -> None:
        """It speaks of no record."""
        line = LeasedLine(id="7")
        with pytest.raises(UsageError, match="PL01: judges the plan"):
            explain(Ruling(id="PL01", on=None), Inventory(id="i", lines=(line,)), line)
