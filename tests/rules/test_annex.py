"""What the rules about what exists take from the annex: its words, its days, and whom it addresses."""

from __future__ import annotations

import re

import pytest

from egov_consolidation import issued
from egov_consolidation.dates import Day, day
from egov_consolidation.inventory import (
    AnyRecord,
    Facility,
    FacilityKind,
    InformationSystem,
    Inventory,
    LeasedLine,
    LifecycleState,
    Project,
    ProjectState,
    UnitKind,
)
from egov_consolidation.rules import Basis, Rule, Strength, plan_days, rulebook
from egov_consolidation.rules._annex import (
    cite,
    had_begun,
    is_data_centre,
    is_department,
    is_dropped,
    is_in_use,
    is_regional,
)
from egov_consolidation.rules.engine import Expression, RecordHandle
from egov_consolidation.rules.engine._interpreter import Scene, evaluate
from egov_consolidation.rules.engine._nodes import Record
from egov_consolidation.settings import Measure

from .judging import UNITS

ANNEX = issued.load("dalian-2017")
RULES = tuple(rule for rule in rulebook() if rule.on is not None)
EACH = pytest.mark.parametrize("rule", RULES, ids=str)
SET_BY = (
    ("ZS01", "due", "1.1"),
    ("ZS03", "due", "2.5.2"),
    ("ZS04", "due", "1.1"),
    ("ZS05", "due", "1.2"),
    ("ZS05", "due_of_regions", "3.1"),
    ("ZS08", "due", "2.5.2"),
    ("NW03", "due", "1.7"),
    ("NW04", "due", "2.4.1"),
    ("NW04", "due_year", "2.4.1"),
    ("NW05", "due", "1.7"),
    ("NW08", "due", "2.2.4"),
    ("NW09", "due", "2.2.3"),
    ("SH01", "due", "1.11"),
    ("SH10", "due", "2.2.10"),
    ("SH14", "due", "3.6"),
    ("OP01", "due", "2.2.12"),
    ("OP03", "due", "2.2.13"),
    ("OP05", "due", "2.2.14"),
    ("CA14", "due", "1.10"),
)
"""Which row sets which day of a rule, as read in the annex."""
UNITS_OF_THE_ANNEX = sorted({unit for task in ANNEX for unit in task.lead_units})


def holds(expression: Expression, subject: AnyRecord, *facilities: Facility) -> object:
    """Return what an expression is of a record, among one unit of each kind."""
    inventory = Inventory(id="demo", units=UNITS, facilities=facilities)
    scene = Scene(inventory=inventory, as_of=day("2018-01-01"), parameters={}, subject=subject)
    return evaluate(expression.node, scene).value


class TestCite:
    """`cite`: every rule quotes what the annex prints."""

    @EACH
    def test_every_quotation_stands_in_its_row(self, rule: Rule) -> None:
        """A stretch of the row's own words, from the annex and no other document."""
        for citation in rule.cites:
            assert citation.document == ANNEX.id
            assert citation.row is not None
            assert any(citation.quote in words for words in ANNEX[citation.row].words)

    def test_it_names_document_row_and_words(self) -> None:
        """As a finding repeats them."""
        made = cite("1.7", "全部取消")
        assert (made.document, made.row, made.quote) == ("dalian-2017", "1.7", "全部取消")


class TestStrength:
    """How binding a rule is follows from its words."""

    @EACH
    def test_it_is_that_of_the_words(self, rule: Rule) -> None:
        """原则上 permits waivers, 不允许 and 不再 forbid, everything else that is stated commands."""
        if Basis.STATED not in rule.basis:
            assert rule.strength is not Strength.IN_PRINCIPLE
            return
        words = rule.cites[0].quote
        forbids = re.search("不允许|不再", words) is not None
        in_principle = "原则上" in words
        assert (rule.strength is Strength.IN_PRINCIPLE) == in_principle
        assert (rule.strength is Strength.MUST_NOT) == (forbids and not in_principle)

    @EACH
    def test_vague_words_have_no_default(self, rule: Rule) -> None:
        """No number stands in the annex, so none is set."""
        assert [one.value for one in rule.parameters if one.measure is Measure.NUMBER and one.value is not None] == []


class TestDaysOfForce:
    """Which row of the annex sets which day; a rule holds from the day after."""

    DAYS = plan_days(ANNEX, RULES)

    @EACH
    def test_a_day_is_the_deadline_of_a_row_that_the_rule_cites(self, rule: Rule) -> None:
        """Of one whose words go to it; the plan's first day is the earliest of its deadlines."""
        days = [one for one in rule.parameters if one.measure is Measure.DAY]
        cited = {ANNEX[one.row].deadline.last_day for one in rule.cites if one.row is not None} - {None}
        earliest = min(task.deadline.last_day for task in ANNEX if task.deadline.last_day is not None)
        for one in days:
            assert Day.fromordinal(int(self.DAYS[one.id])) in ({earliest} if one.name == "since" else cited)

    @pytest.mark.parametrize(("rule_id", "name", "row"), [*SET_BY])
    def test_the_row_that_sets_it_is_the_one_that_commands_it(self, rule_id: str, name: str, row: str) -> None:
        """Read once more from the annex."""
        last_day = ANNEX[row].deadline.last_day
        assert last_day is not None
        found = self.DAYS[f"{rule_id}.{name}"]
        assert found == (last_day.year if name == "due_year" else last_day.toordinal())

    @EACH
    def test_days_of_the_law_alone_stand_in_the_code(self, rule: Rule) -> None:
        """A rule that rests on the annex waits for a day of the plan, or is always in force."""
        if Basis.STATED in rule.basis:
            assert (rule.holds_from, rule.holds_until) == (None, None)
        assert rule.holds_after is None or rule.holds_after in {one.id for one in rule.parameters}

    @EACH
    def test_no_word_of_one_city_stands_in_what_a_rule_says(self, rule: Rule) -> None:
        """Neither its name, nor its units, nor a day of the annex; what it quotes is the annex's own."""
        said = [rule.title, *rule.messages.values(), *(() if rule.reason is None else (rule.reason,))]
        words = " ".join([rule.doc, *(text for one in said for text in (one.en, one.zh))])
        days = {task.deadline.last_day for task in ANNEX} - {None}
        assert [one for one in (*UNITS_OF_THE_ANNEX, "大连", "Dalian", *map(str, days)) if one in words] == []

    def test_what_is_stated_for_a_day_waits_for_it(self) -> None:
        """Of the rules on dated rows only those do not wait that speak of what happened since, or follow the state."""
        dated = {
            rule.id
            for rule in RULES
            if Basis.STATED in rule.basis
            and all(ANNEX[one.row].deadline.last_day is not None for one in rule.cites if one.row is not None)
        }
        at_once = {one.id for one in RULES if one.holds_from is None and one.holds_after is None}
        since = {one.id for one in RULES for parameter in one.parameters if parameter.name == "since"}
        assert dated & at_once - since == {"NW06"}


class TestIsDepartment:
    """`is_department`."""

    @pytest.mark.parametrize("kind", UnitKind)
    def test_part_one_addresses_departments_of_the_city(self, kind: UnitKind) -> None:
        """Neither regions nor their departments, nor subordinate units, nor the city itself."""
        found = holds(is_department(RecordHandle(Record.SUBJECT, LeasedLine).unit), LeasedLine(id="1", unit=kind.value))
        assert found is (kind is UnitKind.DEPARTMENT)


class TestIsRegional:
    """`is_regional`."""

    @pytest.mark.parametrize("kind", UnitKind)
    def test_part_three_addresses_regions_and_their_departments(self, kind: UnitKind) -> None:
        """各地区, and 各地区政府部门 with them."""
        found = holds(is_regional(RecordHandle(Record.SUBJECT, LeasedLine).unit), LeasedLine(id="1", unit=kind.value))
        assert found is (kind in {UnitKind.REGION, UnitKind.REGIONAL_DEPARTMENT})


class TestIsDataCentre:
    """`is_data_centre`."""

    @pytest.mark.parametrize("kind", FacilityKind)
    def test_only_a_data_centre_is_one(self, kind: FacilityKind) -> None:
        """A backup centre is none."""
        handle = RecordHandle(Record.SUBJECT, InformationSystem)
        found = holds(is_data_centre(handle.host), InformationSystem(id="1", host="x"), Facility(id="x", kind=kind))
        assert found is (kind is FacilityKind.DATA_CENTRE)


class TestIsInUse:
    """`is_in_use`."""

    @pytest.mark.parametrize("state", LifecycleState)
    @pytest.mark.parametrize(("since", "is_there"), [(None, True), ("2018-01-01", True), ("2018-01-02", False)])
    def test_what_the_survey_calls_so_is_there_already(
        self, state: LifecycleState, since: str | None, is_there: bool
    ) -> None:
        """On the day of the report, 2018-01-01; where it is not known since when, the survey is taken at its word."""
        system = InformationSystem(id="1", lifecycle=state, in_service_on=None if since is None else day(since))
        found = holds(is_in_use(RecordHandle(Record.SUBJECT, InformationSystem)), system)
        assert found is (state is LifecycleState.IN_USE and is_there)


class TestHadBegun:
    """`had_begun`."""

    @pytest.mark.parametrize(
        ("applied_on", "expected"),
        [(None, True), ("2018-01-01", True), ("2018-01-02", False), ("9999-12-31", True)],
    )
    def test_what_was_applied_for_later_was_not_there(self, applied_on: str | None, expected: bool) -> None:
        """On the day of the report, 2018-01-01; what is only planned is taken to have been so then."""
        system = InformationSystem(id="1", applied_on=None if applied_on is None else day(applied_on))
        assert holds(had_begun(RecordHandle(Record.SUBJECT, InformationSystem)), system) is expected


class TestIsDropped:
    """`is_dropped`."""

    @pytest.mark.parametrize("state", ProjectState)
    def test_rejected_and_withdrawn_projects_are(self, state: ProjectState) -> None:
        """An application that nobody has decided on is pursued."""
        found = holds(is_dropped(RecordHandle(Record.SUBJECT, Project)), Project(id="1", state=state))
        assert found is (state in {ProjectState.REJECTED, ProjectState.WITHDRAWN})
