"""What expressions mean: the specification of every evaluator, held to truth tables and to brute force."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
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
from egov_consolidation.rules.engine import (
    AS_OF,
    Check,
    Expression,
    ParameterHandle,
    RecordHandle,
    Scene,
    count,
    everyone,
    judged,
    on,
)
from egov_consolidation.rules.engine._interpreter import count_bounds, evaluate
from egov_consolidation.rules.engine._nodes import Count, Record

TRUTHS = (True, False, None)
PAIRS = tuple(itertools.product(TRUTHS, TRUTHS))
LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
UNIT = RecordHandle(Record.SUBJECT, UnitFacts)


def scene(subject: AnyRecord, inventory: Inventory | None = None, **parameters: float) -> Scene:
    """Return where an expression about one record is evaluated."""
    given_inventory = Inventory(id="i") if inventory is None else inventory
    named = {f"ZS04.{name}": value for name, value in parameters.items()}
    return Scene(inventory=given_inventory, as_of=day("2019-01-01"), parameters=named, subject=subject)


def truth(written: Expression, subject: AnyRecord, inventory: Inventory | None = None) -> object:
    """Return the value of an expression about one record."""
    return evaluate(written.node, scene(subject, inventory)).value


def line(*, rented: bool | None, internet: bool | None) -> LeasedLine:
    """Return a line of which two things are known, or not."""
    return LeasedLine(id="7", rented_by_unit=rented, is_internet=internet)


class TestJudged:
    """Verdict and missing data of one record."""

    @pytest.mark.parametrize(("applies", "require"), PAIRS)
    def test_the_verdict_follows_the_table(self, applies: bool | None, require: bool | None) -> None:
        """Not applicable where it does not apply; else undecided where either is; else what is required decides."""
        demand = Check(applies=LINE.rented_by_unit, require=LINE.is_internet).demand(holds_from=None, holds_until=None)
        verdict, missing = judged(demand, scene(line(rented=applies, internet=require)))
        if applies is False:
            assert (verdict, missing) == (Verdict.NOT_APPLICABLE, frozenset())
        elif applies is None or require is None:
            names = (("rented_by_unit", applies), ("is_internet", require))
            assert verdict is Verdict.UNKNOWN
            assert missing == {f"lines/7: {name}" for name, value in names if value is None}
        else:
            assert (verdict, missing) == (Verdict.PASS if require else Verdict.FAIL, frozenset())

    @pytest.mark.parametrize(
        ("as_of", "verdict"),
        [
            ("2018-12-31", Verdict.NOT_APPLICABLE),
            ("2019-01-01", Verdict.FAIL),
            ("2019-12-31", Verdict.FAIL),
            ("2020-01-01", Verdict.NOT_APPLICABLE),
        ],
    )
    def test_it_is_in_force_between_its_days_both_included(self, as_of: str, verdict: Verdict) -> None:
        """The first and the last day belong to it."""
        check = Check(applies=everyone(), require=LINE.is_internet)
        demand = check.demand(holds_from=day("2019-01-01"), holds_until=day("2019-12-31"))
        at = attrs.evolve(scene(line(rented=True, internet=False)), as_of=day(as_of))
        assert judged(demand, at)[0] is verdict

    @pytest.mark.parametrize(
        ("exempt", "verdict"),
        [(True, Verdict.NOT_APPLICABLE), (False, Verdict.FAIL), (None, Verdict.UNKNOWN)],
    )
    def test_what_is_exempt_is_not_spoken_of(self, exempt: bool | None, verdict: Verdict) -> None:
        """An exemption that is not known leaves it undecided."""
        check = Check(applies=everyone(), require=LINE.is_internet, unless=LINE.rented_by_unit)
        demand = check.demand(holds_from=None, holds_until=None)
        assert judged(demand, scene(line(rented=exempt, internet=False)))[0] is verdict


class TestEvaluate:
    """The value of a node."""

    @pytest.mark.parametrize(("one", "other"), PAIRS)
    def test_and_or_not_are_decided_where_every_completion_agrees(self, one: bool | None, other: bool | None) -> None:
        """Kleene's tables, worked out by filling in what is missing in every way."""
        completions = [
            (first, second)
            for first in ((True, False) if one is None else (one,))
            for second in ((True, False) if other is None else (other,))
        ]
        record = line(rented=one, internet=other)
        for written, python in (
            (LINE.rented_by_unit & LINE.is_internet, all),
            (LINE.rented_by_unit | LINE.is_internet, any),
        ):
            values = {python(completion) for completion in completions}
            assert truth(written, record) is (values.pop() if len(values) == 1 else None)
        assert truth(~LINE.rented_by_unit, record) is (None if one is None else not one)

    @pytest.mark.parametrize(
        ("cancelled", "value"),
        [("2018-12-31", True), ("2019-01-01", True), ("2019-01-02", False), (NOT_YET, False), (None, None)],
    )
    def test_what_has_not_happened_is_later_than_every_day(self, cancelled: str | None, value: bool | None) -> None:
        """And what is not known is undecided."""
        known = None if cancelled is None else day(cancelled)
        assert truth(LINE.cancelled_on <= AS_OF, LeasedLine(id="7", cancelled_on=known)) is value

    @pytest.mark.parametrize(
        ("days", "cancelled", "value"),
        [(0, "2019-01-01", True), (1, "2018-12-31", True), (1, "2019-01-01", False), (9999, NOT_YET, False)],
    )
    def test_a_day_is_shifted_by_days(self, days: int, cancelled: str, value: bool) -> None:
        """What never happens is not nearer for that."""
        assert truth(LINE.cancelled_on + days <= AS_OF, LeasedLine(id="7", cancelled_on=day(cancelled))) is value

    @pytest.mark.parametrize(
        ("retired", "days", "end"),
        [
            ("2018-06-29", 1, "2018-07-02"),
            ("2018-06-30", 1, "2018-07-02"),
            ("2018-02-14", 2, "2018-02-23"),
            ("2018-06-30", 0, "2018-06-30"),
            (NOT_YET, 10, NOT_YET),
        ],
    )
    def test_a_period_of_working_days_begins_on_the_day_after(
        self, retired: str | Day, days: int, end: str | Day
    ) -> None:
        """The day of the event is not counted, nor are days off; what never happens never ends."""
        system = InformationSystem(id="1", retired_on=day(retired))
        assert truth(SYSTEM.retired_on.working_days_later(days) == on(day(end).isoformat()), system) is True

    @pytest.mark.parametrize(
        ("retired", "days", "missing"),
        [
            ("2018-06-29", None, {"ZS04.days"}),
            (None, 10.0, {"systems/1: retired_on"}),
            (None, None, {"systems/1: retired_on", "ZS04.days"}),
            ("2150-06-29", 10.0, {"calendar/2150"}),
            ("2003-06-29", 10.0, {"calendar/2003"}),
            ("2150-06-29", -1.5, set()),
            ("2018-06-29", 1.5, set()),
        ],
    )
    def test_working_days_that_are_not_published_are_missing(
        self, retired: str | None, days: float | None, missing: set[str]
    ) -> None:
        """The year is the datum that is missing; less than one working day ends nothing later."""
        system = InformationSystem(id="1", retired_on=None if retired is None else day(retired))
        node = SYSTEM.retired_on.working_days_later(ParameterHandle(("ZS04.days",)).days).node
        parameters = {} if days is None else {"ZS04.days": days}
        found = evaluate(node, attrs.evolve(scene(system), parameters=parameters))
        assert found.missing == missing
        assert (found.value is None) is bool(missing)

    @pytest.mark.parametrize(
        ("name", "value"), [("12", True), ("1", False), ("12\n", False), ("", False), (None, None)]
    )
    def test_words_match_as_a_whole(self, name: str | None, value: bool | None) -> None:
        """What is not known is undecided."""
        assert truth(SYSTEM.name.matches("[0-9]{2}"), InformationSystem(id="1", name=name)) is value

    @pytest.mark.parametrize(
        ("parent", "value", "missing"),
        [
            ("there", True, set()),
            ("empty", None, {"systems/empty: is_secret"}),
            ("gone", None, {"systems/gone"}),
            (NOTHING, False, set()),
            (None, None, {"systems/1: parent"}),
        ],
    )
    def test_a_field_is_read_through_a_reference(
        self, parent: str | None, value: bool | None, missing: set[str]
    ) -> None:
        """A record that is not there is missing itself; nothing has nothing."""
        known = (InformationSystem(id="there", is_secret=True), InformationSystem(id="empty"))
        subject = InformationSystem(id="1", parent=parent)
        found = evaluate(SYSTEM.parent.is_secret.node, scene(subject, Inventory(id="i", systems=(subject, *known))))
        assert found.value is value
        assert found.missing == missing

    @pytest.mark.parametrize("secret", TRUTHS)
    def test_whether_a_datum_is_missing_is_always_decided(self, secret: bool | None) -> None:
        """That is what the question is for."""
        assert truth(SYSTEM.is_secret.is_missing, InformationSystem(id="1", is_secret=secret)) is (secret is None)

    @pytest.mark.parametrize(
        ("capabilities", "value"),
        [(("DC", "OA"), True), (("OA",), False), ((), False), (None, None)],
    )
    def test_a_list_includes_one_of_several(self, capabilities: tuple[str, ...] | None, value: bool | None) -> None:
        """One name in common is enough."""
        record = InformationSystem(id="1", capabilities=capabilities)
        assert truth(SYSTEM.capabilities.includes("DC", "SHARE.SITE"), record) is value

    @given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
    def test_between_includes_both_ends(self, value: int, least: int, most: int) -> None:
        """As the chain of two comparisons does."""
        record = UnitFacts(id="u", staff=value)
        assert truth(UNIT.staff.between(least, most), record) is (least <= value <= most)


def completions(systems: tuple[InformationSystem, ...]) -> Iterator[tuple[InformationSystem, ...]]:
    """Yield the systems with what is missing of unit and secrecy filled in, in every way."""
    choices = [
        [
            attrs.evolve(one, unit=unit, is_secret=secret)
            for unit in (("a", "b", NOTHING) if one.unit is None else (one.unit,))
            for secret in ((True, False) if one.is_secret is None else (one.is_secret,))
        ]
        for one in systems
    ]
    yield from itertools.product(*choices)


SYSTEMS = st.lists(st.tuples(st.sampled_from(("a", "b", NOTHING, None)), st.sampled_from(TRUTHS)), max_size=4).map(
    lambda drawn: tuple(
        InformationSystem(id=str(at), unit=unit, is_secret=secret) for at, (unit, secret) in enumerate(drawn)
    )
)
SECRETS = count(InformationSystem, by="unit", of=UNIT.id, where=lambda one: one.is_secret)


class TestCountBounds:
    """How many records count, and how many may."""

    @given(SYSTEMS)
    def test_the_bounds_are_the_least_and_the_most_of_all_completions(
        self, systems: tuple[InformationSystem, ...]
    ) -> None:
        """They are neither too wide nor too narrow, and the missing data are those that widen them."""
        node = SECRETS.node
        assert isinstance(node, Count)
        found = count_bounds(node, scene(UnitFacts(id="a"), Inventory(id="i", systems=systems)))
        numbers = [sum(one.unit == "a" and one.is_secret is True for one in filled) for filled in completions(systems)]
        assert (found.least, found.most) == (min(numbers), max(numbers))
        assert (found.least == found.most) is not bool(found.missing)

    def test_a_collection_that_was_not_given_may_hold_anything(self) -> None:
        """It is missing as a whole."""
        found = evaluate((SECRETS >= 1).node, scene(UnitFacts(id="a"), Inventory(id="i")))
        assert found.value is None
        assert found.missing == {"systems"}
        assert evaluate((SECRETS >= 0).node, scene(UnitFacts(id="a"), Inventory(id="i"))).value is True
