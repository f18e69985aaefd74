"""Laws of duties that begin when something is built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import Day, day
from egov_consolidation.findings import Verdict
from egov_consolidation.inventory import NOT_YET, Facility, Inventory
from egov_consolidation.ledger import ProgressEntry, State

from .reported import ANNEX, of_task, report, single

SITES = {"1.12": "2.2.12", "1.13": "2.2.13", "3.7": "2.2.12", "3.8": "2.2.13"}
days = st.integers(-3, 3).map(lambda offset: day("2018-06-30").add(days=offset))


class TestDutyBeginsAtGoLive:
    """OP04."""

    @given(st.sampled_from(sorted(SITES)), st.sampled_from(State), days, days, st.booleans())
    def test_it_counts_from_the_actual_day(
        self, task_id: str, state: State, live: Day, reported: Day, in_inventory: bool
    ) -> None:
        """That of the facility, which goes before what the ledger says of the row that builds it."""
        site = ANNEX[SITES[task_id]]
        done_on = day("2018-06-01") if in_inventory else live
        built = ProgressEntry(id="1", task=site.id, unit=site.lead_units[0], state=State.DONE, done_on=done_on)
        duty = ProgressEntry(id="2", task=task_id, unit="a", state=state, reported_on=reported)
        facility = Facility(id="f", name=site.deliverables[0].name, in_service_on=live)
        inventory = Inventory(id="i", facilities=(facility,) if in_inventory else ())
        found = report("OP04", built, duty, as_of="2018-12-31", inventory=inventory)
        early = state is not State.NOT_STARTED and reported < live
        assert single(found, "OP04", task_id, "a") is (Verdict.FAIL if early else Verdict.PASS)

    @pytest.mark.parametrize(("done_on", "told"), [(NOT_YET, "“尚未”"), (day("2018-07-01"), "“2018-07-01”")])
    def test_since_when_it_is_there_is_told(self, done_on: Day, told: str) -> None:
        """The day, or that there is none yet."""
        facility = Facility(id="f", name=ANNEX["2.2.12"].deliverables[0].name, in_service_on=done_on)
        duty = ProgressEntry(id="2", task="1.12", unit="a", state=State.UNDER_WAY, reported_on=day("2018-06-30"))
        inventory = Inventory(id="i", facilities=(facility,))
        (found,) = of_task(report("OP04", duty, as_of="2018-12-31", inventory=inventory), "1.12")
        assert told in found.text("zh")

    def test_a_facility_of_which_no_day_is_known_leaves_it_to_the_ledger(self) -> None:
        """It is listed, and that is all."""
        site = ANNEX["2.2.12"]
        built = ProgressEntry(
            id="1", task=site.id, unit=site.lead_units[0], state=State.DONE, done_on=day("2018-06-01")
        )
        duty = ProgressEntry(id="2", task="1.12", unit="a", state=State.UNDER_WAY)
        inventory = Inventory(id="i", facilities=(Facility(id="f", name=site.deliverables[0].name),))
        assert of_task(report("OP04", built, duty, as_of="2018-12-31", inventory=inventory), "1.12") == ()

    @pytest.mark.parametrize("task_id", ["1.5", "1.9", "3.4"])
    def test_other_standing_duties_begin_at_once(self, task_id: str) -> None:
        """A support alone is no start."""
        duty = ProgressEntry(id="2", task=task_id, unit="a", state=State.UNDER_WAY)
        assert of_task(report("OP04", duty, as_of="2017-12-01"), task_id) == ()
