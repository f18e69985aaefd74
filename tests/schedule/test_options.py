"""What a caller may set about a schedule: values that refuse what could not be meant."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ModelError
from egov_consolidation.schedule import Constraint, ConstraintType, Logic, Progress, ScheduleOptions

DATED = [one for one in ConstraintType if one is not ConstraintType.AS_LATE_AS_POSSIBLE]


class TestConstraint:
    """A day that holds a task."""

    def test_the_types_have_the_names_that_schedulers_use(self) -> None:
        """Seven of them, by their usual short forms."""
        assert {one.value for one in ConstraintType} == {"SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO", "ALAP"}

    @pytest.mark.parametrize("kind", DATED)
    def test_words_will_do(self, kind: ConstraintType) -> None:
        """A type by its short form and a day by its words make the same constraint as the values themselves."""
        one = Constraint(task="1", type=kind.value, day="2018-01-05")
        assert one == Constraint(task="1", type=kind, day=day("2018-01-05"))

    @pytest.mark.parametrize("kind", DATED)
    def test_a_day_is_needed(self, kind: ConstraintType) -> None:
        """All types but ALAP are about a day."""
        with pytest.raises(ModelError, match=f"^constraint {kind} of 1: has no day, must have one$") as caught:
            Constraint(task="1", type=kind)
        assert caught.value.text("zh") == f"任务 1 的约束 {kind}：缺少日期"

    def test_as_late_as_possible_has_no_day(self) -> None:
        """A day beside it would mean something else."""
        with pytest.raises(ModelError, match=r"^constraint ALAP of 1: has a day, must have none$") as caught:
            Constraint(task="1", type="ALAP", day="2018-01-05")
        assert caught.value.text("zh") == "任务 1 的约束 ALAP：不应有日期"
        assert Constraint(task="1", type="ALAP").day is None

    def test_another_type_is_refused(self) -> None:
        """There are no others."""
        with pytest.raises(ValueError, match="ASAP"):
            Constraint(task="1", type="ASAP")


class TestProgress:
    """What was done of a task."""

    @given(st.dates(), st.dates())
    def test_nothing_is_finished_before_it_started(self, start: object, finish: object) -> None:
        """The day of the finish is that of the start or a later one."""
        first, last = day(str(start)), day(str(finish))
        if last < first:
            with pytest.raises(ModelError, match=f"finished {last} before it started {first}") as caught:
                Progress(task="1", start=first, finish=last)
            assert caught.value.text("zh").startswith("任务 1 的进展：完成日")
        else:
            assert Progress(task="1", start=str(start), finish=str(finish)).finish == last

    def test_what_is_finished_has_nothing_left(self) -> None:
        """Not even no days: one of the two is a mistake."""
        with pytest.raises(ModelError, match=r"^progress of 1: is finished and has 0 days left") as caught:
            Progress(task="1", start="2018-01-01", finish="2018-01-02", remaining=0)
        assert caught.value.text("zh") == "任务 1 的进展：既已完成，又剩余 0 天，二者只能有其一"

    def test_no_less_than_nothing_is_left(self) -> None:
        """No days may be left, but no fewer."""
        with pytest.raises(ModelError, match=r"^progress of 1: has -1 days left, must be 0 or more$") as caught:
            Progress(task="1", start="2018-01-01", remaining=-1)
        assert caught.value.text("zh") == "任务 1 的进展：剩余 -1 天，不得为负"
        assert Progress(task="1", start="2018-01-01", remaining=0).remaining == 0


class TestScheduleOptions:
    """What may be set, and what holds unless it is."""

    def test_nothing_is_set_unless_somebody_does(self) -> None:
        """Logic is retained, everything waits for the data date, all days count, and no deadline binds."""
        options = ScheduleOptions()
        assert (options.constraints, options.progress, options.logic) == ((), (), Logic.RETAINED)
        assert (options.waits_for_data_date, options.end, options.deadlines_bind) == (True, None, False)
        assert (options.least_days, options.calendar, options.engine) == (0, None, None)

    def test_words_will_do(self) -> None:
        """Logic by its name, and the end as words of a day."""
        options = ScheduleOptions(logic="override", end="2018-06-30")
        assert (options.logic, options.end) == (Logic.OVERRIDE, day("2018-06-30"))

    def test_they_are_frozen(self) -> None:
        """Options cannot be changed; others are made from them."""
        options = ScheduleOptions()
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            options.least_days = 1  # type: ignore[misc]
        assert attrs.evolve(options, least_days=1).least_days == 1


class TestRefusals:
    """`ScheduleOptions` and `Constraint` keep what they are given, and refuse what means nothing."""

    def test_lists_are_kept_as_tuples(self) -> None:
        """So that nobody changes them, and options can be told apart."""
        options = ScheduleOptions(constraints=[Constraint(task="1", type="ALAP")])
        assert options == ScheduleOptions(constraints=(Constraint(task="1", type=ConstraintType("ALAP")),))
        assert hash(options) == hash(ScheduleOptions(constraints=options.constraints))

    def test_what_means_nothing_is_refused_in_both_languages(self) -> None:
        """A type, a logic, days."""
        refusals = (
            (lambda: Constraint(task="1", type="XX"), "XX: must be one of SNET", "XX：须为"),
            (lambda: ScheduleOptions(logic="XX"), "XX: must be one of retained", "XX：须为"),
            (lambda: ScheduleOptions(least_days=-1), "least days: -1, must be 0 or more", "最少天数：-1"),
        )
        for refused, english, chinese in refusals:
            with pytest.raises(ModelError) as why:
                refused()
            assert why.value.text("en").startswith(english)
            assert why.value.text("zh").startswith(chinese)
