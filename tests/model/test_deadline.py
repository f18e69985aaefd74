"""What a document allows."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ModelError, UsageError
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind, Period, PeriodUnit

A_WEEK = Period(count=7, unit=PeriodUnit.DAY)
WHOLE = {
    DeadlineKind.BY_DATE: Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day="2018-06-30"),
    DeadlineKind.WINDOW: Deadline(
        kind=DeadlineKind.WINDOW, text="2018年6月", first_day="2018-06-01", last_day="2018-06-30"
    ),
    DeadlineKind.RECURRING: Deadline(
        kind=DeadlineKind.RECURRING, text="每月28日前", recurrence="FREQ=MONTHLY;BYMONTHDAY=28"
    ),
    DeadlineKind.STANDING: Deadline(kind=DeadlineKind.STANDING, text="长期"),
    DeadlineKind.RELATIVE: Deadline(kind=DeadlineKind.RELATIVE, text="7日内", period=A_WEEK),
    DeadlineKind.CONDITIONAL: Deadline(kind=DeadlineKind.CONDITIONAL, text="按省要求", condition="按省要求"),
    DeadlineKind.UNREAD: Deadline(kind=DeadlineKind.UNREAD, text="尽快"),
}
KINDS = pytest.mark.parametrize("kind", DeadlineKind)


class TestDeadline:
    """`Deadline`."""

    @KINDS
    def test_every_kind_keeps_the_words_as_printed(self, kind: DeadlineKind) -> None:
        """Every kind keeps the words as printed."""
        assert attrs.evolve(WHOLE[kind], text="按\n省").text == "按\n省"

    @KINDS
    def test_a_recurrence_goes_with_recurring_alone(self, kind: DeadlineKind) -> None:
        """A recurrence goes with recurring alone."""
        recurrence = None if kind is DeadlineKind.RECURRING else "FREQ=DAILY"
        with pytest.raises(ModelError, match="a recurrence goes with kind recurring"):
            attrs.evolve(WHOLE[kind], recurrence=recurrence)

    @KINDS
    def test_a_period_goes_with_relative_alone(self, kind: DeadlineKind) -> None:
        """A period goes with relative alone."""
        period = None if kind is DeadlineKind.RELATIVE else A_WEEK
        with pytest.raises(ModelError, match="a period goes with kind relative"):
            attrs.evolve(WHOLE[kind], period=period)

    @pytest.mark.parametrize(
        "kind", [DeadlineKind.RECURRING, DeadlineKind.STANDING, DeadlineKind.CONDITIONAL, DeadlineKind.UNREAD]
    )
    def test_what_has_no_end_refuses_a_last_day(self, kind: DeadlineKind) -> None:
        """What has no end refuses a last day."""
        with pytest.raises(ModelError, match=f"{kind} has no last day"):
            attrs.evolve(WHOLE[kind], last_day="2018-06-30")

    def test_a_last_day_is_needed_unless_its_year_is_missing(self) -> None:
        """A last day is needed unless its year is missing."""
        with pytest.raises(ModelError, match="by_date needs a last day, or the flag missing_year"):
            Deadline(kind=DeadlineKind.BY_DATE, text="6月底前")
        missing = (DeadlineFlag.MISSING_YEAR,)
        assert Deadline(kind=DeadlineKind.BY_DATE, text="6月底前", flags=missing).last_day is None

    def test_a_window_needs_both_days_unless_its_year_is_missing(self) -> None:
        """A window needs both days unless its year is missing."""
        whole = WHOLE[DeadlineKind.WINDOW]
        with pytest.raises(ModelError, match="a window needs a first and a last day"):
            attrs.evolve(whole, first_day=None)
        with pytest.raises(ModelError, match="a window needs a first and a last day"):
            attrs.evolve(whole, last_day=None)
        unknown = attrs.evolve(whole, first_day=None, last_day=None, flags=(DeadlineFlag.MISSING_YEAR,))
        assert (unknown.first_day, unknown.last_day) == (None, None)

    def test_the_first_day_may_be_the_last_but_not_after_it(self) -> None:
        """The first day may be the last but not after it."""
        one_day = attrs.evolve(WHOLE[DeadlineKind.WINDOW], first_day="2018-06-30")
        assert one_day.first_day == one_day.last_day
        with pytest.raises(ModelError, match="first day is after last day"):
            attrs.evolve(WHOLE[DeadlineKind.WINDOW], first_day="2018-07-01")

    def test_a_recurrence_must_name_its_days(self) -> None:
        """A recurrence must name its days."""
        with pytest.raises(UsageError, match="must be an RRULE"):
            Deadline(kind=DeadlineKind.RECURRING, text="每年", recurrence="FREQ=YEARLY")

    @given(st.lists(st.sampled_from(DeadlineFlag)))
    def test_flags_are_sorted_and_each_stands_once(self, flags: list[DeadlineFlag]) -> None:
        """Flags are sorted and each stands once."""
        read = Deadline(kind=DeadlineKind.UNREAD, text="", flags=flags)
        assert list(read.flags) == sorted(set(flags))

    def test_refusals_name_the_deadline_in_both_languages(self) -> None:
        """Refusals name the deadline in both languages."""
        with pytest.raises(ModelError) as caught:
            Deadline(kind=DeadlineKind.BY_DATE, text="6月底前")
        assert caught.value.text("en") == "Deadline “6月底前”: by_date needs a last day, or the flag missing_year"
        assert caught.value.text("zh") == "完成时限“6月底前”：by_date 须有截止日，或标记 missing_year"


class TestMissing:
    """`Deadline.missing`."""

    def test_is_unread_without_words_and_says_so(self) -> None:
        """Is unread without words and says so."""
        missing = Deadline.missing()
        assert (missing.kind, missing.text, missing.flags) == (DeadlineKind.UNREAD, "", (DeadlineFlag.MISSING,))


class TestEffectiveDay:
    """`Deadline.effective_day`."""

    def test_is_the_last_working_day_on_or_before_the_last_day(self) -> None:
        """Is the last working day on or before the last day."""
        assert WHOLE[DeadlineKind.BY_DATE].effective_day == day("2018-06-29")
        assert WHOLE[DeadlineKind.STANDING].effective_day is None

    def test_is_not_known_where_no_arrangement_is_published(self) -> None:
        """Is not known where no arrangement is published."""
        assert attrs.evolve(WHOLE[DeadlineKind.BY_DATE], last_day="2150-06-30").effective_day is None


class TestIsDated:
    """`Deadline.is_dated`."""

    @KINDS
    def test_means_that_one_last_day_is_known(self, kind: DeadlineKind) -> None:
        """Means that one last day is known."""
        assert WHOLE[kind].is_dated == (kind in {DeadlineKind.BY_DATE, DeadlineKind.WINDOW})


class TestPeriod:
    """`Period`."""

    @given(st.integers(0, 10**6), st.sampled_from(PeriodUnit))
    def test_counts_from_nothing_up(self, count: int, unit: PeriodUnit) -> None:
        """Counts from nothing up."""
        assert Period(count=count, unit=unit).count == count

    def test_refuses_a_negative_count(self) -> None:
        """Refuses a negative count."""
        with pytest.raises(ModelError, match=r"Period.count: is -1, must be 0 or more"):
            Period(count=-1, unit=PeriodUnit.DAY)
