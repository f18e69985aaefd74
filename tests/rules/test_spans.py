"""Tests of the time between a deadline and the one before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, add_working_days, day
from egov_consolidation.model import Deadline, DeadlineKind, Dependency, DependencyType, Plan, Task
from egov_consolidation.rules._spans import Span, projected_years, spans

DAYS = st.dates(day("2016-01-01"), day("2020-12-31")).map(day)


def by(iso: str, opens: str | None = None) -> Deadline:
    """Return the deadline that ends on a day, and may open on one."""
    kind = DeadlineKind.BY_DATE if opens is None else DeadlineKind.WINDOW
    return Deadline(kind=kind, text=iso, first_day=opens, last_day=iso)


def before(kind: str, *deadlines: Deadline, ends: Deadline, issued: str | None = None) -> Span:
    """Return the span before a task that waits for tasks with some deadlines."""
    tasks = [Task(id=f"1.{at}", content="先", deadline=one) for at, one in enumerate(deadlines)]
    waits = tuple(
        Dependency(predecessor=task.id, successor="2", type=DependencyType(kind)) for task in (*tasks, *tasks)
    )
    last = Task(id="2", content="后", deadline=ends, dependencies=waits)
    plan = Plan(id="p", tasks=(last, *tasks), issued=issued)
    return {one.task: one for one in spans(plan, plan.dependencies())}["2"]


class TestSpan:
    """The time before a deadline in which nothing else on its way is due."""

    @given(DAYS, st.integers(0, 80))
    def test_working_days_after_its_beginning_are_counted(self, begins: Day, count: int) -> None:
        """The day itself is not; the calendar of working days counts up to the same day."""
        ends = add_working_days(begins, count)
        assert ends is not None
        assert Span(task="1", begins=begins, ends=ends).days == count

    @pytest.mark.parametrize(
        ("begins", "unknown", "is_long"),
        [
            ("2018-03-30", (), False),
            ("2018-03-29", (), True),
            ("2018-03-30", ("3",), False),
            ("2018-03-29", ("3",), None),
            (None, (), None),
            (None, ("3",), None),
        ],
    )
    def test_what_is_long_is_known_where_nothing_can_cut_it_short(
        self, begins: str | None, unknown: tuple[str, ...], is_long: bool | None
    ) -> None:
        """From 30 March to 4 June 2018 there are 44 working days, which are not more than 44."""
        known = None if begins is None else day(begins)
        assert Span(task="1", begins=known, ends=day("2018-06-04"), unknown=unknown).is_long(44) is is_long

    def test_it_is_said_from_day_to_day(self) -> None:
        """With its working days."""
        said = str(Span(task="2.2.14", begins=day("2018-06-29"), ends=day("2018-07-02")))
        assert said == "2.2.14 (2018-06-29 → 2018-07-02: 1)"


class TestSpans:
    """The span before each deadline."""

    @pytest.mark.parametrize("kind", ["FS", "FF"])
    def test_the_latest_deadline_before_begins_it(self, kind: str) -> None:
        """One on the same day counts, one after it does not; the day of issue does not matter."""
        dues = [by("2018-01-31"), by("2018-03-31"), by("2018-02-28")]
        assert before(kind, *dues, ends=by("2018-06-30"), issued="2018-05-01").begins == day("2018-03-31")
        assert before(kind, *dues, ends=by("2018-03-31")).begins == day("2018-03-31")
        assert before(kind, *dues, ends=by("2018-03-30")).begins == day("2018-02-28")

    @pytest.mark.parametrize("kind", ["SS", "SF"])
    def test_what_only_starts_before_does_not_begin_it(self, kind: str) -> None:
        """Its deadline says nothing of this task; then the day of issue begins it."""
        assert before(kind, by("2018-01-31"), ends=by("2018-06-30"), issued="2017-11-10").begins == day("2017-11-10")

    def test_a_window_begins_it_when_it_opens(self) -> None:
        """Whichever is later: the opening, or a deadline before."""
        window = by("2018-06-30", opens="2018-05-01")
        assert before("FS", by("2018-01-31"), ends=window).begins == day("2018-05-01")
        assert before("FS", by("2018-05-31"), ends=window).begins == day("2018-05-31")

    def test_a_last_day_that_is_not_known_is_named_once(self) -> None:
        """Such a task may cut the span short, so that the day of issue does not begin it."""
        found = before("FS", Deadline.missing(), ends=by("2018-06-30"), issued="2017-11-10")
        assert (found.begins, found.unknown) == (None, ("1.0",))

    def test_standing_duties_and_strangers_begin_nothing(self) -> None:
        """They have no deadline, and nobody can fill one in; nor does a task begin itself."""
        standing = Task(id="1", content="长期坚持", deadline=Deadline(kind=DeadlineKind.STANDING, text="长期"))
        waits = tuple(Dependency(predecessor=one, successor="2") for one in ("1", "2", "99"))
        last = Task(id="2", content="后", deadline=by("2018-06-30"), dependencies=waits)
        plan = Plan(id="p", tasks=(standing, last))
        assert list(spans(plan, plan.dependencies())) == [Span(task="2", ends=day("2018-06-30"))]


class TestProjectedYears:
    """The years of which no holiday arrangement is published."""

    def test_only_years_that_a_span_reaches_are_named(self) -> None:
        """Each once, in order; published years and unknown beginnings are not among them."""
        found = [
            Span(task="1", begins=day("2150-12-31"), ends=day("2151-03-31")),
            Span(task="2", begins=day("2149-12-31"), ends=day("2150-03-31")),
            Span(task="3", begins=day("2018-01-31"), ends=day("2018-03-31")),
            Span(task="4", ends=day("2160-03-31")),
        ]
        assert projected_years(found) == (2149, 2150, 2151)
