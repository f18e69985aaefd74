"""Values as records hold them, and records with other values."""

from __future__ import annotations

from egov_consolidation.dates import day
from egov_consolidation.inventory import InformationSystem, LeasedLine, LifecycleState, Money, fields_of, plain
from egov_consolidation.rules.engine._changed_records import typed, with_values


class TestWithValues:
    """A record with other values."""

    def test_the_other_fields_stay(self) -> None:
        """And the record that was is not touched."""
        before = LeasedLine(id="7", is_internet=True, provider="a")
        assert with_values(before, {"provider": "b"}) == LeasedLine(id="7", is_internet=True, provider="b")
        assert before.provider == "a"


class TestTyped:
    """A value as a record holds it."""

    def test_it_is_what_the_interpreter_makes_plain(self) -> None:
        """The way there and back changes nothing."""
        system = InformationSystem(
            id="1",
            retired_on=day("2018-06-30"),
            operating_funds=Money(5),
            lifecycle=LifecycleState.RETIRED,
            users=3,
            is_listed=True,
            capabilities=("DC",),
            parent="2",
        )
        for name, about in fields_of(InformationSystem).items():
            value = getattr(system, name)
            assert value is None or typed(about, plain(value)) == value
