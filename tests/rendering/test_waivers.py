"""What permits a departure: who approved it, until when, and why."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import day
from egov_consolidation.rendering._waivers import waiver_json, waiver_said
from egov_consolidation.settings import Waiver

WAIVER = Waiver(
    rule_id="NW05",
    subjects=("lines/7",),
    reason="过渡期内保留",
    approver="市政府办公厅",
    first_day=day("2018-01-01"),
    last_day=day("2018-06-30"),
)


class TestWaiverJson:
    """`waiver_json`."""

    def test_what_is_not_waived_has_none(self) -> None:
        """The key is there all the same."""
        assert waiver_json(None) is None

    def test_days_are_said_as_days(self) -> None:
        """Both ends of the term, and an empty word where no document is named."""
        assert waiver_json(WAIVER) == {
            "reason": "过渡期内保留",
            "approver": "市政府办公厅",
            "from": "2018-01-01",
            "last_day": "2018-06-30",
            "evidence": "",
            "document": "waivers.toml",
        }


class TestWaiverSaid:
    """`waiver_said`."""

    def test_the_document_is_named_where_there_is_one(self) -> None:
        """In brackets behind the reason."""
        assert waiver_said(WAIVER, "zh") == "经市政府办公厅批准豁免，有效期至 2018-06-30（含当日）：过渡期内保留"
        named = attrs.evolve(WAIVER, evidence="大政办函〔2018〕3号")
        assert waiver_said(named, "zh").endswith("：过渡期内保留（大政办函〔2018〕3号）")
        assert waiver_said(named, "en").endswith(": 过渡期内保留 (大政办函〔2018〕3号)")
