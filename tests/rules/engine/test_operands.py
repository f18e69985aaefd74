"""What may stand beside an operator: kinds, closed sets and references that agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest

from egov_consolidation.dates import day
from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import (
    KINDS,
    NOTHING,
    Choice,
    Facility,
    FacilityKind,
    InformationSystem,
    LeasedLine,
    LifecycleState,
    MachineRoom,
    Money,
    NetworkKind,
    PrivateNetwork,
    Project,
    ValueKind,
    fields_of,
)
from egov_consolidation.rules.engine import AS_OF, Expression, ParameterHandle, RecordHandle, on
from egov_consolidation.rules.engine._nodes import IsIn, Literal, Record
from egov_consolidation.rules.engine._operands import like, literal

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
ROOM = RecordHandle(Record.SUBJECT, MachineRoom)
PROJECT = RecordHandle(Record.SUBJECT, Project)
FACILITY = RecordHandle(Record.SUBJECT, Facility)
NETWORK = RecordHandle(Record.SUBJECT, PrivateNetwork)
PARAMETERS = ParameterHandle(("ZS04.users",))
CLOSED = [
    (collection, name, about.choices)
    for collection, kind in KINDS.items()
    for name, about in fields_of(kind).items()
    if about.choices is not None
]
"""Every field whose words come from a closed set."""
FLAG_SIDE, NUMBER_SIDE, MONEY_SIDE, DAY_SIDE, WORDS_SIDE, NAMES_SIDE = (
    SYSTEM.is_secret,
    SYSTEM.users,
    SYSTEM.construction_funds,
    SYSTEM.in_service_on,
    SYSTEM.name,
    SYSTEM.capabilities,
)
SIDES = (FLAG_SIDE, NUMBER_SIDE, MONEY_SIDE, DAY_SIDE, WORDS_SIDE, NAMES_SIDE)


def refusal(written: Callable[[], object]) -> UsageError:
    """Return how something is refused."""
    with pytest.raises(UsageError) as refused:
        written()
    return refused.value


def handle_of(collection: str, name: str) -> Expression:
    """Return a field of the record that is judged."""
    found = getattr(RecordHandle(Record.SUBJECT, KINDS[collection]), name)
    assert isinstance(found, Expression)
    return found


class TestLiteral:
    """Values that stand in an expression."""

    @pytest.mark.parametrize(
        ("value", "node"),
        [
            (True, Literal(value=True, kind=ValueKind.FLAG)),
            (3, Literal(3, ValueKind.NUMBER)),
            (Money(250), Literal(250, ValueKind.MONEY)),
            (dt.date(2018, 6, 30), Literal(day("2018-06-30"), ValueKind.DAY)),
            (LifecycleState.IN_USE, Literal(LifecycleState.IN_USE.value, ValueKind.CHOICE)),
            ("市审计局", Literal("市审计局", ValueKind.WORDS)),
        ],
    )
    def test_a_value_is_of_its_kind(self, value: object, node: Literal) -> None:
        """Yes and no are no numbers, and money is its fen."""
        assert literal(value) == node

    def test_a_part_of_a_number_is_for_parameters(self) -> None:
        """A threshold has words that it rests on."""
        assert str(refusal(lambda: literal(0.5))) == (
            "0.5: must be a whole number. declare a parameter for it, with the words it rests on"
        )

    @pytest.mark.parametrize("value", [("a", "b"), object, b"a"])
    def test_what_no_rule_speaks_of_is_refused(self, value: object) -> None:
        """What there is is listed."""
        assert "must be a field, a parameter, a day, an amount" in str(refusal(lambda: literal(value)))

    def test_a_day_has_no_time(self) -> None:
        """A time of day is not dropped in silence."""
        said = str(refusal(lambda: literal(dt.datetime(2018, 6, 30, 12))))  # noqa: DTZ001
        assert "is a moment, must be a day" in said


class TestDemandAlike:
    """Both sides of a comparison."""

    @pytest.mark.parametrize("left", SIDES)
    @pytest.mark.parametrize("right", SIDES)
    def test_only_values_of_one_kind_are_compared(self, left: Expression, right: Expression) -> None:
        """Every pair of two kinds is refused, whatever stands on the left."""
        if left is right:
            assert (left == right).node.kind is ValueKind.FLAG
        else:
            assert "must be of one kind" in str(refusal(lambda: left == right))

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            (
                lambda: LINE.cancelled_on <= "2018-12-31",
                "lines.cancelled_on <= 2018-12-31: a day beside words, must be of one kind. write on('2018-12-31')",
            ),
            (
                lambda: LINE.cancelled_on <= "今年",
                "lines.cancelled_on <= 今年: a day beside words, must be of one kind. write on('2018-06-30')",
            ),
            (
                lambda: LINE.cancelled_on <= 20181231,
                "lines.cancelled_on <= 20181231: a day beside a number, must be of one kind",
            ),
            (
                lambda: LINE.monthly_rent > 500,
                (
                    "lines.monthly_rent > 500: an amount of money beside a number, must be of one kind. write "
                    "Money.parse('3.5万元')"
                ),
            ),
            (
                lambda: LINE.monthly_rent > PARAMETERS.users,
                "lines.monthly_rent > ZS04.users: an amount of money beside a number, must be of one kind",
            ),
            (
                lambda: SYSTEM.users > Money.parse("5元"),
                "systems.users > 5元: a number beside an amount of money, must be of one kind",
            ),
            (
                lambda: SYSTEM.is_secret == 1,
                (
                    "systems.is_secret == 1: a condition beside a number, must be of one kind. write "
                    "systems.is_secret or "
                    "~systems.is_secret"
                ),
            ),
            (
                lambda: SYSTEM.capabilities == "DC",
                (
                    "systems.capabilities == DC: a list of names beside words, must be of one kind. write "
                    "systems.capabilities.includes('DC')"
                ),
            ),
            (lambda: SYSTEM.name < "b", "systems.name < b: words cannot be ordered, must be compared by == or !="),
            (
                lambda: SYSTEM.lifecycle == NETWORK.merged_into,
                "systems.lifecycle == networks.merged_into: are words of two closed sets, must be of one",
            ),
            (
                lambda: SYSTEM.lifecycle == SYSTEM.name,
                "systems.lifecycle == systems.name: are words of two closed sets, must be of one",
            ),
            (
                lambda: SYSTEM.parent == SYSTEM.unit,
                "systems.parent == systems.unit: refer to systems and to units, must refer to the same",
            ),
        ],
    )
    def test_it_is_told_what_to_write(self, written: Callable[[], object], said: str) -> None:
        """With both sides as they are written, of what kind they are, and the way out where there is one."""
        assert str(refusal(written)) == said

    def test_it_is_told_in_chinese_too(self) -> None:
        """With the same advice."""
        assert refusal(lambda: LINE.cancelled_on <= "2018-12-31").text("zh") == (
            "lines.cancelled_on <= 2018-12-31：左边为日期，右边为文字，须为同类的值。请写作 on('2018-12-31')"
        )

    def test_what_is_alike_is_compared(self) -> None:
        """Fields of one closed set, references into one collection, a reference and an id."""
        compared = (
            SYSTEM.network == NETWORK.merged_into,
            SYSTEM.parent == SYSTEM.id,
            SYSTEM.unit == "市审计局",
            SYSTEM.parent == NOTHING,
            LINE.cancelled_on <= on("2018-12-31"),
            LINE.cancelled_on <= AS_OF,
        )
        assert {one.node.kind for one in compared} == {ValueKind.FLAG}


class TestDemandKind:
    """What an operation is for."""

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            (lambda: LINE.is_internet + 1, "lines.is_internet: is a condition, must be a day"),
            (lambda: LINE.rented_on + "30", "30: is words, must be a number"),
            (lambda: SYSTEM.users.is_in("DC"), "systems.users: is a number, must be words"),
            (lambda: SYSTEM.capabilities.is_in("DC"), "systems.capabilities: is a list of names, must be words"),
            (lambda: SYSTEM.name.includes("DC"), "systems.name: is words, must be a list of names"),
        ],
    )
    def test_what_is_of_another_kind_is_refused(self, written: Callable[[], object], said: str) -> None:
        """Both kinds are named."""
        assert str(refusal(written)) == said


class TestDemandMembers:
    """Words of closed sets."""

    @pytest.mark.parametrize(("collection", "name", "choices"), CLOSED)
    def test_every_member_and_its_word_is_taken_and_no_other(
        self, collection: str, name: str, choices: type[Choice]
    ) -> None:
        """Of every field that has a closed set, one word or a list of them."""
        field = handle_of(collection, name)
        is_list = like(field.node.kind) is ValueKind.NAMES
        ask: Callable[[str], object] = field.includes if is_list else field.__eq__
        for member in choices:
            ask(member)
            ask(member.value)
        for word in ("no-such-word", NOTHING):
            assert f"has no word “{word}”, must be one of" in str(refusal(partial(ask, word)))

    def test_the_words_that_there_are_and_the_nearest_are_named(self) -> None:
        """Whatever the operator is."""
        known = ", ".join(one.value for one in LifecycleState)
        said = f"systems.lifecycle: has no word “inuse”, must be one of {known}; in_use is the nearest"
        assert str(refusal(lambda: SYSTEM.lifecycle == "inuse")) == said
        assert str(refusal(lambda: SYSTEM.lifecycle != "inuse")) == said
        assert str(refusal(lambda: SYSTEM.lifecycle.is_in("in_use", "inuse"))) == said

    def test_what_it_is_called_leads_to_its_word(self) -> None:
        """A rule is written with the word, not with what people call it."""
        assert refusal(lambda: SYSTEM.lifecycle == "已建").text("zh").endswith("，最接近的是 in_use")

    def test_a_member_of_another_set_is_refused(self) -> None:
        """Even where both have such a word."""
        assert str(refusal(lambda: SYSTEM.lifecycle == FacilityKind.DATA_CENTRE)) == (
            "systems.lifecycle: FacilityKind.DATA_CENTRE is none of its words"
        )
        assert "is none of its words" in str(refusal(lambda: SYSTEM.name == NetworkKind.INTERNET))

    def test_a_field_through_a_reference_has_its_closed_set_too(self) -> None:
        """It is the same field."""
        assert str(refusal(lambda: SYSTEM.unit.kind == "departement")).endswith("; department is the nearest")


class TestWordsAmong:
    """Several words."""

    def test_members_stand_for_their_words(self) -> None:
        """In the order given."""
        node = SYSTEM.lifecycle.is_in(LifecycleState.RETIRED, "in_use").node
        assert isinstance(node, IsIn)
        assert node.among == (LifecycleState.RETIRED.value, "in_use")

    def test_there_is_at_least_one(self) -> None:
        """None of nothing would never hold."""
        assert str(refusal(SYSTEM.name.is_in)) == "systems.name: must be given at least one word"

    @pytest.mark.parametrize("value", [1, None, ["a", "b"], SYSTEM.unit])
    def test_they_are_words(self, value: str) -> None:
        """No list, no other field."""
        assert "stands among its words, must be words" in str(refusal(lambda: SYSTEM.name.is_in("a", value)))


class TestLike:
    """As what kinds are compared."""

    def test_each_kind_is_compared_as_one_that_is_compared_as_itself(self) -> None:
        """The kinds fall into classes."""
        assert all(like(like(kind)) is like(kind) for kind in ValueKind)
