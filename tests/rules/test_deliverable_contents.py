"""What a thing that was handed in has to show, where not all is known of what was handed in."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation.dates import day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import Submission
from egov_consolidation.model import Dependency, DependencyType

from .handing_in import OTHER, departments, finding, handed_in, plan, report, task

BOTH = ("outside_investment", "simpler_approval")
AS_OF = "2018-07-05"


class TestWithAttachments:
    """FI01, and SU08 in the same way."""

    def test_another_submission_may_be_the_one_that_shows_it(self) -> None:
        """It is undecided where it is not known whether that is one of the thing."""
        submissions = [handed_in(), handed_in(id="2", deliverable=None, attachments=BOTH)]
        found = finding(report("FI01", plan(task(rule="FI01")), submissions, as_of=AS_OF))
        assert (found.verdict, found.missing) == (Verdict.UNKNOWN, ("submissions/2: deliverable",))

    def test_what_is_lacking_is_named(self) -> None:
        """In both languages."""
        found = finding(report("FI01", plan(task(rule="FI01")), [handed_in()], as_of=AS_OF))
        assert "no provisions that simplify approval and no provisions on non-government investment" in found.message
        assert "未附简化审批流程的规定和社会投资参与的规定" in found.text("zh")


class TestCoversEveryDepartment:
    """SU01."""

    def test_another_report_may_cover_who_is_left_out(self) -> None:
        """Where it is not known whether that is a report of the inspection."""
        submissions = [handed_in(covers=("甲局",)), handed_in(id="2", deliverable=None, covers=("乙局",))]
        one = plan(task(rule="SU01"))
        found = finding(report("SU01", one, submissions, as_of=AS_OF, units=departments("甲局", "乙局")))
        assert (found.verdict, found.missing) == (Verdict.UNKNOWN, ("submissions/2: deliverable",))


class TestNotBeforeItsPredecessors:
    """CA11."""

    WAITS = Dependency(predecessor="1", successor="2", type=DependencyType.FINISH_TO_START)
    PLAN = plan(
        task("1", things=("汇总目录",), rule="CA11"),
        attrs.evolve(task("2", things=("审定目录",), unit=OTHER, rule="CA11"), dependencies=(WAITS,)),
    )
    COMPILED = handed_in(deliverable="汇总目录", submitted_on=day("2018-06-20"))
    APPROVED = handed_in(id="2", unit=OTHER, deliverable="审定目录", submitted_on=day("2018-06-10"))

    @pytest.mark.parametrize(
        "third",
        [
            attrs.evolve(APPROVED, id="3", submitted_on=None),
            attrs.evolve(COMPILED, id="3", submitted_on=None),
        ],
        ids=["approved-once-more", "compiled-before"],
    )
    def test_a_submission_without_a_day_may_put_them_in_order(self, third: Submission) -> None:
        """Approved once more behind it, or compiled before."""
        found = finding(report("CA11", self.PLAN, [self.COMPILED, self.APPROVED, third], as_of=AS_OF))
        assert (found.subjects[0], found.verdict, found.missing) == (
            "2",
            Verdict.UNKNOWN,
            ("submissions/3: submitted_on",),
        )

    def test_both_days_are_told(self) -> None:
        """And the task that comes first."""
        found = finding(report("CA11", self.PLAN, [self.COMPILED, self.APPROVED], as_of=AS_OF))
        assert found.verdict is Verdict.FAIL
        assert all(word in found.message for word in ("2018-06-10", "2018-06-20", "task 1"))
