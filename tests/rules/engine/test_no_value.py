"""What stands for a value refuses to be used as one, with what to write instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.inventory import InformationSystem, LeasedLine, ValueKind
from egov_consolidation.rules.engine import AS_OF, Expression, ParameterHandle, RecordHandle, count, everyone, subject

SYSTEM: Any = subject(InformationSystem)
"""As somebody sees it who checks no types."""
PARAMETERS: Any = ParameterHandle({"XX03.days": ValueKind.NUMBER})

LIST, SUM, WORDS = "is no list of Python", "is not reckoned with", "is made no string and no number"
TRUTH, CALL, WHOLE = "has no truth of its own", "is no function", "must be asked by a name"


class TestNoValue:
    """Fields, records and parameters of a rule."""

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            (lambda: len(SYSTEM.capabilities), LIST),
            (lambda: len(SYSTEM), LIST),
            (lambda: list(SYSTEM.capabilities), LIST),
            (lambda: set(SYSTEM), LIST),
            (lambda: any(one == "a" for one in SYSTEM.capabilities), LIST),
            (lambda: SYSTEM.capabilities[0], LIST),
            (lambda: SYSTEM["users"], LIST),
            (lambda: PARAMETERS["days"], LIST),
            (lambda: "x" in SYSTEM.capabilities, LIST),
            (lambda: "x" in SYSTEM, LIST),
            (lambda: min(SYSTEM.capabilities), LIST),
            (lambda: sum(SYSTEM.capabilities), LIST),
            (lambda: sum([SYSTEM.users, SYSTEM.users]), SUM),
            (lambda: abs(SYSTEM.users), SUM),
            (lambda: -SYSTEM.users, SUM),
            (lambda: SYSTEM.users * 2, SUM),
            (lambda: 2 * SYSTEM.users, SUM),
            (lambda: SYSTEM.users / 2, SUM),
            (lambda: SYSTEM.users // 2, SUM),
            (lambda: SYSTEM.users % 2, SUM),
            (lambda: 30 - SYSTEM.users, SUM),
            (lambda: (SYSTEM.users > 1) ^ (SYSTEM.users < 3), SUM),
            (lambda: f"{SYSTEM.name}x", WORDS),
            (lambda: str(SYSTEM.unit), WORDS),
            (lambda: "%s" % SYSTEM.unit, WORDS),  # noqa: UP031 - as somebody writes it
            (lambda: int(SYSTEM.users), WORDS),
            (lambda: float(SYSTEM.users), WORDS),
            (lambda: round(SYSTEM.users), WORDS),
            (lambda: max(SYSTEM.retired_on, AS_OF), TRUTH),
            (lambda: SYSTEM.name in ("a", "b"), TRUTH),
            (lambda: 1 < SYSTEM.users < 3, TRUTH),
            (lambda: SYSTEM.users if PARAMETERS else None, TRUTH),
            (lambda: SYSTEM.users if SYSTEM else None, TRUTH),
            (lambda: SYSTEM.users(1), CALL),
            (lambda: ~SYSTEM.users.is_missing(), CALL),
            (lambda: SYSTEM == "1", WHOLE),
            (lambda: SYSTEM < 3, WHOLE),
            (lambda: ~SYSTEM, WHOLE),
            (lambda: SYSTEM & (SYSTEM.users > 1), WHOLE),
            (lambda: PARAMETERS >= 3, WHOLE),
        ],
    )
    def test_it_is_refused_with_what_to_write(self, written: Callable[[], object], words: str) -> None:
        """Python would say something of Python, or go on with what means nothing."""
        with pytest.raises(UsageError) as refused:
            written()
        assert words in refused.value.text("en")
        assert any(word in refused.value.text("zh") for word in ("写作", "去掉", "须", "占位"))

    def test_it_shows_how_it_is_written(self) -> None:
        """In a message, and to whoever prints it."""
        assert [repr(one) for one in (SYSTEM, PARAMETERS, SYSTEM.users)] == ["systems", "parameters", "systems.users"]

    def test_what_is_right_is_not_refused(self) -> None:
        """A day and a number of days, comparisons, and conditions."""
        right = (SYSTEM.retired_on + 30 <= AS_OF) & ~SYSTEM.is_pilot | (SYSTEM.users >= PARAMETERS.days) & everyone()
        assert isinstance(right, Expression)


class TestCount:
    """How a count is written."""

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            (
                lambda: count(LeasedLine, by=SYSTEM.unit, of=SYSTEM.unit),
                "must be the name of a field in quotes: by='unit'",
            ),
            (lambda: count(LeasedLine, where=everyone()), "must be a function of the record that is counted"),  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            (lambda: count(LeasedLine, where=lambda _: count(LeasedLine) > 1), "holds another count in its condition"),
            (lambda: count(LeasedLine, where=lambda _: None), "must be a condition over the fields"),  # type: ignore[arg-type,return-value] # pyright: ignore[reportArgumentType]
            (lambda: count("lines"), "is no kind of record, must be one of"),  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            (lambda: SYSTEM.retired_on <= dt.datetime(2019, 1, 1), "is a moment, must be a day. write AS_OF"),  # noqa: DTZ001
        ],
    )
    def test_it_is_refused_with_what_to_write(self, written: Callable[[], object], words: str) -> None:
        """What it counts, by what, and under which condition."""
        with pytest.raises(UsageError) as refused:
            written()
        assert words in refused.value.text("en")
        assert "须" in refused.value.text("zh") or "无法" in refused.value.text("zh")

    def test_the_record_that_is_counted_is_a_handle(self) -> None:
        """Of its kind."""
        seen: list[RecordHandle] = []

        def where(one: RecordHandle) -> Expression:
            seen.append(one)
            return one.is_internet

        count(LeasedLine, where=where)
        assert repr(seen) == "[lines]"
