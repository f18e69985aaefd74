"""A baseline read from the file that an earlier check wrote."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from egov_consolidation.dates import day
from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.reading import baseline_from_data, read_baseline
from egov_consolidation.settings import Baseline, KnownFinding

from .drawn_json import json_like

ENTRY = {"fingerprint": "0123456789abcdef", "rule": "PL04", "verdict": "FAIL", "subjects": ["1.1", "1.10"]}
WHOLE: dict[str, Any] = {
    "schema": "egov/baseline/1",
    "plan": {"id": "dalian-2017", "title": "方案", "source_sha256": None},
    "as_of": "2018-07-01",
    "findings": [ENTRY],
}

HOSTILE = json_like("schema", "plan", "id", "as_of", "findings", "fingerprint", "rule", "verdict", "subjects")


def refusal(data: object) -> list[str]:
    """Return what is refused, in English."""
    with pytest.raises(ReadingError) as caught:
        baseline_from_data(data, document="b")
    assert len(caught.value.text("zh").splitlines()) == caught.value.total
    return str(caught.value).splitlines()


class TestReadBaseline:
    """`read_baseline`."""

    def test_a_file_reads_as_it_says(self, tmp_path: Path) -> None:
        """The findings, the plan, and the day of then."""
        path = tmp_path / "baseline.json"
        path.write_text(json.dumps(WHOLE), encoding="utf-8")
        known = KnownFinding(fingerprint="0123456789abcdef", verdict="FAIL", rule_id="PL04", subjects=("1.1", "1.10"))
        assert read_baseline(path) == Baseline(findings=(known,), plan="dalian-2017", as_of=day("2018-07-01"))

    def test_another_kind_of_file_is_refused(self, tmp_path: Path) -> None:
        """It is JSON, and nothing else."""
        with pytest.raises(UsageError):
            read_baseline(tmp_path / "baseline.toml")


class TestBaselineFromData:
    """`baseline_from_data`."""

    def test_fingerprints_are_enough(self) -> None:
        """The rest is for people; without a verdict, either is known."""
        read = baseline_from_data(
            {"schema": "egov/baseline/1", "findings": [{"fingerprint": "0123456789abcdef"}]}, document="b"
        )
        assert read == Baseline(findings=(KnownFinding(fingerprint="0123456789abcdef"),))

    @pytest.mark.parametrize(
        ("data", "path"),
        [
            ({**WHOLE, "schema": "egov/report/1"}, "$.schema"),
            ({key: value for key, value in WHOLE.items() if key != "schema"}, "$.schema"),
            ({key: value for key, value in WHOLE.items() if key != "findings"}, "$.findings"),
            ({**WHOLE, "known": []}, "$.known"),
            ({**WHOLE, "as_of": "yesterday"}, "$.as_of"),
            ({**WHOLE, "plan": {"title": "方案"}}, "$.plan.id"),
            ({**WHOLE, "findings": [{"rule": "PL04"}]}, "$.findings[0].fingerprint"),
            ({**WHOLE, "findings": [{**ENTRY, "fingerprint": "0123"}]}, "$.findings[0].fingerprint"),
            ({**WHOLE, "findings": [{**ENTRY, "fingerprint": "0123456789ABCDEF"}]}, "$.findings[0].fingerprint"),
            ({**WHOLE, "findings": [{**ENTRY, "verdict": "PASS"}]}, "$.findings[0].verdict"),
            ({**WHOLE, "findings": [{**ENTRY, "verdict": "ERROR"}]}, "$.findings[0].verdict"),
            ({**WHOLE, "findings": [{**ENTRY, "subjects": "1.1"}]}, "$.findings[0].subjects"),
            ([], "$"),
        ],
    )
    def test_each_problem_has_its_place(self, data: object, path: str) -> None:
        """A report is no baseline, and half a fingerprint none."""
        (said,) = refusal(data)
        assert said.startswith(f"b {path}: ")

    @given(data=HOSTILE)
    def test_nothing_from_outside_stops_it(self, data: object) -> None:
        """Whatever JSON can hold is read, or refused with its places."""
        with contextlib.suppress(ReadingError):
            baseline_from_data(data, document="h")
