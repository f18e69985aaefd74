"""What was found before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.settings import Baseline, KnownFinding

PRINTS, VERDICTS = st.sampled_from("abc"), st.sampled_from(("FAIL", "UNKNOWN"))
KNOWN = st.lists(st.builds(KnownFinding, fingerprint=PRINTS, verdict=st.one_of(VERDICTS, st.just("")))).map(tuple)


class TestBaseline:
    """`Baseline`."""

    @given(KNOWN, PRINTS, VERDICTS)
    def test_a_finding_is_known_by_fingerprint_and_verdict(
        self, findings: tuple[KnownFinding, ...], fingerprint: str, verdict: str
    ) -> None:
        """By the definition; an entry without a verdict knows both."""
        expected = any(one.fingerprint == fingerprint and one.verdict in {"", verdict} for one in findings)
        assert Baseline(findings=findings).knows(fingerprint, verdict) is expected

    def test_a_departure_that_could_not_be_decided_before_is_news(self) -> None:
        """Nobody has known it."""
        before = Baseline(findings=(KnownFinding(fingerprint="a", verdict="UNKNOWN"),))
        assert before.knows("a", "UNKNOWN")
        assert not before.knows("a", "FAIL")

    def test_an_empty_baseline_knows_nothing(self) -> None:
        """So everything is new."""
        assert not Baseline().knows("a", "FAIL")
