"""Relations between tasks."""

from __future__ import annotations

import pytest

from egov_consolidation.errors import ModelError
from egov_consolidation.model import ALL_MARKS, Dependency, DependencyType, Mark, Support


class TestDependency:
    """`Dependency`."""

    def test_only_its_ends_are_needed(self) -> None:
        """Finish to start, no lag, explicit: the short form of plan files."""
        plain = Dependency(predecessor="1.1", successor="1.2")
        assert (plain.type, plain.lag, plain.mark) == (DependencyType.FINISH_TO_START, 0, Mark.EXPLICIT)
        assert (plain.quotes, plain.reason) == ((), None)

    @pytest.mark.parametrize(("predecessor", "successor"), [("", "1"), ("1", ""), (" ", "1")])
    def test_an_end_that_is_empty_is_refused(self, predecessor: str, successor: str) -> None:
        """It would relate nothing."""
        with pytest.raises(ModelError):
            Dependency(predecessor=predecessor, successor=successor)

    def test_what_is_wrong_but_meaningful_can_be_said(self) -> None:
        """A task that waits for itself, or for earlier days, is for a rule to find."""
        assert Dependency(predecessor="1", successor="1", lag=-3).lag == -3


class TestSupport:
    """`Support`."""

    @pytest.mark.parametrize(("supporter", "supported"), [("", "1"), ("1", "")])
    def test_an_end_that_is_empty_is_refused(self, supporter: str, supported: str) -> None:
        """As for dependencies."""
        with pytest.raises(ModelError):
            Support(supporter=supporter, supported=supported)


class TestEnumerations:
    """The words of files."""

    def test_types_and_marks_are_written_as_files_write_them(self) -> None:
        """PMI's letters, and the marks by name."""
        assert {one.value for one in DependencyType} == {"FS", "SS", "FF", "SF"}
        assert {one.value for one in ALL_MARKS} == {"explicit", "implied", "judgement"}
